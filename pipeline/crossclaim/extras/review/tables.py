"""What the pages with tables are filled with: findings, history, names, figures."""

from collections.abc import Callable
from itertools import islice
from typing import Any, NamedTuple
from urllib.parse import urlencode

from crossclaim_schemas import AboutClaim, AboutFinding, AboutNames, Review, Verdict

from ...reviews.figures import decided_findings, precision, precision_by_reason, precision_over_time, rejections
from ...reviews.standing import described, latest
from ...write.report_headline import headline
from ...write.report_html import count
from ...write.report_words import plain, reasons
from .desk import Desk
from .pages import entity_name, options, when
from .queue import View

PAGE_ROWS = 100


class Paging(NamedTuple):
    """Where a long list is cut."""

    number: int
    pages: int
    before: str
    after: str


def list_page(desk: Desk, view: View, number: int) -> dict[str, Any]:
    """A page of all findings of a view."""
    names = desk.found(view)
    number = max(1, min(number, -(-len(names) // PAGE_ROWS)))
    index = desk.run.index
    rows = [
        {
            "id": name, "name": index.names[name], "label": relation.label, "reason": " + ".join(plain(r) for r in reasons(relation)),
            "score": relation.score, "said": headline(relation, index.claims[relation.claim_a], index.claims[relation.claim_b]), "state": _state_told(desk, name),
        }
        for name in names[(number - 1) * PAGE_ROWS : number * PAGE_ROWS]
        for relation in (desk.run.relations[name],)
    ]  # fmt: skip
    paging = _paging(number, len(names), lambda to: view.query(page=str(to)))
    return {"rows": rows, "total": len(names), "view": view, "options": options(desk), "paging": paging, "entity_name": entity_name(desk, view)}  # fmt: skip


def history_page(desk: Desk, number: int) -> dict[str, Any]:
    """A page of the log, newest first."""
    reviews = desk.log.reviews[::-1]
    number = max(1, min(number, -(-len(reviews) // PAGE_ROWS)))
    rows = [_history_row(desk, review) for review in reviews[(number - 1) * PAGE_ROWS : number * PAGE_ROWS]]
    paging = _paging(number, len(reviews), lambda to: urlencode({"page": to}))
    return {"rows": rows, "total": len(reviews), "paging": paging}


def names_page(desk: Desk) -> dict[str, Any]:
    """What was decided on names, and what this run linked."""
    told = {r.about.key: r for r in desk.last.values() if isinstance(r.about, AboutNames)}
    decided = [
        {"one": r.about.name_a, "other": r.about.name_b, "why": f"said by {r.by}", "decided": r.after.decision}
        for r in sorted(told.values(), key=lambda review: review.at, reverse=True)
        if isinstance(r.about, AboutNames) and r.after.decision != "open"
    ]
    known = {frozenset((row["one"], row["other"])) for row in decided}
    merges = [
        {"one": merge.from_, "other": entity.name, "why": merge.why, "decided": ""}
        for entity in desk.run.index.records.entities
        for merge in entity.merges
        if frozenset((merge.from_, entity.name)) not in known
    ]
    names = sorted({name for e in desk.run.index.records.entities for name in (e.name, *e.aliases)})
    return {"decided": decided, "merges": merges, "all_names": list(islice(names, 2000))}


def figures_page(desk: Desk) -> dict[str, Any]:
    """Precision by reason and over time."""
    decided = latest(desk.log.reviews)
    reviews, sampled = decided_findings(decided), decided_findings(decided, sampled_only=True)
    by_label: dict[str, list[Review]] = {}
    for review in sampled:
        if isinstance(review.about, AboutFinding):
            by_label.setdefault(f"{review.about.label}s", []).append(review)
    return {
        "n": len(reviews),
        "sampled": count(len(sampled), "finding") if sampled else "",
        "by_reason": precision_by_reason(reviews),
        "sampled_rows": [precision(name, own) for name, own in sorted(by_label.items(), reverse=True)],
        "over_time": precision_over_time(reviews),
        "rejected": rejections(reviews),
    }


def told(verdict: Verdict) -> str:
    """A verdict in words."""
    words = [verdict.decision.replace("_", " ")]
    if verdict.why:
        words.append(f"({verdict.why.replace('_', ' ')})")
    if verdict.label:
        words.append(f"as {verdict.label}")
    if verdict.reason:
        words.append(f"reason: {verdict.reason}")
    return " ".join(words) + (f" — {verdict.note}" if verdict.note else "")


def _state_told(desk: Desk, name: str) -> str:
    return described(desk.standings.get(name)) or "open"


def _history_row(desk: Desk, review: Review) -> dict[str, Any]:
    about = review.about
    names = desk.run.by_key.get(about.key, [])
    return {
        "review": review,
        "when": when(review.at),
        "at": names[0] if names else "",
        "name": desk.run.index.names[names[0]] if names else "",
        "on": _on_words(review),
        "before": told(review.before),
        "after": told(review.after),
        "can_undo": desk.last[about.key] is review,
    }


def _on_words(review: Review) -> str:
    about = review.about
    if isinstance(about, AboutNames):
        return f"“{about.name_a}” and “{about.name_b}”"
    if isinstance(about, AboutClaim):
        return f"claim: “{_short(about.claim.quote)}”"
    return f"{about.label}: “{_short(about.a.quote)}” / “{_short(about.b.quote)}”"


def _short(quote: str, limit: int = 90) -> str:
    line = " ".join(quote.split())
    return line if len(line) <= limit else line[: limit - 1].rsplit(" ", 1)[0] + "…"


def _paging(number: int, total: int, query: Callable[[int], str]) -> Paging:
    return Paging(number, max(1, -(-total // PAGE_ROWS)), query(number - 1), query(number + 1))
