"""Train the model of check-worthiness on labelled sentences, and write it as JSON without pickle.

usage: python scripts/train_checkworthy.py SENTENCES.jsonl [--out FILE] [--check]     --check: figures only, nothing is written

SENTENCES.jsonl has a line {"id": "cb-123", "sentence", "label"} a sentence, label 1 for check-worthy and 0 for all else. Ids count the
sentences of transcripts in order; the folds of cross-validation are five stretches of them, so that a sentence is judged by a model that
saw other debates. The probabilities hold where either kind is equally frequent.
"""

import argparse
import gzip
import json
import os
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")  # threads may round differently

import numpy as np

from crossclaim.config import load_config
from crossclaim.extract.checkworthy import contexts_in, masked_words, pieces_of, signs_of
from crossclaim.extract.documents import make_doc
from crossclaim.extract.engine import Extractor
from crossclaim.extract.parse import Parse
from crossclaim.ingest.document import make_document

ROOT = Path(__file__).parents[1]
OUT = ROOT / "pipeline" / "crossclaim" / "data" / "checkworthy.json.gz"
FOLDS = 5
RESAMPLES = 20
BANDS = 10
# A feature that fewer sentences have is left out.
LEAST = {"words": 5, "pieces": 5, "contexts": 5, "signs": 20}
# How freely each family may be used. Some ten pieces make a word; all values were flat in cross-validation between half and double.
SCALE = {"words": 1.0, "pieces": 0.3, "contexts": 0.5, "signs": 0.05}
PLAIN = {"C": 1.0, "max_iter": 3000, "class_weight": "balanced", "solver": "liblinear", "random_state": 0}
# Weights below it change no probability by more than some thousandths.
SMALLEST = 0.002

Numbers = Any  # arrays and sparse matrices: neither numpy nor scipy gives them a type that tells more


@dataclass(frozen=True)
class Sentence:
    """One labelled sentence: its number of tokens, how often each family has each feature, and how many claims it gave."""

    number: int
    label: int
    size: int
    features: Mapping[str, Mapping[str, float]]
    claims: int


def read_sentences(path: Path) -> list[Sentence]:
    """All labelled sentences in the order of their numbers, read by the extractor."""
    nlp = Extractor(load_config()).nlp
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    docs = (make_doc(make_document(f"{row['id']}.txt", row["sentence"]), nlp) for row in rows)
    found = []
    for row, doc in zip(rows, nlp.pipe(docs, batch_size=64), strict=True):
        parse = doc.user_data["parse"]
        number = int(row["id"].rsplit("-", 1)[-1])
        found.append(Sentence(number, row["label"], len(parse.words), features_of(parse), len(doc._.claims)))
    return sorted(found, key=lambda sentence: sentence.number)


def features_of(parse: Parse) -> dict[str, Mapping[str, float]]:
    """How often each feature stands in the whole parse, by family."""
    end = len(parse.words)
    words = Counter(masked_words(parse, 0, end))
    pieces: Counter[str] = Counter()
    for word, times in words.items():
        for piece in pieces_of(word):
            pieces[piece] += times
    return {
        "words": words, "pieces": pieces, "contexts": Counter(contexts_in(parse, 0, end)), "signs": signs_of(parse, 0, end),
    }  # fmt: skip


class Columns:
    """Which features have a column, and what a value is multiplied with before it is learnt from."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.names: dict[str, list[str]] = {}
        self.factors: dict[str, Numbers] = {}
        for family, least in LEAST.items():
            frequency = Counter(name for sentence in sentences for name in sentence.features[family])
            names = sorted(name for name, times in frequency.items() if times >= least)
            factors = np.array([1 + np.log((1 + len(sentences)) / (1 + frequency[name])) for name in names])
            if family == "signs":
                values = [[sentence.features[family].get(name, 0.0) for name in names] for sentence in sentences]
                factors = 1 / np.maximum(np.std(values, axis=0), 0.01)
            else:
                factors /= factors.mean()
            self.names[family], self.factors[family] = names, factors * SCALE[family]

    def matrix(self, sentences: Sequence[Sentence]) -> Numbers:
        """One row a sentence; what is counted is shared out over the square root of its length, as when the model is applied."""
        from scipy.sparse import csr_matrix, hstack

        blocks = []
        for family, names in self.names.items():
            place = {name: column for column, name in enumerate(names)}
            cells: list[tuple[float, int, int]] = []
            for row, sentence in enumerate(sentences):
                share = 1.0 if family == "signs" else sentence.size**-0.5
                known = ((place[name], n) for name, n in sentence.features[family].items() if name in place)
                cells += [(n * share * self.factors[family][column], row, column) for column, n in known]
            values, rows, columns = zip(*cells, strict=True)
            blocks.append(csr_matrix((values, (rows, columns)), shape=(len(sentences), len(names))))
        return hstack(blocks).tocsr()


def train(sentences: Sequence[Sentence]) -> dict[str, Any]:
    """The model in the JSON form that the package reads; calibrated on what models of four fifths say of the last fifth."""
    slope, shift = calibrate(unseen_logits(sentences), labels(sentences))
    columns, model = fit(sentences)
    weights = iter(slope * model.coef_[0])
    parts: dict[str, Any] = {}
    for family, names in columns.names.items():
        own = {name: float(next(weights) * factor) for name, factor in zip(names, columns.factors[family], strict=True)}
        parts[family] = {name: round(weight, 4) for name, weight in own.items() if abs(weight) >= SMALLEST}
    return {"version": "1", "intercept": round(float(slope * model.intercept_[0] + shift), 4), **parts}


def unseen_logits(sentences: Sequence[Sentence]) -> Numbers:
    """The log-odds of each sentence by a model that saw none of its fold, before calibration."""
    folds = folds_of(len(sentences))
    found = np.zeros(len(sentences))
    for fold in range(FOLDS):
        seen = [sentence for sentence, own in zip(sentences, folds, strict=True) if own != fold]
        rest = [sentence for sentence, own in zip(sentences, folds, strict=True) if own == fold]
        columns, model = fit(seen)
        found[folds == fold] = model.decision_function(columns.matrix(rest))
    return found


def fit(sentences: Sequence[Sentence]) -> tuple[Columns, Any]:
    """The columns that these sentences give, and a logistic regression on them."""
    from sklearn.linear_model import LogisticRegression

    columns = Columns(sentences)
    return columns, LogisticRegression(**PLAIN).fit(columns.matrix(sentences), labels(sentences))


def calibrate(logits: Numbers, gold: Numbers) -> tuple[float, float]:
    """Slope and shift of the log-odds after Platt (1999), both kinds with the same total weight."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=1e6, class_weight="balanced").fit(logits[:, None], gold)
    return float(model.coef_[0, 0]), float(model.intercept_[0])


