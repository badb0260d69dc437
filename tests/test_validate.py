"""Validation finds what breaks the contract, and names file and line."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import crossclaim
from crossclaim.validate import MAX_FAULTS, faults_of

Fields = dict[str, Any]
ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def finished_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("validate") / "out"
    crossclaim.run(ROOT / "corpus" / "kazakhstan", out=out)
    return out


@pytest.fixture
def folder(finished_run: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(finished_run, tmp_path / "copy"))


def change_line(path: Path, number: int, change: Callable[[Fields], object]) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    fields = json.loads(lines[number - 1])
    change(fields)
    lines[number - 1] = json.dumps(fields)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def set_field(**values: object) -> Callable[[Fields], object]:
    return lambda fields: fields.update(values)


@pytest.mark.slow
def test_validate_finds_nothing_in_a_run_of_ours(folder: Path) -> None:
    faults, n_records = faults_of(folder)
    assert faults == []
    assert n_records > 50


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "change", "fault"),
    [
        ("documents.jsonl", set_field(more=1), "documents.jsonl:1: more: Extra inputs are not permitted"),
        ("documents.jsonl", set_field(uri="/etc/a.txt"), "documents.jsonl:1: id is not the hash of the uri"),
        ("documents.jsonl", lambda fields: fields["blocks"].reverse(), "documents.jsonl:1: blocks.1:"),
        ("documents.jsonl", set_field(schema_version="9.9"), "documents.jsonl:1: schema_version:"),
        ("claims.jsonl", set_field(quote="something else"), "claims.jsonl:1: quote: text["),
        ("claims.jsonl", set_field(doc_id="d-0"), "claims.jsonl:1: doc_id d-0 stands nowhere in documents.jsonl"),
        ("claims.jsonl", set_field(sentence_end=1), "is not inside its sentence"),
        ("claims.jsonl", lambda fields: fields["subject"].update(start=0, end=1), "claims.jsonl:1: subject: text[0:1] is"),
        ("claims.jsonl", lambda fields: fields["subject"].update(mention_id="m-0"), "mention_id m-0 is not among"),
        ("claims.jsonl", lambda fields: fields.pop("subject"), "claims.jsonl:1: subject: Field required"),
        ("claims.jsonl", set_field(polarity="negative", id="c-0"), "claims.jsonl:1: id is not the hash"),
        ("claims.jsonl", lambda fields: fields["mentions"][0].update(id="m-0"), "claims.jsonl:1: mentions.0: id is not the hash"),
        ("entities.jsonl", set_field(name="Another Name"), "entities.jsonl:1: id is not the hash of label and normalised name"),
        ("entities.jsonl", lambda fields: fields["mentions"][0].update(text="Nobody"), "entities.jsonl:1: mentions.0: text["),
        ("entities.jsonl", lambda fields: fields["mentions"][0].update(doc_id="d-0"), "mentions.0: doc_id d-0 stands nowhere"),
        ("relations.jsonl", set_field(claim_a="c-0"), "relations.jsonl:1: claim_a c-0 stands nowhere in claims.jsonl"),
        ("relations.jsonl", set_field(quote_b="?"), "relations.jsonl:1: doc_b or quote_b is not that of claim"),
        ("relations.jsonl", set_field(id="r-0"), "relations.jsonl:1: id is not the hash"),
        ("facts.jsonl", set_field(disputed="maybe"), "facts.jsonl:1: disputed:"),
        ("facts.jsonl", lambda fields: fields["sides"][0].update(independent_origins=9), "independent_origins is not between"),
        ("facts.jsonl", lambda fields: fields["sides"][0].update(origins=[["d-0"]]), "origins are not its documents"),
    ],
)  # fmt: skip
def test_validate_names_file_line_and_fault(
    folder: Path, name: str, change: Callable[[Fields], object], fault: str
) -> None:
    change_line(folder / name, 1, change)
    faults, _ = faults_of(folder)
    assert any(fault in found for found in faults), faults


@pytest.mark.slow
def test_validate_finds_faults_of_order_and_repetition(folder: Path) -> None:
    path = folder / "claims.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([lines[-1], *lines[:-1], lines[0]]) + "\n", encoding="utf-8")
    faults, _ = faults_of(folder)
    assert any(fault.startswith("claims.jsonl:2: stands before") for fault in faults)
    assert any(fault.startswith(f"claims.jsonl:{len(lines) + 1}: id ") for fault in faults)


@pytest.mark.slow
def test_validate_finds_missing_and_cut_files(folder: Path) -> None:
    (folder / "facts.jsonl").unlink()
    (folder / "run.json").unlink()
    path = folder / "rejects.jsonl"
    path.write_text('{"uri": "a", "stage": "ingest", "code": "em')
    faults, _ = faults_of(folder)
    assert "facts.jsonl: is missing" in faults
    assert "run.json: is missing: the run did not finish; run it again" in faults
    assert "rejects.jsonl: the last line is cut off" in faults


@pytest.mark.slow
def test_validate_compares_the_manifest_with_the_files(folder: Path) -> None:
    path = folder / "run.json"
    manifest = json.loads(path.read_text())
    manifest["counts"]["claims"] += 1
    manifest["inputs"] = {}
    path.write_text(json.dumps(manifest))
    faults, _ = faults_of(folder)
    assert [fault.split(" ")[1] for fault in faults] == ["inputs", "counts.claims"]


@pytest.mark.slow
def test_validate_stops_after_the_first_faults(folder: Path) -> None:
    (folder / "documents.jsonl").write_text("")
    assert len(faults_of(folder)[0]) == MAX_FAULTS
