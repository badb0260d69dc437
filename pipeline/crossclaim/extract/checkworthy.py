"""How much a sentence is worth checking: the probability that it states a fact somebody could verify, by a small trained model.

A linear model over words, their parts, their context and a few signs of the whole sentence, trained by `scripts/train_checkworthy.py` on
sentences of debates that people labelled as check-worthy or not; F1 .84 on as many of either kind, debates unseen
(`docs/model-card-checkworthy.md`). "The bridge was built in 1912." is near 1, "Thank you for coming." near 0.
"""

import gzip
import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from .parse import Parse

FILE = "checkworthy.json.gz"
# Words of these classes stand for their tag among their neighbours, so that no topic is learnt from contexts.
CONTENT = frozenset({"NOUN", "PROPN", "NUM", "VERB", "ADJ"})
EDGES = ("<", ">")
PIECE_LENGTHS = (3, 4, 5)
COUNTED_ENTITIES = 3
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
PERSONS = {
    "i": "I", "we": "we", "you": "you", "he": "he", "she": "he", "they": "they", "it": "it", "this": "it", "that": "it",
    "there": "it", "who": "who", "which": "who", "what": "who",
}  # fmt: skip
REMEMBERED_WORDS = 50_000


@dataclass(slots=True)
class CheckworthyModel:
    """Weights in log-odds by feature; those of words and contexts are shared out over the sentence's length."""

    words: Mapping[str, float]
    pieces: Mapping[str, float]
    contexts: Mapping[str, float]
    signs: Mapping[str, float]
    intercept: float
    known: dict[str, float] = field(default_factory=dict)

    def probability(self, parse: Parse, start: int, end: int) -> float:
        """Of the tokens from `start` to `end` (exclusive), between 0 and 1."""
        spread = 0.0
        for word in masked_words(parse, start, end):
            weight = self.known.get(word)
            spread += self._weigh(word) if weight is None else weight
        contexts = self.contexts
        for context in contexts_in(parse, start, end):
            spread += contexts.get(context, 0.0)
        signs = sum(self.signs.get(name, 0.0) * value for name, value in signs_of(parse, start, end).items())
        return 1.0 / (1.0 + math.exp(-(self.intercept + signs + spread / math.sqrt(end - start))))

    def _weigh(self, word: str) -> float:
        if len(self.known) >= REMEMBERED_WORDS:
            self.known.clear()
        weight = self.words.get(word, 0.0) + sum(self.pieces.get(piece, 0.0) for piece in pieces_of(word))
        self.known[word] = weight
        return weight


def masked_words(parse: Parse, start: int, end: int) -> Iterator[str]:
    """The words in lower case; a name stands for its label, a number for any."""
    for word, pos, label in zip(parse.lower[start:end], parse.pos[start:end], parse.ents[start:end], strict=True):
        if not word.isalpha() and any(character.isdigit() for character in word):
            yield "#year" if len(word) == 4 and word.isdigit() and word[:2] in ("18", "19", "20") else "#number"
        else:
            yield "#" + (label or pos) if pos == "PROPN" else word


def pieces_of(word: str) -> Iterator[str]:
    """Runs of characters in a word with its edges; none of what was masked."""
    if word[0] == "#":
        return
    text = f" {word} "
    for length in PIECE_LENGTHS:
        for start in range(len(text) - length + 1):
            yield text[start : start + length]


def contexts_in(parse: Parse, start: int, end: int) -> Iterator[str]:
    """Small words as they are, all others as tag and entity label; each alone and with the one before."""
    before = EDGES[0]
    columns = (parse.lower, parse.pos, parse.tags, parse.ents)
    for word, pos, tag, label in zip(*(column[start:end] for column in columns), strict=True):
        shown = (f"{tag}/{label}" if label else tag) if pos in CONTENT else word
        yield shown
        yield f"{before} {shown}"
        before = shown
    yield f"{before} {EDGES[1]}"


def signs_of(parse: Parse, start: int, end: int) -> dict[str, float]:
    """What the whole stretch shows: tags, kinds of entities, persons of its subjects, form of its verb, length, last mark."""
    signs = dict.fromkeys([f"tag {tag}" for tag in parse.tags[start:end]], 1.0)
    subject = ""
    label = ""
    for token in range(start, end):
        before, label = label, parse.ents[token]
        if label and label != before:
            name = f"entity {label}"
            signs[name] = min(signs.get(name, 0.0) + 1.0, COUNTED_ENTITIES)
        dep = parse.deps[token]
        if dep in SUBJECTS:
            person = PERSONS.get(parse.lower[token]) or parse.pos[token]
            signs[f"subject {person}"] = 1.0
            if not subject:
                subject = person
                signs[f"first {person}"] = 1.0
            if dep == "nsubjpass":
                signs["passive"] = 1.0
        elif dep == "ROOT":
            signs[f"root {parse.tags[token]}"] = 1.0
    signs["length"] = math.log(end - start)
    signs["letters"] = sum(map(len, parse.words[start:end])) / (end - start)
    signs[f"mark {parse.words[end - 1]}"] = 1.0
    return signs


@cache
def load_checkworthy() -> CheckworthyModel:
    """The trained model that travels with the package, read once per process."""
    packed = files("crossclaim").joinpath("data", FILE).read_bytes()
    return parse_checkworthy(json.loads(gzip.decompress(packed)))


def parse_checkworthy(data: Mapping[str, Any]) -> CheckworthyModel:
    """The model from its JSON form, as `scripts/train_checkworthy.py` writes it."""
    parts = {name: data[name] for name in ("words", "pieces", "contexts", "signs")}
    return CheckworthyModel(**parts, intercept=data["intercept"])
