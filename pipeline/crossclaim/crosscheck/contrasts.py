"""Where two aligned claims give different values for one slot: the candidates for a typed reason of a conflict."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from crossclaim_schemas import Argument

from .align import Alignment
from .frames import SUPERLATIVE, Frame, Term
from .intervals import TimeLevel, compare_times
from .measures import QuantityLevel, compare_quantities, same_measure
from .names import is_demonym
from .tables import load_scales
from .words import WordLevel, predicate_word_level

ContrastKind = Literal[
    "number", "ordinal", "time", "antonym", "quantifier", "entity", "place", "noun", "role", "negation", "modality"
]
ORDER: tuple[ContrastKind, ...] = (
    "number", "ordinal", "time", "antonym", "quantifier", "entity", "place", "noun", "role", "negation", "modality",
)  # fmt: skip
PARTY_LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", ""})
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
ALL = re.compile(r"^(?:all|every|each|both|the whole|the entire)\b")
PART = re.compile(
    r"^(?:only |just |at least |nearly |almost |about )?(?:[a-z-]+|[\d.,]+|[\d.,]+ (?:percent|per cent)) (?:out )?of (?:the|its|their|these|those|them|which|whom|all|our|his|her|\d+)\b"
    r"|^(?:some|most|few|several|many|part|half|not all|not every|hardly any|only)\b"
)
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
FREE_SLOTS = frozenset({"object", "oblique", "predicate", "place"})


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
        """The slot that both terms fill, `mixed` if they stand in different ones."""
        return self.slot if not self.a or not self.b or self.a.slot == self.b.slot else "mixed"


def find_contrasts(a: Frame, b: Frame, alignment: Alignment) -> list[Contrast]:
    """All contrasts between terms that have no counterpart, strongest kind first; each term is in one contrast at most."""
    candidates = [*_term_contrasts(alignment), *_time_contrasts(a, b), *_quantifier_contrasts(a, b, alignment)]
    candidates += [*_rank_contrasts(a, b, alignment), *_permission_contrasts(a, b)]
    candidates += _displaced_contrasts(a, b, alignment)
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
            kind = contrast_of(a, b)
            if kind and _comparable(a, b, kind) and _of_one_thing(a, b, alignment):
                yield Contrast(kind, a.slot, a.text, b.text, a, b)


def contrast_of(a: Term, b: Term) -> ContrastKind | None:
    """The kind of contrast of two terms, None if they merely differ."""
    if a.kind == b.kind == "quantity" and a.quantity and b.quantity:
        differ = compare_quantities(a.quantity, b.quantity) == QuantityLevel.DIFFERENT
        return "number" if differ and same_measure(a.quantity, b.quantity) else None
    if a.kind == b.kind == "entity":
        return entity_contrast(a, b)
    if a.kind == b.kind == "word":
        return word_contrast(a, b)
    return None


def entity_contrast(a: Term, b: Term) -> ContrastKind | None:
    """Two places in a slot of place, or two parties; names that share a word may be one thing.

    Labels are not compared strictly: whether a name is a country, a person or a firm is often guessed.
    """
    if is_demonym(a.text, b.text) or set(a.words) & set(b.words) or "" in (a.label, b.label) and a.slot != b.slot:
        return None
    places = {a.label, b.label} <= PLACE_LABELS
    if places and a.slot != "subject":
        return "place"
    return "entity" if a.label == b.label or ({a.label, b.label} <= PARTY_LABELS and a.slot == b.slot) else None


def word_contrast(a: Term, b: Term) -> ContrastKind | None:
    """Antonyms, words of one scale of exclusive values (first / second, red / blue), and two head nouns of one slot."""
    scales = load_scales()
    scale_a, scale_b = scales.get(a.key), scales.get(b.key)
    if scale_a and scale_a == scale_b:
        return "ordinal" if scale_a == "ordinal" else "antonym"
    forms_a, forms_b = a.forms or (a.key,), b.forms or (b.key,)
    if predicate_word_level(forms_a, a.pos, forms_b, b.pos) == WordLevel.ANTONYM:
        return "antonym"
    return "noun" if a.head and b.head and a.pos == b.pos == "n" else None


def _comparable(a: Term, b: Term, kind: ContrastKind) -> bool:
    """Whether two terms fill one slot: the same, and the same preposition where prepositions make the slot."""
    if kind in ("number", "antonym", "ordinal"):
        return a.slot == b.slot or {a.slot, b.slot} <= FREE_SLOTS or kind == "number"
    if a.slot == b.slot == "oblique":
        return a.marker == b.marker
    return a.slot == b.slot


def _of_one_thing(a: Term, b: Term, alignment: Alignment) -> bool:
    """Whether modifiers modify the same: "national security" and "international stability" are not opposed."""
    if a.kind != "word" or a.head or b.head:
        return True
    return any(x.a.head and x.b.head and (x.a.slot, x.b.slot) == (a.slot, b.slot) for x in alignment.links)


def _time_contrasts(a: Frame, b: Frame) -> Iterator[Contrast]:
    if a.times and b.times and all(compare_times(x, y) == TimeLevel.DISJOINT for x in a.times for y in b.times):
        yield Contrast("time", "time", a.times[0].text, b.times[0].text)


def _quantifier_contrasts(a: Frame, b: Frame, alignment: Alignment) -> Iterator[Contrast]:
    """ "All of the stations" against "only 29 of the stations": one slot, one side all of it and the other a part."""
    extents = {extent_of(a.claim.subject), extent_of(b.claim.subject)}
    if extents == {"all", "part"} and any(
        x.a.slot in PARTICIPANTS and x.b.slot in PARTICIPANTS for x in alignment.links
    ):
        yield Contrast("quantifier", "quantifier", a.claim.subject.text, b.claim.subject.text)


def extent_of(argument: Argument) -> str:
    """`all` or `part` of a whole, empty if the phrase does not say."""
    text = argument.text.casefold()
    if ALL.search(text):
        return "all"
    return "part" if PART.search(text) else ""


def _rank_contrasts(a: Frame, b: Frame, alignment: Alignment) -> Iterator[Contrast]:
    """ "The largest" against "the second largest": one side has a rank where the other has the superlative alone."""
    ranks = [
        [t for t in rest if load_scales().get(t.key) == "ordinal"] for rest in (alignment.rest_a, alignment.rest_b)
    ]
    texts = [" ".join(x.text for x in (f.claim.subject, *f.claim.objects)).casefold() for f in (a, b)]
    if bool(ranks[0]) != bool(ranks[1]) and all(SUPERLATIVE.search(text) for text in texts):
        with_rank = ranks[0] or ranks[1]
        values = (with_rank[0].text, "the first") if ranks[0] else ("the first", with_rank[0].text)
        yield Contrast("ordinal", "rank", *values)


def _permission_contrasts(a: Frame, b: Frame) -> Iterator[Contrast]:
    """What one text allows or leaves free, the other forbids or demands."""
    standings = {standing_of(a), standing_of(b)}
    if standings in ({"allowed", "forbidden"}, {"free", "required"}):
        yield Contrast("modality", "modality", a.claim.predicate, b.claim.predicate)


def standing_of(frame: Frame) -> str:
    """`allowed`, `forbidden`, `required` or `free`, empty for a claim that is about no rule."""
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
    """Two different things under one description that fits one thing only ("the busiest station is X" / "is Y")."""
    if not (a.unique and b.unique):
        return
    subjects_a, subjects_b = ([t for t in f.terms if t.slot == "subject"] for f in (a, b))
    linked = {term for link in alignment.links for term in (link.a, link.b)}
    if not subjects_a or not subjects_b or linked & {*subjects_a, *subjects_b}:
        return
    head_a, head_b = (next((t for t in s if t.head), s[0]) for s in (subjects_a, subjects_b))
    if head_a.kind == head_b.kind:
        yield Contrast("entity", "subject", head_a.text, head_b.text, head_a, head_b)
