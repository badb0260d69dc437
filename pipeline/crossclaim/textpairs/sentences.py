"""Sentences as the comparison of texts needs them: content words with their place in the sentence, negation, quantifiers, modals."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from spacy.tokens import Doc, Span, Token

from ..crosscheck.lexicon import Pos
from ..extract.numbers import ORDINALS, read_number
from ..tables import read_table

_TABLE = read_table("sentences")
LIGHT = frozenset(_TABLE["light"])
NEGATIONS = frozenset(_TABLE["negations"])
MODALS: dict[str, str] = {word: name for name, words in _TABLE["modals"].items() for word in words}
QUANTIFIERS: dict[str, str] = {word: name for name, words in _TABLE["quantifiers"].items() for word in words}
POS: dict[str, Pos] = {"NOUN": "n", "PROPN": "n", "VERB": "v", "ADJ": "a", "ADV": "r", "NUM": "n"}
# What a word tells about what its sentence says: names and figures most.
WEIGHTS = {"PROPN": 1.3, "NUM": 1.2, "NOUN": 1.0, "VERB": 0.8, "ADJ": 0.7, "ADV": 0.4}
ROLES = {
    "nsubj": "subject", "csubj": "subject", "nsubjpass": "passive_subject", "dobj": "object", "dative": "object",
    "attr": "complement", "acomp": "complement", "oprd": "complement", "xcomp": "complement", "pobj": "oblique", "amod": "modifier",
    "compound": "modifier", "nummod": "modifier", "poss": "modifier", "advmod": "modifier", "det": "modifier", "ROOT": "root",
}  # fmt: skip
DETERMINERS = frozenset({"det", "predet", "amod", "nummod", "advmod", "quantmod"})
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")


@dataclass(slots=True)
class Word:
    """One token; `head` is the place of its head in the sentence, its own for the root. `value` and `ordinal` if it is a number."""

    text: str
    lower: str
    lemma: str
    upos: str
    pos: Pos
    tag: str
    dep: str
    role: str
    at: int
    head: int
    label: str
    weight: float
    value: float | None
    ordinal: int | None
    is_content: bool
    negated: bool = False
    quantifier: str = ""
    preposition: str = ""
    modal: str = ""


@dataclass(slots=True)
class Sentence:
    """The words of one sentence, `start` and `end` as offsets into the text. `lower` leaves the punctuation out."""

    words: list[Word]
    start: int
    end: int
    content: list[Word] = field(init=False)
    lower: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.content = [word for word in self.words if word.is_content]
        self.lower = [word.lower for word in self.words if word.upos != "PUNCT"]

    @property
    def root(self) -> Word:
        return next((word for word in self.words if word.dep == "ROOT"), self.words[0])

    @property
    def weight(self) -> float:
        return sum(word.weight for word in self.content) or 1e-9

    def head_of(self, word: Word) -> Word:
        return self.words[word.head]


def read_sentences(doc: Doc) -> list[Sentence]:
    """The sentences of a parsed text that have a content word."""
    found = (_sentence(sent) for sent in doc.sents)
    return [sentence for sentence in found if sentence is not None and sentence.content]


def _sentence(sent: Span) -> Sentence | None:
    tokens = [token for token in sent if not token.is_space]
    if not tokens:
        return None
    places = {token.i: at for at, token in enumerate(tokens)}
    words = [_word(token, at, places.get(token.head.i, at)) for at, token in enumerate(tokens)]
    _mark(words)
    return Sentence(words, tokens[0].idx, tokens[-1].idx + len(tokens[-1].text))


def _word(token: Token, at: int, head: int) -> Word:
    lower = token.lower_
    value = _value(lower) if token.pos_ == "NUM" or token.tag_ == "CD" or lower[:1].isdigit() else None
    is_content = token.pos_ in POS and token.lemma_.lower() not in LIGHT and lower not in NEGATIONS
    return Word(
        text=token.text, lower=lower, lemma=token.lemma_.lower() or lower, upos=token.pos_, pos=POS.get(token.pos_, "n"),
        tag=token.tag_, dep=token.dep_, role=ROLES.get(token.dep_, "other"), at=at, head=head, label=token.ent_type_,
        weight=WEIGHTS["NUM"] if value is not None and token.pos_ != "PROPN" else WEIGHTS.get(token.pos_, 0.5),
        value=value, ordinal=_ordinal(lower),
        is_content=is_content and (value is not None or len(token.text) > 1 or token.pos_ == "PROPN"),
    )  # fmt: skip


@lru_cache(100_000)
def _value(lower: str) -> float | None:
    number = read_number([lower], 0)
    return number.value if number else None


def _ordinal(lower: str) -> int | None:
    match = _ORDINAL.fullmatch(lower)
    return int(match[1]) if match else ORDINALS.get(lower)


def _mark(words: Sequence[Word]) -> None:
    """Write onto each word what the small words beside it say of it."""
    for word in _dependents(words):
        head = words[word.head]
        if word.lower in NEGATIONS or word.dep == "neg":
            _negate(words, word, head)
        if word.dep in DETERMINERS or QUANTIFIERS.get(word.lower) == "only":
            _quantify(head, QUANTIFIERS.get(word.lower, ""))
        if word.dep == "aux" and word.lower in MODALS:
            head.modal = MODALS[word.lower]
        if word.dep == "pobj":
            word.preposition = head.lower
    for word in _dependents(words):
        if word.dep in ("attr", "acomp") and words[word.head].lemma == "be" and words[word.head].negated:
            word.negated = True


def _dependents(words: Sequence[Word]) -> Iterable[Word]:
    return (word for word in words if word.head != word.at)


def _negate(words: Sequence[Word], word: Word, head: Word) -> None:
    """ "no child slept", "nobody slept": the noun and its verb are both denied."""
    head.negated = True
    if word.dep in ("det", "nsubj", "dobj") and head.upos in ("NOUN", "PROPN"):
        words[head.head].negated = True


def _quantify(head: Word, name: str) -> None:
    if name and not (head.quantifier and name == "some"):
        head.quantifier = name
