"""What stands in a database, read by SQL with the engine's own driver."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from typing import Any

import duckdb
import psycopg

from crossclaim.database.address import Address
from crossclaim.database.columns import metadata
from crossclaim.database.tables import PARTS, RECORDS

STAMPS = {"collection", "run_id", "loaded_at", "changed_at", "retracted_at"}
Rows = list[tuple[Any, ...]]
Query = Callable[..., Rows]


def query(address: Address, statement: str, *values: object) -> Rows:
    """The rows of a query; `?` stands for each value. What it writes is committed."""
    with _connected(address) as run:
        return run(statement, *values)


def query_all(address: Address, statements: Iterable[str]) -> None:
    """Run statements that give nothing back, in one transaction."""
    with _connected(address) as run:
        for statement in filter(str.strip, statements):
            run(statement)


def held(address: Address, collection: str) -> dict[str, list[str]]:
    """Everything that holds now, by table, without when and by which run it came; alike in all engines."""
    found = {}
    with _connected(address) as run:
        for record in RECORDS:
            key = f"collection = '{collection}'"
            found[record.name] = _rows(run, record.name, f"{key} and retracted_at is null")
            for part in PARTS[record.name]:
                current = f"(select id from {record.name} where {key} and retracted_at is null)"
                found[part.name] = _rows(run, part.name, f"{key} and {part.info['owner_id']} in {current}")
    return found


def everything(address: Address) -> dict[str, list[str]]:
    """Every row of every table, stamps and all."""
    with _connected(address) as run:
        return {name: _rows(run, name, "1 = 1", without=set()) for name in metadata.tables}


def query_with_names(address: Address, statement: str) -> tuple[list[str], Rows]:
    """The names of the columns, and the rows."""
    with _cursor(address) as cursor:
        cursor.execute(statement)
        return [column[0] for column in cursor.description], cursor.fetchall()


@contextmanager
def _connected(address: Address) -> Iterator[Query]:
    with _cursor(address) as cursor:

        def run(statement: str, *values: object) -> Rows:
            text = statement.replace("?", "%s") if values and address.engine == "postgresql" else statement
            cursor.execute(text, values or None) if address.engine == "postgresql" else cursor.execute(text, values)
            return cursor.fetchall() if cursor.description else []

        yield run


@contextmanager
def _cursor(address: Address) -> Iterator[Any]:
    """A cursor of the engine's driver; what it did is committed at the end."""
    if address.engine == "postgresql":
        with psycopg.connect(address.url.render_as_string(hide_password=False)) as postgres:
            yield postgres.cursor()
    elif address.engine == "sqlite":
        with closing(sqlite3.connect(address.file)) as sqlite, sqlite:
            yield sqlite.cursor()
    else:
        with closing(duckdb.connect(str(address.file))) as duck:
            yield duck.cursor()


def _rows(run: Query, table: str, condition: str, without: set[str] = STAMPS) -> list[str]:
    names = [column.name for column in metadata.tables[table].columns if column.name not in without]
    columns = ", ".join(f'"{name}"' for name in names)
    rows = run(f"select {columns} from {table} where {condition}")
    return sorted(str([_plain(table, name, value) for name, value in zip(names, row, strict=True)]) for row in rows)


def _plain(table: str, name: str, value: object) -> object:
    """Engines give booleans, JSON and instants in types of their own."""
    column = str(metadata.tables[table].c[name].type)
    if column == "JSON" and value is not None:
        return json.dumps(json.loads(value) if isinstance(value, str) else value, sort_keys=True)
    if isinstance(value, datetime):
        return value.isoformat()
    return bool(value) if column == "BOOLEAN" and value is not None else value
