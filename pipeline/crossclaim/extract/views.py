"""Claims in surface words, for graph stores and benchmarks; made from the records alone."""

from collections.abc import Iterator
from typing import Literal, TypedDict

from crossclaim_schemas import Argument, Claim, Piece

View = Literal["nary", "binary"]

CORE = frozenset({"object", "complement", "indirect_object"})
MINOR = frozenset({"manner", "adverb"})
SIDE_ROLES = frozenset({"time", "cause", "condition", "clause"})
NOMINAL_MARKERS = frozenset({"that", "whether", "if"})
# Relative pronouns, as markers of the clauses that limit a noun; a participle has no marker.
LIMITING = frozenset({"who", "whom", "whose", "which", "that", "where", "when", "why", "what"})
BOUND = frozenset({"oblique", "agent"})
# Claims whose implied "is" or "was" stands nowhere in the text.
IMPLIED_VERB = frozenset({"reduced", "participle"})
# "to win votes", "asked him to leave": what was meant to happen is no fact of its own, it stands with the clause above.
UNFULFILLED = frozenset({"infinitive", "controlled"})
UNWORDED = frozenset({"apposition", "title", "role", "gapped"})
IMPLIED_WORDS = ("is", "are", "was", "were")


class Triple(TypedDict):
    """One line of `crossclaim triples`; `id` is the document's uri."""

    claim_id: str
    id: str
    subject: str
    predicate: str
    objects: list[str]
    confidence: float


def triples(claim: Claim, view: View) -> list[Triple]:
    """The claim with all its arguments (`nary`, one line), or its facts with one object each (`binary`)."""
    if claim.construction in UNFULFILLED and claim.modality in ("planned", "obligatory"):
        return []
    core = _without_limits(claim)
    facts = nary_facts(core) if view == "nary" else list(binary_facts(core))
    found: dict[tuple[str, str, tuple[str, ...]], Triple] = {}
    for subject, predicate, objects in facts:
        line = Triple(
            claim_id=claim.id, id=claim.uri or claim.doc_id, subject=subject, predicate=predicate, objects=objects,
            confidence=claim.confidence,
        )  # fmt: skip
        found.setdefault((subject, predicate, tuple(objects)), line)
    return list(found.values())


def _without_limits(claim: Claim) -> Claim:
    """Arguments end before the clauses that limit them: those are claims and lines of their own."""
    objects = tuple(_cut(argument, LIMITING) for argument in claim.objects)
    return claim.model_copy(update={"subject": _cut(claim.subject, LIMITING | {""}), "objects": objects})


def _cut(argument: Argument, markers: frozenset[str]) -> Argument:
    starts = [
        p.start for p in argument.pieces if p.kind == "attachment" and p.marker in markers and p.start > argument.start
    ]
    if not starts:
        return argument
    text = argument.text[: min(starts) - argument.start].rstrip(" ,")
    end = argument.start + len(text)
    pieces = []
    for piece in argument.pieces:
        if piece.start < end and (piece.kind == "member" or piece.marker not in markers):
            pieces.append(
                piece
                if piece.end <= end
                else piece.model_copy(update={"end": end, "text": piece.text[: end - piece.start]})
            )
    return argument.model_copy(update={"text": text, "end": end, "pieces": tuple(pieces)})


def nary_facts(claim: Claim) -> list[tuple[str, str, list[str]]]:
    """Subject, predicate and all arguments as they stand; a bound preposition goes with the predicate."""
    shown = [argument for argument in claim.objects if _is_shown(argument)]
    core = [argument for argument in shown if argument.role in CORE]
    rest = [argument for argument in shown if argument.role not in CORE]
    predicate = claim.predicate
    objects = [argument.text for argument in core]
    bound = _bound(claim, rest) if not core else None
    if bound is not None:
        rest.remove(bound)
        predicate = f"{predicate} {bound.text[: len(bound.text) - len(_without_marker(bound))].strip()}"
        objects.append(_without_marker(bound))
    objects.extend(_as_it_stands(argument) for argument in rest)
    return [(claim.subject.text, predicate, objects)] if objects else []


def binary_facts(claim: Claim) -> Iterator[tuple[str, str, list[str]]]:
    """Every fact with one object: members of coordinations apart, attached phrases as facts of their own.

    A claim whose predicate stands nowhere in the text ("Oslo, the capital") has no surface words to give here.
    """
    if claim.construction in UNWORDED:
        return
    if claim.construction == "existential":
        there = claim.quote.split(maxsplit=1)[0]
        yield from ((there, words, [value]) for words, value in _argument_facts(claim.subject, claim.predicate, 0))
        return
    predicate = claim.predicate
    if claim.construction in IMPLIED_VERB and predicate.split()[0] in IMPLIED_WORDS:
        predicate = predicate.split(maxsplit=1)[-1]
    for subject in _members(claim.subject, 0):
        for words, value in _facts_below(claim, predicate):
            yield subject, words, [value]


