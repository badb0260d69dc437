"""Levels to a verdict, by the decision table in `data/decisions.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple

from .levels import Levels

LEVEL_SLOTS = frozenset(Levels._fields) - {"cover"}


class Evidence(NamedTuple):
    """What the table reads: the levels, the kinds of contrast, the covers in tenths, in what way the slot is single-valued,
    how many pieces of content tie the claims together, how many of them are no names, and in which slot the strongest contrast stands."""

    levels: Levels
    contrasts: frozenset[str]
    cover: int
    cover_both: int
    unique: str
    anchors: int
    words: int
    where: str


@dataclass(slots=True, frozen=True)
class Rule:
    """One row of the table."""

    name: str
    label: Literal["agreement", "conflict"]
    reason: str
    contrast: frozenset[str]
    allowed: Mapping[str, frozenset[str]]
    unique: frozenset[str]
    where: frozenset[str]
    without: frozenset[str]
    cover: int
    cover_both: int
    anchors: int
    words: int
    score: float
    report: float | None
    firm: bool


def decide(evidence: Evidence, scores: Mapping[str, float]) -> dict[str, Rule]:
    """For each label the first rule that fits, given the trained score of each label; empty if the table allows neither."""
    found: dict[str, Rule] = {}
    for rule in _fitting(evidence):
        if rule.label not in found and scores[rule.label] >= rule.score:
            found[rule.label] = rule
    return found


@lru_cache(maxsize=20_000)
def _fitting(evidence: Evidence) -> tuple[Rule, ...]:
    return tuple(rule for rule in load_rules() if fits(rule, evidence))


def fits(rule: Rule, evidence: Evidence) -> bool:
    """Whether all conditions of a rule hold."""
    if rule.contrast == {"none"}:
        if evidence.contrasts:
            return False
    elif rule.contrast and not rule.contrast & evidence.contrasts:
        return False
    if rule.without & evidence.contrasts:
        return False
    if evidence.cover < rule.cover or evidence.cover_both < rule.cover_both or evidence.anchors < rule.anchors:
        return False
    if evidence.words < rule.words:
        return False
    if rule.where and evidence.where not in rule.where:
        return False
    if rule.unique and evidence.unique not in rule.unique:
        return False
    return all(str(getattr(evidence.levels, slot)) in levels for slot, levels in rule.allowed.items())


@cache
def load_rules() -> tuple[Rule, ...]:
    """The decision table, in order."""
    data = tomllib.loads((files("crossclaim") / "data" / "decisions.toml").read_text(encoding="utf-8"))
    return tuple(_rule(row, data["groups"]) for row in data["rule"])


def _rule(row: dict[str, object], groups: dict[str, list[str]]) -> Rule:
    def levels(value: object) -> frozenset[str]:
        return frozenset(
            groups[value] if isinstance(value, str) else [str(v) for v in value] if isinstance(value, list) else []
        )

    allowed = {slot: levels(row[slot]) for slot in sorted(LEVEL_SLOTS & row.keys())}
    label: Literal["agreement", "conflict"] = "conflict" if row["label"] == "conflict" else "agreement"
    return Rule(
        name=str(row["name"]), label=label, reason=str(row["reason"]), contrast=levels(row.get("contrast", [])), allowed=allowed,
        unique=levels(row.get("unique", [])), where=levels(row.get("where", [])), cover=int(str(row.get("cover", 0))), cover_both=int(str(row.get("cover_both", 0))), anchors=int(str(row.get("anchors", 0))), words=int(str(row.get("words", 0))), without=levels(row.get("without", [])),
        score=float(str(row.get("score", 0))),
        report=float(str(row["report"])) if "report" in row else None, firm=bool(row.get("firm", False)),
    )  # fmt: skip
