"""How much a claim is worth checking: a documented heuristic between 0 and 1."""

from collections.abc import Sequence

from .model import Proposition, QuantitySpan, Referent

BASE = 0.35
NUMBER, NAME, TIME = 0.2, 0.15, 0.15
EVENT = 0.05
UNASSERTED, OPINION, FIRST_PERSON = -0.2, -0.3, -0.25
OPINION_LEMMAS = frozenset(
    "think believe feel hope wish like love hate guess want doubt fear suppose prefer enjoy".split()
)
FIRST_PERSONS = frozenset({"i", "we", "me", "us"})


def score_checkworthy(claim: Proposition, referents: Sequence[Referent], quantities: Sequence[QuantitySpan]) -> float:
    """Numbers, names and dates raise the score; opinion verbs, the first person and what is not asserted lower it."""
    score = BASE
    score += NUMBER * any(_inside(claim, span.start_token) for span in quantities)
    score += NAME * any(
        referent.label and referent.kind != "pronoun" and _inside(claim, referent.start_token) for referent in referents
    )
    score += TIME * any(phrase.role == "time" for phrase in claim.objects)
    score += EVENT * (claim.kind in ("event", "quantity"))
    score += UNASSERTED * (claim.modality != "asserted")
    score += OPINION * (claim.lemma in OPINION_LEMMAS)
    score += FIRST_PERSON * (claim.subject.head.lower_ in FIRST_PERSONS)
    return min(1.0, max(0.0, score))


def _inside(claim: Proposition, token: int) -> bool:
    return claim.start_token <= token < claim.end_token
