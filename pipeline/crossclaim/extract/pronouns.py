"""Personal, possessive and demonstrative pronouns: agreement, binding, and the subject that the text goes on with."""

from spacy.tokens import Token

from .antecedents import Antecedent, Scene, antecedent_at, person_at
from .clause_links import clause_verb, name_head, relative_head, subject_of
from .continuity import introduces_rival, leads, owned_alike, previous_subjects, sources
from .disjoint import is_own_subject
from .expletives import is_expletive
from .model import Referent
from .names import FIRST_NAMES, normalise
from .words import INDEFINITE_PRONOUNS

_MALE = frozenset(("he", "him", "his", "himself"))
_FEMALE = frozenset(("she", "her", "hers", "herself"))
_THING = frozenset(("it", "its", "itself"))
_PLURAL = frozenset(("they", "them", "their", "theirs", "themselves"))
_SPEAKER = frozenset(("i", "we", "you", "me", "us", "my", "our", "your", "mine", "ours", "yours"))
PRONOUNS = _MALE | _FEMALE | _THING | _PLURAL | _SPEAKER | {"whose"}
DEMONSTRATIVES = frozenset(("this", "that", "these", "those"))
_WINDOW = 2
_KIN = frozenset("son daughter child wife husband mother father parent brother sister friend".split())
_CENTRAL = frozenset(("nsubj", "nsubjpass", "dobj", "poss", "attr"))


def resolve_pronoun(scene: Scene, token: Token) -> Referent | None:
    """The pronoun as a Referent, resolved or open; None if it refers to nothing ("it is clear that ...")."""
    lower = token.lower_
    if lower in _SPEAKER:
        return (
            None
            if token.pos_ != "PRON" or (lower == "us" and token.is_upper)
            else _open(token, "speaker or reader not named")
        )
    if lower in DEMONSTRATIVES:
        return _resolve_demonstrative(token)
    if lower == "whose":
        return _resolve_relative(scene, token)
    if token.pos_ not in ("PRON", "DET") and token.dep_ != "poss":
        return None
    if lower in _THING and is_expletive(token):
        return None
    if lower in _THING:
        found, why = _resolve_thing(scene, token)
    elif lower in _PLURAL:
        found, why = _resolve_plural(scene, token)
    else:
        found, why = _resolve_person(scene, token)
    if found is not None and is_own_subject(scene, token, found):
        found, why = None, "only the subject beside it fits"
    if found is None:
        return _open(token, why)
    scene.resolved[token.i] = found
    return Referent(token.i, token.i + 1, "pronoun", found.label, found.name, why=why)


def _open(token: Token, why: str) -> Referent:
    return Referent(token.i, token.i + 1, "pronoun", "", token.text, resolved=False, why=why)


def _resolve_relative(scene: Scene, token: Token) -> Referent | None:
    """ "the institute, whose staff": the owner is the noun that the clause stands behind."""
    noun = relative_head(token)
    found = antecedent_at(scene, noun) if noun is not None else None
    return Referent(token.i, token.i + 1, "pronoun", found.label, found.name, why="relative clause") if found else None


def _resolve_demonstrative(token: Token) -> Referent | None:
    """ "This" alone points at what was said, not at a thing; it stays open unless it is a mere determiner or relative."""
    if token.tag_ != "DT" or token.dep_ not in ("nsubj", "nsubjpass"):
        return None
    if any(child.dep_ in ("prep", "relcl", "acl") for child in token.children):
        return None
    return _open(token, "stands for a statement, not for a thing")


def _resolve_thing(scene: Scene, token: Token) -> tuple[Antecedent | None, str]:
    """ "it" and "its": the nearest subject that is one thing; else the only named thing of the sentence before."""
    parallel = _parallel_object(scene, token)
    if parallel is not None:
        return parallel, "object of the clause before"
    for subject, why in sources(scene, token):
        if owned_alike(subject, token):
            return None, "several candidates"
        found = antecedent_at(scene, subject)
        if found is not None and _is_thing(found):
            if _is_beside_topic(scene, token, subject):
                return None, "several candidates"
            return found, why
        if found is None and (subject.lower_ in _THING or (subject.i in scene.open and token.dep_ == "poss")):
            return None, "the subject of the clause is open"
    number = scene.sentence(token)
    if number == 0 or not leads(token):
        return None, "no antecedent in the document" if number == 0 else "several candidates"
    before = previous_subjects(scene, number - 1)
    subjects = [antecedent_at(scene, subject) for subject in before]
    if token.lower_ == "it" and any(_is_unknown(scene, *pair) for pair in zip(subjects, before, strict=True)):
        return None, "several candidates"
    things = {found.name: found for found in subjects if found is not None and _is_thing(found)}
    if token.lower_ == "it" and (
        _is_remark(token) or (len(things) == 1 and _has_named_rival(scene, number - 1, things))
    ):
        return None, "several candidates"
    if len(things) == 1 and not (token.lower_ == "it" and introduces_rival(scene, number - 1)):
        return next(iter(things.values())), "subject of the sentence before"
    if things or any(found is not None and _is_doubtful(found) for found in subjects):
        return None, "several candidates"
    named = _named_things(scene, number - 1)
    if len(named) == 1:
        return next(iter(named.values())), "only name in the sentence before"
    return None, "several candidates" if named else "no antecedent in the document"


