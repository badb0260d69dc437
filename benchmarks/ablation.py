"""What each construct and each rule of repair gives: F1 on CaRB (n-ary view) and BenchIE (binary view) lost without it.

usage: python benchmarks/ablation.py DATA_DIR SCORER.py

The sentences are parsed once; for each row the claims are read and scored anew without one construct or rule. `lost` is F1 with
everything minus F1 without: negative where leaving it out scores better. `lines` counts the tuples that are then different or absent in both views.
Data and scorer are those of extraction.py.
"""

import argparse
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from constructs import CONSTRUCTS, Change, all_repairs_off, repair_rules
from labelled_sentences import BENCHES, Bench, Scorer, inputs_of, read_documents
from spacy.tokens import Doc

from crossclaim.config import load_config
from crossclaim.extract.claims import ClaimComponent, read_claims
from crossclaim.extract.documents import make_doc
from crossclaim.extract.engine import Extractor
from crossclaim.extract.model import Proposition
from crossclaim.extract.records import make_claims
from crossclaim.extract.views import triples
from crossclaim_schemas import Document

Line = tuple[str, str, str, tuple[str, ...]]


@dataclass(frozen=True)
class Parsed:
    """A bench's documents with everything that stands before the reading of claims."""

    bench: Bench
    documents: list[Document]
    docs: list[Doc]


def main() -> None:
    """Print two tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("scorer", type=Path)
    options = parser.parse_args()
    scorer = Scorer(options.scorer, options.data)
    benches = parse_all(Extractor(load_config()), options.data)
    table = Table(scorer, benches)
    print(f"{'left out':40s}{'CaRB lost':>11s}{'BenchIE lost':>14s}{'lines':>7s}")
    print(f"{'(nothing: F1)':40s}{table.whole_f1[0]:11.3f}{table.whole_f1[1]:14.3f}")
    for construct in CONSTRUCTS:
        table.print_row(construct.name, construct.without, construct.switch)
    print("rules of repair")
    table.print_row("all of them", unchanged, all_repairs_off)
    for name, switch in repair_rules():
        table.print_row(name, unchanged, switch)


def parse_all(extractor: Extractor, data: Path) -> list[Parsed]:
    """The sentences of both benches, parsed, with names and references, without claims."""
    nlp = extractor.nlp
    claims = [name for name, pipe in nlp.pipeline if isinstance(pipe, ClaimComponent)]
    found = []
    with nlp.select_pipes(disable=claims):
        for bench in BENCHES:
            documents = read_documents(inputs_of(data, bench))
            docs = list(nlp.pipe(make_doc(document, nlp) for document in documents))
            found.append(Parsed(bench, documents, docs))
    return found


def unchanged(doc: Doc, claims: list[Proposition]) -> list[Proposition]:
    """The claims as they were read."""
    return claims


class Table:
    """Scores with everything, and rows of what is lost without something."""

    def __init__(self, scorer: Scorer, benches: Sequence[Parsed]) -> None:
        self.scorer, self.benches = scorer, benches
        self.whole = [list(read_lines(parsed, unchanged)) for parsed in benches]
        self.whole_f1 = [self._f1(parsed, lines) for parsed, lines in zip(benches, self.whole, strict=True)]

    def print_row(self, name: str, change: Change, switch: Callable[[], AbstractContextManager[object]] | None) -> None:
        """Read and score both benches without one thing."""
        lost, different = [], 0
        for parsed, whole, whole_f1 in zip(self.benches, self.whole, self.whole_f1, strict=True):
            with switch() if switch else nullcontext():
                lines = list(read_lines(parsed, change))
            changed = set(whole) - set(lines)
            different += len(changed)
            lost.append(whole_f1 - self._f1(parsed, lines) if lines != whole else 0.0)
        print(f"{name:40s}{lost[0]:11.3f}{lost[1]:14.3f}{different:7d}", flush=True)

    def _f1(self, parsed: Parsed, lines: Sequence[Line]) -> float:
        keys = ("id", "subject", "predicate", "objects")
        found = self.scorer.score_lines(parsed.bench.name, (dict(zip(keys, line, strict=True)) for line in lines))
        return found["F1"]


def read_lines(parsed: Parsed, change: Change) -> Iterator[Line]:
    """The tuples of all documents after a change of their claims."""
    for document, doc in zip(parsed.documents, parsed.docs, strict=True):
        doc._.claims = change(doc, read_claims(doc))
        for claim in make_claims(doc, document):
            for line in triples(claim, parsed.bench.view):
                yield document.uri, line["subject"], line["predicate"], tuple(line["objects"])


if __name__ == "__main__":
    main()
