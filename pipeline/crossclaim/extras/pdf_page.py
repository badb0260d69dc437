"""What stands on a page of a PDF: runs of characters on one line, each with its box. Lengths are points (1/72 inch), y grows upwards."""

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

# Between characters of one run, in heights of the line: word spaces are below, gutters between columns and table cells above.
MAX_GAP = 0.9
MAX_SLOPE = 0.1  # in radians: what stands steeper is a stamp or a label along the margin
MIN_BOLD = 600  # weight of a font, 400 is regular
HYPHENS = frozenset({0x02, 0xFFFE})  # how PDFium writes a hyphen at the end of a line
SPACE = 0x20
LINE_BREAKS = frozenset({0x0A, 0x0D})
HYPHEN = "\u00ad"  # set for a hyphen that only the end of a line asked for
MAX_CHARS = 200_000  # on a page, of which no more are read; a dense newspaper page has some 40,000
MAX_STAMP = 40  # characters on the picture of a scanned page
NO_LETTER = frozenset({0x00, 0xFFFD})


@dataclass(slots=True)
class Run:
    """Characters side by side. `height` is that of the font's box, about 1.2 times the size of the font."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    n_words: int = 0
    n_bold: int = 0  # words that begin with a bold letter
    is_slanted: bool = False

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(slots=True)
class Page:
    """The runs of one page in the order of the file, and what can be seen of the page besides text."""

    number: int
    width: float
    height: float
    runs: list[Run]
    n_chars: int
    n_unknown: int  # characters of which the font does not tell which letter they show
    has_pictures: bool  # told only of pages with hardly any text
    has_drawings: bool


def read_page(document: pdfium.PdfDocument, number: int) -> Page:
    """Page `number`, from 1 on; PDFium sets turned pages upright. Raises pdfium.PdfiumError if it cannot be loaded."""
    page = document[number - 1]
    try:
        width, height = page.get_size()
        text = page.get_textpage()
        try:
            n_chars = pdfium_c.FPDFText_CountChars(text.raw)
            chars = list(_characters(text.raw, min(n_chars, MAX_CHARS + 1)))
            runs = list(_runs(text.raw, chars))
        finally:
            text.close()
        n_unknown = sum(1 for _, code, _ in chars if code in NO_LETTER or 0xE000 <= code <= 0xF8FF)
        is_bare = len(chars) < MAX_STAMP
        has_pictures = is_bare and _holds(page, pdfium_c.FPDF_PAGEOBJ_IMAGE)
        has_drawings = is_bare and _holds(page, pdfium_c.FPDF_PAGEOBJ_PATH)
        return Page(number, width, height, runs, len(chars), n_unknown, has_pictures, has_drawings)
    finally:
        page.close()


def _holds(page: pdfium.PdfPage, kind: int) -> bool:
    return next(page.get_objects(filter=[kind], max_depth=3), None) is not None


Box = tuple[float, float, float, float]


def _characters(text: object, n_chars: int) -> Iterator[tuple[int, int, Box]]:
    """Index, code point and box (left, bottom, right, top) of each character."""
    rect = pdfium_c.FS_RECTF()
    reference = ctypes.byref(rect)
    for index in range(n_chars):
        code = pdfium_c.FPDFText_GetUnicode(text, index)
        pdfium_c.FPDFText_GetLooseCharBox(text, index, reference)
        yield index, code, (rect.left, rect.bottom, rect.right, rect.top)


def _runs(text: object, chars: list[tuple[int, int, Box]]) -> Iterator[Run]:
    run: Run | None = None
    begins_word = True
    for index, code, (left, bottom, right, top) in chars:
        if code in HYPHENS and run is not None:
            run.text += HYPHEN
            run.right = max(run.right, right)
        elif code in LINE_BREAKS or code in NO_LETTER or code in HYPHENS or 0xD800 <= code <= 0xDFFF:
            if run is not None and code in LINE_BREAKS and not run.is_slanted:
                yield run
                run = None
        elif run is not None and _goes_on(run, left, bottom, top, code):
            run.text += chr(code)
            if code != SPACE:
                _widen(run, left, bottom, right, top)
        elif not chr(code).isspace():
            if run is not None:
                yield run
            slanted = abs(pdfium_c.FPDFText_GetCharAngle(text, index)) % math.pi > MAX_SLOPE
            run = Run(chr(code), left, right, bottom, top, is_slanted=slanted)
            begins_word = True
        if run is not None and begins_word and code != SPACE:
            run.n_words += 1
            run.n_bold += pdfium_c.FPDFText_GetFontWeight(text, index) >= MIN_BOLD
        begins_word = code == SPACE
    if run is not None:
        yield run


def _widen(run: Run, left: float, bottom: float, right: float, top: float) -> None:
    """Take in one more character; the highest on the line gives the height of the line."""
    run.left, run.right = min(run.left, left), max(run.right, right)
    if run.is_slanted:
        run.bottom, run.top = min(run.bottom, bottom), max(run.top, top)
    elif top - bottom > run.height:
        run.bottom, run.top = bottom, top


def _goes_on(run: Run, left: float, bottom: float, top: float, code: int) -> bool:
    if code == SPACE or top <= bottom:
        return True
    height = max(run.height, top - bottom)
    if run.is_slanted:  # one letter above the other
        return run.left - height < left < run.right + height and run.bottom - height < bottom < run.top + height
    is_level = abs((top + bottom) / 2 - run.middle) < 0.5 * height
    return is_level and -run.height < left - run.right < MAX_GAP * height
