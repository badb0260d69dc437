"""Each construct that the ablation leaves out is there to be left out, and a rule switched off is on again afterwards."""

import importlib
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from types import ModuleType

import pytest

from crossclaim.extract.claims import read_claims
from crossclaim.extract.documents import make_doc
from crossclaim.extract.engine import Extractor
from crossclaim.extract.records import make_claims
from crossclaim.extract.views import triples
from crossclaim_schemas import Document

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
SENTENCES = {
    "objects and complements": "The firm built a bridge.",
    "prepositional phrases of verbs": "The firm relies on exports.",
    "  of these, times and places": "She was born in Lyon.",
    "  of these, agents": "The port was bought by a fund.",
    "passives": "The appeal was rejected.",
    "auxiliaries and negation in predicates": "The firm has not paid the fine.",
    "copulas": "The museum is open.",
    "existentials": "There are three moons around the planet.",
    "content clauses, as claims": "The mayor said that the bridge was unsafe.",
    "clauses, as arguments": "The mayor said that the bridge was unsafe.",
    "open complements merged": "The company plans to build a factory.",
    "controlled complements": "The law enables foreigners to own land.",
    "relative clauses": "The nurse who saved the child was honoured.",
    "coordinated verb phrases": "The firm has opened offices and closed two plants.",
    "  their shared auxiliaries": "The bridge was designed in Italy and built in Spain.",
    "  their shared objects": "The workers designed and built the tower.",
    "participles behind nouns": "The plant, built in 1962, employs 400 people.",
    "participles beside clauses": "The storm moved north, destroying 200 houses.",
    "gerunds behind prepositions": "By selling its shares, the bank raised capital.",
    "infinitives of purpose": "Latvia sent teachers to support the schools.",
    "adverbial clauses, as claims": "The match was cancelled because the pitch was flooded.",
    "coordinated subjects split": "Ann and Bob won medals.",
    "coordinated objects split": "They mined gold and zinc.",
    "nested prepositional phrases": "Oslo is the capital of Norway.",
    "clauses cut off the nouns they limit": "The drug harms patients who smoke.",
    "appositions": "Ana Lind, the mayor of Oslo, resigned.",
    "titles, roles, gapped predicates": "Chief executive John Smith resigned.",
}


@pytest.fixture
def constructs(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(BENCHMARKS)
    return importlib.import_module("constructs")


def test_every_construct_has_a_sentence(constructs: ModuleType) -> None:
    assert list(SENTENCES) == [construct.name for construct in constructs.CONSTRUCTS]


@pytest.mark.parametrize("name", SENTENCES)
def test_construct_is_left_out(
    name: str, constructs: ModuleType, extractor: Extractor, make_paragraph: Callable[..., Document]
) -> None:
    document = make_paragraph(SENTENCES[name])
    doc = extractor.nlp(make_doc(document, extractor.nlp))

    def read(change: Callable[..., object], switch: Callable[..., object] | None) -> list[object]:
        with switch() if switch else nullcontext():  # type: ignore[attr-defined]
            doc._.claims = change(doc, read_claims(doc))
            claims = make_claims(doc, document)
        return [[claim.text, triples(claim, "nary"), triples(claim, "binary")] for claim in claims]

    def everything(doc: object, claims: object) -> object:
        return claims

    construct = next(construct for construct in constructs.CONSTRUCTS if construct.name == name)
    assert read(construct.without, construct.switch) != read(everything, None)


def test_rules_are_on_again_afterwards(constructs: ModuleType) -> None:
    repairs = importlib.import_module("crossclaim.extract.repairs")
    before = dict(repairs.RULES), repairs.repair_verbless
    with constructs.all_repairs_off():
        assert not any(repairs.RULES.values())
    assert (dict(repairs.RULES), repairs.repair_verbless) == before
