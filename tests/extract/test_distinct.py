"""Vectors of tokens are the same to the last bit, however many tokens are alike."""

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from crossclaim.config import load_config
from crossclaim.extract import distinct
from crossclaim.extract.distinct import share_rows

PIPES = ("tok2vec", "ner")
TEXTS = [
    "Oslo",
    "",
    "The bank of the river, the bank of the city, and the other bank.",
    "No one is alike ; \n\n x y z .",
]


@pytest.fixture(scope="module")
def bare() -> Language:
    return spacy.load(load_config().model.name)


@pytest.fixture(scope="module")
def shared() -> Language:
    nlp = spacy.load(load_config().model.name)
    for name in PIPES:
        share_rows(nlp.get_pipe(name).model)  # type: ignore[attr-defined]
    return nlp


def vectors(nlp: Language, name: str, docs: list[Doc]) -> list[list[float]]:
    network = nlp.get_pipe(name).model.get_ref("tok2vec") if name == "ner" else nlp.get_pipe(name).model  # type: ignore[attr-defined]
    found: list[list[float]] = np.concatenate(network.predict(docs)).tolist()
    return found


@pytest.mark.parametrize("name", PIPES)
def test_vectors_are_those_of_the_model(bare: Language, shared: Language, name: str) -> None:
    expected = vectors(bare, name, [bare.make_doc(text) for text in TEXTS])
    assert vectors(shared, name, [shared.make_doc(text) for text in TEXTS]) == expected
    # The same in any company: claims of a document do not depend on its batch.
    assert vectors(shared, name, [shared.make_doc(text) for text in TEXTS * 5]) == expected * 5


@pytest.mark.parametrize("name", PIPES)
def test_network_reads_each_token_once(shared: Language, name: str) -> None:
    names = [node.name for node in shared.get_pipe(name).model.walk()]  # type: ignore[attr-defined]
    assert "distinct_rows" in names


def test_tokens_with_one_key_are_told_apart(bare: Language, shared: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(distinct, "MIX", np.zeros(4, dtype="uint64"))
    docs = [bare.make_doc(text) for text in TEXTS]
    assert vectors(shared, "tok2vec", docs) == vectors(bare, "tok2vec", docs)
