"""The whole cross-check on short texts: what must be found, what must not, and what may not change the result."""

import random
from collections.abc import Mapping
from typing import Any

import pytest

from crossclaim.crosscheck.engine import Findings, crosscheck
from crossclaim_schemas import Relation

from .making import Reader, describe
from .sentence_pairs import AGREEMENTS, CONFLICTS, NO_CONFLICT, Pair

SCOPE = "a part or a place that only one side names does not keep its figure apart"
NAME = "two things of one name are one entity; what they are called besides is not looked at"
RULE = "allow and ban before a verb are read as its polarity, so the reason is negation"

# Text of a pair that is not told right today: why. Each fails the suite once it passes.
KNOWN_MISSES: Mapping[str, str] = {
    "Marta Lindqvist wrote the novel The Salt Road.": "a title is taken for a place, and writing for something done once in one place",
    "The strike closed the northern terminal of the port.": SCOPE,
    "The tower has 40 floors.": SCOPE,
    "The strike affected 300 workers.": SCOPE,
    "Victoria is the capital of the Seychelles.": NAME,
    "John Brown, a farmer, died in 1859.": NAME,
    "Jaguar, a carmaker, was founded in 1922.": NAME,
    "The law allows fishing in the lake.": RULE,
}


def cases(table: Mapping[str, tuple[Pair, ...]]) -> list[Any]:
    """A parameter for each pair: its group and its texts."""
    found = []
    for name, pairs in table.items():
        for a, b in pairs:
            reason = KNOWN_MISSES.get(a) or KNOWN_MISSES.get(b)
            marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
            found.append(pytest.param(name, a, b, id=f"{name}: {a}", marks=marks))
    return found


def labelled(relations: list[Relation], label: str) -> list[Relation]:
    return [relation for relation in relations if relation.label == label]


@pytest.mark.parametrize(("shape", "a", "b"), cases(NO_CONFLICT))
def test_shape_that_is_no_conflict_is_not_reported(reader: Reader, shape: str, a: str, b: str) -> None:
    found = reader.reported(a, b)
    assert not labelled(found, "conflict"), f"{shape}: {describe(found)}"


@pytest.mark.parametrize(("reason", "a", "b"), cases(CONFLICTS))
def test_conflict_is_reported_with_its_reason(reader: Reader, reason: str, a: str, b: str) -> None:
    found = reader.reported(a, b)
    assert reason in {relation.reason for relation in labelled(found, "conflict")}, describe(found)


@pytest.mark.parametrize(("way", "a", "b"), cases(AGREEMENTS))
def test_agreement_is_reported_however_it_is_worded(reader: Reader, way: str, a: str, b: str) -> None:
    found = reader.reported(a, b)
    assert labelled(found, "agreement") and not labelled(found, "conflict"), f"{way}: {describe(found)}"


@pytest.mark.parametrize(
    "pair",
    [p for t in (CONFLICTS, AGREEMENTS, NO_CONFLICT) for pairs in t.values() for p in pairs],
    ids=lambda p: p[0][:60],
)
def test_findings_are_the_same_when_renaming_swaps_the_documents(reader: Reader, pair: Pair) -> None:
    straight, turned = reader.find(*pair, uris=("a.txt", "b.txt")), reader.find(*pair, uris=("b.txt", "a.txt"))
    assert sorted(seen(r, swapped=False) for r in straight.relations) == sorted(
        seen(r, swapped=True) for r in turned.relations
    )


def seen(relation: Relation, *, swapped: bool) -> tuple[object, ...]:
    quotes = (relation.quote_a, relation.quote_b)
    return relation.label, relation.reason, relation.status, quotes[::-1] if swapped else quotes


@pytest.mark.parametrize(
    "pair",
    [
        ("The factory is in Sweden.", "The factory is in Malmö, Sweden."),
        ("Paris is the capital of France.", "Paris is a small town in Texas."),
    ],
    ids=lambda p: p[0],
)
def test_scores_are_the_same_when_renaming_swaps_the_documents(reader: Reader, pair: Pair) -> None:
    straight, turned = reader.find(*pair, uris=("a.txt", "b.txt")), reader.find(*pair, uris=("b.txt", "a.txt"))
    assert straight.relations
    assert sorted(r.score for r in straight.relations) == sorted(r.score for r in turned.relations)


TEXTS = (
    "Borealis was founded by Anna Keller in Oslo in 1951. It owns 14 ships. The WHO approved the plan in May 2019.",
    "Anna Keller founded Borealis in 1953. Borealis has nine ships. The fire killed 31 people.",
    "The World Health Organization (WHO) rejected the plan in 2019. The fire did not kill 14 people, Keller said.",
    "According to the mayor, the fire in Brandau killed 14 people. Meridian bought a ship from Borealis.",
    "Borealis sold a ship to Meridian. All of the ships were damaged by the storm, and the harbour was closed.",
    "Only three of the ships were damaged by the storm. The harbour was open.",
)
UNRELATED = (
    "Violins are made of maple. A good bow costs several thousand crowns. The scroll is carved by hand.",
    "Whisk the yolks with sugar. Fold in the cream. The pudding needs two hours in the oven.",
)


