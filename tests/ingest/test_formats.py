"""Every format, each under its own name, a wrong one, and packed: the same story comes out."""

import io
import os
import re
import subprocess
import sys
import typing
import zipfile
from pathlib import Path

import pytest

from crossclaim.ingest.sniff import sniff
from crossclaim_schemas import Document, Reject
from crossclaim_schemas.reject import RejectCode

from .making import (
    PROSE,
    SETTINGS,
    STORY,
    document_of,
    make_csv,
    make_docx,
    make_html,
    make_mail,
    make_pdf,
    packed,
    read_all,
    reject_of,
    words_of,
)

FORMATS: dict[str, bytes] = {
    "a.txt": f"Harbour closed\n\n{PROSE}\n".encode(),
    "a.md": f"# Harbour closed\n\n{PROSE}\n\n## What comes next\n\n- the ferry\n".encode(),
    "a.html": make_html(*STORY).encode(),
    "a.pdf": make_pdf(*STORY, title="Harbour closed"),
    "a.docx": make_docx(("Heading 1", "Harbour closed"), *(("Normal", text) for text in STORY)),
    "a.csv": make_csv(("id", "title", "text"), ("n 1", "Harbour closed", PROSE)).encode(),
    "a.tsv": make_csv(("id", "title", "Text"), ("n 1", "Harbour closed", PROSE), delimiter="\t").encode(),
    "a.eml": make_mail(PROSE, subject="Harbour closed"),
    "a.jsonl": f'{{"id": "n 1", "title": "Harbour closed", "text": "{PROSE}"}}\n'.encode(),
}
MEDIA_TYPES = {
    "a.txt": "text/plain",
    "a.md": "text/markdown",
    "a.html": "text/html",
    "a.pdf": "application/pdf",
    "a.docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "a.csv": "text/csv",
    "a.tsv": "text/tab-separated-values",
    "a.eml": "message/rfc822",
    "a.jsonl": "application/jsonl",
}


def flat(document: Document) -> str:
    """What is to be read of a document, in single spaces."""
    return re.sub(r"\s+", " ", " ".join(words_of(document, "paragraph")))


@pytest.mark.parametrize("name", FORMATS)
def test_formats_give_the_story_with_its_title(tmp_path: Path, name: str) -> None:
    document = document_of(tmp_path, name, FORMATS[name])
    assert (document.title, document.media_type, document.language) == ("Harbour closed", MEDIA_TYPES[name], "en")
    assert flat(document) == PROSE
    assert document.warnings == ()


@pytest.mark.parametrize("name", FORMATS)
def test_formats_are_read_when_packed(tmp_path: Path, name: str) -> None:
    plain = document_of(tmp_path, name, FORMATS[name])
    unpacked = document_of(tmp_path, f"{name}.gz", packed(FORMATS[name]))
    assert (unpacked.text, unpacked.title, unpacked.media_type) == (plain.text, plain.title, plain.media_type)


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"a.txt"}))
@pytest.mark.parametrize("suffix", [".txt", ".dat", ""])
def test_formats_are_told_by_their_content(tmp_path: Path, name: str, suffix: str) -> None:
    document = document_of(tmp_path, f"b{suffix}", FORMATS[name])
    assert document.media_type == MEDIA_TYPES[name]
    assert flat(document) == PROSE


def test_formats_that_are_misnamed_are_read_with_a_warning(tmp_path: Path) -> None:
    document = document_of(tmp_path, "b.pdf", FORMATS["a.html"])
    assert document.warnings == ("named .pdf, but its content is html: read as that",)


