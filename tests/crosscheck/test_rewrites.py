"""Pairs of documents with the logic of the corpus in other names, words, order and layout give the same findings."""

import pytest

from crossclaim.extract.engine import Extractor

from .planting import (
    Agreement,
    LookAlike,
    Pair,
    all_cases,
    checker_of,
    describe,
    is_same_place,
    known_misses,
    load_pairs,
    parameters,
)

PAIRS = [pytest.param(pair, id=name) for name, pair in load_pairs().items()]


@pytest.mark.parametrize("case", parameters("agreement", of_corpus=False))
def test_rewritten_agreement_is_reported(extractor: Extractor, case: tuple[Pair, Agreement]) -> None:
    pair, expected = case
    checked = checker_of(extractor).check_pair(pair)
    assert checked.between("agreement", expected.a, expected.b), describe(checked.reported("agreement"))


@pytest.mark.parametrize("case", parameters("look_alike", of_corpus=False))
def test_rewritten_look_alike_is_unrelated(extractor: Extractor, case: tuple[Pair, LookAlike]) -> None:
    pair, expected = case
    checked = checker_of(extractor).check_pair(pair)
    found = [r for label in ("conflict", "agreement") for r in checked.between(label, [expected.a], [expected.b])]
    assert not found, f"{expected.why}:\n{describe(found)}"


@pytest.mark.parametrize("pair", parameters("no_conflict", of_corpus=False))
def test_rewritten_pair_has_no_conflict(extractor: Extractor, pair: Pair) -> None:
    conflicts = checker_of(extractor).check_pair(pair).reported("conflict")
    assert not conflicts, describe(conflicts)


@pytest.mark.parametrize("pair", PAIRS)
def test_expected_quotes_stand_once_in_their_document(pair: Pair) -> None:
    texts = pair.texts()
    quotes = [("a", q) for e in pair.agreements for q in e.a] + [("b", q) for e in pair.agreements for q in e.b]
    quotes += [("a", e.a) for e in pair.look_alikes] + [("b", e.b) for e in pair.look_alikes]
    quotes += [(e.side, e.old) for e in (*pair.plants, *pair.harmless)]
    quotes += [("b" if e.side == "a" else "a", q) for e in pair.plants for q in e.against]
    assert [(side, q) for side, q in quotes if texts["a" if side == "a" else "b"].count(q) != 1] == []


@pytest.mark.parametrize("pair", PAIRS)
def test_pair_has_ten_plants_of_five_operators(pair: Pair) -> None:
    assert len(pair.plants) >= 10
    assert len({plant.operator for plant in pair.plants}) >= 5


def test_known_misses_name_existing_cases() -> None:
    assert [(test, case) for test, case in known_misses() if case not in all_cases()[test]] == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ((0, 10), (0, 10), True),
        ((0, 100), (20, 30), True),  # the clause inside its sentence
        ((0, 10), (5, 15), True),
        ((0, 10), (6, 16), False),
        ((0, 10), (10, 20), False),
    ],
)
def test_same_place_shares_half_of_the_shorter_span(one: tuple[int, int], other: tuple[int, int], same: bool) -> None:
    assert is_same_place(one, other) is same
