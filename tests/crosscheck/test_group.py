"""Agreeing claims as facts: joined where they agree, set against each other where they conflict."""

from itertools import combinations, permutations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from crossclaim.crosscheck.copies import Copies
from crossclaim.crosscheck.group import group
from crossclaim_schemas import Difference, Relation
from crossclaim_schemas.relation import RelationLabel

from .making import make_claim, make_relation

CLAIMS = [make_claim(f"d{i}", text=f"Claim {i}.") for i in range(6)]


def relate(label: RelationLabel, one: int, other: int, score: float = 0.9, **more: Any) -> Relation:
    return make_relation(label, CLAIMS[one], CLAIMS[other], score=score, **more)


def supports(one: int, other: int, score: float = 0.9) -> Relation:
    """The first claim says what the second says, and more."""
    return relate("agreement", one, other, score, direction="a_supports_b")


def sides(relations: list[Relation]) -> list[list[set[int]]]:
    """Facts as sides as the numbers of their claims."""
    number = {claim.id: i for i, claim in enumerate(CLAIMS)}
    facts = [[{number[c] for c in side.claims} for side in fact.sides] for fact in group(CLAIMS, relations, Copies())]
    return sorted((sorted(fact, key=min) for fact in facts), key=lambda fact: [sorted(side) for side in fact])


def test_agreement_joins_claims_into_one_side() -> None:
    assert sides([relate("agreement", 0, 1), relate("agreement", 1, 2)]) == [[{0, 1, 2}]]


def test_conflict_divides_a_fact_into_sides() -> None:
    assert sides([relate("agreement", 0, 1), relate("conflict", 1, 2), relate("agreement", 2, 3)]) == [[{0, 1}, {2, 3}]]


def test_claims_without_a_relation_between_them_are_two_facts() -> None:
    assert sides([relate("agreement", 0, 1), relate("agreement", 2, 3)]) == [[{0, 1}], [{2, 3}]]


def test_agreement_never_joins_two_claims_that_conflict() -> None:
    found = sides([relate("agreement", 0, 1), relate("agreement", 1, 2, 0.6), relate("conflict", 0, 2)])
    assert found == [[{0, 1}, {2}]]


def test_surer_agreement_goes_first() -> None:
    found = sides([relate("agreement", 0, 1, 0.6), relate("agreement", 1, 2, 0.8), relate("conflict", 0, 2)])
    assert found == [[{0}, {1, 2}]]


def test_fact_is_disputed_if_it_has_sides() -> None:
    (agreed,) = group(CLAIMS, [relate("agreement", 0, 1)], Copies())
    (disputed,) = group(CLAIMS, [relate("conflict", 0, 1)], Copies())
    assert (agreed.disputed, disputed.disputed) == (False, True)


def test_findings_that_are_only_possible_make_no_fact() -> None:
    assert group(CLAIMS, [make_relation("agreement", CLAIMS[0], CLAIMS[1], status="possible")], Copies()) == []


def test_side_counts_each_document_once_and_is_told_by_its_shortest_claim() -> None:
    short, long = make_claim("a", text="It is so."), make_claim("b", text="It is so, as all say.")
    again = make_claim("b", start=40, text="It is indeed so.")
    relations = [make_relation("agreement", short, long), make_relation("agreement", short, again)]
    (fact,) = group([short, long, again], relations, Copies())
    (side,) = fact.sides
    assert (side.value, side.documents, side.independent_origins) == ("It is so.", ("a", "b"), 2)


def test_facts_do_not_depend_on_the_order_of_relations() -> None:
    relations = [
        relate("agreement", 0, 1),
        relate("agreement", 1, 2, 0.6),
        relate("conflict", 0, 2),
        relate("agreement", 3, 4),
    ]
    expected = group(CLAIMS, relations, Copies())
    assert all(group(CLAIMS[::-1], order, Copies()) == expected for order in permutations(relations))


