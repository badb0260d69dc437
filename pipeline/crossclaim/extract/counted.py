"""What a number counts or measures: the lemma of the head noun, found from the parse."""

from spacy.tokens import Doc, Token

from ..units import is_unit_word

# Nouns that only say that something is counted; what is counted stands after "of" ("a total of 1,204 adults").
_COUNTING = frozenset(
    ("total", "number", "some", "sum", "estimate", "average", "maximum", "minimum", "majority", "record")
)
# Verbs whose object is an amount of their subject; with other verbs the amount is what is paid, made or carried.
_MEASURING = frozenset(
    "be reach hit exceed total cost weigh measure cover span last take rise fall grow shrink drop increase decrease decline climb jump slip "
    "average equal number comprise amount stand top surpass gain add become remain stay run slide plunge surge soar tumble rebound".split()
)
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_UPWARD = frozenset(
    "pobj quantmod nummod appos nmod conj npadvmod dobj attr prep oprd dep agent acomp advmod amod".split()
)
_STEPS = 5


def counted_noun(doc: Doc, start: int, end: int, unit: str, *, lasting: bool = False) -> str:
    """The lemma of what the quantity in tokens `start` to `end` counts or measures, "" if the parse does not tell.

    `lasting` is for durations, which measure only what they directly stand with ("a 12-week trial", "the trial lasted 12 weeks").
    """
    head = doc[start:end].root
    found: Token | None
    if unit:
        found = _complement_of(head) or _modified(head) or _governor(head, start, end, lasting)
    else:
        found = _modified(head) or _complement_of(head) or _following(doc, end) or _governor(head, start, end, False)
    if found is None or start <= found.i < end:
        return ""
    return found.lemma_.lower() if found.pos_ != "PROPN" else found.text


def _is_noun(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN") and not is_unit_word(token.lower_)


def _modified(head: Token) -> Token | None:
    """The noun that the number or the unit stands before: "612 turbines", "a 12-week trial", "a 20-year-old man"."""
    for _ in range(3):
        above = head.head
        if (
            head.dep_ not in ("nummod", "compound", "amod", "nmod", "quantmod", "poss", "npadvmod", "advmod")
            or above.i <= head.i
        ):
            return None
        if _is_noun(above):
            return above
        head = above
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
    if end < len(doc) and doc[end].tag_ == "NNS" and _is_noun(doc[end]):
        return doc[end]
    return None


def _governor(head: Token, start: int, end: int, lasting: bool) -> Token | None:
    """What the amount is said of: the noun before a preposition ("a capacity of 27,500"), else object or subject of its verb."""
    token = head
    direct = True
    for _ in range(_STEPS):
        parent = token.head
        if parent is token or token.dep_ not in _UPWARD:
            return None
        outside = not start <= parent.i < end
        if parent.pos_ in ("VERB", "AUX") and outside:
            return _argument_of(parent, token, direct and token.dep_ == "dobj", lasting)
        if outside and _is_noun(parent) and token.dep_ in ("prep", "appos", "nmod") and parent.lemma_ not in _COUNTING:
            return None if lasting else parent
        if outside and parent.pos_ == "ADP":
            direct = False
        token = parent
    return None


def _argument_of(verb: Token, below: Token, as_object: bool, lasting: bool) -> Token | None:
    """The object of the verb if the amount is not the object itself, else its subject where verb and amount fit together."""
    measuring = verb.lemma_ in _MEASURING
    if (as_object or lasting) and not measuring:
        return None
    for child in verb.children:
        if child.dep_ == "dobj" and child is not below and child.i != below.i and _is_noun(child):
            return child
    for child in verb.children:
        if child.dep_ in _SUBJECTS and child.i != below.i:
            return child if child.pos_ == "NOUN" or (child.is_upper and not child.ent_type_) else None
    if verb.dep_ in ("conj", "xcomp") and verb.head.pos_ in ("VERB", "AUX"):
        return _argument_of(verb.head, verb, as_object, lasting)
    return verb.head if verb.dep_ == "acl" and verb.head.pos_ == "NOUN" else None
