"""Where records point into texts and at other records."""

from collections.abc import Iterator

from crossclaim_schemas import Argument, Claim, Relation

Span = tuple[str, int, int, str]  # name of the field, start, end (exclusive), and the text that must stand there


def claim_spans(claim: Claim) -> Iterator[Span]:
    """Every span of a claim that has to slice out of its document's text."""
    yield "quote", claim.start, claim.end, claim.quote
    yield from _argument_spans("subject", claim.subject)
    for at, argument in enumerate(claim.objects):
        yield from _argument_spans(f"objects.{at}", argument)
    yield from _qualifier_spans(claim)
    for at, mention in enumerate(claim.mentions):
        yield f"mentions.{at}", mention.start, mention.end, mention.text
    for at, reference in enumerate(claim.open_references):
        yield f"open_references.{at}", reference.start, reference.end, reference.text


def sides_of(relation: Relation) -> Iterator[tuple[str, str, str, str]]:
    """Name, claim, document and quote of both sides."""
    yield "a", relation.claim_a, relation.doc_a, relation.quote_a
    yield "b", relation.claim_b, relation.doc_b, relation.quote_b


def _argument_spans(name: str, argument: Argument) -> Iterator[Span]:
    yield name, argument.start, argument.end, argument.text
    for at, piece in enumerate(argument.pieces):
        yield f"{name}.pieces.{at}", piece.start, piece.end, piece.text


def _qualifier_spans(claim: Claim) -> Iterator[Span]:
    qualifiers = claim.qualifiers
    times = [qualifiers.time, *qualifiers.more_times] if qualifiers.time else list(qualifiers.more_times)
    for at, time in enumerate(times):
        yield f"qualifiers.times.{at}", time.at_start, time.at_end, time.text
    for at, quantity in enumerate(qualifiers.quantities):
        yield f"qualifiers.quantities.{at}", quantity.at_start, quantity.at_end, quantity.text
    if qualifiers.place is not None:
        yield "qualifiers.place", qualifiers.place.start, qualifiers.place.end, qualifiers.place.text
