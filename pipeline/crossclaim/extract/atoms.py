"""Tokens cut finer, so that numbers, signs and units stand alone: "€20m" -> "€", "20", "m"; "2012–2013" -> "2012", "-", "2013"."""

import re
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from .columns import read_column

# What a tokenizer leaves in one piece: a sign or word before the number, the number, a unit or magnitude after it.
_FUSED = re.compile(
    r"(mid|early|late|fy|q|h|[a-z]{0,2}[$€£¥₹₽₸₩₺₴₪₦฿]|[a-z]{3}(?=\d))?(-)?"
    r"(\d[\d,.]*(?:/\d+)?)"
    r"(?:(-)(\d[\d,.]*))?"
    r"(-)?(%|[a-zµμ°²³]+)?"
)
_GLYPHS = "½⅓⅔¼¾⅕⅛"
_GLYPH = re.compile(rf"(\d*)([{_GLYPHS}])(.*)")
_DASHES = str.maketrans("‐‑‒–—−", "------")
# Letters that may be fused to a number without making it a name ("5k" but not "4x4", "3d").
_TAILS = frozenset(
    "s k m b bn mn mln tn trn t km kg g mg mcg cm mm nm ha gw mw kw tw gwh mwh kwh twh h hr hrs min mins am pm ad bc ce bce ft in lb "
    "lbs mph kph gb mb kb tb hz khz mhz ghz db ml l cc million billion trillion thousand percent usd eur gbp pp pct ppm bps yr yrs "
    "°c °f ° m² km² m³ km³ kcal hp".split()
)
# Units that the tokenizer leaves with the full stop of the sentence ("km/h.", "€12.4m.").
_STOPPED = frozenset(("h.", "m.", "g.", "k.", "t.", "w."))
_HEADS = frozenset("mid early late fy q h".split())


@dataclass(slots=True)
class Atoms:
    """Lower-case pieces of the tokens of a document in order; `token[i]` is the index of the token that piece `i` is cut from.

    `breaks` holds the pieces at which a new block starts (heading, paragraph, list item, line): nothing is read across them.
    """

    doc: Doc
    texts: list[str]
    token: list[int]
    breaks: set[int]

    def at(self, index: int) -> str:
        """The piece at an index; "" outside the document and at the first piece of a block."""
        return self.texts[index] if 0 <= index < len(self.texts) and index not in self.breaks else ""

    def before(self, index: int) -> str:
        """The piece before an index in the same block, else ""."""
        return self.texts[index - 1] if index and index not in self.breaks else ""

    def owner(self, index: int) -> Token:
        """The token that a piece is cut from."""
        return self.doc[self.token[index]]

    def window(self, start: int, end: int) -> str:
        """Pieces `start` to `end` joined by single spaces, cut off before a new block."""
        last = min(end, len(self.texts))
        for index in range(start + 1, last):
            if index in self.breaks:
                return " ".join(self.texts[start:index])
        return " ".join(self.texts[start:last])


def split_atoms(doc: Doc) -> Atoms:
    """The pieces of a whole document."""
    starts = block_starts(doc)
    texts: list[str] = []
    owners: list[int] = []
    breaks: set[int] = set()
    for index, lower in enumerate(read_column(doc, "LOWER")):
        if index in starts:
            breaks.add(len(texts))
        pieces = (lower,) if lower.isalpha() else split_token(lower)
        texts.extend(pieces)
        owners.extend([index] * len(pieces))
    return Atoms(doc, texts, owners, breaks)


def split_token(lower: str) -> tuple[str, ...]:
    """The pieces of one lower-case token; the token itself (dashes made plain) when it is no number with something attached."""
    lower = lower.translate(_DASHES)
    if lower in _STOPPED:
        return (lower[0],)
    if len(lower) == 1 or lower.isdigit() or not any(char.isdigit() or char in _GLYPHS for char in lower):
        return (lower,)
    glyph = _GLYPH.fullmatch(lower)
    if glyph:
        return tuple(piece for piece in glyph.groups() if piece)
    match = _FUSED.fullmatch(lower)
    if not match or not _splits(match):
        return (lower,)
    return tuple(piece for piece in match.groups() if piece)


def _splits(match: re.Match[str]) -> bool:
    head, dash, number, _, second, _, tail = match.groups()
    if dash and not head:
        return False
    if head and head.isalpha() and (head not in _HEADS and len(head) != 3):
        return False
    # "a4-5" or "b52" are names; so is a quarter or a half-year other than q1-q4, h1-h2.
    if head in ("q", "h") and (second or number not in ("1", "2", "3", "4")):
        return False
    return tail is None or tail in _TAILS or (tail == "%")


def block_starts(doc: Doc) -> set[int]:
    """Tokens at which a new block starts: from `user_data["blocks"]` and after tokens that hold a line break."""
    starts = {start for start, _, _ in doc.user_data.get("blocks", ())}
    if "blocks" not in doc.user_data:
        starts.update(token.i + 1 for token in doc if token.is_space and "\n" in token.text)
    return starts
