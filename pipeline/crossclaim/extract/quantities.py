"""Quantities of a document: value, unit, comparator and what is counted, from the words as they stand.

`find_quantities` gives for "It employs about 8,400 people and paid EUR 3.2bn." the spans "about 8,400" (8400, about, of "people") and
"EUR 3.2bn" (3.2e9, EUR). Years, dates, identifiers and clock times are no quantities; where a number cannot be read with certainty, none
is given.
"""

import re
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from crossclaim_schemas.claim import Comparator

from .atoms import Atoms, split_atoms
from .counted import counted_noun
from .model import QuantitySpan, TimeSpan
from .numbers import LETTERS, ORDINALS, STARTERS, TIMES, WORDS, Number, read_number
from .relative_times import PERIODS
from .times import find_times
from .units import CURRENCY_SIGNS, WORDLIKE_CODES, Unit, read_unit

_BEFORE: dict[str, Comparator] = {
    "about": "about", "around": "about", "roughly": "about", "approximately": "about", "approx.": "about", "approx": "about", "some": "about",
    "nearly": "about", "almost": "about", "circa": "about", "c.": "about", "ca.": "about", "~": "about", "close to": "about",
    "an estimated": "about", "estimated": "about", "just over": "about", "just under": "about", "in the region of": "about",
    "more than": "at_least", "over": "at_least", "at least": "at_least", "no fewer than": "at_least", "no less than": "at_least",
    "not less than": "at_least", "above": "at_least", "exceeding": "at_least", "exceeds": "at_least", "exceed": "at_least",
    "exceeded": "at_least", "upwards of": "at_least", "a minimum of": "at_least", "minimum of": "at_least", "greater than": "at_least",
    "higher than": "at_least", "well over": "at_least", ">": "at_least", "≥": "at_least", "surpassed": "at_least", "topped": "at_least",
    "less than": "at_most", "fewer than": "at_most", "under": "at_most", "below": "at_most", "up to": "at_most", "at most": "at_most",
    "no more than": "at_most", "not more than": "at_most", "a maximum of": "at_most", "maximum of": "at_most", "as many as": "at_most",
    "as much as": "at_most", "not exceeding": "at_most", "lower than": "at_most", "within": "at_most", "<": "at_most", "≤": "at_most",
    "well under": "at_most", "as few as": "at_least", "as little as": "at_least",
}  # fmt: skip
_AFTER: dict[str, Comparator] = {
    "or more": "at_least", "or so": "about", "or less": "at_most", "or fewer": "at_most", "or over": "at_least", "and over": "at_least",
    "or older": "at_least", "and above": "at_least", "or above": "at_least", "or below": "at_most", "at least": "at_least", "at most": "at_most",
    "and older": "at_least", "or higher": "at_least", "or lower": "at_most", "or greater": "at_least", "+": "at_least",
    "or under": "at_most", "and under": "at_most", "or longer": "at_least", "or younger": "at_most",
}  # fmt: skip
_LONGEST = 4
# After these a number is a name ("Article 5", "Phase 3", "room 12").
_NUMBERED = frozenset(
    "article section chapter page pages figure fig fig. table number no no. nr paragraph clause room flight route phase type version grade stage "
    "act rule resolution line volume vol vol. part step channel apartment unit gate platform highway level item annex appendix schedule "
    "regulation directive convention protocol question case exhibit level bus tram group category class episode lot exercise amendment "
    "# tel tel. phone fax § season round game week day".split()
)
_STREETS = frozenset("street road avenue square lane drive boulevard place terrace st. rd. ave.".split())
_SPORT = frozenset(
    "beat defeat win lose draw thrash trounce edge triumph victory defeat win loss draw score final match game scoreline lead hammer tie trail "
    "set aggregate penalty goal outplay rout down crush".split()
)
_RATE_UNITS = {
    "day": "d",
    "week": "wk",
    "month": "mo",
    "year": "a",
    "hour": "h",
    "minute": "min",
    "quarter": "{quarter}",
    "second": "s",
}
_RATE_ADVERBS = {"daily": "d", "weekly": "wk", "monthly": "mo", "yearly": "a", "annually": "a", "hourly": "h"}
_PERSONS = frozenset(("PERSON", "ORG", "GPE", "PRODUCT", "FAC", "LAW", "EVENT", "WORK_OF_ART", "LOC", "NORP"))
DURATIONS = frozenset(("ms", "s", "min", "h", "d", "wk", "mo", "a"))
_CLOCK = frozenset(("a.m.", "p.m.", "am", "pm", "a.m", "p.m", "o'clock", "hrs", "gmt", "cet", "utc"))


