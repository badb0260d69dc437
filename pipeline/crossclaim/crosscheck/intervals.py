"""Times side by side: the same, one within the other, apart, or open because a text does not say."""

import re
from datetime import date
from enum import StrEnum

from crossclaim_schemas import Time


class TimeLevel(StrEnum):
    """How two times stand to each other; `A_MISSING` means that only b has one."""

    SAME = "same"
    A_FINER = "a_finer"
    B_FINER = "b_finer"
    OVERLAP = "overlap"
    DISJOINT = "disjoint"
    OPEN = "open"
    A_MISSING = "a_missing"
    B_MISSING = "b_missing"
    NONE = "none"


MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
DAY_OF_YEAR = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?({MONTHS})\b|\b({MONTHS}) (\d{{1,2}})(?:st|nd|rd|th)?\b"
)
DAY_OF_WEEK = re.compile(r"\b(monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b")

MIRRORED = {
    TimeLevel.A_FINER: TimeLevel.B_FINER,
    TimeLevel.B_FINER: TimeLevel.A_FINER,
    TimeLevel.A_MISSING: TimeLevel.B_MISSING,
    TimeLevel.B_MISSING: TimeLevel.A_MISSING,
}


def mirrored(level: TimeLevel) -> TimeLevel:
    """The level with a and b exchanged."""
    return MIRRORED.get(level, level)


def compare_times(a: Time | None, b: Time | None) -> TimeLevel:
    """Level of two times; relative times that the text does not anchor are `OPEN`, unless they are worded alike."""
    if a is None or b is None:
        return TimeLevel.NONE if a is b else TimeLevel.A_MISSING if a is None else TimeLevel.B_MISSING
    span_a, span_b = days(a), days(b)
    if span_a is None or span_b is None:
        return _compare_open(a, b) if span_a is span_b else TimeLevel.OPEN
    if span_a == span_b:
        return TimeLevel.SAME
    (start_a, end_a), (start_b, end_b) = span_a, span_b
    if start_a > end_b or start_b > end_a:
        return TimeLevel.DISJOINT
    if start_a >= start_b and end_a <= end_b:
        return TimeLevel.A_FINER
    if start_b >= start_a and end_b <= end_a:
        return TimeLevel.B_FINER
    return TimeLevel.OVERLAP


def _compare_open(a: Time, b: Time) -> TimeLevel:
    """Times that neither text anchors: the same words, or a day of the year or week against another of its kind."""
    if a.text.casefold() == b.text.casefold():
        return TimeLevel.SAME
    for pattern in (DAY_OF_YEAR, DAY_OF_WEEK):
        day_a, day_b = (_named_day(pattern, time.text) for time in (a, b))
        if day_a and day_b:
            return TimeLevel.SAME if day_a == day_b else TimeLevel.DISJOINT
    return TimeLevel.OPEN


def _named_day(pattern: re.Pattern[str], text: str) -> frozenset[str]:
    found = pattern.search(text.casefold())
    return frozenset(part for part in found.groups() if part) if found else frozenset()


def days(time: Time) -> tuple[int, int] | None:
    """First and last day as proleptic Gregorian ordinals; an open end reaches to the end of the calendar; None if both are open."""
    if time.start is None and time.end is None:
        return None
    start = ordinal(time.start, 1) if time.start else 1
    end = ordinal(time.end, 31) if time.end else date.max.toordinal()
    return None if start is None or end is None else (start, end)


def ordinal(text: str, day: int) -> int | None:
    """Day number of an ISO 8601 date or of the first (`day` 1) or last (31) day of a month or year; None for other notations."""
    try:
        if len(text) == len("2024-05-01"):
            return date.fromisoformat(text).toordinal()
        year, _, month = text.partition("-")
        number = int(month) if month else (1 if day == 1 else 12)
        first = date(int(year), number, 1)
        if day == 1:
            return first.toordinal()
        following = date(first.year + number // 12, number % 12 + 1, 1) if first.year < date.max.year else date.max
        return following.toordinal() - 1
    except ValueError:
        return None
