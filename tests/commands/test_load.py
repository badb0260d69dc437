"""`crossclaim load` as a user types it."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.database.library import Statement, write_library
from typer.testing import CliRunner

from crossclaim.cli import app

LIBRARY = {"a.txt": (Statement(0, 0, 0),), "b.txt": (Statement(0, 0, 1),)}


def call(*args: object) -> Any:
    return CliRunner().invoke(app, ["load", *map(str, args)], catch_exceptions=False)


@pytest.fixture
def run(tmp_path: Path) -> Path:
    return write_library(tmp_path / "run", LIBRARY)


def test_load_tells_what_changed(run: Path, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/claims.db"
    result = call(run, "--to", url)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[0] == f"10 changes → {url}, collection 'run'"
    assert "  documents: 2 new" in result.stdout.splitlines()
    assert call(run, "--to", url).stdout == f"0 changes → {url}, collection 'run'\n"
    write_library(run, {"a.txt": LIBRARY["a.txt"]})
    assert "  documents: 1 retracted" in call(run, "--to", url).stdout.splitlines()
    assert call(run, "--to", url, "--quiet").stdout == ""


def test_load_tells_machines_what_changed(run: Path, tmp_path: Path) -> None:
    told = json.loads(call(run, "--to", f"sqlite:///{tmp_path}/claims.db", "--collection", "mills", "--json").stdout)
    assert told["collection"] == "mills"
    assert told["changes"] == 10
    assert told["tables"]["claims"] == {"new": 2, "changed": 0, "retracted": 0, "unchanged": 0, "rows": 22}
    assert told["exit_code"] == 0


def test_prepare_makes_the_tables_only(tmp_path: Path, run: Path) -> None:
    url = f"sqlite:///{tmp_path}/claims.db"
    assert call("--prepare", "--to", url).stdout == f"{url}: schema 2 is there now\n"
    assert call("--prepare", "--to", url).stdout == f"{url}: schema is up to date\n"
    assert call(run, "--to", url).exit_code == 0


def test_url_comes_from_the_environment_and_its_password_is_not_shown(
    run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CROSSCLAIM_DATABASE_URL", "postgresql://anna:s3cret@127.0.0.1:1/claims")
    result = call(run, "--retries", 0)
    assert (result.exit_code, result.stdout) == (3, "")
    assert "postgresql://anna:***@127.0.0.1:1/claims: cannot be reached" in result.stderr
    assert "s3cret" not in result.stderr
    assert not any(b"s3cret" in path.read_bytes() for path in run.iterdir())


@pytest.mark.parametrize(
    ("args", "told"),
    [
        ((), "give the folder of a run"),
        (("--prepare",), "no database named"),
        (("run", "--prepare"), "or --prepare and no folder"),
        (("run", "--to", "claims.db"), "is no database URL"),
        (("nothing-here", "--to", "sqlite:///claims.db"), "is no folder"),
    ],
)
def test_wrong_command_line_is_told(
    args: tuple[str, ...], told: str, run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CROSSCLAIM_DATABASE_URL", raising=False)
    result = call(*args)
    assert result.exit_code == 2
    assert told in result.stderr
    assert not (tmp_path / "claims.db").exists()