def _is_unknown(scene: Scene, found: Antecedent | None, subject: Token) -> bool:
    """ "Norway did, and the number of appeals has fallen. It costs money": a subject that nothing is known of may be meant."""
    return found is None and subject.tag_ == "NN" and subject.i not in scene.open


def _is_remark(token: Token) -> bool:
    """ "It was obvious, but someone had to look": said of a fact as well as of a thing."""
    verb = token.head
    said = {child.lower_ for child in verb.children if child.dep_ in ("acomp", "attr")}
    return verb.lemma_ == "be" and bool((_OF_FACTS | _OF_EVENTS) & said)


_OF_EVENTS = frozenset(
    "win victory defeat loss draw time occasion attempt visit accident recall record success failure".split()
)
_OF_FACTS = frozenset(
    "obvious clear true wrong right strange odd unfair sad good bad enough inevitable understandable".split()
)


def _has_named_rival(scene: Scene, number: int, things: dict[str, Antecedent]) -> bool:
    """ "The news comes after Acme admitted a fault. It has recalled them": beside a bare noun a company acts in that sentence."""
    if any(thing.named for thing in things.values()):
        return False
    start, end = scene.sentences[number]
    for word in scene.doc[start:end]:
        if word.dep_ in ("nsubj", "nsubjpass"):
            other = antecedent_at(scene, word)
            if other is not None and other.named and other.label in ("ORG", "GPE") and _is_thing(other):
                return True
    return False


def _is_beside_topic(scene: Scene, token: Token, subject: Token) -> bool:
    """ "The move was proposed by a consultancy, which argued that it would save time": the move as well as the consultancy."""
    if token.dep_ == "poss" or subject.tag_ not in ("WDT", "WP") or token.head.dep_ != "ccomp":
        return False
    main = subject_of(scene.root(scene.sentence(token)))
    noun = relative_head(subject)
    if main is None or noun is None or noun == main or main.i > token.i:
        return False
    topic = antecedent_at(scene, main)
    return topic is not None and _is_thing(topic)


def _is_doubtful(found: Antecedent) -> bool:
    """Whether only the recogniser says that a name is a person's: it may as well be a company's ("Norlind Freight")."""
    if not (found.named and found.label == "PERSON" and found.gender == "unknown"):
        return False
    return normalise(found.name.split()[0]) not in FIRST_NAMES


def _is_thing(found: Antecedent) -> bool:
    if (
        found.head.pos_ == "NOUN"
        and not found.label
        and any(child.tag_ == "DT" and child.lower_ == "this" for child in found.head.lefts)
    ):
        return False
    return found.number == "singular" and not found.person and found.label not in ("NORP", "LANGUAGE")


def _resolve_plural(scene: Scene, token: Token) -> tuple[Antecedent | None, str]:
    """ "they", "their": the nearest plural subject, or an organisation whose verb is plural."""
    if token.lower_ == "them":
        only = _only_plural(scene, token)
        return (only, "only plural phrase before it in the sentence") if only else (None, "several candidates")
    for subject, why in sources(scene, token):
        found = antecedent_at(scene, subject)
        if found is not None and _is_no_relative(found, token):
            continue
        if found is not None and _is_group(found, subject):
            return found, why
        if (
            found is None
            and token.dep_ == "poss"
            and subject.pos_ in ("NOUN", "NUM")
            and why == "subject of the same clause"
        ):
            return None, "the subject of the clause is open"  # "fewer than a third survive their first year"
    number = scene.sentence(token)
    if number and leads(token):
        subjects = [(antecedent_at(scene, subject), subject) for subject in previous_subjects(scene, number - 1)]
        groups = {found.name: found for found, subject in subjects if found is not None and _is_group(found, subject)}
        if len(groups) == 1:
            return next(iter(groups.values())), "subject of the sentence before"
        firms = [found for found, _ in subjects if found is not None and found.label == "ORG" and found.named]
        start, end = scene.sentences[number - 1]
        if len(firms) == 1 and not groups and not any(word.tag_ in ("NNS", "NNPS") for word in scene.doc[start:end]):
            return firms[0], "subject of the sentence before"
    return None, "several candidates" if number else "no antecedent in the document"


def _is_no_relative(found: Antecedent, token: Token) -> bool:
    """ "demanded that the hives be moved because their son is allergic": only persons have sons."""
    return token.dep_ == "poss" and token.head.lemma_ in _KIN and not found.person and found.label not in ("GPE", "ORG")


def _is_group(found: Antecedent, subject: Token) -> bool:
    if {"i", "we", "you"} & set(found.name.lower().split()):
        return False  # "my neighbours and I": "they" are others
    if found.number == "plural":
        return True
    verb = subject.head
    words = [verb, *(child for child in verb.children if child.dep_ in ("aux", "auxpass"))]
    return found.label == "ORG" and any(word.lower_ in ("have", "are", "were") or word.tag_ == "VBP" for word in words)


