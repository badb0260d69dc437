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
    """A smaller unit inside an argument."""

    kind: Literal["member", "attachment"]
    """`member`: one of several things joined by "and", "or" or commas; `attachment`: a phrase or clause that hangs on the head."""
    text: str
    """The words as they stand in the source."""
    start: Offset
    """Where the piece begins in the document's text."""
    end: Offset
    """Where it ends, exclusive."""
    marker: str = ""
    """Preposition or relative word that introduces an attachment; empty for a member and for a participle."""


class Mention(Part):
    """Where the text names or refers to an entity."""

    id: Id
    """Hash of document, start and end: the same place is the same mention in every claim and in `entities.jsonl`."""
    start: Offset
    """Where the mention begins in the document's text."""
    end: Offset
    """Where it ends, exclusive."""
    text: str
    """The words as they stand in the source."""
    kind: MentionKind
    """A full or short name, an acronym, a pronoun ("it"), or a nominal ("the company")."""
    label: str
    """OntoNotes 5 label of what is meant (GPE, ORG, PERSON ...); empty where nothing tells it."""
    name: str
    """The fullest name of that entity in this document; the mention's own words where nothing better is known."""
    why: str = ""
    """How a pronoun or nominal was resolved, or where an acronym was defined; empty for plain names."""


class Argument(Part):
    """One slot of a claim: its subject, or one of its objects."""

    text: str
    """The source's own words, with the preposition."""
    resolved: str
    """The same phrase with references replaced by what they stand for ("its exports": "Chile's exports")."""
    start: Offset
    """Where the argument begins in the document's text."""
    end: Offset
    """Where it ends, exclusive."""
    mention_id: str | None = None
    """The innermost mention around the head word, one of the claim's `mentions`; null if the head is part of none."""
    role: Role
    """What the argument is to the predicate; adverbials are told apart by meaning (time, place, manner, purpose ...)."""
    marker: str = ""
    """Preposition or conjunction that introduces it ("in", "because"); empty for a bare phrase."""
    head: str
    """Lemma of the head word, in small letters."""
    terms: tuple[str, ...] = ()
    """Content words as `lemma/POS` (universal part-of-speech tags), in order, references resolved."""
    quantifier: str = ""
    """Word that limits the phrase ("all", "no", "most", "at least"); empty if there is none."""
    pieces: tuple[Piece, ...] = ()
    """Members of a coordination and attached phrases inside the argument, by place; stretches may lie inside each other."""


class Quantity(Part):
    """A number with its unit and what it counts."""

    value: Rounded
    """The number, in `unit`; of a range the lower end. Four decimals."""
    upper: Rounded | None = None
    """Upper end of a range; null for anything else."""
    unit: str = ""
    """UCUM code (`km2`, `Cel`), ISO 4217 currency (`EUR`), `%`, `1` for a part of a whole, or empty for a plain count."""
    comparator: Comparator = "exact"
    """How the source limits the number: as it stands, about, at least, at most, or a range."""
    of: str = ""
    """Lemma of what is counted or measured ("people", "revenue"); empty if the sentence does not say."""
    text: str
    """The words as they stand in the source ("3.2 billion euros")."""
    at_start: Offset
    """Where the quantity begins in the document's text."""
    at_end: Offset
    """Where it ends, exclusive."""


class Time(Part):
    """A time as an interval of days."""

    text: str
    """The words as they stand in the source ("since 2003")."""
    start: str | None = None
    """First day of the interval as an ISO 8601 date (`2003-01-01`; 44 BC is `-0043-01-01`); null where open or unknown."""
    end: str | None = None
    """Last day, inclusive, in the same form; null where open or unknown."""
    granularity: Granularity = "open"
    """How fine the source is: a day, a week ... a century; `open` where it names no stretch of the calendar."""
    relation: TimeRelation = "at"
    """How the claim stands to the interval; `every` for what recurs."""
    at_start: Offset
    """Where the words begin in the document's text."""
    at_end: Offset
    """Where they end, exclusive."""


class Place(Part):
    """Where it holds or happened."""

    text: str
    """The words as they stand in the source, with the preposition ("in Lyon")."""
    resolved: str
    """The same with references replaced by what they stand for."""
    start: Offset
    """Where the phrase begins in the document's text."""
    end: Offset
    """Where it ends, exclusive."""
    mention_id: str | None = None
    """The mention of the place, one of the claim's `mentions`; null if it is no named place."""


