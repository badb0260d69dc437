"""What a number counts or measures: the lemma of the head noun, found from the parse."""

from spacy.tokens import Doc, Token

# Nouns that only say that something is counted; what is counted stands after "of" ("a total of 1,204 adults").
_COUNTING = frozenset(
    ("total", "number", "some", "sum", "estimate", "average", "maximum", "minimum", "majority", "record")
)
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")


def counted_noun(doc: Doc, start: int, end: int, has_unit: bool) -> str:
    """The lemma of what the quantity in tokens `start` to `end` counts or measures, "" if the parse does not tell."""
    head = doc[start:end].root
    found: Token | None
    if has_unit:
        found = _complement_of(head) or _modified(head) or _governor(head)
    else:
        found = _modified(head) or _complement_of(head) or _following(doc, end) or _governor(head)
    return "" if found is None else _lemma(found)


def _lemma(token: Token) -> str:
    return token.lemma_.lower() if token.pos_ != "PROPN" else token.text


def _is_noun(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN")


def _modified(head: Token) -> Token | None:
    """The noun that the number or the unit stands before: "612 turbines", "a 12-week trial", "50 mg velotrine"."""
    if (
        head.dep_ in ("nummod", "compound", "amod", "nmod", "quantmod", "poss")
        and _is_noun(head.head)
        and head.head.i > head.i
    ):
        return head.head
    if (
        head.dep_ in ("quantmod", "compound", "nummod")
        and head.head.dep_ in ("nummod", "amod", "nmod", "compound")
        and head.head.i > head.i
    ):
        return _modified(head.head)
    return None


def _complement_of(head: Token) -> Token | None:
    """The noun after "of": "12.5 percent of the shares", "two thirds of voters"."""
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ == "of":
            for noun in child.children:
                if noun.dep_ == "pobj" and _is_noun(noun):
                    return noun
    return None


def _following(doc: Doc, end: int) -> Token | None:
    """A noun directly after the number, when the parser attached the number elsewhere."""
    if end < len(doc) and doc[end].pos_ == "NOUN" and doc[end].tag_ == "NNS":
        return doc[end]
    return None


def _governor(head: Token) -> Token | None:
    """What the amount is said of: the noun before a preposition ("a capacity of 27,500"), else object or subject of its verb."""
    token = head
    for _ in range(4):
        parent = token.head
        if parent is token:
            return None
        if token.dep_ in (
            "pobj",
            "quantmod",
            "nummod",
            "appos",
            "nmod",
            "conj",
            "npadvmod",
            "dobj",
            "attr",
            "prep",
            "oprd",
            "dep",
        ):
            if parent.pos_ in ("VERB", "AUX"):
                return _argument_of(parent, head)
            if _is_noun(parent) and token.dep_ in ("prep", "appos", "nmod") and parent.lemma_ not in _COUNTING:
                return parent
            token = parent
        else:
            return None
    return None


def _argument_of(verb: Token, head: Token) -> Token | None:
    """The object of the verb if the amount is not the object itself, else the subject; only nouns."""
    inside = {head.i} | {token.i for token in head.ancestors}
    for child in verb.children:
        if child.dep_ == "dobj" and child.i not in inside and _is_noun(child):
            return child
    for child in verb.children:
        if child.dep_ in _SUBJECTS and child.i not in inside:
            return child if child.pos_ == "NOUN" else None
    if verb.dep_ in ("conj", "xcomp", "ccomp") and verb.head.pos_ in ("VERB", "AUX") and verb.dep_ != "ccomp":
        return _argument_of(verb.head, head)
    if verb.dep_ == "acl" and verb.head.pos_ == "NOUN":
        return verb.head
    return None
