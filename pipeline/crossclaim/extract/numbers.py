"""Numbers as English writes them: digits with separators, words, magnitudes, fractions, "one in five"."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from ..tables import read_table

_TABLE = read_table("numbers")
ONES: dict[str, int] = _TABLE["ones"]
TENS: dict[str, int] = _TABLE["tens"]
MAGNITUDES: dict[str, float] = _TABLE["magnitudes"]
LETTERS: dict[str, float] = _TABLE["letters"]
GLYPHS: dict[str, float] = _TABLE["glyphs"]
ORDINALS: dict[str, int] = _TABLE["ordinals"]
TIMES: dict[str, int] = _TABLE["times"]
PARTS: dict[str, int] = {
    form: n
    for word, n in _TABLE["parts"].items()
    for form in ((word,) if word.startswith("hal") else (word, word + "s"))
}
WORDS = frozenset(ONES) | frozenset(TENS)
# What a number can begin with.
STARTERS = WORDS | frozenset(GLYPHS) | {"half", "a", "an"}

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|\d+|\d+,\d{1,2}")
_RATIO = re.compile(r"(\d{1,3})/(\d{1,3})")
_PLAIN_SHARES = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50, 100, 200, 250, 500))
# Above this, "1 in 2500" is always a ratio: nothing else is counted like that.
_LARGE_SHARE = 999


class Number(NamedTuple):
    """A number read from pieces; `end` is the piece after it. `kind` "share" is a part of a whole (two thirds, one in five)."""

    value: float
    end: int
    kind: Literal["count", "share"] = "count"
    digits: bool = False


def read_number(atoms: Sequence[str], start: int) -> Number | None:
    """The number that begins at piece `start`, None if there is none or it cannot be read with certainty.

    "two and a half million" -> 2500000; "twenty-one" -> 21; "two thirds" -> 0.6667 as a share; "nineteen eighty" -> None.
    """
    first = _at(atoms, start)
    number: Number | None
    if first == "half":
        return _read_half(atoms, start)
    if first in ("a", "an"):
        return _read_article(atoms, start)
    if first in GLYPHS:
        number = Number(GLYPHS[first], start + 1, digits=True)
    elif first[:1].isdigit():
        number = _read_digits(atoms, start)
    else:
        number = _read_words(atoms, start)
    if number is None:
        return None
    return _read_ratio(atoms, number) or _read_share(atoms, number) or _read_tail(atoms, number)


def _at(atoms: Sequence[str], index: int) -> str:
    return atoms[index] if index < len(atoms) else ""


def _past_hyphen(atoms: Sequence[str], index: int) -> int:
    return index + 1 if _at(atoms, index) == "-" else index


def _read_half(atoms: Sequence[str], start: int) -> Number | None:
    """ "half a million", "half of", "half the": what follows decides; "half" alone is not read (half-back, first half)."""
    following = _at(atoms, start + 1)
    if following in ("a", "an") and _at(atoms, start + 2) in MAGNITUDES:
        return Number(0.5 * MAGNITUDES[_at(atoms, start + 2)], start + 3)
    if following in ("a", "an"):
        return Number(0.5, start + 2)
    if following in ("of", "the", "its", "their", "his", "her", "all", "our"):
        return Number(0.5, start + 1, "share")
    return None


def _read_article(atoms: Sequence[str], start: int) -> Number | None:
    """ "a million", "a dozen", "a third of"; the article of anything else is no number."""
    following = _at(atoms, start + 1)
    if following == "half" and _at(atoms, start + 2) in MAGNITUDES:
        return Number(0.5 * MAGNITUDES[_at(atoms, start + 2)], start + 3)
    if following in MAGNITUDES and following.isalpha() and len(following) > 3:
        return _read_tail(atoms, Number(MAGNITUDES[following], start + 2))
    if following in PARTS and _at(atoms, start + 2) == "of":
        return Number(1 / PARTS[following], start + 2, "share")
    return None


def _read_digits(atoms: Sequence[str], start: int) -> Number | None:
    text = atoms[start]
    ratio = _RATIO.fullmatch(text)
    if ratio:
        upper, lower = int(ratio[1]), int(ratio[2])
        return Number(upper / lower, start + 1, "share", True) if 0 < upper < lower <= 16 else None
    if not _DIGITS.fullmatch(text):
        return None
    if re.fullmatch(r"\d+,\d{1,2}", text):
        return Number(float(text.replace(",", ".")), start + 1, digits=True)
    value, end = float(text.replace(",", "")), start + 1
    following = _at(atoms, end)
    if following in GLYPHS:
        return Number(value + GLYPHS[following], end + 1, digits=True)
    half = _RATIO.fullmatch(following)
    if half and int(half[1]) < int(half[2]) <= 16:
        return Number(value + int(half[1]) / int(half[2]), end + 1, digits=True)
    while len(text) <= 3 and re.fullmatch(r"\d{3}", _at(atoms, end)):
        value, end = value * 1000 + int(atoms[end]), end + 1
    return Number(value, end, digits=True)


def _read_words(atoms: Sequence[str], start: int) -> Number | None:
    """Number words up to the first word that does not continue the number; None for runs like "two three" or "nineteen eighty"."""
    total, current, index, scale = 0.0, 0.0, start, float("inf")
    room = 0
    while True:
        at = _past_hyphen(atoms, index) if index > start else index
        if current or total:
            at += _at(atoms, at) == "and" and (_at(atoms, at + 1) in WORDS) and (total > 0 or current >= 100)
        word = _at(atoms, at)
        if word in TENS and (index == start or room >= 100):
            current, room = current + TENS[word], 10
        elif word in ONES and (index == start or room >= 100 or (room == 10 and 0 < ONES[word] < 10)):
            current, room = current + ONES[word], 1
        elif word == "hundred" and 0 < current < 100:
            current, room = current * 100, 100
        elif word in MAGNITUDES and current and MAGNITUDES[word] < scale and word != "hundred":
            scale = MAGNITUDES[word]
            total, current, room = total + current * scale, 0.0, 1000
        else:
            return _finish_words(word, total + current, index, start)
        index = at + 1


def _finish_words(word: str, value: float, index: int, start: int) -> Number | None:
    if index == start or word in WORDS:
        return None
    return Number(value, index)


def _read_ratio(atoms: Sequence[str], number: Number) -> Number | None:
    """ "one in five", "3 out of 10", "1 in 2,500" as a share."""
    at = number.end
    out = _at(atoms, at) == "out" and _at(atoms, at + 1) == "of"
    if not out and not (_at(atoms, at) == "in" and number.value <= 10):
        return None
    begin = at + 1 + out
    second = _read_words(atoms, begin) or (_at(atoms, begin)[:1].isdigit() and _read_digits(atoms, begin)) or None
    if second is None or not 0 < number.value < second.value or number.value != int(number.value):
        return None
    # "one in 2019" is a year; a ratio is out of a round number or written with a separator.
    plain = second.value in _PLAIN_SHARES or (second.value > _LARGE_SHARE and "," in _at(atoms, begin))
    if not (plain or (out and not 1900 <= second.value < 2100)):
        return None
    return Number(number.value / second.value, second.end, "share", number.digits)


def _read_share(atoms: Sequence[str], number: Number) -> Number | None:
    """ "two thirds", "three-quarters", "one-third"; singular parts only after one, quarters only with "of" or a hyphen."""
    at = _past_hyphen(atoms, number.end)
    part = _at(atoms, at)
    if part not in PARTS or number.value != int(number.value) or not 0 < number.value < PARTS[part]:
        return None
    plural = part.endswith("s") or part == "halves"
    if plural != (number.value > 1):
        return None
    if at == number.end and (part.startswith("quarter") or not plural) and _at(atoms, at + 1) != "of":
        return None
    return Number(number.value / PARTS[part], at + 1, "share", number.digits)


def _read_tail(atoms: Sequence[str], number: Number) -> Number:
    """Halves and magnitudes after a number: "two and a half", "3.2 billion", "a hundred thousand", "$1.5-billion"."""
    value, end = number.value, number.end
    if [_at(atoms, end + n) for n in range(3)] == ["and", "a", "half"]:
        value, end = value + 0.5, end + 3
    at = _past_hyphen(atoms, end)
    while _at(atoms, at) in MAGNITUDES:
        value, end = value * MAGNITUDES[atoms[at]], at + 1
        at = _past_hyphen(atoms, end)
    return Number(value, end, number.kind, number.digits)
