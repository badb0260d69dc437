"""What is new among the findings since the last run, with what is watched first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from crossclaim_schemas import Entity, Relation, make_id

from .config import WatchSection
from .crosscheck.names import name_key
from .results import Read


@dataclass(frozen=True, slots=True)
class News:
    """Reported findings that the last run did not report, best first, what is watched before all others.

    Of the same two clauses only the best stands here. `watched` holds the ids of those that touch a watched entity or source;
    `is_first` says that there was no run before, so that everything is new. `n_gone` were reported then and are not now.
    """

    conflicts: list[Relation] = field(default_factory=list)
    agreements: list[Relation] = field(default_factory=list)
    watched: frozenset[str] = frozenset()
    is_first: bool = True
    n_gone: int = 0


def finding_key(relation: Relation) -> str:
    """What a finding says of which passages, wherever these stand now: a line added above them makes no finding new."""
    return make_id("n", relation.label, relation.doc_a, relation.doc_b, relation.quote_a, relation.quote_b)


def reported(relations: Iterable[Relation], settled: frozenset[str] = frozenset()) -> list[Relation]:
    """The reported findings, best first, without the `settled` ones; of the same two clauses only the best."""
    best: dict[str, Relation] = {}
    for relation in sorted(relations, key=lambda relation: (-relation.score, relation.id)):
        if relation.status == "reported" and relation.id not in settled:
            best.setdefault(finding_key(relation), relation)
    return list(best.values())


def find_news(found: Sequence[Relation], before: frozenset[str] | None, watched: frozenset[str]) -> News:
    """Those findings whose keys are not among the keys of the run before, None if there was none."""
    keys = {finding_key(relation) for relation in found}
    new = [relation for relation in found if finding_key(relation) not in (before or ())]
    new.sort(key=lambda relation: relation.id not in watched)  # stable: best first among equals
    return News(
        conflicts=[relation for relation in new if relation.label == "conflict"],
        agreements=[relation for relation in new if relation.label == "agreement"],
        watched=frozenset(relation.id for relation in new if relation.id in watched),
        is_first=before is None,
        n_gone=len((before or frozenset()) - keys),
    )


def find_watched(
    relations: Iterable[Relation], read: Read, entities: Iterable[Entity], watch: WatchSection
) -> frozenset[str]:
    """Ids of the findings that touch what is watched: a document by its uri, or an entity by any of its names."""
    if not watch.entities and not watch.sources:
        return frozenset()
    sources = {d.id for d in read.documents if any(fnmatchcase(d.uri, pattern) for pattern in watch.sources)}
    names = {name_key(name) for name in watch.entities}
    mentions = {
        mention.id
        for entity in entities
        if names.intersection(map(name_key, (entity.name, *entity.aliases)))
        for mention in entity.mentions
    }
    named = {claim.id for claim in read.claims if any(mention.id in mentions for mention in claim.mentions)}
    return frozenset(r.id for r in relations if {r.doc_a, r.doc_b} & sources or {r.claim_a, r.claim_b} & named)
