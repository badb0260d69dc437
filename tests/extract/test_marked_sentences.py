"""Every construct in marked sentences of several domains; what is missed so far is expected to be missed."""

import runpy
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from crossclaim_schemas import Claim

from .marked_sentences import Case, Construct, faults_in, read_constructs, read_marks

ROOT = Path(__file__).parents[2]
CONSTRUCTS = read_constructs()
MIN_CASES = 8
MIN_TOTAL = 300


def _params() -> Iterator[ParameterSet]:
    for case in (case for construct in CONSTRUCTS for case in construct.cases):
        marks = [pytest.mark.xfail(reason=case.missed, strict=True)] if case.missed else []
        plain, _ = read_marks(case.sentence)
        yield pytest.param(case, id=f"{case.construct}: {plain}", marks=marks)


@pytest.mark.parametrize("case", list(_params()))
def test_marked_sentence_is_read(case: Case, claims_in: Callable[[str], list[Claim]]) -> None:
    text, marks = read_marks(case.sentence)
    assert marks, "nothing is marked"
    assert faults_in(claims_in(text), marks) == []


@pytest.mark.parametrize("construct", CONSTRUCTS, ids=lambda construct: construct.name)
def test_construct_has_enough_sentences(construct: Construct) -> None:
    assert len(construct.cases) >= MIN_CASES


def test_no_sentence_stands_twice() -> None:
    texts = [read_marks(case.sentence) for construct in CONSTRUCTS for case in construct.cases]
    marked = [(text, tuple((mark.start, mark.end) for mark in marks)) for text, marks in texts]
    assert len(marked) == len(set(marked)) >= MIN_TOTAL


def test_page_of_constructs_is_in_step() -> None:
    script = runpy.run_path(str(ROOT / "scripts" / "write_constructs.py"))
    page: str = script["page_text"]()
    assert (ROOT / "docs" / "constructs.md").read_text(encoding="utf-8") == page, (
        "run python scripts/write_constructs.py"
    )
