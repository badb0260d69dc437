"""A document as it was read: its text, which all offsets index, and its layout."""

from typing import Literal

from pydantic import Field, SerializerFunctionWrapHandler, model_serializer

from .base import Id, Offset, Part, Record

BlockKind = Literal["heading", "paragraph", "list_item", "table", "boilerplate"]


class Block(Part):
    """A stretch of the text that layout sets apart. `page` and `source` are left out of the line where there is none."""

    kind: BlockKind
    """What it is; nothing is claimed by a `boilerplate` block (menus, page numbers, signatures)."""
    start: Offset
    """Where the block begins in the document's text."""
    end: Offset
    """Where it ends, exclusive. Blocks stand in the order of the text and do not overlap."""
    level: int = Field(default=0, ge=0)
    """1 for the title, 2 and up for headings, depth for list items, else 0."""
    page: int | None = Field(default=None, ge=1)
    """Page of a PDF on which it begins, from 1 on."""
    source: str | None = None
    """XPath to the element of an HTML or Word file that it was read from."""

    @model_serializer(mode="wrap")
    def _leave_out_absent(self, handler: SerializerFunctionWrapHandler) -> dict[str, object]:
        return {name: value for name, value in handler(self).items() if value is not None}


class Document(Record):
    """One document as it was read."""

    id: Id
    """Hash of the uri, so that a changed file keeps its id."""
    uri: str = Field(min_length=1)
    """Name of the document, unique in the run and never an absolute path: the path below the input folder, or the line's own id."""
    media_type: str
    """Internet media type it was read as (`text/plain`, `text/markdown` ...)."""
    sha256: str
    """SHA-256 of the raw bytes of the file or line, in hex: changes when the content does."""
    title: str | None = None
    """Title as given or as found in the layout; null if there is none."""
    language: str
    """ISO 639-1 code of the language it was read as."""
    published: str | None = None
    """ISO 8601 date of publication, as given or as found in the text; null if unknown, never guessed."""
    text: str
    """The exact string that all offsets index, counted in Unicode code points from 0."""
    blocks: tuple[Block, ...]
    """The layout, in the order of the text."""
    warnings: tuple[str, ...] = ()
    """What was odd about the input and what was done about it (characters replaced, encoding guessed)."""
