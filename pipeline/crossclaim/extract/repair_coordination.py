"""Repairs of coordination: clauses joined by "and" that were read as one, and lists that hold a gerund among their nouns.

Each rule gets a token and says whether it moved something; `timed` are the tokens inside temporal expressions.
"""

from .parse import Parse
from .verbs import is_predicate

# Verbs whose object is a list of parts, so that a gerund in it is one of them.
LISTING = frozenset("encompass include comprise cover span embrace contain combine feature involve incorporate".split())
NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
MAX_CLIMB = 6


def noun_as_verb_of_conjunct(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "breed on the beaches, and 9,000 pairs nest on the cliffs" with "nest" as apposition: no bare noun stands so behind a plural."""
    noun = parse.heads[token]
    if parse.tags[token] != "NN" or parse.ents[token] or noun != token - 1 or parse.tags[noun] != "NNS":
        return False
    following = token + 1
    goes_on = following < len(parse.words) and parse.pos[following] in ("ADP", "DET", "ADV")
    subject = _conjunct_above(parse, noun)
    if not goes_on or subject is None:
        return False
    start = parse.left[subject]
    matrix = _predicate_above(parse, subject)
    if start < 2 or parse.pos[start - 1] != "CCONJ" or parse.words[start - 2] != "," or matrix is None:
        return False
    for at in range(following, parse.right[matrix] + 1):
        if parse.heads[at] < token and parse.pos[at] != "PUNCT":
            parse.heads[at] = token
    parse.heads[subject], parse.deps[subject] = token, "nsubj"
    parse.heads[start - 1] = parse.heads[start - 2] = matrix
    _make_verb(parse, token, matrix)
    return True


def subject_before_conjunct(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "Haldi is a tough customer and margins will be thin" with the margins as a second customer: they are what is thin."""
    partner, noun = parse.heads[token], parse.left[token] - 1
    words = [token, *parse.kids_with(token, "aux", "auxpass")]
    if (
        parse.pos[token] not in ("VERB", "AUX")
        or not partner < noun < token
        or parse.pos[partner] not in ("VERB", "AUX")
    ):
        return False
    if parse.first_kid(token, "nsubj", "nsubjpass", "expl", "cc") is not None or not any(
        parse.tags[word] == "MD" for word in words
    ):
        return False
    top = noun
    while parse.heads[top] > top and parse.deps[top] in ("compound", "amod"):
        top = parse.heads[top]
    conjunction = parse.left[top] - 1
    if parse.deps[top] != "conj" or parse.pos[top] not in ("NOUN", "PROPN") or parse.right[top] != noun:
        return False
    if parse.deps[conjunction] != "cc" or parse.heads[top] <= partner:
        return False
    passive = parse.first_kid(token, "auxpass") is not None
    parse.heads[top], parse.deps[top] = token, "nsubjpass" if passive else "nsubj"
    parse.heads[conjunction] = partner
    return True


def counted_verb(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "and 9,000 pairs nest on the cliffs" with "pairs" as verb and "nest" as its object: what a number counts is a noun."""
    verb = token + 1
    count = parse.first_kid(token, "nummod")
    if parse.tags[token] != "VBZ" or count is None or count > token or verb not in parse.kids_with(token, "dobj"):
        return False
    if parse.tags[verb] != "NN" or parse.first_kid(token, "nsubj", "nsubjpass", "aux") is not None:
        return False
    matrix = parse.heads[token]
    for kid in parse.kids[token]:
        if kid > verb:
            parse.heads[kid] = verb
    parse.heads[token], parse.deps[token], parse.pos[token], parse.tags[token] = verb, "nsubj", "NOUN", "NNS"
    _make_verb(parse, verb, matrix)
    return True


def _make_verb(parse: Parse, token: int, matrix: int) -> None:
    parse.heads[token], parse.deps[token], parse.pos[token], parse.tags[token] = matrix, "conj", "VERB", "VBP"


def _conjunct_above(parse: Parse, noun: int) -> int | None:
    """The noun, or the one that it stands below with a preposition, which is coordinated with something before."""
    for _ in range(MAX_CLIMB):
        if parse.deps[noun] == "conj":
            return noun
        if parse.deps[noun] != "pobj" or parse.deps[parse.heads[noun]] != "prep":
            return None
        noun = parse.heads[parse.heads[noun]]
    return None


def _predicate_above(parse: Parse, noun: int) -> int | None:
    for _ in range(MAX_CLIMB):
        if parse.heads[noun] == noun:
            return None
        noun = parse.heads[noun]
        if is_predicate(parse, noun):
            return noun
    return None


def gerund_in_list(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "encompassing disarmament, providing a platform for talks, aid, and peacekeeping": a gerund as second of four parts.

    Of verb phrases the last would have an "and" before it; here it stands before a noun, so nouns are what is joined.
    """
    if parse.tags[token] != "VBG" or parse.words[token - 1] != ",":
        return False
    partner = _listing_verb(parse, token)
    if partner is None:
        return False
    first_part = parse.first_kid(partner, "dobj", "pobj")
    following = _part_behind(parse, token, range(token, parse.right[parse.heads[token]] + 1))
    if first_part is None or first_part > token or following is None or parse.first_kid(partner, "cc") is not None:
        return False
    _join(parse, first_part, token, following)
    return True


def _listing_verb(parse: Parse, gerund: int) -> int | None:
    """The verb above or, as another modifier of the same noun, before the gerund whose object is a list."""
    above = parse.heads[gerund]
    beside = [kid for kid in parse.kids_with(above, "acl", "prep") if kid < gerund and parse.tags[kid] == "VBG"]
    return next((verb for verb in (above, *beside) if parse.lemmas[verb].lower() in LISTING), None)


def gerund_in_list_behind_preposition(parse: Parse, token: int, timed: frozenset[int]) -> bool:
    """ "through initiatives in disarmament, providing a platform, leadership in forums, and aid" with "leadership" as apposition.

    What is read as an apposition of a noun before the gerund, though it leads a list behind it, goes on the list that the
    gerund is in.
    """
    noun = token - 2
    if parse.tags[token] != "VBG" or noun < 0 or parse.words[token - 1] != "," or parse.deps[noun] != "pobj":
        return False
    stop = parse.right[parse.heads[token]] + 1
    following = _part_behind(parse, token, range(parse.right[token] + 1, stop))
    if following is None or parse.deps[following] != "appos" or parse.heads[following] >= token:
        return False
    _join(parse, noun, token, following)
    return True


def _part_behind(parse: Parse, gerund: int, stretch: range) -> int | None:
    """The noun behind a comma in `stretch` that is joined to what stands before, and with another behind a comma and "and"."""
    for token in stretch:
        if parse.deps[token] not in ("conj", "appos") or parse.tags[token] not in NOUN_TAGS:
            continue
        if parse.words[parse.left[token] - 1] == "," and parse.left[token] > gerund + 1 and _ends_a_list(parse, token):
            return token
    return None


def _ends_a_list(parse: Parse, noun: int) -> bool:
    """Whether a noun is followed, at once or over others, by ", and" with the last member of the list."""
    for _ in range(MAX_CLIMB):
        following = parse.first_kid(noun, "conj")
        if following is None or parse.tags[following] not in NOUN_TAGS:
            return False
        start = parse.left[following]
        if parse.lower[start - 1] == "and" and parse.words[start - 2] == ",":
            return True
        noun = following
    return False


def _join(parse: Parse, before: int, gerund: int, following: int) -> None:
    """Make the gerund a member of the list between two nouns."""
    parse.heads[gerund], parse.deps[gerund], parse.pos[gerund] = before, "conj", "NOUN"
    parse.heads[following], parse.deps[following] = gerund, "conj"
