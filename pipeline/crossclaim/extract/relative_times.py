"""Times that speak from where the writer stands: "last year", "on Tuesday", "two years ago"; open unless that place is known."""

import re
from datetime import date, timedelta
from typing import Literal, NamedTuple

from crossclaim_schemas.claim import TimeRelation

from . import intervals
from .calendar_patterns import MONTHS, SEASONS
from .intervals import OPEN, Interval
from .numbers import read_number

Direction = Literal["past", "future", "unknown"]
WEEKDAYS = {
    name: number
    for number, names in enumerate(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
    for name in names.split()
}
_UNITS = r"(day|week|month|quarter|year|decade|century|centurie|season|weekend|hour|minute)s?"
_NAMED = "|".join((*WEEKDAYS, *(name for name in MONTHS if not name.endswith(".")), *SEASONS))
_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}
_NOW = frozenset(("currently", "now", "nowadays", "presently"))
_SETS = {
    "annual": "year", "annually": "year", "yearly": "year", "monthly": "month", "weekly": "week", "daily": "day",
    "quarterly": "quarter", "biennial": "year", "biennially": "year", "triennial": "year", "triennially": "year",
    "quadrennial": "year", "quinquennial": "year", "fortnightly": "week", "nightly": "day", "biannual": "year", "biannually": "year",
}  # fmt: skip
# Years between two occasions, for sets of more than one period.
PERIODS = {"biennial": 2, "biennially": 2, "triennial": 3, "triennially": 3, "quadrennial": 4, "quinquennial": 5}
STARTERS = (
    frozenset(_DAYS) | _NOW | frozenset(_SETS) | frozenset(WEEKDAYS)
    | frozenset("last this next past previous following coming same every each per recent these later earlier ago hence to at".split())
)  # fmt: skip

_LAST = re.compile(rf"(last|this|next|past|previous|following|coming|same|current) (?:{_UNITS}|({_NAMED}))(?![^ ])")
_PAST = re.compile(rf"(?:last|past|previous|next|coming) (?=[a-z0-9])(.+?) {_UNITS}(?![^ ])")
_RECENT = re.compile(r"(?:recent|these|coming) (?:years|months|weeks|days|decades)(?![^ ])")
_EVERY = re.compile(rf"(every|each|per) (?:(other|second|third|fourth|few|[a-z0-9-]+) )?{_UNITS}(?![^ ])")
_EVERY_NAMED = re.compile(rf"(?:every|each) (?:{_NAMED})(?![^ ])")
_PER_ANNUM = re.compile(r"per annum(?![^ ])")
_TO_DATE = re.compile(r"to date(?![^ ])|at present(?![^ ])")
_GRANULARITIES = {
    "day": "day", "week": "week", "weekend": "week", "month": "month", "quarter": "quarter", "year": "year", "decade": "decade",
    "century": "century", "centurie": "century", "season": "season", "fortnight": "week",
}  # fmt: skip


class RelativeReading(NamedTuple):
    """A relative time or a set: `length` pieces; `vague` readings need the tense of their clause."""

    interval: Interval
    length: int
    relation: TimeRelation = "at"


def read_relative(window: str, published: date | None, direction: Direction) -> RelativeReading | None:
    """The relative time or set at the beginning of a window of lower-case pieces, seen from `published`."""
    word = window.partition(" ")[0]
    if word in _DAYS:
        return RelativeReading(_on(published, _DAYS[word]), 1)
    if word in _NOW:
        return RelativeReading(_on(published, 0), 1)
    if word in _SETS:
        return _read_set(word)
    if word in WEEKDAYS:
        return RelativeReading(_weekday(WEEKDAYS[word], published, direction), 1)
    match = _TO_DATE.match(window)
    if match:
        until = match[0] == "to date"
        moment = _on(published, 0)
        return RelativeReading(
            Interval(None if until else moment.start, moment.end, moment.granularity), 2, "until" if until else "at"
        )
    return _read_every(window) or _read_last(window, published) or _read_past(window, published)


def partial_year(month: int, day: int | None, published: date, direction: Direction) -> Interval | None:
    """A date without its year as seen from `published`: the latest one for the past, the next one for the future."""
    this = intervals.day(published.year, month, day) if day else intervals.months(published.year, month, month)
    if this is None or this.start is None or direction == "unknown":
        return None
    today = published.isoformat()
    year = published.year
    if direction == "past" and this.start > today:
        year -= 1
    elif direction == "future" and (this.end or today) < today:
        year += 1
    return intervals.day(year, month, day) if day else intervals.months(year, month, month)


def _on(published: date | None, days: int) -> Interval:
    return intervals.of_day(published + timedelta(days=days)) if published else OPEN


def _read_set(word: str) -> RelativeReading:
    granularity = _GRANULARITIES[_SETS[word]]
    return RelativeReading(Interval(None, None, granularity), 1, "every")  # type: ignore[arg-type]


