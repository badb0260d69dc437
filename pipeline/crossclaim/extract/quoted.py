"""Quotations without a verb of their own: "Its motto reads: ‘A calm reef, a safe harbour.’" """

from .parse import Parse

OPENING = frozenset({"“", "‘", "``", "«", '"'})
CLOSING = frozenset({"”", "’", "''", "»", '"', "'"})
FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
LONGEST = 25  # tokens; longer quotations have sentences of their own


def verbless_quotation(parse: Parse, start: int) -> tuple[int, int] | None:
    """First token and end (exclusive) of what the quotation that opens at `start` quotes; None if it has a finite verb."""
    if start >= len(parse.words) or parse.words[start] not in OPENING or parse.tags[start] == "''":
        return None
    for token in range(start + 1, min(start + LONGEST, len(parse.words))):
        if parse.tags[token] in FINITE:
            return None
        if parse.words[token] in CLOSING and parse.pos[token] == "PUNCT" and token > start + 1:
            return start + 1, token
    return None


def is_in_quotation(parse: Parse, token: int) -> bool:
    """Whether a token stands in a quotation without a finite verb."""
    for opening in range(token - 1, max(token - LONGEST, -1), -1):
        if parse.words[opening] in OPENING:
            found = verbless_quotation(parse, opening)
            return found is not None and token < found[1]
        if parse.pos[opening] == "PUNCT" and parse.words[opening] in CLOSING:
            return False
    return False
