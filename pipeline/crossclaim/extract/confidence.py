"""How far each construction is trusted: the share of its claims that labelled data has too."""

import json
from functools import cache
from importlib.resources import files

DEFAULT = 0.5


@cache
def _table() -> dict[str, float]:
    table: dict[str, float] = json.loads(
        (files("crossclaim") / "data" / "construction_confidence.json").read_text(encoding="utf-8")
    )["confidence"]
    return table


def construction_confidence(construction: str) -> float:
    """Between 0 and 1; see the note in the data file for where the numbers come from."""
    return _table().get(construction, DEFAULT)
