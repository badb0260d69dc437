"""The report of a run: one HTML file that needs nothing but a browser."""

import hashlib
from base64 import b64encode
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from string import Template

from crossclaim_schemas import Claim, Document, Entity, Fact, Manifest, Reject, Relation

from ..store import atomic_writer
from . import report_sections as sections
from .report_header import document_options, filters, overview, title
from .report_html import join, text
from .report_index import Index, Records, build_index

FILE_NAME = "report.html"


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
) -> Path:
    """Write `report.html` into the folder and give its path; the same records give the same bytes.

    The file appears whole or not at all. Raises RunAborted if the folder cannot be written, KeyError if a relation names
    a claim or document that is not among the records.
    """
    page = render(Records(documents, claims, entities, relations, facts, rejects, manifest))
    path = folder / FILE_NAME
    with atomic_writer(path) as file:
        file.write(page)
    return path


def render(records: Records) -> str:
    """The page as text."""
    index = build_index(records)
    style, script = _data("report.css"), _data("report.js")
    return Template(_data("report.html")).substitute(
        policy=_policy(style, script),
        title=text(title(index)),
        style=style,
        script=script,
        overview=overview(index),
        reasons=filters(index),
        documents=document_options(index),
        sections=_sections(index),
        version=text(records.manifest.crossclaim),
    )


def _sections(index: Index) -> str:
    parts = (sections.conflicts, sections.agreements, sections.possible, sections.alone, sections.rejected, sections.documents)  # fmt: skip
    return join(part(index) for part in parts)


def _policy(style: str, script: str) -> str:
    """A content security policy under which nothing runs or loads but exactly this style and this script."""
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    )


def _hash(inline: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(inline.encode('utf-8')).digest()).decode('ascii')}'"


def _data(name: str) -> str:
    return (files("crossclaim") / "data" / "report" / name).read_text(encoding="utf-8")
