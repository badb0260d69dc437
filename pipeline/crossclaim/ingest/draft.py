"""A text put together piece by piece by readers of formats that mark their own layout (HTML, Word, PDF)."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from crossclaim_schemas import Block
from crossclaim_schemas.document import BlockKind

from .layout import find_blocks
from .scrub import scrub

GAP = "\n\n"


@dataclass(slots=True)
class Piece:
    """One block to be: as in the record, with its text instead of offsets."""

    kind: BlockKind
    text: str
    level: int = 0
    page: int | None = None
    source: str | None = None


@dataclass(slots=True)
class Draft:
    """Pieces in reading order; nothing that a piece is made of can damage the text."""

    pieces: list[Piece] = field(default_factory=list)
    n_scrubbed: int = 0

    def add(self, piece: Piece) -> None:
        """Append a piece, without the space at its ends; one without text is passed over."""
        text, faults = scrub(piece.text)
        self.n_scrubbed += bool(faults)
        text = text.strip()
        if text:
            self.pieces.append(replace(piece, text=text))

    @property
    def warnings(self) -> tuple[str, ...]:
        """What was done to the characters."""
        if not self.n_scrubbed:
            return ()
        return (
            f"{self.n_scrubbed} blocks held control characters or such that reverse or pile up others; they were replaced or removed",
        )

    def finish(self) -> tuple[str, tuple[Block, ...]]:
        """The text, pieces set apart by blank lines, and its blocks: what is marked "paragraph" may turn out to be something else."""
        text = GAP.join(piece.text for piece in self.pieces)
        blocks: list[Block] = []
        at = 0
        for piece in self.pieces:
            end = at + len(piece.text)
            blocks.append(
                Block(kind=piece.kind, start=at, end=end, level=piece.level, page=piece.page, source=piece.source)
            )
            at = end + len(GAP)
        return text, settle(text, blocks)


def settle(text: str, marked: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with what the layout of plain text finds inside paragraphs: bylines, datelines, unmarked headings and lists.

    Each marked block must be set apart from the next by a blank line. Kinds other than "paragraph" stay as they are marked.
    """
    has_title = any(block.kind == "heading" and block.level == 1 for block in marked)
    found = iter(find_blocks(text)) if text.strip() else iter(())
    settled: list[Block] = []
    piece = next(found, None)
    for block in marked:
        inside: list[Block] = []
        while piece is not None and piece.start < block.end:
            if piece.start >= block.start:
                inside.append(piece)
            piece = next(found, None)
        if block.kind != "paragraph":
            settled.append(block)
            continue
        for part in inside:
            is_second = has_title and part.kind == "heading" and part.level == 1
            level = 2 if is_second else part.level
            settled.append(part.model_copy(update={"level": level, "page": block.page, "source": block.source}))
    return tuple(settled)
