"""Clauses that claim nothing by themselves: ellipses, comparisons, orders, and what an adjective says is hard to do.

Each rule gets a clause with its arguments and says whether nothing should be claimed: a missing claim is better than an absurd one.
"""

from collections.abc import Callable, Sequence

from .clauses import Clause
from .model import Phrase
from .parse import Parse
from .quoted import is_in_quotation
from .verbs import chain_root, first_conjunct
from .words import INDEFINITE_PRONOUNS, REPORTING

# "hard to beat": the subject is what is beaten, and perhaps nobody does it.
_TOUGH = frozenset(
    "hard easy difficult impossible tough simple tricky fun pleasant dangerous safe awkward painful".split()
)
_AUXILIARIES = frozenset("can could may might must shall should will would".split())
# What stands for a verb phrase said before: "as we did after the break".
_STANDING_IN = frozenset({"do", "have"})
_SUPERLATIVE_TAGS = frozenset({"JJS", "RBS"})


def is_refused(parse: Parse, clause: Clause, objects: Sequence[Phrase]) -> bool:
    """Whether one of the rules holds."""
    return any(rule(parse, clause, objects) for rule in _RULES)


def _is_ellipsis(parse: Parse, clause: Clause, objects: Sequence[Phrase]) -> bool:
    """ "We did.", "like we did after the break", "Whenever we can": the verb is left out."""
    verb = clause.verb
    if len(clause.chain) > 1 or any(phrase.role in ("object", "complement", "clause") for phrase in objects):
        return False
    if parse.lower[verb] in _AUXILIARIES and parse.tags[verb] == "MD":
        return True
    if clause.construction in ("object_relative", "relative", "existential", "reduced"):
        return False
    if parse.lemmas[verb] in _STANDING_IN and _is_compared(parse, clause):
        return True
    told = any(phrase.role in ("adverb", "manner", "oblique") for phrase in objects)  # "the company did well"
    return not told and parse.lemmas[verb] == "do"


def _is_compared(parse: Parse, clause: Clause) -> bool:
    head = first_conjunct(parse, clause.head)
    marks = {parse.lower[kid] for kid in parse.kids[head] if kid < head}
    return parse.deps[head] == "advcl" and bool(marks & {"than", "like", "as"})


def _is_part_of_subject(parse: Parse, clause: Clause, objects: Sequence[Phrase]) -> bool:
    """ "Whose husband manages it" without the noun before, and "yourself watching nothing": no subject of a sentence."""
    return parse.lower[clause.subject].endswith(("self", "selves"))


def _is_repeated(parse: Parse, clause: Clause, objects: Sequence[Phrase]) -> bool:
    """ "do so", "look forward to hearing": says nothing new, or nothing that is the case."""
    so = any(parse.lower[kid] == "so" for kid in parse.kids[clause.verb])
    forward = clause.construction == "gerund" and parse.lower[parse.heads[clause.head] - 1] == "forward"
    return forward or (so and parse.lemmas[clause.verb] == "do")


def _is_about_clause(parse: Parse, clause: Clause, objects: Sequence[Phrase]) -> bool:
    """ "took the canal round the hill, which added four miles": what is done adds to something, not the place."""
    noun = clause.antecedent
    if noun is None or clause.construction != "relative" or parse.lemmas[clause.verb] not in _CONSEQUENCES:
        return False
    behind = parse.words[noun + 1 : noun + 2] == [","] and parse.lower[noun + 2] == "which"
    return (
        behind
        and parse.deps[noun] == "pobj"
        or (behind and parse.ents[noun] in ("GPE", "LOC", "FAC", "DATE", "PERSON"))
    )


_CONSEQUENCES = frozenset("add mean suggest save allow cause lead force explain delay imply".split())


def _is_fragment(parse: Parse, clause: Clause, objects: Sequence[Phrase]) -> bool:
    """ "3 onions, sliced": a subject has no comma alone between it and its verb."""
    subject, verb = clause.subject, clause.head
    parted = verb == subject + 2 and parse.words[subject + 1] == ","
    return parted and not objects and "," not in parse.words[parse.left[subject] : subject]


def _is_measure(parse: Parse, clause: Clause, objects: Sequence[Phrase]) -> bool:
    """ "more than they saved", "earlier than they had planned": says how much, and no more."""
    head = first_conjunct(parse, clause.head)
    return parse.deps[head] in ("advcl", "ccomp") and any(
        parse.lower[kid] == "than" for kid in parse.kids[head] if kid < head
    )


