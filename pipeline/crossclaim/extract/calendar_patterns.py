"""What a calendar expression looks like, and the interval that it names: dates, months, years, quarters, seasons, centuries."""

import re
from collections.abc import Callable
from typing import NamedTuple

from . import intervals
from .intervals import Interval
from .numbers import ORDINALS, TENS

MONTHS = {
    name: number + 1
    for number, names in enumerate(
        ("january jan jan.", "february feb feb.", "march mar.", "april apr apr.", "may", "june jun jun.", "july jul jul.",
         "august aug aug.", "september sept sep sept. sep.", "october oct oct.", "november nov nov.", "december dec dec.")
    )
    for name in names.split()
}  # fmt: skip
SEASONS = frozenset(("spring", "summer", "autumn", "fall", "winter"))
_NINETIES = {word[:-1] + "ies": value for word, value in TENS.items() if value >= 30}
# Words at which a calendar expression may begin, apart from digits.
STARTERS = (
    frozenset(MONTHS) | SEASONS | frozenset(ORDINALS) | frozenset(_NINETIES) | frozenset(("fy", "q", "h", "fiscal", "financial", "ad", "a.d.", "'", "’", "last"))
)  # fmt: skip

_M = "|".join(re.escape(name) for name in sorted(MONTHS, key=len, reverse=True))
_Y = r"1\d{3}|20\d{2}|2100"
_D = r"(\d{1,2})(?:st|nd|rd|th)?"
_ORD = r"(?:(\d{1,2})(?:st|nd|rd|th)|(" + "|".join(ORDINALS) + r"|twenty - first))"
_BC = r"b\.?c\.?(?:e\.?)?"
_TO = r"(?:-|to|and|or)"


class Reading(NamedTuple):
    """What was read at a place: `length` pieces name `interval`; a date without its year is `partial` (month, day or None);
    `lasting` says that two ends are named ("2012-2013")."""

    interval: Interval
    length: int
    partial: tuple[int, int | None] | None = None
    lasting: bool = False


def read_calendar(window: str) -> Reading | None:
    """The calendar expression at the beginning of a window of lower-case pieces; bare years are not read here."""
    for pattern, make in _PATTERNS:
        match = pattern.match(window)
        if match:
            interval = make(match)
            if interval is not None:
                lasting = make in (_span, _days_first, _days_after) and interval.granularity != "season"
                return Reading(interval, match[0].count(" ") + 1, lasting=lasting)
    partial = _PARTIAL.match(window)
    if partial:
        return _read_partial(partial)
    return None


def _read_partial(match: re.Match[str]) -> Reading | None:
    number = match[1] or match[4]
    month = MONTHS[match[2] or match[3]]
    if number and not 1 <= int(number) <= 31:
        return None
    return Reading(intervals.OPEN, match[0].count(" ") + 1, (month, int(number) if number else None))


def _ordinal(match: re.Match[str], first: int) -> int:
    digits, word = match[first], match[first + 1]
    return int(digits) if digits else (21 if word == "twenty - first" else ORDINALS[word])


def full_year(first: str, second: str) -> int | None:
    """The year that "22" means in "2021-22"; None unless it follows the first."""
    year = int(second) if len(second) == 4 else int(first[: 4 - len(second)] + second)
    if len(second) == 2 and year < int(first):
        year += 100
    return year if int(first) < year else None


def _day_month(match: re.Match[str]) -> Interval | None:
    return intervals.day(int(match[3]), MONTHS[match[2]], int(match[1]))


def _month_day(match: re.Match[str]) -> Interval | None:
    return intervals.day(int(match[3]), MONTHS[match[1]], int(match[2]))


def _days_first(match: re.Match[str]) -> Interval | None:
    return _days(match[4], match[3], match[1], match[2])


def _days_after(match: re.Match[str]) -> Interval | None:
    return _days(match[4], match[1], match[2], match[3])


def _days(year: str, month: str, first: str, last: str) -> Interval | None:
    start, end = (intervals.day(int(year), MONTHS[month], int(number)) for number in (first, last))
    return intervals.join(start, end) if start and end else None


def _span(match: re.Match[str]) -> Interval | None:
    last = full_year(match[1], match[2])
    if last is None or last > 2150:
        return None
    return intervals.years(int(match[1]), last, "season" if match[3] else "year")


def _fiscal(match: re.Match[str]) -> Interval | None:
    first = int(match[1]) if len(match[1]) == 4 else 2000 + int(match[1])
    last = full_year(str(first), match[2]) if match[2] else first
    return intervals.years(first, last) if last else None


def _slashed(match: re.Match[str]) -> Interval | None:
    first, second, year = int(match[1]), int(match[2]), int(match[3])
    if first > 12 >= second >= 1:
        return intervals.day(year, second, first)
    if second > 12 >= first >= 1:
        return intervals.day(year, first, second)
    # Day and month cannot be told apart; the year is certain.
    return intervals.years(year, year) if first <= 12 and second <= 12 else None


