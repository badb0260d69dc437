"""Whatever the input: documents and rejects come out, and claims; never an exception, never a record that breaks its contract.

`make fuzz` runs the same for longer. A file that it finds goes to `cases/`, under a name that says what went wrong.
"""

import io
import json
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from crossclaim.extract.engine import Extractor
from crossclaim.ingest.document import make_document
from crossclaim.ingest.read import read_source
from crossclaim.ingest.sources import Source
from crossclaim_schemas import Document, Reject, json_line

from ..ingest.making import PROSE, SETTINGS, STORY, make_csv, make_docx, make_html, make_mail, make_pdf, packed

pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")

CASES = Path(__file__).parent / "cases"
EXAMPLES = int(os.environ.get("CROSSCLAIM_FUZZ_EXAMPLES", "40"))
at_length = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=EXAMPLES <= 100,  # the tests are the same on every machine; `make fuzz` looks further each time
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)

SEEDS: tuple[bytes, ...] = (
    f"Harbour closed\n\n{PROSE}\n\n- one\n- two\n".encode(),
    f"# Harbour\n\n{PROSE}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n".encode(),
    make_html(*STORY).encode(),
    make_pdf(*STORY, title="Harbour", head="Review", columns=2),
    make_docx(("Heading 1", "Harbour"), ("Normal", PROSE), table=[("a", "b"), ("1", "2")]),
    make_csv(("id", "text"), ("a", PROSE), ("b", "x,\ny")).encode(),
    make_mail(PROSE, html=make_html(*STORY), attachment="a.pdf"),
    json.dumps({"id": "a", "text": PROSE, "language": "en", "published": "2021"}).encode() + b"\n{}\n",
    json_line(make_document("a.txt", PROSE)).encode(),
)
SUFFIXES = ("", ".txt", ".md", ".html", ".pdf", ".docx", ".csv", ".tsv", ".eml", ".jsonl", ".json", ".gz", ".txt.gz")
NASTY = (
    "\0", "\x1f", "\x85", "\u2028", "\r", "\u202e", "\u2066", "\u0301" * 40, "\ud800", "\ufeff", "\u200b", "\u00ad", "\U000e0001", "ﬀ", "İ", "ß",
    "\n\n", "\t", " \n", "> ", ">>", "• ", "- ", "1. ", "(a) ", "# ", "===", "---", "```", "| a | b |", "|---|---|", "[^1]", "[1]", "**", "__",
    "By ", "Subject: ", "From: ", "Dear Ann,", "Kind regards,", "On 3 May Ann wrote:", "PARIS, March 3 (AFP) — ", "12 March 2021", "Q: ",
    "https://a.b/c?d=e", "a" * 1_200, "word " * 30, "...", "?!", "\"", "“", "(", "$5m.", "5–7 %", "Mr.", "U.S.", "it", "they", "who", "not",
    "said", "was", "and", "the", "The ferry", "Ann Lind", "closed", "in 2021", "of the harbour", ";", ":", ",", "'s", "n't", "😀", "漢字", "א", "ق",
)  # fmt: skip
TAGS = tuple(
    "<p> </p> <div> </div> <table> <tr> <td> </table> <ul> <li> </ul> <h1> </h1> <pre> <br> <a href=x> </a> <nav> </nav> <form> <script> </script> "
    "<!-- --> <![CDATA[ ]]> &amp; &#0; &#xD800; &nbsp; <svg> <math> <template> <body> </html> <article> <p hidden> <b style=display:none>".split()
)

