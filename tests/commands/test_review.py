"""`crossclaim review` as a command: what it refuses, and what it exports."""

import json
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from crossclaim.cli import app
from crossclaim.config import load_config
from crossclaim.reviews.keys import about_names
from crossclaim.reviews.log import ReviewLog
from crossclaim.store import MANIFEST, open_run_folder
from crossclaim.write.jsonl import write_records
from crossclaim.write.manifest import make_manifest, write_manifest
from crossclaim_schemas import Review, Verdict, review_id


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A run that found nothing, and one decision."""
    with open_run_folder(tmp_path / "out") as out:
        for name in ("documents", "claims", "relations", "entities", "facts", "rejects"):
            write_records(out / f"{name}.jsonl", [])
        write_manifest(out, make_manifest(load_config(), "1", [], {}))
    about = about_names("Acme", "Acme Works")

    def made(at: str) -> Review:
        return Review(
            id=review_id(at, "anna", about.key), at=at, by="anna", action="same_entity", about=about, before=Verdict(), after=Verdict(decision="same")
        )  # fmt: skip

    ReviewLog(tmp_path / "out").append(made)
    return tmp_path / "out"


def call(*args: object) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["review", *(str(arg) for arg in args)], catch_exceptions=False)
    return result.exit_code, result.output


@pytest.mark.parametrize("ending", ["jsonl", "csv"])
def test_review_exports_what_was_decided(folder: Path, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"decisions.{ending}"
    assert call(folder, "--export", out) == (0, f"1 decision → {out}\n")
    text = out.read_text(encoding="utf-8")
    assert "Acme Works" in text
    assert ending == "csv" or json.loads(text)["state"] == "in force"


def test_review_exports_to_what_it_knows_only(folder: Path, tmp_path: Path) -> None:
    code, said = call(folder, "--export", tmp_path / "decisions.xlsx")
    assert (code, ".jsonl or .csv" in said) == (2, True)


@pytest.mark.parametrize("options", [(), ("--export", "x.csv")])
def test_review_needs_a_run(tmp_path: Path, options: tuple[str, ...]) -> None:
    code, said = call(tmp_path, *options)
    assert code == 2
    assert "holds no finished run" in said


def test_review_needs_a_finished_run(folder: Path) -> None:
    (folder / MANIFEST).unlink()
    code, said = call(folder)
    assert (code, "no finished run" in said) == (2, True)


def test_review_says_which_port_is_taken(tmp_path: Path) -> None:
    store = tmp_path / "store"
    script = Path(__file__).parents[2] / "benchmarks" / "generated_store.py"
    subprocess.run([sys.executable, script, "--out", store, "--findings", "3", "--documents", "2"], check=True, capture_output=True)  # fmt: skip
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, said = call(store, "--port", port)
    assert (code, f"port {port}: cannot be used" in said) == (3, True)


def test_review_names_the_extra_that_is_missing(folder: Path) -> None:
    code = """
import sys
sys.modules["starlette"] = None
from crossclaim.cli import main
sys.argv = ["crossclaim", "review", sys.argv[1]]
main()
"""
    done = subprocess.run([sys.executable, "-c", code, str(folder)], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "pip install 'crossclaim[review]'" in done.stderr
    assert "Traceback" not in done.stderr
