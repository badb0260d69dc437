"""Tables of the comparison that are data, not code: scales of exclusive values and single-valued predicates."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(slots=True, frozen=True)
class Predicates:
    """Which predicates make their slots single-valued: `once` verbs in time, place and agent, `state` verbs in their value."""

    once: frozenset[str]
    state: frozenset[str]
    roles: frozenset[str]
    symmetric: frozenset[str]
    speech: frozenset[str]


@cache
def load_scales() -> dict[str, str]:
    """Word to the name of its scale; a word on two scales keeps the first."""
    result: dict[str, str] = {}
    for scale, words in _read("scales.toml")["scales"].items():
        for word in words.split():
            result.setdefault(word, scale)
    return result


@cache
def load_predicates() -> Predicates:
    """The table of single-valued predicates."""
    data = _read("predicates.toml")
    words = {section: frozenset(next(iter(table.values())).split()) for section, table in data.items()}
    return Predicates(words["once"], words["state"], words["roles"], words["symmetric"], words["speech"])


def _read(name: str) -> dict[str, dict[str, str]]:
    text = (files("crossclaim") / "data" / name).read_text(encoding="utf-8")
    return tomllib.loads(text)
