"""From a document to a `Doc`: layout before grammar."""

from collections.abc import Callable

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from crossclaim.extract.documents import glued_heading, make_doc
from crossclaim.extract.engine import Extractor
from crossclaim.extract.model import span_offsets
from crossclaim_schemas import Block, Claim, Document, make_id
from crossclaim_schemas.document import BlockKind

BLANK = spacy.blank("en")


def document_of(text: str, *blocks: tuple[BlockKind, int, int]) -> Document:
    return Document(
        id=make_id("d", text), uri="a.txt", media_type="text/plain", sha256="0" * 64, language="en", text=text,
        blocks=tuple(Block(kind=kind, start=start, end=end) for kind, start, end in blocks),
    )  # fmt: skip


def test_blocks_start_sentences_and_boilerplate_is_left_out() -> None:
    document = document_of("***\nTitle\nOne\ntwo.", ("boilerplate", 0, 3), ("heading", 4, 9), ("paragraph", 10, 18))
    doc = make_doc(document, BLANK)
    assert [token.text for token in doc] == ["Title", "One", "two", "."]
    assert [token.is_sent_start for token in doc][:2] == [True, True]
    assert doc.user_data["blocks"] == [(0, 1, "heading"), (1, 4, "paragraph")]
    assert doc.text == "Title One two. "


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab.,'’- \n\té😀\u00a0(", max_size=60))
def test_every_token_slices_to_its_own_text(text: str) -> None:
    document = document_of(text, ("paragraph", 0, len(text)))
    doc = make_doc(document, BLANK)
    for token in doc:
        start, end = span_offsets(doc, token.i, token.i + 1)
        assert text[start:end] == token.text
        assert not token.is_space


def test_layout_component_starts_sentences_at_line_breaks() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("crossclaim_layout")
    assert [token.text for token in nlp("Results\nThe drug works.") if token.is_sent_start] == ["Results", "The"]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Norlind Freight was founded in 1983. It grew.", ["Norlind Freight was founded in 1983.", "It grew."]),
        ("Profit rose to CHF 321m. The board met.", ["Profit rose to CHF 321m.", "The board met."]),
        ("It paid EUR 3m. Its rivals drove 20 km. Some left.", ["It paid EUR 3m.", "Its rivals drove 20 km.", "Some left."]),
        ("He is 3 m. tall.", ["He is 3 m. tall."]),
    ],
)  # fmt: skip
def test_sentence_starts_only_behind_a_sentence_end(extractor: Extractor, text: str, sentences: list[str]) -> None:
    doc = extractor.nlp(make_doc(document_of(text, ("paragraph", 0, len(text))), extractor.nlp))
    assert [sent.text.strip() for sent in doc.sents] == sentences


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("Who we are\nFounded in 1921, the Calder Football Association governs football.", "Who we are"),
        ("The year in numbers\nThe association trained 412 referees in every province.", "The year in numbers"),
        ("The committee met in\nParis on Friday and elected a new chairman for two years.", ""),
        ("The club was founded\nin 1921 and has 312 members in all of the provinces.", ""),
        ("It has ended.\nThe association trained 412 referees in every province.", ""),
        ("The committee met on Friday and elected Ana\nLund, who had been its treasurer.", ""),
        ("One line alone", ""),
    ],
)
def test_heading_above_a_paragraph_is_no_part_of_it(text: str, heading: str) -> None:
    assert text[: glued_heading(text)] == heading


def test_glued_heading_joins_no_claim(claims_in: Callable[[str], list[Claim]]) -> None:
    text = "Who we are\nFounded in 1921, the Calder Football Association governs football in Calderra."
    assert [claim.text for claim in claims_in(text)] == [
        "The Calder Football Association was founded in 1921.",
        "The Calder Football Association governs football in Calderra.",
    ]
