"""Clauses that claim nothing by themselves: ellipses, comparisons, orders, and what an adjective says is hard to do.

Each rule gets a clause with its arguments and says whether nothing should be claimed: a missing claim is better than an absurd one.
"""

from collections.abc import Callable, Sequence

from .clauses import Clause
from .inflect import finite_form
from .model import Phrase
from .parse import Parse
from .quoted import is_in_quotation
from .refused_relatives import is_refused_relative
from .verbs import first_conjunct
from .words import INDEFINITE_PRONOUNS, QUANTIFIERS, RELATIVE_TAGS

# "hard to beat": the subject is what is beaten, and perhaps nobody does it.
_TOUGH = frozenset(
    "hard easy difficult impossible tough simple tricky fun pleasant dangerous safe awkward painful".split()
)
_AUXILIARIES = frozenset("can could may might must shall should will would".split())
# What stands for a verb phrase said before: "as we did after the break".
_STANDING_IN = frozenset({"do", "have"})


def is_refused(parse: Parse, clause: Clause, objects: Sequence[Phrase]) -> bool:
    """Whether one of the rules holds."""
    return any(rule(parse, clause, objects) for rule in _RULES)


def _is_ellipsis(parse: Parse, clause: Clause, objects: Sequence[Phrase]) -> bool:
    """ "We did.", "like we did after the break", "Whenever we can": the verb is left out."""
    verb, last = clause.verb, max(clause.words)
    bare_to = last if parse.lower[last] == "to" else last + 1
    if parse.lower[bare_to : bare_to + 1] == ["to"] and parse.pos[bare_to + 1 : bare_to + 2] == ["PUNCT"]:
        return True  # "I used to.", "Nobody wanted to."
    if len(clause.chain) > 1 or any(phrase.role in ("object", "complement", "clause") for phrase in objects):
        return False
    if parse.lower[verb] in _AUXILIARIES and parse.tags[verb] == "MD":
        return True
    if clause.construction in ("object_relative", "relative", "existential", "reduced"):
        return False
    if parse.lemmas[verb] in _STANDING_IN and _is_compared(parse, clause):
        return True
    if (
        parse.lemmas[verb] == "be"
        and len(clause.words) > 1
        and objects
        and all(phrase.role == "time" for phrase in objects)
    ):
        return True  # "two had been already"
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


def _is_absolute_remark(parse: Parse, clause: Clause, objects: Sequence[Phrase]) -> bool:
    """ "half of it lent by the bank" behind a comma, and "weather permitting": no clause about the noun before."""
    head = first_conjunct(parse, clause.head)
    if (
        clause.construction == "absolute"
        and parse.tags[clause.verb] == "VB"
        and parse.heads[clause.head] == clause.head
    ):
        joined = any(parse.deps[token] == "cc" for token in range(clause.subject, clause.head))
        tasked = any(parse.tags[kid] == "TO" for kid in parse.kids[clause.head])  # "Clerk to write to the bank."
        return not tasked and (joined or parse.tags[clause.subject] == "NN")  # "Unplug the machine and wait"
    if clause.construction == "absolute":
        return parse.lemmas[clause.verb] in ("permit", "allow") and clause.verb == parse.right[clause.verb]
    if clause.construction != "object_relative" or parse.words[parse.left[head] - 1] not in (",", "–", "—"):
        return False
    return not any(parse.tags[token] in RELATIVE_TAGS for token in range(parse.left[head], head))


def _is_fragment(parse: Parse, clause: Clause, objects: Sequence[Phrase]) -> bool:
    """ "3 onions, sliced": a subject has no comma alone between it and its verb."""
    subject, verb = clause.subject, clause.head
    parted = verb == subject + 2 and parse.words[subject + 1] == ","
    return parted and not objects and "," not in parse.words[parse.left[subject] : subject]


def _is_bare_participle(parse: Parse, clause: Clause, objects: Sequence[Phrase]) -> bool:
    """ "Canterbury, beaten twice, play Auckland" with "beaten" as main verb: no verb of a sentence looks like that."""
    verb = clause.head
    if (
        parse.tags[verb] not in ("VBN", "VBD")
        or len(clause.words) > 1
        or clause.shared
        or parse.deps[verb] not in ("ROOT", "conj")
    ):
        return False
    word, lemma = parse.lower[verb], parse.lemmas[verb].lower()
    return word.endswith("en") and finite_form(lemma, "past", plural=False) != word and not lemma.endswith("en")


def _is_torn(parse: Parse, clause: Clause, objects: Sequence[Phrase]) -> bool:
    """ "The road climbs in bends and | is closed" with "climbs" as a noun: a conjunction before the verb whose first member is no verb."""
    first, end = clause.words[0], parse.right[clause.subject]
    if clause.construction not in ("active", "passive", "copular") or parse.heads[clause.head] != clause.head:
        return False
    between = [
        token
        for token in range(clause.subject + 1, first)
        if parse.deps[token] == "cc" and parse.heads[token] == clause.subject
    ]
    return any(token == first - 1 or token == end and first == end + 1 for token in between)


