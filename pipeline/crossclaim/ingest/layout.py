"""The layout of a plain text: what is a heading, a paragraph, a list item, a table, and what is not to be read at all.

    >>> [(block.kind, block.start, block.end) for block in find_blocks("Overview\\nIt is a large country.\\n  • It has oil.")]
    [('heading', 0, 8), ('paragraph', 9, 32), ('list_item', 37, 48)]

Every character that is not space lies in exactly one block, but for the marks of lists ("•", "2."). A block may span several
lines where a paragraph was broken to a fixed width.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from crossclaim_schemas import Block
from crossclaim_schemas.document import BlockKind

from .headings import (
    Surroundings,
    heading_depth,
    is_clause,
    is_heading,
    is_label,
    is_title,
    run_in_length,
)
from .lines import ENDS_SENTENCE, Line, goes_on, split_lines, wrap_width
from .shapes import (
    dateline_length,
    find_bullet,
    is_affiliation,
    is_byline,
    is_date_line,
    is_furniture,
    is_table_row,
    subject_length,
)

MIN_TELLING_WORDS = 8  # a line this long is a sentence or a paragraph, and shows whether the text uses full stops
MIN_STOP_SHARE = 0.6
MAX_ITEM_WORDS = 40
ENDS_MEMBER = re.compile(r"(?:[,;]|[,;]?\s(?:and|or))$")
MAX_LABELLED_ITEM_WORDS = 8


@dataclass(slots=True)
class Unit:
    """Lines that belong together. `kind` is None until it is decided between heading and paragraph."""

    kind: BlockKind | None
    first: Line
    last: Line
    start: int
    level: int = 0
    is_number: bool = False

    @property
    def end(self) -> int:
        return self.last.end


def find_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a plain text, in order. A text of one line is a paragraph, whatever it looks like."""
    lines = split_lines(text)
    if len(lines) == 1:
        kind: BlockKind = "boilerplate" if is_furniture(lines[0].text) else "paragraph"
        return (Block(kind=kind, start=lines[0].start, end=lines[0].end),)
    units = _group(lines)
    _mark_items_under_colons(text, units)
    _mark_headings(text, units)
    return tuple(block for unit, is_opening in _with_opening(units) for block in _blocks_of(text, unit, is_opening))


def title_of(text: str, blocks: Sequence[Block]) -> str | None:
    """The words of the title, in one line; None if the text has none."""
    for block in blocks:
        if block.kind == "heading" and block.level == 1:
            return " ".join(text[block.start : block.end].split())
    return None


def _group(lines: list[Line]) -> list[Unit]:
    """Lines joined to paragraphs and items, and what a single line shows by itself."""
    width = wrap_width(lines)
    units: list[Unit] = []
    is_listing = False  # below a line with a colon, where lines are members of a list rather than broken sentences
    for line, after in zip_longest(lines, lines[1:]):
        before = units[-1] if units else None
        unit = _marked(line, before, after, width)
        if before is not None and _goes_into(before, unit, line, is_listing, width):
            before.last = line
        else:
            is_listing = before is not None and (before.last.text.endswith(":") or (is_listing and not line.gap))
            units.append(unit or Unit(None, line, line, line.start))
    return units


def _marked(line: Line, before: Unit | None, after: Line | None, width: int | None) -> Unit | None:
    """The unit that a line begins if its own form decides that; None for plain text."""
    if is_table_row(line.text) and _is_in_table(before, after):
        return Unit("table", line, line, line.start)
    if is_furniture(line.text) or _is_credit(line, before, after, width):
        return Unit("boilerplate", line, line, line.start)
    bullet = find_bullet(line.text)
    if bullet is not None and not (bullet.is_number and _is_inside_sentence(line, before, width)):
        level = 1 if before is None or before.kind != "list_item" else _item_level(line, before)
        return Unit("list_item", line, line, line.start + bullet.length, level, bullet.is_number)
    return None


