"""Quantities side by side: equal, compatible after rounding, different, or not comparable at all."""

from enum import StrEnum
from math import floor, inf, isclose, log10

from crossclaim_schemas import Quantity

from ..units import convert
from .words import NEAR_LEVELS, word_level

APPROXIMATE = 0.1  # "about 8,400" stands for 8,400 give or take a tenth: "roughly 8,000" does not contradict it
CONVERTED = 0.02  # a converted measure is rounded: 52 weeks and one year differ by 0.3 %, 100 miles and 160 km by 0.6 %
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
    value_a, unit_a = convert(a.value, a.unit)
    value_b, unit_b = convert(b.value, b.unit)
    if unit_a != unit_b:
        return QuantityLevel.INCOMPARABLE
    factor_a = value_a / a.value if a.value else 1.0
    factor_b = value_b / b.value if b.value else 1.0
    low_a, high_a = bounds(a, factor_a)
    low_b, high_b = bounds(b, factor_b)
    tolerance = CONVERTED if a.unit != b.unit else 1e-9
    if (
        a.comparator == b.comparator
        and isclose(low_a, low_b, rel_tol=tolerance)
        and isclose(high_a, high_b, rel_tol=tolerance)
    ):
        return QuantityLevel.SAME
    if low_a <= high_b * (1 + tolerance) and low_b <= high_a * (1 + tolerance):
        return QuantityLevel.COMPATIBLE
    if is_rounding_of(value_a, value_b) or is_rounding_of(value_b, value_a):
        return QuantityLevel.COMPATIBLE
    return QuantityLevel.DIFFERENT


def same_measure(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities count or measure the same kind of thing; a missing kind is filled by a unit they share."""
    if a.of and b.of:
        return word_level(a.of, "n", b.of, "n") in NEAR_LEVELS
    return bool(a.unit) or (not a.of and not b.of)


def bounds(quantity: Quantity, factor: float = 1.0) -> tuple[float, float]:
    """Lowest and highest value that the words allow, times `factor`."""
    value = quantity.value * factor
    match quantity.comparator:
        case "at_least":
            return value, inf
        case "at_most":
            return -inf, value
        case "about":
            spread = abs(value) * APPROXIMATE
            return value - spread, value + spread
        case "range" if quantity.upper is not None:
            return value, quantity.upper * factor
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
