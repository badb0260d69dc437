"""Repair of sentences whose verb was taken for a noun: "The WCC issues standards", "The army numbers about 900 soldiers".

The parser reads a plural or bare noun where a verb has the same form. In a full sentence without any finite verb, a word that often
is a verb, and agrees with the noun phrase right before it, is the predicate.
"""

from .parse import Parse
from .words import RELATIVE_TAGS

HOMOGRAPHS = frozenset(
    """issue grant number train back host exchange trade name lead rank support fund run head cost plan order view store process supply
    import export produce need use rule claim report house market cut start stop share border own face mark award stage stock staff
    guard link test form hold fight aid help guide serve visit treat target rent lease ship pump pilot chair sponsor double
    question challenge condemn fall rise drop increase control contact benefit conduct harvest record register review schedule
    land flood result name ban tax limit match beat score air broadcast screen exhibit crown feature base house display dance fish farm mine attack damage cover measure charge pay contain""".split()
)
FINITE_TAGS = frozenset({"VBZ", "VBD", "VBP", "MD"})
SINGULAR_TAGS = frozenset({"NN", "NNP", "CD"})
PLURAL_TAGS = frozenset({"NNS", "NNPS"})
NOMINAL_TAGS = SINGULAR_TAGS | PLURAL_TAGS
FOLLOWING_TAGS = NOMINAL_TAGS | {"$", "#", "DT", "JJ", "JJR", "JJS", "PRP", "PRP$", "IN", "RB", "TO", "WRB"}
MODIFIER_DEPS = frozenset({"det", "amod", "compound", "nummod", "poss", "nmod", "case", "quantmod", "predet"})
MIN_TOKENS = 4


def repair_verbless(parse: Parse, start: int, end: int) -> None:
    """Make the first fitting homograph of a sentence without a finite verb its predicate."""
    if end - start < MIN_TOKENS or parse.words[end - 1] not in (".", "!"):
        return
    if any(_is_finite(parse, token) and not _is_below(parse, token) for token in range(start, end)):
        return
    verb = next((token for token in range(start + 1, end - 2) if _is_verb(parse, start, token)), None)
    if verb is not None:
        _rebuild(parse, start, end, verb)


def _is_finite(parse: Parse, token: int) -> bool:
    return parse.tags[token] in FINITE_TAGS or parse.pos[token] == "AUX"


def _is_below(parse: Parse, token: int) -> bool:
    """Whether a verb belongs to a clause with a conjunction or a relative pronoun: it is not what the sentence says."""
    while parse.heads[token] != token:
        if parse.deps[token] in ("advcl", "relcl"):
            return any(parse.deps[kid] == "mark" or parse.tags[kid] in RELATIVE_TAGS for kid in parse.kids[token])
        token = parse.heads[token]
    return False


def _is_verb(parse: Parse, start: int, token: int) -> bool:
    subject = _before_aside(parse, start, token) - 1
    if _is_behind_aside(parse, token, subject):
        return True
    if parse.tags[token] == "VBN":  # "Radio Two lost listeners"
        named = parse.ents[subject] not in ("", "DATE", "TIME") and parse.deps[token] == "amod"
        return (
            named
            and parse.tags[token + 1] in ("NN", "NNS", "DT")
            and parse.heads[token] == parse.heads[parse.heads[token]]
        )
    # "Cranes nest": no noun has a plural before it as its modifier.
    plural_before = parse.deps[subject] == "compound" and parse.tags[subject] == "NNS" and parse.heads[token] == token
    known = parse.lemmas[token].lower() in HOMOGRAPHS or plural_before
    if parse.tags[token] not in ("NN", "NNS", "VB", "JJ") or not known:
        return False
    if not _is_nominal(parse, subject) or parse.tags[token + 1] not in FOLLOWING_TAGS:
        return False
    head = _subject_head(parse, start, subject + 1)
    if head is None:
        return False
    return (parse.tags[head] in PLURAL_TAGS) != (parse.words[token].endswith("s") and parse.tags[token] == "NNS")


def _is_behind_aside(parse: Parse, token: int, subject: int) -> bool:
    """ "My grandmother, who came from York, used mutton" with "used" as an adjective."""
    if parse.tags[token] not in ("VBN", "VBD", "JJ") or not parse.lower[token].endswith("ed") or subject == token - 1:
        return False
    return (
        parse.deps[token] == "amod" and _is_nominal(parse, subject) and parse.tags[token + 1] in NOMINAL_TAGS | {"DT"}
    )


