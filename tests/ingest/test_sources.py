"""Which files lie behind what the user named, under which uris and in which order."""

import os
from pathlib import Path

import pytest

from crossclaim.config import load_config
from crossclaim.errors import ConfigError
from crossclaim.ingest.read import read_documents
from crossclaim.ingest.sources import find_sources
from crossclaim_schemas import Reject


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    for name in ("b.txt", "a.txt", "deep/er/c.md", ".hidden/d.txt", ".e.txt"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return folder


def uris(*inputs: str | Path, root: Path | None = None) -> list[str]:
    return [source.uri for source in find_sources(inputs, root)[0]]


def test_sources_of_a_folder_are_named_after_it_and_sorted(inbox: Path) -> None:
    assert uris(inbox) == ["inbox/a.txt", "inbox/b.txt", "inbox/deep/er/c.md"]


def test_sources_of_the_current_folder_carry_its_name(inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(inbox)
    assert uris(".") == uris(inbox)


def test_sources_of_a_file_are_its_name(inbox: Path) -> None:
    assert uris(inbox / "deep" / "er" / "c.md") == ["c.md"]


def test_sources_do_not_depend_on_the_order_of_the_arguments(inbox: Path) -> None:
    assert uris(inbox / "b.txt", inbox / "a.txt") == uris(inbox / "a.txt", inbox / "b.txt") == ["a.txt", "b.txt"]


def test_sources_of_a_glob(inbox: Path) -> None:
    assert uris(f"{inbox}/*.txt") == ["a.txt", "b.txt"]
    assert uris(f"{inbox}/**/*.md") == ["c.md"]


def test_sources_relative_to_a_root(inbox: Path) -> None:
    assert uris(inbox / "deep", inbox / "a.txt", root=inbox) == ["a.txt", "deep/er/c.md"]


def test_sources_outside_the_root_are_a_mistake(inbox: Path) -> None:
    with pytest.raises(ConfigError, match="outside --root"):
        find_sources([inbox / "a.txt"], inbox / "deep")


def test_sources_named_twice_are_taken_once(inbox: Path) -> None:
    sources, rejects = find_sources([inbox, inbox / "a.txt"])
    assert [source.uri for source in sources] == ["a.txt", "inbox/b.txt", "inbox/deep/er/c.md"]
    assert [(reject.uri, reject.code) for reject in rejects] == [("inbox/a.txt", "duplicate")]


def test_sources_with_the_same_uri_are_told_apart_by_root(inbox: Path) -> None:
    (inbox / "deep" / "a.txt").write_text("other", encoding="utf-8")
    both = [inbox / "a.txt", inbox / "deep" / "a.txt"]
    sources, rejects = find_sources(both)
    assert [source.uri for source in sources] == ["a.txt"]
    assert [reject.code for reject in rejects] == ["duplicate"]
    assert "--root" in rejects[0].message
    assert uris(*both, root=inbox) == ["a.txt", "deep/a.txt"]


@pytest.mark.parametrize(
    ("given", "code"), [("nowhere.txt", "missing"), ("*.nothing", "missing"), ("empty_folder", "empty")]
)
def test_sources_that_are_not_there_are_rejects(tmp_path: Path, given: str, code: str) -> None:
    (tmp_path / "empty_folder").mkdir()
    sources, rejects = find_sources([str(tmp_path / given)])
    assert sources == []
    assert [reject.code for reject in rejects] == [code]


def test_sources_do_not_follow_links_to_folders(inbox: Path) -> None:
    (inbox / "loop").symlink_to(inbox, target_is_directory=True)
    assert uris(inbox) == ["inbox/a.txt", "inbox/b.txt", "inbox/deep/er/c.md"]


def test_sources_with_brackets_in_the_name_are_no_globs(tmp_path: Path) -> None:
    path = tmp_path / "notes [1].txt"
    path.write_text("x", encoding="utf-8")
    assert uris(str(path)) == ["notes [1].txt"]


def test_sources_with_names_that_are_no_text_get_a_uri_that_is(tmp_path: Path) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / os.fsdecode(b"caf\xe9\n.txt")).write_text("x", encoding="utf-8")
    assert uris(folder) == ["inbox/caf\ufffd\ufffd.txt"]


def test_sources_keep_broken_links_so_that_they_are_reported(inbox: Path) -> None:
    (inbox / "gone.txt").symlink_to(inbox / "nowhere.txt")
    assert "inbox/gone.txt" in uris(inbox)
    (reject,) = read_documents([inbox / "gone.txt"], load_config().ingest)
    assert isinstance(reject, Reject)
    assert (reject.code, reject.uri) == ("unreadable", "gone.txt")


@pytest.mark.parametrize("mark", ["run.json", ".lock", "claims.jsonl"])  # finished, running or killed, interrupted
def test_sources_are_not_what_an_earlier_run_wrote(inbox: Path, mark: str) -> None:
    before = uris(inbox)
    (inbox / "out").mkdir()
    for name in ("documents.jsonl", "report.html", mark):
        (inbox / "out" / name).write_text("{}", encoding="utf-8")
    assert uris(inbox) == before
    assert uris(inbox / "out") == ["out/documents.jsonl"]