def _resolve_person(scene: Scene, token: Token) -> tuple[Antecedent | None, str]:
    """ "he", "she": a person of that gender; with several in reach only one that syntax singles out."""
    wanted = "male" if token.lower_ in _MALE else "female"
    for subject, why in sources(scene, token):
        if owned_alike(subject, token):
            return None, "several persons fit"
        found = antecedent_at(scene, subject)
        if found is not None and found.named and subject.lower_ == "who":
            found.person = found.person or found.label != "NORP"  # whatever the recogniser calls it
        if found is None and subject.lower_ in INDEFINITE_PRONOUNS:
            return None, "anybody is meant"  # "nobody can review his own decision"
        if found is not None and found.person and found.number == "singular" and found.gender in (wanted, "unknown"):
            if not found.named and subject.lower_ != "who" and _has_surer(scene, found, wanted):
                return None, "several persons fit"  # "a passenger complained that she", after Ms Farrell
            earlier = _same_before(scene, token)
            if earlier is not None and earlier.name != found.name:
                return None, "several persons fit"
            return found, why
    number = scene.sentence(token)
    if _was_open_before(scene, token):
        return None, "several persons fit"
    earlier = _same_before(scene, token)
    if earlier is not None:
        return earlier, "the same pronoun before"
    for back in range(_WINDOW + 1):
        start = scene.sentences[max(0, number - back)][0]
        persons = _persons(scene, start, token.i, wanted)
        persons = {name: person for name, person in persons.items() if not is_own_subject(scene, token, person)}
        if len(persons) == 1:
            only = next(iter(persons.values()))
            if _is_beside_person(scene, token, only, wanted) or _has_surer(scene, only, wanted):
                return None, "several persons fit"
            return only, "only person who fits"
        if persons:
            return _continued(scene, token, persons)
    return None, "no person in reach"


def _is_beside_person(scene: Scene, token: Token, found: Antecedent, wanted: str) -> bool:
    """ "One is played by the leader. He married": a noun that is no subject, while the text has been about a named person."""
    if found.named or found.head.dep_ in _CENTRAL or scene.sentence(found.head) == scene.sentence(token):
        return False
    persons = _persons(scene, 0, found.head.i, wanted)
    return any(person.named for person in persons.values())


def _has_surer(scene: Scene, found: Antecedent, wanted: str) -> bool:
    """Whether the text has named before somebody whose first name fits the pronoun, while nothing tells that this one does."""
    if found.gender != "unknown":
        return False
    before = _persons(scene, 0, found.head.i, wanted).values()
    return any(person.named and person.gender == wanted and person.name != found.name for person in before)


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


def _was_open_before(scene: Scene, token: Token) -> bool:
    """ "Ms Adeyemi can warn her, and a court may order her to pay": what was open in the sentence is so again."""
    group = _MALE if token.lower_ in _MALE else _FEMALE
    return any(word.lower_ in group and word.i not in scene.resolved for word in scene.doc[token.sent.start : token.i])


def _same_before(scene: Scene, token: Token) -> Antecedent | None:
    """What the same pronoun stood for earlier in the sentence."""
    group = _MALE if token.lower_ in _MALE else _FEMALE
    before = [word for word in scene.doc[token.sent.start : token.i] if word.lower_ in group]
    return scene.resolved.get(before[-1].i) if before else None


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
        if person is not None and not person.named and _is_quoted(head):
            continue  # "who the uncle was meant to be," he recalled
        if person is not None and person.gender in (wanted, "unknown"):
            found[person.name] = person
    return found


def _is_quoted(head: Token) -> bool:
    """Whether a quotation is open at a word."""
    return sum(word.text in ('"', "“", "”", "``", "''") for word in head.doc[head.sent.start : head.i]) % 2 == 1


def _parallel_object(scene: Scene, token: Token) -> Antecedent | None:
    """ "Canada approved the drug and Japan rejected it": the object of the clause that this one is joined to."""
    verb = token.head
    if token.dep_ != "dobj" or verb.dep_ != "conj" or verb.head.pos_ != "VERB":
        return None
    objects = [child for child in verb.head.children if child.dep_ == "dobj"]
    found = antecedent_at(scene, objects[0]) if len(objects) == 1 else None
    return found if found is not None and _is_thing(found) else None


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


def _only_plural(scene: Scene, token: Token) -> Antecedent | None:
    """The one plural noun phrase before "them" in its sentence: not in the same clause, unless "them" is part of it."""
    start = scene.sentences[scene.sentence(token)][0]
    verb = clause_verb(token)
    found: list[Antecedent] = []
    for word in scene.doc[start : token.i]:
        if word.tag_ not in ("NNS", "NNPS") or word.dep_ in ("compound", "npadvmod") or word.ent_type_ == "DATE":
            continue
        plural = antecedent_at(scene, word)
        if plural is not None and (word.is_ancestor(token) or clause_verb(word) != verb):
            found.append(plural)
    return found[0] if len(found) == 1 else None