def test_texts_give_findings_of_every_kind(reader: Reader) -> None:
    found = reader.find(*TEXTS)
    assert {relation.label for relation in found.relations} == {"agreement", "conflict"}
    assert found.entities and found.facts and found.counts["candidate_pairs"] > 0


@pytest.mark.parametrize("seed", range(5))
def test_result_does_not_depend_on_the_order_of_documents_or_claims(reader: Reader, seed: int) -> None:
    documents, claims = reader.load(TEXTS)
    expected = crosscheck(documents, claims, reader.extractor.config)
    mixed_documents, mixed_claims = list(documents), list(claims)
    random.Random(seed).shuffle(mixed_documents)
    random.Random(seed + 100).shuffle(mixed_claims)
    assert crosscheck(mixed_documents, mixed_claims, reader.extractor.config) == expected


def test_second_run_gives_the_same(reader: Reader) -> None:
    assert reader.find(*TEXTS) == reader.find(*TEXTS)


def labels(findings: Findings, *, status: str = "") -> dict[tuple[str, str], tuple[str, str]]:
    """Label and reason of each related pair of claims."""
    return {(r.claim_a, r.claim_b): (r.label, r.reason) for r in findings.relations if status in ("", r.status)}


@pytest.mark.parametrize("text", UNRELATED)
def test_unrelated_document_changes_no_label_of_the_others(reader: Reader, text: str) -> None:
    before, after = reader.find(*TEXTS), reader.find(*TEXTS, text)
    added = {d.id for d in reader.load([*TEXTS, text])[0]} - {d.id for d in reader.load(TEXTS)[0]}
    assert not [r for r in after.relations if {r.doc_a, r.doc_b} & added]
    both = labels(before).keys() & labels(after).keys()
    assert {pair: labels(before)[pair] for pair in both} == {pair: labels(after)[pair] for pair in both}
    assert labels(before, status="reported").keys() <= labels(after).keys()


@pytest.mark.parametrize("pairs", [*CONFLICTS.values()], ids=list(CONFLICTS))
def test_unrelated_documents_leave_reported_conflicts_reported(reader: Reader, pairs: tuple[Pair, ...]) -> None:
    missed = [
        pair
        for pair in pairs
        if labelled(reader.reported(*pair), "conflict") and not labelled(reader.reported(*pair, *UNRELATED), "conflict")
    ]
    assert not missed


def test_ends_of_relations_are_in_order_of_uri(reader: Reader) -> None:
    documents, claims = reader.load(TEXTS)
    uri = {d.id: d.uri for d in documents}
    doc_of = {c.id: c.doc_id for c in claims}
    for relation in reader.find(*TEXTS).relations:
        assert uri[relation.doc_a] < uri[relation.doc_b]
        assert (doc_of[relation.claim_a], doc_of[relation.claim_b]) == (relation.doc_a, relation.doc_b)
        assert 0.0 <= relation.score <= 1.0


def test_ids_are_unique_and_sorted(reader: Reader) -> None:
    found = reader.find(*TEXTS)
    for records in (found.entities, found.relations, found.facts):
        ids = [record.id for record in records]
        assert len(ids) == len(set(ids))
    assert [f.id for f in found.facts] == sorted(f.id for f in found.facts)


def test_pair_of_claims_has_one_label(reader: Reader) -> None:
    pairs = [(r.claim_a, r.claim_b) for r in reader.find(*TEXTS).relations]
    assert len(pairs) == len(set(pairs))


@pytest.mark.parametrize("texts", [(), ("",), ("The dam broke in 1994.",), ("The dam broke in 1994.", "")])
def test_fewer_than_two_documents_with_claims_have_no_relations(reader: Reader, texts: tuple[str, ...]) -> None:
    found = reader.find(*texts)
    assert (found.relations, found.facts) == ([], [])


def test_claims_of_one_document_are_never_related(reader: Reader) -> None:
    assert reader.find("The dam is 142 metres high. The dam is 96 metres high.").relations == []


TWO_YEARS = (
    "Borealis was founded in Oslo in 1951 by Anna Keller. It owns 14 ships. The harbour was closed for a week. "
    "Anna Keller founded Borealis in 1953, and the firm was founded by Keller in 1953. The fire killed 31 people."
)


def test_document_is_checked_against_itself_where_that_is_configured(reader: Reader) -> None:
    documents, claims = reader.load([TWO_YEARS])
    config = reader.extractor.config.with_crosscheck(within=True)
    found = crosscheck(documents, claims, config)
    (fact,) = (fact for fact in found.facts if fact.disputed)
    assert {side.independent_origins for side in fact.sides} == {1}
    place = {claim.id: claim for claim in claims}
    for relation in found.relations:
        a, b = place[relation.claim_a], place[relation.claim_b]
        assert (a.sentence_start < b.sentence_start, relation.doc_a, relation.copied) == (True, relation.doc_b, False)


def test_check_within_documents_changes_nothing_between_them(reader: Reader) -> None:
    documents, claims = reader.load([*TEXTS, TWO_YEARS])
    expected = crosscheck(documents, claims, reader.extractor.config)
    found = crosscheck(documents, claims, reader.extractor.config.with_crosscheck(within=True))
    assert [r for r in found.relations if r.doc_a != r.doc_b] == expected.relations
    assert len(found.relations) > len(expected.relations)
