"""What each construct and each rule of repair gives: F1 on CaRB (n-ary view) and BenchIE (binary view) lost without it.

usage: python benchmarks/ablation.py DATA_DIR SCORER.py

The sentences are parsed once; for each row the claims are read and scored anew without one construct or rule. `lost` is F1 with
everything minus F1 without: negative where leaving it out scores better. `lines` counts the tuples, of both views, that are then
different or absent. Rules of repair are rare, so a last column counts the claims that each changes in the texts of the document
pairs `train` and `dev`. Data and scorer are those of extraction.py.
"""

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from constructs import CONSTRUCTS, Change, all_repairs_off, repair_rules
from labelled_sentences import BENCHES, Bench, Scorer, inputs_of, one_paragraph, read_documents
from spacy.tokens import Doc
from speed import DEFAULT_INPUTS, texts_of

from crossclaim.config import load_config
from crossclaim.extract.claims import ClaimComponent, read_claims
from crossclaim.extract.documents import make_doc
from crossclaim.extract.engine import Extractor
from crossclaim.extract.model import Proposition
from crossclaim.extract.records import make_claims
from crossclaim.extract.views import triples
from crossclaim_schemas import Document

Line = tuple[str, str, str, tuple[str, ...], float]
Switch = Callable[[], AbstractContextManager[object]]


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
    extractor = Extractor(load_config())
    table = Table(
        scorer, [Parsed(bench, *parse(extractor, read_documents(inputs_of(options.data, bench)))) for bench in BENCHES]
    )
    print(f"{'left out':40s}{'CaRB lost':>11s}{'BenchIE lost':>14s}{'lines':>7s}")
    print(f"{'(nothing: F1)':40s}{table.whole_f1[0]:11.3f}{table.whole_f1[1]:14.3f}")
    for construct in CONSTRUCTS:
        table.print_row(construct.name, construct.without, construct.switch)
    texts = Texts(parse(extractor, list(read_paragraphs(DEFAULT_INPUTS))))
    print(
        f"\n{'rule of repair left out':40s}{'CaRB lost':>11s}{'BenchIE lost':>14s}{'lines':>7s}{f'of {texts.size:,} claims':>17s}"
    )
    for name, switch in (("(all of them)", all_repairs_off), *repair_rules()):
        table.print_row(name, unchanged, switch, f"{texts.count_changed(switch):17d}")


def parse(extractor: Extractor, documents: list[Document]) -> tuple[list[Document], list[Doc]]:
    """The documents, and each with all that stands before the reading of claims."""
    nlp = extractor.nlp
    claims = [name for name, pipe in nlp.pipeline if isinstance(pipe, ClaimComponent)]
    with nlp.select_pipes(disable=claims):
        return documents, list(nlp.pipe(make_doc(document, nlp) for document in documents))


def read_paragraphs(paths: Sequence[Path]) -> Iterator[Document]:
    """Each paragraph of document pairs as a document; lines without a full stop at their end are left out."""
    for number, text in enumerate(texts_of(paths)):
        for line, paragraph in enumerate(text.splitlines()):
            if paragraph.rstrip().endswith((".", "!", "?", "”", '"')):
                yield one_paragraph(f"{number}-{line}", paragraph.strip())


def unchanged(doc: Doc, claims: list[Proposition]) -> list[Proposition]:
    """The claims as they were read."""
    return claims


class Table:
    """Scores with everything, and rows of what is lost without something."""

    def __init__(self, scorer: Scorer, benches: Sequence[Parsed]) -> None:
        self.scorer, self.benches = scorer, benches
        self.whole = [list(read_lines(parsed, unchanged)) for parsed in benches]
        self.whole_f1 = [self._f1(parsed, lines) for parsed, lines in zip(benches, self.whole, strict=True)]

    def print_row(self, name: str, change: Change, switch: Switch | None, more: str = "") -> None:
        """Read and score both benches without one thing."""
        lost, different = [], 0
        for parsed, whole, whole_f1 in zip(self.benches, self.whole, self.whole_f1, strict=True):
            with switch() if switch else nullcontext():
                lines = list(read_lines(parsed, change))
            changed = set(whole) - set(lines)
            different += len(changed)
            without = whole_f1 if lines == whole else self._f1(parsed, lines)
            lost.append(round(whole_f1 - without, 3) + 0.0)  # no minus before a zero
        print(f"{name:40s}{lost[0]:11.3f}{lost[1]:14.3f}{different:7d}{more}", flush=True)

    def _f1(self, parsed: Parsed, lines: Sequence[Line]) -> float:
        keys = ("id", "subject", "predicate", "objects", "confidence")
        found = self.scorer.score_lines(parsed.bench.name, (dict(zip(keys, line, strict=True)) for line in lines))
        return found["F1"]


class Texts:
    """Claims of texts without labels, to see how often a rule changes one."""

    def __init__(self, parsed: tuple[list[Document], list[Doc]]) -> None:
        self.documents, self.docs = parsed
        self.whole = self._claims()
        self.size = self.whole.total()

    def count_changed(self, switch: Switch) -> int:
        """How many of the claims are different or absent with something switched off."""
        with switch():
            return (self.whole - self._claims()).total()

    def _claims(self) -> Counter[tuple[str, str, str]]:
        found: Counter[tuple[str, str, str]] = Counter()
        for document, doc in zip(self.documents, self.docs, strict=True):
            doc._.claims = read_claims(doc)
            found.update((document.uri, claim.text, claim.polarity) for claim in make_claims(doc, document))
        return found


def read_lines(parsed: Parsed, change: Change) -> Iterator[Line]:
    """The tuples of all documents after a change of their claims."""
    for document, doc in zip(parsed.documents, parsed.docs, strict=True):
        doc._.claims = change(doc, read_claims(doc))
        for claim in make_claims(doc, document):
            for line in triples(claim, parsed.bench.view):
                yield document.uri, line["subject"], line["predicate"], tuple(line["objects"]), line["confidence"]


if __name__ == "__main__":
    main()
