"""Names that a document treats as those of states, whether or not any list knows them."""

from spacy.tokens import Token

from ..tables import read_table

_TABLE = read_table("reference")["states"]
_OWNED = frozenset(_TABLE["owned"])
_GAINED = frozenset(_TABLE["gained"])
_BECAME = frozenset(_TABLE["became"])
_ENDINGS = ("n", "an", "ian", "ean", "ese", "ish", "i")
_COPULAS = frozenset(("be", "become", "remain"))
_GERUND_DEPS = frozenset(("advcl", "pcomp", "prep"))


def is_told_state(root: Token) -> bool:
    """Whether the clause of a name says that it is a state: "Since winning independence, X has ...", "X's foreign policy"."""
    head = root.head
    if root.dep_ == "poss":
        return _term(head) in _OWNED
    if root.dep_ == "pobj" and head.lower_ == "of" and head.dep_ == "prep":
        return _term(head.head) in _OWNED
    if root.dep_ not in ("nsubj", "expl") or head.pos_ not in ("VERB", "AUX"):
        return False
    if head.lemma_ in _COPULAS:
        return any(child.dep_ == "acomp" and child.lower_ in _BECAME for child in head.children)
    return _gains(head) or any(_gains(below) for below in _gerunds(head))


def demonyms_of(name: str) -> set[str]:
    """What the people of a place with this name may be called, in lower case: "Tavoria" -> "tavorian", ...; for single words."""
    lower = name.lower()
    stems = {lower, lower.rstrip("aeiouy")}
    return {stem + ending for stem in stems for ending in _ENDINGS if len(stem) > 2} - {lower}


def _gains(verb: Token) -> bool:
    return any(child.dep_ == "dobj" and _term(child) in _GAINED for child in verb.children)


def _gerunds(verb: Token) -> list[Token]:
    """Gerunds and participles below a verb, behind a preposition or not: "since winning", "having won"."""
    found = []
    for child in verb.children:
        if child.dep_ in _GERUND_DEPS and child.i < verb.i:
            found.append(child)
            found.extend(below for below in child.children if below.dep_ == "pcomp")
    return found


def _term(noun: Token) -> str:
    """The noun with the modifier that makes it telling: "foreign policy", "central bank"."""
    lemma = noun.lemma_.lower()
    for child in noun.lefts:
        pair = f"{child.lower_} {lemma}"
        if pair in _OWNED or pair in _GAINED:
            return pair
    return lemma
