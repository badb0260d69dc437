"""Conflicts and agreements found in labelled document pairs, with bootstrap intervals.

usage: python benchmarks/document_pairs/run.py FILE.jsonl... [--verbose] [--blind]

Verbose prints every miss and every false finding; files named blind*.jsonl are never printed, so that rules cannot be fitted
to them.
"""

import argparse
import json
import pathlib
from collections import Counter

from matching import Found, LABEL, figures, intervals, judge

from crossclaim.config import load_config
from crossclaim.crosscheck.engine import crosscheck
from crossclaim.extract.engine import Extractor
from crossclaim.ingest.document import make_document
from crossclaim_schemas import Claim, Document


def documents_of(pair: dict) -> list[Document]:
    """Both documents of a pair as ingest would read them from files a.txt and b.txt."""
    return [make_document(f"{side}.txt", pair[f"doc_{side}"]) for side in "ab"]


def found_in(documents: list[Document], claims: list[Claim], config) -> list[Found]:
    """Reported relations across the two documents."""
    by_id = {claim.id: claim for claim in claims}
    found = []
    for r in crosscheck(documents, claims, config).relations:
        if r.status == "reported":
            a, b = by_id[r.claim_a], by_id[r.claim_b]
            found.append(Found(LABEL[r.label], (a.start, a.end), (b.start, b.end), r.reason, r.explanation))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=pathlib.Path)
    parser.add_argument("--verbose", action="store_true")
    args = parser.parse_args()
    config = load_config()
    extractor = Extractor(config)
    for path in args.files:
        counts: list[Counter] = []
        for line in path.read_text(encoding="utf-8").splitlines():
            pair = json.loads(line)
            documents = documents_of(pair)
            claims = [claim for document in documents for claim in extractor.claims_of(document)]
            count, lines = judge(pair, found_in(documents, claims, config))
            counts.append(count)
            if args.verbose and not path.name.startswith("blind"):
                print(f"=== {pair['pair_id']}", *lines, sep="\n")
        bounds = intervals(counts)
        print(f"{path.name} ({len(counts)} pairs)")
        for name, value in figures(counts).items():
            print(f"  {name:14s}{value:.3f}  [{bounds[name][0]:.3f}, {bounds[name][1]:.3f}]")
        print("  " + ", ".join(f"{k} {v}" for k, v in sum(counts, Counter()).items()))


if __name__ == "__main__":
    main()
