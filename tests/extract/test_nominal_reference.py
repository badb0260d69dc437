"""Definite nominals: the words of names, what the text calls a name, and what is passed over."""

import pytest
from spacy.language import Language

from crossclaim.extract.entities import find_entities
from crossclaim.extract.reference import find_references


def resolved(nlp: Language, text: str) -> list[tuple[str, str]]:
    """The references of a text that are resolved, each with its name."""
    doc = nlp(text)
    found = find_references(doc, find_entities(doc))
    return [(doc[item.start_token : item.end_token].text, item.name) for item in found if item.resolved]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The Abbey of Saint Gall burned in 1418. The abbey was rebuilt.", "The abbey", "Abbey of Saint Gall"),
        (
            "The Royal College of Surgeons opened in May. The college trains doctors.",
            "The college",
            "Royal College of Surgeons",
        ),
        ("The Palace Theatre closed in 2019. The theatre was old.", "The theatre", "Palace Theatre"),
    ],
)
def test_noun_is_the_head_of_a_name(nlp: Language, text: str, words: str, name: str) -> None:
    assert (words, name) in resolved(nlp, text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("This agreement binds Acme Ltd under the Basel Treaty. This agreement is public.", "This agreement"),
        ("The Orion 7 is a drone that Borealis built. That company closed.", "That company"),
        ("The Palace Theatre and the Garden Theatre closed. The theatre was old.", "The theatre"),
    ],
)
def test_name_of_another_kind_is_not_meant(nlp: Language, text: str, words: str) -> None:
    names = [name for said, name in resolved(nlp, text) if said == words]
    assert not set(names) & {"Basel Treaty", "Orion 7", "Palace Theatre", "Garden Theatre"}


def test_company_of_a_nation_is_the_only_name_of_its_kind(nlp: Language) -> None:
    text = "The Dockers' Union met Nordlys Shipping in May. The Danish company improved its offer."
    assert ("The Danish company", "Nordlys Shipping") in resolved(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "The German maker Borealis GmbH grew. The Danish company lost money.",
        "Oxfam closed its office. The British government blamed costs.",
        "Acme Ltd bought Borealis Holdings. The Dutch group paid in cash.",
    ],
)
def test_phrase_with_a_nation_is_not_guessed(nlp: Language, text: str) -> None:
    assert [words for words, _ in resolved(nlp, text) if words.startswith("The ")] == []
