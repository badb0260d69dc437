"""Two frames side by side: aligned, put into levels, and what the decision table needs. A pure function of the two claims."""

import re
from dataclasses import dataclass

from .align import Alignment, align
from .contrasts import Contrast, find_contrasts, quantifier_level
from .decide import Evidence
from .frames import SUPERLATIVE, Frame, Term
from .intervals import TimeLevel
from .levels import Levels, attribution_level, modality_level, predicate_level, role_level, slot_level, time_level
from .tables import load_predicates

TIED = 0.7
ANCHOR_WEIGHT = 0.6
# Verbs whose two sides may be exchanged, and the copula, where only the order of telling differs.
ROLE_FREE = load_predicates().symmetric | {"be", "have"}
CAUSES = frozenset({"because of", "due to", "owing to", "because", "as a result of", "on account of", "thanks to"})
TIED_TIMES = frozenset({TimeLevel.SAME, TimeLevel.A_FINER, TimeLevel.B_FINER})
COMPARED = re.compile(
    r"\b(?:more|less|better|worse|fewer|[a-z]+er)\b.*\bthan\b|\bas [a-z]+ as\b|^(?:No|There (?:is|was) no) [a-z]+er\b"
)
FOCUS_SLOTS = frozenset({"object", "oblique", "clause"})


@dataclass(slots=True)
class Comparison:
    """All that is known of two claims, related or not.

    `cover` and `cover_both` are the shares of the smaller and of the larger claim that the other one has, two values of
    one slot counting as shared.
    """

    levels: Levels
    contrasts: list[Contrast]
    alignment: Alignment
    evidence: Evidence
    cover: float
    cover_both: float


def compare(a: Frame, b: Frame) -> Comparison:
    """Align two claims and put what was found into levels; symmetric up to the exchange of sides."""
    alignment = align(a, b)
    contrasts = find_contrasts(a, b, alignment)
    return _compare(a, b, alignment, contrasts, _covers(alignment, contrasts))


def compare_sharing(a: Frame, b: Frame, least_cover: float) -> Comparison | None:
    """As `compare`, but None as soon as it is clear that the claims have no link or a smaller cover."""
    alignment = align(a, b)
    if not alignment.links:
        return None
    contrasts = find_contrasts(a, b, alignment)
    covers = _covers(alignment, contrasts)
    return None if covers[0] < least_cover else _compare(a, b, alignment, contrasts, covers)


def _compare(
    a: Frame, b: Frame, alignment: Alignment, contrasts: list[Contrast], covers: tuple[float, float]
) -> Comparison:
    cover, cover_both = covers
    levels = _levels(a, b, alignment, contrasts)
    contrasts = contrasts + _whole_claim_contrasts(a, b, levels, alignment)
    levels = levels._replace(cover=int(cover * 10 + 1e-9))
    evidence = Evidence(
        levels=levels,
        contrasts=frozenset(c.kind for c in contrasts),
        cover=int(cover * 10 + 1e-9),
        cover_both=int(cover_both * 10 + 1e-9),
        unique=unique_in(a, b, alignment),
        anchors=anchors(alignment, levels),
        words=sum(x.closeness >= TIED and "entity" not in (x.a.kind, x.b.kind) for x in alignment.links),
        where=contrasts[0].where if contrasts else "none",
    )
    return Comparison(levels, contrasts, alignment, evidence, cover, cover_both)


def anchors(alignment: Alignment, levels: Levels) -> int:
    """How many independent pieces of content tie two claims together: names, telling figures, a time, other nouns and verbs."""
    tied = sum(
        link.closeness >= TIED and min(link.a.weight, link.b.weight) >= ANCHOR_WEIGHT for link in alignment.links
    )
    return tied + (levels.time in TIED_TIMES)


def _levels(a: Frame, b: Frame, alignment: Alignment, contrasts: list[Contrast]) -> Levels:
    differing = {term for contrast in contrasts for term in (contrast.a, contrast.b) if term}
    return Levels(
        subject=slot_level(_in(a, "subject", differing), _in(b, "subject", differing), alignment),
        predicate=predicate_level(a, b, alignment),
        object=slot_level(_focus(a, differing), _focus(b, differing), alignment),
        roles=role_level(a, b, alignment),
        polarity="opposite" if a.negated != b.negated and not _says_it_by_denial(a, b, alignment) else "same",
        modality=modality_level(a, b),
        time=time_level(a, b),
        place=slot_level(_in(a, "place", set()), _in(b, "place", set()), alignment),
        quantity=_quantity_level(a, b, alignment, contrasts),
        quantifier=quantifier_level(a, b),
        attribution=attribution_level(a, b),
        cover=0,
    )


