"""The day a document says it was published, from an explicit line near its top."""

import re
from datetime import date

from .lines import split_lines
from .shapes import DATE, MONTH, dateline_length, is_date_line

MAX_LINES = 12  # a date further down belongs to the story, not to its publication
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?")
FULL_DATE = re.compile(DATE)
FRONT_MATTER = re.compile(r"(?:date|published)\s*:\s*['\"]?(\d{4}-\d\d-\d\d)", re.IGNORECASE)
DAY_FIRST = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?\s+({MONTH}),?\s+(\d{{4}})")
MONTH_FIRST = re.compile(rf"({MONTH})\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})")
UPDATED = re.compile(r"(?:last\s+)?(?:updated|modified)", re.IGNORECASE)


def find_published(text: str) -> str | None:
    """ISO date of the first line that dates the text: a date line, a dateline, or front matter. None if there is none.

    "Updated" lines count only where no other date stands. A dateline without a year says nothing.
    """
    updated = None
    for line in split_lines(text[:20_000])[:MAX_LINES]:
        stamp = _stamp(line.text)
        if stamp is not None and not UPDATED.match(line.text):
            return stamp
        updated = updated or stamp
    return updated


def parse_published(value: str) -> str | None:
    """A date as a JSON field gives it: ISO 8601 (year, month or day; a time is cut off) or in English; None if neither."""
    value = value.strip()
    if match := ISO.fullmatch(value):
        year, month, day = match.groups()
        return (
            "-".join(part for part in (year, month, day) if part) if _exists(year, month or "1", day or "1") else None
        )
    return _find_date(value)


def _stamp(line: str) -> str | None:
    if match := FRONT_MATTER.match(line):
        return match.group(1) if _exists(*match.group(1).split("-")) else None
    if is_date_line(line):
        return _find_date(line)
    length = dateline_length(line)
    return _find_date(line[:length]) if length else None


def _find_date(text: str) -> str | None:
    match = FULL_DATE.search(text)
    if match is None:
        return None
    found = match.group()
    if day_first := DAY_FIRST.fullmatch(found):
        day, month, year = day_first.groups()
    elif month_first := MONTH_FIRST.fullmatch(found):
        month, day, year = month_first.groups()
    else:
        return found if _exists(*found.split("-")) else None
    number = str(MONTHS.index(month[:3].lower()) + 1)
    return f"{year}-{number:>02}-{day:>02}" if _exists(year, number, day) else None


def _exists(year: str, month: str, day: str) -> bool:
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True
