"""Agreeing claims as facts: joined where they agree, set against each other where they conflict."""

from itertools import combinations, permutations

from hypothesis import given
from hypothesis import strategies as st

from crossclaim.crosscheck.group import group
from crossclaim_schemas import Relation
from crossclaim_schemas.relation import RelationLabel

from .making import make_claim, make_relation

CLAIMS = [make_claim(f"d{i}", text=f"Claim {i}.") for i in range(6)]


def relate(label: RelationLabel, one: int, other: int, score: float = 0.9) -> Relation:
    return make_relation(label, CLAIMS[one], CLAIMS[other], score=score)


def sides(relations: list[Relation]) -> list[list[set[int]]]:
    """Facts as sides as the numbers of their claims."""
    number = {claim.id: i for i, claim in enumerate(CLAIMS)}
    facts = [[{number[c] for c in side.claims} for side in fact.sides] for fact in group(CLAIMS, relations)]
    return sorted((sorted(fact, key=min) for fact in facts), key=lambda fact: min(fact[0]))


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
    (agreed,) = group(CLAIMS, [relate("agreement", 0, 1)])
    (disputed,) = group(CLAIMS, [relate("conflict", 0, 1)])
    assert (agreed.disputed, disputed.disputed) == (False, True)


def test_findings_that_are_only_possible_make_no_fact() -> None:
    assert group(CLAIMS, [make_relation("agreement", CLAIMS[0], CLAIMS[1], status="possible")]) == []


def test_side_counts_each_document_once_and_is_told_by_its_shortest_claim() -> None:
    short, long = make_claim("a", text="It is so."), make_claim("b", text="It is so, as all say.")
    again = make_claim("b", start=40, text="It is indeed so.")
    relations = [make_relation("agreement", short, long), make_relation("agreement", short, again)]
    (fact,) = group([short, long, again], relations)
    (side,) = fact.sides
    assert (side.value, side.documents, side.independent_origins) == ("It is so.", ("a", "b"), 2)


def test_facts_do_not_depend_on_the_order_of_relations() -> None:
    relations = [
        relate("agreement", 0, 1),
        relate("agreement", 1, 2, 0.6),
        relate("conflict", 0, 2),
        relate("agreement", 3, 4),
    ]
    expected = group(CLAIMS, relations)
    assert all(group(CLAIMS[::-1], order) == expected for order in permutations(relations))


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
def test_no_side_holds_two_claims_that_conflict(relations: list[Relation]) -> None:
    facts = group(CLAIMS, relations)
    side_of = {claim: (fact.id, side.claims) for fact in facts for side in fact.sides for claim in side.claims}
    for relation in relations:
        fact_a, side_a = side_of[relation.claim_a]
        fact_b, side_b = side_of[relation.claim_b]
        if relation.label == "conflict":
            assert fact_a == fact_b and side_a != side_b
    claims = [claim for fact in facts for claim in fact.claims]
    assert len(claims) == len(set(claims))
