"""The lines of a page in the order in which they are read: column by column, what spans the columns in its place.

A gutter is a vertical stretch that hardly any line crosses, with prose on both sides. Lines that cross it part the page into
bands, and each band is read from its left column to its right one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ..ingest.shapes import find_bullet
from .pdf_page import Run

BIN = 2.0  # points: narrower than any gutter
EDGE = 0.15  # no gutter lies this near to the edge of what it parts, in widths
MAX_CROSSING = 0.35  # of the lines: titles, wide tables and pictures cross a gutter
MIN_COLUMN_LINES = 3
MIN_COLUMN_CHARS = 14  # median length of a line in a column; cells of a table are shorter
MIN_FILLED = 0.45  # median width of the lines of a column in widths of the column
MAX_DEPTH = 3  # eight columns
MIN_CELL_GAP = 1.6  # in heights of the line: wider than any space between words
CELL_GAP = "   "
MIN_PROSE_WORDS = 6
MAX_NOTE_WORDS = 4


@dataclass(slots=True)
class Line:
    """A line of one column. `column_left` and `column_right` are the edges of the column; y grows upwards."""

    text: str
    page: int
    left: float
    right: float
    bottom: float
    top: float
    is_bold: bool
    column: int = 0
    column_left: float = 0.0
    column_right: float = 0.0
    is_note: bool = False  # in the margin, beside a line of text

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def is_full(self) -> bool:
        """Whether it reaches the right edge of its column, but for a short word."""
        return self.right > self.column_right - 0.12 * (self.column_right - self.column_left)


def read_lines(runs: Sequence[Run], page: int) -> list[Line]:
    """The lines in reading order, with the number of their column on the page."""
    lines: list[Line] = []
    for number, column in enumerate(_columns(list(runs), 0)):
        found = _lines(_same_line(column), page)
        left, right = min(line.left for line in found), max(line.right for line in found)
        for line in found:
            line.column, line.column_left, line.column_right = number, left, right
        lines += found
    return lines


def _columns(runs: list[Run], depth: int) -> list[list[Run]]:
    gutter = _gutter(runs) if depth < MAX_DEPTH else None
    if gutter is None:
        return [runs] if runs else []
    columns: list[list[Run]] = []
    for spans, band in _bands(runs, gutter):
        if spans:
            columns.append(band)
        else:
            columns += _columns([run for run in band if run.right <= gutter + BIN], depth + 1)
            columns += _columns([run for run in band if run.right > gutter + BIN], depth + 1)
    return columns


def _bands(runs: Sequence[Run], gutter: float) -> list[tuple[bool, list[Run]]]:
    """From top to bottom: runs that cross the gutter, and runs beside it, by turns."""
    bands: list[tuple[bool, list[Run]]] = []
    for run in sorted(runs, key=lambda run: -run.middle):
        crosses = run.left < gutter - BIN and run.right > gutter + BIN
        if bands and bands[-1][0] == crosses:
            bands[-1][1].append(run)
        else:
            bands.append((crosses, [run]))
    return bands


def _gutter(runs: Sequence[Run]) -> float | None:
    """Where the best gutter is, None if the runs stand in one column."""
    if len(runs) < 2 * MIN_COLUMN_LINES:
        return None
    left, right = min(run.left for run in runs), max(run.right for run in runs)
    n_bins = int((right - left) / BIN) + 1
    crossing = [0] * (n_bins + 2)
    for run in runs:
        crossing[int((run.left - left) / BIN)] += 1
        crossing[int((run.right - left) / BIN) + 1] -= 1
    for at in range(1, len(crossing)):
        crossing[at] += crossing[at - 1]
    inner = range(int(EDGE * n_bins), int((1 - EDGE) * n_bins) + 1)
    stretches = _low_stretches(crossing, inner, MAX_CROSSING * len(runs))
    for first, last in sorted(stretches, key=lambda ends: (min(crossing[ends[0] : ends[1] + 1]), ends[0] - ends[1])):
        least = min(crossing[first : last + 1])
        lowest = [at for at in range(first, last + 1) if crossing[at] == least]
        gutter = left + BIN * (lowest[len(lowest) // 2] + 0.5)
        if _parts_prose(runs, gutter):
            return gutter
    return None


def _low_stretches(crossing: Sequence[int], inner: range, limit: float) -> list[tuple[int, int]]:
    stretches: list[tuple[int, int]] = []
    start: int | None = None
    for at in (*inner, None):
        if at is not None and crossing[at] <= limit:
            start = at if start is None else start
        elif start is not None:
            stretches.append((start, (inner[-1] if at is None else at - 1)))
            start = None
    return stretches


def _parts_prose(runs: Sequence[Run], gutter: float) -> bool:
    beside = [run for run in runs if not (run.left < gutter - BIN and run.right > gutter + BIN)]
    left = [run for run in beside if run.right <= gutter + BIN]
    right = [run for run in beside if run.right > gutter + BIN]
    return all(_is_prose(side) for side in (left, right))


def _is_prose(runs: Sequence[Run]) -> bool:
    lines = _same_line(runs)
    if len(lines) < MIN_COLUMN_LINES:
        return False
    width = max(run.right for run in runs) - min(run.left for run in runs)
    lengths = [sum(len(run.text) for run in line) for line in lines]
    filled = [max(run.right for run in line) - min(run.left for run in line) for line in lines]
    return median(lengths) >= MIN_COLUMN_CHARS and median(filled) >= MIN_FILLED * width


def _same_line(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs on one level, lines from top to bottom and runs from left to right."""
    lines: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: -run.middle):
        last = lines[-1][0] if lines else None
        if last is not None and abs(last.middle - run.middle) < 0.4 * min(last.height, run.height):
            lines[-1].append(run)
        elif last is not None and run.height < 0.8 * last.height and last.bottom <= run.middle <= last.top:
            lines[-1].append(run)  # a mark set high or low
        else:
            lines.append([run])
    return [sorted(line, key=lambda run: run.left) for line in lines]


