"""Word documents (.docx): paragraphs, headings and lists by their styles, tables by row; each block knows its element.

Comments, deleted text, headers and footers are not read. The container is checked before anything of it is unpacked
(`ingest.office`), and an OOXML part has no document type, so that no entity can swell.
"""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any, NamedTuple, TypeAlias

import docx
from docx.oxml.ns import qn
from lxml import etree

from crossclaim_schemas.document import BlockKind

from ..config import IngestSection
from ..errors import DocumentError
from ..ingest.draft import Draft, Piece
from ..ingest.reading import Reading
from ..ingest.scrub import scrub

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
LIST = re.compile(r"list(?: bullet| number| paragraph)?(?: ([1-5]))?$", re.IGNORECASE)
DELETED = frozenset(map(qn, ("w:del", "w:moveFrom")))
NOT_HERE = frozenset(
    {*DELETED, qn("w:txbxContent"), "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
)
SPACES = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
PARAGRAPH, TABLE, ROW, CELL, TEXT = (qn(f"w:{name}") for name in ("p", "tbl", "tr", "tc", "t"))
MAX_DEPTH = 40  # tables in tables and boxes in boxes
Element: TypeAlias = Any  # lxml is not typed


def read(uri: str, raw: bytes, settings: IngestSection) -> Reading:
    """The text of a Word document with the layout that its styles give it."""
    word = _open(uri, raw)
    draft = Draft()
    for kind, element, path in _walk(word.body, "/w:document/w:body", 0):
        draft.add(_table(element, path) if kind == TABLE else _paragraph(element, path, word.styles))
    if not draft.pieces:
        raise DocumentError(uri, "empty", "holds no text, perhaps only pictures; save it with its text")
    _set_title(draft.pieces)
    text, blocks = draft.finish()
    return Reading(text, MEDIA_TYPE, blocks, title=word.title, warnings=draft.warnings + _footnotes(word.body))


class Word(NamedTuple):
    """What is needed of a Word document: its body, the names of styles by their ids, and the title of its properties."""

    body: Element
    styles: dict[str, str]
    title: str | None


def _open(uri: str, raw: bytes) -> Word:
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            if any(_has_doctype(archive, name) for name in archive.namelist() if name.endswith((".xml", ".rels"))):
                message = "holds a document type, as no Word document does; save it again with Word if you trust it"
                raise DocumentError(uri, "malformed", message)
        document = docx.Document(BytesIO(raw))
        styles = {style.style_id: style.name or "" for style in document.styles}
        title = " ".join(scrub(document.core_properties.title or "")[0].split())
        return Word(document.element.body, styles, title or None)
    except (DocumentError, MemoryError):
        raise
    except Exception as error:
        raise DocumentError(
            uri, "damaged", f"is a damaged Word document ({type(error).__name__}); open and save it again"
        ) from error


def _has_doctype(archive: zipfile.ZipFile, name: str) -> bool:
    with archive.open(name) as part:
        head = part.read(4096)
    return b"<!DOCTYPE" in head or b"<!ENTITY" in head or b"<\0!\0D" in head


def _walk(parent: Element, path: str, depth: int) -> Iterator[tuple[str, Element, str]]:
    """Paragraphs and tables in reading order with their XPaths; content controls and text boxes are entered."""
    counts: dict[str, int] = {}
    for child in parent:
        if not isinstance(child.tag, str):
            continue
        name = f"{child.prefix}:{etree.QName(child).localname}"
        counts[name] = counts.get(name, 0) + 1
        own = f"{path}/{name}[{counts[name]}]"
        if child.tag in (PARAGRAPH, TABLE):
            yield child.tag, child, own
            for number, box in enumerate(_boxes(child) if depth < MAX_DEPTH else (), start=1):
                yield from _walk(box, f"({own}//w:txbxContent)[{number}]", depth + MAX_DEPTH)
        elif child.tag not in NOT_HERE and depth < MAX_DEPTH:
            yield from _walk(child, own, depth + 1)


def _boxes(element: Element) -> list[Element]:
    """Text boxes anchored in a paragraph; Word writes each twice, and the second is a fallback for old programs."""
    boxes = list(element.iter(qn("w:txbxContent")))
    return [box for box in boxes if not any(above.tag in NOT_HERE for above in box.iterancestors())]


def _text(element: Element) -> str:
    parts: list[str] = []
    stack = [element]
    while stack:
        node = stack.pop()
        if node.tag in NOT_HERE:
            continue
        if node.tag == TEXT:
            parts.append(node.text or "")
        elif node.tag in SPACES:
            parts.append(SPACES[node.tag])
        elif node.tag == PARAGRAPH and parts:
            parts.append("\n")
        stack.extend(reversed(node))
    return "".join(parts)


def _paragraph(element: Element, path: str, styles: dict[str, str]) -> Piece:
    style, listed = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}"), element.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
    name = styles.get(style.get(qn("w:val"), ""), "") if style is not None else ""
    text = _text(element)
    kind: BlockKind = "paragraph"
    level = 0
    if name.lower() == "title":
        kind, level = "heading", 1
    elif heading := HEADING.fullmatch(name):
        kind, level = "heading", int(heading[1]) + 1
    elif listed is not None or (LIST.match(name) and name.lower() != "list paragraph"):
        depth = listed.find(qn("w:ilvl")) if listed is not None else None
        styled = LIST.match(name)
        level = 1 + _number(depth.get(qn("w:val"))) if depth is not None else int((styled and styled[1]) or 1)
        kind = "list_item"
    elif name.lower().startswith("toc "):
        kind = "boilerplate"
    return Piece(kind, text, level, source=path)


def _number(value: str | None) -> int:
    return min(int(value), 8) if value and value.isdecimal() else 0


def _table(element: Element, path: str) -> Piece:
    rows = []
    for row in element.iter(ROW):
        if next(row.iterancestors(TABLE)) is element:
            cells = [" ".join(_text(cell).split()) for cell in row.findall(CELL)]
            if any(cells):
                rows.append("| " + " | ".join(cells) + " |")
    return Piece("table", "\n".join(rows), source=path)


def _set_title(pieces: list[Piece]) -> None:
    """Without a title, the only heading of the first level is one."""
    tops = [piece for piece in pieces if piece.kind == "heading" and piece.level <= 2]
    if len(tops) == 1 and pieces[0] is tops[0]:
        tops[0].level = 1


def _footnotes(body: Element) -> tuple[str, ...]:
    n_marks = sum(1 for _ in body.iter(qn("w:footnoteReference"), qn("w:endnoteReference")))
    return (f"{n_marks} footnotes were not read",) if n_marks else ()
