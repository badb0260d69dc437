"""The likeliest contradiction between the claims of two texts that speak of the same thing."""

from collections.abc import Sequence

from crossclaim_schemas import Claim

from ..config import CrosscheckSection
from .candidates import find_candidates
from .engine import make_frames
from .link import link
from .score import load_scorer
from .select import Verdict, judge


def worst_conflict(claims_a: Sequence[Claim], claims_b: Sequence[Claim], settings: CrosscheckSection) -> Verdict | None:
    """The conflict between a claim of a and one of b that is likeliest, however unlikely; None if no rule sees any."""
    claims = [*claims_a, *claims_b]
    order = {claim.doc_id: place for place, side in enumerate((claims_a, claims_b)) for claim in side}
    frames = make_frames(claims, link(claims), order)
    candidates = find_candidates(frames, max_candidates=max(len(frames), 1)).pairs
    verdicts = judge(candidates, load_scorer(), settings.model_copy(update={"min_score": 0.0}))
    return max((v for v in verdicts if v.rule.label == "conflict"), key=lambda v: v.score, default=None)
