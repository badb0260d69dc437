"""What travels inside spaCy: plain dataclasses over tokens of one `Doc`. Records are made from them by `records.py`."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from spacy.tokens import Doc, Token

from crossclaim_schemas.claim import (
    ClaimKind,
    Comparator,
    Granularity,
    MentionKind,
    Modality,
    Polarity,
    Role,
    TimeRelation,
)


@dataclass(slots=True)
class Referent:
    """One name, pronoun or definite nominal in a document; tokens `start_token` to `end_token`, end exclusive.

    `name` is the fullest name of what it stands for in this document; equal to its own text when it stands for itself.
    `resolved` is False for a pronoun or nominal whose antecedent is not known; `why` then says why not, else how.
    """

    start_token: int
    end_token: int
    kind: MentionKind
    label: str
    name: str
    resolved: bool = True
    why: str = ""


@dataclass(slots=True)
class Phrase:
    """One argument of a clause: a contiguous stretch of tokens with its head and the word that introduces it."""

    start_token: int
    end_token: int
    head: Token
    role: Role
    marker: str = ""
    pieces: list["SubPhrase"] = field(default_factory=list)


@dataclass(slots=True)
class SubPhrase:
    """A coordinated member of a phrase, or a prepositional phrase attached to its head (`marker` is the preposition)."""

    kind: Literal["member", "attachment"]
    start_token: int
    end_token: int
    head: Token
    marker: str = ""


@dataclass(slots=True)
class Source:
    """Who an embedded clause is attributed to: the tokens of the source, and the tokens of the cue."""

    source: Sequence[Token]
    cue: Sequence[Token]
    factive: bool = False


@dataclass(slots=True)
class Proposition:
    """One claim as read from a clause of a `Doc`.

    `predicate` holds the tokens of the verb group in order; `prefix` is a word that grammar implies but the text leaves
    out ("was" for a reduced relative, "is" for an apposition). `start_token` to `end_token` is the clause's extent. `hedged`: it is
    no fact because of where it stands ("until the court decides"), and none of its own words says so.
    `of_some`: it holds of those that its noun phrase singles out, not of all that the bare noun names.
    """

    head: Token
    subject: Phrase
    predicate: list[Token]
    lemma: str
    objects: list[Phrase]
    construction: str
    start_token: int
    end_token: int
    prefix: str = ""
    voice: Literal["active", "passive"] = "active"
    tense: Literal["past", "present", "future", "none"] = "none"
    aspect: Literal["simple", "perfect", "progressive", "perfect_progressive"] = "simple"
    polarity: Polarity = "positive"
    modality: Modality = "asserted"
    attribution: Source | None = None
    kind: ClaimKind = "event"
    confidence: float = 0.5
    hedged: bool = False
    of_some: bool = False


def offset(doc: Doc, token_index: int) -> int:
    """Where a token starts in the document's text (characters); `len(text)` past the last token.

    Documents are parsed with layout left out, so token offsets of the `Doc` are not those of the text: the starts are
    kept in `doc.user_data["offsets"]`. A `Doc` of anyone else's making has none, and its own offsets hold.
    """
    offsets = doc.user_data.get("offsets")
    if offsets is not None:
        return int(offsets[token_index])
    return doc[token_index].idx if token_index < len(doc) else len(doc.text)


def span_offsets(doc: Doc, start_token: int, end_token: int) -> tuple[int, int]:
    """Start and end (exclusive) in the document's text of a non-empty stretch of tokens."""
    last = doc[end_token - 1]
    return offset(doc, start_token), offset(doc, last.i) + len(last.text)


@dataclass(slots=True)
class QuantitySpan:
    """A number in the text, its unit and what it counts; `unit` and `comparator` as in the record `Quantity`."""

    start_token: int
    end_token: int
    value: float
    upper: float | None = None
    unit: str = ""
    comparator: Comparator = "exact"
    of: str = ""


@dataclass(slots=True)
class TimeSpan:
    """A temporal expression as an interval; fields as in the record `Time`, ISO 8601 / EDTF dates, both ends inclusive."""

    start_token: int
    end_token: int
    start: str | None
    end: str | None
    granularity: Granularity
    relation: TimeRelation


def register_extensions() -> None:
    """Declare `doc._.mentions` (list of Referent) and `doc._.claims` (list of Proposition) unless they are there."""
    for name in ("mentions", "claims"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)
