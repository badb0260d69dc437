"""Word relations that WordNet lacks, from the table `data/lexical.toml`, whose sections say what they hold.

    >>> tables = load_lexical()
    >>> tables.are_synonyms("fund", "finance", "v"), tables.are_antonyms("approve", "reject", "v")
    (True, True)
    >>> tables.converses("lend", "to")
    (Predicate(word='borrow', prep='from', pos='v'),)

Words are lemmas in lower case; one space separates the parts of a phrase. Nothing is derived: a relation holds if a row
says so, and an unknown word has none. `lexicon` has the relations of WordNet.
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import combinations, product
from typing import Annotated, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from crossclaim.crosscheck.wordnet import Pos

FILE = "lexical.toml"

Voice = Literal["active", "passive"]
Frame = Literal["to", "ing", "that", "object to", "object ing"]
Standing = Literal[
    "true", "false", "attributed", "denied", "planned", "possible", "required", "forbidden", "unknown"
]  # fmt: skip
Related = Mapping[str, frozenset[str]]


class Predicate(NamedTuple):
    """A word and the preposition of its second role, "" for the direct object."""

    word: str
    prep: str
    pos: Pos


@dataclass(slots=True, frozen=True)
class LightVerb:
    """The plain verb of an expression, and how the noun's argument is attached: "pay a visit to" is "visit"."""

    means: str
    prep: str
    means_prep: str
    voice: Voice


@dataclass(slots=True, frozen=True)
class Implicative:
    """How true the complement of a verb is when the verb is affirmed, and when it is negated."""

    complement: Standing
    negated: Standing


@dataclass(slots=True, frozen=True)
class LexicalTables:
    """The sections as lookups. The pair tests are symmetric, and False for a word and itself."""

    _converses: Mapping[Predicate, tuple[Predicate, ...]]
    _light_verbs: Mapping[tuple[str, str], tuple[LightVerb, ...]]
    _implicatives: Mapping[tuple[str, Frame], Implicative]
    _derivations: Related
    _antonyms: Mapping[Pos, Related]
    _synonyms: Mapping[Pos, Related]

    def converses(self, word: str, prep: str, pos: Pos = "v") -> tuple[Predicate, ...]:
        """The predicates that say the same with the two roles exchanged, sorted; a symmetric one gives itself."""
        return self._converses.get(Predicate(word, prep, pos), ())

    def light_verbs(self, verb: str, noun: str) -> tuple[LightVerb, ...]:
        """What `verb` with the object `noun` means, one entry a preposition, in the order of the table."""
        return self._light_verbs.get((verb, noun), ())

    def implicative(self, verb: str, frame: Frame) -> Implicative | None:
        """The standing of a complement of this form; None if the table does not list the verb with it."""
        return self._implicatives.get((verb, frame))

    def antonyms(self, word: str, pos: Pos) -> frozenset[str]:
        return self._antonyms[pos].get(word, frozenset())

    def are_antonyms(self, a: str, b: str, pos: Pos) -> bool:
        return b in self._antonyms[pos].get(a, ())

    def synonyms(self, word: str, pos: Pos) -> frozenset[str]:
        return self._synonyms[pos].get(word, frozenset())

    def are_synonyms(self, a: str, b: str, pos: Pos) -> bool:
        return b in self._synonyms[pos].get(a, ())

    def knows(self, phrase: str) -> bool:
        """Whether a row of opposites or synonyms has this phrase."""
        return any(phrase in related for tables in (self._antonyms, self._synonyms) for related in tables.values())

    def derivations(self, word: str) -> frozenset[str]:
        return self._derivations.get(word, frozenset())

    def share_derivation(self, a: str, b: str) -> bool:
        return b in self._derivations.get(a, ())


@cache
def load_lexical() -> LexicalTables:
    """The tables that travel with the package, read once per process."""
    return parse_lexical(files("crossclaim").joinpath("data", FILE).read_text(encoding="utf-8"))


def parse_lexical(text: str) -> LexicalTables:
    """The tables in a TOML text; ValueError with section and row number, from 0, for a row that is not well formed."""
    try:
        sections = Sections.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{FILE}: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise ValueError(f"{FILE}: {place}: {first['msg']}, found {first['input']!r}") from error
    return LexicalTables(
        relate_converses(sections.converse),
        group_light_verbs(sections.light),
        index_implicatives(sections.implicative),
        relate(pair for at, row in enumerate(sections.derivation) for pair in pair_group(row, f"derivation.{at}")),
        {
            pos: relate(pair for at, row in enumerate(rows) for pair in pair_sides(row, f"antonym.{pos}.{at}"))
            for pos, rows in sections.antonym.by_pos()
        },
        {
            pos: relate(pair for at, row in enumerate(rows) for pair in pair_group(row, f"synonym.{pos}.{at}"))
            for pos, rows in sections.synonym.by_pos()
        },
    )


