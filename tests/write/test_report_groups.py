from collections import Counter
from typing import Any, Literal

from hypothesis import given
from hypothesis import strategies as st

from crossclaim.write.report_groups import anchors, documents_of, fact_sides, facts_in_order
from crossclaim.write.report_index import Records, build_index
from crossclaim_schemas import Fact, Relation, Side


def relation(one: str, other: str, label: Literal["agreement", "conflict"] = "agreement") -> Relation:
    return Relation(
        id=f"r-{one}-{other}", label=label, direction="both", reason="same", score=0.5, status="reported", claim_a=one, claim_b=other,
        doc_a="d-1", doc_b="d-2", quote_a="x", quote_b="y", levels={}, explanation="x",
    )  # fmt: skip


def test_anchors_show_a_claim_once_with_all_its_findings() -> None:
    star = [relation("a", "x"), relation("a", "y"), relation("b", "z"), relation("a", "z")]
    assert anchors(star) == {"r-a-x": "a", "r-a-y": "a", "r-a-z": "a", "r-b-z": "b"}


def test_among_equals_conflicts_stand_together() -> None:
    triangle = [relation("a", "b", "conflict"), relation("b", "c", "conflict"), relation("a", "c")]
    assert anchors(triangle) == {"r-a-b": "b", "r-b-c": "b", "r-a-c": "a"}


def test_anchor_of_a_finding_alone_is_its_first_claim_in_order() -> None:
    assert anchors([relation("b", "a")]) == {"r-b-a": "a"}


@given(st.sets(st.tuples(st.integers(0, 6), st.integers(7, 13)), max_size=30))
def test_anchors_are_claims_of_their_findings_and_few(pairs: set[tuple[int, int]]) -> None:
    relations = [relation(f"{one:02}", f"{other:02}") for one, other in sorted(pairs)]
    found = anchors(relations)
    assert set(found) == {one.id for one in relations}
    assert all(found[one.id] in (one.claim_a, one.claim_b) for one in relations)
    degrees = Counter(claim for one in relations for claim in (one.claim_a, one.claim_b))
    if degrees:  # the busiest claim heads all of its findings
        most = max(degrees.values())
        assert most in Counter(found.values()).values()


def index_of(store: Any) -> Any:
    return build_index(Records(**vars(store)))


def test_fact_sides_put_the_most_matched_claim_first(store: Any) -> None:
    index = index_of(store)
    (side,) = fact_sides(index, store.facts[0])
    founded = store.claims[2]  # both others agree with it, not with one another
    assert side.told[0].claim_id == founded.id
    assert [told.score for told in side.told] == [None, 0.9, 0.7]
    assert side.note == "2 documents"


def test_claims_linked_only_through_others_have_no_score(store: Any) -> None:
    chain = store.relations[2].model_copy(update={"claim_a": store.claims[6].id, "claim_b": store.claims[5].id})
    index = index_of(store.but(relations=[store.relations[1], chain]))
    (side,) = fact_sides(index, store.facts[0])
    assert [told.score for told in side.told] == [None, 0.9, 0.7]
    lone = index_of(store.but(relations=[store.relations[1]]))
    assert [told.score for told in fact_sides(lone, store.facts[0])[0].told] == [None, 0.9, None]


def test_copies_are_told_apart_from_documents() -> None:
    side = Side(value="x", claims=("a",), documents=("d-1", "d-2", "d-3"), independent_origins=2)
    assert documents_of(side) == "3 documents, 2 of them independent"


def test_disputed_facts_come_first(store: Any) -> None:
    one, other = (Side(value="x", claims=(claim.id,), documents=(claim.doc_id,), independent_origins=1) for claim in (store.claims[0], store.claims[4]))  # fmt: skip
    disputed = Fact(id="fact-2", claims=(*one.claims, *other.claims), sides=(one, other), disputed=True)
    index = index_of(store.but(facts=[*store.facts, disputed]))
    assert [fact.id for fact in facts_in_order(index)] == ["fact-2", "fact-1"]
