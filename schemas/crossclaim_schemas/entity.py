"""An entity over the whole run, with every mention of it and the reason for every merge."""

from pydantic import Field

from .base import Id, Offset, Part, Record
from .claim import MentionKind


class EntityMention(Part):
    """One place that names or refers to the entity."""

    id: Id
    """The same id as in the `mentions` of the claims of that sentence."""
    doc_id: Id
    """The document it stands in."""
    start: Offset
    """Where the mention begins in that document's text."""
    end: Offset
    """Where it ends, exclusive."""
    text: str
    """The words as they stand in the source."""
    kind: MentionKind
    """A name, an acronym, a pronoun or a nominal."""


class Merge(Part):
    """A name that was found to be the same entity."""

    from_: str = Field(alias="from")
    """That name as it stood alone."""
    why: str
    """The rule that merged it ("acronym defined in a document", "short form of the name")."""


class Related(Part):
    """Another entity that this one stands to in a known way without being the same."""

    id: Id
    """Id of the other entity."""
    kind: str
    """How this one stands to it: `metonym` (a capital for its government), `part_of`."""


class Entity(Record):
    """One entity over the whole run, with all its mentions."""

    id: Id
    """Hash of the label and the normalised name."""
    name: str
    """The fullest name it has in the run; the words of the reference where no name was seen."""
    label: str
    """OntoNotes 5 label that most of its mentions have; `MISC` where no name was seen."""
    aliases: tuple[str, ...] = ()
    """Other names it goes by in the run."""
    mentions: tuple[EntityMention, ...]
    """Every place that names or refers to it, sorted by document id and offsets."""
    merges: tuple[Merge, ...] = ()
    """Which names were joined, each with its reason, so that a merge can be undone."""
    related: tuple[Related, ...] = ()
    """Entities that it stands for or belongs to."""
