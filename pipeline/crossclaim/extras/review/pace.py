"""How fast a reviewer decides."""

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise
from typing import NamedTuple

from crossclaim_schemas import Review

LAST = 30
PAUSE_S = 300  # whoever decides nothing for so long was doing something else
MIN_DECISIONS = 5
MAX_PER_HOUR = 3600  # nobody reads two quotes in less than a second
COUNTED = frozenset({"accept", "reject", "relabel"})


class Pace(NamedTuple):
    """Decisions today, and an hour at the pace of the last thirty; None while there are too few to tell."""

    today: int
    per_hour: int | None


def pace_of(reviews: Sequence[Review], reviewer: str) -> Pace:
    """The pace of one reviewer; pauses over five minutes are left out, what was undone as well."""
    undone = {review.undoes for review in reviews}
    own = [r for r in reviews if r.by == reviewer and r.action in COUNTED and r.id not in undone]
    today = sum(1 for review in own if review.at[:10] == own[-1].at[:10])
    moments = [datetime.fromisoformat(review.at) for review in own[-LAST:]]
    gaps = [(after - before).total_seconds() for before, after in pairwise(moments)]
    working = [gap for gap in gaps if gap <= PAUSE_S]
    if len(working) < MIN_DECISIONS - 1 or not sum(working):
        return Pace(today, None)
    per_hour = round(3600 * len(working) / sum(working))
    return Pace(today, per_hour if per_hour <= MAX_PER_HOUR else None)
