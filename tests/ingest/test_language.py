"""Which documents are rejected for their language, and that short English ones are not."""

import importlib
import json
from pathlib import Path

import pytest

from crossclaim.ingest.document import make_document
from crossclaim.ingest.language import check_language, find_language, sample_of
from crossclaim_schemas import Block, Document

from .making import PROSE, SETTINGS, document_of, reject_of

LANGUAGES = "de es it pt nl sv da fi pl cs hu ro tr ru uk el ar he fa hi zh ja ko vi id".split()
# Two hundred of the 8,608 sentences that were measured would say little: these are of the kinds that go wrong.
SHORT_ENGLISH = (
    "Acme buys Widgets.", "Revenue: 5", "Madrid, 2021", "Dr Nguyen Van An", "Zürich Insurance Group AG", "Café Müller", "Table of contents",
    "Q3 EBITDA rose 12 %.", "Notre Dame de Paris", "La La Land", "Angela Merkel met Emmanuel Macron in Berlin.", "Et tu, Brute?",
    "My Classical Way was released on 21 September 2010 on his own label.", "BMW AG and Volkswagen AG sued Daimler AG.",
    "The cat sat", "Juan Carlos I", "Sinn Fein", "The San Francisco-San Jose line reopened.", "Nur-Sultan is Astana.",
)  # fmt: skip


def examples(language: str) -> str:
    """A few sentences of the language, as spaCy ships them."""
    return " ".join(importlib.import_module(f"spacy.lang.{language}.examples").sentences)


@pytest.mark.parametrize("language", LANGUAGES)
def test_language_of_a_text_in_another_one_is_found_and_named(tmp_path: Path, language: str) -> None:
    reject = reject_of(tmp_path, "a.txt", examples(language))
    assert reject.code == "language"
    assert f"({language})" in reject.message or (language, "(wuu)") == ("zh", "(wuu)") or "'wuu'" in reject.message


@pytest.mark.parametrize("text", SHORT_ENGLISH)
def test_language_of_short_english_is_not_mistaken(text: str) -> None:
    document = make_document("a.txt", text)
    assert check_language(document, SETTINGS) is document


def test_language_of_a_page_that_says_it_is_english_is_found(tmp_path: Path) -> None:
    french = (
        "Le port de Norlind a été fermé en mars après une tempête, et les réparations coûteront douze millions d'euros."
    )
    page = f"<html lang='en'><body><h1>Le port</h1><p>{french}</p></body></html>"
    assert "French (fr)" in reject_of(tmp_path, "a.html", page).message


def test_language_that_is_configured_is_read_and_english_is_not() -> None:
    german = SETTINGS.model_copy(update={"language": "de"})
    document = make_document("a.txt", examples("de"), language="de")
    assert check_language(document, german) is document
    assert find_language(PROSE)[0] == "en"


@pytest.mark.parametrize(("said", "text", "code"), [
    ("de", PROSE, None),  # the text is plainly English, whatever its line says
    ("de", "T. U.", "language"),  # too short to tell: the line is believed
    ("en", examples("de"), "language"),
    ("en-GB", PROSE, None),
    ("English", "T. U.", None),
    ("eng", "T. U.", None),
])  # fmt: skip
def test_language_that_a_line_says_counts_where_the_text_does_not(
    tmp_path: Path, said: str, text: str, code: str | None
) -> None:
    line = json.dumps({"id": "a", "text": text, "language": said})
    if code:
        assert reject_of(tmp_path, "a.jsonl", line).code == code
    else:
        assert isinstance(document_of(tmp_path, "a.jsonl", line), Document)


def test_language_is_told_without_boilerplate() -> None:
    menu = "Startseite Nachrichten Wirtschaft Kultur Wetter Impressum Datenschutz Kontakt " * 9
    text = f"{menu}\n\n{PROSE}"
    blocks = (
        Block(kind="boilerplate", start=0, end=len(menu)),
        Block(kind="paragraph", start=len(menu) + 2, end=len(text)),
    )
    document = make_document("a.html", text, blocks=blocks)
    assert check_language(document, SETTINGS) is document
    assert sample_of(text, blocks) == PROSE


def test_language_sample_of_a_long_text_has_its_beginning_middle_and_end() -> None:
    text = "b" * 4_000 + "m" * 4_000 + "e" * 4_000
    sample = sample_of(text, [Block(kind="paragraph", start=0, end=len(text))])
    assert sample == "\n".join(letter * 1_000 for letter in "bme")
