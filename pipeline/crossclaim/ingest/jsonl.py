"""Documents from a .jsonl file, one a line: {"id", "text", and if known "title", "published", "language"}."""

import hashlib
import json
from collections.abc import Iterator

from pydantic import ValidationError

from crossclaim_schemas import Document, Reject

from ..config import IngestSection
from ..errors import DocumentError
from .content import Content
from .decode import clean, decode
from .document import make_document
from .published import parse_published
from .scrub import scrub

MEDIA_TYPE = "application/jsonl"
MAX_BLANK_LINES = 100_000


def read_lines(content: Content, settings: IngestSection) -> Iterator[Document | Reject]:
    """A document or a Reject for each line that is not blank; the size limit holds for a line, not for the file.

    A line without an `id` is known by its `uri`. A line of a `documents.jsonl` that crossclaim wrote comes back unchanged.
    """
    n_lines = 0
    for number, raw in _numbered_lines(content, settings.max_size_bytes):
        n_lines += 1
        uri = f"{content.uri}:{number}"
        try:
            yield _read_line(uri, raw, settings)
        except DocumentError as error:
            yield error.reject
    if not n_lines:
        raise DocumentError(content.uri, "empty", "holds no line; remove it or check how it was made")


def _numbered_lines(content: Content, max_size_bytes: int) -> Iterator[tuple[int, bytes]]:
    """Lines from 1 on without blank ones; of one that is too long only so much that this can be seen."""
    number = n_blank = 0
    while raw := content.read_line(max_size_bytes + 2):
        number += 1
        rest = raw
        while len(rest) == max_size_bytes + 2 and not rest.endswith(b"\n"):
            rest = content.read_line(max_size_bytes + 2)
        n_blank += 1
        if raw.strip():
            n_blank = 0
            yield number, raw.rstrip(b"\r\n")
        elif n_blank > MAX_BLANK_LINES:
            message = f"holds more than {MAX_BLANK_LINES:,} blank lines on end; remove them"
            raise DocumentError(content.uri, "malformed", message)


def _read_line(uri: str, raw: bytes, settings: IngestSection) -> Document:
    if len(raw) > settings.max_size_bytes:
        message = (
            f"is longer than ingest.max_size_bytes = {settings.max_size_bytes:,}; split the text or raise the limit"
        )
        raise DocumentError(uri, "too_large", message)
    line, warnings = decode(uri, raw, settings)
    fields = _fields(uri, line)
    if "schema_version" in fields:
        return _own_record(uri, fields)
    uri = _identifier(uri, fields)
    text, more_warnings = clean(uri, _string(uri, fields, "text"))
    published, fault = _published(uri, fields)
    return make_document(
        uri,
        text,
        sha256=hashlib.sha256(raw).hexdigest(),
        media_type=MEDIA_TYPE,
        title=_string(uri, fields, "title") if fields.get("title") else None,
        language=_string(uri, fields, "language") if fields.get("language") else settings.language,
        published=published,
        warnings=warnings + more_warnings + fault,
    )


def _fields(uri: str, line: str) -> dict[str, object]:
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise DocumentError(uri, "malformed", f"is no valid JSON ({error}); mend or remove the line") from error
    if not isinstance(fields, dict):
        raise DocumentError(uri, "malformed", 'is no JSON object; a line must read {"id": ..., "text": ...}')
    return fields


def _own_record(uri: str, fields: dict[str, object]) -> Document:
    try:
        document = Document.model_validate_json(json.dumps(fields))
    except ValidationError as error:
        fault = error.errors()[0]
        key = ".".join(str(part) for part in fault["loc"])
        raise _no_document(uri, f"{key}: {fault['msg']}") from error
    end = 0
    for number, block in enumerate(document.blocks):
        if not end <= block.start < block.end <= len(document.text):
            raise _no_document(uri, f"blocks.{number}: lies outside the text or over another block")
        end = block.end
    if scrub(document.text)[0] != document.text:
        raise _no_document(uri, "text: holds control characters")
    return document


def _no_document(uri: str, fault: str) -> DocumentError:
    return DocumentError(uri, "malformed", f"is a record of crossclaim, but no document: {fault}")


def _identifier(uri: str, fields: dict[str, object]) -> str:
    given = fields.get("id", fields.get("uri"))
    if isinstance(given, int) and not isinstance(given, bool):
        return str(given)
    if not isinstance(given, str) or not given.strip() or not given.isprintable():
        raise DocumentError(uri, "malformed", 'needs an "id", a non-empty string without control characters')
    return given


def _string(uri: str, fields: dict[str, object], key: str) -> str:
    value = fields.get(key)
    if not isinstance(value, str):
        raise DocumentError(uri, "malformed", f'needs "{key}" as a string')
    return value


def _published(uri: str, fields: dict[str, object]) -> tuple[str | None, tuple[str, ...]]:
    if fields.get("published") is None:
        return None, ()
    value = _string(uri, fields, "published")
    found = parse_published(value)
    return found, () if found else (f"published: {value[:40]!r} is no date and was left out",)
