"""How two content words stand to each other in meaning, from the tables and WordNet; answers are kept for the run."""

from enum import StrEnum
from functools import lru_cache

from .lexicon import Pos, load_lexicon


class WordLevel(StrEnum):
    """Named level of two words; the comparison of slots builds on it."""

    SAME = "same"
    SYNONYM = "synonym"
    DERIVED = "derived"
    BROADER = "broader"
    NARROWER = "narrower"
    ANTONYM = "antonym"
    SISTER = "sister"
    DIFFERENT = "different"


# How far a pair of words counts as the same content, 0..1.
CLOSENESS = {
    WordLevel.SAME: 1.0,
    WordLevel.SYNONYM: 0.95,
    WordLevel.DERIVED: 0.9,
    WordLevel.BROADER: 0.7,
    WordLevel.NARROWER: 0.7,
    WordLevel.ANTONYM: 0.0,
    WordLevel.SISTER: 0.0,
    WordLevel.DIFFERENT: 0.0,
}


@lru_cache(maxsize=1_000_000)
def word_level(a: str, pos_a: Pos, b: str, pos_b: Pos) -> WordLevel:
    """Level of two lemmas with their parts of speech; exchange of sides exchanges `BROADER` and `NARROWER` only."""
    if a == b:
        return WordLevel.SAME
    lexicon = load_lexicon()
    if lexicon.share_derivation(a, b):
        return WordLevel.DERIVED
    if pos_a != pos_b:
        return WordLevel.DIFFERENT
    if lexicon.are_antonyms(a, b, pos_a):
        return WordLevel.ANTONYM
    if lexicon.are_synonyms(a, b, pos_a):
        return WordLevel.SYNONYM
    if lexicon.is_hypernym(a, b, pos_a):
        return WordLevel.BROADER
    if lexicon.is_hypernym(b, a, pos_a):
        return WordLevel.NARROWER
    return WordLevel.SISTER if lexicon.are_sisters(a, b, pos_a) else WordLevel.DIFFERENT


NEAR_LEVELS = frozenset({WordLevel.SAME, WordLevel.SYNONYM, WordLevel.DERIVED, WordLevel.BROADER, WordLevel.NARROWER})
