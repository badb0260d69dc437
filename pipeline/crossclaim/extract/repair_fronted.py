"""Repairs of sentences that do not start with their subject: the subject hangs on what stands before it.

Each rule gets a token and says whether it moved something; `timed` are the tokens inside temporal expressions.
"""

from .parse import Parse
from .repair_subjects import SUBJECTS

FINITE = frozenset({"VBZ", "VBD", "VBP"})
NOMINAL = frozenset({"NOUN", "PROPN", "NUM"})


def fronted_subject(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "In 2022 cruise ships called there" with "ships" as object of "In": a verb without a subject takes its own back."""
    preposition = parse.heads[token]
    if not parse.doc[preposition].is_sent_start or token < preposition:
        return False
    verb = _verb_behind(parse, preposition, token)
    if verb is None:
        return False
    split = _split(parse, preposition, token, timed)
    if split is None:
        return False
    governed, subject = split
    _free(parse, preposition, token, governed, subject)
    if parse.heads[verb] in (token, preposition) or parse.deps[verb] == "acl":
        outer = parse.heads[preposition]
        parse.heads[verb], parse.deps[verb] = (
            (verb, "ROOT") if outer == preposition else (outer, parse.deps[preposition])
        )
        parse.tags[verb] = "VBD" if parse.tags[verb] == "VBN" else parse.tags[verb]
        parse.heads[preposition], parse.deps[preposition] = verb, "prep"
        for kid in parse.kids[preposition] + parse.kids[token]:
            if kid > verb and kid not in (governed, subject):
                parse.heads[kid] = verb
    passive = parse.first_kid(verb, "auxpass") is not None
    parse.heads[subject], parse.deps[subject] = verb, "nsubjpass" if passive else "nsubj"
    return True


def _verb_behind(parse: Parse, preposition: int, noun: int) -> int | None:
    """The verb without a subject that the preposition depends on, or that was taken for a participle behind its noun."""
    above = parse.heads[preposition]
    if above == preposition or above < noun:
        verb = next((kid for kid in parse.kids_with(noun, "acl") if parse.tags[kid] in ("VBD", "VBN")), None)
        bare = verb is not None and parse.first_kid(verb, "agent", "aux", "auxpass", *SUBJECTS) is None
        return verb if bare and above == preposition else None
    kids = [above, *parse.kids_with(above, "aux", "auxpass")]
    finite = any(parse.tags[kid] in FINITE or parse.tags[kid] == "MD" for kid in kids)
    if not finite or parse.first_kid(above, "expl", "csubj", "attr", *SUBJECTS) is not None:
        return None
    first = min(kid for kid in kids if kid > noun)
    between = range(parse.right[noun] + 1, first)
    return above if all(parse.deps[token] in ("advmod", "neg") for token in between) else None


def _split(parse: Parse, preposition: int, noun: int, timed: frozenset[int]) -> tuple[int, int] | None:
    """The object of the preposition and the subject, of the words between the preposition and the verb."""
    end = preposition + 1
    while end in timed and end <= noun:
        end += 1
    if preposition + 1 < end <= noun and noun not in timed:
        dates = [token for token in range(preposition + 1, end) if parse.pos[token] in NOMINAL]
        return (dates[-1], noun) if dates else None
    name = parse.first_kid(noun, "appos")
    if name is not None and parse.pos[name] == "PROPN" and parse.left[name] == noun + 1:
        return noun, name
    first = parse.first_kid(noun, "compound")
    plain = first is not None and parse.tags[first] == "NN" and parse.tags[noun] in ("NN", "NNS")
    if first is not None and plain and first == noun - 1 and parse.left[noun] == first:
        return first, noun
    return None


def _free(parse: Parse, preposition: int, noun: int, governed: int, subject: int) -> None:
    parse.heads[governed], parse.deps[governed] = preposition, "pobj"
    for token in range(preposition + 1, governed):
        if not preposition < parse.heads[token] <= governed:
            parse.heads[token] = governed
    if subject != noun:
        return
    for token in parse.kids[noun]:
        if token < governed:
            parse.heads[token] = governed


def inverted_subject(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "In no region was unemployment higher" with "unemployment" as predicate: it is the subject."""
    verb = parse.heads[token]
    if token < verb or parse.lemmas[verb] != "be" or parse.words[parse.starts[-1] - 1] == "?":
        return False
    if parse.first_kid(verb, "expl", "csubj", "acomp", *SUBJECTS) is not None or parse.doc[verb].is_sent_start:
        return False
    adjective = next((kid for kid in parse.kids[token] if kid > token and parse.pos[kid] == "ADJ"), None)
    if adjective is None or parse.left[token] != verb + 1:
        return False
    parse.deps[token] = "nsubj"
    parse.heads[adjective], parse.deps[adjective] = verb, "acomp"
    return True


def adjective_as_subject(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "German and Italian are the official languages": the name of a language or people before the copula is its subject."""
    verb = parse.heads[token]
    if token > verb or parse.ents[token] not in ("NORP", "LANGUAGE") or parse.first_kid(verb, "attr") is None:
        return False
    if parse.first_kid(verb, *SUBJECTS) is not None:
        return False
    parse.deps[token], parse.pos[token] = "nsubj", "PROPN"
    return True


def participle_before_subject(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "In May smoked salmon was recalled" with "smoked" as verb: a verb without a subject, whose object has the verb, is none."""
    first = parse.heads[token]
    noun = parse.first_kid(first, "dobj")
    if noun is None or not first < noun < token or parse.tags[first] not in ("VBD", "VBN"):
        return False
    if parse.first_kid(first, *SUBJECTS) is not None or parse.first_kid(token, "mark", *SUBJECTS) is not None:
        return False
    if first + 1 != parse.left[noun] or not any(parse.tags[kid] in FINITE for kid in [token, *parse.kids[token]]):
        return False
    outer = parse.heads[first]
    parse.heads[token], parse.deps[token] = (token, "ROOT") if outer == first else (outer, parse.deps[first])
    for kid in parse.kids[first]:
        if kid not in (noun, token):
            inside = noun < kid < token and parse.left[kid] == parse.right[noun] + 1 and parse.deps[kid] == "prep"
            parse.heads[kid] = noun if inside else token
    passive = parse.first_kid(token, "auxpass") is not None
    parse.heads[noun], parse.deps[noun] = token, "nsubjpass" if passive else "nsubj"
    parse.heads[first], parse.deps[first], parse.pos[first] = noun, "amod", "ADJ"
    return True


def inverted_condition(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "Should prices fall, the firm closes" with the condition as main clause: the clause behind it is."""
    condition = parse.heads[token]
    first = parse.left[condition]
    if parse.lower[first] not in ("should", "had", "were") or parse.heads[first] != condition or token < condition:
        return False
    if (
        parse.heads[condition] != condition
        or parse.deps[first] != "aux"
        or parse.first_kid(token, "nsubj", "nsubjpass") is None
    ):
        return False
    if "?" in parse.words[token : parse.right[condition] + 1]:
        return False
    parse.heads[token], parse.deps[token] = token, "ROOT"
    parse.heads[condition], parse.deps[condition] = token, "advcl"
    return True


def supposed_case(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "In case the pump fails, ..." with "in case" as adjunct of "fails": it is the conjunction of that clause."""
    preposition = parse.first_kid(token, "prep")
    case = parse.first_kid(preposition, "pobj") if preposition is not None else None
    if preposition is None or case is None or parse.lower_text(preposition, case + 1) != "in case" or case > token:
        return False
    if parse.kids[case] or parse.first_kid(token, *SUBJECTS) is None:
        return False
    for word in (preposition, case):
        parse.heads[word], parse.deps[word] = token, "mark"
    parse.deps[token] = "advcl" if parse.heads[token] != token else parse.deps[token]
    return True


# Pronouns that are no object: where one stands, a clause begins.
NOMINATIVE = frozenset(("i", "we", "he", "she", "they"))


def condition_as_root(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "If I hadn't found out, I would have left" with the condition on top: what stands behind the comma is the main clause."""
    mark, clause = parse.first_kid(token, "mark"), parse.first_kid(token, "ccomp", "parataxis")
    if (
        mark is None
        or clause is None
        or not mark < token < clause
        or parse.lower[mark] not in ("if", "unless", "because")
    ):
        return False
    subject = parse.first_kid(clause, *SUBJECTS)
    if subject is None or (parse.words[parse.left[subject] - 1] != "," and parse.lower[subject] not in NOMINATIVE):
        return False
    parse.heads[clause], parse.deps[clause] = clause, "ROOT"
    parse.heads[token], parse.deps[token] = clause, "advcl"
    for kid in parse.kids[token]:
        if kid > parse.left[subject] - 2 and kid != clause:
            parse.heads[kid] = clause
    for kid in parse.kids[clause]:
        if parse.right[kid] < parse.left[subject] - 1:
            parse.heads[kid] = token
            parse.deps[kid] = "dobj" if parse.lower[kid] == "that" else parse.deps[kid]
    return True


def provided_that(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "The band plays provided that the sun shines" with "plays" as subject: "provided that" is a conjunction."""
    verb, clause = parse.first_kid(token, "nsubj", "csubj"), parse.first_kid(token, "ccomp")
    if parse.lower[token] not in ("provided", "providing") or verb is None or clause is None or verb + 1 != token:
        return False
    if parse.tags[verb] not in FINITE or parse.lower[token + 1] != "that":
        return False
    outer = parse.heads[token]
    parse.heads[verb], parse.deps[verb] = (verb, "ROOT") if outer == token else (outer, parse.deps[token])
    parse.heads[clause], parse.deps[clause] = verb, "advcl"
    parse.heads[token], parse.deps[token], parse.pos[token] = clause, "mark", "SCONJ"
    for kid in parse.kids[token]:
        if kid not in (verb, clause):
            parse.heads[kid] = verb
    return True
