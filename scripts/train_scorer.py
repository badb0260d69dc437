"""Train the scorer of the cross-check on labelled document pairs of this project, and write it as JSON without pickle.

usage: python scripts/train_scorer.py [--out FILE] [--check]     --check: cross-validated figures only, nothing is written

Trained on the splits `train` and `dev` of benchmarks/document_pairs; the split `blind` is never read here.
"""

import argparse
import gzip
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np

from crossclaim.config import Config, load_config
from crossclaim.crosscheck.candidates import Candidate, find_candidates
from crossclaim.crosscheck.engine import make_frames
from crossclaim.crosscheck.link import link
from crossclaim.crosscheck.score import parse_scorer
from crossclaim.crosscheck.select import judge, select
from crossclaim.extract.engine import Extractor
from crossclaim.ingest.document import make_document

ROOT = Path(__file__).parents[1]
PAIRS = ROOT / "benchmarks" / "document_pairs"
OUT = ROOT / "pipeline" / "crossclaim" / "data" / "scorer.json.gz"
LABELS = {"conflict": "conflict", "agreement": "agree"}
FOLDS = 8
BOOSTING: dict[str, Any] = {
    "max_iter": 150, "learning_rate": 0.05, "max_leaf_nodes": 8, "min_samples_leaf": 15, "l2_regularization": 1.0, "random_state": 0,
}  # fmt: skip
REGULARISATION = 0.05
WEIGHT = {"everyday": 1.0, "hard": 0.5}  # hard pairs ask for inferences that no feature shows: they teach less

sys.path.insert(0, str(PAIRS))
from matching import Found, figures, intervals, overlap  # noqa: E402
from matching import judge as judge_pair  # noqa: E402

Row = tuple[dict[str, Any], Candidate, str]


def read_pairs(names: list[str]) -> list[dict[str, Any]]:
    """All labelled pairs of the named splits."""
    return [json.loads(line) for name in names for line in (PAIRS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def rows_of(pair: dict[str, Any], extractor: Extractor, config: Config) -> list[Row]:
    """All candidates of one pair with the label of the relation that both their claims touch."""
    documents = [make_document(f"{side}.txt", pair[f"doc_{side}"]) for side in "ab"]
    claims = [claim for document in documents for claim in extractor.claims_of(document)]
    frames = make_frames(claims, link(claims), {document.id: i for i, document in enumerate(documents)})
    return [(pair, c, gold_label(pair, c)) for c in find_candidates(frames, config.crosscheck.max_candidates).pairs]


def gold_label(pair: dict[str, Any], candidate: Candidate) -> str:
    """conflict before agree before either before none, of the relations whose spans the claims share at least by half."""
    a, b = candidate.a.claim, candidate.b.claim
    touched = {
        g["label"]
        for g in pair["relations"]
        if overlap(g["span_a"], (a.start, a.end)) >= 0.5 and overlap(g["span_b"], (b.start, b.end)) >= 0.5
    }
    return next((label for label in ("conflict", "agree", "either") if label in touched), "none")


def train(rows: list[Row]) -> dict[str, Any]:
    """Both binary models in the JSON form that the package reads."""
    names = list(rows[0][1].features)
    matrix = np.array([[row[1].features[name] for name in names] for row in rows])
    gold = np.array([row[2] for row in rows])
    weight = np.array([WEIGHT[row[0]["difficulty"]] for row in rows])
    known = gold != "either"
    models = {label: fit(matrix[known], gold[known] == name, weight[known]) for label, name in LABELS.items()}
    return {"version": "1", "features": names, "models": models}


def fit(matrix: Any, positive: Any, weight: Any) -> dict[str, Any]:
    """One label: logistic regression on standardised features, and boosted trees."""
    from sklearn.ensemble import HistGradientBoostingClassifier
    from sklearn.linear_model import LogisticRegression
    from sklearn.preprocessing import StandardScaler

    scaler = StandardScaler().fit(matrix)
    linear = LogisticRegression(C=REGULARISATION, max_iter=5000).fit(scaler.transform(matrix), positive, sample_weight=weight)
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


def cross_validated(by_pair: list[list[Row]], config: Config) -> dict[str, list[Counter[str]]]:
    """Counts of each pair, judged by a model that has not seen it, by difficulty."""
    counts: dict[str, list[Counter[str]]] = {}
    for fold in range(FOLDS):
        seen = [row for i, rows in enumerate(by_pair) if i % FOLDS != fold for row in rows]
        scorer = parse_scorer(train(seen))
        for rows in by_pair[fold::FOLDS]:
            pair = rows[0][0]
            verdicts = select(judge([row[1] for row in rows], scorer, config.crosscheck.min_score))
            least = {"conflict": config.crosscheck.report_conflict, "agreement": config.crosscheck.report_agreement}
            found = [
                Found(LABELS[v.rule.label], _span(v.candidate.a), _span(v.candidate.b), v.rule.reason, "")
                for v in verdicts
                if v.score >= least[v.rule.label]
            ]
            counts.setdefault(pair["difficulty"], []).append(judge_pair(pair, found)[0])
    return counts


def _span(frame: Any) -> tuple[int, int]:
    return frame.claim.start, frame.claim.end


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    config = load_config()
    extractor = Extractor(config)
    by_pair = [rows for pair in read_pairs(["train", "dev"]) if (rows := rows_of(pair, extractor, config))]
    for difficulty, counts in cross_validated(by_pair, config).items():
        bounds = intervals(counts, rounds=500)
        shown = ", ".join(f"{k} {v:.3f} [{bounds[k][0]:.2f}, {bounds[k][1]:.2f}]" for k, v in figures(counts).items())
        print(f"cross-validated, {difficulty} ({len(counts)} pairs): {shown}")
    if not args.check:
        text = json.dumps(train([row for rows in by_pair for row in rows]), separators=(",", ":"))
        args.out.write_bytes(gzip.compress(text.encode(), mtime=0))
        print(f"{args.out}: {args.out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