@pytest.mark.parametrize(("name", "head", "kind"), [
    ("a", b"  \n<!-- x -->\n<HTML><body>", "html"), ("a.txt", b"<p>A <b>word</b></p>", "html"), ("a.txt", b"a < b and b > c", "text"),
    ("a", b"\xff\xfe" + "<html>".encode("utf-16-le"), "html"), ("a", b"<?xml version='1.0'?><rss>", "xml"),
    ("a", b"<?xml version='1.0'?><!DOCTYPE html><html xmlns='x'>", "html"), ("a", b"junk\n%PDF-1.4", "pdf"), ("a", b"PK\x03\x04", "zip"),
    ("a.txt", b"# One\n\ntext\n\n# Two\n\ntext", "markdown"), ("a.txt", b"# only a remark\ntext", "text"), ("a.md", b"plain", "markdown"),
    ("a", b"Title\n=====\n\ntext with [a link](b)", "markdown"), ("a", b'{"id": 1, "text": "x"}\n{"id', "jsonl"), ("a.jsonl", b"nonsense", "jsonl"),
    ("a.json", b'{\n "text": "x"}', "json"), ("a", b'[{"text": "x"}]', "json"), ("a", b"{curly} words", "text"), ("a", b"[1] A note.", "text"),
    ("a", b"id,text\n1,x", "csv"), ("a", b"id;Body\n1;x", "csv"), ("a", b"id\ttext\n", "tsv"), ("a.csv", b"a,b\n1,2", "csv"),
    ("a", b"The text, which is long, goes on.\nAnd on.", "text"), ("a.csv", b"no table at all", "text"),
    ("a", b"From: a@b.org\nTo: c\nMIME-Version: 1.0\n\nx", "eml"), ("a", b"From: a\nTo: b\nDate: c\n\nA letter.", "text"),
    ("a", b"From a@b.org Tue May 4 10:00:00 2021\nReceived: x\n", "mbox"),
])  # fmt: skip
def test_sniff_tells_the_kind(name: str, head: bytes, kind: str) -> None:
    assert sniff(head, name, SETTINGS.text_columns) == kind


