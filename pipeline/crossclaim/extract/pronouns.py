"""Personal, possessive and demonstrative pronouns: agreement, binding, and the subject that the text goes on with."""

from collections.abc import Iterator

from spacy.tokens import Token

from .antecedents import (
    LABELS_OF_NOUN,
    Antecedent,
    Scene,
    antecedent_at,
    clause_verb,
    governing_verb,
    name_head,
    person_at,
    subject_of,
)
from .model import Referent

_MALE = frozenset(("he", "him", "his", "himself"))
_FEMALE = frozenset(("she", "her", "hers", "herself"))
_THING = frozenset(("it", "its", "itself"))
_PLURAL = frozenset(("they", "them", "their", "theirs", "themselves"))
_SPEAKER = frozenset(("i", "we", "you", "me", "us", "my", "our", "your", "mine", "ours", "yours"))
PRONOUNS = _MALE | _FEMALE | _THING | _PLURAL | _SPEAKER
DEMONSTRATIVES = frozenset(("this", "that", "these", "those"))
_REPORTING = frozenset(
    "say tell announce report add claim argue state note explain confirm estimate believe think warn write suggest declare".split()
)
_EXPLETIVE_VERBS = frozenset("seem appear happen turn follow take rain snow matter remain come occur strike".split())
_WINDOW = 2
_SPEAKER_LENGTH = 5
_CENTRAL = frozenset(("nsubj", "nsubjpass", "dobj", "poss", "attr"))


def resolve_pronoun(scene: Scene, token: Token) -> Referent | None:
    """The pronoun as a Referent, resolved or open; None if it refers to nothing ("it is clear that ...")."""
    lower = token.lower_
    if lower in _SPEAKER:
        return None if lower == "us" and token.is_upper else _open(token, "speaker or reader not named")
    if lower in DEMONSTRATIVES:
        return _resolve_demonstrative(token)
    if token.pos_ not in ("PRON", "DET") and token.dep_ != "poss":
        return None
    if lower in _THING and _is_expletive(token):
        return None
    if lower in _THING:
        found, why = _resolve_thing(scene, token)
    elif lower in _PLURAL:
        found, why = _resolve_plural(scene, token)
    else:
        found, why = _resolve_person(scene, token)
    if found is None:
        return _open(token, why)
    scene.resolved[token.i] = found
    return Referent(token.i, token.i + 1, "pronoun", found.label, found.name, why=why)


def _open(token: Token, why: str) -> Referent:
    return Referent(token.i, token.i + 1, "pronoun", "", token.text, resolved=False, why=why)


def _resolve_demonstrative(token: Token) -> Referent | None:
    """ "This" alone points at what was said, not at a thing; it stays open unless it is a mere determiner or relative."""
    if (
        token.tag_ != "DT"
        or token.dep_ not in ("nsubj", "nsubjpass")
        or any(child.dep_ in ("prep", "relcl", "acl") for child in token.children)
    ):
        return None
    return _open(token, "stands for a statement, not for a thing")


def _is_expletive(token: Token) -> bool:
    """ "it" without a referent: "it is clear that", "it rained", "it takes time to", "it was in 1990 that"."""
    if token.lower_ != "it":
        return False
    verb = token.head
    if token.dep_ == "expl":
        return True
    if token.dep_ not in ("nsubj", "nsubjpass") or verb.pos_ not in ("VERB", "AUX"):
        return (
            token.dep_ == "dobj"
            and any(child.dep_ in ("ccomp", "xcomp") for child in verb.children)
            and verb.lemma_ in ("make", "find")
        )
    if verb.lemma_ in _EXPLETIVE_VERBS and any(
        child.dep_ in ("ccomp", "xcomp", "advcl", "csubj") for child in verb.children
    ):
        return True
    if verb.lemma_ in ("rain", "snow") or (
        verb.lemma_ == "come" and any(child.lower_ == "when" for child in verb.lefts)
    ):
        return True
    clauses = [
        child
        for child in verb.children
        if child.dep_ in ("ccomp", "csubj", "advcl", "xcomp", "relcl", "csubjpass", "acl")
    ]
    passive = token.dep_ == "nsubjpass" and any(child.dep_ == "ccomp" for child in verb.children)
    copular = verb.lemma_ == "be" and any(child.dep_ in ("acomp", "attr", "prep") for child in verb.children)
    return passive or (copular and any(_is_extraposed(clause) for clause in clauses + _below_attribute(verb)))


