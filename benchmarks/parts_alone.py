"""What the decision table and the trained score give alone, beside the two together.

usage: python benchmarks/parts_alone.py [FILE.jsonl...]

table alone   the first rule that fits gives the label, whatever the score; rules that ask for a score of their own never fit
score alone   the label whose probability is at least one half, whatever the table says
both          what is shipped

Without files the blind split is scored, which neither was made on; only figures are printed. Prints the measures of
`document_pairs/run.py`.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "document_pairs"))

from matching import LABEL, Found, judge
from run import COLUMNS, row

from crossclaim.config import Config, load_config
from crossclaim.crosscheck.candidates import Candidate, find_candidates
from crossclaim.crosscheck.decide import Rule, decide, load_rules
from crossclaim.crosscheck.engine import make_frames
from crossclaim.crosscheck.link import link
from crossclaim.crosscheck.score import load_scorer
from crossclaim.crosscheck.select import Verdict, select
from crossclaim.crosscheck.select import judge as judge_candidates
from crossclaim.extract.engine import Extractor
from crossclaim.ingest.document import make_document

UNSCORED = {"conflict": 0.5, "agreement": 0.5}
EVEN = 0.5

Judge = Callable[[Sequence[Candidate], Config], list[Verdict]]


def table_alone(candidates: Sequence[Candidate], config: Config) -> list[Verdict]:
    """Conflict before agreement where the table allows both; all findings equally sure."""
    found = []
    for candidate in candidates:
        allowed = decide(candidate.comparison.evidence, UNSCORED)
        if allowed:
            found.append(Verdict(candidate, allowed.get("conflict") or allowed["agreement"], EVEN))
    return select(found)


def score_alone(candidates: Sequence[Candidate], config: Config) -> list[Verdict]:
    """The likelier label from one half on; the first rule of a label only lends it its name."""
    rules: dict[str, Rule] = {}
    for rule in load_rules():
        rules.setdefault(rule.label, rule)
    rows = [candidate.features for candidate in candidates]
    scores = {label: load_scorer().probabilities(rows, label) for label in rules}
    best = [max((float(scores[label][i]), label) for label in rules) for i in range(len(rows))]
    found = [
        Verdict(c, rules[label], value) for c, (value, label) in zip(candidates, best, strict=True) if value >= EVEN
    ]
    return select(found)


def both(candidates: Sequence[Candidate], config: Config) -> list[Verdict]:
    """As `crossclaim run` does."""
    found = select(judge_candidates(candidates, load_scorer(), config.crosscheck))
    return [verdict for verdict in found if verdict.reported]


JUDGES: dict[str, Judge] = {"table alone": table_alone, "score alone": score_alone, "both": both}


def main() -> None:
    """Print a line a judge."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, default=[HERE / "document_pairs" / "blind.jsonl"])
    options = parser.parse_args()
    config = load_config()
    extractor = Extractor(config)
    print(f"{'judge':38s}{'pairs':>6s}" + "".join(f"{c.replace('_', ' '):>19s}" for c in COLUMNS))
    for path in options.files:
        pairs = [json.loads(text) for text in path.read_text(encoding="utf-8").splitlines()]
        candidates = [candidates_of(pair, extractor, config) for pair in pairs]
        for name, judge_all in JUDGES.items():
            counts = [count(pair, judge_all(own, config)) for pair, own in zip(pairs, candidates, strict=True)]
            print(row(f"{path.stem}, {name}", counts), flush=True)


def candidates_of(pair: dict[str, Any], extractor: Extractor, config: Config) -> list[Candidate]:
    """All compared pairs of claims, side a first."""
    claims = [c for side in "ab" for c in extractor.claims_of(make_document(f"{side}.txt", pair[f"doc_{side}"]))]
    order = {doc_id: place for place, doc_id in enumerate(dict.fromkeys(claim.doc_id for claim in claims))}
    return find_candidates(make_frames(claims, link(claims), order), config.crosscheck.max_candidates).pairs


def count(pair: dict[str, Any], verdicts: Sequence[Verdict]) -> Counter[str]:
    """Counts of one pair of documents."""
    found = [
        Found(LABEL[v.rule.label], (a.start, a.end), (b.start, b.end), v.rule.reason, "")
        for v in verdicts
        for a, b in [(v.candidate.a.claim, v.candidate.b.claim)]
    ]
    counts: Counter[str] = judge(pair, found)[0]
    return counts


if __name__ == "__main__":
    main()
