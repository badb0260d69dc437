"""PDF files as programs make them: the order of columns, what stands at the edges of pages, and what cannot be read."""

import re
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from fpdf import FPDF
from fpdf.enums import AccessPermission
from PIL import Image

from crossclaim.extras.pdf import read
from crossclaim.extras.pdf_flow import count_words, join_lines
from crossclaim.ingest.reading import Reading
from crossclaim_schemas import Block

from ..ingest.making import PROSE, SETTINGS, STORY, document_of, make_pdf, reject_of

LONG = tuple(f"Chapter {number} begins here. {PROSE} It ends with mark {number}." for number in range(1, 13))


def texts(reading: Reading, *kinds: str) -> list[str]:
    return [reading.text[block.start : block.end] for block in blocks(reading) if not kinds or block.kind in kinds]


def blocks(reading: Reading) -> Sequence[Block]:
    assert reading.blocks is not None
    return reading.blocks


def read_raw(raw: bytes) -> Reading:
    return read("a.pdf", raw, SETTINGS)


def drawn(draw: Callable[[FPDF], object]) -> bytes:
    paper = FPDF()
    paper.add_page()
    paper.set_font("times", "", 11)
    draw(paper)
    return bytes(paper.output())


def write_lines(paper: FPDF, *lines: str, left: float = 20, top: float = 40, step: float = 5) -> None:
    for number, line in enumerate(lines):
        paper.text(left, top + number * step, line)


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_pdf_columns_are_read_one_after_the_other(columns: int) -> None:
    reading = read_raw(make_pdf(*LONG, title="The State of the Harbour", columns=columns))
    assert reading.title is None  # the heading is the title
    assert texts(reading, "heading") == ["The State of the Harbour"]
    assert texts(reading, "paragraph") == list(LONG)


def test_pdf_columns_drawn_row_by_row_are_read_by_column() -> None:
    left = [f"Left column line {number} goes all the way over" for number in range(8)]
    right = [f"right column line {number} goes all the way over" for number in range(8)]

    def draw(paper: FPDF) -> None:
        for number, pair in enumerate(zip(left, right, strict=True)):
            for side, text in enumerate(pair):
                paper.text(20 + 90 * side, 40 + 5 * number, text)

    assert texts(read_raw(drawn(draw))) == [" ".join([*left, *right])]


def test_pdf_title_over_two_columns_and_a_line_across_them_keep_their_place() -> None:
    def draw(paper: FPDF) -> None:
        across = "This line of the page runs from the left margin over the gutter to the right margin of it."
        for number in range(12):
            top = 40 + 5 * number + (10 if number > 5 else 0)
            paper.text(20, top, f"left {number} has words enough to fill it.")
            paper.text(105, top, f"right {number} has words enough to fill it.")
        paper.text(20, 72, across)

    found = re.findall(r"left \d+|right \d+|This line", read_raw(drawn(draw)).text)
    upper, lower = range(6), range(6, 12)
    expected = [f"left {n}" for n in upper] + [f"right {n}" for n in upper] + ["This line"]
    assert found == [*expected, *(f"left {n}" for n in lower), *(f"right {n}" for n in lower)]


def test_pdf_blocks_carry_the_page_on_which_they_begin() -> None:
    reading = read_raw(make_pdf("On page {page} stands this sentence, and it is long enough.", PROSE, pages=3))
    assert [block.page for block in blocks(reading)] == [1, 1, 2, 2, 3, 3]
    assert texts(reading)[2].startswith("On page two")


def test_pdf_heads_and_feet_are_boilerplate_between_paragraphs() -> None:
    pages = [f"Chapter {{page}}.{number} begins. {PROSE}" for number in range(8)]
    reading = read_raw(make_pdf(*pages, head="Harbour Review 2021", pages=3))
    assert texts(reading, "boilerplate") == [
        words for page in (1, 2, 3) for words in ("Harbour Review 2021", f"Page {page} of 3")
    ]
    assert texts(reading, "paragraph") == [text.format(page=page) for page in ("one", "two", "three") for text in pages]


def test_pdf_paragraphs_go_on_over_pages_and_their_furniture() -> None:
    story = " ".join(
        f"Sentence number {number} of the long report tells of the harbour and its people." for number in range(131)
    )
    reading = read_raw(make_pdf(story, head="Harbour Review 2021"))
    assert texts(reading, "paragraph") == [story]
    assert {block.page for block in blocks(reading)} == {1, 2}


@pytest.mark.parametrize(("lines", "joined"), [
    (["the govern-", "ment fell"], "the government fell"),
    (["the govern\u00ad", "ment fell"], "the government fell"),
    (["a well-", "known man"], "a well-known man"),  # first halves that ask for a hyphen
    (["the Anglo-", "French treaty"], "the Anglo-French treaty"),
    (["in 1990-", "1995 it"], "in 1990-1995 it"),
    (["sea-water or fresh, and sea-", "water again"], "sea-water or fresh, and sea-water again"),  # told by the document
    (["cooperate, and the co-", "operate"], "cooperate, and the cooperate"),
    (["one –", "two"], "one – two"),
    (["a line", "and a line"], "a line and a line"),
])  # fmt: skip
def test_pdf_hyphens_at_line_ends(lines: list[str], joined: str) -> None:
    assert join_lines(lines, count_words(lines)).replace("–two", "– two") == joined


