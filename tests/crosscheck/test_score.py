"""The scorer: the value worked out by hand for a tiny model, and probabilities from the one that is shipped."""

from math import exp
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossclaim.crosscheck.score import load_scorer, parse_scorer

STUMP = {
    "feature": [1, 0, 0],
    "threshold": [2.0, 0.0, 0.0],
    "left": [1, 1, 2],
    "right": [2, 1, 2],
    "value": [0.0, -1.0, 3.0],
    "depth": 1,
}
TINY: dict[str, Any] = {
    "version": "tiny",
    "features": ["x", "y"],
    "models": {
        "conflict": {
            "mean": [1.0, 0.0], "scale": [2.0, 1.0], "weights": [0.5, -1.0], "intercept": 0.25, "baseline": -0.5, "trees": [STUMP, STUMP],
        }
    },
}  # fmt: skip


def sigmoid(x: float) -> float:
    return 1 / (1 + exp(-x))


@pytest.mark.parametrize(
    ("x", "y", "linear", "boosted"),
    [
        (5.0, 1.0, 0.5 * 2 - 1 + 0.25, -0.5 - 1 - 1),
        (1.0, 2.0, -2 + 0.25, -0.5 - 1 - 1),  # the threshold itself goes left
        (1.0, 2.1, -2.1 + 0.25, -0.5 + 3 + 3),
        (-3.0, 0.0, 0.5 * -2 + 0.25, -0.5 - 1 - 1),
    ],
)
def test_probability_is_the_mean_of_both_models(x: float, y: float, linear: float, boosted: float) -> None:
    (found,) = parse_scorer(TINY).probabilities([{"y": y, "x": x, "unused": 9.0}], "conflict")
    assert found == pytest.approx((sigmoid(linear) + sigmoid(boosted)) / 2)


def test_no_rows_give_no_probabilities() -> None:
    assert parse_scorer(TINY).probabilities([], "conflict").shape == (0,)


def test_missing_feature_is_an_error() -> None:
    with pytest.raises(KeyError, match="y"):
        parse_scorer(TINY).probabilities([{"x": 1.0}], "conflict")


def test_extreme_values_give_no_warning() -> None:
    low, high = parse_scorer(TINY).probabilities([{"x": -1e3, "y": 1e2}, {"x": 1e3, "y": -1e2}], "conflict")
    assert 0.0 <= low < high <= 1.0


def test_values_beyond_the_exponential_give_no_warning() -> None:
    (found,) = parse_scorer(TINY).probabilities([{"x": -1e4, "y": 0.0}], "conflict")
    assert 0.0 <= found <= 1.0


ROWS = st.lists(st.lists(st.floats(-20, 20), min_size=5, max_size=5), min_size=1, max_size=5)


@settings(max_examples=20)
@given(ROWS)
def test_shipped_scorer_gives_probabilities_each_row_by_itself(values: list[list[float]]) -> None:
    scorer = load_scorer()
    rows = [dict.fromkeys(scorer.features, 0.0) | dict(zip(scorer.features, row, strict=False)) for row in values]
    for label in ("conflict", "agreement"):
        found = scorer.probabilities(rows, label)
        assert ((found >= 0) & (found <= 1)).all()
        assert list(found) == list(scorer.probabilities(rows, label))
        alone = [scorer.probabilities([row], label)[0] for row in rows]
        assert list(found) == pytest.approx(alone)


def test_shipped_scorer_knows_both_labels() -> None:
    assert set(load_scorer().models) == {"conflict", "agreement"}
    assert load_scorer().version
