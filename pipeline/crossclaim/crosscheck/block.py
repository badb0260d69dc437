"""Which pairs of claims are worth comparing: those of different documents that share content, best first, at most a cap each."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..units import convert
from .frames import Frame, Term
from .lexical import load_lexical
from .lexicon import load_lexicon

MIN_WEIGHT = 0.4  # lighter terms find nothing: every claim has some
TIME_WEIGHT = 0.6
MAX_POSTINGS = 2_000  # a term of more claims than this is skipped where the claim has another one; counted


@dataclass(slots=True)
class Blocks:
    """Candidate pairs as indices of frames, a before b, in order; and how many pairs the cap left out."""

    pairs: list[tuple[int, int]]
    skipped: int


def block(frames: Sequence[Frame], max_candidates: int) -> Blocks:
    """At most `max_candidates` partners a claim on average: each proposes its best half, a pair stays if either does."""
    postings: dict[str, list[int]] = defaultdict(list)
    for frame in frames:
        if frame.reports:
            continue
        for key in {key for keys, _ in _keys(frame) for key in keys}:
            postings[key].append(frame.index)
    kept: set[tuple[int, int]] = set()
    seen: set[tuple[int, int]] = set()
    for frame in frames:
        if frame.reports:
            continue
        scores = _scores(frame, frames, postings)
        ranked = sorted(scores, key=lambda other: (-scores[other], other))
        pairs = [(min(frame.index, other), max(frame.index, other)) for other in ranked]
        seen.update(pairs)
        kept.update(pairs[: max(1, max_candidates // 2)])
    return Blocks(sorted(kept), len(seen) - len(kept))


def _scores(frame: Frame, frames: Sequence[Frame], postings: dict[str, list[int]]) -> dict[int, float]:
    scores: dict[int, float] = defaultdict(float)
    for keys, weight in _keys(frame):
        seen: set[int] = set()
        for key in keys:
            for other in postings[key][:MAX_POSTINGS]:
                if other not in seen and frames[other].document != frame.document:
                    seen.add(other)
                    scores[other] += weight
    return scores


def _keys(frame: Frame) -> Iterator[tuple[tuple[str, ...], float]]:
    """The keys of each thing that a claim can be found by, and its weight: its terms, and when it was."""
    for term in frame.terms:
        if term.weight >= MIN_WEIGHT:
            yield index_keys(term), term.weight
    for time in frame.times:
        if time.start or time.end:
            yield (f"time:{time.start}:{time.end}",), TIME_WEIGHT


def index_keys(term: Term) -> tuple[str, ...]:
    """Keys under which a term is found: itself, its words, its synonyms, opposites and derivations; a figure by what it counts and by its value."""
    if term.kind == "entity":
        return (term.key, *sorted(set(term.words)), *sorted(term.related))
    if term.kind == "quantity" and term.quantity:
        value, unit = convert(term.quantity.value, term.quantity.unit)
        return f"unit:{term.quantity.unit}:{term.quantity.of}", f"value:{value:.2g}:{unit}"
    return word_keys(term.key, term.pos)


@lru_cache(maxsize=200_000)
def word_keys(lemma: str, pos: str) -> tuple[str, ...]:
    """A word, its synonyms, its opposites and its derivations, in order."""
    lexicon, tables = load_lexicon(), load_lexical()
    near = {lemma, *lexicon.synonyms(lemma, pos), *tables.synonyms(lemma, pos)}  # type: ignore[arg-type]
    near |= {*lexicon.antonyms(lemma, pos), *tables.antonyms(lemma, pos)}  # type: ignore[arg-type]
    near |= {word for word, _ in lexicon.derivations(lemma, pos)}  # type: ignore[arg-type]
    return tuple(sorted(near))
