"""The edit operators of the metamorphic benchmark write good English and touch nothing that may stay true."""

import importlib
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from types import ModuleType

import pytest
from spacy.language import Language

from crossclaim_schemas import Document

ROOT = Path(__file__).parents[2]
NAMES = [("Uruguay", "GPE"), ("Hamburg", "GPE"), ("Maria Jensen", "PERSON"), ("Northwind Ltd", "ORG")]


@pytest.fixture(scope="module")
def benchmarks() -> Iterator[Callable[[str], ModuleType]]:
    """Imports a script of the benchmarks folder, which is no package."""
    sys.path.insert(0, str(ROOT / "benchmarks"))
    yield importlib.import_module
    sys.path.remove(str(ROOT / "benchmarks"))


@pytest.fixture
def edited(
    benchmarks: Callable[[str], ModuleType], nlp: Language, make_paragraph: Callable[..., Document]
) -> Callable[[str, str, str], list[str]]:
    """`edited(module, operator, text)`: the text after each change that the operator offers."""

    def edit(module: str, operator: str, text: str) -> list[str]:
        sentences = benchmarks("edits").safe_sentences(make_paragraph(text), nlp)
        changes = (c for s in sentences for c in getattr(benchmarks(module), operator)(s, NAMES, Random(1)))
        return [change.apply(text) for change in changes]

    return edit


@pytest.mark.parametrize(
    ("operator", "text", "copies"),
    [
        ("change_number", "The hall seats 520 listeners.", ["The hall seats 780 listeners."]),
        ("change_number", "The firm employs 8,400 people.", ["The firm employs 12,600 people."]),
        ("change_number", "The firm employs about 8,400 people.", []),  # both may be true
        ("change_number", "Between 20 and 30 people came.", []),
        ("change_number", "The bridge may carry 500 cars.", []),  # nothing is asserted
        ("change_date", "The bridge was opened in May 2019.", ["The bridge was opened in September 2019.", "The bridge was opened in May 2013."]),
        ("change_date", "She chaired the council in 2019.", []),  # may happen again
        ("change_date", "It has been open since 2019.", []),
        ("change_name", "The bridge was designed by Anna Berg in 1990.", ["The bridge was designed by Maria Jensen in 1990."]),
        ("change_name", "He was born in Paris.", ["He was born in Uruguay."]),
        ("change_name", "He visited Paris.", []),  # one may visit many places
        ("flip_polarity", "The firm closed the plant.", ["The firm did not close the plant."]),
        ("flip_polarity", "The firm has closed the plant.", ["The firm has not closed the plant."]),
        ("flip_polarity", "The plant is closed.", ["The plant is not closed."]),
        ("flip_polarity", "The firm did not close the plant.", ["The firm did close the plant."]),
        ("flip_polarity", "The firm said that it closed the plant.", []),  # the report would be denied, not the fact
        ("flip_polarity", "Some firms closed the plant.", []),  # others may not have
    ],
)  # fmt: skip
def test_contradicting_edit_changes_what_can_be_true_once(
    edited: Callable[[str, str, str], list[str]], operator: str, text: str, copies: list[str]
) -> None:
    assert edited("contradicting_edits", operator, text) == copies


@pytest.mark.parametrize(
    ("operator", "text", "copies"),
    [
        ("make_passive", "The mayor opened the new bridge in May.", ["The new bridge was opened by the mayor in May."]),
        ("make_passive", "Anna Berg designed the bridges.", ["The bridges were designed by Anna Berg."]),
        ("make_passive", "The mayor opened it in May.", []),
        ("make_passive", "The mayor has opened the bridge.", []),
        ("change_unit", "The bridge is 1.5 kilometres long.", ["The bridge is 1,500 metres long."]),
        ("change_unit", "The study lasted 52 weeks.", ["The study lasted 364 days."]),
        ("change_unit", "The ride takes 20 to 30 minutes.", []),
        ("change_notation", "The council has 19 members.", ["The council has nineteen members."]),
        ("change_notation", "The council has nineteen members.", ["The council has 19 members."]),
        ("change_notation", "The council has one chair.", []),
        ("change_notation", "The council has 300 members.", []),
    ],
)
def test_neutral_edit_keeps_the_meaning(
    edited: Callable[[str, str, str], list[str]], operator: str, text: str, copies: list[str]
) -> None:
    assert edited("neutral_edits", operator, text) == copies


def test_paragraphs_keep_what_leans_on_them(
    benchmarks: Callable[[str], ModuleType], make_paragraph: Callable[..., Document]
) -> None:
    text = "Anna built a bridge.\n\nIt is long.\n\nThe mill burned down."
    document = make_paragraph(text)
    block, starts = document.blocks[0], [0, 22, 35]
    ends = [20, 33, len(text)]
    blocks = tuple(block.model_copy(update={"start": s, "end": e}) for s, e in zip(starts, ends, strict=True))
    document = document.model_copy(update={"blocks": blocks})
    changed = benchmarks("neutral_edits").reverse_paragraphs(document)
    assert changed == "The mill burned down.\n\nAnna built a bridge.\n\nIt is long."


@pytest.mark.slow
def test_benchmark_prints_a_line_per_operator() -> None:
    script = ROOT / "benchmarks" / "metamorphic.py"
    command = [
        sys.executable,
        str(script),
        str(ROOT / "tests" / "data" / "unrelated" / "museum.txt"),
        "--per-document",
        "1",
    ]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    names = [line.rsplit(maxsplit=5)[0] for line in printed.splitlines()[3:]]
    assert names[0] == "the same text"
    assert {"another number", "another date", "other polarity", "another unit", "paragraphs reversed"} <= set(names)
