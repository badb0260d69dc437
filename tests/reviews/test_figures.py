"""Figures from decisions."""

import pytest

from crossclaim.reviews.figures import (
    decided_findings,
    precision_by_reason,
    precision_over_time,
    rejections,
    wilson,
)
from crossclaim.reviews.standing import latest
from crossclaim_schemas import Review

from .conftest import A, B, Decide, run_of


@pytest.mark.parametrize(
    ("right", "n", "interval"),
    [  # the first is the example of Newcombe 1998 (Statistics in Medicine 17:857), table I
        (81, 263, (0.2553, 0.3662)),
        (15, 148, (0.0624, 0.1605)),
        (0, 20, (0.0, 0.1611)),
        (1, 29, (0.0061, 0.1718)),
        (29, 29, (0.8830, 1.0)),
    ],
)
def test_wilson_interval_is_that_of_the_literature(right: int, n: int, interval: tuple[float, float]) -> None:
    assert wilson(right, n) == pytest.approx(interval, abs=0.0001)


def reviews_of(decide: Decide) -> list[Review]:
    """Three time conflicts, one right, one rejected, one an agreement; one skipped; one number conflict."""
    abouts = [run_of(A.but(subject=f"Mill {n}"), B.but(subject=f"Mill {n}")).about for n in range(5)]
    return [
        decide(abouts[0], queue="random"),
        decide(abouts[1], "reject", decision="rejected", why="other_time"),
        decide(abouts[2], "relabel", decision="accepted", label="agreement"),
        decide(abouts[3], "skip", decision="skipped"),
        decide(abouts[4].model_copy(update={"reason": "number"}), at="2026-03-02T09:00:00.000Z"),
    ]


def test_precision_counts_what_was_accepted_as_it_was(decide: Decide) -> None:
    reviews = decided_findings(latest(reviews_of(decide)))
    rows = {row.name: (row.right, row.n) for row in precision_by_reason(reviews)["conflict"]}
    assert rows == {"all": (2, 4), "time": (1, 3), "number": (1, 1)}
    assert rejections(reviews) == {"other_time": 1}


def test_precision_over_time_is_by_day_or_by_batch(decide: Decide) -> None:
    reviews = decided_findings(latest(reviews_of(decide)))
    assert [(row.name, row.n) for row in precision_over_time(reviews)] == [("2026-03-01", 3), ("2026-03-02", 1)]
    assert [row.name for row in precision_over_time(reviews[:3])] == ["1–3"]
    assert precision_over_time([]) == []


def test_precision_of_a_random_sample_leaves_out_what_was_picked(decide: Decide) -> None:
    assert len(decided_findings(latest(reviews_of(decide)), sampled_only=True)) == 1
