"""DuckDB (extra `duckdb`) by its own API: the same tables, with whole columns as parameters, which is its fast way in.

No foreign keys: DuckDB refuses to update a row whose parts were deleted in the same transaction. A load checks all references itself
before it ends. No indexes besides the primary keys either: DuckDB scans columns, and its indexes live in memory.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

import duckdb
from sqlalchemy import Dialect, ForeignKeyConstraint, Table
from sqlalchemy.dialects.postgresql.base import PGDialect

from ..database import failures
from ..database.address import Address
from ..database.rows import Row
from ..database.target import Known, in_order, key_of, updated_columns
from ..errors import CrossclaimError

FULL = ("Could not write file", "No space left", "File too large")  # what it says when there is no room


class DuckDialect(PGDialect):
    """DuckDB's SQL is PostgreSQL's; only its JSON type has one form."""

    name = "duckdb"
    supports_statement_cache = False


DIALECT: Dialect = DuckDialect()  # type: ignore[no-untyped-call]


class DuckDatabase:
    """One transaction."""

    has_references = False
    dialect = DIALECT

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._written: dict[str, Table] = {}

    def tables(self) -> set[str]:
        return set(
            self._column("select table_name from information_schema.tables where table_schema = current_schema()")
        )

    def run(self, statement: str) -> None:
        self._connection.execute(statement)

    def versions(self) -> list[int]:
        rows = self._connection.execute("select version from crossclaim_schema order by version").fetchall()
        return [int(row[0]) for row in rows]

    def current_run(self, collection: str) -> str | None:
        return next(iter(self._column("select run_id from collections where name = ?", collection)), None)

    def known(self, table: Table, collection: str) -> dict[str, Known]:
        query = f"select id, content_hash, retracted_at is not null from {table.name} where collection = ?"
        rows = self._connection.execute(query, [collection]).fetchall()
        return {row[0]: Known(row[1], bool(row[2])) for row in rows}

    def insert(self, table: Table, rows: Sequence[Row]) -> None:
        if rows:
            self._written[table.name] = table
            self._connection.execute(self._insert(table), self._columns(table, rows))

    def upsert(self, table: Table, rows: Sequence[Row]) -> None:
        if rows:
            self._written[table.name] = table
            written = ", ".join(f'"{name}" = excluded."{name}"' for name in updated_columns(table))
            statement = f"{self._insert(table)} on conflict ({', '.join(key_of(table))}) do update set {written}"
            self._connection.execute(statement, self._columns(table, rows))

    def delete_parts(self, table: Table, collection: str, owner_ids: Sequence[str]) -> None:
        if owner_ids:
            owner = table.info["owner_id"]
            statement = f"delete from {table.name} where collection = ? and {owner} in (select unnest(?::varchar[]))"
            self._connection.execute(statement, [collection, list(owner_ids)])

    def retract(self, table: Table, collection: str, ids: Sequence[str], at: datetime) -> None:
        if ids:
            chosen = "collection = ? and id in (select unnest(?::varchar[]))"
            self._connection.execute(
                f"update {table.name} set retracted_at = ? where {chosen}", [at, collection, list(ids)]
            )

    def finish(self, collection: str) -> None:
        """Only rows of this load can refer to nothing: records are never deleted, and parts are replaced with theirs."""
        for table in self._written.values():
            for key in table.foreign_key_constraints:
                self._check_reference(table, key, collection)

    def _check_reference(self, table: Table, key: ForeignKeyConstraint, collection: str) -> None:
        pairs = [(element.parent.name, element.column.name) for element in key.elements]
        met = " and ".join(f'there."{other}" = here."{own}"' for own, other in pairs)
        set_ = " and ".join(f'here."{own}" is not null' for own, _ in pairs)
        there = key.referred_table.name
        scope = pairs[0][0]  # the collection, with which every key begins
        missing = f"{set_} and not exists (select 1 from {there} there where {met})"
        query = f"select count(*) from {table.name} here where here.{scope} = ? and {missing}"
        (n_rows,) = self._connection.execute(query, [collection]).fetchone() or (0,)
        if n_rows:
            raise duckdb.ConstraintException(f"{n_rows} rows of {table.name} refer to none of {there}")

    def _insert(self, table: Table) -> str:
        names = ", ".join(f'"{column.name}"' for column in table.columns)
        values = ", ".join(f"unnest(?::{column.type.compile(self.dialect)}[])" for column in table.columns)
        return f"insert into {table.name} ({names}) select {values}"

    def _columns(self, table: Table, rows: Sequence[Row]) -> list[list[object]]:
        columns = [list(values) for values in zip(*in_order(table, rows), strict=True)]
        for at, column in enumerate(table.columns):
            if column.type.compile(self.dialect) == "JSON":
                columns[at] = [json.dumps(value, ensure_ascii=False) for value in columns[at]]
        return columns

    def _column(self, query: str, *parameters: object) -> list[str]:
        return [str(row[0]) for row in self._connection.execute(query, list(parameters)).fetchall()]


@contextmanager
def open_database(address: Address, wait_s: float) -> Iterator[DuckDatabase]:
    """A transaction on the file, which DuckDB lets one process write at a time. A file that a failed load made is not left behind."""
    was_there = address.file.exists()
    complete = False
    try:
        connection = duckdb.connect(
            str(address.file), config={name: str(value) for name, value in address.url.query.items()}
        )
    except duckdb.Error as error:
        raise _explained(error, address) from error
    try:
        connection.begin()
        yield DuckDatabase(connection)
        connection.commit()
        complete = True
    except duckdb.Error as error:
        raise _explained(error, address) from error
    finally:
        connection.close()  # takes back what was not committed
        if not complete and not was_there:
            address.file.unlink(missing_ok=True)


def _explained(error: duckdb.Error, address: Address) -> CrossclaimError:
    reason = failures.first_line(error)
    if "lock on file" in str(error):
        return failures.busy(address, "another process has the file open", 0)
    if isinstance(error, duckdb.ConstraintException):
        return failures.constraint_violated(address, reason)
    if isinstance(error, duckdb.OutOfMemoryException) or any(words in str(error) for words in FULL):
        return failures.disk_full(address, reason)
    if isinstance(error, duckdb.IOException):
        return failures.not_ours(address, reason)
    return failures.failed(address, reason)
