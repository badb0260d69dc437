"""Two texts that speak of the same thing: do they agree, conflict, or neither?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from crossclaim_schemas import Claim, Difference

from ..config import CrosscheckSection
from .candidates import Candidate, find_candidates
from .engine import make_frames
from .explain import differences_of
from .frames import Frame
from .link import link
from .relate import reason_of
from .score import load_scorer
from .select import Verdict, judge


@dataclass(slots=True, frozen=True)
class TextVerdict:
    """The likeliest label of two texts, how sure it is (0..1), why, and where they differ."""

    label: Literal["agreement", "conflict", "none"]
    score: float
    reason: str
    differences: tuple[Difference, ...] = ()


def compare_claims(claims_a: Sequence[Claim], claims_b: Sequence[Claim], settings: CrosscheckSection) -> TextVerdict:
    """Conflict if any claim of one contradicts one of the other; agreement if a supports all claims of b; else none."""
    claims = [*claims_a, *claims_b]
    order = {claim.doc_id: place for place, side in enumerate((claims_a, claims_b)) for claim in side}
    frames = make_frames(claims, link(claims), order)
    candidates = find_candidates(frames, max_candidates=max(len(frames), 1)).pairs
    verdicts = judge(candidates, load_scorer(), settings.model_copy(update={"min_score": 0.0}))
    worst = max((v for v in verdicts if v.rule.label == "conflict"), key=lambda v: v.score, default=None)
    if worst and worst.score >= settings.compare_conflict:
        return TextVerdict("conflict", worst.score, reason_of(worst), differences_of(worst.candidate.comparison))
    support = [_support(b, candidates, verdicts) for b in frames if b.document == 1 and not b.reports]
    if support and min(support) >= settings.compare_agreement:
        return TextVerdict("agreement", sum(support) / len(support), "paraphrase")
    return TextVerdict("none", 1.0 - max(support, default=0.0) / 2, "unrelated")


def _support(b: Frame, candidates: Sequence[Candidate], verdicts: Sequence[Verdict]) -> float:
    """How far a says what this claim of b says: the likeliest agreement, or the share of its content that one claim of a has."""
    agreed = [v.score for v in verdicts if v.candidate.b is b and v.rule.label == "agreement"]
    shared = [c.comparison.alignment.cover_b for c in candidates if c.b is b and not c.comparison.contrasts]
    return max([*agreed, *shared], default=0.0)
