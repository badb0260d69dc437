"""Where two aligned claims give different values for one slot: the candidates for a typed reason of a conflict."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from crossclaim_schemas import Argument

from .align import Alignment
from .frames import SUPERLATIVE, Frame, Term
from .intervals import TimeLevel, compare_times
from .rivals import ContrastKind, contrast_of, tells_stand
from .tables import load_predicates, load_scales

ORDER: tuple[ContrastKind, ...] = (
    "number", "ordinal", "time", "antonym", "quantifier", "entity", "place", "noun", "role", "negation", "modality",
)  # fmt: skip
ALL = re.compile(r"^(?:all|every|each|both|the whole|the entire)\b")
PART = re.compile(
    r"^(?:only |just |at least |nearly |almost |about )?(?:[a-z-]+|[\d.,]+|[\d.,]+ (?:percent|per cent)) (?:out )?of (?:the|its|their|these|those|them|which|whom|all|our|his|her|\d+)\b"
    r"|^(?:some|most|few|several|many|part|half|not all|not every|hardly any|only)\b"
)
TELLING = 0.6
PARTICIPANTS = frozenset({"subject", "object"})
# What a rule says of an act, by the verb or adjective that says it; "must" and "may" stand in the predicate.
STANDINGS = {
    "forbidden": re.compile(
        r"\b(?:forbid(?:s|den)?|prohibit(?:s|ed)?|bann?(?:s|ed)?|outlaw(?:s|ed)?|illegal|unlawful)\b"
    ),
    "required": re.compile(
        r"\b(?:must|requires?|required|obliged?|compulsory|mandatory|obligatory|binding|ha(?:s|ve) to)\b"
    ),
    "free": re.compile(r"\b(?:optional|voluntary|advisory)\b"),
    "allowed": re.compile(r"\b(?:may|allow(?:s|ed)?|permit(?:s|ted)?|authori[sz]ed?|legal|lawful|free to)\b"),
}
MUST = re.compile(r"\bmust\b")  # "must not" forbids, "is not required" leaves free
OPPOSITE_STANDING = {"allowed": "forbidden", "forbidden": "allowed", "required": "free", "free": "required"}


@dataclass(slots=True, frozen=True)
class Contrast:
    """Two values of one slot that differ. `a` and `b` are None for whole-claim contrasts such as negation."""

    kind: ContrastKind
    slot: str
    value_a: str
    value_b: str
    a: Term | None = None
    b: Term | None = None

    @property
    def where(self) -> str:
        """The slot that both terms fill; of different ones the predicate, else `mixed`; `stand` for words for and against."""
        if not self.a or not self.b:
            return self.slot
        if tells_stand(self.a) and tells_stand(self.b):
            return "stand"
        if self.a.slot == self.b.slot:
            return self.slot
        return "predicate" if "predicate" in (self.a.slot, self.b.slot) else "mixed"


def find_contrasts(a: Frame, b: Frame, alignment: Alignment) -> list[Contrast]:
    """All contrasts between terms that have no counterpart, strongest kind first; each term is in one contrast at most."""
    candidates = [*_term_contrasts(alignment), *_time_contrasts(a, b), *_quantifier_contrasts(a, b, alignment)]
    candidates += [*_rank_contrasts(a, b, alignment), *_permission_contrasts(a, b)]
    candidates += [*_displaced_contrasts(a, b, alignment), *_marker_contrasts(alignment)]
    found = sorted(
        [*candidates, *_identity_contrasts(a, b, alignment)], key=lambda c: (ORDER.index(c.kind), c.value_a, c.value_b)
    )
    used: set[Term] = set()
    kept = []
    for contrast in found:
        if contrast.a in used or contrast.b in used:
            continue
        used |= {term for term in (contrast.a, contrast.b) if term}
        kept.append(contrast)
    return kept


def _term_contrasts(alignment: Alignment) -> Iterator[Contrast]:
    for a in alignment.rest_a:
        for b in alignment.rest_b:
            kind = contrast_of(a, b, alignment)
            if kind:
                yield Contrast(kind, a.slot, a.text, b.text, a, b)


def _time_contrasts(a: Frame, b: Frame) -> Iterator[Contrast]:
    if a.times and b.times and all(compare_times(x, y) == TimeLevel.DISJOINT for x in a.times for y in b.times):
        yield Contrast("time", "time", a.times[0].text, b.times[0].text)


def _quantifier_contrasts(a: Frame, b: Frame, alignment: Alignment) -> Iterator[Contrast]:
    """ "All of the stations" against "only 29 of the stations": one slot, one side all of it and the other a part."""
    if not any(x.a.slot in PARTICIPANTS and x.b.slot in PARTICIPANTS and x.a.kind == "word" for x in alignment.links):
        return
    for one, other in _extents(a, b):
        if {extent_of(one), extent_of(other)} == {"all", "part"}:
            yield Contrast("quantifier", "quantifier", one.text, other.text)
            return


def _extents(a: Frame, b: Frame) -> Iterator[tuple[Argument, Argument]]:
    """The subjects, then the objects."""
    yield a.claim.subject, b.claim.subject
    for one in a.claim.objects:
        yield from ((one, other) for other in b.claim.objects if one.role == other.role == "object")


def extent_of(argument: Argument) -> str:
    """`all` or `part` of a whole, empty if the phrase does not say."""
    return _extent_of(argument.text.casefold())


@lru_cache(maxsize=200_000)
def _extent_of(text: str) -> str:
    if ALL.search(text):
        return "all"
    return "part" if PART.search(text) else ""


def quantifier_level(a: Frame, b: Frame) -> str:
    """How much of a whole the subjects speak of: `same`, `different`, only one of them says, or `none`."""
    one, other = extent_of(a.claim.subject), extent_of(b.claim.subject)
    if one and other:
        return "same" if one == other else "different"
    return "none" if one == other else "b_missing" if one else "a_missing"


def _rank_contrasts(a: Frame, b: Frame, alignment: Alignment) -> Iterator[Contrast]:
    """ "The largest" against "the second largest": one side has a rank where the other has the superlative alone."""
    ranks = [
        [t for t in rest if load_scales().get(t.key) == "ordinal"] for rest in (alignment.rest_a, alignment.rest_b)
    ]
    if bool(ranks[0]) == bool(ranks[1]):
        return
    texts = [" ".join(x.text for x in (f.claim.subject, *f.claim.objects)).casefold() for f in (a, b)]
    if all(SUPERLATIVE.search(text) for text in texts):
        with_rank = ranks[0] or ranks[1]
        values = (with_rank[0].text, "the first") if ranks[0] else ("the first", with_rank[0].text)
        yield Contrast("ordinal", "rank", *values)


def _marker_contrasts(alignment: Alignment) -> Iterator[Contrast]:
    """Opposite prepositions of one noun: "above expectations" against "below expectations"."""
    opposite = load_predicates().opposite_markers
    for x in alignment.links:
        if x.a.head and x.b.head and frozenset((x.a.marker, x.b.marker)) in opposite:
            yield Contrast("antonym", "marker", f"{x.a.marker} {x.a.text}", f"{x.b.marker} {x.b.text}")


def _permission_contrasts(a: Frame, b: Frame) -> Iterator[Contrast]:
    """What one text allows or leaves free, the other forbids or demands."""
    standings = {standing_of(a), standing_of(b)}
    if standings in ({"allowed", "forbidden"}, {"free", "required"}):
        yield Contrast("modality", "modality", a.claim.predicate, b.claim.predicate)


def standing_of(frame: Frame) -> str:
    """`allowed`, `forbidden`, `required` or `free`, empty for a claim that is about no rule."""
    if frame.standing is None:
        frame.standing = _standing_of(frame)
    return frame.standing


def _standing_of(frame: Frame) -> str:
    complement = next((x.head for x in frame.claim.objects if x.role == "complement"), "")
    words = f"{frame.claim.predicate} {complement}".casefold()
    found = next((standing for standing, pattern in STANDINGS.items() if pattern.search(words)), "")
    if frame.negated and found:
        return "forbidden" if found == "required" and MUST.search(words) else OPPOSITE_STANDING[found]
    return found


def _displaced_contrasts(a: Frame, b: Frame, alignment: Alignment) -> list[Contrast]:
    """One claim gives the act to a party that the other names elsewhere: "X hosts the bank of Y" / "the bank is hosted by Y"."""
    subject_a, subject_b = (_party(rest) for rest in (alignment.rest_a, alignment.rest_b))
    moved_b = next(
        (x.b for x in alignment.links if x.b.slot == "subject" and x.a.slot == "object" and x.a.kind == "entity"), None
    )
    moved_a = next(
        (x.a for x in alignment.links if x.a.slot == "subject" and x.b.slot == "object" and x.b.kind == "entity"), None
    )
    object_kept = any(x.a.slot == x.b.slot == "object" and x.a.kind == x.b.kind == "entity" for x in alignment.links)
    same_act = any(x.a.forms and x.b.forms for x in alignment.links)
    if not same_act or not object_kept or bool(moved_a) == bool(moved_b):
        return []
    one, other = (subject_a, moved_b) if moved_b else (moved_a, subject_b)
    return [Contrast("role", "subject", one.text, other.text)] if one and other else []


def _party(rest: list[Term]) -> Term | None:
    return next((t for t in rest if t.slot == "subject" and t.kind == "entity"), None)


def _identity_contrasts(a: Frame, b: Frame, alignment: Alignment) -> Iterator[Contrast]:
    """Two different things under one description that fits one thing only ("the busiest station is X" / "is Y").

    They may share their noun: "motor insurance is the largest line" / "property insurance".
    """
    if not (a.unique and b.unique):
        return
    linked = {term for link in alignment.links for term in (link.a, link.b)}
    one, other = (_telling_subject(frame, linked) for frame in (a, b))
    if one and other and not ({one, other} & linked):
        yield Contrast("entity", "subject", one.text, other.text, one, other)


def _telling_subject(frame: Frame, linked: set[Term]) -> Term | None:
    """What tells a subject from others: its head, or a name or noun before a head that both have."""
    subjects = [t for t in frame.terms if t.slot == "subject"]
    head = next((t for t in subjects if t.head), subjects[0] if subjects else None)
    if head is None or head not in linked:
        return head
    return next((t for t in subjects if t not in linked and t.pos == "n" and t.weight >= TELLING), None)
