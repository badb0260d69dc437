"""Quantities of a document: value, unit, comparator and what is counted, from the words as they stand.

`find_quantities` gives for "It employs about 8,400 people and paid EUR 3.2bn." the spans "about 8,400" (8400, about, of "people") and
"EUR 3.2bn" (3.2e9, EUR). Years, dates, identifiers and clock times are no quantities; where a number cannot be read with certainty, none
is given. Measured on the table in `docs/quantities-and-times.md`.
"""

import re
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from crossclaim_schemas.claim import Comparator

from ..units import CURRENCY_SIGNS, DURATIONS, WORDLIKE_CODES, Unit, read_unit
from .atoms import Atoms, split_atoms
from .comparators import comparator_after, comparator_before
from .counted import counted_noun
from .identifiers import is_identifier
from .model import QuantitySpan, TimeSpan
from .numbers import LETTERS, ORDINALS, STARTERS, TIMES, WORDS, Number, read_number
from .rates import read_period, read_rate, read_times
from .relative_times import PERIODS
from .scores import read_score
from .times import find_times

_STARTERS = STARTERS | frozenset(TIMES) | frozenset(PERIODS)
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_PERCENT = frozenset(("%", "percent", "percentage", "pct"))
# A lower end without a magnitude takes that of the upper end ("5 to 7 million") if it would otherwise be under this.
_SMALL = 1000


def find_quantities(
    doc: Doc, times: Sequence[TimeSpan] | None = None, atoms: Atoms | None = None
) -> list[QuantitySpan]:
    """All quantities in order, none inside another; `times` are the temporal expressions if the caller has them already."""
    pieces = atoms or split_atoms(doc)
    spans = find_times(doc, None, pieces) if times is None else times
    return _Finder(pieces, spans).find()


def find_ordinals(doc: Doc) -> list[QuantitySpan]:
    """Ordinal numbers as quantities with the unit "{ord}": "fourth" -> 4, "21st" -> 21."""
    found = []
    for token in doc:
        lower = token.lower_
        match = _ORDINAL.fullmatch(lower)
        value = int(match[1]) if match else ORDINALS.get(lower)
        if value is None or token.ent_type_ == "DATE" or (lower == "second" and _is_a_unit(token)):
            continue
        noun = counted_noun(doc, token.i, token.i + 1, "") if token.dep_ == "amod" else ""
        found.append(QuantitySpan(token.i, token.i + 1, float(value), unit="{ord}", of=noun))
    return found


def _is_a_unit(token: Token) -> bool:
    """Whether "second" is a measure of time: a noun, or after a number."""
    return token.pos_ == "NOUN" or (token.i > 0 and token.doc[token.i - 1].like_num)


