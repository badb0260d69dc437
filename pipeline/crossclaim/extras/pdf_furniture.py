"""Running heads and feet and page numbers, which are lines at the edge of the page that come back; and notes in the margin."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise, zip_longest

from .pdf_columns import Line

EDGE_SHARE = 0.18  # of the height of the page, at the top and at the bottom
EDGE_LINES = 3  # that may stand together
MAX_HEAD_WORDS = 15  # at the top; a foot may be a whole sentence
MIN_STEP = 1.6  # heights of a line between furniture and text
MIN_PAGES = 3  # on which a line comes back, in a document of more than two pages
LEVEL = 6.0  # points within which it does
NUMBER = re.compile(r"\d+")
ROMAN = re.compile(r"[ivxl]{1,6}")
PAGE_NUMBER = re.compile(
    r"[-–—(\[\s]*(?:page|p\.)?\s*(?P<number>\d{1,4}|[ivxl]{1,6})\s*(?:(?:/|of)\s*\d{1,4})?[-–—)\]\s]*", re.IGNORECASE
)


def find_furniture(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> set[int]:
    """The `id` of each line that is furniture. `heights` are those of the pages."""
    notes = {id(line) for lines in pages for line in lines if line.is_note}
    return notes | _find_repeated(pages, heights)


def _find_repeated(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> set[int]:
    edges = [_edge_lines(lines, height) for lines, height in zip(pages, heights, strict=True)]
    n_needed = min(MIN_PAGES, len(pages))
    if n_needed < 2:
        return {id(line) for lines in edges for line in lines if _is_lone_number(line)}
    places: dict[str, Counter[int]] = defaultdict(Counter)
    for lines in edges:
        for line in lines:
            places[_key(line)][_level(line)] += 1
    return {
        id(line)
        for lines in edges
        for line in lines
        if _is_lone_number(line) or _n_alike(places[_key(line)], _level(line)) >= n_needed
    }


def _edge_lines(lines: Sequence[Line], height: float) -> list[Line]:
    """The lines nearest to the upper and the lower edge, in groups of few lines that are set apart from the text."""
    ordered = sorted(lines, key=lambda line: -line.top)
    top = [
        line for line in ordered if line.bottom > (1 - EDGE_SHARE) * height and len(line.text.split()) <= MAX_HEAD_WORDS
    ]
    bottom = [line for line in reversed(ordered) if line.top < EDGE_SHARE * height]
    found = {id(line): line for line in (*_apart(top, ordered), *_apart(bottom, ordered[::-1]))}
    return list(found.values())


def _apart(edge: Sequence[Line], ordered: Sequence[Line]) -> list[Line]:
    """Of the lines at one edge, nearest first, those before a group of more than a few lines begins."""
    found: list[Line] = []
    group: list[Line] = []
    for line, after in zip_longest(ordered, ordered[1:]):
        group.append(line)
        if after is not None and abs(line.bottom - after.bottom) < MIN_STEP * max(line.height, after.height):
            continue
        if len({_level(member) for member in group}) > EDGE_LINES:
            break
        found += group
        group = []
        if len(found) >= len(edge):
            break
    return [line for line in found if any(line is other for other in edge)]


def _is_lone_number(line: Line) -> bool:
    match = PAGE_NUMBER.fullmatch(line.text)
    return match is not None and (match["number"].isdigit() or ROMAN.fullmatch(match["number"]) is not None)


def _key(line: Line) -> str:
    """The line without its numbers, which count pages or chapters."""
    return NUMBER.sub("#", " ".join(line.text.lower().split()))


def _level(line: Line) -> int:
    return round(line.bottom / LEVEL)


def _n_alike(levels: Counter[int], level: int) -> int:
    return levels[level - 1] + levels[level] + levels[level + 1]


def spacing_of(lines: Sequence[Line]) -> float:
    """The usual distance between the bottoms of neighbouring lines of a column, in points; 0 if there are no two."""
    steps = [
        round(above.bottom - below.bottom, 1)
        for above, below in pairwise(lines)
        if above.column == below.column
        and above.page == below.page
        and 0 < above.bottom - below.bottom < 3 * above.height
    ]
    return Counter(steps).most_common(1)[0][0] if steps else 0.0
