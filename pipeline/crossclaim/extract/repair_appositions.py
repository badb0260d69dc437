"""Repairs of appositions: members of lists that were taken for them, and names behind their descriptions.

Each rule gets a token and says whether it moved something; `timed` are the tokens inside temporal expressions.
"""

from .antecedents import PERSON_NOUNS
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
    if last is not None and conjunction is not None and _are_alike(parse, (anchor, token, last)):
        parse.deps[token] = "conj"
        return True
    if last is None or conjunction is None or parse.lower[conjunction] not in ("and", "or"):
        return False
    after = parse.right[token] + 1
    if after >= len(parse.words) or parse.words[after] in CLOSING:
        return False
    if not (_is_verb(parse, after) or _is_plain_list(parse, anchor, token, conjunction)):
        return False
    parse.deps[token] = "conj"
    return True


def _are_alike(parse: Parse, nouns: tuple[int, int, int]) -> bool:
    """ "a drill, a spirit level and a screwdriver": three with the same article."""
    return len({parse.lower[parse.left[noun]] for noun in nouns}) == 1 and parse.lower[parse.left[nouns[0]]] in (
        "a",
        "an",
    )


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


def near_noun(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "Shares in the listed rival, Nordfart, rose", "a tenant of the defendant, a registered provider": it explains the noun beside it.

    So it does where that noun is definite and the one above it is not, and where only that noun has its number.
    """
    anchor = parse.heads[token]
    near = parse.left[token] - 2
    placed = parse.deps[anchor] == "pobj" and parse.ents[token] == "PERSON" and parse.ents[anchor] != "PERSON"
    above = parse.heads[parse.heads[anchor]]
    if (
        placed
        and parse.lower[parse.heads[anchor]] in ("from", "in", "of")
        and parse.lemmas[above].lower() in PERSON_NOUNS | {"woman", "man"}
    ):
        parse.heads[token] = above  # "a young woman from Évora, Sílvia Romão"
        return True
    if near > anchor and parse.words[near + 1] == "," and _crosses_verb(parse, anchor, near):
        parse.heads[token] = near
        return True
    if near <= anchor or parse.words[near + 1] != "," or parse.deps[near] != "pobj" or not parse.is_above(anchor, near):
        return False
    if parse.pos[near] not in NOMINAL or parse.first_kid(token, "conj") is not None:
        return False
    single = parse.tags[near] in ("NN", "NNP") and parse.tags[token] in ("NN", "NNP")
    apart = single and parse.tags[anchor] == "NNS"
    open_above = any(parse.lower[kid] in ("a", "an") for kid in parse.kids[anchor])
    definite = parse.pos[near] == "PROPN" or any(
        parse.lower[kid] == "the" or parse.deps[kid] == "poss" for kid in parse.kids[near]
    )
    if not (apart or (single and open_above and definite)):
        return False
    parse.heads[token] = near
    return True


def _crosses_verb(parse: Parse, anchor: int, near: int) -> bool:
    """ "The script follows two sisters, both chemists": a subject before the verb is not explained behind its object."""
    verb = parse.heads[anchor]
    if parse.deps[anchor] not in ("nsubj", "nsubjpass") or not anchor < verb < near or parse.heads[near] != verb:
        return False
    return parse.deps[near] == "dobj" and parse.pos[near] in NOMINAL


def role_behind_that(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "a kick that goalkeeper Ivan Sabo should have held" with "that" as article: it stands for the kick, and the noun is a title."""
    title, name, anchor = token + 1, token + 2, token - 1
    if parse.lower[token] != "that" or parse.heads[token] != title or parse.tags[title] != "NN":
        return False
    if parse.pos[name : name + 1] != ["PROPN"] or parse.pos[anchor] != "NOUN":
        return False
    while parse.deps[name] == "compound":
        name = parse.heads[name]
    verb = parse.heads[name]
    if parse.deps[name] not in ("nsubj", "nsubjpass") or parse.deps[verb] != "relcl":
        return False
    parse.heads[verb] = anchor
    parse.heads[title], parse.deps[title] = name, "nmod"
    bare = parse.first_kid(verb, "dobj", "attr") is None
    parse.heads[token], parse.deps[token], parse.tags[token] = verb, "dobj" if bare else "mark", "WDT"
    return True
