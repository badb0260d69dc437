"""The pronoun "it" where it stands for nothing: "it is clear that ...", "it rained", "it was resolved to ...", "when it comes to ..."."""

from spacy.tokens import Token

_VERBS = frozenset("seem appear happen turn follow take rain snow matter remain come occur strike".split())
_DECIDING = frozenset("agree decide determine intend plan propose recommend resolve suggest vote".split())
_WEATHER = frozenset(("rain", "snow"))
_CLAUSES = frozenset(("ccomp", "csubj", "advcl", "xcomp", "relcl", "csubjpass", "acl"))


def is_expletive(token: Token) -> bool:
    """ "it" without a referent: "it is clear that", "it rained", "it takes time to", "it was in 1990 that"."""
    if token.lower_ != "it":
        return False
    verb = token.head
    if token.dep_ == "expl":
        return True
    if token.dep_ not in ("nsubj", "nsubjpass") or verb.pos_ not in ("VERB", "AUX"):
        return (
            token.dep_ == "dobj"
            and any(child.dep_ in ("ccomp", "xcomp") for child in verb.children)
            and verb.lemma_ in ("make", "find")
        )
    if verb.lemma_ in _VERBS and any(child.dep_ in ("ccomp", "xcomp", "advcl", "csubj") for child in verb.children):
        return True
    if verb.lemma_ in _WEATHER or (verb.lemma_ == "come" and any(child.lower_ == "when" for child in verb.lefts)):
        return True
    clauses = [child for child in verb.children if child.dep_ in _CLAUSES]
    decided = ("ccomp", "xcomp") if verb.lemma_ in _DECIDING else ("ccomp",)
    passive = token.dep_ == "nsubjpass" and any(child.dep_ in decided for child in verb.children)
    copular = verb.lemma_ == "be" and any(child.dep_ in ("acomp", "attr", "prep") for child in verb.children)
    return passive or (copular and any(_is_extraposed(clause) for clause in clauses + _below_attribute(verb)))


def _below_attribute(verb: Token) -> list[Token]:
    return [
        clause
        for child in verb.children
        if child.dep_ in ("acomp", "attr")
        for clause in child.children
        if clause.dep_ in ("ccomp", "xcomp", "acl", "relcl")
        and child.dep_ != "attr"
        or clause.dep_ in ("relcl", "ccomp", "acl")
    ]


def _is_extraposed(clause: Token) -> bool:
    words = {child.lower_ for child in clause.children}
    return bool(words & {"that", "to", "whether", "how", "why", "who"})
