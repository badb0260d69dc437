"""Repairs of adjuncts: what hangs on a noun but belongs to the verb, or on the verb but to a preposition.

Each rule gets a token and says whether it moved something; `timed` are the tokens inside temporal expressions.
"""

from .parse import Parse
from .repair_subjects import SUBJECTS

PLAN_NOUNS = frozenset(
    """ability agreement aim ambition attempt authority bid capability capacity chance commitment decision desire duty effort
    failure freedom goal inability incentive intention invitation license motion need obligation offer opportunity order
    permission plan pledge power pressure promise proposal readiness reason refusal request requirement responsibility right
    tendency threat time vote way willingness wish""".split()
)


def purpose_of_verb(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "provided assistance to support peace": an infinitive behind an object is its verb's purpose, unless the noun plans."""
    noun = parse.heads[token]
    if parse.tags[token] != "VB" or parse.deps[noun] not in ("dobj", "pobj") or parse.lemmas[noun] in PLAN_NOUNS:
        return False
    if not any(parse.lower[kid] == "to" for kid in parse.kids_with(token, "aux")) or parse.first_kid(token, *SUBJECTS):
        return False
    verb = parse.heads[noun] if parse.deps[noun] == "dobj" else parse.heads[parse.heads[noun]]
    if parse.pos[verb] != "VERB" or parse.lemmas[verb] in ("have", "get", "be") or _is_ordinal(parse, noun):
        return False
    parse.heads[token], parse.deps[token] = verb, "advcl"
    return True


def _is_ordinal(parse: Parse, noun: int) -> bool:
    return any(parse.ents[kid] == "ORDINAL" or parse.lower[kid] in ("only", "last", "next") for kid in parse.kids[noun])


def time_of_verb(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "hosted the summit in 2010": a date behind an object says when it happened."""
    noun = parse.heads[token]
    if parse.deps[noun] in ("nsubj", "nsubjpass") and token < parse.left[noun] + 1 and parse.doc[token].is_sent_start:
        parse.heads[token] = parse.heads[noun]  # "In 2018 an avalanche killed five"
        return True
    if parse.deps[noun] not in ("dobj", "attr") or token < noun or parse.lower[token] == "of":
        return False
    governed = parse.first_kid(token, "pobj")
    verb = parse.heads[noun]
    if governed is None or governed not in timed or parse.pos[verb] != "VERB":
        return False
    parse.heads[token] = verb
    return True


def object_of_preposition(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "boils at 100 degrees" with "degrees" as object: the preposition right before it, without an object, takes it."""
    preposition = parse.left[token] - 1
    if preposition < 0 or parse.deps[preposition] != "prep" or parse.heads[preposition] != parse.heads[token]:
        return False
    if parse.kids[preposition]:
        return False
    parse.heads[token], parse.deps[token] = preposition, "pobj"
    return True
