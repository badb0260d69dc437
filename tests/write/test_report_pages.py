"""More than two hundred documents: a front page and a folder of pages."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from crossclaim.write import report
from crossclaim.write.report import write_html, write_report
from crossclaim.write.report_index import Records


@pytest.fixture
def many(make_store: Callable[..., Any]) -> Any:
    texts = [(f"Town {number} has rain. It has {number} trees.", [f"Town {number} has rain", f"It has {number} trees"]) for number in range(201)]  # fmt: skip
    return make_store(*texts)


@pytest.fixture
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report, "FINDINGS_TO_A_PAGE", 80)


def anchors_of(page: str) -> set[str]:
    """Ids that stand in the page, and those of the findings that its script draws."""
    return set(re.findall(r' id="([^"]+)"', page)) | set(re.findall(r'"id":"([^"]+)"', page))


@pytest.mark.usefixtures("small_pages")
def test_links_between_pages_resolve(many: Any, tmp_path: Path) -> None:
    front = write_report(tmp_path, **vars(many))
    pages = {path: path.read_text(encoding="utf-8") for path in (front, *(tmp_path / "report").iterdir())}
    assert len(pages) == 1 + 3 + 11
    ids = {path.resolve(): anchors_of(page) for path, page in pages.items()}
    for path, page in pages.items():
        for target in re.findall(r'href="([^"]+)"', page) + re.findall(r'"href":"([^"]+)"', page):
            name, _, anchor = target.partition("#")
            there = ids[(path.parent / name).resolve() if name else path.resolve()]
            assert not anchor or unquote(anchor.removeprefix("/").split("?")[0]) in there, (path.name, target)


@pytest.mark.usefixtures("small_pages")
def test_every_finding_and_document_has_its_place(many: Any, tmp_path: Path) -> None:
    write_report(tmp_path, **vars(many))
    lists = "".join((tmp_path / "report" / f"findings-{number}.html").read_text() for number in (1, 2, 3))
    assert all(lists.count(f'"id":"{relation.id}"') == 1 for relation in many.relations)
    texts = [anchors_of((tmp_path / "report" / f"documents-{number}.html").read_text()) for number in range(1, 12)]
    assert [document.id in texts[at // 20] for at, document in enumerate(many.documents)] == [True] * 201


def test_many_documents_without_findings_have_an_empty_list(many: Any, tmp_path: Path) -> None:
    front = write_report(tmp_path, **vars(many.but(relations=()))).read_text(encoding="utf-8")
    assert "report/findings-1.html#/findings?label=conflict" in front
    assert '"findings":[]' in (tmp_path / "report" / "findings-1.html").read_text(encoding="utf-8")


def test_file_without_an_ending_has_its_pages_beside_it(many: Any, tmp_path: Path) -> None:
    write_html(tmp_path / "told", Records(**vars(many)))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["told", "told-pages"]
    assert 'href="told-pages/findings-1.html' in (tmp_path / "told").read_text(encoding="utf-8")


def test_smaller_report_leaves_no_pages_behind_and_other_files_alone(
    many: Any, make_store: Callable[..., Any], tmp_path: Path
) -> None:
    write_report(tmp_path, **vars(many))
    (tmp_path / "report" / "notes.txt").write_text("mine", encoding="utf-8")
    write_report(tmp_path, **vars(make_store(("It rains.", ["It rains"]))))
    assert [path.name for path in (tmp_path / "report").iterdir()] == ["notes.txt"]
    (tmp_path / "report" / "notes.txt").unlink()
    write_report(tmp_path, **vars(make_store(("It rains.", ["It rains"]))))
    assert [path.name for path in tmp_path.iterdir()] == ["report.html"]
