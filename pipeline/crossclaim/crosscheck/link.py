"""Mentions to entities over the whole run: which names of which documents are the same thing, and why.

Every merge has a reason and can be undone: names are joined by rules that need one and only one candidate; a name that
could be two things stays alone.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from crossclaim_schemas import Argument, Claim, Entity, EntityMention, Mention, Merge, Related, make_id

from ..reviews.standing import UNDECIDED, NameDecisions
from .names import (
    FUNCTION_WORDS,
    core_words,
    expands,
    initials_match,
    is_acronym,
    name_key,
    same_person,
    short_form,
    words_of,
)
from .places import government_seats, place_aliases

NAMED = frozenset({"name", "acronym"})
ORGANISATIONS = frozenset({"ORG", "FAC", "PRODUCT", "EVENT", "LAW", "WORK_OF_ART", "NORP", "MISC"})
PLACES = frozenset({"GPE", "LOC"})
WORKS = frozenset({"LAW", "WORK_OF_ART", "EVENT"})
PLACED = 0.3
DECIDED = "a reviewer said so"
LABELLED_ALIKE = (ORGANISATIONS, PLACES | {"ORG"}, frozenset({"PERSON"}))


@dataclass
class Name:
    """One name as it is used in the run: all spellings with one key, and all mentions that go by it.

    What it is called is asked only when all mentions are known, and then kept.
    """

    key: str
    spellings: Counter[str] = field(default_factory=Counter)
    labels: Counter[str] = field(default_factory=Counter)
    mentions: dict[str, tuple[str, Mention]] = field(default_factory=dict)
    long_forms: set[str] = field(default_factory=set)

    @cached_property
    def label(self) -> str:
        """The label most mentions have; ties go to the first in the alphabet."""
        return min(self.labels, key=lambda label: (-self.labels[label], label)) if self.labels else "MISC"

    @cached_property
    def is_description(self) -> bool:
        """Whether nobody names it so: words that a document uses for what "this commitment" stands for."""
        return self.label == "MISC" and not self.labels.total()

    @cached_property
    def places(self) -> float:
        """Share of its mentions that are labelled a place: a city is no short form of the institute named after it."""
        return sum(self.labels[label] for label in PLACES) / max(1, self.labels.total())

    @cached_property
    def spelling(self) -> str:
        """The fullest spelling, most frequent first among equals."""
        return min(self.spellings, key=lambda s: (-len(words_of(s)), -self.spellings[s], s))


@dataclass(slots=True)
class Linked:
    """Entities of the run, the entity of each mention, which mentions are of an entity that is named somewhere, and the entity
    of each name by its key."""

    entities: list[Entity]
    entity_of: dict[str, str]
    named: frozenset[str]
    related: dict[str, frozenset[str]]
    known: dict[str, Entity]


def link(claims: Sequence[Claim], decided: NameDecisions = UNDECIDED) -> Linked:
    """Group the mentions of all claims into entities; the result does not depend on the order of claims.

    What a reviewer `decided` goes before every rule: first what is not the same, then what is.
    """
    names = _names(claims, _key_pairs(decided.different))
    groups, reasons = _group(names, decided)
    used = [keys for keys in groups if any(names[key].mentions for key in keys)]
    entities = sorted((_entity(names, keys, reasons) for keys in used), key=lambda e: (e.name, e.id))
    entities = _with_metonyms(entities, _told_seats(claims, entities))
    entity_of = {mention.id: entity.id for entity in entities for mention in entity.mentions}
    related = {e.id: frozenset(r.id for r in e.related) for e in entities if e.related}
    named = frozenset(m.id for e in entities if any(n.kind in NAMED for n in e.mentions) for m in e.mentions)
    known = {name_key(name): e for e in reversed(entities) for name in (*e.aliases, e.name)}
    return Linked(entities, entity_of, named, related, known)


def _names(claims: Iterable[Claim], apart: set[tuple[str, str]]) -> dict[str, Name]:
    names: dict[str, Name] = {}
    for claim in claims:
        for mention in claim.mentions:
            mention = _by_its_own_name(mention, apart)
            key = name_key(mention.name)
            if not key:
                continue
            name = names.setdefault(key, Name(key))
            name.mentions[mention.id] = (claim.doc_id, mention)
            if mention.kind in NAMED:
                name.labels[mention.label] += 1
                name.spellings[mention.name] += 1
                if mention.kind == "acronym" and name_key(mention.text) != key:
                    acronym = names.setdefault(name_key(mention.text), Name(name_key(mention.text)))
                    acronym.long_forms.add(key)
                    acronym.spellings[mention.text] += 1
                    acronym.labels[mention.label] += 1
            else:
                name.spellings[mention.name] += 0
                name.labels[mention.label or "MISC"] += 0
    return names


def _by_its_own_name(mention: Mention, apart: set[tuple[str, str]]) -> Mention:
    """A document joined the mention to a fuller name; where a reviewer said that it is not that one, it goes by what it says."""
    if apart and mention.kind in NAMED and not _key_pairs([(mention.text, mention.name)]).isdisjoint(apart):
        return mention.model_copy(update={"name": mention.text, "kind": "name"})
    return mention


def _group(names: dict[str, Name], decided: NameDecisions) -> tuple[list[list[str]], dict[str, str]]:
    """Keys joined into groups, and for each joined key the reason."""
    parent = {key: key for key in names}
    reasons: dict[str, str] = {}
    apart = {(a, b) for a, b in _key_pairs(decided.different) if a in names and b in names}

    def find(key: str) -> str:
        while parent[key] != key:
            key = parent[key]
        return key

    def join(key: str, target: str, why: str) -> None:
        roots = {find(key), find(target)}
        if len(roots) == 2 and all({find(a), find(b)} != roots for a, b in apart):
            parent[find(key)] = find(target)
            reasons[key] = why

    index = _index(names)
    for key in sorted(names, key=lambda k: (-len(k), k)):
        target, why = _target(names[key], names, index, apart)
        if target:
            join(key, target, why)
    for short, long in sorted(_key_pairs(decided.same)):
        if short in names and long in names:
            join(find(short), long, DECIDED)
    groups: dict[str, list[str]] = defaultdict(list)
    for key in sorted(names):
        groups[find(key)].append(key)
    return list(groups.values()), reasons


def _key_pairs(pairs: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """Pairs of names as pairs of keys, the shorter first; spellings of one key are no pair."""
    keys = (sorted((name_key(a), name_key(b)), key=lambda key: (len(key), key)) for a, b in pairs)
    return {(a, b) for a, b in keys if a != b}


def _index(names: dict[str, Name]) -> dict[str, set[str]]:
    """First word, last word and initials of every name to its key: forms of one name share at least one of them."""
    index: dict[str, set[str]] = defaultdict(set)
    for name in names.values():
        for handle in _handles(name):
            index[handle].add(name.key)
    return index


def _handles(name: Name) -> set[str]:
    words = core_words(name.spelling) or (name.key,)
    split = words_of(name.spelling.replace("-", " "))
    initials = {"".join(w[0] for w in split), "".join(w[0] for w in split if w not in FUNCTION_WORDS)}
    return {words[0], words[-1], split[0], split[-1]} | initials


def _target(
    name: Name, names: dict[str, Name], index: dict[str, set[str]], apart: set[tuple[str, str]]
) -> tuple[str, str]:
    """The one other name that this name is a form of, and why; empty if there is none or more than one."""
    if len(name.long_forms) == 1:
        return next(iter(name.long_forms)), "acronym defined in a document"
    alias = place_aliases().get(name.key, "")
    if alias and name_key(alias) in names:
        return name_key(alias), "alternative name of the place"
    near = sorted({key for handle in _handles(name) for key in index[handle]} - {name.key})
    near = [key for key in near if (name.key, key) not in apart and (key, name.key) not in apart]
    near = [key for key in near if not names[key].is_description]  # it may hold a name, and is no longer form of it
    near = [key for key in near if _alike(name.label, names[key].label)]
    for why, test in (
        ("acronym of the name", _is_acronym_of),
        ("words put as initials", lambda s, o: expands(s.spelling, o.spelling)),
        ("part of the personal name", _is_person_of),
        ("short form of the name", _is_short_form_of),
    ):
        found = [k for k in near if test(name, names[k])]
        found = _longest_of_one_line(found, names)
        if len(found) == 1:
            return found[0], why
    return "", ""


def _longest_of_one_line(found: Sequence[str], names: dict[str, Name]) -> list[str]:
    """Candidates without those that are themselves forms of another candidate."""
    return [k for k in found if not any(k != o and short_form(names[k].spelling, names[o].spelling) for o in found)]


@lru_cache(maxsize=1_000)
def _alike(one: str, other: str) -> bool:
    return any(one in labels and other in labels for labels in LABELLED_ALIKE)


def _is_acronym_of(short: Name, long: Name) -> bool:
    return is_acronym(short.spelling) and initials_match(short.spelling, long.spelling)


def _is_person_of(short: Name, long: Name) -> bool:
    part, whole = words_of(short.spelling), words_of(long.spelling)
    titled = len(part) > 1 and whole[-len(part) :] == part  # "Helen Dorsey" / "Arbiter Helen Dorsey"
    both = short.label == long.label == "PERSON"
    return both and len(part) < len(whole) and (titled or same_person(short.spelling, long.spelling))


def _is_short_form_of(short: Name, long: Name) -> bool:
    if short.label == "PERSON" or short.label in PLACES or long.label in PLACES or short.places >= PLACED:
        return False
    if long.label in WORKS and short.label != long.label:
        return False  # the UN is not its charter
    return short_form(short.spelling, long.spelling)


def _entity(names: dict[str, Name], keys: list[str], reasons: dict[str, str]) -> Entity:
    root = next((key for key in keys if key not in reasons), keys[0])
    mentions = {m.id: (doc_id, m) for key in keys for doc_id, m in names[key].mentions.values()}
    labels = sum((names[key].labels for key in keys), Counter[str]())
    label = min(labels, key=lambda x: (-labels[x], x)) if labels else "MISC"
    name = names[root].spelling
    spellings = {s for key in keys for s in names[key].spellings} | {
        m.text for _, m in mentions.values() if m.kind in NAMED
    }
    records = [
        EntityMention(id=m.id, doc_id=d, start=m.start, end=m.end, text=m.text, kind=m.kind)
        for d, m in mentions.values()
    ]
    merges = [
        Merge.model_validate({"from": names[key].spelling, "why": reasons[key]}) for key in keys if key in reasons
    ]
    return Entity(
        id=make_id("e", label, name_key(name)),
        name=name,
        label=label,
        aliases=tuple(sorted(spellings - {name})),
        mentions=tuple(sorted(records, key=lambda m: (m.doc_id, m.start, m.end, m.id))),
        merges=tuple(sorted(merges, key=lambda m: m.from_)),
    )


def _with_metonyms(entities: list[Entity], told: Mapping[str, str]) -> list[Entity]:
    """Capitals are marked as related to their country: in news "Paris" often stands for the French government.

    Which city is whose capital is known, or `told` by a claim (entity ids).
    """
    by_key = {name_key(e.name): e.id for e in entities if e.label in PLACES}
    result = []
    for entity in entities:
        country = told.get(entity.id, "")
        if not country and entity.label in PLACES:
            country = by_key.get(name_key(government_seats().get(name_key(entity.name), "")), "")
        if country:
            entity = entity.model_copy(update={"related": (Related(id=country, kind="metonym"),)})
        result.append(entity)
    return result


def _told_seats(claims: Iterable[Claim], entities: Iterable[Entity]) -> dict[str, str]:
    """Capitals by the claims themselves: "Merrin is the capital of Tavoria"; a city that two countries claim is left out."""
    entity_of = {mention.id: entity.id for entity in entities for mention in entity.mentions}
    found: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        for description in claim.objects:
            if claim.lemma == "be" and description.role == "complement" and description.head == "capital":
                seats = _named_in(claim, claim.subject, entity_of)
                countries = _named_in(claim, description, entity_of)
                if len(seats) == len(countries) == 1 and claim.polarity == "positive":
                    found[seats.pop()] |= countries
    return {seat: min(countries) for seat, countries in found.items() if len(countries) == 1 and seat not in countries}


def _named_in(claim: Claim, argument: Argument, entity_of: Mapping[str, str]) -> set[str]:
    inside = (m for m in claim.mentions if argument.start <= m.start and m.end <= argument.end and m.label != "NORP")
    return {entity_of[m.id] for m in inside if m.id in entity_of}
