"""Phrases: how far a noun phrase or clause reaches, and the smaller pieces inside it."""

from .model import Phrase, SubPhrase
from .parse import Parse, trim
from .words import LIGHT_NOUNS, RELATIVE_TAGS

LEFT_OUT = frozenset({"appos", "parataxis"})
CLAUSAL = frozenset({"relcl", "appos", "parataxis", "acl"})
COORDINATED_POS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "SYM"})
LEFT_SKIPPED = frozenset({"cc", "preconj", "meta", "intj", "relcl", "advcl", "ccomp", "nsubj", "parataxis"})
NAME_SUFFIXES = frozenset(
    {"jr.", "jr", "sr.", "sr", "ii", "iii", "iv", "inc.", "inc", "ltd.", "ltd", "corp.", "co.", "llc", "plc"}
)
SET_OFF = frozenset({",", "—", "–", "--", "(", ";"})
MAX_DEPTH = 6
MAX_RELATIVE = 15  # tokens; a longer relative clause says more than it limits
MAX_BRACKET = 12  # tokens; a longer bracket is a digression


def phrase_extent(parse: Parse, head: int, left_out: frozenset[str] = LEFT_OUT) -> tuple[int, int]:
    """Start and end of the contiguous phrase around `head`; it stops before dependents with a label in `left_out`."""
    start = _left_edge(parse, head)
    end, _ = _right_edge(parse, head, left_out)
    return trim(parse, start, end)


def noun_extent(parse: Parse, head: int) -> tuple[int, int]:
    """A noun phrase without what is added after it: no clauses, appositions, prepositions or further conjuncts."""
    start = _left_edge(parse, head)
    end, _ = _right_edge(parse, head, CLAUSAL | {"prep", "conj", "cc"})
    return trim(parse, start, end)


def members(parse: Parse, head: int) -> list[int]:
    """The heads of the coordination that `head` starts, in order; only `head` if there is none."""
    found, step = [head], head
    for _ in range(len(parse.kids)):
        following = next((kid for kid in parse.kids[step] if _is_member(parse, head, kid)), None)
        if following is None:
            break
        found.append(following)
        step = following
    return found


def member_extent(parse: Parse, head: int) -> tuple[int, int]:
    """The extent of one member of a coordination, without the members that follow it."""
    start = _left_edge(parse, head)
    end, _ = _right_edge(parse, head, LEFT_OUT | {"conj", "cc", "preconj"})
    return trim(parse, start, end)


def prepositional_object(parse: Parse, preposition: int) -> tuple[int | None, int]:
    """Head of what a (possibly complex) preposition governs, None if nothing, and the last word of the preposition."""
    last = preposition
    for _ in range(3):
        governed = parse.first_kid(last, "pobj", "pcomp")
        if governed is not None and parse.pos[governed] == "ADP" and governed > last:
            following = parse.first_kid(governed, "pobj", "pcomp") or _right_of(parse, last, governed)
            if following is not None:
                return following, governed
        if governed is None and parse.first_kid(last, "prep") is None:  # "classified as vulnerable", "at random"
            governed = next((kid for kid in parse.kids_with(last, "amod", "acomp") if kid > last), None)
        if governed is not None:
            return governed, last
        inner = parse.first_kid(last, "prep", "pcomp", "mark")
        if inner is None or inner < last:
            return None, last
        last = inner
    return None, last


def _right_of(parse: Parse, preposition: int, second: int) -> int | None:
    """The object of "because of" where the parser hangs it on the first word."""
    return next((kid for kid in parse.kids[preposition] if kid > second and parse.deps[kid] == "pobj"), None)


def marker_text(parse: Parse, first: int, last: int) -> str:
    """The words of a preposition or conjunction in lower case."""
    return parse.lower_text(first, last + 1)


def pieces_of(parse: Parse, head: int, start: int, end: int) -> list[SubPhrase]:
    """Members and attachments inside the phrase `start` to `end`, outer ones before inner ones."""
    found: list[SubPhrase] = []
    if parse.pos[head] not in ("VERB", "AUX"):
        _collect(parse, head, start, end, found, 0)
    return found


def make_phrase(parse: Parse, head: int, role: str, marker: str = "", extent: tuple[int, int] | None = None) -> Phrase:
    """The phrase around `head`, with its pieces; `extent` overrides how far it reaches."""
    start, end = extent or phrase_extent(parse, head)
    return Phrase(start, end, parse.doc[head], role, marker, pieces_of(parse, head, start, end))  # type: ignore[arg-type]


def _collect(parse: Parse, head: int, start: int, end: int, found: list[SubPhrase], depth: int) -> None:
    if depth > MAX_DEPTH:
        return
    heads = [member for member in members(parse, head) if start <= member < end]
    if len(heads) > 1:
        for member in heads:
            first, last = member_extent(parse, member)
            if start <= first and last <= end:
                found.append(SubPhrase("member", first, last, parse.doc[member]))
    for member in heads or [head]:
        for kid in parse.kids_with(member, "prep", "relcl", "acl"):
            if kid > member and parse.deps[kid] == "prep":
                _attach(parse, kid, start, end, found, depth)
            elif kid > member and parse.right[kid] < end:
                found.append(_limiting_clause(parse, kid))


