"""The decision table: it says what its comments promise, every level in it exists, and every rule can be reached."""

import tomllib
from dataclasses import fields
from importlib.resources import files
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest

from crossclaim.config import load_config
from crossclaim.crosscheck.decide import LEVEL_SLOTS, Evidence, Rule, decide, fits, load_rules
from crossclaim.crosscheck.explain import DIFFER_IN
from crossclaim.crosscheck.features import UNIQUE
from crossclaim.crosscheck.frames import SlotName
from crossclaim.crosscheck.levels import Levels
from crossclaim.crosscheck.measures import QuantityLevel
from crossclaim.crosscheck.rivals import ContrastKind

TABLE: dict[str, Any] = tomllib.loads(
    files("crossclaim").joinpath("data", "decisions.toml").read_text(encoding="utf-8")
)
RULES = load_rules()
KEYS = LEVEL_SLOTS | {field.name for field in fields(Rule)} - {"allowed"}
KINDS = set(get_args(ContrastKind))
SURE = {"conflict": 1.0, "agreement": 1.0}
BLANK = Evidence(
    levels=Levels("none", "different", "none", "unclear", "same", "same", "none", "none", "none", "none", "none", 0),  # type: ignore[arg-type]
    contrasts=frozenset(), cover=10, cover_both=10, unique="list", anchors=10, words=10, where="none",
)  # fmt: skip


def members(slot: str) -> set[str]:
    """All levels of a slot."""
    kind = get_type_hints(Levels)[slot]
    if get_origin(kind) is Literal:
        return set(get_args(kind))
    if slot == "quantity":
        return {*map(str, QuantityLevel), "a_missing", "b_missing", "none"}
    return {str(level) for level in kind} if kind is not str else {"none"}


def with_levels(evidence: Evidence, levels: dict[str, str]) -> Evidence:
    """The evidence with other levels in some slots."""
    return evidence._replace(levels=Levels(**{**evidence.levels._asdict(), **levels}))


def fitting(rule: Rule) -> Evidence:
    """Evidence that a rule allows: the first of everything it names."""
    contrasts = frozenset() if rule.contrast in (frozenset(), {"none"}) else frozenset(sorted(rule.contrast)[:1])
    evidence = with_levels(BLANK, {slot: min(levels) for slot, levels in rule.allowed.items()})
    unique, where = min(rule.unique, default="list"), min(rule.where, default="none")
    return evidence._replace(contrasts=contrasts, unique=unique, where=where)


def scores_for(rule: Rule) -> dict[str, float]:
    return {"conflict": 0.0, "agreement": 0.0, rule.label: max(rule.score, 0.0)}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_can_fire(rule: Rule) -> None:
    assert fits(rule, fitting(rule))
    assert decide(fitting(rule), SURE)[rule.label].reason == rule.reason


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_is_reached_by_some_evidence(rule: Rule) -> None:
    evidence = fitting(rule)
    options = [
        evidence._replace(cover=rule.cover, cover_both=rule.cover_both, anchors=rule.anchors, words=rule.words),
        evidence,
    ]
    options += [
        with_levels(option, {slot: level})
        for option in tuple(options)
        for slot in sorted(LEVEL_SLOTS)
        for level in sorted(rule.allowed.get(slot, members(slot)))
    ]
    assert any(decide(option, scores_for(rule)).get(rule.label) is rule for option in options)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_does_not_fire_when_one_condition_fails(rule: Rule) -> None:
    good = fitting(rule)
    bad = []
    for slot, levels in rule.allowed.items():
        bad += [with_levels(good, {slot: level}) for level in members(slot) - levels]
    bad += [good._replace(contrasts=good.contrasts | {kind}) for kind in rule.without]
    bad += [good._replace(unique=unique) for unique in set(UNIQUE) - rule.unique if rule.unique]
    if rule.contrast:
        bad.append(good._replace(contrasts=frozenset({"none"} & KINDS)))
    for name in ("cover", "cover_both", "anchors", "words"):
        if getattr(rule, name):
            bad.append(good._replace(**{name: getattr(rule, name) - 1}))
    if rule.where:
        bad.append(good._replace(where="elsewhere"))
    assert not any(fits(rule, evidence) for evidence in bad)


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.score], ids=lambda rule: rule.name)
def test_rule_with_a_score_waits_for_it(rule: Rule) -> None:
    evidence = fitting(rule)
    others = [r for r in RULES if r is not rule and r.label == rule.label and not r.score and fits(r, evidence)]
    assert others or rule.label not in decide(evidence, {**SURE, rule.label: rule.score - 0.01})


def named(value: str | list[str]) -> list[str]:
    return TABLE["groups"][value] if isinstance(value, str) else value


@pytest.mark.parametrize("row", TABLE["rule"], ids=lambda row: row["name"])
def test_row_names_only_what_exists(row: dict[str, Any]) -> None:
    assert set(row) <= KEYS
    for slot in LEVEL_SLOTS & set(row):
        assert set(named(row[slot])) <= members(slot), slot
    assert set(named(row.get("contrast", []))) <= KINDS | {"none"}
    assert set(named(row.get("without", []))) <= KINDS
    assert set(named(row.get("unique", []))) <= set(UNIQUE)
    assert set(named(row.get("where", []))) <= {
        *get_args(SlotName),
        "marker",
        "stand",
        "quantifier",
        "rank",
        "modality",
        "polarity",
        "roles",
    }


def test_every_level_of_a_group_is_a_level_of_some_slot() -> None:
    levels = set().union(*(members(slot) for slot in LEVEL_SLOTS))
    assert {level for group in TABLE["groups"].values() for level in group} <= levels


def test_every_group_is_used() -> None:
    used = {value for row in TABLE["rule"] for value in row.values() if isinstance(value, str)}
    assert set(TABLE["groups"]) <= used


def test_names_of_rules_are_unique() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_every_reason_of_a_conflict_has_a_threshold_and_words() -> None:
    reasons = {rule.reason for rule in RULES if rule.label == "conflict"}
    assert reasons == set(load_config().crosscheck.report_conflict) == set(DIFFER_IN)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_of_contrast_can_make_a_conflict(kind: str) -> None:
    assert any(rule.label == "conflict" and kind in rule.contrast for rule in RULES)


def test_other_time_is_no_conflict_unless_it_happens_once() -> None:
    for rule in RULES:
        if rule.label == "conflict" and rule.reason != "time":
            assert "disjoint" not in rule.allowed["time"], rule.name
        elif rule.label == "conflict":
            assert rule.unique and "list" not in rule.unique, rule.name


def test_plan_against_fact_is_no_conflict() -> None:
    free = [
        r.name
        for r in RULES
        if r.label == "conflict" and r.reason != "modality" and r.allowed.get("modality", frozenset()) != {"same"}
    ]
    assert not free


def test_nothing_found_gives_no_label() -> None:
    evidence = BLANK._replace(cover=0, cover_both=0, anchors=0, words=0)
    assert decide(evidence, {"conflict": 0.0, "agreement": 0.0}) == {}
