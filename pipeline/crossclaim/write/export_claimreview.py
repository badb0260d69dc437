"""Facts as schema.org ClaimReview in JSON-LD: one review for each side of a fact, in a data feed.

A review tells how many independent documents say so and what others say instead. It is no verdict on what is true, and has no
number of stars. What a reviewer rejected is not published.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from crossclaim_schemas import Claim, Document, Fact, Relation, Side

from ..reviews.decided import decided_in, read_decisions
from .export import ExportOptions, Written
from .export_source import RunFolder

FILE = "claimreview.jsonld"
OPENING = '{"@context": "https://schema.org", "@type": "DataFeed", "name": "crossclaim", "dataFeedElement": ['
Node = dict[str, Any]


class Told(NamedTuple):
    """Where a claim of a fact stands, and who says it."""

    quote: str
    document: str
    source: str


def write(run: RunFolder, folder: Path, options: ExportOptions) -> Written:
    """All sides of all facts that may be published, one a line inside the feed."""
    kept, notes = _publishable(run, options)
    needed = {claim for fact in run.records(Fact) if fact.id in kept for claim in fact.claims}
    told = {
        claim.id: Told(claim.quote, claim.doc_id, claim.attribution.source if claim.attribution else "")
        for claim in run.records(Claim)
        if claim.id in needed
    }
    read_in = {item.document for item in told.values()}
    works = {document.id: _work(document) for document in run.records(Document) if document.id in read_in}
    facts = (fact for fact in run.records(Fact) if fact.id in kept)
    return Written({FILE: _write_feed(folder / FILE, _reviews(facts, told, works, options))}, notes)


def _publishable(run: RunFolder, options: ExportOptions) -> tuple[set[str], tuple[str, ...]]:
    """Ids of facts, and what is said of the others: those of which a finding was rejected, or with `accepted` none was accepted."""
    facts = {fact.id: frozenset(fact.claims) for fact in run.records(Fact)}
    outcomes = _outcomes(run, facts)
    kept = {name for name in facts if not outcomes[name] - {"accepted"}}
    accepted = {name for name in kept if outcomes[name]} if options.accepted else kept
    told = (
        (len(facts) - len(kept), "a finding was rejected or relabelled by a reviewer"),
        (len(kept) - len(accepted), "no finding was accepted by a reviewer yet"),
    )
    return accepted, tuple(f"left out: {n} {'fact' if n == 1 else 'facts'} of which {why}" for n, why in told if n)


def _outcomes(run: RunFolder, facts: dict[str, frozenset[str]]) -> defaultdict[str, set[str]]:
    """What reviewers found the reported findings of each fact to be."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    decisions = read_decisions(run.folder)
    if decisions:
        facts_of: defaultdict[str, list[str]] = defaultdict(list)
        for name, claims in facts.items():
            for claim in claims:
                facts_of[claim].append(name)
        relations = [relation for relation in run.records(Relation) if relation.status == "reported"]
        decided = decided_in(decisions, list(run.records(Document)), list(run.records(Claim)), relations)
        for relation in relations:
            standing = decided.findings.get(relation.id)
            if standing is None or standing.outcome is None:
                continue
            for name in facts_of[relation.claim_a]:
                if relation.claim_b in facts[name]:
                    found[name].add(standing.outcome)
    return found


def _write_feed(path: Path, reviews: Iterator[Node]) -> int:
    n_reviews = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(OPENING)
        for review in reviews:
            item = {"@type": "DataFeedItem", "item": review}
            # So that a line can be pasted into a page: text of documents must not end the script that holds it.
            line = json.dumps(item, ensure_ascii=False).replace("<", "\\u003c")
            file.write(("," if n_reviews else "") + "\n" + line)
            n_reviews += 1
        file.write("\n]}\n")
    return n_reviews


def _reviews(
    facts: Iterable[Fact], told: dict[str, Told], works: dict[str, Node], options: ExportOptions
) -> Iterator[Node]:
    for fact in facts:
        for at, side in enumerate(fact.sides):
            name = f"{options.base}{fact.id}#side-{at}"
            appearances = [_quotation(told[claim], works) for claim in side.claims]
            yield {
                "@type": "ClaimReview",
                "@id": name,
                "url": name,
                "claimReviewed": side.value,
                "itemReviewed": {"@type": "Claim", "text": side.value, "appearance": appearances},
                "reviewRating": _rating(fact, side),
                "author": {"@type": "Organization", "name": options.author},
            }


def _work(document: Document) -> Node:
    work: Node = {"@type": "CreativeWork", "name": document.title or document.uri, "identifier": document.uri}
    if document.uri.startswith(("http://", "https://")):
        work["url"] = document.uri
    return work | ({"datePublished": document.published} if document.published else {})


def _quotation(told: Told, works: dict[str, Node]) -> Node:
    quotation = {"@type": "Quotation", "text": told.quote, "isPartOf": works[told.document]}
    return quotation | ({"creditText": told.source} if told.source else {})


def _rating(fact: Fact, side: Side) -> Node:
    """In words: `alternateName` is what readers of ClaimReview show."""
    others = [other for other in fact.sides if other is not side]
    n = side.independent_origins
    name = "Disputed" if others else "Corroborated" if n > 1 else "One source"
    says = "source says" if n == 1 else "sources say"
    explanation = f"{n} independent {says} so."
    for other in others:
        explanation += f" {other.independent_origins} otherwise: “{other.value}”"
    return {"@type": "Rating", "alternateName": name, "ratingExplanation": explanation}
