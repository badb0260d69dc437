"""A run folder of any size, made without reading a document: for measuring the report and the review desk.

usage: python benchmarks/generated_store.py --out DIR [--findings N] [--documents N] [--seed N]

Documents tell facts about invented companies: six documents tell each fact, and each of them may give another value. Every two
claims of one fact are a finding: an agreement where the values are one, a conflict where they differ. The folder is what a finished
run leaves (`crossclaim validate DIR` finds no fault), and the same options give the same bytes.
"""

import argparse
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations, product
from pathlib import Path
from typing import Literal

from crossclaim.config import Config, load_config
from crossclaim.crosscheck.explain import DIFFER_IN
from crossclaim.crosscheck.group import group
from crossclaim.crosscheck.names import name_key
from crossclaim.store import open_run_folder
from crossclaim.write.jsonl import write_records
from crossclaim.write.manifest import count_findings, make_manifest, write_manifest
from crossclaim_schemas import (
    Argument,
    Attribution,
    Block,
    Claim,
    Difference,
    Document,
    Entity,
    EntityMention,
    Fact,
    Mention,
    Qualifiers,
    Quantity,
    Relation,
    Time,
    claim_id,
    make_id,
    mention_id,
)
from crossclaim_schemas.claim import Role
from crossclaim_schemas.relation import RelationLabel

FINDINGS, DOCUMENTS, SEED = 10_000, 100, 7
TELLERS = 6  # documents that tell one fact: 15 findings a fact
TRUTH = 0.55  # share of tellers that give the fact's first value
HIDDEN = 0.2  # share of findings below the threshold

FIRST = "Alder Birch Calder Dunmore Elgin Farrow Granton Harwich Ister Jarrow Kelso Larkhill Marlow Norden Orwell Penrith Quarry Redhill Selby Thorne".split()  # fmt: skip
SECOND = "Works Mills Foods Marine Optics Rail Steel Textiles Timber Water Motors Glass Paper Chemicals Shipping Power Ceramics Dairy Tools Mining".split()  # fmt: skip
CITIES = "Leeds Bergen Turin Gdansk Porto Ghent Malmo Brno Graz Cork Lyon Split Tartu Vilnius Basel Aarhus".split()
PEOPLE = [f"{given} {family}" for given, family in product("Ada Bo Clara Dev Eva Finn Greta Hugo".split(), "Berg Costa Dahl Evans Fischer Garcia Holm Ivers".split())]  # fmt: skip
SPEAKERS = ("the mayor", "a spokesman", "the union", "the auditor")
SOURCES = "Courier Gazette Herald Monitor Observer Register".split()


@dataclass(frozen=True, slots=True)
class Telling:
    """How one kind of fact is said. `reason` is what its values conflict in."""

    reason: str
    predicate: str
    lemma: str
    other_words: tuple[str, str]
    lead: str
    role: Role
    tense: Literal["past", "present", "future"]
    values: tuple[str, ...]


