"""What reviewers made of the findings: how many are decided, and how often the software was right."""

from collections import Counter
from collections.abc import Iterable

from ..reviews.figures import Precision, decided_findings, precision_by_reason, precision_over_time
from .report_html import EMPTY, Html, count, element, join, text
from .report_index import Index
from .report_words import DECISIONS, plain

COUNTED = ("accepted", "rejected", "relabelled", "reopened")


def reviewed(index: Index) -> Html:
    """A section with counts and precision by label and reason; nothing if nobody has decided on anything."""
    decided = index.records.decided.findings
    if not decided:
        return EMPTY
    counts = Counter(index.decision(relation) for relation in index.findings if relation.id in decided)
    told = ", ".join(f"{counts[name]:,} {DECISIONS[name]}" for name in COUNTED if counts[name])
    open_ones = len(index.findings) - sum(counts[name] for name in COUNTED if name != "reopened")
    summary = (
        f"{told}; {count(open_ones, 'finding')} to decide." if told else f"{count(open_ones, 'finding')} to decide."
    )
    return element(
        "section", element("h2", text("What reviewers decided")), element("p", text(summary)), _precision(index), id="reviewed"
    )  # fmt: skip


def _precision(index: Index) -> Html:
    """How many decided findings were right as they were, over all decisions in the log: by label and reason, and over time."""
    reviews = decided_findings(index.records.decisions)
    if not reviews:
        return EMPTY
    by_label = precision_by_reason(reviews).items()
    by_reason = [
        _row(f"All {x}s" if row.name == "all" else plain(row.name), row) for x, found in by_label for row in found
    ]
    over_time = [_row(row.name, row) for row in precision_over_time(reviews)]
    note = "Right: accepted as it was. The interval tells how far so few decisions can be trusted; findings that were looked at for being likely are no sample of all."
    return join(
        [
            _table("Finding", by_reason, "Share of findings that were right"),
            _table("Decided on (day, or which in a row)", over_time, "Share of findings that were right, over time"),
            element("p", text(note), class_="note"),
        ]
    )


def _table(first: str, rows: Iterable[Html], label: str) -> Html:
    titles = (first, "Right", "Decided", "Share", "95 % interval")
    head = element("tr", *(element("th", text(name), scope="col") for name in titles))
    table = element("table", element("thead", head), element("tbody", join(rows)))
    return element("div", table, class_="wide compared", tabindex="0", role="region", aria_label=label)


def _row(name: str, row: Precision) -> Html:
    cells = (f"{row.right:,}", f"{row.n:,}", f"{row.share:.0%}", f"{row.low:.0%} to {row.high:.0%}")
    return element(
        "tr", element("th", text(name), scope="row"), *(element("td", text(cell), class_="number") for cell in cells)
    )