soup = st.lists(st.sampled_from(NASTY) | st.text(max_size=8), max_size=40).map(" ".join)
tight_soup = st.lists(st.sampled_from(NASTY) | st.text(max_size=8), max_size=40).map("".join)
tag_soup = st.lists(st.sampled_from(TAGS) | st.sampled_from(NASTY) | st.sampled_from(STORY), max_size=40).map("".join)


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A real file with a few bytes changed, cut out, doubled or put in."""
    raw = bytearray(draw(st.sampled_from(SEEDS)))
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, max(len(raw) - 1, 0)))
        end = min(len(raw), start + draw(st.integers(0, 60)))
        part = bytes(raw[start:end])
        new = draw(
            st.sampled_from([b"", part * 2, part[::-1]]) | st.binary(max_size=12) | st.sampled_from(NASTY).map(_encoded)
        )
        raw[start:end] = new
    return bytes(raw)


WORD = make_docx(("Title", "Harbour"), ("Normal", PROSE), ("List Bullet", "one"), table=[("a", "b"), ("1", "2")])
WORD_MARKS = (
    b"<w:p>", b"</w:p>", b"<w:tbl>", b"</w:tbl>", b"<w:tr/>", b'w:val="99999999999"', b'<w:ilvl w:val="-1"/>', b"<w:sdt>", b"&#1;", b"\xff",
    b"<!--x-->", b"<?pi x?>", b"<w:numPr/>", b"rId1", b"..", b"",
)  # fmt: skip


@st.composite
def mutated_word(draw: st.DrawFn) -> bytes:
    """A Word document with faults in the XML of its parts, which faults in the packed file never reach."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WORD)) as source, zipfile.ZipFile(buffer, "w") as archive:
        names = [name for name in source.namelist() if name.endswith((".xml", ".rels"))]
        broken = draw(st.lists(st.just("word/document.xml") | st.sampled_from(names), min_size=1, max_size=3))
        for name in source.namelist():
            part = bytearray(source.read(name))
            for _ in range(broken.count(name)):
                start = draw(st.integers(0, len(part)))
                part[start : start + draw(st.integers(0, 40))] = draw(st.sampled_from(WORD_MARKS))
            archive.writestr(name, bytes(part))
    return buffer.getvalue()


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def check(path: Path, raw: bytes) -> list[Document]:
    """Read a file with this content; gives its documents."""
    path.write_bytes(raw)
    documents: list[Document] = []
    for item in read_source(Source(path.name, path), SETTINGS):
        line = json_line(item)
        if isinstance(item, Reject):
            assert item.code != "bug", item.message
            assert item.message
            assert Reject.model_validate_json(line) == item
            continue
        assert Document.model_validate_json(line) == item
        end = 0
        for block in item.blocks:
            assert end <= block.start < block.end <= len(item.text)
            assert not item.text[block.start].isspace()
            end = block.end
        documents.append(item)
    return documents


@at_length
@given(raw=mutated(), suffix=st.sampled_from(SUFFIXES), pack=st.booleans())
def test_fuzz_files_with_faults_are_read_or_rejected(tmp_path: Path, raw: bytes, suffix: str, pack: bool) -> None:
    check(tmp_path / f"a{suffix}", packed(raw) if pack else raw)


@at_length
@given(text=soup | tight_soup, suffix=st.sampled_from(SUFFIXES))
def test_fuzz_text_of_nasty_characters_is_read_or_rejected(tmp_path: Path, text: str, suffix: str) -> None:
    check(tmp_path / f"a{suffix}", _encoded(text))


@at_length
@given(markup=tag_soup)
def test_fuzz_pages_are_read_or_rejected(tmp_path: Path, markup: str) -> None:
    check(tmp_path / "a.html", _encoded(f"<html>{markup}"))


@at_length
@given(
    fields=st.dictionaries(
        st.sampled_from(["id", "uri", "text", "title", "published", "language", "schema_version"]),
        soup | st.integers() | st.none(),
    )
)
def test_fuzz_lines_are_read_or_rejected(tmp_path: Path, fields: dict[str, object]) -> None:
    check(tmp_path / "a.jsonl", json.dumps(fields).encode())


@pytest.mark.slow
@at_length
@given(text=soup | tight_soup)
def test_fuzz_claims_of_any_text_keep_their_contract(extractor: Extractor, text: str) -> None:
    text = "".join(character for character in text if character.isprintable() or character == "\n")
    assume(text.strip())
    document = make_document("a.txt", text)
    ((_, claims),) = extractor.pipe([document])
    assert not isinstance(claims, Exception), claims
    for claim in claims:
        assert text[claim.start : claim.end] == claim.quote


@pytest.mark.parametrize("case", sorted(CASES.iterdir()), ids=lambda case: case.name)
def test_fuzz_cases_that_once_failed_are_read_and_stated(extractor: Extractor, tmp_path: Path, case: Path) -> None:
    for _, claims in extractor.pipe(check(tmp_path / case.name, case.read_bytes())):
        assert not isinstance(claims, Exception), claims
