"""Whether what a dependent clause tells is told as a fact: "until the court decides" and "any firm that pollutes" do not.

The rules follow tense and the clause above: a temporal clause is a fact in the past and a supposition in the present; a restrictive
relative clause is a fact of what a text has brought in ("the firm that built it"), and none of what it only speaks of in general.
"""

from typing import Literal

from crossclaim_schemas.claim import Modality

from .antecedents import PERSON_NOUNS
from .clauses import Clause
from .parse import Parse
from .verbs import Tense, first_conjunct, is_predicate
from .words import (
    DENIALS,
    FACTIVE,
    MODALS_CONDITIONAL,
    MODALS_PLANNED,
    NEGATIVE_SUBJECTS,
    NEGATIVE_VERBS,
    NEGATORS,
    POSSIBLE_NOUNS,
    QUANTIFIERS,
)

Veridicality = Modality | Literal["unclaimed"]

# In the present tense these bring in what may come; "while", "as", "since" and "although" tell what is.
OPEN_MARKERS = frozenset({"until", "till", "once", "when", "whenever", "before", "after", "where", "wherever"})
SUPPOSING = frozenset({"case", "assuming", "so", "lest", "provided", "providing"})
# What holds of "any firm that pollutes" is said of no firm alone.
GENERAL = frozenset("any every each all no few most whatever whichever either neither".split())
GENERAL_PRONOUNS = frozenset(
    "anyone anybody anything everyone everybody everything nobody nothing none whoever whatever those one ones".split()
)
ARTICLES = frozenset({"a", "an"})
# Verbs whose object need not exist, or is spoken of in general.
INTENSIONAL = frozenset(
    """want seek need look search hope demand call require prohibit ban forbid prevent avoid permit allow imagine propose ask advertise
    recommend apply cover exempt entitle encourage discourage bar exclude limit define mean prefer await""".split()
)
IMPLICATIVE = frozenset("begin start continue manage come help go use proceed serve".split())
PRESUPPOSING = FACTIVE - {
    "show",
    "find",
    "reveal",
    "confirm",
    "see",
    "observe",
    "discover",
    "learn",
    "notice",
    "point",
    "prove",
    "demonstrate",
}
NAMED = frozenset({"PERSON", "ORG", "GPE", "FAC", "EVENT", "WORK_OF_ART", "LAW"})
PRESENT = frozenset({"VBZ", "VBP"})
COUNTING = QUANTIFIERS | {"several", "various", "numerous", "certain", "other", "such"}
SETTING_OFF = frozenset({",", "(", "–", "—", "--", ";"})
MAX_CLIMB = 12


def read_veridicality(parse: Parse, clause: Clause, tense: Tense, timed: frozenset[int]) -> Veridicality:
    """The modality that a clause without one of its own has from its place; "unclaimed" if nothing is said of its subject."""
    head = first_conjunct(parse, clause.head)
    if clause.antecedent is not None:
        return _of_relative(parse, clause, head, timed)
    if clause.construction == "absolute" and _is_awaited(parse, head):
        return "planned"  # "waited for the train to leave"
    if parse.deps[head] == "pcomp" and parse.lower[parse.heads[head]] in ("provided", "providing"):
        return "conditional"
    if parse.deps[head] == "advcl":
        return _of_adverbial(parse, head, tense, timed)
    return "asserted"


def _is_awaited(parse: Parse, head: int) -> bool:
    return _has_to(parse, head) and any(parse.lower[kid] == "for" for kid in parse.kids_with(head, "mark"))


def _of_adverbial(parse: Parse, head: int, tense: Tense, timed: frozenset[int]) -> Veridicality:
    markers = {parse.lower[kid] for kid in parse.kids[head] if kid < head and _marks(parse, kid)}
    if parse.lower[parse.heads[head]] in ("long", "soon"):  # "as long as the worker stays"
        markers.add("when")
    if parse.lower_text(parse.left[head], parse.left[head] + 2) in ("as if", "as though"):
        return "conditional"
    if parse.lower[parse.left[head] - 1] == "except":
        return "unclaimed"  # "every morning except when it was frozen"
    if markers & SUPPOSING and not ("so" in markers and tense == "past"):
        return "conditional"
    if not markers & OPEN_MARKERS:
        return "asserted"
    matrix = parse.heads[head]
    if tense == "past":
        dated = any(token in timed for token in range(parse.left[head], parse.right[head] + 1))
        untold = "before" in markers and head > matrix and not dated  # "left before the doctor signed"
        return "unclaimed" if untold else "asserted"
    if "where" in markers and head > matrix:
        return "asserted"
    return "conditional"


