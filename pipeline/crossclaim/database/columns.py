"""The building blocks of the tables: columns with their checks, tables of records, and tables of their parts."""

from datetime import UTC, datetime
from typing import Any, get_args

from sqlalchemy import (
    JSON,
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


# For what has no fixed structure: settings, counts, levels by slot.
OPEN = JSON().with_variant(JSONB(), "postgresql")
metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


def words(name: str) -> Column[str]:
    """Text that is always there."""
    return Column(name, Text, nullable=False)


def maybe(name: str) -> Column[str]:
    """Text that may be missing."""
    return Column(name, Text)


def one_of(name: str, model: type, field: str | None = None) -> tuple[SchemaItem, ...]:
    """A column that takes the values which the record's field takes, and the check for it."""
    values = get_args(model.model_fields[field or name].annotation)  # type: ignore[attr-defined]
    listed = ", ".join(f"'{value}'" for value in values)
    return Column(name, Text, nullable=False), CheckConstraint(f"{name} in ({listed})", name=name)


def share(name: str) -> tuple[SchemaItem, ...]:
    """A number from 0 to 1."""
    return Column(name, Double, nullable=False), CheckConstraint(f"{name} between 0 and 1", name=name)


def span(start: str = "start_char", end: str = "end_char", *, optional: bool = False) -> tuple[SchemaItem, ...]:
    """Offsets into the document's text, the end exclusive."""
    columns = (Column(start, Integer, nullable=optional), Column(end, Integer, nullable=optional))
    return *columns, CheckConstraint(f"0 <= {start} and {start} <= {end}", name=start)


def points_at(table: str, column: str) -> ForeignKeyConstraint:
    """A foreign key to a record of the same collection."""
    return ForeignKeyConstraint(["collection", column], [f"{table}.collection", f"{table}.id"])


def record_table(name: str, *columns: SchemaItem) -> Table:
    """Records with their stamps. `run_id` is the run in which the record first was as it is now."""
    return Table(
        name,
        metadata,
        Column("collection", Text, ForeignKey("collections.name"), primary_key=True),
        Column("id", Text, primary_key=True),
        *columns,
        words("content_hash"),
        words("run_id"),
        Column("loaded_at", Instant, nullable=False),
        Column("changed_at", Instant, nullable=False),
        Column("retracted_at", Instant),
        points_at("runs", "run_id"),
        Index(None, "collection", "changed_at"),
    )


def part_table(name: str, owner: str, *columns: SchemaItem, key: tuple[str, ...] = ("position",)) -> Table:
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
        points_at(owner, owner_id),
        info={"owner": owner, "owner_id": owner_id, "late": late},
    )


def _targets(constraint: ForeignKeyConstraint) -> set[str]:
    return {key.target_fullname.split(".")[0] for key in constraint.elements}


SINGULAR = {
    "documents": "document",
    "entities": "entity",
    "claims": "claim",
    "relations": "relation",
    "facts": "fact",
    "reviews": "review",
}
