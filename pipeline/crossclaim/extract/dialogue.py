"""Who speaks where in a dialogue, as the layout has parted names and words."""

import re
from collections.abc import Sequence
from itertools import pairwise

from crossclaim_schemas import Block

from .voices import Voice

CUE = ":"
FIRST_PERSON = re.compile(r"\b(?:I|we|my|our|us|me|mine|ours|myself|ourselves)\b|\bI['’]", re.IGNORECASE)
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")


def dialogue_voices(text: str, blocks: Sequence[Block]) -> list[Voice]:
    """Each stretch of paragraphs that someone speaks; what is told about the speakers, or behind the talk, nobody does."""
    voices: list[Voice] = []
    labels = {
        text[before.start : before.end - 1] for before, block in pairwise(blocks) if _is_label(text, before, block)
    }
    last = max((before.end for before, block in pairwise(blocks) if _is_label(text, before, block)), default=0)
    for before, block in pairwise(blocks):
        if _is_label(text, before, block):
            voices.append(Voice(block.start, block.end, text[before.start : before.end - 1], CUE))
        elif voices and block.kind == "paragraph" and before.end == voices[-1].end:
            words = QUOTED.sub("", text[block.start : block.end])
            speaks = FIRST_PERSON.search(words) is not None
            if speaks or (block.start < last and not _names_any(words, labels)):
                voices[-1] = voices[-1]._replace(end=block.end)
    return voices


def _is_label(text: str, block: Block, after: Block) -> bool:
    """Whether a block is the name of who says the paragraph after it."""
    is_before = block.kind == "boilerplate" and text[block.start : block.end].endswith(CUE)
    return is_before and after.kind == "paragraph" and "\n" not in text[block.end : after.start]


def _names_any(words: str, labels: set[str]) -> bool:
    """Whether a paragraph speaks of one of the speakers by the last word of the label."""
    return any(re.search(rf"\b{re.escape(label.split()[-1])}\b", words) for label in labels)
