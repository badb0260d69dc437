"""A finished run folder as entries for the tables, one file at a time, refused if it is not what a run leaves behind."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from crossclaim_schemas import Claim, Document, Entity, Fact, Manifest, Reject, Relation

from ..errors import ConfigError, RunAborted
from ..store import MANIFEST
from ..validate import faults_of
from ..write.jsonl import read_records
from .rows import (
    Entry,
    Row,
    claim_entry,
    document_entry,
    entity_entry,
    fact_entry,
    mention_entries,
    reject_entry,
    relation_entry,
    run_row,
)

SHOWN_FAULTS = 3


@dataclass(frozen=True, slots=True)
class RunFolder:
    """A run folder that keeps the contract; `manifest` is `run.json` as it was when the folder was opened."""

    path: Path
    manifest: bytes

    def run_row(self) -> Row:
        """The run, as it stands in `run.json`."""
        return run_row(Manifest.model_validate_json(self.manifest))

    def entries(self, table: str) -> Iterator[Entry]:
        """The records of one table, in the order of their file."""
        return READERS[table](self.path)

    def check_unchanged(self) -> None:
        """Raises RunAborted if a run wrote the folder since it was opened: then what was read may be of two runs."""
        try:
            unchanged = (self.path / MANIFEST).read_bytes() == self.manifest
        except FileNotFoundError:
            unchanged = False
        if not unchanged:
            raise RunAborted(
                f"{self.path}: a run wrote this folder while it was loaded; nothing was loaded, load again"
            )


def open_folder(path: Path) -> RunFolder:
    """The folder, checked like `crossclaim validate` does. Raises ConfigError with the first faults."""
    if not path.is_dir():
        raise ConfigError(f"{path}: is no folder; give the folder of a finished run")
    try:
        manifest = (path / MANIFEST).read_bytes()
    except FileNotFoundError as error:
        raise ConfigError(
            f"{path}: holds no {MANIFEST}: it is no run, or one that did not finish; "
            f"run `crossclaim run INPUT... --out {path}` to its end, then load"
        ) from error
    except OSError as error:
        raise ConfigError(
            f"{path / MANIFEST}: cannot be read ({error.strerror}); check the rights of the file"
        ) from error
    faults, _ = faults_of(path, SHOWN_FAULTS)
    if faults:
        listed = "".join(f"\n  {fault}" for fault in faults)
        raise ConfigError(
            f"{path}: is not a valid run folder, nothing was loaded:{listed}\n"
            f"see `crossclaim validate {path}`, or make the folder again with `crossclaim run`"
        )
    return RunFolder(path, manifest)


def _documents(path: Path) -> Iterator[Entry]:
    return map(document_entry, read_records(path / "documents.jsonl", Document))


def _entities(path: Path) -> Iterator[Entry]:
    return map(entity_entry, read_records(path / "entities.jsonl", Entity))


def _mentions(path: Path) -> Iterator[Entry]:
    entities = read_records(path / "entities.jsonl", Entity)
    entity_of = {mention.id: entity.id for entity in entities for mention in entity.mentions}
    return mention_entries(read_records(path / "claims.jsonl", Claim), entity_of)


def _claims(path: Path) -> Iterator[Entry]:
    return map(claim_entry, read_records(path / "claims.jsonl", Claim))


def _relations(path: Path) -> Iterator[Entry]:
    return map(relation_entry, read_records(path / "relations.jsonl", Relation))


def _facts(path: Path) -> Iterator[Entry]:
    return map(fact_entry, read_records(path / "facts.jsonl", Fact))


def _rejects(path: Path) -> Iterator[Entry]:
    """One input can be rejected twice for the same reason; the table keeps it once."""
    entries = map(reject_entry, read_records(path / "rejects.jsonl", Reject))
    return iter({entry.id: entry for entry in entries}.values())


READERS = {
    "documents": _documents,
    "entities": _entities,
    "mentions": _mentions,
    "claims": _claims,
    "relations": _relations,
    "facts": _facts,
    "rejects": _rejects,
}
