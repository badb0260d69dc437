"""Facts as schema.org ClaimReview in JSON-LD: one review for each side of a fact, in a data feed.

A review tells how many independent documents say so and what others say instead. It is no verdict on what is true, and has no number of stars.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from crossclaim_schemas import Claim, Document, Fact, Side

from .export import ExportOptions
from .export_source import RunFolder

FILE = "claimreview.jsonld"
OPENING = '{"@context": "https://schema.org", "@type": "DataFeed", "name": "crossclaim", "dataFeedElement": ['
Node = dict[str, Any]


class Told(NamedTuple):
    """Where a claim of a fact stands, and who says it."""

    quote: str
    document: str
    source: str


def write(run: RunFolder, folder: Path, options: ExportOptions) -> dict[str, int]:
    """All sides of all facts, one a line inside the feed."""
    needed = {claim for fact in run.records(Fact) for claim in fact.claims}
    told = {
        claim.id: Told(claim.quote, claim.doc_id, claim.attribution.source if claim.attribution else "")
        for claim in run.records(Claim)
        if claim.id in needed
    }
    read_in = {item.document for item in told.values()}
    works = {document.id: _work(document) for document in run.records(Document) if document.id in read_in}
    return {FILE: _write_feed(folder / FILE, _reviews(run, told, works, options))}


def _write_feed(path: Path, reviews: Iterator[Node]) -> int:
    n_reviews = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(OPENING)
        for review in reviews:
            item = {"@type": "DataFeedItem", "item": review}
            file.write(("," if n_reviews else "") + "\n" + json.dumps(item, ensure_ascii=False))
            n_reviews += 1
        file.write("\n]}\n")
    return n_reviews


def _reviews(run: RunFolder, told: dict[str, Told], works: dict[str, Node], options: ExportOptions) -> Iterator[Node]:
    for fact in run.records(Fact):
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
