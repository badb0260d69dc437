"""What a reviewer pressed, as a decision. Pure functions: they look at nothing but what they are given."""

from collections.abc import Mapping
from typing import NamedTuple, get_args

from crossclaim_schemas import Verdict
from crossclaim_schemas.relation import RelationLabel
from crossclaim_schemas.review import Action, Shape

from .guard import Refused

MAX_NOTE_CHARS = 4000
MAX_REASON_CHARS = 100
MAX_NAME_CHARS = 300
OTHER_LABEL: dict[str, RelationLabel] = {"conflict": "agreement", "agreement": "conflict"}


class Pressed(NamedTuple):
    """What was decided, and what the page says of it."""

    action: Action
    after: Verdict
    said: str


def read_decision(form: Mapping[str, str], now: Verdict, label: RelationLabel) -> Pressed:
    """A decision on a finding with this label, of which `now` holds. Raises Refused where the form makes no sense."""
    action = form.get("action", "")
    if action == "accept":
        return Pressed("accept", _kept(now, decision="accepted"), "Accepted")
    if action == "skip":
        return Pressed("skip", _kept(now, decision="skipped"), "Skipped")
    if action == "relabel":
        after = _kept(now, decision="accepted", label=OTHER_LABEL[label])
        return Pressed("relabel", after, f"Relabelled as {OTHER_LABEL[label]}")
    if action == "reject":
        why = form.get("why", "")
        if why not in get_args(Shape):
            raise Refused(400, "A rejection needs one of the reasons.")
        return Pressed("reject", _kept(now, decision="rejected", why=why), f"Rejected: {why.replace('_', ' ')}")
    if action == "edit":
        reason = _line(form.get("reason", ""), MAX_REASON_CHARS)
        note = form.get("note", "").replace("\r\n", "\n").strip()[:MAX_NOTE_CHARS]
        return Pressed("edit", now.model_copy(update={"reason": reason or None, "note": note}), "Saved")
    raise Refused(400, "Nothing is known under that name to be decided.")


def read_names(form: Mapping[str, str]) -> tuple[str, str, Pressed]:
    """Two names and whether they are the same entity. Raises Refused."""
    names = [_line(form.get(name, ""), MAX_NAME_CHARS) for name in ("name_a", "name_b")]
    if not all(names) or names[0] == names[1]:
        raise Refused(400, "Two different names are needed.")
    told = {
        "same": Pressed("same_entity", Verdict(decision="same"), "The same entity"),
        "different": Pressed("different_entities", Verdict(decision="different"), "Not the same entity"),
    }
    if form.get("action") not in told:
        raise Refused(400, "Names are either the same entity or not.")
    return names[0], names[1], told[form["action"]]


def _kept(now: Verdict, **changes: object) -> Verdict:
    """Another decision; reason and note that the reviewer wrote before stay."""
    return Verdict.model_validate({"reason": now.reason, "note": now.note} | changes)


def _line(written: str, limit: int) -> str:
    return " ".join(written.split())[:limit]
