"""Which terms of one claim stand for which terms of the other, by meaning first and by slot where meaning leaves a choice."""

from collections.abc import Iterator
from dataclasses import dataclass

from .frames import Frame, Term
from .measures import QuantityLevel, compare_quantities, same_measure, significant_digits
from .names import is_demonym
from .words import CLOSENESS, WordLevel, predicate_word_level

METONYM = 0.85
CONVERSE = 0.95
SHARED_NAME = 0.8  # one name is part of the other, and nothing says that they are two things
NAMED_BY_NOUN = 0.75  # "the gallery" for "Van Aelst Gallery"
# Nouns that a text uses for what it is about, where the reference was left open: "the company", "the country".
CLASS_NOUNS: dict[str, frozenset[str]] = {
    "GPE": frozenset("country nation state republic kingdom city town village municipality government island".split()),
    "ORG": frozenset(
        "company firm group organisation organization agency club party bank institute university union team association society "
        "foundation charity manufacturer maker business corporation authority body council institution brewery airline".split()
    ),
    "PERSON": frozenset(
        "man woman politician scientist author writer player minister president director founder mayor".split()
    ),
    "FAC": frozenset(
        "building stadium airport bridge hospital school station museum hotel plant factory dam castle theatre".split()
    ),
    "PRODUCT": frozenset(
        "device drug product car ship vehicle aircraft phone system vaccine software satellite".split()
    ),
}
SAME_SLOT_BONUS = 0.04  # breaks ties only: smaller than any step between levels
MIN_CLOSENESS = 0.5
TELLING = 0.9  # "27,500 spectators" and "a capacity of 27,500"
TELLING_DIGITS = 3


@dataclass(slots=True, frozen=True)
class Link:
    """Two terms taken for the same content, how close they are (0..1), and by what relation."""

    a: Term
    b: Term
    closeness: float
    level: str


@dataclass(slots=True)
class Alignment:
    """All links of two frames and what is left over on either side, with the weight linked and the weight in all."""

    links: list[Link]
    rest_a: list[Term]
    rest_b: list[Term]
    linked_a: float
    linked_b: float
    weight_a: float
    weight_b: float

    @property
    def cover_a(self) -> float:
        """Share of a's weight that b also has."""
        return self.linked_a / self.weight_a if self.weight_a else 0.0

    @property
    def cover_b(self) -> float:
        """Share of b's weight that a also has."""
        return self.linked_b / self.weight_b if self.weight_b else 0.0


def align(a: Frame, b: Frame) -> Alignment:
    """Best one-to-one links, closest first; deterministic and symmetric up to the exchange of sides."""
    options = []
    opposed = _are_opposed(a, b)
    for i, k in _near(a, b):
        left, right = a.terms[i], b.terms[k]
        if opposed and (left.forms or right.forms):
            continue  # "rose after a drop" against "dropped": what opposes them must not be linked away
        closeness, level = closeness_of(left, right)
        if closeness >= MIN_CLOSENESS:
            bonus = SAME_SLOT_BONUS * ((left.slot == right.slot) + (left.marker == right.marker) / 2)
            options.append((-(closeness + bonus), i + k, abs(i - k), i, k, closeness, level))
    options.sort()
    used_a: set[int] = set()
    used_b: set[int] = set()
    links = []
    for *_, i, k, closeness, level in options:
        if i not in used_a and k not in used_b:
            used_a.add(i)
            used_b.add(k)
            links.append(Link(a.terms[i], b.terms[k], closeness, level))
    rest_a = [t for i, t in enumerate(a.terms) if i not in used_a]
    rest_b = [t for k, t in enumerate(b.terms) if k not in used_b]
    linked_a = sum(link.closeness * link.a.weight for link in links)
    linked_b = sum(link.closeness * link.b.weight for link in links)
    return Alignment(
        links, rest_a, rest_b, linked_a, linked_b, _counted(links, rest_a, "a"), _counted(links, rest_b, "b")
    )


