"""Two terms without a counterpart: whether they are two values of one slot, and what kind of difference that is."""

from typing import Literal

from crossclaim_schemas import Quantity

from .align import CLASS_NOUNS, Alignment, may_relate
from .frames import Term
from .lexicon import load_lexicon
from .measures import QuantityLevel, compare_quantities, same_measure
from .names import FUNCTION_WORDS, is_demonym, same_person
from .tables import load_predicates, load_scales
from .words import NEAR_LEVELS, WordLevel, predicate_word_level, word_level

ContrastKind = Literal[
    "number", "ordinal", "time", "antonym", "quantifier", "entity", "place", "noun", "role", "negation", "modality"
]
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
PLACED_BY = frozenset({"in", "at", "near", "on", "outside", "off"})  # prepositions that may lead to a place
FREE_SLOTS = frozenset({"object", "oblique", "predicate", "place"})
# Nouns that may stand for any name, so that they are no rival of one.
ANY_NAME = frozenset().union(*CLASS_NOUNS.values()) | frozenset(
    "one none other group member party person people man woman number part thing it they he she both each some".split()
)


def contrast_of(a: Term, b: Term, alignment: Alignment) -> ContrastKind | None:
    """The kind of contrast of two terms of one slot, None if they merely differ."""
    kind = _kind_of(a, b, alignment)
    return kind if kind and _comparable(a, b, kind) and _of_one_thing(a, b, alignment) else None


def _kind_of(a: Term, b: Term, alignment: Alignment) -> ContrastKind | None:
    if a.quantity and b.quantity:
        differ = compare_quantities(a.quantity, b.quantity) == QuantityLevel.DIFFERENT
        return "number" if differ and _one_measure(a, b, alignment) else None
    if a.kind == b.kind == "entity":
        return None if _may_speak_for(a, b, alignment) else entity_contrast(a, b)
    if a.kind == b.kind == "word":
        return word_contrast(a, b)
    return "entity" if _name_and_noun(a, b) else None


def _one_measure(a: Term, b: Term, alignment: Alignment) -> bool:
    """Whether two quantities measure one thing: they say so, or what one of them counts stands beside the other one.

    "98 member states" and "93 members"; "4.1 million tonnes of steel" and "a steel output of 4.6 million tonnes".
    """
    if not a.quantity or not b.quantity:
        return False
    return same_measure(a.quantity, b.quantity) or any(
        _counted(a.quantity, x.a) and x.b.slot == b.slot or _counted(b.quantity, x.b) and x.a.slot == a.slot
        for x in alignment.links
        if x.a.slot == a.slot or x.b.slot == b.slot
    )


def _counted(quantity: Quantity, term: Term) -> bool:
    return bool(quantity.of) and term.kind == "word" and term.key == quantity.of


def _may_speak_for(a: Term, b: Term, alignment: Alignment) -> bool:
    """Whether a city may stand for those who govern or sit there: a place and a party that take one stand."""
    if a.slot != "subject" or b.slot != "subject" or (a.label in PLACE_LABELS) == (b.label in PLACE_LABELS):
        return False
    return any(x.a.slot == x.b.slot == "predicate" and tells_stand(x.a) and tells_stand(x.b) for x in alignment.links)


def entity_contrast(a: Term, b: Term) -> ContrastKind | None:
    """Two places where a place is told, or two parties. Labels count little: what kind of thing a name is is often guessed."""
    if is_demonym(a.text, b.text) or not are_two_names(a, b) or "" in (a.label, b.label) and a.slot != b.slot:
        return None
    if tells_place(a) and tells_place(b):
        return "place"
    return "entity" if a.label == b.label or a.head and b.head else None


def tells_place(term: Term) -> bool:
    """Whether a name stands where a place is told, or is the name of one behind a noun ("its office in Brann")."""
    if term.slot == "place" or term.slot == "oblique" and term.marker in PLACED_BY:
        return True
    return (
        term.label in PLACE_LABELS and term.slot in ("object", "oblique") and not (term.head and term.slot == "object")
    )


def are_two_names(a: Term, b: Term) -> bool:
    """Whether two names cannot be variants of one: nothing is shared, or only common nouns with other words beside them.

    "World Bank" and "African Development Bank" are two; "Halvorsen Wind" and "Halvorsen" may be one.
    """
    words_a, words_b = set(a.words) - FUNCTION_WORDS, set(b.words) - FUNCTION_WORDS
    shared = words_a & words_b
    if not shared:
        return True
    if words_a <= words_b or words_b <= words_a:
        return False
    if a.label == b.label == "PERSON":
        return not same_person(a.text, b.text)
    return all(load_lexicon().senses(word, "n") for word in shared) and not any(
        _may_be_one(x, y) for x in words_a - shared for y in words_b - shared
    )


def _may_be_one(a: str, b: str) -> bool:
    return is_demonym(a, b) or a.startswith(b) or b.startswith(a) or word_level(a, "n", b, "n") in NEAR_LEVELS


def word_contrast(a: Term, b: Term) -> ContrastKind | None:
    """Antonyms, words of one scale of exclusive values (first / second, red / blue), and two head nouns of one slot."""
    scales = load_scales()
    scale_a, scale_b = scales.get(a.key), scales.get(b.key)
    if scale_a and scale_a == scale_b:
        return "ordinal" if scale_a == "ordinal" else "antonym"
    if a.key.isdecimal() and b.key.isdecimal():  # "a storm of category 4"
        return "ordinal"
    if may_relate(a, b):
        forms_a, forms_b = a.forms or (a.key,), b.forms or (b.key,)
        if predicate_word_level(forms_a, a.pos, forms_b, b.pos) == WordLevel.ANTONYM:
            return "antonym"
    return "noun" if a.head and b.head and a.pos == b.pos == "n" else None


def _name_and_noun(a: Term, b: Term) -> bool:
    """ "Appointed by Parliament" and "by the government": a name and a noun that it is no instance of, as those who act."""
    if {a.kind, b.kind} != {"entity", "word"} or not (a.head and b.head and a.slot == b.slot == "subject"):
        return False
    noun = a if a.kind == "word" else b
    return noun.pos == "n" and noun.key not in ANY_NAME


def _comparable(a: Term, b: Term, kind: ContrastKind) -> bool:
    """Whether two terms fill one slot: the same, and the same preposition where prepositions make the slot."""
    if kind in ("number", "place"):
        return True
    if kind in ("antonym", "ordinal"):
        return a.slot == b.slot or {a.slot, b.slot} <= FREE_SLOTS or tells_stand(a) and tells_stand(b)
    if a.slot == b.slot == "oblique":
        return a.marker == b.marker
    return a.slot == b.slot


def tells_stand(term: Term) -> bool:
    """Whether a word says by itself where someone stands, whatever its slot: "its leadership in disarmament is a contribution"."""
    table = load_predicates()
    return any(form in table.favour or form in table.against for form in term.forms or (term.key,))


def _of_one_thing(a: Term, b: Term, alignment: Alignment) -> bool:
    """Whether modifiers modify the same: "national security" and "international stability" are not opposed."""
    if a.kind != "word" or a.head or b.head:
        return True
    heads = [x for x in alignment.links if x.a.head or x.b.head]
    return any((x.a.slot, x.b.slot) == (a.slot, b.slot) for x in heads)
