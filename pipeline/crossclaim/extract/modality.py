"""Modality: whether a clause asserts, asks, plans, demands or supposes."""

from collections.abc import Sequence
from itertools import pairwise

from crossclaim_schemas.claim import Modality

from .clauses import Clause
from .parse import Parse
from .verbs import chain_root, first_conjunct
from .words import (
    AIMING,
    CONDITIONAL_MARKERS,
    DIRECTIVE,
    ENABLING,
    MODALS_CONDITIONAL,
    MODALS_OBLIGATORY,
    MODALS_PLANNED,
    MODALS_POSSIBLE,
    PLANNED_ADJECTIVES,
    PLANNING,
    POSSIBLE_ADJECTIVES,
    POSSIBLE_ADVERBS,
    POSSIBLE_NOUNS,
    POSSIBLE_VERBS,
    REPORTING,
)

TRYING = PLANNING | {"try", "attempt", "struggle"}
UNCERTAIN_ADJECTIVES = frozenset(
    {"probable", "improbable", "conceivable", "plausible", "doubtful", "unclear", "uncertain", "impossible"}
)
# Verbs whose "that" clause has a bare form: "demanded that he resign".
DEMANDING = frozenset(
    "recommend demand insist order propose suggest ask require request urge command advise stipulate".split()
)
COMMITTED = frozenset({"committed", "dedicated", "devoted", "aimed", "designed"})


def read_modality(parse: Parse, clause: Clause, sentence_end: int) -> Modality:
    """The modality of a clause from its own words, its marker, the verb above it and the sentence's last mark."""
    if _is_question(parse, clause, sentence_end):
        return "asked"
    if is_inverted(parse, clause.head):
        return "conditional"
    own = own_modality(parse, clause)
    if own != "asserted":
        return own
    if _is_conditional(parse, clause):
        return "conditional"
    return _from_above(parse, clause)


def _is_question(parse: Parse, clause: Clause, sentence_end: int) -> bool:
    if parse.words[sentence_end - 1] == "?" or (sentence_end > 1 and parse.words[sentence_end - 2] == "?"):
        return parse.deps[clause.head] in ("ROOT", "conj", "ccomp")
    if any(parse.lower[kid] == "whether" for kid in parse.kids_with(clause.head, "mark")):
        return True  # "Whether it pays depends on prices"
    if parse.deps[clause.head] not in ("ccomp", "pcomp") and clause.construction not in (
        "active",
        "passive",
        "copular",
    ):
        return False
    return any(_asks(parse, clause.head, kid) for kid in parse.kids_with(clause.head, "mark"))


def _asks(parse: Parse, verb: int, mark: int) -> bool:
    return parse.lower[mark] == "whether" or (parse.lower[mark] == "if" and parse.deps[verb] == "ccomp")


def own_modality(parse: Parse, clause: Clause) -> Modality:
    words = sorted({*clause.shared, *clause.words})
    lower = [parse.lower[word] for word in words if parse.tags[word] == "MD"]
    if any(word in MODALS_CONDITIONAL for word in lower):
        return "planned" if _is_reported_future(parse, clause) else "conditional"
    if any(word in MODALS_OBLIGATORY for word in lower):
        return "obligatory"
    if any(word in MODALS_POSSIBLE for word in lower):
        return "possible"
    if any(word in MODALS_PLANNED for word in lower) or _is_arranged(parse, words):
        return "planned"
    return _chain_modality(parse, clause, [word for word in words if word != clause.verb])


def _is_arranged(parse: Parse, words: list[int]) -> bool:
    """ "is to open", "was to have opened", "is going to open": an arrangement, whatever came of it."""
    return any(
        parse.lower[two] == "to"
        and (parse.lemmas[one] == "be" or (parse.lower[one] == "going" and parse.pos[one] == "VERB"))
        and "acomp" not in parse.deps[one:two]  # "was impossible to beat"
        for one, two in pairwise(words)
    )


def _chain_modality(parse: Parse, clause: Clause, words: list[int]) -> Modality:
    lemmas = {parse.lemmas[word].lower() for word in words if parse.pos[word] != "PART"}
    if parse.tags[clause.verb] == "VBG" and not any(parse.lower[word] == "to" for word in words):
        lemmas.discard("mean")  # "has meant staying at home"
    chained = len(clause.chain) > 1 or bool(clause.shared)
    if chained and "have" in lemmas and parse.lemmas[clause.chain[0]] in ("have", "need"):
        return "asserted" if is_outstanding(parse, clause.chain) else "obligatory"
    if chained and "need" in lemmas:
        return "obligatory"
    if chained and lemmas & (PLANNING | PLANNED_ADJECTIVES):
        return "planned"
    if chained and lemmas & (POSSIBLE_VERBS | POSSIBLE_ADJECTIVES):
        return "possible"
    if chained and "ask" in lemmas and not any(parse.deps[word] == "auxpass" for word in words):
        return "planned"  # "has asked to use the hall"
    if chained and lemmas & {"ask", "require", "oblige", "order", "force"}:
        return "obligatory"
    adverbs = {parse.lower[kid] for verb in clause.chain for kid in parse.kids_with(verb, "advmod")}
    return "possible" if adverbs & POSSIBLE_ADVERBS else "asserted"


def is_outstanding(parse: Parse, chain: Sequence[int]) -> bool:
    """ "has yet to pay", "is yet to open": has not done so."""
    return len(chain) > 1 and any(parse.lower[kid] == "yet" for kid in parse.kids[chain[0]] if kid < chain[1])


