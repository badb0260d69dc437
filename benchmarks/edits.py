"""What the edit operators of the metamorphic benchmark share: sentences that are safe to edit, and an edit of one place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Span, Token

from crossclaim_schemas import Document

# An edit of a sentence that is asked, supposed, quoted or only possible says nothing about what the document asserts.
UNSAFE_WORDS = frozenset({"if", "whether", "unless", "?"})
SAFE_MODALS = frozenset({"will", "shall"})
QUOTE_MARKS = re.compile('["“”«»]')
BODY_BLOCKS = frozenset({"paragraph", "list_item"})


@dataclass(frozen=True, slots=True)
class Change:
    """Replace `text[start:end]` of a document by `new`; the sentence around it runs from `sentence_start` to `sentence_end`."""

    start: int
    end: int
    new: str
    sentence_start: int
    sentence_end: int

    def apply(self, text: str) -> str:
        return text[: self.start] + self.new + text[self.end :]

    def places(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """The sentence in the original, and in the copy."""
        grown = len(self.new) - (self.end - self.start)
        return (self.sentence_start, self.sentence_end), (self.sentence_start, self.sentence_end + grown)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A declarative sentence with subject and finite verb; `offset` is where its parsed block starts in the document.

    `is_referred_to` says that the next sentence holds a pronoun, which may stand for something in this one.
    """

    span: Span
    offset: int
    is_referred_to: bool

    def change(self, start: int, end: int, new: str) -> Change:
        """An edit given by character offsets in the parsed block."""
        at = self.offset
        return Change(at + start, at + end, new, at + self.span.start_char, at + self.span.end_char)

    def replace(self, token: Token, new: str) -> Change:
        return self.change(token.idx, token.idx + len(token.text), new)


def safe_sentences(document: Document, nlp: Language) -> Iterator[Sentence]:
    """The sentences of paragraphs and list items that assert something in the document's own voice."""
    for block in document.blocks:
        if block.kind not in BODY_BLOCKS:
            continue
        doc = nlp(document.text[block.start : block.end].replace("\n", " "))
        sentences = list(doc.sents)
        for sentence, following in zip(sentences, [*sentences[1:], None], strict=True):
            if _is_safe(sentence):
                referred = following is not None and any(token.pos_ == "PRON" for token in following)
                yield Sentence(sentence, block.start, referred)


def _is_safe(sentence: Span) -> bool:
    root = sentence.root
    has_subject = any(child.dep_ in ("nsubj", "nsubjpass") for child in root.children)
    if not has_subject or root.pos_ not in ("VERB", "AUX") or not sentence.text.rstrip().endswith("."):
        return False
    is_modal = any(token.tag_ == "MD" and token.lower_ not in SAFE_MODALS for token in sentence)
    return (
        not is_modal and not QUOTE_MARKS.search(sentence.text) and not any(t.lower_ in UNSAFE_WORDS for t in sentence)
    )
