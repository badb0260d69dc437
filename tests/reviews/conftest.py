"""Small runs to decide on: two documents, a finding, and ways to say what was decided."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from crossclaim.reviews.decided import abouts_of
from crossclaim_schemas import (
    AboutClaim,
    AboutFinding,
    AboutNames,
    Argument,
    Block,
    Claim,
    Document,
    Relation,
    Review,
    Verdict,
    claim_id,
    make_id,
    review_id,
)
from crossclaim_schemas.review import Action


@dataclass(frozen=True, slots=True)
class Told:
    """A document that says "<subject> <predicate> <object>." after some words that matter to nobody."""

    uri: str
    subject: str
    predicate: str
    object: str
    before: str = ""
    resolved: str = ""

    def but(self, **changes: str) -> "Told":
        return replace(self, **changes)


@dataclass(frozen=True, slots=True)
class Run:
    documents: list[Document]
    claims: list[Claim]
    relations: list[Relation]

    @property
    def abouts(self) -> dict[str, AboutFinding]:
        claims, documents = {c.id: c for c in self.claims}, {d.id: d for d in self.documents}
        return abouts_of(self.relations, claims, documents)

    @property
    def uris(self) -> set[str]:
        return {document.uri for document in self.documents}

    @property
    def about(self) -> AboutFinding:
        (about,) = self.abouts.values()
        return about


A = Told("a.txt", "The mill", "was built", "in 1891")
B = Told("b.txt", "The mill", "was built", "in 1912")


def run_of(first: Told, second: Told, *others: Told) -> Run:
    """A run in which the first two tellings are in conflict."""
    made = {told.uri: _document(told) for told in sorted((first, second, *others), key=lambda told: told.uri)}
    a, b = (made[uri][1] for uri in sorted((first.uri, second.uri)))
    return Run([document for document, _ in made.values()], [claim for _, claim in made.values()], [_relation(a, b)])


def _document(told: Told) -> tuple[Document, Claim]:
    quote = f"{told.subject} {told.predicate} {told.object}"
    text, start = f"{told.before}{quote}.", len(told.before)
    doc_id = make_id("d", told.uri)
    document = Document(
        id=doc_id, uri=told.uri, media_type="text/plain", sha256="0" * 64, language="en", text=text,
        blocks=(Block(kind="paragraph", start=0, end=len(text)),),
    )  # fmt: skip
    at = start + len(told.subject)
    subject = Argument(
        text=told.subject, resolved=told.resolved or told.subject, start=start, end=at, role="subject", head="mill"
    )
    time = Argument(
        text=told.object, resolved=told.object, start=start + len(quote) - len(told.object), end=start + len(quote), role="time", head="year",
    )  # fmt: skip
    claim = Claim(
        id=claim_id(doc_id, start, start + len(quote), told.predicate, "positive", "finite", (subject, time)),
        doc_id=doc_id, start=start, end=start + len(quote), quote=quote, text=f"{told.resolved or told.subject} {told.predicate} {told.object}.",
        subject=subject, predicate=told.predicate, lemma="build", objects=(time,), kind="event", construction="finite", checkworthy=0.9,
        confidence=0.9, sentence_start=start, sentence_end=len(text),
    )  # fmt: skip
    return document, claim


def _relation(a: Claim, b: Claim) -> Relation:
    return Relation(
        id=make_id("r", "conflict", a.id, b.id), label="conflict", direction="both", reason="time", score=0.6, status="reported",
        claim_a=a.id, claim_b=b.id, doc_a=a.doc_id, doc_b=b.doc_id, quote_a=a.quote, quote_b=b.quote, levels={"time": "different"},
        explanation="They differ in time.",
    )  # fmt: skip


Decide = Callable[..., Review]


@pytest.fixture
def decide() -> Decide:
    """`decide(about, decision="rejected", why=...)`: a decision, each a second later than the one before."""
    made: list[Review] = []

    def new(
        about: AboutFinding | AboutClaim | AboutNames, action: Action = "accept", *, at: str = "", queue: str | None = None, **after: str
    ) -> Review:  # fmt: skip
        at = at or f"2026-03-01T10:{len(made) // 60:02}:{len(made) % 60:02}.000Z"
        verdict = Verdict.model_validate(after or {"decision": "accepted"})
        review = Review.model_validate(
            {"id": review_id(at, "anna", about.key), "at": at, "by": "anna", "action": action, "about": about, "before": Verdict(), "after": verdict, "queue": queue}
        )  # fmt: skip
        made.append(review)
        return review

    return new
