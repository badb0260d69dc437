"""HTML pages: the blocks of the page with the path of their elements, what is furniture marked as boilerplate."""

import codecs
import json
import re
from collections.abc import Iterator, Sequence

from lxml import etree

from crossclaim_schemas import Block

from ..config import IngestSection
from ..errors import DocumentError
from ..ingest.decode import decode
from ..ingest.draft import Draft, Piece
from ..ingest.published import parse_published
from ..ingest.reading import Reading
from ..ingest.scrub import scrub
from .html_main import Vote, choose
from .html_walk import Element, walk

MEDIA_TYPE = "text/html"
META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
XML_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
SCRIPTED = re.compile(r"enable javascript|requires javascript|javascript is (?:disabled|required)", re.IGNORECASE)
HEAD_BYTES = 4096
MAX_ELEMENTS = 200_000
TITLES = ("og:title", "twitter:title", "dc.title")
DATES = (
    "article:published_time", "og:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.issued", "pubdate",
    "publish-date", "publication_date", "sailthru.date", "parsely-pub-date",
)  # fmt: skip
MAX_LINKED_DATA = 200_000  # characters of one JSON-LD block


def read(uri: str, raw: bytes, settings: IngestSection) -> Reading:
    """The text of a page; every block knows its element, and menus, footers and the like are boilerplate."""
    page, warnings = _decoded(uri, raw, settings)
    root = parse(uri, page)
    draft = draft_of(root)
    text, blocks = draft.finish()
    if not any(block.kind != "boilerplate" for block in blocks):
        needs_scripts = SCRIPTED.search(page) is not None or "<script" in page.lower()
        reason = "its text is perhaps made by scripts; save the page from a browser" if needs_scripts else "remove it"
        raise DocumentError(uri, "empty", f"is a page without text of its own; {reason}")
    return Reading(
        text,
        MEDIA_TYPE,
        blocks=blocks,
        title=_heading(text, blocks) or _title(root),
        published=_published(root),
        language=root.get("lang") if not _is_odd(root.get("lang")) else None,
        warnings=warnings + draft.warnings,
    )


def parse(uri: str, page: str) -> Element:
    """The root element; raises DocumentError if the page nests too deep or has too many elements."""
    parser = etree.HTMLParser(
        encoding="utf-8", recover=True, no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    page = XML_DECLARATION.sub("", page, count=1)
    try:
        root = etree.fromstring(page.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        if "depth" in str(error).lower():
            raise _too_deep(uri) from error
        raise DocumentError(uri, "empty", "is a page without any element; remove it") from error
    if root is None:
        raise DocumentError(uri, "empty", "is a page without any element; remove it")
    if any("depth" in fault.message.lower() for fault in parser.error_log):
        raise _too_deep(uri)
    n_elements = sum(1 for _ in root.iter())
    if n_elements > MAX_ELEMENTS:
        message = f"has {n_elements:,} elements, more than {MAX_ELEMENTS:,}; split it, or save its text"
        raise DocumentError(uri, "too_large", message)
    return root


def draft_of(root: Element) -> Draft:
    """The page as pieces, furniture among them in its place."""
    fragments = [fragment for fragment in walk(root) if fragment.text]
    texts = [fragment.text for fragment in fragments]
    draft = Draft()
    has_title = False
    for fragment, text, is_kept in zip(fragments, texts, choose(fragments, texts, Vote(root)), strict=True):
        kind = fragment.kind if is_kept else "boilerplate"
        level = fragment.place.level if kind in ("heading", "list_item") else 0
        if kind == "heading":
            level = 1 if level == 1 and not has_title else max(level, 2)
            has_title = has_title or level == 1
        draft.add(Piece(kind, text, level, source=fragment.place.xpath))
    return draft


def _decoded(uri: str, raw: bytes, settings: IngestSection) -> tuple[str, tuple[str, ...]]:
    """By UTF-8 if it is that, else by the charset that the page names, else as plain text is decoded."""
    try:
        return raw.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        named = META_CHARSET.search(raw[:HEAD_BYTES])
    if named is not None and not raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        charset = named[1].decode("ascii")
        try:
            # Browsers read "ISO-8859-1" as Windows-1252, and so do those who write it.
            return raw.decode(
                "cp1252" if charset.lower() in ("iso-8859-1", "latin-1", "ascii", "us-ascii") else charset
            ), ()
        except (LookupError, ValueError):
            pass
    return decode(uri, raw, settings)


def _heading(text: str, blocks: Sequence[Block]) -> str | None:
    return next(
        (text[block.start : block.end] for block in blocks if block.kind == "heading" and block.level == 1), None
    )


def _title(root: Element) -> str | None:
    """What the page calls itself, without control characters."""
    given = [value for name in TITLES for value in _metas(root, name)]
    element = root.find(".//title")
    given.append("".join(element.itertext()) if element is not None else "")
    return next((clean for value in given if (clean := " ".join(scrub(value)[0].split()))), None)


def _published(root: Element) -> str | None:
    """The day that the page says it was published: in its head, in linked data, or marked up as such."""
    values = [value for name in DATES for value in _metas(root, name)]
    values += _linked_dates(root)
    values += [
        element.get("datetime", "")
        for element in root.iter("time")
        if element.get("itemprop") == "datePublished" or element.get("pubdate") is not None
    ]
    return next((found[:10] for value in values if (found := parse_published(value))), None)


def _metas(root: Element, name: str) -> list[str]:
    return [
        element.get("content", "")
        for element in root.iter("meta")
        if name
        in (element.get("property", "").lower(), element.get("name", "").lower(), element.get("itemprop", "").lower())
    ]


def _linked_dates(root: Element) -> Iterator[str]:
    for element in root.iter("script"):
        if element.get("type") == "application/ld+json" and element.text and len(element.text) < MAX_LINKED_DATA:
            try:
                yield from _dates_in(json.loads(element.text))
            except (ValueError, RecursionError):
                continue


def _dates_in(data: object) -> Iterator[str]:
    stack = [data]
    while stack:
        item = stack.pop()
        if isinstance(item, list):
            stack += reversed(item)
        elif isinstance(item, dict):
            if isinstance(value := item.get("datePublished"), str):
                yield value
            stack += [value for key, value in item.items() if key == "@graph"]


def _is_odd(language: str | None) -> bool:
    return language is None or re.fullmatch(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*", language.strip()) is None


def _too_deep(uri: str) -> DocumentError:
    return DocumentError(uri, "malformed", "nests its elements deeper than 2,048; save its text as .txt")