def _half(match: re.Match[str]) -> Interval:
    second = match[1] in ("second", "2")
    return intervals.months(int(match[2]), 7 if second else 1, 12 if second else 6, "quarter")


def _quarter(match: re.Match[str]) -> Interval | None:
    number = 4 if match[0].startswith("last") else _ordinal(match, 1)
    return intervals.quarter(int(match[3]), number) if number <= 4 else None


def _decade(match: re.Match[str]) -> Interval:
    year = int(match[1])
    return intervals.years(year, year + (99 if year % 100 == 0 and year < 2000 else 9), "century" if year % 100 == 0 and year < 2000 else "decade")  # fmt: skip


def _short_decade(match: re.Match[str]) -> Interval | None:
    value = int(match[1]) if match[1] else _NINETIES[match[2]]
    return intervals.years(1900 + value, 1909 + value, "decade") if value >= 30 else None


def _century(match: re.Match[str]) -> Interval | None:
    number = _ordinal(match, 1)
    if not match[3]:
        return intervals.century(number, bool(match[5])) if number <= 21 or match[5] else None
    second = int(re.sub(r"\D", "", match[3]) or 0) or ORDINALS.get(match[3], 0)
    first, last = intervals.century(number, bool(match[5])), intervals.century(second, bool(match[5]))
    return intervals.join(first, last) if second else None


def _year_bc(match: re.Match[str]) -> Interval:
    year = 1 - int(match[1])
    return intervals.years(year, year)


_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Interval | None]], ...] = tuple(
    (re.compile(rf"(?:{pattern})(?![^ ])"), make)
    for pattern, make in (
        (
            rf"({_Y}) - (\d\d) - (\d\d)",
            lambda m: intervals.day(int(m[1]), int(m[2]), int(m[3])) if 1 <= int(m[2]) <= 12 else None,
        ),
        (r"(\d{1,2})[/.](\d{1,2})[/.](" + _Y + ")", _slashed),
        (rf"{_D} {_TO} {_D} (?:of )?({_M}),? (?:, )?({_Y})", _days_first),
        (rf"({_M}) {_D} {_TO} {_D} (?:, )?({_Y})", _days_after),
        (rf"{_D} (?:of )?({_M}) (?:, )?({_Y})", _day_month),
        (rf"({_M}) {_D} (?:, )?({_Y})", _month_day),
        (rf"({_M}) (?:, |of )?({_Y})", lambda m: intervals.months(int(m[2]), MONTHS[m[1]], MONTHS[m[1]])),
        (rf"({_Y})/(\d\d|{_Y})( (?:season|campaign|academic year|school year))?", _span),
        (rf"({_Y}) [-/] (\d\d|{_Y})( (?:[a-z]+ )?(?:season|campaign|academic year|school year))?", _span),
        (rf"(?:fy|(?:fiscal|financial)(?: year)?) ({_Y}|\d\d)(?: ?[-/] ?(\d\d|{_Y}))?", _fiscal),
        (rf"(?:{_ORD}|last) (?:- )?quarter (?:of |in )?(?:fiscal |the year )?({_Y})", _quarter),
        (rf"q ([1-4]) (?:of |in |fy )?({_Y})", lambda m: intervals.quarter(int(m[2]), int(m[1]))),
        (r"q ([1-4])", lambda m: intervals.OPEN),
        (rf"({_Y}) q ([1-4])", lambda m: intervals.quarter(int(m[1]), int(m[2]))),
        (
            rf"(?:h )?(first|second|1|2) (?:half (?:of |in )?)?({_Y})",
            lambda m: _half(m) if m[0][0] == "h" or "half" in m[0] else None,
        ),
        (rf"(spring|summer|autumn|fall|winter) (?:of |in )?({_Y})", lambda m: intervals.season(int(m[2]), m[1])),
        (r"(1\d\d0|20[0-9]0) ?(?:'|’)? ?s", _decade),
        (r"(?:'|’) ?(\d0) ?s|(" + "|".join(_NINETIES) + ")", _short_decade),
        (
            rf"{_ORD} (?:(?:and|to|or|-) (?:the )?(\d{{1,2}}(?:st|nd|rd|th)|[a-z]+) )?(?:- )?(century|centuries)( {_BC})?",
            _century,
        ),
        (rf"(\d{{1,4}}) {_BC}", _year_bc),
        (r"(\d{1,4}) (?:a\.?d\.?|c\.?e\.?)", lambda m: intervals.years(int(m[1]), int(m[1]))),
        (r"a\.?d\.? (\d{1,4})", lambda m: intervals.years(int(m[1]), int(m[1]))),
    )
)
_PARTIAL = re.compile(rf"(?:{_D} (?:of )?({_M})|({_M})(?: {_D})?)(?![^ ])")
