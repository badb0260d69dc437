"""A claim made ready for comparison: its words as typed terms in slots, computed once, compared many times."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from crossclaim_schemas import Argument, Claim, Mention, Quantity, Time

from .lexical import load_lexical
from .lexicon import Pos
from .link import Linked
from .names import ARTICLES, BRACKETED, FUNCTION_WORDS, name_key, words_of
from .places import is_country
from .tables import load_predicates
from .vocabulary import QUANTITY, Vocabulary

if TYPE_CHECKING:
    from .near import Meaning

TermKind = Literal["word", "entity", "quantity"]
SlotName = Literal["subject", "predicate", "object", "oblique", "place", "time", "clause"]

POS: Mapping[str, Pos] = {"NOUN": "n", "PROPN": "n", "VERB": "v", "AUX": "v", "ADJ": "a", "ADV": "r", "NUM": "n"}
ACTIVE_SLOTS: Mapping[str, SlotName] = {
    "subject": "subject",
    "object": "object",
    "complement": "object",
    "agent": "subject",
    "place": "place",
    "time": "time",
    "clause": "clause",
}
# The deep roles: what a passive clause has as its subject is the object of what was done.
PASSIVE_SLOTS: Mapping[str, SlotName] = {**ACTIVE_SLOTS, "subject": "object"}
NAMED = frozenset({"name", "acronym"})
NO_WORD = frozenset({"be", "have", "do"})
COPULAS = frozenset({"be", "become", "remain", "stay", "get"})
# Names may stand in for nouns word by word, function words included.
NOT_CONTENT = (
    NO_WORD
    | FUNCTION_WORDS
    | ARTICLES
    | frozenset({"its", "their", "his", "her", "this", "that", "by", "from", "near", "as", "s"})
)
WHEN = frozenset({"since", "until", "till", "when", "whenever", "ever since", "throughout"})
PARTICLES = frozenset("back ahead away out off on down up over behind along abroad forward together aside".split())
PREFIXES = frozenset({"non", "anti", "counter", "ex", "pro"})
SUPERLATIVE = re.compile(r"\b(?:\w+est|most|best|worst|first|only|last|sole)\b")
CAPITALISED = re.compile(r"\b[^\W\d_a-z][\w'’.-]*")
NOT_SUPERLATIVE = frozenset(
    "interest forest west rest test guest request harvest protest contest invest priest chest quest nest northwest southwest "
    "latest honest modest arrest suggest digest manifest pest vest fest midwest conquest bequest inquest".split()
)


@dataclass(slots=True, eq=False)
class Term:
    """One unit of content. `key` is a lemma, an entity id or the text of a quantity; `slot` is where in the clause it stands.

    `marker` is the preposition of its argument, `head` whether it heads it, `words` the words of an entity's name. What is
    `given` is the subject of the whole document: a claim that leaves it out says no less. A predicate has `forms` (bare and
    with its prepositions) and `converses`, the predicates that say the same with the roles exchanged. `meaning` knows which terms of the
    run may be near this one; without it every two are compared.
    """

    kind: TermKind
    key: str
    pos: Pos
    slot: SlotName
    marker: str
    weight: float
    text: str
    head: bool = False
    label: str = ""
    words: tuple[str, ...] = ()
    quantity: Quantity | None = None
    related: frozenset[str] = frozenset()
    given: bool = False
    forms: tuple[str, ...] = ()
    converses: frozenset[str] = frozenset()
    meaning: "Meaning | None" = None


@dataclass(slots=True, eq=False)
class Frame:
    """A claim as terms, with its scope.

    `unique` is true of a copular claim whose description fits one thing only ("the largest ...", "its director"); `reports`
    of a claim that only says that someone said something: what was said is a claim of its own. `standing` is kept by `contrasts.standing_of`.
    """

    claim: Claim
    index: int
    document: int
    terms: list[Term]
    weight: float
    times: tuple[Time, ...]
    unique: bool
    reports: bool
    standing: str | None = None

    @property
    def negated(self) -> bool:
        """Whether the claim denies what its terms say."""
        return self.claim.polarity == "negative"


def raw_terms(claim: Claim, linked: Linked) -> list[Term]:
    """All content terms of a claim with weight 1, in the order of its slots."""
    predicate, consumed = _predicate(claim)
    terms = [predicate] if predicate else []
    for argument, slot in _slots(claim):
        found = _argument_terms(claim, argument, slot, linked)
        if slot == "time":  # when it was is compared as an interval; how long it took is a quantity like any other
            found = [t for t in found if t.kind == "quantity"]
        terms += [t for t in found if not (argument is consumed and t.head and t.kind == "word")]
    actors = {t.key for t in terms if t.kind == "entity" and t.slot == "subject"}
    # "sells its plant" names the seller twice, and where it stands tells who did it to whom.
    return [t for t in terms if t.kind != "entity" or t.slot == "subject" or t.head or t.key not in actors]


def _predicate(claim: Claim) -> tuple[Term | None, Argument | None]:
    """The predicate as a term, and the argument whose head it has taken up; None for a verb without content of its own.

    "Make a contribution" is "contribute", "is open" is "open": the verb is light, and noun or adjective tells what is said.
    """
    for argument in claim.objects:
        if argument.role == "complement" and claim.lemma in COPULAS and f"{argument.head}/ADJ" in argument.terms:
            return _predicate_term(claim, argument.head, "a", argument.head), argument
        if argument.role == "object" and (light := load_lexical().light_verbs(claim.lemma, argument.head)):
            return _predicate_term(claim, light[0].means, "v", f"{claim.predicate} {argument.text}"), argument
        if claim.lemma in COPULAS and (stated := _stated_by_preposition(argument)):
            term = _predicate_term(claim, stated, "a", f"{claim.predicate} {argument.text}")
            return term, argument if " " in stated else None
    if claim.lemma in NO_WORD:
        return None, None
    return _predicate_term(claim, claim.lemma, "v", claim.predicate), None


def _stated_by_preposition(argument: Argument) -> str:
    """What a phrase after "be" says, if it is one word's worth: "in force", "on strike"; "against" a plan is "oppose"."""
    if not argument.marker or argument.role in ("agent", "clause"):
        return ""
    stand = load_predicates().stands.get(argument.marker, "")
    phrase = f"{argument.marker} {argument.head}"
    return stand or (phrase if load_lexical().knows(phrase) else "")


