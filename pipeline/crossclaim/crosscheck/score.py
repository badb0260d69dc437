"""How likely a candidate pair is a conflict, and how likely an agreement: a small trained model, read from a JSON file.

Two binary models (conflict, agreement), each the mean of a logistic regression and of gradient-boosted trees, trained by
`scripts/train_scorer.py` on the labelled document pairs of this project. Nothing but numpy is needed to apply them.
"""

import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
FILE = "scorer.json.gz"


@dataclass(slots=True, frozen=True)
class Tree:
    """One tree as parallel arrays: at node i go left if feature[i] <= threshold[i]; a leaf is its own child."""

    feature: NDArray[np.int64]
    threshold: Floats
    left: NDArray[np.int64]
    right: NDArray[np.int64]
    value: Floats
    depth: int


@dataclass(slots=True, frozen=True)
class BinaryModel:
    """One label's model: standardised linear weights with intercept, and trees whose leaves add up in log-odds."""

    mean: Floats
    scale: Floats
    weights: Floats
    intercept: float
    baseline: float
    trees: tuple[Tree, ...]


@dataclass(slots=True, frozen=True)
class Scorer:
    """Models by label; `features` names the columns in order."""

    features: tuple[str, ...]
    models: Mapping[str, BinaryModel]
    version: str

    def probabilities(self, rows: Sequence[Mapping[str, float]], label: str) -> Floats:
        """Shape (n_rows,): the probability of the label for each row of features."""
        return self.all_probabilities(rows, (label,))[label]

    def all_probabilities(self, rows: Sequence[Mapping[str, float]], labels: Iterable[str]) -> dict[str, Floats]:
        """As `probabilities`, for several labels of the same rows."""
        values = [[row[name] for name in self.features] for row in rows]
        matrix = np.array(values, dtype=np.float64).reshape(len(rows), len(self.features))
        return {label: _probabilities(self.models[label], matrix) for label in labels}


def _probabilities(model: BinaryModel, matrix: Floats) -> Floats:
    # Not a matrix product: there the last bits of a row may depend on how many others there are.
    linear = ((matrix - model.mean) / model.scale * model.weights).sum(axis=1) + model.intercept
    boosted = np.full(len(matrix), model.baseline)
    for tree in model.trees:
        boosted += leaf_values(tree, matrix)
    return (sigmoid(linear) + sigmoid(boosted)) / 2


def leaf_values(tree: Tree, matrix: Floats) -> Floats:
    """The value of each row's leaf; all rows go down the tree together, level by level."""
    n_rows, n_columns = matrix.shape
    at = np.zeros(n_rows, dtype=np.int64)
    starts = np.arange(n_rows) * n_columns
    flat = matrix.ravel()
    for _ in range(tree.depth):
        goes_left = flat.take(starts + tree.feature.take(at)) <= tree.threshold.take(at)
        at = np.where(goes_left, tree.left.take(at), tree.right.take(at))
    return tree.value.take(at)


def sigmoid(x: Floats) -> Floats:
    return 1.0 / (1.0 + np.exp(-np.clip(x, -500.0, 500.0)))


@cache
def load_scorer() -> Scorer:
    """The trained scorer that travels with the package, read once per process."""
    packed = files("crossclaim").joinpath("data", FILE).read_bytes()
    return parse_scorer(json.loads(gzip.decompress(packed)))


def parse_scorer(data: Mapping[str, Any]) -> Scorer:
    """The scorer from its JSON form, as `scripts/train_scorer.py` writes it."""
    models = {label: _model(part) for label, part in data["models"].items()}
    return Scorer(tuple(data["features"]), models, data["version"])


def _model(part: Mapping[str, Any]) -> BinaryModel:
    arrays = {name: np.array(part[name], dtype=np.float64) for name in ("mean", "scale", "weights")}
    trees = tuple(parse_tree(tree) for tree in part["trees"])
    return BinaryModel(**arrays, intercept=part["intercept"], baseline=part["baseline"], trees=trees)


def parse_tree(tree: Mapping[str, Any]) -> Tree:
    return Tree(
        feature=np.array(tree["feature"], dtype=np.int64),
        threshold=np.array(tree["threshold"], dtype=np.float64),
        left=np.array(tree["left"], dtype=np.int64),
        right=np.array(tree["right"], dtype=np.int64),
        value=np.array(tree["value"], dtype=np.float64),
        depth=tree["depth"],
    )
