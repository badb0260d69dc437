from typing import Any, Literal

import pytest

from crossclaim.write.report_words import interval, open_references, plain, scope
from crossclaim_schemas import Attribution, Claim, OpenReference, Qualifiers, Time

Granularity = Literal["day", "month", "year", "open"]


def time(text: str, start: str | None, end: str | None, granularity: Granularity) -> Time:
    return Time(text=text, start=start, end=end, granularity=granularity, at_start=0, at_end=len(text))


@pytest.mark.parametrize(
    ("start", "end", "granularity", "wanted"),
    [
        ("2010-01-01", "2010-12-31", "year", "2010"),
        ("2010", "2010", "year", "2010"),
        ("2019-03-01", "2019-03-31", "month", "2019-03"),
        ("2019-03-05", "2019-03-05", "day", "2019-03-05"),
        ("2018-05-01", "2020-06-30", "month", "2018-05 to 2020-06"),
        ("2003-01-01", None, "year", "2003 or later"),
        (None, "2003-12-31", "year", "2003 or earlier"),
        ("-0044-03-15", "-0044-03-15", "year", "-0044"),
        (None, None, "open", ""),
    ],
)
def test_interval_is_as_short_as_the_granularity_allows(
    start: str | None, end: str | None, granularity: Granularity, wanted: str
) -> None:
    assert interval(time("then", start, end, granularity)) == wanted


@pytest.mark.parametrize(
    ("changes", "question", "wanted"),
    [
        ({}, "Who says it", "the document itself"),
        ({"attribution": Attribution(source="Ida Berg", cue="said")}, "Who says it", "Ida Berg (“said”)"),
        ({"tense": "past"}, "When", "no time given (past tense)"),
        ({"qualifiers": Qualifiers(time=time("in 2010", "2010", "2010", "year"))}, "When", "in 2010"),
        ({"qualifiers": Qualifiers(time=time("last year", "2010", "2010", "year"))}, "When", "last year (2010)"),
        ({"qualifiers": Qualifiers(time=time("since 2003", "2003", None, "year"))}, "When", "since 2003"),
        ({"qualifiers": Qualifiers(condition="if it rains")}, "Condition", "if it rains"),
        ({"modality": "planned"}, "How sure", "as planned or expected"),
        ({"polarity": "negative"}, "How sure", "stated as fact, in the negative"),
    ],
)
def test_scope_is_told_in_plain_english(changes: dict[str, Any], question: str, wanted: str, store: Any) -> None:
    claim: Claim = store.claims[0].model_copy(update=changes)
    assert dict(scope(claim))[question] == wanted


def test_open_references_are_told_with_their_reason(store: Any) -> None:
    open_reference = OpenReference(text="this congress", start=0, end=4, why="named nowhere")
    claim = store.claims[0].model_copy(update={"open_references": (open_reference,)})
    assert open_references(claim) == "“this congress” (named nowhere)"
    assert open_references(store.claims[0]) == ""


@pytest.mark.parametrize(("name", "wanted"), [("same_year", "same year"), ("time+place", "time + place")])
def test_plain_reads_as_words(name: str, wanted: str) -> None:
    assert plain(name) == wanted