def _lines(rows: Sequence[list[Run]], page: int) -> list[Line]:
    """A line for each row; notes in the margin of a line of prose are lines of their own."""
    gapped = [any(_is_gap(*pair) for pair in pairwise(row)) for row in rows]
    lines: list[Line] = []
    for number, row in enumerate(rows):
        is_lone = (
            gapped[number] and not any(gapped[max(number - 1, 0) : number]) and not any(gapped[number + 1 : number + 2])
        )
        parts = _parted(row) if is_lone else [row]
        prose = max(parts, key=lambda part: sum(len(run.text) for run in part))
        if len(parts) > 1 and sum(len(run.text.split()) for run in prose) >= MIN_PROSE_WORDS:
            lines += [_line(part, page) for part in parts]
            for line, part in zip(lines[-len(parts) :], parts, strict=True):
                line.is_note = part is not prose and len(line.text.split()) <= MAX_NOTE_WORDS
        else:
            lines.append(_line(row, page))
    return lines


def _is_gap(before: Run, run: Run) -> bool:
    return run.left - before.right > MIN_CELL_GAP * max(before.height, run.height)


def _parted(row: Sequence[Run]) -> list[list[Run]]:
    parts = [[row[0]]]
    for before, run in pairwise(row):
        if _is_gap(before, run):
            parts.append([run])
        else:
            parts[-1].append(run)
    return parts


def _line(runs: Sequence[Run], page: int) -> Line:
    parts = [runs[0].text.strip()]
    for before, run in pairwise(runs):
        gap = run.left - before.right
        height = max(before.height, run.height)
        if _is_gap(before, run) and not find_bullet(f"{''.join(parts)} x"):
            parts.append(CELL_GAP)
        elif gap > 0.1 * height or before.text.endswith(" "):
            parts.append(" ")
        parts.append(run.text.strip())
    largest = max(runs, key=lambda run: len(run.text))
    is_bold = 2 * sum(run.n_bold for run in runs) > sum(run.n_words for run in runs)
    return Line(
        "".join(parts), page, runs[0].left, max(run.right for run in runs), largest.bottom, largest.top, is_bold
    )
