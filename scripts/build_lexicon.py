"""Build `lexicon.txt.gz`, the compact lexical table, from the database files of WordNet 3.0.

    python scripts/build_lexicon.py /usr/share/wordnet pipeline/crossclaim/data/lexicon.txt.gz

The input folder is what Debian's package `wordnet-base` installs. The same input gives the same bytes. The output is
plain UTF-8 text inside gzip, two blocks after a header line `crossclaim-lexicon 1 <number of synsets>`:

1. One line a synset; its number is its place, from 0. Tab-separated: words (comma), hypernyms (space), depth below the
   root and number of synsets below it in the whole of WordNet (space), heads that an adjective satellite is similar to
   (space), opposites as `synset:word:opposite word` (comma), entailed synsets (space), caused synsets (space).
2. One line a lemma and part of speech, sorted. Tab-separated: `pos:lemma`, senses in WordNet's order as
   `synset:share` (space), derivationally related words as `pos:lemma` (comma).

The share of a sense is its part of the lemma's uses, in percent, so that readers can ask for dominant senses. Left out
are proper nouns, Latin names, senses after the fifth unless frequent, phrases of more than three words, and glosses.
"""

import argparse
import gzip
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from os.path import commonprefix
from pathlib import Path

from wordnet import (
    ANTONYM,
    CAUSES,
    DERIVATIONS,
    ENTAILS,
    HYPERNYM,
    INSTANCE,
    SIMILAR,
    Key,
    Lemma,
    Synset,
    measure_depths,
    measure_sizes,
    read_counts,
    read_senses,
    read_synsets,
)

FORMAT = "crossclaim-lexicon 1"
MAX_SENSES = 5
MIN_SHARE = 4  # percent: a later sense stays if it makes up this much of the lemma's uses
MAX_WORDS = 3
MIN_SHARED_LETTERS = 4
MIN_SHARED_PART = 0.6

NEGATIVE_PREFIXES = ("anti", "dis", "il", "im", "in", "ir", "non", "un")

# Lexicographer files, see lexnames(5WN).
ANIMAL, BODY, GROUP, LOCATION, OBJECT, PLANT, SUBSTANCE = "05", "08", "14", "15", "17", "20", "27"
NAMES_ONLY = frozenset({ANIMAL, GROUP, LOCATION, OBJECT, PLANT})  # capital letters there mark names and Latin taxa
SINGLE_WORDS_ONLY = frozenset({ANIMAL, BODY, PLANT, SUBSTANCE})  # phrases there are species, organs, compounds

# Satellites of these heads are members of a class and no degrees of a quality: "two" is no opposite of "third".
CLASS_HEADS = frozenset({"cardinal", "ordinal", "chromatic", "achromatic"})


def keep_word(word: str, synset: Synset) -> bool:
    """Whether `word` is a general word in this sense, and not a proper noun, a Latin taxon or a rare long phrase."""
    n_words = word.count(" ") + 1
    if "," in word or ":" in word or n_words > MAX_WORDS or any(True for _ in synset.targets(INSTANCE)):
        return False
    if synset.lexfile in NAMES_ONLY and word != word.lower():
        return False
    return n_words == 1 or synset.lexfile not in SINGLE_WORDS_ONLY


def choose_senses(
    synsets: dict[Key, Synset], senses: dict[Lemma, list[Key]], counts: dict[tuple[Lemma, int], int]
) -> dict[Lemma, list[tuple[Key, int]]]:
    """The kept senses of each kept lemma with their shares in percent, at least 1."""
    chosen: dict[Lemma, list[tuple[Key, int]]] = {}
    for lemma, keys in senses.items():
        if is_proper_noun(lemma[1], [synsets[key] for key in keys]):
            continue
        # 1 / rank stands in for an unseen count: most senses were never tagged, and the first is the likeliest.
        weights = {
            key: counts.get((lemma, rank), 0) + 1 / rank
            for rank, key in enumerate(keys, start=1)
            if any(keep_word(word, synsets[key]) for word in spellings(lemma[1], synsets[key]))
        }
        shares = {key: max(1, round(100 * weight / sum(weights.values()))) for key, weight in weights.items()}
        kept = [
            (key, share) for rank, (key, share) in enumerate(shares.items()) if rank < MAX_SENSES or share >= MIN_SHARE
        ]
        if kept:
            chosen[lemma] = kept
    return chosen


def is_proper_noun(lemma: str, synsets: list[Synset]) -> bool:
    """Whether the first sense is a single person, place or work, and no sense is written in lower case."""
    named_first = any(True for _ in synsets[0].targets(INSTANCE))
    return named_first and not any(lemma in spellings(lemma, synset) for synset in synsets)


def spellings(lemma: str, synset: Synset) -> list[str]:
    return [word for word in synset.words if word.lower() == lemma]


def number_synsets(synsets: dict[Key, Synset], chosen: dict[Lemma, list[tuple[Key, int]]]) -> dict[Key, int]:
    """A number for every synset that a kept sense is in or stands below."""
    needed: set[Key] = set()
    stack = [key for senses in chosen.values() for key, _ in senses]
    while stack:
        key = stack.pop()
        if key not in needed:
            needed.add(key)
            stack.extend(synsets[key].targets(HYPERNYM))
            if synsets[key].satellite:
                stack.extend(synsets[key].targets(SIMILAR))
    return {key: number for number, key in enumerate(sorted(needed))}