Text = Annotated[str, StringConstraints(pattern=r"^[^A-Z\s,/]+( [^A-Z\s,/]+)*$")]  # words in lower case


class Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ConverseRow(Row):
    a: Text
    a_prep: Text | Literal[""]
    b: Text
    b_prep: Text | Literal[""]
    pos: Pos = "v"


class LightRow(Row):
    verb: Text
    noun: Text
    means: Text
    prep: Text | Literal[""] = ""
    means_prep: Text | Literal[""] = ""
    voice: Voice = "active"


class ImplicativeRow(Row):
    verb: Text
    frame: Frame
    complement: Standing
    negated: Standing


class RowsByPos(Row):
    n: list[str] = []
    v: list[str] = []
    a: list[str] = []
    r: list[str] = []

    def by_pos(self) -> tuple[tuple[Pos, list[str]], ...]:
        return ("n", self.n), ("v", self.v), ("a", self.a), ("r", self.r)


class Sections(Row):
    converse: list[ConverseRow] = []
    light: list[LightRow] = []
    implicative: list[ImplicativeRow] = []
    derivation: list[str] = []
    antonym: RowsByPos = RowsByPos()
    synonym: RowsByPos = RowsByPos()


def relate_converses(rows: Iterable[ConverseRow]) -> dict[Predicate, tuple[Predicate, ...]]:
    related: dict[Predicate, set[Predicate]] = defaultdict(set)
    for row in rows:
        a, b = Predicate(row.a, row.a_prep, row.pos), Predicate(row.b, row.b_prep, row.pos)
        related[a].add(b)
        related[b].add(a)
    return {predicate: tuple(sorted(converses)) for predicate, converses in related.items()}


def group_light_verbs(rows: Iterable[LightRow]) -> dict[tuple[str, str], tuple[LightVerb, ...]]:
    grouped: dict[tuple[str, str], list[LightVerb]] = defaultdict(list)
    for at, row in enumerate(rows):
        entries = grouped[row.verb, row.noun]
        if any(entry.prep == row.prep for entry in entries):
            raise ValueError(f"{FILE}: light.{at}: {row.verb!r} with {row.noun!r} and {row.prep!r} is given twice")
        entries.append(LightVerb(row.means, row.prep, row.means_prep, row.voice))
    return {key: tuple(entries) for key, entries in grouped.items()}


def index_implicatives(rows: Iterable[ImplicativeRow]) -> dict[tuple[str, Frame], Implicative]:
    indexed: dict[tuple[str, Frame], Implicative] = {}
    for at, row in enumerate(rows):
        if (row.verb, row.frame) in indexed:
            raise ValueError(f"{FILE}: implicative.{at}: {row.verb!r} with {row.frame!r} is given twice")
        indexed[row.verb, row.frame] = Implicative(row.complement, row.negated)
    return indexed


def relate(pairs: Iterable[tuple[str, str]]) -> Related:
    related: dict[str, set[str]] = defaultdict(set)
    for a, b in pairs:
        related[a].add(b)
        related[b].add(a)
    return {word: frozenset(others) for word, others in related.items()}


def pair_group(row: str, place: str) -> Iterable[tuple[str, str]]:
    """Every pair of a row of equals."""
    words = split_words(row, place)
    if len(words) < 2:
        raise ValueError(f"{FILE}: {place}: a row needs at least two words, found {row!r}")
    return combinations(words, 2)


def pair_sides(row: str, place: str) -> Iterable[tuple[str, str]]:
    """Every word left of the slash with every word right of it."""
    sides = row.split(" / ")
    if len(sides) != 2:
        raise ValueError(f"{FILE}: {place}: a row needs one ' / ' between its two sides, found {row!r}")
    split_words(row.replace(" / ", ", "), place)  # no word on both sides
    return product(split_words(sides[0], place), split_words(sides[1], place))


def split_words(row: str, place: str) -> list[str]:
    words = row.split(", ")
    for word in words:
        if not word or word != word.strip().lower() or set(word) & set(",/"):
            raise ValueError(f"{FILE}: {place}: {word!r} is not a word or phrase in lower case")
    if len(set(words)) < len(words):
        raise ValueError(f"{FILE}: {place}: a word is given twice in {row!r}")
    return words
