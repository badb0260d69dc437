"""Claims that stand in noun phrases: appositions and titles before names."""

from collections.abc import Iterator

from .antecedents import PERSON_NOUNS
from .clauses import bearer
from .model import Phrase, Proposition
from .parse import Parse, trim
from .phrases import is_aside, make_phrase, noun_extent, phrase_extent
from .quoted import is_in_quotation
from .words import PLURAL_PRONOUNS, TIME_LABELS

NOMINAL = frozenset({"NOUN", "PROPN"})
TITLED = frozenset({"PERSON", "ORG"})
NAME_LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})


def find_nominals(parse: Parse, start: int, end: int) -> Iterator[Proposition]:
    """What the noun phrases from `start` to `end` (exclusive) claim: "Ana Lind, the mayor of Oslo" -> she is the mayor."""
    for token in range(start, end):
        if (
            parse.deps[token] in ("amod", "advmod")
            and is_measured(parse, token)
            and parse.lower[token + 1 : token + 2] != ["as"]
        ):
            yield _predication(parse, bearer(parse, parse.heads[token]), token)
        elif parse.ents[token] in TITLED and parse.pos[token] == "PROPN" and parse.deps[token] != "compound":
            claim = _title(parse, token)
            if claim is not None:
                yield claim
        if parse.deps[token] == "appos":
            claim = _apposition(parse, token)
            if claim is not None:
                yield claim


def _title(parse: Parse, name: int) -> Proposition | None:
    """ "Chief executive John Smith", "Orwell's biographer Ann Lee": the common nouns before a person's name say what they are."""
    first = name
    while (
        first - 1 >= parse.left[name] and parse.ents[first - 1] == parse.ents[name] and parse.deps[first - 1] != "nmod"
    ):
        first -= 1
    role = first - 1
    if role >= 0 and parse.ents[name] != "PERSON" and parse.deps[role] != "nmod":
        return None
    close = role == parse.heads[name] and parse.deps[name] == "appos"
    if role < 0 or parse.tags[role] != "NN" or not (close or parse.deps[role] in ("compound", "nmod")):
        return None
    start = parse.left[role] if close else parse.left[name]
    if start > role:
        return None
    start, end = trim(parse, start, first)
    if parse.words[role].endswith(".") or parse.lower[start] in ("this", "that", "these", "those"):
        return None
    if any(_is_no_title(parse, token) for token in range(start, end)):
        return None
    subject = make_phrase(parse, name, "subject", extent=(first, name + 1))
    value = make_phrase(parse, role, "complement", extent=(start, end))
    return _is_claim(parse, subject, value, "title")


def _is_no_title(parse: Parse, token: int) -> bool:
    if parse.words[token] == "-" or parse.words[token - 1] == "-":  # "Oslo-based"
        return False
    return parse.pos[token] == "PUNCT" or parse.tags[token] in ("VBG", "VBN", "CC")


def named_by(parse: Parse, noun: int) -> int:
    """The name that a common noun is explained by: "a smaller study, AIRWAY-1" -> "AIRWAY-1"; else the noun itself."""
    name = parse.first_kid(noun, "appos")
    if name is not None and _is_dateline(parse, noun, name):
        return name
    if parse.pos[noun] != "NOUN":
        return noun
    if name is None or parse.pos[name] != "PROPN" or parse.words[parse.left[name] - 1] not in (",", "—", "–"):
        return noun
    return noun if parse.first_kid(name, "conj", "amod") is not None or parse.ents[name] in TIME_LABELS else name


def _is_dateline(parse: Parse, place: int, name: int) -> bool:
    """ "PARIS, 4 June 2021 – Lumio announced ...": the place and date of a dispatch are no subject."""
    start = parse.left[place]
    opens = start == 0 or parse.doc[start].is_sent_start
    dashed = parse.words[parse.left[name] - 1] in ("–", "—", "--", "-")
    return bool(opens) and dashed and (parse.words[start].isupper() or parse.ents[place] == "GPE")


def is_measured(parse: Parse, token: int) -> bool:
    """ "the Nile, about 6,650 km long": an adjective behind its noun and a comma."""
    noun = parse.heads[token]
    return noun < token and parse.pos[noun] in NOMINAL and is_aside(parse, token)


def is_plural(parse: Parse, head: int) -> bool:
    """Whether a subject with this head takes a plural verb."""
    if parse.tags[head] in ("NNS", "NNPS") or parse.lower[head] in PLURAL_PRONOUNS:
        return True
    return any(
        parse.deps[kid] == "conj" and parse.pos[kid] in ("NOUN", "PROPN", "PRON") and kid > head
        for kid in parse.kids[head]
    ) and any(parse.deps[kid] == "cc" and parse.lower[kid] in ("and", "&") for kid in _below(parse, head))


