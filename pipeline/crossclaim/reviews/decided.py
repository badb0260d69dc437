"""The decisions of a run folder beside the records of its run: what `run`, the report and the desk mark."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from crossclaim_schemas import AboutClaim, AboutFinding, AboutNames, Claim, Document, Relation, Review

from .keys import about_claim, about_sides, side_of
from .log import ReviewLog
from .standing import UNDECIDED, NameDecisions, Standing, latest, name_decisions, standings


@dataclass(slots=True)
class Decided:
    """By relation id and by claim id what was decided; things never decided on are not in it."""

    findings: dict[str, Standing] = field(default_factory=dict)
    claims: dict[str, Standing] = field(default_factory=dict)
    names: NameDecisions = UNDECIDED

    @property
    def settled(self) -> frozenset[str]:
        """Ids of the findings that a reviewer rejected or found to be of the other kind."""
        return frozenset(name for name, s in self.findings.items() if s.outcome in ("rejected", "relabelled"))

    def counts(self) -> dict[str, int]:
        """How many findings were accepted, rejected, relabelled, and have to be looked at again; empty without decisions."""
        outcomes = [s.outcome for s in self.findings.values()]
        numbers = {f"reviews_{name}": outcomes.count(name) for name in ("accepted", "rejected", "relabelled")}
        numbers["reviews_reopened"] = sum(1 for s in self.findings.values() if s.reopened)
        return {name: number for name, number in numbers.items() if number}


def read_decisions(folder: Path) -> dict[str, Review]:
    """The last decision on each thing, by its key; empty where nothing was decided. Raises ConfigError if the log is broken."""
    return latest(ReviewLog(folder).reviews)


def decided_in(
    decisions: Mapping[str, Review],
    documents: Sequence[Document],
    claims: Sequence[Claim],
    relations: Sequence[Relation],
    abouts: Mapping[str, AboutFinding] | None = None,
) -> Decided:
    """What these decisions say of these records. `abouts` is what `abouts_of` gives, for those who have it already."""
    if not decisions:
        return Decided()
    by_id = {document.id: document for document in documents}
    about_findings = abouts or abouts_of(relations, {claim.id: claim for claim in claims}, by_id)
    quotes = {r.about.claim.quote for r in decisions.values() if isinstance(r.about, AboutClaim)}
    about_claims = {claim.id: about_claim(claim, by_id[claim.doc_id]) for claim in claims if claim.quote in quotes}
    uris = {document.uri for document in documents}
    findings, marked = (standings(decisions, known, uris) for known in (about_findings, about_claims))
    return Decided(findings, marked, name_decisions(decisions))


def states_of(reviews: Sequence[Review], decided: Decided) -> dict[str, str]:
    """How each decision stands now, by its id: in force, open again since the evidence changed, replaced by a later one, or
    about what this run has not (any more)."""
    holding = {r.id: "in force" for r in latest(reviews).values() if isinstance(r.about, AboutNames)}
    for standing in (*decided.findings.values(), *decided.claims.values()):
        holding[standing.last.id] = "evidence changed" if standing.reopened else "in force"
    last = {review.id for review in latest(reviews).values()}
    return {r.id: holding.get(r.id, "not in this run" if r.id in last else "replaced") for r in reviews}


def abouts_of(
    relations: Sequence[Relation], claims: Mapping[str, Claim], documents: Mapping[str, Document]
) -> dict[str, AboutFinding]:
    """What a decision on each relation would be about, by its id."""
    used = {claim_id for relation in relations for claim_id in (relation.claim_a, relation.claim_b)}
    sides = {claim_id: side_of(claims[claim_id], documents[claims[claim_id].doc_id]) for claim_id in used}
    return {r.id: about_sides(r, sides[r.claim_a], sides[r.claim_b]) for r in relations}