def _below_attribute(verb: Token) -> list[Token]:
    return [
        clause
        for child in verb.children
        if child.dep_ in ("acomp", "attr")
        for clause in child.children
        if clause.dep_ in ("ccomp", "xcomp", "acl", "relcl")
        and child.dep_ != "attr"
        or clause.dep_ in ("relcl", "ccomp", "acl")
    ]


def _is_extraposed(clause: Token) -> bool:
    words = {child.lower_ for child in clause.children}
    return bool(words & {"that", "to", "whether", "how", "why", "who"})


def _sources(scene: Scene, token: Token) -> Iterator[tuple[Token, str]]:
    """Subjects that the pronoun may continue, nearest clause first, within its sentence."""
    verb = clause_verb(token)
    bound = token.dep_ == "poss" or token.lower_.endswith(("self", "selves"))
    own = subject_of(verb) if verb is not None and not bound else None
    first = True
    if bound and verb is not None and _in_predicate(token, verb):
        # "X is its owner": what is owned is not X.
        first, verb = False, governing_verb(verb) if verb.dep_ != "conj" else None
    while verb is not None:
        subject = subject_of(verb)
        usable = subject is not None and subject.i < token.i and not subject.is_ancestor(token) and subject.i != token.i
        if (
            subject is not None
            and usable
            and (bound or not first)
            and subject != own
            and not _other_speaker(subject, token)
        ):
            yield subject, "subject of the same clause" if first else "subject of the clause above"
        first = False
        verb = governing_verb(verb)


def _other_speaker(subject: Token, token: Token) -> bool:
    """Whether a colon near the start of the sentence parts the two: the first is the label of who speaks."""
    return any(
        word.text == ":" and word.i - word.sent.start < _SPEAKER_LENGTH for word in token.doc[subject.i : token.i]
    )


def _fronted(scene: Scene, token: Token, verb: Token) -> Token | None:
    """ "In its report, Acme said": a name that is subject of the clause before which the possessive stands."""
    subject = subject_of(verb)
    if subject is None or subject.i <= token.i or subject.is_ancestor(token) or subject.i not in scene.by_token:
        return None
    return subject if any(word.text == "," for word in token.doc[token.i : subject.i]) else None


def _in_predicate(token: Token, verb: Token) -> bool:
    """Whether a possessive belongs to the noun that a copula predicates of its subject."""
    return (
        verb.lemma_ in ("be", "become", "remain")
        and token.dep_ == "poss"
        and token.head.dep_ == "attr"
        and token.head.head == verb
    )


def _previous_subjects(scene: Scene, number: int) -> list[Token]:
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


def _resolve_thing(scene: Scene, token: Token) -> tuple[Antecedent | None, str]:
    """ "it" and "its": the nearest subject that is one thing; else the only named thing of the sentence before."""
    for subject, why in _sources(scene, token):
        if _owned_alike(scene, subject, token):
            return None, "several candidates"
        found = antecedent_at(scene, subject)
        if found is not None and _is_thing(found):
            return found, why
        if found is None and subject.lower_ in _THING:
            return None, "the subject of the clause is open"
    parallel = _parallel_object(scene, token)
    if parallel is not None:
        return parallel, "object of the clause before"
    number = scene.sentence(token)
    if number == 0 or not _leads(token):
        return None, "no antecedent in the document" if number == 0 else "several candidates"
    subjects = [antecedent_at(scene, subject) for subject in _previous_subjects(scene, number - 1)]
    things = {found.name: found for found in subjects if found is not None and _is_thing(found)}
    if len(things) == 1 and not _introduces_rival(scene, number - 1, token):
        return next(iter(things.values())), "subject of the sentence before"
    if things:
        return None, "several candidates"
    named = _named_things(scene, number - 1)
    if len(named) == 1:
        return next(iter(named.values())), "only name in the sentence before"
    return None, "several candidates" if named else "no antecedent in the document"


