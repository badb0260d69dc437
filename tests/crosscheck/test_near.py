"""Terms that may be near each other: nothing that the comparison would relate is ever left out."""

import json
from itertools import product
from pathlib import Path

import pytest

from crossclaim.crosscheck.align import MIN_CLOSENESS, closeness_of, may_relate
from crossclaim.crosscheck.frames import Frame, Term
from crossclaim.crosscheck.judge import compare
from crossclaim.crosscheck.lexicon import POS, Pos
from crossclaim.crosscheck.near import give_meanings
from crossclaim.crosscheck.words import WordLevel, word_level

from .making import Reader, make_frame, make_quantity
from .making import make_term as term

PAIRS = Path(__file__).parents[2] / "benchmarks" / "document_pairs" / "dev.jsonl"
WORDS = (
    "buy sell purchase acquisition rise fall increase decline huge small tiny open close closed shut founder found foundation supporter "
    "opponent support oppose peaceful peace war favour criticise headquarters head dog cat animal vehicle car lorry truck first second "
    "approve reject approval national nation employer employee destroy rebuild win lose victory defeat doctor physician hospital"
).split()
RELATED = frozenset(WordLevel) - {WordLevel.SISTER, WordLevel.DIFFERENT}


def test_every_two_words_that_are_related_may_relate() -> None:
    positions: tuple[Pos, ...] = POS
    terms = [term(word, pos=pos) for word in WORDS for pos in positions]
    give_meanings([make_frame(terms)])
    pairs = [(a, b) for a, b in product(terms, terms) if word_level(a.key, a.pos, b.key, b.pos) in RELATED]
    assert len(pairs) > 500
    assert not [(a.key, b.key) for a, b in pairs if not may_relate(a, b)]


def test_words_that_have_nothing_to_do_with_each_other_need_no_comparison() -> None:
    violin, hospital = term("violin"), term("hospital")
    give_meanings([make_frame([violin, hospital])])
    assert not may_relate(violin, hospital)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (term("e1", "entity", words=("bank",)), term("e1", "entity", words=("world", "bank"))),
        (term("e1", "entity", words=("paris",), related=frozenset({"e2"})), term("e2", "entity", words=("france",))),
        (term("e1", "entity", text="Tavoria", words=("tavoria",)), term("e2", "entity", text="Tavorian", words=("tavorian",))),
        (term("e1", "entity", words=("aelst", "gallery")), term("gallery")),
        (term("e1", "entity", words=("jeans",)), term("jean")),
        (term("e1", "entity", text="&", words=()), term("e2", "entity", words=("jones",))),
        (term("e1", "entity", label="ORG", words=("borealis",), given=True), term("company", head=True)),
        (term("14", "quantity", quantity=make_quantity(14, of="ship")), term("14", "quantity", quantity=make_quantity(14, of="vessel"))),
        (term("1 km", "quantity", quantity=make_quantity(1, "km")), term("1000 m", "quantity", quantity=make_quantity(1000, "m"))),
        (term("sell", forms=("sell", "sell to"), converses=frozenset({"buy"})), term("buy", forms=("buy", "buy from"))),
    ],
    ids=lambda t: t.key,
)  # fmt: skip
def test_terms_of_other_kinds_may_relate(a: Term, b: Term) -> None:
    give_meanings([make_frame([a, b])])
    assert closeness_of(a, b)[0] >= MIN_CLOSENESS
    assert may_relate(a, b) and may_relate(b, a)


@pytest.mark.slow
def test_comparisons_are_the_same_without_it(reader: Reader) -> None:
    lines = PAIRS.read_text(encoding="utf-8").splitlines()[:2]
    for pair in map(json.loads, lines):
        frames = reader.frames(pair["doc_a"], pair["doc_b"])
        sides = [[frame for frame in frames if frame.document == document] for document in (0, 1)]
        forget(frames)
        expected = [compare(a, b) for a, b in product(*sides)]
        give_meanings(frames)
        found = [compare(a, b) for a, b in product(*sides)]
        assert found == expected


def forget(frames: list[Frame]) -> None:
    for frame in frames:
        for one in frame.terms:
            one.meaning = None
