"""One finding as a card: what it says, both sides, what differs, and why."""

from crossclaim_schemas import Claim, Entity, Relation

from .report_diff import Word, differing_words, shared_words
from .report_html import EMPTY, Html, count, element, join, link, text
from .report_index import Index, heading_above
from .report_quote import quote_in_context
from .report_words import DIRECTIONS, LEVELS, SLOTS, open_references, plain, reasons, scope


def finding(index: Index, relation: Relation, level: int = 3) -> Html:
    """The card of a relation; its headline is a heading of the given level."""
    a, b = index.claims[relation.claim_a], index.claims[relation.claim_b]
    kind, (marks_a, marks_b) = _marks(relation, a, b)
    return element(
        "article",
        _labels(index, relation),
        element(f"h{level}", text(relation.explanation)),
        _differences(relation),
        element("div", _side(index, a, b, "A", marks_a, kind), _side(index, b, a, "B", marks_b, kind), class_="sides"),
        _why(index, relation, a, b),
        id=relation.id,
        class_=f"finding item {relation.label}",
        data_label=relation.label,
        data_reason=" ".join(reasons(relation)),
        data_documents=" ".join(str(index.document_order[doc_id]) for doc_id in (relation.doc_a, relation.doc_b)),
        data_score=f"{relation.score:.4f}",
        data_place=index.places[relation.id],
    )


def shared_entities(index: Index, a: Claim, b: Claim) -> list[tuple[Entity, str, str]]:
    """The entities that both claims mention, with the words of the first mention in each."""
    words_a, words_b = _first_mentions(index, a), _first_mentions(index, b)
    return [(entity, words, words_b[key][1]) for key, (entity, words) in words_a.items() if key in words_b]


def _marks(relation: Relation, a: Claim, b: Claim) -> tuple[str, tuple[list[Word], list[Word]]]:
    if relation.label == "conflict":
        return "differs", differing_words(a.quote, b.quote, relation.differences)
    return "shared", shared_words(a.quote, b.quote)


def _labels(index: Index, relation: Relation) -> Html:
    name = index.names[relation.id]
    return element(
        "p",
        link(relation.id, text(name), class_="permalink", aria_label=f"link to finding {name}"),
        element("span", text(relation.label), class_="label kind"),
        *(element("span", text(plain(reason)), class_="label") for reason in reasons(relation)),
        element("span", text(f"score {relation.score:.2f}"), class_="label score"),
        _about(index, relation),
        class_="labels",
    )


def _about(index: Index, relation: Relation) -> Html:
    shared = shared_entities(index, index.claims[relation.claim_a], index.claims[relation.claim_b])
    names = ", ".join(entity.name for entity, _, _ in shared)
    return element("span", text(names), class_="about") if names else EMPTY


def _differences(relation: Relation) -> Html:
    if not relation.differences:
        return EMPTY
    return element(
        "dl",
        *(
            element(
                "div",
                element("dt", text(plain(difference.slot))),
                element("dd", _value("A", difference.value_a), Html(" "), _value("B", difference.value_b)),
            )
            for difference in relation.differences
        ),
        class_="differences",
    )


def _value(side: str, value: str) -> Html:
    shown = text(value) if value else element("em", text("not said"))
    return element("span", element("b", text(side), class_="side-name"), Html(" "), shown, class_="value")


def _side(index: Index, claim: Claim, other: Claim, side: str, marks: list[Word], kind: str) -> Html:
    document = index.documents[claim.doc_id]
    where = [part for part in (document.uri if document.title else "", heading_above(document, claim.start)) if part]
    unresolved = open_references(claim)
    return element(
        "section",
        element(
            "p",
            element("b", text(side), class_="side-name"),
            Html(" "),
            link(claim.id, text(index.title(claim.doc_id)), title="show in the document"),
            element("span", text(" · ".join(where)), class_="where") if where else EMPTY,
            class_="source",
        ),
        quote_in_context(document, claim, index.context_chars, marks, kind),
        element(
            "div",
            element("p", element("b", text("Read as ")), text(claim.text)),
            element("p", element("b", text("Unresolved ")), text(unresolved)) if unresolved else EMPTY,
            class_="reading",
        ),
        _scope_line(claim, other),
        class_="side",
        aria_label=f"{side}: {index.title(claim.doc_id)}",
    )


def _scope_line(claim: Claim, other: Claim) -> Html:
    """Who says it, when, where and how sure; an answer that the other side does not give stands out."""
    answers = set(scope(other))
    rows = (
        element(
            "div",
            element("dt", text(question)),
            element("dd", text(answer), class_=None if (question, answer) in answers else "other"),
        )
        for question, answer in scope(claim)
    )
    return element("dl", join(rows), class_="scope")


def _why(index: Index, relation: Relation, a: Claim, b: Claim) -> Html:
    rows = (
        element(
            "div",
            element("dt", text(SLOTS.get(slot, plain(slot)))),
            element("dd", text(LEVELS.get(level, plain(level)))),
        )
        for slot, level in relation.levels.items()
    )
    levels = join(
        [element("p", text("How the two claims compare, slot by slot:")), element("dl", join(rows), class_="levels")]
    )
    return element(
        "details",
        element("summary", text("Why")),
        element("p", text(f"Direction: {DIRECTIONS[relation.direction]}.")) if relation.label == "agreement" else EMPTY,
        levels if relation.levels else EMPTY,
        _same_entities(index, a, b),
        _told_by_all(index, relation),
        class_="why",
    )


def _same_entities(index: Index, a: Claim, b: Claim) -> Html:
    """How differently named mentions came to be one entity."""
    items = []
    for entity, words_a, words_b in shared_entities(index, a, b):
        if words_a == words_b:
            continue
        why = {merge.from_: merge.why for merge in entity.merges}
        given = "; ".join(dict.fromkeys(plain(why[words]) for words in (words_a, words_b) if words in why))
        items.append(text(f"“{words_a}” and “{words_b}” are both {entity.name}" + (f": {given}" if given else "")))
    return element("ul", *(element("li", item) for item in items)) if items else EMPTY


def _told_by_all(index: Index, relation: Relation) -> Html:
    """The sides of a disputed fact, with how many independent sources stand behind each."""
    fact = index.fact_of.get(relation.claim_a)
    if relation.label != "conflict" or fact is None or not fact.disputed:
        return EMPTY
    sides = (
        element("li", text(f"{side.value}: {count(side.independent_origins, 'independent source')} (" + ", ".join(
            index.title(doc_id) for doc_id in side.documents) + ")"))
        for side in fact.sides
    )  # fmt: skip
    return join([element("p", text("All that the documents say about it:")), element("ul", join(sides))])


def _first_mentions(index: Index, claim: Claim) -> dict[str, tuple[Entity, str]]:
    found: dict[str, tuple[Entity, str]] = {}
    for mention in claim.mentions:
        entity = index.entity_of.get(mention.id)
        if entity:
            found.setdefault(entity.id, (entity, mention.text))
    return found