def _introduces_rival(scene: Scene, number: int, token: Token) -> bool:
    """ "Acme opened a plant. It ...": the sentence before brings in another thing that can act, and the text may go on with either."""
    for child in scene.root(number).children:
        if (
            child.dep_ == "dobj"
            and child.tag_ == "NN"
            and child.lemma_.lower() in LABELS_OF_NOUN
            and token.lower_ == "it"
        ):
            return any(word.lower_ in ("a", "an") for word in child.lefts)
    return False


def _owned_alike(scene: Scene, subject: Token, token: Token) -> bool:
    """ "His brother kept his works": the subject has the same possessive, and either may be meant."""
    return token.dep_ == "poss" and any(
        child.dep_ == "poss" and child.lower_ == token.lower_ for child in subject.lefts
    )


def _parallel_object(scene: Scene, token: Token) -> Antecedent | None:
    """ "Canada approved the drug and Japan rejected it": the object of the clause that this one is joined to."""
    verb = token.head
    if token.dep_ != "dobj" or verb.dep_ != "conj" or verb.head.pos_ != "VERB":
        return None
    objects = [child for child in verb.head.children if child.dep_ == "dobj"]
    found = antecedent_at(scene, objects[0]) if len(objects) == 1 else None
    return found if found is not None and _is_thing(found) else None


def _is_thing(found: Antecedent) -> bool:
    if (
        found.head.pos_ == "NOUN"
        and not found.label
        and any(child.tag_ == "DT" and child.lower_ == "this" for child in found.head.lefts)
    ):
        return False
    return found.number == "singular" and not found.person and found.label not in ("NORP", "LANGUAGE")


def _leads(token: Token) -> bool:
    """Whether the pronoun stands before the verb, or owns something in the main clause: where the topic of the text goes on."""
    verb = clause_verb(token)
    if verb is None or _is_dialogue(token):
        return False
    top = verb.dep_ in ("ROOT", "conj") or (verb.dep_ in ("ccomp", "advcl") and verb.i < verb.head.i)
    return top and (token.i < verb.i or (verb.dep_ == "ROOT" and token.dep_ == "poss"))


def _is_dialogue(token: Token) -> bool:
    """Whether the sentence opens with the name of its speaker: what was said before was said by another."""
    return any(word.text == ":" for word in token.doc[token.sent.start : token.sent.start + _SPEAKER_LENGTH])


def _named_things(scene: Scene, number: int) -> dict[str, Antecedent]:
    """Names of single things in a sentence, and those that references in it stand for, where they are central to a clause."""
    start, end = scene.sentences[number]
    found: dict[str, Antecedent] = {}
    for index in range(start, end):
        mention = scene.by_token.get(index)
        head = None
        if mention is not None and index == mention.start_token:
            head = name_head(scene.doc, mention.start_token, mention.end_token)
        elif index in scene.resolved:
            head = scene.doc[index]
        thing = antecedent_at(scene, head) if head is not None and head.dep_ in _CENTRAL else None
        if thing is not None and _is_thing(thing) and (thing.named or thing.label):
            found[thing.name] = thing
    return found


