"""Which terms of a run can be near each other or opposites at all, looked up instead of tried: of a hundred pairs of terms two are.

Each term has signs by which it is found and signs that it looks for; two terms without a sign in common have nothing to do with each
other. What has a sign in common is still compared: signs only ever say "perhaps". `closeness_of` and `word_level` must not relate
terms that have none, which a test holds them to.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain

from ..units import convert
from .align import CLASS_NOUNS
from .frames import Frame, Term
from .lexical import load_lexical
from .lexicon import MIN_HYPERNYMY, POS, STEM_LETTERS, load_lexicon
from .names import name_key
from .tables import load_predicates
from .words import ADJECTIVE_ENDINGS, MIN_STEM, telling_forms

Sign = str | int
Signs = tuple[frozenset[Sign], frozenset[Sign]]  # own, looked for

DEMONYM_LETTERS = 4
FULL_SHARE = 111  # percent: the shares of a word's senses are rounded, so that they may add up to a little over 100


@dataclass(slots=True, eq=False)
class Meaning:
    """What some terms of a run mean; `near` are the meanings that may be near this one or opposite to it, itself among them."""

    own: frozenset[Sign]
    wanted: frozenset[Sign]
    index: "Index"
    found: frozenset["Meaning"] | None = None

    @property
    def near(self) -> frozenset["Meaning"]:
        if self.found is None:
            with_own = (self.index.with_own.get(sign, ()) for sign in self.wanted)
            wanting = (self.index.wanting.get(sign, ()) for sign in self.own)
            self.found = frozenset(chain(*with_own, *wanting))
        return self.found


@dataclass(slots=True, eq=False)
class Index:
    """The meanings of a run by their signs."""

    with_own: dict[Sign, list[Meaning]] = field(default_factory=dict)
    wanting: dict[Sign, list[Meaning]] = field(default_factory=dict)


def give_meanings(frames: Iterable[Frame]) -> None:
    """Give each term of a run its meaning. Terms of frames that were not given theirs together must not be compared."""
    index = Index()
    known: dict[object, Meaning] = {}
    for frame in frames:
        for term in frame.terms:
            key = meaning_of(term)
            if key not in known:
                own, wanted = signs_of(term)
                known[key] = meaning = Meaning(own, wanted, index)
                for sign in own:
                    index.with_own.setdefault(sign, []).append(meaning)
                for sign in wanted:
                    index.wanting.setdefault(sign, []).append(meaning)
            term.meaning = known[key]


def meaning_of(term: Term) -> object:
    """What of a term decides which others are near it."""
    match term.kind:
        case "word":
            return term.key, term.forms, term.converses
        case "entity":
            return term.key, term.text, term.words, term.related, term.label if term.given else ""
        case "quantity":
            return convert(0.0, term.quantity.unit)[1] if term.quantity else ""


def signs_of(term: Term) -> Signs:
    """The signs by which a term is found and those it looks for."""
    match term.kind:
        case "word":
            return _signs_of_word(term)
        case "entity":
            return _signs_of_entity(term)
        case "quantity":
            sign = frozenset({f"unit {convert(0.0, term.quantity.unit)[1]}" if term.quantity else "unit"})
            return sign, sign


def _signs_of_word(term: Term) -> Signs:
    lemmas = (term.key, *telling_forms(term.forms)) if term.forms else (term.key,)
    signs = [signs_of_lemma(lemma) for lemma in lemmas]
    own: set[Sign] = set()
    for found, _ in signs:
        own |= found
    return frozenset(own), term.converses.union(*(wanted for _, wanted in signs))


def _signs_of_entity(term: Term) -> Signs:
    own: set[Sign] = {f"entity {term.key}", *(f"name {word}" for word in term.words)}
    if " " not in (name := name_key(term.text)):
        own.add(f"people {name[:DEMONYM_LETTERS]}")
    if not term.words:
        own.add("name")
    wanted: set[Sign] = {*own, "name", *(f"entity {key}" for key in term.related), *term.words}
    if term.given:
        wanted |= CLASS_NOUNS.get(term.label, frozenset())
    return frozenset(own), frozenset(wanted)


@lru_cache(maxsize=200_000)
def signs_of_lemma(lemma: str) -> Signs:
    """The signs of a word, of whatever part of speech: one is often taken for another ("closed": verb or adjective)."""
    lexicon, tables, predicates = load_lexicon(), load_lexical(), load_predicates()
    senses = {number for pos in POS for number in (*lexicon.senses(lemma, pos), *lexicon.heads(lemma, pos))}
    verbs = {word for word, pos in lexicon.derivations(lemma, "n") if pos == "v"}
    family = lexicon.family(lemma)
    shared = {f"stem {stem}" for stem in _stems(lemma)} | {f"family {lemma[:STEM_LETTERS]} {word}" for word in family}
    if lemma in predicates.favour or lemma in predicates.against:
        shared.add("stand")
    own: set[Sign] = {lemma, f"{lemma}s", *(f"from {verb}" for verb in verbs), *senses, *shared}
    wanted: set[Sign] = {lemma, *family, *tables.derivations(lemma), *shared}
    wanted |= {f"from {other}" for verb in verbs for other in tables.antonyms(verb, "v")}
    for pos in POS:
        wanted |= tables.antonyms(lemma, pos) | tables.synonyms(lemma, pos) | tables.synonyms(f"{lemma}s", pos)
        wanted |= lexicon.antonyms(lemma, pos) | lexicon.synonyms(lemma, pos)
    return frozenset(own), frozenset(wanted).union(_wanted_senses(lemma))


def _wanted_senses(lemma: str) -> Iterable[int]:
    """The synsets opposite to those of a word, and those above them that weigh enough to make another word its hypernym."""
    lexicon = load_lexicon()
    for pos in POS:
        for opposed in lexicon.opposed(lemma, pos):
            yield from opposed
        yield from (n for n, weight in lexicon.ancestors(lemma, pos).items() if weight * FULL_SHARE >= MIN_HYPERNYMY)


def _stems(lemma: str) -> set[str]:
    """What may be left of a word, and of an adjective made of it, by `words._same_stem`."""
    stems = {lemma, lemma.removesuffix("e"), lemma.removesuffix("y")}
    stems |= {lemma.removesuffix(ending) for ending in ADJECTIVE_ENDINGS}
    return {stem for stem in stems if len(stem) >= MIN_STEM}
