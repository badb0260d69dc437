"""Definite nominals by kind: "the company" is the name of a company that the text goes on with, if only one can be meant."""

from spacy.tokens import Token

from .antecedents import LABELS_OF_NOUN, Antecedent, Scene, antecedent_at, synonyms
from .clause_links import name_head, subject_of
from .names import CITIES, FIRST_NAMES, country_of, normalise
from .topics import Topics

_COUNTRIES = frozenset(("country", "nation", "republic", "kingdom"))
_CITIES = frozenset(("city", "town", "village", "municipality", "capital"))
_LANDS = frozenset(("region", "peninsula", "desert"))
_WATERS_AND_PEAKS = frozenset("mount monte mont mountain lake river sea ocean bay gulf cape strait peak".split())
# A prize is neither the film nor the book that wins it, whatever label they share.
_HONOURS = frozenset(("prize", "award", "awards", "medal", "order"))
# A court is no council, and neither is a company.
_INSTITUTIONS = frozenset(
    """court council committee commission ministry department parliament university college school hospital museum gallery orchestra
    newspaper magazine bank union party church""".split()
)
# Neither is any of these one of the others.
_BODIES = _INSTITUTIONS | frozenset(
    "association federation club society charity foundation fund agency authority board movement bloc band ngo".split()
)
# Names of these say what they are.
_SELF_TELLING = frozenset(
    "court council committee commission ministry department parliament university college school hospital".split()
)
_FIRMS = frozenset(
    "company firm business manufacturer maker producer supplier retailer carrier airline developer".split()
)
_NOTHING = "no antecedent in the document"
_PLACING = frozenset(("in", "at", "near", "outside"))
_AGENTS = frozenset(("ORG", "PERSON"))
# Labels of what acts: a name that never is a subject is hardly what the text goes on about.
_PERSON = frozenset(("PERSON",))
_MADE = frozenset(("PRODUCT", "WORK_OF_ART"))
# Sentences back in which a name is still in mind.
_REACH = 3


def by_label(scene: Scene, topics: Topics, noun: Token, lemma: str) -> tuple[Antecedent | None, str]:
    labels = LABELS_OF_NOUN.get(lemma)
    if not labels:
        return None, _NOTHING
    before = [
        name
        for name, start in topics.first.items()
        if start < noun.i and topics.labels[name] in labels and _fits(topics, name, lemma)
    ]
    if labels & _AGENTS and len(before) > 1:
        before = [name for name in before if not _is_place(scene, topics, name)] or before
    if not before:
        theme = _mislabelled(scene, topics, noun) if lemma in _FIRMS else None
        return (named(scene, topics, noun, theme), "what the document is about") if theme else (None, _NOTHING)
    if labels <= _PERSON:
        return _the_person(scene, topics, noun, before)
    near_start = scene.sentences[max(0, scene.sentence(noun) - _REACH)][0]
    near = [name for name in before if any(near_start <= start < noun.i for start in topics.mentions[name])]
    if len(before) == 1 and (
        not labels & _AGENTS or before[0] in topics.subjects or before[0] in near or topics.counts[before[0]] > 2
    ):
        if labels & _AGENTS and (
            _weak_subject(scene, topics, noun, before[0]) or _is_passed_over(scene, noun, before[0])
        ):
            return None, "several candidates"
        return named(scene, topics, noun, before[0]), "only name of that kind"
    subject = _last_subject(scene, noun)
    if subject is not None and subject.name in before:
        others = [name for name in near if name != subject.name]
        if not others or topics.counts[subject.name] > 2 * max(topics.counts[name] for name in others):
            return named(scene, topics, noun, subject.name), "subject of the sentence before"
    leading = max(before, key=lambda name: topics.counts[name])
    rest = max((topics.counts[name] for name in before if name != leading), default=0)
    if (
        topics.counts[leading] >= 3
        and topics.counts[leading] >= 3 * rest
        and leading == min(before, key=lambda name: topics.first[name])
    ):
        return named(scene, topics, noun, leading), "what the document is about"
    return None, "several candidates"


def _is_place(scene: Scene, topics: Topics, name: str) -> bool:
    """Whether a name only says where things are, whatever the recogniser calls it: "makes tiles in Braga"."""
    return all(start and scene.doc[start - 1].lower_ in _PLACING for start in topics.mentions[name])


def _mislabelled(scene: Scene, topics: Topics, noun: Token) -> str | None:
    """A firm that was taken for a place or a person: the subject of the sentence before, which the text is about."""
    subject = _last_subject(scene, noun)
    if subject is None or not subject.named or subject.name not in topics.subjects:
        return None
    name = subject.name
    rivals = [other for other in topics.subjects if other != name and topics.first[other] < noun.i]
    known = country_of(name) or normalise(name) in CITIES or normalise(name.split()[0]) in FIRST_NAMES
    placed = any(start and scene.doc[start - 1].lower_ in _PLACING for start in topics.mentions[name])
    about = topics.counts[name] > 1 and topics.first[name] == min(topics.first.values())
    return name if about and not rivals and not known and not placed else None


