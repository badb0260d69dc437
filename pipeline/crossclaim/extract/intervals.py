"""Calendar arithmetic on intervals of whole days, both ends inclusive, with years before Christ as EDTF writes them."""

import calendar
from datetime import date, timedelta
from typing import NamedTuple

from crossclaim_schemas.claim import Granularity


class Interval(NamedTuple):
    """First and last day as ISO 8601 / EDTF strings, None where open, and how fine the text is."""

    start: str | None
    end: str | None
    granularity: Granularity


_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
OPEN = Interval(None, None, "open")
# First day and last day (month, day) of northern seasons, wide enough for both the meteorological and the astronomical reading;
# a winter named by one year may be the one that begins or the one that ends in it.
_SEASONS = {
    "spring": ((3, 1), (6, 21)),
    "summer": ((6, 1), (9, 23)),
    "autumn": ((9, 1), (12, 21)),
    "fall": ((9, 1), (12, 21)),
    "winter": ((1, 1), (3, 20)),
}


def write_day(year: int, month: int, day: int) -> str:
    """The day as `YYYY-MM-DD`; year 0 is 1 BC, and 44 BC is -0043."""
    return f"{'-' if year < 0 else ''}{abs(year):04d}-{month:02d}-{day:02d}"


def days_in_month(year: int, month: int) -> int:
    """28 to 31, in the proleptic Gregorian calendar."""
    return 29 if month == 2 and calendar.isleap(year) else _LENGTHS[month - 1]


def day(year: int, month: int, number: int) -> Interval | None:
    """One day; None if the month has no such day."""
    if not 1 <= number <= days_in_month(year, month):
        return None
    text = write_day(year, month, number)
    return Interval(text, text, "day")


def months(year: int, first: int, last: int, granularity: Granularity = "month") -> Interval:
    """From the first day of one month to the last day of another in the same year."""
    return Interval(write_day(year, first, 1), write_day(year, last, days_in_month(year, last)), granularity)


def years(first: int, last: int, granularity: Granularity = "year") -> Interval:
    """From the first day of one year to the last day of another."""
    return Interval(write_day(first, 1, 1), write_day(last, 12, 31), granularity)


def quarter(year: int, number: int) -> Interval:
    """A calendar quarter, 1 to 4."""
    return months(year, 3 * number - 2, 3 * number, "quarter")


def season(year: int, name: str) -> Interval:
    """A season of the northern hemisphere; winter runs into the next year and so covers both readings of its year."""
    (first_month, first_day), (last_month, last_day) = _SEASONS[name]
    last_year = year + 1 if name == "winter" else year
    return Interval(write_day(year, first_month, first_day), write_day(last_year, last_month, last_day), "season")


def century(number: int, before_christ: bool) -> Interval:
    """The 19th century is 1801 to 1900; the 1st century BC is 100 BC to 1 BC."""
    if before_christ:
        return years(1 - 100 * number, 100 - 100 * number, "century")
    return years(100 * number - 99, 100 * number, "century")


def of_day(moment: date) -> Interval:
    """The interval of one calendar date."""
    return Interval(moment.isoformat(), moment.isoformat(), "day")


def week_of(moment: date) -> Interval:
    """Monday to Sunday around a date."""
    monday = moment - timedelta(days=moment.weekday())
    return Interval(monday.isoformat(), (monday + timedelta(days=6)).isoformat(), "week")


def shift_months(moment: date, count: int) -> date:
    """The date so many months later, on the last day of the month where the month is shorter."""
    index = moment.year * 12 + moment.month - 1 + count
    year, month = divmod(index, 12)
    return date(year, month + 1, min(moment.day, days_in_month(year, month + 1)))


def join(first: Interval, last: Interval) -> Interval | None:
    """From the start of one to the end of the other; None if that would run backwards."""
    if first.start is None or last.end is None or _sort_key(first.start) > _sort_key(last.end):
        return None
    finer = first.granularity if first.granularity == last.granularity else _finer(first.granularity, last.granularity)
    return Interval(first.start, last.end, finer)


def day_before(text: str) -> str:
    """The day before a written day."""
    return _step(text, -1)


def day_after(text: str) -> str:
    """The day after a written day."""
    return _step(text, 1)


_ORDER: tuple[Granularity, ...] = ("day", "week", "month", "quarter", "season", "year", "decade", "century", "open")


def _finer(a: Granularity, b: Granularity) -> Granularity:
    return min(a, b, key=_ORDER.index)


def _sort_key(text: str) -> tuple[int, str]:
    sign = -1 if text.startswith("-") else 1
    body = text.lstrip("-")
    return sign * int(body[:4]), body[4:]


def _step(text: str, count: int) -> str:
    year, rest = _sort_key(text)
    if 1 < year < 9999:
        return (date.fromisoformat(text) + timedelta(days=count)).isoformat()
    if count > 0 and rest == "-12-31":
        return write_day(year + 1, 1, 1)
    if count < 0 and rest == "-01-01":
        return write_day(year - 1, 12, 31)
    return text
