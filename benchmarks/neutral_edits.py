"""Edits that leave a document saying what it said: active to passive, another unit, numbers as words, another order."""

import re
from collections.abc import Iterator, Sequence
from random import Random

from edits import Change, Sentence
from spacy.tokens import Token

from crossclaim_schemas import Document

# (unit as written, factor, unit to write): exact, so that the two say the same number.
CONVERSIONS: dict[str, tuple[float, str]] = {
    "kilometres": (1000, "metres"),
    "kilometers": (1000, "meters"),
    "km": (1000, "m"),
    "metres": (100, "centimetres"),
    "meters": (100, "centimeters"),
    "kilograms": (1000, "grams"),
    "kg": (1000, "g"),
    "grams": (0.001, "kilograms"),
    "tonnes": (1000, "kilograms"),
    "litres": (1000, "millilitres"),
    "liters": (1000, "milliliters"),
    "hectares": (0.01, "square kilometres"),
    "hours": (60, "minutes"),
    "minutes": (60, "seconds"),
    "weeks": (7, "days"),
    "decades": (10, "years"),
}
ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen""".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
WORDS = ONES + [f"{ten}-{one}" if one else ten for ten in TENS for one in ("", *ONES[1:10])]
VALUES = {word: value for value, word in enumerate(WORDS) if value > 1}
RANGE_WORDS = frozenset({"to", "and", "or", "-", "–"})
REFERRING = frozenset("it its he his him she her they their them this these those that such".split())
NAME_LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT", "PRODUCT"})


def make_passive(sentence: Sentence, names: Sequence[tuple[str, str]], random: Random) -> Iterator[Change]:
    """ "A opened B in C." as "B was opened by A in C.", for regular verbs in the simple past with plain noun phrases."""
    verb, first = sentence.span.root, sentence.span[0]
    subjects = [t for t in verb.lefts if t.dep_ == "nsubj"]
    objects = [t for t in verb.rights if t.dep_ == "dobj"]
    others = {t.dep_ for t in verb.children} - {"nsubj", "dobj", "prep", "punct", "npadvmod"}
    if verb.tag_ != "VBD" or not verb.text.endswith("ed") or len(subjects) != 1 or len(objects) != 1 or others:
        return
    subject, what = _phrase(subjects[0]), _phrase(objects[0])
    is_plain = subject[0].i == first.i and subject[-1].i + 1 == verb.i and what[0].i == verb.i + 1
    if (
        not is_plain
        or objects[0].pos_ not in ("NOUN", "PROPN")
        or any(t.pos_ == "PRON" or t.lower_ in REFERRING for t in (*subject, *what))
    ):
        return
    were = "were" if _is_plural(objects[0]) else "was"
    new = f"{_capitalized(_text(what))} {were} {verb.text} by {_uncapitalized(subject)}"
    yield sentence.change(first.idx, what[-1].idx + len(what[-1].text), new)


def change_unit(sentence: Sentence, names: Sequence[tuple[str, str]], random: Random) -> Iterator[Change]:
    """The same quantity in another unit of the same system."""
    for token in sentence.span[:-1]:
        unit = token.nbor(1)
        is_range = token.i > sentence.span.start and token.nbor(-1).lower_ in RANGE_WORDS
        if is_range or unit.text not in CONVERSIONS or not re.fullmatch(r"\d+(\.\d+)?|\d{1,3}(,\d{3})+", token.text):
            continue
        factor, name = CONVERSIONS[unit.text]
        value = round(float(token.text.replace(",", "")) * factor, 6)
        yield sentence.change(token.idx, unit.idx + len(unit.text), f"{value:,.10g} {name}")


def change_notation(sentence: Sentence, names: Sequence[tuple[str, str]], random: Random) -> Iterator[Change]:
    """A count below 100 in words instead of digits, or in digits instead of words."""
    for token in sentence.span:
        if token.ent_type_ != "CARDINAL" or token.tag_ != "CD":
            continue
        neighbours = {t.lower_ for t in token.doc[max(0, token.i - 1) : token.i + 2]}
        if not neighbours.isdisjoint(RANGE_WORDS):
            continue
        if token.text.isdigit() and 1 < int(token.text) < 100:
            words = WORDS[int(token.text)]
            yield sentence.replace(token, words.capitalize() if token.i == sentence.span.start else words)
        elif token.lower_ in VALUES:
            yield sentence.replace(token, str(VALUES[token.lower_]))


def reverse_paragraphs(document: Document) -> str:
    """The paragraphs of the body in the reverse order, those that lean on the one before still behind it."""
    paragraphs = [b for b in document.blocks if b.kind == "paragraph"]
    texts = [document.text[b.start : b.end] for b in paragraphs]
    groups: list[list[str]] = []
    for text in texts:
        leans = bool({word.lower() for word in re.findall(r"\w+", text)[:8]} & REFERRING)
        groups[-1].append(text) if leans and groups else groups.append([text])
    order = [text for group in reversed(groups) for text in group]
    return _fill(document, [(b.start, b.end) for b in paragraphs], order)


def _fill(document: Document, spans: Sequence[tuple[int, int]], texts: Sequence[str]) -> str:
    pieces, at = [], 0
    for (start, end), text in zip(spans, texts, strict=True):
        pieces += [document.text[at:start], text]
        at = end
    return "".join([*pieces, document.text[at:]])


def _phrase(head: Token) -> list[Token]:
    return sorted(head.subtree, key=lambda t: t.i)


def _text(tokens: Sequence[Token]) -> str:
    return "".join(t.text_with_ws for t in tokens).strip()


def _is_plural(head: Token) -> bool:
    return head.tag_ in ("NNS", "NNPS") or any(t.dep_ == "conj" for t in head.children)


def _capitalized(text: str) -> str:
    return text[0].upper() + text[1:]


def _uncapitalized(tokens: Sequence[Token]) -> str:
    text = _text(tokens)
    return (
        text
        if tokens[0].ent_type_ in NAME_LABELS and tokens[0].lower_ != "the" or tokens[0].tag_ == "NNP"
        else text[0].lower() + text[1:]
    )
