"""Records as CSV: one file a table, lists as tables of their own that name the row above.

Fields of a part stand in the row of what holds it, as `qualifiers_time_start`. A list or map becomes the file `claims_objects.csv`
whose rows carry the id of the record, their place in the list (`at`, from 0) or their key, and the places of the lists above
(`objects_at`). Text is always quoted and null never, so that an empty string and null differ, as PostgreSQL's COPY reads
them. No field is changed: texts come as they are, also those that a spreadsheet takes for formulas.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, TextIO

from crossclaim_schemas import FILES, RECORDS, Record

from .export import ExportOptions, Written
from .export_shape import Field, Shape, fields_of
from .export_source import RunFolder

Row = list[object]


class Column(NamedTuple):
    """A column and where its value is in the dumped part."""

    name: str
    path: tuple[str, ...]
    shape: Shape
    description: str


@dataclass(frozen=True, slots=True)
class Table:
    """One CSV file. `path` leads from a row of the table above to the list or map; `keys` name that row."""

    name: str
    path: tuple[str, ...]
    keys: tuple[str, ...]
    columns: tuple[Column, ...]
    children: "tuple[Table, ...]" = ()

    def header(self) -> Row:
        """Names of all columns."""
        return [*self.keys, *(column.name for column in self.columns)]


def table_of(record: str) -> Table:
    """The table of a record with all tables below it."""
    name = Path(FILES[record]).stem if record != "manifest" else "runs"
    return _table(name, (), (), fields_of(RECORDS[record]), record)


def all_tables(table: Table) -> Iterator[Table]:
    """The table and those below it."""
    yield table
    for child in table.children:
        yield from all_tables(child)


def write(run: RunFolder, folder: Path, options: ExportOptions) -> Written:
    """All records as CSV files, one a table; tables without rows have their header only."""
    counts: dict[str, int] = {}
    for name, kind in RECORDS.items():
        records = iter([run.manifest]) if name == "manifest" else run.records(kind)
        counts |= write_tables(table_of(name), records, folder)
    return Written(counts)


def write_tables(root: Table, records: Iterable[Record], folder: Path) -> dict[str, int]:
    """The files of one record; gives the number of rows in each."""
    counts: dict[str, int] = {}
    with ExitStack() as stack:
        files: dict[str, TextIO] = {}
        for table in all_tables(root):
            path = folder / f"{table.name}.csv"
            files[table.name] = stack.enter_context(path.open("w", encoding="utf-8", newline=""))
            files[table.name].write(csv_line(table.header()))
            counts[path.name] = 0
        for at, record in enumerate(records):
            fields = record.model_dump(mode="json", by_alias=True)
            for table, row in rows_of(root, fields, (fields.get("id", at),)):
                files[table.name].write(csv_line(row))
                counts[f"{table.name}.csv"] += 1
    return counts


def rows_of(table: Table, fields: Any, keys: tuple[object, ...]) -> Iterator[tuple[Table, Row]]:
    """The row of one dumped part, and those of the lists in it. `keys` are what rows of the tables below are named by."""
    own = keys if table.keys else ()
    yield table, [*own, *(_cell(_at(fields, column.path), column.shape) for column in table.columns)]
    for child in table.children:
        items = _at(fields, child.path)
        pairs = items.items() if isinstance(items, dict) else enumerate(items or ())
        for at, item in pairs:
            yield from rows_of(child, item, (*keys, at))


def csv_line(row: Row) -> str:
    """One line after RFC 4180: numbers bare, text in quotes, null as nothing."""
    return ",".join(_quoted(cell) for cell in row) + "\r\n"


def _table(
    name: str, path: tuple[str, ...], keys: tuple[str, ...], fields: tuple[Field, ...] | Shape, record: str = ""
) -> Table:
    if isinstance(fields, Shape) and fields.item is not None:  # a list in a list: rows of keys alone, and a table below
        below = (*keys[:-1], f"{path[-1]}_at", "key" if fields.kind == "map" else "at")
        return Table(name, path, keys, (), (_table(f"{name}_items", (), below, fields.item),))
    if isinstance(fields, Shape) and fields.kind != "record":
        return Table(name, path, keys, (Column("value", (), fields, ""),))
    inner = fields.fields if isinstance(fields, Shape) else fields
    columns, lists = _flat(inner, ())
    own = "id" in (field.name for field in inner)
    below = (f"{record}_id" if own else f"{record}_at",) if record else (*keys[:-1], f"{path[-1]}_at")
    children = tuple(
        _table(f"{name}_{'_'.join(where)}", where, (*below, "key" if shape.kind == "map" else "at"), shape.item)
        for where, shape in lists
        if shape.item is not None
    )
    return Table(name, path, keys, tuple(columns), children)


def _flat(
    fields: tuple[Field, ...], above: tuple[str, ...]
) -> tuple[list[Column], list[tuple[tuple[str, ...], Shape]]]:
    """The columns of a part, those of parts inside it among them, and its lists and maps."""
    columns: list[Column] = []
    lists: list[tuple[tuple[str, ...], Shape]] = []
    for field in fields:
        path = (*above, field.name)
        if field.shape.kind == "record":
            inner_columns, inner_lists = _flat(field.shape.fields, path)
            columns += inner_columns
            lists += inner_lists
        elif field.shape.item is not None:
            lists.append((path, field.shape))
        else:
            columns.append(Column("_".join(path), path, field.shape, field.description))
    return columns, lists


def _at(fields: Any, path: tuple[str, ...]) -> Any:
    """What stands there; None if anything on the way is null or left out."""
    for step in path:
        fields = fields.get(step) if fields is not None else None
    return fields


def _cell(value: Any, shape: Shape) -> object:
    return json.dumps(value, ensure_ascii=False, sort_keys=True) if shape.kind == "object" else value


def _quoted(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return str(cell) if isinstance(cell, int | float) else '"' + str(cell).replace('"', '""') + '"'
