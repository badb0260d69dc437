"""The feed is JSON-LD of schema.org's words, each used where schema.org allows it, and tells what the facts tell."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.namespace import SDO

from crossclaim.reviews.decided import abouts_of
from crossclaim.reviews.log import ReviewLog
from crossclaim.write.export import ExportOptions, export_run
from crossclaim_schemas import Claim, Document, Fact, Reject, Relation, Review, Side, Verdict, review_id

from .making import read_run, write_run

BASE = "https://example.org/checks/"
# What each class may have here and what it must have: https://schema.org/ClaimReview and the classes that it leads to, and
# https://developers.google.com/search/docs/appearance/structured-data/factcheck.
ALLOWED: dict[str, dict[str, bool]] = {
    "DataFeed": {"name": True, "dataFeedElement": False},
    "DataFeedItem": {"item": True},
    "ClaimReview": {"url": True, "claimReviewed": True, "itemReviewed": True, "reviewRating": True, "author": True},
    "Claim": {"text": True, "appearance": True},
    "Quotation": {"text": True, "isPartOf": True, "creditText": False},
    "CreativeWork": {"name": True, "identifier": True, "url": False, "datePublished": False},
    "Rating": {"alternateName": True, "ratingExplanation": True},
    "Organization": {"name": True},
}


@pytest.fixture(scope="module")
def feed(ordinary: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    out = tmp_path_factory.mktemp("exports") / "claimreview"
    export_run(ordinary, out, to="claimreview", options=ExportOptions(base=BASE, author="Desk of Facts"))
    content: dict[str, Any] = json.loads((out / "claimreview.jsonld").read_text(encoding="utf-8"))
    return content


def reviews(feed: dict[str, Any]) -> list[dict[str, Any]]:
    return [element["item"] for element in feed["dataFeedElement"]]


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib warns of its own reader of JSON-LD
def test_claimreview_is_what_schema_org_allows(feed: dict[str, Any]) -> None:
    # The context is that of schema.org, told here so that no network is needed.
    local = {**feed, "@context": {"@vocab": "https://schema.org/", "url": {"@type": "@id"}}}
    graph = Graph().parse(data=json.dumps(local), format="json-ld")
    assert feed["@context"] == "https://schema.org"
    for node in graph.subjects(unique=True):
        (kind,) = graph.objects(node, RDF.type)
        assert hasattr(SDO, str(kind).removeprefix(str(SDO)))  # warns of a class that is none
        allowed = ALLOWED[str(kind).removeprefix(str(SDO))]
        used = {URIRef(str(word)) for word in graph.predicates(node) if word != RDF.type}
        assert used <= {SDO[word] for word in allowed}
        assert used >= {SDO[word] for word, needed in allowed.items() if needed}
    assert all(str(value) for value in graph.objects() if isinstance(value, Literal))


def test_claimreview_has_one_review_a_side(feed: dict[str, Any], ordinary: Path) -> None:
    facts = [fact for fact in read_run(ordinary)["fact"] if isinstance(fact, Fact)]
    expected = [(f"{BASE}{fact.id}#side-{at}", side.value) for fact in facts for at, side in enumerate(fact.sides)]
    assert [(review["url"], review["claimReviewed"]) for review in reviews(feed)] == expected
    assert {review["author"]["name"] for review in reviews(feed)} == {"Desk of Facts"}


def test_claimreview_shows_where_it_was_said(feed: dict[str, Any], ordinary: Path) -> None:
    records = read_run(ordinary)
    quotes = {c.quote: c for c in records["claim"] if isinstance(c, Claim)}
    documents = {d.uri: d for d in records["document"] if isinstance(d, Document)}
    shown = [item for review in reviews(feed) for item in review["itemReviewed"]["appearance"]]
    for item in shown:
        document = documents[item["isPartOf"]["identifier"]]
        assert item["text"] in document.text
        assert item["isPartOf"].get("datePublished") == document.published
    sources = {claim.attribution.source for claim in quotes.values() if claim.attribution}
    assert {item["creditText"] for item in shown if "creditText" in item} <= sources
    assert any("creditText" in item for item in shown)


def test_claimreview_rates_in_words(feed: dict[str, Any], ordinary: Path) -> None:
    facts = {fact.id: fact for fact in read_run(ordinary)["fact"] if isinstance(fact, Fact)}
    for review in reviews(feed):
        fact = facts[review["url"].removeprefix(BASE).partition("#")[0]]
        rating = review["reviewRating"]
        assert (rating["alternateName"] == "Disputed") == fact.disputed
        others = [side.value for side in fact.sides if side.value != review["claimReviewed"]]
        assert all(f"“{value}”" in rating["ratingExplanation"] for value in others)
    assert {review["reviewRating"]["alternateName"] for review in reviews(feed)} == {"Disputed", "Corroborated"}


def decide(run: Path, relation: Relation, **verdict: Any) -> None:
    """What the review desk writes when a reviewer decides."""
    records = read_run(run)
    claims = {claim.id: claim for claim in records["claim"] if isinstance(claim, Claim)}
    documents = {document.id: document for document in records["document"] if isinstance(document, Document)}
    about = abouts_of([relation], claims, documents)[relation.id]
    after = Verdict(**verdict)
    ReviewLog(run).append(
        lambda at: Review(
            id=review_id(at, "ada", about.key),
            at=at,
            by="ada",
            action="accept",
            about=about,
            before=Verdict(),
            after=after,
        )
    )


def test_claimreview_leaves_out_what_reviewers_rejected(ordinary: Path, tmp_path: Path) -> None:
    run = Path(shutil.copytree(ordinary, tmp_path / "run"))
    records = read_run(run)
    facts = [fact for fact in records["fact"] if isinstance(fact, Fact)]
    relations = [r for r in records["relation"] if isinstance(r, Relation) and r.status == "reported"]
    first, second, third = (
        next(r for r in relations if {r.claim_a, r.claim_b} <= set(fact.claims)) for fact in facts[:3]
    )
    decide(run, first, decision="rejected", why="other_time")
    decide(run, second, decision="accepted")
    decide(run, third, decision="accepted", label="agreement" if third.label == "conflict" else "conflict")
    exported = export_run(run, tmp_path / "out", to="claimreview")
    assert exported.notes == ("left out: 2 facts of which a finding was rejected or relabelled by a reviewer",)
    assert published(tmp_path / "out") == [fact.id for fact in facts if fact not in (facts[0], facts[2])]
    exported = export_run(run, tmp_path / "out", to="claimreview", options=ExportOptions(accepted=True))
    assert f"left out: {len(facts) - 3} facts of which no finding was accepted by a reviewer yet" in exported.notes
    assert published(tmp_path / "out") == [facts[1].id]


def published(folder: Path) -> list[str]:
    """The facts of a feed, in their order."""
    feed = json.loads((folder / "claimreview.jsonld").read_text(encoding="utf-8"))
    return list(dict.fromkeys(r["url"].removeprefix("urn:crossclaim:").partition("#")[0] for r in reviews(feed)))


def test_claimreview_line_can_stand_in_a_page(tmp_path: Path) -> None:
    side = Side(value="</script><script>alert(1)</script>", claims=(), documents=(), independent_origins=1)
    facts = [Fact(id="f-1", claims=(), sides=(side,), disputed=False)]
    export_run(write_run(tmp_path / "run", {"fact": facts}), tmp_path / "out", to="claimreview")
    raw = (tmp_path / "out" / "claimreview.jsonld").read_text(encoding="utf-8")
    assert "<" not in raw
    assert reviews(json.loads(raw))[0]["claimReviewed"] == side.value
    assert reviews(json.loads(raw))[0]["reviewRating"]["alternateName"] == "One source"


def test_claimreview_of_a_run_without_facts_is_an_empty_feed(tmp_path: Path) -> None:
    run = write_run(tmp_path / "run", {"reject": [Reject(uri="a", stage="ingest", code="empty", message="is empty")]})
    export_run(run, tmp_path / "out", to="claimreview")
    content = json.loads((tmp_path / "out" / "claimreview.jsonld").read_text(encoding="utf-8"))
    assert content["dataFeedElement"] == []