def word_archive(**parts: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/"), text)
    return buffer.getvalue()


DOCX = FORMATS["a.docx"]
PDF = FORMATS["a.pdf"]
DOCTYPE = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'


@pytest.mark.parametrize(("name", "content", "code", "words"), [
    ("a.txt.gz", packed(PROSE)[:-20], "damaged", "breaks off"),
    ("a.txt.gz", packed(packed(PROSE)), "binary", "compressed twice"),
    ("a.txt.gz", packed(b""), "empty", "no text"),
    ("a.gz", b"\x1f\x8b rubbish that is no gzip at all", "damaged", "pack it again"),
    ("a.pdf", PDF[: len(PDF) // 2], "damaged", "fetch it again"),
    ("a.pdf", b"%PDF-1.7\nrubbish", "damaged", "fetch it again"),
    ("a.docx", DOCX[: len(DOCX) // 2], "damaged", "breaks off"),
    ("a.docx", make_docx(), "empty", "no text"),
    ("a.docx", word_archive(word__document_xml="x").replace(b"document_xml", b"document.xml"), "damaged", "open and save it again"),
    ("a.docx", word_archive(word__document_xml=DOCTYPE).replace(b"document_xml", b"document.xml"), "malformed", "document type"),
    ("a.xlsx", word_archive(xl__workbook="x"), "unsupported", ".csv"),
    ("a.pptx", word_archive(ppt__slides="x"), "unsupported", "PDF"),
    ("a.odt", word_archive(content_xml="x").replace(b"content_xml", b"content.xml"), "unsupported", ".docx"),
    ("a.zip", word_archive(notes="x"), "unsupported", "unpack it"),
    ("a.doc", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "unsupported", ".docx"),
    ("a.docx", b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "encrypted", "password"),
    ("a.xml", "<?xml version='1.0'?><feed><a>x</a></feed>", "unsupported", ".html"),
    ("a.json", '{"text": 1,\n "b": 2}', "unsupported", ".jsonl"),
    ("a.py", "import os\nprint(os.name)\n", "unsupported", ".txt"),
    ("a.mbox", b"From a@b.org Tue May 4 10:00:00 2021\nReceived: x\n\nx", "unsupported", ".eml"),
    ("a.csv", "name,age\nAnn,5\n", "unsupported", "ingest.text_columns"),
    ("a.csv", "id,text\n", "empty", "no row"),
    ("a.csv", 'id,text\n1,"broken\n2,x\n', "malformed", "row 2"),
    ("a.eml", make_mail("", subject="x"), "empty", "without text"),
    ("a.eml", make_mail("-----BEGIN PGP MESSAGE-----\nabc"), "encrypted", "decrypted"),
    ("a.html", "<html><body><nav>Home</nav><script>x()</script></body></html>", "empty", "scripts"),
    ("a.html", "<html></html>", "empty", "remove it"),
    ("a.html", "<div>" * 5_000 + "deep" + "</div>" * 5_000, "malformed", "deeper"),
    ("a.tar", b"a.txt" + b"\0" * 252 + b"ustar  \0" + b"x" * 300, "binary", "tar archive"),
])  # fmt: skip
def test_formats_that_cannot_be_used_say_what_to_do(
    tmp_path: Path, name: str, content: bytes | str, code: str, words: str
) -> None:
    reject = reject_of(tmp_path, name, content)
    assert (reject.uri, reject.stage, reject.code) == (name, "ingest", code)
    assert words in reject.message


def test_formats_without_their_library_say_what_to_install(tmp_path: Path) -> None:
    """In a process that cannot import the optional libraries, as after `pip install crossclaim`."""
    for name, content in FORMATS.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "m.eml").write_bytes(make_mail("", html=make_html(*STORY)))
    program = (
        "import sys, importlib.util as util\n"
        "find = util.find_spec\n"
        "util.find_spec = lambda name, *rest: None if name in ('lxml', 'trafilatura', 'pypdfium2', 'docx') else find(name, *rest)\n"
        "from crossclaim.config import load_config\n"
        "from crossclaim.ingest.read import read_documents\n"
        "for item in read_documents([sys.argv[1]], load_config().ingest): print(item.uri.split('/')[-1], getattr(item, 'code', 'read'))\n"
        "assert not {'lxml', 'trafilatura', 'pypdfium2', 'docx'} & set(sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", program, tmp_path], capture_output=True, text=True, check=True)
    found = dict(line.rsplit(" ", 1) for line in done.stdout.splitlines())
    assert {name for name, code in found.items() if code == "needs_extra"} == {"a.html", "a.pdf", "a.docx", "m.eml"}
    assert {code for code in found.values()} <= {"needs_extra", "read", "duplicate"}


@pytest.mark.slow
def test_formats_from_standard_input(tmp_path: Path) -> None:
    program = (
        "from crossclaim.config import load_config\n"
        "from crossclaim.ingest.read import read_documents\n"
        "(item,) = read_documents(['-'], load_config().ingest)\n"
        "print(item.uri, item.media_type, item.title)\n"
    )
    for name in ("a.txt", "a.pdf"):
        done = subprocess.run([sys.executable, "-c", program], input=FORMATS[name], capture_output=True, check=True)
        assert done.stdout.decode().strip() == f"stdin {MEDIA_TYPES[name]} Harbour closed"


def test_every_reject_code_is_explained_in_the_documentation() -> None:
    page = Path(__file__).parents[2] / "docs" / "formats.md"
    explained = re.findall(r"^\| `(\w+)` \|", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert explained == list(typing.get_args(RejectCode))


def test_formats_in_a_folder_are_all_read(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for name, content in FORMATS.items():
        (inbox / name).write_bytes(content)
    os.mkfifo(inbox / "pipe")
    items = read_all(inbox)
    assert [item.uri for item in items if isinstance(item, Reject)] == ["n 1", "n 1", "inbox/pipe"]
    assert [item.code for item in items if isinstance(item, Reject)] == ["duplicate", "duplicate", "unreadable"]
    assert sum(isinstance(item, Document) for item in items) == len(FORMATS) - 2
