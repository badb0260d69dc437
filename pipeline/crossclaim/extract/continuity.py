"""What a text goes on with: the subjects that a pronoun may continue, in its own sentence and from the one before."""

from collections.abc import Iterator

from spacy.tokens import Token

from .antecedents import LABELS_OF_NOUN, Scene
from .clause_links import clause_verb, governing_verb, subject_of
from .words import GIVING

_REPORTING = frozenset(
    "say tell announce report add claim argue state note explain confirm estimate believe think warn write suggest declare".split()
)
_COPULAS = frozenset(("be", "become", "remain"))
# A colon among the first tokens of a sentence parts the label of a speaker from what is said.
_SPEAKER_LENGTH = 5


def sources(scene: Scene, token: Token) -> Iterator[tuple[Token, str]]:
    """Subjects that the pronoun may continue within its sentence, nearest clause first, each with how it was found.

    A possessive or reflexive may go back to the subject of its own clause, any other pronoun only to one above.
    """
    verb = clause_verb(token)
    if verb is None:
        return
    bound = token.dep_ == "poss" or token.lower_.endswith(("self", "selves"))
    own = None if bound else subject_of(verb)
    giving = token.nbor(-1) if token.i else token
    if own == token and giving.lemma_ in GIVING and giving == governing_verb(verb):
        own = subject_of(giving)  # "granted it protected status", read as a clause: nobody is given to himself
    ahead = _fronted(scene, token, verb) if bound else None
    if ahead is not None:
        yield ahead, "subject of the same clause"
    why = "subject of the same clause"
    above: Token | None = verb
    if not bound or _in_predicate(token, verb):
        # "X is its owner": what is owned is not X, nor is it the subject that X shares with another verb.
        above, why = (None if bound and verb.dep_ == "conj" else governing_verb(verb)), "subject of the clause above"
    while above is not None:
        subject = subject_of(above)
        if subject is not None and subject != own and _may_precede(subject, token):
            yield subject, why
        above, why = governing_verb(above), "subject of the clause above"


def _may_precede(subject: Token, token: Token) -> bool:
    """Whether a subject stands before the pronoun, outside its own phrase, and is not the label of who speaks."""
    if subject.i >= token.i or subject.is_ancestor(token):
        return False
    between = token.doc[subject.i : token.i]
    return not any(word.text == ":" and word.i - word.sent.start < _SPEAKER_LENGTH for word in between)


def previous_subjects(scene: Scene, number: int) -> list[Token]:
    """The subjects of a sentence's main clauses and, under a verb of saying, that of what is said."""
    root = scene.root(number)
    found = []
    subject = subject_of(root)
    if subject is not None:
        found.append(subject)
    for child in root.children:
        beside = child.dep_ in ("conj", "parataxis") or (
            child.dep_ == "ccomp" and (root.lemma_ in _REPORTING or child.i < root.i)
        )
        if beside and child.pos_ in ("VERB", "AUX"):
            inner = subject_of(child)
            if inner is not None and inner not in found:
                found.append(inner)
    return found


def leads(token: Token) -> bool:
    """Whether the pronoun stands before the verb, or owns something in the main clause: where the topic of the text goes on."""
    verb = clause_verb(token)
    if verb is None or _is_dialogue(token):
        return False
    top = verb.dep_ in ("ROOT", "conj") or (verb.dep_ in ("ccomp", "advcl") and verb.i < verb.head.i)
    return top and (token.i < verb.i or (verb.dep_ == "ROOT" and token.dep_ == "poss"))


def owned_alike(subject: Token, token: Token) -> bool:
    """ "His brother kept his works": the subject has the same possessive, and either may be meant."""
    return token.dep_ == "poss" and any(
        child.dep_ == "poss" and child.lower_ == token.lower_ for child in subject.lefts
    )


def introduces_rival(scene: Scene, number: int) -> bool:
    """ "Acme opened a plant. It ...": that sentence brings in another thing that can act, and the text may go on with either."""
    for child in scene.root(number).children:
        if child.dep_ == "dobj" and child.tag_ == "NN" and child.lemma_.lower() in LABELS_OF_NOUN:
            return any(word.lower_ in ("a", "an") for word in child.lefts)
    return False


def _fronted(scene: Scene, token: Token, verb: Token) -> Token | None:
    """ "In its report, Acme said": a name that is subject of the clause before which the possessive stands."""
    subject = subject_of(verb)
    if subject is None or subject.i <= token.i or subject.is_ancestor(token) or subject.i not in scene.by_token:
        return None
    return subject if any(word.text == "," for word in token.doc[token.i : subject.i]) else None


def _in_predicate(token: Token, verb: Token) -> bool:
    """Whether a possessive belongs to the noun that a copula predicates of its subject."""
    return verb.lemma_ in _COPULAS and token.dep_ == "poss" and token.head.dep_ == "attr" and token.head.head == verb


def _is_dialogue(token: Token) -> bool:
    """Whether the sentence opens with the name of its speaker: what was said before was said by another."""
    return any(word.text == ":" for word in token.doc[token.sent.start : token.sent.start + _SPEAKER_LENGTH])
