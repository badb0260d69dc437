"""Quantities side by side: units converted, limits and ranges respected, rounding allowed for large numbers only."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossclaim.crosscheck.measures import (
    bounds,
    compare_quantities,
    is_rounding_of,
    round_to,
    same_measure,
    significant_digits,
)
from crossclaim_schemas import Quantity

from .making import make_quantity as q


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [
        (q(12), q(12), "same"),
        (q(12), q(13), "different"),
        (q(0), q(0), "same"),
        (q(0), q(1), "different"),
        # Units.
        (q(1450, "kg"), q(1.45, "t"), "same"),
        (q(3.2, "km"), q(3200, "m"), "same"),
        (q(1, "a"), q(52, "wk"), "same"),
        (q(1, "a"), q(12, "mo"), "same"),
        (q(1, "a"), q(13, "mo"), "different"),
        (q(40, "min"), q(2, "h"), "different"),
        (q(90, "min"), q(1.5, "h"), "same"),
        (q(1450, "kg"), q(2.1, "t"), "different"),
        (q(5, "kg"), q(5, "km"), "incomparable"),
        (q(5, "EUR"), q(5, "USD"), "incomparable"),
        (q(5, "EUR"), q(5), "incomparable"),
        (q(5, "%"), q(5), "incomparable"),
        (q(20, "Cel"), q(68, "[degF]"), "same"),
        (q(20, "Cel"), q(75, "[degF]"), "different"),
        (q(20, "Cel", "about"), q(35, "Cel"), "different"),
        (q(20, "Cel", "range", upper=30), q(100, "Cel"), "different"),
        (q(0, "Cel"), q(32, "[degF]"), "same"),
        # Limits and ranges.
        (q(8400, comparator="about"), q(8000), "compatible"),
        (q(8400, comparator="about"), q(8000, comparator="about"), "compatible"),
        (q(8400, comparator="about"), q(6000), "different"),
        (q(200, comparator="at_least"), q(236), "compatible"),
        (q(200, comparator="at_least"), q(200), "compatible"),
        (q(200, comparator="at_least"), q(150), "different"),
        (q(300, comparator="at_most"), q(264), "compatible"),
        (q(300, comparator="at_most"), q(420), "different"),
        (q(300, comparator="at_most"), q(400, comparator="at_least"), "different"),
        (q(200, comparator="at_least"), q(300, comparator="at_least"), "compatible"),
        (q(20, comparator="range", upper=30), q(25), "compatible"),
        (q(20, comparator="range", upper=30), q(31), "different"),
        (q(20, comparator="range", upper=30), q(20, comparator="range", upper=30), "same"),
        (q(20, comparator="range", upper=30), q(30, comparator="range", upper=40), "compatible"),
        (q(20, comparator="range", upper=30), q(35, comparator="range", upper=40), "different"),
        (q(20, "kg", "range", upper=30), q(0.025, "t"), "compatible"),
        (q(-5, "Cel"), q(-5, "Cel"), "same"),
        (q(-5, "%"), q(-5, "%", "about"), "compatible"),
        (q(-5, "%"), q(-5, "%", "at_least"), "compatible"),
        # Rounding.
        (q(6_000_000), q(6_200_000), "compatible"),
        (q(6_000_000), q(7_000_000), "different"),
        (q(27_500), q(27_480), "compatible"),
        (q(27_500), q(27_560), "different"),
        (q(27_500), q(27_600), "different"),
        (q(3.4e6, "EUR"), q(5.1e6, "EUR"), "different"),
        # Counts under a hundred are exact.
        (q(6), q(6.2), "different"),
        (q(40), q(41), "different"),
        (q(90), q(92), "different"),
        (q(61, "%"), q(60, "%"), "different"),
        (q(40, "km"), q(41, "km"), "different"),
        (q(20, "t"), q(21, "t"), "different"),
        (q(5, "h"), q(5.2, "h"), "different"),
    ],
)
def test_level_of_two_quantities(a: Quantity, b: Quantity, level: str) -> None:
    assert compare_quantities(a, b) == level
    assert compare_quantities(b, a) == level


VALUES = st.one_of(st.integers(-10_000, 10_000_000), st.decimals(-1000, 1000, places=2)).map(float)
QUANTITIES = st.builds(
    lambda value, more, unit, comparator: q(value, unit, comparator, upper=value + more),
    VALUES,
    st.integers(0, 1000),
    st.sampled_from(["", "kg", "t", "a", "wk", "%", "EUR", "Cel", "[degF]"]),
    st.sampled_from(["exact", "about", "at_least", "at_most", "range"]),
)


@given(QUANTITIES, QUANTITIES)
def test_levels_are_symmetric(a: Quantity, b: Quantity) -> None:
    assert compare_quantities(a, b) == compare_quantities(b, a)


@given(QUANTITIES)
def test_quantity_is_the_same_as_itself(quantity: Quantity) -> None:
    assert compare_quantities(quantity, quantity) == "same"


@given(st.integers(0, 99), st.integers(0, 99))
def test_exact_counts_under_a_hundred_are_the_same_or_different(a: int, b: int) -> None:
    assert compare_quantities(q(a), q(b)) == ("same" if a == b else "different")


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (q(5, of="passenger"), q(6, of="passenger"), True),
        (q(5, of="physician"), q(6, of="doctor"), True),
        (q(5, of="passenger"), q(6, of="locomotive"), False),
        (q(5), q(6), True),
        (q(5, of="passenger"), q(6), False),
        (q(5, "kg", of="wheat"), q(6, "kg"), True),
        (q(5, "kg", of="wheat"), q(6, "kg", of="passenger"), False),
    ],
)
def test_measure_is_the_same_where_the_same_is_counted(a: Quantity, b: Quantity, expected: bool) -> None:
    assert same_measure(a, b) is expected
    assert same_measure(b, a) is expected


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [
        (q(5), (5, 5)),
        (q(100, comparator="about"), (90, 110)),
        (q(-100, comparator="about"), (-110, -90)),
        (q(5, comparator="at_least"), (5, float("inf"))),
        (q(5, comparator="at_most"), (float("-inf"), 5)),
        (q(5, comparator="range", upper=8), (5, 8)),
        (q(5, comparator="range"), (5, 5)),  # a range whose end was not read
    ],
)
def test_bounds_are_what_the_words_allow(quantity: Quantity, expected: tuple[float, float]) -> None:
    assert bounds(quantity) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("value", "digits"),
    [(0, 1), (1, 1), (27_500, 3), (100, 1), (1.05, 3), (0.05, 1), (-120, 2), (6.0, 1), (1e12, 1), (123456, 6)],
)
def test_significant_digits_leave_trailing_zeros_out(value: float, digits: int) -> None:
    assert significant_digits(value) == digits


@pytest.mark.parametrize(
    ("rounded", "value", "expected"),
    [
        (27_500, 27_480, True),
        (27_480, 27_500, False),  # the exact one rounds nothing
        (27_500, 27_560, False),
        (6_000_000, 6_299_999, True),
        (6_000_000, 6_400_000, False),
        (100, 104, True),
        (90, 91, False),
        (500, 0, False),
        (0, 3, False),
    ],
)
def test_rounding_goes_one_way(rounded: float, value: float, expected: bool) -> None:
    assert is_rounding_of(rounded, value) is expected


@pytest.mark.parametrize(
    ("value", "digits", "expected"),
    [(27_480, 3, 27_500), (27_480, 1, 30_000), (-27_480, 2, -27_000), (0.0123, 1, 0.01)],
)
def test_rounding_to_digits(value: float, digits: int, expected: float) -> None:
    assert round_to(value, digits) == pytest.approx(expected)