def _predicate_term(claim: Claim, lemma: str, pos: Pos, text: str) -> Term:
    markers = sorted({x.marker or (x.text if x.text in PARTICLES else "") for x in claim.objects} - {""})
    converses = {c.word for prep in ("", *markers) for c in load_lexical().converses(lemma, prep)}
    forms = (lemma, *(f"{lemma} {marker}" for marker in markers))
    return Term("word", lemma, pos, "predicate", "", 1.0, text, head=True, forms=forms, converses=frozenset(converses))


def _slots(claim: Claim) -> list[tuple[Argument, SlotName]]:
    """Arguments with their deep slots. "Its director is Kilonzo" is turned round: what describes stands in the object slot."""
    stand = stand_marker(claim)
    slots = PASSIVE_SLOTS if claim.voice == "passive" and not stand else ACTIVE_SLOTS
    pairs: list[tuple[Argument, SlotName]] = [
        (argument, _slot(argument, slots, stand)) for argument in (claim.subject, *claim.objects)
    ]
    complements = [argument for argument in claim.objects if argument.role == "complement"]
    if claim.lemma == "be" and complements and describes_one(claim.subject) and not describes_one(complements[0]):
        turned: dict[SlotName, SlotName] = {"subject": "object", "object": "subject"}
        return [(argument, turned.get(slot, slot)) for argument, slot in pairs]
    return pairs


def stand_marker(claim: Claim) -> str:
    """The preposition of what someone is opposed to or engaged in; empty for any other claim."""
    if claim.voice != "passive" or any(argument.role == "agent" for argument in claim.objects):
        return ""
    adjectival = load_predicates().adjectival
    return next((x.marker for x in claim.objects if f"{claim.lemma} {x.marker}" in adjectival), "")


def _slot(argument: Argument, slots: Mapping[str, SlotName], stand: str) -> SlotName:
    if argument.marker in WHEN:
        return "time"
    return "object" if stand and argument.marker == stand else slots.get(argument.role, "oblique")


def describes_one(argument: Argument) -> bool:
    """Whether a phrase fits one thing only: a superlative, or a role that one person or thing has at a time."""
    superlative = any(word not in NOT_SUPERLATIVE for word in SUPERLATIVE.findall(argument.text.casefold()))
    return superlative or argument.head in load_predicates().roles


def weigh(claim: Claim, index: int, document: int, terms: list[Term], vocabulary: Vocabulary, topic: str) -> Frame:
    """The frame of a claim, its terms weighted by what they tell in this run; `topic` is the entity its document is about."""
    for term in terms:
        term.given = term.key == topic
        match term.kind:
            case "word":
                term.weight = vocabulary.word_weight(term.key, term.pos)
            case "entity":
                term.weight = vocabulary.entity_weight(term.key)
            case "quantity":
                term.weight = QUANTITY
    qualifiers = claim.qualifiers
    times = ((qualifiers.time,) if qualifiers.time else ()) + qualifiers.more_times
    unique = claim.lemma == "be" and any(
        describes_one(x) for x in (claim.subject, *claim.objects) if x.role in ("subject", "complement")
    )
    reports = claim.lemma in load_predicates().speech and any(argument.role == "clause" for argument in claim.objects)
    return Frame(claim, index, document, terms, sum(t.weight for t in terms), times, unique, reports)


