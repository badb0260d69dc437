"""The schema: made, moved forwards from every earlier version, refused; and every field of every record has a place in it."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import get_args

import duckdb
import pytest
from pydantic import BaseModel
from sqlalchemy import Dialect, NullPool, create_engine, inspect
from sqlalchemy.dialects import postgresql, sqlite

from crossclaim.database.address import Address
from crossclaim.database.columns import metadata
from crossclaim.database.load import load_run, prepare
from crossclaim.database.schema import schema_text, view_names
from crossclaim.database.tables import SCHEMA_VERSION
from crossclaim.errors import ConfigError
from crossclaim.extras.duckdb_database import DIALECT
from crossclaim_schemas import (
    AboutClaim,
    AboutFinding,
    AboutNames,
    Claim,
    Document,
    Entity,
    Fact,
    Manifest,
    Reject,
    Relation,
    Review,
)

from .library import Statement, write_library
from .looking import held, query, query_all

OLD = Path(__file__).parent / "schemas"
LIBRARY = {"a.txt": (Statement(0, 0, 0),), "b.txt": (Statement(0, 0, 1),)}
# Every field of a record and of its parts, by model: where it stands, or why it does not.
PLACES = {
    "schema_version": "runs",
    "Claim.uri": "documents",
    "Claim.doc_id": "document_id",
    "Claim.subject": "arguments at 0",
    "Claim.objects": "arguments",
    "Claim.qualifiers": "qualifiers and quantities",
    "Claim.attribution": "source",
    "Claim.mentions": "mentions and claim_mentions",
    "Attribution.factive": "source_factive",
    "Attribution.cue": "source_cue",
    "Qualifiers.time": "qualifiers",
    "Qualifiers.more_times": "qualifiers",
    "Qualifiers.place": "qualifiers",
    "Qualifiers.manner": "qualifiers",
    "Qualifiers.purpose": "qualifiers",
    "Qualifiers.condition": "qualifiers",
    "Time.relation": "time_relation",
    "Quantity.upper": "upper_value",
    "Quantity.of": "counted",
    "Entity.related": "related_entities",
    "EntityMention.doc_id": "document_id",
    "Merge.from_": "name",
    "Relation.doc_a": "the document of claim_a",
    "Relation.doc_b": "the document of claim_b",
    "Relation.quote_a": "the quote of claim_a",
    "Relation.quote_b": "the quote of claim_b",
    "Fact.claims": "side_claims, all of which are in a side",
    "Side.documents": "side_documents",
    "Side.origins": "side_documents",
    "Side.claims": "side_claims",
    "Manifest.inputs": "documents",
    "Manifest.finished": "only finished runs are loaded",
    "Review.at": "decided_at",
    "Review.by": "reviewer",
    "Review.about": "columns of reviews, and review_claims",
    "Review.before": "the decision before",
    "Review.after": "columns of reviews",
    "AboutFinding.a": "review_claims",
    "AboutFinding.b": "review_claims",
    "AboutFinding.relation": "relation_id",
    "ReviewedClaim.claim": "claim_id",
    "AboutClaim.claim": "review_claims",
}
SPANS = {"start", "end", "at_start", "at_end"}
STORED = (Document, Claim, Entity, Relation, Fact, Reject, Manifest, Review, AboutFinding, AboutClaim, AboutNames)


def models_below(model: type[BaseModel]) -> set[type[BaseModel]]:
    """The model and all models that its fields hold."""
    found = {model}
    for field in model.model_fields.values():
        waiting = [field.annotation]
        while waiting:
            kind = waiting.pop()
            waiting += get_args(kind)
            if isinstance(kind, type) and issubclass(kind, BaseModel):
                found |= models_below(kind)
    return found


def test_every_field_of_a_record_has_a_place() -> None:
    names = {*metadata.tables, *(column.name for table in metadata.tables.values() for column in table.columns)}
    names |= {name.removeprefix("about_") for name in names}
    models = {model for record in STORED for model in models_below(record)}
    fields = {(model.__name__, name) for model in models for name in model.model_fields}
    lost = sorted(
        f"{model}.{name}"
        for model, name in fields
        if name not in names | SPANS and name not in PLACES and f"{model}.{name}" not in PLACES
    )
    assert lost == [], "give it a column and a step in data/database, or say in PLACES where it stands"
    assert {place for place in PLACES if "." in place} <= {f"{model}.{name}" for model, name in fields}


def old_database(address: Address, version: int) -> None:
    """A database as an earlier version made it, with rows of the tables that records refer to."""
    made = (OLD / f"{version}_{address.engine}.sql").read_text(encoding="utf-8").split(";\n")
    then = "'2026-01-01T00:00:00+00:00'"
    rows = (f"crossclaim_schema values ({version}, {then})", f"collections values ('old', 'run-1', {then}, {then})")
    query_all(address, [*made, *(f"insert into {row}" for row in rows)])


def described(address: Address) -> object:
    """Tables, columns, keys, checks and indexes, as the database tells them."""
    if address.engine == "duckdb":
        with duckdb.connect(str(address.file)) as connection:
            columns = "select table_name, column_name, data_type, is_nullable from duckdb_columns() order by all"
            constraints = "select table_name, constraint_text from duckdb_constraints() order by all"
            return connection.execute(columns).fetchall(), connection.execute(constraints).fetchall()
    driver = "postgresql+psycopg" if address.engine == "postgresql" else "sqlite"
    engine = create_engine(address.url.set(drivername=driver), poolclass=NullPool)
    with engine.connect() as connection:
        look = inspect(connection)
        return {
            name: [
                sorted((c["name"], str(c["type"]), c["nullable"]) for c in look.get_columns(name)),
                sorted(str(sorted((k, str(v)) for k, v in c.items())) for c in look.get_check_constraints(name)),
                sorted(str((key["name"], key["constrained_columns"], key["referred_table"])) for key in look.get_foreign_keys(name)),
                sorted((str(index["name"]), index["column_names"]) for index in look.get_indexes(name)),
            ]
            for name in [*look.get_table_names(), *look.get_view_names()]
        }  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION))
def test_older_schema_is_refused_and_moved_forwards_on_demand(
    version: int, address: Address, new_database: object, tmp_path: Path
) -> None:
    folder = write_library(tmp_path / "run", LIBRARY)
    old_database(address, version)
    with pytest.raises(ConfigError, match=rf"holds schema {version}.*crossclaim load --prepare"):
        load_run(folder, address)
    assert query(address, "select name from collections") == [("old",)]
    assert prepare(address) == list(range(version + 1, SCHEMA_VERSION + 1))
    fresh = new_database(address.engine)  # type: ignore[operator]
    prepare(fresh)
    assert described(address) == described(fresh)
    load_run(folder, address)
    load_run(folder, fresh)
    assert held(address, "run") == held(fresh, "run")
    assert query(address, "select name from collections order by name") == [("old",), ("run",)]
    assert prepare(address) == []


@pytest.mark.parametrize(
    ("engine", "dialect", "references"),
    [
        ("sqlite", sqlite.dialect(), True),
        ("postgresql", postgresql.dialect(), True),  # type: ignore[no-untyped-call]
        ("duckdb", DIALECT, False),
    ],
)
def test_schema_changes_only_with_its_version(engine: str, dialect: Dialect, references: bool) -> None:
    told = f"raise SCHEMA_VERSION, write the step data/database/to_{SCHEMA_VERSION + 1:04}.sql and scripts/write_database_schema.py"
    path = OLD / f"{SCHEMA_VERSION}_{engine}.sql"
    assert path.read_text(encoding="utf-8") == schema_text(dialect, references=references), told


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION))
def test_no_version_takes_a_column_from_a_consumer(version: int) -> None:
    then, now = (columns_of(number) for number in (version, SCHEMA_VERSION))
    assert [(name, lost) for name, columns in then.items() if (lost := set(columns) - set(now[name]))] == []
    assert [name for name in view_names() if name in then and then[name] != now[name][: len(then[name])]] == []


def columns_of(version: int) -> dict[str, list[str]]:
    """The columns of all tables and views of a version, in their order."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript((OLD / f"{version}_sqlite.sql").read_text(encoding="utf-8"))
        names = [
            name for (name,) in connection.execute("select name from sqlite_master where type in ('table', 'view')")
        ]
        return {name: [row[1] for row in connection.execute(f"pragma table_info({name})")] for name in names}


