"""Files to documents, one at a time; what cannot be used comes out as a Reject in its place."""

import hashlib
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path

from crossclaim_schemas import Document, Reject

from ..config import IngestSection
from ..errors import DocumentError
from .decode import decode
from .document import MARKDOWN, make_document
from .jsonl import read_lines
from .sources import Source, find_sources, read_bytes

TEXT_SUFFIXES = frozenset({"", ".txt", ".text"})
MARKDOWN_SUFFIXES = frozenset({".md", ".markdown"})
LINES_SUFFIXES = frozenset({".jsonl", ".ndjson"})


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
        if source.path.suffix.lower() in LINES_SUFFIXES:
            yield from read_lines(source, settings)
        else:
            yield _read_file(source, settings)
    except DocumentError as error:
        yield error.reject
    except Exception:  # noqa: BLE001 - a bug of ours must not cost the user the other documents
        yield Reject(uri=source.uri, stage="ingest", code="bug", message=traceback.format_exc())


def _read_file(source: Source, settings: IngestSection) -> Document:
    raw = read_bytes(source, settings.max_size_bytes)
    text, warnings = decode(source.uri, raw, settings)
    suffix = source.path.suffix.lower()
    if suffix not in TEXT_SUFFIXES | MARKDOWN_SUFFIXES:
        message = f"files ending in {suffix} are not supported; save it as .txt, .md or .jsonl"
        raise DocumentError(source.uri, "unsupported", message)
    return make_document(
        source.uri,
        text,
        sha256=hashlib.sha256(raw).hexdigest(),
        media_type=MARKDOWN if suffix in MARKDOWN_SUFFIXES else "text/plain",
        language=settings.language,
        warnings=warnings,
    )
