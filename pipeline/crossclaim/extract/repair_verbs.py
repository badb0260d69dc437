"""Repairs of predicates: words that the parser took for another part of speech, and verbs in the wrong place.

Each rule gets a token and says whether it moved something; `timed` are the tokens inside temporal expressions.
"""

from .antecedents import PERSON_NOUNS
from .clause_links import is_conjunction
from .inflect import finite_form
from .parse import Parse
from .repair_subjects import SUBJECTS, apposition_as_subject
from .words import GIVING

NOUN_TAGS = frozenset({"NN", "NNS"})
# Verbs that hardly do without an object: behind a passive they are passive, whatever follows.
DONE_TO = frozenset(
    """repair replace rebuild restore restock sell buy name arrest charge convict sentence jail fine publish print translate install remove
    destroy damage demolish clean wash treat test check inspect approve reject adopt sign record file store bottle ship pack build
    design make paint decorate furnish award honour separate divide split identify elect appoint promote dismiss recruit train transfer rescue bury fit coat cover""".split()
)
# What only persons and bodies do.
WILLED = frozenset(
    "offer refuse decline agree promise propose ask decide order announce call urge demand threaten vow thank".split()
)
FINITE_TAGS = frozenset({"VBZ", "VBD", "VBP"})
AUXILIARY_LEMMAS = frozenset(
    {"be", "have", "do", "get", "will", "would", "can", "could", "may", "might", "shall", "should", "must"}
)


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
    parse.relink(verb)


