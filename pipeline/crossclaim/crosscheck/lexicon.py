"""Relations between English words from WordNet 3.0: synonyms, antonyms, hypernyms, sister terms, derivations.

    >>> lexicon = load_lexicon()
    >>> lexicon.are_synonyms("big", "large", "a"), lexicon.are_antonyms("rise", "fall", "v")
    (True, True)
    >>> lexicon.share_derivation("acquire", "acquisition")
    True

Words are lemmas in lower case; one space separates the parts of a phrase ("take over"). An unknown word is related to
no other. Two words are related only as far as they are used in the related senses: their *overlap* is the chance that
one use drawn of each stands in the relation, in units of 1/10000. Every test asks for a least overlap, so that a rare
sense ("see" for "date") relates nothing. Quality, measured on SimVerb-3500 and SimLex-999: see `data/README.md`.
"""

import gzip
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from crossclaim.crosscheck.wordnet import POS, Pos, Synset, Table, Weights, parse_table

__all__ = ["POS", "Antonymy", "Lexicon", "Pos", "load_lexicon"]

Antonymy = Literal["direct", "indirect"]
Parents = tuple[frozenset[int], list[tuple[int, int, frozenset[int]]]]  # all; synset, percent, its own

CACHE_SIZE = 1 << 16  # words a cache; a vocabulary larger than this is nearly all names

# Least overlaps. All were chosen on SimVerb-3500, SimLex-999 and read samples of frequent words.
MIN_SYNONYMY: dict[Pos, int] = {"n": 500, "v": 500, "a": 100, "r": 100}
MIN_DIRECT_ANTONYMY = 100
# By how many of the two adjectives reach the opposite only through the head they are similar to.
MIN_INDIRECT_ANTONYMY = (500, 2000, 6000)
MIN_HYPERNYMY = 1000
MIN_SISTERHOOD = 2000
MIN_ENTAILMENT = 500

MAX_LEVELS = 6
# Nouns above this depth ("entity", "abstraction", "attribute") say nothing about what stands below them.
MIN_DEPTH: dict[Pos, int] = {"n": 3, "v": 0, "a": 0, "r": 0}
# A parent over more synsets than this ("person", "activity") does not make its children alternatives to each other.
MAX_PARENT_SIZE = 300
MAX_GRANDPARENT_SIZE = 100
# Deep down nouns are kinds of things: the large class "carnivore" still makes "dog" and "cat" alternatives.
THING_DEPTH, MAX_THING_SIZE = 8, 500
STEM_LETTERS = 3  # two derivations of one word share these: "founder", "foundation" but not "join", "junction"


@cache
def load_lexicon() -> "Lexicon":
    """The lexicon that travels with the package, read once per process in about 40 ms."""
    packed = files("crossclaim").joinpath("data", "lexicon.txt.gz").read_bytes()
    return Lexicon(parse_table(gzip.decompress(packed).decode()))