def _facts_below(claim: Claim, predicate: str) -> Iterator[tuple[str, str]]:
    core = [argument for argument in claim.objects if argument.role in CORE]
    base = predicate
    for argument in core:
        yield from _argument_facts(argument, base, 0)
        base = f"{base} {_light(argument)}"
    for argument in claim.objects:
        if argument.role in CORE or not _is_shown(argument):
            continue
        if _is_side_clause(argument) and argument.marker not in NOMINAL_MARKERS:
            continue
        if not argument.marker and argument.role in ("clause", "manner") and " " in argument.text:
            if argument.role == "clause":
                yield predicate, argument.text
            continue
        if argument.marker and argument.marker not in NOMINAL_MARKERS:
            rest = _without_marker(argument)
            words = argument.text[: len(argument.text) - len(rest)].strip() or argument.marker
            yield from _argument_facts(argument, f"{base} {words}", len(argument.text) - len(rest))
        else:
            yield base, argument.text


def _argument_facts(argument: Argument, words: str, skip: int) -> Iterator[tuple[str, str]]:
    """Facts of one argument, whose text counts from `skip`: its members, and what is attached to it."""
    for member in _members(argument, skip):
        yield words, member
    yield from _attachment_facts(argument, argument.start + skip, argument.end, words)


def _attachment_facts(argument: Argument, start: int, end: int, words: str) -> Iterator[tuple[str, str]]:
    inside = [piece for piece in argument.pieces if start <= piece.start and piece.end <= end]
    if any(piece.kind == "member" and _is_top(piece, inside) for piece in inside):
        return
    for piece in inside:
        if piece.kind == "attachment" and piece.marker and _is_top(piece, inside):
            before = argument.text[start - argument.start : piece.start - argument.start].strip()
            value = _strip_marker(piece.text, piece.marker)
            led = f"{words} {before} {piece.text[: len(piece.text) - len(value)].strip()}"
            inner_start = piece.end - len(value)
            for member in _piece_members(argument, inner_start, piece.end, value):
                yield led, member
            yield from _attachment_facts(argument, inner_start, piece.end, led)


def _is_top(piece: Piece, pieces: list[Piece]) -> bool:
    return not any(
        other is not piece and other.start <= piece.start and piece.end <= other.end and other.kind == "attachment"
        for other in pieces
    )


def _members(argument: Argument, skip: int) -> list[str]:
    return _piece_members(argument, argument.start + skip, argument.end, argument.text[skip:])


def _piece_members(argument: Argument, start: int, end: int, whole: str) -> list[str]:
    inside = [piece for piece in argument.pieces if start <= piece.start and piece.end <= end]
    members = [piece.text for piece in inside if piece.kind == "member" and _is_top(piece, inside)]
    return members if len(members) > 1 else [whole]


def _light(argument: Argument) -> str:
    """The argument up to its first attachment."""
    cuts = [piece.start for piece in argument.pieces if piece.kind == "attachment" and piece.marker]
    return argument.text[: min(cuts) - argument.start].strip() if cuts else argument.text


def _bound(claim: Claim, rest: list[Argument]) -> Argument | None:
    """The prepositional phrase that the verb stands right before: "consists | of parts"."""
    for argument in rest:
        if argument.role in BOUND and argument.marker and argument.start > claim.subject.start:
            return argument
    return None


def _is_shown(argument: Argument) -> bool:
    return argument.role not in MINOR or " " in argument.text


def _is_side_clause(argument: Argument) -> bool:
    """An adverbial clause with a subject of its own ("because it rained"): it makes a claim of its own."""
    if argument.role not in SIDE_ROLES or not argument.marker:
        return False
    if argument.head != "be" and f"{argument.head}/VERB" not in argument.terms:
        return False
    rest = _without_marker(argument)
    return not rest.split(maxsplit=1)[0].endswith("ing") and argument.marker.split()[-1] != "to"


def _as_it_stands(argument: Argument) -> str:
    if not argument.marker or _without_marker(argument) != argument.text:
        return argument.text
    return f"{argument.marker} {argument.text}"


def _without_marker(argument: Argument) -> str:
    return _strip_marker(argument.text, argument.marker)


def _strip_marker(text: str, marker: str) -> str:
    """The text behind its preposition, which a few adverbs may precede ("shortly after the war")."""
    place = text.lower().find(marker + " ") if marker else -1
    if place < 0 or (place > 0 and (text[place - 1] != " " or text[:place].count(" ") > 3)):
        return text
    return text[place + len(marker) + 1 :].lstrip()
