"""What a record becomes in the tables: one row of its own, and the rows of its parts.

Rows are plain dictionaries by column, without the collection and the stamps, which `load` adds to all alike. Each record is told
apart from its earlier self by a hash of everything that is stored of it.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2b

from crossclaim_schemas import (
    AboutClaim,
    AboutFinding,
    Argument,
    Block,
    Claim,
    Document,
    Entity,
    Fact,
    Manifest,
    Mention,
    Place,
    Quantity,
    Reject,
    Relation,
    Review,
    ReviewedClaim,
    Time,
    make_id,
)

from ..reviews.standing import Standing

Row = dict[str, object]
HASH_BYTES = 16


@dataclass(slots=True)
class Entry:
    """One record as rows; `parts` by table, every row with the key of the record it belongs to."""

    row: Row
    parts: dict[str, list[Row]] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The id of the record."""
        return str(self.row["id"])

    def content_hash(self) -> str:
        """The same if and only if everything stored of the record is the same."""
        content = json.dumps(
            [self.row, self.parts], ensure_ascii=False, separators=(",", ":"), sort_keys=True, default=str
        )
        return blake2b(content.encode("utf-8", "surrogatepass"), digest_size=HASH_BYTES).hexdigest()


def run_row(manifest: Manifest) -> Row:
    """What `run.json` says; the inputs are left to the table of documents. The id is that of its content."""
    plain = manifest.model_dump(mode="json")
    names = ("schema_version", "crossclaim", "python", "spacy", "model", "model_version", "config_sha256")
    return {
        "id": make_id("run", json.dumps(plain, sort_keys=True)),
        **{name: plain[name] for name in names},
        "config": plain["config"],
        "counts": plain["counts"],
    }


def document_entry(document: Document) -> Entry:
    """The document with its blocks and warnings."""
    names = ("id", "uri", "media_type", "sha256", "title", "language", "published", "text")
    entry = Entry({name: getattr(document, name) for name in names})
    _add(entry, "blocks", "document_id", map(_block_row, document.blocks))
    _add(entry, "warnings", "document_id", ({"text": warning} for warning in document.warnings))
    return entry


def entity_entry(entity: Entity) -> Entry:
    """The entity with its names and its relatives; its mentions are records of their own."""
    entry = Entry({"id": entity.id, "name": entity.name, "label": entity.label})
    _add(entry, "aliases", "entity_id", ({"alias": alias} for alias in entity.aliases))
    _add(entry, "merges", "entity_id", ({"name": merge.from_, "why": merge.why} for merge in entity.merges))
    related = ({"related_id": other.id, "kind": other.kind} for other in entity.related)
    _add(entry, "related_entities", "entity_id", related)
    return entry


def mention_entries(claims: Iterable[Claim], entity_of: Mapping[str, str]) -> Iterator[Entry]:
    """Each place that names an entity, once, in the order of the claims; `entity_of` maps mentions to entities."""
    seen: set[str] = set()
    for claim in claims:
        for mention in claim.mentions:
            if mention.id not in seen:
                seen.add(mention.id)
                yield Entry(_mention_row(mention, claim.doc_id, entity_of.get(mention.id)))


