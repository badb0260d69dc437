"""Decisions for other programs: one flat line each, as JSON Lines or CSV."""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from crossclaim_schemas import AboutFinding, AboutNames, Review

from ..errors import ConfigError
from ..store import atomic_writer

FIELDS = (
    "id", "at", "by", "action", "about", "key", "state", "decision", "why", "note", "label", "reason", "score", "relabelled_to", "reason_corrected_to",
    "relation", "uri_a", "quote_a", "uri_b", "quote_b", "name_a", "name_b", "undoes", "queue",
)  # fmt: skip
# A spreadsheet takes a cell that begins so for a formula, and documents may be made to exploit that.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

Row = Mapping[str, str | float | None]


def export_reviews(reviews: Sequence[Review], states: Mapping[str, str], out: Path) -> int:
    """Write the decisions to `out`, in the form that its ending names (.jsonl or .csv); gives how many.

    `states` says of the id of each decision how it stands now. Raises ConfigError for another ending.
    """
    writers = {".jsonl": _write_jsonl, ".csv": _write_csv}
    if out.suffix not in writers:
        raise ConfigError(f"{out}: decisions are exported as .jsonl or .csv; give a file with one of these endings")
    writers[out.suffix](out, (_row(review, states.get(review.id, "")) for review in reviews))
    return len(reviews)


def _row(review: Review, state: str) -> Row:
    """Columns are the same for all, empty where they do not apply."""
    about = review.about
    row: dict[str, str | float | None] = dict.fromkeys(FIELDS)
    row |= {"id": review.id, "at": review.at, "by": review.by, "action": review.action, "about": about.kind, "key": about.key}  # fmt: skip
    row |= {"state": state, "decision": review.after.decision, "why": review.after.why, "note": review.after.note}
    row |= {"relabelled_to": review.after.label, "reason_corrected_to": review.after.reason, "undoes": review.undoes, "queue": review.queue}  # fmt: skip
    if isinstance(about, AboutFinding):
        row |= {"label": about.label, "reason": about.reason, "score": about.score, "relation": about.relation}
        row |= {"uri_a": about.a.uri, "quote_a": about.a.quote, "uri_b": about.b.uri, "quote_b": about.b.quote}
    elif isinstance(about, AboutNames):
        row |= {"name_a": about.name_a, "name_b": about.name_b}
    else:
        row |= {"uri_a": about.claim.uri, "quote_a": about.claim.quote}
    return row


def _write_jsonl(out: Path, rows: Iterable[Row]) -> None:
    with atomic_writer(out) as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def _write_csv(out: Path, rows: Iterable[Row]) -> None:
    with atomic_writer(out) as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(FIELDS)
        writer.writerows(_cells(row) for row in rows)


def _cells(row: Row) -> Iterator[str]:
    for field in FIELDS:
        value = row[field]
        cell = "" if value is None else str(value)
        yield f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
