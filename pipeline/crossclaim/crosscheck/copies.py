"""Which documents and passages are copies of one text: what a copy says is no second voice for it.

Texts are compared as sets of word sequences ("shingles"). MinHash with a fixed seed finds the few that may be alike, the sets
themselves decide, so that chance can only miss a copy and never make one. Each text is compared with the first of every group
found so far, in the order of the documents' uris.
"""

import hashlib
import re
import zlib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from crossclaim_schemas import Claim, Document

Shingles = NDArray[np.uint32]

SHINGLE_WORDS = 4
MIXER = np.uint64(0x9E3779B97F4A7C15)  # 2^64 over the golden ratio: spreads neighbouring codes
ALIKE = 0.7  # share of all shingles of two texts that both have, from which they are copies: up to one word in twenty-five changed
PERMUTATIONS = 128
# Bands and rows of the index: best for a similarity of 0.5 (found once, since it takes longer than a short run), so that hardly any
# text over the threshold above is missed.
BANDS = (25, 5)
SEED = 1
MIN_PASSAGE_WORDS = 20  # shorter paragraphs are alike by chance: headlines, datelines, "Share this page"
MIN_SENTENCE_WORDS = 12  # two writers do not word a sentence of this length in the same way
WORD = re.compile(r"\w+")


@dataclass(slots=True)
class Passage:
    """A stretch of a document that stands in another document too; `group` is shared by all copies."""

    start: int
    end: int
    group: int


@dataclass(slots=True)
class Copies:
    """`original` leads from a document to the first of the documents that it is a copy of, itself if that is the first."""

    original: dict[str, str] = field(default_factory=dict)
    passages: Mapping[str, Sequence[Passage]] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)

    def same_text(self, a: Claim, b: Claim) -> bool:
        """Whether both claims stand in copies of one text; true of two claims of one document."""
        return not self._origins(a).isdisjoint(self._origins(b))

    def documents_by_origin(self, claims: Iterable[Claim]) -> list[list[str]]:
        """The documents of some claims, those together that have them from one text; each list and all of them in order."""
        together: dict[str, set[str]] = {}
        seen: dict[str, str] = {}
        for claim in claims:
            together.setdefault(claim.doc_id, {claim.doc_id})
            for origin in sorted(self._origins(claim)):
                other = seen.setdefault(origin, claim.doc_id)
                if together[other] is not together[claim.doc_id]:
                    together[other] |= together[claim.doc_id]
                    together.update(dict.fromkeys(together[other], together[other]))
        return sorted({id(group): sorted(group) for group in together.values()}.values())

    def counts(self) -> dict[str, int]:
        """Documents that are copies of an earlier one, and passages that stand in several documents."""
        copied = sum(document != first for document, first in self.original.items())
        return {"copied_documents": copied, "copied_passages": sum(map(len, self.passages.values()))}

    def _origins(self, claim: Claim) -> frozenset[str]:
        """Names of the texts that a claim stands in: the document, a passage that was copied, a long sentence word for word."""
        found = {self.original.get(claim.doc_id, claim.doc_id)}
        passages = self.passages.get(claim.doc_id, ())
        at = bisect_right(passages, claim.start, key=lambda passage: passage.start) - 1
        if at >= 0 and claim.start < passages[at].end:
            found.add(f"passage {passages[at].group}")
        words = words_of(self.texts.get(claim.doc_id, "")[claim.sentence_start : claim.sentence_end])
        if len(words) >= MIN_SENTENCE_WORDS:
            found.add("sentence " + " ".join(words))
        return frozenset(found)


def find_copies(documents: Sequence[Document]) -> Copies:
    """Documents and passages that are alike over the run; the result does not depend on the order given."""
    ordered = sorted(documents, key=lambda document: document.uri)
    first = _first_alike(document.text for document in ordered)
    original = {document.id: ordered[at].id for document, at in zip(ordered, first, strict=True)}
    texts = {document.id: document.text for document in ordered}
    return Copies(original, _copied_passages(ordered), texts)


def _copied_passages(documents: Sequence[Document]) -> dict[str, list[Passage]]:
    places = [place for document in documents for place in _passages_of(document)]
    groups = _first_alike(document.text[start:end] for document, start, end in places)
    holders: dict[int, set[str]] = defaultdict(set)
    for (document, _, _), group in zip(places, groups, strict=True):
        holders[group].add(document.id)
    found: dict[str, list[Passage]] = defaultdict(list)
    for (document, start, end), group in zip(places, groups, strict=True):
        if len(holders[group]) > 1:
            found[document.id].append(Passage(start, end, group))
    return dict(found)


def _passages_of(document: Document) -> Iterator[tuple[Document, int, int]]:
    for block in document.blocks:
        if block.kind != "heading" and len(words_of(document.text[block.start : block.end])) >= MIN_PASSAGE_WORDS:
            yield document, block.start, block.end


def words_of(text: str) -> list[str]:
    """The words of a text without case and punctuation."""
    return WORD.findall(text.casefold())


def shingles_of(words: Sequence[str]) -> Shingles:
    """All runs of `SHINGLE_WORDS` words as different numbers in order; of a shorter text the whole. Shape (n,)."""
    codes = [zlib.crc32(word.encode("utf-8", "surrogatepass")) for word in words]
    found = np.array(codes[: max(1, len(codes) - SHINGLE_WORDS + 1)], dtype=np.uint64)
    for step in range(1, min(SHINGLE_WORDS, len(codes))):
        found = found * MIXER + np.array(codes[step : step + len(found)], dtype=np.uint64)
    return np.unique((found >> np.uint64(32)).astype(np.uint32))


def alike(a: Shingles, b: Shingles) -> bool:
    """Whether so many shingles are in both that one text was made from the other."""
    shared = len(np.intersect1d(a, b, assume_unique=True))
    return shared >= ALIKE * (len(a) + len(b) - shared) > 0


def _first_alike(texts: Iterable[str]) -> list[int]:
    """For each text the place of the first one of its group, its own if it is like none before it."""
    find_similar = _make_index()
    exact: dict[bytes, int] = {}
    found: list[int] = []
    for at, text in enumerate(texts):
        words = words_of(text)
        digest = hashlib.blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=16).digest()
        first = exact.get(digest) if words else at
        if first is None:
            first = exact[digest] = find_similar(at, shingles_of(words))
        found.append(first)
    return found


def _make_index() -> Callable[[int, Shingles], int]:
    """A function that gives the first text like this one, and remembers those that are like none before."""
    from datasketch import MinHash, MinHashLSH  # slow to import, and only a cross-check needs it

    lsh = MinHashLSH(params=BANDS, num_perm=PERMUTATIONS)
    empty = MinHash(num_perm=PERMUTATIONS, seed=SEED, hashfunc=int)
    kept: dict[int, Shingles] = {}

    def find_similar(at: int, shingles: Shingles) -> int:
        sketch = empty.copy()
        sketch.update_batch(shingles.tolist())
        for first in sorted(map(int, lsh.query(sketch))):
            if alike(kept[first], shingles):
                return first
        lsh.insert(at, sketch, check_duplication=False)
        kept[at] = shingles
        return at

    return find_similar
