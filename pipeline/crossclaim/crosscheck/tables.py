"""Tables of the comparison that are data, not code: scales of exclusive values and single-valued predicates."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ..tables import read_table


@dataclass(slots=True, frozen=True)
class Predicates:
    """Which predicates make their slots single-valued: `once` verbs in time, place and agent, `held` verbs in their agent at a
    time, `state` verbs in their value."""

    once: frozenset[str]
    held: frozenset[str]
    once_nouns: frozenset[str]
    favour: frozenset[str]
    against: frozenset[str]
    adjectival: frozenset[str]
    opposite_markers: frozenset[frozenset[str]]
    stands: Mapping[str, str]
    state: frozenset[str]
    roles: frozenset[str]
    symmetric: frozenset[str]
    speech: frozenset[str]


@cache
def load_scales() -> dict[str, str]:
    """Word to the name of its scale; a word on two scales keeps the first."""
    result: dict[str, str] = {}
    for scale, words in read_table("scales")["scales"].items():
        for word in words.split():
            result.setdefault(word, scale)
    return result


@cache
def load_predicates() -> Predicates:
    """The table of single-valued predicates."""
    data = read_table("predicates")
    words = {
        section: frozenset(word.replace("_", " ") for word in next(iter(table.values())).split())
        for section, table in data.items()
    }
    return Predicates(
        words["once"],
        words["held"],
        words["once_nouns"],
        words["favour"],
        words["against"],
        words["adjectival"],
        frozenset(frozenset(pair.split("/")) for pair in words["opposite_markers"]),
        dict(pair.split("=") for pair in words["stands"]),
        words["state"],
        words["roles"],
        words["symmetric"],
        words["speech"],
    )
