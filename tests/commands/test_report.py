"""`crossclaim report` as a user types it, over the folder of a small run."""

from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from crossclaim.cli import app
from crossclaim.config import load_config
from crossclaim.run import run


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run over two texts that contradict each other."""
    inbox = tmp_path_factory.mktemp("inbox")
    (inbox / "a.txt").write_text("The mill was built in 1891. The mill has four floors.\n", encoding="utf-8")
    (inbox / "b.txt").write_text("The mill was built in 1925. The mill has six floors.\n", encoding="utf-8")
    return run(inbox, out=tmp_path_factory.mktemp("out"), config=load_config()).folder


def call(*args: object) -> Any:
    return CliRunner().invoke(app, ["report", *(str(arg) for arg in args)], catch_exceptions=False)


def test_report_writes_the_page_of_the_run_again(finished: Path) -> None:
    before = (finished / "report.html").read_bytes()
    result = call(finished)
    assert (result.exit_code, result.stdout) == (0, f"2 findings → {finished}/report.html\n")
    assert (finished / "report.html").read_bytes() == before


@pytest.mark.parametrize("form", ["md", "csv"])
def test_report_gives_text_and_table(form: str, finished: Path, tmp_path: Path) -> None:
    out = tmp_path / f"told.{form}"
    assert call(finished, "--format", form, "--out", out).exit_code == 0
    shown = call(finished, "--format", form, "--out", "-")
    assert shown.stdout == out.read_text(encoding="utf-8")
    assert "1891" in shown.stdout and "1925" in shown.stdout


def test_report_stands_beside_the_records_by_default(finished: Path) -> None:
    assert call(finished, "--format", "csv").stdout == f"2 findings → {finished}/report.csv\n"
    (finished / "report.csv").unlink()


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["nowhere"], "nowhere: is no folder; give the folder of a run"),
        (["{empty}"], "holds no finished run (run.json is missing)"),
        (["{run}", "--out", "-"], "a page needs a file"),
        (["{run}", "--out", "{run}/run.json/x.html"], "cannot be written"),
    ],
)
def test_report_tells_what_is_wrong(args: list[str], told: str, finished: Path, tmp_path: Path) -> None:
    result = call(*(arg.format(run=finished, empty=tmp_path) for arg in args))
    assert result.exit_code in (2, 3)
    assert told in result.stderr and "Traceback" not in result.stderr
