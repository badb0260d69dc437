"""A finished run folder as entries for the tables, one file at a time, refused if it is not what a run leaves behind."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from crossclaim_schemas import Claim, Document, Entity, Fact, Manifest, Reject, Relation, Review

from ..errors import ConfigError, RunAborted
from ..reviews.decided import Decided, decided_in
from ..reviews.log import ReviewLog
from ..reviews.standing import latest
from ..store import MANIFEST
from ..validate import faults_of
from ..write.jsonl import AnyRecord, read_records
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
    review_entry,
    run_row,
)

SHOWN_FAULTS = 3


@dataclass(frozen=True, slots=True)
class RunFolder:
    """A run folder that keeps the contract; `manifest` is `run.json` and `reviews` what was decided when the folder was opened."""

    path: Path
    manifest: bytes
    reviews: tuple[Review, ...] = ()
    decided: Decided = field(default_factory=Decided)

    def run_row(self) -> Row:
        """The run, as it stands in `run.json`."""
        return run_row(Manifest.model_validate_json(self.manifest))

    def entries(self, table: str) -> Iterator[Entry]:
        """The records of one table, in the order of their file."""
        return READERS[table](self)

    def records(self, name: str, kind: type[AnyRecord]) -> Iterator[AnyRecord]:
        """The records of a file."""
        return read_records(self.path / f"{name}.jsonl", kind)

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
    return _with_reviews(RunFolder(path, manifest))


def _with_reviews(folder: RunFolder) -> RunFolder:
    """What reviewers decided, and what of it holds for the records of this run. Reads all records if there is anything."""
    reviews = ReviewLog(folder.path).reviews
    if not reviews:
        return folder
    records = (
        list(folder.records("documents", Document)),
        list(folder.records("claims", Claim)),
        list(folder.records("relations", Relation)),
    )
    return replace(folder, reviews=tuple(reviews), decided=decided_in(latest(reviews), *records))


def _mentions(folder: RunFolder) -> Iterator[Entry]:
    entities = folder.records("entities", Entity)
    entity_of = {mention.id: entity.id for entity in entities for mention in entity.mentions}
    return mention_entries(folder.records("claims", Claim), entity_of)


def _claims(folder: RunFolder) -> Iterator[Entry]:
    standing = folder.decided.claims.get
    return (claim_entry(claim, standing(claim.id)) for claim in folder.records("claims", Claim))


def _relations(folder: RunFolder) -> Iterator[Entry]:
    standing = folder.decided.findings.get
    return (relation_entry(relation, standing(relation.id)) for relation in folder.records("relations", Relation))


def _rejects(folder: RunFolder) -> Iterator[Entry]:
    """One input can be rejected twice for the same reason; the table keeps it once."""
    entries = map(reject_entry, folder.records("rejects", Reject))
    return iter({entry.id: entry for entry in entries}.values())


READERS: dict[str, Callable[[RunFolder], Iterator[Entry]]] = {
    "documents": lambda folder: map(document_entry, folder.records("documents", Document)),
    "entities": lambda folder: map(entity_entry, folder.records("entities", Entity)),
    "mentions": _mentions,
    "reviews": lambda folder: map(review_entry, folder.reviews),
    "claims": _claims,
    "relations": _relations,
    "facts": lambda folder: map(fact_entry, folder.records("facts", Fact)),
    "rejects": _rejects,
}
