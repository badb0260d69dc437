"""Temporal expressions of a document as intervals: dates, months, years, ranges, seasons, sets, relative times.

`find_times` gives for "The club, founded in May 1923, has played there since 1961." the spans "May 1923" (1923-05-01 to 1923-05-31, month,
at) and "since 1961" (from 1961-01-01, open end, year, since). Durations ("for 52 weeks") are quantities, not times.
"""

from datetime import date

from spacy.tokens import Doc, Token

from crossclaim_schemas.claim import TimeRelation

from . import calendar_patterns, intervals, relative_times
from .atoms import Atoms, split_atoms
from .calendar_patterns import Reading, read_calendar
from .intervals import OPEN, Interval
from .model import TimeSpan
from .numbers import STARTERS as NUMBER_STARTERS
from .numbers import read_number
from .relative_times import ago, partial_year, read_relative
from .time_context import RELATIONS, YEAR, bound, direction_of, is_plain_word, is_year, join, says_beginning

_WIDTH = 12
VERB_TAGS = frozenset(("VB", "VBP", "VBZ", "VBD"))
_MODIFIERS = frozenset("early late mid - the beginning end start middle of mid-".split())
_SHIFTS = frozenset(("ago", "later", "earlier", "hence"))
# Before "a year" these say how often or how much, apart from plural nouns.
_COUNTED = frozenset(("once", "twice", "times", "%", "percent"))
_DURATION_UNITS = {form + plural: form for form in ("day", "week", "month", "year", "decade") for plural in ("", "s")}


def find_times(doc: Doc, published: str | None = None, atoms: Atoms | None = None) -> list[TimeSpan]:
    """All temporal expressions in order, none inside another. `published` is the ISO date of the document, None if unknown."""
    moment = read_published(published)
    pieces = atoms or split_atoms(doc)
    finder = _Finder(doc, pieces, moment)
    return finder.find()


def read_published(text: str | None) -> date | None:
    """The day of publication; None if it is missing or not known to the day."""
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None


