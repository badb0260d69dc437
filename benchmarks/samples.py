"""Entities and references against labelled passages of ten kinds of text, entities beside bare spaCy.

usage: python benchmarks/samples.py [DIR] [--failures]

mentions    names found with exactly the labelled span, and with span and label; a leading article and a closing 's do not count,
            for either system, nor do mentions labelled IGNORE. A second way of counting asks for overlap alone
clusters    pairs of mentions of one passage that are one entity: precision among pairs of rightly found mentions, recall among all
            labelled pairs. Bare spaCy has no clusters: equal words are one
references  by kind: how many have an antecedent, how many of these are resolved rightly (found), precision of what is resolved, and the
            share of all that is left open. A phrase resolved that is not labelled as a reference counts as a wrong one

A name given for a reference is right if it is a name or phrase of the labelled antecedent, or one holds the other and both have one
head noun. Relative pronouns are no mentions of their own: what the relative clause's claim has in their place is judged.
"""

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import Doc, Token

from crossclaim.config import load_config
from crossclaim.extract.documents import make_doc
from crossclaim.extract.engine import Extractor
from crossclaim.extract.model import Phrase, Proposition, span_offsets
from crossclaim.ingest.document import make_document

HERE = Path(__file__).resolve().parent
LABELS = frozenset("PERSON ORG GPE NORP LOC FAC EVENT LAW PRODUCT WORK_OF_ART LANGUAGE".split())
NAMES = frozenset(("name", "acronym"))
RELATIVE = frozenset(("relative", "object_relative"))
LEADING = re.compile(r"(the|a|an|his|her|its|their|our|my|this|that|these|those|both|neither)\s+", re.IGNORECASE)
# What ends a noun phrase's head: prepositions, relative pronouns, participles of the passages.
AFTER_HEAD = re.compile(r",| (?:of|in|at|from|near|with|who|which|that|on|to|for|between|listed)\b")
KINDS = (
    "pronoun", "possessive", "relative", "definite nominal", "this X", "demonstrative", "first or second person",
    "not labelled",
)  # fmt: skip


@dataclass(frozen=True)
class Named:
    """A mention of an entity: its place, its label, and what tells entities of a passage apart."""

    start: int
    end: int
    label: str
    entity: str


@dataclass(frozen=True)
class Outcome:
    """How one reference fared: `verdict` is right, wrong or open, `given` whether it has a labelled antecedent."""

    kind: str
    verdict: str
    given: bool
    failure: str = ""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=HERE / "samples")
    parser.add_argument("--failures", action="store_true", help="print every difference, too")
    options = parser.parse_args()
    texts = {row["id"]: row["text"] for row in _rows(options.folder / "passages.jsonl")}
    gold, references = defaultdict(list), defaultdict(list)
    for row in _rows(options.folder / "entities.jsonl"):
        gold[row["passage"]].append(Named(row["start"], row["end"], row["label"], row["entity"]))
    for row in _rows(options.folder / "references.jsonl"):
        references[row["passage"]].append(row)
    config = load_config()
    extractor, bare = Extractor(config), spacy.load(config.model.name)
    docs = {key: _read(extractor, key, text) for key, text in texts.items()}
    ours = {key: _our_names(doc, texts[key]) for key, doc in docs.items()}
    theirs = {key: _bare_names(bare(text)) for key, text in texts.items()}
    print_mentions(gold, {"crossclaim": ours, "bare spaCy": theirs})
    outcomes = [found for key, doc in docs.items() for found in judge(doc, texts[key], references[key])]
    print_references(outcomes)
    if options.failures:
        print_failures(texts, gold, ours, outcomes)
    return 0


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _read(extractor: Extractor, key: str, text: str) -> Doc:
    document = make_document(key, text)
    if document.text != text:
        raise SystemExit(f"{key}: ingestion changed the text; its labels have no place in it")
    return extractor.nlp(make_doc(document, extractor.nlp))


def _our_names(doc: Doc, text: str) -> list[Named]:
    found = [item for item in doc._.mentions if item.kind in NAMES]
    return [_trimmed(text, *span_offsets(doc, m.start_token, m.end_token), m.label, plain(m.name)) for m in found]


def _bare_names(doc: Doc) -> list[Named]:
    found = [ent for ent in doc.ents if ent.label_ in LABELS]
    return [_trimmed(doc.text, ent.start_char, ent.end_char, ent.label_, plain(ent.text)) for ent in found]


def _trimmed(text: str, start: int, end: int, label: str, entity: str) -> Named:
    """Without a leading article and a closing 's, which are in or out by convention."""
    quote = text[start:end]
    article = re.match(r"(the|a|an)\s+", quote, re.IGNORECASE)
    owner = re.search(r"['’]s$", quote)
    return Named(start + (article.end() if article else 0), end - (2 if owner else 0), label, entity)


