"""How two content words stand to each other in meaning, from the tables and WordNet; answers are kept for the run."""

from enum import StrEnum
from functools import lru_cache

from .lexical import load_lexical
from .lexicon import Pos, load_lexicon
from .tables import load_predicates


class WordLevel(StrEnum):
    """Named level of two words; the comparison of slots builds on it."""

    SAME = "same"
    SYNONYM = "synonym"
    DERIVED = "derived"
    STANCE = "stance"
    BROADER = "broader"
    NARROWER = "narrower"
    ANTONYM = "antonym"
    SISTER = "sister"
    DIFFERENT = "different"


# How far a pair of words counts as the same content, 0..1.
CLOSENESS = {
    WordLevel.SAME: 1.0,
    WordLevel.SYNONYM: 0.95,
    WordLevel.DERIVED: 0.9,
    WordLevel.STANCE: 0.7,
    WordLevel.BROADER: 0.7,
    WordLevel.NARROWER: 0.7,
    WordLevel.ANTONYM: 0.0,
    WordLevel.SISTER: 0.0,
    WordLevel.DIFFERENT: 0.0,
}


@lru_cache(maxsize=1_000_000)
def word_level(a: str, pos_a: Pos, b: str, pos_b: Pos) -> WordLevel:
    """Level of two lemmas with their parts of speech; exchange of sides exchanges `BROADER` and `NARROWER` only.

    A participle may be tagged verb or adjective ("closed" / "open"), so each part of speech of the two is tried for both.
    """
    if a == b:
        return WordLevel.SAME
    kinds = sorted({pos_a, pos_b})
    tables, lexicon = load_lexical(), load_lexicon()
    if any(tables.are_antonyms(a, b, pos) for pos in kinds):
        return WordLevel.ANTONYM
    if any(tables.are_synonyms(x, y, pos) for pos in kinds for x in _surface(a, pos) for y in _surface(b, pos)):
        return WordLevel.SYNONYM
    if any(lexicon.are_antonyms(a, b, pos) for pos in kinds):
        return WordLevel.ANTONYM
    if pos_a == pos_b == "n" and _derived_antonyms(a, b):
        return WordLevel.ANTONYM
    if tables.share_derivation(a, b) or lexicon.share_derivation(a, b) or (pos_a != pos_b and _same_stem(a, b)):
        return WordLevel.DERIVED
    if any(lexicon.are_synonyms(a, b, pos) for pos in kinds):
        return WordLevel.SYNONYM
    if stance := _stance(a, b):
        return stance
    if pos_a != pos_b:
        return WordLevel.DIFFERENT
    if lexicon.is_hypernym(a, b, pos_a):
        return WordLevel.BROADER
    if lexicon.is_hypernym(b, a, pos_a):
        return WordLevel.NARROWER
    return WordLevel.SISTER if lexicon.are_sisters(a, b, pos_a) else WordLevel.DIFFERENT


ADJECTIVE_ENDINGS = ("ful", "al", "ous", "ic", "ed", "ing", "ary")
MIN_STEM = 4


def _same_stem(a: str, b: str) -> bool:
    """Whether one word is the other with an ending that makes an adjective: "peaceful" of "peace", "balanced" of "balance"."""
    short, long = sorted((a, b), key=lambda word: (len(word), word))
    stems = {short, short.removesuffix("e"), short.removesuffix("y")}
    return any(len(stem) >= MIN_STEM and long == stem + ending for stem in stems for ending in ADJECTIVE_ENDINGS)


def _stance(a: str, b: str) -> WordLevel | None:
    """Level of two words that say where someone stands: for or against."""
    table = load_predicates()
    if not all(word in table.favour or word in table.against for word in (a, b)):
        return None
    return WordLevel.STANCE if (a in table.favour) == (b in table.favour) else WordLevel.ANTONYM


def _derived_antonyms(a: str, b: str) -> bool:
    """Whether two nouns come from opposite verbs: "supporter" and "opponent"."""
    tables, lexicon = load_lexical(), load_lexicon()
    verbs_a, verbs_b = ({word for word, pos in lexicon.derivations(noun, "n") if pos == "v"} for noun in (a, b))
    return any(tables.are_antonyms(x, y, "v") for x in verbs_a for y in verbs_b)


def _surface(lemma: str, pos: Pos) -> tuple[str, ...]:
    """A noun also in its plural: some mean what they do there only in it ("sales", "talks", "headquarters")."""
    return (lemma, f"{lemma}s") if pos == "n" else (lemma,)


def predicate_word_level(forms_a: tuple[str, ...], pos_a: Pos, forms_b: tuple[str, ...], pos_b: Pos) -> WordLevel:
    """Closest level over the forms of two words; a predicate has the bare lemma and the lemma with each of its prepositions."""
    levels = [word_level(a, pos_a, b, pos_b) for a in telling_forms(forms_a) for b in telling_forms(forms_b)]
    return min(levels, key=PREFERENCE.index)


@lru_cache(maxsize=100_000)
def telling_forms(forms: tuple[str, ...]) -> tuple[str, ...]:
    """The forms that count: "fight for" is a stand of its own, the opposite of "fight"."""
    table = load_predicates()
    stands = tuple(form for form in forms[1:] if form in table.favour or form in table.against)
    return stands or forms


PREFERENCE = (
    WordLevel.SAME, WordLevel.ANTONYM, WordLevel.SYNONYM, WordLevel.DERIVED, WordLevel.STANCE, WordLevel.BROADER, WordLevel.NARROWER,
    WordLevel.SISTER, WordLevel.DIFFERENT,
)  # fmt: skip
NEAR_LEVELS = frozenset(
    {WordLevel.SAME, WordLevel.SYNONYM, WordLevel.DERIVED, WordLevel.STANCE, WordLevel.BROADER, WordLevel.NARROWER}
)
