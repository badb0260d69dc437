"""An entity over the whole run, with every mention of it and the reason for every merge."""

from pydantic import Field

from .base import Id, Offset, Part, Record
from .claim import MentionKind


class EntityMention(Part):
    """One place that names or refers to the entity."""

    id: Id
    doc_id: Id
    start: Offset
    end: Offset
    text: str
    kind: MentionKind


class Merge(Part):
    """A name that was found to be the same entity. `from` is that name as it stood alone, `why` the rule that merged it."""

    from_: str = Field(alias="from")
    why: str


class Related(Part):
    """Another entity and how it stands to this one: `metonym`, `part_of`."""

    id: Id
    kind: str


class Entity(Record):
    """One entity; `label` is an OntoNotes 5 label, `MISC` where no name was seen."""

    id: Id
    name: str
    label: str
    aliases: tuple[str, ...] = ()
    mentions: tuple[EntityMention, ...]
    merges: tuple[Merge, ...] = ()
    related: tuple[Related, ...] = ()
