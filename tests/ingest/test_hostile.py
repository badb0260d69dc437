"""Inputs made to cost time, memory or a crash: each is read or rejected, and none is larger afterwards than it may be."""

import gzip
import io
import os
import random
import zipfile
from pathlib import Path

import pytest

from crossclaim.extract.engine import Extractor
from crossclaim.ingest.content import HARMLESS_BYTES
from crossclaim.ingest.read import read_documents
from crossclaim_schemas import Document, Reject

from .making import PROSE, SETTINGS, document_of, make_docx, read_all, read_bytes, reject_of, words_of

MILLION = 1_000_000


def bomb(n_bytes: int, start: bytes = b"") -> bytes:
    """Zeros as text, packed a thousandfold."""
    buffer = io.BytesIO()
    with gzip.GzipFile(fileobj=buffer, mode="wb", mtime=0) as file:
        file.write(start)
        for _ in range(n_bytes // MILLION):
            file.write(b"0" * MILLION)
    return buffer.getvalue()


@pytest.mark.parametrize("name", ["a.txt.gz", "a.jsonl.gz", "a.csv.gz", "a.gz"])
def test_hostile_gzip_is_unpacked_no_further_than_its_bound(tmp_path: Path, name: str) -> None:
    reject = reject_of(tmp_path, name, bomb(100 * MILLION))
    assert reject.code == "too_large"
    assert "200 times" in reject.message or "ingest.max_" in reject.message


def test_hostile_gzip_of_blank_lines_ends(tmp_path: Path) -> None:
    raw = gzip.compress(b'{"id": "a", "text": "It rained."}\n' + b"\n" * 50 * MILLION)
    (tmp_path / "a.jsonl.gz").write_bytes(raw)
    items = read_all(tmp_path / "a.jsonl.gz")
    assert [getattr(item, "code", None) for item in items] == [None, "malformed"]


def test_hostile_gzip_that_is_small_may_swell(tmp_path: Path) -> None:
    text = f"{PROSE}\n" * 2_000
    assert len(text) < HARMLESS_BYTES
    assert document_of(tmp_path, "a.txt.gz", gzip.compress(text.encode())).text == text


def test_hostile_word_document_that_swells_is_rejected_unopened(tmp_path: Path) -> None:
    buffer = io.BytesIO(make_docx(("Normal", PROSE)))
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("word/media/a.bin", "w") as part:
        for _ in range(210):
            part.write(b"\0" * MILLION)
    reject = reject_of(tmp_path, "a.docx", buffer.getvalue())
    assert reject.code == "too_large"


def test_hostile_xml_entities_are_not_resolved(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    xml = f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e0 "ha">{entities}]>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(make_docx(("Normal", PROSE)))) as source, zipfile.ZipFile(buffer, "w") as archive:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                content = content.replace(b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>", xml.encode())
            archive.writestr(name, content)
    assert reject_of(tmp_path, "a.docx", buffer.getvalue()).code == "malformed"


@pytest.mark.parametrize(("text", "code"), [
    ("• a\n" * MILLION, "too_large"),
    ("> a\n" * 400_000, "too_large"),
    ("".join(random.Random(0).choices("abcdefgh", k=MILLION)), "malformed"),  # one word
    ("the ferry and the harbour of the town and " * 24_000, "malformed"),  # one sentence of 216,000 words
    ("The cat; a dog " + "and so on it went by them " * 40_000, "malformed"),
    ("---\n" * MILLION, "too_large"),
    ("# a\n" * MILLION, "too_large"),
])  # fmt: skip
def test_hostile_text_without_form_is_rejected(tmp_path: Path, text: str, code: str) -> None:
    assert reject_of(tmp_path, "a.txt", text).code == code


def test_hostile_blocks_between_sound_ones_are_passed_over(tmp_path: Path) -> None:
    document = document_of(tmp_path, "a.txt", f"{PROSE}\n\n{'x' + 'ya' * 5_000}z\n\nIt rained.\n")
    assert words_of(document, "boilerplate") == ["x" + "ya" * 5_000 + "z"]
    assert document.warnings == (
        "1 blocks were not read, with words of over 1,000 characters or 500 words without a stop",
    )


@pytest.mark.slow
def test_hostile_sentence_that_only_semicolons_part_is_read(extractor: Extractor, tmp_path: Path) -> None:
    parts = "; ".join(f"he met {chr(97 + n % 26)}{chr(97 + n // 26 % 26)}n and she left" for n in range(300))
    document = document_of(tmp_path, "a.txt", f"It rained. {parts}.")
    ((_, claims),) = extractor.pipe([document])
    assert not isinstance(claims, Exception)
    assert len(claims) > 300
    assert max(len(claim.quote) for claim in claims) < 2_000


def test_hostile_links_do_not_loop(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    (inbox / "deep").mkdir(parents=True)
    (inbox / "a.txt").write_text(PROSE)
    (inbox / "deep" / "up").symlink_to(inbox, target_is_directory=True)
    (inbox / "self").symlink_to(inbox / "self")
    (inbox / "one").symlink_to(inbox / "two")
    (inbox / "two").symlink_to(inbox / "one")
    for given in (inbox, f"{inbox}/**", f"{inbox}/**/*"):
        items = read_all(given)
        assert sum(isinstance(item, Document) for item in items) == 1
        rejects = {(item.uri.split("/")[-1], item.code) for item in items if isinstance(item, Reject)}
        assert {("self", "unreadable"), ("one", "unreadable"), ("two", "unreadable")} <= rejects


def test_hostile_devices_and_pipes_do_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    rejects = read_all(tmp_path / "pipe", "/dev/zero", "/dev/null")
    assert [(item.uri, getattr(item, "code", None)) for item in rejects] == [
        ("null", "unreadable"), ("pipe", "unreadable"), ("zero", "unreadable"),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["..txt", "a\u202etxt.exe", "-", "~", "$(id).txt", "a;b.txt", "%2e%2e.txt", "a" * 250])
def test_hostile_names_give_a_plain_uri(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / name).write_text(PROSE)
    items = read_all(folder) if not name.startswith(".") else read_all(folder / name)
    assert all(item.uri.isprintable() and not item.uri.startswith("/") for item in items)
    assert [type(item) for item in items] == [Document]


def test_hostile_path_of_a_line_stays_a_name(tmp_path: Path) -> None:
    document = read_bytes(tmp_path, "a.jsonl", '{"id": "../../etc/passwd", "text": "It rained."}')
    assert (document.uri, sorted(path.name for path in tmp_path.iterdir())) == ("../../etc/passwd", ["a.jsonl"])


def test_hostile_file_that_vanishes_is_rejected(tmp_path: Path) -> None:
    path = tmp_path / "b.txt"
    (tmp_path / "a.txt").write_text(PROSE)
    path.write_text(PROSE)
    items = read_documents([tmp_path], SETTINGS)
    next(items)
    path.unlink()
    assert [getattr(item, "code", None) for item in items] == ["unreadable"]
