"""Repairs of appositions: members of lists that were taken for them, and names behind their descriptions.

Each rule gets a token and says whether it moved something; `timed` are the tokens inside temporal expressions.
"""

from .parse import Parse

NOMINAL = frozenset({"NOUN", "PROPN"})
NAMED = frozenset({"PERSON", "ORG", "GPE", "FAC", "PRODUCT", "LOC", "WORK_OF_ART"})
ARTICLES = frozenset({"a", "an", "the"})
CLOSING = frozenset({",", "—", "–", "--", ")", ";"})


def list_member(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "Floods, dear food and the change will test it" with "food" as apposition: a list ends in "and", and no comma closes it."""
    anchor = parse.heads[token]
    if parse.pos[anchor] not in NOMINAL or parse.pos[token] not in NOMINAL or parse.words[parse.left[token] - 1] != ",":
        return False
    last = parse.first_kid(token, "conj")
    conjunction = parse.first_kid(token, "cc")
    if last is None or conjunction is None or parse.lower[conjunction] not in ("and", "or"):
        return False
    after = parse.right[token] + 1
    if after >= len(parse.words) or parse.words[after] in CLOSING:
        return False
    if not (_is_verb(parse, after) or _is_plain_list(parse, anchor, token, conjunction)):
        return False
    parse.deps[token] = "conj"
    return True


def _is_verb(parse: Parse, token: int) -> bool:
    return parse.tags[token] in ("VBZ", "VBD", "VBP", "MD")


def _is_plain_list(parse: Parse, anchor: int, token: int, conjunction: int) -> bool:
    """ "mines, neutral ground for talks, and contributions": common nouns without articles, a comma before the "and"."""
    if parse.words[conjunction - 1] != "," or parse.pos[anchor] != "NOUN" or parse.pos[token] != "NOUN":
        return False
    return not any(parse.lower[parse.left[noun]] in ARTICLES for noun in (anchor, token))


def close_name(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "turbine maker Halvorsen Wind said": the name is what is spoken of, the noun before it says what it is."""
    noun = parse.heads[token]
    if parse.tags[noun] != "NN" or parse.pos[token] != "PROPN" or parse.ents[token] not in NAMED:
        return False
    if parse.left[token] != noun + 1 or parse.first_kid(token, "conj", "det") is not None:
        return False
    outer = parse.heads[noun]
    parse.heads[token], parse.deps[token] = (token, "ROOT") if outer == noun else (outer, parse.deps[noun])
    for kid in parse.kids[noun]:
        if kid > token:
            parse.heads[kid] = token
    parse.heads[noun], parse.deps[noun] = token, "nmod"
    return True