def _is_in_table(before: Unit | None, after: Line | None) -> bool:
    return (before is not None and before.kind == "table") or (after is not None and is_table_row(after.text))


def _is_credit(line: Line, before: Unit | None, after: Line | None, width: int | None) -> bool:
    """Bylines, date lines, and the affiliation below a byline."""
    if before is not None and before.kind is None and goes_on(before.last, line, width):
        return False
    if is_date_line(line.text) or is_byline(line.text):
        return after is None or not goes_on(line, after, width) or line.text.endswith((",", "–", "—", "-"))
    if before is None or line.gap or before.kind != "boilerplate" or not is_byline(before.first.text):
        return False
    return is_affiliation(line.text) or (
        before.last.text.endswith(("–", "—", ",")) and not ENDS_SENTENCE.search(line.text)
    )


def _is_inside_sentence(line: Line, before: Unit | None, width: int | None) -> bool:
    """A number that begins a line by chance: "... on June / 15. The committee ..."."""
    return before is not None and before.kind is None and goes_on(before.last, line, width) and before.last.is_open


def _item_level(line: Line, before: Unit) -> int:
    if line.indent >= before.first.indent + 2:
        return before.level + 1
    return max(1, before.level - 1) if line.indent <= before.first.indent - 2 else before.level


def _goes_into(before: Unit, unit: Unit | None, line: Line, is_listing: bool, width: int | None) -> bool:
    """Whether a line goes on the unit before it; `unit` is what the line's own form makes of it, if anything."""
    if line.gap or before.kind not in (None, "list_item", "table"):
        return False
    if unit is not None or before.kind == "table":
        return unit is not None and unit.kind == "table" and before.kind == "table"
    if before.kind == "list_item":
        return line.indent > before.first.indent or goes_on(before.last, line, width)
    if is_listing and width is None and not before.last.text.endswith(":"):
        return before.last.dangles and ENDS_MEMBER.search(before.last.text) is None
    return goes_on(before.last, line, width)


def _mark_items_under_colons(text: str, units: list[Unit]) -> None:
    """Lines without a mark that follow a line with a colon are a list, if they look alike: no stop, or short."""
    for at, unit in enumerate(units):
        if unit.kind is None and unit.last.text.endswith(":"):
            labelled = is_label(text[unit.start : unit.end])
            for item in _items_after(
                text, units, at, MAX_LABELLED_ITEM_WORDS if labelled else MAX_ITEM_WORDS, labelled
            ):
                item.kind, item.level = "list_item", 1


def _items_after(text: str, units: list[Unit], at: int, max_words: int, labelled: bool) -> list[Unit]:
    items: list[Unit] = []
    for unit in units[at + 1 :]:
        is_apart = bool(unit.first.gap) and bool(items)
        if (
            unit.kind is not None
            or is_apart
            or unit.first.gap > 1
            or len(text[unit.start : unit.end].split()) > max_words
        ):
            break
        items.append(unit)
    stopped = [bool(ENDS_SENTENCE.search(item.last.text)) for item in items]
    if len(items) > 1 and stopped[-1] and not any(stopped[:-1]) and items[-2].last.text[-1] not in ",;":
        items, stopped = (
            (items[:-1], stopped[:-1]) if not items[-2].last.text.endswith((" and", " or")) else (items, stopped)
        )
    if len(items) < 2 or (labelled and any(stopped)):
        return []
    return items


def _mark_headings(text: str, units: list[Unit]) -> None:
    """Decide what is still open, from the bottom up, since a heading may stand above another one."""
    n_long, n_stopped = _stop_counts(text, units)
    for at in range(len(units) - 1, -1, -1):
        unit = units[at]
        if unit.kind is None or unit.is_number:
            words = text[unit.start : unit.end].split()
            is_long = len(words) >= MIN_TELLING_WORDS
            others, stopped = n_long - is_long, n_stopped - (is_long and _is_stopped(unit))
            around = _surroundings(text, units, at, others > 0 and stopped >= MIN_STOP_SHARE * others)
            _decide(text, unit, around, units, at)
    title = next((unit for unit in units if unit.kind != "boilerplate"), None)
    if title is not None and title.kind == "heading":
        follows = next((unit for unit in units if unit.start > title.start), None)
        glued = follows is not None and not follows.first.gap
        title.level = 1 if is_title(text[title.start : title.end], glued=glued) else title.level


