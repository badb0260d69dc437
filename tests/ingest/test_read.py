"""Files to documents and rejects."""

import hashlib
from pathlib import Path

import pytest

from crossclaim.config import load_config
from crossclaim.ingest.read import read_documents
from crossclaim_schemas import Document, Reject, make_id

SETTINGS = load_config().ingest
TEXT = "Title of the Note\n\nThe river is long. It rises in the north.\n"


def read_one(path: Path) -> Document | Reject:
    (item,) = read_documents([path], SETTINGS)
    return item


def write(path: Path, content: bytes | str) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_read_gives_the_text_of_the_file_exactly(tmp_path: Path) -> None:
    document = read_one(write(tmp_path / "note.txt", TEXT))
    assert isinstance(document, Document)
    assert document.text == TEXT
    assert document.id == make_id("d", "note.txt")
    assert (document.uri, document.title, document.language, document.media_type) == (
        "note.txt",
        "Title of the Note",
        "en",
        "text/plain",
    )
    assert document.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()


def test_read_keeps_the_id_when_the_content_changes(tmp_path: Path) -> None:
    first = read_one(write(tmp_path / "note.txt", TEXT))
    second = read_one(write(tmp_path / "note.txt", TEXT + "And it is deep."))
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert first.id == second.id
    assert first.sha256 != second.sha256


@pytest.mark.parametrize(
    ("name", "content", "code", "words"),
    [
        ("empty.txt", b"", "empty", "is empty"),
        ("blank.txt", b" \n ", "empty", "no text"),
        ("binary.txt", b"\x00\x01\x02" * 100, "binary", "binary data"),
        ("large.txt", b"x" * (SETTINGS.max_size_bytes + 1), "too_large", "max_size_bytes"),
        ("empty.jsonl", b"", "empty", "is empty"),
        ("blank.jsonl", b" \n", "empty", "no line"),
    ],
)
def test_read_rejects_what_it_cannot_use(tmp_path: Path, name: str, content: bytes, code: str, words: str) -> None:
    reject = read_one(write(tmp_path / name, content))
    assert isinstance(reject, Reject)
    assert (reject.uri, reject.stage, reject.code) == (name, "ingest", code)
    assert words in reject.message


def test_read_goes_on_after_a_reject(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", b"")
    write(tmp_path / "b.txt", TEXT)
    items = list(read_documents([tmp_path], SETTINGS))
    assert [type(item) for item in items] == [Reject, Document]


def test_read_of_markdown_uses_its_marks(tmp_path: Path) -> None:
    document = read_one(write(tmp_path / "note.md", "# The River\n\nIt is *long*.\n"))
    assert isinstance(document, Document)
    assert (document.title, document.media_type) == ("The River", "text/markdown")
    assert document.text == "# The River\n\nIt is *long*.\n"


def test_read_does_not_depend_on_other_documents(tmp_path: Path) -> None:
    path = write(tmp_path / "note.txt", TEXT)
    alone = read_one(path)
    write(tmp_path / "a.txt", "Another text. It speaks of something else.")
    both = list(read_documents([tmp_path / "a.txt", path], SETTINGS))
    assert alone in both
