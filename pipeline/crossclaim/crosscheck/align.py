"""Which terms of one claim stand for which terms of the other, by meaning first and by slot where meaning leaves a choice."""

from dataclasses import dataclass

from .frames import Frame, Term
from .measures import QuantityLevel, compare_quantities
from .words import CLOSENESS, WordLevel, word_level

METONYM = 0.85
SHARED_NAME = 0.8  # one name is part of the other, and nothing says that they are two things
NAMED_BY_NOUN = 0.75  # "the gallery" for "Van Aelst Gallery"
SAME_SLOT_BONUS = 0.04  # breaks ties only: smaller than any step between levels
MIN_CLOSENESS = 0.5


@dataclass(slots=True, frozen=True)
class Link:
    """Two terms taken for the same content, how close they are (0..1), and by what relation."""

    a: Term
    b: Term
    closeness: float
    level: str


@dataclass(slots=True)
class Alignment:
    """All links of two frames and what is left over on either side; `cover_a` is the share of a's weight that b also has."""

    links: list[Link]
    rest_a: list[Term]
    rest_b: list[Term]
    cover_a: float
    cover_b: float


def align(a: Frame, b: Frame) -> Alignment:
    """Best one-to-one links, closest first; deterministic and symmetric up to the exchange of sides."""
    options = []
    for i, left in enumerate(a.terms):
        for k, right in enumerate(b.terms):
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
    return Alignment(links, rest_a, rest_b, _cover(links, a, "a"), _cover(links, b, "b"))


def closeness_of(a: Term, b: Term) -> tuple[float, str]:
    """How far two terms are the same content, and the name of the relation."""
    if a.kind == b.kind == "word":
        level = word_level(a.key, a.pos, b.key, b.pos)
        return CLOSENESS[level], level.value
    if a.kind == b.kind == "entity":
        return _entities(a, b)
    if a.kind == b.kind == "quantity" and a.quantity and b.quantity:
        quantity_level = compare_quantities(a.quantity, b.quantity)
        same = quantity_level in (QuantityLevel.SAME, QuantityLevel.COMPATIBLE)
        return (1.0 if same else 0.0), quantity_level.value
    if {a.kind, b.kind} == {"entity", "word"}:
        entity, word = (a, b) if a.kind == "entity" else (b, a)
        return (NAMED_BY_NOUN, "named") if word.key in entity.words else (0.0, WordLevel.DIFFERENT.value)
    return 0.0, WordLevel.DIFFERENT.value


def _entities(a: Term, b: Term) -> tuple[float, str]:
    if a.key == b.key:
        return 1.0, WordLevel.SAME.value
    if a.key in b.related or b.key in a.related:
        return METONYM, "metonym"
    words_a, words_b = set(a.words), set(b.words)
    if a.label == b.label and (words_a < words_b or words_b < words_a):
        return SHARED_NAME, "shared_name"
    return 0.0, WordLevel.DIFFERENT.value


def _cover(links: list[Link], frame: Frame, side: str) -> float:
    if not frame.weight:
        return 0.0
    return sum(link.closeness * (link.a if side == "a" else link.b).weight for link in links) / frame.weight
