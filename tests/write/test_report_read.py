"""Reading a run folder back; the folders are written by the product's own writers."""

import json
from pathlib import Path
from typing import Any

import pytest

from crossclaim.errors import ConfigError
from crossclaim.write.jsonl import write_records
from crossclaim.write.manifest import write_manifest
from crossclaim.write.report import write_report
from crossclaim.write.report_read import read_run


@pytest.fixture
def folder(store: Any, tmp_path: Path) -> Path:
    for name in ("documents", "claims", "entities", "relations", "facts", "rejects"):
        write_records(tmp_path / f"{name}.jsonl", getattr(store, name))
    write_manifest(tmp_path, store.manifest)
    return tmp_path


def test_run_reads_back_as_it_was_written(folder: Path, store: Any) -> None:
    records = read_run(folder)
    for name in ("documents", "claims", "entities", "relations", "facts", "rejects"):
        assert list(getattr(records, name)) == list(getattr(store, name))
    assert (records.manifest, records.decisions) == (store.manifest, {})


def test_report_of_what_was_read_is_that_of_the_run(folder: Path, store: Any, tmp_path: Path) -> None:
    records = read_run(folder)
    given = {name: getattr(records, name) for name in vars(store)}
    again = write_report(tmp_path / "again", **given).read_bytes()
    assert again == write_report(tmp_path / "first", **vars(store)).read_bytes()


@pytest.mark.parametrize(
    ("name", "broken", "told"),
    [
        ("run.json", None, "holds no finished run"),
        ("run.json", "{}", "is no manifest of a run"),
        ("claims.jsonl", None, "cannot be read"),
        ("facts.jsonl", '{"id": "f"}\n', "facts.jsonl:1: is no fact record"),
    ],
)
def test_broken_run_is_told_with_its_file(name: str, broken: str | None, told: str, folder: Path) -> None:
    (folder / name).unlink()
    if broken is not None:
        (folder / name).write_text(broken, encoding="utf-8")
    with pytest.raises(ConfigError, match=told):
        read_run(folder)


def test_relation_of_an_unknown_claim_is_told(folder: Path) -> None:
    lines = (folder / "relations.jsonl").read_text(encoding="utf-8").splitlines()
    relation = json.loads(lines[0]) | {"claim_a": "c-nobody"}
    (folder / "relations.jsonl").write_text(json.dumps(relation) + "\n", encoding="utf-8")
    with pytest.raises(
        ConfigError, match="relations.jsonl: names c-nobody, which is not there; see `crossclaim validate"
    ):
        read_run(folder)


def test_folder_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="is no folder"):
        read_run(tmp_path / "nowhere")
