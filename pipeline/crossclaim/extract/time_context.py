"""What stands around a temporal expression: whether four digits are a year, which way time runs, what a preposition leaves open."""

import re

from spacy.tokens import Token

from crossclaim_schemas.claim import TimeRelation

from ..units import CURRENCY_SIGNS, read_unit
from . import intervals
from .atoms import Atoms
from .calendar_patterns import Reading
from .intervals import OPEN, Interval
from .relative_times import Direction

YEAR = re.compile(r"1\d{3}|20\d{2}")
_BEFORE_YEAR = frozenset(
    "in since until till by from during before after circa c. ca. year early late mid through throughout between to around about of and or -".split()
)
_ALONE = frozenset("in since until till by during before after circa c. ca. year early late mid throughout".split())
_WORDY = frozenset(("may", "march", "mar", "sat", "sun", "fall", "spring", "august", "second", "jun", "dec", "dec."))
RELATIONS: dict[str, TimeRelation] = {
    "since": "since", "until": "until", "till": "until", "by": "until", "before": "before", "after": "after", "during": "during",
    "throughout": "during", "from": "since", "through": "until", "pre": "before", "post": "after",
}  # fmt: skip
# With these "from 2020" says what something comes from or is compared with, not when it began.
_ORIGIN = frozenset(
    "date originate stem come survive derive increase decrease rise fall grow drop gain decline jump improve change climb slip differ recover "
    "shrink expand fluctuate soar plunge".split()
)
_NOT_BEFORE_YEAR = frozenset(("no.", "number"))


def is_year(atoms: Atoms, index: int) -> bool:
    """Whether four digits are a year: by what stands around them and, in doubt, by the entity recogniser."""
    before, token = atoms.before(index), atoms.owner(index)
    if before in CURRENCY_SIGNS or before in _NOT_BEFORE_YEAR or read_unit(atoms.texts, index + 1):
        return False
    counted = bool(atoms.at(index + 1)) and atoms.owner(index + 1).tag_ == "NNS"
    # "a capacity of 2000 seats", but "the elections of 2010" and "the 2010 elections".
    if counted and before == "of":
        return False
    if token.ent_type_ == "DATE" or before in ("circa", "c.", "ca.", "year"):
        return True
    if counted:
        return False
    recent = 1900 <= int(atoms.texts[index]) <= 2100
    return before in _ALONE or (recent and (before in _BEFORE_YEAR or before == "(" or not token.ent_type_))


def is_plain_word(token: Token, reading: Reading) -> bool:
    """Whether "may", "march" ... without day and year is no month: not capitalised, or not taken for a date."""
    if reading.partial is None or reading.partial[1] is not None:
        return False
    if not token.text[0].isupper():
        return True
    return token.lower_ in _WORDY and (token.pos_ != "PROPN" or token.ent_type_ != "DATE")


def says_beginning(preposition: Token) -> bool:
    """Whether "from 1950" says when something began: not "a letter from 1950", "it dates from 1950"."""
    head = preposition.head
    if head.pos_ in ("VERB", "AUX"):
        return head.lemma_ not in _ORIGIN
    return head.dep_ == "attr"


def direction_of(token: Token) -> Direction:
    """Past or future by the verb that the expression hangs on; unknown for the present tense or none."""
    for verb in token.ancestors:
        if verb.pos_ in ("VERB", "AUX"):
            return _tense_direction(verb)
    return "unknown"


def join(first: Reading, second: Reading) -> Interval | None:
    """Both ends in one interval; a month or day without a year takes that of the other end. None if it runs backwards."""
    start, end = first.interval, second.interval
    if first.partial and second.partial:
        return OPEN
    if first.partial and end.start:
        start = _dated(end.start, first.partial)
    if second.partial and start.start:
        end = _dated(start.start, second.partial)
    return intervals.join(start, end)


def bound(interval: Interval, relation: TimeRelation) -> Interval:
    """The interval left open on the side that the relation leaves open; "before" and "after" exclude what they name."""
    start, end, granularity = interval
    if relation == "since":
        return Interval(start, None, granularity)
    if relation == "until":
        return Interval(None, end, granularity)
    if relation == "before":
        return Interval(None, intervals.day_before(start) if start else None, granularity)
    if relation == "after":
        return Interval(intervals.day_after(end) if end else None, None, granularity)
    return interval


def _dated(day: str, partial: tuple[int, int | None]) -> Interval:
    """A day or month in the year of another day."""
    year = int(day[:4])
    month, number = partial
    return (intervals.day(year, month, number) if number else intervals.months(year, month, month)) or OPEN


def _tense_direction(verb: Token) -> Direction:
    words = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if words & {"will", "shall", "'ll", "wo"}:
        return "future"
    if verb.tag_ == "VBD" or words & {"was", "were", "had", "did", "has", "have"}:
        return "past"
    return "unknown"