def _from_noun(parse: Parse, noun: int) -> Modality:
    """ "no evidence that it works", "the risk that it fails" do not assert what they name; "no doubt that" does."""
    denied = any(parse.lower[kid] in ("no", "little") for kid in parse.kids[noun]) and parse.lemmas[noun] != "doubt"
    return "possible" if denied or parse.lemmas[noun] in POSSIBLE_NOUNS else "asserted"


def _is_conditional(parse: Parse, clause: Clause) -> bool:
    if parse.deps[clause.head] == "advcl" and _has_condition_marker(parse, clause.head):
        return True
    return has_condition(parse, clause)


def is_condition(parse: Parse, clause: Clause) -> bool:
    """Whether the clause itself is one: "if it can be mended" says no more of whether it can than "if it is"."""
    head = first_conjunct(parse, clause.head)
    while parse.deps[head] == "advcl":
        if _has_condition_marker(parse, head):
            return True
        head = first_conjunct(parse, parse.heads[head])  # "if it is stolen while it is locked"
    return False


def is_alternative(parse: Parse, clause: Clause) -> bool:
    """ "died or had to be put down": only one of the two is told of each."""
    verb = clause.head
    first = first_conjunct(parse, verb)
    if parse.deps[first] not in ("ROOT", "conj", "ccomp", "parataxis") or clause.construction in (
        "relative",
        "object_relative",
        "reduced",
    ):
        return False
    return any(
        parse.lower[kid] == "or" and parse.deps[kid] == "cc" and parse.first_kid(word, "conj") is not None
        for word in {verb, parse.heads[verb] if parse.deps[verb] == "conj" else verb}
        for kid in parse.kids[word]
    )


def is_demanded(parse: Parse, clause: Clause) -> bool:
    """ "recommended that she open the windows": a bare form below a verb of demand says what should be."""
    verb = clause.head
    bare = parse.first_kid(verb, "auxpass")
    passive = bare is not None and parse.lower[bare] == "be"  # "demanded that the hives be moved"
    if parse.deps[verb] != "ccomp" or not (passive or parse.tags[verb] in ("VB", "VBP")):
        return False
    if parse.first_kid(verb, "aux") is not None:
        return False
    if (
        parse.lemmas[parse.heads[verb]] not in DEMANDING
        or parse.first_kid(verb, "mark") is None
        or len(clause.chain) > 1
    ):
        return False
    plural = parse.tags[clause.subject] in ("NNS", "NNPS") or parse.lower[clause.subject] in ("they", "we", "you", "i")
    return not plural or parse.lower[verb] == "be" or parse.lemmas[parse.heads[verb]] not in ("insist", "suggest")


def has_condition(parse: Parse, clause: Clause) -> bool:
    """Whether a conditional clause stands below this one."""
    return any(_has_condition_marker(parse, kid) for verb in clause.chain for kid in parse.kids_with(verb, "advcl"))


def _is_reported_future(parse: Parse, clause: Clause) -> bool:
    """ "said that it would close": the future of a past report, if no condition is named."""
    above = parse.heads[clause.head]
    if parse.deps[clause.head] != "ccomp" or has_condition(parse, clause) or parse.lemmas[above] not in REPORTING:
        return False
    return any(parse.tags[word] == "VBD" for word in (above, *parse.kids_with(above, "aux", "auxpass")))


def is_inverted(parse: Parse, verb: int) -> bool:
    """ "Had he resisted, ...", "Should prices fall, ..."."""
    first = parse.left[verb]
    if parse.deps[verb] != "advcl" or parse.heads[first] != verb:
        return False
    return parse.lower[first] in ("had", "were", "should") and parse.deps[first] == "aux"


def _has_condition_marker(parse: Parse, verb: int) -> bool:
    if is_inverted(parse, verb):
        return True
    return any(
        parse.lower[kid] in CONDITIONAL_MARKERS and parse.deps[kid] in ("mark", "prep", "advmod")
        for kid in parse.kids[verb]
        if kid < verb
    )


def _is_aim(parse: Parse, clause: Clause) -> bool:
    """ "is aimed at strengthening", "is committed to ending": what is pursued need not be the case."""
    if clause.construction != "gerund":
        return False
    preposition = parse.heads[clause.head]
    return parse.lower[preposition] in ("at", "to", "for", "toward", "towards") and (
        parse.lemmas[parse.heads[preposition]].lower() in AIMING or parse.lower[parse.heads[preposition]] in COMMITTED
    )


def _is_only_possible(parse: Parse, above: int) -> bool:
    """ "it is likely that the deficit grew", "it seems possible that"."""
    adjective = above if parse.pos[above] == "ADJ" else parse.first_kid(above, "acomp", "oprd")
    return adjective is not None and parse.lower[adjective] in POSSIBLE_ADJECTIVES | UNCERTAIN_ADJECTIVES


def _from_above(parse: Parse, clause: Clause) -> Modality:
    if parse.deps[clause.head] == "acl" and parse.first_kid(clause.head, "mark") is not None:
        return _from_noun(parse, parse.heads[clause.head])
    if clause.construction == "infinitive" or _is_aim(parse, clause):
        return "planned"
    if clause.matrix is None or clause.construction not in ("controlled", "content"):
        return "asserted"
    if clause.construction == "content" and _is_only_possible(parse, clause.matrix):
        return "possible"
    above = parse.lemmas[parse.heads[clause.head]].lower()
    if clause.construction == "controlled" and parse.lemmas[chain_root(parse, parse.heads[clause.head])] in TRYING:
        return "planned"  # "is trying to make the enzyme work"
    if above in ENABLING:
        return "possible"
    if clause.construction == "controlled" and above in DIRECTIVE:
        return "obligatory"
    said = above == "mean" and clause.construction == "content"  # "means that it works", not "is meant to work"
    return "planned" if above in PLANNING and not said else "asserted"