def _decide(text: str, unit: Unit, around: Surroundings, units: list[Unit], at: int) -> None:
    content = text[unit.start : unit.end]
    if unit.is_number:
        if _is_numbered_heading(content, units, at) and is_heading(unit.first.text, around):
            unit.kind, unit.start, unit.level = "heading", unit.first.start, heading_depth(unit.first.text)
    elif unit.first is unit.last and is_heading(content, around):
        unit.kind, unit.level = "heading", heading_depth(content)
    else:
        unit.kind = "paragraph"


def _is_numbered_heading(content: str, units: list[Unit], at: int) -> bool:
    """A numbered line heads what follows if that is a paragraph or another kind of list, and not the next number."""
    unit = units[at]
    follows = units[at + 1] if at + 1 < len(units) else None
    if follows is None or unit.first is not unit.last or is_clause(content):
        return False
    if is_label(content):
        return True
    if follows.kind == "list_item":
        return bool(follows.first.gap) and not follows.is_number
    return follows.kind in ("paragraph", "heading") and (at == 0 or units[at - 1].kind != "list_item")


def _is_stopped(unit: Unit) -> bool:
    return ENDS_SENTENCE.search(unit.last.text) is not None


def _stop_counts(text: str, units: list[Unit]) -> tuple[int, int]:
    """How many units are long enough to be sentences, and how many of those end in a stop."""
    telling = [
        unit for unit in units if unit.kind is None and len(text[unit.start : unit.end].split()) >= MIN_TELLING_WORDS
    ]
    return len(telling), sum(1 for unit in telling if _is_stopped(unit))


def _surroundings(text: str, units: list[Unit], at: int, stops_are_usual: bool) -> Surroundings:
    follows = next((unit for unit in units[at + 1 :] if unit.kind != "boilerplate"), None)
    return Surroundings(
        is_first=all(unit.kind == "boilerplate" for unit in units[:at]),
        blank_before=units[at].first.gap > 0,
        blank_after=at + 1 < len(units) and units[at + 1].first.gap > 0,
        n_next_words=len(text[follows.start : follows.end].split()) if follows and follows.kind != "heading" else 0,
        next_is_heading=follows is not None and follows.kind == "heading",
        stops_are_usual=stops_are_usual,
    )


def _with_opening(units: list[Unit]) -> list[tuple[Unit, bool]]:
    """Each unit, and whether it is the text's first paragraph, where a dateline may stand."""
    opening = next((unit for unit in units if unit.kind == "paragraph"), None)
    return [(unit, unit is opening) for unit in units]


def _blocks_of(text: str, unit: Unit, is_opening: bool) -> list[Block]:
    """The unit as a block, behind others for what begins its line: "Subject:", a dateline, a section word."""
    kind = unit.kind or "paragraph"
    blocks: list[Block] = []
    start = unit.start
    if kind == "heading" and (length := subject_length(text[start : unit.end])):
        blocks.append(_block("boilerplate", text, start, start + length))
        start += length
    if kind == "paragraph":
        if is_opening and (length := dateline_length(text[start : unit.end])):
            blocks.append(_block("boilerplate", text, start, start + length))
            start += length
        if length := run_in_length(text[start : unit.end]):
            blocks.append(_block("heading", text, start, start + length, 2))
            start += length
    return [*blocks, _block(kind, text, start, unit.end, unit.level)]


def _block(kind: BlockKind, text: str, start: int, end: int, level: int = 0) -> Block:
    """A block without the space at its ends."""
    content = text[start:end]
    return Block(
        kind=kind, start=start + len(content) - len(content.lstrip()), end=start + len(content.rstrip()), level=level
    )
