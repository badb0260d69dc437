"""Synsets, senses and sense counts from the database files of WordNet 3.0, see wndb(5WN) and cntlist(5WN)."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

POS_FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
SS_TYPES = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}

HYPERNYM, INSTANCE, SIMILAR, ANTONYM, ENTAILS, CAUSES = "@", "@i", "&", "!", "*", ">"
# "+" derivation, "\" the noun of an adjective or the adjective of an adverb, "<" the verb of a participle.
DERIVATIONS = frozenset({"+", "\\", "<"})

Key = tuple[str, str]  # part of speech and byte offset, WordNet's own synset id
Lemma = tuple[str, str]  # part of speech and lemma


@dataclass(slots=True, frozen=True)
class Pointer:
    symbol: str
    target: Key
    source_word: int  # from 1; 0 for a relation between whole synsets
    target_word: int


@dataclass(slots=True, frozen=True)
class Synset:
    key: Key
    lexfile: str
    words: tuple[str, ...]  # as printed: with capitals
    satellite: bool
    pointers: tuple[Pointer, ...]

    def targets(self, symbol: str) -> Iterator[Key]:
        return (pointer.target for pointer in self.pointers if pointer.symbol == symbol)


def read_synsets(folder: Path) -> dict[Key, Synset]:
    """Every synset of the four data files, see wndb(5WN)."""
    synsets: dict[Key, Synset] = {}
    for pos, name in POS_FILES.items():
        with (folder / f"data.{name}").open(encoding="utf-8") as lines:
            for line in lines:
                if not line.startswith("  "):  # the licence at the top
                    synset = parse_synset(pos, line)
                    synsets[synset.key] = synset
    return synsets


def parse_synset(pos: str, line: str) -> Synset:
    fields = line.split("|", 1)[0].split()
    offset, lexfile, kind = fields[:3]
    n_words = int(fields[3], 16)
    words = tuple(plain(word) for word in fields[4 : 4 + 2 * n_words : 2])
    first = 5 + 2 * n_words
    n_pointers = int(fields[first - 1])
    pointers = tuple(parse_pointer(fields[at : at + 4]) for at in range(first, first + 4 * n_pointers, 4))
    return Synset((pos, offset), lexfile, words, kind == "s", pointers)


def parse_pointer(fields: list[str]) -> Pointer:
    symbol, offset, pos, words = fields
    source, target = words[:2], words[2:]
    return Pointer(symbol, ("a" if pos == "s" else pos, offset), int(source, 16), int(target, 16))


def plain(word: str) -> str:
    """`word` with spaces, without the adjective marker: `galore(ip)` gives `galore`."""
    return word.split("(", 1)[0].replace("_", " ")


def read_counts(folder: Path) -> dict[tuple[Lemma, int], int]:
    """How often each sense (from 1) of a lemma is tagged in the semantic concordances."""
    counts: dict[tuple[Lemma, int], int] = {}
    with (folder / "cntlist.rev").open(encoding="utf-8") as lines:
        for line in lines:
            sense_key, number, count = line.split()
            word, lex_sense = sense_key.split("%", 1)
            lemma = (SS_TYPES[lex_sense[0]], word.replace("_", " "))
            counts[lemma, int(number)] = counts.get((lemma, int(number)), 0) + int(count)
    return counts


def read_senses(folder: Path) -> dict[Lemma, list[Key]]:
    """The synsets of each lemma, most frequent first."""
    senses: dict[Lemma, list[Key]] = {}
    for pos, name in POS_FILES.items():
        with (folder / f"index.{name}").open(encoding="utf-8") as lines:
            for line in lines:
                if not line.startswith("  "):
                    fields = line.split()
                    senses[pos, fields[0].replace("_", " ")] = [(pos, at) for at in fields[-int(fields[2]) :]]
    return senses


def measure_depths(synsets: dict[Key, Synset]) -> dict[Key, int]:
    """The fewest steps from each synset up to a synset without hypernym."""
    below: dict[Key, list[Key]] = defaultdict(list)
    level: list[Key] = []
    for key, synset in synsets.items():
        parents = list(synset.targets(HYPERNYM))
        for parent in parents:
            below[parent].append(key)
        if not parents:
            level.append(key)
    depths: dict[Key, int] = {}
    depth = 0
    while level:
        fresh = [key for key in level if key not in depths]
        depths.update(dict.fromkeys(fresh, depth))
        level = [child for key in fresh for child in below[key]]
        depth += 1
    return depths


def measure_sizes(synsets: dict[Key, Synset]) -> Counter[Key]:
    """How many synsets stand below each synset, on any level."""
    sizes: Counter[Key] = Counter()
    for synset in synsets.values():
        above = set(synset.targets(HYPERNYM))
        level = above
        while level:
            level = {parent for key in level for parent in synsets[key].targets(HYPERNYM)} - above
            above = above | level
        sizes.update(above)
    return sizes
