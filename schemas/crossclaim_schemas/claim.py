"""An atomic claim: who or what, does or is, what; with its scope, its evidence and everything a comparison needs."""

from typing import Literal

from pydantic import Field

from .base import Id, Offset, Part, Probability, Record, Rounded

Role = Literal["subject", "object", "indirect_object", "complement", "agent", "oblique", "time", "place", "manner", "purpose",
               "condition", "cause", "clause", "adverb"]  # fmt: skip
Polarity = Literal["positive", "negative"]
Modality = Literal["asserted", "possible", "planned", "obligatory", "conditional", "asked"]
ClaimKind = Literal["event", "state", "definition", "quantity"]
Comparator = Literal["exact", "about", "at_least", "at_most", "range"]
MentionKind = Literal["name", "acronym", "pronoun", "nominal"]
Granularity = Literal["day", "week", "month", "season", "quarter", "year", "decade", "century", "open"]
TimeRelation = Literal["at", "since", "until", "before", "after", "during", "every"]


class Piece(Part):
    """A smaller unit inside an argument: one member of a coordination, or a prepositional phrase attached to its head."""

    kind: Literal["member", "attachment"]
    text: str
    start: Offset
    end: Offset
    marker: str = ""


class Mention(Part):
    """Where the text names or refers to an entity. `name` is the fullest name of that entity in this document.

    `why` says how a pronoun or nominal was resolved, or how an acronym was defined; empty for plain names.
    """

    id: Id
    start: Offset
    end: Offset
    text: str
    kind: MentionKind
    label: str
    name: str
    why: str = ""


class Argument(Part):
    """One slot of a claim. `text` is the source's own words, with its preposition; `marker` is that preposition or conjunction.

    `resolved` is the same phrase with references replaced by what they stand for. `head` is the lemma of the head
    word; `terms` are the content words as `lemma/POS`, in order, references resolved. `quantifier` is the determiner-like
    word that limits the phrase ("all", "no", "most", "at least"), empty if there is none.
    """

    text: str
    resolved: str
    start: Offset
    end: Offset
    mention_id: str | None = None
    role: Role
    marker: str = ""
    head: str
    terms: tuple[str, ...] = ()
    quantifier: str = ""
    pieces: tuple[Piece, ...] = ()


class Quantity(Part):
    """A number with its unit and what it counts.

    `value` is in `unit` (UCUM code, ISO 4217 currency, "%" or "" for a plain count); `upper` closes a range. `of` is the
    lemma of what is counted or measured. `text` is what the source says, at `start` to `end`.
    """

    value: Rounded
    upper: Rounded | None = None
    unit: str = ""
    comparator: Comparator = "exact"
    of: str = ""
    text: str
    at_start: Offset
    at_end: Offset


class Time(Part):
    """A time as an interval: `start` and `end` are ISO 8601 / EDTF dates, both inclusive, None where open or unknown."""

    text: str
    start: str | None = None
    end: str | None = None
    granularity: Granularity = "open"
    relation: TimeRelation = "at"
    at_start: Offset
    at_end: Offset


class Place(Part):
    """Where it holds or happened."""

    text: str
    resolved: str
    start: Offset
    end: Offset
    mention_id: str | None = None


class Qualifiers(Part):
    """What limits a claim. `more_times` are further times of the same clause ("since 2003 ... until 2010")."""

    time: Time | None = None
    more_times: tuple[Time, ...] = ()
    place: Place | None = None
    quantities: tuple[Quantity, ...] = ()
    manner: str | None = None
    purpose: str | None = None
    condition: str | None = None


class Attribution(Part):
    """Who says so: the source as resolved in the document, and the words that attribute ("said", "according to")."""

    source: str
    cue: str
    factive: bool = False


class OpenReference(Part):
    """A reference that could not be resolved from the document, and why."""

    text: str
    start: Offset
    end: Offset
    why: str


class Claim(Record):
    """One atomic claim.

    `start` and `end` delimit `quote` in the document's text. `lemma` is the normalised predicate ("found", "take over",
    "be" for a copula), `tense` and `aspect` are those of the finite verb. `sentence_start` and `sentence_end` give the
    sentence for context. `uri` stands only in files written by `crossclaim extract`.
    """

    id: Id
    doc_id: Id
    uri: str | None = None
    start: Offset
    end: Offset
    quote: str
    text: str
    subject: Argument
    predicate: str = Field(min_length=1)
    lemma: str = Field(min_length=1)
    voice: Literal["active", "passive"] = "active"
    tense: Literal["past", "present", "future", "none"] = "none"
    aspect: Literal["simple", "perfect", "progressive", "perfect_progressive"] = "simple"
    objects: tuple[Argument, ...] = ()
    qualifiers: Qualifiers = Qualifiers()
    polarity: Polarity = "positive"
    modality: Modality = "asserted"
    attribution: Attribution | None = None
    kind: ClaimKind
    construction: str
    checkworthy: Probability
    confidence: Probability
    mentions: tuple[Mention, ...] = ()
    open_references: tuple[OpenReference, ...] = ()
    sentence_start: Offset
    sentence_end: Offset
