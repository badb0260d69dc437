"""Small records for the tests of what is written; no model is needed to make them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

import pytest

from crossclaim.config import load_config
from crossclaim.reviews.decided import abouts_of, decided_in
from crossclaim.reviews.keys import about_claim
from crossclaim.reviews.standing import About
from crossclaim.write.report_index import Records
from crossclaim_schemas import (
    Argument,
    Block,
    Claim,
    Difference,
    Document,
    Entity,
    EntityMention,
    Fact,
    Manifest,
    Mention,
    Merge,
    Reject,
    Relation,
    Review,
    Side,
    Verdict,
    make_id,
    review_id,
)


@dataclass
class Store:
    """The records of one run, to be given to a writer as keyword arguments with `vars`."""

    documents: Sequence[Document] = ()
    claims: Sequence[Claim] = ()
    entities: Sequence[Entity] = ()
    relations: Sequence[Relation] = ()
    facts: Sequence[Fact] = ()
    rejects: Sequence[Reject] = ()
    manifest: Manifest = field(default_factory=lambda: make_manifest())

    def but(self, **changes: Any) -> "Store":
        return replace(self, **changes)


def make_manifest(**changes: Any) -> Manifest:
    config = load_config()
    fields: dict[str, Any] = {
        "crossclaim": "0.1.0", "python": "3.11.0", "spacy": "3.8.7", "model": "en_test", "model_version": "3.8.0",
        "config": config.model_dump(mode="json"), "config_sha256": config.sha256(), "inputs": {}, "counts": {}, "finished": True,
    }  # fmt: skip
    return Manifest(**(fields | changes))


def make_document(uri: str, text: str, **changes: Any) -> Document:
    """A document whose paragraphs are parted by empty lines; a paragraph without a full stop is a heading."""
    blocks, start = [], 0
    for paragraph in text.split("\n\n"):
        heading = bool(paragraph) and not paragraph.endswith((".", "\n"))
        level = (1 if start == 0 else 2) if heading else 0
        if paragraph:
            blocks.append(
                Block(kind="heading" if heading else "paragraph", start=start, end=start + len(paragraph), level=level)
            )
        start += len(paragraph) + 2
    fields: dict[str, Any] = {
        "id": make_id("doc", uri), "uri": uri, "media_type": "text/plain", "sha256": "0" * 64, "language": "en", "text": text,
        "blocks": tuple(blocks),
    }  # fmt: skip
    return Document(**(fields | changes))


def make_claim(document: Document, quote: str, **changes: Any) -> Claim:
    """A claim read from the first place where the quote stands."""
    start = document.text.index(quote)
    end = start + len(quote)
    subject = Argument(
        text=quote[:5], resolved=quote[:5], start=start, end=min(start + 5, end), role="subject", head="thing"
    )
    fields: dict[str, Any] = {
        "id": make_id("claim", document.id, start, end), "doc_id": document.id, "start": start, "end": end, "quote": quote, "text": quote,
        "subject": subject, "predicate": "is", "lemma": "be", "kind": "state", "construction": "test", "checkworthy": 1.0, "confidence": 1.0,
        "sentence_start": start, "sentence_end": end,
    }  # fmt: skip
    return Claim(**(fields | changes))


def make_relation(label: str, a: Claim, b: Claim, **changes: Any) -> Relation:
    fields: dict[str, Any] = {
        "id": make_id("rel", label, a.id, b.id), "label": label, "direction": "both", "reason": "time", "score": 0.8, "status": "reported",
        "claim_a": a.id, "claim_b": b.id, "doc_a": a.doc_id, "doc_b": b.doc_id, "quote_a": a.quote, "quote_b": b.quote,
        "levels": {"time": "same_year"}, "explanation": f"{label} of two claims",
    }  # fmt: skip
    return Relation(**(fields | changes))


@pytest.fixture
def store() -> Store:
    """Two documents with one conflict, two agreements on one fact and one alone, a possible finding and a reject."""
    first = make_document(
        "news/plant.txt",
        "Plant news\n\nThe plant opens in 2025. Acme employs 1,204 people.\n\nHistory\n\nIda Berg founded Acme in 1987. Acme sold no gears.",
        title="Plant news",
    )
    second = make_document(
        "news/note.txt",
        "Note\n\nThe plant is to open in 2026. Acme was founded by Ida Berg. Ida Berg created Acme. Acme likes rain.",
    )
    a = [make_claim(first, quote) for quote in ("The plant opens in 2025", "Acme employs 1,204 people", "Ida Berg founded Acme in 1987", "Acme sold no gears")]  # fmt: skip
    b = [make_claim(second, quote) for quote in ("The plant is to open in 2026", "Acme was founded by Ida Berg", "Ida Berg created Acme", "Acme likes rain")]  # fmt: skip
    mentions = [
        Mention(id=make_id("mention", claim.id), start=claim.start, end=claim.start + 4, text=words, kind="name", label="PERSON", name="Ida Berg")
        for claim, words in ((a[2], "Ida Berg"), (b[1], "Berg"))
    ]  # fmt: skip
    a[2] = a[2].model_copy(update={"mentions": (mentions[0],)})
    b[1] = b[1].model_copy(update={"mentions": (mentions[1],)})
    entity = Entity(
        id="ent-1", name="Ida Berg", label="PERSON", merges=(Merge(**{"from": "Berg", "why": "last_name"}),),
        mentions=tuple(EntityMention(id=mention.id, doc_id=claim.doc_id, start=mention.start, end=mention.end, text=mention.text, kind="name") for mention, claim in zip(mentions, (a[2], b[1]), strict=True)),
    )  # fmt: skip
    differs = Difference(slot="time", value_a="2025", value_b="2026")
    relations = [
        make_relation("conflict", a[0], b[0], differences=(differs,), explanation="Same plant, same event: 2025 against 2026."),
        make_relation("agreement", a[2], b[1], reason="same+refines", direction="a_supports_b", score=0.9),
        make_relation("agreement", a[2], b[2], reason="paraphrase", score=0.7),
        make_relation("conflict", a[3], b[3], reason="negation", score=0.3, status="possible"),
    ]  # fmt: skip
    founded = Side(
        value="founded", claims=(a[2].id, b[1].id, b[2].id), documents=(first.id, second.id), independent_origins=2
    )
    fact = Fact(id="fact-1", claims=(a[2].id, b[1].id, b[2].id), sides=(founded,), disputed=False)
    reject = Reject(
        uri="news/empty.txt", stage="ingest", code="empty", message="The file is empty; give a file with text."
    )
    return Store([first, second], a + b, [entity], relations, [fact], [reject], make_manifest())


@pytest.fixture
def make_store() -> Callable[..., Store]:
    """Documents given as texts, each with claims on its quotes; the first claims of neighbours are in conflict."""

    def build(*texts_and_quotes: tuple[str, Sequence[str]], **document_changes: Any) -> Store:
        documents, claims, relations = [], [], []
        for number, (text, quotes) in enumerate(texts_and_quotes):
            document = make_document(f"doc-{number:03}.txt", text, **document_changes)
            own = [make_claim(document, quote) for quote in quotes]
            documents.append(document)
            claims.append(own)
        for first, second in pairwise(claims):
            if first and second:
                relations.append(make_relation("conflict", first[0], second[0], explanation=first[0].quote))
        return Store(documents, [claim for own in claims for claim in own], relations=relations)

    return build


@pytest.fixture
def decided(store: Store) -> Callable[..., Records]:
    """`decided({0: {...}})`: the records of the run with verdicts on findings by their place; `mark_claim` marks the first claim."""

    def build(verdicts: dict[int, dict[str, str]], *, mark_claim: bool = False) -> Records:
        claims, documents = {claim.id: claim for claim in store.claims}, {d.id: d for d in store.documents}
        abouts = abouts_of(store.relations, claims, documents)
        told: list[tuple[About, dict[str, str]]] = [
            (abouts[store.relations[at].id], verdict) for at, verdict in verdicts.items()
        ]
        if mark_claim:
            told.append((about_claim(store.claims[0], store.documents[0]), {"decision": "badly_extracted"}))
        decisions = {}
        for number, (about, verdict) in enumerate(told):
            at = f"2026-03-01T10:00:{number:02}.000Z"
            decisions[about.key] = Review(
                id=review_id(at, "anna", about.key), at=at, by="anna", action="edit", about=about, before=Verdict(), after=Verdict.model_validate(verdict),
            )  # fmt: skip
        found = decided_in(decisions, store.documents, store.claims, store.relations)
        return Records(**vars(store), decisions=decisions, decided=found)

    return build
