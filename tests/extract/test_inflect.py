"""Finite forms of English verbs."""

import pytest

from crossclaim.extract.inflect import finite_form


@pytest.mark.parametrize(
    ("lemma", "present", "past"),
    [
        ("promote", "promotes", "promoted"),
        ("carry", "carries", "carried"),
        ("play", "plays", "played"),
        ("watch", "watches", "watched"),
        ("go", "goes", "went"),
        ("stop", "stops", "stopped"),
        ("visit", "visits", "visited"),
        ("admit", "admits", "admitted"),
        ("be", "is", "was"),
        ("have", "has", "had"),
        ("fix", "fixes", "fixed"),
        ("bring", "brings", "brought"),
    ],
)
def test_singular_forms(lemma: str, present: str, past: str) -> None:
    assert (finite_form(lemma, "present", plural=False), finite_form(lemma, "past", plural=False)) == (present, past)


@pytest.mark.parametrize(
    ("lemma", "present", "past"), [("be", "are", "were"), ("have", "have", "had"), ("go", "go", "went")]
)
def test_plural_forms(lemma: str, present: str, past: str) -> None:
    assert (finite_form(lemma, "present", plural=True), finite_form(lemma, "past", plural=True)) == (present, past)
