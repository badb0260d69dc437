"""SQLite: one file, one writer at a time; foreign keys are switched on and the transaction covers the tables' definitions too."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import NullPool, create_engine, event
from sqlalchemy.exc import DBAPIError

from ..errors import CrossclaimError
from . import failures
from .address import Address
from .relational import RelationalDatabase

UNUSABLE = (
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_PERM,
)


@contextmanager
def open_database(address: Address, wait_s: float) -> Iterator[RelationalDatabase]:
    """A transaction that no other writer shares. A file that a failed load would have begun is not left behind."""
    was_there = address.file.exists()
    engine = create_engine(address.url, poolclass=NullPool, hide_parameters=True, connect_args={"timeout": wait_s})
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    complete = False
    try:
        with engine.begin() as connection:
            yield RelationalDatabase(connection)
        complete = True
    except DBAPIError as error:
        raise _explained(error, address, wait_s) from error
    finally:
        engine.dispose()
        if not complete and not was_there and address.file.exists() and address.file.stat().st_size == 0:
            address.file.unlink()


def _set_up(connection: sqlite3.Connection, record: object) -> None:
    # The module's own transactions would begin late and leave definitions outside: `_begin` says when.
    connection.isolation_level = None
    connection.execute("pragma foreign_keys = on")


def _begin(connection: Any) -> None:
    connection.exec_driver_sql("begin immediate")


def _explained(error: DBAPIError, address: Address, wait_s: float) -> CrossclaimError:
    reason = failures.first_line(error.orig or error)
    code = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return failures.busy(address, reason, wait_s)
    if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
        return failures.disk_full(address, reason)
    if code == sqlite3.SQLITE_CONSTRAINT:
        return failures.constraint_violated(address, reason)
    if code in UNUSABLE:
        return failures.not_ours(address, reason)
    return failures.failed(address, reason)
