"""From frames to compared, scored candidate pairs: the part of the cross-check that training and running share."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from .block import block
from .features import features_of, ranks_of
from .frames import Frame
from .judge import Comparison, compare_sharing

TELLING_WEIGHT = 0.6
MIN_COVER = 0.25  # pairs that share less are not worth a score: of labelled relations under 2 % lie below
CHUNK = 4_096  # pairs that are compared and scored at a time: what is known of most of them is then forgotten
KEPT_KINSHIPS = 100_000  # document pairs


@dataclass(slots=True)
class Candidate:
    """Two claims that share content, a's document first.

    `rivals` are the covers of all candidates of a in b's document, and of all candidates of b in a's.
    """

    a: Frame
    b: Frame
    comparison: Comparison
    kinship: "Kinship"
    rivals: tuple[Sequence[float], Sequence[float]]

    @property
    def features(self) -> dict[str, float]:
        """What the scorer reads of the pair. Made anew each time: most candidates are never scored."""
        own = features_of(self.a, self.b, self.comparison)
        related = self.kinship.features(self.a.document, self.b.document)
        return own | related | ranks_of(_total(self.comparison), self.rivals)


@dataclass(slots=True)
class Candidates:
    """All candidates in order, how many pairs were compared, and how many the cap of blocking left out."""

    pairs: list[Candidate]
    compared: int
    skipped: int


def find_candidates(frames: Sequence[Frame], max_candidates: int) -> Candidates:
    """Block and compare; every pair of two documents that shares enough."""
    blocks = block(frames, max_candidates)
    found = sorted(chain(*compare_pairs(frames, blocks.pairs)), key=lambda c: (c.a.index, c.b.index))
    return Candidates(found, len(blocks.pairs), blocks.skipped)


def compare_pairs(frames: Sequence[Frame], pairs: NDArray[np.int32]) -> Iterator[list[Candidate]]:
    """The candidates among the pairs, some thousands at a time; all pairs of two documents come together."""
    kinship = Kinship(frames)
    for chunk in _chunks(frames, pairs):
        yield compare_chunk(frames, chunk, kinship)


def compare_chunk(frames: Sequence[Frame], pairs: Iterable[Sequence[int]], kinship: "Kinship") -> list[Candidate]:
    """The candidates among some pairs, in their order; these must hold all pairs of two documents or none of them."""
    compared = ((frames[i], frames[k], compare_sharing(frames[i], frames[k], MIN_COVER)) for i, k in pairs)
    shared = [(a, b, comparison) for a, b, comparison in compared if comparison is not None]
    covers: dict[tuple[int, int], list[float]] = defaultdict(list)
    for a, b, comparison in shared:
        covers[a.index, b.document].append(_total(comparison))
        covers[b.index, a.document].append(_total(comparison))
    return [
        Candidate(a, b, comparison, kinship, (covers[a.index, b.document], covers[b.index, a.document]))
        for a, b, comparison in shared
    ]


def _chunks(frames: Sequence[Frame], pairs: NDArray[np.int32]) -> Iterator[list[list[int]]]:
    """The pairs by the documents they are of, at least `CHUNK` at a time and never parting two documents."""
    if not len(pairs):
        return
    documents = np.array([frame.document for frame in frames])[pairs]
    order = np.lexsort((pairs[:, 1], pairs[:, 0], documents[:, 1], documents[:, 0]))
    pairs, documents = pairs[order], documents[order]
    starts = np.flatnonzero((documents[1:] != documents[:-1]).any(axis=1)) + 1
    done = 0
    for start in [*starts.tolist(), len(pairs)]:
        if start - done >= CHUNK or start == len(pairs):
            yield pairs[done:start].tolist()
            done = start


def _total(comparison: Comparison) -> float:
    return comparison.cover + comparison.cover_both


class Kinship:
    """How far two documents speak of the same: claims of texts on different subjects that share words are no finding."""

    def __init__(self, frames: Sequence[Frame]) -> None:
        self._entities: dict[int, set[str]] = defaultdict(set)
        self._words: dict[int, set[str]] = defaultdict(set)
        self._known: dict[tuple[int, int], dict[str, float]] = {}
        for frame in frames:
            for term in frame.terms:
                if term.kind == "entity":
                    self._entities[frame.document].add(term.key)
                elif term.kind == "word" and term.weight >= TELLING_WEIGHT:
                    self._words[frame.document].add(term.key)

    def features(self, a: int, b: int) -> dict[str, float]:
        """Share of the entities and of the telling words of the document that has fewer which the other has too."""
        if (a, b) not in self._known:
            if len(self._known) >= KEPT_KINSHIPS:
                self._known.clear()
            entities = _shared(self._entities[a], self._entities[b])
            words = _shared(self._words[a], self._words[b])
            self._known[a, b] = {"documents_entities": entities, "documents_words": words}
        return self._known[a, b]


def _shared(one: set[str], other: set[str]) -> float:
    """1 if one side has nothing to share: a text without names is no stranger for that."""
    least = min(len(one), len(other))
    return len(one & other) / least if least else 1.0
