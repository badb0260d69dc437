"""PostgreSQL (extra `postgres`): loads take turns by an advisory lock, new rows go in by COPY, everything in one transaction."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import psycopg
from psycopg.types.json import Jsonb
from sqlalchemy import JSON, Connection, NullPool, Table, create_engine, text
from sqlalchemy.exc import DBAPIError

from ..database import failures
from ..database.address import Address
from ..database.relational import RelationalDatabase
from ..database.rows import Row
from ..database.target import in_order
from ..errors import CrossclaimError

CONNECT_TIMEOUT_S = "10"
LOCK = "crossclaim load"
# What a server says when it will be there in a moment, although it answered.
SOON = ("starting up", "shutting down", "recovery mode", "too many", "remaining connection slots", "terminating")
# What the client library says when a connection can never succeed as it was asked for.
NEVER = ("FATAL:", "SSL", "certificate", "invalid", "password", "authentication")


class PostgresDatabase(RelationalDatabase):
    """Takes new rows by COPY, which is several times faster than INSERT."""

    def insert(self, table: Table, rows: Sequence[Row]) -> None:
        if not rows:
            return
        columns = [column.name for column in table.columns]
        names = ", ".join(self.dialect.identifier_preparer.quote(name) for name in columns)
        open_at = [at for at, column in enumerate(table.columns) if isinstance(column.type, JSON)]
        cursor = self._connection.connection.cursor()
        with cursor.copy(f"COPY {self.dialect.identifier_preparer.quote(table.name)} ({names}) FROM STDIN") as copy:
            for values in in_order(table, rows):
                for at in open_at:
                    values[at] = Jsonb(values[at])
                copy.write_row(values)


@contextmanager
def open_database(address: Address, wait_s: float) -> Iterator[PostgresDatabase]:
    """A transaction that waits for another load into the same schema to end. Options of the URL reach libpq unchanged."""
    url = address.url.set(drivername="postgresql+psycopg")
    query = {"connect_timeout": CONNECT_TIMEOUT_S, "application_name": "crossclaim"} | url.query
    engine = create_engine(url.set(query=query), poolclass=NullPool, hide_parameters=True)
    try:
        with engine.connect() as connection, connection.begin():
            _take_turn(connection, wait_s)
            yield PostgresDatabase(connection)
    except (DBAPIError, psycopg.Error) as error:
        original = error.orig if isinstance(error, DBAPIError) else error
        raise _explained(original or error, address, wait_s) from error
    finally:
        engine.dispose()


def _take_turn(connection: Connection, wait_s: float) -> None:
    """The lock goes with the transaction, however it ends, so none is left behind by a load that was killed."""
    limit = {"wait": f"{max(1, int(wait_s * 1000))}ms"}  # 0 would be no limit
    connection.execute(text("select set_config('lock_timeout', :wait, true)"), limit)
    lock = text("select pg_advisory_xact_lock(hashtext(:name), hashtext(coalesce(current_schema(), '')))")
    connection.execute(lock, {"name": LOCK})


def _explained(error: BaseException, address: Address, wait_s: float) -> CrossclaimError:
    """By SQLSTATE; a connection that was never made has none, and is told by its message."""
    state = getattr(error, "sqlstate", None)
    diagnosis = error.diag if isinstance(error, psycopg.Error) else None
    # Only the primary message: the detail of a violated constraint repeats the row.
    reason = (diagnosis.message_primary if diagnosis else None) or failures.first_line(error)
    if state is None:
        return _no_connection(error, address, reason)
    kinds = {"28": failures.refused, "3D": failures.refused, "08": failures.unreachable, "53": failures.unreachable,
             "57": failures.unreachable, "40": failures.unreachable, "23": failures.constraint_violated}  # fmt: skip
    if state == "53100":
        return failures.disk_full(address, reason)
    if state == "57014":
        return failures.failed(address, reason)  # a limit on statements: another attempt would meet it too
    if state == "55P03":
        return failures.busy(address, "another load is at work", wait_s)
    if state in ("42501", "25006", "3F000"):
        return failures.not_allowed(address, reason)
    return kinds.get(state[:2], failures.failed)(address, reason)


def _no_connection(error: BaseException, address: Address, reason: str) -> CrossclaimError:
    message = str(error)
    if any(word in message for word in SOON):
        return failures.unreachable(address, reason)
    if isinstance(error, psycopg.ProgrammingError) or any(word in message for word in NEVER):
        return failures.refused(address, reason)
    return failures.unreachable(address, reason)
