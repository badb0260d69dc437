"""Layout of plain texts: a table of marked texts, and what must hold for any text."""

from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from crossclaim.ingest.layout import find_blocks, title_of
from crossclaim.ingest.speakers import find_speakers

MARKS = {
    "T": "heading",
    "H": "heading",
    "P": "paragraph",
    "I": "list_item",
    "L": "list_item",
    "X": "table",
    "B": "boilerplate",
}


class Case(NamedTuple):
    name: str
    text: str
    blocks: list[tuple[str, str]]


def read_cases() -> list[Case]:
    content = Path(__file__).with_name("layout_cases.txt").read_text(encoding="utf-8")
    return [read_case(part) for part in content.split("\n== ")[1:]]


def read_case(part: str) -> Case:
    name, *marked = part.rstrip("\n").split("\n")
    lines: list[str] = []
    blocks: list[tuple[str, str]] = []
    for line in marked:
        mark, words = line[:1], line[3:]
        lines.append(words)
        if mark == "+":
            blocks[-1] = (blocks[-1][0], f"{blocks[-1][1]}\n{words.rstrip()}")
        elif mark:
            shown = words.strip()
            if mark == "S":  # the one line that is two blocks
                label, _, shown = shown.partition(" ")
                blocks.append(("B", label))
                mark = "T"
            blocks.append((mark, shown.split(None, 1)[1] if mark == "I" else shown))
    return Case(name, "\n".join(lines), blocks)


CASES = read_cases()


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_layout_of_marked_texts(case: Case) -> None:
    found = [(block.kind, case.text[block.start : block.end]) for block in find_blocks(case.text)]
    assert found == [(MARKS[mark], words) for mark, words in case.blocks]


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_title_of_marked_texts(case: Case) -> None:
    expected = next((words for mark, words in case.blocks if mark == "T"), None)
    assert title_of(case.text, find_blocks(case.text)) == expected


def test_layout_has_cases_of_many_kinds() -> None:
    assert len(CASES) >= 60


@pytest.mark.parametrize(
    "text",
    [
        "Halvorsen Wind reports record year",
        "Key Initiatives:",
        "OVERVIEW",
        "The cat sat on the mat .",
        "- A dash begins this sentence",
        "1. This sentence begins with a number",
        "  By John Smith and Mary Jones  ",
    ],
)
def test_layout_of_a_single_line_is_a_paragraph(text: str) -> None:
    (block,) = find_blocks(text)
    assert (block.kind, text[block.start : block.end]) == ("paragraph", text.strip())


@pytest.mark.parametrize(
    ("text", "dateline", "rest"),
    [
        (
            "PARIS, March 3 (AFP) — The government said no.\nIt said so twice.",
            "PARIS, March 3 (AFP) —",
            "The government said no.",
        ),
        ("LONDON (Reuters) - Shares fell on Monday.\nBonds rose.", "LONDON (Reuters) -", "Shares fell on Monday."),
        ("NEW YORK - The founder was arrested.\nHe denied it.", "NEW YORK -", "The founder was arrested."),
        ("London, 4 May 2021 — The minister spoke.\nHe was brief.", "London, 4 May 2021 —", "The minister spoke."),
    ],
)
def test_layout_sets_a_dateline_apart(text: str, dateline: str, rest: str) -> None:
    first, second, *_ = find_blocks(text)
    assert (first.kind, text[first.start : first.end]) == ("boilerplate", dateline)
    assert (second.kind, text[second.start : second.end]) == ("paragraph", rest)


@pytest.mark.parametrize(
    "text",
    [
        "The treaty - Europe’s first - was signed in 1951.\nIt holds.",  # a pair of dashes
        "NATO said on Monday that it would act.\nIt did.",
        "In Paris the government said no.\nIt said so twice.",
    ],
)
def test_layout_leaves_a_sentence_that_is_no_dateline(text: str) -> None:
    assert find_blocks(text)[0].kind == "paragraph"
    assert find_blocks(text)[0].start == 0