def claim_entry(claim: Claim, standing: Standing | None = None) -> Entry:
    """The claim with its arguments (the subject is the first, at 0), qualifiers, quantities, mentions, and what was decided on it."""
    names = ("id", "sentence_start", "sentence_end", "quote", "text", "predicate", "lemma", "voice", "tense", "aspect")
    scores = ("polarity", "modality", "kind", "construction", "checkworthy", "confidence")
    said = claim.attribution
    entry = Entry(
        {
            **{name: getattr(claim, name) for name in (*names, *scores)},
            "document_id": claim.doc_id,
            "start_char": claim.start,
            "end_char": claim.end,
            "source": said.source if said else None,
            "source_cue": said.cue if said else None,
            "source_factive": said.factive if said else None,
        }
    )
    arguments = (claim.subject, *claim.objects)
    _add(entry, "arguments", "claim_id", map(_argument_row, arguments))
    for at, argument in enumerate(arguments):
        _add(entry, "terms", "claim_id", map(_term_row, argument.terms), argument=at)
        pieces = (
            {"kind": p.kind, "text": p.text, "start_char": p.start, "end_char": p.end, "marker": p.marker}
            for p in argument.pieces
        )
        _add(entry, "pieces", "claim_id", pieces, argument=at)
    _add(entry, "qualifiers", "claim_id", _qualifier_rows(claim))
    _add(entry, "quantities", "claim_id", map(_quantity_row, claim.qualifiers.quantities))
    _add(entry, "claim_mentions", "claim_id", ({"mention_id": mention.id} for mention in claim.mentions))
    unclear = (
        {"text": reference.text, "start_char": reference.start, "end_char": reference.end, "why": reference.why}
        for reference in claim.open_references
    )
    _add(entry, "open_references", "claim_id", unclear)
    if standing is not None:
        _add(entry, "claim_reviews", "claim_id", [_standing_row(standing)])
    return entry


def relation_entry(relation: Relation, standing: Standing | None = None) -> Entry:
    """The finding with the slots in which its claims differ, and what was decided on it; the quotes stand with the claims."""
    names = (
        "id",
        "label",
        "direction",
        "reason",
        "score",
        "status",
        "claim_a",
        "claim_b",
        "explanation",
        "levels",
        "copied",
    )
    entry = Entry({name: getattr(relation, name) for name in names})
    _add(entry, "differences", "relation_id", (difference.model_dump() for difference in relation.differences))
    if standing is not None:
        verdict = standing.verdict
        decided: Row = {"decided_label": verdict.label, "decided_reason": verdict.reason}
        _add(entry, "relation_reviews", "relation_id", [_standing_row(standing) | decided])
    return entry


def review_entry(review: Review) -> Entry:
    """The decision with the claims that it was about; what held before is told by the decision before."""
    about, after = review.about, review.after
    row: Row = {
        "id": review.id,
        "decided_at": datetime.fromisoformat(review.at),
        "reviewer": review.by,
        "action": review.action,
        "about_kind": about.kind,
        "about_key": about.key,
        "about_content": getattr(about, "content", None),
        "about_evidence": getattr(about, "evidence", None),
        "relation_id": getattr(about, "relation", None),
        **{name: getattr(about, name, None) for name in ("label", "reason", "score", "status", "name_a", "name_b")},
        "decision": after.decision,
        "why": after.why,
        "decided_label": after.label,
        "decided_reason": after.reason,
        "note": after.note,
        "undoes": review.undoes,
        "queue": review.queue,
    }
    entry = Entry(row)
    seen: list[ReviewedClaim] = []
    if isinstance(about, AboutFinding):
        seen = [about.a, about.b]
    elif isinstance(about, AboutClaim):
        seen = [about.claim]
    names = ("uri", "quote", "sentence", "text")
    claims = ({"claim_id": claim.claim, **{name: getattr(claim, name) for name in names}} for claim in seen)
    _add(entry, "review_claims", "review_id", claims)
    return entry


def fact_entry(fact: Fact) -> Entry:
    """The fact with its sides, their claims and their documents."""
    entry = Entry({"id": fact.id, "disputed": fact.disputed})
    sides = ({"value": side.value, "independent_origins": side.independent_origins} for side in fact.sides)
    _add(entry, "sides", "fact_id", sides)
    for at, side in enumerate(fact.sides):
        _add(entry, "side_claims", "fact_id", ({"claim_id": claim} for claim in side.claims), side=at)
        origin = {document: number for number, group in enumerate(side.origins) for document in group}
        documents = ({"document_id": document, "origin": origin.get(document)} for document in side.documents)
        _add(entry, "side_documents", "fact_id", documents, side=at)
    return entry