def _weak_subject(scene: Scene, topics: Topics, noun: Token, name: str) -> bool:
    """Whether another name is subject near by whose label may be wrong: neither a known place nor with a known first name."""
    start = scene.sentences[max(0, scene.sentence(noun) - 1)][0]
    for index in range(start, noun.i):
        mention = scene.by_token.get(index)
        if mention is None or index != mention.start_token or mention.name == name:
            continue
        head = name_head(scene.doc, mention.start_token, mention.end_token)
        sure = mention.label in ("NORP", "LAW") or normalise(mention.name.split()[0]) in FIRST_NAMES
        known = sure or country_of(mention.name) or normalise(mention.name) in CITIES
        # "The Dockers' Union" says itself that it is no company.
        other_kind = mention.label == "ORG" and not _fits(topics, mention.name, noun.lemma_.lower())
        if head.dep_ in ("nsubj", "nsubjpass") and not known and not other_kind:
            return True
    return False


def _is_passed_over(scene: Scene, noun: Token, name: str) -> bool:
    """ "The Friends of Bryn Hall offered money; the charity asked": a subject with a capital that no recogniser knows is nearer."""
    start = scene.sentences[scene.sentence(noun)][0]
    for word in scene.doc[start : noun.i]:
        mention = scene.by_token.get(word.i)
        if word.dep_ in ("nsubj", "nsubjpass") and word.pos_ == "PROPN" and (mention is None or mention.name != name):
            return mention is None or mention.label not in ("PERSON", "NORP")
    return False


def _the_person(scene: Scene, topics: Topics, noun: Token, before: list[str]) -> tuple[Antecedent | None, str]:
    """ "The striker": the only person named in full so far, or the one who was subject of the sentence before."""
    full = [name for name in before if " " in name]
    if len(full) == 1 and len(before) == 1:
        return named(scene, topics, noun, full[0]), "only person named before"
    subject = _last_subject(scene, noun)
    if subject is not None and subject.name in full and subject.head.dep_ != "conj":
        persons = [name for name in before if topics.first[name] >= scene.sentences[scene.sentence(noun) - 1][0]]
        if persons in ([], [subject.name]):
            return named(scene, topics, noun, subject.name), "subject of the sentence before"
    return None, "several candidates"


def _fits(topics: Topics, name: str, lemma: str) -> bool:
    if _is_called_otherwise(topics, name, lemma) or is_made(topics, name, lemma):
        return False
    if lemma in _COUNTRIES:
        return country_of(name) is not None or name in topics.states
    words = name.lower().split()
    told = {word for word in words if word in _BODIES}
    if lemma in _SELF_TELLING and not told and name not in topics.types.get(lemma, {}):
        return False
    if told and (lemma in _BODIES or lemma in _FIRMS) and not told & synonyms(lemma):
        return False
    if lemma == "valley" or (lemma in _LANDS and any(word in _WATERS_AND_PEAKS for word in words)):
        return False
    if words[-1] in _HONOURS:
        return False
    return not (lemma in _CITIES and (country_of(name) is not None or name in topics.states))


def _is_called_otherwise(topics: Topics, name: str, lemma: str) -> bool:
    """Whether the text calls it something of another kind: "the F27 is an airliner" is no company, whatever its label."""
    kinds = [labels for noun in topics.types if name in topics.types[noun] for labels in [_labels_of(noun)] if labels]
    return bool(kinds) and not any(labels & _labels_of(lemma) for labels in kinds)


def is_made(topics: Topics, name: str, lemma: str) -> bool:
    """Whether the text first calls a product what then is called a firm: two names were taken for one."""
    calls = {noun: starts[name] for noun, starts in topics.types.items() if name in starts and _labels_of(noun)}
    if not calls or "ORG" not in _labels_of(lemma):
        return False
    return _labels_of(min(calls, key=lambda noun: calls[noun])) <= _MADE


def _labels_of(noun: str) -> frozenset[str]:
    return frozenset(label for word in synonyms(noun) for label in LABELS_OF_NOUN.get(word, ()))


def _last_subject(scene: Scene, noun: Token) -> Antecedent | None:
    number = scene.sentence(noun)
    if number == 0:
        return None
    subject = subject_of(scene.root(number - 1))
    return antecedent_at(scene, subject) if subject is not None else None


def named(scene: Scene, topics: Topics, noun: Token, name: str) -> Antecedent:
    label = topics.labels[name]
    return Antecedent(noun, name, label, "singular", person=label == "PERSON", named=True)
