"""Repairs of adjuncts: what hangs on a noun but belongs to the verb, or on the verb but to a preposition.

Each rule gets a token and says whether it moved something; `timed` are the tokens inside temporal expressions.
"""

from .parse import Parse
from .repair_subjects import SUBJECTS
from .words import INDEFINITE_PRONOUNS

PLAN_NOUNS = frozenset(
    """ability agreement aim ambition attempt authority bid capability capacity chance commitment decision desire duty effort
    failure freedom goal inability incentive intention invitation license motion need obligation offer opportunity order
    permission plan pledge power pressure promise proposal readiness reason refusal request requirement responsibility right
    tendency threat time vote way willingness wish""".split()
)
# Participles behind a comma that say how the whole came about, not what became of the object.
EVENTUAL = frozenset(
    "help drive follow fuel boost lift hit support aid lead encourage force join accompany base compare give".split()
)
PREFIXES = frozenset("non anti ex pre post co pro multi semi sub inter counter re self quasi pseudo".split())


def purpose_of_verb(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "provided assistance to support peace": an infinitive behind an object is its verb's purpose, unless the noun plans."""
    noun = parse.heads[token]
    if parse.tags[token] != "VB" or parse.deps[noun] not in ("dobj", "pobj") or parse.lemmas[noun] in PLAN_NOUNS:
        return False
    if not any(parse.lower[kid] == "to" for kid in parse.kids_with(token, "aux")) or parse.first_kid(token, *SUBJECTS):
        return False
    verb = parse.heads[noun] if parse.deps[noun] == "dobj" else parse.heads[parse.heads[noun]]
    if parse.lower[noun] in INDEFINITE_PRONOUNS:
        return False  # "needed someone to read the instruments"
    if parse.pos[verb] != "VERB" or parse.lemmas[verb] in ("have", "get", "be") or _is_ordinal(parse, noun):
        return False
    parse.heads[token], parse.deps[token] = verb, "advcl"
    return True


def _is_ordinal(parse: Parse, noun: int) -> bool:
    return any(parse.ents[kid] == "ORDINAL" or parse.lower[kid] in ("only", "last", "next") for kid in parse.kids[noun])


def time_of_verb(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "hosted the summit in 2010": a date behind an object says when it happened."""
    noun = parse.heads[token]
    if parse.deps[noun] in ("nsubj", "nsubjpass") and token < parse.left[noun] + 1 and parse.doc[token].is_sent_start:
        parse.heads[token] = parse.heads[noun]  # "In 2018 an avalanche killed five"
        return True
    if parse.deps[noun] not in ("dobj", "attr") or token < noun or parse.lower[token] == "of":
        return False
    governed = parse.first_kid(token, "pobj")
    verb = parse.heads[noun]
    if governed is None or governed not in timed or parse.pos[verb] != "VERB":
        return False
    parse.heads[token] = verb
    return True


def participle_behind_noun(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "was measured by samples taken every 30 minutes": a participle right behind a plural says what those are."""
    noun = token - 1
    above = parse.heads[token]
    if parse.tags[token] != "VBN" or noun <= above or parse.tags[noun] != "NNS" or parse.kids[token][:1] == [noun]:
        return False
    if (
        parse.left[token] != token
        or parse.deps[noun] not in ("pobj", "dobj")
        or parse.first_kid(above, "auxpass") is None
    ):
        return False
    parse.heads[token], parse.deps[token] = noun, "acl"
    return True


def adverb_of_number(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "About one person in ten gets it" with "about" as an adverb of the verb: it belongs to the number."""
    number = token + 1
    if parse.lower[token] not in ("about", "around", "almost", "nearly", "roughly", "some", "over") or parse.tags[
        number : number + 1
    ] != ["CD"]:
        return False
    if parse.heads[token] == number:
        return False
    parse.heads[token], parse.deps[token] = number, "quantmod"
    return True


def participle_of_object(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "Engineers credit the dam at Vrana, completed last year" with the engineers completed: it is the object that was."""
    verb, comma = parse.heads[token], parse.left[token] - 1
    things = parse.kids_with(verb, "dobj")
    if parse.tags[token] != "VBN" or parse.left[token] != token or parse.words[comma] != "," or not things:
        return False
    if parse.lemmas[token] in EVENTUAL or parse.right[things[-1]] != comma - 1:
        return False
    parse.heads[token], parse.deps[token] = things[-1], "acl"
    return True


def comparative_before_noun(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "Longer trials are needed" with "longer" as an adverb: right before the subject it is its adjective."""
    noun = token + 1
    if parse.tags[token] not in ("JJR", "JJ") or parse.deps[noun : noun + 1] not in (["nsubj"], ["nsubjpass"]):
        return False
    if (
        parse.heads[noun] != parse.heads[token]
        or parse.tags[noun] not in ("NN", "NNS")
        or not parse.doc[token].is_sent_start
    ):
        return False
    parse.heads[token], parse.deps[token] = noun, "amod"
    return True


def preposition_in_preposition(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "charges in under two hours", "wait until seven days after the last tablet": the first governs the second."""
    if parse.kids[token] or parse.tags[token] != "IN":
        return False
    for kid in parse.kids_with(parse.heads[token], "prep"):
        if kid > token and parse.first_kid(kid, "pobj") is not None and parse.left[kid] == token + 1:
            parse.heads[kid] = token
            return True
    return False


def stranded_preposition(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "the conclusion that you come to", "a subject that nobody spoke about" read as content clauses.

    A preposition with nothing behind it governs what the clause stands behind: "that" is a relative pronoun.
    """
    verb = parse.heads[token]
    that = parse.left[verb]
    if token < verb or any(kid != that for kid in parse.kids[token]) or parse.lower[that] != "that":
        return False
    if parse.deps[that] not in ("mark", "pobj") or parse.heads[that] not in (verb, token):
        return False
    noun = that - 1
    above = parse.heads[verb]
    complement = parse.deps[verb] == "ccomp" and parse.lemmas[above] == "be" and parse.deps[noun] == "attr"
    if parse.pos[noun] != "NOUN" or not (complement or (parse.deps[verb] == "acl" and above == noun)):
        return False
    parse.heads[verb], parse.deps[verb] = noun, "relcl"
    parse.heads[that], parse.deps[that], parse.tags[that] = token, "pobj", "WDT"
    return True


def prefixed_word(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "non-proliferation" as three words with places of their own: the prefix and the hyphen belong to the last part."""
    hyphen, last = token - 1, token
    first = token - 2
    if first < 0 or parse.words[hyphen] != "-" or parse.lower[first] not in PREFIXES or _is_spaced(parse, first):
        return False
    parts = (first, hyphen, last)
    if parse.heads[first] == last and parse.heads[hyphen] in (first, last):
        return False
    # The place of the whole is that of a part whose head stands below none of the others.
    top = next(
        (part for part in parts if _is_outside(parse, parse.heads[part], parts) or parse.heads[part] == part), None
    )
    if top is None:
        return False
    outer, dep = parse.heads[top], parse.deps[top]
    for part in (first, hyphen):
        for kid in parse.kids[part]:
            if kid not in parts:
                parse.heads[kid] = last
    parse.heads[last], parse.deps[last] = (last if outer in parts else outer), dep
    parse.heads[first], parse.deps[first] = last, "compound"
    parse.heads[hyphen], parse.deps[hyphen], parse.pos[hyphen] = last, "punct", "PUNCT"
    return True


def _is_outside(parse: Parse, head: int, parts: tuple[int, int, int]) -> bool:
    return not any(parse.is_above(part, head) for part in parts)


def _is_spaced(parse: Parse, first: int) -> bool:
    return parse.chunks[first].endswith(" ") or parse.chunks[first + 1].endswith(" ")


def name_as_sign(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "beat Denby Town" with "Denby" as punctuation: a name right before a name is a part of it."""
    if not parse.words[token].istitle() or parse.pos[token] != "PROPN" or parse.pos[token + 1 : token + 2] != ["PROPN"]:
        return False
    parse.heads[token], parse.deps[token] = token + 1, "compound"
    return True


def unit_of_number(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "stood at €410m at the end" with "m" as a second object: what is written together belongs together."""
    number = token - 1
    if (
        number < 0
        or parse.pos[number] != "NUM"
        or parse.chunks[number].endswith(" ")
        or parse.heads[number] != parse.heads[token]
    ):
        return False
    parse.heads[token], parse.deps[token] = number, "quantmod"
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