def _resolve_plural(scene: Scene, token: Token) -> tuple[Antecedent | None, str]:
    """ "they", "their": the nearest plural subject, or an organisation whose verb is plural."""
    if token.lower_ == "them":
        only = _only_plural(scene, token)
        return (only, "only plural phrase before it in the sentence") if only else (None, "several candidates")
    for subject, why in _sources(scene, token):
        found = antecedent_at(scene, subject)
        if found is not None and _is_group(found, subject):
            return found, why
    number = scene.sentence(token)
    if number and _leads(token):
        subjects = [(antecedent_at(scene, subject), subject) for subject in _previous_subjects(scene, number - 1)]
        groups = {found.name: found for found, subject in subjects if found is not None and _is_group(found, subject)}
        if len(groups) == 1:
            return next(iter(groups.values())), "subject of the sentence before"
        firms = [found for found, _ in subjects if found is not None and found.label == "ORG" and found.named]
        start, end = scene.sentences[number - 1]
        if len(firms) == 1 and not groups and not any(word.tag_ in ("NNS", "NNPS") for word in scene.doc[start:end]):
            return firms[0], "subject of the sentence before"
    return None, "several candidates" if number else "no antecedent in the document"


def _only_plural(scene: Scene, token: Token) -> Antecedent | None:
    """The one plural noun phrase before "them" in its sentence, not the subject of its own clause."""
    start = scene.sentences[scene.sentence(token)][0]
    verb = clause_verb(token)
    own = subject_of(verb) if verb is not None else None
    found: list[Antecedent] = []
    for index in range(start, token.i):
        word = scene.doc[index]
        if (
            word.tag_ in ("NNS", "NNPS")
            and word.dep_ not in ("compound", "npadvmod")
            and word != own
            and word.ent_type_ != "DATE"
        ):
            plural = antecedent_at(scene, word)
            if plural is not None:
                found.append(plural)
    return found[0] if len(found) == 1 else None


def _is_group(found: Antecedent, subject: Token) -> bool:
    if found.number == "plural":
        return True
    verb = subject.head
    words = [verb, *(child for child in verb.children if child.dep_ in ("aux", "auxpass"))]
    return found.label == "ORG" and any(word.lower_ in ("have", "are", "were") or word.tag_ == "VBP" for word in words)


def _resolve_person(scene: Scene, token: Token) -> tuple[Antecedent | None, str]:
    """ "he", "she": a person of that gender; with several in reach only one that syntax singles out."""
    wanted = "male" if token.lower_ in _MALE else "female"
    for subject, why in _sources(scene, token):
        if _owned_alike(scene, subject, token):
            return None, "several persons fit"
        found = antecedent_at(scene, subject)
        if found is not None and found.person and found.number == "singular" and found.gender in (wanted, "unknown"):
            return found, why
    number = scene.sentence(token)
    for back in range(_WINDOW + 1):
        start = scene.sentences[max(0, number - back)][0]
        persons = _persons(scene, start, token.i, wanted)
        if len(persons) == 1:
            return next(iter(persons.values())), "only person who fits"
        sure = {name: person for name, person in persons.items() if person.gender == wanted}
        if len(sure) == 1 and len(persons) == 1:
            return next(iter(sure.values())), "only person of that gender"
        if persons:
            return _continued(scene, token, persons)
    return None, "no person in reach"


def _continued(scene: Scene, token: Token, persons: dict[str, Antecedent]) -> tuple[Antecedent | None, str]:
    """Of several persons the one who was subject of the sentence before, if the pronoun is subject and its gender is known."""
    number = scene.sentence(token)
    sure = [person for person in persons.values() if person.gender != "unknown"]
    if number and token.dep_ in ("nsubj", "nsubjpass") and len(sure) == 1:
        subject = subject_of(scene.root(number - 1))
        found = antecedent_at(scene, subject) if subject is not None else None
        if found is not None and found.name == sure[0].name:
            return found, "subject of the sentence before"
    return None, "several persons fit"


def _persons(scene: Scene, start: int, end: int, wanted: str) -> dict[str, Antecedent]:
    """The persons of that gender, or of none known, named or described in a stretch of tokens."""
    found: dict[str, Antecedent] = {}
    for index in range(start, end):
        mention = scene.by_token.get(index)
        if mention is None:
            head = scene.doc[index]
        elif index == mention.start_token:
            head = name_head(scene.doc, mention.start_token, mention.end_token)
        else:
            continue
        person = person_at(scene, head)
        if person is not None and person.gender in (wanted, "unknown"):
            found[person.name] = person
    return found
