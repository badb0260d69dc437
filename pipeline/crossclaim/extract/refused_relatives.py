"""Relative and reduced clauses that say nothing of the noun they stand behind, or of which the parse cannot tell what they say."""

from collections.abc import Sequence

from .antecedents import PERSON_NOUNS
from .clauses import Clause
from .model import Phrase
from .parse import Parse
from .verbs import chain_root, first_conjunct
from .words import INDEFINITE_PRONOUNS, RELATIVE_TAGS, REPORTING, TIME_NOUNS

# What an event or a fact does, rather than the last noun of the clause that tells it.
_CONSEQUENCES = frozenset("add mean suggest save allow cause lead force explain delay imply".split())
# What a film or a paper does, rather than the room that it is in.
_TELLING = frozenset("show say prove suggest reveal state describe tell indicate confirm".split())
_SUPERLATIVE_TAGS = frozenset({"JJS", "RBS"})


def is_refused_relative(parse: Parse, clause: Clause, objects: Sequence[Phrase]) -> bool:
    """Whether one of the rules holds."""
    return clause.antecedent is not None and any(rule(parse, clause, objects) for rule in _RULES)


def _is_about_clause(parse: Parse, clause: Clause, objects: Sequence[Phrase]) -> bool:
    """ "took the canal round the hill, which added four miles": what is done adds to something, not the place."""
    noun = clause.antecedent
    if noun is None:
        return False
    if parse.pos[noun] == "ADJ" or parse.lower[noun] in ("this", "that", "it"):
        return True  # "finds this interesting, which I take to mean no"
    if (
        clause.construction == "relative"
        and parse.ents[noun] in ("DATE", "TIME")
        and parse.words[noun + 1 : noun + 2] == [","]
    ):
        return True  # "installed a screen in 2016, which helps"
    which = clause.construction == "relative" and parse.lower[noun + 1 : noun + 3] == [",", "which"]
    if which and (parse.ents[noun] == "PERSON" or parse.lemmas[noun].lower() in PERSON_NOUNS):
        return True  # "he was my uncle, which was true"
    lasting = parse.lemmas[clause.verb] == "take" and any(item.head.lemma_.lower() in TIME_NOUNS for item in objects)
    if which and parse.deps[noun] == "pobj" and parse.lemmas[clause.verb] in _TELLING:
        return (
            parse.lower[parse.heads[noun]] in ("in", "at", "on") and parse.tags[noun] == "NN"
        )  # "a camera in the cab, which showed"
    if clause.construction != "relative" or not (lasting or parse.lemmas[clause.verb] in _CONSEQUENCES):
        return False
    behind = parse.words[noun + 1 : noun + 2] == [","] and parse.lower[noun + 2] == "which"
    return (
        behind
        and parse.deps[noun] == "pobj"
        or (behind and parse.ents[noun] in ("GPE", "LOC", "FAC", "DATE", "PERSON"))
    )


def _is_best_of(parse: Parse, clause: Clause, objects: Sequence[Phrase]) -> bool:
    """ "the best pack that I have owned": says of which packs it is the best."""
    noun = clause.antecedent
    if noun is None or clause.construction != "object_relative":
        return False
    return any(
        parse.tags[kid] in _SUPERLATIVE_TAGS or parse.lower[kid] in ("first", "last", "only")
        for kid in parse.kids[noun]
        if kid < noun
    )


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


def _is_by_the_time(parse: Parse, clause: Clause, objects: Sequence[Phrase]) -> bool:
    """ "by the time I get there": nobody gets a time."""
    noun = clause.antecedent
    if noun is None or clause.construction != "object_relative":
        return False
    if parse.lemmas[noun].lower() not in TIME_NOUNS | {"way", "reason"}:
        return False
    return not any(parse.tags[token] in RELATIVE_TAGS for token in range(noun + 1, first_conjunct(parse, clause.head)))


def _is_of_verbless(parse: Parse, clause: Clause, objects: Sequence[Phrase]) -> bool:
    """ "A loaf that collapses usually contained water" read as a noun phrase: what is wrong above is wrong below."""
    noun = clause.antecedent
    if (
        noun is None
        or clause.construction != "object_relative"
        or parse.heads[noun] != noun
        or parse.pos[noun] != "NOUN"
    ):
        return False
    return parse.words[parse.right[noun]] == "." and parse.first_kid(noun, "cop", "nsubj") is None


def _is_doubly_filled(parse: Parse, clause: Clause, objects: Sequence[Phrase]) -> bool:
    """ "a canoe that you can carry on a train" with the train as object: who carries on what?"""
    if clause.construction != "object_relative":
        return False
    filled = [item for item in objects if item.head.i == clause.antecedent and item.role == "oblique"]
    return bool(filled) and any(item.role == "object" for item in objects)


def _is_hung(parse: Parse, clause: Clause, objects: Sequence[Phrase]) -> bool:
    """ "had the port not advertised" read as "the port was not advertised", and "that the cement hardened" as a noun phrase."""
    noun = clause.antecedent
    if noun is None or clause.construction != "reduced":
        return False
    above = parse.heads[noun]
    had = parse.deps[noun] == "dobj" and parse.lower[above] == "had" and parse.first_kid(clause.head, "neg") is not None
    return had or any(parse.lower[kid] == "that" for kid in parse.kids_with(noun, "mark"))


_RULES = (
    _is_about_clause,
    _is_best_of,
    _is_of_something,
    _is_wish_of,
    _is_by_the_time,
    _is_of_verbless,
    _is_doubly_filled,
    _is_hung,
)
