"""What of a page is its subject and what is furniture: our own decision on each block, and trafilatura's vote beside it.

Measured on the 990 pages of trafilatura's evaluation set (segments that must and must not be kept), the rule chosen on one half
and read on the other: F1 0.934 together, 0.928 trafilatura alone, 0.849 our decision alone (docs/decisions/0016).
"""

import logging
import re
from bisect import bisect
from collections.abc import Sequence

import trafilatura
from lxml import etree

from .html_walk import Element, Fragment

WORD = re.compile(r"\w+")
GRAM = 4  # words: as many in a row are rarely the same by chance
MIN_SHARE_SAID = 0.7
MIN_VOTE = 200  # characters: with less, trafilatura found no article and abstains
MAX_VOTED_BYTES = 3_000_000  # above, trafilatura takes too long and too much memory: our own decision stands alone
MAX_VOTED_DEPTH = 200

MAX_LINKED = 0.5  # of the characters: more is a list of links
MIN_MAIN_WORDS = 50  # with as many in <main> or <article>, nothing outside is the subject
LONG_WORDS = 15  # a block this long is prose
MAX_DISTANCE = 3  # blocks between a short block and prose
MAX_PART_DISTANCE = 6  # the same for headings, list items and rows, of which there are several in a row
SURE_WORDS = 25  # prose that we keep against the vote ...
SURE_LINKED = 0.2  # ... if it has few links
ALL_LINKED = 0.8  # nothing but links, which we drop against the vote

logger = logging.getLogger(__name__)


class Vote:
    """What trafilatura takes for the text of a page; it abstains (`is_silent`) where it finds next to nothing."""

    def __init__(self, root: Element) -> None:
        text = _main_text(root)
        lines = text.split("\n")
        self.is_silent = len(text) < MIN_VOTE
        self._lines = {_key(line) for line in lines}
        self._grams = {gram for line in lines for gram in _grams(_words(line))}

    def takes(self, text: str) -> bool:
        """Whether the block is part of it."""
        words = _words(text)
        if len(words) < GRAM:
            return _key(text) in self._lines
        grams = _grams(words)
        return sum(gram in self._grams for gram in grams) >= MIN_SHARE_SAID * len(grams)


def choose(fragments: Sequence[Fragment], texts: Sequence[str], vote: Vote) -> list[bool]:
    """Of each block whether it is the subject of the page."""
    sizes = [len(text.split()) for text in texts]
    linked = [fragment.n_linked / max(len(text), 1) for fragment, text in zip(fragments, texts, strict=True)]
    ours = _near_prose(fragments, sizes, linked, _own_decision(fragments, sizes, linked))
    if vote.is_silent:
        return ours
    chosen: list[bool] = []
    for at, fragment in enumerate(fragments):
        if fragment.place.is_frame:
            chosen.append(False)
        elif vote.takes(texts[at]):
            chosen.append(ours[at] or sizes[at] >= SURE_WORDS or linked[at] <= ALL_LINKED)
        else:
            chosen.append(ours[at] and sizes[at] >= SURE_WORDS and linked[at] < SURE_LINKED)
    return _with_parts(fragments, linked, ours, chosen)


def _with_parts(
    fragments: Sequence[Fragment], linked: Sequence[float], ours: Sequence[bool], chosen: Sequence[bool]
) -> list[bool]:
    """With the title, headings above what is chosen, and lists and tables below it: trafilatura leaves some of them out."""
    found = list(chosen)
    follows = False
    for at, fragment in enumerate(fragments):
        if fragment.kind in ("list_item", "table"):
            found[at] = found[at] or (follows and ours[at] and linked[at] <= SURE_LINKED)
            continue
        if fragment.kind == "heading" and ours[at]:
            found[at] = found[at] or fragment.place.level == 1 or any(chosen[at + 1 : at + 2])
        follows = found[at]
    return found


def _own_decision(fragments: Sequence[Fragment], sizes: Sequence[int], linked: Sequence[float]) -> list[bool]:
    places = [fragment.place for fragment in fragments]
    n_main = sum(size for size, place in zip(sizes, places, strict=True) if place.in_main and not place.is_frame)
    return [
        not (place.is_frame or place.is_named_frame or share > MAX_LINKED)
        and (place.in_main or n_main < MIN_MAIN_WORDS)
        for place, share in zip(places, linked, strict=True)
    ]


def _near_prose(
    fragments: Sequence[Fragment], sizes: Sequence[int], linked: Sequence[float], kept: list[bool]
) -> list[bool]:
    """Without short blocks that stand far from any prose; a page without prose stays as it is."""
    prose = [at for at, keep in enumerate(kept) if keep and sizes[at] >= LONG_WORDS and linked[at] < MAX_LINKED]
    if not prose:
        return kept
    near: list[bool] = []
    for at, keep in enumerate(kept):
        following = bisect(prose, at)
        distance = min(abs(at - other) for other in prose[max(following - 1, 0) : following + 1])
        limit = MAX_DISTANCE if fragments[at].kind == "paragraph" else MAX_PART_DISTANCE
        near.append(keep and (sizes[at] >= LONG_WORDS or distance <= limit))
    return near


def _main_text(root: Element) -> str:
    page = etree.tostring(root, encoding="unicode", method="html")
    if len(page) > MAX_VOTED_BYTES or _depth(root) > MAX_VOTED_DEPTH:
        return ""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it tells of every page without an article
    try:
        return trafilatura.extract(page, include_comments=False, include_tables=True) or ""
    except Exception:
        logger.debug("no vote of trafilatura", exc_info=True)
        return ""


def _depth(root: Element) -> int:
    deepest = depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _words(text: str) -> list[str]:
    return WORD.findall(text.lower())


def _grams(words: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + GRAM]) for at in range(max(len(words) - GRAM + 1, 1))]


def _key(text: str) -> str:
    return " ".join(_words(text))
