"""Which pairs of claims are worth comparing: those that share content, best first, at most a cap each.

Claims with one key (a name, a word or a synonym of it, a figure, a time) are a block. A block that is too large to be gone through
says little: there only claims that share two such keys come together. Time and memory are linear in the number of claims.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from ..units import convert
from .frames import Frame, Term
from .lexical import load_lexical
from .lexicon import load_lexicon

MIN_WEIGHT = 0.4  # lighter terms find nothing: every claim has some
TIME_WEIGHT = 0.6
MAX_BLOCK = (
    2_000  # claims; in the runs of the benchmarks larger blocks hold a relation only where a smaller one does too
)

Keys = tuple[str, ...]
Indices = NDArray[np.int64]


@dataclass(slots=True)
class Blocks:
    """Candidate pairs as indices of frames, a before b, in order: shape (n, 2).

    `skipped` counts the pairs of a block that the cap of their claims left out, `capped_pairs` those of blocks over the cap, in each
    block for itself: many of these are found by another block.
    """

    pairs: NDArray[np.int32]
    skipped: int
    capped_blocks: int = 0
    capped_pairs: int = 0


def block(frames: Sequence[Frame], max_candidates: int, *, within: bool = False) -> Blocks:
    """At most `max_candidates` partners a claim on average: each proposes its best half, a pair stays if either does.

    Partners are claims of other documents; `within` adds those of other sentences of the same one, under a cap of their own.
    """
    index = _Index(frames)
    documents = np.array([frame.document for frame in frames])
    sentences = np.array([frame.claim.sentence_start for frame in frames])
    limit = max(1, max_candidates // 2)
    kept = [np.zeros(0, dtype=np.int64)]
    seen = 0
    for frame in frames:
        partners, scores = index.partners(frame.index)
        inside = documents[partners] == frame.document
        chosen = [~inside, inside & (sentences[partners] != frame.claim.sentence_start)] if within else [~inside]
        for mask in chosen:
            seen += int(mask.sum())
            best = _best(partners[mask], scores[mask], limit)
            kept.append(np.minimum(best, frame.index) * len(frames) + np.maximum(best, frame.index))
    codes = np.unique(np.concatenate(kept))
    pairs = np.stack(np.divmod(codes, max(1, len(frames))), axis=1).astype(np.int32)
    return Blocks(pairs, seen // 2 - len(pairs), index.capped_blocks, index.capped_pairs)


def _best(partners: Indices, scores: NDArray[np.float64], limit: int) -> Indices:
    """The partners with the highest scores; of equal ones those that come first."""
    if len(partners) <= limit:
        return partners
    least = np.partition(scores, len(scores) - limit)[len(scores) - limit]
    better = partners[scores > least]
    tied = np.sort(partners[scores == least])
    return np.concatenate([better, tied[: limit - len(better)]])


@dataclass(slots=True)
class _Thing:
    """Something that claims can be found by, under several keys: the claims it leads to, and all claims that have it."""

    keys: Keys
    leads_to: Indices = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    is_with: NDArray[np.bool_] | None = None  # only where some of its blocks are over the cap: `leads_to` lacks those


class _Index:
    """Claims by the keys of what they are about; `partners` is a method since its work space is as large as the run."""

    def __init__(self, frames: Sequence[Frame]) -> None:
        self._things: dict[Keys, _Thing] = {}
        self._of: list[list[tuple[_Thing, float]]] = []
        for frame in frames:
            found = [] if frame.reports else list(_keys(frame))
            self._of.append([(self._things.setdefault(keys, _Thing(keys)), weight) for keys, weight in found])
        postings = self._postings()
        self._large = {key: len(claims) for key, claims in postings.items() if len(claims) > MAX_BLOCK}
        self._lead(postings)
        joined = self._join()
        self._joined = {pair: claims for pair, claims in joined.items() if len(claims) <= MAX_BLOCK}
        # Synonyms are often found under just the same keys, so that several keys are one block.
        over = {c.tobytes(): len(c) for c in (*postings.values(), *joined.values()) if len(c) > MAX_BLOCK}
        self.capped_blocks = len(over)
        self.capped_pairs = sum(n * (n - 1) // 2 for n in over.values())
        self._score = np.zeros(len(frames))
        self._place = np.zeros(len(frames), dtype=np.int64)

    def _postings(self) -> dict[str, Indices]:
        """Claims by key, in order."""
        found: dict[str, list[int]] = defaultdict(list)
        for claim, things in enumerate(self._of):
            for key in {key for thing, _ in things for key in thing.keys}:
                found[key].append(claim)
        return {key: np.array(claims, dtype=np.int64) for key, claims in found.items()}

    def _lead(self, postings: dict[str, Indices]) -> None:
        for thing in self._things.values():
            small = [postings[key] for key in thing.keys if key not in self._large]
            if small:
                thing.leads_to = np.unique(np.concatenate(small)) if len(small) > 1 else small[0]
            if len(small) < len(thing.keys):
                thing.is_with = np.zeros(len(self._of), dtype=np.bool_)
                for key in thing.keys:
                    thing.is_with[postings[key]] = True

    def _join(self) -> dict[tuple[str, str], Indices]:
        """Claims by two keys of large blocks."""
        found: dict[tuple[str, str], list[int]] = defaultdict(list)
        for claim in range(len(self._of)) if self._large else ():
            for pair in self._large_pairs(claim):
                found[pair].append(claim)
        return {pair: np.array(claims, dtype=np.int64) for pair, claims in found.items()}

    def _large_pairs(self, claim: int) -> Iterator[tuple[str, str]]:
        """Each two of the keys of a claim that are too common by themselves; of one thing only the rarest."""
        own = [
            min((self._large[key], key) for key in thing.keys if key in self._large)
            for thing, _ in self._of[claim]
            if thing.is_with is not None
        ]
        return combinations(sorted({key for _, key in own}), 2)

    def partners(self, claim: int) -> tuple[Indices, NDArray[np.float64]]:
        """All claims that share a block with this one, itself among them, in no order; and the weight of what they share."""
        things = self._of[claim]
        found = [thing.leads_to for thing, _ in things]
        if self._joined:
            found += [self._joined[pair] for pair in self._large_pairs(claim) if pair in self._joined]
        if not found:
            return np.zeros(0, dtype=np.int64), np.zeros(0)
        repeated = np.concatenate(found)
        places = np.arange(len(repeated))
        self._place[repeated] = places
        partners = repeated[self._place[repeated] == places]
        for thing, weight in things:
            if thing.is_with is None:
                self._score[thing.leads_to] += weight
            else:
                self._score[partners] += weight * thing.is_with[partners]
        scores = self._score[partners]
        self._score[partners] = 0.0
        return partners, scores


def _keys(frame: Frame) -> Iterator[tuple[Keys, float]]:
    """The keys of each thing that a claim can be found by, and its weight: its terms, and when it was."""
    for term in frame.terms:
        if term.weight >= MIN_WEIGHT:
            yield index_keys(term), term.weight
    for time in frame.times:
        if time.start or time.end:
            yield (f"time:{time.start}:{time.end}",), TIME_WEIGHT


def index_keys(term: Term) -> Keys:
    """Keys under which a term is found: itself, its words, its synonyms, opposites and derivations; a figure by what it counts and by its value."""
    if term.kind == "entity":
        return (term.key, *sorted(set(term.words)), *sorted(term.related))
    if term.kind == "quantity" and term.quantity:
        value, unit = convert(term.quantity.value, term.quantity.unit)
        return f"unit:{term.quantity.unit}:{term.quantity.of}", f"value:{value:.2g}:{unit}"
    return word_keys(term.key, term.pos)


@lru_cache(maxsize=200_000)
def word_keys(lemma: str, pos: str) -> Keys:
    """A word, its synonyms, its opposites and its derivations, in order."""
    lexicon, tables = load_lexicon(), load_lexical()
    near = {lemma, *lexicon.synonyms(lemma, pos), *tables.synonyms(lemma, pos)}  # type: ignore[arg-type]
    near |= {*lexicon.antonyms(lemma, pos), *tables.antonyms(lemma, pos)}  # type: ignore[arg-type]
    near |= {word for word, _ in lexicon.derivations(lemma, pos)}  # type: ignore[arg-type]
    return tuple(sorted(near))
