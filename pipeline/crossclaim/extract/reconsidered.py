"""A second look at resolved pronouns: what stands nearer, or fits as well, wins over the subject or leaves the pronoun open.

Subjects are the first guess for a pronoun. Verbs of judgement point at their object instead (Garvey and Caramazza 1974), events own
nothing, and where subject and object both fit nothing is settled.
"""

from collections.abc import Callable, Iterable

from spacy.tokens import Token

from ..tables import read_table
from .antecedents import PERSON_NOUNS, Antecedent, Scene, antecedent_at
from .clause_links import clause_verb, governing_verb, subject_of
from .continuity import sources
from .model import Referent
from .names import CITIES, country_of, normalise

_VERBS = read_table("reference")["verbs"]
_OWNERS = read_table("reference")["owners"]
_JUDGING = frozenset(_VERBS["judging"])
_THINKING = frozenset(_VERBS["thinking"])
_OWNING = frozenset(_VERBS["owning"])
# What is made, or brought out, is what the text goes on with as well as who made it.
_MAKING = frozenset(
    "produce build design develop make release publish write launch open introduce invent create find discover propose present".split()
)
_EVENTS = frozenset(_OWNERS["events"])
_PARTS_OF_TEXTS = frozenset(_OWNERS["parts_of_texts"])
_THING = frozenset(("it", "its"))
_GROUP = frozenset(("they", "their"))
_MALE = frozenset(("he", "him", "his"))
_FEMALE = frozenset(("she", "her"))
_SUBJECT = ("nsubj", "nsubjpass")
_ARTICLES = ("a", "an")
# Reasons of a guess that reaches into the sentence before.
_FROM_BEFORE = frozenset(("subject of the sentence before", "only name in the sentence before"))
_BOTH_FIT = "several candidates"
_LABELS_OF_AGENTS = ("ORG", "GPE", "PERSON")


def reconsider(scene: Scene, token: Token, referent: Referent) -> Referent:
    """The pronoun with what a second look makes of it: another antecedent, none, or the same."""
    found = scene.resolved.get(token.i) if referent.resolved else None
    for propose in _PROPOSALS:
        better, why = propose(scene, token, found, referent.why)
        if better is not None:
            scene.resolved[token.i] = better
            return Referent(token.i, token.i + 1, "pronoun", better.label, better.name, why=why)
    if found is None or not any(doubt(scene, token, found, referent.why) for doubt in _DOUBTS):
        return referent
    del scene.resolved[token.i]
    return Referent(token.i, token.i + 1, "pronoun", "", token.text, resolved=False, why=_BOTH_FIT)


def fits(token: Token, found: Antecedent | None) -> bool:
    """Whether a pronoun agrees with an antecedent in number, kind and gender."""
    if found is None:
        return False
    lower = token.lower_
    if lower in _THING:
        return found.number == "singular" and not found.person and found.label not in ("PERSON", "NORP", "LANGUAGE")
    if lower in _GROUP:
        return found.number == "plural"
    wanted = "male" if lower in _MALE else "female" if lower in _FEMALE else ""
    return found.person and found.number == "singular" and found.gender in (wanted, "unknown")


_Proposal = tuple[Antecedent | None, str]


def _judged(scene: Scene, token: Token, found: Antecedent | None, why: str) -> _Proposal:
    """ "The ministry thanked Ljubljana for its patience": the patience is that of the object."""
    judged = _object_judged(token)
    owner = antecedent_at(scene, judged) if judged is not None else None
    return (owner, "object of the clause") if fits(token, owner) else (None, "")


def _object_judged(token: Token) -> Token | None:
    """The object of a verb of judgement in whose "for" phrase a possessive stands."""
    phrase = token.head.head
    if token.dep_ != "poss" or token.head.dep_ != "pobj" or phrase.lower_ != "for":
        return None
    verb = phrase.head if phrase.head.pos_ == "VERB" else phrase.head.head
    if verb.lemma_ not in _JUDGING:
        return None
    return next((child for child in verb.children if child.dep_ == "dobj" and child.i < token.i), None)


def _beside_event(scene: Scene, token: Token, found: Antecedent | None, why: str) -> _Proposal:
    """ "The theatre closed when a fire destroyed its stage": of the subjects the next that is no event."""
    if found is None or not _is_event(token, found):
        return None, ""
    for subject, reason in sources(scene, token):
        other = antecedent_at(scene, subject)
        if subject != found.head and fits(token, other):
            return other, reason
    return None, ""