def reject_entry(reject: Reject) -> Entry:
    """Input that was not used; it has no id in the files, so it gets that of its content."""
    row = {"uri": reject.uri, "stage": reject.stage, "code": reject.code, "message": reject.message}
    return Entry({"id": make_id("x", *row.values()), **row})


def _add(entry: Entry, table: str, owner_id: str, rows: Iterable[Mapping[str, object]], **key: int) -> None:
    """Number the rows and put them under the entry's id."""
    numbered = [{owner_id: entry.id, **key, "position": at, **row} for at, row in enumerate(rows)]
    if numbered:
        entry.parts.setdefault(table, []).extend(numbered)


def _block_row(block: Block) -> Row:
    names = ("kind", "level", "page", "source")
    return {name: getattr(block, name) for name in names} | {"start_char": block.start, "end_char": block.end}


def _mention_row(mention: Mention, document_id: str, entity_id: str | None) -> Row:
    names = ("id", "text", "kind", "label", "name", "why")
    place: Row = {"document_id": document_id, "start_char": mention.start, "end_char": mention.end}
    return {name: getattr(mention, name) for name in names} | place | {"entity_id": entity_id}


def _argument_row(argument: Argument) -> Row:
    names = ("role", "text", "resolved", "mention_id", "marker", "head", "quantifier")
    return {
        **{name: getattr(argument, name) for name in names},
        "start_char": argument.start,
        "end_char": argument.end,
    }


def _standing_row(standing: Standing) -> Row:
    return {
        "review_id": standing.last.id,
        "decision": standing.verdict.decision,
        "reopened": standing.reopened,
    }


def _term_row(term: str) -> Row:
    lemma, _, pos = term.rpartition("/")
    return {"lemma": lemma, "pos": pos}


def _quantity_row(quantity: Quantity) -> Row:
    return {
        "value": quantity.value,
        "upper_value": quantity.upper,
        "unit": quantity.unit,
        "comparator": quantity.comparator,
        "counted": quantity.of,
        "text": quantity.text,
        "start_char": quantity.at_start,
        "end_char": quantity.at_end,
    }


def _qualifier_rows(claim: Claim) -> Iterator[Row]:
    """Times first, the main one before all; then place, manner, purpose and condition. All have the same columns."""
    qualifiers = claim.qualifiers
    if qualifiers.time is not None:
        yield _time_row(qualifiers.time)
    yield from map(_time_row, qualifiers.more_times)
    if qualifiers.place is not None:
        yield _place_row(qualifiers.place)
    for kind in ("manner", "purpose", "condition"):
        text = getattr(qualifiers, kind)
        if text is not None:
            yield EMPTY_QUALIFIER | {"kind": kind, "text": text}


EMPTY_QUALIFIER: Row = dict.fromkeys(
    ("start_char", "end_char", "resolved", "mention_id", "time_start", "time_end", "start_year", "granularity",
     "time_relation")
)  # fmt: skip


def _time_row(time: Time) -> Row:
    span: Row = {"start_char": time.at_start, "end_char": time.at_end}
    when: Row = {"time_start": time.start, "time_end": time.end, "start_year": _year(time.start or time.end)}
    how: Row = {"granularity": time.granularity, "time_relation": time.relation}
    return EMPTY_QUALIFIER | {"kind": "time", "text": time.text} | span | when | how


def _place_row(place: Place) -> Row:
    where: Row = {"start_char": place.start, "end_char": place.end, "mention_id": place.mention_id}
    return EMPTY_QUALIFIER | {"kind": "place", "text": place.text, "resolved": place.resolved} | where


def _year(day: str | None) -> int | None:
    """The year of an EDTF date, negative before Christ: dates sort by it, which they do not as text."""
    if day is None:
        return None
    sign, digits = (-1, day[1:]) if day.startswith("-") else (1, day)
    year = digits.split("-")[0]
    return sign * int(year) if year.isdigit() else None
