"""PDF files: text in reading order, paragraphs over columns and pages, running heads and feet as boilerplate, the page of each block.

Pictures are not read: a scanned document without a layer of text is rejected with that reason.
"""

import re
from collections.abc import Sequence

import pypdfium2 as pdfium

from ..config import IngestSection
from ..errors import DocumentError
from ..ingest.draft import Draft, Piece
from ..ingest.reading import Reading
from ..ingest.scrub import scrub
from .pdf_columns import Line, read_lines
from .pdf_flow import paragraphs_of, pieces_of
from .pdf_furniture import find_furniture
from .pdf_page import MAX_CHARS, Page, Run, read_page

MEDIA_TYPE = "application/pdf"
END_MARK, END_WITHIN = b"%%EOF", 4096
NO_TITLE = re.compile(
    r"^(?:Microsoft Word|PowerPoint|untitled)|\.(?:docx?|indd|tex|dvi|pdf|rtf|odt|qxd)$", re.IGNORECASE
)
MAX_PAGES = 5_000
MAX_UNKNOWN = 0.3
MIN_PAGE_LETTERS = 20  # a scan may carry a stamp or a page number as text
FEW_PAGES = 5
MAX_SHOWN_PAGES = 10


def read(uri: str, raw: bytes, settings: IngestSection) -> Reading:
    """The text of a PDF. Raises DocumentError if it is encrypted, breaks off, or holds pictures only."""
    document = _open(uri, raw)
    try:
        pages = _read_pages(uri, document, settings)
        title = _title(document)
    finally:
        document.close()
    _refuse_unreadable(uri, pages)
    draft = _draft(pages)
    if not any(piece.kind != "boilerplate" for piece in draft.pieces):
        raise DocumentError(uri, "empty", "holds no text besides heads and feet of its pages; remove it")
    text, blocks = draft.finish()
    has_heading = any(block.level == 1 and block.kind == "heading" for block in blocks)
    warnings = draft.warnings + _pictured(pages)
    return Reading(text, MEDIA_TYPE, blocks, title=None if has_heading else title, warnings=warnings)


def _open(uri: str, raw: bytes) -> pdfium.PdfDocument:
    try:
        document = pdfium.PdfDocument(raw)
        n_pages = len(document)
    except pdfium.PdfiumError as error:
        reason = str(error).lower()
        if "password" in reason or "security" in reason:
            raise DocumentError(uri, "encrypted", "is encrypted; save it without a password") from error
        raise DocumentError(uri, "damaged", "is a damaged PDF; fetch it again, or print it to a new PDF") from error
    if END_MARK not in raw[-END_WITHIN:]:
        document.close()
        raise DocumentError(uri, "damaged", "is a PDF that breaks off before its end; fetch it again")
    if n_pages > MAX_PAGES:
        document.close()
        raise DocumentError(uri, "too_large", f"has {n_pages:,} pages, more than {MAX_PAGES:,}; split it")
    return document


def _read_pages(uri: str, document: pdfium.PdfDocument, settings: IngestSection) -> list[Page]:
    pages: list[Page] = []
    n_chars = 0
    for number in range(1, len(document) + 1):
        try:
            page = read_page(document, number)
        except pdfium.PdfiumError as error:
            message = f"is a PDF whose page {number} is damaged; fetch it again, or print it to a new PDF"
            raise DocumentError(uri, "damaged", message) from error
        n_chars += page.n_chars
        if page.n_chars > MAX_CHARS:
            message = f"has more than {MAX_CHARS:,} characters on page {number}; print it to a new PDF if you trust it"
            raise DocumentError(uri, "too_large", message)
        if n_chars > settings.max_size_bytes:
            message = (
                f"holds more text than ingest.max_size_bytes = {settings.max_size_bytes:,}; split it or raise the limit"
            )
            raise DocumentError(uri, "too_large", message)
        pages.append(page)
    return pages


def _refuse_unreadable(uri: str, pages: Sequence[Page]) -> None:
    n_chars, n_unknown = sum(page.n_chars for page in pages), sum(page.n_unknown for page in pages)
    n_letters = sum(character.isalpha() for page in pages for run in page.runs for character in run.text)
    if n_chars and n_unknown > MAX_UNKNOWN * n_chars:
        message = "is a PDF whose fonts do not tell which letters they show; recognise its text (OCR) and save it anew"
        raise DocumentError(uri, "scanned", message)
    if n_letters >= MIN_PAGE_LETTERS * min(len(pages), FEW_PAGES):
        return
    if any(page.has_pictures or page.has_drawings for page in pages):
        message = f"is a scanned PDF: its {len(pages)} pages hold pictures and no text; recognise its text (OCR) first"
        raise DocumentError(uri, "scanned", message)
    if not n_letters:
        raise DocumentError(uri, "empty", "is a PDF of empty pages; remove it or check how it was made")


def _draft(pages: Sequence[Page]) -> Draft:
    """Paragraphs in order; the furniture of a page follows the paragraph that reaches into it."""
    lines = [read_lines([run for run in page.runs if not run.is_slanted], page.number) for page in pages]
    furniture = find_furniture(lines, [page.height for page in pages])
    body = [line for part in lines for line in part if id(line) not in furniture]
    aside = {page.number: _aside(page, part, furniture) for page, part in zip(pages, lines, strict=True)}
    draft = Draft()
    paragraphs = paragraphs_of(body)
    reached = 0
    for paragraph, piece in zip(paragraphs, pieces_of(paragraphs), strict=True):
        reached = _add_aside(draft, aside, reached, paragraph.lines[0].page)
        draft.add(piece)
        reached = _add_aside(draft, aside, reached, paragraph.lines[-1].page)
    _add_aside(draft, aside, reached, len(pages))
    return draft


def _add_aside(draft: Draft, aside: dict[int, list[str]], after: int, to: int) -> int:
    for number in range(after + 1, to + 1):
        for text in aside[number]:
            draft.add(Piece("boilerplate", text, page=number))
    return max(after, to)


def _aside(page: Page, lines: Sequence[Line], furniture: set[int]) -> list[str]:
    slanted: list[Run] = [run for run in page.runs if run.is_slanted]
    return [line.text for line in lines if id(line) in furniture] + [run.text for run in slanted]


def _title(document: pdfium.PdfDocument) -> str | None:
    """The title as the file gives it, None if that is what a program put there."""
    title = " ".join(scrub(document.get_metadata_value("Title") or "")[0].split())
    return None if not title or NO_TITLE.search(title) else title


def _pictured(pages: Sequence[Page]) -> tuple[str, ...]:
    numbers = [page.number for page in pages if page.has_pictures]
    if not numbers:
        return ()
    shown = ", ".join(map(str, numbers[:MAX_SHOWN_PAGES])) + (", ..." if len(numbers) > MAX_SHOWN_PAGES else "")
    return (f"pages of pictures with hardly any text were not read: {shown}",)
