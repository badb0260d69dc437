"""Train the model of text pairs that `compare` uses, and write it as JSON without pickle.

usage: python scripts/train_textpairs.py DATA [--out FILE] [--measure]     --measure: figures of FILE on the development sets, nothing is trained

DATA is a folder of labelled pairs, one set a file: `NAME.train.jsonl` and `NAME.dev.jsonl` with {"id", "premise", "hypothesis",
"label"}. Only sets under licences that let a model be passed on are trained on (`SETS`); besides them the labelled relations of
this project's own document pairs (splits `train` and `dev`).
"""

import argparse
import gzip
import json
import os
import random
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "2")

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from crossclaim.config import load_config
from crossclaim.extract.documents import make_doc
from crossclaim.extract.engine import Extractor
from crossclaim.ingest.document import make_document
from crossclaim.textpairs.model import LABELS, pair_row, parse_pair_model
from crossclaim.textpairs.pairs import Unit, units_back, units_of
from crossclaim.textpairs.sentences import Sentence, read_sentences

ROOT = Path(__file__).parents[1]
OWN = ROOT / "benchmarks" / "document_pairs"
OUT = ROOT / "pipeline" / "crossclaim" / "data" / "textpairs.json.gz"
sys.path.insert(0, str(ROOT / "scripts"))
from train_scorer import tree_of

# Weight and most pairs of each set. Its pairs of conjunctions are labelled by a program, so ConjNLI counts little.
SETS = {
    "cadsnli": (1.0, 4500), "summedits": (1.5, 9999), "negnli": (1.0, 9999), "fm2": (2.0, 9999), "fragments": (0.5, 2500),
    "conjnli": (0.1, 1500),
}  # fmt: skip
MEASURED = (
    "summedits",
    "feversym",
    "fm2",
    "cadsnli",
    "negnli",
    "conjnli",
    "breakingnli",
    "fragments",
    "summedits_docs",
)
LABEL = {"agree": "agreement", "conflict": "conflict", "neutral": "none", "none": "none"}
SENTENCES: dict[str, Any] = {
    "max_iter": 150, "learning_rate": 0.08, "max_leaf_nodes": 16, "min_samples_leaf": 25, "l2_regularization": 1.0, "max_bins": 64,
    "random_state": 0,
}  # fmt: skip
PAIRS: dict[str, Any] = {
    "max_iter": 120, "learning_rate": 0.06, "max_leaf_nodes": 6, "min_samples_leaf": 40, "l2_regularization": 1.0, "random_state": 0,
}  # fmt: skip
FOLDS, ROUNDS = 2, 2


@dataclass(frozen=True)
class Example:
    """A labelled pair with its units both ways. Pairs with one `group` never fall into different folds."""

    label: str
    weight: float
    group: str
    forward: list[Unit]
    backward: list[Unit]


@dataclass(frozen=True)
class Rows:
    """All units as one matrix; `forward` and `backward` hold the row numbers of each example."""

    matrix: Any
    identical: Any
    forward: list[list[int]]
    backward: list[list[int]]


