"""Disjoint reference: what stands beside a subject in its own clause and is no reflexive means something else.

Chomsky (1981), principles B and C, as far as a parse shows them: "A judge released him" and "Adler and Cole founded the firm"
say of nobody that he released, or founded, himself.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from .antecedents import Antecedent, Scene, antecedent_at
from .clause_links import subject_of

_OBJECTS = frozenset(("dobj", "dative", "iobj", "oprd"))
_LETTING = frozenset(("let", "make", "have", "see", "watch", "help", "keep", "leave", "get", "hear"))
_MEMBERS = ("conj", "appos")


def is_own_subject(scene: Scene, token: Token, found: Antecedent) -> bool:
    """Whether `found` is the subject, or one of several joined subjects, of the clause that `token` is an object of."""
    return any(_is_same(scene, head, found) for head in subjects_beside(token))


def subjects_beside(token: Token) -> list[Token]:
    """The heads of the subject beside an object that is neither reflexive nor a possessive; none for any other word."""
    if token.lower_.endswith(("self", "selves")):
        return []
    verb = _verb_of(token)
    subject = subject_of(verb) if verb is not None else None
    return [] if subject is None or subject == token else list(_joined(subject))


def _verb_of(token: Token) -> Token | None:
    """The verb that a word is an object, a second object or the agent of."""
    if token.dep_ in _OBJECTS:
        return token.head if token.head.pos_ in ("VERB", "AUX") else None
    # "released him" with "him" as subject of what he is found to be: "found him guilty".
    if token.dep_ == "nsubj" and token.head.dep_ == "ccomp" and token.tag_ == "PRP":
        let = token.head.pos_ == "VERB" and token.head.head.lemma_ in _LETTING  # "the railway let it silt up"
        return token.head.head if let or token.head.pos_ in ("ADJ", "NOUN") else None
    return token.head.head if token.dep_ == "pobj" and token.head.dep_ in ("agent", "dative") else None


def _joined(subject: Token) -> Iterator[Token]:
    """A subject and what is coordinated with it."""
    yield subject
    for child in subject.children:
        if child.dep_ in _MEMBERS and child.i > subject.i:
            yield from _joined(child)


def _is_same(scene: Scene, head: Token, found: Antecedent) -> bool:
    if head == found.head:
        return True
    known = antecedent_at(scene, head)
    return known is not None and known.name == found.name
