"""Candidate pairs settled document by document: what two documents have to say to each other depends on these two alone.

So no more than a share of all candidates is ever in memory, and what was settled about two documents holds as long as neither
their claims as linked nor the choice of pairs changes: it can be kept from one run to the next.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, groupby
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from crossclaim_schemas import Relation, json_line

from ..config import CrosscheckSection
from .candidates import CHUNK, Kinship, compare_chunk
from .frames import Frame, Term
from .relate import relate
from .score import Scorer
from .select import Verdict, judge, select

DIGEST_BYTES = 16  # a collision among 10^9 pairs of documents has a chance of 10^-21


class Memory(Protocol):
    """What earlier runs settled, by a key that covers all it depends on but code, data and configuration."""

    def recall(self, key: bytes) -> str | None:
        """Relations as lines of JSON, None if nothing was settled under this key."""

    def settle(self, found: dict[bytes, str]) -> None:
        """Keep relations."""


class Forgetful:
    """Remembers nothing: every pair is compared."""

    def recall(self, key: bytes) -> str | None:
        """Nothing."""
        return None

    def settle(self, found: dict[bytes, str]) -> None:
        """Let it go."""


class Group(NamedTuple):
    """The pairs of claims of two documents, as indices of frames."""

    key: bytes
    documents: tuple[int, int]
    pairs: list[tuple[int, int]]


def settle_pairs(
    frames: Sequence[Frame],
    pairs: NDArray[np.int32],
    scorer: Scorer,
    settings: CrosscheckSection,
    memory: Memory,
) -> Iterator[Relation]:
    """The findings among candidate pairs of frames, in no order; copies are not looked for here."""
    kinship = Kinship(frames)
    digests = Digests(frames)
    unsettled: list[Group] = []
    n_pairs = 0
    for group in groups_of(frames, pairs, kinship, digests):
        recalled = memory.recall(group.key)
        if recalled is not None:
            yield from (Relation.model_validate_json(line) for line in recalled.splitlines())
            continue
        unsettled.append(group)
        n_pairs += len(group.pairs)
        if n_pairs >= CHUNK:
            yield from _settled(unsettled, frames, kinship, scorer, settings, memory)
            unsettled, n_pairs = [], 0
    yield from _settled(unsettled, frames, kinship, scorer, settings, memory)


def groups_of(
    frames: Sequence[Frame], pairs: NDArray[np.int32], kinship: Kinship, digests: "Digests"
) -> Iterator[Group]:
    """Pairs by their two documents; in each the order stays."""
    documents = np.array([frame.document for frame in frames], dtype=np.int64)
    ends = documents[pairs] if len(pairs) else np.zeros((0, 2), dtype=np.int64)
    order = np.lexsort((ends[:, 1], ends[:, 0]))
    keyed = zip(ends[order].tolist(), pairs[order].tolist(), strict=True)
    for (a, b), found in groupby(keyed, key=lambda item: item[0]):
        own = [(i, k) for _, (i, k) in found]
        yield Group(digests.of(own, kinship.features(a, b)), (a, b), own)


def _settled(
    groups: Sequence[Group],
    frames: Sequence[Frame],
    kinship: Kinship,
    scorer: Scorer,
    settings: CrosscheckSection,
    memory: Memory,
) -> Iterator[Relation]:
    """Compare and score some groups at once, then choose among the verdicts of each two documents."""
    candidates = compare_chunk(frames, chain(*(group.pairs for group in groups)), kinship)
    by_documents: dict[tuple[int, int], list[Verdict]] = defaultdict(list)
    for verdict in judge(candidates, scorer, settings):
        by_documents[verdict.candidate.a.document, verdict.candidate.b.document].append(verdict)
    settled: dict[bytes, str] = {}
    for group in groups:
        relations = [relate(verdict) for verdict in select(by_documents[group.documents])]
        settled[group.key] = "".join(json_line(relation) + "\n" for relation in relations)
        yield from relations
    memory.settle(settled)


class Digests:
    """Hashes of frames: equal as long as the claim, and what linking and weighing made of it, are equal."""

    def __init__(self, frames: Sequence[Frame]) -> None:
        self._frames = frames
        self._known: dict[int, bytes] = {}

    def of(self, pairs: Sequence[tuple[int, int]], kinship: dict[str, float]) -> bytes:
        """Hash of the frames of some pairs, of which is set against which, and of how akin their documents are."""
        places = {index: place for place, index in enumerate(sorted({index for pair in pairs for index in pair}))}
        digest = hashlib.blake2b(repr(sorted(kinship.items())).encode(), digest_size=DIGEST_BYTES)
        for index in places:
            digest.update(self._of(index))
        digest.update(repr([(places[i], places[k]) for i, k in pairs]).encode())
        return digest.digest()

    def _of(self, index: int) -> bytes:
        if index not in self._known:
            frame = self._frames[index]
            own = "\x1e".join([f"{frame.weight!r} {frame.unique} {frame.reports}", *map(_told, frame.terms)])
            content = json_line(frame.claim).encode("utf-8", "surrogatepass") + own.encode("utf-8", "surrogatepass")
            self._known[index] = hashlib.blake2b(content, digest_size=DIGEST_BYTES).digest()
        return self._known[index]


def _told(term: Term) -> str:
    at = term.quantity.at_start if term.quantity else ""
    fields = (
        term.kind,
        term.key,
        term.pos,
        term.slot,
        term.marker,
        repr(term.weight),
        term.text,
        term.head,
        term.label,
    )
    sets = (term.words, sorted(term.related), term.given, term.forms, sorted(term.converses))
    return "\x1f".join(map(str, (*fields, at, *sets)))
