"""A pair of texts as the units that are judged: each sentence of b with the sentence of a that says most of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from .align import Rival, align, rivals_of
from .features import features_of
from .sentences import Sentence

LONG = 12  # with more sentences than this a text is what the other one is checked against, and not checked itself


@dataclass(slots=True)
class Unit:
    """One sentence of b (by number) beside its best sentence of a. `identical` if both are the same words."""

    a: int
    b: int
    features: dict[str, float]
    identical: bool
    rivals: list[Rival]


def units_of(text_a: Sequence[Sentence], text_b: Sequence[Sentence]) -> list[Unit]:
    """A unit for each sentence of b, in order; none if a text says nothing."""
    if not text_a:
        return []
    words_a = [_vocabulary([sentence]) for sentence in text_a]
    all_words = _vocabulary(text_a)
    return [_unit(text_a, words_a, all_words, b, number) for number, b in enumerate(text_b)]


def units_back(text_a: Sequence[Sentence], text_b: Sequence[Sentence]) -> list[Unit]:
    """The units of the other direction, a's sentences against b; none if a is a whole article."""
    return units_of(text_b, text_a) if len(text_a) <= LONG else []


def _unit(
    text_a: Sequence[Sentence], words_a: Sequence[set[str]], all_words: set[str], b: Sentence, number: int
) -> Unit:
    at = max(range(len(text_a)), key=lambda i: (_share(b, words_a[i]) - 0.0002 * len(text_a[i].lower), -i))
    a = text_a[at]
    alignment = align(a, b)
    rivals = rivals_of(a, b, alignment)
    features = features_of(a, b, alignment, rivals)
    features["cover_by_all"] = _share(b, all_words)
    features["sentences_a"] = log(len(text_a))
    return Unit(at, number, features, a.lower == b.lower, rivals)


def _vocabulary(sentences: Sequence[Sentence]) -> set[str]:
    return {form for sentence in sentences for word in sentence.content for form in (word.lemma, word.lower)}


def _share(b: Sentence, words: set[str]) -> float:
    """How much of b's content stands in a set of words."""
    return sum(word.weight for word in b.content if word.lemma in words or word.lower in words) / b.weight