def verb_as_auxiliary(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "Owned by X the bank represents ...": a full verb is no auxiliary, and the participle before it is its adjunct."""
    participle = parse.heads[token]
    if parse.lemmas[token] in AUXILIARY_LEMMAS or parse.tags[token] not in FINITE_TAGS or participle > token:
        return False
    parse.pos[token] = "VERB"
    _lead(parse, token, participle)
    parse.relink(token)
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


def cleft(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "It was Ana who won" with "who won" as a complement: it says of Ana that she won."""
    copula = parse.heads[token]
    subject, focus = parse.first_kid(token, "nsubj"), parse.first_kid(copula, "attr")
    if parse.lemmas[copula] != "be" or subject is None or focus is None or parse.tags[subject] not in ("WP", "WDT"):
        return False
    parse.heads[token], parse.deps[token] = focus, "relcl"
    return True


def adverbial_cleft(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "It was in Geneva that they met": the place, or the time, is that of the clause below."""
    copula, mark = parse.heads[token], parse.first_kid(token, "mark")
    subject, preposition = parse.first_kid(copula, "nsubj"), parse.first_kid(copula, "prep")
    if parse.lemmas[copula] != "be" or subject is None or preposition is None or mark is None:
        return False
    governed = parse.first_kid(preposition, "pobj")
    if parse.lower[subject] != "it" or parse.lower[mark] != "that" or parse.first_kid(copula, "attr", "acomp", "neg"):
        return False
    if governed is None or not copula < preposition < mark or not (governed in timed or parse.pos[governed] == "PROPN"):
        return False
    parse.heads[preposition] = token
    return True


def participle_conjunct(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "built in 1962 and expanded twice": behind a bare participle comes another."""
    partner = parse.heads[token]
    if parse.tags[token] != "VBD" or parse.tags[partner] != "VBN" or parse.first_kid(token, *SUBJECTS) is not None:
        return False
    word = parse.lower[token]
    if word.endswith(("n", "ne")) and finite_form(parse.lemmas[token].lower(), "past", plural=False) != word:
        parse.tags[token] = "VBN"  # "has heard the witnesses and written its report"
    bare = parse.deps[partner] == "acl" and parse.first_kid(partner, "aux", "auxpass") is None
    passive = parse.first_kid(partner, "auxpass") is not None and parse.first_kid(token, "dobj") is None
    done = parse.first_kid(token, "ccomp", "xcomp") is None and (
        parse.first_kid(token, "prep") is None
        or parse.lemmas[token].lower() in DONE_TO
        or any(parse.lower[kid] == "by" for kid in parse.kids_with(token, "prep", "agent"))
    )
    auxiliary = parse.first_kid(partner, "auxpass")
    present = auxiliary is not None and parse.lower[auxiliary] in ("is", "are")  # "are closed and opened again"
    if bare or (passive and (done or present)):
        parse.tags[token] = "VBN"
    return False


def conjunct_by_form(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "ruled that he had not broken it and ordered ...": a finite verb is coordinated with a finite verb."""
    partner = parse.heads[token]
    above = parse.heads[partner]
    if _is_of_speaker(parse, token, partner, above):
        parse.heads[token] = above
        return True
    if parse.tags[token] not in ("VBD", "VBZ") or parse.pos[partner] != "VERB" or parse.first_kid(token, *SUBJECTS):
        return False
    if parse.tags[partner] not in ("VBN", "VB") or parse.deps[partner] not in ("ccomp", "xcomp"):
        return False
    if parse.tags[above] != parse.tags[token] or any(parse.deps[k] in ("aux", "auxpass") for k in parse.kids[token]):
        return False
    parse.heads[token] = above
    return True


def _is_of_speaker(parse: Parse, token: int, partner: int, above: int) -> bool:
    """ "felt that the estimate was too high and offered to obtain another": an estimate offers nothing."""
    if (
        parse.deps[partner] != "ccomp"
        or parse.tags[token] not in ("VBD", "VBZ")
        or parse.tags[above] != parse.tags[token]
    ):
        return False
    if parse.lemmas[token] not in WILLED or parse.first_kid(token, "aux", "auxpass", *SUBJECTS) is not None:
        return False
    inner, outer = parse.first_kid(partner, *SUBJECTS), parse.first_kid(above, *SUBJECTS)
    if inner is None or outer is None or parse.ents[inner] or parse.pos[inner] != "NOUN":
        return False
    return parse.lemmas[inner].lower() not in PERSON_NOUNS and parse.tags[inner] == "NN"


def name_before_noun(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "Peru adheres to the pact" read as a noun phrase: a name is no adjective, so its "noun" is a verb."""
    kids = [kid for kid in parse.kids[token] if kid < token]
    if parse.tags[token] != "NNS" or len(kids) != 1 or parse.tags[kids[0]] != "NNP" or parse.deps[kids[0]] != "amod":
        return False
    parse.pos[token], parse.tags[token], parse.deps[kids[0]] = "VERB", "VBZ", "nsubj"
    return True


def noun_with_subject(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "Its crew numbers 24" with "numbers" as a noun that has a subject and an object: it is a verb."""
    if parse.tags[token] not in NOUN_TAGS or parse.first_kid(token, "cop", "aux", "auxpass", "det", "amod"):
        return False
    if parse.first_kid(token, "nsubj") is None or parse.first_kid(token, "dobj", "prep") is None:
        return False
    parse.pos[token], parse.tags[token] = "VERB", "VBZ" if parse.tags[token] == "NNS" else "VBP"
    return True


def name_that_thought(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "Clive thought that meters cost too much" read as a noun phrase: a thought has an article, or an owner."""
    subject = token - 1
    clause = parse.first_kid(token, "ccomp", "acl", "relcl")
    if (
        parse.lower[token] != "thought"
        or parse.tags[token] != "NN"
        or clause is None
        or not parse.words[subject].istitle()
    ):
        return False
    if parse.kids[token][0] != subject or parse.left[subject] != subject or not parse.doc[subject].is_sent_start:
        return False
    parse.pos[token], parse.tags[token] = "VERB", "VBD"
    parse.deps[subject], parse.pos[subject], parse.tags[subject] = "nsubj", "PROPN", "NNP"
    parse.deps[clause] = "ccomp"
    return True


def gerund_of_going_on(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "wants to go on paying": the gerund is the verb, "go on" says that it continues."""
    head = parse.heads[token]
    if parse.tags[token] != "VBG" or parse.lemmas[head] not in ("go", "carry", "keep") or token < head:
        return False
    if parse.first_kid(head, "dobj") is not None or parse.lower[token - 1] != "on":
        return False
    parse.heads[token], parse.deps[token] = head, "xcomp"
    parse.heads[token - 1], parse.deps[token - 1] = head, "prt"
    return True


def gerund_of_going_on_below(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """The same with "on" as preposition of the gerund."""
    preposition = parse.heads[token]
    if parse.lower[preposition] != "on" or parse.deps[preposition] != "prep":
        return False
    parse.heads[token] = parse.heads[preposition]
    if gerund_of_going_on(parse, token, timed):
        return True
    parse.heads[token] = preposition
    return False


def bare_root(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """A main verb with a subject and no auxiliary is finite: "recovered" is no participle there."""
    subject = parse.first_kid(token, *SUBJECTS)
    if parse.tags[token] == "VBN" and subject is not None and parse.first_kid(token, "aux", "auxpass") is None:
        parse.tags[token], parse.deps[subject] = "VBD", "nsubj"
    return False


def that_as_article(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "said that luck was not all" with "that" as article: behind a verb of saying it is a conjunction."""
    noun = parse.heads[token]
    verb = parse.heads[noun]
    if (
        parse.lower[token] == "that"
        and parse.tags[noun] == "NNS"
        and parse.deps[verb] == "relcl"
        and parse.left[verb] == token
    ):
        parse.heads[token], parse.deps[token], parse.tags[token] = verb, "dobj", "WDT"
        return True  # "a coating that metal tools would scratch": no article of a plural
    if parse.lower[token] != "that" or not is_conjunction(parse.doc[token]):
        return False
    parse.heads[token], parse.deps[token], parse.tags[token] = parse.heads[parse.heads[token]], "mark", "IN"
    return True


def verb_below_causative(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "make the enzyme work" with "work" as a noun that has a subject."""
    if parse.tags[token] != "NN" or parse.lemmas[parse.heads[token]] not in ("make", "let", "help", "see", "watch"):
        return False
    if parse.first_kid(token, *SUBJECTS) is None or parse.heads[token] > token:
        return False
    parse.pos[token], parse.tags[token] = "VERB", "VB"
    return True


def that_as_object(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "the risk that the dam fails" with "that" as object: a conjunction is no object."""
    verb = parse.heads[token]
    if parse.tags[token] == "IN" and verb == token - 1 and parse.first_kid(verb, "ccomp") is None:
        parse.tags[token] = "DT"  # "Norway introduced that in 2013"
    elif parse.tags[token] == "IN":
        parse.deps[token] = "mark"
    return False


def perfect_parted(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "has to date sent nurses" with "sent" as complement of "has": "have" and a bare participle are one perfect."""
    have = parse.heads[token]
    if parse.lemmas[have] != "have" or token < have or parse.tags[token] not in ("VBN", "VBD"):
        return False
    preposition = next((kid for kid in parse.kids_with(token, "aux") if parse.lower[kid] == "to"), None)
    noun = _governed_by_to(parse, preposition, token) if preposition is not None else None
    if preposition is not None and noun is None:
        return False
    inside = [kid for kid in parse.kids[token] if kid not in (preposition, noun) and kid < token]
    between = [kid for kid in parse.kids[have] if have < kid < token and parse.pos[kid] != "PUNCT" and kid != noun]
    if any(
        parse.deps[kid] not in ("prep", "advmod", "neg", "npadvmod", "punct", "auxpass") for kid in inside + between
    ):
        return False
    if preposition is not None and noun is not None:
        parse.deps[preposition], parse.pos[preposition], parse.tags[preposition] = "prep", "ADP", "IN"
        parse.heads[noun], parse.deps[noun] = preposition, "pobj"
    outer = parse.heads[have]
    parse.heads[token], parse.deps[token] = (token, "ROOT") if outer == have else (outer, parse.deps[have])
    for kid in parse.kids[have]:
        if kid != token:
            parse.heads[kid] = token
            passive = parse.deps[kid] == "nsubj" and parse.first_kid(token, "auxpass") is not None
            parse.deps[kid] = "nsubjpass" if passive else parse.deps[kid]
    parse.heads[have], parse.deps[have], parse.pos[have], parse.tags[token] = token, "aux", "AUX", "VBN"
    return True


def _governed_by_to(parse: Parse, to: int, verb: int) -> int | None:
    """The noun right behind "to" in "to date", "to some degree"; None if "to" begins an infinitive."""
    noun = to + 1
    while noun < verb and parse.tags[noun] in ("DT", "JJ"):
        noun += 1
    return noun if noun < verb and parse.tags[noun] in NOUN_TAGS else None


def dative_as_subject(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "granted it protected status" with "it" as subject of "protected": verbs of giving have two objects, and no clause."""
    verb, noun = parse.heads[token], parse.first_kid(token, "dobj")
    owner = parse.first_kid(token, "nsubj")
    if parse.lemmas[verb] not in GIVING or noun is None or owner is None or parse.tags[token] not in ("VBN", "VBD"):
        return False
    if (
        not verb < owner == token - 1
        or parse.left[noun] != token + 1
        or parse.first_kid(token, "aux", "auxpass", "mark")
    ):
        return False
    parse.heads[owner], parse.deps[owner] = verb, "dative"
    parse.heads[noun], parse.deps[noun] = verb, "dobj"
    for kid in parse.kids[token]:
        if kid not in (owner, noun):
            parse.heads[kid] = verb
    parse.heads[token], parse.deps[token], parse.pos[token] = noun, "amod", "ADJ"
    return True
