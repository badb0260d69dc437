"""Memory over a long run: generated documents, no two alike, streamed through the extractor.

usage: python benchmarks/memory.py [--documents N] [--new SHARE]

Each document has three sentences with names, words and figures; no two documents are alike. SHARE of the words (a tenth unless told)
stand in no other document, the rest are drawn from 20,000 by Zipf's law, so whatever is kept for each document or new word shows.
With --new 1 no word is ever seen again: spaCy's table of words then grows by some 22 bytes for each, memory zone or not. Prints the memory of the process (resident now, and the most so far) after 1,000, 5,000, 10,000 and 20,000 documents, the
strings that spaCy holds, and the growth for each 1,000 documents since the first 10,000, when all that is remembered is full.
"""

import argparse
import random
import resource
from collections.abc import Callable, Iterator
from pathlib import Path

from crossclaim.config import load_config
from crossclaim.extract.engine import Extractor
from crossclaim_schemas import Block, Document, make_id

COUNT = 20_000
MARKS = (1_000, 5_000, 10_000, 20_000)
NEW_SHARE = 0.1
KNOWN = 20_000  # words that come again
FULL = 10_000  # documents after which what the extractor remembers of words does not grow any more
SEED = 20_000  # any: documents are the same from run to run
STARTS = "b br c ch d dr f g gr h j k kl l m n p pr r s st t tr v w z".split()
VOWELS = "a e i o u ai ea ou".split()
ENDS = "b ck d ff g l ll m n nd ng nt p r rd rn s st t x".split()
SENTENCES = (
    "{Name} {Other}, the {noun} of {Place}, said on {day} {month} {year} that it had sold {figure} {noun2}s to {Firm} Ltd for ${amount} million.",
    "The {noun2} in {Place} {verb}s more than {figure} people, and its {noun3} did not {verb2} in {year}.",
    "According to {Firm}, {Place} will {verb} the {noun3} by {year2}, which {Other} denied.",
)
MONTHS = "January February March April May June July August September October November December".split()


def main() -> None:
    """Print one table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=COUNT)
    parser.add_argument("--new", type=float, default=NEW_SHARE)
    options = parser.parse_args()
    extractor = Extractor(load_config())
    print(f"{'documents':>10}{'claims':>10}{'resident MiB':>14}{'peak MiB':>10}{'strings':>10}")
    print_row(0, 0, extractor)
    claims, before = 0, 0.0
    for done, (_, found) in enumerate(extractor.pipe(documents(options.documents, options.new)), start=1):
        if isinstance(found, Exception):
            raise found
        claims += len(found)
        if done in MARKS or done == options.documents:
            print_row(done, claims, extractor)
        if done == FULL:
            before = resident_mib()
    if options.documents > FULL:
        growth = (resident_mib() - before) / (options.documents - FULL) * 1_000
        print(f"growth since the first {FULL:,}: {growth:+.2f} MiB for each 1,000 documents")


def documents(count: int, new_share: float = NEW_SHARE) -> Iterator[Document]:
    """Generated documents, one at a time."""
    rng = random.Random(SEED)
    known = [new_word(rng) for _ in range(KNOWN)]

    def word() -> str:
        # Ranks by Zipf's law: the logarithm of the rank is spread evenly.
        return new_word(rng) if rng.random() < new_share else known[int(KNOWN ** rng.random()) - 1]

    for number in range(count):
        text = " ".join(sentence.format(**words(rng, word)) for sentence in SENTENCES)
        yield Document(
            id=make_id("d", str(number)), uri=f"{number}.txt", media_type="text/plain", sha256="0" * 64, language="en",
            text=text, blocks=(Block(kind="paragraph", start=0, end=len(text)),),
        )  # fmt: skip


def words(rng: random.Random, word: Callable[[], str]) -> dict[str, str]:
    """Words and figures for one sentence."""
    names = {name: word().capitalize() for name in ("Name", "Other", "Place", "Firm")}
    common = {name: word() for name in ("noun", "noun2", "noun3", "verb", "verb2")}
    years = {"year": str(rng.randint(1950, 2024)), "year2": str(rng.randint(2025, 2060))}
    figures = {"figure": f"{rng.randint(1_000, 999_999):,}", "amount": f"{rng.uniform(1, 999):.2f}"}
    return names | common | years | figures | {"day": str(rng.randint(1, 28)), "month": rng.choice(MONTHS)}


def new_word(rng: random.Random) -> str:
    """A word of three syllables that English does not have: about thirty million of them."""
    syllables = [rng.choice(STARTS) + rng.choice(VOWELS) for _ in range(2)]
    return "".join(syllables) + rng.choice(STARTS) + rng.choice(VOWELS) + rng.choice(ENDS)


def print_row(done: int, claims: int, extractor: Extractor) -> None:
    strings = len(extractor.nlp.vocab.strings)
    print(f"{done:>10,}{claims:>10,}{resident_mib():>14.1f}{peak_mib():>10.1f}{strings:>10,}", flush=True)


def resident_mib() -> float:
    """Memory that the process holds now; where the system does not tell, the most it held."""
    status = Path("/proc/self/statm")
    if not status.exists():
        return peak_mib()
    return int(status.read_text(encoding="ascii").split()[1]) * resource.getpagesize() / 2**20


def peak_mib() -> float:
    """Highest resident memory of this process so far (Linux gives KiB)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
