"""Bounds on the shape of a document, so that no text costs more time or memory than its size."""

import re

from crossclaim_schemas import Block, Document

from ..errors import DocumentError

MAX_LINES = 250_000  # 5 MB in lines of twenty characters
MAX_BLOCKS = 100_000  # a book of a thousand pages has some ten thousand
MAX_WORD = (
    1_000  # characters without a space: the longest web addresses; longer are keys, pictures in letters, or an attack
)
MAX_SENTENCE = 500  # words: the longest sentences of novels and laws have some three hundred
LONG_WORD = re.compile(rf"\S{{{MAX_WORD + 1},}}")
STOP = re.compile(r"[.!?…;:][\"'”’»)\]]*\s")


def check_lines(uri: str, text: str) -> None:
    """Raise DocumentError if the text has more lines than any layout can be found in."""
    n_lines = text.count("\n") + 1
    if n_lines > MAX_LINES:
        raise DocumentError(uri, "too_large", f"has {n_lines:,} lines, more than {MAX_LINES:,}; split it")


def bound(document: Document) -> Document:
    """The document with blocks that cannot be read in bounded time as boilerplate, and a warning that counts them.

    These hold a word of over 1,000 characters, or 500 words without a stop. Raises DocumentError if nothing else is left, or if
    there are too many blocks.
    """
    if len(document.blocks) > MAX_BLOCKS:
        message = f"falls into {len(document.blocks):,} blocks, more than {MAX_BLOCKS:,}; split it"
        raise DocumentError(document.uri, "too_large", message)
    unreadable = {number for number, block in enumerate(document.blocks) if _is_unreadable(document.text, block)}
    if not unreadable:
        return document
    if all(number in unreadable or block.kind == "boilerplate" for number, block in enumerate(document.blocks)):
        message = (
            f"holds no text that can be read: only words of over {MAX_WORD:,} characters, or {MAX_SENTENCE:,} words without a stop; "
            "check how it was made"
        )
        raise DocumentError(document.uri, "malformed", message)
    blocks = tuple(
        block.model_copy(update={"kind": "boilerplate", "level": 0}) if number in unreadable else block
        for number, block in enumerate(document.blocks)
    )
    warning = f"{len(unreadable)} blocks were not read, with words of over {MAX_WORD:,} characters or {MAX_SENTENCE:,} words without a stop"
    return document.model_copy(update={"blocks": blocks, "warnings": (*document.warnings, warning)})


def _is_unreadable(text: str, block: Block) -> bool:
    if block.kind == "boilerplate" or block.end - block.start <= MAX_WORD:
        return False
    if LONG_WORD.search(text, block.start, block.end):
        return True
    content = text[block.start : block.end]
    parts = content.split("\n") if block.kind == "table" else STOP.split(content)
    return any(len(part) > 2 * MAX_SENTENCE and len(part.split()) > MAX_SENTENCE for part in parts)
