"""How ids that depend on more than one field are made, so that anyone can make them again from a record."""

from collections.abc import Iterable

from .base import make_id
from .claim import Argument, Claim, Polarity


def mention_id(doc_id: str, start: int, end: int) -> str:
    """One place in one document is one mention."""
    return make_id("m", doc_id, start, end)


def claim_id(
    doc_id: str,
    start: int,
    end: int,
    predicate: str,
    polarity: Polarity,
    construction: str,
    arguments: Iterable[Argument],
) -> str:
    """Document, offsets and slots; `arguments` are the subject and then the objects."""
    slots = [f"{argument.start}-{argument.end}" for argument in arguments]
    return make_id("c", doc_id, start, end, predicate, polarity, construction, *slots)


def claim_id_of(claim: Claim) -> str:
    """The id that a claim with these slots has."""
    arguments = (claim.subject, *claim.objects)
    return claim_id(
        claim.doc_id, claim.start, claim.end, claim.predicate, claim.polarity, claim.construction, arguments
    )