def _says_it_by_denial(a: Frame, b: Frame, alignment: Alignment) -> bool:
    """Whether the denial of one claim is the other's assertion: "no scent sells better" is the best-selling one, "does not use
    water" is "works without water"."""
    denied, other = (a, b) if a.negated else (b, a)
    if COMPARED.search(denied.claim.text) and SUPERLATIVE.search(other.claim.text):
        return True
    return any("without" in (x.a.marker, x.b.marker) and x.a.marker != x.b.marker for x in alignment.links)


def _in(frame: Frame, slot: str, differing: set[Term]) -> list[Term]:
    """Terms of a slot without those that are contrasted: what must be the same for the contrast to count."""
    return [t for t in frame.terms if t.slot == slot and t not in differing]


def _focus(frame: Frame, differing: set[Term]) -> list[Term]:
    return [t for t in frame.terms if t.slot in FOCUS_SLOTS and t not in differing]


def _quantity_level(a: Frame, b: Frame, alignment: Alignment, contrasts: list[Contrast]) -> str:
    if any(c.kind == "number" for c in contrasts):
        return "different"
    linked = [x.level for x in alignment.links if x.a.kind == x.b.kind == "quantity"]
    if linked:
        return "same" if all(level == "same" for level in linked) else "compatible"
    has_a, has_b = (any(t.kind == "quantity" for t in f.terms) for f in (a, b))
    return (
        "none"
        if not has_a and not has_b
        else "incomparable"
        if has_a and has_b
        else "b_missing"
        if has_a
        else "a_missing"
    )


def _whole_claim_contrasts(a: Frame, b: Frame, levels: Levels, alignment: Alignment) -> list[Contrast]:
    found = []
    if levels.polarity == "opposite":
        found.append(Contrast("negation", "polarity", a.claim.polarity, b.claim.polarity))
    if (
        levels.roles == "swapped"
        and levels.predicate in ("same", "synonym")
        and not {a.claim.lemma, b.claim.lemma} & ROLE_FREE
    ):
        found.append(Contrast("role", "roles", a.claim.subject.resolved, b.claim.subject.resolved))
    elif levels.predicate == "converse" and levels.roles == "straight" and _one_actor(alignment):
        found.append(Contrast("role", "roles", a.claim.predicate, b.claim.predicate))
    return found


PARTIES = frozenset({"object", "oblique"})


def _one_actor(alignment: Alignment) -> bool:
    """Whether both claims have one subject and one other party: who sold a mill did not buy it, and may have bought another."""
    subjects = any(x.a.slot == x.b.slot == "subject" and x.a.head and x.b.head for x in alignment.links)
    return subjects and any(x.a.slot in PARTIES and x.b.slot in PARTIES for x in alignment.links)


def _covers(alignment: Alignment, contrasts: list[Contrast]) -> tuple[float, float]:
    """Shares of the smaller and of the larger claim that the other has; two values of one slot count as shared."""
    contrasted_a = sum(
        t.weight for t in {c.a for c in contrasts if c.a and not c.a.given} - {x.a for x in alignment.links}
    )
    contrasted_b = sum(
        t.weight for t in {c.b for c in contrasts if c.b and not c.b.given} - {x.b for x in alignment.links}
    )
    cover_a = (alignment.linked_a + contrasted_a) / alignment.weight_a if alignment.weight_a else 0.0
    cover_b = (alignment.linked_b + contrasted_b) / alignment.weight_b if alignment.weight_b else 0.0
    smaller_a = (alignment.weight_a, cover_a) <= (alignment.weight_b, cover_b)
    return (cover_a, cover_b) if smaller_a else (cover_b, cover_a)


def _both_in(a: Frame, b: Frame, markers: frozenset[str]) -> bool:
    return all(any(term.marker in markers for term in frame.terms) for frame in (a, b))


def unique_in(a: Frame, b: Frame, alignment: Alignment) -> str:
    """In what way the predicate makes its slots single-valued: `role`, `cause`, `once`, `held`, `state`, or `list` if it does not."""
    table = load_predicates()
    if a.unique and b.unique:
        return "role"
    if _both_in(a, b, CAUSES):
        return "cause"
    shared = {term.key for link in alignment.links for term in (link.a, link.b) if term.kind == "word"}
    heads = {t.key for link in alignment.links if link.a.head and link.b.head for t in (link.a, link.b)}
    if heads & table.once_nouns:
        return "once"
    if (a.claim.lemma in table.once or b.claim.lemma in table.once) and shared & table.once:
        return "once"
    if (a.claim.lemma in table.held or b.claim.lemma in table.held) and shared & table.held:
        return "held"
    return "role" if shared & table.roles else "state" if shared & table.state else "list"
