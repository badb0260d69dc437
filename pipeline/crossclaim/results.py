"""The files of a run folder, written from what is known; and whether they are so already."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from crossclaim_schemas import Claim, Document, Entity, Fact, Record, Reject, Relation, json_line

from .config import Config
from .crosscheck.engine import Findings
from .fingerprint import crosscheck_fingerprint, package_fingerprint
from .known import Known
from .store import atomic_writer
from .write.jsonl import read_records, write_records
from .write.report import FILE_NAME, write_html
from .write.report_index import Records

FILES = ("documents.jsonl", "claims.jsonl", "entities.jsonl", "relations.jsonl", "facts.jsonl", "rejects.jsonl", "report.html")  # fmt: skip
CHUNK_BYTES = 1_000_000


class Read(NamedTuple):
    """All that was read, in the order of the documents' uris."""

    documents: list[Document]
    claims: list[Claim]


def read_known(known: Known) -> Read:
    """What is known, as records."""
    read = Read([], [])
    for entry in known.entries():
        read.documents.append(Document.model_validate_json(entry.document))
        read.claims.extend(Claim.model_validate_json(line) for line in entry.claims.splitlines())
    return read


def write_what_was_read(folder: Path, known: Known) -> Read:
    """Write `documents.jsonl` and `claims.jsonl`; gives the same as records."""
    with atomic_writer(folder / "documents.jsonl") as documents, atomic_writer(folder / "claims.jsonl") as claims:
        for entry in known.entries():
            documents.write(entry.document + "\n")
            claims.write(entry.claims)
    return read_known(known)


def write_findings(folder: Path, records: Records) -> None:
    """Write all other files but the manifest."""
    write_records(folder / "entities.jsonl", records.entities)
    write_records(folder / "relations.jsonl", records.relations)
    write_records(folder / "facts.jsonl", records.facts)
    write_records(folder / "rejects.jsonl", records.rejects)
    write_html(folder / FILE_NAME, records)


def read_findings(folder: Path, counts: dict[str, int]) -> Findings:
    """The findings that stand in a folder."""
    return Findings(
        list(read_records(folder / "entities.jsonl", Entity)),
        list(read_records(folder / "relations.jsonl", Relation)),
        list(read_records(folder / "facts.jsonl", Fact)),
        {name.removeprefix("crosscheck_"): n for name, n in counts.items() if name.startswith("crosscheck_")},
    )


def sorted_rejects(rejects: Iterable[Reject]) -> list[Reject]:
    """Rejects in the order in which they are written."""
    return sorted(rejects, key=lambda reject: (reject.uri, reject.stage, reject.message))


def signature(known: Known, others: Iterable[Record], config: Config) -> str:
    """Hash of all that the files of a run depend on."""
    digest = hashlib.sha256(f"{config.sha256()} {crosscheck_fingerprint(config)} {package_fingerprint()}".encode())
    for state in known.states():
        digest.update("\0".join(state).encode("utf-8", "surrogatepass"))
    for record in others:
        digest.update(json_line(record).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def hashes_of(folder: Path) -> str:
    """Hashes of the files of a folder as JSON; a file that is not there has none."""
    return json.dumps({name: _hash(folder / name) for name in FILES if (folder / name).is_file()})


def _hash(path: Path) -> str:
    digest = hashlib.sha256()
    for chunk in _chunks(path):
        digest.update(chunk)
    return digest.hexdigest()


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            yield chunk
