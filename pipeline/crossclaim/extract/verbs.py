"""Verb groups: which words make up a predicate, and its voice, tense and aspect."""

from typing import Literal, NamedTuple

from .parse import Parse
from .words import CHAIN_ADJECTIVES, MODALS_PLANNED, RELATIVE_TAGS, STATIVE_PARTICIPLES

Tense = Literal["past", "present", "future", "none"]
Aspect = Literal["simple", "perfect", "progressive", "perfect_progressive"]
Voice = Literal["active", "passive"]

AUXILIARIES = frozenset({"aux", "auxpass", "neg", "prt"})
OBJECT_DEPS = frozenset({"dobj", "dative"})
CAUSING = frozenset({"have", "get", "see", "want", "need", "order"})
PRESENT_TAGS = frozenset({"VBZ", "VBP"})


class Grammar(NamedTuple):
    """Voice, tense and aspect of one verb group."""

    voice: Voice
    tense: Tense
    aspect: Aspect


def is_predicate(parse: Parse, token: int) -> bool:
    """Whether a clause can be read from this token: a full verb or a copula, no auxiliary and no modifier of a noun."""
    dep = parse.deps[token]
    if parse.pos[token] == "VERB":
        if parse.ents[token] == "ORDINAL" or parse.lower[token].endswith(("teenth", "tieth")):
            return False  # "lifts them to fourteenth"
        return dep not in ("amod", "compound", "aux", "auxpass", "prep", "prt", "case", "det", "nmod", "quantmod")
    return parse.pos[token] == "AUX" and dep not in ("aux", "auxpass", "prep")


def verb_words(parse: Parse, verb: int) -> list[int]:
    """The verb with its auxiliaries, negation and particle, in order."""
    return sorted([verb, *parse.kids_with(verb, *AUXILIARIES)])


def read_chain(parse: Parse, verb: int) -> list[int]:
    """`verb` and the open complements that share its subject: "seeks", "to balance"; "was", "able", "to reinforce"."""
    chain = [verb]
    while (following := _open_complement(parse, chain[-1])) is not None:
        chain.append(following)
    return chain


def chain_words(parse: Parse, chain: list[int]) -> list[int]:
    """All predicate words of a chain, in order."""
    return sorted({word for verb in chain for word in verb_words(parse, verb)})


def read_grammar(parse: Parse, words: list[int], verb: int) -> Grammar:
    """Voice of `verb` (the content verb), tense and aspect of the whole group `words`."""
    finite = [word for word in words if word <= verb] or words
    # The auxiliary of an earlier conjunct has a head outside the group.
    passive = any(
        parse.heads[word] == verb or (parse.tags[verb] == "VBN" and parse.heads[word] not in words)
        for word in words
        if parse.deps[word] == "auxpass"
    )
    if parse.tags[verb] == "VBN" and not any(parse.pos[word] == "AUX" and word != verb for word in words):
        passive = _is_bare_participle(parse, verb)
    return Grammar("passive" if passive else "active", _tense(parse, finite), _aspect(parse, finite, verb))


def _is_bare_participle(parse: Parse, verb: int) -> bool:
    """ "built in 1962 and expanded twice": neither verb has an auxiliary, both are passive."""
    while parse.deps[verb] == "conj" and parse.pos[parse.heads[verb]] == "VERB":
        verb = parse.heads[verb]
    if parse.deps[verb] in ("ccomp", "xcomp"):  # "had the car repaired"
        return parse.lemmas[parse.heads[verb]] in CAUSING and parse.first_kid(verb, "nsubj") is not None
    return parse.tags[verb] == "VBN" and parse.deps[verb] in ("acl", "advcl", "relcl", "amod")


def is_stative(parse: Parse, verb: int) -> bool:
    """Whether a bare past participle states what is, not what happened."""
    return parse.lemmas[verb].lower() in STATIVE_PARTICIPLES


def first_conjunct(parse: Parse, verb: int) -> int:
    """The verb that starts the coordination `verb` stands in; itself if there is none."""
    while parse.deps[verb] == "conj" and parse.pos[parse.heads[verb]] in ("VERB", "AUX"):
        verb = parse.heads[verb]
    return verb


def chain_root(parse: Parse, verb: int) -> int:
    """The verb whose open complement `verb` is, through any number of steps; itself if it is none."""
    while parse.deps[verb] == "xcomp":
        head = parse.heads[verb]
        if verb not in read_chain(parse, head) and parse.pos[head] != "ADJ":
            return verb
        verb = head if parse.pos[head] != "ADJ" else parse.heads[head]
    return verb


def _open_complement(parse: Parse, verb: int) -> int | None:
    if parse.pos[verb] == "ADJ":
        return _verbal_xcomp(parse, verb)
    if any(parse.deps[kid] in OBJECT_DEPS for kid in parse.kids[verb]):
        return None
    found = _verbal_xcomp(parse, verb)
    if found is None and parse.lemmas[verb] == "be":
        adjective = parse.first_kid(verb, "acomp")
        if adjective is not None and parse.lower[adjective] in CHAIN_ADJECTIVES and _verbal_xcomp(parse, adjective):
            return adjective
    return found


def _verbal_xcomp(parse: Parse, head: int) -> int | None:
    for kid in parse.kids_with(head, "xcomp"):
        verbal = kid > head and parse.pos[kid] in ("VERB", "AUX")
        asked = parse.tags[parse.left[kid]] in RELATIVE_TAGS  # "explained how to apply"
        if verbal and not asked and parse.first_kid(kid, "nsubj", "nsubjpass", "csubj") is None:
            return kid
    return None


def _tense(parse: Parse, words: list[int]) -> Tense:
    for word in words:
        if parse.lower[word] in MODALS_PLANNED and parse.tags[word] == "MD":
            return "future"
        if parse.tags[word] == "VBD":
            return "past"
        if parse.tags[word] in PRESENT_TAGS or parse.tags[word] == "MD":
            return "present"
    return "none"


def _aspect(parse: Parse, words: list[int], verb: int) -> Aspect:
    perfect = any(parse.lemmas[word] == "have" and word != verb and parse.deps[word] == "aux" for word in words)
    progressive = any(
        parse.tags[word] == "VBG"
        and (parse.deps[word] == "auxpass" or any(parse.lemmas[aux] == "be" for aux in parse.kids_with(word, "aux")))
        for word in words
    )
    if perfect and progressive:
        return "perfect_progressive"
    return "perfect" if perfect else "progressive" if progressive else "simple"
