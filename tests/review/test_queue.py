"""Which findings come up, and in what order."""

import re
from importlib.resources import files
from pathlib import Path

import pytest

from crossclaim.extras.review.desk import Desk
from crossclaim.extras.review.queue import View, read_view
from crossclaim_schemas import Verdict


@pytest.fixture
def desk(folder: Path) -> Desk:
    return Desk(folder, "anna")


def test_queue_puts_the_uncertain_and_important_first(desk: Desk) -> None:
    found = [desk.run.relations[name] for name in desk.found(View())]
    conflicts = [r for r in found if r.label == "conflict" and r.status == "reported"]
    assert found[0].label == "conflict"
    doubts = [abs(r.score - 0.5) for r in conflicts]
    assert sum(doubts[: len(doubts) // 2]) < sum(doubts[len(doubts) // 2 :])
    assert sum(r.status == "possible" for r in found[:20]) < sum(r.status == "possible" for r in found[-20:])


def test_queue_is_the_same_every_time_in_every_order(desk: Desk, folder: Path) -> None:
    for order in ("value", "score", "document", "random"):
        view = read_view({"order": order})
        assert view.order == order
        assert desk.found(view) == Desk(folder, "ben").found(view)
        assert sorted(desk.found(view)) == sorted(desk.run.relations)
    assert desk.found(read_view({"order": "random"})) != desk.found(read_view({"order": "document"}))


def test_queue_holds_what_a_filter_asks_for(desk: Desk) -> None:
    index, relations = desk.run.index, desk.run.relations
    some = relations[desk.found(View())[0]]
    entity = next(iter(desk.run.entities[some.id]))
    for view in (
        View(label="agreement"), View(status="possible"), View(reason="time"), View(document=some.doc_a),
        View(words=index.names[some.id]), View(words=some.quote_a.upper()), View(label="conflict", reason=some.reason, document=some.doc_b),
    ):  # fmt: skip
        found = desk.found(view)
        assert 0 < len(found) < len(relations), view
    assert some.id in desk.found(View(words=some.quote_a.upper()))
    assert some.id in desk.found(View(entity=entity))
    assert desk.found(View(words="no such words")) == desk.found(View(entity="e-none")) == []


def test_queue_follows_what_is_decided(desk: Desk) -> None:
    first, second, third, *_ = desk.found(View())
    desk.decide(desk.run.abouts[first], "accept", Verdict(decision="accepted"))
    desk.decide(desk.run.abouts[second], "skip", Verdict(decision="skipped"))
    assert desk.found(View())[0] == third
    assert desk.found(View())[-1] == second
    assert desk.found(View(state="accepted")) == desk.found(View(state="decided")) == [first]
    assert len(desk.found(View(state="all"))) == len(desk.run.relations)
    relation = desk.run.relations[third]
    desk.decide(desk.about_claim(relation.claim_a), "mark_claim", Verdict(decision="badly_extracted"))
    assert desk.found(View())[0] != third


def test_only_what_is_drawn_from_all_of_one_label_counts_as_a_sample() -> None:
    assert View(order="random").drawn() == View(order="random", label="conflict").drawn() == "random"
    assert View(order="random", words="mill").drawn() is View(order="random", state="decided").drawn() is None
    assert View(words="mill").drawn() == "value"


def test_desk_has_the_colours_and_type_of_the_report() -> None:
    package = Path(str(files("crossclaim")))
    ours, theirs = (
        dict(reversed(re.findall(r"(--[a-z-]+): (.+?);", (package / name).read_text(encoding="utf-8"))))
        for name in ("extras/review/static/desk.css", "data/report/report.css")
    )
    assert {name: value for name, value in ours.items() if name in theirs and theirs[name] != value} == {}
    assert len(ours.keys() & theirs.keys()) > 15


def test_view_is_what_its_address_says() -> None:
    view = read_view({"label": "conflict", "words": "a & b", "order": "value", "at": "r-1", "state": "nonsense"})
    assert view == View(label="conflict", words="a & b")
    assert view.query() == "label=conflict&words=a+%26+b"
    assert view.query(at="r-1", words="") == "label=conflict&at=r-1"
