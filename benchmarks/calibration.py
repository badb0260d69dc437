"""Whether scores are probabilities: of the findings with a score in each band, how many are right.

usage: python benchmarks/calibration.py [FILE.jsonl...]

All findings are taken, reported and possible ones. One is right if a labelled relation of its label shares at least half of the shorter
span on both sides; an agreement also if the relation is labelled `either`. Prints figures only; without files both blind sets are read.
"""

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "document_pairs"))

from matching import LABEL, overlap

from crossclaim.config import Config, load_config
from crossclaim.crosscheck.engine import crosscheck
from crossclaim.extract.engine import Extractor
from crossclaim.ingest.document import make_document
from crossclaim_schemas import Claim

BANDS = (0.0, 0.2, 0.35, 0.5, 0.65, 0.8, 1.01)
RIGHT = {"conflict": {"conflict"}, "agreement": {"agree", "either"}}

Outcome = tuple[str, float, bool]


def main() -> None:
    """Print a line a label and band."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, default=sorted((HERE / "document_pairs").glob("blind*.jsonl")))
    options = parser.parse_args()
    config = load_config()
    extractor = Extractor(config)
    pairs = [json.loads(line) for path in options.files for line in path.read_text(encoding="utf-8").splitlines()]
    found = [outcome for pair in pairs for outcome in outcomes(pair, extractor, config)]
    print(f"{'label':<12}{'band':<14}{'findings':>10}{'mean score':>12}{'right':>8}")
    for label in LABEL:
        print_bands(label, [outcome for outcome in found if outcome[0] == label])


def print_bands(label: str, found: list[Outcome]) -> None:
    """Mean score and share of right findings by band of score."""
    bands: dict[tuple[float, float], list[Outcome]] = defaultdict(list)
    for outcome in found:
        low = max(bound for bound in BANDS if bound <= outcome[1])
        bands[low, BANDS[BANDS.index(low) + 1]].append(outcome)
    for (low, high), inside in sorted(bands.items()):
        mean = sum(score for _, score, _ in inside) / len(inside)
        right = sum(is_right for *_, is_right in inside) / len(inside)
        print(f"{label:<12}{f'{low:.2f}-{min(high, 1):.2f}':<14}{len(inside):>10}{mean:>12.2f}{right:>8.2f}")


def outcomes(pair: dict[str, Any], extractor: Extractor, config: Config) -> list[Outcome]:
    """Label, score and rightness of each finding of one pair."""
    documents = [make_document(f"{side}.txt", pair[f"doc_{side}"]) for side in "ab"]
    claims = [claim for document in documents for claim in extractor.claims_of(document)]
    by_id = {claim.id: claim for claim in claims}
    relations = crosscheck(documents, claims, config).relations
    return [(r.label, r.score, is_right(pair, r.label, by_id[r.claim_a], by_id[r.claim_b])) for r in relations]


def is_right(pair: dict[str, Any], label: str, a: Claim, b: Claim) -> bool:
    """Whether a labelled relation says the same."""
    return any(
        gold["label"] in RIGHT[label]
        and overlap(gold["span_a"], (a.start, a.end)) >= 0.5
        and overlap(gold["span_b"], (b.start, b.end)) >= 0.5
        for gold in pair["relations"]
    )


if __name__ == "__main__":
    main()
