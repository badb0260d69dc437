"""Two texts that speak of the same thing: conflict, agreement, or neither."""

import pytest

from crossclaim.crosscheck.compare import TextVerdict, compare_claims

from .making import Reader


def verdict(reader: Reader, a: str, b: str) -> TextVerdict:
    return compare_claims(reader.claims(a, "a.txt"), reader.claims(b, "b.txt"), reader.extractor.config.crosscheck)


@pytest.mark.parametrize(
    ("a", "b", "reason"),
    [
        ("The dam is 142 metres high.", "The dam is 96 metres high.", "number"),
        ("The canal opened in 1894.", "The canal opened in 1896.", "time"),
        ("Exports rose in 2019.", "Exports fell in 2019.", "antonym"),
        ("The mayor signed the petition.", "The mayor did not sign the petition.", "negation"),
        ("A storm rose. The fire killed 14 people.", "The fire killed 31 people.", "number"),
    ],
)
def test_texts_conflict_from_either_side(reader: Reader, a: str, b: str, reason: str) -> None:
    for one, other in ((a, b), (b, a)):
        found = verdict(reader, one, other)
        assert (found.label, found.reason) == ("conflict", reason)
        assert found.differences and 0.0 <= found.score <= 1.0


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("A storm destroyed the lighthouse.", "The lighthouse was destroyed by a storm."),
        ("A violent storm destroyed the lighthouse in 1903.", "A storm destroyed the lighthouse."),
        ("Anna Keller was born in Graz. A storm destroyed the lighthouse.", "A storm destroyed the lighthouse."),
    ],
)
def test_text_is_supported_by_one_that_says_as_much(reader: Reader, a: str, b: str) -> None:
    assert verdict(reader, a, b).label == "agreement"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("A storm destroyed the lighthouse.", "Violins are made of wood."),
        ("A storm destroyed the lighthouse.", "A storm destroyed the lighthouse. Violins are made of wood."),
        ("A storm destroyed the lighthouse.", ""),
        ("", "A storm destroyed the lighthouse."),
        ("", ""),
    ],
)
def test_text_that_says_more_or_nothing_is_not_supported(reader: Reader, a: str, b: str) -> None:
    found = verdict(reader, a, b)
    assert (found.label, found.reason) == ("none", "unrelated")
    assert 0.0 <= found.score <= 1.0
