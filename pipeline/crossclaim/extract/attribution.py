"""Attribution: who a clause is said, believed or known by, read from the verbs and adverbs above it."""

from .clauses import Clause, own_subject
from .model import Source
from .parse import Parse
from .phrases import noun_extent, phrase_extent, prepositional_object
from .verbs import chain_root, first_conjunct
from .words import DENIALS, FACTIVE, HEARSAY_ADVERBS, RAISED_REPORTS, RELATIVE_TAGS, REPORT_NOUNS, REPORTING

EMBEDDED = frozenset({"ccomp", "parataxis", "csubj"})


def read_attribution(parse: Parse, clause: Clause) -> Source | None:
    """The nearest source of a clause, None if its author is the document's own."""
    return _hearsay(parse, clause) or _raised(parse, clause) or _from_above(parse, clause.head)


def is_denied(parse: Parse, clause: Clause) -> bool:
    """Whether the clause stands right below a verb of denial: "denied that it was closed"."""
    head = first_conjunct(parse, clause.head)
    above = parse.heads[head]
    return parse.deps[head] in ("ccomp", "xcomp") and above != head and parse.lemmas[above].lower() in DENIALS


def _hearsay(parse: Parse, clause: Clause) -> Source | None:
    for verb in clause.chain:
        for kid in parse.kids[verb]:
            if parse.lower[kid] in HEARSAY_ADVERBS:
                return Source([], [parse.doc[kid]])
            if parse.lower[kid] == "according" and parse.deps[kid] == "prep":
                return _according(parse, kid)
    return None


def _according(parse: Parse, preposition: int) -> Source | None:
    governed, last = prepositional_object(parse, preposition)
    if governed is None:
        return None
    start, end = phrase_extent(parse, governed)
    return Source(list(parse.doc[start:end]), list(parse.doc[preposition : last + 1]))


def _raised(parse: Parse, clause: Clause) -> Source | None:
    """ "is said to be rich": the passive report verb stands inside the chain and names no source."""
    for verb in clause.chain[:-1]:
        if parse.lemmas[verb].lower() in RAISED_REPORTS and parse.first_kid(verb, "auxpass") is not None:
            agent = parse.first_kid(verb, "agent")
            governed = parse.first_kid(agent, "pobj") if agent is not None else None
            source = list(parse.doc[slice(*phrase_extent(parse, governed))]) if governed is not None else []
            return Source(source, [parse.doc[verb]])
    return None


def _from_above(parse: Parse, head: int) -> Source | None:
    step = head
    while parse.heads[step] != step:
        above = parse.heads[step]
        if (
            parse.deps[step] == "acl"
            and parse.lemmas[above] in REPORT_NOUNS
            and parse.first_kid(step, "mark") is not None
        ):
            owner = parse.first_kid(above, "poss")
            tokens = list(parse.doc[slice(*noun_extent(parse, owner))]) if owner is not None else []
            return Source([token for token in tokens if token.dep_ != "case"], [parse.doc[above]])
        end = parse.right[step] + 1
        if above > end and parse.words[end] == ";":
            return None
        if above < step and _is_parted(parse, step):
            return None
        if parse.deps[step] == "parataxis" or parse.deps[step] == "ccomp":
            source = _reporter(parse, above, step)
            if source is not None:
                return source
        if _says_aside(parse, step):
            return None
        step = above
    return _aside(parse, step, head)


def _reporter(parse: Parse, verb: int, embedded: int) -> Source | None:
    if parse.lemmas[verb].lower() not in REPORTING or parse.pos[verb] != "VERB":
        return None
    factive = parse.lemmas[verb].lower() in FACTIVE
    speaker = _speaker(parse, verb)
    if speaker is None and parse.tags[verb] == "VB" and parse.heads[verb] == verb:
        return None  # "Report a dripping tap: ..."
    if speaker is None and parse.tags[verb] not in ("VBD", "VBZ", "VBP", "VBN", "VBG", "VB"):
        return None
    tokens = list(parse.doc[slice(*speaker)]) if speaker is not None else []
    return Source(tokens, [parse.doc[verb]], factive)


def _speaker(parse: Parse, verb: int) -> tuple[int, int] | None:
    agent = parse.first_kid(verb, "agent")
    if agent is not None:
        governed = parse.first_kid(agent, "pobj")
        return phrase_extent(parse, governed) if governed is not None else None
    if parse.first_kid(verb, "auxpass") is not None:
        return None
    for step in (verb, first_conjunct(parse, verb), chain_root(parse, verb)):
        subject = own_subject(parse, step)
        if subject is not None:
            if parse.tags[subject] in RELATIVE_TAGS:
                subject = parse.heads[first_conjunct(parse, step)]
                if parse.pos[subject] not in ("NOUN", "PROPN", "PRON", "NUM"):
                    return None
            return noun_extent(parse, subject) if parse.deps[subject] == "relcl" else phrase_extent(parse, subject)
    if parse.deps[verb] in ("acl", "relcl"):
        return noun_extent(parse, parse.heads[verb])
    return None


def _says_aside(parse: Parse, step: int) -> bool:
    return parse.deps[step] == "parataxis" and parse.lemmas[step].lower() in REPORTING and not _is_parted(parse, step)


def _is_parted(parse: Parse, verb: int) -> bool:
    """ "Three tenants have not paid; Sunil will write to them": behind a semicolon stands a sentence of its own."""
    return ";" in (parse.words[parse.left[verb]], parse.words[parse.left[verb] - 1])


def _aside(parse: Parse, root: int, head: int) -> Source | None:
    """ "The plant, he said, is closed": the report is a parenthesis below the main verb."""
    for kid in parse.kids_with(root, "parataxis", "ccomp"):
        if (
            not parse.is_above(kid, head)
            and not _is_parted(parse, kid)
            and parse.lemmas[kid].lower() in REPORTING
            and _is_bare(parse, kid)
        ):
            return _reporter(parse, kid, root)
    return None


def _is_bare(parse: Parse, verb: int) -> bool:
    return parse.first_kid(verb, "ccomp", "dobj", "xcomp", "mark") is None and own_subject(parse, verb) is not None