def find_quantities(
    doc: Doc, times: Sequence[TimeSpan] | None = None, atoms: Atoms | None = None
) -> list[QuantitySpan]:
    """All quantities in order, none inside another; `times` are the temporal expressions if the caller has them already."""
    pieces = atoms or split_atoms(doc)
    spans = find_times(doc, None, pieces) if times is None else times
    return _Finder(doc, pieces, spans).find()


def find_ordinals(doc: Doc) -> list[QuantitySpan]:
    """Ordinal numbers as quantities with the unit "{ord}": "fourth" -> 4, "21st" -> 21."""
    found = []
    for token in doc:
        lower = token.lower_
        match = _ORDINAL.fullmatch(lower)
        value = int(match[1]) if match else ORDINALS.get(lower)
        if value is None or token.ent_type_ == "DATE" or (lower == "second" and _is_a_unit(token)):
            continue
        noun = counted_noun(doc, token.i, token.i + 1, False) if token.dep_ == "amod" else ""
        found.append(QuantitySpan(token.i, token.i + 1, float(value), unit="{ord}", of=noun))
    return found


def _is_a_unit(token: Token) -> bool:
    """Whether "second" is a measure of time: after a number or an article and before no noun."""
    return token.pos_ == "NOUN" or (token.i > 0 and token.doc[token.i - 1].like_num)


_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")


