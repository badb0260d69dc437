"""A document as one spaCy `Doc`: layout is settled before grammar, and every token knows its place in the text."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from crossclaim_schemas import Block, Document

from .columns import read_column
from .lead_ins import find_lead_ins, item_end, opens_lower
from .long_sentences import MAX_SENTENCE, bound_sentences
from .mail import LINE_QUOTES, quote_depth

CHUNK = re.compile(r"\S+")
# Marks of footnotes: "[^1]", "1901.[2]", "rose.³", "sales¹", " [4] "; no exponents ("km²"). Marks of bold type.
NOTE_MARK = re.compile(
    r"\*\*|\[\^[^\]\s]+\]|(?<=[\w.,;:!?”\")])(?:\[\d{1,3}(?:[,–-]\d{1,3})*\])+(?!\()|(?<!\S)\[\d{1,3}\](?=\s)"
    r"|(?<=[.,;:!?”\")])[¹²³⁰⁴-⁹]+(?!\S)|(?<=[a-z]{4})[¹²³⁰⁴-⁹]+(?![\w-])|(?<!\S)[¹²³⁰⁴-⁹]+(?=\s|[A-Z])"
)
# A magnitude or unit with the full stop of its sentence, which the tokenizer takes for an abbreviation: "321m.", "EUR 3bn."
AMOUNT_END = re.compile(r"(?:[$€£¥]?\d[\d,.]*)?(?:m|bn|mn|k|km|kg|g|t|tn|trn|ha|MW|GW|TWh|GWh|MWh|kWh|km/h)\.")
# Abbreviations that may end a sentence do so before a word that begins no name.
MAY_END = re.compile(r"(?:[ap]\.m|Co|Corp|Inc|Ltd|Jr|Sr|etc|[A-Z]\.[A-Z](?:\.[A-Z])?)\.")
OPENERS = frozenset(
    "The It He She They In On At But This These Those We A An Its His Her Their There After Since From For When".split()
)
SENTENCE_ENDS = frozenset(".!?:;…\"'”’»)]*-–—|")
BULLETS = frozenset("•·▪-–—*(")
SKIPPED_KINDS = frozenset({"boilerplate"})
# Words that no heading ends with.
LEADING_ON = frozenset(
    "a an the and or but of in on at by to for from with as is was were has had will that which who when".split()
)
MAX_HEADING_WORDS = 8


def make_doc(document: Document, nlp: Language) -> Doc:
    """The unparsed `Doc` of a document's blocks, sentence starts fixed at block starts, boilerplate left out.

    White space inside a block counts as one space, so there are no white-space tokens. `user_data` holds `offsets` (start
    of each token in `document.text`, and its length at the end), `blocks` (start token, end token, kind), `published` and
    `seams`: a lead-in stands in front of each item of its list, and these are the tokens at which the items begin.
    """
    words: list[str] = []
    spaces: list[bool] = []
    starts: list[bool | int | None] = []
    offsets: list[int] = []
    blocks: list[tuple[int, int, str]] = []
    seams: list[int] = []
    leads = find_lead_ins(document.text, document.blocks, nlp)
    for number, block in enumerate(document.blocks):
        if block.kind in SKIPPED_KINDS:
            continue
        first = len(words)
        if number not in leads:
            _read_block(document.text, block, nlp, words, spaces, offsets)
        elif block.kind == "list_item":
            lead = block.model_copy(update={"start": leads[number].start, "end": leads[number].end})
            _read_block(document.text, lead, nlp, words, spaces, offsets)
            seams.append(len(words))
            item = block.model_copy(update={"end": item_end(document.text, block)})
            _read_block(document.text, item, nlp, words, spaces, offsets)
            if leads[number].capitals and len(words) > seams[-1]:
                words[seams[-1]] = opens_lower(nlp, words[seams[-1] :])
        else:  # what stands in front of the lead-in; that itself is read with each item
            block = block.model_copy(update={"end": leads[number].start})
            _read_block(document.text, block, nlp, words, spaces, offsets)
        if len(words) > first:
            starts.extend(_sentence_starts(words[first:]))
            length = glued_heading(document.text[block.start : block.end])
            title = bisect_left(offsets, block.start + length, first) - first if length else 0
            if title:
                starts[first + title] = True
                blocks.append((first, first + title, "heading"))
            blocks.append((first + title, len(words), block.kind))
    doc = Doc(nlp.vocab, words=words, spaces=spaces, sent_starts=starts)
    doc.user_data["offsets"] = [*offsets, len(document.text)]
    doc.user_data["blocks"] = blocks
    doc.user_data["seams"] = seams
    doc.user_data["published"] = document.published
    return doc


def glued_heading(text: str) -> int:
    """How many characters a heading takes up that stands above a paragraph as its first line; 0 if there is none.

    A short line without a stop, above a line with a capital that is more than twice as long: no paragraph is wrapped so.
    """
    line, broken, rest = text.partition("\n")
    following = rest.partition("\n")[0].strip()
    heading = line.strip()
    words = heading.split()
    if not broken or not words or len(words) > MAX_HEADING_WORDS or 2 * len(heading) >= len(following):
        return 0
    ends = heading[-1] in SENTENCE_ENDS or heading[-1] in ",&" or words[-1].lower() in LEADING_ON
    return 0 if ends or not heading[0].isupper() or not following[0].isupper() else len(line)


def _sentence_starts(words: list[str]) -> list[bool | None]:
    """Where the sentences of a block may start: True surely, False surely not, None for the parser to say.

    The parser alone starts sentences at names ("Norlind | Freight was founded") and joins them behind "321m.".
    """
    starts: list[bool | None] = [True]
    for before, word in pairwise(words):
        ended = AMOUNT_END.fullmatch(before) and not word[0].islower()
        if ended or (word in OPENERS and MAY_END.fullmatch(before)):
            starts.append(True)
        else:
            starts.append(None if before[-1] in SENTENCE_ENDS or word in BULLETS else False)
    return bound_sentences(words, starts) if len(words) > MAX_SENTENCE else starts


def _read_block(
    text: str, block: Block, nlp: Language, words: list[str], spaces: list[bool], offsets: list[int]
) -> None:
    chunks = _chunks(text, block.start, block.end)
    if not chunks:
        return
    tokens = nlp.tokenizer(" ".join(chunk for chunk, _ in chunks))
    found = read_column(tokens, "ORTH")
    spaced = tokens.to_array("SPACY").astype(bool).tolist()
    words += found
    # No token crosses white space: the one before a space ends its chunk, the last one too.
    spaces += [*spaced[:-1], True]
    places = iter(chunks)
    at = 0
    _, chars = next(places)
    for word, ends_chunk in zip(found, spaced, strict=True):
        offsets.append(chars[at])
        at += len(word)
        if ends_chunk:
            at = 0
            _, chars = next(places)


def _chunks(text: str, start: int, end: int) -> list[tuple[str, Sequence[int]]]:
    """The words as white space parts them, each with the places of its characters; marks of footnotes, bold type and quoting are left out."""
    marks = [match.span() for match in NOTE_MARK.finditer(text, start, end)]
    if quote_depth(text, start):
        marks += [match.span(1) for match in LINE_QUOTES.finditer(text, start, end)]
    chunks: list[tuple[str, Sequence[int]]] = []
    for match in CHUNK.finditer(text, start, end):
        first, last = match.span()
        inside = [mark for mark in marks if mark[0] < last and first < mark[1]]
        if not inside:
            chunks.append((match.group(), range(first, last)))
            continue
        kept = [at for at in range(first, last) if not any(left <= at < right for left, right in inside)]
        if kept:
            chunks.append(("".join(text[at] for at in kept), kept))
    return chunks


class LayoutComponent:
    """Starts a sentence after every line break, so that "Results\\nThe drug works." is two sentences."""

    def __call__(self, doc: Doc) -> Doc:
        for token in doc[:-1]:
            if token.is_space and "\n" in token.text:
                doc[token.i + 1].is_sent_start = True
        return doc
