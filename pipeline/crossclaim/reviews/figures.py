"""How often the software was right, counted from what reviewers decided."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import sqrt
from typing import NamedTuple

from crossclaim_schemas import AboutFinding, Review
from crossclaim_schemas.review import Shape

from .standing import outcome_of

Z = 1.96  # 95 %
BATCH = 20  # decisions in a row that are shown together while they are all of one day


class Precision(NamedTuple):
    """Of `n` decided findings `right` were accepted as they were; `low` and `high` bound the share with 95 %."""

    name: str
    right: int
    n: int
    low: float
    high: float

    @property
    def share(self) -> float:
        """The share that was right."""
        return self.right / self.n


def decided_findings(decided: Mapping[str, Review], *, sampled_only: bool = False) -> list[Review]:
    """Last decisions by which a finding was accepted or rejected, in order of time.

    `sampled_only`: those that came up in random order, which speak for the findings not looked at as well.
    """
    found = [
        review
        for review in decided.values()
        if isinstance(review.about, AboutFinding) and outcome_of(review.after) and _counts(review, sampled_only)
    ]
    return sorted(found, key=lambda review: review.at)


def precision_by_reason(reviews: Sequence[Review]) -> dict[str, list[Precision]]:
    """By label ("conflict", "agreement") and within it by reason, most decided first; the first of each list is "all"."""
    groups: dict[str, dict[str, list[Review]]] = defaultdict(lambda: defaultdict(list))
    for review in reviews:
        if isinstance(review.about, AboutFinding):
            groups[review.about.label]["all"].append(review)
            groups[review.about.label][review.about.reason].append(review)
    return {
        label: sorted((precision(name, own) for name, own in by_reason.items()), key=_all_first)
        for label, by_reason in sorted(groups.items(), reverse=True)
    }


def precision_over_time(reviews: Sequence[Review]) -> list[Precision]:
    """By day; while all are of one day, by batches of 20 in a row."""
    days: dict[str, list[Review]] = defaultdict(list)
    for review in reviews:
        days[review.at[:10]].append(review)
    if len(days) != 1:
        return [precision(day, own) for day, own in sorted(days.items())]
    starts = range(0, len(reviews), BATCH)
    return [precision(f"{at + 1}–{min(at + BATCH, len(reviews))}", reviews[at : at + BATCH]) for at in starts]


def rejections(reviews: Iterable[Review]) -> dict[Shape, int]:
    """How often each reason to reject was given, most frequent first."""
    counts: dict[Shape, int] = defaultdict(int)
    for review in reviews:
        if review.after.why is not None:
            counts[review.after.why] += 1
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def precision(name: str, reviews: Sequence[Review]) -> Precision:
    """The share of these that were accepted as they were; at least one is needed."""
    right = sum(1 for review in reviews if outcome_of(review.after) == "accepted")
    return Precision(name, right, len(reviews), *wilson(right, len(reviews)))


def wilson(right: int, n: int) -> tuple[float, float]:
    """The 95 % score interval of a share (Wilson 1927, JASA 22:209), which holds for few cases and for shares near 0 and 1."""
    share = right / n
    middle = share + Z * Z / (2 * n)
    spread = Z * sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
    scale = 1 + Z * Z / n
    return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)


def _counts(review: Review, sampled_only: bool) -> bool:
    return not sampled_only or review.queue == "random"


def _all_first(row: Precision) -> tuple[bool, int, str]:
    return row.name != "all", -row.n, row.name