class _Finder:
    """One pass over the pieces of a document."""

    def __init__(self, doc: Doc, atoms: Atoms, times: Sequence[TimeSpan]) -> None:
        self.doc, self.atoms, self.texts = doc, atoms, atoms.texts
        self.times = {index: span for span in times for index in range(span.start_token, span.end_token)}
        self.found: list[QuantitySpan] = []

    def find(self) -> list[QuantitySpan]:
        index = 0
        while index < len(self.texts):
            word = self.texts[index]
            if word[0].isdigit() or word in _STARTERS or (word[0] == "-" and word[1:2].isdigit()):
                index = max(self._read_at(index), index + 1)
            else:
                index += 1
        return self.found

    def _read_at(self, index: int) -> int:
        word = self.texts[index]
        if self.atoms.token[index] in self.times:
            return self._read_period(index)
        if word in TIMES:
            return self._read_times(index)
        number = self._read_signed(index)
        if number is None or self._crosses_break(index, number.end):
            return self._skip_words(index)
        score = self._read_score(index, number)
        if score:
            return score
        if not self._is_plain(index, number):
            return number.end
        return self._read_amount(index, number)

    def _read_signed(self, index: int) -> Number | None:
        """The number at a piece; "-5" and "minus 5" are below zero."""
        word = self.texts[index]
        if word[0] == "-" and len(word) > 1:
            number = read_number([word[1:], *self.texts[index + 1 : index + 4]], 0)
            return number._replace(value=-number.value, end=index + number.end) if number else None
        number = read_number(self.texts, index)
        return number._replace(value=-number.value) if number and index and self._at(index - 1) == "minus" else number

    def _crosses_break(self, start: int, end: int) -> bool:
        return any(index in self.atoms.breaks for index in range(start + 1, end))

    def _skip_words(self, index: int) -> int:
        while index < len(self.texts) and (self.texts[index] in WORDS or self.texts[index] == "-"):
            index += 1
        return index

    def _at(self, index: int) -> str:
        return self.texts[index] if 0 <= index < len(self.texts) and index not in self.atoms.breaks else ""

    def _is_plain(self, index: int, number: Number) -> bool:
        """Whether the number is no identifier, clock time, list number, phone number or pronoun ("one of them")."""
        before = self.texts[index - 1] if index and index not in self.atoms.breaks else ""
        after = self._at(number.end)
        token = self.doc[self.atoms.token[index]]
        if after in _CLOCK or (after == ":" and self._at(number.end + 1)[:1].isdigit()):
            return False
        if before in _NUMBERED or before in ("#", "§") or (before == "." and self._at(index - 2) in _NUMBERED):
            return False
        if number.digits:
            return self._is_plain_digits(index, number, before, after)
        if self.texts[index] == "one" and number.end == index + 1:
            return (
                token.dep_ == "nummod"
                and token.head.i > token.i
                and after != "of"
                and before not in ("no", "this", "that", "the", "any", "each", "every")
            )
        return not (token.ent_type_ in _PERSONS and token.text[0].isupper() and token.pos_ == "PROPN")

    def _is_plain_digits(self, index: int, number: Number, before: str, after: str) -> bool:
        token = self.doc[self.atoms.token[index]]
        if before.lstrip("+").isdigit() or (after.isdigit() and number.end == index + 1):
            return False
        if token.dep_ == "nummod" and token.head.i > token.i and token.head.lower_ in _STREETS:
            return False
        if before == "+" or (
            after == "-" and self._at(number.end + 1)[:1].isdigit() and self._at(number.end + 2) == "-"
        ):
            return False
        if before in ("-", "/") and index >= 2 and self._at(index - 2)[-1:].isdigit():
            return False
        if after in (".", ")") and (index == 0 or index in self.atoms.breaks):
            return False
        if token.ent_type_ in _PERSONS and token.ent_iob_ == "I" and not read_unit(self.texts, number.end):
            return False
        named = index > 0 and self.doc[self.atoms.token[index - 1]]
        if (
            named
            and named.pos_ == "PROPN"
            and named.text[:1].isupper()
            and token.head.i < token.i
            and token.head.pos_ == "PROPN"
        ):
            return bool(before in CURRENCY_SIGNS or read_unit(self.texts, number.end))
        return True

    def _read_amount(self, index: int, number: Number) -> int:
        """Range, unit, currency and comparator around a number; notes the quantity and gives the piece after it."""
        start, end, value, upper = index, number.end, number.value, None
        prefix = self._currency_before(index)
        low_unit = read_unit(self.texts, end) if prefix is None else None
        second = self._read_upper(index, low_unit.end if low_unit else end)
        scale = 1.0
        if second is not None:
            upper, end = second.value, second.end
            value = self._scaled_lower(number, second)
        if prefix is not None:
            start -= 1
        unit, end, scale = self._unit_after(start, end, prefix)
        if not unit and self._at(end) in ("time", "times"):
            return self._note_times(start, end + 1, value)
        if second is not None and low_unit and not unit:
            unit = low_unit.code
        if number.kind == "share" and not unit:
            unit = "1"
        comparator: Comparator = "range" if upper is not None else "exact"
        first, comparator = self._comparator_before(start, comparator, upper is not None)
        end, comparator = self._comparator_after(end, comparator)
        self._note(first, start, end, value * scale, upper * scale if upper is not None else None, unit, comparator)
        return end

    def _currency_before(self, index: int) -> str | None:
        sign = self._at(index - 1) if index and index not in self.atoms.breaks else ""
        code = CURRENCY_SIGNS.get(sign)
        if code is None or self.atoms.token[index - 1] < self._taken_token():
            return None
        written = self.doc[self.atoms.token[index - 1]].text
        return None if sign in WORDLIKE_CODES and not written[:3].isupper() else code

    def _taken_token(self) -> int:
        return self.found[-1].end_token if self.found else 0

    def _unit_after(self, start: int, end: int, prefix: str | None) -> tuple[str, int, float]:
        """Unit code, the piece after it, and the factor of a magnitude letter or of hundredths."""
        scale = 1.0
        if prefix is not None:
            letter = self._at(end).rstrip(".")
            if letter in LETTERS:
                scale, end = LETTERS[letter], end + 1
                if self._at(end) in ("bn", "million"):
                    end += 1
            return prefix, end, scale
        at = end + 1 if self._at(end) == "-" else end
        if self._at(at) in ("k", "b"):
            scale, end = LETTERS[self.texts[at]], at + 1
            at = end
        # "half an hour": the article belongs to the unit.
        if self._at(at) in ("a", "an") and self._at(at - 1) == "half":
            at += 1
        unit = read_unit(self.texts, at) if self._at(at) else None
        if unit is None or self._is_other_word(unit, at):
            return "", end, scale
        if unit.code == "m" and self._is_million(at):
            return "", unit.end, 1e6
        return unit.code, unit.end, scale * unit.factor

    def _is_million(self, at: int) -> bool:
        """ "1.2m homes": the letter is fused to the number and something is counted after it."""
        token = self.doc[self.atoms.token[at]]
        fused = self.atoms.token[at - 1] == token.i or not self.doc[token.i - 1].whitespace_
        return fused and token.i + 1 < len(self.doc) and self.doc[token.i + 1].tag_ == "NNS"

    def _is_other_word(self, unit: Unit, at: int) -> bool:
        """Whether the word after the number only looks like a unit ("in", "won" as a verb, "second" as an ordinal)."""
        token = self.doc[self.atoms.token[at]]
        return unit.end == at + 1 and (
            token.pos_ in ("ADP", "VERB", "AUX", "ADV", "DET")
            and len(token.text) > 1
            and token.text.isalpha()
            and not token.text.isupper()
        )

    def _read_upper(self, index: int, end: int) -> Number | None:
        """The upper end of "5-7", "5 to 7", "between 5 and 7", "from 5% to 7%"; None unless it is larger."""
        link, opener = self._at(end), self._at(index - 1)
        if opener in CURRENCY_SIGNS:
            opener = self._at(index - 2)
        if not (link in ("-", "to") or (link == "and" and opener == "between") or (link == "or" and opener == "")):
            return None
        at = end + 1
        if self._at(at) in CURRENCY_SIGNS:
            at += 1
        second = read_number(self.texts, at) if self._at(at) and self._at(at) not in ("a", "an", "half") else None
        first = read_number(self.texts, index)
        if second is None or first is None or second.value <= first.value:
            return None
        # "rose 14 percent to 3.2 billion" is no range; "from 5% to 7%" changes, and is one only between like units.
        if link == "to" and end != first.end and opener not in ("from", "between"):
            return None
        return second

    def _scaled_lower(self, first: Number, second: Number) -> float:
        """ "5 to 7 million": the magnitude belongs to both; only if the lower number has none and would otherwise be far away."""
        for factor in (1e3, 1e6, 1e9, 1e12):
            if (
                second.value >= factor
                and first.value < 1000
                and self._at(second.end - 1).isalpha()
                and first.value * factor < second.value
            ):
                best = factor
                if second.value < factor * 1000:
                    return first.value * best
        return first.value

    def _comparator_before(self, start: int, comparator: Comparator, ranged: bool) -> tuple[int, Comparator]:
        """Where the quantity begins with its comparator, and the comparator."""
        if start in self.atoms.breaks:
            return start, comparator
        if ranged and self._at(start - 1) in ("between", "from"):
            return start - 1, "range"
        for length in range(_LONGEST, 0, -1):
            first = start - length
            if first < 0 or any(index in self.atoms.breaks for index in range(first + 1, start + 1)):
                continue
            found = _BEFORE.get(" ".join(self.texts[first:start]))
            if found is not None and self.atoms.token[first] >= self._taken_token():
                return first, comparator if ranged else found
        return start, comparator

    def _comparator_after(self, end: int, comparator: Comparator) -> tuple[int, Comparator]:
        for length in (2, 1):
            found = _AFTER.get(self.atoms.window(end, end + length)) if self._at(end) else None
            if found is not None and comparator == "exact" and self._at(end + length - 1):
                return end + length, found
        return end, comparator

    def _note(
        self, first: int, start: int, end: int, value: float, upper: float | None, unit: str, comparator: Comparator
    ) -> None:
        token = self.atoms.token
        first_token, end_token = token[first], token[end - 1] + 1
        measure = "" if unit == "1" else unit
        noun = counted_noun(self.doc, token[start], end_token, measure, lasting=unit in DURATIONS)
        value, upper = round(value, 6), None if upper is None else round(upper, 6)
        self.found.append(QuantitySpan(first_token, end_token, value, upper, unit, comparator, noun))

    def _read_score(self, index: int, number: Number) -> int:
        """ "2-1" between sides; a range if a noun or unit follows."""
        if not number.digits or number.end != index + 1 or self._at(number.end) != "-" or self._at(index - 1) == "-":
            return 0
        second = read_number(self.texts, number.end + 1) if self._at(number.end + 1)[:1].isdigit() else None
        if (
            second is None
            or second.end != number.end + 2
            or max(number.value, second.value) > 200
            or self._at(second.end) == "-"
        ):
            return 0
        following = self.doc[self.atoms.token[second.end]] if self._at(second.end) else None
        ranged = second.value > number.value and (
            read_unit(self.texts, second.end) or (following is not None and following.tag_ == "NNS")
        )
        if ranged:
            return 0
        first_token = self.atoms.token[index]
        near = self.doc[max(0, first_token - 14) : first_token + 10]
        if not any(token.lemma_.lower() in _SPORT for token in near):
            return second.end if second.value <= number.value else 0
        self.found.append(
            QuantitySpan(
                first_token, self.atoms.token[second.end - 1] + 1, number.value, second.value, "{score}", "exact"
            )
        )
        return second.end

    def _note_times(self, start: int, end: int, value: float) -> int:
        """ "four times", "three times daily"."""
        first, comparator = self._comparator_before(start, "exact", False)
        rate, end = self._read_rate(end)
        token = self.atoms.token
        unit = f"/{rate}" if rate else ""
        self.found.append(
            QuantitySpan(token[first], token[end - 1] + 1, value, unit=unit, comparator=comparator, of="time")
        )
        return end

    def _read_times(self, index: int) -> int:
        """ "twice", "twice a day", "twice daily"; "once" only with a period."""
        word = self.texts[index]
        rate, end = self._read_rate(index + 1)
        if word == "once" and not rate:
            return index + 1
        unit = f"/{rate}" if rate else ""
        token = self.atoms.token
        self.found.append(QuantitySpan(token[index], token[end - 1] + 1, float(TIMES[word]), unit=unit, of="time"))
        return end

    def _read_rate(self, at: int) -> tuple[str, int]:
        word = self._at(at)
        if word in _RATE_ADVERBS:
            return _RATE_ADVERBS[word], at + 1
        if word in ("a", "an", "per", "each", "every") and self._at(at + 1) in _RATE_UNITS:
            return _RATE_UNITS[self.texts[at + 1]], at + 2
        return "", at

    def _read_period(self, index: int) -> int:
        """The time between two occasions of a set ("triennial", "every two years"); other times hold no quantity."""
        span = self.times[self.atoms.token[index]]
        first = self.atoms.token[index]
        word = self.texts[index]
        if span.relation != "every":
            return index + 1
        if word in PERIODS:
            self.found.append(QuantitySpan(first, first + 1, float(PERIODS[word]), unit="a", of="interval"))
            return index + 1
        number = read_number(self.texts, index) if word not in ("a", "an") else None
        unit = read_unit(self.texts, number.end) if number else None
        if number is None or unit is None:
            return index + 1
        end_token = self.atoms.token[unit.end - 1] + 1
        self.found.append(QuantitySpan(first, end_token, number.value, unit=unit.code, of="interval"))
        return unit.end


_STARTERS = STARTERS | frozenset(TIMES) | frozenset(PERIODS)