class Qualifiers(Part):
    """What limits a claim: when, where, how much, how, what for, on what condition."""

    time: Time | None = None
    """When; null if the claim does not say."""
    more_times: tuple[Time, ...] = ()
    """Further times of the same clause ("since 2003 ... until 2010")."""
    place: Place | None = None
    """Where; null if the claim does not say."""
    quantities: tuple[Quantity, ...] = ()
    """Every number with its unit, in the order of the text."""
    manner: str | None = None
    """How, in words, references resolved; null if the claim does not say."""
    purpose: str | None = None
    """What for, in words, references resolved; null if the claim does not say."""
    condition: str | None = None
    """On what condition, in words, references resolved; null if the claim does not say."""


class Attribution(Part):
    """Who says so: the claim is this source's, not the document's own."""

    source: str
    """The source, references resolved ("the ministry"); empty where the text names none ("reportedly")."""
    cue: str
    """The words that attribute ("said", "according to"); in dialogues and e-mails what layout tells."""
    factive: bool = False
    """Whether the cue takes it for granted that the claim is true ("knew that", "admitted that")."""


class OpenReference(Part):
    """A reference that could not be resolved from the document."""

    text: str
    """The words as they stand in the source ("the agreement")."""
    start: Offset
    """Where the reference begins in the document's text."""
    end: Offset
    """Where it ends, exclusive."""
    why: str
    """Why it was left open."""


class Claim(Record):
    """One atomic claim: who or what, does or is, what. It depends on nothing but its own document."""

    id: Id
    """Hash of the document's id, the offsets and the slots; see `crossclaim_schemas.claim_id_of`."""
    doc_id: Id
    """The document it was read from: `id` in `documents.jsonl`."""
    uri: str | None = None
    """The document's uri, only in files written by `crossclaim extract`; null in a run folder."""
    start: Offset
    """Where `quote` begins in the document's text."""
    end: Offset
    """Where it ends, exclusive."""
    quote: str
    """The clause it was read from, as it stands in the source; never more than its sentence."""
    text: str
    """The claim as one sentence that stands alone: references, dropped subjects and tense resolved from the document."""
    subject: Argument
    """Who or what the claim is about; never null, never empty."""
    predicate: str = Field(min_length=1)
    """The verb group in words ("has not been sold"), with a "was" or "is" that grammar implies."""
    lemma: str = Field(min_length=1)
    """The normalised predicate ("found", "take over"; "be" for a copula)."""
    voice: Literal["active", "passive"] = "active"
    """Voice of the verb."""
    tense: Literal["past", "present", "future", "none"] = "none"
    """Tense of the finite verb; `none` where there is none."""
    aspect: Literal["simple", "perfect", "progressive", "perfect_progressive"] = "simple"
    """Aspect of the finite verb."""
    objects: tuple[Argument, ...] = ()
    """All other arguments: objects, complements and adverbials."""
    qualifiers: Qualifiers = Qualifiers()
    """Time, place, quantities and what else limits the claim, read from its arguments."""
    polarity: Polarity = "positive"
    """`negative` for a denial ("did not", "never", "failed to"); the claim's `text` says so too."""
    modality: Modality = "asserted"
    """Whether it is told as a fact, or as possible, planned, obligatory, conditional or asked."""
    attribution: Attribution | None = None
    """Who says so; null if the document says it in its own voice."""
    kind: ClaimKind
    """Something that happened, a state that holds, what something is, or how much there is of it."""
    construction: str
    """The clause it was read from (`active`, `passive`, `copular`, `relative`, `apposition` ...); an open set, for diagnosis."""
    checkworthy: Probability
    """Probability that its sentence is a statement of fact that can be checked, rather than opinion, promise or rhetoric."""
    confidence: Probability
    """Calibrated probability that the claim was read correctly; it says nothing of whether it is true."""
    mentions: tuple[Mention, ...] = ()
    """Every mention in its sentence, by place; also those outside the quote."""
    open_references: tuple[OpenReference, ...] = ()
    """References inside the claim that the document does not resolve; empty means that `text` stands alone."""
    sentence_start: Offset
    """Where its sentence begins, for context."""
    sentence_end: Offset
    """Where its sentence ends, exclusive."""
