"""The fields of a record in plain English."""

from collections.abc import Iterator

from crossclaim_schemas import Claim, Relation, Time

MODALITIES = {
    "asserted": "stated as fact",
    "possible": "as possible, not certain",
    "planned": "as planned or expected",
    "obligatory": "as required",
    "conditional": "under a condition",
    "asked": "asked, not stated",
}
DIRECTIONS = {
    "both": "each claim supports the other",
    "a_supports_b": "A supports B; B does not support all of A",
    "b_supports_a": "B supports A; A does not support all of B",
}
SLOTS = {
    "subject": "who or what does it",
    "predicate": "the verb",
    "object": "to whom or what",
    "roles": "who does what to whom",
    "polarity": "said or denied",
    "modality": "how sure",
    "quantity": "figures",
    "quantifier": "how many of them",
    "attribution": "who says it",
    "cover": "shared content",
}
LEVELS = {
    "none": "in neither",
    "a_missing": "only in B",
    "b_missing": "only in A",
    "a_narrower": "A is narrower",
    "b_narrower": "B is narrower",
    "a_weaker": "A is weaker",
    "b_weaker": "B is weaker",
    "a_finer": "A is finer",
    "b_finer": "B is finer",
    "overlap": "in part the same",
    "crossed": "in another role on the other side",
    "disjoint": "apart",
    "open": "not settled",
    "synonym": "another word for it",
    "antonym": "opposite",
    "nominal": "a verb here, a noun there",
    "light": "a verb that says little by itself",
    "straight": "the same way round",
    "swapped": "turned round",
    "converse": "told from the other side",
    "unclear": "not clear",
    "opposite": "one of each",
    "one_sided": "one is somebody's words",
    "compatible": "can both hold",
    "incomparable": "of different things",
    **{f"{tenths}": f"{tenths} tenths" for tenths in range(11)},
}
DECISIONS = {
    "open": "not decided",
    "accepted": "accepted",
    "rejected": "rejected",
    "relabelled": "found to be something else",
    "reopened": "decided before its evidence changed",
}
TENSES = {
    "past": "no time given (past tense)",
    "present": "no time given (present tense)",
    "future": "no time given (future tense)",
    "none": "no time given",
}


def scope(claim: Claim) -> Iterator[tuple[str, str]]:
    """What limits the claim as question and answer: who says it, when, where if said, how sure."""
    yield "Who says it", _source(claim)
    yield "When", _times(claim)
    if claim.qualifiers.place:
        yield "Where", claim.qualifiers.place.resolved or claim.qualifiers.place.text
    yield "How sure", _certainty(claim)
    if claim.qualifiers.condition:
        yield "Condition", claim.qualifiers.condition


def open_references(claim: Claim) -> str:
    """What the claim refers to that its document does not tell; empty if all is resolved."""
    return "; ".join(f"“{reference.text}” ({reference.why})" for reference in claim.open_references)


def plain(name: str) -> str:
    """A slot, level or reason as words: `same_year` is "same year", `time+place` is "time + place"."""
    return name.replace("_", " ").replace("+", " + ")


def reasons(relation: Relation) -> list[str]:
    """The single reasons of a relation that may have several."""
    return [reason for reason in relation.reason.split("+") if reason]


def interval(time: Time) -> str:
    """A time's normalised dates, as short as its granularity allows: "2010", "2019-03", "2003 or later"."""
    start, end = _shortened(time.start, time), _shortened(time.end, time)
    if start and end:
        return start if start == end else f"{start} to {end}"
    if start:
        return f"{start} or later"
    return f"{end} or earlier" if end else ""


def _shortened(date: str | None, time: Time) -> str:
    lengths = {"year": 4, "decade": 4, "century": 4, "month": 7}
    sign = 1 if (date or "").startswith("-") else 0
    return (date or "")[: sign + lengths[time.granularity]] if time.granularity in lengths else date or ""


def _source(claim: Claim) -> str:
    attribution = claim.attribution
    if attribution is None:
        return "the document itself"
    cue = f" (“{attribution.cue}”)" if attribution.cue else ""
    return f"{attribution.source}{cue}"


def _times(claim: Claim) -> str:
    first = claim.qualifiers.time
    if first is None:
        return TENSES[claim.tense]
    return "; ".join(_time(time) for time in (first, *claim.qualifiers.more_times))


def _time(time: Time) -> str:
    dates = interval(time)
    return time.text if not dates or dates.removesuffix(" or later") in time.text else f"{time.text} ({dates})"


def _certainty(claim: Claim) -> str:
    denied = ", in the negative" if claim.polarity == "negative" else ""
    return MODALITIES[claim.modality] + denied