def _argument_terms(claim: Claim, argument: Argument, slot: SlotName, linked: Linked) -> list[Term]:
    mentions = _outermost([m for m in claim.mentions if argument.start <= m.start and m.end <= argument.end])
    found = [_entity_term(m, argument, slot, linked) for m in mentions if _is_named(m, linked)]
    entities = list({term.key: term for term in reversed(found)}.values())[::-1]  # "the Bank (RAB)" names it twice
    quantities = [q for q in claim.qualifiers.quantities if argument.start <= q.at_start and q.at_end <= argument.end]
    numbers = [Term("quantity", q.text, "n", slot, argument.marker, 1.0, q.text, quantity=q) for q in quantities]
    taken = {word for term in entities for word in term.words} | _words_of_times_and_quantities(claim, argument)
    taken |= {word for m in mentions for bracket in BRACKETED.findall(m.text) for word in words_of(bracket)}
    taken |= {word[:-1] for word in taken if word.endswith("s")}  # terms are lemmas: "2.1 euros" leaves "euro"
    words: list[Term] = []
    unlisted: list[str] = []
    capitals = {word for name in CAPITALISED.findall(argument.resolved) for word in words_of(name)}
    for item in _joined(argument.terms):
        lemma, _, tag = item.rpartition("/")
        pos = POS.get(tag)
        if pos is None or lemma in NOT_CONTENT or taken.intersection(words_of(lemma)) or (tag == "NUM" and numbers):
            continue
        if tag == "PROPN" and lemma in capitals:
            unlisted.append(lemma)
        else:
            words.append(Term("word", lemma, pos, slot, argument.marker, 1.0, lemma, head=lemma == argument.head))
    if unlisted:
        entities.append(_unlisted_name(unlisted, argument, slot, linked))
    for term in entities:
        term.head = argument.head in term.words or not words
    return entities + numbers + words


def _outermost(mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions that lie in no other one."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _is_named(mention: Mention, linked: Linked) -> bool:
    return mention.id in linked.named


def _entity_term(mention: Mention, argument: Argument, slot: SlotName, linked: Linked) -> Term:
    words = tuple(word for part in (mention.name, mention.text) for word in words_of(part))
    entity = linked.entity_of[mention.id]
    related = linked.related.get(entity, frozenset())
    return Term(
        "entity",
        entity,
        "n",
        slot,
        argument.marker,
        1.0,
        mention.name,
        label=mention.label,
        words=words,
        related=related,
    )


def _joined(terms: Sequence[str]) -> list[str]:
    """Terms with a prefix that turns a word round joined to it: "non", "-", "proliferation" are one; other hyphens go."""
    found: list[str] = []
    prefix = ""
    for item in terms:
        lemma, _, tag = item.rpartition("/")
        if lemma in PREFIXES:
            prefix = f"{lemma}-"
        elif any(char.isalnum() for char in lemma):
            found.append(f"{prefix}{lemma}/{tag}")
            prefix = ""
    return found


def _unlisted_name(words: list[str], argument: Argument, slot: SlotName, linked: Linked) -> Term:
    """Proper nouns that entity recognition passed over here: a name that it found elsewhere, or one of unknown label."""
    text = " ".join(words)
    entity = linked.known.get(name_key(text))
    if entity:
        related = linked.related.get(entity.id, frozenset())
        return Term(
            "entity",
            entity.id,
            "n",
            slot,
            argument.marker,
            1.0,
            entity.name,
            label=entity.label,
            words=words_of(entity.name),
            related=related,
        )
    label = "GPE" if is_country(text) else ""
    return Term("entity", f"name:{text}", "n", slot, argument.marker, 1.0, text, label=label, words=tuple(words))


def _words_of_times_and_quantities(claim: Claim, argument: Argument) -> set[str]:
    qualifiers = claim.qualifiers
    times = ((qualifiers.time,) if qualifiers.time else ()) + qualifiers.more_times
    spans = [(t.at_start, t.at_end, t.text) for t in times] + [
        (q.at_start, q.at_end, q.text) for q in qualifiers.quantities
    ]
    return {w for start, end, text in spans if argument.start <= start and end <= argument.end for w in words_of(text)}
