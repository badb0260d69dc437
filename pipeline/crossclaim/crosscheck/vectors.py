"""How near English words are in meaning, by static vectors distilled from the sentence encoder all-MiniLM-L6-v2.

    >>> similarity("shut", "close") > similarity("shut", "harvest")
    True
    >>> similarity("shut", "unheard-of word")
    0.0

Nearness is no sameness: antonyms ("open", "close") and alternatives ("monday", "tuesday") stand as near as synonyms, so
a similarity must never decide alone. Nor is distance difference: nearly every fourth pair of synonymous verbs
stands below 0.1. Words are lemmas in lower case; one space separates the parts of a phrase ("take over"); there is one
vector for all senses and parts of speech of a word. Chance that a synonym is nearer than an unrelated word: verbs 0.86,
nouns 0.92; than an antonym: 0.56, 0.49. `docs/vectors.md` has the rest, and thresholds.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

__all__ = ["Vectors", "load_vectors", "parse_vectors", "similarity"]

FILE = "vectors.npz"
FORMAT = "crossclaim-vectors 1"
CACHE_SIZE = 1 << 18  # pairs; about 40 MB when full


@dataclass(slots=True, frozen=True)
class Vectors:
    """The table: a row of length 1 for each word."""

    rows: Mapping[str, int]
    matrix: NDArray[np.float32]  # (n_words, n_dimensions)

    def __contains__(self, word: str) -> bool:
        return word in self.rows

    def similarity(self, a: str, b: str) -> float:
        """The cosine of two words, -1 to 1 and the same both ways; 0 if one is unknown, even for equal words."""
        at_a, at_b = self.rows.get(a), self.rows.get(b)
        if at_a is None or at_b is None:
            return 0.0
        if at_a == at_b:
            return 1.0
        cosine = float(self.matrix[at_a] @ self.matrix[at_b])
        return min(max(cosine, -1.0), 1.0)


@cache
def load_vectors() -> Vectors:
    """The table that travels with the package, read once per process."""
    return parse_vectors(files("crossclaim").joinpath("data", FILE).read_bytes())


@lru_cache(CACHE_SIZE)
def similarity(a: str, b: str) -> float:
    """`Vectors.similarity` of the table that travels with the package, kept for the next time."""
    return load_vectors().similarity(a, b)


def parse_vectors(packed: bytes) -> Vectors:
    """The table in the bytes of an npz file; ValueError if it has another format. Nothing in it is executed."""
    with np.load(BytesIO(packed), allow_pickle=False) as arrays:
        header, *words = arrays["words"].tobytes().decode().split("\n")
        if header != FORMAT:
            raise ValueError(f"{FILE}: format is {header!r}, not {FORMAT!r}; build it with scripts/build_vectors.py")
        matrix = arrays["levels"].astype(np.float32) * arrays["steps"]
    if matrix.ndim != 2 or len(matrix) != len(words):
        raise ValueError(f"{FILE}: {len(words)} words, but vectors of shape {matrix.shape}")
    matrix /= np.sqrt(np.einsum("ij,ij->i", matrix, matrix))[:, np.newaxis]
    return Vectors({word: row for row, word in enumerate(words)}, matrix)