def _below(parse: Parse, head: int) -> list[int]:
    found = list(parse.kids[head])
    for kid in parse.kids[head]:
        if parse.deps[kid] == "conj":
            found.extend(_below(parse, kid))
    return found


def _apposition(parse: Parse, token: int) -> Proposition | None:
    anchor = parse.heads[token]
    if not _is_predicative(parse, anchor, token) or is_in_quotation(parse, token):
        return None
    subject_head, value_head = anchor, token
    if parse.pos[anchor] == "NOUN" and parse.pos[token] == "PROPN" and parse.first_kid(token, "amod") is None:
        # "the mayor, Ana Lind": the name is what is spoken of
        subject_head, value_head = token, anchor
    return _predication(parse, subject_head, value_head)


def _predication(parse: Parse, subject_head: int, value_head: int) -> Proposition:
    subject = make_phrase(parse, subject_head, "subject", extent=noun_extent(parse, subject_head))
    value = make_phrase(parse, value_head, "complement", extent=_value_extent(parse, value_head))
    if subject.start_token < value.start_token < subject.end_token:  # "the salt wren (Limnornis salina)"
        subject.end_token = value.start_token - 1
    return _is_claim(parse, subject, value, "apposition")


def _is_claim(parse: Parse, subject: Phrase, value: Phrase, construction: str) -> Proposition:
    extent = trim(parse, min(subject.start_token, value.start_token), max(subject.end_token, value.end_token))
    return Proposition(
        head=value.head, subject=subject, predicate=[], lemma="be", objects=[value], construction=construction,
        start_token=extent[0], end_token=extent[1], prefix="are" if construction != "title" and is_plural(parse, subject.head.i) else "is",
        tense="present", kind="definition" if parse.pos[value.head.i] in NOMINAL else "state",
    )  # fmt: skip


def _is_determined(parse: Parse, noun: int) -> bool:
    return parse.first_kid(noun, "det", "poss", "nummod", "relcl", "acl") is not None


def _value_extent(parse: Parse, head: int) -> tuple[int, int]:
    return phrase_extent(parse, head, frozenset({"appos", "parataxis", "conj", "cc"}))


def _is_predicative(parse: Parse, anchor: int, token: int) -> bool:
    """Only an identification counts: two nominals set off by a comma, dash or bracket, one of them no bare name."""
    one = parse.lower[token] == "one"
    if parse.pos[anchor] not in NOMINAL or (parse.pos[token] not in NOMINAL and not one) or token < anchor:
        return False
    if parse.pos[parse.left[token] - 1] != "PUNCT" or _is_dateline(parse, anchor, token):
        return False
    placed = parse.deps[anchor] == "pobj" and parse.lower[parse.heads[anchor]] in ("in", "at", "near")
    placed = placed and parse.lemmas[token].lower() in PERSON_NOUNS
    if placed or parse.words[parse.left[token] - 1] == ";":
        return False  # "born in Gulu, the son of a court interpreter", "Town 311; United 402"
    if any(
        parse.tags[between] in ("VBZ", "VBD", "VBP", "MD") for between in range(parse.heads[token], parse.left[token])
    ):
        return parse.deps[anchor] not in ("nsubj", "nsubjpass")  # "X is an ally, Y a rival"
    if parse.first_kid(token, "conj") is not None and parse.first_kid(token, "cc") is None:
        return False  # the first members of a list that the parser took apart
    if (
        parse.tags[anchor] == "NNS"
        and parse.first_kid(anchor, "nummod") is not None
        and parse.lower[parse.left[token]] in ("a", "an")
    ):
        return False  # "eleven libraries, a concert hall and ...": a list
    earlier = parse.first_kid(anchor, "appos")
    if earlier is not None and earlier < token and parse.pos[earlier] == "PROPN" and parse.pos[token] == "NOUN":
        return False  # "his wife, Marja, the town hall"
    if (
        parse.tags[anchor] == parse.tags[token] == "NN"
        and not _is_determined(parse, anchor)
        and not _is_determined(parse, token)
    ):
        return False  # "reader, cable, quick guide"
    if parse.lower[token] == "one":  # "Wray, one of the new stations"
        return parse.first_kid(token, "prep") is not None
    labels = {parse.ents[anchor], parse.ents[token]}
    if labels & TIME_LABELS or labels & {"CARDINAL", "PERCENT", "MONEY", "ORDINAL", "QUANTITY"}:
        return False
    if parse.ents[anchor] == parse.ents[token] == "GPE" or (parse.ents[token] == "GPE" and parse.ents[anchor]):
        return False
    if parse.pos[anchor] == "NOUN" and named_by(parse, anchor) == token:
        return True
    return parse.kids_with(token, "det", "amod", "prep", "poss", "compound") != [] or parse.ents[token] == "PERSON"
