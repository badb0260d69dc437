"""Repairs of noun phrases: subjects, appositions and list members that hang in the wrong place.

Each rule gets a token and says whether it moved something; `timed` are the tokens inside temporal expressions.
"""

from .parse import Parse
from .words import REPORTING, TIME_NOUNS

SUBJECTS = ("nsubj", "nsubjpass")
DASHES = frozenset({"–", "—", "--", "-"})
EXPLETIVES = frozenset({"there", "it", "here"})
INDEFINITE = frozenset({"a", "an"})


def name_as_expletive(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "Ishmere has been a promoter" with an unknown name taken for "there": only "there" and "it" are expletives."""
    if parse.lower[token] in EXPLETIVES or not parse.words[token][0].isupper():
        return False
    parse.deps[token], parse.pos[token], parse.tags[token] = "nsubj", "PROPN", "NNP"
    return True


def role_of_subject(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "As the first country to renounce it, X ..." read as a clause of its own: "as" governs the noun."""
    verb = parse.heads[token]
    mark = parse.first_kid(verb, "mark")
    if mark is None or parse.lower[mark] != "as" or parse.tags[verb] != "VB" or parse.deps[verb] != "advcl":
        return False
    if not any(parse.lower[kid] == "to" for kid in parse.kids_with(verb, "aux")):
        return False
    parse.heads[mark], parse.deps[mark] = parse.heads[verb], "prep"
    parse.heads[token], parse.deps[token] = mark, "pobj"
    parse.heads[verb], parse.deps[verb] = token, "relcl"
    return True


def late_apposition(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "X is a member of Y, an organisation focused on Z" read as two clauses: the second is an apposition.

    Without a reporting verb, a clause before its supposed head is no complement of it; an indefinite noun phrase right
    behind the comma with a bare participle is an apposition, anything else a clause of its own.
    """
    head = parse.heads[token]
    if head < token or parse.pos[head] not in ("VERB", "AUX") or parse.first_kid(token, "mark"):
        return False
    subject = parse.first_kid(head, *SUBJECTS)
    if subject is None or subject < token:
        return False
    parted = parse.words[parse.left[subject] - 1] == ";"
    if (parse.lemmas[head] in REPORTING or parse.pos[head] == "AUX") and not parted:
        return False
    outer = parse.heads[head]
    parse.heads[token], parse.deps[token] = (token, "ROOT") if outer == head else (outer, parse.deps[head])
    start = parse.left[subject]
    comma = start - 1
    if parse.tags[head] in ("VBD", "VBN") and parse.lower[start] in INDEFINITE and parse.words[comma] == ",":
        noun = _noun_before(parse, comma)
        parse.heads[subject], parse.deps[subject] = noun, "appos"
        parse.heads[comma] = noun
        parse.heads[head], parse.deps[head], parse.tags[head] = subject, "acl", "VBN"
    else:
        parse.heads[head], parse.deps[head] = token, "parataxis"
    return True


def _noun_before(parse: Parse, place: int) -> int:
    token = place - 1
    while (
        parse.heads[token] > token - 1
        and parse.heads[token] < place
        and parse.pos[parse.heads[token]] in ("NOUN", "PROPN")
    ):
        token = parse.heads[token]
    return token


def apposition_as_subject(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "Hosted by Kazakhstan the bank represents ...": a noun phrase right before a verb without subject is its subject."""
    verb = parse.right[token] + 1
    if verb >= len(parse.heads) or parse.tags[verb] not in ("VBZ", "VBD", "VBP") or parse.first_kid(verb, *SUBJECTS):
        return False
    opening = any(kid < token and parse.is_above(kid, token) for kid in parse.kids_with(verb, "advcl"))
    if (parse.words[parse.left[token] - 1] == "," and not opening) or parse.deps[verb] not in ("ROOT", "ccomp", "conj"):
        return False
    if parse.first_kid(verb, "expl", "csubj") is not None or parse.is_above(token, verb):
        return False
    parse.heads[token], parse.deps[token] = verb, "nsubj"
    return True


def subject_of_auxiliary(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """A subject hung on an auxiliary belongs to its verb; of "has this season won" the season is no subject."""
    auxiliary = parse.heads[token]
    if parse.deps[auxiliary] not in ("aux", "auxpass"):
        return False
    verb = parse.heads[auxiliary]
    rival = parse.first_kid(verb, *SUBJECTS)
    if rival is not None and not (token < auxiliary < rival < verb and parse.lemmas[rival] in TIME_NOUNS):
        return False
    if rival is not None:
        parse.deps[rival] = "npadvmod"
    parse.heads[token] = verb
    return True


def subject_of_participle(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "The suspect, thought to be Dutch, was seen" with "suspect" as subject of "thought": it is that of "was seen"."""
    participle = parse.heads[token]
    verb = parse.heads[participle]
    if parse.deps[participle] != "advcl" or parse.tags[participle] not in ("VBD", "VBN") or verb < participle:
        return False
    if parse.words[participle - 1] != "," or token > participle or parse.first_kid(verb, *SUBJECTS) is not None:
        return False
    parse.heads[token] = verb
    parse.heads[participle], parse.deps[participle], parse.tags[participle] = token, "acl", "VBN"
    return True


def subject_of_complement(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "Is the lake polluted?" with "lake" as subject of "polluted": it is the subject of the copula."""
    complement = parse.heads[token]
    copula = parse.heads[complement]
    if parse.deps[complement] not in ("acomp", "attr") or parse.lemmas[copula] != "be" or token < copula:
        return False
    parse.heads[token] = copula
    return True


def split_subject(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "guests from A, B, and C arrived" with C as a second subject: it is a member of the list before it."""
    first = parse.first_kid(parse.heads[token], *SUBJECTS)
    if first is None or first >= token or parse.pos[token] not in ("NOUN", "PROPN"):
        return False
    verb = parse.heads[token]
    if (
        first < verb < parse.left[token] == verb + 1
        and parse.first_kid(verb, "dobj", "attr", "auxpass", "ccomp") is None
    ):
        parse.deps[token] = "dobj"  # "she replaces Mr Dunne"
        return True
    if parse.left[token] == first + 1 and parse.pos[token] == "PROPN" and parse.tags[first] == "NN":
        parse.heads[first], parse.deps[first] = token, "nmod"  # "the film Casablanca won"
        return True
    if parse.words[parse.left[token] - 1] in DASHES and parse.left[first] in parse.starts:
        parse.deps[first] = "dep"  # "PARIS, 4 June – Lumio announced": the place of a dispatch
        return False
    preposition = parse.left[token] - 1
    if parse.deps[preposition] == "prep" and not parse.kids[preposition] and preposition > first:
        parse.heads[token], parse.deps[token] = preposition, "pobj"
        return True
    return _join_before(parse, token)


def described_subject(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "The daughter of a chemist, she entered the convent" with two subjects: the pronoun is the one, the noun says who she is."""
    verb = parse.heads[token]
    rival = parse.first_kid(verb, *SUBJECTS)
    if parse.lower[token] not in ("he", "she", "it", "they") or rival is None or rival >= token:
        return False
    if parse.words[token - 1] != "," or parse.right[rival] not in (token - 1, token - 2):
        return False
    parse.heads[rival], parse.deps[rival] = token, "dep"
    return True


def object_of_relative(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "The company that runs it installed a screen" with "it" as a second subject: it is the object of the verb before it."""
    verb, before = parse.heads[token], token - 1
    if parse.tags[token] != "PRP" or parse.lower[token] not in ("it", "them", "him", "us", "me", "her"):
        return False
    rival = next((kid for kid in parse.kids[verb] if parse.deps[kid] in SUBJECTS and kid < before), None)
    if rival is None or parse.deps[before] != "relcl" or not parse.is_above(rival, before):
        return False
    parse.heads[token], parse.deps[token] = before, "dobj"
    return True


def late_report(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "The state is to move it, the commissioner, Ana Lind, announced on Monday" with "announced" as a participle."""
    noun = parse.heads[token]
    anchor = parse.heads[noun]
    if parse.tags[token] not in ("VBN", "VBD") or parse.lemmas[token] not in REPORTING or parse.deps[noun] != "appos":
        return False
    verb = parse.heads[anchor]
    if (
        parse.deps[anchor] not in SUBJECTS
        or not anchor < verb < noun
        or parse.first_kid(token, "aux", "auxpass") is not None
    ):
        return False
    parse.heads[noun], parse.deps[noun] = token, "nsubj"
    parse.heads[token], parse.deps[token], parse.tags[token] = verb, "parataxis", "VBD"
    return True


def noun_with_verb(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """A noun coordinated with a verb is coordinated with the noun before the conjunction."""
    if parse.pos[token] not in ("NOUN", "PROPN") or parse.pos[parse.heads[token]] not in ("VERB", "AUX"):
        return False
    return _join_before(parse, token)


def _join_before(parse: Parse, token: int) -> bool:
    conjunction = parse.left[token] - 1
    if conjunction < 2 or parse.deps[conjunction] != "cc":
        return False
    place = conjunction
    while place > 1 and parse.pos[place - 1] == "PUNCT" and parse.words[place - 1] != ")":
        place -= 1
    if parse.words[place - 1] == ")":
        opening = next((k for k in range(place - 2, max(place - 8, 0), -1) if parse.words[k] == "("), None)
        place = opening if opening is not None else place
    noun = place - 1
    if parse.pos[noun] not in ("NOUN", "PROPN") or parse.is_above(token, noun):
        return False
    parse.heads[conjunction] = parse.heads[token] = noun
    parse.deps[token] = "conj"
    return True