def _is_free(parse: Parse, clause: Clause, objects: Sequence[Phrase]) -> bool:
    """ "cooks what her garden gives her": of "what" nobody has heard."""
    subject = clause.subject
    if clause.construction != "content":
        return False
    return any(
        parse.lower[kid] in ("what", "whatever") and kid < subject and parse.heads[kid] == clause.head
        for kid in parse.kids[clause.head]
    )


def _is_open_without(parse: Parse, clause: Clause, objects: Sequence[Phrase]) -> bool:
    """ "cannot be removed without destroying it", "to mend ships without docking them": not the subject does not do it."""
    if clause.construction != "gerund" or parse.lower[parse.heads[clause.head]] != "without" or clause.matrix is None:
        return False
    above = parse.heads[parse.heads[clause.head]]
    while not any(parse.tags[kid] == "MD" for kid in parse.kids_with(above, "aux")):
        if parse.heads[above] == above or parse.deps[above] not in ("conj", "xcomp", "advcl"):
            return False
        above = parse.heads[above]
    return True


def _is_bare_remark(parse: Parse, clause: Clause, objects: Sequence[Phrase]) -> bool:
    """ "Rooms cost 85 euros, breakfast included": a bare noun and a participle behind a comma."""
    verb, subject = clause.head, clause.subject
    if objects or parse.tags[verb] not in ("VBD", "VBN") or verb != subject + 1 or parse.left[subject] != subject:
        return False
    return (
        parse.tags[subject] == "NN" and parse.words[subject - 1] == "," and parse.pos[verb + 1 : verb + 2] == ["PUNCT"]
    )


def _is_unsaid(parse: Parse, clause: Clause, objects: Sequence[Phrase]) -> bool:
    """ "Experiments suggest otherwise", where the parse has nothing that they suggest."""
    return (
        not objects
        and parse.lemmas[clause.verb] in _SAYING_SOMETHING
        and parse.first_kid(clause.verb, "auxpass") is None
    )


_SAYING_SOMETHING = frozenset("suggest argue claim state allege maintain assert contend imply mean".split())


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


def _is_sought(parse: Parse, clause: Clause, objects: Sequence[Phrase]) -> bool:
    """ "needed someone to read the instruments": not who needed him reads."""
    if clause.construction != "infinitive" or clause.matrix is None:
        return False
    sought = parse.first_kid(parse.heads[clause.head], "dobj")
    return sought is not None and parse.lower[sought] in INDEFINITE_PRONOUNS


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
    if clause.construction in ("absolute", "conjunct") and _is_order(parse, head, subject=True):
        return True  # "Drill, insert the plugs"
    if (
        parse.deps[head] in ("advcl", "ccomp")
        and parse.tags[clause.verb] == "VB"
        and head > parse.heads[head]
        and _is_order(parse, parse.heads[head])
    ):
        return True  # "let it cool and remove the cover"
    if parse.deps[head] == "advcl" and head > parse.heads[head] and _is_order(parse, parse.heads[head]):
        return True  # "Hold it until you hear a click"
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


def _is_order(parse: Parse, verb: int, *, subject: bool = False) -> bool:
    """Whether a verb is an imperative: bare, at the top of its sentence or joined to one, without a subject, or with a misread one."""
    first = first_conjunct(parse, verb)
    bars: tuple[str, ...] = ("aux", "expl") if subject else ("nsubj", "nsubjpass", "aux", "expl")
    own = parse.first_kid(first, "nsubj", "nsubjpass")
    if own is not None and parse.words[own + 1] != ",":
        return False  # "Otago climb to third place"
    bars = tuple(bar for bar in bars if bar != "aux" or not _is_forbidden(parse, first))
    bare = parse.tags[first] == "VB" and all(
        parse.tags[word] in ("VB", "VBD", "VBP") and parse.first_kid(word, *bars) is None for word in {verb, first}
    )
    return bare and parse.deps[first] in ("ROOT", "conj", "parataxis") and not is_in_quotation(parse, verb)


def _is_forbidden(parse: Parse, verb: int) -> bool:
    """ "Do not drive until you know": an order as well."""
    auxiliaries = parse.kids_with(verb, "aux")
    return [parse.lower[kid] for kid in auxiliaries] == ["do"] and parse.first_kid(verb, "neg") is not None


def _is_torn_subject(parse: Parse, clause: Clause, objects: Sequence[Phrase]) -> bool:
    """ "small and most families were ...": the adjective is that of the clause before."""
    first = parse.left[clause.subject]
    return (
        parse.tags[first] in ("JJ", "JJR") and parse.tags[first + 1] == "CC" and parse.lower[first + 2] in QUANTIFIERS
    )


_Rule = Callable[[Parse, Clause, Sequence[Phrase]], bool]
_RULES: tuple[_Rule, ...] = (
    is_refused_relative,
    _is_ellipsis,
    _is_part_of_subject,
    _is_repeated,
    _is_absolute_remark,
    _is_fragment,
    _is_bare_participle,
    _is_torn,
    _is_free,
    _is_open_without,
    _is_bare_remark,
    _is_unsaid,
    _is_measure,
    _is_tough,
    _is_sought,
    _is_result,
    _is_told_to_do,
    _is_torn_subject,
)
