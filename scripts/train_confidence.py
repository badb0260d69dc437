"""Fit the confidence of claims to labelled tuples, and write it as a table of weights.

usage: python scripts/train_confidence.py DATA_DIR SCORER.py [--out FILE] [--check]     --check: figures only, nothing is written

DATA_DIR holds carb.dev.jsonl with gold tuples and inputs/ with the sentences; SCORER.py gives precision and recall of a pair of tuples
(`carb_pair`). A claim is right if its n-ary tuple and some gold tuple of its sentence have at least half of their words in common, slot by
slot (harmonic mean of precision and recall). Figures are cross-validated: ten parts, all claims of a sentence in one, five partings.
"""

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")  # threads may round differently

import numpy as np
from spacy.tokens import Doc

from crossclaim.config import load_config
from crossclaim.extract.confidence import read_sentence, signs_of
from crossclaim.extract.documents import make_doc
from crossclaim.extract.engine import Extractor
from crossclaim.extract.model import Proposition, offset, span_offsets
from crossclaim.extract.records import make_claims
from crossclaim.extract.views import triples
from crossclaim_schemas import Claim

ROOT = Path(__file__).parents[1]
OUT = ROOT / "pipeline" / "crossclaim" / "data" / "confidence.toml"
sys.path.insert(0, str(ROOT / "benchmarks"))
from labelled_sentences import BENCHES, SPLIT, Scorer, inputs_of, read_documents

CARB = BENCHES[0]
HALF = 0.5
FOLDS, PARTINGS, BANDS = 10, 5, 10
LEAST = 8  # signs of fewer claims are left out
REGULARISATION = 0.015  # .01 to .02 gave the same log loss in cross-validation, more and less a worse one
HEADER = """# How the signs of a claim move the log-odds that it is right; written by scripts/train_confidence.py, read docs/confidence.md.
# Fitted to the development part of CaRB (MIT); no text of it is here.
"""

Numbers = Any  # arrays
Key = tuple[int, int, str, str, int]


@dataclass(frozen=True)
class Example:
    """One claim: which sentence it is of, its signs, and whether labelled tuples have it too."""

    sentence: str
    construction: str
    signs: Mapping[str, float]
    right: bool


def read_examples(data: Path, scorer: Scorer) -> list[Example]:
    """All claims of the labelled sentences that have an n-ary tuple."""
    rows = {row["id"]: row for row in scorer.module.load(CARB.name, SPLIT)}
    nlp = Extractor(load_config()).nlp
    found = []
    for document in read_documents(inputs_of(data, CARB)):
        doc = nlp(make_doc(document, nlp))
        signs = {key_of_proposition(doc, item): signs for item, signs in signed(doc)}
        for claim in make_claims(doc, document):
            lines = triples(claim, CARB.view)
            if lines and rows[document.uri]["gold"]:
                right = max(agreement(scorer, rows[document.uri], line) for line in lines) >= HALF
                found.append(Example(document.uri, claim.construction, signs[key_of_claim(claim)], right))
    return found


def signed(doc: Doc) -> Iterator[tuple[Proposition, dict[str, float]]]:
    """Each proposition with its signs."""
    parse = doc.user_data["parse"]
    claims = Counter(doc[item.start_token].sent.start for item in doc._.claims)
    for item in doc._.claims:
        sent = doc[item.start_token].sent
        yield item, signs_of(parse, item, read_sentence(parse, sent.start, sent.end, claims[sent.start]))


def key_of_proposition(doc: Doc, item: Proposition) -> Key:
    start, end = span_offsets(doc, item.start_token, item.end_token)
    return start, end, item.construction, item.lemma, offset(doc, item.subject.start_token)


def key_of_claim(claim: Claim) -> Key:
    return claim.start, claim.end, claim.construction, claim.lemma, claim.subject.start


def agreement(scorer: Scorer, row: Mapping[str, Any], line: Mapping[str, Any]) -> float:
    """Of a tuple with the best of its sentence's gold tuples, both split into words in the same way."""
    align = scorer.module.aligner(row.get("tokens") or row["sentence"].split())
    found = (align(line["predicate"]), [align(line["subject"]), *map(align, line["objects"])])
    best = 0.0
    for gold in row["gold"]:
        precision, recall = scorer.module.carb_pair((gold["predicate"], [gold["subject"], *gold["objects"]]), found)
        best = max(best, 2 * precision * recall / (precision + recall) if precision + recall else 0.0)
    return best