def _before_aside(parse: Parse, start: int, token: int) -> int:
    """Where the noun phrase ends that a word follows, a participle between commas left out: "two dams, built in 1962, supply"."""
    if parse.words[token - 1] != ",":
        return token
    for comma in range(token - 3, start, -1):
        if parse.words[comma] == ",":
            return comma if parse.tags[comma + 1] in ("VBN", "VBG", "WDT", "WP") else token
    return token


def _is_nominal(parse: Parse, token: int) -> bool:
    return parse.tags[token] in NOMINAL_TAGS or (parse.words[token][0].isupper() and parse.ents[token] != "")


def _subject_head(parse: Parse, start: int, verb: int) -> int | None:
    """The last noun before the verb that no preposition governs: "member states of the TRC | exchange" -> "states"."""
    head, governed = None, False
    for token in range(start, verb):
        if parse.tags[token] in ("IN", "TO"):
            governed = True
        last = token + 1 == verb or not _is_nominal(parse, token + 1)
        if _is_nominal(parse, token) and last:
            if not governed:
                head = token
            governed = governed and head is not None
    return head


def _rebuild(parse: Parse, start: int, end: int, verb: int) -> None:
    head = _subject_head(parse, start, _before_aside(parse, start, verb))
    if head is None:
        return
    participle = parse.tags[verb] in ("VBN", "VBD") or (parse.tags[verb] == "JJ" and parse.lower[verb].endswith("ed"))
    parse.tags[verb] = (
        "VBD" if participle else "VBZ" if parse.words[verb].endswith("s") and parse.tags[verb] == "NNS" else "VBP"
    )
    parse.pos[verb], parse.heads[verb], parse.deps[verb] = "VERB", verb, "ROOT"
    _attach_left(parse, start, verb, head)
    _attach_right(parse, verb, end)
    parse.heads[head], parse.deps[head] = verb, "nsubj"
    parse.relink(verb)


def _attach_left(parse: Parse, start: int, verb: int, head: int) -> None:
    """Hang what stood below later nouns on the noun phrase that it now belongs to."""
    preposition = None
    for token in range(start, verb):
        if parse.tags[token] in ("IN", "TO"):
            preposition = token
            if not start <= parse.heads[token] < verb or parse.heads[token] == token:
                parse.heads[token], parse.deps[token] = (head if token > head else verb), "prep"
            continue
        if token == head or (start <= parse.heads[token] < verb and parse.heads[token] != token):
            continue
        noun = _phrase_end(parse, token, verb)
        if noun != token:
            parse.heads[token], parse.deps[token] = noun, _modifier(parse, token)
        elif preposition is not None and token > head:
            parse.heads[token], parse.deps[token] = preposition, "pobj"
        else:
            parse.heads[token], parse.deps[token] = verb, "npadvmod" if parse.tags[token] in NOMINAL_TAGS else "advmod"


def _phrase_end(parse: Parse, token: int, verb: int) -> int:
    """The last noun of the run of nouns and modifiers that starts at a token."""
    end = token
    while end + 1 < verb and (
        parse.tags[end + 1] in NOMINAL_TAGS or parse.tags[end + 1] in ("JJ", "JJR", "JJS", "VBN", "VBG")
    ):
        end += 1
    return end


def _modifier(parse: Parse, token: int) -> str:
    return parse.deps[token] if parse.deps[token] in MODIFIER_DEPS else "compound"


def _attach_right(parse: Parse, verb: int, end: int) -> None:
    found_object = False
    for token in range(verb + 1, end):
        if verb < parse.heads[token] < end and parse.heads[token] != token:
            continue
        noun = parse.left[token] - 2
        if parse.deps[token] == "relcl" and noun > verb and _is_nominal(parse, noun) and parse.words[noun + 1] == ",":
            parse.heads[token] = noun
            continue
        if parse.deps[token] in ("advcl", "npadvmod", "prep", "punct") and parse.heads[token] <= verb:
            parse.heads[token] = verb
            continue
        parse.heads[token] = verb
        if parse.tags[token] in NOMINAL_TAGS or parse.tags[token] in ("DT", "PRP"):
            timed = parse.ents[token] in ("DATE", "TIME")
            parse.deps[token] = "npadvmod" if found_object or timed else "dobj"
            found_object = True
        elif parse.tags[token] in ("IN", "TO"):
            parse.deps[token] = "prep"
        elif parse.pos[token] != "PUNCT":
            parse.deps[token] = "advmod"
