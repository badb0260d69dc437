"""What kind of file this is, told from how its content begins; the name decides only between forms of plain text.

>>> sniff(b"%PDF-1.7 ...", "notes.txt", ())
'pdf'
"""

import csv
import json
import re
from pathlib import PurePath
from typing import Literal

Kind = Literal["text", "markdown", "jsonl", "csv", "tsv", "eml", "html", "xml", "json", "mbox", "pdf", "zip"]

SNIFFED_BYTES = 65_536
SUFFIXES: dict[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".eml": "eml",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".xml": "xml",
    ".json": "json",
    ".pdf": "pdf",
    ".docx": "zip",
}
# Plain text that is no prose whatever it looks like: read as documents it would give nonsense.
NO_PROSE = frozenset(
    ".py .js .mjs .ts .css .scss .yaml .yml .toml .ini .cfg .conf .c .h .cc .cpp .hpp .java .go .rs .rb .php .pl .sh .bat .ps1 .sql .tex "
    ".bib .svg .ipynb .lock .diff .patch".split()
)
PDF_MARK_WITHIN = 1024  # readers of PDF look for the mark so far
ZIP_MARKS = (b"PK\x03\x04", b"PK\x05\x06")

HTML_START = re.compile(
    r"(?:\s|<\?xml[^>]*>|<!--.*?-->)*<(?:!doctype\s+html|html|head|body|title|meta|article|section|main|div|p|h[1-6]|table|ul|ol)\b[^>]*>",
    re.IGNORECASE | re.DOTALL,
)
HTML_ROOT = re.compile(r"<html[\s>]", re.IGNORECASE)
TAG = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>", re.IGNORECASE)
MAIL_FIELD = re.compile(r"([A-Za-z][A-Za-z0-9-]*):(?:\s|$)")
MAIL_SENDER = frozenset({"from", "return-path", "received"})
# Fields that machines write: a letter that only begins "From: ... To: ..." is plain text.
MAIL_MACHINERY = frozenset({"message-id", "mime-version", "received", "return-path", "content-type", "delivered-to"})
MBOX_START = re.compile(r"From \S+.*\d{4}\r?\n[A-Za-z-]+:")
ATX_HEADING = re.compile(r"^#{1,6} \S", re.MULTILINE)
SETEXT_HEADING = re.compile(r"^\S.*\n(?:={3,}|-{3,})$", re.MULTILINE)
MARKUP = re.compile(r"^```|\[[^\]\n]+\]\([^)\s]+\)|\*\*\S[^*\n]*\*\*|^\|?\s*:?-{3,}:?\s*\|", re.MULTILINE)
MIN_HEADINGS = 2
DELIMITERS = ",;\t|"


def sniff(head: bytes, name: str, text_columns: tuple[str, ...]) -> Kind:
    """The kind of a file from its first bytes (64 KB suffice) and its name; what is no known form is "text".

    A table is known by its name or by a header that holds one of `text_columns`; "zip" may be a Word document.
    """
    named = kind_named(name)
    if b"%PDF-" in head[:PDF_MARK_WITHIN]:
        return "pdf"
    if head.startswith(ZIP_MARKS):
        return "zip"
    text = _as_text(head)
    if named in ("jsonl", "eml") and not HTML_START.match(text):
        return named
    return _marked_up(text, named) or _structured(text, named, text_columns) or _plain(text, named)


def kind_named(name: str) -> Kind | None:
    """The kind that the name promises, None if it promises none; ".gz" at the end is passed over."""
    return SUFFIXES.get(suffix_of(name))


def suffix_of(name: str) -> str:
    """The ending of a name in lower case, that before ".gz" if there is one."""
    path = PurePath(name.lower())
    return path.with_suffix("").suffix if path.suffix == ".gz" else path.suffix


def _as_text(head: bytes) -> str:
    """Enough of the text to see its form: ASCII is right in any charset."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return head[: len(head) // 2 * 2].decode("utf-16", "replace")
    if b"\0" in head[:64]:
        head = head.replace(b"\0", b"")
    text = head.decode("utf-8", "replace").removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _marked_up(text: str, named: Kind | None) -> Kind | None:
    if HTML_START.match(text) or (named == "html" and TAG.search(text)):
        return "html"
    if text.lstrip().startswith("<?xml"):
        return "html" if HTML_ROOT.search(text) else "xml"
    return None


def _structured(text: str, named: Kind | None, text_columns: tuple[str, ...]) -> Kind | None:
    if kind := _json_kind(text, named):
        return kind
    if MBOX_START.match(text):
        return "mbox"
    if _is_mail(text):
        return "eml"
    return _table_kind(text, named, text_columns)


def _json_kind(text: str, named: Kind | None) -> Kind | None:
    start = text.lstrip()
    if not start.startswith(("{", "[")):
        return None
    first, _, rest = start.partition("\n")
    try:
        value = json.loads(first)
    except (ValueError, RecursionError):
        return "json" if named == "json" else None
    if isinstance(value, dict) and ("text" in value or "schema_version" in value):
        return "jsonl"
    return "json" if named == "json" or not rest.strip() else None


def _is_mail(text: str) -> bool:
    fields: set[str] = set()
    for line in text.splitlines():
        if not line.strip():
            break
        if line[0] in " \t" and fields:  # a field that goes on
            continue
        match = MAIL_FIELD.match(line)
        if match is None:
            return False
        fields.add(match[1].lower())
    return bool(fields & MAIL_SENDER) and bool(fields & MAIL_MACHINERY) and len(fields) > 2


def _table_kind(text: str, named: Kind | None, text_columns: tuple[str, ...]) -> Kind | None:
    header = text.lstrip().partition("\n")[0]
    delimiter = delimiter_of(header)
    if delimiter is None:
        return None
    if named in ("csv", "tsv"):
        return named
    try:
        cells = {cell.strip().casefold() for cell in next(csv.reader([header], delimiter=delimiter), [])}
    except csv.Error:
        return None
    if cells.isdisjoint(column.casefold() for column in text_columns):
        return None
    return "tsv" if delimiter == "\t" else "csv"


def delimiter_of(header: str) -> str | None:
    """What parts the cells of a header line, None if nothing does."""
    best = max(DELIMITERS, key=header.count)
    return best if best in header else None


def _plain(text: str, named: Kind | None) -> Kind:
    if named == "markdown":
        return "markdown"
    n_headings = len(ATX_HEADING.findall(text)) + len(SETEXT_HEADING.findall(text))
    is_marked = n_headings >= MIN_HEADINGS or (n_headings > 0 and MARKUP.search(text) is not None)
    return "markdown" if is_marked else "text"
