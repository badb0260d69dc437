"""Lines of a plain text joined to paragraphs, list items and tables, and what a line shows by its own form."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from crossclaim_schemas.document import BlockKind

from .lines import ENDS_SENTENCE, Line, goes_on, wrap_width
from .mail import introduces_reply, is_greeting, is_sign_off, is_signature
from .shapes import (
    find_bullet,
    is_affiliation,
    is_byline,
    is_date_line,
    is_furniture,
    is_note,
    is_table_row,
    is_table_rule,
)

ENDS_MEMBER = re.compile(r"(?:[,;]|[,;]?\s(?:and|or))$")


@dataclass(slots=True)
class Unit:
    """Lines that belong together. `kind` is None until it is decided between heading and paragraph.

    `content` is the text from `start` to `end`, without the mark of a list item; it is set when all lines are in.
    """

    kind: BlockKind | None
    first: Line
    last: Line
    start: int
    level: int = 0
    is_number: bool = False
    content: str = ""
    is_closing: bool = False  # the end of a letter and the signature below
    n_words: int = 0

    @property
    def end(self) -> int:
        return self.last.end

    @property
    def is_single(self) -> bool:
        """Whether it is one line."""
        return self.first is self.last

    @property
    def is_stopped(self) -> bool:
        """Whether it ends as a sentence does."""
        return ENDS_SENTENCE.search(self.last.text) is not None


def group_lines(text: str, lines: Sequence[Line]) -> list[Unit]:
    """The units of a text, in order; every line lies in exactly one."""
    units = _join_reply_lines(text, _group(lines))
    for unit in units:
        unit.content = text[unit.start : unit.end]
        unit.n_words = len(unit.content.split())
    return units


def _join_reply_lines(text: str, units: list[Unit]) -> list[Unit]:
    """Make one of "On 3 May 2021 at 10:02, Anna Keller" and "<anna@b.org> wrote:" above a quoted e-mail."""
    joined: list[Unit] = []
    for unit, after in zip_longest(units, units[1:]):
        before = joined[-1] if joined else None
        if after is not None and after.first.depth > unit.last.depth and unit.kind in (None, "boilerplate"):
            if unit.kind is None and introduces_reply(text[unit.start : unit.end]):
                unit.kind = "boilerplate"
            elif before and not unit.first.gap and introduces_reply(text[before.start : unit.end]):
                before.kind, before.last = "boilerplate", unit.last
                continue
        joined.append(unit)
    return joined


def _group(lines: Sequence[Line]) -> list[Unit]:
    width = wrap_width(lines)
    units: list[Unit] = []
    is_listing = False  # below a line with a colon, where lines are members of a list rather than broken sentences
    for line, after in zip_longest(lines, lines[1:]):
        before = units[-1] if units else None
        unit = _marked(line, before, after, width)
        if before is not None and _goes_into(before, unit, line, is_listing, width):
            before.last = line
        else:
            is_led_in = before is not None and before.last.text.endswith(":") and before.kind != "boilerplate"
            is_listing = is_led_in or (is_listing and not line.gap)
            units.append(unit or Unit(None, line, line, line.start))
    return units


def _marked(line: Line, before: Unit | None, after: Line | None, width: int | None) -> Unit | None:
    """The unit that a line begins if its own form decides that; None for plain text."""
    if _is_row(line, before, after):
        return Unit("table", line, line, line.start)
    if is_furniture(line.text) or is_greeting(line.text) or _is_credit(line, before, after, width):
        return Unit("boilerplate", line, line, line.start)
    if is_sign_off(line.text) or _is_signature(line, before):
        return Unit("boilerplate", line, line, line.start, is_closing=True)
    if after is not None and after.depth > line.depth and introduces_reply(line.text):
        return Unit("boilerplate", line, line, line.start)
    if is_note(line.text):
        return Unit(None, line, line, line.start)
    bullet = find_bullet(line.text)
    if bullet is not None and not (bullet.is_number and _is_inside_sentence(line, before, width)):
        level = 1 if before is None or before.kind != "list_item" else _item_level(line, before)
        return Unit("list_item", line, line, line.start + bullet.length, level, bullet.is_number)
    return None


def _is_signature(line: Line, before: Unit | None) -> bool:
    if before is None or not before.is_closing or line.depth != before.last.depth:
        return False
    return line.gap <= is_sign_off(before.last.text) and is_signature(line.text)


def _is_row(line: Line, before: Unit | None, after: Line | None) -> bool:
    """Cells with a row above or below; a row that is closed by pipes on both sides needs none, one above a rule may have one pipe."""
    goes_on = before is not None and before.kind == "table"
    if "|" in line.text and ((goes_on and not line.gap) or (after is not None and is_table_rule(after.text))):
        return True
    is_closed = line.text.startswith("|") and line.text.endswith("|")
    return is_table_row(line.text) and (is_closed or goes_on or (after is not None and is_table_row(after.text)))


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
    if line.gap or line.depth != before.last.depth or before.kind not in (None, "list_item", "table"):
        return False
    if unit is not None or before.kind == "table":
        return unit is not None and unit.kind == "table" and before.kind == "table"
    if before.kind == "list_item":
        return line.indent > before.first.indent or goes_on(before.last, line, width)
    if is_listing and width is None and not before.last.text.endswith(":"):
        return before.last.dangles and ENDS_MEMBER.search(before.last.text) is None
    return goes_on(before.last, line, width)
