"""Who speaks where in a dialogue, as the layout has parted names and words."""

from collections.abc import Sequence
from itertools import pairwise

from crossclaim_schemas import Block


def speaker_spans(text: str, blocks: Sequence[Block]) -> list[tuple[int, int, str]]:
    """Start, end and speaker of each stretch of paragraphs that someone speaks, as `layout` has parted them."""
    spans: list[tuple[int, int, str]] = []
    for before, block in pairwise(blocks):
        label = text[before.start : before.end]
        if before.kind == "boilerplate" and label.endswith(":") and "\n" not in text[before.end : block.start]:
            if block.kind == "paragraph":
                spans.append((block.start, block.end, label[:-1]))
        elif spans and block.kind == "paragraph" and before.end == spans[-1][1]:
            spans[-1] = (spans[-1][0], block.end, spans[-1][2])
    return spans
