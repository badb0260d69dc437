"""The generated run folder is one that the product itself finds no fault with."""

import importlib
from pathlib import Path
from types import ModuleType

import pytest

from crossclaim.validate import faults_of


@pytest.fixture
def generated_store(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(Path(__file__).parents[2] / "benchmarks")
    return importlib.import_module("generated_store")


@pytest.mark.parametrize(("findings", "documents"), [(1, 2), (37, 3), (400, 12)])
def test_generated_store_is_valid_and_holds_so_many_findings(
    findings: int, documents: int, generated_store: ModuleType, tmp_path: Path
) -> None:
    counts = generated_store.write_store(tmp_path / "store", findings=findings, documents=documents)
    assert faults_of(tmp_path / "store")[0] == []
    assert counts["conflicts"] + counts["agreements"] + counts["possible"] == findings
    assert counts["documents"] == documents


def test_generated_store_is_the_same_for_the_same_seed(generated_store: ModuleType, tmp_path: Path) -> None:
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        generated_store.write_store(tmp_path / name, findings=50, documents=8, seed=seed)
    first, again, other = ((tmp_path / name / "relations.jsonl").read_bytes() for name in "abc")
    assert first == again != other
