"""Two claims that agree or conflict, with the levels that led to it; and facts, what several claims tell together."""

from typing import Literal

from .base import Id, Part, Probability, Record

RelationLabel = Literal["agreement", "conflict"]
Direction = Literal["both", "a_supports_b", "b_supports_a"]
Status = Literal["reported", "possible"]


class Difference(Part):
    """The slot in which the two claims differ, and what each has there."""

    slot: str
    value_a: str
    value_b: str


class Relation(Record):
    """A finding. `reason` is one of the typed reasons, several joined by "+"; `levels` maps each slot to its named level.

    Claim `a` is the one of the document whose uri sorts first; `a_supports_b` means that whoever grants a must grant b.
    """

    id: Id
    label: RelationLabel
    direction: Direction
    reason: str
    score: Probability
    status: Status
    claim_a: Id
    claim_b: Id
    doc_a: Id
    doc_b: Id
    quote_a: str
    quote_b: str
    levels: dict[str, str]
    differences: tuple[Difference, ...] = ()
    explanation: str


class Side(Part):
    """Claims that say the same. `independent_origins` counts documents, copies of one text counting once."""

    value: str
    claims: tuple[Id, ...]
    documents: tuple[Id, ...]
    independent_origins: int


class Fact(Record):
    """Claims connected by agreement; `disputed` if a conflict divides them into sides."""

    id: Id
    claims: tuple[Id, ...]
    sides: tuple[Side, ...]
    disputed: bool
