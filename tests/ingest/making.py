"""Real files of every kind, made by the libraries that make them elsewhere."""

import csv
import gzip
from collections.abc import Sequence
from email.message import EmailMessage
from io import BytesIO, StringIO
from pathlib import Path

import docx
from fpdf import FPDF

from crossclaim.config import load_config
from crossclaim.ingest.read import read_documents
from crossclaim_schemas import Document, Reject

SETTINGS = load_config().ingest
STORY = (
    "The harbour of Norlind was closed in March after a storm had damaged its breakwater.",
    "According to the ministry, the repairs will cost 12 million euros.",
    "Anna Keller, who leads the port authority, said that the ferry would sail again in May.",
)
PROSE = " ".join(STORY)
NUMBERS = ("one", "two", "three")


def read_all(*inputs: str | Path) -> list[Document | Reject]:
    return list(read_documents(inputs, SETTINGS))


def read_bytes(folder: Path, name: str, content: bytes | str) -> Document | Reject:
    """What the only document of a file with this content is."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    (item,) = read_all(path)
    return item


def document_of(folder: Path, name: str, content: bytes | str) -> Document:
    item = read_bytes(folder, name, content)
    assert isinstance(item, Document), item
    return item


def reject_of(folder: Path, name: str, content: bytes | str) -> Reject:
    item = read_bytes(folder, name, content)
    assert isinstance(item, Reject), item
    return item


def words_of(document: Document, *kinds: str) -> list[str]:
    """The texts of the blocks of these kinds, of all if none is named."""
    return [document.text[block.start : block.end] for block in document.blocks if not kinds or block.kind in kinds]


def make_docx(*paragraphs: tuple[str, str], table: Sequence[Sequence[str]] = (), title: str = "") -> bytes:
    """A Word document of (style, text)."""
    made = docx.Document()
    made.core_properties.title = title
    for style, text in paragraphs:
        made.add_paragraph(text, style=style)
    if table:
        grid = made.add_table(rows=len(table), cols=len(table[0]))
        for row, cells in zip(grid.rows, table, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    buffer = BytesIO()
    made.save(buffer)
    return buffer.getvalue()


class Paper(FPDF):
    """A PDF with the same words at the head of each page and "Page n of m" at its foot."""

    def __init__(self, head: str = "") -> None:
        super().__init__()
        self.head = head

    def header(self) -> None:
        if self.head:
            self.set_font("helvetica", "I", 9)
            self.cell(0, 6, self.head, align="C")
            self.ln(10)

    def footer(self) -> None:
        if self.head:
            self.set_y(-15)
            self.set_font("helvetica", "", 8)
            self.cell(0, 6, f"Page {self.page_no()} of {{nb}}", align="C")


def make_pdf(*paragraphs: str, title: str = "", head: str = "", columns: int = 1, pages: int = 1) -> bytes:
    """A PDF of justified paragraphs in columns; `pages` times the same, with the number of the page for {page}."""
    paper = Paper(head)
    for number in range(pages):
        paper.add_page()
        if title and not number:
            paper.set_font("helvetica", "B", 20)
            paper.cell(0, 12, title)
            paper.ln(16)
        paper.set_font("times", "", 11)
        with paper.text_columns(ncols=columns, gutter=8, text_align="J") as area:
            for text in paragraphs:
                with area.paragraph(bottom_margin=3) as paragraph:
                    paragraph.write(text.replace("{page}", NUMBERS[number]))
    return bytes(paper.output())


def make_mail(body: str, *, html: str = "", subject: str = "The harbour", attachment: str = "") -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = "Anna Keller <anna@norlind.example>", "press@example.org"
    message["Subject"], message["Date"] = subject, "Tue, 04 May 2021 23:30:00 -0500"
    message["Message-ID"] = "<1@norlind.example>"
    if body:
        message.set_content(body)
    if html:
        (message.add_alternative if body else message.set_content)(html, subtype="html")
    if attachment:
        message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename=attachment)
    return bytes(message)


def make_csv(*rows: Sequence[str], delimiter: str = ",") -> str:
    buffer = StringIO()
    csv.writer(buffer, delimiter=delimiter).writerows(rows)
    return buffer.getvalue()


def make_html(*paragraphs: str, head: str = "") -> str:
    """A page as news sites make them: menu, article, related stories, footer."""
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    links = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in ("News", "Sport", "Weather", "Culture"))
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>Norlind Post</title>{head}<style>p {{ color: red }}</style></head><body>"
        f"<nav><ul>{links}</ul></nav><main><article><h1>Harbour closed</h1>{body}</article></main>"
        "<aside><h3>More stories</h3><p>Ten recipes for a rainy day that you must try</p></aside>"
        "<footer><p>About us. Terms of use. All rights reserved.</p></footer><script>var text = 'no text';</script></body></html>"
    )


def packed(content: bytes | str) -> bytes:
    return gzip.compress(content if isinstance(content, bytes) else content.encode(), mtime=0)
