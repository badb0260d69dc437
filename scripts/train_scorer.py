"""Train the scorer of the cross-check on labelled document pairs of this project, and write it as JSON without pickle.

usage: python scripts/train_scorer.py [--out FILE] [--check]     --check: cross-validated figures only, nothing is written

Trained on the splits `train` and `dev` of benchmarks/document_pairs; the split `blind` is never read here. Three kinds of examples:
the candidates of each pair with their labels, contradictions planted into agreeing candidates, and candidates between documents
on different subjects.
"""

import argparse
import gzip
import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

os.environ.setdefault(
    "OMP_NUM_THREADS", "1"
)  # small matrices: threads cost more than they give, and two may round differently

import numpy as np

from crossclaim.config import Config, load_config
from crossclaim.crosscheck.candidates import Candidate, find_candidates
from crossclaim.crosscheck.engine import make_frames
from crossclaim.crosscheck.link import link
from crossclaim.crosscheck.score import parse_scorer
from crossclaim.crosscheck.select import judge, select
from crossclaim.extract.engine import Extractor
from crossclaim.ingest.document import make_document
from crossclaim_schemas import Claim

ROOT = Path(__file__).parents[1]
PAIRS = ROOT / "benchmarks" / "document_pairs"
OUT = ROOT / "pipeline" / "crossclaim" / "data" / "scorer.json.gz"
sys.path[:0] = [str(PAIRS), str(ROOT / "scripts")]
from matching import Found, figures, intervals, overlap
from matching import judge as judge_pair
from plant_values import planted

LABELS = {"conflict": "conflict", "agreement": "agree"}
FOLDS = 8
BOOSTING: dict[str, Any] = {
    "max_iter": 150, "learning_rate": 0.05, "max_leaf_nodes": 8, "min_samples_leaf": 15, "l2_regularization": 1.0, "random_state": 0,
}  # fmt: skip
REGULARISATION = 0.05
# Hard pairs ask for inferences that no feature shows. Planted ones outnumber labelled conflicts two to one and are easier.
WEIGHT = {"everyday": 1.0, "hard": 0.5, "planted": 0.15, "unrelated": 0.15}
STEPS = (1, 7)  # which other pairs lend their second document to make an unrelated pair


@dataclass(frozen=True)
class Example:
    """Features with their gold label (conflict, agree, either or none) and weight."""

    features: dict[str, float]
    label: str
    weight: float


@dataclass(frozen=True)
class Pair:
    """A labelled pair with the claims of both documents and the candidates between them."""

    labels: dict[str, Any]
    claims: tuple[list[Claim], list[Claim]]
    candidates: list[Candidate]


