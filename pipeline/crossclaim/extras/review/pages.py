"""What the page of one finding is filled with, and what stands on every page."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from crossclaim_schemas import AboutFinding, Claim, Relation, Review

from ...reviews.standing import Standing, described
from ...write.report_html import count
from ...write.report_words import plain
from .cards import Card, make_card
from .desk import Desk
from .pace import pace_of
from .queue import STATES, View

ORDERS = (("value", "most worth deciding"), ("score", "best score"), ("document", "as in the documents"), ("random", "random"))  # fmt: skip
STATE_WORDS = {"open": "open", "decided": "decided", "all": "all", "reopened": "open again"}


class ShapeWords(NamedTuple):
    """A reason to reject, as the dialog says it."""

    value: str
    title: str
    example: str


SHAPES = (
    ShapeWords("other_time", "Another time", "each is right at its own time"),
    ShapeWords("list_of_values", "A list of values", "both are members of one list"),
    ShapeWords("refinement", "A refinement", "one says it more exactly"),
    ShapeWords("other_scope", "Another scope", "a part, a place or a condition of its own"),
    ShapeWords("other_subject", "Another subject of the same name", "they speak of two things"),
    ShapeWords("plan_or_condition", "A plan or a condition", "one is not said to be so"),
    ShapeWords("same_event", "The same event told again", "in other words"),
    ShapeWords("extraction_error", "An extraction error", "a document does not say what was read"),
    ShapeWords("other", "Something else", "say it in a note, with “Reason, note”"),
)


def queue_page(desk: Desk, view: View, at: str, following: str) -> dict[str, Any]:
    """The finding `at`, or the first of the view. `following` is what comes next where the order in the queue does not tell."""
    names = desk.found(view)
    at = at if at in desk.run.relations else names[0] if names else ""
    page: dict[str, Any] = {"card": None, "view": view, "options": options(desk), "entity_name": entity_name(desk, view)}  # fmt: skip
    if not at:
        return page
    relation, about = desk.run.relations[at], desk.run.abouts[at]
    claims = (relation.claim_a, relation.claim_b)
    seen_a, seen_b = (desk.seen(desk.about_claim(claim)) for claim in claims)
    bad_a, bad_b = (claim in desk.bad_claims for claim in claims)
    card = make_card(desk.run.index, relation, (seen_a, seen_b), (bad_a, bad_b))
    undoable = desk.undoable()
    return page | {
        "card": card,
        "seen": desk.seen(about),
        "verdict": desk.verdict(about),
        "standing": _standing(desk.standings.get(at), about, desk.state(at)),
        "entities": _shared_entities(desk, relation),
        "sides_told": _sides_told(desk, relation),
        "place": _place(names, at),
        "following": following if following in names else _after(names, at),
        "undoable": _on(desk, undoable) if undoable else "",
        "shapes": SHAPES,
        "pair": _likely_pair(card),
    }


def progress(desk: Desk) -> dict[str, Any]:
    """How far the run is decided, and at what pace."""
    total = len(desk.run.relations)
    left = total - desk.count_decided()
    pace = pace_of(desk.log.reviews, desk.reviewer)
    return {
        "progress": {"decided": total - left, "total": total, "left": _time_left(left, pace.per_hour)},
        "pace": pace,
    }


def options(desk: Desk) -> dict[str, list[tuple[str, str]]]:
    """What the filters offer."""
    index = desk.run.index
    documents = [(document.id, index.title(document.id)[:60]) for document in index.records.documents]
    return {
        "state": [(state, STATE_WORDS.get(state, state)) for state in STATES],
        "label": [("", "any"), ("conflict", "conflicts"), ("agreement", "agreements")],
        "reason": [("", "any"), *((reason, plain(reason)) for reason in desk.run.reasons)],
        "document": [("", "any"), *documents],
        "status": [("", "any"), ("reported", "reported"), ("possible", "possible")],
        "order": list(ORDERS),
    }


def _likely_pair(card: Card) -> tuple[str, str]:
    """The two names that are most likely to be asked about: those linked by the run, else the first two that differ."""
    names_a, names_b = (side.names for side in card.sides)
    pairs = ((a, b) for a in names_a for b in names_b if a != b)
    return next(iter(card.linked), None) or next(pairs, None) or (next(iter(names_a), ""), "")


def _after(names: Sequence[str], at: str) -> str:
    number = names.index(at) if at in names else -1
    return names[number + 1] if number + 1 < len(names) else names[0] if names else ""


def entity_name(desk: Desk, view: View) -> str:
    return next((e.name for e in desk.run.index.records.entities if e.id == view.entity), "unknown")


def _place(names: Sequence[str], at: str) -> dict[str, Any]:
    number = names.index(at) if at in names else -1
    before = names[number - 1] if number > 0 else ""
    after = names[number + 1] if number + 1 < len(names) else ""
    return {"number": number + 1, "total": len(names), "before": before, "after": after}


def _standing(standing: Standing | None, about: AboutFinding, state: str) -> dict[str, Any] | None:
    if standing is None:
        return None
    said, verdict = described(standing), standing.verdict
    changed = _changed(standing.last, about) if standing.reopened else []
    return {
        "state": state, "told": said[:1].upper() + said[1:], "when": when(standing.last.at), "note": verdict.note,
        "reason": verdict.reason or "", "changed": changed,
    }  # fmt: skip


def _changed(before: Review, about: AboutFinding) -> list[tuple[str, str]]:
    """The sentences that were judged then and stand there no more."""
    if not isinstance(before.about, AboutFinding):
        return []
    now = {(side.uri, side.sentence) for side in (about.a, about.b)}
    letters = {about.a.uri: "A", about.b.uri: "B"}
    return [
        (letters.get(side.uri, "?"), side.sentence)
        for side in (before.about.a, before.about.b)
        if (side.uri, side.sentence) not in now
    ]


def _shared_entities(desk: Desk, relation: Relation) -> list[Any]:
    a, b = (_entities(desk, desk.run.index.claims[claim]) for claim in (relation.claim_a, relation.claim_b))
    return [entity for key, entity in a.items() if key in b][:4]


def _entities(desk: Desk, claim: Claim) -> Mapping[str, Any]:
    of = desk.run.index.entity_of
    return {of[mention.id].id: of[mention.id] for mention in claim.mentions if mention.id in of}


def _sides_told(desk: Desk, relation: Relation) -> list[dict[str, str]]:
    fact = desk.run.index.fact_of.get(relation.claim_a)
    if fact is None or not fact.disputed:
        return []
    return [
        {"value": side.value, "origins": count(side.independent_origins, "independent source")} for side in fact.sides
    ]


def _on(desk: Desk, review: Review) -> str:
    names = desk.run.by_key.get(review.about.key, [])
    return f"{review.action.replace('_', ' ')} {desk.run.index.names[names[0]] if names else ''}".strip()


def when(at: str) -> str:
    """The instant in UTC, to the minute; today's without the day."""
    moment = datetime.fromisoformat(at)
    return f"{moment:%H:%M}" if moment.date() == datetime.now(UTC).date() else f"{moment:%Y-%m-%d %H:%M}"


def _time_left(left: int, per_hour: int | None) -> str:
    if not per_hour or not left:
        return ""
    hours = left / per_hour
    return f"about {round(hours)} h left" if hours >= 1.5 else f"about {max(1, round(hours * 60))} min left"