def plain(name: str) -> str:
    """In small letters, without leading determiners and a closing 's."""
    name = re.sub(r"(['’]s?|\.)$", "", " ".join(name.split()).casefold())
    while found := LEADING.match(name):
        name = name[found.end() :]
    return name


def print_mentions(gold: dict[str, list[Named]], systems: dict[str, dict[str, list[Named]]]) -> None:
    """Precision, recall and F1 of each system by three ways of counting, and of its clusters."""
    print(f"{'mentions':<34}{'labelled':>9}{'found':>7}{'right':>7}{'P':>7}{'R':>7}{'F1':>7}")
    for name, found in systems.items():
        for way, how in (("span and label", _span_and_label), ("span", _span), ("overlap", None)):
            wanted, given, right_p, right_r = 0, 0, 0, 0
            for key, labelled in gold.items():
                ignored = [item for item in labelled if item.label == "IGNORE"]
                real = [item for item in labelled if item.label != "IGNORE"]
                kept = [item for item in found[key] if not any(_overlap(item, other) for other in ignored)]
                wanted, given = wanted + len(real), given + len(kept)
                right_p += sum(_matches(item, real, how) for item in kept)
                right_r += sum(_matches(item, kept, how) for item in real)
            _print_scores(f"{name}, {way}", wanted, given, right_p, right_r)
    print(f"\n{'pairs of one entity':<34}{'labelled':>9}{'found':>7}{'right':>7}{'P':>7}{'R':>7}{'F1':>7}")
    for name, found in systems.items():
        sums = [sum(numbers) for numbers in zip(*(_pairs(gold[key], found[key]) for key in gold), strict=True)]
        _print_scores(name, sums[0], sums[1], sums[2], sums[2])


def _span(item: Named) -> tuple[object, ...]:
    return item.start, item.end


def _span_and_label(item: Named) -> tuple[object, ...]:
    return item.start, item.end, item.label


def _overlap(left: Named, right: Named) -> bool:
    return left.start < right.end and right.start < left.end


def _matches(item: Named, others: Iterable[Named], how: Any) -> bool:
    if how is None:
        return any(_overlap(item, other) for other in others)
    return how(item) in {how(other) for other in others}


def _pairs(labelled: Sequence[Named], found: Sequence[Named]) -> tuple[int, int, int]:
    """Labelled pairs, pairs found between mentions with a labelled span, and those that are both."""
    true = {_span(item): item.entity for item in labelled if item.label != "IGNORE"}
    given = {_span(item): item.entity for item in found if _span(item) in true}
    wanted = {pair for pair in combinations(sorted(true), 2) if true[pair[0]] == true[pair[1]]}
    guessed = {pair for pair in combinations(sorted(given), 2) if given[pair[0]] == given[pair[1]]}
    return len(wanted), len(guessed), len(wanted & guessed)


