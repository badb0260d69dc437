"""Names of short texts of ten kinds, labelled by hand, and single facts about names."""

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from crossclaim.extract.documents import make_doc
from crossclaim.extract.entities import find_entities
from crossclaim.ingest.layout import find_blocks
from crossclaim_schemas import Document, make_id

CASES = tomllib.loads((Path(__file__).parent / "entity_cases.toml").read_text(encoding="utf-8"))["case"]


def names_in(nlp: Language, text: str) -> list[tuple[str, str, str]]:
    """Words, label and fullest name of each mention of a text."""
    doc = nlp(text)
    return [(doc[m.start_token : m.end_token].text, m.label, m.name) for m in find_entities(doc)]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_names_are_found_with_label_and_fullest_form(nlp: Language, case: dict[str, list[list[str]]]) -> None:
    found = names_in(nlp, str(case["text"]))
    wanted = [(words, label, (*fullest, words)[0]) for words, label, *fullest in case["names"]]
    assert [name for name in wanted if name not in found] == []


def test_few_names_are_invented(nlp: Language) -> None:
    found, wanted = 0, 0
    for case in CASES:
        names = [name[0] for name in case["names"]]
        extra = [words for words, _, _ in names_in(nlp, case["text"]) if words not in names]
        found += len(extra)
        wanted += len(names)
    assert found <= 0.1 * wanted


def read(nlp: Language, text: str) -> Doc:
    """The document with its layout, as a run reads it."""
    document = Document(
        id=make_id("d", text), uri="a.txt", media_type="text/plain", sha256="0" * 64, language="en", text=text, blocks=find_blocks(text)
    )  # fmt: skip
    return nlp(make_doc(document, nlp))


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("Global Challenges\n\nNorway faces storms and floods.", "Global"),
        ("Regional Stability And Growth\n\nThe region is calm.", "Stability"),
    ],
)
def test_headings_make_no_names(nlp: Language, text: str, absent: str) -> None:
    doc = read(nlp, text)
    assert not any(absent in doc[m.start_token : m.end_token].text for m in find_entities(doc))


def test_no_name_crosses_a_block(nlp: Language) -> None:
    doc = read(nlp, "Visit of Emmanuel Macron\n\nBerlin welcomed the guest.")
    blocks = [range(start, end) for start, end, _ in doc.user_data["blocks"]]
    for mention in find_entities(doc):
        assert any(mention.start_token in block and mention.end_token - 1 in block for block in blocks)


def test_short_form_of_two_names_stays_itself(nlp: Language) -> None:
    found = names_in(nlp, "Ingrid Halvorsen met Erik Halvorsen in Oslo. Then Halvorsen left.")
    assert ("Halvorsen", "PERSON", "Halvorsen") in found


def test_acronym_without_definition_stays_itself(nlp: Language) -> None:
    assert ("CICA", "ORG", "CICA") in names_in(nlp, "Kazakhstan founded CICA in 1992.")


def test_demonym_is_not_its_country(nlp: Language) -> None:
    found = names_in(nlp, "Norway voted. Norwegian farmers protested.")
    assert ("Norwegian", "NORP", "Norwegian") in found


def test_mentions_do_not_overlap(nlp: Language) -> None:
    text = " ".join(str(case["text"]) for case in CASES)
    mentions = find_entities(nlp(text))
    assert all(left.end_token <= right.start_token for left, right in pairwise(mentions))


def test_one_name_has_one_label(nlp: Language) -> None:
    labels: dict[str, set[str]] = {}
    for mention in find_entities(nlp(" ".join(str(case["text"]) for case in CASES))):
        labels.setdefault(mention.name, set()).add(mention.label)
    assert {name: found for name, found in labels.items() if len(found) > 1} == {}


def test_legal_form_at_the_end_of_a_document_stays_inside_it(nlp: Language) -> None:
    doc = nlp("Fort Worth sold the mill to Shaw Industries Inc .")
    assert all(referent.end_token <= len(doc) for referent in doc._.mentions)


@pytest.mark.parametrize(
    "text",
    [
        "Headache and nausea were common. Headache lasted two days.",
        "Arthritis affects millions. Bronchitis is common in winter.",
        "Neuralgia is rare.",
    ],
)
def test_common_noun_that_begins_a_sentence_is_no_name(nlp: Language, text: str) -> None:
    assert names_in(nlp, text) == []


def test_capital_is_no_short_form_of_an_institute(nlp: Language) -> None:
    text = "The Merrin Training Centre opened in 2001. Tavoria moved the court to its capital, Merrin."
    assert [mention.name for mention in find_entities(nlp(text))][-1] == "Merrin"
