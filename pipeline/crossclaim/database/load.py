"""Bring a database to the state of a run folder, in one transaction.

Each record is compared by its hash with what the database holds: new ones are added, changed ones written over with their parts,
those that vanished marked as retracted, all others left alone. So a second load of the same folder writes nothing, a document that
changed touches only its rows, and after every load the rows that are not retracted are those of a first load into an empty database.
"""

import logging
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Table

from ..errors import ConfigError, MissingExtraError, RunAborted
from .address import Address
from .failures import Unavailable
from .folder import RunFolder, open_folder
from .rows import Entry, Row
from .schema import ensure_schema
from .tables import PARTS, RECORDS, collections, documents, runs
from .target import Database

logger = logging.getLogger(__name__)
BATCH = 1_000  # records written at a time
WAIT_S = 60.0  # for another load to end
RETRIES = 4
FIRST_DELAY_S, LONGEST_DELAY_S = 0.5, 30.0  # before a further attempt; each delay is twice the one before
# Module, and for what needs one the extra with its driver.
ENGINES = {
    "sqlite": ("crossclaim.database.sqlite", ""),
    "postgresql": ("crossclaim.extras.postgres_database", "postgres"),
    "duckdb": ("crossclaim.extras.duckdb_database", "duckdb"),
}
Item = TypeVar("Item")
Answer = TypeVar("Answer")


@dataclass(slots=True)
class Changes:
    """What a load did to the records of one table; `rows` are all rows written, those of parts too."""

    new: int = 0
    changed: int = 0
    retracted: int = 0
    unchanged: int = 0
    rows: int = 0

    @property
    def total(self) -> int:
        """Records that are not as they were."""
        return self.new + self.changed + self.retracted


@dataclass(frozen=True, slots=True)
class LoadResult:
    """What a load did, by table of records."""

    collection: str
    run_id: str
    tables: dict[str, Changes] = field(default_factory=dict)

    @property
    def changes(self) -> int:
        """Records that are not as they were, in all tables; 0 if the database held just this folder."""
        return sum(changes.total for changes in self.tables.values())


@dataclass(frozen=True, slots=True)
class _Stamp:
    """What every row of one load carries."""

    collection: str
    run_id: str
    now: datetime

    def part(self, row: Row) -> Row:
        return {"collection": self.collection, **row}

    def record(self, entry: Entry) -> Row:
        stamps: Row = {"run_id": self.run_id, "loaded_at": self.now, "changed_at": self.now, "retracted_at": None}
        return {"collection": self.collection, **entry.row, "content_hash": entry.content_hash()} | stamps


def load_run(
    path: Path,
    address: Address,
    *,
    collection: str | None = None,
    wait_s: float = WAIT_S,
    retries: int = RETRIES,
    replace: bool = False,
    on_table: Callable[[str], None] = lambda name: None,
) -> LoadResult:
    """Load a run folder; the collection is named after the folder unless told. `on_table` is told each table that is begun.

    A folder that shares no document with what the collection holds is refused unless `replace` is set: it is the folder of
    another subject, or of a run that found nothing to read, and all that is there would be retracted. Raises ConfigError if
    folder, URL, driver or schema do not fit, and RunAborted if the database cannot be reached in all attempts or fails. In every
    case nothing is half there, and the same load can be made again.
    """
    open_database = _engine(address)
    folder = open_folder(path)
    name = collection or path.resolve().name

    def attempt() -> LoadResult:
        with open_database(address, wait_s) as database:
            ensure_schema(database, str(address), migrate=False)
            if not replace:
                _check_same_subject(database, folder, name, str(address))
            result = _bring(database, folder, name, on_table)
            folder.check_unchanged()
            return result

    return _with_patience(attempt, retries)


def prepare(address: Address, *, wait_s: float = WAIT_S, retries: int = RETRIES) -> list[int]:
    """Make the tables, or move older ones forwards; gives the schema versions applied, none if all was up to date."""
    open_database = _engine(address)

    def attempt() -> list[int]:
        with open_database(address, wait_s) as database:
            return ensure_schema(database, str(address), migrate=True)

    return _with_patience(attempt, retries)


