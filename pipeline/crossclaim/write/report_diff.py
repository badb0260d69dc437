"""Which words of two quotes make the difference, and which they share."""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from crossclaim_schemas import Difference

WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[’'.][^\W\d_]+)*|%")
NEGATIONS = frozenset(("not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "without", "cannot"))
ARTICLES = frozenset(("a", "an", "the"))
ENDINGS = ("ing", "ed", "es", "s", "e")
SHORTEST_STEM = 4  # below it endings are too often part of the word: "red", "gas", "this"


class Word(NamedTuple):
    """A word of a quote; `start` and `end` are offsets into that quote, `key` is what words are compared by."""

    start: int
    end: int
    key: str


def differing_words(quote_a: str, quote_b: str, differences: Iterable[Difference]) -> tuple[list[Word], list[Word]]:
    """The words of each quote that the two differ in.

    On each side words of the differing values that only this quote has; if there are none, words of the differing values
    (swapped roles: both quotes have them). Where that marks nothing on either side, the values are not in the quotes'
    words ("negative" for "did not"): then the negations that only one quote has, or the numbers.
    """
    words_a, words_b = _words(quote_a), _words(quote_b)
    values_a: set[str] = set()
    values_b: set[str] = set()
    for difference in differences:
        value_a, value_b = ({word.key for word in _words(value)} for value in (difference.value_a, difference.value_b))
        values_a |= value_a - value_b
        values_b |= value_b - value_a
    marked_a, marked_b = _named(words_a, words_b, values_a), _named(words_b, words_a, values_b)
    for fits in (_is_negation, _is_number):
        if not marked_a and not marked_b:
            marked_a, marked_b = (
                [word for word in own if fits(word) and word.key not in {other.key for other in others}]
                for own, others in ((words_a, words_b), (words_b, words_a))
            )
    return marked_a, marked_b


def shared_words(quote_a: str, quote_b: str) -> tuple[list[Word], list[Word]]:
    """The content words that both quotes have, whatever their ending."""
    words_a, words_b = _words(quote_a), _words(quote_b)
    shared = ({word.key for word in words_a} & {word.key for word in words_b}) - function_words()
    return [word for word in words_a if word.key in shared], [word for word in words_b if word.key in shared]


@cache
def function_words() -> frozenset[str]:
    """Words too common to be worth a mark."""
    listed = (files("crossclaim") / "data" / "report" / "function_words.txt").read_text(encoding="utf-8")
    return frozenset(_key(word) for line in listed.splitlines() if not line.startswith("#") for word in line.split())


@lru_cache(maxsize=10_000)  # a claim with many findings is compared many times
def _words(quote: str) -> tuple[Word, ...]:
    return tuple(Word(found.start(), found.end(), _key(found[0])) for found in WORD.finditer(quote))


def _key(word: str) -> str:
    if word[0].isdigit():
        return _number(word)
    word = word.casefold().replace("’", "'").removesuffix("'s").removesuffix(".")
    if word.endswith("n't"):
        return "not"
    if word in NEGATIONS:
        return word
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word.removesuffix(ending)
    return word


def _number(word: str) -> str:
    """The same key for "1,204", "1204" and "1204.0"."""
    plain = re.sub(r",(?=\d{3}\b)", "", word)
    return plain.rstrip("0").rstrip(".") if plain.count(".") == 1 and "," not in plain else plain


def _named(own: Sequence[Word], other: Sequence[Word], values: set[str]) -> list[Word]:
    elsewhere = {word.key for word in other}
    named = [word for word in own if word.key in values and word.key not in ARTICLES]
    return [word for word in named if word.key not in elsewhere] or named


def _is_negation(word: Word) -> bool:
    return word.key in NEGATIONS


def _is_number(word: Word) -> bool:
    return word.key[0].isdigit()
