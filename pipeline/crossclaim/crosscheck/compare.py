"""Two texts that speak of the same thing: do they agree, conflict, or neither?"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from crossclaim_schemas import Claim, Difference

from .engine import make_frames
from .explain import differences_of
from .frames import Frame
from .decide import decide
from .judge import Comparison as Compared
from .judge import Verdict, compare
from .link import link
from .relate import score_of

SUPPORTED = 0.75  # share of each of b's claims that a must have for a to support b; picked on public pair sets


@dataclass(slots=True, frozen=True)
class Comparison:
    """The likeliest label of two texts, how sure it is (0..1), why, and where they differ."""

    label: Literal["agreement", "conflict", "none"]
    score: float
    reason: str
    differences: tuple[Difference, ...] = field(default=())


def compare_claims(claims_a: Sequence[Claim], claims_b: Sequence[Claim]) -> Comparison:
    """Conflict if any claim of one contradicts one of the other; agreement if a supports all of b; else none."""
    doc_a = claims_a[0].doc_id if claims_a else "a"
    doc_b = claims_b[0].doc_id if claims_b else "b"
    claims = [*claims_a, *claims_b]
    frames = make_frames(claims, link(claims), {doc_a: 0, doc_b: 1})
    side_a = [f for f in frames if f.document == 0 and not f.reports]
    side_b = [f for f in frames if f.document == 1 and not f.reports]
    pairs = [(a, b, compare(a, b)) for a in side_a for b in side_b]
    verdicts = [Verdict(rule, compared) for _, _, compared in pairs if (rule := decide(compared.evidence))]
    conflicts = [v for v in verdicts if v.rule.label == "conflict"]
    if conflicts:
        worst = max(conflicts, key=score_of)
        return Comparison("conflict", score_of(worst), worst.rule.reason, differences_of(worst))
    supports = [_support(b, pairs) for b in side_b]
    if supports and min(supports) >= SUPPORTED:
        return Comparison("agreement", min(1.0, sum(supports) / len(supports)), "paraphrase")
    return Comparison("none", 1.0 - max(supports, default=0.0) / 2, "unrelated")


def _support(b: Frame, pairs: Sequence[tuple[Frame, Frame, Compared]]) -> float:
    """How much of one claim of b the best claim of a has; claims with a contrast support nothing."""
    own = [compared for _, other, compared in pairs if other is b and not compared.contrasts]
    return max((compared.alignment.cover_b for compared in own), default=0.0)
