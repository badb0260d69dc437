"""Quotations over several sentences: who says one sentence of a quotation says all of it.

    "The mine is safe," said Ruth Boyle. "It will run until 2030. The company paid for it."

A quotation that goes on behind its reporter, or in the next paragraph without having been closed, has the same speaker.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from .model import Proposition, Source
from .parse import Parse

OPENING = frozenset({"“", "«"})
CLOSING = frozenset({"”", "»"})
STRAIGHT = '"'
FULL_STOPS = frozenset(".!?")
MAX_REPORTER = 25  # tokens between two parts of a quotation


@dataclass(slots=True)
class Quotation:
    """Tokens from behind the opening mark to the closing one (exclusive); `after` is the one that this may go on."""

    start: int
    end: int
    after: "Quotation | None" = None
    is_open: bool = False
    source: Source | None = None


def spread_sources(parse: Parse, blocks: Sequence[tuple[int, int, str]], claims: Sequence[Proposition]) -> None:
    """Give the claims inside a quotation that have no source the one of the quotation."""
    for quotation in _find(parse, blocks):
        inside = [
            claim for claim in claims if quotation.start <= claim.start_token and claim.end_token <= quotation.end
        ]
        quotation.source = _own_source(quotation, inside) or _source_before(parse, quotation)
        if quotation.source is None:
            continue
        for claim in inside:
            if claim.attribution is None:
                claim.attribution = Source(quotation.source.source, quotation.source.cue)


def _find(parse: Parse, blocks: Sequence[tuple[int, int, str]]) -> list[Quotation]:
    """The quotations of all paragraphs in order."""
    found: list[Quotation] = []
    previous: Quotation | None = None  # left open at the end of the paragraph before
    for start, end, kind in blocks:
        if kind != "paragraph":
            previous = None
            continue
        inner = _in_block(parse, start, end)
        begins_quoted = bool(inner) and inner[0].start == start + 1
        for before, quotation in zip([previous if begins_quoted else None, *inner], inner, strict=False):
            quotation.after = before
        found.extend(inner)
        previous = inner[-1] if inner and inner[-1].is_open else None
    return found


def _in_block(parse: Parse, start: int, end: int) -> list[Quotation]:
    found: list[Quotation] = []
    opened: int | None = None
    for token in range(start, end):
        word = parse.words[token]
        if opened is None and (word in OPENING or word == STRAIGHT):
            opened = token + 1
        elif opened is not None and (word in CLOSING or word == STRAIGHT):
            found.append(Quotation(opened, token))
            opened = None
    if opened is not None and opened < end:
        found.append(Quotation(opened, end, is_open=True))
    return found


def _own_source(quotation: Quotation, inside: Sequence[Proposition]) -> Source | None:
    """The source outside the quotation that one of its claims already has."""
    for claim in inside:
        source = claim.attribution
        if source is not None and source.source and not quotation.start <= source.source[0].i < quotation.end:
            return source
    return None


def _source_before(parse: Parse, quotation: Quotation) -> Source | None:
    """The source of the part before, if nothing but its reporter stands between."""
    before = quotation.after
    if before is None or before.source is None:
        return None
    between = range(before.end, quotation.start)
    n_stops = sum(parse.words[token] in FULL_STOPS for token in between)
    goes_on = before.is_open or any(token.i in between for token in before.source.cue)
    return before.source if goes_on and len(between) <= MAX_REPORTER and n_stops <= 1 else None
