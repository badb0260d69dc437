"""How often: "twice a day", "four times", "three times daily", "every two years", "triennial"."""

from ..tables import read_table
from ..units import read_unit
from .atoms import Atoms
from .model import QuantitySpan
from .numbers import TIMES, read_number
from .relative_times import PERIODS

_RATES: dict[str, str] = read_table("quantities")["rates"]
_ADVERBS: dict[str, str] = read_table("quantities")["rate_adverbs"]


def read_rate(atoms: Atoms, at: int) -> tuple[str, int]:
    """The unit of "a day", "per week", "daily" ("/d", "/wk") at a piece, "" if there is none, and the piece after it."""
    word = atoms.at(at)
    if word in _ADVERBS:
        return f"/{_ADVERBS[word]}", at + 1
    if word in ("a", "an", "per", "each", "every") and atoms.at(at + 1) in _RATES:
        return f"/{_RATES[atoms.texts[at + 1]]}", at + 2
    return "", at


def read_times(atoms: Atoms, index: int) -> tuple[QuantitySpan | None, int]:
    """ "twice", "twice a day"; "once" only with a period. The span, and the piece after it."""
    word = atoms.texts[index]
    rate, end = read_rate(atoms, index + 1)
    if word == "once" and not rate:
        return None, index + 1
    first, last = atoms.token[index], atoms.token[end - 1]
    return QuantitySpan(first, last + 1, float(TIMES[word]), unit=rate, of="time"), end


def read_period(atoms: Atoms, index: int) -> tuple[QuantitySpan | None, int]:
    """The time between two occasions of a set, at a piece inside the expression of the set; and the piece after it."""
    word, first = atoms.texts[index], atoms.token[index]
    if word in PERIODS:
        return QuantitySpan(first, first + 1, float(PERIODS[word]), unit="a", of="interval"), index + 1
    number = read_number(atoms.texts, index) if word not in ("a", "an") else None
    unit = read_unit(atoms.texts, number.end) if number else None
    if number is None or unit is None:
        return None, index + 1
    last = atoms.token[unit.end - 1]
    return QuantitySpan(first, last + 1, number.value, unit=unit.code, of="interval"), unit.end
