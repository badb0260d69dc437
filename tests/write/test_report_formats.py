"""The report as Markdown and as a table."""

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest

from crossclaim.write.report_csv import render_csv
from crossclaim.write.report_index import Records
from crossclaim.write.report_markdown import escaped, render_markdown


def records_of(store: Any) -> Records:
    return Records(**vars(store))


def rows_of(store: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(render_csv(records_of(store)))))


def test_csv_has_a_line_for_each_finding_best_first(store: Any) -> None:
    rows = rows_of(store)
    assert [row["name"] for row in rows] == ["C1", "A1", "A2", "P1"]
    first = rows[0]
    assert (first["label"], first["reason"], first["score"]) == ("conflict", "time", "0.8000")
    assert (first["quote_a"], first["quote_b"]) == ("The plant opens in 2025", "The plant is to open in 2026")
    assert (first["document_a"], first["title_a"], first["document_b"]) == (
        "news/plant.txt",
        "Plant news",
        "news/note.txt",
    )
    assert (first["differences"], first["how_sure_a"]) == ("time: 2025 | 2026", "stated as fact")
    assert rows[1]["entities"] == "Ida Berg"


@pytest.mark.parametrize(
    ("quote", "wanted"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),  # a spreadsheet would run it
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-1+1", "'-1+1"),
        ("-5.2", "-5.2"),  # a number stays one
        ("two\nlines", "two lines"),
        ("a\u202eb", "a[U+202E]b"),
    ],
)
def test_csv_cells_are_safe_to_open(quote: str, wanted: str, make_store: Callable[..., Any]) -> None:
    (row,) = rows_of(make_store((quote, [quote]), (quote, [quote])))
    assert row["quote_a"] == wanted


def test_markdown_tells_findings_facts_and_the_rest(store: Any) -> None:
    told = render_markdown(records_of(store))
    for wanted in (
        "# Cross-check of 2 documents",
        "## Conflicts (1)",
        "### C1 Different times: 2025 against 2026",
        "“The plant opens in **2025**”",
        "## Facts (1)",
        "- 2 documents\n  - Acme was founded by Ida Berg"
        if False
        else "- 2 documents\n  - Ida Berg founded Acme in 1987",
        "## Possible findings (1)",
        "### Plant news: 1 claim\n\n- Acme employs 1,204 people",
        "- news/empty.txt (ingest, empty): The file is empty; give a file with text.",
    ):
        assert wanted in told
    assert told.index("## Conflicts") < told.index("## Agreements") < told.index("## Possible") < told.index("## Facts")


def test_markdown_shows_the_findings_of_a_claim_together(store: Any) -> None:
    told = render_markdown(records_of(store))
    first, second = told.index("### A1"), told.index("### A2")
    assert "the same claim as above, against another one" in told[second:]
    assert "the same claim as above" not in told[first:second]


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("<script>alert(1)</script>", r"\<script\>alert(1)\</script\>"),
        ("[x](javascript:1)", r"\[x\](javascript:1)"),
        ("a | b `c` *d* _e_", r"a \| b \`c\` \*d\* \_e\_"),
        ("# head", r"\# head"),
        ("- item", r"\- item"),
        ("1. item", r"1\. item"),
        ("two\n\nlines", "two lines"),
        ("&lt;", r"\&lt;"),
        ("a\u202eb", r"a\[U+202E\]b"),
    ],
)
def test_markdown_escapes_what_could_be_markup(raw: str, wanted: str) -> None:
    assert escaped(raw) == wanted


def test_markdown_of_an_empty_run_says_so(store: Any) -> None:
    told = render_markdown(records_of(type(store)(manifest=store.manifest)))
    assert "No document could be read" in told and "No conflicts found" in told
