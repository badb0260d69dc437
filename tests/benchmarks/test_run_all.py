"""The benchmarks tell what they skip, and the speed test reads no sentence twice."""

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


def run_all(*args: str | Path) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, str(BENCHMARKS / "run_all.py"), *map(str, args)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("part", "reason"),
    [
        ("extraction", "skipped: no --data and --scorers given"),
        ("ablation", "skipped: no --data and --scorers given"),
        ("confidence", "skipped: no --data and --scorers given"),
        ("checkworthy", "skipped: no --data given"),
        ("other-pairs", "skipped: no --data given"),
        ("compare", "skipped: no --data and --scorers given"),
    ],
)
def test_part_without_options_is_skipped_with_a_reason(part: str, reason: str) -> None:
    done = run_all("--only", part)
    assert done.returncode == 0
    assert reason in done.stdout


@pytest.mark.parametrize("part", ["extraction", "ablation", "confidence", "checkworthy", "other-pairs", "compare"])
def test_part_without_its_files_is_skipped_with_their_name(part: str, tmp_path: Path) -> None:
    done = run_all("--only", part, "--data", tmp_path, "--scorers", tmp_path)
    assert done.returncode == 0
    assert f"skipped: {tmp_path}" in done.stdout


def test_slow_part_runs_only_when_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(BENCHMARKS)
    parts = importlib.import_module("run_all").parts(None, None)
    assert [part.name for part in parts if part.only_when_named] == [
        "memory",
        "workers",
        "crosscheck-scale",
        "ablation",
    ]


def test_unknown_part_is_refused() -> None:
    assert run_all("--only", "nothing").returncode == 2


def test_speed_texts_hold_no_sentence_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(BENCHMARKS)
    texts = ["Oslo grew. It rained.\n\nBergen fell.", "It rained. Bergen fell. Oslo slept."]
    kept, dropped = importlib.import_module("speed").without_repeated_sentences(iter(texts))
    assert kept == ["Oslo grew. It rained.\n\nBergen fell.", "Oslo slept."]
    assert dropped == 2


def test_update_replaces_the_block_of_a_part_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(BENCHMARKS)
    page = tmp_path / "page.md"
    page.write_text("A\n<!-- bench: pairs -->\n```\nold\n```\nB\n```\nkept\n```\n", encoding="utf-8")
    importlib.import_module("run_all").update(page, {"pairs": "$ new \\1\n", "speed": "nowhere\n"})
    assert page.read_text(encoding="utf-8") == "A\n<!-- bench: pairs -->\n```\n$ new \\1\n```\nB\n```\nkept\n```\n"
