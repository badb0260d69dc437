"""What a careful analyst finds in the two documents of the corpus, and what they do not."""

import pytest

from crossclaim.extract.engine import Extractor

from .planting import Agreement, LookAlike, Pair, checker_of, describe, parameters


@pytest.mark.parametrize("case", parameters("agreement", of_corpus=True))
def test_corpus_agreement_is_reported(extractor: Extractor, case: tuple[Pair, Agreement]) -> None:
    pair, expected = case
    checked = checker_of(extractor).check_pair(pair)
    assert checked.between("agreement", expected.a, expected.b), describe(checked.reported("agreement"))


@pytest.mark.parametrize("case", parameters("look_alike", of_corpus=True))
def test_corpus_look_alike_is_unrelated(extractor: Extractor, case: tuple[Pair, LookAlike]) -> None:
    pair, expected = case
    checked = checker_of(extractor).check_pair(pair)
    found = [r for label in ("conflict", "agreement") for r in checked.between(label, [expected.a], [expected.b])]
    assert not found, f"{expected.why}:\n{describe(found)}"


@pytest.mark.parametrize("pair", parameters("no_conflict", of_corpus=True))
def test_corpus_has_no_conflict(extractor: Extractor, pair: Pair) -> None:
    conflicts = checker_of(extractor).check_pair(pair).reported("conflict")
    assert not conflicts, describe(conflicts)
