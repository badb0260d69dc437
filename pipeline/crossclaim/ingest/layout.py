"""The layout of a plain text: what is a heading, a paragraph, a list item, a table, and what is not to be read at all.

    >>> [(block.kind, block.start, block.end) for block in find_blocks("Overview\\nIt is a large country.\\n  • It has oil.")]
    [('heading', 0, 8), ('paragraph', 9, 32), ('list_item', 37, 48)]

Every character that is not space lies in exactly one block, but for the marks of lists ("•", "2.") and of quoting (">"). A block may span several
lines where a paragraph was broken to a fixed width. Time is linear in the length of the text.
"""

from collections.abc import Sequence
from itertools import islice

from crossclaim_schemas import Block
from crossclaim_schemas.document import BlockKind

from .headings import Surroundings, heading_depth, is_clause, is_heading, is_label, is_title, run_in_length
from .lines import split_lines
from .mail import greeting_length
from .shapes import dateline_length, is_furniture, subject_length
from .speakers import find_speakers, speaker_length
from .units import Unit, group_lines

MIN_TELLING_WORDS = 8  # a line this long is a sentence or a paragraph, and shows whether the text uses full stops
MIN_STOP_SHARE = 0.6
MAX_ITEM_WORDS = 40
MAX_LABELLED_ITEM_WORDS = 8
MAX_ITEMS = 200


def find_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a plain text, in order. A text of one line is a paragraph, whatever it looks like."""
    lines = split_lines(text)
    if len(lines) == 1:
        only = group_lines(text, lines)[0]
        only.kind = "boilerplate" if is_furniture(lines[0].text) else "paragraph"
        only.start = lines[0].start
        return tuple(_blocks_of(text, only, True, frozenset()))
    units = group_lines(text, lines)
    _mark_items_under_colons(units)
    _mark_headings(units)
    _mark_title(units)
    opening = next((unit for unit in units if unit.kind == "paragraph"), None)
    speakers = find_speakers(line.text for line in lines)
    return tuple(block for unit in units for block in _blocks_of(text, unit, unit is opening, speakers))


def title_of(text: str, blocks: Sequence[Block]) -> str | None:
    """The words of the title, in one line; None if the text has none."""
    for block in blocks:
        if block.kind == "heading" and block.level == 1:
            return " ".join(text[block.start : block.end].split())
    return None


def _mark_items_under_colons(units: list[Unit]) -> None:
    """Lines without a mark that follow a line with a colon are a list, if they look alike: no stop, or short."""
    for at, unit in enumerate(units):
        if unit.kind is None and unit.last.text.endswith(":"):
            for item in _items_after(units, at):
                item.kind, item.level = "list_item", 1


def _items_after(units: list[Unit], at: int) -> list[Unit]:
    is_labelled = is_label(units[at].content)
    max_words = MAX_LABELLED_ITEM_WORDS if is_labelled else MAX_ITEM_WORDS
    items: list[Unit] = []
    for unit in islice(units, at + 1, at + 1 + MAX_ITEMS):
        max_gap = 0 if items else 1
        if unit.kind is not None or unit.first.gap > max_gap or unit.n_words > max_words:
            break
        items.append(unit)
    if _ends_with_prose(items):
        items.pop()
    if len(items) < 2 or (is_labelled and any(item.is_stopped for item in items)):
        return []
    return items


def _ends_with_prose(items: list[Unit]) -> bool:
    """Whether the last line is no member any more: a sentence with a stop below members without one."""
    if len(items) < 2 or not items[-1].is_stopped or any(item.is_stopped for item in items[:-1]):
        return False
    return not items[-2].last.text.endswith((",", ";", " and", " or"))


def _mark_headings(units: list[Unit]) -> None:
    """Decide what is still open, from the bottom up, since a heading may stand above another one."""
    telling = [unit for unit in units if unit.kind is None and unit.n_words >= MIN_TELLING_WORDS]
    n_long, n_stopped = len(telling), sum(unit.is_stopped for unit in telling)
    n_above = next((at for at, unit in enumerate(units) if unit.kind != "boilerplate"), 0)
    follows: Unit | None = None
    for at in range(len(units) - 1, -1, -1):
        unit = units[at]
        if unit.kind is None or unit.is_number:
            is_long = unit.n_words >= MIN_TELLING_WORDS
            others, stopped = n_long - is_long, n_stopped - (is_long and unit.is_stopped)
            around = Surroundings(
                is_first=at <= n_above,
                blank_before=unit.first.gap > 0,
                blank_after=at + 1 < len(units) and units[at + 1].first.gap > 0,
                n_next_words=follows.n_words if follows and follows.kind != "heading" else 0,
                next_is_heading=follows is not None and follows.kind == "heading",
                stops_are_usual=others > 0 and stopped >= MIN_STOP_SHARE * others,
            )
            _decide(units, at, around)
        if unit.kind != "boilerplate":
            follows = unit


def _decide(units: list[Unit], at: int, around: Surroundings) -> None:
    unit = units[at]
    if unit.is_number:
        if _is_numbered_heading(units, at) and is_heading(unit.first.text, around):
            unit.kind, unit.start, unit.level = "heading", unit.first.start, heading_depth(unit.first.text)
    elif unit.is_single and is_heading(unit.content, around):
        unit.kind, unit.level = "heading", heading_depth(unit.content)
    else:
        unit.kind = "paragraph"


def _is_numbered_heading(units: list[Unit], at: int) -> bool:
    """A numbered line heads what follows if that is a paragraph or another kind of list, and not the next number."""
    unit = units[at]
    follows = units[at + 1] if at + 1 < len(units) else None
    if follows is None or not unit.is_single or is_clause(unit.content):
        return False
    if is_label(unit.content):
        return True
    if follows.kind == "list_item":
        return bool(follows.first.gap) and not follows.is_number
    return follows.kind in ("paragraph", "heading") and (at == 0 or units[at - 1].kind != "list_item")


def _mark_title(units: list[Unit]) -> None:
    at = next((at for at, unit in enumerate(units) if unit.kind != "boilerplate"), len(units))
    if at < len(units) and units[at].kind == "heading":
        glued = at + 1 < len(units) and not units[at + 1].first.gap
        if is_title(units[at].first.text, glued=glued):
            units[at].level = 1


def _blocks_of(text: str, unit: Unit, is_opening: bool, speakers: frozenset[str]) -> list[Block]:
    """The unit as a block, behind others for what begins its line: "Subject:", a dateline, a section word, who speaks."""
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
        if length := greeting_length(text[start : unit.end]):
            blocks.append(_block("boilerplate", text, start, start + length))
            start += length
        if length := speaker_length(text[start : unit.end], speakers):
            blocks.append(_block("boilerplate", text, start, start + length))
            start += length
        elif length := run_in_length(text[start : unit.end]):
            blocks.append(_block("heading", text, start, start + length, 2))
            start += length
    if kind == "list_item" and (length := run_in_length(text[start : unit.end])):
        blocks.append(_block("heading", text, start, start + length, 2))
        start += length
    return [*blocks, _block(kind, text, start, unit.end, unit.level)]


def _block(kind: BlockKind, text: str, start: int, end: int, level: int = 0) -> Block:
    """A block without the space at its ends."""
    content = text[start:end]
    return Block(
        kind=kind, start=start + len(content) - len(content.lstrip()), end=start + len(content.rstrip()), level=level
    )