def folds_of(count: int) -> Numbers:
    """The fold of each sentence: stretches of equal size."""
    return np.arange(count) * FOLDS // count


def labels(sentences: Sequence[Sentence]) -> Numbers:
    return np.array([sentence.label for sentence in sentences])


def cross_validated(sentences: Sequence[Sentence]) -> Numbers:
    """The probability of each sentence; neither model nor calibration saw its fold."""
    folds, gold, logits = folds_of(len(sentences)), labels(sentences), unseen_logits(sentences)
    found = np.zeros(len(sentences))
    for fold in range(FOLDS):
        slope, shift = calibrate(logits[folds != fold], gold[folds != fold])
        found[folds == fold] = 1 / (1 + np.exp(-(slope * logits[folds == fold] + shift)))
    return found


def print_figures(sentences: Sequence[Sentence], found: Numbers) -> None:
    """F1 on all data and on balanced parts of it, the same when a sentence without claims counts as not check-worthy, reliability."""
    from sklearn.metrics import roc_auc_score

    gold = labels(sentences)
    claimed = np.where([sentence.claims > 0 for sentence in sentences], found, 0.0)
    print(
        f"{len(gold):,} sentences, {gold.sum():,} check-worthy; {FOLDS} folds of other debates; AUC {roc_auc_score(gold, found):.3f}"
    )
    print(f"{'F1 of check-worthy':34s}{'at .5':>8s}{'at .6':>8s}{f'{RESAMPLES} balanced resamples, at .5':>36s}")
    for name, values in (("model", found), ("model, 0 where nothing is claimed", claimed)):
        figures = [f1(gold[rows], values[rows] >= 0.5) for rows in resamples(gold)]
        spread = f"{np.mean(figures):.3f}, sd {np.std(figures):.3f}, {min(figures):.3f} to {max(figures):.3f}"
        print(f"{name:34s}{f1(gold, values >= 0.5):8.3f}{f1(gold, values >= 0.6):8.3f}{spread:>36s}")
    print_reliability(found, gold)


def resamples(gold: Numbers) -> list[Numbers]:
    """All check-worthy sentences with as many others, drawn anew each time."""
    yes, no = np.flatnonzero(gold), np.flatnonzero(gold == 0)
    draws = [np.random.default_rng(seed).choice(no, len(yes), replace=False) for seed in range(RESAMPLES)]
    return [np.concatenate([yes, draw]) for draw in draws]


def f1(gold: Numbers, found: Numbers) -> float:
    return float(2 * (gold * found).sum() / (gold.sum() + found.sum()))


def print_reliability(found: Numbers, gold: Numbers) -> None:
    """Mean probability and share of check-worthy sentences by band, both kinds weighing the same in total."""
    weight = np.where(gold == 1, (gold == 0).sum() / gold.sum(), 1.0)
    band = np.minimum((found * BANDS).astype(int), BANDS - 1)
    error = 0.0
    print(f"{'band':<14s}{'sentences':>10s}{'mean':>8s}{'right':>8s}")
    for at in range(BANDS):
        inside = band == at
        if inside.any():
            mean, right = (np.average(values[inside], weights=weight[inside]) for values in (found, gold))
            error += weight[inside].sum() / weight.sum() * abs(mean - right)
            print(f"{f'{at / BANDS:.1f}-{(at + 1) / BANDS:.1f}':<14s}{inside.sum():>10d}{mean:>8.2f}{right:>8.2f}")
    print(f"expected calibration error, both kinds equally frequent: {error:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sentences", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    sentences = read_sentences(args.sentences)
    if args.check:
        print_figures(sentences, cross_validated(sentences))
        return
    text = json.dumps(train(sentences), ensure_ascii=False, separators=(",", ":"))
    args.out.write_bytes(gzip.compress(text.encode(), mtime=0))
    print(f"{args.out.name}: {args.out.stat().st_size:,} bytes, {len(sentences):,} sentences")


if __name__ == "__main__":
    main()
