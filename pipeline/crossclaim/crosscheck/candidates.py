"""From frames to compared, scored candidate pairs: the part of the cross-check that training and running share."""

from collections.abc import Sequence
from dataclasses import dataclass

from .block import block
from .features import features_of, with_ranks
from .frames import Frame
from .judge import Comparison, compare

MIN_COVER = 0.25  # pairs that share less are not worth a score: of labelled relations under 2 % lie below


@dataclass(slots=True)
class Candidate:
    """Two claims of different documents that share content, a's document first, and the features of their comparison."""

    a: Frame
    b: Frame
    comparison: Comparison
    features: dict[str, float]


@dataclass(slots=True)
class Candidates:
    """All candidates in order, how many pairs were compared, and how many the cap of blocking left out."""

    pairs: list[Candidate]
    compared: int
    skipped: int


def find_candidates(frames: Sequence[Frame], max_candidates: int) -> Candidates:
    """Block, compare, and describe every pair that shares enough."""
    blocks = block(frames, max_candidates)
    found = []
    for i, k in blocks.pairs:
        a, b = frames[i], frames[k]
        comparison = compare(a, b)
        if comparison.alignment.links and comparison.cover >= MIN_COVER:
            found.append(Candidate(a, b, comparison, features_of(a, b, comparison)))
    with_ranks([c.features for c in found], [(c.a, c.b) for c in found])
    return Candidates(found, len(blocks.pairs), blocks.skipped)
