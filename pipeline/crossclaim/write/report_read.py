"""The records of a finished run, read back from its folder."""

from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from crossclaim_schemas import Claim, Document, Entity, Fact, Manifest, Reject, Relation

from ..errors import ConfigError
from ..reviews.decided import decided_in, read_decisions
from ..store import MANIFEST, is_finished
from .jsonl import read_records
from .report_index import Records


def read_run(folder: Path) -> Records:
    """All records of a run folder. Raises ConfigError if it is none, is unfinished, or its files do not fit together."""
    if not folder.is_dir():
        raise ConfigError(f"{folder}: is no folder; give the folder of a run")
    if not is_finished(folder):
        raise ConfigError(f"{folder}: holds no finished run ({MANIFEST} is missing); run `crossclaim run` on it again")
    documents = list(read_records(folder / "documents.jsonl", Document))
    claims = list(read_records(folder / "claims.jsonl", Claim))
    relations = list(read_records(folder / "relations.jsonl", Relation))
    facts = list(read_records(folder / "facts.jsonl", Fact))
    _check_references(folder, documents, claims, relations, facts)
    decisions = read_decisions(folder)
    return Records(
        documents,
        claims,
        list(read_records(folder / "entities.jsonl", Entity)),
        relations,
        facts,
        list(read_records(folder / "rejects.jsonl", Reject)),
        _manifest(folder / MANIFEST),
        decisions,
        decided_in(decisions, documents, claims, relations),
    )


def _manifest(path: Path) -> Manifest:
    try:
        return Manifest.model_validate_json(path.read_bytes())
    except ValidationError as error:
        raise ConfigError(f"{path}: is no manifest of a run: {error.errors()[0]['msg']}") from error


def _check_references(
    folder: Path,
    documents: Sequence[Document],
    claims: Sequence[Claim],
    relations: Sequence[Relation],
    facts: Sequence[Fact],
) -> None:
    """What a record names must be there; `crossclaim validate` finds every fault, this only those that stop a report."""
    known = {claim.id for claim in claims}
    _check(folder, "claims.jsonl", [claim.doc_id for claim in claims], {document.id for document in documents})
    _check(folder, "relations.jsonl", [one for found in relations for one in (found.claim_a, found.claim_b)], known)
    _check(folder, "facts.jsonl", [one for fact in facts for side in fact.sides for one in side.claims], known)


def _check(folder: Path, name: str, named: Sequence[str], known: set[str]) -> None:
    missing = next((one for one in named if one not in known), None)
    if missing is not None:
        raise ConfigError(f"{folder / name}: names {missing}, which is not there; see `crossclaim validate {folder}`")
