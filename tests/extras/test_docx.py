"""Word documents: layout by styles, what is left out, and the way back to the element."""

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, nsmap
from lxml import etree

from crossclaim.extras.docx import read
from crossclaim.ingest.reading import Reading

from ..ingest.making import PROSE, SETTINGS, STORY, make_docx


def texts(reading: Reading, *kinds: str) -> list[str]:
    assert reading.blocks is not None
    return [reading.text[block.start : block.end] for block in reading.blocks if not kinds or block.kind in kinds]


def read_raw(raw: bytes) -> Reading:
    return read("a.docx", raw, SETTINGS)


def with_body(*elements: str) -> bytes:
    """A document whose body begins with these elements, in WordprocessingML."""
    made = docx.Document()
    for number, element in enumerate(elements):
        made.element.body.insert(number, parse_xml(element.replace(">", f" {nsdecls('w')}>", 1)))
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def test_docx_styles_give_the_layout() -> None:
    raw = make_docx(
        ("Title", "The Harbour"), ("Heading 1", "Findings"), ("Normal", PROSE), ("List Bullet", "the breakwater"), ("List Bullet 2", "its base"),
        ("List Number", "the ferry"), ("Heading 2", "Costs"), ("Normal", STORY[1]), table=[("Year", "Ships"), ("2020", "1,200")],
    )  # fmt: skip
    reading = read_raw(raw)
    assert reading.blocks is not None
    assert [(block.kind, block.level) for block in reading.blocks] == [
        ("heading", 1), ("heading", 2), ("paragraph", 0), ("list_item", 1), ("list_item", 2), ("list_item", 1), ("heading", 3),
        ("paragraph", 0), ("table", 0),
    ]  # fmt: skip
    assert texts(reading, "table") == ["| Year | Ships |\n| 2020 | 1,200 |"]


def test_docx_blocks_lead_back_to_their_elements() -> None:
    raw = make_docx(
        ("Heading 1", "Findings"), *(("Normal", text) for text in STORY), table=[("Year", "Ships"), ("2020", "1,200")]
    )
    reading = read_raw(raw)
    assert reading.blocks is not None
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    for block in reading.blocks:
        (element,) = root.xpath(block.source, namespaces=nsmap)
        letters = "".join(element.itertext())
        assert letters.split() == reading.text[block.start : block.end].split() or block.kind == "table"


def test_docx_leaves_out_what_is_deleted_and_keeps_what_is_inserted() -> None:
    paragraph = (
        "<w:p><w:r><w:t>The harbour </w:t></w:r><w:del><w:r><w:t>gone </w:t></w:r></w:del>"
        "<w:ins><w:r><w:t>was closed</w:t></w:r></w:ins><w:r><w:tab/><w:t>in March.</w:t></w:r></w:p>"
    )
    assert texts(read_raw(with_body(paragraph))) == ["The harbour was closed\tin March."]


def test_docx_reads_content_controls_and_text_boxes() -> None:
    control = "<w:sdt><w:sdtContent><w:p><w:r><w:t>Within a control.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    box = (
        "<w:p><w:r><w:t>Beside a box.</w:t></w:r><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p>"
        "</w:txbxContent></w:pict></w:r></w:p>"
    )
    assert texts(read_raw(with_body(control, box))) == ["Within a control.", "Beside a box.", "In the box."]


def test_docx_warns_of_footnotes() -> None:
    paragraph = '<w:p><w:r><w:t>It cost much.</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'
    assert read_raw(with_body(paragraph)).warnings == ("1 footnotes were not read",)


@pytest.mark.parametrize("depth", [30, 300])
def test_docx_of_tables_in_tables_is_read_in_bounded_depth(depth: int) -> None:
    inner = "<w:p><w:r><w:t>Deep down it was written.</w:t></w:r></w:p>"
    for _ in range(depth):
        inner = f"<w:tbl><w:tr><w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>"
    try:
        assert "Deep down it was written." in read_raw(with_body(inner, "<w:p><w:r><w:t>Above.</w:t></w:r></w:p>")).text
    except etree.XMLSyntaxError:
        assert depth == 300  # the library that makes the file refuses it too


def test_docx_title_is_that_of_its_properties_where_no_heading_is() -> None:
    assert read_raw(make_docx(("Normal", PROSE), title="The Harbour")).title == "The Harbour"