def collect_members(chosen: dict[Lemma, list[tuple[Key, int]]]) -> dict[Key, set[str]]:
    """The kept words of each synset."""
    members: dict[Key, set[str]] = defaultdict(set)
    for (_, lemma), senses in chosen.items():
        for key, _ in senses:
            members[key].add(lemma)
    return members


def write_synsets(synsets: dict[Key, Synset], numbers: dict[Key, int], members: dict[Key, set[str]]) -> Iterator[str]:
    depths = measure_depths(synsets)
    sizes = measure_sizes(synsets)
    opposites = find_opposites(synsets, members)
    for key in numbers:
        synset = synsets[key]
        heads = synset.targets(SIMILAR) if synset.satellite else iter(())
        yield "\t".join(
            [
                ",".join(sorted(members.get(key, ()))),
                join_numbers(synset.targets(HYPERNYM), numbers),
                f"{depths[key]} {sizes[key]}",
                join_numbers(heads, numbers),
                ",".join(sorted(f"{numbers[other]}:{word}:{opposite}" for word, other, opposite in opposites[key])),
                join_numbers(synset.targets(ENTAILS), numbers),
                join_numbers(synset.targets(CAUSES), numbers),
            ]
        )


def join_numbers(keys: Iterator[Key], numbers: dict[Key, int]) -> str:
    return " ".join(map(str, sorted({numbers[key] for key in keys if key in numbers})))


def find_opposites(synsets: dict[Key, Synset], members: dict[Key, set[str]]) -> dict[Key, set[tuple[str, Key, str]]]:
    """The antonyms between kept words, as `word, other synset, opposite`; WordNet states some one way only."""
    opposites: dict[Key, set[tuple[str, Key, str]]] = defaultdict(set)
    for synset, word, target, opposite in word_relations(synsets, members, frozenset({ANTONYM})):
        if word not in CLASS_HEADS:
            opposites[synset].add((word, target, opposite))
            opposites[target].add((opposite, synset, word))
    return opposites


def word_relations(
    synsets: dict[Key, Synset], members: dict[Key, set[str]], symbols: frozenset[str]
) -> Iterator[tuple[Key, str, Key, str]]:
    """The pointers between two kept words, as `synset, word, other synset, other word`."""
    for key, synset in synsets.items():
        for pointer in synset.pointers:
            if pointer.symbol in symbols and pointer.source_word:
                word = synset.words[pointer.source_word - 1].lower()
                other = synsets[pointer.target].words[pointer.target_word - 1].lower()
                if word in members.get(key, ()) and other in members.get(pointer.target, ()):
                    yield key, word, pointer.target, other


def find_derivations(synsets: dict[Key, Synset], members: dict[Key, set[str]]) -> dict[Lemma, set[Lemma]]:
    """The derivationally related lemmas of each kept lemma, in both directions, spelling variants included."""
    related: dict[Lemma, set[Lemma]] = defaultdict(set)
    pairs = [
        ((key[0], word), (other_key[0], other))
        for key, word, other_key, other in word_relations(synsets, members, DERIVATIONS)
        if not negates(word, other) and not negates(other, word)
    ]
    pairs += [
        ((key[0], word), (key[0], other))
        for key, words in members.items()
        for word, other in combinations(sorted(words), 2)
        if " " not in word + other and are_variants(word, other)
    ]
    for lemma, other_lemma in pairs:
        related[lemma].add(other_lemma)
        related[other_lemma].add(lemma)
    return related


def negates(word: str, other: str) -> bool:
    """Whether `word` is a negative of `other` or of its kin: "uncollected" of "collect"."""
    return any(
        word.startswith(prefix + other[:MIN_SHARED_LETTERS]) and len(other) >= MIN_SHARED_LETTERS
        for prefix in NEGATIVE_PREFIXES
    )


def are_variants(word: str, synonym: str) -> bool:
    """Whether two synonyms look like one word spelled in two ways: "analyse", "analyze"; "electric", "electrical"."""
    shared = len(commonprefix([word, synonym]))
    return shared >= MIN_SHARED_LETTERS and shared >= MIN_SHARED_PART * max(len(word), len(synonym))


def build(folder: Path) -> str:
    synsets = read_synsets(folder)
    chosen = choose_senses(synsets, read_senses(folder), read_counts(folder))
    numbers = number_synsets(synsets, chosen)
    members = collect_members(chosen)
    related = find_derivations(synsets, members)
    lines = [f"{FORMAT} {len(numbers)}", *write_synsets(synsets, numbers, members)]
    for pos, lemma in sorted(chosen):
        senses = " ".join(f"{numbers[key]}:{share}" for key, share in chosen[pos, lemma])
        derived = ",".join(f"{p}:{word}" for p, word in sorted(related[pos, lemma] - {(pos, lemma)}))
        lines.append(f"{pos}:{lemma}\t{senses}\t{derived}")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description="Build the lexical table from WordNet's database files.")
    parser.add_argument("folder", type=Path, help="folder with data.noun, index.noun, cntlist.rev, ...")
    parser.add_argument("output", type=Path, help="the .txt.gz file to write")
    arguments = parser.parse_args()
    packed = gzip.compress(build(arguments.folder).encode(), 9, mtime=0)
    arguments.output.write_bytes(packed)


if __name__ == "__main__":
    main()