def _weekday(number: int, published: date | None, direction: Direction) -> Interval:
    """The last such day up to the day of publication, or the next one, as the tense of the clause tells."""
    if published is None or direction == "unknown":
        return OPEN
    if direction == "past":
        return _on(published, -((published.weekday() - number) % 7))
    return _on(published, (number - published.weekday()) % 7)


def _read_every(window: str) -> RelativeReading | None:
    match = _EVERY.match(window)
    if match:
        unit = match[3]
        if (
            match[2]
            and match[2] not in ("other", "second", "third", "fourth", "few")
            and not read_number(match[2].split(), 0)
        ):
            return None
        granularity = _GRANULARITIES.get(unit, "open")
        return RelativeReading(Interval(None, None, granularity), match[0].count(" ") + 1, "every")  # type: ignore[arg-type]
    match = _EVERY_NAMED.match(window)
    if match:
        named = match[0].split()[1]
        finest = "day" if named in WEEKDAYS else ("season" if named in SEASONS else "month")
        return RelativeReading(Interval(None, None, finest), 2, "every")  # type: ignore[arg-type]
    if _PER_ANNUM.match(window):
        return RelativeReading(Interval(None, None, "year"), 2, "every")
    return None


def _read_last(window: str, published: date | None) -> RelativeReading | None:
    match = _LAST.match(window)
    if not match:
        return None
    step = {"last": -1, "this": 0, "current": 0, "next": 1}.get(match[1])
    interval = OPEN
    if published and step is not None:
        interval = _shift_unit(match[2], published, step) if match[2] else _shift_named(match[3], published, step)
    return RelativeReading(interval, 2)


def _shift_unit(unit: str, published: date, step: int) -> Interval:
    if unit == "year":
        return intervals.years(published.year + step, published.year + step)
    if unit == "month":
        moved = intervals.shift_months(published, step)
        return intervals.months(moved.year, moved.month, moved.month)
    if unit == "week":
        return intervals.week_of(published + timedelta(days=7 * step))
    if unit == "quarter":
        moved = intervals.shift_months(published, 3 * step)
        return intervals.quarter(moved.year, (moved.month + 2) // 3)
    if unit == "decade":
        first = published.year - published.year % 10 + 10 * step
        return intervals.years(first, first + 9, "decade")
    return OPEN


def _shift_named(name: str, published: date, step: int) -> Interval:
    """ "last Tuesday" before today, "next May" after this month, "this summer" of this year."""
    if name in WEEKDAYS:
        ahead = (WEEKDAYS[name] - published.weekday()) % 7
        days = ahead - 7 if step < 0 else (ahead or 7 if step > 0 else WEEKDAYS[name] - published.weekday())
        return _on(published, days)
    today = published.isoformat()
    for year in (published.year - 1, published.year, published.year + 1)[:: 1 if step >= 0 else -1]:
        found = intervals.season(year, name) if name in SEASONS else intervals.months(year, MONTHS[name], MONTHS[name])
        if found.start is None or found.end is None:
            continue
        if (
            (step < 0 and found.end < today)
            or (step > 0 and found.start > today)
            or (step == 0 and year == published.year)
        ):
            return found
    return OPEN


def _read_past(window: str, published: date | None) -> RelativeReading | None:
    """ "past two years", "last 12 months", "next five years" as a stretch that ends or begins at publication."""
    match = _RECENT.match(window)
    if match:
        return RelativeReading(OPEN, 2, "during")
    match = _PAST.match(window)
    if not match or match[2] not in ("day", "week", "month", "year", "decade"):
        return None
    pieces = match[1].split()
    number = read_number(pieces, 0)
    if match[1] not in ("few", "several", "couple of") and (number is None or number.end != len(pieces)):
        return None
    length = match[0].count(" ") + 1
    if number is None or published is None or number.value != int(number.value) or number.value > 2000:
        return RelativeReading(OPEN, length, "during")
    ahead = window.startswith(("next", "coming"))
    other = shift(published, int(number.value) * (1 if ahead else -1), match[2])
    first, last = sorted((published, other))
    granularity = _GRANULARITIES[match[2]]
    return RelativeReading(Interval(first.isoformat(), last.isoformat(), granularity), length, "during")  # type: ignore[arg-type]


def shift(moment: date, count: int, unit: str) -> date:
    """The date so many days, weeks, months, years or decades away."""
    if unit in ("day", "week"):
        return moment + timedelta(days=count * (7 if unit == "week" else 1))
    return intervals.shift_months(moment, count * {"month": 1, "year": 12, "decade": 120}[unit])


def ago(count: float, unit: str, published: date | None) -> Interval:
    """ "three years ago" is the year, "ten days ago" the day; open when it cannot be told to that granularity."""
    if published is None or count != int(count) or unit not in ("day", "week", "month", "year") or count > 2000:
        return OPEN
    moment = shift(published, -int(count), unit)
    if unit == "year":
        return intervals.years(moment.year, moment.year)
    if unit == "month":
        return intervals.months(moment.year, moment.month, moment.month)
    return intervals.week_of(moment) if unit == "week" else intervals.of_day(moment)
