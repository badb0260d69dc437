"""A verdict on two claims as the record that is written."""

from collections.abc import Mapping

from crossclaim_schemas import Claim, Relation, make_id
from crossclaim_schemas.relation import Direction

from .copies import Copies
from .explain import COVERED, differences_of, explain, fuller_side
from .select import Verdict

COPIED = " Both stand in copies of one text, so neither supports the other."


def relate(verdict: Verdict) -> Relation:
    """The record of a finding; a is the claim of the document that comes first, in one document that which stands first."""
    claim_a, claim_b = verdict.candidate.a.claim, verdict.candidate.b.claim
    label = verdict.rule.label
    return Relation(
        id=make_id("r", label, claim_a.id, claim_b.id),
        label=label,
        direction=_direction(verdict),
        reason=reason_of(verdict),
        score=verdict.score,
        status="reported" if verdict.reported else "possible",
        claim_a=claim_a.id,
        claim_b=claim_b.id,
        doc_a=claim_a.doc_id,
        doc_b=claim_b.doc_id,
        quote_a=claim_a.quote,
        quote_b=claim_b.quote,
        levels={slot: str(level) for slot, level in verdict.candidate.comparison.levels._asdict().items()},
        differences=differences_of(verdict.candidate.comparison),
        explanation=explain(verdict),
    )


def mark_copied(relation: Relation, claims: Mapping[str, Claim], copies: Copies) -> Relation:
    """The finding as it is, or marked as one between copies of one text."""
    claim_a, claim_b = claims[relation.claim_a], claims[relation.claim_b]
    if claim_a.doc_id == claim_b.doc_id or not copies.same_text(claim_a, claim_b):
        return relation
    explanation = relation.explanation + (COPIED if relation.label == "agreement" else "")
    return relation.model_copy(update={"copied": True, "explanation": explanation})


def _direction(verdict: Verdict) -> Direction:
    if verdict.rule.label == "conflict":
        return "both"
    return DIRECTIONS[fuller_side(verdict.candidate.comparison.alignment)]


DIRECTIONS: dict[str, Direction] = {"a": "a_supports_b", "b": "b_supports_a", "": "both"}


def reason_of(verdict: Verdict) -> str:
    """The typed reason of a finding: that of the rule for a conflict, how the two are worded for an agreement."""
    if verdict.rule.label == "conflict":
        return verdict.rule.reason
    alignment = verdict.candidate.comparison.alignment
    links = alignment.links
    if any(link.level == "converse" for link in links):
        return "converse"
    if _direction(verdict) != "both":
        return "refines"
    told_alike = min(alignment.cover_a, alignment.cover_b) >= COVERED and all(link.level == "same" for link in links)
    return "same" if told_alike else "paraphrase"
