"""The table in docs/quantities-and-times.md, and what it cannot show."""

import re
from pathlib import Path

import pytest
from spacy.language import Language

from crossclaim.extract.model import QuantitySpan
from crossclaim.extract.quantities import find_ordinals, find_quantities
from crossclaim.units import DURATION_TOLERANCE, convert, same_amount

PAGE = Path(__file__).parents[2] / "docs" / "quantities-and-times.md"
SIGNS = {"exact": "", "about": "~", "at_least": ">=", "at_most": "<=", "range": ""}
_NUMBER = re.compile(r"(?<![\w.])-?\d+(?:\.\d+)?(?:e[+-]?\d+)?")


def rows() -> list[tuple[str, str]]:
    """Text and answer of each row of the first table."""
    part = PAGE.read_text(encoding="utf-8").split("## Times")[0]
    cells = [line.strip("| ").split(" | ") for line in part.splitlines() if line.startswith("| ")]
    return [(text, answer) for text, answer in cells[1:]]


def written(span: QuantitySpan) -> str:
    """A quantity as the table writes it."""
    if span.unit == "{score}":
        return f"{span.value:g}:{span.upper:g} {{score}}"
    value = f"[{span.value:.9g} .. {span.upper:.9g}]" if span.upper is not None else f"{span.value:.9g}"
    of = f" / {span.of}" if span.of else ""
    return f"{SIGNS[span.comparator]}{value}{' ' if span.unit else ''}{span.unit}{of}"


def plain(answer: str) -> str:
    """The same answer whatever way its numbers are written (3.2e9, 3200000000)."""
    return _NUMBER.sub(lambda match: f"{float(match[0]):.9g}", answer.replace("..", " .. ").replace("  ", " "))


@pytest.mark.parametrize(("text", "answer"), rows())
def test_quantities_of_table(nlp: Language, text: str, answer: str) -> None:
    with nlp.select_pipes(enable=["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner"]):
        found = find_quantities(nlp(text))
    assert plain("; ".join(map(written, found)) or "none") == plain(answer)


def test_table_has_enough_rows() -> None:
    assert len(rows()) >= 100


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("He came third in the second race.", [3.0, 2.0]),
        ("It was the 21st attempt.", [21.0]),
        ("The fourth-largest city lies here.", [4.0]),
        ("It lasted one second.", []),
        ("It was built in the 19th century.", []),
    ],
)
def test_ordinals_are_read_on_request(nlp: Language, text: str, values: list[float]) -> None:
    found = find_ordinals(nlp(text))
    assert [span.value for span in found] == values
    assert all(span.unit == "{ord}" for span in found)


@pytest.mark.parametrize(
    ("value", "unit", "base", "base_unit"),
    [
        (1.5, "km", 1500, "m"),
        (250, "g", 0.25, "kg"),
        (0, "Cel", 273.15, "K"),
        (212, "[degF]", 373.15, "K"),
        (120, "har", 1.2e6, "m2"),
        (12, "%", 0.12, "1"),
        (25, "[bp]", 0.25, "[pp]"),
        (90, "km/h", 25, "m/s"),
        (3, "/d", 3 / 86400, "/s"),
        (5, "EUR", 5, "EUR"),
        (5, "", 5, ""),
    ],
)
def test_convert_gives_base_units(value: float, unit: str, base: float, base_unit: str) -> None:
    converted, name = convert(value, unit)
    assert converted == pytest.approx(base)
    assert name == base_unit


@pytest.mark.parametrize(
    ("a", "unit_a", "b", "unit_b", "same"),
    [
        (52, "wk", 1, "a", True),
        (12, "mo", 1, "a", True),
        (30, "d", 1, "mo", True),
        (50, "wk", 1, "a", False),
        (5, "EUR", 5, "USD", None),
        (66.6667, "%", 2 / 3, "1", True),
        (1000, "m", 1, "km", True),
        (5, "kg", 5, "m", None),
    ],
)
def test_amounts_are_compared_after_conversion(a: float, unit_a: str, b: float, unit_b: str, same: bool | None) -> None:
    assert same_amount(a, unit_a, b, unit_b) is same
    assert same_amount(b, unit_b, a, unit_a) is same


def test_tolerance_of_durations_covers_calendars() -> None:
    year, _ = convert(1, "a")
    assert abs(convert(52, "wk")[0] - year) / year < DURATION_TOLERANCE


def test_spans_cover_what_is_read(nlp: Language) -> None:
    doc = nlp("It employs about 8,400 people, earned EUR 3.2bn and works twice a day.")
    spans = [doc[span.start_token : span.end_token].text for span in find_quantities(doc)]
    assert spans == ["about 8,400", "EUR 3.2bn", "twice a day"]


def test_nothing_is_read_across_a_line_break(nlp: Language) -> None:
    doc = nlp("Employees in 2019: 20\n\n5 million euros were paid.")
    assert 20.0 in [span.value for span in find_quantities(doc)]
    assert 5e6 in [span.value for span in find_quantities(doc)]
