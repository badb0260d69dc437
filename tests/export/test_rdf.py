"""The graph is read by rdflib, uses only words that exist, as their vocabularies allow, and tells what the records tell."""

import warnings
from pathlib import Path
from typing import Any

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, XSD, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, PROV, SDO

from crossclaim.extras.rdf import write_triples
from crossclaim.extras.rdf_triples import EDTF, OA, TERM, Names, day, decimal
from crossclaim.extras.rdf_triples_run import entity_triples
from crossclaim.write.export import ExportOptions, export_run
from crossclaim_schemas import Claim, Document, Entity, Fact, Relation

from .making import read_run

BASE = "https://example.org/claims/"
# https://www.w3.org/TR/annotation-vocab/: rdflib does not know these words.
ANNOTATION = {
    OA[name] for name in ("SpecificResource", "TextPositionSelector", "TextQuoteSelector", "hasSource", "hasSelector", "start", "end", "exact")
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(ordinary: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("exports") / "rdf"
    export_run(ordinary, out, to="rdf", options=ExportOptions(base=BASE))
    return out


@pytest.fixture(scope="module")
def graph(folder: Path) -> Graph:
    graph = Graph()
    for path in sorted(folder.glob("*.nt")):
        graph.parse(path, format="nt")
    return graph


@pytest.fixture(scope="module")
def vocabulary(folder: Path) -> Graph:
    return Graph().parse(folder / "vocabulary.ttl", format="turtle")


def exists(word: URIRef, vocabulary: Graph) -> bool:
    if str(word).startswith(str(TERM)):
        return (word, RDF.type, None) in vocabulary
    for namespace in (PROV, SDO, DCTERMS, RDF, RDFS, OWL, XSD):
        if str(word).startswith(str(namespace)):
            return word in namespace
    return word in ANNOTATION


def test_rdf_uses_only_words_that_exist(graph: Graph, vocabulary: Graph) -> None:
    used = {URIRef(str(word)) for word in (*graph.predicates(), *graph.objects(None, RDF.type))}
    assert {word for word in used if not exists(word, vocabulary)} == set()
    assert not exists(TERM.nonsense, vocabulary)
    assert not exists(SDO.alternateName + "s", vocabulary)


def test_rdf_vocabulary_has_no_word_that_is_never_used(graph: Graph, vocabulary: Graph) -> None:
    """Of those that this run could have used: it has no places, manners, related entities and the like."""
    declared = {word for word in vocabulary.subjects(RDF.type) if isinstance(word, URIRef)}
    used = {*graph.predicates(), *graph.objects(None, RDF.type)}
    rare = {TERM[name] for name in ("Place", "place", "manner", "purpose", "condition", "related", "standsFor")}
    assert {word for word in declared - used if word in TERM and word != URIRef(str(TERM))} <= rare


def test_rdf_keeps_domains_and_ranges(graph: Graph, vocabulary: Graph) -> None:
    for term in vocabulary.subjects(RDF.type, RDF.Property):
        for domain in vocabulary.objects(term, RDFS.domain):
            for subject in graph.subjects(term, None, unique=True):
                assert (subject, RDF.type, domain) in graph, f"{subject} {term}: is no {domain}"
        for range_ in vocabulary.objects(term, RDFS.range):
            for value in graph.objects(None, term, unique=True):
                is_one = isinstance(value, Literal) and (value.datatype or XSD.string) == range_
                assert is_one or (value, RDF.type, range_) in graph, f"{term} {value}: is no {range_}"


def test_rdf_has_no_blank_and_no_dangling_node(graph: Graph) -> None:
    nodes = {node for triple in graph for node in (triple[0], triple[2]) if not isinstance(node, Literal)}
    assert not [node for node in nodes if isinstance(node, rdflib.BNode)]
    ours = {node for node in nodes if str(node).startswith(BASE)}
    assert {node for node in ours if (node, RDF.type, None) not in graph} == set()
    assert not [value for value in graph.objects() if isinstance(value, Literal) and value.ill_typed]


def test_rdf_tells_which_characters_a_claim_was_read_from(graph: Graph, ordinary: Path) -> None:
    rows: Any = graph.query(
        """
        SELECT ?claim ?text ?document ?start ?end ?exact WHERE {
            ?claim a term:Claim; sdo:text ?text; prov:wasDerivedFrom ?source; term:evidence ?quote.
            ?quote prov:wasQuotedFrom ?source; oa:hasSelector ?position, ?words.
            ?position oa:start ?start; oa:end ?end. ?words oa:exact ?exact. ?source sdo:text ?document.
        }""",
        initNs={"term": TERM, "sdo": SDO, "prov": PROV, "oa": OA},
    )
    found = {str(row.claim): str(row.text) for row in rows}
    claims = [record for record in read_run(ordinary)["claim"] if isinstance(record, Claim)]
    assert found == {BASE + claim.id: claim.text for claim in claims}
    for row in rows:
        assert str(row.document)[int(row.start) : int(row.end)] == str(row.exact)


def test_rdf_tells_findings_facts_and_entities(graph: Graph, ordinary: Path) -> None:
    records = read_run(ordinary)
    conflicts = {r.id for r in records["relation"] if isinstance(r, Relation) and r.label == "conflict"}
    assert {BASE + name for name in conflicts} == {str(node) for node in graph.subjects(RDF.type, TERM.Conflict)}
    reported = [
        r for r in records["relation"] if isinstance(r, Relation) and r.status == "reported" and r.label == "conflict"
    ]
    for relation in reported:
        pair = URIRef(BASE + relation.claim_a), URIRef(BASE + relation.claim_b)
        assert (pair[0], TERM.contradicts, pair[1]) in graph
        assert (pair[1], TERM.contradicts, pair[0]) in graph
    for fact in records["fact"]:
        assert isinstance(fact, Fact)
        members = {str(node) for node in graph.objects(URIRef(BASE + fact.id), PROV.hadMember)}
        assert members == {BASE + claim for claim in fact.claims}
    for entity in records["entity"]:
        assert isinstance(entity, Entity)
        mentions = set(graph.subjects(TERM.refersTo, URIRef(BASE + entity.id)))
        assert mentions == {URIRef(BASE + mention.id) for mention in entity.mentions}


def test_rdf_run_used_the_documents(graph: Graph, ordinary: Path) -> None:
    (run,) = graph.subjects(RDF.type, PROV.Activity)
    documents = [record for record in read_run(ordinary)["document"] if isinstance(record, Document)]
    assert set(graph.objects(run, PROV.used)) == {URIRef(BASE + document.id) for document in documents}


@pytest.mark.parametrize(
    ("text", "datatype"),
    [("2024-02-29", XSD.date), ("0079-01-01", XSD.date), ("-0043-01-01", EDTF), ("0000-12-31", EDTF), ("2024-13-01", EDTF), ("2024", EDTF)],
)  # fmt: skip
def test_rdf_date_is_one_that_every_tool_can_hold(text: str, datatype: URIRef) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        literal = day(text)
    assert (str(literal), literal.datatype) == (text, datatype)


@pytest.mark.parametrize(
    ("value", "text"), [(0.25, "0.25"), (3.2e9, "3200000000.0"), (1e22, "10000000000000000000000"), (1e-05, "0.00001")]
)
def test_rdf_number_has_no_exponent(value: float, text: str) -> None:
    assert str(decimal(value)) == text
    assert decimal(value).datatype == XSD.decimal


def test_rdf_ids_of_other_makers_cannot_break_out_of_their_iri(tmp_path: Path) -> None:
    entity = Entity(id="a> <urn:b#c\n", name="x", label="ORG", mentions=())
    path = tmp_path / "entities.nt"
    write_triples(path, [entity], entity_triples, Names("urn:x:", "n-1"))
    assert set(Graph().parse(path, format="nt").subjects()) == {URIRef("urn:x:a%3E%20%3Curn%3Ab%23c%0A")}


def test_rdf_line_breaks_of_all_kinds_stay_inside_their_line(tmp_path: Path) -> None:
    entity = Entity(id="e-1", name='one\u2028two\u0085three\n"four"\t\\x', label="ORG", mentions=())
    path = tmp_path / "entities.nt"
    assert write_triples(path, [entity], entity_triples, Names("urn:x:", "n-1")) == 1
    assert path.read_bytes().count(b"\n") == 5
    assert {str(name) for name in Graph().parse(path, format="nt").objects(None, SDO.name)} == {entity.name}
