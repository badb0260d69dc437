"""What the pages under docs/ and benchmarks/ say of files stands in these files."""

import json
import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = sorted(
    [*ROOT.glob("docs/**/*.md"), *ROOT.glob("benchmarks/**/*.md"), *ROOT.glob("pipeline/crossclaim/data/*.md")]
)
LABELS = ("conflict", "agree", "either", "none")


def read(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_page_links_to_files_that_exist(path: Path) -> None:
    for target in re.findall(r"\]\((?!https?://)([^)#]+)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_page_names_make_targets_that_exist(path: Path) -> None:
    makefile = read("Makefile")
    for target in re.findall(r"`?make ([a-z]+)\b(?=[`\n ]+)", "\n".join(_commands(path.read_text(encoding="utf-8")))):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_index_names_every_page() -> None:
    index = read("docs/README.md")
    pages = {path.name for path in ROOT.glob("docs/*.md")} - {"README.md"}
    assert {page for page in pages if f"]({page}" not in index} == set(), "link it in docs/README.md"


def _commands(text: str) -> list[str]:
    return [line[2:] + "\n" for line in text.splitlines() if line.startswith("$ make ")]


def test_rules_shown_stand_in_the_decision_table() -> None:
    shown = re.findall(r"```toml\n(.*?)```", read("docs/crosscheck.md"), re.DOTALL)
    table = tomllib.loads(read("pipeline/crossclaim/data/decisions.toml"))["rule"]
    assert shown
    for block in shown:
        (rule,) = tomllib.loads(block)["rule"]
        assert rule in table, rule["name"]


@pytest.mark.parametrize("split", ["train", "dev", "blind", "blind_fresh"])
def test_datasheet_counts_what_the_pairs_hold(split: str) -> None:
    folder = ROOT / "benchmarks" / "document_pairs"
    pairs = [json.loads(line) for line in (folder / f"{split}.jsonl").read_text(encoding="utf-8").splitlines()]
    counts = Counter(relation["label"] for pair in pairs for relation in pair["relations"])
    (row,) = re.findall(rf"^\| `{split}\.jsonl` \|(.*)\|$", read("benchmarks/document_pairs/README.md"), re.MULTILINE)
    cells = [cell.strip().replace(",", "") for cell in row.split("|")]
    assert [int(cells[0]), *map(int, cells[3:])] == [len(pairs), *(counts[label] for label in LABELS)]


def test_benchmark_page_has_a_block_for_every_part() -> None:
    parts = set(re.findall(r'Part\(\s*"([a-z-]+)"', read("benchmarks/run_all.py")))
    assert set(re.findall(r"<!-- bench: ([a-z-]+) -->\n```\n", read("docs/benchmarks.md"))) == parts
