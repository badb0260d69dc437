"""Text made safe to read and to show: no control characters, no lone surrogates, nothing that reverses or piles up characters."""

import re
import unicodedata
from itertools import groupby

CONTROLS = {code: " " for code in (*range(32), *range(127, 160)) if code not in (9, 10)}
SURROGATE = re.compile("[\ud800-\udfff]")
# Embeddings, overrides and isolates: they make a text look other than it reads. Marks of direction (U+200E, U+200F) only set a space right.
BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
# UAX #15, "Stream-Safe Text Format": no language needs more marks than this on one letter.
MAX_MARKS = 30
MAYBE_MARKS = re.compile(rf"[^\w\s!-/:-@\[-`{{-~]{{{MAX_MARKS + 1},}}")


def scrub(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with `\\n` as only line break, and what was changed in it.

    A control character becomes a space and a lone surrogate U+FFFD; characters that reverse the order of others go, and so do
    the combining marks beyond thirty on one letter.
    """
    warnings: list[str] = []
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    cleaned = SURROGATE.sub("\ufffd", text.translate(CONTROLS))
    if cleaned != text:
        n_replaced = sum(1 for before, after in zip(text, cleaned, strict=True) if before != after)
        warnings.append(f"{n_replaced} control characters or lone surrogates were replaced")
    cleaned, n_reversing = BIDI.subn("", cleaned)
    if n_reversing:
        warnings.append(f"{n_reversing} characters that reverse the order of writing were removed")
    unpiled = MAYBE_MARKS.sub(_unpiled, cleaned)
    if unpiled != cleaned:
        warnings.append(f"{len(cleaned) - len(unpiled)} combining marks beyond {MAX_MARKS} on one letter were removed")
    return unpiled, tuple(warnings)


def _unpiled(match: re.Match[str]) -> str:
    runs = groupby(match.group(), key=lambda character: unicodedata.category(character) in ("Mn", "Me"))
    return "".join(
        "".join(run)[: MAX_MARKS if is_mark else None] for is_mark, run in ((key, list(run)) for key, run in runs)
    )
