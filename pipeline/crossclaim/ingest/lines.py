"""Lines of a text with their offsets, and whether the text was broken to a fixed width."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

# A line that ends in one of these goes on in the next.
DANGLING = frozenset(
    "a an and are as at be been between by for from had has have his her if in into is its nor of on or our over per "
    "than that the their these this those through to under was were when where which while who whose will with".split()
)
# ">" in front of the lines of a quoted e-mail or a block quotation; ">5 %" and ">=" are none.
QUOTE_MARK = re.compile(r"(?:>[ \t]?)*>(?:[ \t]+|(?=[^\s\d=>])|$)")
ENDS_SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]*$")
CLOSES_LINE = re.compile(r"[.!?…:;][\"'”’»)\]]*$")

MAX_WRAP_WIDTH = 140  # wider than any fixed-width convention (72, 76, 80, 100, 120)
MIN_WRAP_WIDTH = 40  # narrower columns need more evidence than two lines
NARROW_PAIRS = 6
MIN_BROKEN = 2  # the longest line of any text is full by definition
OUTLIERS = 50  # one line in so many may be longer than the width, such as one with a web address
MIN_FULL_SHARE = 0.5
MIN_LOWER_SHARE = (
    0.6  # of the lines that go on a sentence about 0.85 begin in lower case; of unrelated lines next to none
)


class Line(NamedTuple):
    """A line that is not blank, without the space around it; `gap` is the number of blank lines before it.

    `depth` is the number of marks of quoting in front of it (">"), which are no part of it.
    """

    start: int
    end: int
    indent: int
    gap: int
    text: str
    depth: int = 0

    @property
    def width(self) -> int:
        return self.indent + len(self.text)

    @property
    def begins_lower(self) -> bool:
        return self.text[0].islower()

    @property
    def is_open(self) -> bool:
        """Whether the sentence may go on in the next line."""
        return not CLOSES_LINE.search(self.text)

    @property
    def dangles(self) -> bool:
        """Whether the sentence must go on in the next line."""
        return self.text.endswith(",") or self.text.rsplit(None, 1)[-1].lower() in DANGLING


def split_lines(text: str) -> list[Line]:
    """The lines that are not blank; the first has a gap of 1, as if a blank line stood before the text."""
    lines: list[Line] = []
    start, gap = 0, 1
    for raw in text.split("\n"):
        content = raw.strip()
        indent = len(raw) - len(raw.lstrip())
        mark = QUOTE_MARK.match(content)
        if mark is not None:
            content = content[mark.end() :]
        if content:
            first = start + indent + (mark.end() if mark else 0)
            depth = mark.group().count(">") if mark else 0
            lines.append(Line(first, first + len(content), indent, gap, content, depth))
            gap = 0
        else:
            gap += 1
        start += len(raw) + 1
    return lines


def wrap_width(lines: Sequence[Line]) -> int | None:
    """The width to which paragraphs were broken, in characters; None for a text with one line a paragraph.

    In broken text a line is full: the first word of the next one would not have fitted. Most full lines stop in the middle
    of a sentence, and the lines after them begin in lower case.
    """
    pairs = [(line, after) for line, after in pairwise(lines) if after.gap == 0]
    if not pairs:
        return None
    width = sorted((line.width for line in lines), reverse=True)[len(lines) // OUTLIERS]
    broken = [(line, after) for line, after in pairs if line.is_open and is_full(line, after, width)]
    n_lower = sum(1 for _, after in broken if not after.text[0].isupper())
    if width > MAX_WRAP_WIDTH or (width < MIN_WRAP_WIDTH and len(broken) < NARROW_PAIRS):
        return None
    if len(broken) < max(MIN_BROKEN, MIN_FULL_SHARE * len(pairs)) or n_lower < MIN_LOWER_SHARE * len(broken):
        return None
    return width


def is_full(line: Line, after: Line, width: int) -> bool:
    """Whether the next line's first word would not have fitted on this one."""
    return line.width + 1 + len(after.text.split(None, 1)[0]) > width


def goes_on(line: Line, after: Line, width: int | None) -> bool:
    """Whether a paragraph that reaches `line` takes in the line after it."""
    if after.gap or after.depth != line.depth:
        return False
    if width is not None and after.indent <= line.indent and is_full(line, after, width):
        return True
    return line.is_open and (line.dangles or after.begins_lower)
