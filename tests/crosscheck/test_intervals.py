"""Times side by side: contained, apart, open or missing, and the same from either side."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossclaim.crosscheck.intervals import TimeLevel, compare_times, days, mirrored, ordinal
from crossclaim_schemas import Time

from .making import make_time as t


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [
        (None, None, "none"),
        (None, t("2020", "2020"), "a_missing"),
        (t("2020", "2020"), None, "b_missing"),
        (t("2020", "2020"), t("2020", "2020"), "same"),
        (t("2020-01-01", "2020-12-31"), t("2020", "2020"), "same"),  # two notations
        (t("2020-02", "2020-02"), t("2020-02-01", "2020-02-29"), "same"),  # a leap year
        (t("2021-02", "2021-02"), t("2021-02-01", "2021-02-28"), "same"),
        (t("2020-12", "2020-12"), t("2020-12-01", "2020-12-31"), "same"),
        (t("1951-06-14", "1951-06-14"), t("1951", "1951"), "a_finer"),
        (t("1951", "1951"), t("1951-06-14", "1951-06-14"), "b_finer"),
        (t("1950", "1959"), t("1955", "1955"), "b_finer"),
        (t("2001", "2006"), t("2004", "2010"), "overlap"),
        (t("2019", "2019"), t("2020", "2020"), "disjoint"),
        (t("2019-12-31", "2019-12-31"), t("2020-01-01", "2020-01-01"), "disjoint"),
        (t("2019-12-31", "2020-01-01"), t("2020-01-01", "2020-01-02"), "overlap"),
        # Open ends.
        (t("2003"), t("2010", "2010"), "b_finer"),
        (t("2003"), t("2001", "2001"), "disjoint"),
        (t(None, "2003"), t("2001", "2001"), "b_finer"),
        (t(None, "2003"), t("2010"), "disjoint"),
        (t(None, "2010"), t("2003"), "overlap"),
        (t("2003"), t("2003"), "same"),
        # What no text anchors.
        (t(None, text="last week"), t("2020", "2020"), "open"),
        (t(None, text="last week"), t(None, text="Last week"), "same"),
        (t(None, text="last week"), t(None, text="recently"), "open"),
        (t(None, text="on 3 May"), t(None, text="on May 3"), "same"),
        (t(None, text="on 3 May"), t(None, text="May 3rd"), "same"),
        (t(None, text="the 3rd of May"), t(None, text="on 4 May"), "disjoint"),
        (t(None, text="on 3 May"), t(None, text="on 3 June"), "disjoint"),
        (t(None, text="on 3 May"), t(None, text="on Monday"), "open"),
        (t(None, text="on 3 May"), t("2020", "2020"), "open"),
        (t(None, text="on Monday"), t(None, text="last Monday"), "same"),
        (t(None, text="on Monday"), t(None, text="on Tuesday"), "disjoint"),
        (t(None, text="on Monday"), t(None, text="on Monday morning"), "same"),
        (t(None, text="in May"), t(None, text="in June"), "open"),
        # Notations that are no dates are open, never an error.
        (t("unknown", "unknown"), t("2020", "2020"), "open"),
        (t("2020-13", "2020-13"), t("2020", "2020"), "open"),
        (t("2021-02-30", "2021-02-30"), t("2021", "2021"), "open"),
    ],
)
def test_level_of_two_times(a: Time | None, b: Time | None, level: str) -> None:
    assert compare_times(a, b) == level
    assert compare_times(b, a) == mirrored(TimeLevel(level))


DATES = st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31))
NOTATIONS = ("%Y-%m-%d", "%Y-%m", "%Y")


@st.composite
def times(draw: st.DrawFn) -> Time | None:
    """Any time: missing, open at one or both ends, of days, months or years."""
    if draw(st.integers(0, 9)) == 0:
        return None
    first = draw(DATES)
    last = first + timedelta(days=draw(st.integers(0, 4000)))
    notation = draw(st.sampled_from(NOTATIONS))
    start, end = first.strftime(notation), last.strftime(notation)
    text = draw(st.sampled_from(["on Monday", "on Friday", "3 May", "May 4th", "recently"]))
    return t(draw(st.sampled_from([start, None])), draw(st.sampled_from([end, None])), text=text)


@given(times(), times())
def test_levels_are_mirrored_when_sides_are_exchanged(a: Time | None, b: Time | None) -> None:
    assert compare_times(b, a) == mirrored(compare_times(a, b))


@given(times())
def test_time_is_the_same_as_itself(time: Time | None) -> None:
    assert compare_times(time, time) == ("none" if time is None else "same")


@given(DATES)
def test_day_lies_in_its_month_and_year(day: date) -> None:
    one = t(day.isoformat(), day.isoformat())
    for notation in ("%Y-%m", "%Y"):
        longer = day.strftime(notation)
        assert compare_times(one, t(longer, longer)) == "a_finer"


@given(st.sampled_from(list(TimeLevel)))
def test_mirroring_twice_changes_nothing(level: TimeLevel) -> None:
    assert mirrored(mirrored(level)) is level


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2020-12", date(2020, 12, 1), date(2020, 12, 31)),
        ("2020-05-17", date(2020, 5, 17), date(2020, 5, 17)),
        ("0079", date(79, 1, 1), date(79, 12, 31)),
    ],
)
def test_ordinal_is_the_first_or_the_last_day(text: str, first: date, last: date) -> None:
    assert (ordinal(text, 1), ordinal(text, 31)) == (first.toordinal(), last.toordinal())


@pytest.mark.parametrize("text", ["", "soon", "2020-13", "2021-02-30", "20-05-17xx", "2020-Q1", "-0044", "99999"])
def test_ordinal_of_other_notations_is_none(text: str) -> None:
    assert ordinal(text, 1) is None
    assert ordinal(text, 31) is None


def test_time_open_at_both_ends_has_no_days() -> None:
    assert days(t(None, None)) is None
