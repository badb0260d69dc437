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
    """A claim as the reviewer saw it: the document's own words, and how they were read."""

    claim: Id
    """Id of the claim in that run."""
    uri: str
    """Uri of its document."""
    quote: str
    """The quote."""
    sentence: str
    """The sentence around it."""
    text: str
    """How it was read: `text` of the claim."""


class AboutFinding(Part):
    """A decision on a relation, as it was in the run that the reviewer saw.

    No key depends on offsets, so a decision outlives edits elsewhere in the documents and a new version of the software.
    """

    kind: Literal["finding"] = "finding"
    """Tells it apart from a decision on a claim or on names."""
    key: Id
    """What the finding says: hash of the label and, of each side, the uri, the quote and the words of the slots."""
    content: Id
    """The same without uris, for documents that were moved."""
    evidence: Id
    """Hash of the sentences and of what references in them stand for: a decision is open again when it changes."""
    relation: Id
    """Id of the relation in that run."""
    label: RelationLabel
    """Label of the relation in that run."""
    reason: str
    """Reason of the relation in that run."""
    score: Probability
    """Score of the relation in that run."""
    status: Status
    """Status of the relation in that run."""
    a: ReviewedClaim
    """Side a."""
    b: ReviewedClaim
    """Side b."""


class AboutClaim(Part):
    """A decision on one claim: whether it was well extracted."""

    kind: Literal["claim"] = "claim"
    """Tells it apart from a decision on a finding or on names."""
    key: Id
    """What the claim says: hash of the uri, the quote and the words of the slots."""
    content: Id
    """The same without the uri."""
    evidence: Id
    """Hash of the sentence and of what references in it stand for."""
    claim: ReviewedClaim
    """The claim as it was seen."""


class AboutNames(Part):
    """A decision on two names: whether they are the same entity. It holds for the whole run."""

    kind: Literal["names"] = "names"
    """Tells it apart from a decision on a finding or on a claim."""
    key: Id
    """Hash of the two names."""
    name_a: str = Field(min_length=1)
    """The name that is first in the alphabet."""
    name_b: str = Field(min_length=1)
    """The other name."""


class Verdict(Part):
    """What holds of the thing decided on."""

    decision: Decision = "open"
    """A finding is open, accepted, rejected or skipped; a claim open or badly_extracted; two names open, same or different."""
    why: Shape | None = None
    """Set where a finding is rejected: what looks like a finding and is none."""
    label: RelationLabel | None = None
    """The reviewer's label; null where that of the run is right."""
    reason: str | None = None
    """The reviewer's reason; null where that of the run is right."""
    note: str = ""
    """What the reviewer wrote down."""


class Review(Record):
    """One decision of a reviewer. Lines are only ever appended; the verdict in force is the `after` of the last one with that `about.key`."""

    id: Id
    """Hash of instant, reviewer and key."""
    at: Instant
    """When, in UTC with milliseconds; later than that of every line above."""
    by: str = Field(min_length=1)
    """Who decided."""
    action: Action
    """What the reviewer did."""
    about: Annotated[AboutFinding | AboutClaim | AboutNames, Field(discriminator="kind")]
    """What was decided on."""
    before: Verdict
    """What held before."""
    after: Verdict
    """What holds from now on."""
    undoes: Id | None = None
    """The decision that an undo takes back; null for anything else."""
    queue: QueueOrder | None = None
    """Order of the queue in which the finding came up; null where it came from none."""


def review_id(at: str, by: str, key: str) -> str:
    """Of one log no two lines have the same instant, so this tells them apart."""
    return make_id("v", at, by, key)
