"""Triples of a run, a document and a claim: what one document tells, and where."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from urllib.parse import quote

from rdflib import RDF, RDFS, XSD, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, PROV, SDO

from crossclaim_schemas import Argument, Attribution, Claim, Document, Manifest, Mention, Place, Quantity, Time, make_id

TERM = Namespace("urn:crossclaim:term:")
OA = Namespace("http://www.w3.org/ns/oa#")
EDTF = URIRef("http://id.loc.gov/datatypes/edtf/EDTF")

Triple = tuple[URIRef, URIRef, URIRef | Literal]


@dataclass(frozen=True, slots=True)
class Names:
    """IRIs of records: `base` and the record's id; parts of a record have a fragment."""

    base: str
    run_id: str

    def of(self, name: str, part: str = "") -> URIRef:
        """The IRI of a record, or of a part of it. What cannot stand in an IRI, as ids of other makers may have it, is escaped."""
        safe = quote(name, safe="")
        return URIRef(f"{self.base}{safe}#{part}" if part else f"{self.base}{safe}")

    @property
    def run(self) -> URIRef:
        """The IRI of the run."""
        return self.of(self.run_id)


def run_triples(manifest: Manifest, names: Names) -> Iterator[Triple]:
    """The run as an activity of crossclaim that used the documents; it has no times, since records have none."""
    software = names.of(f"crossclaim-{manifest.crossclaim}")
    yield names.run, RDF.type, PROV.Activity
    yield names.run, PROV.wasAssociatedWith, software
    yield names.run, TERM.model, Literal(f"{manifest.model} {manifest.model_version}")
    yield names.run, TERM.configuration, Literal(manifest.config_sha256)
    for uri in manifest.inputs:
        yield names.run, PROV.used, names.of(make_id("d", uri))
    yield software, RDF.type, PROV.SoftwareAgent
    yield software, RDFS.label, Literal(f"crossclaim {manifest.crossclaim}")


def document_triples(document: Document, names: Names) -> Iterator[Triple]:
    """The document with its text, which all offsets index; its layout is left out."""
    node = names.of(document.id)
    yield node, RDF.type, PROV.Entity
    yield node, RDF.type, SDO.CreativeWork
    yield node, DCTERMS.identifier, Literal(document.uri)
    yield node, DCTERMS.format, Literal(document.media_type)
    yield node, DCTERMS.language, Literal(document.language)
    yield node, SDO.sha256, Literal(document.sha256)
    yield node, SDO.text, Literal(document.text)
    if document.title is not None:
        yield node, DCTERMS.title, Literal(document.title)
    if document.published is not None:
        yield node, DCTERMS.issued, day(document.published)


def claim_triples(claim: Claim, names: Names) -> Iterator[Triple]:
    """The claim, its evidence in the text, who says it, its arguments and what limits it."""
    node = names.of(claim.id)
    for kind in (TERM.Claim, SDO.Claim, PROV.Entity):
        yield node, RDF.type, kind
    yield node, SDO.text, Literal(claim.text)
    yield node, TERM.predicate, Literal(claim.predicate)
    yield node, TERM.lemma, Literal(claim.lemma)
    yield node, TERM.polarity, Literal(claim.polarity)
    yield node, TERM.modality, Literal(claim.modality)
    yield node, TERM.kind, Literal(claim.kind)
    yield node, TERM.confidence, decimal(claim.confidence)
    yield node, TERM.checkworthy, decimal(claim.checkworthy)
    yield node, PROV.wasDerivedFrom, names.of(claim.doc_id)
    yield node, PROV.wasGeneratedBy, names.run
    yield from _evidence(claim, names)
    if claim.attribution is not None:
        yield from _attribution(claim, claim.attribution, names)
    yield from _arguments(claim, names)
    yield from _qualifiers(claim, names)


def decimal(value: float) -> Literal:
    """An xsd:decimal, never in the notation with an exponent."""
    return Literal(format(Decimal(repr(value)), "f"), datatype=XSD.decimal)


def day(text: str) -> Literal:
    """An xsd:date where the calendar of every tool has that day; else EDTF, as for years before Christ."""
    try:
        return Literal(date.fromisoformat(text))
    except ValueError:
        return Literal(text, datatype=EDTF)


def offset(value: int) -> Literal:
    """An offset in characters."""
    return Literal(value, datatype=XSD.nonNegativeInteger)


def mention_triples(node: URIRef, doc: URIRef, start: int, end: int, text: str, kind: str) -> Iterator[Triple]:
    """A place that names or refers to something."""
    yield node, RDF.type, TERM.Mention
    yield node, OA.hasSource, doc
    yield node, TERM.start, offset(start)
    yield node, TERM.end, offset(end)
    yield node, TERM.words, Literal(text)
    yield node, TERM.kind, Literal(kind)


