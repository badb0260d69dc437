"""One false sentence planted into a consistent pair: it is found, with its reason, and nothing else is."""

import pytest

from crossclaim.extract.engine import Extractor
from crossclaim_schemas import Relation

from .planting import Checked, Edit, Pair, checker_of, describe, parameters


@pytest.mark.parametrize("case", parameters("plant"))
def test_planted_conflict_is_the_only_one_reported(extractor: Extractor, case: tuple[Pair, Edit]) -> None:
    pair, plant = case
    checked = checker_of(extractor).check_pair(pair, plant)
    conflicts, planted = checked.reported("conflict"), _at_plant(checked, plant)
    assert planted, f"not found: {plant.new!r}\nreported:\n{describe(conflicts)}"
    assert planted == conflicts, f"also reported:\n{describe(r for r in conflicts if r not in planted)}"
    assert plant.reasons & {part for r in planted for part in r.reason.split("+")}, describe(planted)


@pytest.mark.parametrize("case", parameters("harmless"))
def test_harmless_edit_gives_no_conflict(extractor: Extractor, case: tuple[Pair, Edit]) -> None:
    pair, edit = case
    conflicts = checker_of(extractor).check_pair(pair, edit).reported("conflict")
    assert not conflicts, describe(conflicts)


def _at_plant(checked: Checked, plant: Edit) -> list[Relation]:
    quotes = ([plant.quote], plant.against) if plant.side == "a" else (plant.against, [plant.quote])
    return checked.between("conflict", *quotes)
