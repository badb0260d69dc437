"""The parts of `Database` that SQLite and PostgreSQL share, by SQLAlchemy Core; values are parameters everywhere."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, Table, bindparam, delete, inspect, select, update
from sqlalchemy.dialects import postgresql, sqlite

from .columns import metadata
from .rows import Row
from .tables import collections, schema_versions
from .target import Known, key_of, updated_columns

ROWS_AT_ONCE = 5_000  # fetched at a time when all ids are read


class RelationalDatabase:
    """One transaction on a connection of SQLAlchemy."""

    has_references = True

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.dialect = connection.dialect

    def tables(self) -> set[str]:
        inspector = inspect(self._connection)
        return {*inspector.get_table_names(), *inspector.get_view_names()}

    def run(self, statement: str) -> None:
        self._connection.exec_driver_sql(statement)

    def versions(self) -> list[int]:
        return list(self._connection.scalars(select(schema_versions.c.version).order_by(schema_versions.c.version)))

    def current_run(self, collection: str) -> str | None:
        return self._connection.scalar(select(collections.c.run_id).where(collections.c.name == collection))

    def known(self, table: Table, collection: str) -> dict[str, Known]:
        columns = (table.c.id, table.c.content_hash, table.c.retracted_at.is_not(None))
        query = select(*columns).where(table.c.collection == collection)
        rows = self._connection.execute(query, execution_options={"yield_per": ROWS_AT_ONCE})
        return {row[0]: Known(row[1], bool(row[2])) for row in rows}

    def insert(self, table: Table, rows: Sequence[Row]) -> None:
        if rows:
            self._connection.execute(table.insert(), rows)

    def upsert(self, table: Table, rows: Sequence[Row]) -> None:
        if not rows:
            return
        make = postgresql.insert if self.dialect.name == "postgresql" else sqlite.insert
        insert = make(table)
        written = {name: insert.excluded[name] for name in updated_columns(table)}
        self._connection.execute(insert.on_conflict_do_update(index_elements=key_of(table), set_=written), rows)

    def delete_parts(self, table: Table, collection: str, owner_ids: Sequence[str]) -> None:
        if owner_ids:
            owner = table.c[table.info["owner_id"]]
            statement = delete(table).where(table.c.collection == collection, owner == bindparam("of_record"))
            self._connection.execute(statement, [{"of_record": owner_id} for owner_id in owner_ids])

    def retract(self, table: Table, collection: str, ids: Sequence[str], at: datetime) -> None:
        if ids:
            statement = update(table).where(table.c.collection == collection, table.c.id == bindparam("of_record"))
            self._connection.execute(statement.values(retracted_at=at), [{"of_record": one} for one in ids])

    def finish(self, collection: str) -> None:
        # Until PostgreSQL has counted by itself, a minute later, it joins views in loops: 124 s for 900 conflicts.
        for table in metadata.sorted_tables:
            self._connection.exec_driver_sql(f"analyze {table.name}")
