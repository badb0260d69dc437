"""Repairs of small clauses: "found him guilty" has an object and what is said of it, not a clause without a verb.

Each rule gets a token and says whether it moved something; `timed` are the tokens inside temporal expressions.
"""

from .antecedents import PERSON_NOUNS
from .parse import Parse
from .repair_subjects import SUBJECTS

# Verbs with an object and a predicate of it (Quirk et al. 1985, 16.43 to 16.50).
PREDICATING = frozenset(
    """appoint believe call christen consider crown declare deem drive dub elect find get hold judge keep label leave like make name
    nominate paint presume proclaim pronounce prove rate reckon render rule send term think turn vote want""".split()
)
NAMING = frozenset({"call", "name", "christen", "dub", "nickname", "baptise", "baptize", "rename"})
INSTALLING = frozenset({"appoint", "elect", "crown", "nominate", "proclaim", "declare", "anoint", "vote", "make"})
JUDGING = frozenset({"declare", "pronounce", "deem", "rule", "render", "consider", "judge"})
ROLE_ENDINGS = ("er", "or", "man", "woman", "person", "ident", "ist")
CLAUSE_WORDS = ("mark", "aux", "auxpass", "cop", "expl", "dobj")
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})


def small_clause(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "made the road slippery" with "road" as subject of "slippery": it is the object of "made"."""
    verb = parse.heads[token]
    if parse.lemmas[verb].lower() not in PREDICATING or token < verb or parse.first_kid(token, *CLAUSE_WORDS):
        return False
    subject = parse.first_kid(token, *SUBJECTS)
    if subject is None:
        return parse.lemmas[verb].lower() in JUDGING and _split(parse, token, verb)
    # "makes patients drowsy" with "drowsy" as a verb: one that agrees with nothing and ends like an adjective.
    bare = parse.tags[token] == "VB" and parse.lower[token].endswith("y") and parse.right[token] == token
    if not (parse.pos[token] in NOMINAL or (bare and parse.lemmas[verb] == "make")) or not verb < subject < token:
        return False
    parse.heads[subject], parse.deps[subject] = verb, "dobj"
    parse.deps[token] = "oprd"
    if bare:
        parse.pos[token], parse.tags[token] = "ADJ", "JJ"
    return True


def _split(parse: Parse, token: int, verb: int) -> bool:
    """ "declared the contract void" as one noun phrase: the word before "void" is the object, with all before it."""
    noun = token - 1
    if parse.pos[token] not in NOMINAL or parse.heads[noun] != token or parse.deps[noun] != "compound":
        return False
    determined = parse.first_kid(token, "det", "poss") is not None or parse.first_kid(noun, "det", "poss") is not None
    if not determined and parse.ents[noun] != "PERSON":
        return False
    for kid in parse.kids[token]:
        if kid < noun:
            parse.heads[kid] = noun
    parse.heads[noun], parse.deps[noun], parse.deps[token] = verb, "dobj", "oprd"
    return True


def named_object(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "named the child Ingrid" as one noun phrase: with verbs of naming the name is what the object is called."""
    verb, noun = parse.heads[token], token - 1
    named = parse.lemmas[verb].lower() in NAMING and parse.pos[token] == "PROPN" and parse.tags[noun] in ("NN", "NNS")
    return named and _split(parse, token, verb)


def installed_object(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "appointed the bishop chancellor", "elected her treasurer", "was crowned king": what somebody is made."""
    verb, before = parse.heads[token], token - 1
    lemma = parse.lemmas[verb].lower()
    if lemma not in INSTALLING or token < verb or not _is_bare_role(parse, token):
        return False
    if parse.first_kid(verb, "auxpass") is not None:
        parse.deps[token] = "oprd"
        return parse.kids[token] == []
    if parse.lower[before] == "her" and parse.heads[before] == token and lemma in ("elect", "crown"):
        parse.heads[before], parse.deps[before], parse.deps[token] = verb, "dobj", "oprd"
        return True
    person = parse.lower[before] in PERSON_NOUNS or (parse.ents[before] == "PERSON" and parse.ents[token] != "PERSON")
    return person and _split(parse, token, verb)


def two_objects(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "left her the estate" with two direct objects: a pronoun right before the other is who gets it."""
    if parse.tags[token] != "PRP":
        return False
    others = [
        kid for kid in parse.kids_with(parse.heads[token], "dobj") if kid > token and parse.left[kid] == token + 1
    ]
    if not others:
        return False
    parse.deps[token] = "dative"
    return True


def _is_bare_role(parse: Parse, token: int) -> bool:
    """Whether a token is a noun for a person or office."""
    word = parse.lower[token]
    return parse.pos[token] in ("NOUN", "PROPN") and (word in PERSON_NOUNS or word.endswith(ROLE_ENDINGS))
