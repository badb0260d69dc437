"""Measure how well the word vectors separate synonyms from antonyms, hypernyms, sister terms and unrelated words.

    python scripts/measure_vectors.py [--frequent N] [FILE ...]

Prints the tables of `docs/vectors.md`. The pairs are drawn from the lexicon and from `data/lexical.toml`, among the
N most frequent words of the vectors; pairs of one derivation or with the same first letters are left out, since the word
pieces give them away. A FILE adds pairs scored by people: two words and a score from 0 to 10, tabs between, one header
line, as in SimVerb-3500 and SimLex-999, which are not part of this project.
"""

import argparse
import gzip
import random
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.resources import files
from itertools import combinations, islice
from pathlib import Path

import numpy as np

from crossclaim.crosscheck.lexical import load_lexical
from crossclaim.crosscheck.lexicon import load_lexicon
from crossclaim.crosscheck.vectors import Vectors, load_vectors, parse_vectors, similarity
from crossclaim.crosscheck.wordnet import Pos, Table, parse_table

FREQUENT = 10_000
MAX_PAIRS = 2_000
MAX_SISTERS_OF_CLASS = 20
SAME_LETTERS = 4
MIN_SHARE = 25  # percent: hypernyms and sisters are drawn through senses that make up this much of a word's uses
THRESHOLDS = (0.0, 0.1, 0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8)
POS_NAMES: dict[Pos, str] = {"v": "verbs", "n": "nouns", "a": "adjectives", "r": "adverbs"}
RELATIONS = ("synonym", "hypernym", "sister", "antonym", "random")
LIKE_ENOUGH = 5  # of 10: pairs that people score so or higher are near synonyms
EXAMPLES = (
    "begin/break out, reach/cover, award/give, shut/close, treat/care for, open/close, rise/fall, win/lose, "
    "approve/reject, increase/decrease, headquarters/head office, monday/tuesday"
)
DATA = files("crossclaim").joinpath("data")

Pair = tuple[str, str]


def draw_pairs(pos: Pos, vectors: Vectors, frequent: int, rng: random.Random) -> dict[str, list[Pair]]:
    lexicon, tables = load_lexicon(), load_lexical()
    table = parse_table(gzip.decompress(DATA.joinpath("lexicon.txt.gz").read_bytes()).decode())
    words = [word for word in islice(vectors.rows, frequent) if lexicon.senses(word, pos) and len(word) > 2]
    known = set(words)

    def pair_up(related: Iterable[Pair]) -> set[Pair]:
        pairs = {(min(a, b), max(a, b)) for a, b in related if a in known and b in known and a != b}
        return {(a, b) for a, b in pairs if a[:SAME_LETTERS] != b[:SAME_LETTERS] and not lexicon.share_derivation(a, b)}

    synonyms = pair_up((a, b) for a in words for b in lexicon.synonyms(a, pos) | tables.synonyms(a, pos))
    antonyms = pair_up((a, b) for a in words for b in lexicon.antonyms(a, pos) | tables.antonyms(a, pos))
    above = pair_up((a, b) for a, b in hypernym_candidates(words, pos, table) if lexicon.is_hypernym(b, a, pos))
    beside = pair_up(pair for pair in sister_candidates(words, pos, table, rng) if lexicon.are_sisters(*pair, pos))
    unrelated = pair_up((rng.choice(words), rng.choice(words)) for _ in range(2 * MAX_PAIRS)) if words else set()
    antonyms -= synonyms
    above -= synonyms | antonyms
    beside -= synonyms | antonyms | above
    found = (synonyms, above, beside, antonyms, unrelated - synonyms - above - beside - antonyms)
    return {name: sample(pairs, rng) for name, pairs in zip(RELATIONS, found, strict=True)}


def sample(pairs: set[Pair], rng: random.Random) -> list[Pair]:
    ordered = sorted(pairs)
    rng.shuffle(ordered)
    return ordered[:MAX_PAIRS]


def frequent_senses(word: str, pos: Pos, table: Table) -> Iterator[int]:
    return (synset for synset, share in table.senses(word, pos).items() if share >= MIN_SHARE)


def hypernym_candidates(words: list[str], pos: Pos, table: Table) -> Iterator[Pair]:
    for word in words:
        for synset in frequent_senses(word, pos, table):
            for parent in table.synset(synset).hypernyms:
                yield from ((word, general) for general in table.synset(parent).words)


def sister_candidates(words: list[str], pos: Pos, table: Table, rng: random.Random) -> Iterator[Pair]:
    members: dict[int, list[str]] = defaultdict(list)
    for word in words:
        for synset in frequent_senses(word, pos, table):
            for parent in table.synset(synset).hypernyms:
                members[parent].append(word)
    for parent in sorted(members):
        pairs = list(combinations(sorted(set(members[parent])), 2))
        yield from rng.sample(pairs, min(len(pairs), MAX_SISTERS_OF_CLASS))


def score(pairs: list[Pair], vectors: Vectors) -> np.ndarray:
    return np.array([vectors.similarity(a, b) for a, b in pairs])


def area(higher: np.ndarray, lower: np.ndarray) -> float:
    """The chance that a pair drawn of `higher` scores above one of `lower`; NaN without pairs."""
    if not len(higher) or not len(lower):
        return float("nan")
    ordered = np.sort(lower)
    below, upto = np.searchsorted(ordered, higher, "left"), np.searchsorted(ordered, higher, "right")
    return float((below + upto).mean() / 2 / len(lower))