class Lexicon:
    """Word relations over a table: what a word needs is read at its first use and kept."""

    def __init__(self, table: Table) -> None:
        self._synset: Callable[[int], Synset] = lru_cache(CACHE_SIZE)(table.synset)
        self._senses: Callable[[str, Pos], Weights] = lru_cache(CACHE_SIZE)(table.senses)
        self._derivations: Callable[[str, Pos], frozenset[tuple[str, Pos]]] = lru_cache(CACHE_SIZE)(table.derivations)
        self._family: Callable[[str], frozenset[str]] = lru_cache(CACHE_SIZE)(self._find_family)
        self._synonyms: Callable[[str, Pos], frozenset[str]] = lru_cache(CACHE_SIZE)(self._find_synonyms)
        self._antonyms: Callable[[str, Pos], frozenset[str]] = lru_cache(CACHE_SIZE)(self._find_antonyms)
        self._heads: Callable[[str, Pos], Weights] = lru_cache(CACHE_SIZE)(self._find_heads)
        self._opposed: Callable[[str, Pos], tuple[Weights, Weights]] = lru_cache(CACHE_SIZE)(self._find_opposed)
        self._ancestors: Callable[[str, Pos], Weights] = lru_cache(CACHE_SIZE)(self._find_ancestors)
        self._parents: Callable[[str, Pos], Parents] = lru_cache(CACHE_SIZE)(self._find_parents)

    def senses(self, lemma: str, pos: Pos) -> Weights:
        """Synset number -> share of the lemma's uses in percent, most frequent first; empty for an unknown word."""
        return self._senses(lemma, pos)

    def synset(self, number: int) -> Synset:
        """The synset that `senses` names by its number."""
        return self._synset(number)

    def synonyms(self, lemma: str, pos: Pos) -> frozenset[str]:
        """The other words that mean the same often enough."""
        return self._synonyms(lemma, pos)

    def are_synonyms(self, a: str, b: str, pos: Pos) -> bool:
        """Whether `a` and `b` are two words for one thing; a word is not listed as its own synonym."""
        return b in self._synonyms(a, pos)

    def antonyms(self, lemma: str, pos: Pos) -> frozenset[str]:
        """The direct antonyms: the words that WordNet names as its opposite."""
        return self._antonyms(lemma, pos)

    def are_antonyms(self, a: str, b: str, pos: Pos) -> bool:
        """Whether `a` and `b` are direct or indirect antonyms."""
        return self.antonymy(a, b, pos) is not None

    def antonymy(self, a: str, b: str, pos: Pos) -> Antonymy | None:
        """Direct ("rise", "fall"), indirect through synonyms or similar adjectives ("huge", "small"), or None."""
        if b in self._antonyms(a, pos):
            return "direct"
        from_senses, from_heads = self._opposed(a, pos)
        if not from_senses and not from_heads:
            return None
        senses, heads = self._senses(b, pos), self._heads(b, pos)
        overlaps = (
            overlap(senses, from_senses),
            overlap(heads, from_senses) + overlap(senses, from_heads),
            overlap(heads, from_heads),
        )
        found = any(found >= least for found, least in zip(overlaps, MIN_INDIRECT_ANTONYMY, strict=True))
        return "indirect" if found and b not in self._synonyms(a, pos) else None

    def is_hypernym(self, general: str, specific: str, pos: Pos) -> bool:
        """Whether every `specific` is a `general`, up to `MAX_LEVELS` up: "vehicle" over "car", "move" over "walk"."""
        ancestors = self._ancestors(specific, pos)
        if not ancestors or general == specific:
            return False
        found = overlap(self._senses(general, pos), ancestors) >= MIN_HYPERNYMY
        # WordNet puts some opposites below each other: "disprove" is a way to "prove".
        return found and not self.are_antonyms(general, specific, pos)

    def are_sisters(self, a: str, b: str, pos: Pos) -> bool:
        """Whether `a` and `b` are different members of one narrow class: "dog" and "cat", "Monday" and "Tuesday"."""
        all_a, by_sense_a = self._parents(a, pos)
        all_b, by_sense_b = self._parents(b, pos)
        if all_a.isdisjoint(all_b) or a == b:
            return False
        found = sum(
            share_a * share_b
            for sense_a, share_a, parents_a in by_sense_a
            for sense_b, share_b, parents_b in by_sense_b
            if sense_a != sense_b and not parents_a.isdisjoint(parents_b)
        )
        if found < MIN_SISTERHOOD or b in self._synonyms(a, pos):
            return False
        return not self.is_hypernym(a, b, pos) and not self.is_hypernym(b, a, pos)

    def derivations(self, lemma: str, pos: Pos) -> frozenset[tuple[str, Pos]]:
        """The words formed from `lemma` or that it is formed from: ("acquisition", "n") of the verb "acquire"."""
        return self._derivations(lemma, pos)

    def family(self, lemma: str) -> frozenset[str]:
        """A word and all that it is derived from or that is derived from it, of whatever part of speech."""
        return self._family(lemma)

    def heads(self, lemma: str, pos: Pos) -> Weights:
        """The heads that the lemma's adjective senses are similar to, weighted."""
        return self._heads(lemma, pos)

    def opposed(self, lemma: str, pos: Pos) -> tuple[Weights, Weights]:
        """The synsets opposite to the lemma's senses, and those opposite to its heads."""
        return self._opposed(lemma, pos)

    def ancestors(self, lemma: str, pos: Pos) -> Weights:
        """The synsets above the lemma's senses, up to `MAX_LEVELS`, weighted."""
        return self._ancestors(lemma, pos)

    def share_derivation(self, a: str, b: str) -> bool:
        """Whether `a` and `b`, of whatever part of speech, are derived from each other or both from one word.

        Not so for antonyms, and for the two sides of one deed: "employer" and "employee".
        """
        family_a, family_b = self._family(a), self._family(b)
        if b not in family_a and (a[:STEM_LETTERS] != b[:STEM_LETTERS] or family_a.isdisjoint(family_b)):
            return False
        return not are_two_sides(a, b) and not any(b in self._antonyms(a, pos) for pos in POS)

    def entails(self, a: str, b: str) -> bool:
        """Whether doing verb `a` includes doing verb `b` at the same time or before: "buy", "pay"."""
        entailed = self._weigh(self._senses(a, "v"), lambda synset: synset.entailed)
        return overlap(self._senses(b, "v"), entailed) >= MIN_ENTAILMENT

    def causes(self, a: str, b: str) -> bool:
        """Whether verb `a`, done to something, makes that thing do verb `b`: "kill", "die"."""
        caused = self._weigh(self._senses(a, "v"), lambda synset: synset.caused)
        return overlap(self._senses(b, "v"), caused) >= MIN_ENTAILMENT

    def _find_family(self, lemma: str) -> frozenset[str]:
        return frozenset({lemma}.union(*({word for word, _ in self._derivations(lemma, pos)} for pos in POS)))

    def _find_synonyms(self, lemma: str, pos: Pos) -> frozenset[str]:
        senses = self._senses(lemma, pos)
        candidates = {word for number in senses for word in self._synset(number).words} - {lemma}
        least = MIN_SYNONYMY[pos]
        return frozenset(word for word in candidates if overlap(senses, self._senses(word, pos)) >= least)

    def _find_antonyms(self, lemma: str, pos: Pos) -> frozenset[str]:
        overlaps: Counter[str] = Counter()
        for number, share in self._senses(lemma, pos).items():
            for synset, word, opposite in self._synset(number).opposites:
                if word == lemma:
                    overlaps[opposite] += share * self._senses(opposite, pos).get(synset, 0)
        return frozenset(word for word, found in overlaps.items() if found >= MIN_DIRECT_ANTONYMY)

    def _find_heads(self, lemma: str, pos: Pos) -> Weights:
        """The heads that the lemma's adjective senses are similar to."""
        return self._weigh(self._senses(lemma, pos), lambda synset: synset.heads)

    def _find_opposed(self, lemma: str, pos: Pos) -> tuple[Weights, Weights]:
        """The synsets opposite to the lemma's senses, and those opposite to its heads."""

        def opposed(synset: Synset) -> tuple[int, ...]:
            return tuple({opposite.synset for opposite in synset.opposites})

        return self._weigh(self._senses(lemma, pos), opposed), self._weigh(self._heads(lemma, pos), opposed)

    def _find_ancestors(self, lemma: str, pos: Pos) -> Weights:
        def above(synset: Synset) -> set[int]:
            found: set[int] = set()
            level = set(synset.hypernyms)
            for _ in range(MAX_LEVELS):
                found |= level
                level = {parent for number in level for parent in self._synset(number).hypernyms} - found
            return {number for number in found if self._synset(number).depth >= MIN_DEPTH[pos]}

        return self._weigh(self._senses(lemma, pos), above)

    def _find_parents(self, lemma: str, pos: Pos) -> "Parents":
        senses = self._senses(lemma, pos).items()
        by_sense = [(number, share, self._narrow_parents(number, pos)) for number, share in senses]
        return frozenset().union(*(parents for _, _, parents in by_sense)), by_sense

    def _narrow_parents(self, number: int, pos: Pos) -> frozenset[int]:
        """The classes above a synset that are narrow enough to make their members alternatives."""
        parents = self._synset(number).hypernyms
        narrow = {parent for parent in parents if self._synset(parent).size <= MAX_PARENT_SIZE}
        # Verbs have no classes of two levels: what is similar there is the manner.
        grandparents = (
            {above for parent in parents for above in self._synset(parent).hypernyms} if pos == "n" else set()
        )
        for above in grandparents:
            synset = self._synset(above)
            largest = MAX_THING_SIZE if synset.depth >= THING_DEPTH else MAX_GRANDPARENT_SIZE
            if synset.size <= largest:
                narrow.add(above)
        return frozenset(narrow)

    def _weigh(self, weights: Weights, related: Callable[[Synset], Iterable[int]]) -> Weights:
        """What `related` leads to from the weighted synsets, each with the sum of the weights that lead there."""
        found: Counter[int] = Counter()
        for number, weight in weights.items():
            for other in related(self._synset(number)):
                found[other] += weight
        return found


def are_two_sides(a: str, b: str) -> bool:
    return a[:-2] == b[:-2] and {a[-2:], b[-2:]} in ({"er", "ee"}, {"or", "ee"})


def overlap(left: Weights, right: Weights) -> int:
    """The sum of the products of the weights, 0 to 10000; whole numbers, so that the order cannot change it."""
    return sum(weight * right[number] for number, weight in left.items() if number in right)
