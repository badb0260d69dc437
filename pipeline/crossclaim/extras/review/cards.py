"""What a page shows of one finding, ready to be written: both sides in their context, what differs, who says it and when."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from crossclaim_schemas import Claim, Relation

from ...write.report_diff import Word, differing_words, shared_words
from ...write.report_headline import headline
from ...write.report_html import text
from ...write.report_index import Index, heading_above
from ...write.report_quote import context, runs
from ...write.report_words import LEVELS, SLOTS, open_references, plain, reasons, scope

CONTEXT_CHARS = 320


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a finding. `answers` are who says it, when, where, how sure, and whether the other side answers alike."""

    letter: str
    claim: Claim
    title: str
    where: tuple[str, ...]
    language: str
    before: Markup
    quote: Markup
    after: Markup
    reading: Markup
    unresolved: str
    answers: tuple[tuple[str, str, bool], ...]
    names: tuple[str, ...]
    seen: str
    bad: bool


@dataclass(frozen=True, slots=True)
class Card:
    """One finding."""

    relation: Relation
    name: str
    headline: str
    reasons: tuple[str, ...]
    levels: tuple[tuple[str, str], ...]
    differences: tuple[tuple[str, str, str], ...]
    sides: tuple[Side, Side]
    linked: tuple[tuple[str, str], ...]


def make_card(index: Index, relation: Relation, seen: tuple[str, str], bad: tuple[bool, bool]) -> Card:
    """The card of a relation; `seen` and `bad` are of claims A and B: the last decision on it, whether it is badly extracted."""
    a, b = index.claims[relation.claim_a], index.claims[relation.claim_b]
    kind, marks = ("differs", differing_words(a.quote, b.quote, relation.differences))
    if relation.label == "agreement":
        kind, marks = "shared", shared_words(a.quote, b.quote)
    side_a = _side(index, "A", a, b, marks[0], kind, seen[0], bad[0])
    side_b = _side(index, "B", b, a, marks[1], kind, seen[1], bad[1])
    differences = tuple((plain(d.slot), d.value_a, d.value_b) for d in relation.differences)
    name, found = index.names[relation.id], tuple(plain(reason) for reason in reasons(relation))
    levels = tuple((SLOTS.get(s, plain(s)), LEVELS.get(level, plain(level))) for s, level in relation.levels.items())
    told = headline(relation, a, b)
    return Card(relation, name, told, found, levels, differences, (side_a, side_b), tuple(_linked(index, a, b)))


def _side(
    index: Index, letter: str, claim: Claim, other: Claim, marks: Iterable[Word], kind: str, seen: str, bad: bool
) -> Side:
    document = index.documents[claim.doc_id]
    before, after = context(document, claim, CONTEXT_CHARS)
    where = (document.uri if document.title else "", heading_above(document, claim.start), document.published or "")
    return Side(
        letter=letter,
        claim=claim,
        title=index.title(claim.doc_id),
        where=tuple(part for part in where if part),
        language=document.language,
        before=shown(before),
        quote=_marked(document.text[claim.start : claim.end], marks, kind),
        after=shown(after),
        reading=shown(claim.text),
        unresolved=open_references(claim),
        answers=tuple((question, answer, (question, answer) in set(scope(other))) for question, answer in scope(claim)),
        names=tuple(_names(claim)),
        seen=seen,
        bad=bad,
    )


def shown(raw: str) -> Markup:
    """A document's text as it may stand on a page: escaped, and hidden characters made visible."""
    return Markup(text(raw))


def _marked(quote: str, marks: Iterable[Word], kind: str) -> Markup:
    """The quote with the marked words in `<mark>`; marks that only white space parts become one."""
    pieces, done = Markup(), 0
    for start, end in runs(quote, marks):
        pieces += shown(quote[done:start]) + Markup('<mark class="{}">{}</mark>').format(kind, shown(quote[start:end]))
        done = end
    return pieces + shown(quote[done:])


def _names(claim: Claim) -> Iterable[str]:
    """Names in the claim, as they stand in the text, and what references stand for."""
    mentions = sorted(claim.mentions, key=lambda mention: mention.start)
    return dict.fromkeys(m.text if m.kind in ("name", "acronym") else m.name for m in mentions)


def _linked(index: Index, a: Claim, b: Claim) -> Iterable[tuple[str, str]]:
    """Differently written names of the two claims that the run takes for one entity."""
    of_b = {index.entity_of[m.id].id: m for m in b.mentions if m.id in index.entity_of}
    for mention in a.mentions:
        entity = index.entity_of.get(mention.id)
        other = of_b.get(entity.id) if entity else None
        if other is not None and mention.text != other.text and {mention.kind, other.kind} <= {"name", "acronym"}:
            yield mention.text, other.text
