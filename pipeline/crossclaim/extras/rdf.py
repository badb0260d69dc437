"""Records as RDF: one N-Triples file a table, and the vocabulary that they use.

Where each thing is from is told with PROV-O, where in the text with Web Annotation selectors, what documents and claims are with
schema.org and Dublin Core; what these have no words for stands in `vocabulary.ttl`. Every node has a name of its own, there are no
blank nodes: the files can be loaded in any order, one by one, and twice. Lines are sorted within a record.
"""

from collections.abc import Callable, Iterable
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

from rdflib import Graph

from crossclaim_schemas import Claim, Document, Entity, Fact, Record, Relation, make_id

from ..write.export import ExportOptions, Written
from ..write.export_source import RunFolder
from .rdf_triples import Names, Triple, claim_triples, document_triples, run_triples
from .rdf_triples_run import entity_triples, fact_triples, relation_triples

VOCABULARY = "vocabulary.ttl"
AnyRecord = TypeVar("AnyRecord", bound=Record)


def write(run: RunFolder, folder: Path, options: ExportOptions) -> Written:
    """Documents, claims, entities, relations and facts as N-Triples. Rejects and reviews are no part of the graph."""
    names = Names(options.base, make_id("n", run.manifest.model_dump_json()))
    counts = {
        "run.nt": write_triples(folder / "run.nt", [run.manifest], run_triples, names),
        "documents.nt": write_triples(folder / "documents.nt", run.records(Document), document_triples, names),
        "claims.nt": write_triples(folder / "claims.nt", run.records(Claim), claim_triples, names),
        "entities.nt": write_triples(folder / "entities.nt", run.records(Entity), entity_triples, names),
        "relations.nt": write_triples(folder / "relations.nt", run.records(Relation), relation_triples, names),
        "facts.nt": write_triples(folder / "facts.nt", run.records(Fact), fact_triples, names),
    }
    text = files("crossclaim").joinpath("data", VOCABULARY).read_text(encoding="utf-8")
    (folder / VOCABULARY).write_text(text, encoding="utf-8")
    return Written(counts | {VOCABULARY: 0})


def write_triples(
    path: Path,
    records: Iterable[AnyRecord],
    triples_of: Callable[[AnyRecord, Names], Iterable[Triple]],
    names: Names,
) -> int:
    """One graph a record, so that memory stays flat; gives the number of records."""
    n_records = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for record in records:
            graph = Graph()
            for triple in triples_of(record, names):
                graph.add(triple)
            # Texts may hold other line breaks than "\n", which is the only one that ends a line here.
            file.writelines(f"{line}\n" for line in sorted(graph.serialize(format="nt").split("\n")) if line)
            n_records += 1
    return n_records
