"""Quantities side by side: equal, compatible after rounding, different, or not comparable at all."""

from enum import StrEnum
from math import floor, inf, isclose, log10

from crossclaim_schemas import Quantity

from ..units import convert
from .words import NEAR_LEVELS, word_level

APPROXIMATE = 0.1  # "about 8,400" stands for 8,400 give or take a tenth: "roughly 8,000" does not contradict it
CONVERTED = 0.02  # a converted measure is rounded: 52 weeks and one year differ by 0.3 %, 100 miles and 160 km by 0.6 %
CONVERTED_KELVIN = 0.6  # half a degree, where one side is in Celsius and the other in Fahrenheit
ROUNDED_ONE_DIGIT = 0.05  # "6 million" may stand for 6.2 million; "6" never for 6.2
SMALLEST_ROUNDED = 100  # counts under a hundred are given exactly


class QuantityLevel(StrEnum):
    """How two quantities stand to each other."""

    SAME = "same"
    COMPATIBLE = "compatible"
    DIFFERENT = "different"
    INCOMPARABLE = "incomparable"


def compare_quantities(a: Quantity, b: Quantity) -> QuantityLevel:
    """Level of two quantities; symmetric. What they count is not looked at."""
    low_a, high_a, unit_a = _converted(a)
    low_b, high_b, unit_b = _converted(b)
    if unit_a != unit_b:
        return QuantityLevel.INCOMPARABLE
    slack = _slack(a, b, unit_a)
    if a.comparator == b.comparator and _near(low_a, low_b, slack) and _near(high_a, high_b, slack):
        return QuantityLevel.SAME
    if _reaches(high_b, low_a, slack) and _reaches(high_a, low_b, slack):
        return QuantityLevel.COMPATIBLE
    if unit_a != "K" and (_rounds(a, b) or _rounds(b, a)):
        return QuantityLevel.COMPATIBLE
    return QuantityLevel.DIFFERENT


def _converted(quantity: Quantity) -> tuple[float, float, str]:
    """Lowest and highest value in the base unit, and that unit."""
    low, high = bounds(quantity)
    unit = convert(0.0, quantity.unit)[1]
    return tuple(x if abs(x) == inf else convert(x, quantity.unit)[0] for x in (low, high)) + (unit,)  # type: ignore[return-value]


def _slack(a: Quantity, b: Quantity, unit: str) -> tuple[float, float]:
    """Relative and absolute tolerance: none for one unit, a little where a conversion was rounded; temperatures differ in steps."""
    if a.unit == b.unit:
        return 1e-9, 1e-9
    return (0.0, CONVERTED_KELVIN) if unit == "K" else (CONVERTED, 1e-9)


def _near(x: float, y: float, slack: tuple[float, float]) -> bool:
    return x == y or isclose(x, y, rel_tol=slack[0], abs_tol=slack[1])


def _reaches(high: float, low: float, slack: tuple[float, float]) -> bool:
    return low <= high or _near(low, high, slack)


def _rounds(rounded: Quantity, other: Quantity) -> bool:
    """Whether one figure is the other one rounded, judged in the unit in which it is given: 40 km is not 41 km."""
    own = convert(1.0, rounded.unit)[0] - convert(0.0, rounded.unit)[0]
    theirs = convert(1.0, other.unit)[0] - convert(0.0, other.unit)[0]
    return bool(own) and is_rounding_of(rounded.value, other.value * theirs / own)


def same_measure(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities count or measure the same kind of thing; a missing kind is filled by a unit they share."""
    if a.of and b.of:
        return word_level(a.of, "n", b.of, "n") in NEAR_LEVELS
    return bool(a.unit) or (not a.of and not b.of)


def bounds(quantity: Quantity) -> tuple[float, float]:
    """Lowest and highest value that the words allow, in the quantity's own unit."""
    value = quantity.value
    match quantity.comparator:
        case "at_least":
            return value, inf
        case "at_most":
            return -inf, value
        case "about":
            spread = abs(value) * APPROXIMATE
            return value - spread, value + spread
        case "range" if quantity.upper is not None:
            return value, quantity.upper
        case _:
            return value, value


def is_rounding_of(rounded: float, value: float) -> bool:
    """Whether `rounded` is `value` with its last digits rounded off, as people do with large numbers."""
    if abs(rounded) < SMALLEST_ROUNDED or rounded == 0:
        return False
    digits = significant_digits(rounded)
    if digits == 1:
        return abs(rounded - value) <= ROUNDED_ONE_DIGIT * abs(rounded)
    if digits >= significant_digits(value) or value == 0:
        return False
    return isclose(round_to(value, digits), rounded, rel_tol=1e-9)


def significant_digits(value: float) -> int:
    """How many digits of a number are not trailing zeros: 27,500 has three."""
    digits = f"{value:.10g}".split("e")[0].replace(".", "").replace("-", "").strip("0")
    return max(1, len(digits))


def round_to(value: float, digits: int) -> float:
    """The value rounded to so many significant digits."""
    return round(value, digits - 1 - floor(log10(abs(value))))
