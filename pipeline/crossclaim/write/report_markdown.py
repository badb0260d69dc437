"""The report as Markdown: to read in a terminal, to paste into a document, to keep under version control."""

import re
from collections.abc import Iterable, Iterator, Sequence

from crossclaim_schemas import Claim, Fact, Relation

from ..reviews.standing import described
from .report_data import marked
from .report_groups import anchors, fact_sides, facts_in_order
from .report_headline import headline
from .report_html import count, visible
from .report_index import Index, Records, build_index, heading_above
from .report_overview import title, unfound, verdict
from .report_words import plain, reasons, scope

# All that Markdown or HTML in it could take for markup, wherever it stands.
MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~!&])")
LIST_START = re.compile(r"^(\d*)([-+=.)])")


def render_markdown(records: Records) -> str:
    """The whole report but the texts of the documents; the differing words of quotes are bold."""
    index = build_index(records)
    return "\n".join(_lines(index)) + "\n"


def escaped(raw: str) -> str:
    """Text of a document on one line, with nothing that Markdown would read as markup or a browser as HTML."""
    line = MARKUP.sub(r"\\\1", visible(" ".join(raw.split())))
    return LIST_START.sub(r"\1\\\2", line)


def _lines(index: Index) -> Iterator[str]:
    yield from (f"# {title(index)}", "", verdict(index), "")
    if not index.conflicts and len(index.records.documents) != 1:
        yield from (unfound(index), "")
    yield from _documents(index)
    for heading, relations in (("Conflicts", index.conflicts), ("Agreements", index.agreements), ("Possible findings", index.possible)):  # fmt: skip
        if relations:
            yield from _findings(index, heading, relations)
    yield from _facts(index)
    yield from _alone(index)
    yield from _rejected(index)
    yield f"Written by crossclaim {index.records.manifest.crossclaim}. A finding is a reading of the text by rules, not a judgement of what is true."


def _documents(index: Index) -> Iterator[str]:
    yield from ("## What was compared", "", "| | Document | Published | Claims | Only here |", "|---|---|---|---|---|")
    for order, document in enumerate(index.records.documents, start=1):
        name = escaped(document.title or document.uri) + (f" ({escaped(document.uri)})" if document.title else "")
        claims, alone = len(index.claims_of[document.id]), len(index.alone(document.id))
        yield f"| {order} | {name} | {document.published or 'not known'} | {claims:,} | {alone:,} |"
    yield ""


def _findings(index: Index, heading: str, relations: Sequence[Relation]) -> Iterator[str]:
    """The findings of one claim together, where the best of them stands."""
    yield from (f"## {heading} ({len(relations):,})", "")
    anchor = anchors(relations)
    groups: dict[str, list[Relation]] = {}
    for relation in relations:
        groups.setdefault(anchor[relation.id], []).append(relation)
    for group in groups.values():
        for place, relation in enumerate(group):
            yield from _finding(index, relation, place > 0)


def _finding(index: Index, relation: Relation, further: bool) -> Iterator[str]:
    a, b = index.claims[relation.claim_a], index.claims[relation.claim_b]
    yield from (f"### {index.names[relation.id]} {escaped(headline(relation, a, b))}", "")
    facts = [relation.label, *(plain(reason) for reason in reasons(relation)), f"score {relation.score:.2f}"]
    facts += [escaped(entity.name) for entity, _, _ in index.shared_entities(relation)]
    decision = described(index.records.decided.findings.get(relation.id))
    facts += [escaped(decision)] if decision else []
    facts += ["the same claim as above, against another one"] if further else []
    yield from (", ".join(facts), "")
    for name, claim, other, spans in zip("AB", (a, b), (b, a), marked(relation, a, b), strict=True):
        yield from _side(index, name, claim, other, spans)
    yield ""


def _side(index: Index, name: str, claim: Claim, other: Claim, spans: Iterable[tuple[int, int]]) -> Iterator[str]:
    document = index.documents[claim.doc_id]
    where = " · ".join(
        escaped(part) for part in (index.title(document.id), heading_above(document, claim.start)) if part
    )
    yield f"- **{name}** {where}: “{_bold(claim.quote, spans)}”"
    if claim.text.rstrip(".").split() != claim.quote.split():
        yield f"  - read as: {escaped(claim.text)}"
    elsewhere = set(scope(other))
    answers = (f"{question.lower()}: {escaped(answer)}" for question, answer in scope(claim) if (question, answer) not in elsewhere)  # fmt: skip
    differing = "; ".join(answers)
    if differing:
        yield f"  - {differing}"


def _bold(quote: str, spans: Iterable[tuple[int, int]]) -> str:
    pieces, done = [], 0
    for start, end in spans:
        pieces += [_kept(quote[done:start]), f"**{escaped(quote[start:end])}**"]
        done = end
    return "".join([*pieces, _kept(quote[done:])])


def _kept(piece: str) -> str:
    """Escaped, with a space where white space stood at either end."""
    bare = escaped(piece)
    if not bare:
        return " " if piece else ""
    return (" " if piece[0].isspace() else "") + bare + (" " if piece[-1].isspace() else "")


def _facts(index: Index) -> Iterator[str]:
    facts = facts_in_order(index)
    if facts:
        yield from (
            f"## Facts ({len(facts):,})",
            "",
            "Claims that reported agreements tie together, disputed ones first.",
            "",
        )
    for number, fact in enumerate(facts, start=1):
        yield from _fact(index, fact, number)


def _fact(index: Index, fact: Fact, number: int) -> Iterator[str]:
    sides = fact_sides(index, fact)
    about = index.claims[sides[0].told[0].claim_id].text
    yield from (f"### F{number} About: {escaped(about)}", "")
    for side in sides:
        yield f"- {side.note}"
        for told in side.told:
            claim = index.claims[told.claim_id]
            score = f", matched, score {told.score:.2f}" if told.score is not None else ""
            yield f"  - {escaped(claim.text)} ({escaped(index.title(claim.doc_id))}{score})"
    yield ""


def _alone(index: Index) -> Iterator[str]:
    if any(index.alone(document.id) for document in index.records.documents):
        yield from ("## What only one document says", "")
    for document in index.records.documents:
        claims = index.alone(document.id)
        if claims:
            yield from (f"### {escaped(index.title(document.id))}: {count(len(claims), 'claim')}", "")
            yield from (f"- {escaped(claim.text)}" for claim in claims)
            yield ""


def _rejected(index: Index) -> Iterator[str]:
    if index.records.rejects:
        yield from ("## Rejected inputs", "")
        yield from (f"- {escaped(reject.uri)} ({reject.stage}, {reject.code}): {escaped(reject.message)}" for reject in index.records.rejects)  # fmt: skip
        yield ""
