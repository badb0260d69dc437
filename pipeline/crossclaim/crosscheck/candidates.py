"""From frames to compared, scored candidate pairs: the part of the cross-check that training and running share."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from .block import block
from .features import features_of, with_ranks
from .frames import Frame
from .judge import Comparison, compare_sharing

TELLING_WEIGHT = 0.6
MIN_COVER = 0.25  # pairs that share less are not worth a score: of labelled relations under 2 % lie below


@dataclass(slots=True)
class Candidate:
    """Two claims that share content, a's document first, and the features of their comparison."""

    a: Frame
    b: Frame
    comparison: Comparison
    features: dict[str, float]


@dataclass(slots=True)
class Candidates:
    """All candidates in order, how many pairs were compared, and what blocking left out."""

    pairs: list[Candidate]
    compared: int
    skipped: int
    capped_blocks: int
    capped_pairs: int


def find_candidates(frames: Sequence[Frame], max_candidates: int, *, within: bool = False) -> Candidates:
    """Block, compare, and describe every pair that shares enough; `within` adds pairs of one document."""
    blocks = block(frames, max_candidates, within=within)
    kinship = Kinship(frames)
    found = []
    for i, k in blocks.pairs.tolist():
        a, b = frames[i], frames[k]
        comparison = compare_sharing(a, b, MIN_COVER)
        if comparison is not None:
            features = features_of(a, b, comparison) | kinship.features(a.document, b.document)
            found.append(Candidate(a, b, comparison, features))
    with_ranks([c.features for c in found], [(c.a, c.b) for c in found])
    return Candidates(found, len(blocks.pairs), blocks.skipped, blocks.capped_blocks, blocks.capped_pairs)


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
            entities = _shared(self._entities[a], self._entities[b])
            words = _shared(self._words[a], self._words[b])
            self._known[a, b] = {"documents_entities": entities, "documents_words": words}
        return self._known[a, b]


def _shared(one: set[str], other: set[str]) -> float:
    """1 if one side has nothing to share: a text without names is no stranger for that."""
    least = min(len(one), len(other))
    return len(one & other) / least if least else 1.0