@st.composite
def findings(draw: st.DrawFn) -> list[Relation]:
    """At most one finding for each pair of claims."""
    labels: st.SearchStrategy[RelationLabel | None] = st.sampled_from(["agreement", "conflict", None])
    found = []
    for one, other in combinations(range(len(CLAIMS)), 2):
        label = draw(labels)
        if label:
            found.append(relate(label, one, other, draw(st.sampled_from([0.5, 0.7, 0.9]))))
    return found


@given(findings())
def test_no_side_holds_two_claims_that_conflict_and_every_conflict_has_two_sides(relations: list[Relation]) -> None:
    facts = group(CLAIMS, relations, Copies())
    for relation in relations:
        ends = {relation.claim_a, relation.claim_b}
        if relation.label == "conflict":
            assert not any(ends <= set(side.claims) for fact in facts for side in fact.sides)
            assert sum(ends <= set(fact.claims) for fact in facts) == 1
    for fact in facts:
        assert sorted(claim for side in fact.sides for claim in side.claims) == list(fact.claims)


def test_three_parties_are_one_fact() -> None:
    relations = [
        relate("conflict", 0, 1),
        relate("conflict", 1, 2),
        relate("conflict", 0, 2),
        relate("agreement", 2, 3),
    ]
    assert sides(relations) == [[{0}, {1}, {2, 3}]]


def test_side_with_most_documents_comes_first() -> None:
    relations = [relate("conflict", 0, 1), relate("agreement", 1, 2)]
    (fact,) = group(CLAIMS, relations, Copies())
    assert [len(side.claims) for side in fact.sides] == [2, 1]


def test_conflict_that_is_only_possible_keeps_claims_apart() -> None:
    found = sides(
        [relate("agreement", 0, 1), relate("agreement", 1, 2, 0.8), relate("conflict", 0, 2, status="possible")]
    )
    assert found == [[{0, 1}]]


def test_claims_that_say_more_stand_behind_what_they_contain() -> None:
    (fact,) = group(CLAIMS, [supports(0, 1), supports(1, 2)], Copies())
    assert fact.sides[0].value == CLAIMS[2].text
    assert len(fact.sides[0].claims) == 3


def test_claim_that_contains_two_statements_does_not_join_them() -> None:
    assert sides([supports(0, 1), supports(0, 2)]) == [[{0, 1}], [{0, 2}]]


def test_statement_of_several_claims_is_a_fact_beside_the_one_it_supports() -> None:
    assert sides([relate("agreement", 0, 1), supports(0, 2)]) == [[{0, 1}], [{0, 1, 2}]]


def test_support_never_leads_past_a_conflict() -> None:
    found = sides([supports(0, 2), supports(1, 2, 0.8), relate("conflict", 0, 1)])
    assert found == [[{0}, {1}], [{0, 2}]]


def test_support_round_in_a_ring_is_one_fact() -> None:
    assert sides([supports(0, 1), supports(1, 2), supports(2, 0)]) == [[{0, 1, 2}]]


def test_dispute_takes_in_who_says_more() -> None:
    assert sides([supports(0, 1), relate("conflict", 1, 2)]) == [[{0, 1}, {2}]]


def test_copies_of_one_text_are_one_origin() -> None:
    copies = Copies(original={"d0": "d0", "d1": "d0", "d2": "d2"})
    (fact,) = group(CLAIMS, [relate("agreement", 0, 1), relate("agreement", 1, 2)], copies)
    (side,) = fact.sides
    assert (side.documents, side.origins, side.independent_origins) == (("d0", "d1", "d2"), (("d0", "d1"), ("d2",)), 2)


def test_claims_that_set_one_value_against_another_are_one_side() -> None:
    apart = Difference(slot="object", value_a="14", value_b="nine")
    conflicts = [relate("conflict", 0, 2), relate("conflict", 1, 2)]
    assert sides([c.model_copy(update={"differences": (apart,)}) for c in conflicts]) == [[{0, 1}, {2}]]
    assert sides(conflicts) == [[{0}, {1}, {2}]]
