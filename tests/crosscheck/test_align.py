"""Links between the terms of two claims: by meaning first, one to one, and the same from either side."""

import pytest

from crossclaim.crosscheck.align import (
    CONVERSE,
    METONYM,
    NAMED_BY_NOUN,
    SHARED_NAME,
    TELLING,
    Alignment,
    align,
    closeness_of,
)
from crossclaim.crosscheck.frames import Term

from .making import Reader, make_frame, make_quantity
from .making import make_term as term


def entity(key: str, *words: str, label: str = "ORG", related: frozenset[str] = frozenset()) -> Term:
    return term(key, "entity", label=label, words=words, related=related)


def number(value: float, unit: str = "", of: str = "") -> Term:
    return term(str(value), "quantity", quantity=make_quantity(value, unit, of=of))


def verb(lemma: str, *forms: str, converses: frozenset[str] = frozenset()) -> Term:
    return term(lemma, slot="predicate", pos="v", forms=(lemma, *forms), converses=converses)


def links(alignment: Alignment) -> set[tuple[str, str, str]]:
    return {(x.a.text, x.b.text, x.level) for x in alignment.links}


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (term("dam"), term("dam"), (1.0, "same")),
        (term("physician"), term("doctor"), (0.95, "synonym")),
        (term("dam"), term("violin"), (0.0, "different")),
        (term("rise", pos="v"), term("fall", pos="v"), (0.0, "antonym")),
        (entity("e1"), entity("e1"), (1.0, "same")),
        (entity("e1", "paris", related=frozenset({"e2"})), entity("e2", "france"), (METONYM, "metonym")),
        (entity("e1", "keller"), entity("e2", "anna", "keller"), (SHARED_NAME, "shared_name")),
        (entity("e1", "keller"), entity("e2", "anna", "keller", label="PERSON"), (0.0, "different")),
        (entity("e1", "keller", "bank"), entity("e2", "keller", "trust"), (0.0, "different")),
        (entity("e1", "aelst", "gallery"), term("gallery"), (NAMED_BY_NOUN, "named")),
        (entity("e1", "aelst", "gallery"), term("museum"), (0.0, "different")),
        (number(14, of="ship"), number(14, of="ship"), (1.0, "same")),
        (number(14, of="ship"), number(14, of="violin"), (0.0, "incomparable")),
        (number(14, of="ship"), number(15, of="ship"), (0.0, "different")),
        (number(27_500, of="spectator"), number(27_480, of="spectator"), (0.95, "compatible")),
        (number(27_500, of="spectator"), number(27_500, of="capacity"), (TELLING, "same")),
        (number(1450, "kg"), number(1.45, "t"), (1.0, "same")),
        (number(14), term("dam"), (0.0, "different")),
        (
            verb("sell", "sell to", converses=frozenset({"buy"})),
            verb("buy", converses=frozenset({"sell"})),
            (CONVERSE, "converse"),
        ),
        (verb("sink"), verb("sink", "sink in"), (1.0, "same")),
        (verb("build"), verb("construct"), (0.95, "synonym")),
    ],
)
def test_closeness_of_two_terms(a: Term, b: Term, expected: tuple[float, str]) -> None:
    assert closeness_of(a, b) == expected
    assert closeness_of(b, a) == expected


def test_closer_meaning_goes_before_the_same_slot() -> None:
    a = make_frame([term("physician", slot="subject")])
    b = make_frame([term("doctor", slot="subject"), term("physician", slot="object")])
    assert links(align(a, b)) == {("physician", "physician", "same")}


def test_same_slot_decides_where_meaning_leaves_a_choice() -> None:
    a = make_frame([term("train", slot="object")])
    b = make_frame([term("train", slot="subject"), term("train", slot="object")])
    (link,) = align(a, b).links
    assert link.b is b.terms[1]


def test_same_preposition_decides_between_terms_of_one_slot() -> None:
    a = make_frame([term("valley", slot="oblique", marker="from")])
    b = make_frame([term("valley", slot="oblique", marker="to"), term("valley", slot="oblique", marker="from")])
    (link,) = align(a, b).links
    assert link.b is b.terms[1]


def test_each_term_is_linked_once() -> None:
    a, b = make_frame([term("dam")]), make_frame([term("dam"), term("dam")])
    alignment = align(a, b)
    assert len(alignment.links) == 1
    assert (len(alignment.rest_a), len(alignment.rest_b)) == (0, 1)
    assert (alignment.cover_a, alignment.cover_b) == (1.0, 0.5)


def test_given_term_without_a_counterpart_takes_nothing_off_the_cover() -> None:
    a = make_frame([term("dam"), entity("e1")])
    a.terms[1].given = True
    assert align(a, make_frame([term("dam")])).cover_a == 1.0


def test_frames_without_terms_have_no_links_and_no_cover() -> None:
    alignment = align(make_frame(), make_frame())
    assert (alignment.links, alignment.cover_a, alignment.cover_b) == ([], 0.0, 0.0)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (
            "A storm destroyed the lighthouse.",
            "The lighthouse was destroyed by a storm.",
            {("destroy", "destroy", "same"), ("storm", "storm", "same"), ("lighthouse", "lighthouse", "same")},
        ),
        (
            "The physician bought a lorry.",
            "The doctor purchased a truck.",
            {("physician", "doctor", "synonym"), ("buy", "purchase", "synonym"), ("lorry", "truck", "synonym")},
        ),
        ("The storm passed.", "The violin broke.", set()),
    ],
)
def test_links_of_two_sentences(reader: Reader, a: str, b: str, expected: set[tuple[str, str, str]]) -> None:
    alignment = align(*reader.pair(a, b))
    assert {(x.a.key, x.b.key, x.level) for x in alignment.links} == expected


def test_links_are_the_same_from_either_side(reader: Reader) -> None:
    frames = reader.frames(
        "The old train hit the new train near the old bridge.", "A new train was hit by an old train at the bridge.",
        "The bridge was hit by two trains and a lorry.", "Two lorries and a train collided on the old bridge in Brandau.",
    )  # fmt: skip
    for a in frames:
        for b in frames:
            straight, turned = align(a, b), align(b, a)
            assert {(x.a, x.b, x.level) for x in straight.links} == {(x.b, x.a, x.level) for x in turned.links}
            assert straight.linked_a == pytest.approx(turned.linked_b)
            assert straight.weight_a == pytest.approx(turned.weight_b)
