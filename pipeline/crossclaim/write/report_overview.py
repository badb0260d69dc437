"""The overview: the verdict, the counts, what to read first, the plots, what was compared and with what."""

from collections import Counter

from crossclaim_schemas import Document

from .report_headline import headline
from .report_html import EMPTY, Html, count, element, link, text
from .report_index import Index
from .report_plots import plots
from .report_quote import strength
from .report_reviews import reviewed
from .report_words import plain

FIRST_READ = 5
# On labelled pairs many a contradiction in other words stays unseen: no finding must not read as an all-clear.
CAVEAT = "That none was found does not prove that there is none: only claims that clearly speak of one thing are set against each other."
CANDIDATE_COUNT = "crosscheck_candidate_pairs"  # under this name the run writes how many pairs were compared


def title(index: Index) -> str:
    """The report's title, for the window and the top of the page."""
    return f"Cross-check of {count(len(index.records.documents), 'document')}"


def overview(index: Index) -> Html:
    """The first view of the report."""
    return element(
        "section",
        element("p", text(verdict(index)), class_="verdict"),
        element("p", text(unfound(index)), class_="caveat")
        if not index.conflicts and len(index.records.documents) != 1
        else EMPTY,
        _counts(index),
        _read_first(index),
        reviewed(index),
        plots(index),
        _documents(index),
        _run_facts(index),
        id="overview",
        class_="view",
        aria_label="Overview",
    )


def verdict(index: Index) -> str:
    """What was found, in one sentence."""
    if not index.records.documents:
        return "No document could be read, so nothing was compared."
    if len(index.records.documents) == 1:
        return f"Only one document: it makes {count(len(index.records.claims), 'claim')}, and there was nothing to set them against."
    conflicts, agreements = len(index.conflicts), len(index.agreements)
    found = f"{_some(conflicts, 'conflict')} and {_some(agreements, 'agreement')}"
    return f"The documents make {count(len(index.records.claims), 'claim')}; between them {found} were found."


def _some(number: int, noun: str) -> str:
    return count(number, noun) if number else f"no {noun}s"


def unfound(index: Index) -> str:
    """What was looked at without finding a conflict."""
    pairs = index.records.manifest.counts.get(CANDIDATE_COUNT)
    among = f"among {count(pairs, 'candidate pair')}" if pairs is not None else "among the claims that were compared"
    claims, documents = count(len(index.records.claims), "claim"), count(len(index.records.documents), "document")
    return f"No conflicts found {among} ({claims} of {documents}). {CAVEAT}"


def _counts(index: Index) -> Html:
    records = index.records
    alone = sum(len(index.alone(document.id)) for document in records.documents)
    tiles = (
        ("conflict", index.links.findings(("label", "conflict")), len(index.conflicts), "conflict", True),
        ("agreement", index.links.findings(("label", "agreement")), len(index.agreements), "agreement", True),
        ("possible", index.links.findings(("status", "possible")), len(index.possible), "possible finding", bool(index.possible)),
        ("single", "#/alone", alone, "claim of one document only", not index.links.document_pages),
        ("document", "#compared" if index.links.document_pages else "#/documents", len(records.documents), "document", bool(records.documents)),
        ("rejected", "#/rejected", len(records.rejects), "rejected input", bool(records.rejects)),
    )  # fmt: skip
    items = (
        element(
            "li",
            link(href, element("b", text(f"{number:,}")), Html(" "), text(_noun(number, noun))),
            class_=f"of-{kind}",
        )
        for kind, href, number, noun, shown in tiles
        if shown
    )
    return element("ul", *items, class_="counts")


def _read_first(index: Index) -> Html:
    """The best findings, conflicts before agreements, no claim twice."""
    seen: set[str] = set()
    items: list[Html] = []
    for relation in (*index.conflicts, *index.agreements):
        if (
            len(items) == FIRST_READ
            or index.decision(relation) == "rejected"
            or seen & {relation.claim_a, relation.claim_b}
        ):
            continue
        seen |= {relation.claim_a, relation.claim_b}
        said = headline(relation, index.claims[relation.claim_a], index.claims[relation.claim_b])
        where = " · ".join(index.title(doc_id) for doc_id in (relation.doc_a, relation.doc_b))
        items.append(
            element(
                "li",
                element("span", text(index.names[relation.id]), class_=f"name {relation.label}"),
                element(
                    "span", link(index.links.finding(relation.id), text(said)), element("span", text(where), class_="where")
                ),
            )
        )  # fmt: skip
    if not items:
        return EMPTY
    return element("section", element("h2", text("Read first")), element("ol", *items, class_="first"))


def _noun(number: int, noun: str) -> str:
    return noun if number == 1 else noun.replace("claim ", "claims ") if " of " in noun else noun + "s"


def _documents(index: Index) -> Html:
    if not index.records.documents:
        return EMPTY
    titles = ("Document", "Published", "Claims", "In conflicts", "In agreements", "Only here")
    head = element("tr", *(element("th", text(name), scope="col") for name in titles))
    rows = (_document_row(index, document) for document in index.records.documents)
    table = element("table", element("thead", head), element("tbody", *rows))
    box = element("div", table, class_="wide compared", tabindex="0", role="region", aria_label="What was compared")
    return element("section", element("h2", text("What was compared")), box, id="compared")


def _document_row(index: Index, document: Document) -> Html:
    claims = index.claims_of[document.id]
    taking_part = Counter(strength(index, claim) for claim in claims)
    numbers = (len(claims), taking_part["conflict"], taking_part["agreement"], len(index.alone(document.id)))
    warnings = (
        element("p", element("b", text("Warning ")), text(warning), class_="note") for warning in document.warnings
    )
    return element(
        "tr",
        element(
            "th",
            element("span", text(f"{index.document_order[document.id] + 1}"), class_="number"),
            Html(" "),
            link(index.links.document(document.id), text(index.title(document.id))),
            element("span", text(document.uri), class_="where") if document.title else EMPTY,
            *warnings,
            scope="row",
        ),
        element("td", text(document.published or "not known")),
        *(element("td", text(f"{number:,}"), class_="number") for number in numbers),
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
