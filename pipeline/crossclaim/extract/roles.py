"""Roles: what a phrase or clause is to its predicate, from preposition, conjunction, head word and entity label."""

from crossclaim_schemas.claim import Role

from .parse import Parse
from .words import (
    CAUSAL_MARKERS,
    CAUSE_MARKERS,
    CONDITIONAL_MARKERS,
    MANNER_MARKERS,
    OBJECT_CONTROL,
    PLACE_LABELS,
    PLACE_PREPOSITIONS,
    PLACE_VERBS,
    PURPOSE_MARKERS,
    TEMPORAL_MARKERS,
    TIME_LABELS,
    TIME_NOUNS,
    TIME_PREPOSITIONS,
)


def preposition_role(parse: Parse, first: int, governed: int, marker: str, timed: frozenset[int]) -> Role:
    """The role of a prepositional phrase from `first`, its preposition, to `governed`, its head."""
    if parse.deps[first] == "agent":
        return "agent"
    if parse.deps[governed] == "pcomp":
        return _gerund_role(marker)
    if marker in CAUSE_MARKERS:
        return "cause"
    word = marker.split()[0]
    lemma = parse.lemmas[governed].lower()
    if governed in timed or parse.ents[governed] in TIME_LABELS or (lemma in TIME_NOUNS and not parse.ents[governed]):
        return "time" if word in TIME_PREPOSITIONS else "oblique"
    if word in PLACE_PREPOSITIONS and (parse.ents[governed] in PLACE_LABELS or _is_located(parse, first, governed)):
        return "place"
    return "oblique"


def _is_located(parse: Parse, preposition: int, governed: int) -> bool:
    """A name behind "born in", "lives near" is a place, whatever the model makes of it."""
    above = parse.lemmas[parse.heads[preposition]]
    return above in PLACE_VERBS and parse.pos[governed] == "PROPN" and parse.ents[governed] not in TIME_LABELS


def _gerund_role(marker: str) -> Role:
    if marker in MANNER_MARKERS:
        return "manner"
    if marker in TEMPORAL_MARKERS:
        return "time"
    return "purpose" if marker in ("for", *PURPOSE_MARKERS) else "oblique"


def is_purpose(parse: Parse, verb: int) -> bool:
    """ "used it to leave" tells why, "told him to leave" tells what."""
    matrix = parse.heads[verb]
    if parse.deps[verb] != "xcomp" or parse.tags[verb] != "VB" or parse.lemmas[matrix] in OBJECT_CONTROL:
        return False
    return parse.first_kid(matrix, "dobj") is not None


def clause_marker(parse: Parse, verb: int) -> str:
    """The conjunction of an adverbial clause in lower case ("because", "so that", "to"), empty if it has none."""
    marks = [kid for kid in parse.kids[verb] if kid < verb and (parse.deps[kid] == "mark" or parse.tags[kid] == "WRB")]
    if marks:
        return " ".join(parse.lower[mark] for mark in marks)
    to = next((kid for kid in parse.kids_with(verb, "aux") if parse.lower[kid] == "to"), None)
    if to is None:
        return ""
    return "in order to" if parse.lower_text(max(to - 2, 0), to + 1) == "in order to" else "to"


def clause_role(parse: Parse, verb: int, marker: str) -> Role:
    """The role of an adverbial clause with this marker."""
    if marker in CONDITIONAL_MARKERS:
        return "condition"
    if marker in CAUSAL_MARKERS:
        return "cause"
    if marker in PURPOSE_MARKERS:
        return "purpose"
    if marker in TEMPORAL_MARKERS:
        return "time"
    return "manner" if not marker and parse.tags[verb] == "VBG" else "clause"


def bare_noun_role(parse: Parse, noun: int, timed: frozenset[int]) -> Role:
    """The role of a noun phrase that stands as an adverb: "last week", "3 percent"."""
    if noun in timed or parse.ents[noun] in TIME_LABELS or parse.lemmas[noun].lower() in TIME_NOUNS:
        return "time"
    return "adverb"
