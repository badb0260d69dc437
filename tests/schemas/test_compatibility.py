"""No later state of the records breaks who relies on an earlier one: nothing is removed, narrowed, or suddenly null."""

import copy
import json
import runpy
from pathlib import Path
from typing import Any

import pytest

SCRIPT = runpy.run_path(str(Path(__file__).parents[2] / "scripts" / "write_baseline.py"))
Shapes = dict[str, dict[str, dict[str, Any]]]


@pytest.fixture
def promised() -> Shapes:
    shapes: Shapes = json.loads(SCRIPT["BASELINE"].read_text(encoding="utf-8"))
    return shapes


def test_records_keep_what_was_promised(promised: Shapes) -> None:
    assert SCRIPT["narrowings"](promised, SCRIPT["shapes"]()) == []


def test_baseline_knows_every_field(promised: Shapes) -> None:
    assert promised == SCRIPT["shapes"](), "run: make schemas"


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda new: new["Claim"].pop("quote"), "Claim.quote was removed"),
        (lambda new: new.pop("Merge"), "Merge.from was removed"),
        (lambda new: new["Time"]["granularity"]["values"].remove("week"), "Time.granularity may no longer be week"),
        (lambda new: new["Claim"]["lemma"].update(values=["be"]), "Claim.lemma may no longer be any"),
        (lambda new: new["Quantity"]["value"].update(type="integer"), "Quantity.value was number and is integer"),
        (lambda new: new["Claim"]["objects"].update(type="list of string"), "Claim.objects was list of Argument and is"),
        (lambda new: new["Fact"]["disputed"].update(null=True), "Fact.disputed may be null now"),
        (lambda new: new["Document"]["title"].pop("null"), "Document.title may no longer be null"),
        (lambda new: new["Claim"]["uri"].update(needed=True), "Claim.uri has no default any more"),
        (lambda new: new["Claim"]["confidence"].update(maximum=0.5), "Claim.confidence has a narrower maximum"),
        (lambda new: new["Block"]["start"].update(minimum=1), "Block.start has a narrower minimum"),
        (lambda new: new["Claim"]["quote"].update(maxLength=9), "Claim.quote has a narrower maxLength"),
        (lambda new: new["Review"]["at"].update(pattern="^x"), "Review.at has another pattern"),
        (lambda new: new["Claim"].update(more={"type": "string", "needed": True}), "Claim.more is new and has no default"),
    ],
)  # fmt: skip
def test_breaking_change_is_told(promised: Shapes, change: Any, fault: str) -> None:
    new = copy.deepcopy(promised)
    change(new)
    assert [found for found in SCRIPT["narrowings"](promised, new) if found.startswith(fault)]


@pytest.mark.parametrize(
    "change",
    [
        lambda new: new["Claim"].update(more={"type": "string", "null": True}),
        lambda new: new.update(Comment={"id": {"type": "string", "needed": True}}),
        lambda new: new["Claim"]["kind"]["values"].append("relation"),
        lambda new: new["Claim"]["confidence"].pop("maximum"),
    ],
)
def test_growth_is_no_fault(promised: Shapes, change: Any) -> None:
    new = copy.deepcopy(promised)
    change(new)
    assert SCRIPT["narrowings"](promised, new) == []


def test_baseline_is_not_written_over_a_breaking_change(tmp_path: Path, promised: Shapes) -> None:
    promised["Claim"]["gone"] = {"type": "string"}
    path = tmp_path / "baseline.json"
    path.write_text(SCRIPT["baseline_text"](promised), encoding="utf-8")
    before = path.read_bytes()
    main = SCRIPT["main"]
    main.__globals__["BASELINE"] = path
    with pytest.raises(SystemExit, match=r"Claim\.gone was removed"):
        main()
    assert path.read_bytes() == before
