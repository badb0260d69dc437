"""What `load` asks of a database, whichever it is: one transaction, in which rows are looked up and written in batches."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import NamedTuple, Protocol

from sqlalchemy import Dialect, Table

from .address import Address
from .rows import Row


class Known(NamedTuple):
    """What the database holds of a record."""

    content_hash: str
    retracted: bool


class Database(Protocol):
    """One open transaction. What is written is seen by others when all of it is, or never."""

    dialect: Dialect
    has_references: bool
    """Whether the engine keeps foreign keys and secondary indexes; one that does not checks references in `finish`."""

    def tables(self) -> set[str]:
        """Names of the tables and views that are there."""

    def run(self, statement: str) -> None:
        """Run one statement that gives nothing back: a definition of a table or a view."""

    def versions(self) -> list[int]:
        """The schema versions that were applied, in order."""

    def current_run(self, collection: str) -> str | None:
        """Id of the run that was loaded last into the collection; None if there was none."""

    def known(self, table: Table, collection: str) -> dict[str, Known]:
        """All records of a table by their id."""

    def insert(self, table: Table, rows: Sequence[Row]) -> None:
        """Add rows that are not there."""

    def upsert(self, table: Table, rows: Sequence[Row]) -> None:
        """Add rows, or write them over those with the same key; `loaded_at` keeps the time of the first."""

    def delete_parts(self, table: Table, collection: str, owner_ids: Sequence[str]) -> None:
        """Delete the rows that belong to these records."""

    def retract(self, table: Table, collection: str, ids: Sequence[str], at: datetime) -> None:
        """Mark records as vanished."""

    def finish(self, collection: str) -> None:
        """What is left to do when all rows are written: count anew what the planner of queries goes by, check references."""


Open = Callable[[Address, float], AbstractContextManager[Database]]
"""Opens the transaction; it waits so many seconds for a lock. Failures come out as errors of `crossclaim.errors`."""


def key_of(table: Table) -> list[str]:
    """The columns of the primary key."""
    return [column.name for column in table.primary_key.columns]


def updated_columns(table: Table) -> list[str]:
    """The columns that an upsert writes over."""
    return [column.name for column in table.columns if not column.primary_key and column.name != "loaded_at"]


def in_order(table: Table, rows: Sequence[Mapping[str, object]]) -> list[list[object]]:
    """The values of each row in the order of the table's columns; columns that a row does not name are NULL."""
    names = [column.name for column in table.columns]
    return [[row.get(name) for name in names] for row in rows]
