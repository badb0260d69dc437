"""What stands on a page of a PDF: runs of characters on one line, each with its box. Lengths are points (1/72 inch), y grows upwards."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

# Between characters of one run, in heights of the line: word spaces are below, gutters between columns and table cells above.
MAX_GAP = 0.9
MAX_SLOPE = 0.1  # in radians: what stands steeper is a stamp or a label along the margin
MIN_BOLD = 600  # weight of a font, 400 is regular
HYPHENS = frozenset({0x02, 0xFFFE})  # how PDFium writes a hyphen at the end of a line
LINE_BREAKS = frozenset({0x0A, 0x0D})
HYPHEN = "\u00ad"  # set for a hyphen that only the end of a line asked for
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
    is_bold: bool = False
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
    has_pictures: bool


def read_page(document: pdfium.PdfDocument, number: int) -> Page:
    """Page `number`, from 1 on; turned pages are set upright. Raises pdfium.PdfiumError if it cannot be loaded."""
    page = document[number - 1]
    try:
        width, height = page.get_size()
        text = page.get_textpage()
        try:
            chars = list(_characters(text.raw))
            turn = page.get_rotation()
            runs = [_turned(run, turn, width, height) for run in _runs(text.raw, chars)]
        finally:
            text.close()
        n_unknown = sum(1 for _, code, _ in chars if code in NO_LETTER or 0xE000 <= code <= 0xF8FF)
        pictures = (pdfium_c.FPDF_PAGEOBJ_IMAGE, pdfium_c.FPDF_PAGEOBJ_PATH, pdfium_c.FPDF_PAGEOBJ_FORM)
        has_pictures = len(chars) < MAX_STAMP and next(page.get_objects(filter=pictures, max_depth=2), None) is not None
        return Page(number, width, height, runs, len(chars), n_unknown, has_pictures)
    finally:
        page.close()


Box = tuple[float, float, float, float]


def _characters(text: object) -> Iterator[tuple[int, int, Box]]:
    """Index, code point and box (left, bottom, right, top) of each character."""
    rect = pdfium_c.FS_RECTF()
    reference = ctypes.byref(rect)
    for index in range(pdfium_c.FPDFText_CountChars(text)):
        code = pdfium_c.FPDFText_GetUnicode(text, index)
        pdfium_c.FPDFText_GetLooseCharBox(text, index, reference)
        yield index, code, (rect.left, rect.bottom, rect.right, rect.top)


def _runs(text: object, chars: list[tuple[int, int, Box]]) -> Iterator[Run]:
    run: Run | None = None
    for index, code, (left, bottom, right, top) in chars:
        if code in HYPHENS and run is not None:
            run.text += HYPHEN
            run.right = max(run.right, right)
        elif code in LINE_BREAKS or code in NO_LETTER or code in HYPHENS or 0xD800 <= code <= 0xDFFF:
            if run is not None and code in LINE_BREAKS:
                yield run
                run = None
        elif run is not None and _goes_on(run, left, bottom, top, code):
            run.text += chr(code)
            if code != 0x20:
                run.left, run.right = min(run.left, left), max(run.right, right)
        elif not chr(code).isspace():
            if run is not None:
                yield run
            slanted = abs(pdfium_c.FPDFText_GetCharAngle(text, index)) % 3.1416 > MAX_SLOPE
            bold = pdfium_c.FPDFText_GetFontWeight(text, index) >= MIN_BOLD
            run = Run(chr(code), left, right, bottom, top, bold, slanted)
    if run is not None:
        yield run


def _goes_on(run: Run, left: float, bottom: float, top: float, code: int) -> bool:
    if code == 0x20 or top <= bottom:
        return True
    is_level = abs((top + bottom) / 2 - run.middle) < 0.5 * max(run.height, top - bottom)
    gap = left - run.right
    return is_level and -run.height < gap < MAX_GAP * max(run.height, top - bottom)


def _turned(run: Run, turn: int, width: float, height: float) -> Run:
    """The run as seen on a page that is shown turned clockwise by `turn` degrees; width and height are those of the turned page."""
    if turn == 90:
        run.left, run.right, run.bottom, run.top = run.bottom, run.top, height - run.right, height - run.left
    elif turn == 180:
        run.left, run.right, run.bottom, run.top = (
            width - run.right,
            width - run.left,
            height - run.top,
            height - run.bottom,
        )
    elif turn == 270:
        run.left, run.right, run.bottom, run.top = width - run.top, width - run.bottom, run.left, run.right
    run.is_slanted = run.is_slanted if turn in (0, 180) else not run.is_slanted
    return run