def read_pairs(names: Iterable[str], extractor: Extractor, config: Config) -> list[Pair]:
    """All labelled pairs of the named splits, read by the extractor."""
    lines = [line for name in names for line in (PAIRS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    found = []
    for labels in map(json.loads, lines):
        a, b = (extractor.claims_of(make_document(f"{labels['pair_id']}/{s}.txt", labels[f"doc_{s}"])) for s in "ab")
        found.append(Pair(labels, (a, b), candidates_between(a, b, config)))
    return found


def candidates_between(a: list[Claim], b: list[Claim], config: Config) -> list[Candidate]:
    """What the cross-check would compare if these were all claims of the run."""
    claims = [*a, *b]
    order = {claim.doc_id: place for place, side in enumerate((a, b)) for claim in side}
    return find_candidates(make_frames(claims, link(claims), order), config.crosscheck.max_candidates).pairs


def examples_of(at: int, pairs: Sequence[Pair], config: Config) -> list[Example]:
    """All examples that one pair gives."""
    pair = pairs[at]
    weight = WEIGHT[pair.labels["difficulty"]]
    found = []
    for candidate in pair.candidates:
        label = gold_label(pair, candidate)
        found.append(Example(candidate.features, label, weight))
        if label == "agree":
            found += [Example(features, made, WEIGHT["planted"]) for features, made in planted(candidate)]
    for step in STEPS:
        other = pairs[(at + step) % len(pairs)]
        strangers = candidates_between(pair.claims[0], other.claims[1], config)
        found += [Example(stranger.features, "none", WEIGHT["unrelated"]) for stranger in strangers]
    return found


def gold_label(pair: Pair, candidate: Candidate) -> str:
    """conflict before agree before either before none, of the relations whose spans the claims share at least by half."""
    a, b = candidate.a.claim, candidate.b.claim
    touched = {
        g["label"]
        for g in pair.labels["relations"]
        if overlap(g["span_a"], (a.start, a.end)) >= 0.5 and overlap(g["span_b"], (b.start, b.end)) >= 0.5
    }
    return next((label for label in ("conflict", "agree", "either") if label in touched), "none")


def train(examples: Sequence[Example]) -> dict[str, Any]:
    """Both binary models in the JSON form that the package reads."""
    known = [example for example in examples if example.label != "either"]
    names = list(known[0].features)
    matrix = np.array([[example.features[name] for name in names] for example in known])
    gold = np.array([example.label for example in known])
    weight = np.array([example.weight for example in known])
    models = {label: fit(matrix, gold == name, weight) for label, name in LABELS.items()}
    return {"version": "1", "features": names, "models": models}


def fit(matrix: Any, positive: Any, weight: Any) -> dict[str, Any]:
    """One label: logistic regression on standardised features, and boosted trees."""
    from sklearn.ensemble import HistGradientBoostingClassifier
    from sklearn.linear_model import LogisticRegression
    from sklearn.preprocessing import StandardScaler

    scaler = StandardScaler().fit(matrix)
    linear = LogisticRegression(C=REGULARISATION, max_iter=5000)
    linear.fit(scaler.transform(matrix), positive, sample_weight=weight)
    boosted = HistGradientBoostingClassifier(**BOOSTING).fit(matrix, positive, sample_weight=weight)
    return {
        "mean": rounded(scaler.mean_), "scale": rounded(scaler.scale_), "weights": rounded(linear.coef_[0]),
        "intercept": round(float(linear.intercept_[0]), 6), "baseline": round(float(boosted._baseline_prediction[0, 0]), 6),
        "trees": [tree_of(predictors[0].nodes) for predictors in boosted._predictors],
    }  # fmt: skip


def tree_of(nodes: Any) -> dict[str, Any]:
    """A tree as plain lists; leaves point at themselves, so that all rows can walk the same number of steps."""
    at = range(len(nodes))
    leaf = [bool(n["is_leaf"]) for n in nodes]
    return {
        "feature": [0 if leaf[i] else int(nodes[i]["feature_idx"]) for i in at],
        "threshold": [0.0 if leaf[i] else round(float(nodes[i]["num_threshold"]), 6) for i in at],
        "left": [i if leaf[i] else int(nodes[i]["left"]) for i in at],
        "right": [i if leaf[i] else int(nodes[i]["right"]) for i in at],
        "value": [round(float(nodes[i]["value"]), 6) if leaf[i] else 0.0 for i in at],
        "depth": int(max(n["depth"] for n in nodes)),
    }


def rounded(values: Any) -> list[float]:
    return [round(float(value), 6) for value in values]


def cross_validated(pairs: list[Pair], examples: list[list[Example]], config: Config) -> dict[str, list[Counter[str]]]:
    """Counts of each pair, judged by a model that has not seen it, by difficulty."""
    counts: dict[str, list[Counter[str]]] = {}
    for fold in range(FOLDS):
        seen = [example for i, own in enumerate(examples) if i % FOLDS != fold for example in own]
        scorer = parse_scorer(train(seen))
        for pair in pairs[fold::FOLDS]:
            verdicts = select(judge(pair.candidates, scorer, config.crosscheck))
            reported = [v for v in verdicts if v.reported]
            found = [
                Found(
                    LABELS[v.rule.label], span_of(v.candidate.a.claim), span_of(v.candidate.b.claim), v.rule.reason, ""
                )
                for v in reported
            ]
            counts.setdefault(pair.labels["difficulty"], []).append(judge_pair(pair.labels, found)[0])
    return counts


def span_of(claim: Claim) -> tuple[int, int]:
    return claim.start, claim.end


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    config = load_config()
    pairs = read_pairs(["train", "dev"], Extractor(config), config)
    examples = [examples_of(at, pairs, config) for at in range(len(pairs))]
    if args.check:
        for difficulty, counts in cross_validated(pairs, examples, config).items():
            bounds = intervals(counts, rounds=500)
            shown = ", ".join(
                f"{k} {v:.3f} [{bounds[k][0]:.2f}, {bounds[k][1]:.2f}]" for k, v in figures(counts).items()
            )
            print(f"cross-validated, {difficulty} ({len(counts)} pairs): {shown}")
        return
    text = json.dumps(train([example for own in examples for example in own]), separators=(",", ":"))
    args.out.write_bytes(gzip.compress(text.encode(), mtime=0))
    print(f"{args.out.relative_to(ROOT)}: {args.out.stat().st_size:,} bytes, {sum(map(len, examples)):,} examples")


if __name__ == "__main__":
    main()
