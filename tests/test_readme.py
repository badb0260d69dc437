"""Every command that the docs show is run, in a copy of what they speak of."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
FENCE = re.compile(r"```(\w*)\n(.*?)```", re.DOTALL)
PAIRS = '{"id": "1", "a": "The mill was built in 1891.", "b": "The mill was built in 1912."}\n'


def commands(text: str) -> list[str]:
    blocks = [body for kind, body in FENCE.findall(text) if kind == "console"]
    return [line[2:] for body in blocks for line in body.splitlines() if line.startswith("$ ")]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "corpus", folder / "corpus")
    (folder / "pairs.jsonl").write_text(PAIRS, encoding="utf-8")
    return folder


def in_workspace(args: list[str], workspace: Path) -> "subprocess.CompletedProcess[str]":
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        args,
        cwd=workspace,
        env=os.environ | {"PATH": path},
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )


@pytest.mark.slow
def test_readme_commands_of_crossclaim_run_in_their_order(workspace: Path) -> None:
    shown = [command for command in commands(README) if command.startswith("crossclaim ")]
    assert {command.split()[1] for command in shown} == {"run", "extract", "triples", "compare", "validate"}
    for command in shown:
        done = in_workspace(shlex.split(command), workspace)
        assert done.returncode == 0, f"{command}\n{done.stderr}"
    assert (workspace / "outputs" / "kazakhstan" / "report.html").is_file()


@pytest.mark.slow
def test_readme_python_runs(workspace: Path) -> None:
    (code,) = [body for kind, body in FENCE.findall(README) if kind == "python"]
    done = in_workspace([sys.executable, "-c", code], workspace)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("text", [README, CONTRIBUTING], ids=["README", "CONTRIBUTING"])
def test_docs_name_make_targets_that_exist(text: str) -> None:
    shown = [command for command in commands(text) if not command.startswith("crossclaim ")]
    assert shown
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for command in shown:
        make, target = command.split()
        assert make == "make"
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)


@pytest.mark.parametrize("path", ["README.md", "CONTRIBUTING.md", "corpus/README.md"])
def test_docs_link_to_files_that_exist(path: str) -> None:
    document = ROOT / path
    for target in re.findall(r"\]\((?!https?://)([^)#]+)", document.read_text(encoding="utf-8")):
        assert (document.parent / target).exists(), target


def test_readme_tells_every_exit_code() -> None:
    assert re.findall(r"^\| (\d) \|", README, re.MULTILINE) == ["0", "1", "2", "3", "4"]
