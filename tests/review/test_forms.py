"""What was pressed, as a decision."""

import pytest

from crossclaim.extras.review.forms import read_decision, read_names
from crossclaim.extras.review.guard import Refused
from crossclaim_schemas import Verdict

NOTED = Verdict(reason="place", note="see page 3")


@pytest.mark.parametrize(
    ("form", "after"),
    [
        ({"action": "accept"}, {"decision": "accepted"}),
        ({"action": "skip"}, {"decision": "skipped"}),
        ({"action": "relabel"}, {"decision": "accepted", "label": "agreement"}),
        ({"action": "reject", "why": "refinement"}, {"decision": "rejected", "why": "refinement"}),
    ],
)
def test_decision_keeps_what_was_noted_before(form: dict[str, str], after: dict[str, str]) -> None:
    pressed = read_decision(form, NOTED, "conflict")
    assert pressed.after == Verdict.model_validate({"reason": "place", "note": "see page 3"} | after)
    assert pressed.action == form["action"]


def test_accepting_takes_back_another_label() -> None:
    relabelled = Verdict(decision="accepted", label="agreement")
    assert read_decision({"action": "accept"}, relabelled, "conflict").after == Verdict(decision="accepted")


def test_note_leaves_the_decision_as_it_is() -> None:
    rejected = Verdict(decision="rejected", why="other")
    pressed = read_decision({"action": "edit", "reason": " number\n", "note": " a\r\nb "}, rejected, "conflict")
    assert pressed.after == Verdict(decision="rejected", why="other", reason="number", note="a\nb")
    assert len(read_decision({"action": "edit", "note": "x" * 9999}, rejected, "conflict").after.note) == 4000


@pytest.mark.parametrize("form", [{}, {"action": "undo"}, {"action": "reject"}, {"action": "reject", "why": "because"}])
def test_what_makes_no_sense_is_refused(form: dict[str, str]) -> None:
    with pytest.raises(Refused):
        read_decision(form, Verdict(), "conflict")


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"name_a": "Acme", "name_b": "Acme ", "action": "same"},
        {"name_a": "Acme", "name_b": "", "action": "same"},
        {"name_a": "Acme", "name_b": "Acme Works", "action": "perhaps"},
    ],
)
def test_names_that_are_no_two_are_refused(form: dict[str, str]) -> None:
    with pytest.raises(Refused):
        read_names(form)