def _marks(parse: Parse, token: int) -> bool:
    return parse.deps[token] in ("mark", "prep") or parse.tags[token] == "WRB" or parse.lower[token] == "once"


def _of_relative(parse: Parse, clause: Clause, head: int, timed: frozenset[int]) -> Veridicality:
    noun = clause.antecedent
    if noun is None or parse.pos[noun] == "PROPN" or parse.deps[noun] == "appos" or not _is_restrictive(parse, head):
        return "asserted"
    if parse.lower[noun] in GENERAL_PRONOUNS or any(_is_general(parse, kid, noun) for kid in parse.kids[noun]):
        return "conditional" if clause.construction == "reduced" else "unclaimed"
    matrix = _matrix_of(parse, noun)
    if matrix is None:
        return "asserted"
    inside = range(max(parse.left[head], noun + 1), parse.right[head] + 1)
    particular = any(token in timed or parse.ents[token] in NAMED for token in inside)
    indefinite = not particular and _is_indefinite(parse, noun)
    present = _is_simple_present(parse, clause)
    if indefinite and _is_open(parse, matrix) and not (_is_past_clause(parse, clause) and _has_to(parse, matrix)):
        return "conditional"
    if indefinite and present and _is_subject(parse, noun, matrix) and not _is_past(parse, matrix):
        return "conditional"  # "players who miss two matches lose their place"
    person = parse.lemmas[noun].lower() in PERSON_NOUNS and parse.tags[noun] == "NN"
    return "conditional" if person and present and _has_modal(parse, matrix) else "asserted"


def _is_past_clause(parse: Parse, clause: Clause) -> bool:
    """ "borrowed money to buy a tug that proved too heavy": it did."""
    return any(parse.tags[word] == "VBD" for word in (*clause.shared, *clause.words))


def _is_restrictive(parse: Parse, head: int) -> bool:
    left = parse.left[head]
    return left == 0 or parse.words[left - 1] not in SETTING_OFF


def _is_general(parse: Parse, kid: int, noun: int) -> bool:
    return kid < noun and parse.lower[kid] in GENERAL and parse.deps[kid] in ("det", "amod", "predet", "neg", "nmod")


def is_of_some(parse: Parse, clause: Clause) -> bool:
    """ "makes pumps that run on solar power": some pumps do, and nothing is said of pumps."""
    noun = clause.antecedent
    if (
        noun is None
        or noun != clause.subject
        or parse.tags[noun] != "NNS"
        or parse.left[first_conjunct(parse, clause.head)] < noun
    ):
        return False
    bare = not any(
        kid < noun and (parse.deps[kid] in ("det", "poss", "nummod", "predet") or parse.lower[kid] in COUNTING)
        for kid in parse.kids[noun]
    )
    lone = parse.lower[noun] not in GENERAL_PRONOUNS and parse.first_kid(noun, "conj", "prep") is None
    return bare and lone and _is_restrictive(parse, first_conjunct(parse, clause.head))


def _matrix_of(parse: Parse, noun: int) -> int | None:
    step = noun
    for _ in range(MAX_CLIMB):
        if parse.heads[step] == step:
            return None
        step = parse.heads[step]
        if is_predicate(parse, step):
            return step
    return None


def _is_indefinite(parse: Parse, noun: int) -> bool:
    """A bare noun or one with "a"; a number, a name or an owner makes it particular."""
    for kid in parse.kids[noun]:
        if kid < noun and (
            parse.deps[kid] in ("poss", "nummod") or (parse.deps[kid] == "det" and parse.lower[kid] not in ARTICLES)
        ):
            return False
    return True


