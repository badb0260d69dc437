"""A run folder to export."""

import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def ordinary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished run of twelve documents with agreements, conflicts, sources, times and quantities."""
    folder = tmp_path_factory.mktemp("run")
    script = runpy.run_path(str(ROOT / "benchmarks" / "generated_store.py"))
    script["write_store"](folder, findings=300, documents=12)
    return folder