def _print_scores(name: str, wanted: int, given: int, right_p: int, right_r: int) -> None:
    precision, recall = right_p / max(given, 1), right_r / max(wanted, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    print(f"{name:<34}{wanted:>9}{given:>7}{right_p:>7}{precision:>7.3f}{recall:>7.3f}{f1:>7.3f}")


def judge(doc: Doc, text: str, references: Sequence[dict[str, Any]]) -> list[Outcome]:
    """The outcome of each labelled reference of a passage, and of each phrase resolved that is not labelled."""
    places = {}
    for item in doc._.mentions:
        if item.kind not in NAMES:
            places[span_offsets(doc, item.start_token, item.end_token)] = item.name if item.resolved else ""
    found = []
    for row in references:
        place = (row["start"], row["end"])
        name = places.pop(place, "")
        if not name and row["kind"] == "relative":
            name = _in_place_of(doc, row["start"])
        found.append(_judged(row, name, text, _alike(row, references)))
    unlabelled = [(place, name) for place, name in places.items() if name]
    return found + [
        Outcome("not labelled", "wrong", False, f"{text[start:end]!r} -> {name!r}") for (start, end), name in unlabelled
    ]


def _phrases(row: dict[str, Any], text: str) -> list[list[str]]:
    return [[plain(text[start:end]) for start, end in one["spans"]] for one in row["stands_for"]]


def _alike(row: dict[str, Any], references: Sequence[dict[str, Any]]) -> set[str]:
    """Nominals elsewhere that stand for the same: "she" may be resolved to "the patient"."""
    nominals = [other for other in references if other["kind"] in ("definite nominal", "this X") and other is not row]
    return {plain(other["text"]) for other in nominals if other["stands_for"] == row["stands_for"]}


def _judged(row: dict[str, Any], name: str, text: str, alike: set[str]) -> Outcome:
    given = row["antecedent"] == "given"
    wanted = " + ".join(one["id"] for one in row["stands_for"]) or row["antecedent"]
    failure = f"{row['passage']}: {row['text']!r} at {row['start']} -> {name!r}, not {wanted}"
    counted = given and not row["optional"]
    if not name:
        return Outcome(row["kind"], "open", counted, failure if counted else "")
    right = given and (
        plain(name) in alike or all(_stands_for(plain(name), phrases) for phrases in _phrases(row, text))
    )
    return Outcome(row["kind"], "right" if right else "wrong", counted, "" if right else failure)


def _stands_for(name: str, phrases: Sequence[str]) -> bool:
    """Whether a name is one of the phrases, or names the same head at greater or smaller length."""
    fullest = [one for one in phrases if not any(one != other and _holds(other, one) for other in phrases)]
    if name in phrases or (" and " in name and any(_holds(name, phrase) for phrase in fullest)):
        return True
    return any(_head(name) == _head(one) and (_holds(name, one) or _holds(one, name)) for one in fullest)


def _head(phrase: str) -> str:
    words = AFTER_HEAD.split(phrase, maxsplit=1)[0].split()
    return words[-1] if words else ""


def _holds(longer: str, shorter: str) -> bool:
    return f" {shorter} " in f" {longer} "


def _in_place_of(doc: Doc, place: int) -> str:
    """What the claim of a relative clause has in place of the pronoun at `place`; empty if there is no such claim."""
    token = next((t for t in doc if span_offsets(doc, t.i, t.i + 1)[0] == place), None)
    clauses: list[Proposition] = [claim for claim in doc._.claims if claim.construction in RELATIVE]
    for claim in sorted(clauses, key=lambda claim: claim.end_token - claim.start_token):
        if token is None or not claim.start_token - 1 <= token.i < claim.end_token or claim.predicate[-1].i < token.i:
            continue
        # A claim of its own for each member of "Rusu and Ciobanu, who ...".
        found = [name for other in clauses if other.head.i == claim.head.i and (name := _before(doc, other, token))]
        return " and ".join(dict.fromkeys(found))
    return ""


def _before(doc: Doc, claim: Proposition, token: Token) -> str:
    phrases: list[Phrase] = [phrase for phrase in (claim.subject, *claim.objects) if phrase.head.i < token.i]
    if not phrases:
        return ""
    nearest = max(phrases, key=lambda phrase: phrase.head.i)
    return doc[nearest.start_token : min(nearest.end_token, token.i)].text


def print_references(outcomes: Sequence[Outcome]) -> None:
    """A line for each kind of reference, and one for all that a resolver might resolve."""
    head = ("labelled", "given", "resolved", "right", "precision", "found", "open")
    print(f"\n{'references':<26}" + "".join(f"{word:>11}" for word in head))
    for kind in (*KINDS, "all", "all but relatives and speakers"):
        left_out = ("relative", "first or second person") if kind.startswith("all but") else ()
        some = [
            item for item in outcomes if item.kind == kind or (kind.startswith("all") and item.kind not in left_out)
        ]
        counts = Counter(item.verdict for item in some)
        given, labelled = sum(item.given for item in some), sum(item.kind != "not labelled" for item in some)
        resolved = counts["right"] + counts["wrong"]
        found = sum(item.given and item.verdict == "right" for item in some) / max(given, 1)
        row = f"{labelled:>11}{given:>11}{resolved:>11}{counts['right']:>11}{counts['right'] / max(resolved, 1):>11.3f}"
        print(
            f"{kind.replace('all but relatives and speakers', '  without rel., speakers'):<26}{row}{found:>11.3f}",
            end="",
        )
        print(f"{counts['open'] / max(labelled, 1):>11.3f}")


def print_failures(
    texts: dict[str, str], gold: dict[str, list[Named]], ours: dict[str, list[Named]], outcomes: Sequence[Outcome]
) -> None:
    """Each mention that differs, each pair that is joined or parted wrongly, each reference not resolved rightly."""
    for key, text in texts.items():
        labelled = {_span(item): item for item in gold[key] if item.label != "IGNORE"}
        found = {_span(item): item for item in ours[key]}
        for item in sorted({*labelled.values(), *found.values()}, key=_span_and_label):
            true, given = labelled.get(_span(item)), found.get(_span(item))
            if (true.label if true else "") != (given.label if given else "") and item is (true or given):
                quote = text[item.start : item.end]
                print(f"mention  {key}: {quote!r} is {true.label if true else 'none'}, read as {given and given.label}")
        for left, right in combinations(sorted(labelled.keys() & found.keys()), 2):
            same, said = (one[left].entity == one[right].entity for one in (labelled, found))
            if same != said:
                print(
                    f"cluster  {key}: {text[slice(*left)]!r} and {text[slice(*right)]!r} are {'one' if same else 'two'}"
                )
    for item in outcomes:
        if item.failure:
            print(f"{item.verdict:<8} {item.kind}: {item.failure}")


if __name__ == "__main__":
    sys.exit(main())