def _limiting_clause(parse: Parse, verb: int) -> SubPhrase:
    """The relative clause or participle that limits a noun; its marker is the relative pronoun ("that" if left out)."""
    first = parse.left[verb]
    relative = parse.lower[first] if parse.tags[first] in RELATIVE_TAGS else "that"
    marker = relative if parse.deps[verb] == "relcl" and parse.tags[verb] != "VB" else ""
    start, end = trim(parse, first, parse.right[verb] + 1)
    return SubPhrase("attachment", start, end, parse.doc[verb], marker)


def _attach(parse: Parse, preposition: int, start: int, end: int, found: list[SubPhrase], depth: int) -> None:
    governed, last = prepositional_object(parse, preposition)
    if governed is None or governed < last:
        return
    _, stop = phrase_extent(parse, governed)
    if preposition < start or stop > end:
        return
    found.append(SubPhrase("attachment", preposition, stop, parse.doc[governed], marker_text(parse, preposition, last)))
    _collect(parse, governed, last + 1, stop, found, depth + 1)


def _is_member(parse: Parse, head: int, kid: int) -> bool:
    if parse.deps[kid] != "conj":
        return False
    return parse.pos[kid] == parse.pos[head] or {parse.pos[kid], parse.pos[head]} <= COORDINATED_POS


def _left_edge(parse: Parse, head: int) -> int:
    start = head
    for kid in reversed(parse.kids[head]):
        if kid > head:
            continue
        skipped = parse.deps[kid] in LEFT_SKIPPED and parse.lower[kid] != "neither"
        if parse.right[kid] < start - 1 or skipped:
            break
        start = parse.left[kid]
    return start


def _right_edge(parse: Parse, head: int, left_out: frozenset[str]) -> tuple[int, bool]:
    """End of the phrase, and whether something was left out, so that nothing after it can belong to it."""
    end = reached = head + 1
    inner = left_out - {"conj", "cc", "prep", "acl"} if left_out - LEFT_OUT else left_out
    if parse.lower[head] in LIGHT_NOUNS:
        left_out = left_out - {"relcl", "acl"}
    for kid in parse.kids[head]:
        if kid < head:
            continue
        if parse.words[kid] == "(":
            continue  # what the brackets hold comes with what stands behind them, if anything of the phrase does
        kept = not ({"acl", "conj"} <= left_out) and _is_infinitive(parse, kid) or _is_close(parse, kid, end)
        if (parse.deps[kid] in left_out and not kept) or is_aside(parse, kid):
            closing = _bracket_end(parse, parse.left[kid])
            if closing is None:
                return end, True
            reached = closing
            continue
        if parse.left[kid] > max(end, reached) and not _only_punctuation(parse, max(end, reached), parse.left[kid]):
            return end, True
        edge, stopped = _right_edge(parse, kid, inner)
        end = max(end, edge)
        if stopped:
            return end, True
    return end, False


def _is_infinitive(parse: Parse, verb: int) -> bool:
    return parse.tags[verb] == "VB" and any(parse.lower[kid] == "to" for kid in parse.kids_with(verb, "aux"))


def _is_close(parse: Parse, kid: int, end: int) -> bool:
    """An apposition that nothing sets off belongs to its noun: "degrees Celsius", "the poet Burns"."""
    if parse.deps[kid] != "appos" or parse.left[kid] != end:
        return False
    if parse.lower[kid] in NAME_SUFFIXES:
        return True
    return parse.pos[end - 1] != "PUNCT" and parse.words[end] not in SET_OFF


def is_aside(parse: Parse, kid: int) -> bool:
    """What is added to a noun without limiting it: set off by a comma, or a relative clause on a name.

    "the plant, built in 1962"; "the Nile, 6,650 km long"; "Oslo, which"; but not "patients who smoke".
    """
    dep, first = parse.deps[kid], parse.left[kid]
    if dep == "relcl" and parse.tags[kid] != "VB":
        named = parse.pos[parse.heads[kid]] == "PROPN" and parse.lower[parse.heads[kid]] not in LIGHT_NOUNS
        return named or parse.words[first - 1] in SET_OFF or parse.right[kid] - first >= MAX_RELATIVE
    measured = dep == "advmod" and parse.first_kid(kid, "npadvmod") is not None
    return (measured or dep in ("acl", "amod")) and parse.words[first - 1] == ","


def _bracket_end(parse: Parse, start: int) -> int | None:
    """Behind the closing bracket, if `start` is the first token inside brackets: what they enclose interrupts no phrase."""
    if parse.words[start] != "(" and (start == 0 or parse.words[start - 1] != "("):
        return None
    for token in range(start + 1, min(start + MAX_BRACKET, len(parse.words))):
        if parse.words[token] == ")":
            return token + 1
    return None


def _only_punctuation(parse: Parse, start: int, end: int) -> bool:
    """Whether nothing but punctuation, conjunctions and bracketed asides stands from `start` to `end`."""
    token = start
    while token < end:
        if parse.words[token] == "(":
            token = _bracket_end(parse, token) or end
            continue
        if parse.pos[token] not in ("PUNCT", "CCONJ", "SPACE"):
            return False
        token += 1
    return True
