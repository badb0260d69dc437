"""A document from a text that is already in hand: every reader ends here."""

import hashlib

from crossclaim_schemas import Block, Document, make_id

from .layout import find_blocks, title_of
from .published import find_published


def make_document(
    uri: str,
    text: str,
    *,
    sha256: str | None = None,
    media_type: str = "text/plain",
    title: str | None = None,
    language: str = "en",
    published: str | None = None,
    warnings: tuple[str, ...] = (),
    blocks: tuple[Block, ...] | None = None,
) -> Document:
    """The document with its layout, which is found in the text unless `blocks` are given; the text is taken as it stands.

    Title and date of publication are looked for in the text unless they are given. `sha256` is that of the raw bytes; without
    it, that of the text in UTF-8.
    """
    if blocks is None:
        blocks = find_blocks(text)
    return Document(
        id=make_id("d", uri),
        uri=uri,
        media_type=media_type,
        sha256=sha256 or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        title=title or title_of(text, blocks),
        language=language,
        published=published or find_published(text),
        text=text,
        blocks=blocks,
        warnings=warnings,
    )