def _engine(address: Address) -> Callable[[Address, float], AbstractContextManager[Database]]:
    module, extra = ENGINES[address.engine]
    try:
        return import_module(module).open_database  # type: ignore[no-any-return]
    except ImportError as error:
        if not extra or (error.name or "").startswith("crossclaim"):
            raise
        raise MissingExtraError(f"loading into {address.engine}", extra) from error


def _with_patience(attempt: Callable[[], Answer], retries: int) -> Answer:
    """Attempts again, later each time, as long as the database is not there or held by others."""
    for done in range(retries):
        try:
            return attempt()
        except Unavailable as error:
            delay_s = min(FIRST_DELAY_S * 2**done, LONGEST_DELAY_S)
            logger.warning("%s; attempt %d of %d, the next in %g s", error, done + 1, retries + 1, delay_s)
            time.sleep(delay_s)
    try:
        return attempt()
    except Unavailable as error:
        tried = f" ({retries + 1} attempts)" if retries else ""
        raise RunAborted(f"{error}{tried}") from error


def _check_same_subject(database: Database, folder: RunFolder, collection: str, where: str) -> None:
    held = {name for name, known in database.known(documents, collection).items() if not known.retracted}
    if held and not any(entry.id in held for entry in folder.entries(documents.name)):
        raise ConfigError(
            f"{folder.path}: shares no document with the {len(held)} of collection {collection!r} in {where}; nothing was "
            "loaded. Give --collection NAME to load it beside them, or --replace to retract all of them"
        )


def _bring(database: Database, folder: RunFolder, collection: str, on_table: Callable[[str], None]) -> LoadResult:
    """Write what differs. The run comes first, since records refer to it."""
    run = folder.run_row()
    stamp = _Stamp(collection, str(run["id"]), datetime.now(UTC))
    result = LoadResult(collection, stamp.run_id)
    if database.current_run(collection) != stamp.run_id:
        _write_collection(database, stamp)
        database.upsert(runs, [stamp.part(run) | {"loaded_at": stamp.now}])
        result.tables["runs"] = Changes(new=1, rows=1)
    for table in RECORDS:
        on_table(table.name)
        result.tables[table.name] = _bring_table(database, stamp, table, folder.entries(table.name))
    if result.changes:
        _write_collection(database, stamp)
        database.finish(collection)
    return result


def _write_collection(database: Database, stamp: _Stamp) -> None:
    row: Row = {"name": stamp.collection, "run_id": stamp.run_id, "loaded_at": stamp.now, "changed_at": stamp.now}
    database.upsert(collections, [row])


def _bring_table(database: Database, stamp: _Stamp, table: Table, entries: Iterable[Entry]) -> Changes:
    known = database.known(table, stamp.collection)
    changes = Changes()
    late: dict[str, list[Row]] = {}
    for batch in _batches(entries, BATCH):
        new, changed = [], []
        for entry in batch:
            was = known.pop(entry.id, None)
            if was is None:
                new.append(entry)
            elif was.retracted or was.content_hash != entry.content_hash():
                changed.append(entry)
            else:
                changes.unchanged += 1
        changes.new += len(new)
        changes.changed += len(changed)
        changes.rows += _write(database, stamp, table, new, changed, late)
    for part in PARTS[table.name]:
        database.insert(part, late.get(part.name, []))
    vanished = [record_id for record_id, was in known.items() if not was.retracted]
    for ids in _batches(vanished, BATCH):
        database.retract(table, stamp.collection, ids, stamp.now)
    changes.retracted = len(vanished)
    return changes


def _write(
    database: Database,
    stamp: _Stamp,
    table: Table,
    new: list[Entry],
    changed: list[Entry],
    late: dict[str, list[Row]],
) -> int:
    """Write one batch; gives the number of rows. Parts that refer to other records of this table go to `late`."""
    for part in reversed(PARTS[table.name]):
        database.delete_parts(part, stamp.collection, [entry.id for entry in changed])
    database.insert(table, [stamp.record(entry) for entry in new])
    database.upsert(table, [stamp.record(entry) for entry in changed])
    n_rows = len(new) + len(changed)
    for part in PARTS[table.name]:
        rows = [stamp.part(row) for entry in (*new, *changed) for row in entry.parts.get(part.name, ())]
        n_rows += len(rows)
        if part.info["late"]:
            late.setdefault(part.name, []).extend(rows)
        else:
            database.insert(part, rows)
    return n_rows


def _batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch
