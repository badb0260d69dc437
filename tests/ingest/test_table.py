"""Tables: one document a row."""

from pathlib import Path

from crossclaim_schemas import Document, Reject

from .making import PROSE, document_of, make_csv, read_all, reject_of


def items_of(folder: Path, name: str, content: str) -> list[Document | Reject]:
    (folder / name).write_text(content, encoding="utf-8")
    return read_all(folder / name)


def test_table_rows_are_documents_named_after_their_id_or_number(tmp_path: Path) -> None:
    rows = [("id", "text"), ("x 1", "The harbour closed."), ("", "The ferry sailed."), ("", ""), ("", "It rained.")]
    items = items_of(tmp_path, "a.csv", make_csv(*rows))
    assert [item.uri for item in items] == ["x 1", "a.csv:3", "a.csv:5"]


def test_table_text_is_that_of_all_text_columns_it_has(tmp_path: Path) -> None:
    content = make_csv(("Content", "n", "TEXT"), ("Second, with\na break.", "5", f"First: {PROSE}"))
    document = document_of(tmp_path, "a.csv", content)
    assert document.text == f"First: {PROSE}\n\nSecond, with\na break."


def test_table_takes_title_and_date_from_the_row(tmp_path: Path) -> None:
    document = document_of(tmp_path, "a.csv", make_csv(("title", "date", "text"), ("T", "2021-05-04", PROSE)))
    assert (document.title, document.published, document.warnings) == ("T", "2021-05-04", ())
    document = document_of(tmp_path, "b.csv", make_csv(("published", "text"), ("last week", PROSE)))
    assert document.warnings == ("published: 'last week' is no date and was left out",)


def test_table_rows_without_text_are_rejected_one_by_one(tmp_path: Path) -> None:
    items = items_of(tmp_path, "a.csv", make_csv(("id", "text"), ("a", ""), ("b", PROSE), ("c",)))
    assert [(item.uri, getattr(item, "code", None)) for item in items] == [("a", "empty"), ("b", None), ("c", "empty")]


def test_table_cells_may_be_longer_than_the_library_s_default(tmp_path: Path) -> None:
    content = make_csv(("id", "text"), ("a", f"{PROSE} " * 2_000))
    assert len(document_of(tmp_path, "a.csv", content).text) > 400_000


def test_table_that_breaks_keeps_the_rows_before(tmp_path: Path) -> None:
    items = items_of(tmp_path, "a.csv", f'id,text\na,"{PROSE}"\nb,"never closed\nc,d\n')
    assert [(item.uri, getattr(item, "code", None)) for item in items] == [("a", None), ("a.csv", "malformed")]


def test_table_in_another_charset_is_decoded(tmp_path: Path) -> None:
    content = make_csv(("id", "text"), ("a", f"{PROSE} So said Zoë Müller in Köln."))
    assert "Zoë Müller" in document_of(tmp_path, "a.csv", content.encode("cp1252")).text


def test_table_of_a_single_column_is_no_table(tmp_path: Path) -> None:
    assert document_of(tmp_path, "a.csv", f"text\n{PROSE}\n").media_type == "text/plain"
    assert reject_of(tmp_path, "b.csv", "a;b\n1;2\n").code == "unsupported"