def print_table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    header = list(header)
    print("| " + " | ".join(header) + " |\n|" + "---|" * len(header))
    for row in rows:
        print("| " + " | ".join(row) + " |")
    print()


def percent(share: float) -> str:
    return "-" if np.isnan(share) else f"{100 * share:.0f}"


def share_above(scores: np.ndarray, least: float) -> float:
    return float((scores >= least).mean()) if len(scores) else float("nan")


def print_areas(scores: dict[Pos, dict[str, np.ndarray]]) -> None:
    print_table(
        ["synonym against", *RELATIONS[1:], "pairs (in this order, synonyms first)"],
        (
            [name]
            + [f"{area(scores[pos]['synonym'], scores[pos][other]):.3f}" for other in RELATIONS[1:]]
            + [", ".join(str(len(scores[pos][relation])) for relation in RELATIONS)]
            for pos, name in POS_NAMES.items()
        ),
    )


def print_thresholds(scores: dict[str, np.ndarray]) -> None:
    """Per threshold the share of each relation above it, and precisions where the two sides are equally frequent."""

    def row(least: float) -> list[str]:
        shares = {relation: share_above(scores[relation], least) for relation in RELATIONS}
        right = shares["synonym"]
        precisions = [right / (right + shares[other]) for other in ("random", "sister", "antonym")]
        return [f"{least:.2f}", *map(percent, shares.values()), *map(percent, precisions)]

    against = [f"precision against {name}" for name in ("random", "sister", "antonym")]
    with np.errstate(invalid="ignore"):
        print_table(["at least", *(f"{relation} %" for relation in RELATIONS), *against], map(row, THRESHOLDS))


def print_judged(path: Path, vectors: Vectors) -> None:
    """The scored pairs above each threshold: all, and those that neither WordNet nor the tables relate."""
    lines = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:])
    judged = [(a, b, float(mark)) for a, b, mark, *_ in lines if a in vectors and b in vectors]
    unrelated = [(a, b, mark) for a, b, mark in judged if not any(is_related(a, b, pos) for pos in POS_NAMES)]
    for title, pairs in (path.stem, judged), (f"{path.stem}, pairs without a known relation", unrelated):
        marks = np.array([mark for _, _, mark in pairs])
        found = score([(a, b) for a, b, _ in pairs], vectors)
        ranks = [np.argsort(np.argsort(values, kind="stable")) for values in (marks, found)]
        print(f"### {title}: {len(pairs)} pairs, rank correlation {np.corrcoef(*ranks)[0, 1]:.3f}\n")
        header = ["at least", "pairs", f"scored {LIKE_ENOUGH} or more %", "of all such pairs %", "scored below 2 %"]
        print_table(header, (judged_row(least, marks, found) for least in THRESHOLDS if (found >= least).any()))


def judged_row(least: float, marks: np.ndarray, found: np.ndarray) -> list[str]:
    above, alike = marks[found >= least], marks >= LIKE_ENOUGH
    shares = ((above >= LIKE_ENOUGH).mean(), (found[alike] >= least).mean(), (above < 2).mean())
    return [f"{least:.2f}", str(len(above)), *map(percent, shares)]


def is_related(a: str, b: str, pos: Pos) -> bool:
    lexicon, tables = load_lexicon(), load_lexical()
    return (
        lexicon.are_synonyms(a, b, pos)
        or lexicon.are_antonyms(a, b, pos)
        or lexicon.is_hypernym(a, b, pos)
        or lexicon.is_hypernym(b, a, pos)
        or lexicon.are_sisters(a, b, pos)
        or tables.are_synonyms(a, b, pos)
        or tables.are_antonyms(a, b, pos)
    )


def print_speed() -> None:
    packed = DATA.joinpath("vectors.npz").read_bytes()
    loads = []
    for _ in range(5):
        start = time.perf_counter()
        vectors = parse_vectors(packed)
        loads.append(time.perf_counter() - start)
    rng, words = random.Random(0), list(vectors.rows)
    pairs = [(rng.choice(words), rng.choice(words)) for _ in range(50_000)]
    rates = []
    for _ in range(2):
        start = time.perf_counter()
        for a, b in pairs:
            similarity(a, b)
        rates.append(len(pairs) / (time.perf_counter() - start))
    print(f"{len(words)} words, {vectors.matrix.shape[1]} dimensions, {len(packed) / 1e6:.2f} MB;", end=" ")
    print(f"load {1000 * min(loads):.0f} ms; {rates[0]:,.0f} pairs a second, {rates[1]:,.0f} seen before\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("judged", type=Path, nargs="*", help="pairs with the scores that people gave them")
    parser.add_argument("--frequent", type=int, default=FREQUENT, metavar="N", help="default: %(default)s")
    args = parser.parse_args()
    vectors, rng = load_vectors(), random.Random(0)
    print_speed()
    scores = {
        pos: {
            relation: score(pairs, vectors) for relation, pairs in draw_pairs(pos, vectors, args.frequent, rng).items()
        }
        for pos in POS_NAMES
    }
    print_areas(scores)
    for pos, name in POS_NAMES.items():
        print(f"### {name}\n")
        print_thresholds(scores[pos])
    for path in args.judged:
        print_judged(path, vectors)
    pairs = [pair.split("/") for pair in EXAMPLES.split(", ")]
    print("; ".join(f"{a} / {b} {vectors.similarity(a, b):.2f}" for a, b in pairs))


if __name__ == "__main__":
    main()
