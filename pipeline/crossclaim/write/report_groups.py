"""Which findings stand together: those of one claim, and those that tie claims into one fact."""

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crossclaim_schemas import Fact, Relation, Side

from .report_html import count
from .report_index import Index


@dataclass(frozen=True, slots=True)
class Told:
    """A claim of a fact; `score` is that of its agreement with the central claim, None where only other claims link the two."""

    claim_id: str
    score: float | None


@dataclass(frozen=True, slots=True)
class FactSide:
    """One side of a fact, its central claim first."""

    told: list[Told]
    note: str


def anchors(relations: Sequence[Relation]) -> dict[str, str]:
    """For each finding the claim under which it is shown, so that as few claims as possible head findings.

    The claim with most findings takes all of them, then the one with most of those left, and so on; among equals the one
    with most conflicts, then the one whose finding comes first.
    """
    findings_of: dict[str, list[Relation]] = defaultdict(list)
    first: dict[str, int] = {}
    for place, relation in enumerate(relations):
        for claim_id in (relation.claim_a, relation.claim_b):
            findings_of[claim_id].append(relation)
            first.setdefault(claim_id, place)
    left = {claim_id: sum(_weight(relation) for relation in found) for claim_id, found in findings_of.items()}
    queue = [(-number, first[claim_id], claim_id) for claim_id, number in left.items()]
    heapq.heapify(queue)
    anchor: dict[str, str] = {}
    while queue:
        number, place, claim_id = heapq.heappop(queue)
        if -number != left[claim_id]:  # it has lost findings since: back into the queue with what is left
            if left[claim_id]:
                heapq.heappush(queue, (-left[claim_id], place, claim_id))
            continue
        for relation in findings_of[claim_id]:
            if relation.id not in anchor:
                anchor[relation.id] = claim_id
                left[relation.claim_a] -= _weight(relation)
                left[relation.claim_b] -= _weight(relation)
    return anchor


def _weight(relation: Relation) -> int:
    """Tips the scale between claims with equally many findings, never more: no claim has a thousand."""
    return 1001 if relation.label == "conflict" else 1000


def fact_sides(index: Index, fact: Fact) -> list[FactSide]:
    """The sides of a fact, that with most documents first."""
    sides = sorted(fact.sides, key=lambda side: (-side.independent_origins, -len(side.claims), side.value))
    return [FactSide(_told(index, side), documents_of(side)) for side in sides]


def documents_of(side: Side) -> str:
    """How many documents tell it, and how many of them independently where some are copies: "3 documents, 2 of them independent"."""
    number = len(side.documents)
    copies = f", {side.independent_origins} of them independent" if side.independent_origins < number else ""
    return count(number, "document") + copies


def facts_in_order(index: Index) -> list[Fact]:
    """Facts with more than one claim to a side or several sides: disputed ones first, then those that most documents tell."""
    shown = [fact for fact in index.records.facts if len(fact.claims) > 1]
    return sorted(shown, key=lambda fact: (not fact.disputed, -_origins(fact.sides), -len(fact.claims), fact.id))


def _origins(sides: Iterable[Side]) -> int:
    return sum(side.independent_origins for side in sides)


def _told(index: Index, side: Side) -> list[Told]:
    """The side's claims: the central one, those that directly agree with it, best first, then the others in document order."""
    own = set(side.claims)
    agreements: dict[str, dict[str, float]] = defaultdict(dict)
    for claim_id in side.claims:
        for relation in index.relations_of.get(claim_id, ()):
            other = relation.claim_b if relation.claim_a == claim_id else relation.claim_a
            if relation.label == "agreement" and relation.status == "reported" and other in own:
                agreements[claim_id][other] = relation.score
    links = Counter({claim_id: len(agreements[claim_id]) for claim_id in side.claims})
    central = min(side.claims, key=lambda claim_id: (-links[claim_id], -sum(agreements[claim_id].values()), claim_id))
    direct = agreements[central]
    others = sorted((claim_id for claim_id in side.claims if claim_id != central), key=lambda claim_id: (-direct.get(claim_id, 0), claim_id))  # fmt: skip
    return [Told(central, None), *(Told(claim_id, direct.get(claim_id)) for claim_id in others)]
