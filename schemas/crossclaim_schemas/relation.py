"""Two claims that agree or conflict, with the levels that led to it; and facts, what several claims tell together."""

from typing import Literal

from .base import Id, Part, Probability, Record

RelationLabel = Literal["agreement", "conflict"]
Direction = Literal["both", "a_supports_b", "b_supports_a"]
Status = Literal["reported", "possible"]


class Difference(Part):
    """A slot in which the two claims differ."""

    slot: str
    """The slot or kind of contrast (`number`, `time`, `place`, `entity` ...)."""
    value_a: str
    """What claim a has there, in words."""
    value_b: str
    """What claim b has there, in words."""


class Relation(Record):
    """A finding: two claims that agree or contradict each other."""

    id: Id
    """Hash of the label and the two claim ids in order."""
    label: RelationLabel
    """Whether the claims agree or contradict each other."""
    direction: Direction
    """`a_supports_b`: whoever grants a must grant b, and a says more; a conflict is always `both`."""
    reason: str
    """Why, one word of an open set, several joined by "+". Conflicts: number, time, place, entity, role, negation, antonym, quantifier,
    superlative, modality; agreements: same, paraphrase, refines, converse."""
    score: Probability
    """Calibrated probability that the finding is right."""
    status: Status
    """`reported`, or `possible` for a score below the threshold of its label and reason."""
    claim_a: Id
    """The claim of the document whose uri sorts first."""
    claim_b: Id
    """The claim of the other document, or the later one of the same."""
    doc_a: Id
    """The document of claim a."""
    doc_b: Id
    """The document of claim b; that of claim a if it was checked against itself."""
    quote_a: str
    """The quote of claim a."""
    quote_b: str
    """The quote of claim b."""
    levels: dict[str, str]
    """How the claims compare slot by slot (`subject`: `same`, `time`: `disjoint` ...); what the decision was made from."""
    differences: tuple[Difference, ...] = ()
    """What the claims differ in; empty if in nothing that counts."""
    copied: bool = False
    """Whether both claims stand in copies of one text (documents, passages or long sentences alike): then neither supports the other."""
    explanation: str
    """One plain sentence for the reviewer."""


class Side(Part):
    """Claims that say the same, or that and more."""

    value: str
    """What all of them say: the shortest of the texts that say just this."""
    claims: tuple[Id, ...]
    """Ids of the claims, sorted."""
    documents: tuple[Id, ...]
    """Ids of the documents they were read from, sorted."""
    origins: tuple[tuple[Id, ...], ...] = ()
    """The same documents, together those that have these claims from one text."""
    independent_origins: int
    """Number of documents, copies of one text counting once."""


class Fact(Record):
    """What several claims tell together, and whether a conflict divides them."""

    id: Id
    """Hash of the ids of the claims."""
    claims: tuple[Id, ...]
    """Ids of all claims, sorted."""
    sides: tuple[Side, ...]
    """Who says what: one side where all agree, several where a conflict divides them, that with most independent origins first."""
    disputed: bool
    """Whether there is more than one side."""
