"""Numbers that describe a comparison, for the scorer. Symmetric: exchanging the two claims changes none of them."""

from collections.abc import Sequence
from math import log
from typing import get_args

from ..units import convert
from .frames import Frame, SlotName, Term
from .intervals import TimeLevel, days
from .judge import Comparison
from .levels import PredicateLevel, SlotLevel
from .rivals import ContrastKind

CONTRASTS: tuple[str, ...] = get_args(ContrastKind)
SLOTS: tuple[str, ...] = get_args(SlotName)
SLOT_LEVELS = tuple(dict.fromkeys(level.removeprefix("a_").removeprefix("b_") for level in get_args(SlotLevel)))
PREDICATE_LEVELS: tuple[str, ...] = get_args(PredicateLevel)
TIME_LEVELS = ("same", "finer", "overlap", "disjoint", "open", "missing", "none")
QUANTITY_LEVELS = ("same", "compatible", "different", "incomparable", "missing", "none")
PRIVATIVE = frozenset(
    "without free lack miss missing except exempt unsolved prevent avoid refuse reject deny ban prohibit forbid stop cancel absent "
    "zero only unchanged empty impossible unable illegal rule exclude unlike instead despite".split()
)
UNREAL = frozenset({"planned", "possible", "conditional", "asked"})
DEFINITE = frozenset("the this that these those its their his her our my".split())
INDEFINITE = frozenset("a an some several".split())
OTHER = frozenset("another other others further second also".split())
NO_NOUN = frozenset("no none nobody nothing neither nowhere never".split())
FINE = frozenset({"day", "month", "week"})
FAR = 3.0  # a twentyfold
UNIQUE = ("once", "held", "role", "cause", "state", "list")


def features_of(a: Frame, b: Frame, comparison: Comparison) -> dict[str, float]:
    """All features of one pair by name, in a fixed order; ranks among other candidates are given by `ranks_of`."""
    return {
        **_amounts(comparison),
        **_contrasts(comparison),
        **_levels(comparison),
        **_links(comparison),
        **_rests(comparison),
        **_heads(comparison),
        **_distances(comparison),
        **_times(a, b, comparison),
        **_scope(a, b),
        "privative": float(any(_is_privative(frame) for frame in (a, b) if not frame.negated)),
        "negated": float(a.negated or b.negated),
        "identity": float(a.unique and b.unique),
        "apposition": float("apposition" in (a.claim.construction, b.claim.construction)),
    }


def _is_privative(frame: Frame) -> bool:
    """Whether a claim that is grammatically positive says by its words that something is not so or not there."""
    return any(term.key in PRIVATIVE or term.marker in PRIVATIVE for term in frame.terms)


def ranks_of(total: float, rivals: Sequence[Sequence[float]]) -> dict[str, float]:
    """How the cover of a pair (of both claims, added) ranks among all candidates of either claim in the other one's document.

    The best partner of both is more likely meant than the third best: two texts on one subject share much. The pair itself is among
    its rivals.
    """
    ranks = [float(min(10, sum(other > total for other in group))) for group in rivals]
    gaps = [max(group) - total for group in rivals]
    return {"rank_best": min(ranks), "rank_worst": max(ranks), "gap_best": min(gaps), "gap_worst": max(gaps)}


def _amounts(c: Comparison) -> dict[str, float]:
    alignment = c.alignment
    return {
        "cover": c.cover,
        "cover_both": c.cover_both,
        "anchors": float(c.evidence.anchors),
        "links": float(len(alignment.links)),
        "linked_weight": min(alignment.linked_a, alignment.linked_b),
        "weight_min": min(alignment.weight_a, alignment.weight_b),
        "weight_max": max(alignment.weight_a, alignment.weight_b),
    }


def _contrasts(c: Comparison) -> dict[str, float]:
    counts = {f"contrast_{kind}": float(sum(x.kind == kind for x in c.contrasts)) for kind in CONTRASTS}
    return {**counts, "contrasts": float(len(c.contrasts))}


def _levels(c: Comparison) -> dict[str, float]:
    levels = c.levels
    found = {f"subject_{x}": _is(levels.subject, x) for x in SLOT_LEVELS}
    found |= {f"object_{x}": _is(levels.object, x) for x in SLOT_LEVELS}
    found |= {f"predicate_{x}": _is(levels.predicate, x) for x in PREDICATE_LEVELS}
    found |= {f"time_{x}": _is(levels.time, x) for x in TIME_LEVELS}
    found |= {f"quantity_{x}": _is(levels.quantity, x) for x in QUANTITY_LEVELS}
    found |= {f"unique_{x}": _is(c.evidence.unique, x) for x in UNIQUE}
    found["roles_swapped"] = _is(levels.roles, "swapped")
    found["roles_straight"] = _is(levels.roles, "straight")
    found["polarity_opposite"] = _is(levels.polarity, "opposite")
    found["modality_other"] = 1.0 - _is(levels.modality, "same")
    found["attribution"] = 1.0 - _is(levels.attribution, "none")
    return found


