"""Slots of two claims side by side, each as one named level. What the decision table reads and the record stores."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from .align import Alignment, may_relate
from .frames import Frame, Term
from .intervals import TimeLevel, compare_times
from .words import WordLevel, predicate_word_level

SlotLevel = Literal[
    "same", "synonym", "a_narrower", "b_narrower", "overlap", "different", "crossed", "a_missing", "b_missing", "none"
]
PredicateLevel = Literal["same", "synonym", "related", "converse", "antonym", "light", "nominal", "different"]
RoleLevel = Literal["straight", "swapped", "converse", "unclear"]
ParityLevel = Literal["same", "opposite"]
ModalityLevel = Literal["same", "a_weaker", "b_weaker", "other"]
AttributionLevel = Literal["none", "same", "one_sided", "different"]

LINKED = 0.8  # from this share of a slot's weight on, the slot counts as linked
NARROWING = 0.5  # more unlinked weight than this on one side makes the phrase narrower: about one adjective


class Levels(NamedTuple):
    """One level a slot. `cover` is how much of the smaller claim the other one has, in tenths."""

    subject: SlotLevel
    predicate: PredicateLevel
    object: SlotLevel
    roles: RoleLevel
    polarity: ParityLevel
    modality: ModalityLevel
    time: TimeLevel
    place: SlotLevel
    quantity: str
    quantifier: str
    attribution: AttributionLevel
    cover: int


PARTICIPANT_MARKERS = frozenset({"", "to", "from", "against", "by", "for", "with", "over", "behind", "of"})
MODALITY_RANK = {"asserted": 3, "obligatory": 2, "planned": 2, "conditional": 1, "possible": 1, "asked": 0}


def slot_level(terms_a: Sequence[Term], terms_b: Sequence[Term], alignment: Alignment) -> SlotLevel:
    """Level of one slot from the links between its terms."""
    if not terms_a or not terms_b:
        return "none" if not terms_a and not terms_b else "a_missing" if not terms_a else "b_missing"
    set_a, set_b = set(terms_a), set(terms_b)
    inside = [link for link in alignment.links if link.a in set_a and link.b in set_b]
    weight_a, weight_b = sum(t.weight for t in terms_a), sum(t.weight for t in terms_b)
    linked_a, linked_b = sum(x.a.weight for x in inside), sum(x.b.weight for x in inside)
    share = max(linked_a / weight_a if weight_a else 0, linked_b / weight_b if weight_b else 0)
    if share < LINKED:
        crossing = [x for x in alignment.links if (x.a in set_a) != (x.b in set_b)]
        return "overlap" if inside else "crossed" if crossing else "different"
    extra_a, extra_b = weight_a - linked_a > NARROWING, weight_b - linked_b > NARROWING
    if extra_a and extra_b or (extra_a or extra_b) and not any(x.a.head and x.b.head for x in inside):
        return "overlap"  # "the state" and "doctors of the state": neither is the other with something added
    if extra_a or extra_b:
        return "a_narrower" if extra_a else "b_narrower"
    return "same" if all(x.level == "same" for x in inside) else "synonym"


def predicate_level(a: Frame, b: Frame, alignment: Alignment) -> PredicateLevel:
    """Level of the predicates; `light` if one of them is a verb like "be" whose content stands in another slot."""
    own_a, own_b = _predicate(a), _predicate(b)
    if own_a is None and own_b is None:
        return "same"
    if own_a is None or own_b is None:
        other = own_a or own_b
        linked = any(other in (x.a, x.b) for x in alignment.links)
        return "nominal" if linked else "light"
    for link in alignment.links:
        if link.a is own_a and link.b is own_b:
            return PREDICATE_LEVELS.get(link.level, "related")
    level = predicate_word_level(own_a.forms, own_a.pos, own_b.forms, own_b.pos) if may_relate(own_a, own_b) else None
    if level == WordLevel.ANTONYM:
        return "antonym"
    crossing = sum(own_a is x.a or own_b is x.b for x in alignment.links)
    return "nominal" if crossing else "different"


PREDICATE_LEVELS: dict[str, PredicateLevel] = {
    "same": "same",
    "synonym": "synonym",
    "derived": "synonym",
    "converse": "converse",
}


def _predicate(frame: Frame) -> Term | None:
    return next((t for t in frame.terms if t.slot == "predicate"), None)


def role_level(a: Frame, b: Frame, alignment: Alignment) -> RoleLevel:
    """Whether subject and object stand for the same things in both claims, or the one for the other."""
    slots = {
        (x.a.slot, x.b.slot)
        for x in alignment.links
        if x.a.slot != "predicate" and _takes_part(x.a, a) and _takes_part(x.b, b)
    }
    crossed = {(x, y) for x, y in slots if x != y and "subject" in (x, y)}
    if {"subject"} <= {x for x, _ in crossed} & {y for _, y in crossed} and ("subject", "subject") not in slots:
        return "converse" if any(x.level == "converse" for x in alignment.links) else "swapped"
    if ("subject", "subject") in slots or ("object", "object") in slots:
        return "straight"
    return "unclear"


def _takes_part(term: Term, frame: Frame) -> bool:
    """Whether a term names one participant: "train" does not where two trains meet, nor does "fire" in "burned down in a fire"."""
    if term.slot == "oblique" and term.marker not in PARTICIPANT_MARKERS:
        return False
    return sum(other.key == term.key for other in frame.terms) == 1


def modality_level(a: Frame, b: Frame) -> ModalityLevel:
    """Which claim is put more weakly; a plan and a duty are different things of one strength."""
    if a.claim.modality == b.claim.modality:
        return "same"
    rank_a, rank_b = MODALITY_RANK[a.claim.modality], MODALITY_RANK[b.claim.modality]
    return "other" if rank_a == rank_b else "a_weaker" if rank_a < rank_b else "b_weaker"


def time_level(a: Frame, b: Frame) -> TimeLevel:
    """Level of the times: of all pairs of times the one that fits best, since a clause may name several."""
    if not a.times or not b.times:
        return compare_times(a.times[0] if a.times else None, b.times[0] if b.times else None)
    order = (
        TimeLevel.SAME,
        TimeLevel.A_FINER,
        TimeLevel.B_FINER,
        TimeLevel.OVERLAP,
        TimeLevel.OPEN,
        TimeLevel.DISJOINT,
    )
    found = {compare_times(x, y) for x in a.times for y in b.times}
    if TimeLevel.SAME not in found and {TimeLevel.A_FINER, TimeLevel.B_FINER} <= found:
        return TimeLevel.OVERLAP
    return min(found, key=order.index)


def attribution_level(a: Frame, b: Frame) -> AttributionLevel:
    """Whether the claims are someone's words, and the same one's."""
    source_a, source_b = a.claim.attribution, b.claim.attribution
    if source_a is None or source_b is None:
        return "none" if source_a is source_b else "one_sided"
    return "same" if source_a.source.casefold() == source_b.source.casefold() else "different"
