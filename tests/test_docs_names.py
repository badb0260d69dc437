"""What the pages name is there: files, commands with their options, settings."""

import re
import tomllib
from pathlib import Path

import pytest
import typer

from crossclaim.cli import app

ROOT = Path(__file__).parents[1]
PAGES = sorted(
    [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *ROOT.glob("docs/**/*.md"), *ROOT.glob("benchmarks/**/*.md")]
)
# Scorers of other people's data, which whoever measures brings along.
BROUGHT = {"score_pairs.py", "score_extraction.py"}
SETTINGS = tomllib.loads((ROOT / "configs" / "default.toml").read_text(encoding="utf-8"))
COMMANDS = getattr(typer.main.get_command(app), "commands", {})
all_pages = pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))


def quoted(path: Path) -> list[str]:
    """What stands between back quotes, and the commands of fenced blocks."""
    text = path.read_text(encoding="utf-8")
    return re.findall(r"(?<!`)`([^`\n]+)`(?!`)", text) + re.findall(
        r"^(?:\$ |    )(crossclaim .*)$", text, re.MULTILINE
    )


@pytest.fixture(scope="module")
def files() -> list[str]:
    """Every file of the project, with a slash in front."""
    folders = ("benchmarks", "configs", "corpus", "docs", "pipeline", "schemas", "scripts", "tests")
    inside = [f"/{path.relative_to(ROOT)}" for folder in folders for path in (ROOT / folder).rglob("*")]
    return [*inside, *(f"/{path.name}" for path in ROOT.iterdir())]


@all_pages
def test_page_names_files_that_exist(path: Path, files: list[str]) -> None:
    names = {
        name for words in quoted(path) for name in re.findall(r"(?<![\w./-])[\w./-]+\.(?:py|toml|js)(?!\w)", words)
    }
    for name in {name for name in names if Path(name).name not in BROUGHT}:
        assert any(file.endswith(f"/{name}") for file in files), name


@all_pages
def test_page_names_commands_and_options_that_exist(path: Path) -> None:
    for words in quoted(path):
        for command, rest in re.findall(r"^crossclaim ([a-z]+)(.*)$", words):
            assert command in COMMANDS, words
            known = {option for parameter in COMMANDS[command].params for option in parameter.opts}
            assert set(re.findall(r"(?<!\S)--[a-z-]+", rest)) <= known, words


@all_pages
def test_page_names_settings_that_exist(path: Path) -> None:
    for words in quoted(path):
        section, dot, key = words.strip("[]").partition(".")
        if dot and section in SETTINGS and re.fullmatch(r"[a-z_]+", key) and key not in ("html", "md", "csv"):
            assert key in SETTINGS[section], words


def test_every_command_is_told_somewhere() -> None:
    told = {
        command for path in PAGES for words in quoted(path) for command in re.findall(r"^crossclaim ([a-z]+)", words)
    }
    assert set(COMMANDS) - told == set()


def test_names_are_looked_for_where_they_stand(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("See `nowhere.py`, `crossclaim dance --now`.\n\n```console\n$ crossclaim run x --out y\n```\n")
    assert quoted(page) == ["nowhere.py", "crossclaim dance --now", "crossclaim run x --out y"]
