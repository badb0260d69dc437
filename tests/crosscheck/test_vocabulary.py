"""Weights of words: less for light words and for what every claim of the run has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossclaim.crosscheck.vocabulary import COMMONEST, ENTITY, LIGHT, MIN_CLAIMS, Vocabulary


def vocabulary(with_key: int, total: int) -> Vocabulary:
    """A run of `total` claims, `with_key` of which have the term "dam"."""
    return Vocabulary([["dam"]] * with_key + [["other"]] * (total - with_key))


@pytest.mark.parametrize(
    ("with_key", "total", "rarity"),
    [
        (0, 100, 1.0),
        (1, 100, 1.0),
        (5, 100, 1.0),  # one in twenty
        (50, 100, COMMONEST),
        (100, 100, COMMONEST),
        (MIN_CLAIMS - 1, MIN_CLAIMS - 1, 1.0),  # too few claims to tell
        (MIN_CLAIMS, MIN_CLAIMS, COMMONEST),
        (0, 0, 1.0),
    ],
)
def test_rarity_falls_from_one_in_twenty_claims_to_every_second(with_key: int, total: int, rarity: float) -> None:
    assert vocabulary(with_key, total).rarity("dam") == pytest.approx(rarity)


@given(st.integers(0, 200), st.integers(0, 200))
def test_rarity_never_rises_with_frequency(one: int, other: int) -> None:
    fewer, more = sorted((one, other))
    rarer, commoner = vocabulary(fewer, 200).rarity("dam"), vocabulary(more, 200).rarity("dam")
    assert COMMONEST - 1e-9 <= commoner <= rarer <= 1.0


def test_term_that_a_claim_names_twice_counts_once() -> None:
    assert Vocabulary([["dam", "dam", "dam"]] * 5 + [[]] * 95).rarity("dam") == 1.0


def test_light_word_weighs_little_however_rare() -> None:
    assert vocabulary(0, 100).word_weight("report", "v") == LIGHT


def test_nouns_and_verbs_weigh_more_than_adjectives_and_these_more_than_adverbs() -> None:
    weights = vocabulary(0, 100)
    noun, verb, adjective, adverb = (
        weights.word_weight(*w) for w in (("dam", "n"), ("sink", "v"), ("red", "a"), ("swiftly", "r"))
    )
    assert noun == verb > adjective > adverb > LIGHT


def test_entity_weighs_more_than_a_noun_until_it_is_everywhere() -> None:
    assert vocabulary(1, 100).entity_weight("dam") == ENTITY > vocabulary(1, 100).word_weight("dam", "n")
    assert vocabulary(100, 100).entity_weight("dam") == pytest.approx(ENTITY * COMMONEST)
