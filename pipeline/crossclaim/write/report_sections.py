"""The sections of the report, in reading order."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby

from crossclaim_schemas import Claim, Document, Fact, Relation

from .report_finding import finding
from .report_html import EMPTY, Html, count, element, join, link, text
from .report_index import Index
from .report_quote import highlighted, sentence_of
from .report_words import MODALITIES, open_references, plain

OPEN_DOCUMENTS_CHARS = 100_000  # texts together longer than this start folded, so that the page opens quickly

# On labelled pairs many a contradiction in other words stays unseen: no finding must not read as an all-clear.
CAVEAT = "That none was found does not prove that there is none: only claims that clearly speak of one thing are set against each other."
CANDIDATE_COUNT = "crosscheck_candidate_pairs"  # under this name the run writes how many pairs were compared


def conflicts(index: Index) -> Html:
    """Every reported conflict, or what was looked at without finding one."""
    if index.conflicts:
        return _section("conflicts", "Conflicts", _cards(index, index.conflicts), len(index.conflicts))
    pairs = index.records.manifest.counts.get(CANDIDATE_COUNT)
    among = f"among {count(pairs, 'candidate pair')}" if pairs is not None else "among the claims that were compared"
    claims, documents = count(len(index.records.claims), "claim"), count(len(index.records.documents), "document")
    said = f"No conflicts found {among} ({claims} of {documents}). {CAVEAT}"
    empty = element("p", text(said), class_="empty")
    return _section("conflicts", "Conflicts", empty, 0)


def agreements(index: Index) -> Html:
    """Every reported agreement, grouped by fact; by reason where no facts were made."""
    if not index.agreements:
        empty = element("p", text("No agreements found."), class_="empty")
        return _section("agreements", "Agreements", empty, 0)
    groups = _by_fact(index) if index.records.facts else _by_reason(index)
    return _section("agreements", "Agreements", element("div", *groups, class_="list"), len(index.agreements))


def possible(index: Index) -> Html:
    """Findings under the configured score, folded away; nothing if there are none."""
    if not index.possible:
        return EMPTY
    note = element("p", text("Their score is below the configured minimum: read them as hints."), class_="note")
    folded = element("details", element("summary", text("Show possible findings")), _cards(index, index.possible))
    return _section("possible", "Possible findings", join([note, folded]), len(index.possible))


def alone(index: Index) -> Html:
    """Per document the claims that take part in no relation, in document order under their sentence."""
    parts = [_alone_in(index, document) for document in index.records.documents]
    total = sum(len(index.alone(document.id)) for document in index.records.documents)
    body = join(parts) if total else element("p", text("Every claim takes part in a finding."), class_="empty")
    return _section("alone", "What only one document says", body, total)


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
    texts = join(_document(index, document, opened) for document in index.records.documents)
    return _section("documents", "Documents", join([_legend(), texts]), len(index.records.documents))


def _section(anchor: str, title: str, body: Html, number: int) -> Html:
    heading = element(
        "h2", text(title), Html(" "), element("span", text(f"{number:,}"), class_="count"), id=f"{anchor}-title"
    )
    return element("section", heading, body, id=anchor, aria_labelledby=f"{anchor}-title")


def _cards(index: Index, relations: Iterable[Relation], level: int = 3) -> Html:
    return element("div", *(finding(index, relation, level) for relation in relations), class_="list")


def _by_fact(index: Index) -> list[Html]:
    grouped: dict[str, list[Relation]] = defaultdict(list)
    facts: dict[str, Fact] = {}
    for relation in index.agreements:
        fact = index.fact_of.get(relation.claim_a)
        key = fact.id if fact else relation.id
        grouped[key].append(relation)
        if fact:
            facts[key] = fact
    return [_fact_group(index, facts.get(key), relations) for key, relations in grouped.items()]


def _fact_group(index: Index, fact: Fact | None, relations: Sequence[Relation]) -> Html:
    """A heading over several findings on one fact; a finding alone needs none."""
    if fact is None or (len(relations) == 1 and not fact.disputed):
        return finding(index, relations[0]) if len(relations) == 1 else _cards(index, relations)
    first = index.claims[relations[0].claim_a].text
    sources = max((side.independent_origins for side in fact.sides), default=0)
    note = f"{count(len(fact.claims), 'claim')}, {count(sources, 'independent source')}"
    return _group(index, first, note + (", disputed" if fact.disputed else ""), relations)


def _by_reason(index: Index) -> list[Html]:
    grouped: dict[str, list[Relation]] = defaultdict(list)
    for relation in index.agreements:
        grouped[relation.reason].append(relation)
    return [
        _group(index, plain(reason), count(len(relations), "agreement"), relations)
        for reason, relations in sorted(grouped.items())
    ]


def _group(index: Index, title: str, note: str, relations: Sequence[Relation]) -> Html:
    heading = element("h3", text(title), Html(" "), element("span", text(note), class_="note"))
    return element("section", heading, _cards(index, relations, 4), class_="group", aria_label=title)


def _alone_in(index: Index, document: Document) -> Html:
    claims = index.alone(document.id)
    if not claims:
        return EMPTY
    summary = element(
        "summary",
        text(index.title(document.id)),
        Html(" "),
        element("span", text(count(len(claims), "claim")), class_="note"),
    )
    order = str(index.document_order[document.id])
    sentences = (
        _sentence(document, list(group), order)
        for _, group in groupby(claims, key=lambda claim: (claim.sentence_start, claim.sentence_end))
    )
    return element("details", summary, element("ol", *sentences, class_="sentences"))


def _sentence(document: Document, claims: list[Claim], order: str) -> Html:
    listed = (element("li", text(claim.text), Html("&nbsp;"), _show(claim), _tags(claim)) for claim in claims)
    return element(
        "li",
        element("ul", *listed),
        EMPTY if _is_sentence(document, claims) else element("p", sentence_of(document, claims), class_="sentence"),
        class_="item",
        data_label="single",
        data_documents=order,
    )


def _show(claim: Claim) -> Html:
    return link(claim.id, text("¶"), class_="show", aria_label="show in the document", title="show in the document")


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


def _document(index: Index, document: Document, opened: bool) -> Html:
    claims = count(len(index.claims_of[document.id]), "claim")
    summary = element(
        "summary",
        element("h3", text(index.title(document.id))),
        Html(" "),
        element("span", text(f"{document.uri} · {claims}" if document.title else claims), class_="note"),
    )
    body = element("div", highlighted(index, document), class_="text", lang=document.language)
    return element("details", summary, body, id=document.id, class_="document", open=opened)


def _legend() -> Html:
    kinds = (("conflict", "in a conflict"), ("agreement", "in an agreement"), ("possible", "in a possible finding only"), ("single", "in no finding"))  # fmt: skip
    samples = (join([element("span", text(words), class_=f"claim {kind}"), Html(" ")]) for kind, words in kinds)
    return element("p", text("Claims are highlighted: "), *samples, class_="note legend")


def _table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> Html:
    head = element("tr", *(element("th", text(title), scope="col") for title in titles))
    body = (element("tr", *(element("td", text(cell)) for cell in row)) for row in rows)
    return element("div", element("table", element("thead", head), element("tbody", *body)), class_="wide")
