"""The report of a run: one HTML file that needs nothing but a browser, or for many documents a folder of pages behind it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from crossclaim_schemas import Claim, Document, Entity, Fact, Manifest, Reject, Relation, Review

from ..reviews.decided import Decided
from ..store import atomic_writer
from . import report_sections as sections
from .report_data import page_data
from .report_html import EMPTY, Html, element, join, link, text
from .report_index import Index, Records, build_index
from .report_links import Links, page_numbers
from .report_overview import overview, title
from .report_page import facts_view, findings_view, page

FILE_NAME = "report.html"
MOST_DOCUMENTS_IN_ONE_FILE = 200
FINDINGS_TO_A_PAGE = 20_000  # a page of so many opens in some two seconds
DOCUMENTS_TO_A_PAGE = 20  # each page carries the same 50 kB of style and script
OUR_PAGE = re.compile(r"(findings|documents)-\d+\.html")


def write_report(
    folder: Path,
    *,
    documents: Sequence[Document],
    claims: Sequence[Claim],
    entities: Sequence[Entity],
    relations: Sequence[Relation],
    facts: Sequence[Fact],
    rejects: Sequence[Reject],
    manifest: Manifest,
    decisions: Mapping[str, Review] | None = None,
    decided: Decided | None = None,
) -> Path:
    """Write `report.html` into the folder and give its path; the same records give the same bytes.

    `decisions` and `decided` are what reviewers said, in general and of these findings. Each file appears whole or not at
    all. Raises RunAborted if the folder cannot be written, KeyError if a relation names a claim or document that is not
    among the records.
    """
    records = Records(
        documents, claims, entities, relations, facts, rejects, manifest, decisions or {}, decided or Decided()
    )
    return write_html(folder / FILE_NAME, records)


def write_html(path: Path, records: Records) -> Path:
    """Write the report; over 200 documents what it links to stands in a folder beside it, named as the file is."""
    index = build_index(records)
    folder = path.with_suffix("") if path.suffix else path.with_name(f"{path.name}-pages")
    written = set()
    if len(records.documents) > MOST_DOCUMENTS_IN_ONE_FILE:
        links = _links(index)
        for name, content in _pages(replace(index, links=links), path.name):
            _write(folder / name, content)
            written.add(name)
        _write(path, _front_page(replace(index, links=replace(links, base=f"{folder.name}/"))))
    else:
        _write(path, _one_file(index))
    _remove_stale(folder, written)
    return path


def _one_file(index: Index) -> str:
    views = [overview(index)]
    if index.findings:
        views += [findings_view(index, index.findings), facts_view(), sections.without_script(index)]
    views += [sections.alone(index), sections.documents(index), sections.rejected(index)]
    parts = _parts(index, overview="#/overview", findings="#/findings", facts="#/facts")
    data = page_data(index, index.findings, with_facts=True)
    return page(index, title(index), views, parts, data)


def _links(index: Index) -> Links:
    """Where everything stands, as seen from a page in the folder."""
    listed = page_numbers([relation.id for relation in index.findings], FINDINGS_TO_A_PAGE, "findings")
    texts = page_numbers([document.id for document in index.records.documents], DOCUMENTS_TO_A_PAGE, "documents")
    return Links("", listed, texts, "findings-1.html")


def _pages(index: Index, front: str) -> Iterator[tuple[str, str]]:
    """File names and pages of the folder: lists of findings, of which there is at least one, and texts of documents."""
    names = list(dict.fromkeys(index.links.finding_pages.values())) or [index.links.first_page]
    for number, name in enumerate(names):
        relations = index.findings[number * FINDINGS_TO_A_PAGE : (number + 1) * FINDINGS_TO_A_PAGE]
        yield name, _findings_page(index, relations, number, names, front)
    pages = index.links.document_pages
    for name, together in groupby(index.records.documents, key=lambda document: pages[document.id]):
        yield name, _documents_page(index, list(together), front)


def _front_page(index: Index) -> str:
    facts = f"{index.links.base}{index.links.first_page}#/facts"
    parts = _parts(index, overview="#/overview", findings=index.links.findings(), facts=facts)
    views = [overview(index), sections.without_script(index), sections.rejected(index)]
    return page(index, title(index), views, parts, None)


def _findings_page(index: Index, relations: Sequence[Relation], number: int, names: Sequence[str], front: str) -> str:
    first = number == 0
    facts = "#/facts" if first else f"{names[0]}#/facts"
    parts = _parts(index, overview=f"../{front}", findings="#/findings", facts=facts)
    views = [findings_view(index, relations, _turn(number, names, len(index.findings)))]
    return page(
        index, title(index), views + [facts_view()] * first, parts, page_data(index, relations, with_facts=first)
    )


def _turn(number: int, names: Sequence[str], total: int) -> Html:
    """Which findings this page holds, with links to the others; nothing if it holds all."""
    if len(names) == 1:
        return EMPTY
    first, last = number * FINDINGS_TO_A_PAGE + 1, min((number + 1) * FINDINGS_TO_A_PAGE, total)
    told = f"Findings {first:,} to {last:,} of {total:,}, best first; filters narrow those of this page. Pages: "
    links = (text(f"{at + 1}") if at == number else link(name, text(f"{at + 1}")) for at, name in enumerate(names))
    return element("p", text(told), join(links, Html(" ")), class_="note")


def _documents_page(index: Index, documents: Sequence[Document], front: str) -> str:
    facts = f"{index.links.first_page}#/facts"
    parts = _parts(index, overview=f"../{front}", findings=index.links.findings(), facts=facts)
    first = index.document_order[documents[0].id] + 1
    told = f"Documents {first:,} to {first + len(documents) - 1:,} of {len(index.records.documents):,}"
    body = [element("h2", text(told)), sections.legend()]
    body += [sections.document_with_own_claims(index, document) for document in documents]
    return page(index, title(index), [element("section", *body, id="documents", class_="view")], parts, None)


def _parts(index: Index, *, overview: str, findings: str, facts: str) -> list[tuple[str, str]]:
    """The navigation, with the number of what each part holds; in a folder of pages the overview leads to the texts."""
    reported = len(index.conflicts) + len(index.agreements)
    parts = [("Findings", findings, reported or len(index.possible)), ("Facts", facts, len(index.records.facts))]
    if not index.links.document_pages:
        alone = sum(len(index.alone(document.id)) for document in index.records.documents)
        parts += [
            ("Only in one document", "#/alone", alone),
            ("Documents", "#/documents", len(index.records.documents)),
        ]
    rejected = "#/rejected" if overview.startswith("#") else f"{overview}#/rejected"
    parts.append(("Rejected", rejected, len(index.records.rejects)))
    return [("Overview", overview), *((f"{name} {number:,}", href) for name, href, number in parts if number)]


def _write(path: Path, content: str) -> None:
    with atomic_writer(path) as file:
        file.write(content)


def _remove_stale(folder: Path, written: set[str]) -> None:
    """Pages that an earlier, larger report left behind; a folder of other files is not touched."""
    if not folder.is_dir():
        return
    for path in folder.iterdir():
        if OUR_PAGE.fullmatch(path.name) and path.name not in written:
            path.unlink()
    if not any(folder.iterdir()):
        folder.rmdir()