def _is_tough(parse: Parse, clause: Clause, objects: Sequence[Phrase]) -> bool:
    """ "impossible to beat at cards": not the subject beats."""
    head = clause.head
    above = parse.heads[head]
    return clause.construction in ("controlled", "infinitive") and parse.lemmas[above].lower() in _TOUGH


def _is_result(parse: Parse, clause: Clause, objects: Sequence[Phrase]) -> bool:
    """ "came from two goals down to draw", "rose to become": what came of it, and nothing that was aimed at."""
    above = parse.lemmas[parse.heads[clause.head]].lower()
    return clause.construction == "infinitive" and above in _COMING


_COMING = frozenset("come rally recover fight grow rise live wake survive battle climb fall return".split())


def _is_told_to_do(parse: Parse, clause: Clause, objects: Sequence[Phrase]) -> bool:
    """ "Keep it in a room that does not freeze", "Check that no parts are missing": orders tell of nothing that is the case."""
    if clause.antecedent is not None and clause.construction in ("relative", "object_relative", "reduced"):
        noun = clause.antecedent
        set_off = parse.words[parse.left[first_conjunct(parse, clause.head)] - 1] in (",", "(", "–", "—")
        definite = parse.pos[noun] == "PROPN" or any(
            parse.deps[kid] == "poss" or parse.lower[kid] in ("the", "this", "these")
            for kid in parse.kids[noun]
            if kid < noun
        )
        return not set_off and not definite and _is_ordered(parse, noun)
    head = first_conjunct(parse, clause.head)
    if parse.deps[head] != "ccomp" or parse.lower[parse.heads[head]] in ("note", "remember"):
        return False
    return (
        parse.heads[head] < head
        and _is_order(parse, parse.heads[head])
        and parse.lemmas[parse.heads[head]] in _MAKING_SURE
    )


_MAKING_SURE = frozenset("check ensure verify see make confirm ask decide say imagine suppose pretend".split())


def _is_ordered(parse: Parse, noun: int) -> bool:
    step = noun
    while parse.heads[step] != step:
        step = parse.heads[step]
        if parse.pos[step] in ("VERB", "AUX"):
            return _is_order(parse, step)
    return _is_order(parse, step)


def _is_order(parse: Parse, verb: int) -> bool:
    """Whether a verb is an imperative: bare, at the start of its sentence or joined to one, without a subject."""
    first = first_conjunct(parse, verb)
    return (
        all(
            parse.tags[word] == "VB" and parse.first_kid(word, "nsubj", "nsubjpass", "aux", "expl") is None
            for word in {verb, first}
        )
        and parse.deps[first] in ("ROOT", "conj", "parataxis", "ccomp")
        and not is_in_quotation(parse, verb)
    )


def _is_best_of(parse: Parse, clause: Clause, objects: Sequence[Phrase]) -> bool:
    """ "the best pack that I have owned": says of which packs it is the best."""
    noun = clause.antecedent
    if noun is None or clause.construction != "object_relative":
        return False
    return any(parse.tags[kid] in _SUPERLATIVE_TAGS for kid in parse.kids[noun] if kid < noun)


def _is_of_something(parse: Parse, clause: Clause, objects: Sequence[Phrase]) -> bool:
    """ "something written after 1900": names nothing of which more could be said."""
    noun = clause.antecedent
    return noun is not None and clause.construction == "reduced" and parse.lower[noun] in INDEFINITE_PRONOUNS


def _is_wish_of(parse: Parse, clause: Clause, objects: Sequence[Phrase]) -> bool:
    """ "which she feared would be forgotten": what is feared is said by the clause below, whose subject is not at hand."""
    if (
        clause.antecedent is None
        or clause.construction != "object_relative"
        or parse.lemmas[clause.verb] not in REPORTING
    ):
        return False
    below = parse.first_kid(chain_root(parse, clause.verb), "ccomp")
    return below is not None and any(parse.tags[kid] in ("WDT", "WP") for kid in parse.kids[below])


_Rule = Callable[[Parse, Clause, Sequence[Phrase]], bool]
_RULES: tuple[_Rule, ...] = (
    _is_ellipsis,
    _is_part_of_subject,
    _is_repeated,
    _is_about_clause,
    _is_fragment,
    _is_measure,
    _is_tough,
    _is_result,
    _is_told_to_do,
    _is_best_of,
    _is_of_something,
    _is_wish_of,
)
