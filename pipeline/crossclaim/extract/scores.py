"""Results of games: "2-1" is one quantity with the unit "{score}", not a range."""

from ..tables import read_table
from ..units import read_unit
from .atoms import Atoms
from .model import QuantitySpan
from .numbers import Number, read_number

_SPORT = frozenset(read_table("quantities")["words"]["sport"])
_HIGHEST = 200
# Tokens before and after the numbers among which a word of sport makes them a score.
_BEFORE, _AFTER = 14, 10


def read_score(atoms: Atoms, index: int, first: Number) -> tuple[QuantitySpan | None, int]:
    """The score that begins at a piece, and the piece to go on from; the same piece if there is none.

    Two numbers that run downwards and stand near no word of sport are passed over: neither score nor range.
    """
    second = _read_second(atoms, index, first)
    if second is None or max(first.value, second.value) > _HIGHEST or _is_range(atoms, first, second):
        return None, index
    token = atoms.token[index]
    near = atoms.doc[max(0, token - _BEFORE) : token + _AFTER]
    if any(word.lemma_.lower() in _SPORT for word in near):
        last = atoms.token[second.end - 1]
        return QuantitySpan(token, last + 1, first.value, second.value, "{score}", "exact"), second.end
    return None, second.end if second.value <= first.value else index


def _read_second(atoms: Atoms, index: int, first: Number) -> Number | None:
    if not first.digits or first.end != index + 1 or atoms.at(first.end) != "-" or atoms.at(index - 1) == "-":
        return None
    if not atoms.at(first.end + 1)[:1].isdigit():
        return None
    second = read_number(atoms.texts, first.end + 1)
    return second if second and second.end == first.end + 2 and atoms.at(second.end) != "-" else None


def _is_range(atoms: Atoms, first: Number, second: Number) -> bool:
    """Whether a unit or a counted noun follows two rising numbers."""
    if second.value <= first.value or not atoms.at(second.end):
        return False
    return read_unit(atoms.texts, second.end) is not None or atoms.owner(second.end).tag_ == "NNS"
