"""The model's entity recogniser for many tokens at once.

spaCy's greedy recogniser decides token by token (Lample et al. 2016, BILUO actions). Outside of an entity its network sees the vector of one
token and no state, so all those decisions can be taken in one product of matrices; only inside of entities does it look back, to the first
word and the one before. The weights, the rules of what action may follow, and so the entities are spaCy's.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span
from thinc.api import Model, NumpyOps

ROWS = 2048  # tokens scored at a time, which keeps their scores in the cache of the processor

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


class Actions(NamedTuple):
    """Columns of the scores. `begins` and `units` are (n,) bool, as is `closed`: what may be done outside of an entity.

    `inside` and `last` give the column of I and L for that of B, `labels` the hash of each column's label.
    """

    begins: Bools
    units: Bools
    closed: Bools
    inside: dict[int, int]
    last: dict[int, int]
    labels: list[int]


class Found(NamedTuple):
    """What is begun at each token of a batch: the column of the action (n,), and where the entity ends (n,), exclusive; 0 if none."""

    actions: Ints
    ends: Ints


class BatchRecogniser:
    """An `EntityRecognizer`, read as described above; a document that has entities already is left to it."""

    def __init__(self, recogniser: EntityRecognizer) -> None:
        self.recogniser = recogniser
        self.actions = _actions_of(recogniser)

    def __call__(self, doc: Doc) -> Doc:
        self._read([doc])
        return doc

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 256) -> Iterator[Doc]:
        """The documents in their order, with entities."""
        source = iter(docs)
        while batch := list(islice(source, batch_size)):
            self._read(batch)
            yield from batch

    def _read(self, docs: Sequence[Doc]) -> None:
        fresh = []
        for doc in docs:
            if doc.has_annotation("ENT_IOB"):
                self.recogniser(doc)
            elif len(doc):
                fresh.append(doc)
        if fresh:
            found = self._find(fresh)
            first = 0
            for doc in fresh:
                doc.set_ents(self._spans(doc, first, found))
                first += len(doc)

    def _find(self, docs: Sequence[Doc]) -> Found:
        tok2vec, lower, upper = self.recogniser.model.layers
        # features: (n_tokens, 3, hidden, pieces), for a token as the next word, the first and the last of an open entity
        padded = lower.predict(tok2vec.predict(list(docs)))
        padding, features = padded[0], padded[1:]
        bias = lower.get_param("b")
        space, ends = _edges(docs)
        actions = np.empty(len(features), dtype=np.int64)
        for start in range(0, len(features), ROWS):
            rows = slice(start, start + ROWS)
            scores = _scores(upper, features[rows, 0] + padding[1] + padding[2] + bias)
            actions[rows] = self._closed(scores, space[rows], ends[rows])
        return Found(actions, self._ends(features, bias, upper, actions, ends))

    def _closed(self, scores: Floats, space: Bools, ends: Bools) -> Ints:
        """The best allowed action of each token outside of an entity: none begins at white space, none longer than its sentence."""
        scores[:, ~self.actions.closed] = -np.inf
        scores[np.ix_(ends | space, self.actions.begins)] = -np.inf
        scores[np.ix_(space, self.actions.units)] = -np.inf
        best: Ints = scores.argmax(axis=1)
        return best

    def _ends(self, features: Floats, bias: Floats, upper: Model[Any, Any], actions: Ints, ends: Bools) -> Ints:
        """Where an entity that begins at a token ends, all followed at once, a word further at each step."""
        found = np.zeros(len(actions), dtype=np.int64)
        units = np.flatnonzero(self.actions.units[actions])
        found[units] = units + 1
        starts = np.flatnonzero(self.actions.begins[actions])
        inside = np.array([self.actions.inside.get(action, 0) for action in range(len(self.actions.labels))])
        last = np.array([self.actions.last.get(action, 0) for action in range(len(self.actions.labels))])
        at = starts + 1
        while len(starts):
            scores = _scores(upper, features[at, 0] + features[starts, 1] + features[at - 1, 2] + bias)
            rows, action = np.arange(len(starts)), actions[starts]
            goes_on = ~ends[at] & (scores[rows, inside[action]] >= scores[rows, last[action]])
            found[starts[~goes_on]] = at[~goes_on] + 1
            starts, at = starts[goes_on], at[goes_on] + 1
        return found

    def _spans(self, doc: Doc, first: int, found: Found) -> list[Span]:
        """The entities of a document whose first token stands at `first`; inside of one, none begins."""
        spans, free = [], 0
        ends = found.ends[first : first + len(doc)]
        for token in np.flatnonzero(ends).tolist():
            if token >= free:
                free = int(ends[token]) - first
                label = self.actions.labels[found.actions[first + token]]
                spans.append(Span(doc, token, free, label=label))
        return spans


def is_greedy_recogniser(pipe: Any) -> bool:
    """Whether a component is a recogniser whose decisions can be taken at once: on a CPU, without search, three features, all classes seen."""
    if type(pipe) is not EntityRecognizer or pipe.model.name != "parser_model" or pipe.cfg["beam_width"] != 1:
        return False
    attrs, (_, lower, _) = pipe.model.attrs, pipe.model.layers
    names = [pipe.moves.get_class_name(number) for number in range(pipe.moves.n_moves)]
    return (
        isinstance(pipe.model.ops, NumpyOps)
        and attrs["has_upper"]
        and not attrs["unseen_classes"]
        and lower.get_dim("nF") == 3
        and lower.get_dim("nP") >= 2
        # Of equal scores the first counts, which is I when it stands before L.
        and all(names.index("I" + name[1:]) < names.index("L" + name[1:]) for name in names if name[:2] == "B-")
    )


def _actions_of(recogniser: EntityRecognizer) -> Actions:
    names = [recogniser.moves.get_class_name(number) for number in range(recogniser.moves.n_moves)]
    begins = np.array([name.startswith("B-") for name in names])
    # "U-" without a label only blocks.
    units = np.array([name.startswith("U-") and name != "U-" for name in names])
    outside = np.array([name == "O" for name in names])
    inside = {at: names.index("I" + name[1:]) for at, name in enumerate(names) if begins[at]}
    last = {at: names.index("L" + name[1:]) for at, name in enumerate(names) if begins[at]}
    strings = recogniser.vocab.strings
    labels = [strings.add(name[2:]) if name[2:] else 0 for name in names]
    return Actions(begins, units, begins | units | outside, inside, last, labels)


def _scores(upper: Model[Any, Any], hidden: Floats) -> Floats:
    """Scores of all actions (n, n_actions) for the sums of features (n, hidden, pieces)."""
    scores: Floats = upper.predict(hidden.max(axis=2))
    return scores


def _edges(docs: Sequence[Doc]) -> tuple[Bools, Bools]:
    """Of each token whether it is white space, and whether its sentence or document ends with it."""
    tables = [doc.to_array(["IS_SPACE", "SENT_START"]) for doc in docs]
    space = np.concatenate([table[:, 0] == 1 for table in tables])
    # The token behind the last one is that of the next document, or none.
    ends = np.concatenate([np.append(table[1:, 1] == 1, True) for table in tables])
    return space, ends