def test_newer_schema_is_refused(address: Address, tmp_path: Path) -> None:
    prepare(address)
    query(address, "insert into crossclaim_schema values (99, '2026-01-01T00:00:00+00:00')")
    with pytest.raises(ConfigError, match="holds schema 99.*install a newer crossclaim"):
        load_run(write_library(tmp_path / "run", LIBRARY), address)


def test_database_with_tables_of_others_is_refused(address: Address, tmp_path: Path) -> None:
    query(address, "create table documents (id integer)")
    with pytest.raises(ConfigError, match="has a table 'documents' that crossclaim did not make"):
        load_run(write_library(tmp_path / "run", LIBRARY), address)
    assert query(address, "select count(*) from documents") == [(0,)]


def test_views_can_all_be_read(address: Address, tmp_path: Path) -> None:
    load_run(write_library(tmp_path / "run", LIBRARY), address)
    counts = {name: query(address, f"select count(*) from {name}")[0][0] for name in view_names()}
    assert counts == {
        "current_claims": 2, "open_conflicts": 1, "reviewed_findings": 0, "facts_with_sources": 2, "timeline": 0,
        "entity_claims": 2, "entity_profile": 1,
    }  # fmt: skip
    profile = "select entity, mentions, documents, claims, claims_as_subject, conflicts from entity_profile"
    assert query(address, profile) == [("Alder Works", 2, 2, 2, 2, 1)]
