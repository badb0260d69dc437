"""Triples of entities, relations and facts: what is known over the whole run."""

from collections.abc import Iterator

from rdflib import RDF, RDFS, XSD, Literal
from rdflib.namespace import DCTERMS, PROV, SDO

from crossclaim_schemas import Entity, Fact, Relation

from .rdf_triples import TERM, Names, Triple, decimal, mention_triples

# OntoNotes labels that schema.org has a class for.
CLASSES = {
    "PERSON": SDO.Person, "ORG": SDO.Organization, "GPE": SDO.Place, "LOC": SDO.Place, "FAC": SDO.Place, "EVENT": SDO.Event,
    "PRODUCT": SDO.Product, "WORK_OF_ART": SDO.CreativeWork, "LAW": SDO.Legislation, "LANGUAGE": SDO.Language,
}  # fmt: skip
RELATED = {"metonym": TERM.standsFor, "part_of": DCTERMS.isPartOf}


def entity_triples(entity: Entity, names: Names) -> Iterator[Triple]:
    """The entity with its names, what it stands for, and every place that speaks of it."""
    node = names.of(entity.id)
    yield node, RDF.type, TERM.Entity
    if entity.label in CLASSES:
        yield node, RDF.type, CLASSES[entity.label]
    yield node, SDO.name, Literal(entity.name)
    yield node, TERM.label, Literal(entity.label)
    yield node, PROV.wasGeneratedBy, names.run
    for alias in entity.aliases:
        yield node, SDO.alternateName, Literal(alias)
    for related in entity.related:
        yield node, RELATED.get(related.kind, TERM.related), names.of(related.id)
    for mention in entity.mentions:
        place = names.of(mention.id)
        yield place, TERM.refersTo, node
        yield from mention_triples(
            place, names.of(mention.doc_id), mention.start, mention.end, mention.text, mention.kind
        )


def relation_triples(relation: Relation, names: Names) -> Iterator[Triple]:
    """The finding, and for one that is reported the short way from claim to claim."""
    node = names.of(relation.id)
    a, b = names.of(relation.claim_a), names.of(relation.claim_b)
    yield node, RDF.type, TERM.Conflict if relation.label == "conflict" else TERM.Agreement
    yield node, RDF.type, PROV.Entity
    yield node, PROV.wasGeneratedBy, names.run
    for term, claim in ((TERM.claimA, a), (TERM.claimB, b)):
        yield node, term, claim
        yield node, PROV.wasDerivedFrom, claim
    yield node, TERM.direction, Literal(relation.direction)
    yield node, TERM.status, Literal(relation.status)
    yield node, TERM.score, decimal(relation.score)
    yield node, RDFS.comment, Literal(relation.explanation)
    for reason in relation.reason.split("+"):
        yield node, TERM.reason, Literal(reason)
    for at, difference in enumerate(relation.differences):
        part = names.of(relation.id, f"difference-{at}")
        yield node, TERM.difference, part
        yield part, RDF.type, TERM.Difference
        yield part, TERM.slot, Literal(difference.slot)
        yield part, TERM.valueA, Literal(difference.value_a)
        yield part, TERM.valueB, Literal(difference.value_b)
    if relation.status == "reported":
        term = TERM.contradicts if relation.label == "conflict" else TERM.supports
        yield from ((a, term, b),) if relation.direction != "b_supports_a" else ()
        yield from ((b, term, a),) if relation.direction != "a_supports_b" else ()


def fact_triples(fact: Fact, names: Names) -> Iterator[Triple]:
    """The fact as a collection of claims, and each side of it as one."""
    node = names.of(fact.id)
    yield node, RDF.type, TERM.Fact
    yield node, RDF.type, PROV.Collection
    yield node, PROV.wasGeneratedBy, names.run
    yield node, TERM.disputed, Literal(fact.disputed)
    for claim in fact.claims:
        yield node, PROV.hadMember, names.of(claim)
    for at, side in enumerate(fact.sides):
        part = names.of(fact.id, f"side-{at}")
        yield node, TERM.side, part
        yield part, RDF.type, TERM.Side
        yield part, RDF.type, PROV.Collection
        yield part, SDO.text, Literal(side.value)
        yield part, TERM.independentOrigins, Literal(side.independent_origins, datatype=XSD.nonNegativeInteger)
        for claim in side.claims:
            yield part, PROV.hadMember, names.of(claim)
