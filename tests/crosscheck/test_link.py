"""Mentions of several documents to entities: what is joined and why, and what stays apart."""

from itertools import permutations

import pytest

from crossclaim.crosscheck.link import Linked, link
from crossclaim.reviews.standing import NameDecisions
from crossclaim_schemas import Claim, Entity, Mention
from crossclaim_schemas.claim import MentionKind

from .making import Reader, make_claim, make_mention


def claim_with(*mentions: Mention, doc: str = "a") -> Claim:
    return make_claim(doc, start=mentions[0].start, mentions=mentions)


def names(*spellings: tuple[str, str] | tuple[str, str, str]) -> list[Claim]:
    """One claim a spelling, each in a document of its own: (name, label) or (name, label, text of the acronym)."""
    claims = []
    for i, (name, label, *text) in enumerate(spellings):
        kind: MentionKind = "acronym" if text else "name"
        mention = make_mention(name, doc=f"d{i}", label=label, kind=kind, text=text[0] if text else "")
        claims.append(claim_with(mention, doc=f"d{i}"))
    return claims


def entity_named(linked: Linked, name: str) -> Entity:
    return next(e for e in linked.entities if e.name == name)


@pytest.mark.parametrize(
    ("spellings", "canonical", "why"),
    [
        (
            [("World Health Organization", "ORG", "WHO"), ("WHO", "ORG")],
            "World Health Organization",
            "acronym defined in a document",
        ),
        ([("World Health Organization", "ORG"), ("WHO", "ORG")], "World Health Organization", "acronym of the name"),
        (
            [("Low Enriched Uranium Bank", "ORG"), ("LEU Bank", "ORG")],
            "Low Enriched Uranium Bank",
            "words put as initials",
        ),
        ([("Anna Keller", "PERSON"), ("Keller", "PERSON")], "Anna Keller", "part of the personal name"),
        ([("Halvorsen Wind Power", "ORG"), ("Halvorsen", "ORG")], "Halvorsen Wind Power", "short form of the name"),
        ([("United Kingdom", "GPE"), ("UK", "GPE")], "United Kingdom", "alternative name of the place"),
    ],
)
def test_merge_carries_its_reason(spellings: list[tuple[str, str]], canonical: str, why: str) -> None:
    linked = link(names(*spellings))
    (entity,) = linked.entities
    assert entity.name == canonical
    assert [merge.why for merge in entity.merges] == [why]
    assert len(entity.mentions) == 2
    assert len(set(linked.entity_of.values())) == 1


@pytest.mark.parametrize(
    "spellings",
    [
        [("World Health Organization", "ORG"), ("World Heritage Office", "ORG"), ("WHO", "ORG")],
        [("Anna Keller", "PERSON"), ("Peter Keller", "PERSON"), ("Keller", "PERSON")],
        [("Halvorsen Wind", "ORG"), ("Halvorsen Bank", "ORG"), ("Halvorsen", "ORG")],
        [("Norland", "GPE"), ("Norland Bank", "ORG")],  # a country is no short form of its bank
        [("Keller", "PERSON"), ("Keller Group", "ORG")],
        [("York", "GPE"), ("York City Council", "ORG")],
        [("Anna Keller", "PERSON"), ("Anna Weil", "PERSON")],
        [("UN", "ORG"), ("UN Charter", "LAW")],
    ],
)
def test_names_that_could_be_two_things_stay_alone(spellings: list[tuple[str, str]]) -> None:
    linked = link(names(*spellings))
    assert len(linked.entities) == len(spellings)
    assert not any(entity.merges for entity in linked.entities)


def test_acronym_of_two_definitions_joins_neither() -> None:
    linked = link(
        names(("World Health Organization", "ORG", "WHO"), ("World Heritage Office", "ORG", "WHO"), ("WHO", "ORG"))
    )
    assert {e.name: len(e.mentions) for e in linked.entities} == {
        "WHO": 1,
        "World Health Organization": 1,
        "World Heritage Office": 1,
    }


def test_every_entity_is_mentioned() -> None:
    linked = link(names(("World Health Organization", "ORG", "WHO"), ("World Heritage Office", "ORG", "WHO")))
    assert all(entity.mentions for entity in linked.entities)


def test_acronym_of_a_longer_line_of_names_joins_the_longest() -> None:
    linked = link(names(("Halvorsen Wind Power", "ORG"), ("Halvorsen Wind", "ORG"), ("Halvorsen", "ORG")))
    (entity,) = linked.entities
    assert entity.name == "Halvorsen Wind Power"
    assert {merge.from_ for merge in entity.merges} == {"Halvorsen Wind", "Halvorsen"}


def test_capital_is_related_to_its_country_and_not_merged() -> None:
    linked = link(names(("France", "GPE"), ("Paris", "GPE"), ("Lyon", "GPE")))
    paris, france = entity_named(linked, "Paris"), entity_named(linked, "France")
    assert [(r.id, r.kind) for r in paris.related] == [(france.id, "metonym")]
    assert not france.related and not entity_named(linked, "Lyon").related
    assert linked.related == {paris.id: frozenset({france.id})}


