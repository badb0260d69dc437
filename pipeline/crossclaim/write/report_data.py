"""What the page's script draws findings and facts from: plain lists and numbers, each text once."""

from collections.abc import Callable, Iterable, Sequence

from crossclaim_schemas import Claim, Entity, Fact, Relation

from ..reviews.standing import described
from .report_diff import Word, differing_words, shared_words
from .report_groups import anchors, fact_sides, facts_in_order
from .report_headline import headline
from .report_index import Index, heading_above
from .report_quote import context, runs
from .report_words import DIRECTIONS, LEVELS, SLOTS, open_references, plain, reasons, scope

Plain = dict[str, object]


class Numbered:
    """Gives each key the number of its first use; `keys` lists them in that order."""

    def __init__(self) -> None:
        self.keys: list[str] = []
        self._numbers: dict[str, int] = {}

    def __call__(self, key: str) -> int:
        if key not in self._numbers:
            self._numbers[key] = len(self.keys)
            self.keys.append(key)
        return self._numbers[key]


def page_data(index: Index, relations: Sequence[Relation], *, with_facts: bool) -> Plain:
    """The findings in the given order, the facts if wanted, and the claims, documents and entities that they name by number."""
    claims, entities = Numbered(), Numbered()
    tables = _Tables()
    anchor = anchors(relations)
    fact_names = {fact.id: f"F{number}" for number, fact in enumerate(facts_in_order(index), start=1)}
    findings = [_finding(index, relation, anchor[relation.id], claims, entities, tables) for relation in relations]
    facts = [_fact(index, fact, fact_names[fact.id], claims) for fact in facts_in_order(index)] if with_facts else []
    return {
        "findings": findings,
        "facts": facts,
        "claims": [_claim(index, index.claims[claim_id], fact_names) for claim_id in claims.keys],
        "documents": [_document(index, document.id) for document in index.records.documents],
        "entities": entities.keys,
        "levels": tables.rows,
        "directions": DIRECTIONS,
    }


class _Tables:
    """Tables of levels: many findings share one."""

    def __init__(self) -> None:
        self.rows: list[list[list[str]]] = []
        self._numbers: dict[tuple[tuple[str, str], ...], int] = {}

    def __call__(self, levels: dict[str, str]) -> int:
        key = tuple(levels.items())
        if key not in self._numbers:
            self._numbers[key] = len(self.rows)
            self.rows.append([[SLOTS.get(slot, plain(slot)), LEVELS.get(level, plain(level))] for slot, level in key])
        return self._numbers[key]


def marked(relation: Relation, a: Claim, b: Claim) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The stretches of both quotes to be marked: what differs in a conflict, what is shared in an agreement."""
    words_a, words_b = _words(relation, a, b)
    return runs(a.quote, words_a), runs(b.quote, words_b)


def _words(relation: Relation, a: Claim, b: Claim) -> tuple[list[Word], list[Word]]:
    if relation.label == "conflict":
        return differing_words(a.quote, b.quote, relation.differences)
    return shared_words(a.quote, b.quote)


def _finding(
    index: Index, relation: Relation, anchor: str, claims: Numbered, entities: Numbered, tables: _Tables
) -> Plain:
    a, b = index.claims[relation.claim_a], index.claims[relation.claim_b]
    shared = index.shared_entities(relation)
    marks = [_in_utf16(claim.quote, spans) for claim, spans in zip((a, b), marked(relation, a, b), strict=True)]
    made: Plain = {
        "id": relation.id,
        "name": index.names[relation.id],
        "label": relation.label,
        "reasons": reasons(relation),
        "score": relation.score,
        "possible": relation.status == "possible",
        "place": index.places[relation.id],
        "a": claims(a.id),
        "b": claims(b.id),
        "anchor": claims(anchor),
        "headline": headline(relation, a, b),
        "explanation": relation.explanation,
        "differences": [[plain(found.slot), found.value_a, found.value_b] for found in relation.differences],
        "levels": tables(relation.levels),
        "direction": relation.direction,
        "marks": marks,
        "entities": [entities(entity.name) for entity, _, _ in shared],
    }
    optional: Plain = {"oneEntity": list(_one_entity(shared)), "decision": _decision(index, relation)}
    return made | {name: value for name, value in optional.items() if value}


def _one_entity(shared: Iterable[tuple[Entity, str, str]]) -> Iterable[str]:
    """How differently named mentions came to be one entity."""
    for entity, words_a, words_b in shared:
        if words_a != words_b:
            why = {merge.from_: merge.why for merge in entity.merges}
            given = "; ".join(dict.fromkeys(plain(why[words]) for words in (words_a, words_b) if words in why))
            yield f"“{words_a}” and “{words_b}” are both {entity.name}" + (f": {given}" if given else "")


def _decision(index: Index, relation: Relation) -> list[str]:
    """The decision's name, who took it, and the reviewer's note; empty if there is none."""
    standing = index.records.decided.findings.get(relation.id)
    return [index.decision(relation), described(standing), standing.verdict.note] if standing else []


def _claim(index: Index, claim: Claim, fact_names: dict[str, str]) -> Plain:
    document = index.documents[claim.doc_id]
    before, after = context(document, claim, index.context_chars)
    fact = index.fact_of.get(claim.id)
    made: Plain = {
        "id": claim.id,
        "document": index.document_order[claim.doc_id],
        "href": index.links.claim(claim),
        "heading": heading_above(document, claim.start),
        "before": before,
        "quote": claim.quote,
        "after": after,
        "text": claim.text,
        "scope": [list(row) for row in scope(claim)],
    }
    optional: Plain = {
        "unresolved": open_references(claim),
        "fact": [fact_names[fact.id], fact.id] if fact and fact.id in fact_names else [],
        "mark": described(index.records.decided.claims.get(claim.id)),
    }
    return made | {name: value for name, value in optional.items() if value}


def _document(index: Index, doc_id: str) -> Plain:
    document = index.documents[doc_id]
    return {
        "title": index.title(doc_id),
        "uri": document.uri if document.title else "",
        "published": document.published or "",
        "href": index.links.document(doc_id),
    }


def _fact(index: Index, fact: Fact, name: str, claims: Numbered) -> Plain:
    sides = [
        {"note": side.note, "claims": [[claims(told.claim_id), told.score] for told in side.told]}
        for side in fact_sides(index, fact)
    ]
    return {"id": fact.id, "name": name, "disputed": fact.disputed, "sides": sides}


def _in_utf16(quote: str, spans: list[tuple[int, int]]) -> list[int]:
    """Starts and ends as a script counts them: characters beyond the basic plane are two there."""
    unit: Callable[[int], int] = (
        (lambda offset: offset) if quote.isascii() else lambda offset: len(quote[:offset].encode("utf-16-le", "surrogatepass")) // 2
    )  # fmt: skip
    return [unit(offset) for span in spans for offset in span]