def _evidence(claim: Claim, names: Names) -> Iterator[Triple]:
    quote, position, words = (names.of(claim.id, part) for part in ("quote", "position", "words"))
    yield names.of(claim.id), TERM.evidence, quote
    yield quote, RDF.type, OA.SpecificResource
    yield quote, RDF.type, PROV.Entity
    yield quote, PROV.wasQuotedFrom, names.of(claim.doc_id)
    yield quote, OA.hasSource, names.of(claim.doc_id)
    yield quote, OA.hasSelector, position
    yield quote, OA.hasSelector, words
    yield position, RDF.type, OA.TextPositionSelector
    yield position, OA.start, offset(claim.start)
    yield position, OA.end, offset(claim.end)
    yield words, RDF.type, OA.TextQuoteSelector
    yield words, OA.exact, Literal(claim.quote)


def _attribution(claim: Claim, attribution: Attribution, names: Names) -> Iterator[Triple]:
    source = names.of(claim.id, "source")
    yield names.of(claim.id), PROV.wasAttributedTo, source
    yield source, RDF.type, PROV.Agent
    yield source, TERM.cue, Literal(attribution.cue)
    yield source, TERM.factive, Literal(attribution.factive)
    if attribution.source:
        yield source, RDFS.label, Literal(attribution.source)


def _arguments(claim: Claim, names: Names) -> Iterator[Triple]:
    mentions = {mention.id: mention for mention in claim.mentions}
    subject = names.of(claim.id, "subject")
    yield names.of(claim.id), TERM.subject, subject
    yield from _argument(subject, claim, claim.subject, mentions, names)
    for at, argument in enumerate(claim.objects):
        node = names.of(claim.id, f"object-{at}")
        yield names.of(claim.id), TERM.object, node
        yield node, TERM.order, Literal(at)
        yield from _argument(node, claim, argument, mentions, names)


def _argument(
    node: URIRef, claim: Claim, argument: Argument, mentions: dict[str, Mention], names: Names
) -> Iterator[Triple]:
    yield node, RDF.type, TERM.Argument
    yield node, TERM.role, Literal(argument.role)
    yield node, TERM.start, offset(argument.start)
    yield node, TERM.end, offset(argument.end)
    yield from _words(node, argument)
    if argument.mention_id is not None:
        mention = mentions[argument.mention_id]
        yield from mention_triples(
            names.of(mention.id), names.of(claim.doc_id), mention.start, mention.end, mention.text, mention.kind
        )
        yield node, TERM.mention, names.of(mention.id)


def _words(node: URIRef, phrase: Argument | Place) -> Iterator[Triple]:
    yield node, TERM.words, Literal(phrase.text)
    yield node, TERM.resolved, Literal(phrase.resolved)


def _qualifiers(claim: Claim, names: Names) -> Iterator[Triple]:
    node, qualifiers = names.of(claim.id), claim.qualifiers
    times = (*((qualifiers.time,) if qualifiers.time else ()), *qualifiers.more_times)
    yield from _times(node, times, names, claim)
    for at, quantity in enumerate(qualifiers.quantities):
        yield node, TERM.quantity, names.of(claim.id, f"quantity-{at}")
        yield from _quantity(names.of(claim.id, f"quantity-{at}"), quantity)
    if qualifiers.place is not None:
        place = names.of(claim.id, "place")
        yield node, TERM.place, place
        yield place, RDF.type, TERM.Place
        yield from _words(place, qualifiers.place)
    for term, words in (
        (TERM.manner, qualifiers.manner),
        (TERM.purpose, qualifiers.purpose),
        (TERM.condition, qualifiers.condition),
    ):
        if words is not None:
            yield node, term, Literal(words)


def _times(node: URIRef, times: Sequence[Time], names: Names, claim: Claim) -> Iterator[Triple]:
    for at, time in enumerate(times):
        part = names.of(claim.id, f"time-{at}")
        yield node, TERM.time, part
        yield part, RDF.type, TERM.Time
        yield part, TERM.words, Literal(time.text)
        yield part, TERM.granularity, Literal(time.granularity)
        yield part, TERM.timeRelation, Literal(time.relation)
        if time.start is not None:
            yield part, TERM["from"], day(time.start)
        if time.end is not None:
            yield part, TERM.until, day(time.end)


def _quantity(node: URIRef, quantity: Quantity) -> Iterator[Triple]:
    """A schema.org QuantitativeValue: at least and at most are one-sided ranges."""
    yield node, RDF.type, SDO.QuantitativeValue
    yield node, TERM.words, Literal(quantity.text)
    yield node, TERM.comparator, Literal(quantity.comparator)
    for term in VALUES[quantity.comparator]:
        value = quantity.upper if term == SDO.maxValue and quantity.upper is not None else quantity.value
        yield node, term, decimal(value)
    if quantity.unit:
        yield node, SDO.unitText, Literal(quantity.unit)
    if quantity.of:
        yield node, TERM.of, Literal(quantity.of)


VALUES = {
    "exact": (SDO.value,), "about": (SDO.value,), "at_least": (SDO.minValue,), "at_most": (SDO.maxValue,),
    "range": (SDO.minValue, SDO.maxValue),
}  # fmt: skip
