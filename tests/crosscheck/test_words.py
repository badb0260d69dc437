"""Two content words side by side, over the tables and WordNet together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossclaim.crosscheck.lexicon import Pos
from crossclaim.crosscheck.words import CLOSENESS, PREFERENCE, WordLevel, predicate_word_level, word_level

MIRRORED = {WordLevel.BROADER: WordLevel.NARROWER, WordLevel.NARROWER: WordLevel.BROADER}
WORDS = (
    "acquire acquisition buy purchase sell open closed close rise fall increase drop die kill murder doctor physician "
    "animal dog cat big large small found founder win victory lose legal illegal zzyzx"
).split()


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [
        (("dam", "n"), ("dam", "n"), "same"),
        (("dam", "n"), ("dam", "v"), "same"),
        (("buy", "v"), ("purchase", "v"), "synonym"),
        (("physician", "n"), ("doctor", "n"), "synonym"),
        (("acquire", "v"), ("acquisition", "n"), "derived"),
        (("animal", "n"), ("dog", "n"), "broader"),
        (("dog", "n"), ("animal", "n"), "narrower"),
        (("rise", "v"), ("fall", "v"), "antonym"),
        (("approve", "v"), ("reject", "v"), "antonym"),
        (("closed", "a"), ("open", "v"), "antonym"),  # a participle may be tagged either way
        (("legal", "a"), ("illegal", "a"), "antonym"),
        (("dam", "n"), ("violin", "n"), "different"),
        (("sink", "v"), ("violin", "n"), "different"),
        (("zzyzx", "n"), ("dam", "n"), "different"),
    ],
)
def test_level_of_two_words(a: tuple[str, Pos], b: tuple[str, Pos], level: str) -> None:
    assert word_level(*a, *b) == level


POS: st.SearchStrategy[Pos] = st.sampled_from(["n", "v", "a", "r"])


@given(st.sampled_from(WORDS), POS, st.sampled_from(WORDS), POS)
def test_levels_are_mirrored_when_sides_are_exchanged(a: str, pos_a: Pos, b: str, pos_b: Pos) -> None:
    level = word_level(a, pos_a, b, pos_b)
    assert word_level(b, pos_b, a, pos_a) == MIRRORED.get(level, level)


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [
        (("take", "take over"), ("acquire",), "synonym"),  # with its preposition it means another thing
        (("take",), ("acquire",), "different"),
        (("go", "go up"), ("fall",), "antonym"),
        (("sink",), ("sink", "sink in"), "same"),
    ],
)
def test_predicates_are_compared_in_their_closest_form(a: tuple[str, ...], b: tuple[str, ...], level: str) -> None:
    assert predicate_word_level(a, "v", b, "v") == level
    assert predicate_word_level(b, "v", a, "v") == level


def test_every_level_has_a_closeness_and_a_place_in_the_order() -> None:
    assert set(CLOSENESS) == set(PREFERENCE) == set(WordLevel)
    assert all(0.0 <= closeness <= 1.0 for closeness in CLOSENESS.values())
