"""docs/nightly.md is followed: its commands run in their order and do what the page says."""

import configparser
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from crossclaim.config import load_config

PAGE = (Path(__file__).parents[1] / "docs" / "nightly.md").read_text(encoding="utf-8")
COMMANDS = [
    line[2:]
    for block in re.findall(r"```console\n(.*?)```", PAGE, re.DOTALL)
    for line in block.splitlines()
    if line.startswith("$ ")
]


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, "subprocess.CompletedProcess[str]"]:
    """What each command of the page gave, run in a folder as it describes."""
    place = tmp_path_factory.mktemp("nightly")
    (place / "inbox").mkdir()
    (place / "inbox" / "a.txt").write_text("The Old Mill in Harwick was built in 1891 by Anna Berg.")
    (place / "inbox" / "b.txt").write_text("The Old Mill in Harwick was built in 1897.")
    (place / "more").mkdir()
    (place / "more" / "c.txt").write_text("Norlind Freight has 300 members.")
    (place / "more" / "d.txt").write_text("Norlind Freight has 450 members.")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    found = {}
    for command in COMMANDS:
        words = command.replace("crossclaim ", f"{sys.executable} -m crossclaim ", 1)
        env = os.environ | {"PATH": path}
        found[command] = subprocess.run(
            words, shell=True, cwd=place, env=env, capture_output=True, text=True, check=False
        )
    found["news.md"] = subprocess.run(["cat", place / "news.md"], capture_output=True, text=True, check=True)
    found["news.json"] = subprocess.run(["cat", place / "news.json"], capture_output=True, text=True, check=True)
    return found


def answer(answers: dict[str, "subprocess.CompletedProcess[str]"], part: str) -> "subprocess.CompletedProcess[str]":
    (found,) = [given for command, given in answers.items() if command.endswith(part)]
    return found


@pytest.mark.slow
def test_nightly_run_tells_what_is_new(answers: dict[str, "subprocess.CompletedProcess[str]"]) -> None:
    plan = answer(answers, "--dry-run")
    assert (plan.returncode, plan.stderr) == (0, "")
    assert "2 new, 0 changed, 0 unchanged, 0 rejected" in plan.stdout.replace("\n", " ")
    night = answers[COMMANDS[1]]
    assert night.returncode == 4, night.stderr
    events = [json.loads(line) for line in night.stderr.splitlines()]
    assert [event["stage"] for event in events if event["event"] == "progress"] == [
        "load model", "ingest", "extract", "crosscheck", "write",
    ]  # fmt: skip
    assert (events[-1]["event"], events[-1]["new_conflicts"], events[-1]["exit_code"]) == ("finished", 1, 4)
    assert answers["news.md"].stdout.startswith(
        "# 1 new conflict, 0 new agreements in the first run\n\n## Conflicts (1)"
    )
    assert "`inbox/b.txt`: “The Old Mill in Harwick was built in 1897”" in answers["news.md"].stdout
    news = json.loads(answers["news.json"].stdout)
    assert [finding["reason"] for finding in news["conflicts"]] == ["time"]
    assert answers["crossclaim validate store"].returncode == 0


@pytest.mark.slow
def test_nightly_diff_tells_what_came(answers: dict[str, "subprocess.CompletedProcess[str]"]) -> None:
    told = answers["crossclaim diff before store"]
    assert told.returncode == 0, told.stderr
    assert "documents  2 came, 0 went, 0 changed" in told.stdout
    assert "findings   1 came, 0 went, 0 changed" in told.stdout
    found = json.loads(answers["crossclaim diff before store --json"].stdout)
    assert found["documents"] == {"came": ["more/c.txt", "more/d.txt"], "went": [], "changed": []}
    assert [finding["reason"] for finding in found["findings"]["came"]] == ["number"]


def test_nightly_page_gives_units_and_settings_that_are_well_formed() -> None:
    for block in re.findall(r"```ini\n(.*?)```", PAGE, re.DOTALL):
        parser = configparser.ConfigParser()
        parser.optionxform = str  # type: ignore[assignment,method-assign]
        parser.read_string(block)
        assert "Description" in parser["Unit"]
    (settings,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    assert set(re.findall(r"^(\w+) =", settings, re.MULTILINE)) == set(type(load_config().watch).model_fields)


def test_nightly_page_names_every_exit_code() -> None:
    assert re.findall(r"^\| (\d) \|", PAGE, re.MULTILINE) == ["0", "1", "2", "3", "4"]
