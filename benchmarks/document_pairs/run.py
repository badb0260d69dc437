"""Conflicts and agreements found in labelled document pairs, with bootstrap intervals, beside a naive baseline.

usage: python benchmarks/document_pairs/run.py [FILE.jsonl...] [--verbose]

Without files the development and the blind pairs of this folder are scored. `--verbose` prints every miss and every false finding;
of files named blind*.jsonl nothing but figures is ever printed, so that rules cannot be fitted to them.
"""

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

from matching import LABEL, Found, figures, intervals, judge
from naive import naive_findings

from crossclaim.config import Config, load_config
from crossclaim.crosscheck.engine import crosscheck
from crossclaim.extract.engine import Extractor
from crossclaim.ingest.document import make_document

HERE = Path(__file__).parent
COLUMNS = ("conflict_p", "conflict_r", "agreement_p", "agreement_r", "traps_sprung")


def findings(pair: dict[str, Any], extractor: Extractor, config: Config) -> tuple[list[Found], int]:
    """Reported relations across the two documents, and how many candidate pairs were compared."""
    documents = [make_document(f"{side}.txt", pair[f"doc_{side}"]) for side in "ab"]
    claims = [claim for document in documents for claim in extractor.claims_of(document)]
    by_id = {claim.id: claim for claim in claims}
    result = crosscheck(documents, claims, config)
    found = []
    for r in result.relations:
        if r.status == "reported":
            a, b = by_id[r.claim_a], by_id[r.claim_b]
            found.append(Found(LABEL[r.label], (a.start, a.end), (b.start, b.end), r.reason, r.explanation))
    return found, result.counts["candidate_pairs"]


def row(name: str, counts: list[Counter[str]]) -> str:
    """One line of the table."""
    values, bounds = figures(counts), intervals(counts)
    cells = [f"{values[c]:.2f} [{bounds[c][0]:.2f}-{bounds[c][1]:.2f}]" for c in COLUMNS]
    return f"{name:38s}{len(counts):6d}" + "".join(f"{cell:>19s}" for cell in cells)


def score(path: Path, extractor: Extractor, config: Config, verbose: bool) -> list[str]:
    """The lines of the table for one file: ours and the baseline, by difficulty."""
    ours: dict[str, list[Counter[str]]] = {}
    naive: dict[str, list[Counter[str]]] = {}
    compared = false_conflicts = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        found, candidates = findings(pair, extractor, config)
        count, lines = judge(pair, found)
        compared += candidates
        false_conflicts += count["false_conflicts"]
        for difficulty in {pair.get("difficulty", "all"), "all"}:
            ours.setdefault(difficulty, []).append(count)
            naive.setdefault(difficulty, []).append(judge(pair, naive_findings(pair["doc_a"], pair["doc_b"]))[0])
        if verbose and not path.name.startswith("blind"):
            print(f"=== {pair['pair_id']}", *lines, sep="\n")
    name = f"{path.parent.name}/{path.stem}"
    table = [row(f"{name}, {difficulty}", ours[difficulty]) for difficulty in sorted(ours)]
    table += [row(f"{name}, {difficulty}, naive", naive[difficulty]) for difficulty in sorted(naive)]
    rate = 1000 * false_conflicts / max(1, compared)
    return [
        *table,
        f"{name}: {false_conflicts} false conflicts among {compared:,} candidate pairs, {rate:.1f} per 1,000",
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, default=[HERE / "dev.jsonl", *sorted(HERE.glob("blind*.jsonl"))])
    parser.add_argument("--verbose", action="store_true")
    args = parser.parse_args()
    config = load_config()
    extractor = Extractor(config)
    lines = [line for path in args.files for line in score(path, extractor, config, args.verbose)]
    print(f"{'set':38s}{'pairs':>6s}" + "".join(f"{c.replace('_', ' '):>19s}" for c in COLUMNS))
    print("\n".join(lines))


if __name__ == "__main__":
    main()
