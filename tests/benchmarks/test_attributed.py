"""Attribution is judged by the speaker that labels name, for claims that say what a label says."""

import importlib
import json
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from crossclaim_schemas import Claim

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
GOLD = [
    {"subject": "the mayor", "predicate": "said", "objects": ["the bridge was unsafe"], "context": None, "time": [], "location": []},
    {"subject": "the bridge", "predicate": "was", "objects": ["unsafe"], "context": "the mayor said", "time": [], "location": []},
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "gold", "found", "judged", "right"),
    [
        ("The mayor said the bridge was unsafe.", 1, 1, 1, 1),
        ("The clerk said the bridge was unsafe.", 1, 0, 1, 0),
        ("The bridge was unsafe.", 1, 0, 0, 0),
        ("The mayor said the tunnel had collapsed.", 1, 0, 0, 0),  # answers no label, whoever says it
    ],
)
def test_attribution_is_judged(
    text: str, gold: int, found: int, judged: int, right: int, tmp_path: Path,
    claims_in: Callable[[str], list[Claim]], monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.syspath_prepend(BENCHMARKS)
    attributed = importlib.import_module("attributed")
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"id": "1", "gold": GOLD}) + "\n", encoding="utf-8")
    claims = [claim.model_copy(update={"uri": "1"}) for claim in claims_in(text)]
    counts = attributed.judge(attributed.read_gold(path), claims)
    assert (counts.gold, counts.found, counts.judged, counts.right) == (gold, found, judged, right)


def test_published_figures_name_their_source() -> None:
    systems = tomllib.loads((BENCHMARKS / "published.toml").read_text(encoding="utf-8"))["system"]
    assert all(system["source"] and {"carb", "benchie"} & system.keys() for system in systems)