def test_pdf_hyphens_of_a_real_file_are_taken_out() -> None:
    lines = [
        "The committee said that the reconstruc-",
        "tion of the harbour would take a long-",
        "term effort by all of them.",
    ]
    reading = read_raw(drawn(lambda paper: write_lines(paper, *lines)))
    assert (
        reading.text
        == "The committee said that the reconstruction of the harbour would take a long-term effort by all of them."
    )


def test_pdf_list_items_take_in_their_hanging_lines() -> None:
    def draw(paper: FPDF) -> None:
        write_lines(
            paper, "The plan has two parts:", "- the breakwater, which is to be raised by two metres over", top=40
        )
        write_lines(paper, "the next three years", left=24, top=50)
        write_lines(paper, "- the ferry", top=55)

    reading = read_raw(drawn(draw))
    assert texts(reading, "list_item") == [
        "the breakwater, which is to be raised by two metres over the next three years",
        "the ferry",
    ]


def test_pdf_rows_of_cells_are_a_table() -> None:
    def draw(paper: FPDF) -> None:
        for number, cells in enumerate([("Year", "Ships"), ("2020", "1,200"), ("2021", "1,340")]):
            for column, cell in enumerate(cells):
                paper.text(20 + 60 * column, 40 + 6 * number, cell)

    reading = read_raw(drawn(draw))
    assert [(block.kind, text) for block, text in zip(blocks(reading), texts(reading), strict=True)] == [
        ("table", "Year   Ships\n2020   1,200\n2021   1,340")
    ]


def test_pdf_notes_in_the_margin_are_no_part_of_the_line() -> None:
    def draw(paper: FPDF) -> None:
        write_lines(
            paper,
            "The harbour was closed for a month, and the ferry could",
            "not sail to the small islands of the north.",
            left=50,
        )
        paper.text(15, 45, "Norlind")

    reading = read_raw(drawn(draw))
    assert texts(reading, "paragraph") == [
        "The harbour was closed for a month, and the ferry could not sail to the small islands of the north."
    ]
    assert texts(reading, "boilerplate") == ["Norlind"]


def test_pdf_text_set_upwards_is_boilerplate() -> None:
    def draw(paper: FPDF) -> None:
        write_lines(paper, *STORY)
        with paper.rotation(90, x=10, y=200):
            paper.text(10, 200, "printed on Monday")

    reading = read_raw(drawn(draw))
    assert texts(reading, "boilerplate") == ["printed on Monday"]
    assert " ".join(texts(reading, "paragraph")) == PROSE


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_pdf_pages_that_are_turned_are_read_upright(turn: int) -> None:
    document = pdfium.PdfDocument(make_pdf(*LONG[:4], columns=2))
    document[0].set_rotation(turn)
    buffer = BytesIO()
    document.save(buffer)
    document.close()
    assert texts(read_raw(buffer.getvalue())) == list(LONG[:4])


def test_pdf_bold_lines_are_headings() -> None:
    def draw(paper: FPDF) -> None:
        paper.set_font("times", "B", 11)
        write_lines(paper, "What the storm broke", top=40)
        paper.set_font("times", "", 11)
        write_lines(paper, *STORY, top=48)

    assert texts(read_raw(drawn(draw)), "heading") == ["What the storm broke"]


def picture() -> bytes:
    paper = FPDF()
    paper.add_page()
    paper.image(Image.new("RGB", (200, 300), "white"), x=0, y=0, w=200)
    return bytes(paper.output())


def test_pdf_of_pictures_is_rejected_as_scanned(tmp_path: Path) -> None:
    reject = reject_of(tmp_path, "scan.pdf", picture())
    assert reject.code == "scanned"
    assert "OCR" in reject.message


def test_pdf_with_a_page_of_a_picture_warns_of_it(tmp_path: Path) -> None:
    paper = FPDF()
    for number in range(2):
        paper.add_page()
        paper.set_font("times", "", 11)
        if number:
            paper.image(Image.new("RGB", (200, 300), "white"), x=0, y=0, w=200)
        else:
            paper.multi_cell(0, 5, PROSE)
    document = document_of(tmp_path, "a.pdf", bytes(paper.output()))
    assert document.warnings == ("pages of pictures with hardly any text were not read: 2",)


def test_pdf_with_a_password_is_rejected(tmp_path: Path) -> None:
    paper = FPDF()
    paper.set_encryption(owner_password="owner", user_password="user", permissions=AccessPermission.none())
    paper.add_page()
    paper.set_font("times", "", 11)
    paper.multi_cell(0, 5, PROSE)
    assert reject_of(tmp_path, "a.pdf", bytes(paper.output())).code == "encrypted"


def test_pdf_of_empty_pages_is_empty(tmp_path: Path) -> None:
    assert reject_of(tmp_path, "a.pdf", drawn(lambda paper: None)).code == "empty"


@pytest.mark.parametrize(
    ("given", "title"),
    [("The Harbour of Norlind", "The Harbour of Norlind"), ("Microsoft Word - a.docx", None), ("a.tex", None)],
)
def test_pdf_title_of_the_file_is_taken_where_the_text_has_none(given: str, title: str | None) -> None:
    def draw(paper: FPDF) -> None:
        paper.set_title(given)
        write_lines(paper, *STORY)

    assert read_raw(drawn(draw)).title == title


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
def test_pdf_that_breaks_off_is_rejected(tmp_path: Path, share: float) -> None:
    raw = make_pdf(*STORY, pages=3)
    assert reject_of(tmp_path, "a.pdf", raw[: int(share * len(raw))]).code == "damaged"