class _Finder:
    """One pass over the pieces of a document."""

    def __init__(self, doc: Doc, atoms: Atoms, published: date | None) -> None:
        self.doc, self.atoms, self.published = doc, atoms, published
        self.texts = atoms.texts
        self.found: list[TimeSpan] = []
        self._taken = 0

    def find(self) -> list[TimeSpan]:
        index = 0
        while index < len(self.texts):
            word = self.texts[index]
            if word[0].isdigit() or word in _STARTERS:
                index = max(self._read_at(index), index + 1)
            else:
                index += 1
        return self.found

    def _read_at(self, index: int) -> int:
        """Read at a piece and note what is found; the piece to go on from (the same one if nothing is there)."""
        window = self.atoms.window(index, index + _WIDTH)
        reading = self._calendar(index, window)
        if reading is not None:
            return self._note_calendar(index, reading)
        return self._read_ago(index) or self._note_relative(index, window)

    def _token(self, index: int) -> Token:
        return self.doc[self.atoms.token[index]]

    def _calendar(self, index: int, window: str) -> Reading | None:
        word = self.texts[index]
        reading = read_calendar(window) if word[0].isdigit() or word in calendar_patterns.STARTERS else None
        if reading is not None:
            return None if reading.partial and is_plain_word(self._token(index), reading) else reading
        if YEAR.fullmatch(word) and is_year(self.atoms, index):
            return Reading(intervals.years(int(word), int(word)), 1)
        return None

    def _note_calendar(self, index: int, reading: Reading) -> int:
        end = index + reading.length
        start = self._extend_left(index)
        interval, relation = reading.interval, self._relation_before(start)
        if reading.lasting and relation in ("at", "since"):
            relation = "during"
        joined = self._read_second(start, end, reading)
        if joined is not None:
            interval, end, relation = joined
        elif reading.partial:
            interval = self._complete(index, reading.partial)
        if relation in RELATIONS.values() and relation not in ("during", "at") and joined is None:
            interval = bound(interval, relation)
        if joined is not None or relation != "at":
            start = self._with_preposition(start)
        elif reading.length == 1 and self.texts[start] == "the" and start == index - 1:
            start = index
        if end < len(self.texts) and self.texts[end] in ("onwards", "onward") and relation in ("at", "since"):
            interval, relation, end = bound(reading.interval, "since"), "since", end + 1
        self._note(start, end, interval, relation)
        return end

    def _note(self, start: int, end: int, interval: Interval, relation: TimeRelation) -> None:
        first = self.atoms.token[max(start, self._taken)]
        last = self.atoms.token[end - 1] + 1
        self._taken = end
        self.found.append(TimeSpan(first, last, interval.start, interval.end, interval.granularity, relation))

    def _extend_left(self, index: int) -> int:
        """Take in "early", "late", "mid", "the end of" and the article before a date; never a bare "of" or dash."""
        start = index
        at = index
        while at > self._taken and at not in self.atoms.breaks and self.texts[at - 1] in _MODIFIERS:
            at -= 1
            if self.texts[at] not in ("-", "of"):
                start = at
        return start

    def _relation_before(self, start: int) -> TimeRelation:
        if start <= self._taken or start in self.atoms.breaks:
            return "at"
        word = self.texts[start - 1]
        if word == "to" and start > 1 and self.texts[start - 2] in ("prior", "up"):
            return "before" if self.texts[start - 2] == "prior" else "until"
        if word == "from" and not says_beginning(self._token(start - 1)):
            return "at"
        return RELATIONS.get(word, "at")

    def _with_preposition(self, start: int) -> int:
        if start <= self._taken or start in self.atoms.breaks:
            return start
        word = self.texts[start - 1]
        if word == "to" and start > 1 and self.texts[start - 2] in ("prior", "up"):
            return start - 2
        return start - 1 if word in RELATIONS or word == "between" else start

    def _read_second(self, start: int, end: int, first: Reading) -> tuple[Interval, int, TimeRelation] | None:
        """The other end of "from X to Y", "between X and Y", "X - Y"."""
        opener = self.texts[start - 1] if start else ""
        link = self.texts[end] if end < len(self.texts) and end not in self.atoms.breaks else ""
        allowed = {"from": ("to", "until", "till", "through", "-"), "between": ("and",)}.get(
            opener, ("-", "through", "until", "till")
        )
        if link not in allowed and not (link == "to" and opener == "("):
            return None
        at = end + 1
        if at < len(self.texts) and self.texts[at] == "the":
            at += 1
        while at < len(self.texts) and self.texts[at] in ("early", "late", "mid", "-"):
            at += 1
        if at >= len(self.texts):
            return None
        second = read_calendar(self.atoms.window(at, at + _WIDTH))
        if second is None and YEAR.fullmatch(self.texts[at]):
            second = Reading(intervals.years(int(self.texts[at]), int(self.texts[at])), 1)
        if second is None:
            return self._read_present(at, first)
        interval = join(first, second)
        return None if interval is None else (interval, at + second.length, "during")

    def _read_present(self, at: int, first: Reading) -> tuple[Interval, int, TimeRelation] | None:
        if self.texts[at] not in ("present", "today", "now") or first.interval.start is None:
            return None
        return Interval(first.interval.start, None, first.interval.granularity), at + 1, "since"

    def _complete(self, index: int, partial: tuple[int, int | None]) -> Interval:
        """A date without a year from the day of publication, unless another year was named shortly before."""
        if self.published is None or self._other_year_near(index):
            return OPEN
        return partial_year(*partial, self.published, direction_of(self._token(index))) or OPEN

    def _other_year_near(self, index: int) -> bool:
        """Whether the last time found within two sentences names another year than that of publication."""
        if self.published is None or not self.found:
            return False
        last = self.found[-1]
        near = self.atoms.token[index] - last.end_token < 40
        return near and last.start is not None and last.start[:4] != str(self.published.year)

    def _read_ago(self, index: int) -> int:
        """ "two years ago", "ten days later", "a year earlier"; without "ago" and the like it is a duration."""
        if self.texts[index] not in NUMBER_STARTERS and not self.texts[index][0].isdigit():
            return 0
        number = read_number(self.texts, index)
        at = number.end if number else index + 1
        value = number.value if number else 1.0
        if (number is None and self.texts[index] not in ("a", "an")) or at + 1 >= len(self.texts):
            return 0
        unit, word = self.texts[at], self.texts[at + 1]
        if unit not in _DURATION_UNITS or word not in _SHIFTS:
            return 0
        interval = ago(value, _DURATION_UNITS[unit], self.published) if word == "ago" else OPEN
        self._note(index, at + 2, interval, "at")
        return at + 2

    def _note_relative(self, index: int, window: str) -> int:
        word = self.texts[index]
        if word == "last" and self._token(index).tag_ in VERB_TAGS:
            return index
        if word not in relative_times.STARTERS and word not in ("a", "an"):
            return index
        if word in ("a", "an"):
            return self._note_rate(index)
        reading = read_relative(
            window, self.published, direction_of(self._token(index)) if word in relative_times.WEEKDAYS else "unknown"
        )
        if reading is None:
            return index
        start, relation = self._extend_left(index), reading.relation
        if relation == "at":
            relation = self._relation_before(start)
            start = self._with_preposition(start) if relation != "at" else start
        own = relation in ("every", "during", reading.relation)
        interval = reading.interval if own else bound(reading.interval, relation)
        self._note(start, index + reading.length, interval, relation)
        return index + reading.length

    def _note_rate(self, index: int) -> int:
        """ "30,000 visitors a year", "twice a day": an article and a period right after what happens that often."""
        unit = self.texts[index + 1] if index + 1 < len(self.texts) else ""
        if unit not in ("year", "month", "week", "day", "quarter") or index == 0:
            return index
        before = self._token(index - 1)
        follows = self.texts[index + 2] if index + 2 < len(self.texts) else ""
        if follows in _SHIFTS or not (before.tag_ == "NNS" or before.lower_ in _COUNTED):
            return index
        self._note(index, index + 2, Interval(None, None, unit), "every")  # type: ignore[arg-type]
        return index + 2


_STARTERS = calendar_patterns.STARTERS | relative_times.STARTERS | NUMBER_STARTERS
