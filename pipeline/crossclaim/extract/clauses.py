"""Clauses: every predicate of a sentence with its subject, found or shared, and the words grammar lets it leave out."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from .antecedents import PERSON_NOUNS
from .parse import Parse
from .verbs import chain_root, chain_words, first_conjunct, is_predicate, read_chain, verb_words
from .words import HINDERING, OBJECT_CONTROL, RELATIVE_TAGS, TIME_NOUNS

SUBJECT_DEPS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
MAX_CLIMB = 6
UNIQUE = frozenset({"first", "last", "only", "second", "third", "latest", "youngest", "oldest"})
THINGS = frozenset({"GPE", "LOC", "FAC", "ORG", "DATE", "EVENT", "PRODUCT"})
# Nouns that only set the scene: with "a" they name nothing in particular.
SETTINGS = frozenset(
    "world time era age environment context situation period moment way place atmosphere climate manner".split()
)
# "spent four decades charting valleys": not the decades did.
SPENDING = frozenset({"spend", "waste", "pass", "take", "lose"})
BECOMING = frozenset({"be", "become", "remain"})
NONFINITE_TAGS = frozenset({"VB", "VBG", "VBN"})
FINITE_TAGS = frozenset({"VBZ", "VBP", "VBD", "MD"})


@dataclass(slots=True)
class Clause:
    """One predicate with its subject, tokens as indices.

    `head` is the first verb, `chain` all that share its subject by open complements, `words` the predicate's words, `shared`
    the words of an earlier conjunct that hold for this one too ("has" in "has built and [has] sold"). `construction` names
    how subject and predicate belong together. `antecedent` is the noun that a relative clause modifies.
    """

    head: int
    chain: list[int]
    words: list[int]
    subject: int
    construction: str
    shared: list[int] = field(default_factory=list)
    antecedent: int | None = None
    matrix: int | None = None

    @property
    def verb(self) -> int:
        """The content verb: the last of the chain."""
        return self.chain[-1]


def find_clauses(parse: Parse, start: int, end: int) -> Iterator[Clause]:
    """The clauses of the sentence from `start` to `end` (exclusive), in order of their head; none without a subject."""
    merged: set[int] = set()
    for token in range(start, end):
        if token in merged or not is_predicate(parse, token):
            continue
        chain = read_chain(parse, token)
        merged.update(chain[1:])
        clause = _read_clause(parse, token, chain)
        if clause is not None and not is_embedded_question(parse, first_conjunct(parse, token)):
            yield clause


def own_subject(parse: Parse, verb: int) -> int | None:
    """The subject that depends on `verb` itself, None if it has none; an expletive does not count."""
    return parse.first_kid(verb, *SUBJECT_DEPS)


def _read_clause(parse: Parse, verb: int, chain: list[int]) -> Clause | None:
    words = chain_words(parse, chain)
    if parse.first_kid(verb, "expl") is not None:
        return _existential(parse, verb, chain, words)
    subject = own_subject(parse, verb)
    if subject is not None and parse.tags[subject] in RELATIVE_TAGS:
        return _relative(parse, verb, chain, words)
    if subject is not None:
        return _with_subject(parse, verb, chain, words, subject)
    return _subjectless(parse, verb, chain, words)


def _existential(parse: Parse, verb: int, chain: list[int], words: list[int]) -> Clause | None:
    subject = parse.first_kid(verb, "attr", "nsubj", "dobj")
    return None if subject is None else Clause(verb, chain, words, subject, "existential")


def _relative(parse: Parse, verb: int, chain: list[int], words: list[int]) -> Clause | None:
    first = first_conjunct(parse, verb)
    if parse.deps[first] != "relcl":
        return None
    antecedent = _agreeing(parse, verb, _person_above(parse, verb, _thing_above(parse, verb, parse.heads[first])))
    if parse.pos[antecedent] not in ("NOUN", "PROPN", "PRON", "NUM"):
        return None  # "is eight times as massive, which suggests ..."
    subject = bearer(parse, antecedent)
    return Clause(verb, chain, words, subject, "relative", antecedent=antecedent)


def _above_in_number(parse: Parse, verb: int, noun: int) -> int:
    """ "stores of iron, which take time to fill": of two nouns the upper one, if only that agrees with the verb."""
    above = parse.heads[parse.heads[noun]]
    if parse.deps[noun] != "pobj" or parse.first_kid(noun, "conj") is not None or parse.pos[above] != "NOUN":
        return noun
    wanted = {"VBP": ("NN", "NNS"), "VBZ": ("NNS", "NN")}.get(parse.tags[verb])
    return above if wanted == (parse.tags[noun], parse.tags[above]) else noun


def _agreeing(parse: Parse, verb: int, noun: int) -> int:
    """ "the milk of sheep that graze": of two nouns the one that agrees with the verb, if it stands right before the pronoun."""
    noun = _above_in_number(parse, verb, noun)
    pronoun = own_subject(parse, verb)
    near = (pronoun or 0) - 1
    if (
        near <= noun
        or parse.tags[verb] not in ("VBP", "VBZ")
        or parse.deps[near] != "pobj"
        or not parse.is_above(noun, near)
    ):
        return noun
    plural = parse.tags[verb] == "VBP"
    fits, others = (("NNS", "NNPS"), ("NN", "NNP")) if plural else (("NN", "NNP"), ("NNS", "NNPS"))
    single = parse.first_kid(noun, "conj") is None
    return near if single and parse.tags[near] in fits and parse.tags[noun] in others else noun


def _thing_above(parse: Parse, verb: int, noun: int) -> int:
    """What is meant by "which" in "the reservoir at Combe Head, which supplies the valley": not the place where it is."""
    pronoun = own_subject(parse, verb)
    preposition = parse.heads[noun]
    above = parse.heads[preposition]
    if pronoun is None or parse.lower[pronoun] != "which" or parse.deps[noun] != "pobj" or parse.pos[noun] != "PROPN":
        return noun
    placed = parse.lower[preposition] in ("at", "in", "near", "on", "to", "from") and parse.words[pronoun - 1] == ","
    return above if placed and parse.tags[above] == "NN" and parse.deps[preposition] == "prep" else noun


def _person_above(parse: Parse, verb: int, noun: int) -> int:
    """Who is meant by "who" in "a man from Turin, who was 41": no place, and no thing when a person stands above it."""
    pronoun = own_subject(parse, verb)
    if pronoun is None or parse.lower[pronoun] != "who" or parse.deps[noun] != "pobj":
        return noun
    near = parse.left[parse.heads[noun]] - 1
    if parse.ents[noun] in THINGS and parse.ents[near] == "PERSON":
        return near  # "wrote to Aldo Neri at Bologna, who replied"
    if parse.tags[noun] == "CD" and parse.pos[near] in ("NOUN", "PRON"):
        return near  # "anyone over 18 who"
    above = parse.heads[parse.heads[noun]]
    person = parse.ents[above] == "PERSON" or parse.lemmas[above].lower() in PERSON_NOUNS
    thing = parse.ents[noun] in THINGS or (not parse.ents[noun] and parse.tags[noun] == "NN")
    return above if person and thing and parse.lemmas[noun].lower() not in PERSON_NOUNS else noun


def bearer(parse: Parse, noun: int) -> int:
    """What a clause on a predicate noun is about: "CICA is a forum that ..." speaks of CICA, and so does an apposition."""
    while parse.deps[noun] == "conj" and parse.pos[parse.heads[noun]] == "NOUN":
        noun = parse.heads[noun]
    above = parse.heads[noun]
    if parse.deps[noun] == "appos" and parse.pos[above] in ("NOUN", "PROPN"):
        labelled = ":" in parse.lower[above:noun]  # "Apologies: Ian Rees, who is on leave"
        return noun if labelled else above
    if parse.deps[noun] != "attr" or parse.lemmas[above] != "be" or parse.first_kid(above, "neg", "expl") is not None:
        return noun
    subject = own_subject(parse, above)
    if subject is not None and parse.tags[subject] == "NNS" and parse.tags[noun] == "NN":
        return noun  # "the victims were a man who ... and his brother"
    if (
        subject is None
        or parse.tags[subject] in RELATIVE_TAGS
        or parse.lower[subject] in ("it", "what", "that", "this")
    ):
        return noun
    return subject


def _is_cleft(parse: Parse, verb: int, subject: int) -> bool:
    """ "It was Ana who won": all that it says is said by the relative clause."""
    focus = parse.first_kid(verb, "attr")
    if focus is None and parse.lower[subject] == "it" and parse.lemmas[verb] == "be":
        return any(_is_stressed(parse, clause, verb) for clause in parse.kids_with(verb, "ccomp"))
    if parse.lower[subject] != "it" or parse.lemmas[verb] != "be" or focus is None or parse.pos[focus] != "PROPN":
        return False
    return parse.first_kid(focus, "relcl") is not None


def _is_stressed(parse: Parse, clause: int, copula: int) -> bool:
    """Whether a preposition of the clause stands in front of its "that": "in Geneva that they met"."""
    mark = parse.first_kid(clause, "mark")
    return mark is not None and any(copula < kid < mark for kid in parse.kids_with(clause, "prep"))


def _with_subject(parse: Parse, verb: int, chain: list[int], words: list[int], subject: int) -> Clause | None:
    if _is_cleft(parse, verb, subject):
        return None
    dep = parse.deps[first_conjunct(parse, verb)]
    finite = any(parse.tags[word] in FINITE_TAGS for word in words)
    construction = _own_construction(parse, verb, chain, dep, finite)
    if construction == "object_relative" and any(parse.lower[kid] == "whose" for kid in parse.kids[subject]):
        construction = "relative"  # "whose staff left": what the clause is about stands in its subject
    antecedent = _time_before(parse, verb, parse.heads[first_conjunct(parse, verb)]) if dep == "relcl" else None
    matrix = parse.heads[verb] if dep in ("ccomp", "advcl", "xcomp") else None
    return Clause(verb, chain, words, subject, construction, antecedent=antecedent, matrix=matrix)


def _time_before(parse: Parse, verb: int, noun: int) -> int:
    """Of "is in your arm for ten minutes, during which we take 470 ml" the minutes."""
    first = parse.left[verb]
    near = first - 2
    if parse.lower[first] != "during" or near <= noun or parse.words[near + 1] != ",":
        return noun
    return near if parse.lemmas[near].lower() in TIME_NOUNS else noun


def is_embedded_question(parse: Parse, verb: int) -> bool:
    """ "how much it would cost": says what is asked, not what is the case."""
    start = parse.left[verb]
    return (
        parse.deps[verb] in ("ccomp", "xcomp", "pcomp", "csubj", "csubjpass")
        and parse.tags[start] in RELATIVE_TAGS
        and parse.lower[start] != "that"
    )


def _own_construction(parse: Parse, verb: int, chain: list[int], dep: str, finite: bool) -> str:
    if dep == "relcl":
        return "object_relative"
    if not finite:
        return "controlled" if dep in ("ccomp", "xcomp") else "absolute"
    if dep == "ccomp":
        return "content"
    if dep == "advcl":
        return "adverbial"
    if parse.lemmas[chain[-1]] == "be":
        return "copular"
    return "passive" if parse.first_kid(chain[-1], "auxpass") is not None else "active"


def _subjectless(parse: Parse, verb: int, chain: list[int], words: list[int]) -> Clause | None:
    dep, head = parse.deps[verb], parse.heads[verb]
    if dep == "conj" and parse.pos[head] in ("VERB", "AUX"):
        return _conjunct(parse, verb, chain, words)
    if dep in ("acl", "relcl") and parse.pos[head] in ("NOUN", "PROPN", "PRON", "NUM"):
        return _reduced(parse, verb, chain, words, dep)
    if dep == "xcomp":
        return _controlled(parse, verb, chain, words)
    if dep == "advcl" and parse.tags[verb] in NONFINITE_TAGS:
        return _adjunct(parse, verb, chain, words, head, _adjunct_kind(parse, verb))
    if dep == "pcomp" and parse.tags[verb] == "VBG":
        hindered = _hindered(parse, head)
        if hindered is not None:
            return Clause(verb, chain, words, hindered, "gerund")
        return _adjunct(parse, verb, chain, words, parse.heads[head], "gerund")
    return None


def _hindered(parse: Parse, preposition: int) -> int | None:
    """Of "prevents firms from selling data" the object: it is who does not sell."""
    matrix = parse.heads[preposition]
    if parse.lower[preposition] != "from" or parse.lemmas[matrix].lower() not in HINDERING:
        return None
    return parse.first_kid(matrix, "dobj")


def _conjunct(parse: Parse, verb: int, chain: list[int], words: list[int]) -> Clause | None:
    partner = parse.heads[verb]
    root = chain_root(parse, partner)
    leader = _read_clause(parse, root, read_chain(parse, root))
    if leader is None:
        return None
    if parse.tags[verb] == "VB" and parse.tags[partner] in ("VBD", "VBZ", "VBN") and not words[1:]:
        return None  # "and captain Ana Lind ...": no bare form goes on a finite one
    clause = Clause(verb, chain, words, leader.subject, "conjunct", antecedent=leader.antecedent, matrix=leader.matrix)
    clause.shared = _shared_words(parse, verb, partner, leader)
    if leader.construction == "controlled" and [parse.lower[word] for word in clause.shared] == ["to"]:
        clause.shared, clause.construction = [], "controlled"  # "to hire workers and bring back production"
    if leader.construction in ("reduced", "participle", "gerund", "infinitive", "relative", "object_relative"):
        clause.construction = leader.construction
    return clause


def _shared_words(parse: Parse, verb: int, partner: int, leader: Clause) -> list[int]:
    own = [word for word in verb_words(parse, verb) if parse.deps[word] in ("aux", "auxpass")]
    repeated = any(parse.lower[word] == "to" for word in own)  # "to begin and to be finished"
    if parse.tags[verb] in FINITE_TAGS or (own and not repeated):
        return []
    before = [word for word in leader.shared + leader.words if word < partner and parse.deps[word] != "prt"]
    if own:  # a repeated "to": all that stands above the partner's own
        return [word for word in before if parse.heads[word] != partner]
    tag, partner_tag = parse.tags[verb], parse.tags[partner]
    if tag == partner_tag:
        return before
    if tag == "VBN" and partner_tag == "VBD" or tag == "VB" and partner_tag not in ("VB", "VBP"):
        return []
    return before if tag in NONFINITE_TAGS else []


def _reduced(parse: Parse, verb: int, chain: list[int], words: list[int], dep: str) -> Clause | None:
    head = parse.heads[verb]
    if parse.tags[verb] not in NONFINITE_TAGS and dep != "relcl":
        return None
    if parse.lemmas[head] in SETTINGS and any(parse.lower[kid] in ("a", "an") for kid in parse.kids[head]):
        return None  # "in a world marked by tensions" says how things are, not what a world is
    if parse.lemmas[head].lower() in TIME_NOUNS and parse.left[verb] == parse.right[verb]:
        return None  # "the previous five years combined"
    if parse.tags[verb] == "VB" or any(parse.lower[kid] == "to" for kid in parse.kids_with(verb, "aux")):
        return _infinitival(parse, verb, chain, words, head)
    return Clause(verb, chain, words, bearer(parse, head), "reduced", antecedent=head)


def _infinitival(parse: Parse, verb: int, chain: list[int], words: list[int], noun: int) -> Clause | None:
    """ "the first country to renounce it" renounced it; no other infinitive behind a noun says that anything happened."""
    if not any(parse.ents[kid] == "ORDINAL" or parse.lower[kid] in UNIQUE for kid in [noun, *parse.kids[noun]]):
        return None
    subject = bearer(parse, noun)
    become = parse.heads[noun]
    if subject == noun and parse.deps[noun] in ("attr", "dobj", "oprd") and parse.lemmas[become] in BECOMING:
        return _adjunct(parse, verb, chain, words, become, "infinitival_relative")
    if subject == noun and parse.deps[noun] == "pobj" and parse.lower[parse.heads[noun]] == "as":
        above = _adjunct(parse, verb, chain, words, parse.heads[parse.heads[noun]], "infinitival_relative")
        return above
    return Clause(verb, chain, words, subject, "infinitival_relative", antecedent=noun)


def _controlled(parse: Parse, verb: int, chain: list[int], words: list[int]) -> Clause | None:
    matrix = parse.heads[verb]
    if parse.pos[matrix] == "ADJ" and any(parse.lower[kid] == "too" for kid in parse.kids[matrix]):
        return None  # "too small to live alone"
    owner = parse.first_kid(matrix, "dobj", "dative")
    governs = parse.tags[verb] != "VB" or parse.lemmas[matrix] in OBJECT_CONTROL
    if parse.tags[verb] == "VBG" and parse.lemmas[matrix] in SPENDING:
        return _adjunct(parse, verb, chain, words, matrix, "controlled")
    if owner is not None and owner < verb and parse.tags[owner] not in RELATIVE_TAGS and governs:
        return Clause(verb, chain, words, owner, "controlled", matrix=matrix)
    return _adjunct(parse, verb, chain, words, matrix, "infinitive" if owner is not None else "controlled")


def _adjunct_kind(parse: Parse, verb: int) -> str:
    return "infinitive" if parse.tags[verb] == "VB" else "participle"


def _adjunct(
    parse: Parse, verb: int, chain: list[int], words: list[int], matrix: int, construction: str
) -> Clause | None:
    """A clause without a subject below another: it has the subject of the nearest clause above."""
    for _ in range(MAX_CLIMB):
        if is_predicate(parse, matrix):
            root = chain_root(parse, matrix)
            above = _read_clause(parse, root, read_chain(parse, root))
            if above is None or above.construction == "existential":
                return None
            return Clause(
                verb, chain, words, above.subject, construction, antecedent=above.antecedent, matrix=above.head
            )
        if parse.heads[matrix] == matrix or parse.pos[matrix] in ("NOUN", "PROPN"):
            return None
        matrix = parse.heads[matrix]
    return None
