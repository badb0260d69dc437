"""The tables of exclusive values and single-valued predicates."""

import pytest

from crossclaim.crosscheck.tables import load_predicates, load_scales
from crossclaim.tables import read_table


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("second", "third"), ("monday", "friday"), ("january", "may"), ("red", "blue"), ("northern", "southern"), ("spring", "winter"),
        ("mother", "sister"), ("guilty", "innocent"), ("weekly", "monthly"),
        ("trio", "quartet"), ("oval", "square"), ("oak", "pine"), ("second", "31st"), ("primary", "secondary"),
    ],
)  # fmt: skip
def test_words_of_one_scale_exclude_each_other(one: str, other: str) -> None:
    assert load_scales()[one] == load_scales()[other]


@pytest.mark.parametrize(("one", "other"), [("second", "monday"), ("red", "northern"), ("may", "spring")])
def test_words_of_two_scales_do_not(one: str, other: str) -> None:
    assert load_scales()[one] != load_scales()[other]


def test_word_on_two_scales_keeps_the_first() -> None:
    scales = read_table("scales")["scales"]
    assert "silver" in scales["colour"].split() and "silver" in scales["metal"].split()
    assert load_scales()["silver"] == "colour"


@pytest.mark.parametrize(
    ("section", "word"),
    [
        ("once", "found"), ("once", "bear"), ("held", "own"), ("state", "weigh"), ("roles", "chairman"), ("symmetric", "marry"),
        ("speech", "say"),
    ],
)  # fmt: skip
def test_predicates_stand_in_their_section(section: str, word: str) -> None:
    assert word in getattr(load_predicates(), section)


@pytest.mark.parametrize("word", ["visit", "write about", "include", "award"])
def test_predicates_of_lists_stand_in_none(word: str) -> None:
    table = load_predicates()
    assert not any(word in section for section in (table.once, table.held, table.state, table.roles))


@pytest.mark.parametrize(("section", "word"), [("once", "take"), ("once", "into"), ("once", "up"), ("roles", "prime")])
def test_words_of_phrases_do_not_stand_alone(section: str, word: str) -> None:
    assert word not in getattr(load_predicates(), section)