def _near(a: Frame, b: Frame) -> Iterator[tuple[int, int]]:
    """Places of the terms that may be near each other."""
    for i, left in enumerate(a.terms):
        if left.meaning is None:
            yield from ((i, k) for k in range(len(b.terms)))
            continue
        near = left.meaning.near
        for k, right in enumerate(b.terms):
            if right.meaning in near:
                yield i, k


def _are_opposed(a: Frame, b: Frame) -> bool:
    """Whether the predicates are opposites."""
    one, other = (next((t for t in frame.terms if t.forms), None) for frame in (a, b))
    if one is None or other is None or _are_converse(one, other):
        return False
    return may_relate(one, other) and _predicate_level(one, other) == WordLevel.ANTONYM


def may_relate(a: Term, b: Term) -> bool:
    """Whether two terms can be near each other or opposites at all."""
    return a.meaning is None or b.meaning is None or b.meaning in a.meaning.near


def _are_converse(a: Term, b: Term) -> bool:
    return b.key in a.converses or a.key in b.converses


def _predicate_level(a: Term, b: Term) -> WordLevel:
    return predicate_word_level(a.forms, a.pos, b.forms, b.pos)


def closeness_of(a: Term, b: Term) -> tuple[float, str]:
    """How far two terms are the same content, and the name of the relation."""
    if a.forms and b.forms:
        return _predicates(a, b)
    if a.kind == b.kind == "word":
        level = predicate_word_level(a.forms or (a.key,), a.pos, b.forms or (b.key,), b.pos)
        return CLOSENESS[level], level.value
    if a.kind == b.kind == "entity":
        return _entities(a, b)
    if a.kind == b.kind == "quantity":
        return _quantities(a, b)
    if {a.kind, b.kind} == {"entity", "word"}:
        entity, word = (a, b) if a.kind == "entity" else (b, a)
        named = {word.key, f"{word.key}s"} & set(entity.words) or (
            entity.given and word.head and word.key in CLASS_NOUNS.get(entity.label, ())
        )
        return (NAMED_BY_NOUN, "named") if named else (0.0, WordLevel.DIFFERENT.value)
    return 0.0, WordLevel.DIFFERENT.value


def _predicates(a: Term, b: Term) -> tuple[float, str]:
    level = _predicate_level(a, b)
    if level != WordLevel.SAME and _are_converse(a, b):
        return CONVERSE, "converse"
    return CLOSENESS[level], level.value


def _quantities(a: Term, b: Term) -> tuple[float, str]:
    """Equal figures are the same content if they count the same, or if so many digits are no coincidence."""
    if not a.quantity or not b.quantity:
        return 0.0, QuantityLevel.INCOMPARABLE.value
    level = compare_quantities(a.quantity, b.quantity)
    if level not in (QuantityLevel.SAME, QuantityLevel.COMPATIBLE):
        return 0.0, level.value
    if same_measure(a.quantity, b.quantity):
        return (1.0 if level == QuantityLevel.SAME else 0.95), level.value
    telling = level == QuantityLevel.SAME and (
        a.quantity.unit or significant_digits(a.quantity.value) >= TELLING_DIGITS
    )
    return (TELLING, level.value) if telling else (0.0, QuantityLevel.INCOMPARABLE.value)


def _entities(a: Term, b: Term) -> tuple[float, str]:
    if a.key == b.key:
        return 1.0, WordLevel.SAME.value
    if a.key in b.related or b.key in a.related:
        return METONYM, "metonym"
    if is_demonym(a.text, b.text):
        return METONYM, "demonym"
    words_a, words_b = set(a.words), set(b.words)
    if (a.label == b.label or not a.label or not b.label) and (words_a <= words_b or words_b <= words_a):
        return SHARED_NAME, "shared_name"
    return 0.0, WordLevel.DIFFERENT.value


def _counted(links: list[Link], rest: list[Term], side: str) -> float:
    """Weight of a side that needs a counterpart: all of it but what is given."""
    own = sum((link.a if side == "a" else link.b).weight for link in links)
    return own + sum(term.weight for term in rest if not term.given)
