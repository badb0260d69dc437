"""Check a file of labelled document pairs: form, offsets, length, and how much of each label it holds.

usage: python benchmarks/document_pairs/check.py FILE.jsonl...     exit 1 and the faults if there are any
"""

import collections
import json
import pathlib
import sys

LABELS = {"conflict", "agree", "either", "none"}
MIN_WORDS, MAX_WORDS = 120, 300


def faults_of(pair: dict) -> list[str]:
    """What is wrong with one pair, in words; empty when nothing is."""
    found = []
    for side in "ab":
        words = len(pair[f"doc_{side}"].split())
        if not MIN_WORDS <= words <= MAX_WORDS:
            found.append(f"doc_{side} has {words} words, not {MIN_WORDS}-{MAX_WORDS}")
    for k, relation in enumerate(pair["relations"]):
        if relation["label"] not in LABELS:
            found.append(f"relation {k}: unknown label {relation['label']!r}")
        for side in "ab":
            start, end = relation[f"span_{side}"]
            if pair[f"doc_{side}"][start:end] != relation[f"quote_{side}"]:
                found.append(f"relation {k}: span_{side} does not cut out quote_{side}")
    return [f"{pair['pair_id']}: {fault}" for fault in found]


def main(paths: list[str]) -> int:
    faults, counts, kinds, ids = [], collections.Counter(), collections.Counter(), collections.Counter()
    for path in paths:
        for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines():
            pair = json.loads(line)
            ids[pair["pair_id"]] += 1
            kinds[pair["text_kind"]] += 1
            counts.update(r["label"] for r in pair["relations"])
            faults += faults_of(pair)
    faults += [f"{name}: used {n} times" for name, n in ids.items() if n > 1]
    print("\n".join(faults) or "no faults")
    print(f"{len(ids)} pairs, {len(kinds)} text kinds; " + ", ".join(f"{k} {n}" for k, n in sorted(counts.items())))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
