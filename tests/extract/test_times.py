"""The table in docs/quantities-and-times.md, and what it cannot show."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from crossclaim.extract.intervals import day_after, day_before
from crossclaim.extract.model import TimeSpan
from crossclaim.extract.times import find_times, read_published

PAGE = Path(__file__).parents[2] / "docs" / "quantities-and-times.md"


def rows() -> list[tuple[str, str, str]]:
    """Text, day of publication and answer of each row of the second table."""
    part = PAGE.read_text(encoding="utf-8").split("## Times")[1]
    cells = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in part.splitlines() if line.startswith("| ")
    ]
    return [(text, published, answer) for text, published, answer in cells[1:]]


def written(span: TimeSpan) -> str:
    """A time as the table writes it."""
    return f"{span.relation} {span.start or ''}..{span.end or ''} {span.granularity}"


@pytest.mark.parametrize(("text", "published", "answer"), rows())
def test_times_of_table(nlp: Language, text: str, published: str, answer: str) -> None:
    with nlp.select_pipes(enable=["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner"]):
        found = find_times(nlp(text), published or None)
    assert ("; ".join(map(written, found)) or "none") == answer


def test_table_has_enough_rows() -> None:
    assert len(rows()) >= 50


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("It has been closed since 2003.", "since 2003"),
        ("It opened in May 2019.", "May 2019"),
        ("It was open from 1950 until 1963.", "from 1950 until 1963"),
        ("It was built in the early 1990s.", "the early 1990s"),
        ("The 1998 cup final was lost.", "1998"),
        ("He left three years ago.", "three years ago"),
    ],
)
def test_span_includes_what_sets_the_relation(nlp: Language, text: str, span: str) -> None:
    doc = nlp(text)
    assert [doc[time.start_token : time.end_token].text for time in find_times(doc)] == [span]


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("2023-03-09", True),
        ("2023-03-09T10:00:00Z", True),
        ("2023-03", False),
        ("2023", False),
        ("soon", False),
        (None, False),
    ],
)
def test_publication_is_an_anchor_only_to_the_day(text: str | None, known: bool) -> None:
    assert (read_published(text) is not None) is known


@given(st.dates())
def test_neighbouring_days_are_inverse(moment: object) -> None:
    text = str(moment)
    if text not in ("0001-01-01", "9999-12-31") and "0002" <= text[:4] <= "9998":
        assert day_before(day_after(text)) == text


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(year=st.integers(1000, 2099), month=st.integers(1, 12))
def test_months_begin_on_the_first(nlp: Language, year: int, month: int) -> None:
    name = "January February March April May June July August September October November December".split()[month - 1]
    with nlp.select_pipes(enable=[]):
        found = find_times(nlp.make_doc(f"In {name} {year} it ended ."))
    assert [span.start for span in found] == [f"{year}-{month:02d}-01"]


def test_last_as_a_verb_is_no_time(nlp: Language) -> None:
    assert find_times(nlp("The mission is planned to last five years.")) == []
    assert len(find_times(nlp("It has grown in the last five years."))) == 1
