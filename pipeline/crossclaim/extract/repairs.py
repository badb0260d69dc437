"""Repairs: parser errors that grammar or layout proves, each a named rule; they change the `Parse`, never the `Doc`."""

from .parse import Parse
from .words import REPORTING

SUBJECTS = ("nsubj", "nsubjpass")
NOUN_TAGS = frozenset({"NN", "NNS"})
INDEFINITE = frozenset({"a", "an"})
PLAN_NOUNS = frozenset(
    """ability agreement aim ambition attempt authority bid capability capacity chance commitment decision desire duty effort
    failure freedom goal inability incentive intention invitation license motion need obligation offer opportunity order
    permission plan pledge power pressure promise proposal readiness reason refusal request requirement responsibility right
    tendency threat time vote way willingness wish""".split()
)


def repair(parse: Parse, timed: frozenset[int]) -> None:
    """Apply every rule; `timed` are the tokens inside temporal expressions."""
    for token in range(len(parse.heads)):
        for rule in RULES.get(parse.deps[token], ()):
            if rule(parse, token, timed):
                parse.link()
                break


def noun_as_verb(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "Kazakhstan shares borders" read as one compound noun: a noun with a subject of its own is a verb."""
    head = parse.heads[token]
    if parse.tags[token] not in NOUN_TAGS or head < token or parse.pos[head] not in ("NOUN", "PROPN"):
        return False
    subject = next((kid for kid in parse.kids[head] + parse.kids[token] if parse.deps[kid] in SUBJECTS), None)
    if subject is None or subject > token:
        return False
    _promote(parse, token, head)
    return True


def _promote(parse: Parse, verb: int, noun: int) -> None:
    """Put `verb` into the place of `noun`, which becomes its object; what stood before the verb moves along."""
    parse.pos[verb], parse.tags[verb] = "VERB", "VBZ" if parse.tags[verb] == "NNS" else "VBP"
    outer = parse.heads[noun]
    parse.heads[verb] = verb if outer == noun else outer
    parse.deps[verb] = parse.deps[noun]
    for kid in parse.kids[noun]:
        verbal = parse.deps[kid] == "conj" and parse.pos[kid] == "VERB"
        if kid != verb and (parse.right[kid] < verb or parse.deps[kid] in ("punct", "cc") or verbal):
            parse.heads[kid] = verb
    parse.heads[noun], parse.deps[noun] = verb, "dobj"
    if outer < verb and parse.tags[outer] == "VBN" and parse.first_kid(outer, "aux", "auxpass", *SUBJECTS) is None:
        _lead(parse, verb, outer)
    parse.link()


def late_apposition(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "X is a member of Y, an organisation focused on Z" read as two clauses: the second is an apposition.

    Without a reporting verb, a clause before its supposed head is no complement of it; an indefinite noun phrase right
    behind the comma with a bare participle is an apposition, anything else a clause of its own.
    """
    head = parse.heads[token]
    if head < token or parse.lemmas[head] in REPORTING or parse.pos[head] != "VERB" or parse.first_kid(token, "mark"):
        return False
    subject = parse.first_kid(head, *SUBJECTS)
    if subject is None or subject < token:
        return False
    outer = parse.heads[head]
    parse.heads[token], parse.deps[token] = (token, "ROOT") if outer == head else (outer, parse.deps[head])
    start = parse.left[subject]
    comma = start - 1
    if parse.tags[head] in ("VBD", "VBN") and parse.lower[start] in INDEFINITE and parse.words[comma] == ",":
        parse.heads[subject], parse.deps[subject] = _noun_before(parse, comma), "appos"
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


def purpose_of_verb(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "provided assistance to support peace": an infinitive behind an object is its verb's purpose, unless the noun plans."""
    noun = parse.heads[token]
    if parse.tags[token] != "VB" or parse.deps[noun] not in ("dobj", "pobj") or parse.lemmas[noun] in PLAN_NOUNS:
        return False
    if not any(parse.lower[kid] == "to" for kid in parse.kids_with(token, "aux")) or parse.first_kid(token, *SUBJECTS):
        return False
    verb = parse.heads[noun] if parse.deps[noun] == "dobj" else parse.heads[parse.heads[noun]]
    if parse.pos[verb] != "VERB" or parse.lemmas[verb] in ("have", "get", "be") or _is_ordinal(parse, noun):
        return False
    parse.heads[token], parse.deps[token] = verb, "advcl"
    return True


def _is_ordinal(parse: Parse, noun: int) -> bool:
    return any(parse.ents[kid] == "ORDINAL" or parse.lower[kid] in ("only", "last", "next") for kid in parse.kids[noun])


def time_of_verb(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "hosted the summit in 2010": a date behind an object says when it happened."""
    noun = parse.heads[token]
    if parse.deps[noun] not in ("dobj", "attr") or token < noun or parse.lower[token] == "of":
        return False
    governed = parse.first_kid(token, "pobj")
    verb = parse.heads[noun]
    if governed is None or governed not in timed or parse.pos[verb] != "VERB":
        return False
    parse.heads[token] = verb
    return True


def cleft(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "It was Ana who won" with "who won" as a complement: it says of Ana that she won."""
    copula = parse.heads[token]
    subject, focus = parse.first_kid(token, "nsubj"), parse.first_kid(copula, "attr")
    if parse.lemmas[copula] != "be" or subject is None or focus is None or parse.tags[subject] not in ("WP", "WDT"):
        return False
    parse.heads[token], parse.deps[token] = focus, "relcl"
    return True


def apposition_as_subject(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "Hosted by Kazakhstan the bank represents ...": a noun phrase right before a verb without subject is its subject."""
    verb = parse.right[token] + 1
    if verb >= len(parse.heads) or parse.tags[verb] not in ("VBZ", "VBD", "VBP") or parse.first_kid(verb, *SUBJECTS):
        return False
    if parse.words[parse.left[token] - 1] == "," or parse.deps[verb] not in ("ROOT", "ccomp", "conj"):
        return False
    if parse.first_kid(verb, "expl", "csubj") is not None or parse.is_above(token, verb):
        return False
    parse.heads[token], parse.deps[token] = verb, "nsubj"
    return True


def conjunct_by_form(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "ruled that he had not broken it and ordered ...": a finite verb is coordinated with a finite verb."""
    partner = parse.heads[token]
    if parse.tags[token] not in ("VBD", "VBZ") or parse.pos[partner] != "VERB" or parse.first_kid(token, *SUBJECTS):
        return False
    above = parse.heads[partner]
    if parse.tags[partner] not in ("VBN", "VB") or parse.deps[partner] not in ("ccomp", "xcomp"):
        return False
    if parse.tags[above] != parse.tags[token] or any(parse.deps[k] in ("aux", "auxpass") for k in parse.kids[token]):
        return False
    parse.heads[token] = above
    return True


def subject_of_auxiliary(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """A subject hung on an auxiliary belongs to its verb."""
    auxiliary = parse.heads[token]
    if parse.deps[auxiliary] not in ("aux", "auxpass"):
        return False
    verb = parse.heads[auxiliary]
    if parse.first_kid(verb, *SUBJECTS) is not None:
        return False
    parse.heads[token] = verb
    return True


def subject_of_complement(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "Is the lake polluted?" with "lake" as subject of "polluted": it is the subject of the copula."""
    complement = parse.heads[token]
    copula = parse.heads[complement]
    if parse.deps[complement] not in ("acomp", "attr") or parse.lemmas[copula] != "be" or token < copula:
        return False
    parse.heads[token] = copula
    return True


def finite_modifier(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "The workers designed the tower" read as a noun phrase: a finite verb behind the root noun is the predicate."""
    noun = parse.heads[token]
    if parse.tags[token] != "VBD" or parse.heads[noun] != noun or parse.pos[noun] not in ("NOUN", "PROPN", "PRON"):
        return False
    if token < noun or parse.first_kid(token, "aux", "auxpass", "mark", *SUBJECTS) is not None:
        return False
    for kid in parse.kids[noun]:
        if kid > token:
            parse.heads[kid] = token
    parse.heads[token], parse.deps[token] = token, "ROOT"
    parse.heads[noun], parse.deps[noun] = token, "nsubj"
    return True


def object_of_preposition(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "boils at 100 degrees" with "degrees" as object: the preposition right before it, without an object, takes it."""
    preposition = parse.left[token] - 1
    if preposition < 0 or parse.deps[preposition] != "prep" or parse.heads[preposition] != parse.heads[token]:
        return False
    if parse.kids[preposition]:
        return False
    parse.heads[token], parse.deps[token] = preposition, "pobj"
    return True


def that_as_object(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "the risk that the dam fails" with "that" as object: a conjunction is no object."""
    if parse.tags[token] == "IN":
        parse.deps[token] = "mark"
    return False


def verb_as_auxiliary(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "Owned by X the bank represents ...": a full verb is no auxiliary, and the participle before it is its adjunct."""
    participle = parse.heads[token]
    if parse.lemmas[token] in AUXILIARY_LEMMAS or parse.tags[token] not in FINITE_TAGS or participle > token:
        return False
    parse.pos[token] = "VERB"
    _lead(parse, token, participle)
    parse.link()
    noun = token - 1
    while parse.heads[noun] == noun + 1 or parse.deps[noun] in ("compound", "amod"):
        noun = parse.heads[noun]
    if parse.deps[noun] == "appos":
        apposition_as_subject(parse, noun, timed)
    return True


def _lead(parse: Parse, verb: int, participle: int) -> None:
    """Make `verb` the head of the clause that `participle` was taken for, which becomes its adjunct."""
    outer = parse.heads[participle]
    parse.heads[verb] = verb if outer == participle else outer
    parse.deps[verb] = parse.deps[participle]
    for kid in parse.kids[participle]:
        if kid > verb and kid != parse.heads[kid]:
            parse.heads[kid] = verb
    parse.heads[participle], parse.deps[participle] = verb, "advcl"


def participle_conjunct(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "built in 1962 and expanded twice": behind a bare participle comes another."""
    partner = parse.heads[token]
    if parse.tags[token] != "VBD" or parse.tags[partner] != "VBN" or parse.first_kid(token, *SUBJECTS) is not None:
        return False
    bare = parse.deps[partner] == "acl" and parse.first_kid(partner, "aux", "auxpass") is None
    passive = parse.first_kid(partner, "auxpass") is not None and parse.first_kid(token, "dobj") is None
    if bare or (passive and parse.first_kid(token, "prep", "ccomp", "xcomp") is None):
        parse.tags[token] = "VBN"
    return False


def noun_with_verb(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """A noun coordinated with a verb is coordinated with the noun before the conjunction."""
    if parse.pos[token] not in ("NOUN", "PROPN") or parse.pos[parse.heads[token]] not in ("VERB", "AUX"):
        return False
    return _join_before(parse, token)


def split_subject(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "guests from A, B, and C arrived" with C as a second subject: it is a member of the list before it."""
    first = parse.first_kid(parse.heads[token], *SUBJECTS)
    if first is None or first >= token or parse.pos[token] not in ("NOUN", "PROPN"):
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


AUXILIARY_LEMMAS = frozenset(
    {"be", "have", "do", "get", "will", "would", "can", "could", "may", "might", "shall", "should", "must"}
)
FINITE_TAGS = frozenset({"VBZ", "VBD", "VBP"})
RULES = {
    "dobj": (that_as_object, object_of_preposition),
    "nsubj": (subject_of_auxiliary, subject_of_complement, split_subject),
    "nsubjpass": (subject_of_auxiliary, split_subject),
    "aux": (verb_as_auxiliary,),
    "auxpass": (verb_as_auxiliary,),
    "appos": (apposition_as_subject,),
    "conj": (participle_conjunct, conjunct_by_form, noun_with_verb),
    "compound": (noun_as_verb,),
    "ccomp": (cleft, late_apposition),
    "acl": (finite_modifier, purpose_of_verb),
    "relcl": (purpose_of_verb,),
    "prep": (time_of_verb,),
}
