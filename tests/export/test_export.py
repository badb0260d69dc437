"""An export is whole or not there, the same bytes for the same run, and never at the cost of anyone's files."""

import fcntl
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any, get_args

import pytest
from typer.testing import CliRunner

from crossclaim.cli import app
from crossclaim.errors import RunAborted
from crossclaim.write.export import Format
from crossclaim.write.export_folder import replaced_folder
from crossclaim.write.export_source import RunFolder
from crossclaim_schemas import Fact

FORMATS: tuple[Format, ...] = get_args(Format)


def call(*args: object) -> Any:
    return CliRunner().invoke(app, ["export", *(str(arg) for arg in args)], catch_exceptions=False)


def content(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def run(ordinary: Path, tmp_path: Path) -> Path:
    """A run folder of its own, to be broken."""
    return Path(shutil.copytree(ordinary, tmp_path / "run"))


@pytest.mark.parametrize("to", FORMATS)
def test_export_gives_the_same_bytes_again_and_tells_of_every_file(to: Format, run: Path, tmp_path: Path) -> None:
    first = call(run, "--to", to)
    assert first.exit_code == 0
    assert first.stdout.strip().endswith(f"→ {run}/exports/{to}")
    again = call(run, "--to", to, "--out", tmp_path / "again", "--json")
    assert content(run / "exports" / to) == content(tmp_path / "again")
    told = json.loads(again.stdout)
    assert told == json.loads((tmp_path / "again" / "export.json").read_text(encoding="utf-8"))
    files = content(tmp_path / "again")
    del files["export.json"]
    assert {f["path"]: (f["size_bytes"], f["sha256"]) for f in told["files"]} == {
        path: (len(raw), hashlib.sha256(raw).hexdigest()) for path, raw in files.items()
    }
    assert call("--to", to, run, "--quiet").stdout == ""


def test_export_takes_the_place_of_an_earlier_one(run: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    call(run, "--to", "csv", "--out", out)
    call(run, "--to", "claimreview", "--out", out)
    assert set(content(out)) == {"claimreview.jsonld", "export.json"}
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_export_deletes_nothing_that_it_did_not_write(run: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "thesis.txt").write_text("years of work")
    result = call(run, "--to", "csv", "--out", out)
    assert result.exit_code == 2
    assert "holds files that no export wrote; choose another --out" in result.stderr
    assert set(content(out)) == {"thesis.txt"}
    assert call(run, "--to", "csv", "--out", out / "thesis.txt").exit_code == 2
    assert call(run, "--to", "csv", "--out", run).exit_code == 2
    assert call(run, "--to", "csv", "--out", out / "thesis.txt" / "below").exit_code == 3


def break_line(path: Path) -> None:
    path.write_text(
        path.read_text(encoding="utf-8").replace('"polarity":"positive"', '"polarity":"maybe"', 1), encoding="utf-8"
    )


def drop_line(path: Path) -> None:
    path.write_text("".join(path.read_text(encoding="utf-8").splitlines(keepends=True)[:-1]), encoding="utf-8")


@pytest.mark.parametrize(
    ("fault", "code", "message"),
    [
        (lambda run: (run / "run.json").unlink(), 2, "has no run.json"),
        (lambda run: (run / "run.json").write_text("{}"), 2, "run.json: is no manifest of this version"),
        (lambda run: shutil.rmtree(run), 2, "is no folder; give the folder of a run"),
        (lambda run: (run / "facts.jsonl").unlink(), 2, "facts.jsonl: cannot be read"),
        (lambda run: break_line(run / "claims.jsonl"), 2, "is no claim record: polarity:"),
        (lambda run: drop_line(run / "claims.jsonl"), 2, "run.json says"),
    ],
)  # fmt: skip
def test_export_of_a_broken_run_says_so_and_leaves_the_earlier_one(
    fault: Any, code: int, message: str, run: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    call(run, "--to", "csv", "--out", out)
    before = content(out)
    fault(run)
    result = call(run, "--to", "csv", "--out", out)
    assert (result.exit_code, message in result.stderr) == (code, True), result.stderr
    assert content(out) == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_export_notices_that_the_run_was_written_anew_meanwhile(run: Path, tmp_path: Path) -> None:
    source = RunFolder(run)
    assert len(list(source.records(Fact))) > 0
    source.check_unchanged()
    (run / "run.json").unlink()
    with pytest.raises(RunAborted, match="was written anew while it was read"):
        source.check_unchanged()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--to", "csv", "--base", "https://a.org/"), "--base: means nothing for csv"),
        (("--to", "rdf", "--author", "Me"), "--author: means nothing for rdf"),
        (("--to", "rdf", "--base", "no iri"), "--base: 'no iri' does not begin an IRI"),
        (("--to", "rdf", "--base", "https://a.org/<b>"), "does not begin an IRI"),
        (("--to", "parquet", "--accepted"), "--accepted: means nothing for parquet"),
        (("--to", "claimreview", "--author", " "), "--author: is empty"),
        (
            (
                "--to",
                "xml",
            ),
            "'xml' is not one of",
        ),
    ],
)
def test_export_refuses_what_it_was_not_meant_for(options: tuple[str, ...], message: str, ordinary: Path) -> None:
    result = call(ordinary, *options)
    assert (result.exit_code, message in result.stderr) == (2, True), result.stderr
    assert not (ordinary / "exports").exists()


@pytest.mark.parametrize(("to", "library"), [("parquet", "pyarrow"), ("rdf", "rdflib")])
def test_export_names_the_extra_that_is_missing(to: str, library: str, ordinary: Path, tmp_path: Path) -> None:
    code = f"import sys; sys.modules[{library!r}] = None; from crossclaim.cli import main; main()"
    args = [sys.executable, "-c", code, "export", str(ordinary), "--to", to, "--out", str(tmp_path / "out")]
    done = subprocess.run(args, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == f"crossclaim: export to {to} needs an optional dependency; pip install 'crossclaim[{to}]'\n"
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("to", ["csv", "claimreview"])
def test_export_needs_no_extra_and_no_spacy(to: str, ordinary: Path, tmp_path: Path) -> None:
    code = """
import sys
for name in ("spacy", "pyarrow", "rdflib", "sklearn", "duckdb"):
    sys.modules[name] = None
from crossclaim.cli import main
main()
"""
    args = [sys.executable, "-c", code, "export", str(ordinary), "--to", to, "--out", str(tmp_path / "out")]
    done = subprocess.run(args, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_second_export_into_one_folder_is_told_to_wait(run: Path, tmp_path: Path) -> None:
    part = tmp_path / ".out.part"
    part.mkdir()
    held = os.open(part, os.O_RDONLY)
    fcntl.flock(held, fcntl.LOCK_EX)
    result = call(run, "--to", "csv", "--out", tmp_path / "out")
    os.close(held)
    assert (result.exit_code, "another export is writing here" in result.stderr) == (3, True)
    assert part.exists()
    assert call(run, "--to", "csv", "--out", tmp_path / "out").exit_code == 0


@pytest.mark.parametrize("step", ["filling", "before the swap", "inside the swap", "after the swap"])
def test_killed_export_leaves_the_old_or_the_new_one(step: str, tmp_path: Path) -> None:
    """A real process is killed at each step; the next export finds a whole folder or makes one."""
    out = tmp_path / "out"
    with replaced_folder(out) as folder:
        (folder / "export.json").write_text("old")
    code = f"""
import os, signal
from pathlib import Path
from crossclaim.write import export_folder

def die(*args, **kwargs):
    os.kill(os.getpid(), signal.SIGKILL)

step, out = {step!r}, Path({str(out)!r})
if step == "before the swap":
    export_folder._sync = die
if step == "inside the swap":
    rename = Path.rename
    Path.rename = lambda path, target: die() if path.name.endswith(".part") else rename(path, target)
if step == "after the swap":
    export_folder._sync_folder = lambda folder: die() if folder == out.parent else None
with export_folder.replaced_folder(out) as folder:
    (folder / "export.json").write_text("new")
    if step == "filling":
        die()
"""
    done = subprocess.run([sys.executable, "-c", code], check=False)
    assert done.returncode == -signal.SIGKILL
    assert out.exists() == (step != "inside the swap")
    if step != "inside the swap":
        assert (out / "export.json").read_text() == ("new" if step == "after the swap" else "old")
    with pytest.raises(KeyError), replaced_folder(out):
        raise KeyError("fails before it has written anything")
    assert (out / "export.json").read_text() in ("old", "new")
    with replaced_folder(out) as folder:
        (folder / "export.json").write_text("newest")
    assert content(out) == {"export.json": b"newest"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_export_on_a_full_disk_says_so_and_leaves_nothing(ordinary: Path, tmp_path: Path) -> None:
    """The kernel refuses files beyond a size: what a full disk does to a writer."""
    for to in FORMATS:
        code = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
from crossclaim.cli import main
import pyarrow.parquet, rdflib
resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000))
main()
"""
        args = [sys.executable, "-c", code, "export", str(ordinary), "--to", to, "--out", str(tmp_path / to)]
        done = subprocess.run(args, capture_output=True, text=True, check=False)
        assert (done.returncode, "Traceback" in done.stderr) == (3, False), done.stderr
        assert f"{tmp_path / to}: cannot be written" in done.stderr
    assert list(tmp_path.iterdir()) == []
