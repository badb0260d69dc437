"""The table of WordNet synsets and lemmas as `scripts/build_lexicon.py` writes it, which also describes its format.

Lines are kept as text and taken apart when asked for: a run needs a small part of them, and loading stays fast.
"""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple, cast

Pos = Literal["n", "v", "a", "r"]
Weights = Mapping[int, int]  # synset -> percent of a word's uses

POS: tuple[Pos, ...] = ("n", "v", "a", "r")
FORMAT = "crossclaim-lexicon 1"


class Opposite(NamedTuple):
    synset: int
    word: str
    opposite: str


class Synset(NamedTuple):
    words: tuple[str, ...]
    hypernyms: tuple[int, ...]
    depth: int
    size: int
    heads: tuple[int, ...]
    opposites: tuple[Opposite, ...]
    entailed: tuple[int, ...]
    caused: tuple[int, ...]


def parse_table(text: str) -> "Table":
    """The table in `text`; ValueError if the header names another format."""
    header, *lines = text.split("\n")
    found, _, n_synsets = header.rpartition(" ")
    if found != FORMAT:
        raise ValueError(f"lexicon: header is {header!r}, not {FORMAT!r}; build it again with scripts/build_lexicon.py")
    return Table(lines[: int(n_synsets)], lines[int(n_synsets) :])


@dataclass(slots=True, frozen=True)
class Table:
    synset_lines: list[str]
    lemma_lines: list[str]  # sorted: they are searched by bisection, so that loading builds no dictionary

    def _lemma_fields(self, lemma: str, pos: Pos) -> list[str]:
        """Senses and derivations of a lemma as written, or two empty strings."""
        key = f"{pos}:{lemma}\t"
        at = bisect_left(self.lemma_lines, key)
        if at < len(self.lemma_lines) and self.lemma_lines[at].startswith(key):
            return self.lemma_lines[at].split("\t")[1:]
        return ["", ""]

    def senses(self, lemma: str, pos: Pos) -> Weights:
        pairs = (pair.split(":") for pair in self._lemma_fields(lemma, pos)[0].split())
        return {int(synset): int(share) for synset, share in pairs}

    def derivations(self, lemma: str, pos: Pos) -> frozenset[tuple[str, Pos]]:
        words = (word.split(":") for word in self._lemma_fields(lemma, pos)[1].split(",") if word)
        return frozenset((word, cast(Pos, word_pos)) for word_pos, word in words)

    def synset(self, number: int) -> Synset:
        words, hypernyms, place, heads, opposites, entailed, caused = self.synset_lines[number].split("\t")
        depth, size = read_numbers(place)
        parts = (opposite.split(":") for opposite in opposites.split(",") if opposite)
        return Synset(
            tuple(filter(None, words.split(","))),
            read_numbers(hypernyms),
            depth,
            size,
            read_numbers(heads),
            tuple(Opposite(int(synset), word, opposite) for synset, word, opposite in parts),
            read_numbers(entailed),
            read_numbers(caused),
        )


def read_numbers(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split()))
