"""Check the labelled passages: form, offsets, ids, and how much of each label they hold.

usage: python benchmarks/samples/check.py [DIR]     exit 1 and the faults if there are any
"""

import json
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

LABELS = {
    "PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "EVENT", "LAW", "PRODUCT", "WORK_OF_ART", "LANGUAGE", "IGNORE",
}  # fmt: skip
KINDS = {
    "pronoun", "possessive", "relative", "definite nominal", "this X", "demonstrative", "first or second person",
}  # fmt: skip
ANTECEDENTS = {"given", "open", "clause"}
# Rows of a file, each a label with its place.
Rows = list[dict]


def read(folder: Path) -> tuple[dict[str, dict], Rows, Rows]:
    """The passages by id, the mentions of entities, the references."""
    files = [
        [json.loads(line) for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
        for name in ("passages", "entities", "references")
    ]
    return {row["id"]: row for row in files[0]}, files[1], files[2]


def faults_of(passages: dict[str, dict], entities: Rows, references: Rows) -> list[str]:
    """What is wrong, in words; empty when nothing is."""
    found = []
    for row in (*entities, *references):
        text = passages[row["passage"]]["text"]
        if text[row["start"] : row["end"]] != row["text"] or row["text"] != row["text"].strip():
            found.append(f"{row['passage']}: {row['text']!r} does not stand at {row['start']}")
    found += [f"{row['passage']}: unknown label {row['label']!r}" for row in entities if row["label"] not in LABELS]
    for row in references:
        known = row["kind"] in KINDS and row["antecedent"] in ANTECEDENTS
        if not known or (row["antecedent"] == "given") != bool(row["stands_for"]):
            found.append(f"{row['passage']}: {row['text']!r} at {row['start']} has an unknown kind or antecedent")
        length = len(passages[row["passage"]]["text"])
        spans = [span for one in row["stands_for"] for span in one["spans"]]
        if any(not 0 <= start < end <= length for start, end in spans):
            found.append(f"{row['passage']}: antecedent of {row['text']!r} lies outside the text")
    return found + _overlaps(entities)


def _overlaps(entities: Rows) -> list[str]:
    ordered = sorted(entities, key=lambda row: (row["passage"], row["start"]))
    return [
        f"{left['passage']}: {left['text']!r} and {right['text']!r} overlap"
        for left, right in pairwise(ordered)
        if left["passage"] == right["passage"] and left["end"] > right["start"]
    ]


def main() -> int:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    passages, entities, references = read(folder)
    words = sum(len(row["text"].split()) for row in passages.values())
    kinds = Counter(row["kind"] for row in passages.values())
    print(f"{len(passages)} passages, {words} words: {', '.join(f'{n} {kind}' for kind, n in kinds.items())}")
    counted = [row for row in entities if row["label"] != "IGNORE"]
    ids = {(row["passage"], row["entity"]) for row in counted}
    print(f"{len(counted)} mentions of {len(ids)} entities, {len(entities) - len(counted)} to be ignored: ", end="")
    print(", ".join(f"{n} {label}" for label, n in Counter(row["label"] for row in counted).most_common()))
    print(f"{len(references)} references: ", end="")
    print(", ".join(f"{n} {kind}" for kind, n in Counter(row["kind"] for row in references).most_common()), end="; ")
    print(
        ", ".join(f"{n} {kind}" for kind, n in Counter(row["antecedent"] for row in references).most_common()), end=""
    )
    print(f", {sum(row['optional'] for row in references)} of the given ones optional")
    faults = faults_of(passages, entities, references)
    print(*faults, sep="\n", end="\n" if faults else "")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
