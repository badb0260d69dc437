"""A document as it was read: its text, which all offsets index, and its layout."""

from typing import Literal

from pydantic import Field, SerializerFunctionWrapHandler, model_serializer

from .base import Id, Offset, Part, Record

BlockKind = Literal["heading", "paragraph", "list_item", "table", "boilerplate"]


class Block(Part):
    """A stretch of the text that layout sets apart. `level` is 1 for the title, 2 and up for headings, depth for list items, else 0.

    `page` is the page of a PDF on which it begins, from 1 on; `source` an XPath to the element of an HTML or Word file that it was read
    from. Both are left out of the line where there is none.
    """

    kind: BlockKind
    start: Offset
    end: Offset
    level: int = Field(default=0, ge=0)
    page: int | None = Field(default=None, ge=1)
    source: str | None = None

    @model_serializer(mode="wrap")
    def _leave_out_absent(self, handler: SerializerFunctionWrapHandler) -> dict[str, object]:
        return {name: value for name, value in handler(self).items() if value is not None}


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
