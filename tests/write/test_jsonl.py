"""Records to and from files."""

from pathlib import Path

import pytest

from crossclaim.errors import ConfigError, RunAborted
from crossclaim.write.jsonl import numbered_lines, read_records, write_records
from crossclaim_schemas import Reject

REJECTS = [Reject(uri=uri, stage="ingest", code="empty", message="É “x”\n") for uri in ("a", "b")]


def test_records_come_back_from_the_file(tmp_path: Path) -> None:
    path = tmp_path / "rejects.jsonl"
    assert write_records(path, REJECTS) == 2
    assert list(read_records(path, Reject)) == REJECTS
    assert path.read_text(encoding="utf-8").count("\n") == 2


def test_records_that_fail_midway_leave_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "rejects.jsonl"
    write_records(path, REJECTS[:1])

    def failing() -> object:
        yield REJECTS[1]
        raise ValueError("no more")

    with pytest.raises(ValueError, match="no more"):
        write_records(path, failing())  # type: ignore[arg-type]
    assert list(read_records(path, Reject)) == REJECTS[:1]
    assert list(tmp_path.iterdir()) == [path]


def test_records_below_a_file_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(RunAborted, match=r"cannot be written .* choose another --out"):
        write_records(tmp_path / "file" / "rejects.jsonl", REJECTS)


def test_records_name_the_line_that_is_none(tmp_path: Path) -> None:
    path = tmp_path / "rejects.jsonl"
    path.write_text('\n{"uri": "a"}\n')
    with pytest.raises(ConfigError, match=r"rejects.jsonl:2: is no reject record: stage: Field required"):
        list(read_records(path, Reject))


def test_lines_of_a_file_that_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(b"\xff\xfe\xff")
    with pytest.raises(ConfigError, match="not UTF-8"):
        list(numbered_lines(path))
    with pytest.raises(ConfigError, match="cannot be read"):
        list(numbered_lines(tmp_path / "nowhere.jsonl"))
