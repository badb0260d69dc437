"""Qualifiers of a claim: its times, place and quantities, and the manner, purpose or condition it names."""

from collections.abc import Sequence

from spacy.tokens import Doc

from crossclaim_schemas import Argument, Place, Qualifiers, Quantity, Time

from .model import Phrase, Proposition, QuantitySpan, TimeSpan, span_offsets
from .text import plain_text


def read_qualifiers(
    doc: Doc,
    claim: Proposition,
    arguments: Sequence[Argument],
    times: Sequence[TimeSpan],
    counts: Sequence[QuantitySpan],
) -> Qualifiers:
    """`arguments` are those of `claim.objects`, in the same order; `times` and `counts` those of the sentence."""
    found_times = _times(doc, claim, times)
    return Qualifiers(
        time=found_times[0] if found_times else None,
        more_times=tuple(found_times[1:]),
        place=_place(claim, arguments),
        quantities=_quantities(doc, claim, counts),
        manner=_first_text(arguments, "manner"),
        purpose=_first_text(arguments, "purpose"),
        condition=_first_text(arguments, "condition"),
    )


def _times(doc: Doc, claim: Proposition, times: Sequence[TimeSpan]) -> list[Time]:
    """Adverbials of time come first, then dates inside other phrases; clauses have times of their own."""
    adverbial: list[TimeSpan] = []
    inner: list[TimeSpan] = []
    for phrase in claim.objects:
        if phrase.head.pos_ in ("VERB", "AUX") and phrase.role != "manner":
            continue
        inside = [span for span in times if _is_inside(span.start_token, span.end_token, phrase)]
        (adverbial if phrase.role == "time" else inner).extend(inside)
    return [_time(doc, span) for span in [*adverbial, *inner]]


def _time(doc: Doc, span: TimeSpan) -> Time:
    start, end = span_offsets(doc, span.start_token, span.end_token)
    return Time(
        text=plain_text(doc, span.start_token, span.end_token), start=span.start, end=span.end, granularity=span.granularity,
        relation=span.relation, at_start=start, at_end=end,
    )  # fmt: skip


def _is_inside(start_token: int, end_token: int, phrase: Phrase) -> bool:
    # Finders may take in a word before the phrase ("since 2003"), so the last token decides.
    return phrase.start_token <= end_token - 1 < phrase.end_token


def _place(claim: Proposition, arguments: Sequence[Argument]) -> Place | None:
    for argument in arguments:
        if argument.role == "place":
            return Place(
                text=argument.text, resolved=argument.resolved, start=argument.start, end=argument.end,
                mention_id=argument.mention_id,
            )  # fmt: skip
    return None


def _quantities(doc: Doc, claim: Proposition, counts: Sequence[QuantitySpan]) -> tuple[Quantity, ...]:
    phrases = [
        claim.subject,
        *(phrase for phrase in claim.objects if phrase.role not in ("clause", "condition", "cause")),
    ]
    found = []
    for span in counts:
        if any(_is_inside(span.start_token, span.end_token, phrase) for phrase in phrases):
            start, end = span_offsets(doc, span.start_token, span.end_token)
            found.append(
                Quantity(
                    value=span.value, upper=span.upper, unit=span.unit, comparator=span.comparator, of=span.of,
                    text=plain_text(doc, span.start_token, span.end_token), at_start=start, at_end=end,
                )
            )  # fmt: skip
    return tuple(found)


def _first_text(arguments: Sequence[Argument], role: str) -> str | None:
    return next((argument.resolved for argument in arguments if argument.role == role), None)