def _clause_before(scene: Scene, token: Token, found: Antecedent | None, why: str) -> _Proposal:
    """ "Analysts lowered the target; they fear debts": the one subject that fits in the sentence itself is nearer than one before."""
    if token.dep_ not in _SUBJECT or why not in _FROM_BEFORE:
        return None, ""
    subjects = {item.name: item for item in _fitting(scene, token, _subjects_before(scene, token))}
    if len(subjects) != 1 or any(_is_new_thing(scene, word) for word in _objects_before(scene, token)):
        return None, ""
    return next(iter(subjects.values())), "subject of the clause before"


def _only_thing(scene: Scene, token: Token, found: Antecedent | None, why: str) -> _Proposal:
    """ "George Hallett kept a diary; it describes": beside a person the object is the only thing that "it" can be."""
    if token.lower_ != "it" or token.dep_ not in _SUBJECT or (found is not None and why not in _FROM_BEFORE):
        return None, ""
    subjects = list(_subjects_before(scene, token))
    objects = list(_objects_before(scene, token))
    if len(objects) != 1 or not subjects or not all(_is_person(scene, subject) for subject in subjects):
        return None, ""
    thing = antecedent_at(scene, objects[0])
    if not _is_new_thing(scene, objects[0]) or not fits(token, thing):
        return None, ""
    return thing, "object of the clause before"


def _subjects_before(scene: Scene, token: Token) -> Iterable[Token]:
    """The subjects before a pronoun in its sentence, those of relative clauses and that of its own clause left out."""
    start = scene.sentences[scene.sentence(token)][0]
    for word in scene.doc[start : token.i]:
        if word.dep_ in _SUBJECT and word.head.dep_ not in ("relcl", "acl") and word.head != token.head:
            yield word


def _objects_before(scene: Scene, token: Token) -> Iterable[Token]:
    start = scene.sentences[scene.sentence(token)][0]
    for word in scene.doc[start : token.i]:
        if word.dep_ == "dobj" and clause_verb(word) != clause_verb(token):
            yield word


def _fitting(scene: Scene, token: Token, words: Iterable[Token]) -> Iterable[Antecedent]:
    for word in words:
        found = antecedent_at(scene, word)
        if found is not None and fits(token, found):
            yield found


def _is_person(scene: Scene, word: Token) -> bool:
    if word.lower_ in (*_MALE, *_FEMALE, "i", "who", "we"):
        return True
    found = antecedent_at(scene, word)
    return (found is not None and found.person) or word.lemma_.lower() in PERSON_NOUNS


def _is_new_thing(scene: Scene, word: Token) -> bool:
    """Whether a noun phrase brings in a single thing: "a scanner"."""
    new = word.tag_ == "NN" and word.i not in scene.by_token and any(child.lower_ in _ARTICLES for child in word.lefts)
    return new and word.lemma_.lower() not in PERSON_NOUNS


def _is_event(token: Token, found: Antecedent) -> bool:
    return token.dep_ == "poss" and not found.named and found.head.lemma_.lower() in _EVENTS


def _is_of_event(scene: Scene, token: Token, found: Antecedent, why: str) -> bool:
    return _is_event(token, found) and token.head.dep_ == "dobj"


def _is_judged(scene: Scene, token: Token, found: Antecedent, why: str) -> bool:
    """Whether the owner stands for the judging subject although an open object may be meant."""
    judged = _object_judged(token)
    return judged is not None and token.lower_ in _THING and not _is_person(scene, judged)


def _has_nearer(scene: Scene, token: Token, found: Antecedent, why: str) -> bool:
    """ "The museum owns a scanner, but it is broken": past an open or a new noun phrase of the sentence nothing is sure."""
    if token.lower_ not in _THING or token.dep_ not in _SUBJECT:
        return False
    if why in _FROM_BEFORE:
        words = [*_subjects_before(scene, token), *_objects_before(scene, token)]
        return any(word.i in scene.open or _is_new_thing(scene, word) for word in words)
    before = token.head.head
    if (
        token.head.dep_ == "conj"
        and any(child.dep_ == "ccomp" for child in before.children)
        and before.lemma_ == "make"
    ):
        return True  # "the flat bottom makes the boat stable, but it is slower"
    return token.head.dep_ == "conj" and any(
        child.dep_ == "dobj" and before.lemma_ in _OWNING | _MAKING and _is_new_thing(scene, child)
        for child in before.children
    )