def test_person_named_like_a_capital_is_not_related() -> None:
    linked = link(names(("France", "GPE"), ("Paris", "PERSON")))
    assert not any(entity.related for entity in linked.entities)


def test_mentions_of_one_claim_repeated_count_once() -> None:
    mention = make_mention("Borealis")
    linked = link([claim_with(mention), claim_with(mention)])
    (entity,) = linked.entities
    assert [m.id for m in entity.mentions] == [mention.id]


def test_pronoun_goes_to_the_entity_of_its_name() -> None:
    name = make_mention("Anna Keller", label="PERSON")
    pronoun = make_mention("Anna Keller", label="PERSON", kind="pronoun", text="she", start=20)
    linked = link([claim_with(name), claim_with(pronoun)])
    assert linked.entity_of[name.id] == linked.entity_of[pronoun.id]
    assert linked.named == {name.id, pronoun.id}
    assert linked.entities[0].aliases == ()  # a pronoun is no alias


def test_description_is_no_longer_form_of_a_name_that_stands_in_it() -> None:
    described = make_mention("commitment to the Halvorsen Wind", text="This commitment", kind="nominal", label="")
    linked = link([*names(("Halvorsen Wind", "ORG"), ("Halvorsen", "ORG")), claim_with(described)])
    assert {entity.name for entity in linked.entities} == {"Halvorsen Wind", "commitment to the Halvorsen Wind"}


def test_nominal_that_nothing_names_is_not_named() -> None:
    nominal = make_mention("the committee", kind="nominal")
    assert link([claim_with(nominal)]).named == frozenset()


def test_name_without_a_word_is_left_out() -> None:
    assert link([claim_with(make_mention("—"))]).entities == []


def test_no_claims_give_no_entities() -> None:
    assert link([]) == Linked([], {}, frozenset(), {}, {})


def test_result_does_not_depend_on_the_order_of_claims() -> None:
    claims = names(
        ("World Health Organization", "ORG", "WHO"), ("WHO", "ORG"), ("the World Health Organisation", "ORG"),
        ("Anna Keller", "PERSON"), ("A. Keller", "PERSON"), ("Keller", "PERSON"),
    )  # fmt: skip
    expected = link(claims)
    assert len(expected.entities) == 2
    for order in permutations(claims):
        assert link(order) == expected


def test_ids_stay_when_other_names_are_added() -> None:
    claims = names(("Anna Keller", "PERSON"), ("Keller", "PERSON"))
    more = [*claims, claim_with(make_mention("Borealis", doc="x"), doc="x")]
    before, after = link(claims), link(more)
    assert {e.id for e in before.entities} < {e.id for e in after.entities}
    assert len({e.id for e in after.entities}) == len(after.entities)


def test_capital_is_told_by_a_claim(reader: Reader) -> None:
    claims = [c for t, u in CAPITALS for c in reader.claims(t, u)]
    by_name = {entity.name: entity for entity in link(claims).entities}
    assert [related.id for related in by_name["Merrin"].related] == [by_name["Tavoria"].id]


CAPITALS = (("Merrin is the capital of Tavoria.", "a.txt"), ("Tavoria exports tin.", "b.txt"))


@pytest.mark.parametrize(
    ("spellings", "decided", "groups"),
    [
        # what the rules join, a reviewer keeps apart
        ([("Halvorsen Wind Power", "ORG"), ("Halvorsen", "ORG")], NameDecisions(different=(("Halvorsen", "Halvorsen Wind Power"),)), 2),
        # what the rules keep apart, a reviewer joins, whatever the labels
        ([("Norlind", "ORG"), ("Calderra Holding", "PERSON")], NameDecisions(same=(("Calderra Holding", "Norlind"),)), 1),
        # a form of the wrong one goes to the only other candidate
        ([("Anna Keller", "PERSON"), ("Otto Keller", "PERSON"), ("Keller", "PERSON")], NameDecisions(different=(("Anna Keller", "Keller"),)), 2),
        # not the same goes before the same, also by way of a third name
        ([("Norlind", "ORG"), ("Calder", "ORG"), ("Tavo", "ORG")],
         NameDecisions(same=(("Calder", "Norlind"), ("Calder", "Tavo")), different=(("Norlind", "Tavo"),)), 2),
        # two spellings of one name cannot be told apart, and names of other runs matter not
        ([("Norlind", "ORG"), ("Norlind Ltd", "ORG")], NameDecisions(different=(("Norlind", "Norlind Ltd"), ("X", "Y"))), 1),
    ],
)  # fmt: skip
def test_names_are_linked_as_a_reviewer_decided(
    spellings: list[tuple[str, str]], decided: NameDecisions, groups: int
) -> None:
    assert len(link(names(*spellings), decided).entities) == groups


def test_merge_by_a_reviewer_says_so() -> None:
    (entity,) = link(
        names(("Norlind", "ORG"), ("Calderra Holding", "ORG")), NameDecisions(same=(("Norlind", "Calderra Holding"),))
    ).entities
    assert entity.name == "Calderra Holding"
    assert [(merge.from_, merge.why) for merge in entity.merges] == [("Norlind", "a reviewer said so")]
