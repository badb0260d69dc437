"""What reviewers made of the findings: how many are decided, and how often the software was right."""

from collections import Counter

from ..reviews.figures import Precision, decided_findings, precision_by_reason
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
    """How many decided findings were right as they were, over all decisions in the log."""
    by_label = precision_by_reason(decided_findings(index.records.decisions))
    if not by_label:
        return EMPTY
    titles = ("Finding", "Right", "Decided", "Share", "95 % interval")
    head = element("tr", *(element("th", text(name), scope="col") for name in titles))
    rows = (_row(label, row) for label, found in by_label.items() for row in found)
    table = element("table", element("thead", head), element("tbody", join(rows)))
    note = "Right: accepted as it was. The interval tells how far so few decisions can be trusted; findings that were looked at for being likely are no sample of all."
    return join(
        [element("div", table, class_="wide compared", tabindex="0", role="region", aria_label="Share of findings that were right"), element("p", text(note), class_="note")]
    )  # fmt: skip


def _row(label: str, row: Precision) -> Html:
    name = f"All {label}s" if row.name == "all" else plain(row.name)
    cells = (f"{row.right:,}", f"{row.n:,}", f"{row.share:.0%}", f"{row.low:.0%} to {row.high:.0%}")
    return element(
        "tr", element("th", text(name), scope="row"), *(element("td", text(cell), class_="number") for cell in cells)
    )
