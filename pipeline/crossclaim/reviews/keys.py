"""What a decision is about, so that a later run finds it again: by what is said, never by where it stands or by ids of a run."""

from collections.abc import Iterable
from typing import NamedTuple

from crossclaim_schemas import AboutClaim, AboutFinding, AboutNames, Claim, Document, Relation, ReviewedClaim, make_id


class Side(NamedTuple):
    """What one claim gives to the keys of every finding that it takes part in."""

    claim: ReviewedClaim
    words: list[str]
    evidence: list[str]


def side_of(claim: Claim, document: Document) -> Side:
    """The claim as one side of a finding."""
    return Side(reviewed_claim(claim, document), _words(claim), _evidence(claim, document))


def about_finding(relation: Relation, a: Claim, b: Claim, document_a: Document, document_b: Document) -> AboutFinding:
    """The finding as a reviewer sees it."""
    return about_sides(relation, side_of(a, document_a), side_of(b, document_b))


def about_sides(relation: Relation, a: Side, b: Side) -> AboutFinding:
    """The same from sides made once for all findings. Which document is A and which is B does not matter to its keys."""
    return AboutFinding(
        key=make_id("f", relation.label, *_sorted_sides([side.claim.uri, *side.words] for side in (a, b))),
        content=make_id("f", relation.label, *_sorted_sides(side.words for side in (a, b))),
        evidence=make_id("v", *_sorted_sides(side.evidence for side in (a, b))),
        relation=relation.id,
        label=relation.label,
        reason=relation.reason,
        score=relation.score,
        status=relation.status,
        a=a.claim,
        b=b.claim,
    )


def about_claim(claim: Claim, document: Document) -> AboutClaim:
    """The claim as a reviewer sees it."""
    return AboutClaim(
        key=make_id("f", document.uri, *_words(claim)),
        content=make_id("f", *_words(claim)),
        evidence=make_id("v", *_evidence(claim, document)),
        claim=reviewed_claim(claim, document),
    )


def about_names(one: str, other: str) -> AboutNames:
    """Two names, whichever is given first. Raises ValueError if they are one."""
    name_a, name_b = sorted((_squeezed(one), _squeezed(other)))
    if name_a == name_b or not name_a:
        raise ValueError("two different names are needed")
    return AboutNames(key=make_id("f", "names", name_a, name_b), name_a=name_a, name_b=name_b)


def reviewed_claim(claim: Claim, document: Document) -> ReviewedClaim:
    """What of a claim goes into the log."""
    sentence = _sentence(claim, document)
    return ReviewedClaim(claim=claim.id, uri=document.uri, quote=claim.quote, sentence=sentence, text=claim.text)


def _words(claim: Claim) -> list[str]:
    """What tells this claim from others of the same document: the source's own words in its slots."""
    slots = (argument.text for argument in (claim.subject, *claim.objects))
    return [_squeezed(part) for part in (claim.quote, claim.predicate, claim.polarity, *slots)]


def _evidence(claim: Claim, document: Document) -> list[str]:
    """What the documents give to judge by: the sentence, and what its references were found to stand for."""
    resolved = (a.resolved for a in (claim.subject, *claim.objects) if a.resolved != a.text)
    return [_sentence(claim, document), *(_squeezed(words) for words in resolved)]


def _sentence(claim: Claim, document: Document) -> str:
    start, end = min(claim.sentence_start, claim.start), max(claim.sentence_end, claim.end)
    return _squeezed(document.text[start:end])


def _sorted_sides(sides: Iterable[list[str]]) -> list[str]:
    return [part for side in sorted(sides) for part in (str(len(side)), *side)]


def _squeezed(words: str) -> str:
    """A line broken elsewhere is the same text."""
    return " ".join(words.split())
