"""The parts of the report that are written as they are read: claims of one document, rejected input, texts, and what stands without script."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from crossclaim_schemas import Claim, Document, Relation

from .report_headline import headline
from .report_html import EMPTY, Html, count, element, join, link, text
from .report_index import Index
from .report_quote import highlighted, sentence_of
from .report_words import MODALITIES, open_references, plain, reasons

OPEN_DOCUMENTS_CHARS = 100_000  # texts together longer than this start folded, so that the page opens quickly
OPEN_CLAIMS = 100  # the same for the claims of one document only
MOST_WITHOUT_SCRIPT = 200


def without_script(index: Index) -> Html:
    """The best findings for a browser that runs no script, and where all of them stand.

    A browser that does run the script takes this as text and builds nothing of it.
    """
    shown = index.findings[:MOST_WITHOUT_SCRIPT]
    hidden = len(index.findings) - len(shown)
    rest = f"The {len(shown):,} best of {count(len(index.findings), 'finding')} stand below. " if hidden else ""
    note = f"This page needs JavaScript for filters, plots with links and the full cards. {rest}All findings as text or as a table: "
    commands = "crossclaim report DIR --format md, or --format csv."
    items = (_briefly(index, relation) for relation in shown)
    return element(
        "noscript",
        element("section", element("h2", text("Findings")), element("p", text(note), element("code", text(commands))), element("ol", *items, class_="brief")),
    )  # fmt: skip


def _briefly(index: Index, relation: Relation) -> Html:
    a, b = index.claims[relation.claim_a], index.claims[relation.claim_b]
    quotes = (
        element("li", element("b", text(f"{index.title(claim.doc_id)}: ")), text(f"“{claim.quote}”")) for claim in (a, b)
    )  # fmt: skip
    told = f"{index.names[relation.id]} · {relation.label} · {', '.join(plain(reason) for reason in reasons(relation))} · {relation.score:.2f}"
    return element(
        "li", element("p", text(told), class_="note"), element("b", text(headline(relation, a, b))), element("ul", *quotes)
    )  # fmt: skip


def alone(index: Index) -> Html:
    """Per document the claims that take part in no relation, in document order under their sentence."""
    total = sum(len(index.alone(document.id)) for document in index.records.documents)
    parts = [
        alone_in(index, document, index.title(document.id), opened=total <= OPEN_CLAIMS)
        for document in index.records.documents
    ]
    body = (
        join([_search(), *parts])
        if total
        else element("p", text("Every claim takes part in a finding."), class_="empty")
    )
    return _section("alone", "What only one document says", body, total)


def _search() -> Html:
    """A field that the script brings out and listens to."""
    field = element("input", type="search", id="alone-search", autocomplete="off")
    return element("label", text("Search these claims"), field, hidden=True)


def rejected(index: Index) -> Html:
    """Input that was skipped, and why; nothing if all was read."""
    rejects = index.records.rejects
    if not rejects:
        return EMPTY
    rows = ((reject.uri, reject.stage, reject.code, reject.message) for reject in rejects)
    table = _table(("Input", "Stage", "Code", "What was wrong"), rows)
    return _section("rejected", "Rejected inputs", table, len(rejects))


def documents(index: Index) -> Html:
    """Each document's text with its claims highlighted."""
    if not index.records.documents:
        return EMPTY
    opened = sum(len(document.text) for document in index.records.documents) <= OPEN_DOCUMENTS_CHARS
    texts = join(document_text(index, document, opened) for document in index.records.documents)
    return _section("documents", "Documents", join([legend(), texts]), len(index.records.documents))


def _section(anchor: str, title: str, body: Html, number: int) -> Html:
    heading = element(
        "h2", text(title), Html(" "), element("span", text(f"{number:,}"), class_="count"), id=f"{anchor}-title"
    )
    return element("section", heading, body, id=anchor, class_="view", aria_labelledby=f"{anchor}-title")


def alone_in(index: Index, document: Document, heading: str, *, opened: bool) -> Html:
    """The document's claims that take part in no finding, folded; nothing if there are none."""
    claims = index.alone(document.id)
    if not claims:
        return EMPTY
    summary = element(
        "summary",
        text(heading),
        Html(" "),
        element("span", text(count(len(claims), "claim")), class_="note"),
    )
    sentences = (
        _sentence(index, document, list(group))
        for _, group in groupby(claims, key=lambda claim: (claim.sentence_start, claim.sentence_end))
    )
    return element("details", summary, element("ol", *sentences, class_="sentences"), class_="alone", open=opened)


def _sentence(index: Index, document: Document, claims: list[Claim]) -> Html:
    listed = (element("li", text(claim.text), Html("&nbsp;"), _show(index, claim), _tags(claim)) for claim in claims)
    return element(
        "li",
        element("ul", *listed),
        EMPTY if _is_sentence(document, claims) else element("p", sentence_of(document, claims), class_="sentence"),
        class_="item",
    )


def _show(index: Index, claim: Claim) -> Html:
    return link(
        index.links.claim(claim),
        text("¶"),
        class_="show",
        aria_label="show in the document",
        title="show in the document",
    )


def _is_sentence(document: Document, claims: Sequence[Claim]) -> bool:
    """Whether the only claim says the sentence word for word, so that the sentence adds nothing."""
    sentence = document.text[claims[0].sentence_start : claims[0].sentence_end]
    return len(claims) == 1 and claims[0].text.rstrip(".").split() == sentence.rstrip(".").split()


def _tags(claim: Claim) -> Html:
    """What a reader must know about a claim before taking it as said outright; nothing if there is nothing."""
    tags = []
    if claim.polarity == "negative":
        tags.append("negative")
    if claim.modality != "asserted":
        tags.append(MODALITIES[claim.modality])
    if claim.attribution:
        tags.append(f"according to {claim.attribution.source}")
    if claim.open_references:
        tags.append(f"unresolved: {open_references(claim)}")
    return join(join([Html(" "), element("span", text(tag), class_="label")]) for tag in tags)


def document_with_own_claims(index: Index, document: Document) -> Html:
    """The document's text and below it what it alone says, folded."""
    return document_text(index, document, False, alone_in(index, document, "Said only here", opened=False))


def document_text(index: Index, document: Document, opened: bool, below: Html = EMPTY) -> Html:
    """The document's text, its claims highlighted, to be folded and opened."""
    claims = count(len(index.claims_of[document.id]), "claim")
    summary = element(
        "summary",
        element("h3", text(index.title(document.id))),
        Html(" "),
        element("span", text(f"{document.uri} · {claims}" if document.title else claims), class_="note"),
    )
    body = element("div", highlighted(index, document), class_="text", lang=document.language)
    return element("details", summary, body, below, id=document.id, class_="document", open=opened)


def legend() -> Html:
    """What the highlights mean."""
    kinds = (("conflict", "in a conflict"), ("agreement", "in an agreement"), ("possible", "in a possible finding only"), ("single", "in no finding"))  # fmt: skip
    samples = (join([element("span", text(words), class_=f"claim {kind}"), Html(" ")]) for kind, words in kinds)
    return element("p", text("Claims are highlighted: "), *samples, class_="note legend")


def _table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> Html:
    head = element("tr", *(element("th", text(title), scope="col") for title in titles))
    body = (element("tr", *(element("td", text(cell)) for cell in row)) for row in rows)
    return element("div", element("table", element("thead", head), element("tbody", *body)), class_="wide")
