"""Lines of a PDF joined to paragraphs: over columns and pages, with hyphens at line ends taken out where a word was broken."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..ingest.draft import Piece
from ..ingest.lines import ENDS_SENTENCE
from ..ingest.shapes import find_bullet
from .pdf_columns import CELL_GAP, Line
from .pdf_furniture import spacing_of
from .pdf_page import HYPHEN

INDENT = 0.8  # heights of the line
MAX_STEP = 1.25  # usual distances between lines
SAME_SIZE = 0.08  # of the height of a line
MIXED_SIZE = 0.3
HEADING_SIZE = 1.12  # of the usual height of a line
MAX_HEADING_WORDS = 25
MAX_BOLD_WORDS = 14
MAX_HEADING_LEVEL = 6
WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
LAST_WORD = re.compile(rf"((?:[^\W_]+[-‐])*[^\W_]+)[-‐{HYPHEN}]$")
FIRST_WORD = re.compile(r"[^\W_]+(?:[-‐][^\W_]+)*")
# First halves that are mostly written with a hyphen whatever follows.
COMPOUNDING = frozenset(
    "all cross ex five four full half high higher ill large left long low lower mid middle multi near nine non one part pro quasi right "
    "second self semi seven short single six small so ten third three twenty thirty forty fifty sixty seventy eighty ninety two upper "
    "vice well world year".split()
)


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together; `lines` is never empty."""

    lines: list[Line]

    @property
    def is_bold(self) -> bool:
        return all(line.is_bold for line in self.lines)

    @property
    def height(self) -> float:
        return max(line.height for line in self.lines)


def paragraphs_of(lines: Sequence[Line]) -> list[Paragraph]:
    """Lines in reading order, without furniture, as paragraphs."""
    spacing = spacing_of(lines)
    found: list[Paragraph] = []
    for line in lines:
        last = found[-1] if found else None
        if last is not None and _goes_on(last, line, spacing):
            last.lines.append(line)
        else:
            found.append(Paragraph([line]))
    return found


def pieces_of(paragraphs: Sequence[Paragraph]) -> list[Piece]:
    """Paragraphs as blocks with the page on which each begins; headings by the size and weight of their letters."""
    usual = _usual_height(paragraphs)
    is_bold = _is_mostly_bold(paragraphs)
    words = count_words(line.text for paragraph in paragraphs for line in paragraph.lines)
    sizes = sorted({round(item.height) for item in paragraphs if _is_heading(item, usual, is_bold)}, reverse=True)
    pieces: list[Piece] = []
    has_title = False
    for item in paragraphs:
        text = join_lines([line.text for line in item.lines], words)
        page = item.lines[0].page
        if not _is_heading(item, usual, is_bold):
            is_table = all(CELL_GAP in line.text for line in item.lines) and len(item.lines) > 1
            pieces.append(Piece("table" if is_table else "paragraph", text, page=page))
            continue
        is_title = (
            not has_title and page == 1 and round(item.height) == sizes[0] and item.height >= HEADING_SIZE * usual
        )
        has_title = has_title or is_title
        rank = sizes.index(round(item.height))
        level = 1 if is_title else min(max(1 + rank, 2) if has_title else 2 + rank, MAX_HEADING_LEVEL)
        pieces.append(Piece("heading", text, level, page=page))
    return pieces


def join_lines(lines: Sequence[str], words: Counter[str]) -> str:
    """The lines as one, or one below the other if they are rows. `words` are those of the whole document, in lower case."""
    if len(lines) > 1 and all(CELL_GAP in line for line in lines):
        return "\n".join(lines)
    text = lines[0]
    for line in lines[1:]:
        last, first = LAST_WORD.search(text), FIRST_WORD.match(line)
        if last is None or first is None:
            text = f"{text.removesuffix(HYPHEN)} {line}" if not text.endswith(("-", "‐", "–", "—")) else f"{text}{line}"
        elif _is_broken_word(last[1], first[0], words):
            text = text[:-1] + line
        else:
            text = f"{text[:-1]}-{line}"
    return text.replace(HYPHEN, "-")


def count_words(lines: Iterable[str]) -> Counter[str]:
    """How often each word stands in the lines, in lower case; what is cut by the end of a line is no word."""
    counts: Counter[str] = Counter()
    for line in lines:
        counts.update(word.lower().replace("‐", "-") for word in WORD.findall(line.rstrip("-‐" + HYPHEN)))
    return counts


def _is_broken_word(left: str, right: str, words: Counter[str]) -> bool:
    """Whether the hyphen between two halves is there for the line only: told by the document itself, else by the halves."""
    joined, kept = (left + right).lower(), f"{left}-{right}".lower()
    if words[joined] != words[kept]:
        return words[joined] > words[kept]
    tail = left.rpartition("-")[2]
    if not (tail.isalpha() and right[0].isalpha()) or right[0].isupper():
        return False
    return tail.lower() not in COMPOUNDING


def _goes_on(paragraph: Paragraph, line: Line, spacing: float) -> bool:
    last = paragraph.lines[-1]
    if line.is_bold != last.is_bold or not _is_same_size(last, line):
        return False
    if find_bullet(line.text) and not (last.is_full and not ENDS_SENTENCE.search(last.text)):
        return False
    if (CELL_GAP in line.text) != (CELL_GAP in last.text):
        return False
    if (line.page, line.column) != (last.page, last.column):
        return _is_carried_over(last, line)
    step = last.bottom - line.bottom
    if step <= 0 or step > MAX_STEP * max(spacing, last.height):
        return False
    is_item = find_bullet(paragraph.lines[0].text) is not None  # its lines may hang
    if line.left > last.left + INDENT * line.height and not is_item:
        return False
    return last.is_full or not ENDS_SENTENCE.search(last.text)


def _is_same_size(last: Line, line: Line) -> bool:
    """Whether the letters are as high; in the middle of a sentence another font may make a line seem higher."""
    is_open = not ENDS_SENTENCE.search(last.text) and not line.text[0].isupper()
    return abs(line.height - last.height) <= (MIXED_SIZE if is_open else SAME_SIZE) * last.height


def _is_carried_over(last: Line, line: Line) -> bool:
    """Whether a sentence goes on in the next column or on the next page."""
    if ENDS_SENTENCE.search(last.text) or last.text.endswith(":"):
        return False
    is_indented = line.left > line.column_left + INDENT * line.height
    return line.text[0].islower() or (last.is_full and not is_indented)


def _usual_height(paragraphs: Sequence[Paragraph]) -> float:
    """The height of the lines that hold most characters."""
    counts: Counter[float] = Counter()
    for paragraph in paragraphs:
        for line in paragraph.lines:
            counts[round(line.height, 1)] += len(line.text)
    return counts.most_common(1)[0][0] if counts else 0.0


def _is_mostly_bold(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether bold is how the text is set, as on forms and slides."""
    n_bold = sum(len(line.text) for paragraph in paragraphs for line in paragraph.lines if line.is_bold)
    return 2 * n_bold > sum(len(line.text) for paragraph in paragraphs for line in paragraph.lines)


def _is_heading(paragraph: Paragraph, usual: float, all_bold: bool) -> bool:
    text = paragraph.lines[-1].text
    n_words = sum(len(line.text.split()) for line in paragraph.lines)
    if n_words > MAX_HEADING_WORDS or text.endswith((".", ",", ";")) or not any(map(str.isalpha, text)):
        return False
    if paragraph.height >= HEADING_SIZE * usual:
        return True
    return paragraph.is_bold and not all_bold and n_words <= MAX_BOLD_WORDS and paragraph.height >= 0.95 * usual
