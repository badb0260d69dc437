"""Which words of two sentences stand for the same, and which stand in each other's place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from ..crosscheck.words import CLOSENESS, NEAR_LEVELS, WordLevel, word_level
from .sentences import Sentence, Word

RivalKind = Literal[
    "antonym", "sister_n", "sister_v", "sister_a", "sister_r", "number", "ordinal", "year", "name", "other_n", "other_v", "other_a", "other_r"
]  # fmt: skip
Pair = tuple[str, str]
MIN_STEM = 5  # letters from which on one name may be the other with an ending
MAX_REPLACED = 3  # words on each side for a replacement to be one
YEARS = range(1000, 2101)


class Link(NamedTuple):
    """Two words that stand for the same, and how near they are."""

    a: Word
    b: Word
    level: WordLevel


class Rival(NamedTuple):
    """Two words without a partner that may exclude each other: in the same slot of the sentence, or one put for the other."""

    a: Word
    b: Word
    kind: RivalKind
    in_slot: bool
    replaced: bool


@dataclass(slots=True)
class Alignment:
    """Links best first, what is left over on either side, and the edits that lead from a to b as difflib tells them."""

    links: list[Link]
    rest_a: list[Word]
    rest_b: list[Word]
    edits: list[tuple[str, int, int, int, int]]
    ratio: float
    partner_of_a: dict[int, Word]
    partner_of_b: dict[int, Word]


def align(a: Sentence, b: Sentence) -> Alignment:
    """Link the content words of two sentences one to one, the nearest first."""
    links = list(_links(a.content, b.content))
    of_a, of_b = {link.a.at: link.b for link in links}, {link.b.at: link.a for link in links}
    matcher = SequenceMatcher(None, a.lower, b.lower, autojunk=False)
    return Alignment(
        links=links,
        rest_a=[word for word in a.content if word.at not in of_a],
        rest_b=[word for word in b.content if word.at not in of_b],
        edits=[(tag, i1, i2, j1, j2) for tag, i1, i2, j1, j2 in matcher.get_opcodes() if tag != "equal"],
        ratio=matcher.ratio(),
        partner_of_a=of_a,
        partner_of_b=of_b,
    )


def _links(content_a: Sequence[Word], content_b: Sequence[Word]) -> Iterator[Link]:
    near = [
        (_nearness(x, y, level, abs(i / len(content_a) - j / len(content_b))), x.at, y.at, Link(x, y, level))
        for i, x in enumerate(content_a)
        for j, y in enumerate(content_b)
        if (level := level_of(x, y)) in NEAR_LEVELS
    ]
    taken_a, taken_b = set[int](), set[int]()
    for _, at_a, at_b, link in sorted(near, key=lambda item: (-item[0], item[1], item[2])):
        if at_a not in taken_a and at_b not in taken_b:
            taken_a.add(at_a)
            taken_b.add(at_b)
            yield link


def _nearness(x: Word, y: Word, level: WordLevel, apart: float) -> float:
    """Closeness in meaning first; function and place only decide between equals."""
    return CLOSENESS[level] + 0.1 * (x.dep == y.dep) + 0.05 * (x.role == y.role) + 0.1 * (1 - apart)


def level_of(x: Word, y: Word) -> WordLevel:
    """How two words stand to each other; numbers by value, names by spelling, all others by the lexicon."""
    if x.value is not None and y.value is not None:
        return WordLevel.SAME if x.value == y.value else WordLevel.DIFFERENT
    if x.lower == y.lower or x.lemma == y.lemma:
        return WordLevel.SAME
    if x.upos == y.upos == "PROPN":
        return WordLevel.SYNONYM if _is_variant(x.lower, y.lower) else WordLevel.DIFFERENT
    return word_level(x.lemma, x.pos, y.lemma, y.pos)


def _is_variant(a: str, b: str) -> bool:
    """ "Kazakh" and "Kazakhs", "Portugal" and "Portuguese" not: one is nearly the beginning of the other."""
    return min(len(a), len(b)) >= MIN_STEM and (a.startswith(b[:-1]) or b.startswith(a[:-1]))


def rivals_of(a: Sentence, b: Sentence, alignment: Alignment) -> list[Rival]:
    """All pairs of left-over words of one kind, in the order of b, then of a."""
    replaced = replaced_words(a, b, alignment)
    found = []
    for y in alignment.rest_b:
        for x in alignment.rest_a:
            if kind := _kind(x, y):
                found.append(Rival(x, y, kind, _same_slot(a, b, x, y, alignment), (x.lower, y.lower) in replaced))
    return found


def replaced_words(a: Sentence, b: Sentence, alignment: Alignment) -> set[Pair]:
    """Pairs of words of which one stands where the other did."""
    return {
        (x, y)
        for tag, i1, i2, j1, j2 in alignment.edits
        if tag == "replace" and i2 - i1 <= MAX_REPLACED and j2 - j1 <= MAX_REPLACED
        for x in a.lower[i1:i2]
        for y in b.lower[j1:j2]
    }


def _kind(x: Word, y: Word) -> RivalKind | None:
    if x.value is not None and y.value is not None:
        return "year" if _is_year(x) and _is_year(y) else "number"
    if x.ordinal is not None and y.ordinal is not None:
        return "ordinal" if x.ordinal != y.ordinal else None
    if x.upos == y.upos == "PROPN":
        return "name"
    level = level_of(x, y)
    if level == WordLevel.ANTONYM:
        return "antonym"
    if level == WordLevel.SISTER:
        return SISTERS[x.pos]
    return OTHERS[x.pos] if x.pos == y.pos else None


SISTERS: dict[str, RivalKind] = {"n": "sister_n", "v": "sister_v", "a": "sister_a", "r": "sister_r"}
OTHERS: dict[str, RivalKind] = {"n": "other_n", "v": "other_v", "a": "other_a", "r": "other_r"}


def _is_year(word: Word) -> bool:
    return len(word.text) == 4 and word.value is not None and word.value in YEARS


def _same_slot(a: Sentence, b: Sentence, x: Word, y: Word, alignment: Alignment) -> bool:
    """Whether two words do the same to words that are linked, or are both what their sentence is about."""
    if x.role != y.role:
        return False
    if x.dep == y.dep == "ROOT":
        return True
    head_x, head_y = _governor(a, x), _governor(b, y)
    if head_x is x or head_y is y:
        return False
    return alignment.partner_of_a.get(head_x.at) is head_y or head_x.lemma == head_y.lemma


def _governor(sentence: Sentence, word: Word) -> Word:
    """The head, looking through a preposition."""
    head = sentence.head_of(word)
    return sentence.head_of(head) if head.upos == "ADP" else head