def _is(level: str, name: str) -> float:
    return float(str(level).removeprefix("a_").removeprefix("b_") == name)


def _links(c: Comparison) -> dict[str, float]:
    links = c.alignment.links
    return {
        "link_entities": float(sum(x.a.kind == x.b.kind == "entity" and not (x.a.given or x.b.given) for x in links)),
        "link_given": float(sum(x.a.given or x.b.given for x in links)),
        "link_quantities": float(sum(x.a.kind == "quantity" for x in links)),
        "link_exact": float(sum(x.level == "same" for x in links)),
        "link_vague": float(sum(x.closeness < 0.9 for x in links)),
    }


def _rests(c: Comparison) -> dict[str, float]:
    found = {}
    for slot in SLOTS:
        one, other = (_weight(rest, slot) for rest in (c.alignment.rest_a, c.alignment.rest_b))
        found[f"rest_{slot}_min"] = min(one, other)
        found[f"rest_{slot}_max"] = max(one, other)
    return found


def _heads(c: Comparison) -> dict[str, float]:
    """What the arguments are about, beside what describes it: their heads with a counterpart, and those without."""
    linked = [x for x in c.alignment.links if x.a.head and x.b.head and x.a.slot != "predicate"]
    contrasted = {term for x in c.contrasts for term in (x.a, x.b) if term}
    rests = [
        sum(t.head and t.slot != "predicate" and not t.given and t not in contrasted for t in rest)
        for rest in (c.alignment.rest_a, c.alignment.rest_b)
    ]
    return {
        "head_links": float(sum(not (x.a.given or x.b.given) for x in linked)),
        "head_rest_min": float(min(rests)),
        "head_rest_max": float(max(rests)),
        "contrast_heads": float(sum(bool(x.a and x.b and x.a.head and x.b.head) for x in c.contrasts)),
        "contrast_mixed": float(
            sum(bool(x.a and x.b and (x.a.kind, x.a.slot) != (x.b.kind, x.b.slot)) for x in c.contrasts)
        ),
    }


def _distances(c: Comparison) -> dict[str, float]:
    """How far two figures lie apart, and whether both say that they count the same: figures of one thing are seldom far apart."""
    figures = [
        (x.a.quantity, x.b.quantity)
        for x in c.contrasts
        if x.kind == "number" and x.a and x.b and x.a.quantity and x.b.quantity
    ]
    apart = [_apart(convert(a.value, a.unit)[0], convert(b.value, b.unit)[0]) for a, b in figures]
    return {
        "number_apart": min(apart, default=0.0),
        "number_alike": float(any(a.of and a.of == b.of for a, b in figures)),
        "number_unit": float(any(bool(a.unit) for a, b in figures)),
    }


def _apart(a: float, b: float) -> float:
    return FAR if a * b <= 0 else min(FAR, abs(log(a / b)))


def _times(a: Frame, b: Frame, c: Comparison) -> dict[str, float]:
    """For two times that exclude each other: how far apart, and whether both are given to the day or month."""
    if c.levels.time != TimeLevel.DISJOINT:
        return {"time_apart": 0.0, "time_fine": 0.0}
    gaps = [abs(x[0] - y[0]) for x in map(days, a.times) for y in map(days, b.times) if x and y]
    fine = all(t.granularity in FINE for f in (a, b) for t in f.times)
    return {"time_apart": log(1 + min(gaps, default=0)), "time_fine": float(fine)}


def _scope(a: Frame, b: Frame) -> dict[str, float]:
    """How both claims are put: tense, plan against fact, condition, definite or not, "no" beside the noun."""
    modalities = {f.claim.modality for f in (a, b)}
    starts = [[x.text.casefold().partition(" ")[0] for x in (f.claim.subject, *f.claim.objects)] for f in (a, b)]
    return {
        "tense_other": float(a.claim.tense != b.claim.tense),
        "tense_past": float(a.claim.tense == b.claim.tense == "past"),
        "aspect_other": float(a.claim.aspect != b.claim.aspect),
        "plan_against_fact": float("asserted" in modalities and bool(modalities & UNREAL)),
        "unreal": float(bool(modalities & UNREAL)),
        "condition": float(any(f.claim.qualifiers.condition for f in (a, b))),
        "subject_definite": float(
            all(s[0] in DEFINITE or f.claim.subject.mention_id is not None for s, f in zip(starts, (a, b), strict=True))
        ),
        "indefinite": float(sum(any(word in INDEFINITE for word in s) for s in starts)),
        "other_one": float(any(word in OTHER for s in starts for word in s)),
        "no_noun": float(
            any(f.negated and any(word in NO_NOUN for word in s) for f, s in zip((a, b), starts, strict=True))
        ),
        "quantified_other": float(a.claim.subject.quantifier != b.claim.subject.quantifier),
        "open_reference": float(any(f.claim.open_references for f in (a, b))),
    }


def _weight(rest: Sequence[Term], slot: str) -> float:
    return sum(t.weight for t in rest if t.slot == slot and not t.given)
