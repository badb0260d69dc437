"""Quotes in their context and documents with their claims highlighted."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from crossclaim_schemas import Claim, Document

from .report_diff import Word
from .report_html import EMPTY, Html, element, join, link, text
from .report_index import Index, enclosing_block

STRENGTHS = ("single", "possible", "agreement", "conflict")  # the strongest of overlapping claims gives the colour


def context(document: Document, claim: Claim, chars: int) -> tuple[str, str]:
    """What stands before and after the claim's quote: up to `chars` characters of its block on either side, cut at a word."""
    block = enclosing_block(document, claim.start)
    lowest, highest = (block.start, max(block.end, claim.end)) if block else (0, len(document.text))
    start, end = max(claim.start - chars, lowest), min(claim.end + chars, highest)
    before, after = document.text[start : claim.start], document.text[claim.end : end]
    return (
        _from_word_start(before) if start > lowest else before,
        _to_word_end(after) if end < highest else after,
    )


def runs(quote: str, marks: Iterable[Word]) -> list[tuple[int, int]]:
    """Start and end of each stretch to be marked; words that only white space parts are one stretch."""
    found: list[tuple[int, int]] = []
    for word in sorted(marks):
        if found and not quote[found[-1][1] : word.start].strip():
            found[-1] = (found[-1][0], word.end)
        else:
            found.append((word.start, word.end))
    return found


def sentence_of(document: Document, claims: Sequence[Claim]) -> Html:
    """The sentence that these claims were read from, their quotes emphasised."""
    first = claims[0]
    start, end = min(first.sentence_start, first.start), max(first.sentence_end, first.end)
    return join(
        element("strong", piece, class_="quote") if covering else piece
        for piece, covering, _ in _segments(document.text, start, end, claims)
    )


def highlighted(index: Index, document: Document) -> Html:
    """The whole text in its blocks; every claim has an anchor, a highlight, and links to the findings it takes part in."""
    claims = index.claims_of[document.id]
    anchored: set[str] = set()
    blocks = [_block(index, document, stretch, claims, anchored) for stretch in _stretches(document)]
    left = [_anchor(claim) for claim in claims if claim.id not in anchored]
    return join([*blocks, *left])


def strength(index: Index, claim: Claim) -> str:
    """How the claim takes part in findings: the strongest of `STRENGTHS`."""
    kinds = [
        relation.label if relation.status == "reported" else "possible"
        for relation in index.relations_of.get(claim.id, ())
    ]
    return max(kinds, key=STRENGTHS.index, default="single")


def _from_word_start(cut: str) -> str:
    head, space, rest = cut.partition(" ")
    return f"… {rest}" if space else "… " if head else ""


def _to_word_end(cut: str) -> str:
    rest, space, tail = cut.rpartition(" ")
    return f"{rest} …" if space else " …" if tail else ""


def _segments(whole: str, start: int, end: int, claims: Sequence[Claim]) -> Iterator[tuple[Html, list[Claim], int]]:
    """The stretch cut at every border of a claim: text, the claims that cover it, end."""
    borders = {offset for claim in claims for offset in (claim.start, claim.end) if start < offset < end}
    for left, right in pairwise(sorted({start, end} | borders)):
        covering = [claim for claim in claims if claim.start <= left and right <= claim.end]
        yield text(whole[left:right]), covering, right


def _stretches(document: Document) -> Iterator[tuple[int, int, str]]:
    """Start, end and class of each block, and of text that no block holds; blocks that overlap are cut.

    What stands before a block on its first line, as a bullet does, is shown with the block.
    """
    done = 0
    for block in sorted(document.blocks, key=lambda block: (block.start, block.end)):
        start, end = max(block.start, done), min(block.end, len(document.text))
        if start >= end:
            continue
        start = max(document.text.rfind("\n", done, start) + 1, done)
        yield from _outside(document.text, done, start)
        yield start, end, f"{block.kind} level-{min(block.level, 4)}"
        done = end
    yield from _outside(document.text, done, len(document.text))


def _outside(whole: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    between = whole[start:end]
    if between.strip():
        yield start + len(between) - len(between.lstrip()), start + len(between.rstrip()), "paragraph"


def _block(
    index: Index, document: Document, stretch: tuple[int, int, str], claims: Sequence[Claim], anchored: set[str]
) -> Html:
    start, end, kind = stretch
    own = [claim for claim in claims if claim.start < end and claim.end > start]
    pieces: list[Html] = []
    for piece, covering, right in _segments(document.text, start, end, own):
        fresh = [claim for claim in covering if claim.id not in anchored]
        anchored.update(claim.id for claim in fresh)
        pieces += [_anchor(claim) for claim in fresh]
        pieces.append(_highlight(index, piece, covering))
        pieces += [_references(index, claim) for claim in covering if claim.end == right]
    return element("p", *pieces, class_=f"block {kind}")


def _anchor(claim: Claim) -> Html:
    return element("span", class_="anchor", id=claim.id)


def _highlight(index: Index, piece: Html, covering: Sequence[Claim]) -> Html:
    if not covering:
        return piece
    strongest = max((strength(index, claim) for claim in covering), key=STRENGTHS.index)
    return element("span", piece, class_=f"claim {strongest}", data_claims=" ".join(claim.id for claim in covering))


def _references(index: Index, claim: Claim) -> Html:
    relations = index.relations_of.get(claim.id, ())
    if not relations:
        return EMPTY
    links = (
        link(index.links.finding(relation.id), text(index.names[relation.id]), class_=relation.label)
        for relation in relations
    )
    return element("sup", join(links, Html(" ")))
