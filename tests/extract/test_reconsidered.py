"""A second look at pronouns: what is nearer wins over the subject, and what may be either stays open."""

import pytest
from spacy.language import Language

from crossclaim.extract.entities import find_entities
from crossclaim.extract.model import Referent
from crossclaim.extract.reference import find_references


def last_of(nlp: Language, text: str, words: str) -> Referent:
    """The last reference of a text that has these words."""
    doc = nlp(text)
    found = find_references(doc, find_entities(doc))
    return [item for item in found if doc[item.start_token : item.end_token].text == words][-1]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The minister praised Norway for its help.", "its", "Norway"),
        ("Amnesty criticised Lufthansa for its silence.", "its", "Lufthansa"),
        ("The army praised its soldiers for their courage.", "their", "soldiers"),
        ("Maria Okafor bought a house; it burned down in May.", "it", "house"),
        ("Shares in Acme fell. Traders at Nomura sold bonds; they expect a loss.", "they", "traders at Nomura"),
        ("Acme should call its six nurses, and Peter can ask them.", "them", "six nurses"),
        ("The firm named Ada Ross chief engineer. She was born in Oslo.", "She", "Ada Ross"),
        ("The hotel closed when a storm tore off its roof.", "its", "hotel"),
    ],
)
def test_nearer_antecedent_wins(nlp: Language, text: str, words: str, name: str) -> None:
    found = last_of(nlp, text, words)
    assert (found.resolved, found.name) == (True, name)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The court fined Acme after it missed a deadline, and Siemens sued Acme after it lost money.", "it"),
        ("Hans Weber joined Acme in 1990. Weber asked the staff to check it.", "it"),
        ("Lima is a port. The bank owns a tower, but it stands empty.", "it"),
        ("They measured the Moon's surface. It is cold.", "It"),
        ("The agency launched Hera, a probe that studies asteroids. It was built in Bremen.", "It"),
        ("Norway accepted the treaty but asked that its second paragraph be removed.", "its"),
        ("Ericsson bought Vonage for its software.", "its"),
        ("A flood damaged its cellar.", "its"),
    ],
)
def test_what_may_be_either_stays_open(nlp: Language, text: str, words: str) -> None:
    assert not last_of(nlp, text, words).resolved


def test_person_of_a_relative_clause_keeps_the_gender_of_the_name(nlp: Language) -> None:
    text = "Clara Wendt sang in Oslo. She met Paul Adler, a poet who loved her songs."
    assert last_of(nlp, text, "her").name != "poet"