class _Finder:
    """One pass over the pieces of a document."""

    def __init__(self, atoms: Atoms, times: Sequence[TimeSpan]) -> None:
        self.atoms, self.texts = atoms, atoms.texts
        self.times = {index: span for span in times for index in range(span.start_token, span.end_token)}
        self.found: list[QuantitySpan] = []

    def find(self) -> list[QuantitySpan]:
        """The quantities of the document."""
        index = 0
        while index < len(self.texts):
            word = self.texts[index]
            if word[0].isdigit() or word in _STARTERS or (word[0] == "-" and word[1:2].isdigit()):
                index = max(self._read_at(index), index + 1)
            else:
                index += 1
        return self.found

    def _read_at(self, index: int) -> int:
        """Read at a piece and note what is found; the piece to go on from."""
        time = self.times.get(self.atoms.token[index])
        if time is not None:
            return self._keep(*read_period(self.atoms, index)) if time.relation == "every" else index + 1
        if self.texts[index] in TIMES:
            return self._keep(*read_times(self.atoms, index))
        number = self._read_signed(index)
        if number is None or any(at in self.atoms.breaks for at in range(index + 1, number.end)):
            return self._skip_words(index)
        span, end = read_score(self.atoms, index, number)
        if end > index:
            return self._keep(span, end)
        return number.end if is_identifier(self.atoms, index, number) else self._read_amount(index, number)

    def _keep(self, span: QuantitySpan | None, end: int) -> int:
        if span is not None:
            self.found.append(span)
        return end

    def _read_signed(self, index: int) -> Number | None:
        """The number at a piece; "-5" and "minus 5" are below zero."""
        word = self.texts[index]
        if word[0] == "-" and len(word) > 1:
            number = read_number([word[1:], *self.texts[index + 1 : index + 4]], 0)
            return number._replace(value=-number.value, end=index + number.end) if number else None
        number = read_number(self.texts, index)
        return number._replace(value=-number.value) if number and self.atoms.before(index) == "minus" else number

    def _skip_words(self, index: int) -> int:
        while index < len(self.texts) and (self.texts[index] in WORDS or self.texts[index] == "-"):
            index += 1
        return index

    def _read_amount(self, index: int, number: Number) -> int:
        """Range, unit, currency and comparator around a number; notes the quantity and gives the piece after it."""
        prefix = self._currency_before(index)
        low_unit = read_unit(self.texts, number.end) if prefix is None else None
        second = self._read_upper(index, number, low_unit.end if low_unit else number.end)
        start, end = index - (prefix is not None), second.end if second else number.end
        unit, end, scale = self._money_after(end, prefix) if prefix else self._unit_after(end)
        if second is not None and low_unit and not unit:
            unit = low_unit.code
        elif not unit and self.atoms.at(end) in ("time", "times"):
            unit, end = read_rate(self.atoms, end + 1)
        elif not unit and number.kind == "share":
            unit = "1"
        value = _with_magnitude(number.value, second.value, self.texts[second.end - 1]) if second else number.value
        upper = second.value * scale if second else None
        first, comparator = self._comparator(start, upper is not None)
        if comparator == "exact":
            end, comparator = comparator_after(self.atoms, end)
        self._note(first, start, end, value * scale, upper, unit, comparator)
        return end

    def _comparator(self, start: int, ranged: bool) -> tuple[int, Comparator]:
        if ranged and self.atoms.before(start) in ("between", "from"):
            return start - 1, "range"
        first, comparator = comparator_before(self.atoms, start, self._taken())
        return first, "range" if ranged else comparator

    def _taken(self) -> int:
        return self.found[-1].end_token if self.found else 0

    def _currency_before(self, index: int) -> str | None:
        sign = self.atoms.before(index)
        code = CURRENCY_SIGNS.get(sign)
        if code is None or self.atoms.token[index - 1] < self._taken():
            return None
        written = self.atoms.owner(index - 1).text
        return None if sign in WORDLIKE_CODES and not written[:3].isupper() else code

    def _money_after(self, end: int, code: str) -> tuple[str, int, float]:
        """The currency that stood before, the piece after a magnitude letter, and its factor ("£20m")."""
        letter = self.atoms.at(end).rstrip(".")
        return (code, end + 1, LETTERS[letter]) if letter in LETTERS else (code, end, 1.0)

    def _unit_after(self, end: int) -> tuple[str, int, float]:
        """Unit code ("" if there is none), the piece after it, and the factor of a magnitude letter or of hundredths."""
        atoms, scale = self.atoms, 1.0
        at = end + 1 if atoms.at(end) == "-" else end
        if atoms.at(at) in ("k", "b"):
            scale, end, at = LETTERS[self.texts[at]], at + 1, at + 1
        # "half an hour": the article belongs to the unit.
        if atoms.at(at) in ("a", "an") and self.texts[at - 1] == "half":
            at += 1
        unit = read_unit(self.texts, at) if atoms.at(at) else None
        if unit is None and atoms.at(at) in ("point", "points") and self._is_of_percentages(at):
            return "[pp]", at + 1, scale
        if unit is None or self._is_other_word(unit, at):
            return "", end, scale
        if unit.code == "m" and self._is_million(at):
            return "", unit.end, 1e6
        return unit.code, unit.end, scale * unit.factor

    def _is_of_percentages(self, at: int) -> bool:
        """ "fell 3.5 points to 42%": points of what the sentence gives in percent."""
        words = {token.lower_ for token in self.atoms.owner(at).sent}
        return bool(words & _PERCENT) or {"per", "cent"} <= words

    def _is_million(self, at: int) -> bool:
        """ "1.2m homes": the letter is fused to the number and something is counted after it."""
        token, doc = self.atoms.owner(at), self.atoms.doc
        fused = self.atoms.token[at - 1] == token.i or not doc[token.i - 1].whitespace_
        return fused and token.i + 1 < len(doc) and doc[token.i + 1].tag_ == "NNS"

    def _is_other_word(self, unit: Unit, at: int) -> bool:
        """Whether the word after the number only looks like a unit ("won" as a verb, "in")."""
        token = self.atoms.owner(at)
        if unit.end != at + 1 or len(token.text) == 1 or not token.text.isalpha() or token.text.isupper():
            return False
        return token.pos_ in ("ADP", "VERB", "AUX", "ADV", "DET")

    def _read_upper(self, index: int, first: Number, end: int) -> Number | None:
        """The upper end of "5-7", "5 to 7", "between 5 and 7", "from 5% to 7%"; None unless it is larger."""
        link, opener = self.atoms.at(end), self.atoms.before(index)
        if opener in CURRENCY_SIGNS:
            opener = self.atoms.before(index - 1)
        if link not in ("-", "to") and not (link == "and" and opener == "between"):
            return None
        at = end + 1 + (self.atoms.at(end + 1) in CURRENCY_SIGNS)
        word = self.atoms.at(at)
        second = read_number(self.texts, at) if word and word not in ("a", "an", "half") else None
        if second is None or second.value <= first.value:
            return None
        # "rose 14 percent to 3.2 billion" is no range; "from 5% to 7%" is one.
        return None if link == "to" and end != first.end and opener not in ("from", "between") else second

    def _note(
        self, first: int, start: int, end: int, value: float, upper: float | None, unit: str, comparator: Comparator
    ) -> None:
        token = self.atoms.token
        end_token = token[end - 1] + 1
        if self.texts[end - 1] in ("time", "times") or unit.startswith("/"):
            noun = "time"
        else:
            measure = "" if unit == "1" else unit
            noun = counted_noun(self.atoms.doc, token[start], end_token, measure, lasting=unit in DURATIONS)
        rounded = None if upper is None else round(upper, 6)
        self.found.append(QuantitySpan(token[first], end_token, round(value, 6), rounded, unit, comparator, noun))


def _with_magnitude(lower: float, upper: float, last_word: str) -> float:
    """The lower end of a range with the magnitude written only at the upper end: "5 to 7 million"."""
    if lower >= _SMALL or not last_word.isalpha():
        return lower
    for factor in (1e3, 1e6, 1e9, 1e12):
        if factor <= upper < factor * _SMALL and lower * factor < upper:
            return lower * factor
    return lower
