"""Numbers that are no quantities: names and identifiers, clock times, house and telephone numbers, list numbers, pronouns."""

import re

from ..tables import read_table
from ..units import CURRENCY_SIGNS, read_unit
from .atoms import Atoms
from .numbers import Number

_WORDS = read_table("quantities")["words"]
_NUMBERED = frozenset(_WORDS["numbered"])
_STREETS = frozenset(_WORDS["streets"])
_CLOCK = frozenset(_WORDS["clock"])
# "Q2" and "H1" are quarters and halves of a year.
_PERIODS = frozenset(("q", "h", "fy"))
_NAMED = frozenset(("PERSON", "ORG", "GPE", "PRODUCT", "FAC", "LAW", "EVENT", "WORK_OF_ART", "LOC", "NORP"))
# Before "one" these make it a pronoun ("this one", "no one").
_ONE = frozenset(("no", "this", "that", "the", "any", "each", "every"))


def is_identifier(atoms: Atoms, index: int, number: Number) -> bool:
    """Whether the number at piece `index` names or points instead of counting or measuring."""
    before, after = atoms.before(index), atoms.at(number.end)
    if after in _CLOCK or (after == ":" and atoms.at(number.end + 1)[:1].isdigit()):
        return True
    if before in _NUMBERED or (before == "." and atoms.at(index - 2) in _NUMBERED):
        return True
    if number.digits:
        return _is_in_series(atoms, index, number) or _is_in_name(atoms, index, number)
    token = atoms.owner(index)
    if atoms.texts[index] == "one" and number.end == index + 1:
        counts = token.dep_ == "nummod" and token.head.i > token.i
        return not counts or after == "of" or before in _ONE
    return bool(token.ent_type_ in _NAMED and token.text[0].isupper() and token.pos_ == "PROPN")


def _is_in_series(atoms: Atoms, index: int, number: Number) -> bool:
    """Part of a telephone number, of a hyphenated or slashed code, or the number of a list item."""
    before, after = atoms.before(index), atoms.at(number.end)
    if before in _PERIODS and len(atoms.texts[index]) <= 2:
        return True
    if before == "(" and after == ")" and atoms.at(number.end + 1)[:1].isdigit():
        return True
    if after == "-" and len(atoms.texts[index]) == 3 and re.fullmatch(r"\d{4}", atoms.at(number.end + 1)):
        return True
    if before == "+" or before.lstrip("+").isdigit() or (after.isdigit() and number.end == index + 1):
        return True
    if after == "-" and atoms.at(number.end + 1)[:1].isdigit() and atoms.at(number.end + 2) == "-":
        return True
    if before in ("-", "/") and index >= 2 and atoms.at(index - 2)[-1:].isdigit():
        return True
    return after in (".", ")") and (index == 0 or index in atoms.breaks)


def _is_in_name(atoms: Atoms, index: int, number: Number) -> bool:
    """ "10 Downing Street", "Boeing 737", "Windows 11"; a unit or a sign of money makes it an amount all the same."""
    token = atoms.owner(index)
    if token.dep_ == "nummod" and token.head.i > token.i and token.head.lower_ in _STREETS:
        return True
    if atoms.before(index) in CURRENCY_SIGNS or read_unit(atoms.texts, number.end):
        return False
    if token.ent_type_ in _NAMED and token.ent_iob_ == "I":
        return True
    if index == 0:
        return False
    named = atoms.owner(index - 1)
    follows_name = named.pos_ == "PROPN" and named.text[:1].isupper()
    return follows_name and token.head.i < token.i and token.head.pos_ == "PROPN"
