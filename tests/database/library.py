"""Run folders of a few invented statements, made from records alone: no document is read, so one takes a few milliseconds.

A library maps uris to statements. What two documents say of the same subject and verb agrees or conflicts; subjects named in no
statement any more are entities no more.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from crossclaim.config import load_config
from crossclaim.crosscheck.group import group
from crossclaim.crosscheck.names import name_key
from crossclaim.reviews.keys import about_claim, about_finding
from crossclaim.store import open_run_folder
from crossclaim.write.jsonl import read_records, write_records
from crossclaim.write.manifest import count_findings, make_manifest, write_manifest
from crossclaim_schemas import (
    AboutClaim,
    AboutFinding,
    AboutNames,
    Argument,
    Attribution,
    Block,
    Claim,
    Difference,
    Document,
    Entity,
    EntityMention,
    Mention,
    Merge,
    OpenReference,
    Piece,
    Place,
    Qualifiers,
    Quantity,
    Record,
    Reject,
    Related,
    Relation,
    Review,
    Time,
    Verdict,
    claim_id,
    make_id,
    mention_id,
    review_id,
)

SUBJECTS = ("Alder Works", "Birch Mill", "Calder Foods")
VERBS = ("employs", "opened in", "moved to")
VALUES = ("12", "1891", "-0043", "Graz")


class Statement(NamedTuple):
    """Three indexes into the words above; `speaker` says so, if it is not empty."""

    subject: int
    verb: int
    value: int
    speaker: str = ""


Library = Mapping[str, Sequence[Statement]]


def write_library(folder: Path, library: Library, *, title: str = "Notes") -> Path:
    """The folder of a finished run over the library."""
    made = [_document(uri, statements, title) for uri, statements in sorted(library.items())]
    documents = [document for document, _ in made]
    claims = [claim for _, own in made for claim in own]
    relations = [relation(a, b) for a, b in combinations(claims, 2) if _meet(a, b)]
    rejects = [Reject(uri="old.bin", stage="ingest", code="binary", message="is no text; leave it out")] * 2
    files: dict[str, Sequence[Record]] = {
        "documents": documents,
        "claims": claims,
        "entities": _entities(claims),
        "relations": relations,
        "facts": group(claims, relations),
        "rejects": rejects if len(library) % 2 else [],
    }
    counts = {name: len(files[name]) for name in ("documents", "claims", "entities")}
    counts |= count_findings(relations, group(claims, relations)) | {"rejects": len(files["rejects"])}
    with open_run_folder(folder):
        for name, records in files.items():
            write_records(folder / f"{name}.jsonl", records)
        write_manifest(folder, make_manifest(load_config(), "3.8.0", documents, counts))
    return folder


def review(
    at: int, about: AboutFinding | AboutClaim | AboutNames, after: Verdict, before: Verdict | None = None
) -> Review:
    moment = f"2026-05-04T10:00:00.00{at}Z"
    return Review(
        id=review_id(moment, "anna", about.key), at=moment, by="anna", action="edit", about=about, before=before or Verdict(), after=after,
        queue="random",
    )  # fmt: skip


def abouts(folder: Path) -> tuple[list[AboutFinding], AboutClaim]:
    """The findings of the folder and its first claim, as decisions name them."""
    documents = {document.id: document for document in read_records(folder / "documents.jsonl", Document)}
    claims = {claim.id: claim for claim in read_records(folder / "claims.jsonl", Claim)}
    findings = [
        about_finding(r, claims[r.claim_a], claims[r.claim_b], documents[r.doc_a], documents[r.doc_b])
        for r in read_records(folder / "relations.jsonl", Relation)
    ]
    first = next(iter(claims.values()))
    return findings, about_claim(first, documents[first.doc_id])


def write_reviews(folder: Path) -> Path:
    """One decision each on the first finding, the first claim and two names."""
    findings, claim = abouts(folder)
    names = AboutNames(key="f-1", name_a="Alder", name_b="Birch")
    decisions = [
        review(1, findings[0], Verdict(decision="rejected", why="other_time", note="years apart")),
        review(2, claim, Verdict(decision="badly_extracted")),
        review(3, names, Verdict(decision="different")),
    ]
    write_records(folder / "reviews.jsonl", decisions)
    return folder


def _document(uri: str, statements: Sequence[Statement], title: str) -> tuple[Document, list[Claim]]:
    doc_id, text, claims = make_id("d", uri), title, []
    blocks = [Block(kind="heading", start=0, end=len(title), level=1)]
    for statement in dict.fromkeys(statements):
        text += "\n"
        start = len(text)
        claim, text = _claim(doc_id, statement, text)
        claims.append(claim)
        blocks.append(Block(kind="paragraph", start=start, end=len(text), page=1, source="/p"))
    document = Document(
        id=doc_id, uri=uri, media_type="text/plain", sha256=make_id("s", text)[2:].ljust(64, "0"), title=title,
        language="en", published="2024-05", text=text, blocks=tuple(blocks), warnings=("was read twice",),
    )  # fmt: skip
    return document, claims


def _claim(doc_id: str, statement: Statement, text: str) -> tuple[Claim, str]:
    """The claim with every part that a claim can have, and the text with its sentence."""
    name, verb, value = SUBJECTS[statement.subject], VERBS[statement.verb], VALUES[statement.value]
    start, end = len(text), len(text) + len(name)
    quote = f"{name} {verb} {value}"
    value_start = start + len(quote) - len(value)
    text += f"{quote}."
    mention = Mention(
        id=mention_id(doc_id, start, end), start=start, end=end, text=name, kind="name", label="ORG", name=name
    )
    subject = Argument(
        text=name, resolved=name, start=start, end=end, mention_id=mention.id, role="subject", head=name.split()[-1].lower(),
        terms=tuple(f"{word.lower()}/PROPN" for word in name.split()),
    )  # fmt: skip
    argument = Argument(
        text=value, resolved=value, start=value_start, end=value_start + len(value), role="object", head=value,
        terms=(f"and/or {value}/NUM",), pieces=(Piece(kind="member", text=value, start=value_start, end=value_start + len(value)),),
    )  # fmt: skip
    claim = Claim(
        id=claim_id(doc_id, start, start + len(quote), verb, "positive", "finite", (subject, argument)),
        doc_id=doc_id, start=start, end=start + len(quote), quote=quote, text=f"{quote}.", subject=subject, predicate=verb,
        lemma=verb.split()[0], objects=(argument,), qualifiers=_qualifiers(statement, value_start, value, mention),
        attribution=Attribution(source=statement.speaker, cue="said") if statement.speaker else None,
        kind="state", construction="finite", checkworthy=0.9, confidence=0.25, mentions=(mention,),
        open_references=(OpenReference(text=value, start=value_start, end=value_start + len(value), why="none fits"),),
        sentence_start=start, sentence_end=len(text),
    )  # fmt: skip
    return claim, text


def _qualifiers(statement: Statement, start: int, value: str, mention: Mention) -> Qualifiers:
    end = start + len(value)
    if statement.verb == 0:
        quantity = Quantity(
            value=12.5, upper=13, unit="%", comparator="range", of="people", text=value, at_start=start, at_end=end
        )
        return Qualifiers(quantities=(quantity,), manner="slowly")
    if statement.verb == 1:
        year = None if value == "Graz" else f"{value}-03-01"
        time = Time(text=value, start=year, granularity="open", relation="since", at_start=start, at_end=end)
        return Qualifiers(time=time, more_times=(time,), purpose="to grow", condition="if paid")
    place = Place(text=mention.text, resolved=mention.name, start=mention.start, end=mention.end, mention_id=mention.id)
    return Qualifiers(place=place)


def _meet(a: Claim, b: Claim) -> bool:
    return a.doc_id != b.doc_id and a.predicate == b.predicate and a.subject.text == b.subject.text


def relation(a: Claim, b: Claim) -> Relation:
    """What two claims of the same subject and verb are to each other."""
    value_a, value_b = a.objects[0].text, b.objects[0].text
    label = "agreement" if value_a == value_b else "conflict"
    differences = () if value_a == value_b else (Difference(slot="object", value_a=value_a, value_b=value_b),)
    return Relation.model_validate(
        {
            "id": make_id("r", label, a.id, b.id), "label": label, "direction": "both", "reason": "same" if value_a == value_b else "number",
            "score": 0.75, "status": "reported", "claim_a": a.id, "claim_b": b.id, "doc_a": a.doc_id, "doc_b": b.doc_id,
            "quote_a": a.quote, "quote_b": b.quote, "levels": {"subject": "same", "object": "other"}, "differences": differences,
            "explanation": f"A says {value_a}, B says {value_b}.",
        }
    )  # fmt: skip


def _entities(claims: Sequence[Claim]) -> list[Entity]:
    """The first entity is related to the last, which a load has not written yet when it writes the first."""
    names = sorted({claim.subject.text for claim in claims})
    last = make_id("e", "ORG", name_key(names[-1])) if names else ""
    return [
        Entity(
            id=make_id("e", "ORG", name_key(name)), name=name, label="ORG", aliases=(name.split()[0], "the firm"),
            mentions=tuple(
                EntityMention(id=m.id, doc_id=claim.doc_id, start=m.start, end=m.end, text=m.text, kind=m.kind)
                for claim in claims
                for m in claim.mentions
                if m.name == name
            ),
            merges=(Merge.model_validate({"from": "the firm", "why": "short form"}),),
            related=(Related(id=last, kind="part_of"),) if name == names[0] else (),
        )
        for name in names
    ]  # fmt: skip
