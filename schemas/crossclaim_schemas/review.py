"""What a reviewer decided: one record a decision, only ever appended, in force until a later one on the same thing."""

from typing import Annotated, Literal

from pydantic import Field

from .base import Id, Part, Probability, Record, make_id
from .relation import RelationLabel, Status

Decision = Literal["open", "accepted", "rejected", "skipped", "badly_extracted", "same", "different"]
Action = Literal["accept", "reject", "skip", "relabel", "edit", "mark_claim", "same_entity", "different_entities", "undo"]  # fmt: skip
# Why a finding is none: what looks like a conflict (or an agreement) and is not one.
Shape = Literal["other_time", "list_of_values", "refinement", "other_scope", "other_subject", "plan_or_condition", "same_event", "extraction_error", "other"]  # fmt: skip
# The order of the queue in which the finding came up: only "random" gives figures that hold for findings not looked at.
QueueOrder = Literal["value", "score", "document", "random"]

Instant = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$")]


class ReviewedClaim(Part):
    """A claim as the reviewer saw it: the document's own words, and how they were read (`text` of the claim)."""

    claim: Id
    uri: str
    quote: str
    sentence: str
    text: str


class AboutFinding(Part):
    """A decision on a relation. `relation`, `reason`, `score` and `status` are those of the run that the reviewer saw.

    `key` is made from what the finding says (label; of each side the uri, the quote and the words of the slots), `content`
    the same without uris, for documents that were moved, `evidence` from the sentences and what references in them stand for.
    None depends on offsets, so a decision outlives edits elsewhere in the documents and a new version of the software.
    """

    kind: Literal["finding"] = "finding"
    key: Id
    content: Id
    evidence: Id
    relation: Id
    label: RelationLabel
    reason: str
    score: Probability
    status: Status
    a: ReviewedClaim
    b: ReviewedClaim


class AboutClaim(Part):
    """A decision on one claim: whether it was well extracted. `key`, `content` and `evidence` as in a finding, of one side."""

    kind: Literal["claim"] = "claim"
    key: Id
    content: Id
    evidence: Id
    claim: ReviewedClaim


class AboutNames(Part):
    """A decision on two names, in alphabetical order: whether they are the same entity. It holds for the whole run."""

    kind: Literal["names"] = "names"
    key: Id
    name_a: str = Field(min_length=1)
    name_b: str = Field(min_length=1)


class Verdict(Part):
    """What holds of the thing decided on.

    A finding is open, accepted, rejected or skipped; a claim open or badly_extracted; two names open, same or different.
    `why` is set where a finding is rejected. `label` and `reason` are the reviewer's, None where those of the run are right.
    """

    decision: Decision = "open"
    why: Shape | None = None
    label: RelationLabel | None = None
    reason: str | None = None
    note: str = ""


class Review(Record):
    """One line of `reviews.jsonl`: who decided what, when, on what, and what held before and after.

    `at` is UTC and later than that of every line above. `undoes` is the decision that an undo takes back. Lines are never
    changed or removed. The verdict in force is the `after` of the last line with that `about.key`.
    """

    id: Id
    at: Instant
    by: str = Field(min_length=1)
    action: Action
    about: Annotated[AboutFinding | AboutClaim | AboutNames, Field(discriminator="kind")]
    before: Verdict
    after: Verdict
    undoes: Id | None = None
    queue: QueueOrder | None = None


def review_id(at: str, by: str, key: str) -> str:
    """Of one log no two lines have the same instant, so this tells them apart."""
    return make_id("v", at, by, key)
