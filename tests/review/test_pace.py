"""How fast a reviewer decides."""

from datetime import datetime, timedelta

from crossclaim.extras.review.pace import pace_of
from crossclaim.reviews.keys import about_names
from crossclaim_schemas import Review, Verdict, review_id


def decisions(*seconds: int, action: str = "accept", by: str = "anna") -> list[Review]:
    start = datetime(2026, 3, 1, 9)
    instants = [(start + timedelta(seconds=s)).strftime("%Y-%m-%dT%H:%M:%S.000Z") for s in seconds]
    about = about_names("Acme", "Acme Works")
    return [
        Review.model_validate(
            {"id": review_id(at, by, about.key), "at": at, "by": by, "action": action, "about": about, "before": Verdict(), "after": Verdict()}
        )
        for at in instants
    ]  # fmt: skip


def test_pace_is_not_told_from_a_few_decisions() -> None:
    assert pace_of(decisions(0, 30, 60), "anna") == (3, None)
    assert pace_of([], "anna") == (0, None)


def test_pace_leaves_out_pauses_and_others() -> None:
    own = decisions(0, 36, 72, 108, 144, 5000, 5036)
    assert pace_of(own + decisions(9000, by="ben"), "anna") == (7, 100)


def test_pace_counts_decisions_only() -> None:
    assert pace_of(decisions(*range(0, 600, 10), action="skip"), "anna") == (0, None)
