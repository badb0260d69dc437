"""The sentence that tells a person what was found."""

import pytest

from .making import Reader


@pytest.mark.parametrize(
    ("a", "b", "parts"),
    [
        ("The dam is 142 metres high.", "The dam is 96 metres high.", ["142 metres", "96 metres", "the figure"]),
        ("The canal opened in 1894.", "The canal opened in 1896.", ["1894", "1896", "the time"]),
        ("The painter died in Naples.", "The painter died in Berlin.", ["Naples", "Berlin", "the place"]),
        ("Exports rose in 2019.", "Exports fell in 2019.", ["rose", "fell", "opposite words"]),
        (
            "The opera was composed by Anton Hruska.",
            "The opera was composed by Peter Weil.",
            ["Anton Hruska", "Peter Weil"],
        ),
        (
            "The mayor signed the petition.",
            "The mayor did not sign the petition.",
            ["did not sign", "whether it is so"],
        ),
        ("Denmark defeated Norway in the final.", "Norway defeated Denmark in the final.", ["who did it to whom"]),
    ],
)
def test_conflict_names_both_claims_and_both_values(reader: Reader, a: str, b: str, parts: list[str]) -> None:
    (relation,) = (r for r in reader.find(a, b).relations if r.label == "conflict")
    for part in [a.rstrip("."), b.rstrip("."), "A says", "B says", *parts]:
        assert part in relation.explanation


def test_words_of_someone_are_given_as_theirs(reader: Reader) -> None:
    a, b = "According to Anna Keller, the fire killed 14 people.", "The fire killed 31 people."
    (relation,) = (r for r in reader.reported(a, b) if r.label == "conflict")
    assert "A says, citing Anna Keller," in relation.explanation
    assert "B says “" in relation.explanation


def test_what_is_the_same_is_said(reader: Reader) -> None:
    (relation,) = reader.reported("The fire killed 14 people in 2019.", "The fire killed 31 people in 2019.")
    assert relation.explanation.endswith("; same subject, same predicate, same time.")


def test_agreement_in_the_same_words_is_said_once(reader: Reader) -> None:
    (relation,) = reader.reported("The dam broke in 1994.", "Nobody was hurt. The dam broke in 1994.")
    assert relation.explanation == "Both say: The dam broke in 1994."


def test_agreement_in_other_words_quotes_both(reader: Reader) -> None:
    (relation,) = reader.reported("The firm purchased 40 lorries.", "The company bought 40 trucks.")
    assert "“The firm purchased 40 lorries”" in relation.explanation
    assert "“The company bought 40 trucks”" in relation.explanation


def test_long_claim_is_cut_at_a_word(reader: Reader) -> None:
    tail = ", ".join(f"a {colour} house" for colour in "red blue green white black brown grey pink".split())
    a, b = f"The fire in Brandau destroyed 14 barns, {tail} and a mill.", "The fire in Brandau destroyed 31 barns."
    for relation in reader.find(a, b).relations:
        assert len(relation.explanation) < 500
        assert "…”" in relation.explanation or len(relation.quote_a) <= 141
