"""The first layers of a token network, once for each distinct token of a batch: they see no neighbours, and most tokens are repeated."""

from collections.abc import Callable
from typing import Any

import numpy as np
from thinc.api import Model
from thinc.types import Ragged

LAYERS = ("extract_features", "list2ragged", "with_array", "with_array", "ragged2list")
# Odd multipliers (Steele et al. 2014, SplitMix) that mix the columns of a row into one number.
MIX = np.array([0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB, 0xD6E8FEB86659FD93], dtype="uint64")


def share_rows(model: Model[Any, Any]) -> None:
    """Let all embedding networks within a model that have the usual layers of spaCy's `MultiHashEmbed` read each distinct token once."""
    for node in list(model.walk()):
        if tuple(layer.name.split("(")[0] for layer in node.layers) == LAYERS:
            node.layers[2:4] = [Model("distinct_rows", _forward, layers=node.layers[2:4])]


def _forward(model: Model[Ragged, Ragged], tokens: Ragged, is_train: bool) -> tuple[Ragged, Callable[..., Any]]:
    rows = tokens.dataXd
    first, inverse = _distinct(rows)
    found = Ragged(rows[first], model.ops.asarray1i([len(first)]))
    for layer in model.layers:
        found = layer.predict(found)
    return Ragged(found.dataXd[inverse], tokens.lengths), _no_backprop


def _distinct(rows: Any) -> tuple[Any, Any]:
    """Where each distinct row stands first, and for each row which of these it is."""
    keys = np.zeros(len(rows), dtype="uint64")
    for column in range(rows.shape[1]):
        keys = (keys ^ (keys >> np.uint64(29)) ^ rows[:, column]) * MIX[column % len(MIX)]
    _, first, inverse = np.unique(keys, return_index=True, return_inverse=True)
    if np.array_equal(rows[first][inverse], rows):
        return first, inverse
    everywhere = np.arange(len(rows))  # two rows with one key: hardly ever
    return everywhere, everywhere


def _no_backprop(*_: object) -> None:
    raise RuntimeError("this network is for reading only: train with spaCy's own")
