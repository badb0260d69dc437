"""Where two aligned claims give different values for one slot: the candidates for a typed reason of a conflict."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from .align import Alignment
from .frames import Frame, Term
from .intervals import TimeLevel, compare_times
from .measures import QuantityLevel, compare_quantities
from .tables import load_scales
from .words import WordLevel, word_level

ContrastKind = Literal["number", "time", "place", "entity", "antonym", "sister", "ordinal", "quantifier", "role", "negation", "modality"]

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})


@dataclass(slots=True, frozen=True)
class Contrast:
    """Two values of one slot that cannot both hold there. `a` and `b` are None for whole-claim contrasts such as negation."""

    kind: ContrastKind
    slot: str
    value_a: str
    value_b: str
    a: Term | None = None
    b: Term | None = None


def find_contrasts(a: Frame, b: Frame, alignment: Alignment) -> list[Contrast]:
    """All contrasts between terms that have no counterpart, strongest evidence first."""
    found = [*_term_contrasts(alignment), *_time_contrasts(a, b)]
    return sorted(found, key=lambda c: (ORDER.index(c.kind), c.value_a, c.value_b))


ORDER: tuple[ContrastKind, ...] = ("number", "ordinal", "time", "antonym", "quantifier", "entity", "place", "role", "negation", "modality", "sister")


def _term_contrasts(alignment: Alignment) -> Iterator[Contrast]:
    for a in alignment.rest_a:
        for b in alignment.rest_b:
            kind = contrast_of(a, b)
            if kind and _same_place_in_clause(a, b):
                yield Contrast(kind, a.slot, a.text, b.text, a, b)


def contrast_of(a: Term, b: Term) -> ContrastKind | None:
    """The kind of contrast of two terms, None if they merely differ."""
    if a.kind == b.kind == "quantity" and a.quantity and b.quantity:
        differ = compare_quantities(a.quantity, b.quantity) == QuantityLevel.DIFFERENT
        return "number" if differ else None
    if a.kind == b.kind == "entity":
        return entity_contrast(a, b)
    if a.kind == b.kind == "word":
        return word_contrast(a, b)
    return None


def entity_contrast(a: Term, b: Term) -> ContrastKind | None:
    """Place for two places, entity for two names of one label; names that share a word may be one thing."""
    if set(a.words) & set(b.words):
        return None
    if a.label in PLACE_LABELS and b.label in PLACE_LABELS:
        return "place"
    return "entity" if a.label == b.label else None


def word_contrast(a: Term, b: Term) -> ContrastKind | None:
    """Antonyms, words of one scale of exclusive values (first / second, Monday / Tuesday, red / blue), and sister terms."""
    scales = load_scales()
    scale_a, scale_b = scales.get(a.key), scales.get(b.key)
    if scale_a and scale_a == scale_b:
        return "ordinal" if scale_a == "ordinal" else "sister"
    level = word_level(a.key, a.pos, b.key, b.pos)
    if level == WordLevel.ANTONYM:
        return "antonym"
    return "sister" if level == WordLevel.SISTER else None


def _same_place_in_clause(a: Term, b: Term) -> bool:
    if a.slot == b.slot:
        return a.slot != "oblique" or a.marker == b.marker or not a.marker or not b.marker or a.kind == "quantity"
    return a.kind == "quantity" or {a.slot, b.slot} <= {"object", "oblique", "predicate", "place"}


def _time_contrasts(a: Frame, b: Frame) -> Iterator[Contrast]:
    if not a.times or not b.times:
        return
    if all(compare_times(x, y) == TimeLevel.DISJOINT for x in a.times for y in b.times):
        yield Contrast("time", "time", a.times[0].text, b.times[0].text)