YEARS = tuple(str(year) for year in range(1994, 2027))
NUMBERS = tuple(f"{number:,}" for number in range(140, 9000, 37))
TELLINGS = (
    Telling("time", "opened its plant", "open", ("started its plant", "start"), "in", "time", "past", YEARS),
    Telling("number", "employs", "employ", ("has on its payroll", "have"), "", "object", "present", tuple(f"{n} people" for n in NUMBERS)),
    Telling("entity", "is led by", "lead", ("is headed by", "head"), "", "agent", "present", tuple(PEOPLE)),
    Telling("place", "is based", "base", ("has its seat", "have"), "in", "place", "present", tuple(CITIES)),
    Telling("number", "earned", "earn", ("made", "make"), "", "object", "past", tuple(f"{n} million euros" for n in NUMBERS)),
    Telling("time", "will close its oldest mill", "close", ("is to shut its oldest mill", "shut"), "in", "time", "future", YEARS),
    Telling("antonym", "saw its sales", "see", ("reported that sales", "report"), "", "complement", "past", ("rise", "fall")),
    Telling("negation", "passed", "pass", ("came through", "come"), "", "object", "past", ("the inspection", "none of the inspections")),
    Telling("superlative", "is", "be", ("counts as", "count"), "", "complement", "present", ("the largest maker of its kind", "the second largest maker of its kind")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence to be written into a document; `key` is the fact that it tells."""

    key: int
    company: str
    telling: Telling
    value: str
    other_words: bool
    speaker: str


def main() -> None:
    """Write the folder and say what it holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--findings", type=int, default=FINDINGS)
    parser.add_argument("--documents", type=int, default=DOCUMENTS)
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    counts = write_store(options.out, findings=options.findings, documents=options.documents, seed=options.seed)
    print(f"{options.out}: " + ", ".join(f"{number:,} {name}" for name, number in counts.items()))


def write_store(out: Path, *, findings: int = FINDINGS, documents: int = DOCUMENTS, seed: int = SEED) -> dict[str, int]:
    """Write a finished run folder with exactly so many findings; gives its counts. At least two documents are needed."""
    if documents < 2 or findings < 1:
        raise ValueError("a finding needs two documents; give --documents 2 or more and --findings 1 or more")
    chance = random.Random(seed)
    made, claims, key_of = _documents(findings, documents, chance)
    relations = _relations(claims, key_of, findings, load_config(), chance)
    facts = _facts(claims, relations, key_of)
    entities = _entities(claims)
    config = load_config()
    counts = {"documents": len(made), "claims": len(claims), "entities": len(entities)}
    counts |= count_findings(relations, facts) | {"rejects": 0}
    with open_run_folder(out) as folder:
        for name, records in (("documents", made), ("claims", claims), ("entities", entities), ("relations", relations), ("facts", facts), ("rejects", [])):  # fmt: skip
            write_records(folder / f"{name}.jsonl", records)
        write_manifest(folder, make_manifest(config, "generated", made, counts))
    return counts


def _documents(
    findings: int, documents: int, chance: random.Random
) -> tuple[list[Document], list[Claim], dict[str, int]]:
    """The documents, their claims, and the fact behind each claim."""
    tellers = min(TELLERS, documents)
    n_facts = -(-findings // (tellers * (tellers - 1) // 2)) + 1
    told: dict[int, list[Told]] = defaultdict(list)
    for key in range(n_facts + n_facts // 2):  # a third of the facts is told by one document only
        for document, item in _told(key, tellers if key < n_facts else 1, documents, chance):
            told[document].append(item)
    made: list[Document] = []
    claims: list[Claim] = []
    key_of: dict[str, int] = {}
    for number in range(documents):
        document, own, keys = _document(number, told[number], chance)
        made.append(document)
        claims += own
        key_of |= {claim.id: key for claim, key in zip(own, keys, strict=True)}
    return made, claims, key_of


def _told(key: int, tellers: int, documents: int, chance: random.Random) -> Iterator[tuple[int, Told]]:
    telling = TELLINGS[key % len(TELLINGS)]
    number = key // len(TELLINGS)
    company = f"{FIRST[number % len(FIRST)]} {SECOND[number // len(FIRST) % len(SECOND)]}"
    company += f" {number // (len(FIRST) * len(SECOND)) + 1}" if number >= len(FIRST) * len(SECOND) else ""
    truth, *others = chance.sample(telling.values, min(3, len(telling.values)))
    for document in sorted(chance.sample(range(documents), tellers)):
        value = truth if chance.random() < TRUTH else chance.choice(others)
        speaker = chance.choice(SPEAKERS) if chance.random() < 0.15 else ""
        yield document, Told(key, company, telling, value, chance.random() < 0.4, speaker)


def _document(number: int, told: Sequence[Told], chance: random.Random) -> tuple[Document, list[Claim], list[int]]:
    published = date(2019, 1, 1) + timedelta(days=chance.randrange(2600))
    title = f"{SOURCES[number % len(SOURCES)]} business review, {published:%d %B %Y}, no. {number + 1}"
    uri = f"generated/{number // 100:03}/review-{number + 1:04}.txt"
    blocks, claims, keys, text = [Block(kind="heading", start=0, end=len(title), level=1)], [], [], title
    doc_id = make_id("d", uri)
    by_company: dict[str, list[Told]] = defaultdict(list)
    for item in told:
        by_company[item.company].append(item)
    for items in by_company.values():
        text += "\n\n"
        start = len(text)
        for at, item in enumerate(items):
            text += " " if at else ""
            claim, text = _claim(doc_id, item, text)
            claims.append(claim)
            keys.append(item.key)
        blocks.append(Block(kind="paragraph", start=start, end=len(text)))
    document = Document(
        id=doc_id, uri=uri, media_type="text/plain", sha256=make_id("s", text)[2:].ljust(64, "0"), title=title, language="en",
        published=published.isoformat() if chance.random() < 0.9 else None, text=text, blocks=tuple(blocks),
    )  # fmt: skip
    return document, claims, keys


def _claim(doc_id: str, told: Told, text: str) -> tuple[Claim, str]:
    """The claim and the text with its sentence appended."""
    telling, sentence_start = told.telling, len(text)
    predicate, lemma = telling.other_words if told.other_words else (telling.predicate, telling.lemma)
    if told.speaker:
        text += f"According to {told.speaker}, "
    start = len(text)
    object_text = f"{telling.lead} {told.value}".strip()
    object_start = start + len(told.company) + len(predicate) + 2
    quote = f"{told.company} {predicate} {object_text}"
    text += f"{quote}."
    mention = Mention(
        id=mention_id(doc_id, start, start + len(told.company)), start=start, end=start + len(told.company), text=told.company,
        kind="name", label="ORG", name=told.company,
    )  # fmt: skip
    subject = Argument(
        text=told.company, resolved=told.company, start=start, end=mention.end, mention_id=mention.id, role="subject", head=told.company.split()[-1],
        terms=tuple(f"{word.lower()}/PROPN" for word in told.company.split()),
    )  # fmt: skip
    argument = Argument(
        text=object_text, resolved=object_text, start=object_start, end=start + len(quote), role=telling.role,
        marker=telling.lead, head=told.value.split()[-1], terms=tuple(f"{word.lower()}/NOUN" for word in told.value.split()),
    )  # fmt: skip
    claim = Claim(
        id=claim_id(doc_id, start, start + len(quote), predicate, "positive", "finite", (subject, argument)),
        doc_id=doc_id, start=start, end=start + len(quote), quote=quote, text=f"{quote}.", subject=subject, predicate=predicate, lemma=lemma,
        tense=telling.tense, objects=(argument,), qualifiers=_qualifiers(told, argument), modality="planned" if telling.tense == "future" else "asserted",
        attribution=Attribution(source=told.speaker, cue="According to") if told.speaker else None,
        kind="event" if telling.tense == "past" else "state", construction="finite", checkworthy=0.9, confidence=0.8, mentions=(mention,),
        sentence_start=sentence_start, sentence_end=len(text),
    )  # fmt: skip
    return claim, text


def _qualifiers(told: Told, argument: Argument) -> Qualifiers:
    value_start = argument.end - len(told.value)
    if told.telling.reason == "time":
        first, last = f"{told.value}-01-01", f"{told.value}-12-31"
        time = Time(
            text=told.value, start=first, end=last, granularity="year", at_start=value_start, at_end=argument.end
        )
        return Qualifiers(time=time)
    if told.telling.reason == "number":
        digits = told.value.split()[0]
        unit = "EUR" if "euros" in told.value else ""
        quantity = Quantity(
            value=float(digits.replace(",", "")), unit=unit, of="person" if not unit else "earnings", text=digits,
            at_start=value_start, at_end=value_start + len(digits),
        )  # fmt: skip
        return Qualifiers(quantities=(quantity,))
    return Qualifiers()


def _relations(
    claims: Sequence[Claim], key_of: dict[str, int], findings: int, config: Config, chance: random.Random
) -> list[Relation]:
    """So many findings, in the order of their first claims."""
    order = {claim.id: place for place, claim in enumerate(claims)}
    told: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        told[key_of[claim.id]].append(claim)
    pairs = [pair for key in sorted(told) for pair in combinations(told[key], 2)][:findings]
    made = [_relation(a, b, TELLINGS[key_of[a.id] % len(TELLINGS)], config, chance) for a, b in pairs]
    return sorted(made, key=lambda relation: (order[relation.claim_a], order[relation.claim_b]))


def _relation(a: Claim, b: Claim, telling: Telling, config: Config, chance: random.Random) -> Relation:
    value_a, value_b = (claim.objects[0].text.removeprefix(f"{telling.lead} ") for claim in (a, b))
    conflict, same_words = value_a != value_b, a.predicate == b.predicate
    threshold = config.crosscheck.report_conflict[telling.reason] if conflict else config.crosscheck.report_agreement
    hidden = chance.random() < HIDDEN
    score = chance.uniform(config.crosscheck.min_score, threshold - 0.001) if hidden else chance.betavariate(4, 2) * (1 - threshold) + threshold  # fmt: skip
    label: RelationLabel = "conflict" if conflict else "agreement"
    reason = telling.reason if conflict else "same" if same_words else "paraphrase"
    slot = telling.reason if telling.reason in ("time", "place") else "quantity" if telling.reason == "number" else "object"  # fmt: skip
    levels = dict.fromkeys(("subject", "predicate", "object", "roles", "polarity", "modality", "time", "place", "quantity"), "none")  # fmt: skip
    levels |= {"subject": "same", "predicate": "same" if same_words else "synonym", "roles": "straight", "polarity": "same", "modality": "same"}  # fmt: skip
    levels[slot] = "different" if conflict else "same"
    said = f"A says “{a.text.rstrip('.')}”, B says “{b.text.rstrip('.')}”"
    told = f"{said}: they differ in {DIFFER_IN[telling.reason]} ({value_a} against {value_b}); same subject." if conflict else f"Both say so: {said}."  # fmt: skip
    return Relation(
        id=make_id("r", label, a.id, b.id), label=label, direction="both", reason=reason, score=score,
        status="possible" if hidden else "reported", claim_a=a.id, claim_b=b.id, doc_a=a.doc_id, doc_b=b.doc_id, quote_a=a.quote, quote_b=b.quote,
        levels=levels, differences=(Difference(slot=slot, value_a=value_a, value_b=value_b),) if conflict else (), explanation=told,
    )  # fmt: skip


def _facts(claims: Sequence[Claim], relations: Sequence[Relation], key_of: dict[str, int]) -> list[Fact]:
    """The product's own grouping, fact by fact: no relation joins two of them."""
    told: dict[int, list[Relation]] = defaultdict(list)
    for relation in relations:
        told[key_of[relation.claim_a]].append(relation)
    return sorted((fact for own in told.values() for fact in group(claims, own)), key=lambda fact: fact.id)


def _entities(claims: Sequence[Claim]) -> list[Entity]:
    mentions: dict[str, list[EntityMention]] = defaultdict(list)
    for claim in claims:
        for own in claim.mentions:
            found = EntityMention(
                id=own.id, doc_id=claim.doc_id, start=own.start, end=own.end, text=own.text, kind=own.kind
            )
            mentions[own.name].append(found)
    made = [
        Entity(id=make_id("e", "ORG", name_key(name)), name=name, label="ORG", mentions=tuple(places))
        for name, places in mentions.items()
    ]
    return sorted(made, key=lambda entity: (entity.name, entity.id))


if __name__ == "__main__":
    main()
