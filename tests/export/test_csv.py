"""What stands in the CSV files is all that stands in the records, as DuckDB reads it."""

import json
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossclaim.write.export import export_run
from crossclaim.write.export_csv import Column, Table, all_tables, table_of, write_tables
from crossclaim.write.export_shape import Field, fields_of
from crossclaim_schemas import RECORDS, Record

from .making import any_records, read_run

Rows = dict[tuple[str, ...], list[dict[str, Any]]]


def read_csv(path: Path) -> list[dict[str, Any]]:
    """Every cell as text, None where nothing stands between the commas."""
    table = duckdb.execute(
        "SELECT * FROM read_csv(?, all_varchar=true, header=true, delim=',', quote='\"', escape='\"', nullstr='', "
        "allow_quoted_nulls=false, strict_mode=true)",
        [str(path)],
    )
    names = [column[0] for column in table.description or ()]
    return [dict(zip(names, row, strict=True)) for row in table.fetchall()]


def rebuilt(folder: Path, name: str) -> list[Record]:
    """The records, put together again from the tables alone."""
    root = table_of(name)
    rows: dict[str, Rows] = {}
    for table in all_tables(root):
        rows[table.name] = defaultdict(list)
        for row in read_csv(folder / f"{table.name}.csv"):
            rows[table.name][tuple(row[key] for key in table.keys[:-1])].append(row)
    found = []
    for at, row in enumerate(rows[root.name][()]):
        fields = assembled(root, row, (row.get("id", str(at)),), rows)
        found.append(RECORDS[name].model_validate(pruned(fields, fields_of(RECORDS[name]))))
    return found


def assembled(table: Table, row: dict[str, Any], keys: tuple[str, ...], rows: dict[str, Rows]) -> Any:
    fields: dict[str, Any] = {}
    for column in table.columns:
        if not column.path:
            return valued(row["value"], column)
        put(fields, column.path, valued(row[column.name], column))
    for child in table.children:
        below = rows[child.name][keys]
        items: Any = {
            item[child.keys[-1]]: assembled(child, item, (*keys, item[child.keys[-1]]), rows) for item in below
        }
        items = items if child.keys[-1] == "key" else list(items.values())
        if not child.path:
            return items
        put(fields, child.path, items)
    return fields


def valued(cell: str | None, column: Column) -> Any:
    if cell is None:
        return None
    if column.shape.kind == "object":
        return json.loads(cell)
    if column.shape.kind == "boolean":
        return cell == "true"
    return int(cell) if column.shape.kind == "integer" else float(cell) if column.shape.kind == "number" else cell


def put(fields: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    for step in path[:-1]:
        fields = fields.setdefault(step, {})
    fields[path[-1]] = value


def pruned(fields: dict[str, Any], shapes: Iterable[Field]) -> dict[str, Any]:
    """A null is what the class takes for a field that is not there; a part of which nothing is there is null itself."""
    kept = {}
    for field in shapes:
        value = fields[field.name]
        if field.shape.kind == "record":
            value = pruned(value, field.shape.fields)
            value = None if field.shape.nullable and not value else value
        elif field.shape.item is not None and field.shape.item.kind == "record":
            value = [pruned(item, field.shape.item.fields) for item in value]
        if value is not None:
            kept[field.name] = value
    return kept


def test_csv_holds_all_of_an_ordinary_run(ordinary: Path, tmp_path: Path) -> None:
    export_run(ordinary, tmp_path / "out", to="csv")
    for name, records in read_run(ordinary).items():
        assert rebuilt(tmp_path / "out", name) == records


@pytest.mark.slow
@pytest.mark.parametrize("name", RECORDS)
def test_csv_holds_whatever_a_record_may_hold(name: str) -> None:
    @settings(max_examples=12, deadline=None)
    @given(
        st.lists(any_records(RECORDS[name]), min_size=1, max_size=3, unique_by=lambda record: getattr(record, "id", 0))
    )
    def check(records: list[Record]) -> None:
        with tempfile.TemporaryDirectory() as folder:
            write_tables(table_of(name), records, Path(folder))
            assert rebuilt(Path(folder), name) == records

    check()
