"""The records of a run, looked up from every side that the report shows them from."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from crossclaim_schemas import Block, Claim, Document, Entity, Fact, Manifest, Reject, Relation, Review

from ..config import load_config
from ..reviews.decided import Decided
from .report_links import Links


@dataclass(frozen=True, slots=True)
class Records:
    """What a report is made from, each in the order of its file; `decisions` and what they say of this run's findings."""

    documents: Sequence[Document]
    claims: Sequence[Claim]
    entities: Sequence[Entity]
    relations: Sequence[Relation]
    facts: Sequence[Fact]
    rejects: Sequence[Reject]
    manifest: Manifest
    decisions: Mapping[str, Review] = field(default_factory=dict)
    decided: Decided = field(default_factory=Decided)


@dataclass(slots=True)
class Index:
    """Lookups over `records`. `names` gives each relation the short name by which the report calls it (C1, A3, P2),
    `places` its rank in document order, `links` tells where things stand as seen from the page being written."""

    records: Records
    context_chars: int
    links: Links = field(default_factory=Links)
    documents: dict[str, Document] = field(default_factory=dict)
    document_order: dict[str, int] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    claims_of: dict[str, list[Claim]] = field(default_factory=lambda: defaultdict(list))
    relations_of: dict[str, list[Relation]] = field(default_factory=lambda: defaultdict(list))
    fact_of: dict[str, Fact] = field(default_factory=dict)
    entity_of: dict[str, Entity] = field(default_factory=dict)
    conflicts: list[Relation] = field(default_factory=list)
    agreements: list[Relation] = field(default_factory=list)
    possible: list[Relation] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)

    def title(self, doc_id: str) -> str:
        """The document's title, or its uri where it has none."""
        document = self.documents[doc_id]
        return document.title or document.uri

    @property
    def findings(self) -> list[Relation]:
        """Every finding: reported conflicts, reported agreements, possible ones; each best first."""
        return [*self.conflicts, *self.agreements, *self.possible]

    def decision(self, relation: Relation) -> str:
        """What reviewers made of a finding, by a name of `DECISIONS`."""
        standing = self.records.decided.findings.get(relation.id)
        return "open" if standing is None else "reopened" if standing.reopened else standing.outcome or "open"

    def shared_entities(self, relation: Relation) -> list[tuple[Entity, str, str]]:
        """The entities that both claims mention, with the words of the first mention in each."""
        words_a, words_b = (self._first_mentions(claim_id) for claim_id in (relation.claim_a, relation.claim_b))
        return [(entity, words, words_b[key][1]) for key, (entity, words) in words_a.items() if key in words_b]

    def _first_mentions(self, claim_id: str) -> dict[str, tuple[Entity, str]]:
        found: dict[str, tuple[Entity, str]] = {}
        for mention in self.claims[claim_id].mentions:
            entity = self.entity_of.get(mention.id)
            if entity:
                found.setdefault(entity.id, (entity, mention.text))
        return found

    def alone(self, doc_id: str) -> list[Claim]:
        """The document's claims that take part in no relation, in document order."""
        return [claim for claim in self.claims_of[doc_id] if claim.id not in self.relations_of]


def build_index(records: Records) -> Index:
    """All lookups; relations are sorted best score first, then in document order."""
    index = Index(records, _context_chars(records.manifest.config))
    index.documents = {document.id: document for document in records.documents}
    index.document_order = {document.id: order for order, document in enumerate(records.documents)}
    index.claims = {claim.id: claim for claim in records.claims}
    for claim in sorted(records.claims, key=lambda claim: (claim.start, claim.end, claim.id)):
        index.claims_of[claim.doc_id].append(claim)
    # A claim may stand in several facts: the one in dispute is what a reader has to know.
    ordered = sorted(records.facts, key=lambda fact: fact.disputed)
    index.fact_of = {claim_id: fact for fact in ordered for claim_id in fact.claims}
    index.entity_of = {mention.id: entity for entity in records.entities for mention in entity.mentions}
    _sort_relations(index)
    return index


def enclosing_block(document: Document, start: int) -> Block | None:
    """The block in which the offset lies, None in the space between blocks."""
    blocks = document.blocks
    at = bisect_right(blocks, start, key=lambda block: block.start) - 1
    return blocks[at] if at >= 0 and start < blocks[at].end else None


def heading_above(document: Document, start: int) -> str:
    """The nearest heading over the offset, the title not counted; empty if there is none."""
    for block in reversed(document.blocks):
        if block.end <= start and block.kind == "heading":
            return document.text[block.start : block.end] if block.level > 1 else ""
    return ""


def _sort_relations(index: Index) -> None:
    in_order = sorted(index.records.relations, key=lambda relation: _place(index, relation))
    index.places = {relation.id: place for place, relation in enumerate(in_order)}
    for relation in sorted(in_order, key=lambda relation: -relation.score):
        group, letter = index.possible, "P"
        if relation.status == "reported":
            group, letter = (index.conflicts, "C") if relation.label == "conflict" else (index.agreements, "A")
        group.append(relation)
        index.names[relation.id] = f"{letter}{len(group)}"
        for claim_id in (relation.claim_a, relation.claim_b):
            index.relations_of[claim_id].append(relation)


def _place(index: Index, relation: Relation) -> tuple[int, int, int, int, str]:
    a, b = index.claims[relation.claim_a], index.claims[relation.claim_b]
    return index.document_order[a.doc_id], a.start, index.document_order[b.doc_id], b.start, relation.id


def _context_chars(config: Mapping[str, object]) -> int:
    section = config.get("report")
    chars = section.get("context_chars") if isinstance(section, dict) else None
    return chars if isinstance(chars, int) else load_config().report.context_chars
