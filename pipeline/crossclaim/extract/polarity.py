"""Polarity: whether a clause says that something is, or that it is not."""

from collections.abc import Sequence
from itertools import pairwise

from .modality import is_outstanding
from .model import Phrase
from .parse import Parse
from .verbs import first_conjunct
from .words import ENABLING, NEAR_NEGATIVES, NEGATIVE_SUBJECTS, NEGATIVE_VERBS, NEGATIVE_WITH_TAG, NEGATORS


def count_negations(
    parse: Parse, words: Sequence[int], chain: Sequence[int], subject: Phrase, objects: Sequence[Phrase]
) -> int:
    """How many negations bear on a clause; an odd number makes it negative ("did not fail to" is positive).

    Counted are negative words in the verb group, negative adverbs, a negative subject or object, negative implicative
    verbs above the content verb ("failed to pay"), and such a verb alone ("denied it" is left positive: it is an act).
    """
    count = sum(1 for word in words if parse.lower[word] in NEGATORS)
    count += sum(is_denying(parse.lemmas[verb], parse.tags[below]) for verb, below in pairwise(chain))
    count += sum(1 for verb in chain[:-1] if parse.lower[verb] == "unable")
    count += is_outstanding(parse, chain) + _is_not_enabled(parse, chain[0]) + _is_denied_cleft(parse, chain[0])
    for verb in chain:
        count += sum(1 for kid in parse.kids[verb] if _is_negative_adverb(parse, kid, words))
    count += _is_negative_phrase(parse, subject)
    count += any(_is_negative_phrase(parse, phrase) for phrase in objects if phrase.role in ("object", "complement"))
    # "In no region was it higher", "at no time": in front of its clause such a phrase denies it.
    fronted = [phrase for phrase in objects if phrase.marker and phrase.end_token <= subject.start_token]
    count += any(_is_negative_phrase(parse, phrase) for phrase in fronted)
    return count


def is_denying(lemma: str, tag_below: str) -> bool:
    """Whether a verb says that the verb below it, in the form that `tag_below` names, did not happen."""
    return lemma.lower() in NEGATIVE_VERBS or NEGATIVE_WITH_TAG.get(lemma.lower()) == tag_below


def _is_denied_cleft(parse: Parse, verb: int) -> bool:
    """ "It was not Ana who won": the relative clause is denied of a name or of something definite."""
    first = first_conjunct(parse, verb)
    focus = parse.heads[first]
    copula = parse.heads[focus]
    if parse.deps[first] != "relcl" or parse.deps[focus] != "attr" or parse.lemmas[copula] != "be":
        return False
    subject = parse.first_kid(copula, "nsubj")
    definite = parse.pos[focus] in ("PROPN", "PRON") or any(parse.lower[kid] == "the" for kid in parse.kids[focus])
    if subject is None or parse.lower[subject] != "it" or not definite:
        return False
    return parse.first_kid(copula, "neg") is not None or parse.first_kid(focus, "neg") is not None


def _is_not_enabled(parse: Parse, verb: int) -> bool:
    """ "does not allow foreigners to own land"."""
    above = parse.heads[verb]
    if parse.deps[verb] not in ("ccomp", "xcomp") or parse.lemmas[above].lower() not in ENABLING - {
        "encourage",
        "invite",
    }:
        return False
    return parse.tags[verb] == "VB" and parse.first_kid(above, "neg") is not None


def _is_negative_adverb(parse: Parse, kid: int, words: Sequence[int]) -> bool:
    if parse.deps[kid] not in ("advmod", "preconj", "cc", "neg") or kid in words:
        return False
    if any(parse.lower[inner] in NEAR_NEGATIVES for inner in parse.kids[kid]):
        return True
    if parse.lower[kid] == "longer" and parse.lower[kid - 1] == "no":
        return True
    return parse.lower[kid] in NEAR_NEGATIVES or parse.lower[kid] in ("never", "neither", "nor", "not")


def _is_negative_phrase(parse: Parse, phrase: Phrase) -> bool:
    head = phrase.head.i
    if parse.lower[head] in NEGATIVE_SUBJECTS:
        return True
    first = parse.lower[phrase.start_token]
    if first in ("few", "little") and parse.heads[phrase.start_token] == head:
        return True
    return any(
        parse.lower[kid] in ("no", "neither") or (parse.deps[kid] == "neg" and parse.lower[kid] == "not")
        for kid in parse.kids[head]
        if kid < head and phrase.start_token <= kid
    )
