"""Each slot of two claims as one named level."""

from collections.abc import Sequence

import pytest

from crossclaim.crosscheck.align import align
from crossclaim.crosscheck.frames import Term
from crossclaim.crosscheck.levels import slot_level, time_level

from .making import Reader, make_frame, make_time, mirror
from .making import make_term as term


def terms(*words: str, slot: str = "object") -> list[Term]:
    return [term(word, slot=slot) for word in words]  # type: ignore[arg-type]


def headed(first: str, *words: str) -> list[Term]:
    return [term(first, slot="object", head=True), *terms(*words)]


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [
        (terms("dam"), terms("dam"), "same"),
        (terms("physician"), terms("doctor"), "synonym"),
        (headed("dam", "violin"), headed("dam"), "a_narrower"),
        (headed("dam"), headed("dam", "violin"), "b_narrower"),
        (terms("dam", "violin"), terms("dam"), "overlap"),  # no head is told, so "violin" may be what it is about
        (terms("dam", "violin"), terms("dam", "lorry"), "overlap"),
        (terms("dam"), terms("violin"), "different"),
        ([], [], "none"),
        ([], terms("dam"), "a_missing"),
        (terms("dam"), [], "b_missing"),
    ],
)
def test_level_of_a_slot(a: Sequence[Term], b: Sequence[Term], level: str) -> None:
    assert slot_level(a, b, align(make_frame(a), make_frame(b))) == level
    assert slot_level(b, a, align(make_frame(b), make_frame(a))) == mirror(level)


def test_slot_whose_terms_are_linked_elsewhere_is_crossed() -> None:
    a, b = (
        make_frame([*terms("dam", slot="subject"), *terms("violin")]),
        make_frame([*terms("violin", slot="subject"), *terms("dam")]),
    )
    assert slot_level(a.terms[:1], b.terms[:1], align(a, b)) == "crossed"


LEVELS = [
    # slot, a, b, level
    ("predicate", "The firm bought the yard.", "The firm bought the yard.", "same"),
    ("predicate", "The firm bought the yard.", "The firm purchased the yard.", "synonym"),
    ("predicate", "The firm sold the yard to a rival.", "A rival bought the yard from the firm.", "converse"),
    ("predicate", "Exports rose.", "Exports fell.", "antonym"),
    ("predicate", "The firm bought the yard.", "The firm painted the yard.", "different"),
    ("predicate", "Anna Keller is a sculptor.", "Anna Keller is a sculptor from Graz.", "same"),
    ("predicate", "Anna Keller is a sculptor.", "Anna Keller married a sculptor.", "light"),
    ("roles", "The tram hit the lorry.", "The tram hit the lorry.", "straight"),
    ("roles", "The tram hit the lorry.", "The lorry was hit by the tram.", "straight"),
    ("roles", "The tram hit the lorry.", "The lorry hit the tram.", "swapped"),
    ("roles", "The firm sold the yard to a rival.", "A rival bought the yard from the firm.", "converse"),
    ("polarity", "The mayor resigned.", "The mayor did not resign.", "opposite"),
    ("polarity", "The mayor resigned.", "The mayor resigned.", "same"),
    ("modality", "The mayor resigned.", "The mayor may resign.", "b_weaker"),
    ("modality", "The mayor resigned.", "The mayor plans to resign.", "b_weaker"),
    ("modality", "The mayor must resign.", "The mayor plans to resign.", "other"),
    ("modality", "The mayor may resign.", "The mayor might resign.", "same"),
    ("time", "The mayor resigned in 2019.", "The mayor resigned in May 2019.", "b_finer"),
    ("time", "The mayor resigned in 2019.", "The mayor resigned.", "b_missing"),
    ("place", "The ship sank near Oslo.", "The ship sank.", "b_missing"),
    ("quantity", "The ship has 12 cabins.", "The ship has 12 cabins.", "same"),
    ("quantity", "The ship has about 500 cabins.", "The ship has 512 cabins.", "compatible"),
    ("quantity", "The ship has 12 cabins.", "The ship has 14 cabins.", "different"),
    ("quantity", "The ship has 12 cabins.", "The ship has cabins.", "b_missing"),
    ("quantity", "The ship has cabins.", "The ship has cabins.", "none"),
    ("quantity", "The ship has 12 cabins.", "The ship weighs 14 tonnes.", "incomparable"),
    ("attribution", "The mayor resigned.", "The mayor resigned.", "none"),
    ("attribution", "According to Anna Keller, the mayor resigned.", "The mayor resigned.", "one_sided"),
]  # fmt: skip


@pytest.mark.parametrize(("slot", "a", "b", "level"), LEVELS)
def test_level_of_two_sentences(reader: Reader, slot: str, a: str, b: str, level: str) -> None:
    assert getattr(reader.compare(a, b).levels, slot) == level
    assert getattr(reader.compare(b, a).levels, slot) == mirror(level)


def test_claims_of_several_times_take_the_pair_that_fits_best() -> None:
    a, b = make_frame(), make_frame()
    a.times = (make_time("1990", "1990"), make_time("2001", "2001"))
    b.times = (make_time("2001-05", "2001-05"),)
    assert time_level(a, b) == "b_finer"
    assert time_level(b, a) == "a_finer"


def test_times_that_are_finer_on_either_side_are_mirrored() -> None:
    a, b = make_frame(), make_frame()
    a.times = (make_time("2001-05", "2001-05"), make_time("1990", "1990"))
    b.times = (make_time("2001", "2001"), make_time("1990-03", "1990-03"))
    assert time_level(b, a) == mirror(time_level(a, b))
