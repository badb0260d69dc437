"""Claims whose verb the text leaves out: "As the first state to ban it, X ..." and "X is an ally, Y a rival"."""

from collections.abc import Iterator

from .clauses import own_subject
from .model import Phrase, Proposition
from .nominals import is_plural
from .parse import Parse, trim
from .phrases import make_phrase, noun_extent, phrase_extent
from .words import RELATIVE_TAGS

# Behind "as" these say how something follows or belongs, not what the subject is.
NO_ROLES = frozenset(
    """result consequence part whole example rule response reaction matter side addition precaution reminder alternative step
    sign gesture usual compensation evidence proof reason condition favour favor condition means way child teenager
    boy girl follow-up contrast comparison tribute protest punishment reward""".split()
)


def find_implied(parse: Parse, start: int, end: int) -> Iterator[Proposition]:
    """What the sentence from `start` to `end` (exclusive) says without a verb of its own."""
    for token in range(start, end):
        if parse.deps[token] == "prep" and parse.lower[token] == "as":
            claim = _role(parse, token)
        elif parse.deps[token] == "appos":
            claim = _gap(parse, token)
        else:
            claim = None
        if claim is not None:
            yield claim


def _role(parse: Parse, preposition: int) -> Proposition | None:
    """ "As the largest employer, Acme pays ..." -> Acme is the largest employer."""
    verb, noun = parse.heads[preposition], parse.first_kid(preposition, "pobj")
    if noun is None or verb < preposition or parse.pos[noun] not in ("NOUN", "PROPN") or parse.tags[noun] == "NNS":
        return None
    subject = own_subject(parse, verb)
    closed = parse.words[parse.right[noun] + 1] == ","
    if subject is None or subject < noun or not closed or parse.lemmas[noun].lower() in NO_ROLES:
        return None
    if parse.tags[subject] in RELATIVE_TAGS or parse.lower[subject] in ("it", "this", "that", "there"):
        return None
    past = parse.tags[verb] == "VBD" or any(parse.tags[kid] == "VBD" for kid in parse.kids_with(verb, "aux", "auxpass"))
    past = past or any(parse.tags[kid] == "VB" for kid in parse.kids_with(noun, "relcl", "acl"))
    value = make_phrase(parse, noun, "complement", extent=phrase_extent(parse, noun))
    return _is_claim(
        parse, make_phrase(parse, subject, "subject", extent=noun_extent(parse, subject)), value, "role", past
    )


def _gap(parse: Parse, token: int) -> Proposition | None:
    """ "Luria is an ally, Brava a rival": a name and an indefinite noun behind a clause with "is" share its verb."""
    name = parse.heads[token]
    article = parse.left[token]
    if parse.pos[name] != "PROPN" or parse.lower[article] not in ("a", "an", "the") or article != name + 1:
        return None
    anchor = parse.heads[name]
    verb = parse.heads[anchor] if parse.deps[name] in ("appos", "conj") else anchor
    between = range(anchor + 1, parse.left[name]) if parse.deps[name] in ("appos", "conj") else range(0)
    if (
        parse.lemmas[verb] != "be"
        or (verb not in between and verb != anchor)
        or parse.first_kid(verb, "attr", "acomp") is None
    ):
        return None
    value = make_phrase(parse, token, "complement", extent=phrase_extent(parse, token))
    subject = make_phrase(parse, name, "subject", extent=trim(parse, parse.left[name], name + 1))
    return _is_claim(parse, subject, value, "gapped", parse.tags[verb] == "VBD")


def _is_claim(parse: Parse, subject: Phrase, value: Phrase, construction: str, past: bool) -> Proposition:
    plural = is_plural(parse, subject.head.i)
    start, end = trim(parse, min(subject.start_token, value.start_token), max(subject.end_token, value.end_token))
    return Proposition(
        head=value.head, subject=subject, predicate=[], lemma="be", objects=[value], construction=construction,
        start_token=start, end_token=end, prefix=("were" if plural else "was") if past else "are" if plural else "is",
        tense="past" if past else "present", kind="definition",
    )  # fmt: skip
