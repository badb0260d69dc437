"""Repair of sentences that open with a participle and close it with no comma: "Run by volunteers the museum opened in 1970".

The parser takes the subject into the participle's clause. The noun phrase right before the first finite verb is the subject of that
verb when it has an article of its own, or stands behind a date, and another noun phrase ends right before it.
"""

from .parse import Parse

FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS"})
INSIDE = NOMINAL | {"JJ", "JJR", "JJS", "CD", "HYPH", "POS"}
ARTICLES = frozenset({"DT", "PRP$"})
RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})
MODIFIERS = frozenset(
    {"det", "amod", "compound", "nummod", "poss", "nmod", "case", "punct", "prep", "quantmod", "cc", "conj"}
)
AUXILIARIES = frozenset({"be", "have", "do"})
NONFINITE = frozenset({"VB", "VBN", "VBG"})
MIN_TOKENS = 6


def repair_opening(parse: Parse, start: int, end: int, timed: frozenset[int]) -> None:
    """Part the opening participle of a sentence from its subject; `timed` are the tokens inside temporal expressions."""
    if end - start < MIN_TOKENS or not _is_participle(parse, start):
        return
    verb = _finite_verb(parse, start, end)
    if verb is None:
        return
    subject = _subject_before(parse, start, verb, timed)
    main = _main_verb(parse, verb, end)
    root = _root(parse, start)
    if subject is None or root not in (start, verb, main):
        return
    first, head, stop = subject
    if parse.heads[head] == main and parse.deps[head] in ("nsubj", "nsubjpass") and parse.deps[start] == "advcl":
        return
    parse.tags[start] = "VBN"
    _free_opening(parse, start, first)
    _lift_verb(parse, start, verb, main, end)
    passive = any(parse.deps[token] == "auxpass" for token in range(verb, main))
    for token in range(first, stop):
        if token != head and not first <= parse.heads[token] < stop:
            parse.heads[token] = head
            parse.deps[token] = parse.deps[token] if parse.deps[token] in MODIFIERS else "compound"
    parse.heads[head], parse.deps[head] = main, "nsubjpass" if passive else "nsubj"
    parse.relink(start)


def _is_participle(parse: Parse, token: int) -> bool:
    """ "Run by volunteers" may be tagged as a command or a past tense."""
    return parse.tags[token] == "VBN" or (parse.tags[token] in ("VB", "VBD") and parse.lower[token + 1] == "by")


def _finite_verb(parse: Parse, start: int, end: int) -> int | None:
    """The first finite verb that is not a relative clause's; None if a comma or a pronoun comes before it."""
    for token in range(start + 1, end):
        if parse.words[token] in (",", ";", "–", "—") or parse.tags[token] == "PRP":
            return None
        if parse.tags[token] in FINITE and parse.tags[token - 1] not in RELATIVE:
            return token
    return None


def _subject_before(parse: Parse, start: int, verb: int, timed: frozenset[int]) -> tuple[int, int, int] | None:
    """First token, head and end of the noun phrase before the verb; None if nothing parts it from what stands before."""
    stop = verb
    while parse.tags[stop - 1] == "RB":
        stop -= 1
    head = first = stop - 1
    if parse.tags[head] not in NOMINAL:
        return None
    while first > start + 1:
        before = first - 1
        if parse.lower[before] == "of" and parse.tags[before - 1] in NOMINAL:
            head = first = before - 1
        elif parse.tags[before] in ARTICLES:
            parted = parse.tags[before - 1] in NOMINAL or parse.tags[before - 1] == "CD"
            return (before, head, stop) if parted else None
        elif before in timed:
            return (first, head, stop) if first not in timed else None
        elif parse.tags[before] in INSIDE:
            first = before
        else:
            return None
    return None


def _main_verb(parse: Parse, verb: int, end: int) -> int:
    """The verb that a finite verb is the auxiliary of, or that verb itself."""
    step = verb
    while parse.tags[step] == "MD" or parse.lemmas[step] in AUXILIARIES:
        after = step + 1
        while after < end and parse.tags[after] == "RB":
            after += 1
        if after >= end or parse.tags[after] not in NONFINITE:
            break
        step = after
    return step


def _root(parse: Parse, token: int) -> int:
    while parse.heads[token] != token:
        token = parse.heads[token]
    return token


def _free_opening(parse: Parse, start: int, first: int) -> None:
    """Hang what the opening lost to the subject on its prepositions and verbs again."""
    preposition, last = start, start
    for token in range(start + 1, first):
        if parse.pos[token] == "ADP":
            last = preposition = token
        if start <= parse.heads[token] < first:
            continue
        if parse.pos[token] == "ADP":
            parse.heads[token] = start
        elif token + 1 == first or parse.tags[token + 1] not in INSIDE:
            parse.heads[token], parse.deps[token] = preposition, "pobj" if preposition == last != start else "npadvmod"
        else:
            parse.heads[token], parse.deps[token] = _noun_behind(parse, token, first), "compound"


def _noun_behind(parse: Parse, token: int, first: int) -> int:
    while token + 1 < first and parse.tags[token + 1] in INSIDE:
        token += 1
    return token


def _lift_verb(parse: Parse, start: int, verb: int, main: int, end: int) -> None:
    """Make `main` the root, with all behind it that hung on the opening or its auxiliary."""
    parse.heads[main], parse.deps[main] = main, "ROOT"
    if parse.pos[main] == "NOUN":
        parse.pos[main] = "VERB"
    for token in range(verb, end):
        if token != main and (parse.heads[token] < main or parse.heads[token] == token):
            parse.heads[token] = main
            if token < main and parse.tags[token] != "RB":
                parse.deps[token] = "auxpass" if parse.lemmas[token] == "be" and parse.tags[main] == "VBN" else "aux"
    parse.heads[start], parse.deps[start] = main, "advcl"
