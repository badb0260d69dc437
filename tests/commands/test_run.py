"""What a nightly user asks for on the command line: a plan, what fails a night, what is watched, what is told in a log."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from crossclaim.cli import app

MILL, MILL_TOO = "The Old Mill in Harwick was built in 1891 by Anna Berg.", "The Old Mill in Harwick was built in 1897."
NF, NF_TOO = "Norlind Freight has 300 members.", "Norlind Freight has 450 members."


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    for name, text in (("a", MILL), ("b", MILL_TOO), ("c", NF), ("d", NF_TOO)):
        (folder / f"{name}.txt").write_text(text)
    return folder


def run(*args: object) -> Any:
    return CliRunner().invoke(app, ["run", *map(str, args), "--workers", "0"], catch_exceptions=False)


@pytest.mark.slow
def test_dry_run_changes_nothing_and_tells_all(inbox: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (inbox / "empty.txt").touch()
    first = run(inbox, "--out", out, "--dry-run", "--json")
    assert not out.exists()
    plan = json.loads(first.stdout)
    assert (plan["inputs"]["new"], [reject["code"] for reject in plan["rejects"]]) == (4, ["empty"])
    assert run(inbox, "--out", out, "--quiet").exit_code == 1
    (inbox / "a.txt").write_text(MILL_TOO)
    (inbox / "b.txt").unlink()
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*")}
    plan = json.loads(run(inbox, "--out", out, "--dry-run", "--json", "--prune").stdout)
    assert plan["inputs"] == {"new": 0, "changed": 1, "unchanged": 2, "gone": 1, "removed": 1, "left": 0}
    assert plan["chars"] == len(MILL_TOO)
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*")} == before


@pytest.mark.slow
def test_what_is_watched_comes_first(inbox: Path, tmp_path: Path) -> None:
    config = tmp_path / "mine.toml"
    out = tmp_path / "out"
    for watch, first in (
        ('entities = ["The Norlind Freight"]', "number"),
        ('sources = ["inbox/[ab].txt"]', "time"),
    ):
        config.write_text(f"[watch]\n{watch}\n")
        result = run(inbox, "--out", tmp_path / f"{out}{first}", "--config", config, "--json")
        conflicts = json.loads(result.stdout)["new"]["conflicts"]
        assert conflicts[0]["reason"] == first
        assert [conflict["watched"] for conflict in conflicts] == [True, False]


@pytest.mark.slow
def test_second_run_shows_only_what_is_new(inbox: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (inbox / "d.txt").rename(tmp_path / "d.txt")
    assert run(inbox, "--out", out, "--fail-on", "new-conflicts").exit_code == 4
    nothing = run(inbox, "--out", out, "--fail-on", "new-conflicts")
    assert nothing.exit_code == 0
    assert "Nothing new since the last run." in nothing.stdout
    (tmp_path / "d.txt").rename(inbox / "d.txt")
    (inbox / "a.txt").rename(tmp_path / "a.txt")
    second = run(inbox, "--out", out, "--fail-on", "new-findings", "--log", "text")
    assert second.exit_code == 4
    assert "New conflicts since the last run (1)" in second.stdout
    assert "1 new, 0 changed, 2 unchanged, 1 kept that are no longer among the inputs" in second.stdout
    assert " finished documents=4 " in second.stderr
    assert "new_conflicts=1" in second.stderr


@pytest.mark.slow
def test_warnings_fail_a_strict_run_only(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(
        "The café in Harwick opened in 1990. It has 40 seats – and a bar.".encode("cp1252")
    )
    assert run(tmp_path / "a.txt", "--out", tmp_path / "out", "--quiet").exit_code == 0
    assert run(tmp_path / "a.txt", "--out", tmp_path / "out", "--quiet", "--strict").exit_code == 1


def test_news_file_of_another_kind_is_refused(inbox: Path, tmp_path: Path) -> None:
    result = run(inbox, "--out", tmp_path / "out", "--news", "news.pdf")
    assert result.exit_code == 2
    assert "--news news.pdf: give a file that ends in .md or .json" in result.stderr


def test_shell_completion_is_offered() -> None:
    assert "--install-completion" in CliRunner().invoke(app, ["--help"]).stdout
