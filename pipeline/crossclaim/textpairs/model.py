"""The trained model of text pairs: two models of sentences below one of whole pairs, all gradient-boosted trees read from JSON.

The sentence models tell how likely a sentence contradicts the one beside it, and how likely that one does not support it. The
pair model takes the worst of them, in both directions, and gives the three labels. Trained by `scripts/train_textpairs.py`;
data, licences and figures stand in the model card.
"""

import gzip
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from ..crosscheck.score import Floats, Tree, leaf_values, parse_tree, sigmoid
from .pairs import Unit

FILE = "textpairs.json.gz"
LABELS = ("agreement", "conflict", "none")
KEPT = (
    "ratio",
    "cover_a",
    "cover_b",
    "length_a",
    "length_b",
    "same_b",
    "cover_by_all",
    "edits_replace",
    "words_insert",
    "words_delete",
)
FLOOR = 0.001
NO_SECOND = -7.0  # log-odds below those of FLOOR: there is no second sentence


@dataclass(slots=True, frozen=True)
class Boosted:
    """Trees whose leaves add up in log-odds."""

    baseline: float
    trees: tuple[Tree, ...]

    def raw(self, matrix: Floats) -> Floats:
        """Shape (n_rows,)."""
        total = np.full(len(matrix), self.baseline)
        for tree in self.trees:
            total += leaf_values(tree, matrix)
        return total


@dataclass(slots=True, frozen=True)
class Judged:
    """The probabilities of the three labels, and the number of b's sentence that speaks most for a conflict."""

    probabilities: Mapping[str, float]
    worst: int


@dataclass(slots=True, frozen=True)
class PairModel:
    """`features` names the columns of the sentence models in order; `pair` has one model a label."""

    features: tuple[str, ...]
    sentence_conflict: Boosted
    sentence_unsupported: Boosted
    pair: Mapping[str, Boosted]
    version: str

    def judge(self, forward: Sequence[Unit], backward: Sequence[Unit]) -> Judged:
        """`forward` must not be empty."""
        rows = self.matrix([*forward, *backward])
        conflict = sigmoid(self.sentence_conflict.raw(rows))
        unsupported = sigmoid(self.sentence_unsupported.raw(rows))[: len(forward)]
        numbers, worst = pair_row(forward, backward, conflict, unsupported)
        raw = np.array([self.pair[label].raw(np.array([numbers]))[0] for label in LABELS])
        likely = np.exp(raw - raw.max())
        return Judged(dict(zip(LABELS, (likely / likely.sum()).tolist(), strict=True)), forward[worst].b)

    def matrix(self, units: Sequence[Unit]) -> Floats:
        """Shape (n_units, n_features)."""
        return np.array([[unit.features[name] for name in self.features] for unit in units], dtype=np.float64)


def pair_row(
    forward: Sequence[Unit], backward: Sequence[Unit], conflict: Floats, unsupported: Floats
) -> tuple[list[float], int]:
    """What the pair model sees, and the place of the worst sentence in `forward`.

    Sentences that stand in both texts word for word say nothing about the pair, unless there are no others.
    """
    live = [i for i, unit in enumerate(forward) if not unit.identical] or [0]
    live_back = [len(forward) + i for i, unit in enumerate(backward) if not unit.identical]
    worst = max(live, key=lambda i: conflict[i])
    back = max((conflict[i] for i in live_back), default=0.0 if backward else conflict[worst])
    ranked = sorted((conflict[i] for i in live), reverse=True)
    ratios = [forward[i].features["ratio"] for i in live]
    numbers = [
        _log_odds(conflict[worst]),
        _log_odds(back),
        _log_odds(ranked[1]) if len(ranked) > 1 else NO_SECOND,
        _log_odds(max(unsupported[i] for i in live)),
        float(np.mean([unsupported[i] for i in live])),
        float(len(live)),
        float(len(forward)),
        float(len(backward)),
        *(forward[worst].features[name] for name in KEPT),
        min(ratios),
        float(np.mean(ratios)),
    ]
    return numbers, worst


def _log_odds(p: float) -> float:
    p = min(max(float(p), FLOOR), 1 - FLOOR)
    return float(np.log(p / (1 - p)))


@cache
def load_pair_model() -> PairModel:
    """The model that travels with the package, read once per process."""
    packed = files("crossclaim").joinpath("data", FILE).read_bytes()
    return parse_pair_model(json.loads(gzip.decompress(packed)))


def parse_pair_model(data: Mapping[str, Any]) -> PairModel:
    """The model from its JSON form, as `scripts/train_textpairs.py` writes it."""
    return PairModel(
        features=tuple(data["features"]),
        sentence_conflict=_boosted(data["sentence_conflict"]),
        sentence_unsupported=_boosted(data["sentence_unsupported"]),
        pair={label: _boosted(data["pair"][label]) for label in LABELS},
        version=data["version"],
    )


def _boosted(part: Mapping[str, Any]) -> Boosted:
    return Boosted(part["baseline"], tuple(parse_tree(tree) for tree in part["trees"]))
