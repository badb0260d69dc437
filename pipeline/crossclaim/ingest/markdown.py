"""The layout of Markdown: its marks decide, and the offsets index the text with all its marks in place."""

import re

from crossclaim_schemas import Block
from crossclaim_schemas.document import BlockKind

from .lines import Line, split_lines
from .shapes import find_bullet, is_byline, is_date_line, is_furniture, is_table_rule

ATX = re.compile(r"(#{1,6})\s+(?=[^\s#])")
ATX_END = re.compile(r"\s+#+$")
SETEXT = re.compile(r"(=+|-+)")
FENCE = re.compile(r"(```+|~~~+)")
FRONT_MATTER = re.compile(r"---\s*\n.*?\n(?:---|\.\.\.)\s*(?:\n|$)", re.DOTALL)
BOLD_LINE = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1:?")
NO_PROSE = re.compile(r"!\[[^\]]*\]\([^)]*\)|\[[^\]]+\]:\s+\S+.*|<!--.*|<[^>]+>")
ENDS_WITH_STOP = re.compile(r"[.!?][*_\"'”)]*$")
MAX_BOLD_HEADING_WORDS = 12


def find_markdown_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a Markdown text, in order; front matter, code, pictures and comments are boilerplate.

    Spans leave out the marks before a heading, item or quote, and keep those inside ("**bold**").
    """
    front = FRONT_MATTER.match(text)
    skipped = front.end() if front else 0
    lines = [line for line in split_lines(text) if line.start >= skipped]
    head = [Block(kind="boilerplate", start=0, end=len(front.group().rstrip()))] if front else []
    return tuple(head + _blocks(text, lines))


def _blocks(text: str, lines: list[Line]) -> list[Block]:
    blocks: list[Block] = []
    fence = ""
    for at, line in enumerate(lines):
        opened = FENCE.match(line.text)
        if fence or opened:
            blocks.append(Block(kind="boilerplate", start=line.start, end=line.end))
            closes = bool(fence) and line.text.startswith(fence) and not line.text.strip("`~")
            fence = "" if closes else fence or (opened.group(1) if opened else "")
            continue
        after = lines[at + 1] if at + 1 < len(lines) else None
        is_apart = bool(line.gap) or line.depth != lines[max(at - 1, 0)].depth
        _add(text, blocks, line, after, is_apart=is_apart)
    return blocks


def _add(text: str, blocks: list[Block], line: Line, after: Line | None, *, is_apart: bool) -> None:
    """Append the line as a block of its own, or to the paragraph, item or table that it goes on."""
    last = blocks[-1] if blocks else None
    if last is not None and last.kind in ("heading", "paragraph") and not is_apart and SETEXT.fullmatch(line.text):
        if last.kind == "paragraph":
            level = 1 if line.text[0] == "=" else 2
            blocks[-1] = last.model_copy(update={"kind": "heading", "level": level})
        blocks.append(Block(kind="boilerplate", start=line.start, end=line.end))
        return
    block = _marked(line, last, after)
    if block is not None and not (block.kind == "table" and last and last.kind == "table" and not is_apart):
        blocks.append(block)
    elif last is not None and not is_apart and _takes_in(last, is_table=block is not None):
        blocks[-1] = last.model_copy(update={"end": line.end})
    else:
        blocks.append(Block(kind="paragraph", start=line.start, end=line.end))


def _takes_in(last: Block, *, is_table: bool) -> bool:
    """Whether a line goes on the block before it."""
    if is_table:
        return last.kind == "table"
    return last.kind in ("paragraph", "list_item")


def _marked(line: Line, last: Block | None, after: Line | None) -> Block | None:
    """The block that the line's own marks make of it; None for plain text."""
    if heading := ATX.match(line.text):
        return _block("heading", line, heading.end(), len(heading.group(1)), ATX_END)
    if _is_row(line, last, after):
        return _block("table", line)
    if NO_PROSE.fullmatch(line.text) or is_furniture(line.text) or is_byline(line.text) or is_date_line(line.text):
        return _block("boilerplate", line)
    if bullet := find_bullet(line.text):
        return _block("list_item", line, bullet.length, 1 + line.indent // 2)
    bold = BOLD_LINE.fullmatch(line.text)
    if bold and len(line.text.split()) <= MAX_BOLD_HEADING_WORDS and not ENDS_WITH_STOP.search(line.text) and line.gap:
        return _block("heading", line, 0, 3)
    return None


def _is_row(line: Line, last: Block | None, after: Line | None) -> bool:
    if "|" not in line.text:
        return False
    is_ruled = after is not None and is_table_rule(after.text)
    goes_on = last is not None and last.kind == "table" and not line.gap
    return is_ruled or goes_on or line.text.startswith("|")


def _block(kind: BlockKind, line: Line, skip: int = 0, level: int = 0, tail: re.Pattern[str] | None = None) -> Block:
    content = tail.sub("", line.text) if tail else line.text
    return Block(kind=kind, start=line.start + skip, end=line.start + len(content), level=level)
