"""A claim made ready for comparison: its words as typed terms in slots, computed once, compared many times."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from crossclaim_schemas import Argument, Claim, Mention, Quantity, Time

from .lexicon import Pos
from .link import Linked
from .names import words_of
from .vocabulary import LIGHT, QUANTITY, Vocabulary

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


@dataclass(slots=True, eq=False)
class Term:
    """One unit of content. `key` is a lemma, an entity id or the text of a quantity; `slot` is where in the clause it stands.

    `marker` is the preposition of its argument, `head` whether it heads it, `words` the words of an entity's name.
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


@dataclass(slots=True, eq=False)
class Frame:
    """A claim as terms, with its scope."""

    claim: Claim
    index: int
    document: int
    terms: list[Term]
    weight: float
    times: tuple[Time, ...]
    heads: frozenset[str]

    @property
    def negated(self) -> bool:
        """Whether the claim denies what its terms say."""
        return self.claim.polarity == "negative"


def raw_terms(claim: Claim, linked: Linked) -> list[Term]:
    """All content terms of a claim with weight 1, in the order of its slots."""
    slots = PASSIVE_SLOTS if claim.voice == "passive" else ACTIVE_SLOTS
    terms = [_predicate_term(claim)] if claim.lemma not in NO_WORD else []
    for argument in (claim.subject, *claim.objects):
        slot = slots.get(argument.role, "oblique")
        if slot != "time":
            terms += _argument_terms(claim, argument, slot, linked)
    return terms


def weigh(claim: Claim, index: int, document: int, terms: list[Term], vocabulary: Vocabulary) -> Frame:
    """The frame of a claim, its terms weighted by what they tell in this run."""
    for term in terms:
        match term.kind:
            case "word":
                term.weight = vocabulary.word_weight(term.key, term.pos)
            case "entity":
                term.weight = vocabulary.entity_weight(term.key)
            case "quantity":
                term.weight = QUANTITY
    qualifiers = claim.qualifiers
    times = ((qualifiers.time,) if qualifiers.time else ()) + qualifiers.more_times
    heads = frozenset(term.key for term in terms if term.head and term.weight > LIGHT)
    return Frame(claim, index, document, terms, sum(t.weight for t in terms), times, heads)


def _predicate_term(claim: Claim) -> Term:
    return Term("word", claim.lemma, "v", "predicate", "", 1.0, claim.predicate, head=True)


def _argument_terms(claim: Claim, argument: Argument, slot: SlotName, linked: Linked) -> list[Term]:
    mentions = _outermost([m for m in claim.mentions if argument.start <= m.start and m.end <= argument.end])
    entities = [_entity_term(m, argument, slot, linked) for m in mentions if _is_named(m, linked)]
    quantities = [q for q in claim.qualifiers.quantities if argument.start <= q.at_start and q.at_end <= argument.end]
    numbers = [Term("quantity", q.text, "n", slot, argument.marker, 1.0, q.text, quantity=q) for q in quantities]
    taken = {word for term in entities for word in term.words} | _words_of_times_and_quantities(claim, argument)
    words = []
    for item in argument.terms:
        lemma, _, tag = item.rpartition("/")
        pos = POS.get(tag)
        if pos is None or lemma in NO_WORD or taken.intersection(words_of(lemma)) or (tag == "NUM" and numbers):
            continue
        words.append(Term("word", lemma, pos, slot, argument.marker, 1.0, lemma, head=lemma == argument.head))
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
    return Term("entity", entity, "n", slot, argument.marker, 1.0, mention.name, label=mention.label, words=words, related=related)


def _words_of_times_and_quantities(claim: Claim, argument: Argument) -> set[str]:
    qualifiers = claim.qualifiers
    times = ((qualifiers.time,) if qualifiers.time else ()) + qualifiers.more_times
    spans = [(t.at_start, t.at_end, t.text) for t in times] + [(q.at_start, q.at_end, q.text) for q in qualifiers.quantities]
    return {w for start, end, text in spans if argument.start <= start and end <= argument.end for w in words_of(text)}