def _is_simple_present(parse: Parse, clause: Clause) -> bool:
    words = [*clause.shared, *clause.words]
    finite = [word for word in words if parse.tags[word] in ("VBZ", "VBP", "VBD", "MD")]
    if not finite:  # "firms selling tobacco", "patients treated with the drug"
        return clause.construction == "reduced"
    return any(parse.tags[word] in PRESENT for word in finite) and not any(
        parse.deps[word] == "aux" and parse.lemmas[word] in ("have", "be") for word in words
    )


def _is_open(parse: Parse, matrix: int) -> bool:
    """Whether the clause above does not tell a fact: modal, negated, asked, conditional, or about something wanted."""
    verb = first_conjunct(parse, matrix)
    if parse.lemmas[matrix].lower() in INTENSIONAL | NEGATIVE_VERBS or _has_modal(parse, matrix) or _asks(parse, verb):
        return True
    if any(parse.lower[kid] in NEGATORS for kid in parse.kids[matrix]):
        return True
    if _has_to(parse, matrix):
        return parse.lemmas[parse.heads[matrix]].lower() not in IMPLICATIVE
    above = verb
    for _ in range(MAX_CLIMB):
        if any(parse.lower[kid] in ("if", "unless", "whether") for kid in parse.kids_with(above, "mark")):
            return True
        if parse.heads[above] == above:
            return False
        above = parse.heads[above]
    return False


def _asks(parse: Parse, verb: int) -> bool:
    end = parse.right[verb]
    return parse.words[end] == "?"


def _has_modal(parse: Parse, verb: int) -> bool:
    words = (verb, first_conjunct(parse, verb))
    return any(parse.tags[kid] == "MD" for word in words for kid in parse.kids_with(word, "aux"))


def _has_to(parse: Parse, verb: int) -> bool:
    return any(parse.lower[kid] == "to" for kid in parse.kids_with(verb, "aux"))


def _is_subject(parse: Parse, noun: int, matrix: int) -> bool:
    return (
        parse.deps[noun] in ("nsubj", "nsubjpass")
        and parse.heads[noun] == matrix
        and parse.first_kid(matrix, "expl") is None
    )


def _is_past(parse: Parse, verb: int) -> bool:
    return any(parse.tags[word] == "VBD" for word in (verb, *parse.kids_with(verb, "aux", "auxpass")))


def _is_denied_itself(parse: Parse, clause: Clause) -> bool:
    """ "does not deny that": two negations leave it with its source."""
    return parse.lemmas[clause.matrix or 0].lower() in DENIALS | {"doubt"}


def _is_guess(parse: Parse, above: int) -> bool:
    """ "one possibility is that", "the fear was that"."""
    subject = parse.first_kid(above, "nsubj")
    return parse.lemmas[above] == "be" and subject is not None and parse.lemmas[subject] in POSSIBLE_NOUNS


def read_embedding(parse: Parse, clause: Clause) -> Modality:
    """What a content clause takes over from the clause above: "the audit may show that it lied", "if the court finds that it lied"."""
    if clause.matrix is None or parse.deps[clause.head] not in ("ccomp", "xcomp"):
        return "asserted"
    above = clause.matrix
    if parse.lemmas[above].lower() in PRESUPPOSING:
        return "asserted"
    if _is_guess(parse, above):
        return "possible"
    first = first_conjunct(parse, above)
    if (
        parse.deps[clause.head] == "ccomp"
        and parse.first_kid(above, "neg") is not None
        and not _is_denied_itself(parse, clause)
    ):
        return "possible"  # "does not mean that they ignore smells"
    if any(parse.lower[kid] in ("if", "unless") for kid in parse.kids_with(first, "mark")):
        return "conditional"
    believer = parse.first_kid(above, "nsubj")
    if believer is not None and parse.lower[believer] in NEGATIVE_SUBJECTS:
        return "possible"  # "nobody believes that cheese is made by hand"
    words = [parse.lower[kid] for kid in parse.kids_with(above, "aux") if parse.tags[kid] == "MD"]
    if any(word in MODALS_CONDITIONAL for word in words):
        return "conditional"
    return "possible" if any(word not in MODALS_PLANNED for word in words) or _asks(parse, above) else "asserted"
