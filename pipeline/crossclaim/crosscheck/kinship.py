"""How near two words stand in WordNet's tree of kinds, as a number; finer than the named levels and never a verdict alone.

    >>> round(kinship("beer", "whisky", "n"), 2), round(kinship("beer", "kitchen", "n"), 2)
    (0.78, 0.0)

The measure is that of Wu and Palmer (1994), "Verb semantics and lexical selection": twice the depth of the nearest common
kind over the sum of both depths; here the best over the common senses of both words, less if both are used rarely so.
"""

from functools import lru_cache

from .lexicon import Pos, load_lexicon

MIN_SHARE = 10  # per cent of a word's uses that a sense needs
USUAL_SHARE = 60  # from this (geometric) mean share on, two senses count in full
MAX_LEVELS = 8


@lru_cache(500_000)
def kinship(a: str, b: str, pos: Pos) -> float:
    """0 for words without a common kind near enough, about 1 for the same sense."""
    lexicon = load_lexicon()
    best = 0.0
    for sense_a, share_a in lexicon.senses(a, pos).items():
        for sense_b, share_b in lexicon.senses(b, pos).items():
            if min(share_a, share_b) >= MIN_SHARE:
                usual = min(1.0, (share_a * share_b) ** 0.5 / USUAL_SHARE)
                best = max(best, usual * _similarity(sense_a, sense_b))
    return best


def _similarity(one: int, other: int) -> float:
    above_one, above_other = _kinds_above(one), _kinds_above(other)
    common = [above_one[kind] for kind in above_one.keys() & above_other.keys()]
    return 2 * (max(common) + 1) / (above_one[one] + above_other[other] + 2) if common else 0.0


@lru_cache(100_000)
def _kinds_above(number: int) -> dict[int, int]:
    """The synset and the kinds above it, each with its depth."""
    lexicon = load_lexicon()
    found: dict[int, int] = {}
    level = {number}
    for _ in range(MAX_LEVELS + 1):
        found.update((kind, lexicon.synset(kind).depth) for kind in level)
        level = {parent for kind in level for parent in lexicon.synset(kind).hypernyms} - found.keys()
    return found
