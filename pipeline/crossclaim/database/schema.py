"""The schema in a database: made where there is none, moved forwards on demand, refused where it is not ours or too new.

Definitions are part of the same transaction as the rows, so a load that fails leaves no tables behind.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.resources import files

from sqlalchemy import Dialect, Index, Table
from sqlalchemy.schema import CreateIndex, CreateTable

from ..errors import ConfigError
from .columns import metadata
from .tables import SCHEMA_VERSION, schema_versions
from .target import Database

DATA = files("crossclaim") / "data" / "database"
# What the placeholders of a step stand for.
TYPES = {
    "sqlite": {"instant": "VARCHAR", "real": "DOUBLE", "open": "JSON"},
    "postgresql": {"instant": "TIMESTAMP WITH TIME ZONE", "real": "DOUBLE PRECISION", "open": "JSONB"},
    "duckdb": {"instant": "TIMESTAMP WITH TIME ZONE", "real": "DOUBLE PRECISION", "open": "JSON"},
}
PREPARE = "crossclaim load --prepare --to URL"


def ensure_schema(database: Database, where: str, *, migrate: bool) -> list[int]:
    """Make or check the tables, or with `migrate` move an older schema forwards; gives the versions that were applied.

    Raises ConfigError if the schema is older (unless `migrate`), newer, or the database holds tables of others.
    """
    there = database.tables()
    if schema_versions.name not in there:
        _check_free(there, where)
        for statement in schema_statements(database.dialect, references=database.has_references):
            database.run(statement)
        _note(database, SCHEMA_VERSION)
        return [SCHEMA_VERSION]
    version = max(database.versions(), default=0)
    if version > SCHEMA_VERSION:
        raise ConfigError(
            f"{where}: holds schema {version}, this crossclaim writes {SCHEMA_VERSION}; install a newer crossclaim"
        )
    if version < SCHEMA_VERSION and not migrate:
        raise ConfigError(
            f"{where}: holds schema {version}, this crossclaim writes {SCHEMA_VERSION}; nothing was loaded. "
            f"Move it forwards, rows and all, with `{PREPARE}`"
        )
    return _migrate(database, version)


def schema_statements(dialect: Dialect, *, references: bool = True) -> Iterator[str]:
    """All definitions of a new database: tables after those they refer to, then indexes, then views.

    Without `references` there are no foreign keys and no indexes besides the primary keys.
    """
    for table in metadata.sorted_tables:
        yield _compiled(CreateTable(table, include_foreign_key_constraints=None if references else []), dialect)
    if references:
        for table in metadata.sorted_tables:
            yield from (_compiled(CreateIndex(index), dialect) for index in _indexes(table))
    yield from view_statements()


def schema_text(dialect: Dialect, *, references: bool = True) -> str:
    """The same as a script."""
    script = "".join(f"{statement};\n" for statement in schema_statements(dialect, references=references))
    return re.sub(r"[ \t]+$", "", script.replace("\t", "    "), flags=re.MULTILINE)


def view_statements() -> list[str]:
    """The definitions of the views, each after those it is made from."""
    text = (DATA / "views.sql").read_text(encoding="utf-8")
    return [
        f"create view {body}".strip().rstrip(";") for body in re.split(r"^create view ", text, flags=re.MULTILINE)[1:]
    ]


def view_names() -> list[str]:
    """The views in the order in which they are made."""
    return [statement.split()[2] for statement in view_statements()]


def _migrate(database: Database, version: int) -> list[int]:
    """Apply each step from `version` on; the views are made anew at the end."""
    steps = list(range(version + 1, SCHEMA_VERSION + 1))
    if not steps:
        return []
    for name in reversed(view_names()):
        database.run(f"drop view if exists {name}")
    for step in steps:
        for statement in _step_statements(step, database):
            database.run(statement)
        _note(database, step)
    for statement in view_statements():
        database.run(statement)
    return steps


def _step_statements(step: int, database: Database) -> Iterator[str]:
    """The statements of one step, in the types of the engine, without what the engine does not keep."""
    text = re.sub(r"^--.*\n", "", (DATA / f"to_{step:04}.sql").read_text(encoding="utf-8"), flags=re.MULTILINE)
    if not database.has_references:
        text = re.sub(r"^    , CONSTRAINT fk_.*\n|^CREATE INDEX .*\n", "", text, flags=re.MULTILINE)
    types = TYPES[database.dialect.name]
    filled = re.sub(r"\{(\w+)\}", lambda found: types[found[1]], text)
    return (statement.strip() for statement in filled.split(";") if statement.strip())


def _check_free(there: set[str], where: str) -> None:
    taken = sorted(there & {*metadata.tables, *view_names()})
    if taken:
        raise ConfigError(
            f"{where}: has a table {taken[0]!r} that crossclaim did not make; nothing was loaded. Give another database, "
            "or in PostgreSQL a schema of its own: ?options=-csearch_path%3Dclaims"
        )


def _note(database: Database, version: int) -> None:
    database.insert(schema_versions, [{"version": version, "applied_at": datetime.now(UTC)}])


def _indexes(table: Table) -> list[Index]:
    return sorted(table.indexes, key=lambda index: str(index.name))


def _compiled(definition: CreateTable | CreateIndex, dialect: Dialect) -> str:
    return str(definition.compile(dialect=dialect)).strip()
