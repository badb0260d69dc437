"""The findings as a table, one a line, for spreadsheets and scripts."""

import csv
import io
from collections.abc import Iterator

from crossclaim_schemas import Claim, Relation

from ..reviews.standing import described
from .report_headline import headline
from .report_html import visible
from .report_index import Index, Records, build_index, heading_above
from .report_words import reasons, scope

FINDING = ("id", "name", "label", "status", "reason", "score", "headline", "differences", "entities", "decision", "explanation")  # fmt: skip
SIDE = ("document", "title", "published", "heading", "quote", "claim", "who_says_it", "when", "how_sure")
# A spreadsheet takes a cell that begins so for a formula, which can send what other cells hold to a stranger.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def render_csv(records: Records) -> str:
    """All findings with a line of names: reported conflicts, reported agreements, possible ones; each best first."""
    index = build_index(records)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*FINDING, *(f"{name}_{side}" for side in "ab" for name in SIDE)])
    for relation in index.findings:
        sides = (
            cell for claim_id in (relation.claim_a, relation.claim_b) for cell in _side(index, index.claims[claim_id])
        )
        writer.writerow([_safe(cell) for cell in (*_finding(index, relation), *sides)])
    return out.getvalue()


def _finding(index: Index, relation: Relation) -> Iterator[str]:
    yield relation.id
    yield index.names[relation.id]
    yield relation.label
    yield relation.status
    yield " + ".join(reasons(relation))
    yield f"{relation.score:.4f}"
    yield headline(relation, index.claims[relation.claim_a], index.claims[relation.claim_b])
    yield "; ".join(f"{found.slot}: {found.value_a} | {found.value_b}" for found in relation.differences)
    yield "; ".join(entity.name for entity, _, _ in index.shared_entities(relation))
    yield described(index.records.decided.findings.get(relation.id))
    yield relation.explanation


def _side(index: Index, claim: Claim) -> Iterator[str]:
    document = index.documents[claim.doc_id]
    answers = dict(scope(claim))
    yield document.uri
    yield document.title or ""
    yield document.published or ""
    yield heading_above(document, claim.start)
    yield claim.quote
    yield claim.text
    yield from (answers[question] for question in ("Who says it", "When", "How sure"))


def _safe(cell: str) -> str:
    """One line, hidden characters by their code, and never a formula: a leading apostrophe makes a spreadsheet show it as text."""
    line = visible(" ".join(cell.split()))
    return f"'{line}" if line.startswith(FORMULA_STARTS) and not _is_number(line) else line


def _is_number(cell: str) -> bool:
    return cell.removeprefix("-").replace(".", "", 1).isdigit()
