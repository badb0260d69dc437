"""The top of the report: the verdict, the counts, what was compared and with what, and the filters."""

from crossclaim_schemas import Document

from .report_html import EMPTY, Html, count, element, join, link, text
from .report_index import Index
from .report_words import plain, reasons


def title(index: Index) -> str:
    """The report's title, for the window and the top of the page."""
    return f"Cross-check of {count(len(index.records.documents), 'document')}"


def overview(index: Index) -> Html:
    """Verdict, counts, documents and run facts."""
    return element(
        "header",
        element("h1", text(title(index))),
        element("p", text(_verdict(index)), class_="verdict"),
        _counts(index),
        _documents(index),
        _run_facts(index),
    )


def filters(index: Index) -> Html:
    """The choices of the filter form: reasons and documents that occur in findings."""
    found = {reason for relation in index.records.relations for reason in reasons(relation)}
    options = (element("option", text(plain(reason)), value=reason) for reason in sorted(found))
    return join(options)


def document_options(index: Index) -> Html:
    """One option a document; its value is the document's place in the order."""
    return join(
        element("option", text(index.title(document.id)), value=str(order))
        for order, document in enumerate(index.records.documents)
    )


def _verdict(index: Index) -> str:
    if not index.records.documents:
        return "No document could be read, so nothing was compared."
    conflicts, agreements = len(index.conflicts), len(index.agreements)
    found = f"{_some(conflicts, 'conflict')} and {_some(agreements, 'agreement')}"
    return f"The documents make {count(len(index.records.claims), 'claim')}; between them {found} were found."


def _some(number: int, noun: str) -> str:
    return count(number, noun) if number else f"no {noun}s"


def _counts(index: Index) -> Html:
    records = index.records
    alone = sum(len(index.alone(document.id)) for document in records.documents)
    tiles = (
        ("conflicts", len(index.conflicts), "conflict", True),
        ("agreements", len(index.agreements), "agreement", True),
        ("possible", len(index.possible), "possible finding", bool(index.possible)),
        ("alone", alone, "claim of one document only", True),
        ("documents", len(records.documents), "document", bool(records.documents)),
        ("rejected", len(records.rejects), "rejected input", bool(records.rejects)),
    )
    items = (
        element(
            "li", link(anchor, element("b", text(f"{number:,}")), Html(" "), text(_noun(number, noun))), class_=anchor
        )
        for anchor, number, noun, shown in tiles
        if shown
    )
    return element("nav", element("ul", *items, class_="counts"), aria_label="Sections")


def _noun(number: int, noun: str) -> str:
    return noun if number == 1 else noun.replace("claim ", "claims ") if " of " in noun else noun + "s"


def _documents(index: Index) -> Html:
    if not index.records.documents:
        return EMPTY
    titles = ("Document", "Published", "Claims", "In findings", "Only here")
    head = element("tr", *(element("th", text(name), scope="col") for name in titles))
    rows = (_document_row(index, document) for document in index.records.documents)
    table = element(
        "table", element("caption", text("What was compared")), element("thead", head), element("tbody", *rows)
    )
    return element("div", table, class_="wide compared")


def _document_row(index: Index, document: Document) -> Html:
    total, alone = len(index.claims_of[document.id]), len(index.alone(document.id))
    warnings = (
        element("p", element("b", text("Warning ")), text(warning), class_="note") for warning in document.warnings
    )
    return element(
        "tr",
        element(
            "th",
            link(document.id, text(index.title(document.id))),
            element("span", text(document.uri), class_="where") if document.title else EMPTY,
            *warnings,
            scope="row",
        ),
        element("td", text(document.published or "not known")),
        *(element("td", text(f"{number:,}"), class_="number") for number in (total, total - alone, alone)),
    )


def _run_facts(index: Index) -> Html:
    manifest = index.records.manifest
    facts = [
        ("crossclaim", manifest.crossclaim),
        ("Model", f"{manifest.model} {manifest.model_version}"),
        ("spaCy", manifest.spacy),
        ("Python", manifest.python),
        ("Configuration (SHA-256)", manifest.config_sha256),
        *(
            (plain(name.removeprefix("crosscheck_")).capitalize(), f"{number:,}")
            for name, number in sorted(manifest.counts.items())
        ),
    ]
    if not manifest.finished:
        facts.insert(0, ("Unfinished", "this run did not end; the report shows what it had"))
    rows = (element("div", element("dt", text(name)), element("dd", text(value))) for name, value in facts)
    return element(
        "details", element("summary", text("How this report was made")), element("dl", *rows, class_="facts")
    )
