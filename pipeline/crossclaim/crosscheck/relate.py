"""A verdict on two claims as the record that is written."""

from crossclaim_schemas import Relation, make_id
from crossclaim_schemas.relation import Direction

from ..config import Config
from .explain import differences_of, explain
from .frames import Frame
from .judge import Verdict

REFINING = 0.85  # both sides covered to this share say the same; less on one side makes that side say more


def relate(a: Frame, b: Frame, verdict: Verdict, config: Config) -> Relation:
    """The record of a finding; a is the claim of the document that comes first."""
    score = score_of(verdict)
    claim_a, claim_b = a.claim, b.claim
    return Relation(
        id=make_id("r", verdict.rule.label, claim_a.id, claim_b.id),
        label=verdict.rule.label,
        direction=_direction(verdict),
        reason=_reason(verdict),
        score=score,
        status="reported" if score >= config.crosscheck.min_score else "possible",
        claim_a=claim_a.id,
        claim_b=claim_b.id,
        doc_a=claim_a.doc_id,
        doc_b=claim_b.doc_id,
        quote_a=claim_a.quote,
        quote_b=claim_b.quote,
        levels={slot: str(level) for slot, level in verdict.levels._asdict().items()},
        differences=differences_of(verdict),
        explanation=explain(a, b, verdict),
    )


def score_of(verdict: Verdict) -> float:
    """Rough probability that the finding is right: how much of both claims is shared."""
    return min(1.0, 0.4 + 0.35 * min(1.0, verdict.cover) + 0.25 * min(1.0, verdict.cover_both))


def _direction(verdict: Verdict) -> Direction:
    if verdict.rule.label == "conflict":
        return "both"
    cover_a, cover_b = verdict.alignment.cover_a, verdict.alignment.cover_b
    if min(cover_a, cover_b) >= REFINING or abs(cover_a - cover_b) < 0.05:
        return "both"
    return "a_supports_b" if cover_b > cover_a else "b_supports_a"


def _reason(verdict: Verdict) -> str:
    if verdict.rule.label == "conflict":
        return verdict.rule.reason
    if _direction(verdict) != "both":
        return "refines"
    return "same" if all(link.level == "same" for link in verdict.alignment.links) else "paraphrase"
