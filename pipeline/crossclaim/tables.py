"""Word lists and tables that are data, read once from `crossclaim/data`."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def read_table(name: str) -> dict[str, Any]:
    """The TOML table of that name from the package's data folder ("units" -> data/units.toml)."""
    return tomllib.loads((files("crossclaim") / "data" / f"{name}.toml").read_text(encoding="utf-8"))
