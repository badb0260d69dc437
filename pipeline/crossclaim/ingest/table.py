"""Documents from the rows of a table, .csv or .tsv: the columns that are named as text, one document a row."""

import csv
import hashlib
import sys
from collections.abc import Iterator
from io import StringIO

from crossclaim_schemas import Document, Reject

from ..config import IngestSection
from ..errors import DocumentError
from .decode import decode
from .document import make_document
from .published import parse_published
from .sniff import delimiter_of

MEDIA_TYPES = {"csv": "text/csv", "tsv": "text/tab-separated-values"}
MAX_SHOWN_COLUMNS = 12


def read_table(uri: str, raw: bytes, kind: str, settings: IngestSection) -> Iterator[Document | Reject]:
    """A document or a Reject for each row that is not blank.

    The text is that of the columns `ingest.text_columns` that the table has, in that order, set apart by blank lines. A row is known by
    its column `id` or `uri`, else by its number (the header is 1); columns `title`, `published` and `language` are read.
    """
    text, warnings = decode(uri, raw, settings)
    rows = _rows(uri, text)
    header = [cell.strip().casefold() for cell in next(rows, (1, []))[1]]
    columns = [header.index(name.casefold()) for name in settings.text_columns if name.casefold() in header]
    if not columns:
        shown = ", ".join(repr(name) for name in header[:MAX_SHOWN_COLUMNS])
        message = f"has the columns {shown}; name those that hold text in ingest.text_columns"
        raise DocumentError(uri, "unsupported", message)
    n_rows = 0
    for number, row in rows:
        if any(cell.strip() for cell in row):
            n_rows += 1
            try:
                yield _document(
                    f"{uri}:{number}", dict(zip(header, row, strict=False)), row, columns, kind, settings, warnings
                )
            except DocumentError as error:
                yield error.reject
    if not n_rows:
        raise DocumentError(uri, "empty", "holds no row below its header; remove it or check how it was made")


def _rows(uri: str, text: str) -> Iterator[tuple[int, list[str]]]:
    """Rows with their numbers, from 1 on; raises DocumentError where the quoting breaks."""
    csv.field_size_limit(sys.maxsize)  # the file as a whole is bounded, and the default would cut at 128 KB
    delimiter = delimiter_of(text.partition("\n")[0]) or ","
    rows = csv.reader(StringIO(text), delimiter=delimiter, strict=True)
    number = 0
    while True:
        number += 1
        try:
            row = next(rows, None)
        except csv.Error as error:
            message = f"breaks at row {number} ({error}); mend its quotation marks"
            raise DocumentError(uri, "malformed", message) from error
        if row is None:
            return
        yield number, row


def _document(
    uri: str,
    fields: dict[str, str],
    row: list[str],
    columns: list[int],
    kind: str,
    settings: IngestSection,
    warnings: tuple[str, ...],
) -> Document:
    uri = next(
        (value for name in ("id", "uri") if (value := fields.get(name, "").strip()) and value.isprintable()), uri
    )
    text = "\n\n".join(cell for column in columns if column < len(row) and (cell := row[column].strip()))
    if not text:
        raise DocumentError(uri, "empty", "holds no text in its text columns; remove the row")
    if len(text) > settings.max_size_bytes:
        message = (
            f"is longer than ingest.max_size_bytes = {settings.max_size_bytes:,}; split the text or raise the limit"
        )
        raise DocumentError(uri, "too_large", message)
    given = fields.get("published", "").strip() or fields.get("date", "").strip()
    published = parse_published(given) if given else None
    if given and not published:
        warnings += (f"published: {given[:40]!r} is no date and was left out",)
    return make_document(
        uri,
        text,
        sha256=hashlib.sha256("\x1f".join(row).encode()).hexdigest(),
        media_type=MEDIA_TYPES[kind],
        title=fields.get("title", "").strip() or None,
        language=fields.get("language", "").strip() or settings.language,
        published=published,
        warnings=warnings,
    )
