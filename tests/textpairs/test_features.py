"""Features of a sentence against another, and the units of two texts."""

from collections.abc import Callable

import pytest

from crossclaim.textpairs.pairs import LONG, units_back, units_of
from crossclaim.textpairs.sentences import Sentence
from crossclaim.textpairs.verdict import Reading

Read = Callable[[str, str], Reading]


def features(sentence: Callable[[str], Sentence], a: str, b: str) -> dict[str, float]:
    return units_of([sentence(a)], [sentence(b)])[0].features


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("All boats sank.", "No boats sank.", {"quantifier_all-none": 1, "negated_unlike": 2}),
        ("The dog bit the man.", "The man bit the dog.", {"roles_swapped": 2, "cover_b": 1}),
        ("The dog bit the man.", "The man was bitten by the dog.", {"roles_swapped": 0, "roles_straight": 2}),
        ("She left before the war.", "She left after the war.", {"preposition_opposite": 2, "one_word": 1}),
        ("They may stay.", "They must stay.", {"modal_possible-": 0, "modal_-necessary": 0}),
        ("It holds 40 boats.", "It holds 46 boats.", {"slot_number": 1, "number_head": 1}),
        ("He plays well.", "He plays well.", {"ratio": 1, "edits_replace": 0, "cover_a": 1}),
    ],
)
def test_features_tell_what_differs(
    sentence: Callable[[str], Sentence], a: str, b: str, expected: dict[str, float]
) -> None:
    found = features(sentence, a, b)
    assert {name: round(found[name], 6) for name in expected} == expected


def test_all_pairs_have_the_same_features_in_one_order(sentence: Callable[[str], Sentence]) -> None:
    one = features(sentence, "All boats sank.", "Rain fell on Monday in Oslo.")
    other = features(sentence, "Ada Moss won 3 prizes.", "He did not go.")
    assert list(one) == list(other)


def test_each_sentence_meets_the_one_that_says_most_of_it(read: Read) -> None:
    a = read("The bridge is green. The tower is old. The tower has a clock of brass.", "a.txt").sentences
    b = read("The tower has a brass clock. The bridge is red.", "b.txt").sentences
    assert [(unit.a, unit.b) for unit in units_of(a, b)] == [(2, 0), (0, 1)]
    assert units_of([], b) == []


def test_an_article_is_not_checked_against_its_summary(read: Read) -> None:
    article = read("The boat sank. " * (LONG + 1), "a.txt").sentences
    summary = read("The boat sank.", "b.txt").sentences
    assert units_back(article, summary) == [] and units_back(summary, article)