def read_set(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def own_pairs() -> list[dict[str, str]]:
    """The labelled relations of our document pairs as pairs of clauses; a trap is none of both."""
    documents = [
        line for name in ("train", "dev") for line in (OWN / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    return [
        {"premise": r["quote_a"], "hypothesis": r["quote_b"], "label": r["label"], "group": labels["pair_id"]}
        for labels in map(json.loads, documents)
        for r in labels["relations"]
        if r["label"] in LABEL
    ]


def read_texts(texts: Iterable[str], extractor: Extractor) -> dict[str, list[Sentence]]:
    known = list(dict.fromkeys(texts))
    docs = (make_doc(make_document(f"{i}.txt", text), extractor.nlp) for i, text in enumerate(known))
    return {text: read_sentences(doc) for text, doc in zip(known, extractor.nlp.pipe(docs, batch_size=64), strict=True)}


def examples_of(pairs: Sequence[dict[str, str]], weight: float, extractor: Extractor) -> list[Example]:
    texts = read_texts((pair[side] for pair in pairs for side in ("premise", "hypothesis")), extractor)
    found = []
    for pair in pairs:
        a, b = texts[pair["premise"]], texts[pair["hypothesis"]]
        if a and b:
            group = pair.get("group", pair["premise"])
            found.append(Example(LABEL[pair["label"]], weight, group, units_of(a, b), units_back(a, b)))
    return found


def training_examples(data: Path, extractor: Extractor) -> list[Example]:
    """A fixed draw of each set, and our own pairs."""
    found = examples_of(own_pairs(), 1.0, extractor)
    for name, (weight, most) in SETS.items():
        pairs = read_set(data / f"{name}.train.jsonl")
        random.Random(2).shuffle(pairs)
        found += examples_of(pairs[:most], weight, extractor)
    return found


def rows_of(examples: Sequence[Example], names: Sequence[str]) -> Rows:
    units: list[Unit] = []
    places: tuple[list[list[int]], list[list[int]]] = ([], [])
    for example in examples:
        for side, own in zip(places, (example.forward, example.backward), strict=True):
            side.append(list(range(len(units), len(units) + len(own))))
            units += own
    matrix = np.array([[unit.features[name] for name in names] for unit in units], dtype=np.float32)
    return Rows(matrix, np.array([unit.identical for unit in units]), *places)


def chosen(
    examples: Sequence[Example], rows: Rows, which: Sequence[int], label: str, suspicion: Any
) -> tuple[Any, Any, Any]:
    """Row numbers, gold and weights for one sentence model.

    A pair in conflict has one sentence that says so, the one most suspected; the sentences of a pair without conflict are all
    without one. Likewise for what is not supported, where only the forward direction counts.
    """
    picked, gold, weights = [], [], []
    for i in which:
        bad = (examples[i].label == "conflict") if label == "conflict" else (examples[i].label != "agreement")
        for side in (rows.forward[i], rows.backward[i]) if label == "conflict" else (rows.forward[i],):
            live = [row for row in side if not rows.identical[row]]
            if not live and (not side or examples[i].label == "conflict"):
                continue
            live = live or side[:1]
            own = [max(live, key=lambda row: suspicion[row])] if bad else live
            picked += own
            gold += [bad] * len(own)
            weights += [examples[i].weight / len(own) ** 0.5] * len(own)
    return np.array(picked), np.array(gold), np.array(weights)


def fit_sentences(
    examples: Sequence[Example], rows: Rows, which: Sequence[int], label: str, names: Sequence[str]
) -> Any:
    """One sentence model; which sentence of a pair is to blame is learnt in rounds."""
    suspicion = 1 - rows.matrix[:, list(names).index("ratio" if label == "conflict" else "cover_b")]
    for _ in range(ROUNDS):
        picked, gold, weights = chosen(examples, rows, which, label, suspicion)
        model = HistGradientBoostingClassifier(**SENTENCES).fit(rows.matrix[picked], gold, sample_weight=weights)
        suspicion = model.predict_proba(rows.matrix)[:, 1]
    return model, suspicion


def pair_matrix(examples: Sequence[Example], rows: Rows, conflict: Any, unsupported: Any) -> Any:
    return np.array(
        [
            pair_row(
                example.forward,
                example.backward,
                np.concatenate([conflict[rows.forward[i]], conflict[rows.backward[i]]]),
                unsupported[rows.forward[i]],
            )[0]
            for i, example in enumerate(examples)
        ]
    )


def train(examples: Sequence[Example]) -> dict[str, Any]:
    """All models in the JSON form that the package reads; the pair model is fitted on sentences that its models have not seen."""
    names = list(examples[0].forward[0].features)
    rows = rows_of(examples, names)
    groups = {group: number for number, group in enumerate(dict.fromkeys(example.group for example in examples))}
    fold = [groups[example.group] % FOLDS for example in examples]
    unseen = {label: np.zeros(len(rows.matrix)) for label in ("conflict", "unsupported")}
    for held in range(FOLDS):
        which = [i for i in range(len(examples)) if fold[i] != held]
        own = [row for i in range(len(examples)) if fold[i] == held for row in rows.forward[i] + rows.backward[i]]
        for label, values in unseen.items():
            values[own] = fit_sentences(examples, rows, which, label, names)[1][own]
        print(f"fold {held} done", file=sys.stderr)
    matrix = pair_matrix(examples, rows, unseen["conflict"], unseen["unsupported"])
    gold, weights = np.array([e.label for e in examples]), np.array([e.weight for e in examples])
    pair = HistGradientBoostingClassifier(**PAIRS).fit(matrix, gold, sample_weight=weights)
    everything = range(len(examples))
    sentences = {label: fit_sentences(examples, rows, everything, label, names)[0] for label in unseen}
    return {
        "version": "1",
        "features": names,
        "sentence_conflict": as_json(sentences["conflict"], 0),
        "sentence_unsupported": as_json(sentences["unsupported"], 0),
        "pair": {label: as_json(pair, list(pair.classes_).index(label)) for label in LABELS},
    }


def as_json(model: Any, which: int) -> dict[str, Any]:
    """The trees of one class; a binary model has one set."""
    return {
        "baseline": round(float(model._baseline_prediction[0, which]), 6),
        "trees": [tree_of(stage[which].nodes) for stage in model._predictors],
    }


def measure(model: dict[str, Any], data: Path, extractor: Extractor) -> None:
    """Print macro-F1 and the figures of conflict on each development set, three-way or two-way as its labels are."""
    from sklearn.metrics import f1_score, precision_recall_fscore_support

    judge = parse_pair_model(model).judge
    for name in MEASURED:
        path = data / f"{name}.dev.jsonl"
        if not path.exists():
            continue
        examples = examples_of(read_set(path), 1.0, extractor)
        gold = [example.label for example in examples]
        guess = [max(p, key=p.__getitem__) for e in examples if (p := judge(e.forward, e.backward).probabilities)]
        if min(gold.count(label) for label in LABELS) < 0.05 * len(gold):
            gold, guess = ([label if label == "conflict" else "rest" for label in side] for side in (gold, guess))
        precision, recall, f1, _ = precision_recall_fscore_support(gold, guess, labels=["conflict"], zero_division=0)
        macro = f1_score(gold, guess, average="macro")
        print(f"{name:15s} macro-F1 {macro:.3f}  conflict P {precision[0]:.3f} R {recall[0]:.3f} F1 {f1[0]:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--measure", action="store_true")
    args = parser.parse_args()
    extractor = Extractor(load_config())
    if args.measure:
        measure(json.loads(gzip.decompress(args.out.read_bytes())), args.data, extractor)
        return
    examples = training_examples(args.data, extractor)
    model = train(examples)
    args.out.write_bytes(gzip.compress(json.dumps(model, separators=(",", ":")).encode(), mtime=0))
    print(f"{args.out}: {args.out.stat().st_size:,} bytes, {len(examples):,} pairs")


if __name__ == "__main__":
    main()
