"""What stands in the Parquet files is all that stands in the records, as pyarrow, DuckDB and polars read it."""

import json
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from crossclaim.extras.parquet import GROUP_SIZE, SIZE_OF_RECORD, ParquetTable, arrow_schema
from crossclaim.write.export import export_run
from crossclaim.write.export_shape import Field, Shape, fields_of
from crossclaim_schemas import FILES, RECORDS, Record, Relation

from .making import any_records, read_run


@pytest.fixture(scope="module")
def exported(ordinary: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("exports") / "parquet"
    export_run(ordinary, out, to="parquet")
    return out


def read_back(folder: Path, name: str) -> list[Record]:
    """The records by the file they are in; a column that the path tells is taken from there."""
    found = []
    stem = "runs" if name == "manifest" else Path(FILES[name]).stem
    for path in sorted((folder / stem).rglob("*.parquet")):
        told = dict(step.split("=") for step in path.relative_to(folder).parts if "=" in step)
        told.pop("published_year", None)
        for row in parquet.ParquetFile(path).read().to_pylist():
            found.append(RECORDS[name].model_validate(_plain(row | told, fields_of(RECORDS[name]))))
    return found


def _plain(row: dict[str, Any], fields: tuple[Field, ...]) -> dict[str, Any]:
    return {field.name: _value(row[field.name], field.shape) for field in fields if row[field.name] is not None}


def _value(value: Any, shape: Shape) -> Any:
    if shape.kind == "record":
        return _plain(value, shape.fields)
    if shape.kind == "object":
        return json.loads(value)
    if shape.kind == "map":
        return dict(value)
    return [_value(item, shape.item) for item in value] if shape.item is not None else value


def by_id(records: list[Record]) -> list[Record]:
    return sorted(records, key=lambda record: getattr(record, "id", ""))


@pytest.mark.parametrize("name", RECORDS)
def test_parquet_holds_all_of_an_ordinary_run(name: str, ordinary: Path, exported: Path) -> None:
    assert by_id(read_back(exported, name)) == by_id(read_run(ordinary)[name])


@pytest.mark.slow
@pytest.mark.parametrize("name", RECORDS)
def test_parquet_holds_whatever_a_record_may_hold(name: str) -> None:
    @settings(max_examples=12, deadline=None)
    @given(st.lists(any_records(RECORDS[name]), max_size=3, unique_by=lambda record: getattr(record, "id", 0)))
    def check(records: list[Record]) -> None:
        with tempfile.TemporaryDirectory() as folder:
            with ExitStack() as stack:
                table = ParquetTable(Path(folder), name, stack)
                for record in records:
                    told = (record.label, record.status) if isinstance(record, Relation) else ()
                    table.add(record, told or (None,) if name in ("document", "claim") else told)
                table.finish()
            assert by_id(read_back(Path(folder), name)) == by_id(records)

    check()


def test_parquet_keeps_the_order_of_the_records(ordinary: Path, exported: Path) -> None:
    claims = read_run(ordinary)["claim"]
    order = {getattr(claim, "id", ""): at for at, claim in enumerate(claims)}
    for path in sorted((exported / "claims").rglob("*.parquet")):
        places = [order[name] for name in parquet.read_table(path, columns=["id"], partitioning=None)["id"].to_pylist()]
        assert places == sorted(places)


def test_parquet_partitions_come_back_as_columns(ordinary: Path, exported: Path) -> None:
    published = {
        getattr(record, "id", ""): getattr(record, "published", "") for record in read_run(ordinary)["document"]
    }
    rows = duckdb.execute(
        "SELECT doc_id, published_year FROM read_parquet(?, hive_partitioning=true)",
        [f"{exported}/claims/**/*.parquet"],
    ).fetchall()
    assert rows
    assert all(
        published[doc_id] is None if year is None else published[doc_id][:4] == str(year) for doc_id, year in rows
    )
    assert {year for _, year in rows} != {None}
    relations = (
        pl.scan_parquet(exported / "relations", hive_partitioning=True).select("id", "label", "status").collect()
    )
    records = read_run(ordinary)["relation"]
    assert {tuple(row) for row in relations.rows()} == {
        (record.id, record.label, record.status) for record in records if isinstance(record, Relation)
    }


def test_parquet_columns_carry_the_descriptions_of_the_dictionary() -> None:
    schema = arrow_schema("claim")
    assert schema.field("quote").metadata[b"description"].startswith(b"The clause it was read from")
    assert schema.field("objects").type.value_type.field("head").metadata[b"description"]


def test_parquet_writes_a_table_without_rows_with_its_columns(exported: Path) -> None:
    table = parquet.read_table(exported / "rejects" / "part-0000.parquet")
    assert (table.num_rows, table.column_names) == (0, ["schema_version", "uri", "stage", "code", "message"])


def test_parquet_memory_does_not_grow_with_the_run(ordinary: Path, tmp_path: Path) -> None:
    claim = read_run(ordinary)["claim"][0]
    limit = GROUP_SIZE // SIZE_OF_RECORD
    with ExitStack() as stack:
        table = ParquetTable(tmp_path, "claim", stack)
        for number in range(limit + 3):
            table.add(claim, ("2024",) if number % 4 else ("2023",))
            assert sum(len(rows.waiting) for rows in table.partitions.values()) < limit
        table.finish()
    groups = {path.parent.name: parquet.ParquetFile(path).num_row_groups for path in tmp_path.rglob("*.parquet")}
    assert groups == {"published_year=2023": 1, "published_year=2024": 2}


def test_parquet_begins_a_new_file_when_one_is_full(
    ordinary: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crossclaim.extras.parquet.ROWS_A_FILE", 70)
    export_run(ordinary, tmp_path / "out", to="parquet")
    for name, stem in (("claim", "claims"), ("relation", "relations")):
        sizes = [parquet.ParquetFile(path).metadata.num_rows for path in (tmp_path / "out" / stem).rglob("*.parquet")]
        assert max(sizes) <= 70
        assert by_id(read_back(tmp_path / "out", name)) == by_id(read_run(ordinary)[name])
    assert list((tmp_path / "out").rglob("part-0001.parquet"))
