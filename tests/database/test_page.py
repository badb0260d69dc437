"""The page "from claims to SQL in five minutes": its commands and queries are run, and give what it shows.

With CROSSCLAIM_WRITE_GOLDEN=1 what they give is written into the page.
"""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from crossclaim.cli import app
from crossclaim.database.address import Address
from crossclaim.database.columns import metadata
from crossclaim.database.load import load_run
from crossclaim.database.schema import view_names

from .conftest import ENGINES
from .looking import Rows, query_with_names

PAGE = Path(__file__).parents[2] / "docs" / "databases.md"
TEXT = PAGE.read_text(encoding="utf-8")
COMMAND = re.compile(r"```console\n\$ (crossclaim load [^\n]*)\n(.*?)```", re.DOTALL)
QUERY = re.compile(r"```sql\n(select .*?)```\n\n(?:```\n(.*?)```\n\n)?", re.DOTALL)
WRITE = os.environ.get("CROSSCLAIM_WRITE_GOLDEN") == "1"


def drawn(names: list[str], rows: Rows) -> str:
    """Rows under the names of their columns, one a line."""
    cells = [names, *([shown(value) for value in row] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in cells]
    return "\n".join([lines[0], "  ".join("-" * width for width in widths), *lines[1:]]) + "\n"


def shown(value: object) -> str:
    """Engines differ in how they give truth and whole numbers."""
    if value is None:
        return ""
    return str(int(value)) if isinstance(value, bool | float) and value == int(value) else str(value)


@pytest.fixture(scope="module")
def loaded(golden_run: Path, new_database: Callable[[str], Address]) -> dict[str, Address]:
    addresses = {engine: new_database(engine) for engine in ENGINES}
    for address in addresses.values():
        load_run(golden_run, address)
    return addresses


@pytest.mark.slow
def test_commands_give_what_the_page_shows(golden_run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "outputs").mkdir()
    (tmp_path / "outputs" / "kazakhstan").symlink_to(golden_run)
    monkeypatch.chdir(tmp_path)
    printed = []
    for match in COMMAND.finditer(TEXT):
        done = CliRunner().invoke(app, shlex.split(match[1])[1:], catch_exceptions=False)
        assert done.exit_code == 0, done.stderr
        printed.append(done.stdout)
    if WRITE:
        outputs = iter(printed)
        _write(COMMAND, lambda match: f"```console\n$ {match[1]}\n{next(outputs)}```")
    else:
        assert printed == [match[2] for match in COMMAND.finditer(TEXT)]
    (code,) = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (ran.stdout, ran.stderr) == ("0\n", "")


def test_queries_give_what_the_page_shows(loaded: dict[str, Address]) -> None:
    printed = {match[1]: drawn(*query_with_names(loaded["sqlite"], match[1])) for match in QUERY.finditer(TEXT)}
    assert len(printed) == 11
    if WRITE:
        _write(QUERY, lambda match: f"```sql\n{match[1]}```\n\n```\n{printed[match[1]]}```\n\n")
    else:
        assert printed == {match[1]: match[2] for match in QUERY.finditer(TEXT)}


@pytest.mark.parametrize("engine", ["postgresql", "duckdb"])
def test_queries_give_the_same_in_every_engine(engine: str, loaded: dict[str, Address]) -> None:
    for match in QUERY.finditer(TEXT):
        names, rows = query_with_names(loaded[engine], match[1])
        expected_names, expected = query_with_names(loaded["sqlite"], match[1])
        assert names == expected_names
        assert [[shown(value) for value in row] for row in rows] == [
            [shown(value) for value in row] for row in expected
        ]


def test_page_names_every_table_and_view() -> None:
    named = set(re.findall(r"`(\w+)`", TEXT))
    assert {*metadata.tables, *view_names()} - {"crossclaim_schema"} <= named


def _write(pattern: re.Pattern[str], replacement: Callable[[re.Match[str]], str]) -> None:
    PAGE.write_text(pattern.sub(replacement, PAGE.read_text(encoding="utf-8")), encoding="utf-8")
