"""Repairs: each rule on a parse that shows its error."""

from collections.abc import Sequence

import pytest
import spacy
from spacy.tokens import Doc

from crossclaim.extract.parse import Parse, read_parse
from crossclaim.extract.repairs import repair

BLANK = spacy.blank("en")
Word = tuple[str, str, str, str, int]  # word, lemma, tag, dependency, head


def parse_of(words: Sequence[Word]) -> Parse:
    pos = {"NNP": "PROPN", "NN": "NOUN", "NNS": "NOUN", "VBZ": "VERB", "VBD": "VERB", "VBN": "VERB", "IN": "ADP", "CC": "CCONJ",
           ",": "PUNCT", "DT": "DET", "TO": "PART", "VB": "VERB", "PRP": "PRON", "WP": "PRON"}  # fmt: skip
    doc = Doc(
        BLANK.vocab, words=[word[0] for word in words], lemmas=[word[1] for word in words], tags=[word[2] for word in words],
        pos=[pos[word[2]] for word in words], deps=[word[3] for word in words], heads=[word[4] for word in words],
    )  # fmt: skip
    return read_parse(doc)


def test_noun_as_verb() -> None:
    parse = parse_of(
        [
            ("Peru", "Peru", "NNP", "nsubj", 1),
            ("shares", "share", "NNS", "compound", 2),
            ("borders", "border", "NNS", "ROOT", 2),
        ]
    )
    repair(parse, frozenset())
    assert (parse.pos[1], parse.deps, parse.heads) == ("VERB", ["nsubj", "ROOT", "dobj"], [1, 1, 1])


def test_purpose_of_verb() -> None:
    words = [("They", "they", "PRP", "nsubj", 1), ("sent", "send", "VBD", "ROOT", 1), ("troops", "troop", "NNS", "dobj", 1),
             ("to", "to", "TO", "aux", 4), ("help", "help", "VB", "acl", 2)]  # fmt: skip
    parse = parse_of(words)
    repair(parse, frozenset())
    assert (parse.deps[4], parse.heads[4]) == ("advcl", 1)


@pytest.mark.parametrize(("timed", "head"), [(frozenset({4}), 1), (frozenset(), 2)])
def test_time_of_verb(timed: frozenset[int], head: int) -> None:
    words = [("Peru", "Peru", "NNP", "nsubj", 1), ("hosted", "host", "VBD", "ROOT", 1), ("games", "game", "NNS", "dobj", 1),
             ("in", "in", "IN", "prep", 2), ("1990", "1990", "NN", "pobj", 3)]  # fmt: skip
    parse = parse_of(words)
    repair(parse, timed)
    assert parse.heads[3] == head


def test_noun_with_verb() -> None:
    words = [("Peru", "Peru", "NNP", "nsubj", 1), ("sells", "sell", "VBZ", "ROOT", 1), ("gold", "gold", "NN", "dobj", 1),
             ("and", "and", "CC", "cc", 1), ("zinc", "zinc", "NN", "conj", 1)]  # fmt: skip
    parse = parse_of(words)
    repair(parse, frozenset())
    assert (parse.heads[3], parse.heads[4]) == (2, 2)


def test_finite_modifier() -> None:
    words = [
        ("workers", "worker", "NNS", "ROOT", 0),
        ("built", "build", "VBD", "acl", 0),
        ("it", "it", "PRP", "dobj", 1),
    ]
    parse = parse_of(words)
    repair(parse, frozenset())
    assert (parse.deps[0], parse.heads[0], parse.heads[1]) == ("nsubj", 1, 1)


def test_object_of_preposition() -> None:
    words = [("Water", "water", "NN", "nsubj", 1), ("boils", "boil", "VBZ", "ROOT", 1), ("at", "at", "IN", "prep", 1),
             ("noon", "noon", "NN", "dobj", 1)]  # fmt: skip
    parse = parse_of(words)
    repair(parse, frozenset())
    assert (parse.deps[3], parse.heads[3]) == ("pobj", 2)


def test_cleft() -> None:
    words = [("It", "it", "PRP", "nsubj", 1), ("was", "be", "VBD", "ROOT", 1), ("Ana", "Ana", "NNP", "attr", 1),
             ("who", "who", "WP", "nsubj", 4), ("won", "win", "VBD", "ccomp", 1)]  # fmt: skip
    parse = parse_of(words)
    repair(parse, frozenset())
    assert (parse.deps[4], parse.heads[4]) == ("relcl", 2)


def test_repair_stays_in_its_sentence() -> None:
    words = [("Peru", "Peru", "NNP", "nsubj", 1), ("shares", "share", "NNS", "compound", 2), ("borders", "border", "NNS", "ROOT", 2),
             ("workers", "worker", "NNS", "ROOT", 3), ("built", "build", "VBD", "acl", 3)]  # fmt: skip
    parse = parse_of(words)
    repair(parse, frozenset())
    assert parse.heads == [1, 1, 1, 4, 4]
    assert parse.kids == [[], [0, 2], [], [], [3]]


def test_repair_changes_no_doc() -> None:
    parse = parse_of([("workers", "worker", "NNS", "ROOT", 0), ("built", "build", "VBD", "acl", 0)])
    repair(parse, frozenset())
    assert [token.dep_ for token in parse.doc] == ["ROOT", "acl"]


def test_name_before_noun() -> None:
    words = [("Peru", "Peru", "NNP", "amod", 1), ("adheres", "adhere", "NNS", "ROOT", 1), ("to", "to", "IN", "prep", 1),
             ("it", "it", "PRP", "pobj", 2)]  # fmt: skip
    parse = parse_of(words)
    repair(parse, frozenset())
    assert (parse.pos[1], parse.deps[0]) == ("VERB", "nsubj")
