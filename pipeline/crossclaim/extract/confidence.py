"""How likely a claim says what a reader of its sentence would say: a logistic table over signs of its clause.

Made by `scripts/train_confidence.py` from labelled tuples; how well the probabilities hold stands in `docs/confidence.md`.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ..tables import read_table
from .model import Proposition
from .parse import Parse

DEEPEST = 5
MOST_CONJUNCTS, MOST_CONJUNCTS_OF_SENTENCE, MOST_CLAIMS = 3, 4, 8


@dataclass(slots=True, frozen=True)
class Sentence:
    """What all claims of the sentence from token `start` to `end` share."""

    length: float
    conjuncts: int
    claims: int


def read_sentence(parse: Parse, start: int, end: int, claims: int) -> Sentence:
    """The signs of a sentence that gave that many claims."""
    conjuncts = min(parse.deps[start:end].count("conj"), MOST_CONJUNCTS_OF_SENTENCE)
    return Sentence(math.log(end - start), conjuncts, min(claims, MOST_CLAIMS))


def confidence(parse: Parse, claim: Proposition, sentence: Sentence) -> float:
    """Between 0 and 1."""
    intercept, weights = _table()
    total = sum(weights.get(name, 0.0) * value for name, value in signs_of(parse, claim, sentence).items())
    return 1.0 / (1.0 + math.exp(-(intercept + total)))


def signs_of(parse: Parse, claim: Proposition, sentence: Sentence) -> dict[str, float]:
    """What the table weighs: 1 for what holds, counts and logarithms of lengths."""
    head, subject = claim.head.i, claim.subject.head.i
    longest = max([0, *(phrase.end_token - phrase.start_token for phrase in claim.objects)])
    inside = parse.deps[claim.start_token : claim.end_token]
    return {
        f"construction {claim.construction}": 1.0,
        f"tense {claim.tense}": 1.0,
        f"voice {claim.voice}": 1.0,
        f"kind {claim.kind}": 1.0,
        f"subject {parse.pos[subject]}": 1.0,
        f"subject {parse.deps[subject]}": 1.0,
        f"head {parse.deps[head]}": 1.0,
        "negative": float(claim.polarity == "negative"),
        "attributed": float(claim.attribution is not None),
        "clause as argument": float(any(parse.pos[phrase.head.i] in ("VERB", "AUX") for phrase in claim.objects)),
        "longest argument": math.log(1 + longest),
        "depth": float(_depth(parse, head)),
        "conjuncts": float(min(inside.count("conj"), MOST_CONJUNCTS)),
        "conjuncts of the sentence": float(sentence.conjuncts),
        "length of the sentence": sentence.length,
        "claims of the sentence": float(sentence.claims),
    }


def _depth(parse: Parse, token: int) -> int:
    """Steps from a token to its root, not counted further than the deepest."""
    for depth in range(DEEPEST):
        if parse.heads[token] == token:
            return depth
        token = parse.heads[token]
    return DEEPEST


@cache
def _table() -> tuple[float, Mapping[str, float]]:
    table = read_table("confidence")
    return table["intercept"], table["weights"]
