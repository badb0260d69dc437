"""The tables, once for all three engines: records with their stamps, and the parts of records under their key.

Every key begins with the collection, so that run folders of different subjects share a database. A *record* table has an id, a hash of
the whole record, and when it came, changed and vanished; rows of a *part* table belong to one record and are replaced with it.
Closed sets are checked by the database with the very values of the record models.
"""

from datetime import UTC, datetime
from typing import Any, get_args

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    DateTime,
    Dialect,
    Double,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    TypeDecorator,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeEngine

from crossclaim_schemas import (
    Argument,
    Block,
    Claim,
    Mention,
    Piece,
    Quantity,
    Reject,
    Relation,
    Time,
)

SCHEMA_VERSION = 1


class Instant(TypeDecorator[datetime]):
    """A point in time with its zone; SQLite, which has no such type, gets ISO 8601 text in UTC, which sorts by time."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[object]:
        stored: TypeEngine[Any] = String() if dialect.name == "sqlite" else DateTime(timezone=True)
        return dialect.type_descriptor(stored)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> object:
        if value is None or dialect.name != "sqlite":
            return value
        return value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: object, dialect: Dialect) -> datetime | None:
        return datetime.fromisoformat(value) if isinstance(value, str) else value  # type: ignore[return-value]


OPEN = JSON().with_variant(JSONB(), "postgresql")
metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _maybe(name: str) -> Column[str]:
    return Column(name, Text)


def _one_of(name: str, model: type, field: str | None = None) -> tuple[SchemaItem, ...]:
    """A column that takes the values which the record's field takes, and the check for it."""
    values = get_args(model.model_fields[field or name].annotation)  # type: ignore[attr-defined]
    listed = ", ".join(f"'{value}'" for value in values)
    return Column(name, Text, nullable=False), CheckConstraint(f"{name} in ({listed})", name=name)


def _share(name: str) -> tuple[SchemaItem, ...]:
    return Column(name, Double, nullable=False), CheckConstraint(f"{name} between 0 and 1", name=name)


def _span(start: str = "start_char", end: str = "end_char", *, optional: bool = False) -> tuple[SchemaItem, ...]:
    columns = (Column(start, Integer, nullable=optional), Column(end, Integer, nullable=optional))
    return *columns, CheckConstraint(f"0 <= {start} and {start} <= {end}", name=start)


def _points_at(table: str, column: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["collection", column], [f"{table}.collection", f"{table}.id"])


def _record(name: str, *columns: SchemaItem) -> Table:
    return Table(
        name,
        metadata,
        Column("collection", Text, ForeignKey("collections.name"), primary_key=True),
        Column("id", Text, primary_key=True),
        *columns,
        _text("content_hash"),
        _text("run_id"),
        Column("loaded_at", Instant, nullable=False),
        Column("changed_at", Instant, nullable=False),
        Column("retracted_at", Instant),
        _points_at("runs", "run_id"),
        Index(None, "collection", "changed_at"),
    )


def _part(name: str, owner: str, *columns: SchemaItem, key: tuple[str, ...] = ("position",)) -> Table:
    """Parts of one record; `key` are the columns that tell them apart within it.

    A part that refers to other records of its owner's kind is `late`: it is written when all of them are.
    """
    late = any(isinstance(column, ForeignKeyConstraint) and owner in _targets(column) for column in columns)
    owner_id = f"{SINGULAR[owner]}_id"
    return Table(
        name,
        metadata,
        Column("collection", Text),
        Column(owner_id, Text),
        *(Column(part, Integer) for part in key),
        *columns,
        PrimaryKeyConstraint("collection", owner_id, *key),
        _points_at(owner, owner_id),
        info={"owner": owner, "owner_id": owner_id, "late": late},
    )


def _targets(constraint: ForeignKeyConstraint) -> set[str]:
    return {key.target_fullname.split(".")[0] for key in constraint.elements}


SINGULAR = {"documents": "document", "entities": "entity", "claims": "claim", "relations": "relation", "facts": "fact"}