def test_layout_sets_a_run_in_heading_apart() -> None:
    text = "Methods: We asked 412 adults.\nConclusions: Sleep helps.\nWarning: We slept ourselves."
    assert [(block.kind, text[block.start : block.end]) for block in find_blocks(text)] == [
        ("heading", "Methods:"),
        ("paragraph", "We asked 412 adults."),
        ("heading", "Conclusions:"),
        ("paragraph", "Sleep helps."),
        ("paragraph", "Warning: We slept ourselves."),
    ]


def test_layout_gives_items_their_depth() -> None:
    text = "Food:\n• Soups\n    ◦ Pea\n    ◦ Fish\n• Mains\n\nThat is all there is to eat today."
    assert [block.level for block in find_blocks(text) if block.kind == "list_item"] == [1, 2, 2, 1]


def test_layout_gives_numbered_headings_their_depth() -> None:
    text = "2. Results\nWe found a lot of things that we had not expected.\n\n2.1 Traffic\nMore ships came than in the year before the storm."
    assert [block.level for block in find_blocks(text) if block.kind == "heading"] == [2, 3]


@pytest.mark.parametrize("line", ["a\n", "• a\n", "a b:\n", "1. ", "A, ", "By Ann ", "- ", "a|b|c\n", "May 12 ", "ab"])
def test_layout_of_hostile_text_takes_bounded_time(line: str) -> None:
    find_blocks(line * 10_000)  # quadratic time would be minutes


PIECES = st.sampled_from(
    [
        "Overview",
        "Key Points:",
        "• ",
        "1. ",
        "- ",
        "The river rose in 1999.",
        "It is long",
        " ",
        "\n",
        "\n\n",
        "\t",
        "|",
        "By Ann Lee",
        "…",
        "a",
        "«Ü»",
        ":",
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=200))
@example("a:\nb\nc\n")
def test_layout_puts_every_character_into_at_most_one_block(text: str) -> None:
    blocks = find_blocks(text) if text.strip() else ()
    end = 0
    for block in blocks:
        assert end <= block.start < block.end <= len(text)
        assert text[block.start : block.end] == text[block.start : block.end].strip()
        end = block.end


@given(st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=200))
def test_layout_leaves_out_only_space_and_list_marks(text: str) -> None:
    if not text.strip():
        return
    covered: set[int] = set()
    for block in find_blocks(text):
        covered.update(range(block.start, block.end))
    for at, line in enumerate_lines(text):
        left_out = "".join(character for offset, character in enumerate(line, start=at) if offset not in covered)
        assert len(left_out.split()) <= 1  # nothing, or one mark at the start of the line
        assert line.strip().startswith(left_out.strip())


def enumerate_lines(text: str) -> list[tuple[int, str]]:
    starts, at = [], 0
    for line in text.split("\n"):
        starts.append((at, line))
        at += len(line) + 1
    return starts


DIALOGUE = "Interviewer: When did you begin?\nLena Horvat: In May. My brother built the set.\nInterviewer: Was it hard?\nLena Horvat: It was."


def test_names_of_speakers_are_no_text() -> None:
    blocks = [(block.kind, DIALOGUE[block.start : block.end]) for block in find_blocks(DIALOGUE)]
    assert blocks[:4] == [
        ("boilerplate", "Interviewer:"),
        ("paragraph", "When did you begin?"),
        ("boilerplate", "Lena Horvat:"),
        ("paragraph", "In May. My brother built the set."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Methods: We asked 40 nurses.\nResults: Thirty of them replied to us.\nMethods: We asked again.",
        "Warning: The road is closed.\nThe bridge is open again.",
    ],
)
def test_labels_of_sections_are_no_speakers(text: str) -> None:
    assert find_speakers(text.split("\n")) == frozenset()