def fit(examples: Sequence[Example]) -> tuple[float, dict[str, float]]:
    """Intercept and weights of a logistic regression on standardised signs, told for the signs as they are."""
    from sklearn.linear_model import LogisticRegression

    frequency = Counter(name for example in examples for name, value in example.signs.items() if value)
    names = sorted(name for name, times in frequency.items() if LEAST <= times)
    matrix = np.array([[example.signs.get(name, 0.0) for name in names] for example in examples])
    mean, spread = matrix.mean(axis=0), np.maximum(matrix.std(axis=0), 1e-9)
    model = LogisticRegression(C=REGULARISATION, max_iter=2000).fit((matrix - mean) / spread, gold_of(examples))
    weights = model.coef_[0] / spread
    intercept = float(model.intercept_[0] - weights @ mean)
    return intercept, {name: float(weight) for name, weight in zip(names, weights, strict=True)}


def fit_by_construction(examples: Sequence[Example]) -> dict[str, float]:
    """The share of right claims of each construction, ten of average quality added."""
    counts, right = Counter(e.construction for e in examples), Counter(e.construction for e in examples if e.right)
    mean = sum(right.values()) / len(examples)
    return {name: (right[name] + 10 * mean) / (count + 10) for name, count in counts.items()}


def apply(intercept: float, weights: Mapping[str, float], example: Example) -> float:
    total = intercept + sum(weights.get(name, 0.0) * value for name, value in example.signs.items())
    return float(1 / (1 + np.exp(-total)))


def gold_of(examples: Sequence[Example]) -> Numbers:
    return np.array([example.right for example in examples])


def cross_validated(examples: Sequence[Example], seed: int) -> tuple[Numbers, Numbers]:
    """The confidence of each claim by signs, and by construction alone, neither fitted to its sentence."""
    sentences = {name: at for at, name in enumerate(dict.fromkeys(example.sentence for example in examples))}
    part = np.random.default_rng(seed).integers(0, FOLDS, len(sentences))
    fold = np.array([part[sentences[example.sentence]] for example in examples])
    by_signs, by_construction = np.zeros(len(examples)), np.zeros(len(examples))
    for number in range(FOLDS):
        seen = [example for example, own in zip(examples, fold, strict=True) if own != number]
        intercept, weights = fit(seen)
        shares = fit_by_construction(seen)
        for at in np.flatnonzero(fold == number):
            by_signs[at] = apply(intercept, weights, examples[at])
            by_construction[at] = shares.get(examples[at].construction, gold_of(seen).mean())
    return by_signs, by_construction


def print_figures(examples: Sequence[Example]) -> None:
    """Mean over the partings of what the probabilities are worth, and the bands of the first parting."""
    from sklearn.metrics import brier_score_loss, roc_auc_score

    gold = gold_of(examples)
    partings = [cross_validated(examples, seed) for seed in range(PARTINGS)]
    print(
        f"{len(gold):,} claims of {len({e.sentence for e in examples})} sentences, {gold.mean():.3f} right; mean of {PARTINGS} partings"
    )
    print(f"{'confidence by':20s}{'calibration error':>19s}{'Brier':>8s}{'AUC':>8s}")
    rows = {"one number for all": [np.full(len(gold), gold.mean())] * PARTINGS}
    rows |= {name: [parting[at] for parting in partings] for at, name in ((1, "construction"), (0, "signs"))}
    for name, found in rows.items():
        measured = [[calibration_error(p, gold), brier_score_loss(gold, p), roc_auc_score(gold, p)] for p in found]
        error, brier, auc = np.mean(measured, axis=0)
        print(f"{name:20s}{error:19.3f}{brier:8.3f}{auc:8.3f}")
    print_bands(partings[0][0], gold)


def bands_of(found: Numbers) -> Numbers:
    return np.minimum((found * BANDS).astype(int), BANDS - 1)


def calibration_error(found: Numbers, gold: Numbers) -> float:
    """Expected calibration error over ten bands."""
    band = bands_of(found)
    gaps = [abs((found - gold)[band == at].sum()) for at in range(BANDS)]
    return float(sum(gaps) / len(gold))


def print_bands(found: Numbers, gold: Numbers) -> None:
    """Mean confidence and share of right claims by band, of one parting."""
    band = bands_of(found)
    print(f"{'band':<14s}{'claims':>8s}{'mean':>8s}{'right':>8s}")
    for at in range(BANDS):
        inside = band == at
        if inside.any():
            figures = f"{inside.sum():8d}{found[inside].mean():8.2f}{gold[inside].mean():8.2f}"
        else:
            figures = f"{0:8d}{'-':>8s}{'-':>8s}"
        print(f"{f'{at / BANDS:.1f}-{(at + 1) / BANDS:.1f}':<14s}{figures}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    examples = read_examples(args.data, Scorer(args.scorer, args.data))
    if args.check:
        print_figures(examples)
        return
    intercept, weights = fit(examples)
    lines = [f'"{name}" = {weight:.3f}\n' for name, weight in weights.items()]
    args.out.write_text(f"{HEADER}intercept = {intercept:.3f}\n\n[weights]\n{''.join(lines)}", encoding="utf-8")
    print(f"{args.out.name}: {len(weights)} weights from {len(examples):,} claims")


if __name__ == "__main__":
    main()
