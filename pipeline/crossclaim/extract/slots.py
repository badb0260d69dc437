"""The slots of a claim as records: text, content words, quantifier, mention and pieces of each argument."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from crossclaim_schemas import Argument, Document, Mention, Piece

from .model import Phrase, Referent, SubPhrase, offset
from .parse import Parse
from .text import resolved_text
from .words import QUANTIFIERS

CONTENT_POS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})
QUANTIFIER_PAIRS = frozenset(
    {"at least", "at most", "more than", "less than", "fewer than", "up to", "not all", "a few"}
)
QUANTIFIER_DEPS = frozenset({"det", "predet", "amod", "advmod", "quantmod", "nummod", "neg"})
QUANTIFYING = QUANTIFIERS | {"at", "than", "up"}
REFERRING_KINDS = frozenset({"pronoun", "nominal"})


@dataclass(slots=True)
class Reading:
    """A parsed document with what every record of it needs; `offsets` as in `documents.make_doc`."""

    doc: Doc
    document: Document
    parse: Parse
    offsets: Sequence[int]
    seams: Sequence[int] = ()

    def span(self, start_token: int, end_token: int) -> tuple[int, int]:
        """Start and end (exclusive) in the document's text of a non-empty stretch of tokens."""
        last = end_token - 1
        return self.offsets[start_token], self.offsets[last] + len(self.parse.words[last])

    def slot_span(self, start_token: int, end_token: int) -> tuple[int, int]:
        """The same for a slot: of one that begins in the lead-in of a list, the part that stands in the item."""
        at = bisect_right(self.seams, start_token)
        is_parted = at < len(self.seams) and self.seams[at] < end_token
        return self.span(self.seams[at] if is_parted else start_token, end_token)


def make_reading(doc: Doc, document: Document, parse: Parse) -> Reading:
    """Gather it; the offsets of a `Doc` that is not ours are its own."""
    offsets = doc.user_data.get("offsets") or [offset(doc, token) for token in range(len(doc) + 1)]
    return Reading(doc, document, parse, offsets, doc.user_data.get("seams", ()))


def make_argument(
    reading: Reading, phrase: Phrase, referents: Sequence[Referent], mentions: Sequence[Mention]
) -> Argument:
    """One slot; `referents` and `mentions` are those of its sentence, in the same order."""
    start, end = reading.slot_span(phrase.start_token, phrase.end_token)
    return Argument(
        text=reading.document.text[start:end],
        resolved=resolved_text(reading.doc, phrase.start_token, phrase.end_token, referents),
        start=start, end=end, mention_id=_mention_id(phrase, referents, mentions), role=phrase.role, marker=phrase.marker,
        head=reading.parse.lemmas[phrase.head.i].lower(), terms=_terms(reading.parse, phrase, referents),
        quantifier=_quantifier(reading.parse, phrase), pieces=tuple(_piece(reading, piece) for piece in phrase.pieces),
    )  # fmt: skip


def _mention_id(phrase: Phrase, referents: Sequence[Referent], mentions: Sequence[Mention]) -> str | None:
    """The innermost mention around the head word."""
    best: tuple[int, str] | None = None
    head = phrase.head.i
    for referent, mention in zip(referents, mentions, strict=True):
        if referent.start_token <= head < referent.end_token:
            size = referent.end_token - referent.start_token
            if best is None or size < best[0]:
                best = (size, mention.id)
    return best[1] if best is not None else None


def _terms(parse: Parse, phrase: Phrase, referents: Sequence[Referent]) -> tuple[str, ...]:
    """Content words in order, the preposition left out, a resolved reference as the words of the name it stands for."""
    replaced = {
        referent.start_token: referent
        for referent in referents
        if referent.resolved and referent.kind in REFERRING_KINDS and referent.end_token <= phrase.end_token
    }
    terms: list[str] = []
    token = phrase.start_token + _marker_length(parse, phrase)
    while token < phrase.end_token:
        referent = replaced.get(token)
        if referent is not None:
            terms.extend(f"{word.lower()}/PROPN" for word in referent.name.split())
            token = referent.end_token
            continue
        if parse.pos[token] in CONTENT_POS and not _quantifies(parse, token, phrase.head.i):
            terms.append(f"{parse.lemmas[token].lower()}/{parse.pos[token]}")
        token += 1
    return tuple(terms)


def _marker_length(parse: Parse, phrase: Phrase) -> int:
    words = phrase.marker.split()
    return len(words) if words and parse.lower[phrase.start_token] == words[0] else 0


def _quantifies(parse: Parse, token: int, head: int) -> bool:
    return token < head and parse.deps[token] in QUANTIFIER_DEPS and parse.lower[token] in QUANTIFYING


def _quantifier(parse: Parse, phrase: Phrase) -> str:
    head = phrase.head.i
    if parse.lower[head] in QUANTIFIERS and parse.pos[head] != "VERB":
        return parse.lower[head]
    for token in range(phrase.start_token, head):
        pair = f"{parse.lower[token]} {parse.lower[token + 1]}"
        if pair in QUANTIFIER_PAIRS:
            return pair
        if parse.lower[token] in QUANTIFIERS and parse.deps[token] in QUANTIFIER_DEPS:
            return parse.lower[token]
    return ""


def _piece(reading: Reading, piece: SubPhrase) -> Piece:
    start, end = reading.slot_span(piece.start_token, piece.end_token)
    return Piece(kind=piece.kind, text=reading.document.text[start:end], start=start, end=end, marker=piece.marker)
