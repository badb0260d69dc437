"""Texts on different subjects have nothing to say to each other, however alike their sentences are built."""

import functools

import pytest

from crossclaim.extract.engine import Extractor
from crossclaim_schemas import Relation

from .planting import checker_of, describe, parameters, unrelated_texts


@functools.cache
def relations_between_all(extractor: Extractor) -> dict[frozenset[str], list[Relation]]:
    """The reported relations of one run over all texts, by the two names."""
    texts = {f"{name}.txt": text for name, text in unrelated_texts().items()}
    documents, _, relations = checker_of(extractor).check(texts)
    names = {document.id: document.uri.removesuffix(".txt") for document in documents}
    by_pair: dict[frozenset[str], list[Relation]] = {}
    for relation in relations:
        if relation.status == "reported":
            by_pair.setdefault(frozenset((names[relation.doc_a], names[relation.doc_b])), []).append(relation)
    return by_pair


@pytest.mark.parametrize("names", parameters("unrelated"))
def test_unrelated_texts_give_no_finding(extractor: Extractor, names: tuple[str, str]) -> None:
    found = relations_between_all(extractor).get(frozenset(names), [])
    assert not found, describe(found)
