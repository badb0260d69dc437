"""Units of measure and currencies: how English writes them, their codes, and conversion to a common base."""

from collections.abc import Sequence
from typing import NamedTuple

from .tables import read_table

# A month is 30.4 days on average and 28 to 31 in fact; 52 weeks are 364 days. Durations this close are the same.
DURATION_TOLERANCE = 0.02
DURATIONS = frozenset(("ms", "s", "min", "h", "d", "[working.d]", "wk", "mo", "a"))
_LONGEST = 4


class _Base(NamedTuple):
    base: str
    factor: float
    offset: float


def _read_units() -> tuple[dict[str, str], dict[str, _Base]]:
    forms: dict[str, str] = {}
    bases: dict[str, _Base] = {}
    for row in read_table("units")["unit"]:
        code = row["code"]
        bases[code] = _Base(row.get("base", code), row.get("factor", 1.0), row.get("offset", 0.0))
        for form in row.get("forms", ()):
            forms[form] = forms[form + "s"] = code
        forms.update((symbol, code) for symbol in row.get("symbols", ()))
    return forms, bases


def _read_currencies() -> tuple[dict[str, str], dict[str, str]]:
    table = read_table("currencies")
    words = {form: code for code, names in table["words"].items() for name in names for form in (name, name + "s")}
    signs = dict(table["signs"])
    signs.update((code.lower(), "CNY" if code == "RMB" else code) for code in table["codes"]["iso"])
    return words, signs


UNITS, _BASES = _read_units()
CURRENCY_WORDS, CURRENCY_SIGNS = _read_currencies()
_HUNDREDTHS = {form: code for code, forms in read_table("currencies")["hundredths"].items() for form in forms}
CURRENCIES = frozenset(CURRENCY_WORDS.values()) | frozenset(CURRENCY_SIGNS.values())
# First words of units, so that a text piece is looked up once and mostly not found.
_FIRST = frozenset(form.split()[0] for table in (UNITS, CURRENCY_WORDS, CURRENCY_SIGNS, _HUNDREDTHS) for form in table)
# Codes that are common words in lower case are taken only when written in capitals.
WORDLIKE_CODES = frozenset(("try", "all", "cop", "mad", "pen", "top"))


def is_unit_word(lower: str) -> bool:
    """Whether a word is a unit or a sign of money by itself, and so never what is measured."""
    return lower in UNITS or lower in CURRENCY_WORDS or lower in CURRENCY_SIGNS


class Unit(NamedTuple):
    """A unit read from pieces: its code, by how much the number is to be multiplied ("50 pence" = 0.5 GBP), the piece after it."""

    code: str
    factor: float
    end: int


def convert(value: float, unit: str) -> tuple[float, str]:
    """The value in the base unit of its kind, and that unit; unknown units, counts and currencies are their own base.

    `convert(52, "wk")` and `convert(12, "mo")` are both within `DURATION_TOLERANCE` of `convert(1, "a")` (base "s").
    """
    entry = _BASES.get(unit)
    if entry is None:
        numerator, slash, denominator = unit.partition("/")
        below = _BASES.get(denominator)
        if not slash or below is None:
            return value, unit
        above = _BASES.get(numerator, _Base(numerator, 1.0, 0.0))
        return value * above.factor / below.factor, f"{above.base}/{below.base}"
    return value * entry.factor + entry.offset, entry.base


def same_amount(value_a: float, unit_a: str, value_b: float, unit_b: str) -> bool | None:
    """Whether two amounts are the same after conversion; None when their units cannot be compared."""
    a, base_a = convert(value_a, unit_a)
    b, base_b = convert(value_b, unit_b)
    if base_a != base_b:
        return None
    exact = unit_a == unit_b or base_a != "s"
    tolerance = 1e-6 if unit_a == unit_b else (1e-3 if exact else DURATION_TOLERANCE)
    return abs(a - b) <= tolerance * max(abs(a), abs(b))


def read_unit(atoms: Sequence[str], start: int) -> Unit | None:
    """The longest unit or currency that begins at piece `start`; None if there is none."""
    if start >= len(atoms) or atoms[start] not in _FIRST:
        return None
    for length in range(min(_LONGEST, len(atoms) - start), 0, -1):
        text = " ".join(atoms[start : start + length])
        if text in _HUNDREDTHS:
            return Unit(_HUNDREDTHS[text], 0.01, start + length)
        code = UNITS.get(text) or CURRENCY_WORDS.get(text) or CURRENCY_SIGNS.get(text)
        if code and text not in WORDLIKE_CODES:
            return Unit(code, 1.0, start + length)
    return None


def read_letter(atom: str) -> float | None:
    """The magnitude that a letter after an amount of money stands for ("£20m"); None if it is none."""
    letters: dict[str, float] = read_table("numbers")["letters"]
    return letters.get(atom)
