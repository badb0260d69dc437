"""Who speaks in an interview or a debate: names with a colon that begin lines again and again ("Ana Lind: We had no choice.")."""

import re
from collections import Counter
from collections.abc import Iterable

from .headings import is_section_word

LABEL = re.compile(r"((?:[A-Z][\w.’'-]*)(?: [A-Z][\w.’'-]*){0,3}):\s+(?=\S)")
MIN_LINES = 3
MIN_REPEATS = 2


def find_speakers(lines: Iterable[str]) -> frozenset[str]:
    """The labels of a dialogue, if one of them comes back and there are three such lines; else none."""
    labels = [match[1] for match in map(LABEL.match, lines) if match is not None]
    counts = Counter(label for label in labels if not is_section_word(label))
    if counts.total() < MIN_LINES or max(counts.values(), default=0) < MIN_REPEATS:
        return frozenset()
    return frozenset(counts)


def speaker_length(text: str, speakers: frozenset[str]) -> int:
    """Length of the speaker's name that begins a line, with its colon; 0 if none of `speakers` does."""
    match = LABEL.match(text) if speakers else None
    return len(match[1]) + 1 if match is not None and match[1] in speakers else 0
