"""Files to documents, one at a time; what cannot be used comes out as a Reject in its place."""

import hashlib
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path

from crossclaim_schemas import Document, Reject

from ..config import IngestSection
from ..errors import DocumentError
from .bounds import bound
from .content import Content, open_source, sha256_of
from .document import make_document
from .jsonl import read_lines
from .language import check_language
from .office import check_word_document, refuse_old_office
from .reading import Reading, reader_of
from .sniff import NO_PROSE, Kind, kind_named, sniff, suffix_of
from .sources import Source, find_sources
from .table import read_table

# What these names promise is the same reading, or is no promise.
LIKE_TEXT: frozenset[Kind | None] = frozenset({None, "text", "markdown"})
REFUSED: dict[Kind, str] = {
    "xml": "is XML, which says nothing of its layout; save it as .html, .docx or plain text",
    "json": 'is JSON; write one document a line, {"id": ..., "text": ...}, and name the file .jsonl',
    "mbox": "is a mailbox; save its messages as .eml files",
}


def read_documents(
    inputs: Sequence[str | Path], settings: IngestSection, root: Path | None = None
) -> Iterator[Document | Reject]:
    """Every document behind `inputs`, in the order of their uris; the lines of a .jsonl file in the order of the file.

    An input that cannot be used gives a Reject and the rest goes on. The first of two documents with one uri is kept.
    """
    sources, rejects = find_sources(inputs, root)
    yield from rejects
    seen: set[str] = set()
    for source in sources:
        for item in read_source(source, settings):
            if isinstance(item, Document) and item.uri in seen:
                message = "has the same uri as an earlier document; give each line its own id, or use --root"
                yield Reject(uri=item.uri, stage="ingest", code="duplicate", message=message)
                continue
            seen.add(item.uri)
            yield item


def read_source(source: Source, settings: IngestSection) -> Iterator[Document | Reject]:
    """What one file gives: a document, one for each of its lines or rows, or a Reject; never an exception."""
    try:
        with open_source(source) as content:
            for item in _read_content(source, content, settings):
                yield _checked(item, settings) if isinstance(item, Document) else item
    except DocumentError as error:
        yield error.reject
    except Exception:  # noqa: BLE001 - a bug of ours must not cost the user the other documents
        yield Reject(uri=source.uri, stage="ingest", code="bug", message=traceback.format_exc())


def _read_content(source: Source, content: Content, settings: IngestSection) -> Iterator[Document | Reject]:
    kind = sniff(content.head(), source.path.name, settings.text_columns)
    if kind in REFUSED:
        raise DocumentError(source.uri, "unsupported", REFUSED[kind])
    if kind == "jsonl":
        yield from read_lines(content, settings)
        return
    is_text = kind in LIKE_TEXT
    limit = "max_size_bytes" if is_text else "max_file_bytes"
    raw = content.read_all(getattr(settings, limit), f"ingest.{limit}")
    if kind in ("csv", "tsv"):
        yield from read_table(source.uri, raw, kind, settings)
        return
    sha256 = sha256_of(source) if content.is_packed else hashlib.sha256(raw).hexdigest()
    yield _document(source, _read_one(source, kind, raw, settings), sha256, settings, _misnamed(source, kind))


def _read_one(source: Source, kind: Kind, raw: bytes, settings: IngestSection) -> Reading:
    if kind == "zip":
        check_word_document(source.uri, raw, settings)
    refuse_old_office(source.uri, raw)
    read = reader_of(source.uri, kind)
    reading = read(source.uri, raw, settings)
    suffix = suffix_of(source.path.name)
    if kind == "text" and suffix in NO_PROSE:  # after reading, since what is no text at all has a reason of its own
        message = f"is program code or data by its ending {suffix}; name it .txt if it is to be read"
        raise DocumentError(source.uri, "unsupported", message)
    if len(reading.text.encode("utf-8", "replace")) > settings.max_size_bytes:
        message = (
            f"holds more text than ingest.max_size_bytes = {settings.max_size_bytes:,}; split it or raise the limit"
        )
        raise DocumentError(source.uri, "too_large", message)
    return reading


def _document(
    source: Source, reading: Reading, sha256: str, settings: IngestSection, misnamed: tuple[str, ...]
) -> Document:
    return make_document(
        source.uri,
        reading.text,
        sha256=sha256,
        media_type=reading.media_type,
        title=reading.title,
        language=reading.language or settings.language,
        published=reading.published,
        warnings=reading.warnings + misnamed,
        blocks=reading.blocks,
    )


def _misnamed(source: Source, kind: Kind) -> tuple[str, ...]:
    named = kind_named(source.path.name)
    if named == kind or {named, kind} <= LIKE_TEXT or named is None:
        return ()
    shown = "a Word document" if kind == "zip" else kind
    return (f"named {suffix_of(source.path.name)}, but its content is {shown}: read as that",)


def _checked(document: Document, settings: IngestSection) -> Document | Reject:
    """The document, if it is in the configured language and of a shape that can be read in bounded time."""
    try:
        return check_language(bound(document), settings)
    except DocumentError as error:
        return error.reject
