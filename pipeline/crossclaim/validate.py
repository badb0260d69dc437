"""Whether a run folder keeps what `records.md` promises: schema, offsets, references, identities, order."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from crossclaim_schemas import (
    Claim,
    Document,
    Entity,
    Fact,
    Manifest,
    Record,
    Reject,
    Relation,
    Review,
    claim_id_of,
    make_id,
    mention_id,
    review_id,
)

from .crosscheck.names import name_key
from .errors import ConfigError
from .reviews.log import FILE_NAME as REVIEWS
from .spans import claim_spans, sides_of
from .store import MANIFEST

MAX_FAULTS = 20
AnyRecord = TypeVar("AnyRecord", bound=Record)


@dataclass(slots=True)
class Checked:
    """What was read so far, by id, for the files that refer to it."""

    documents: dict[str, Document] = field(default_factory=dict)
    document_order: dict[str, int] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    mentions: set[str] = field(default_factory=set)
    pairs: set[frozenset[str]] = field(default_factory=set)
    last_review: str = ""
    counts: Counter[str] = field(default_factory=Counter)


def faults_of(folder: Path, max_faults: int = MAX_FAULTS) -> tuple[list[str], int]:
    """The first faults as "file:line: what is wrong", none if all is well, and the number of records read.

    Raises ConfigError if the folder is no run at all.
    """
    if not folder.is_dir():
        raise ConfigError(f"{folder}: is no folder; give the folder of a run")
    checked = Checked()
    faults: list[str] = []
    for fault in _faults(folder, checked):
        faults.append(fault)
        if len(faults) == max_faults:
            break
    return faults, checked.counts.total()


def _faults(folder: Path, checked: Checked) -> Iterator[str]:
    if not (folder / MANIFEST).is_file():
        yield f"{MANIFEST}: is missing: the run did not finish; run it again"
    yield from _file_faults(folder, "documents.jsonl", Document, checked, _document_faults)
    yield from _file_faults(folder, "claims.jsonl", Claim, checked, _claim_faults)
    yield from _file_faults(folder, "entities.jsonl", Entity, checked, _entity_faults)
    yield from _file_faults(folder, "relations.jsonl", Relation, checked, _relation_faults)
    yield from _file_faults(folder, "facts.jsonl", Fact, checked, _fact_faults)
    yield from _file_faults(folder, "rejects.jsonl", Reject, checked, lambda reject, checked: iter(()))
    if (folder / REVIEWS).is_file():
        yield from _file_faults(folder, REVIEWS, Review, checked, _review_faults)
    if (folder / MANIFEST).is_file():
        yield from (f"{MANIFEST}: {fault}" for fault in _manifest_faults(folder / MANIFEST, checked))


def _file_faults(
    folder: Path,
    name: str,
    kind: type[AnyRecord],
    checked: Checked,
    faults_of_record: Callable[[AnyRecord, Checked], Iterator[str]],
) -> Iterator[str]:
    """Faults of one file, each with the number of its line."""
    path = folder / name
    if not path.is_file():
        yield f"{name}: is missing"
        return
    raw = path.read_bytes()
    if raw and not raw.endswith(b"\n"):
        yield f"{name}: the last line is cut off"
    seen: set[str] = set()
    for number, line in enumerate(raw.splitlines(), start=1):
        try:
            record = kind.model_validate_json(line)
        except ValidationError as error:
            for fault in error.errors():
                yield f"{name}:{number}: {'.'.join(str(part) for part in fault['loc'])}: {fault['msg']}"
            continue
        checked.counts[name.removesuffix(".jsonl")] += 1
        found = [*_repeated(record, seen), *faults_of_record(record, checked)]
        yield from (f"{name}:{number}: {fault}" for fault in found)


def _repeated(record: Record, seen: set[str]) -> Iterator[str]:
    record_id = getattr(record, "id", None)
    if record_id in seen:
        yield f"id {record_id} stands in an earlier line"
    if record_id is not None:
        seen.add(record_id)


def _document_faults(document: Document, checked: Checked) -> Iterator[str]:
    if document.id != make_id("d", document.uri):
        yield "id is not the hash of the uri"
    if document.uri.startswith("/"):
        yield f"uri {document.uri!r} is absolute"
    end = 0
    for at, block in enumerate(document.blocks):
        if not end <= block.start < block.end <= len(document.text):
            yield f"blocks.{at}: {block.start}-{block.end} overlaps, is empty, or lies outside the text"
        end = block.end
    checked.document_order[document.id] = len(checked.document_order)
    checked.documents[document.id] = document


def _claim_faults(claim: Claim, checked: Checked) -> Iterator[str]:
    document = checked.documents.get(claim.doc_id)
    if document is None:
        yield f"doc_id {claim.doc_id} stands nowhere in documents.jsonl"
        return
    last = next(reversed(checked.claims.values()), None)
    if last is not None and _place(claim, checked) < _place(last, checked):
        yield "stands before the claim of the line above: order is that of the documents, then by start and end"
    for name, start, end, text in claim_spans(claim):
        if document.text[start:end] != text:
            yield f"{name}: text[{start}:{end}] is {document.text[start:end]!r}, not {text!r}"
    if not claim.sentence_start <= claim.start < claim.end <= claim.sentence_end <= len(document.text):
        yield f"quote {claim.start}-{claim.end} is not inside its sentence {claim.sentence_start}-{claim.sentence_end}"
    if claim.id != claim_id_of(claim):
        yield "id is not the hash of document, offsets and slots"
    for at, mention in enumerate(claim.mentions):
        if mention.id != mention_id(claim.doc_id, mention.start, mention.end):
            yield f"mentions.{at}: id is not the hash of document and offsets"
    known = {mention.id for mention in claim.mentions}
    for slot in (claim.subject, *claim.objects, claim.qualifiers.place):
        if slot is not None and slot.mention_id is not None and slot.mention_id not in known:
            yield f"mention_id {slot.mention_id} is not among the claim's mentions"
    checked.mentions |= known
    checked.claims[claim.id] = claim


def _place(claim: Claim, checked: Checked) -> tuple[int, int, int]:
    return checked.document_order.get(claim.doc_id, -1), claim.start, claim.end


def _entity_faults(entity: Entity, checked: Checked) -> Iterator[str]:
    if entity.id != make_id("e", entity.label, name_key(entity.name)):
        yield "id is not the hash of label and normalised name"
    for at, mention in enumerate(entity.mentions):
        document = checked.documents.get(mention.doc_id)
        if document is None:
            yield f"mentions.{at}: doc_id {mention.doc_id} stands nowhere in documents.jsonl"
        elif document.text[mention.start : mention.end] != mention.text:
            yield f"mentions.{at}: text[{mention.start}:{mention.end}] is not {mention.text!r}"
        if mention.id not in checked.mentions:
            yield f"mentions.{at}: id {mention.id} is a mention of no claim"


def _relation_faults(relation: Relation, checked: Checked) -> Iterator[str]:
    if relation.id != make_id("r", relation.label, relation.claim_a, relation.claim_b):
        yield "id is not the hash of the label and the two claims"
    for side, claim_id, doc_id, quote in sides_of(relation):
        claim = checked.claims.get(claim_id)
        if claim is None:
            yield f"claim_{side} {claim_id} stands nowhere in claims.jsonl"
        elif claim.doc_id != doc_id or claim.quote != quote:
            yield f"doc_{side} or quote_{side} is not that of claim {claim_id}"
    if relation.label == "conflict" and relation.direction != "both":
        yield f"direction of a conflict is both, not {relation.direction}"
    document_a, document_b = checked.documents.get(relation.doc_a), checked.documents.get(relation.doc_b)
    if document_a is not None and document_b is not None and document_a.uri > document_b.uri:
        yield "side a is not the document whose uri sorts first"
    pair = frozenset((relation.label, relation.claim_a, relation.claim_b))
    if pair in checked.pairs:
        yield "relates two claims that an earlier line relates"
    checked.pairs.add(pair)


def _fact_faults(fact: Fact, checked: Checked) -> Iterator[str]:
    if fact.id != make_id("f", *fact.claims):
        yield "id is not the hash of the claims"
    for claim_id in fact.claims:
        if claim_id not in checked.claims:
            yield f"claim {claim_id} stands nowhere in claims.jsonl"
    for at, side in enumerate(fact.sides):
        outside = set(side.claims) - set(fact.claims)
        if outside:
            yield f"sides.{at}: {min(outside)} is none of the fact's claims"
        documents = {checked.claims[claim_id].doc_id for claim_id in side.claims if claim_id in checked.claims}
        if documents != set(side.documents):
            yield f"sides.{at}: documents are not those of its claims"
        if side.origins and sorted(doc_id for origin in side.origins for doc_id in origin) != sorted(side.documents):
            yield f"sides.{at}: origins are not its documents"
        if not 1 <= side.independent_origins <= max(1, len(side.documents)):
            yield f"sides.{at}: independent_origins is not between 1 and the number of documents"
    if fact.disputed != (len(fact.sides) > 1):
        yield "disputed does not fit the number of sides"


def _review_faults(review: Review, checked: Checked) -> Iterator[str]:
    if review.id != review_id(review.at, review.by, review.about.key):
        yield "id is not the hash of instant, reviewer and what it is about"
    if review.at <= checked.last_review:
        yield "is not later than the line above"
    checked.last_review = review.at


def _manifest_faults(path: Path, checked: Checked) -> Iterator[str]:
    try:
        manifest = Manifest.model_validate_json(path.read_bytes())
    except ValidationError as error:
        yield from (f"{'.'.join(str(part) for part in fault['loc'])}: {fault['msg']}" for fault in error.errors())
        return
    if not manifest.finished:
        yield "the run did not finish"
    if manifest.inputs != {document.uri: document.sha256 for document in checked.documents.values()}:
        yield "inputs are not the uris and hashes of documents.jsonl"
    for name in ("documents", "claims", "entities", "facts", "rejects"):
        if manifest.counts.get(name) != checked.counts[name]:
            yield f"counts.{name} is {manifest.counts.get(name)}, the file holds {checked.counts[name]}"
