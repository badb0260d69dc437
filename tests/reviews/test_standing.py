"""Decisions hold for what was decided on, whatever else changes, and open again only where the evidence changed."""

import pytest

from crossclaim.reviews.keys import about_claim, about_names
from crossclaim.reviews.standing import described, latest, name_decisions, standings
from crossclaim_schemas import make_id

from .conftest import A, B, Decide, Run, Told, run_of

SAME = [
    ("the same run again", run_of(A, B)),
    ("more text before the sentence", run_of(A.but(before="News of the day. "), B)),
    ("a sentence broken into lines", run_of(A.but(subject="The\nmill"), B)),
    ("one more document", run_of(A, B, Told("c.txt", "The dam", "was built", "in 1950"))),
    ("both documents moved", run_of(A.but(uri="old/a.txt"), B.but(uri="old/b.txt"))),
    ("one moved behind the other", run_of(A.but(uri="z.txt"), B)),
]
CHANGED = [
    ("a reference that stands for something else", run_of(A.but(resolved="The wind mill"), B)),
    ("another value on one side", run_of(A.but(object="in 1892"), B)),
    ("other words on one side", run_of(A, B.but(predicate="was put up"))),
]
OTHER = [
    ("another finding of these documents", run_of(A.but(subject="The dam"), B.but(subject="The dam"))),
    ("the same words of another document beside it", run_of(A.but(uri="a2.txt"), B, A)),
]


def cases(table: list[tuple[str, Run]]) -> list[object]:
    return [pytest.param(run, id=name) for name, run in table]


@pytest.mark.parametrize("run", cases(SAME))
def test_decision_holds_after(decide: Decide, run: Run) -> None:
    review = decide(run_of(A, B).about, "reject", decision="rejected", why="other_time")
    (standing,) = standings({review.about.key: review}, run.abouts, run.uris).values()
    assert (standing.verdict, standing.reopened) == (review.after, False)
    assert described(standing) == "rejected (other time) by anna"


@pytest.mark.parametrize("run", cases(CHANGED))
def test_finding_is_open_again_after(decide: Decide, run: Run) -> None:
    review = decide(run_of(A, B).about)
    (standing,) = standings({review.about.key: review}, run.abouts, run.uris).values()
    assert (standing.verdict.decision, standing.reopened, standing.last) == ("open", True, review)
    assert described(standing) == "accepted by anna before the evidence changed; open again"


@pytest.mark.parametrize("run", cases(OTHER))
def test_decision_says_nothing_of(decide: Decide, run: Run) -> None:
    review = decide(run_of(A, B).about)
    assert standings({review.about.key: review}, run.abouts, run.uris) == {}


def test_decision_on_a_conflict_says_nothing_of_an_agreement(decide: Decide) -> None:
    run = run_of(A, B)
    review = decide(run.about)
    agreement = run.relations[0].model_copy(update={"label": "agreement", "id": make_id("r", "agreement")})
    assert standings({review.about.key: review}, Run(run.documents, run.claims, [agreement]).abouts, run.uris) == {}


def test_last_decision_counts_and_what_was_undone_to_nothing_does_not(decide: Decide) -> None:
    about = run_of(A, B).about
    first, second = decide(about), decide(about, "reject", decision="rejected", why="refinement")
    assert latest([first, second]) == {about.key: second}
    assert latest([first, decide(about, "undo", decision="open")]) == {}


def test_claim_marked_as_badly_extracted_stays_so(decide: Decide) -> None:
    run, moved = run_of(A, B), run_of(A.but(before="News. "), B)
    mark = decide(about_claim(run.claims[0], run.documents[0]), "mark_claim", decision="badly_extracted")
    abouts = {c.id: about_claim(c, d) for c, d in zip(moved.claims, moved.documents, strict=True)}
    assert list(standings({mark.about.key: mark}, abouts, moved.uris)) == [moved.claims[0].id]


def test_names_are_a_pair_whichever_comes_first(decide: Decide) -> None:
    about = about_names("Acme  Works", "Acme")
    assert about == about_names("Acme", "Acme Works")
    review = decide(about, "same_entity", decision="same")
    assert name_decisions({about.key: review}).same == (("Acme", "Acme Works"),)
    with pytest.raises(ValueError, match="two different names"):
        about_names("Acme", " Acme ")
