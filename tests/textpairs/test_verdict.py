"""Two texts that speak of the same thing: conflict, agreement, or neither."""

from collections.abc import Callable

import pytest

from crossclaim.config import load_config
from crossclaim.textpairs.verdict import Reading, TextVerdict, compare_texts

Read = Callable[[str, str], Reading]


def verdict(read: Read, a: str, b: str) -> TextVerdict:
    return compare_texts(read(a, "a.txt"), read(b, "b.txt"), load_config().crosscheck)


@pytest.mark.parametrize(
    ("a", "b", "reason"),
    [
        ("The dam is 142 metres high.", "The dam is 96 metres high.", "number"),
        ("The canal opened in 1894.", "The canal opened in 1896.", "time"),
        ("Exports rose in 2019.", "Exports fell in 2019.", "antonym"),
        ("The mayor signed the petition.", "The mayor did not sign the petition.", "negation"),
        ("A storm rose. The fire killed 14 people.", "The fire killed 31 people.", "number"),
        ("The museum was designed by Ada Moss.", "The museum was designed by Leo Brandt.", "entity"),
    ],
)
def test_texts_conflict_from_either_side(read: Read, a: str, b: str, reason: str) -> None:
    for one, other in ((a, b), (b, a)):
        found = verdict(read, one, other)
        assert (found.label, found.reason) == ("conflict", reason)
        assert found.differences and 0.0 <= found.score <= 1.0


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("A storm destroyed the lighthouse.", "The lighthouse was destroyed by a storm."),
        ("A violent storm destroyed the lighthouse in 1903.", "A storm destroyed the lighthouse."),
        ("Anna Keller was born in Graz. A storm destroyed the lighthouse.", "A storm destroyed the lighthouse."),
        ("A storm destroyed the lighthouse.", "A storm destroyed the lighthouse."),
    ],
)
def test_text_is_supported_by_one_that_says_as_much(read: Read, a: str, b: str) -> None:
    assert verdict(read, a, b).label == "agreement"


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
def test_text_that_says_more_or_nothing_is_not_supported(read: Read, a: str, b: str) -> None:
    found = verdict(read, a, b)
    assert (found.label, found.reason) == ("none", "unrelated")
    assert 0.0 <= found.score <= 1.0


def test_evidence_points_at_the_sentences_that_conflict(read: Read) -> None:
    a = "The bridge crosses the Lahn. It was opened in 1931 by the mayor. It is painted green."
    b = "The bridge crosses the Lahn. It was opened in 1937 by the mayor."
    found = verdict(read, a, b)
    assert found.label == "conflict" and found.evidence is not None
    (start_a, end_a), (start_b, end_b) = found.evidence
    assert a[start_a:end_a] == "It was opened in 1931 by the mayor."
    assert b[start_b:end_b] == "It was opened in 1937 by the mayor."


def test_one_contradiction_is_found_in_a_long_article(read: Read) -> None:
    article = " ".join(f"The station has a platform named after engineer number {n}." for n in range(2, 20))
    a = f"{article} The clock tower was built in 1888. {article}"
    assert verdict(read, a, "The clock tower was built in 1903.").label == "conflict"
    assert verdict(read, a, "The clock tower was built in 1888.").label == "agreement"
