"""Contradictions planted into agreeing pairs of claims, to teach the scorer what a clear conflict looks like.

Labelled conflicts are few and mostly worded differently; a changed figure, date, name, polarity or order of roles in two claims
that agree is a conflict by construction, where the slot can have one value only.
"""

from collections.abc import Iterator
from dataclasses import replace
from zlib import crc32

from crossclaim.crosscheck.align import Link
from crossclaim.crosscheck.candidates import Candidate
from crossclaim.crosscheck.features import features_of
from crossclaim.crosscheck.frames import Frame, Term
from crossclaim.crosscheck.intervals import TimeLevel
from crossclaim.crosscheck.judge import compare
from crossclaim_schemas import Time

# Two figures given for one thing are seldom far apart.
FACTORS = (1.04, 1.1, 1.2, 1.37, 1.6, 2.0, 0.95, 0.9, 0.8, 0.7, 0.5)
YEARS = 3  # far enough that no rounding or season makes the times one
TIED = frozenset({TimeLevel.SAME, TimeLevel.A_FINER, TimeLevel.B_FINER})
EXCHANGED = {"subject": "object", "object": "subject"}
Planted = tuple[dict[str, float], str]


def planted(candidate: Candidate) -> Iterator[Planted]:
    """Features and gold label of every variant of an agreeing candidate, its second claim being the changed one."""
    for variant, label in _variants(candidate):
        comparison = compare(candidate.a, variant)
        ranks = {
            name: value
            for name, value in candidate.features.items()
            if name.startswith(("rank_", "gap_", "documents_"))
        }
        yield {**features_of(candidate.a, variant, comparison), **ranks}, label


def _variants(candidate: Candidate) -> Iterator[tuple[Frame, str]]:
    b, comparison = candidate.b, candidate.comparison
    unique = comparison.evidence.unique
    for link in comparison.alignment.links:
        if link.a.kind == link.b.kind == "quantity" and link.level == "same":
            yield replace(b, terms=_swapped(b.terms, link.b, _other_quantity(link.b))), "conflict"
        elif _is_plain_entity(link) and unique in ("once", "held", "role"):
            other = replace(link.b, key="e-planted", words=("planted",), related=frozenset())
            yield replace(b, terms=_swapped(b.terms, link.b, other)), "conflict"
    if not comparison.contrasts:
        flipped = "negative" if b.claim.polarity == "positive" else "positive"
        yield replace(b, claim=b.claim.model_copy(update={"polarity": flipped})), "conflict"
    if comparison.levels.time in TIED and unique in ("once", "held", "list"):
        yield replace(b, times=tuple(_shifted(time) for time in b.times)), "conflict" if unique == "once" else "none"
    if _has_two_parties(comparison.alignment.links) and comparison.levels.predicate in ("same", "synonym"):
        terms = [replace(term, slot=EXCHANGED.get(term.slot, term.slot)) for term in b.terms]
        yield replace(b, terms=terms), "conflict"


def _is_plain_entity(link: Link) -> bool:
    return link.a.kind == link.b.kind == "entity" and link.level == "same" and not (link.a.given or link.b.given)


def _has_two_parties(links: list[Link]) -> bool:
    straight = {link.a.slot for link in links if link.a.slot == link.b.slot and link.a.kind == "entity"}
    return {"subject", "object"} <= straight


def _swapped(terms: list[Term], old: Term, new: Term) -> list[Term]:
    return [new if term is old else term for term in terms]


def _other_quantity(term: Term) -> Term:
    if term.quantity is None:
        return term
    value = term.quantity.value
    factor = FACTORS[crc32(term.text.encode()) % len(FACTORS)]
    other = round(value * factor, 2) if value >= 20 or value != int(value) else value + 1 + int(value * 0.3)
    changed = term.quantity.model_copy(update={"value": float(other), "comparator": "exact", "upper": None})
    return replace(term, quantity=changed)


def _shifted(time: Time) -> Time:
    def later(day: str | None) -> str | None:
        return (
            f"{int(day[:4]) + YEARS:04d}{day[4:]}" if day and day[:4].isdigit() and not day.endswith("02-29") else day
        )

    return time.model_copy(update={"start": later(time.start), "end": later(time.end), "text": f"{time.text} shifted"})
