"""Contradictions planted by rule into copies of any documents, and changes that must not matter.

usage: python benchmarks/metamorphic.py [INPUT...] [--documents N] [--per-document N] [--show]

INPUT is a file or folder that crossclaim reads, or a .jsonl file of document pairs ("doc_a", "doc_b"). Each document is
checked against a copy of itself: every claim must agree with itself, and nothing conflict. A contradicting edit of the copy
must give a conflict at the edited sentence and nowhere else; a neutral one must keep the agreement of that sentence and give
no conflict. Conflicts that the unedited copy gives too count there alone.

Prints a line per operator: plants, those found, conflicts elsewhere (spurious), found / (found + spurious), found / plants.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import spacy
from contradicting_edits import change_date, change_name, change_number, flip_polarity
from edits import Change, Sentence, safe_sentences
from neutral_edits import change_notation, change_unit, make_passive, reverse_paragraphs

import crossclaim
from crossclaim.config import load_config
from crossclaim.crosscheck.engine import crosscheck
from crossclaim.extract.engine import Extractor
from crossclaim_schemas import Claim, Document, Relation

ROOT = Path(__file__).parents[1]
DEFAULT_INPUTS = [ROOT / "corpus" / "kazakhstan", ROOT / "benchmarks" / "document_pairs" / "dev.jsonl"]
IRRELEVANT = ROOT / "tests" / "data" / "unrelated" / "recipe.txt"
SEED = 20
NAME_LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC"})

Operator = Callable[[Sentence, Sequence[tuple[str, str]], Random], Iterator[Change]]
CONTRADICTING: dict[str, Operator] = {
    "another number": change_number,
    "another date": change_date,
    "another name": change_name,
    "other polarity": flip_polarity,
}
NEUTRAL: dict[str, Operator] = {
    "active to passive": make_passive,
    "another unit": change_unit,
    "digits and words": change_notation,
}
Read = tuple[Document, list[Claim]]


@dataclass(slots=True)
class Score:
    """Counts of one operator; `notes` describe what went wrong."""

    plants: int = 0
    found: int = 0
    spurious: int = 0
    notes: list[str] = field(default_factory=list)

    def line(self, name: str) -> str:
        total = self.found + self.spurious
        precision = f"{self.found / total:.2f}" if total else "-"
        recall = f"{self.found / self.plants:.2f}" if self.plants else "-"
        return f"{name:<22}{self.plants:>7}{self.found:>7}{self.spurious:>10}{precision:>11}{recall:>8}"


class Bench:
    """Reads originals and copies and compares them, each pair in a run of its own."""

    def __init__(self, folder: Path, per_document: int) -> None:
        self.config = load_config()
        self.extractor = Extractor(self.config)
        # The edits are chosen on the bare model, so that what extraction fails to read counts as missed.
        self.nlp = spacy.load(self.config.model.name)
        self.folder = folder
        self.per_document = per_document
        self.irrelevant = self.read("irrelevant", IRRELEVANT.read_text(encoding="utf-8"), ".txt")
        self.scores: dict[str, Score] = {}
        self.known: set[tuple[str, str]] = set()  # quotes of the conflicts between a document and its unedited copy

    def read(self, name: str, text: str, suffix: str) -> Read:
        path = self.folder / f"{name}{suffix}"
        path.write_text(text, encoding="utf-8")
        (document,) = crossclaim.load(path, config=self.config)
        return document, self.extractor.claims_of(document)

    def relations(self, *read: Read) -> list[Relation]:
        documents, claims = [document for document, _ in read], [claim for _, found in read for claim in found]
        return [r for r in crosscheck(documents, claims, self.config).relations if r.status == "reported"]

    def run(self, text: str, suffix: str, names: Sequence[tuple[str, str]]) -> None:
        """All operators on one document."""
        original = self.read("a-original", text, suffix)
        same = self.read("b-copy", text, suffix)
        self.known = set()
        self.known = {(r.quote_a, r.quote_b) for r in self.check_same("the same text", original, same)}
        self.check_same("paragraphs reversed", original, self.read("b-copy", reverse_paragraphs(original[0]), suffix))
        sentences = list(safe_sentences(original[0], self.nlp))
        for name, operator in (CONTRADICTING | NEUTRAL).items():
            random = Random(SEED)
            changes = [change for sentence in sentences for change in operator(sentence, names, random)]
            for change in random.sample(changes, min(self.per_document, len(changes))):
                copy = self.read("b-copy", change.apply(text), suffix)
                self.check_change(name, "conflict" if name in CONTRADICTING else "agreement", original, copy, change)
                if name == "other polarity":
                    self.check_irrelevant(original, copy)

    def check_same(self, name: str, original: Read, copy: Read) -> list[Relation]:
        """Each claim of the original must agree with something in the copy; the conflicts, which should not be there."""
        relations = self.relations(original, copy)
        agreeing = {r.claim_a for r in relations if r.label == "agreement"}
        score = self.scores.setdefault(name, Score())
        score.plants += len(original[1])
        score.found += sum(claim.id in agreeing for claim in original[1])
        score.notes += [f"no agreement: {claim.text}" for claim in original[1] if claim.id not in agreeing]
        conflicts = [r for r in relations if r.label == "conflict"]
        self._count_spurious(score, conflicts)
        return conflicts

    def check_change(self, name: str, label: str, original: Read, copy: Read, change: Change) -> None:
        """The edited sentence must stand in a relation of the label to what it was; a conflict may be there alone."""
        spans = {claim.id: (claim.start, claim.end) for _, claims in (original, copy) for claim in claims}
        before, after = change.places()
        relations = self.relations(original, copy)
        here = [r for r in relations if _touch(spans[r.claim_a], before) and _touch(spans[r.claim_b], after)]
        score = self.scores.setdefault(name, Score())
        score.plants += 1
        score.found += (found := any(r.label == label for r in here))
        if not found:
            score.notes.append(f"not found: {copy[0].text[after[0] : after[1]]}")
        allowed = {r.id for r in here} if label == "conflict" else set()
        self._count_spurious(score, [r for r in relations if r.label == "conflict" and r.id not in allowed])

    def check_irrelevant(self, original: Read, copy: Read) -> None:
        """A document about something else must change nothing between the two, and stand in no relation itself."""
        alone = {r.id: r for r in self.relations(original, copy)}
        beside = {r.id: r for r in self.relations(original, copy, self.irrelevant)}
        score = self.scores.setdefault("irrelevant document", Score())
        score.plants += len(alone)
        score.found += len(alone.keys() & beside.keys())
        self._count_spurious(score, [r for id_, r in beside.items() if id_ not in alone])

    def _count_spurious(self, score: Score, relations: Sequence[Relation]) -> None:
        relations = [r for r in relations if (r.quote_a, r.quote_b) not in self.known]
        score.spurious += len(relations)
        score.notes += [f"spurious {r.label} ({r.reason}): {r.quote_a!r} / {r.quote_b!r}" for r in relations]


def texts_of(inputs: Sequence[Path]) -> Iterator[tuple[str, str]]:
    """Text and file suffix of every document behind the inputs, pairs files opened."""
    for path in inputs:
        if path.suffix == ".jsonl" and '"doc_a"' in path.read_text(encoding="utf-8")[:100_000]:
            for line in path.read_text(encoding="utf-8").splitlines():
                pair = json.loads(line)
                yield from ((pair["doc_a"], ".txt"), (pair["doc_b"], ".txt"))
        else:
            for document in crossclaim.load(path, on_reject=lambda reject: print(reject.message, file=sys.stderr)):
                yield document.text, ".md" if document.media_type == "text/markdown" else ".txt"


def names_of(text: str, nlp: spacy.language.Language) -> list[tuple[str, str]]:
    """The names of a text with their labels, each once, in order."""
    names = [(ent.text.removeprefix("the "), ent.label_) for ent in nlp(text).ents if ent.label_ in NAME_LABELS]
    return list(dict.fromkeys((name, label) for name, label in names if "\n" not in name))


def _touch(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return min(one[1], other[1]) > max(one[0], other[0])


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("inputs", nargs="*", type=Path, default=DEFAULT_INPUTS)
    parser.add_argument("--documents", type=int, default=24, help="read at most so many, evenly spread (default 24)")
    parser.add_argument("--per-document", type=int, default=2, help="edits of one operator in one document (default 2)")
    parser.add_argument("--show", action="store_true", help="print every miss and every spurious finding")
    options = parser.parse_args()
    found = list(texts_of(options.inputs))
    step = max(1, len(found) // options.documents)
    texts = found[::step][: options.documents]
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), options.per_document)
        names = sorted({pair for text, _ in texts for pair in names_of(text, bench.nlp)})
        for text, suffix in texts:
            bench.run(text, suffix, names)
    print(f"{len(texts)} documents, at most {options.per_document} edits of an operator in each\n")
    print(f"{'operator':<22}{'plants':>7}{'found':>7}{'spurious':>10}{'precision':>11}{'recall':>8}")
    order = ["the same text", *CONTRADICTING, *NEUTRAL, "paragraphs reversed", "irrelevant document"]
    for name in order:
        print(bench.scores.get(name, Score()).line(name))
    for name in order if options.show else []:
        for note in bench.scores.get(name, Score()).notes:
            print(f"{name}: {note}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