def _is_part_owner(scene: Scene, token: Token, found: Antecedent, why: str) -> bool:
    """ "They follow the Earth's magnetic field. It": the field as well as the Earth."""
    if token.lower_ != "it" or why != "only name in the sentence before" or found.head.dep_ != "poss":
        return False
    return found.head.head.tag_ == "NN"


def _has_new_object(scene: Scene, token: Token, found: Antecedent, why: str) -> bool:
    """ "The team used ESPRESSO, an instrument. It was built": the sentence before explains a new name."""
    if token.lower_ != "it" or why != "subject of the sentence before":
        return False
    for child in scene.root(scene.sentence(token) - 1).children:
        explained = child.dep_ == "dobj" and any(
            other.dep_ == "appos" and any(word.lower_ in _ARTICLES for word in other.lefts) for other in child.rights
        )
        if explained and antecedent_at(scene, child) is not None:
            return True
    return False


def _is_minded(scene: Scene, token: Token, found: Antecedent, why: str) -> bool:
    """ "Kamau thinks we should sell it": a bare name that thinks may well be a person, whatever its label."""
    if token.lower_ not in _THING or token.dep_ in _SUBJECT or not found.named or " " in found.name:
        return False
    if country_of(found.name) or normalise(found.name) in CITIES or found.label == "GPE":
        return False
    return found.head.dep_ in _SUBJECT and found.head.head.lemma_ in _THINKING


def _object_fits(scene: Scene, token: Token, found: Antecedent, why: str) -> bool:
    """ "The Commission sued Hungary after it missed a deadline": subject and object of the clause above both fit."""
    verb = clause_verb(token)
    above = governing_verb(verb) if verb is not None else None
    if token.lower_ != "it" or token.dep_ not in _SUBJECT or verb is None or above is None or verb.dep_ != "advcl":
        return False
    if verb.i < above.i or not _is_subject_of(scene, above, found):
        return False
    return _has_rival(scene, token, found, (child for child in above.children if child.dep_ == "dobj"))


def _between(scene: Scene, token: Token, found: Antecedent, why: str) -> bool:
    """ "The Supplier delivers goods to the Buyer within days of its order": another name between subject and possessive fits."""
    verb = clause_verb(token)
    if token.lower_ != "its" or verb is None or not _is_subject_of(scene, verb, found):
        return False
    rivals = [child for child in verb.children if child.dep_ == "dobj"]
    rivals += [word for word in scene.doc[verb.i : token.i] if word.dep_ == "pobj" and word.head.lower_ == "to"]
    return _has_rival(scene, token, found, rivals)


def _is_subject_of(scene: Scene, verb: Token, found: Antecedent) -> bool:
    subject = subject_of(verb)
    known = antecedent_at(scene, subject) if subject is not None else None
    return known is not None and known.name == found.name


def _has_rival(scene: Scene, token: Token, found: Antecedent, words: Iterable[Token]) -> bool:
    """Whether one of the words before the pronoun, none that it is part of, names something else that fits."""
    for word in words:
        other = antecedent_at(scene, word) if word.i < token.i and not word.is_ancestor(token) else None
        if other is not None and other.named and fits(token, other) and other.name != found.name:
            return True
    return False


def _is_of_text(scene: Scene, token: Token, found: Antecedent, why: str) -> bool:
    """ "Japan asked that its third paragraph be deleted": neither states nor firms have paragraphs."""
    return token.dep_ == "poss" and found.label in _LABELS_OF_AGENTS and token.head.lemma_.lower() in _PARTS_OF_TEXTS


_PROPOSALS: tuple[Callable[[Scene, Token, Antecedent | None, str], _Proposal], ...] = (
    _judged,
    _beside_event,
    _clause_before,
    _only_thing,
)
_DOUBTS: tuple[Callable[[Scene, Token, Antecedent, str], bool], ...] = (
    _is_judged,
    _is_of_event,
    _has_nearer,
    _is_part_owner,
    _has_new_object,
    _is_minded,
    _object_fits,
    _between,
    _is_of_text,
)