schema_versions = Table(
    "crossclaim_schema",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("applied_at", Instant, nullable=False),
)
# No foreign key to the run: runs refer to their collection already, and a circle could not be filled.
collections = Table(
    "collections",
    metadata,
    Column("name", Text, primary_key=True),
    _text("run_id"),
    Column("loaded_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
)
runs = Table(
    "runs",
    metadata,
    Column("collection", Text, ForeignKey("collections.name"), primary_key=True),
    Column("id", Text, primary_key=True),
    _text("schema_version"),
    _text("crossclaim"),
    _text("python"),
    _text("spacy"),
    _text("model"),
    _text("model_version"),
    _text("config_sha256"),
    Column("config", OPEN, nullable=False),
    Column("counts", OPEN, nullable=False),
    Column("loaded_at", Instant, nullable=False),
)
documents = _record(
    "documents",
    _text("uri"),
    _text("media_type"),
    _text("sha256"),
    _maybe("title"),
    _text("language"),
    _maybe("published"),
    _text("text"),
    Index(None, "uri"),
)
blocks = _part(
    "blocks",
    "documents",
    *_one_of("kind", Block),
    *_span(),
    Column("level", Integer, nullable=False),
    Column("page", Integer),
    _maybe("source"),
    CheckConstraint("level >= 0", name="level"),
    CheckConstraint("page >= 1", name="page"),
)
warnings = _part("warnings", "documents", _text("text"))
entities = _record("entities", _text("name"), _text("label"), Index(None, "name"))
aliases = _part("aliases", "entities", _text("alias"), Index(None, "alias"))
merges = _part("merges", "entities", _text("name"), _text("why"))
related_entities = _part(
    "related_entities", "entities", _text("related_id"), _text("kind"), _points_at("entities", "related_id")
)
mentions = _record(
    "mentions",
    _text("document_id"),
    *_span(),
    _text("text"),
    *_one_of("kind", Mention),
    _text("label"),
    _text("name"),
    _text("why"),
    _maybe("entity_id"),
    _points_at("documents", "document_id"),
    _points_at("entities", "entity_id"),
    Index(None, "collection", "entity_id"),
    Index(None, "collection", "document_id"),
)
claims = _record(
    "claims",
    _text("document_id"),
    *_span(),
    *_span("sentence_start", "sentence_end"),
    _text("quote"),
    _text("text"),
    _text("predicate"),
    _text("lemma"),
    *_one_of("voice", Claim),
    *_one_of("tense", Claim),
    *_one_of("aspect", Claim),
    *_one_of("polarity", Claim),
    *_one_of("modality", Claim),
    _maybe("source"),
    _maybe("source_cue"),
    Column("source_factive", Boolean),
    *_one_of("kind", Claim),
    _text("construction"),
    *_share("checkworthy"),
    *_share("confidence"),
    _points_at("documents", "document_id"),
    CheckConstraint("(source is null) = (source_cue is null)", name="source"),
    Index(None, "collection", "document_id"),
    Index(None, "lemma"),
)
claim_mentions = _part(
    "claim_mentions", "claims", _text("mention_id"), _points_at("mentions", "mention_id"),
    Index(None, "collection", "mention_id"),
)  # fmt: skip
arguments = _part(
    "arguments",
    "claims",
    *_one_of("role", Argument),
    _text("text"),
    _text("resolved"),
    *_span(),
    _maybe("mention_id"),
    _text("marker"),
    _text("head"),
    _text("quantifier"),
    _points_at("mentions", "mention_id"),
    Index(None, "collection", "mention_id"),
    Index(None, "head"),
)
_ARGUMENT = (
    ["collection", "claim_id", "argument"],
    ["arguments.collection", "arguments.claim_id", "arguments.position"],
)
terms = _part(
    "terms", "claims", _text("lemma"), _text("pos"), ForeignKeyConstraint(*_ARGUMENT), Index(None, "lemma"),
    key=("argument", "position"),
)  # fmt: skip
pieces = _part(
    "pieces", "claims", *_one_of("kind", Piece), _text("text"), *_span(), _text("marker"),
    ForeignKeyConstraint(*_ARGUMENT), key=("argument", "position"),
)  # fmt: skip
_GRAINS = ", ".join(f"'{value}'" for value in get_args(Time.model_fields["granularity"].annotation))
_STANDS = ", ".join(f"'{value}'" for value in get_args(Time.model_fields["relation"].annotation))
qualifiers = _part(
    "qualifiers",
    "claims",
    _text("kind"),
    CheckConstraint("kind in ('time', 'place', 'manner', 'purpose', 'condition')", name="kind"),
    _text("text"),
    *_span(optional=True),
    _maybe("resolved"),
    _maybe("mention_id"),
    _maybe("time_start"),
    _maybe("time_end"),
    Column("start_year", Integer),
    _maybe("granularity"),
    CheckConstraint(f"(kind = 'time') = (granularity is not null) and granularity in ({_GRAINS})", name="granularity"),
    _maybe("time_relation"),
    CheckConstraint(
        f"(kind = 'time') = (time_relation is not null) and time_relation in ({_STANDS})", name="time_relation"
    ),
    _points_at("mentions", "mention_id"),
    Index(None, "kind", "start_year", "time_start"),
)
quantities = _part(
    "quantities",
    "claims",
    Column("value", Double, nullable=False),
    Column("upper_value", Double),
    _text("unit"),
    *_one_of("comparator", Quantity),
    _text("counted"),
    _text("text"),
    *_span(),
    Index(None, "unit", "value"),
)
open_references = _part("open_references", "claims", _text("text"), *_span(), _text("why"))
relations = _record(
    "relations",
    *_one_of("label", Relation),
    *_one_of("direction", Relation),
    _text("reason"),
    *_share("score"),
    *_one_of("status", Relation),
    _text("claim_a"),
    _text("claim_b"),
    _text("explanation"),
    Column("levels", OPEN, nullable=False),
    _points_at("claims", "claim_a"),
    _points_at("claims", "claim_b"),
    CheckConstraint("claim_a <> claim_b", name="two_claims"),
    CheckConstraint("label <> 'conflict' or direction = 'both'", name="conflict_is_mutual"),
    Index(None, "collection", "claim_a"),
    Index(None, "collection", "claim_b"),
    Index(None, "label", "status", "score"),
)
differences = _part("differences", "relations", _text("slot"), _text("value_a"), _text("value_b"))
facts = _record("facts", Column("disputed", Boolean, nullable=False), Index(None, "disputed"))
sides = _part(
    "sides", "facts", _text("value"), Column("independent_origins", Integer, nullable=False),
    CheckConstraint("independent_origins >= 1", name="independent_origins"),
)  # fmt: skip
side_claims = _part(
    "side_claims",
    "facts",
    _text("claim_id"),
    ForeignKeyConstraint(
        ["collection", "fact_id", "side"], ["sides.collection", "sides.fact_id", "sides.position"]
    ),
    _points_at("claims", "claim_id"),
    Index(None, "collection", "claim_id"),
    key=("side", "position"),
)  # fmt: skip
rejects = _record("rejects", _text("uri"), *_one_of("stage", Reject), _text("code"), _text("message"))

# In the order in which they are loaded: what others refer to comes first.
RECORDS = (documents, entities, mentions, claims, relations, facts, rejects)
PARTS = {
    record.name: [table for table in metadata.sorted_tables if table.info.get("owner") == record.name]
    for record in RECORDS
}
