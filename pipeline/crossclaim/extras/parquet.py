"""Records as Parquet: one folder a table, nested as the records are, in partitions whose names tell what is in them.

`claims/published_year=2024/part-0000.parquet`: documents and claims are apart by the year of publication of the document, relations
by label and status. Readers give these back as columns; years are no field of the records, label and status stand in the path alone.
"""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from crossclaim_schemas import FILES, RECORDS, Claim, Document, Manifest, Record, Relation

from ..write.export import ExportOptions, Written
from ..write.export_shape import Field, Shape, fields_of
from ..write.export_source import RunFolder

TYPES = {
    "text": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_(), "object": pa.string(),
}  # fmt: skip
PARTITIONS: dict[str, tuple[str, ...]] = {
    "document": ("published_year",), "claim": ("published_year",), "relation": ("label", "status"),
}  # fmt: skip
NO_VALUE = "__HIVE_DEFAULT_PARTITION__"  # what every reader of such folders takes for null
GROUP_SIZE = 16_000_000  # characters that are gathered before they are written as one row group: memory stays flat
ROWS_A_FILE = 1_000_000
SIZE_OF_RECORD = 2_000  # about what a claim holds; a document counts its text


def write(run: RunFolder, folder: Path, options: ExportOptions) -> Written:
    """All records as Parquet files; a table without rows has one file without rows, so that it has its columns."""
    counts: dict[str, int] = {}
    years: dict[str, str | None] = {}
    for name, kind in RECORDS.items():
        records = iter([run.manifest]) if kind is Manifest else run.records(kind)
        with ExitStack() as stack:
            table = ParquetTable(folder, name, stack)
            for record in records:
                table.add(record, _partition(record, years))
            table.finish()
            counts |= table.counts
    return Written(counts)


def arrow_schema(name: str) -> pa.Schema:
    """The columns of a record's files, each with its description; those that the path tells are left out."""
    return pa.schema([_arrow_field(field) for field in _columns(name)])


@dataclass(slots=True)
class Rows:
    """Rows of one partition that wait to be written, and the file that takes them."""

    path: str
    waiting: list[dict[str, Any]] = field(default_factory=list)
    size: int = 0
    writer: parquet.ParquetWriter | None = None
    n_written: int = 0


@dataclass(slots=True)
class ParquetTable:
    """One table in the making."""

    folder: Path
    name: str
    stack: ExitStack
    counts: dict[str, int] = field(default_factory=dict)
    partitions: dict[tuple[str | None, ...], Rows] = field(default_factory=dict)

    def add(self, record: Record, partition: tuple[str | None, ...]) -> None:
        """Take in one record; write what has gathered when it is enough."""
        rows = self._rows(partition)
        row = record.model_dump(mode="python", by_alias=True)
        rows.waiting.append({field.name: _cell(row.get(field.name), field.shape) for field in _columns(self.name)})
        rows.size += SIZE_OF_RECORD + (len(record.text) if isinstance(record, Document) else 0)
        if sum(rows.size for rows in self.partitions.values()) >= GROUP_SIZE:
            self._write(max(self.partitions.values(), key=lambda rows: rows.size))

    def finish(self) -> None:
        """Write the rest."""
        if not self.partitions:
            self._rows((None,) * len(PARTITIONS.get(self.name, ())))
        for rows in self.partitions.values():
            self._write(rows)

    def _rows(self, partition: tuple[str | None, ...]) -> Rows:
        if partition not in self.partitions:
            keys = PARTITIONS.get(self.name, ())
            steps = [f"{key}={value or NO_VALUE}" for key, value in zip(keys, partition, strict=True)]
            stem = "runs" if self.name == "manifest" else Path(FILES[self.name]).stem
            self.partitions[partition] = Rows("/".join([stem, *steps]))
        return self.partitions[partition]

    def _write(self, rows: Rows) -> None:
        schema, rows.size = arrow_schema(self.name), 0
        while rows.waiting or rows.writer is None:
            number, n_before = divmod(rows.n_written, ROWS_A_FILE)
            path = f"{rows.path}/part-{number:04}.parquet"
            if rows.writer is None or path not in self.counts:
                if rows.writer is not None:
                    rows.writer.close()
                (self.folder / rows.path).mkdir(parents=True, exist_ok=True)
                rows.writer = self.stack.enter_context(
                    parquet.ParquetWriter(self.folder / path, schema, compression="zstd")
                )
            batch, rows.waiting = rows.waiting[: ROWS_A_FILE - n_before], rows.waiting[ROWS_A_FILE - n_before :]
            rows.writer.write_table(pa.Table.from_pylist(batch, schema=schema))
            rows.n_written += len(batch)
            self.counts[path] = n_before + len(batch)


def _columns(name: str) -> Iterator[Field]:
    told = PARTITIONS.get(name, ())
    return (field for field in fields_of(RECORDS[name]) if field.name not in told)


def _partition(record: Record, years: dict[str, str | None]) -> tuple[str | None, ...]:
    """The values in the path. Documents come before claims, so their years are known by then."""
    if isinstance(record, Document):
        year = record.published[:4] if record.published else None
        years[record.id] = year if year and year.isascii() and year.isdecimal() else None
        return (years[record.id],)
    if isinstance(record, Claim):
        return (years.get(record.doc_id),)
    return (record.label, record.status) if isinstance(record, Relation) else ()


def _arrow_field(field: Field) -> pa.Field:
    metadata = {"description": field.description} if field.description else None
    return pa.field(field.name, _arrow_type(field.shape), metadata=metadata)


def _arrow_type(shape: Shape) -> pa.DataType:
    if shape.kind == "record":
        return pa.struct([_arrow_field(field) for field in shape.fields])
    if shape.item is None:
        return TYPES[shape.kind]
    inner = _arrow_type(shape.item)
    return pa.map_(pa.string(), inner) if shape.kind == "map" else pa.list_(inner)


def _cell(value: Any, shape: Shape) -> Any:
    """The value as pyarrow takes it: a map as its pairs, an open object as JSON."""
    if value is None:
        return None
    if shape.kind == "map":
        return list(value.items())
    return json.dumps(value, ensure_ascii=False, sort_keys=True) if shape.kind == "object" else value
