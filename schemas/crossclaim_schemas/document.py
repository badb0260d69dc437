"""A document as it was read: its text, which all offsets index, and its layout."""

from typing import Literal

from pydantic import Field

from .base import Id, Offset, Part, Record

BlockKind = Literal["heading", "paragraph", "list_item", "table", "boilerplate"]


class Block(Part):
    """A stretch of the text that layout sets apart. `level` is 1 for the title, 2 and up for headings, depth for list items, else 0."""

    kind: BlockKind
    start: Offset
    end: Offset
    level: int = Field(default=0, ge=0)


class Document(Record):
    """One document. `published` is an ISO 8601 date, None if unknown; `sha256` is that of the raw bytes of the file or line."""

    id: Id
    uri: str = Field(min_length=1)
    media_type: str
    sha256: str
    title: str | None = None
    language: str
    published: str | None = None
    text: str
    blocks: tuple[Block, ...]
    warnings: tuple[str, ...] = ()
