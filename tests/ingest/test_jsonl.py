"""Documents from JSON lines."""

import json
from pathlib import Path

import pytest

from crossclaim.config import load_config
from crossclaim.ingest.read import read_documents
from crossclaim_schemas import Document, Reject, json_line

SETTINGS = load_config().ingest


def read_all(folder: Path, content: str | bytes) -> list[Document | Reject]:
    path = folder / "set.jsonl"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read_documents([path], SETTINGS))


def read_fields(folder: Path, **fields: object) -> Document | Reject:
    (item,) = read_all(folder, json.dumps(fields))
    return item


def test_jsonl_gives_a_document_a_line_named_after_its_id(tmp_path: Path) -> None:
    lines = [{"id": "x 1", "text": "The cat sat"}, {"id": 7, "text": "A\r\nB"}]
    first, second = read_all(tmp_path, "\n".join(json.dumps(line) for line in lines) + "\n\n")
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.uri, first.text, [block.kind for block in first.blocks]) == ("x 1", "The cat sat", ["paragraph"])
    assert (second.uri, second.text) == ("7", "A\nB")


def test_jsonl_takes_title_date_and_language_from_the_line(tmp_path: Path) -> None:
    document = read_fields(
        tmp_path, id="a", text="T. U.", title="T", published="2024-03-01T12:00:00Z", language="en-GB"
    )
    assert isinstance(document, Document)
    assert (document.title, document.published, document.language) == ("T", "2024-03-01", "en-GB")


def test_jsonl_warns_of_a_date_that_is_none(tmp_path: Path) -> None:
    document = read_fields(tmp_path, id="a", text="T.", published="last week")
    assert isinstance(document, Document)
    assert document.published is None
    assert document.warnings == ("published: 'last week' is no date and was left out",)


def test_jsonl_without_an_id_takes_the_uri(tmp_path: Path) -> None:
    document = read_fields(tmp_path, uri="https://example.org/a", text="T.")
    assert isinstance(document, Document)
    assert document.uri == "https://example.org/a"


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ('{"id": "b", "text": ', "malformed", "no valid JSON"),
        ('["b", "text"]', "malformed", "no JSON object"),
        ('{"text": "x"}', "malformed", 'needs an "id"'),
        ('{"id": true, "text": "x"}', "malformed", 'needs an "id"'),
        ('{"id": "a\\u001fb", "text": "x"}', "malformed", 'needs an "id"'),
        ("[" * 100_000, "malformed", "no valid JSON"),
    ],
)
def test_jsonl_rejects_a_bad_line_by_its_number_and_goes_on(tmp_path: Path, line: str, code: str, words: str) -> None:
    first, bad, last = read_all(tmp_path, f'{{"id": "a", "text": "A."}}\n{line}\n{{"id": "c", "text": "C."}}\n')
    assert isinstance(first, Document)
    assert isinstance(bad, Reject)
    assert isinstance(last, Document)
    assert (bad.uri, bad.code) == ("set.jsonl:2", code)
    assert words in bad.message


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"id": "b"}, "malformed"),
        ({"id": "b", "text": 5}, "malformed"),
        ({"id": "b", "text": "  "}, "empty"),
        ({"id": "b", "text": "x", "title": 5}, "malformed"),
        ({"id": "b", "text": "x", "published": 2024}, "malformed"),
    ],
)
def test_jsonl_rejects_a_bad_field_by_the_id_of_its_line(tmp_path: Path, fields: dict[str, object], code: str) -> None:
    reject = read_fields(tmp_path, **fields)
    assert isinstance(reject, Reject)
    assert (reject.uri, reject.code) == ("b", code)


def test_jsonl_rejects_later_lines_with_the_same_id(tmp_path: Path) -> None:
    first, second, third = read_all(tmp_path, '{"id": "a", "text": "A."}\n' * 3)
    assert isinstance(first, Document)
    for reject in (second, third):
        assert isinstance(reject, Reject)
        assert (reject.uri, reject.code) == ("a", "duplicate")


def test_jsonl_limits_the_line_and_not_the_file(tmp_path: Path) -> None:
    settings = SETTINGS.model_copy(update={"max_size_bytes": 40})
    path = tmp_path / "set.jsonl"
    path.write_text('{"id": "a", "text": "A."}\n{"id": "b", "text": "' + "B" * 200 + '"}\n{"id": "c", "text": "C."}\n')
    items = list(read_documents([path], settings))
    assert [(item.uri, getattr(item, "code", None)) for item in items] == [
        ("a", None),
        ("set.jsonl:2", "too_large"),
        ("c", None),
    ]


def test_jsonl_reads_its_own_documents_back_unchanged(tmp_path: Path) -> None:
    document = read_fields(tmp_path, id="a", text="Overview\nThe river is long. It is deep.", published="2024")
    assert isinstance(document, Document)
    assert read_all(tmp_path, json_line(document) + "\n") == [document]
    (reject,) = read_all(tmp_path, json_line(document).replace('"text":', '"words":'))
    assert isinstance(reject, Reject)
    assert reject.code == "malformed"
    assert "a record of crossclaim, but no document" in reject.message
