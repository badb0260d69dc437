"""How extraction scales with worker processes, and what one long document costs.

usage: python benchmarks/workers.py [--rounds N] [--workers N...] [--long MB...]

The documents of `document_pairs/train.jsonl` are read by one worker and by several in turns, as `crossclaim extract` reads them; a round in
which all have read them once gives a ratio, and the median of the ratios is told: on a shared machine the seconds of one round are not
those of another. Beside it stands what as many processes get that have nothing in common: where other programs run, or two cores are two
threads of one, that is less than their number, and no worker can do better. Models are loaded before the clock starts. With --long a document of so many MB is then read by one worker.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from crossclaim.config import load_config
from crossclaim.ingest.document import make_document
from crossclaim.reading import Reader
from crossclaim.workers import open_reader
from crossclaim_schemas import Document

PAIRS = Path(__file__).parent / "document_pairs" / "train.jsonl"
ROUNDS = 3


def main() -> None:
    """Print one table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--workers", type=int, nargs="+", default=[2])
    parser.add_argument("--long", type=float, nargs="*", default=[])
    options = parser.parse_args()
    texts = [str(pair[side]) for pair in map(json.loads, PAIRS.open(encoding="utf-8")) for side in ("doc_a", "doc_b")]
    documents = [make_document(f"{number:04}.txt", text) for number, text in enumerate(texts)]
    words = sum(len(text.split()) for text in texts)
    print(f"{len(documents)} documents, {words:,} words; {os.cpu_count()} cores")
    compare(documents, words, options.workers, options.rounds)
    for size in options.long:
        read_long(texts, size)


def compare(documents: Sequence[Document], words: int, numbers: Sequence[int], rounds: int) -> None:
    """One worker and several in turns."""
    config = load_config()
    with ExitStack() as stack:
        readers = {n: stack.enter_context(open_reader(config, n)) for n in (1, *numbers)}
        for reader in readers.values():
            seconds_of(reader, documents[:64])
        timed, bare = [], []
        for _ in range(rounds):
            timed.append({n: seconds_of(reader, documents) for n, reader in readers.items()})
            bare.append({n: seconds_of_loops(n) for n in readers})
    print(f"{'workers':>8}{'seconds':>10}{'words a second':>16}{'times one worker':>18}{'bare loops':>12}")
    for n in readers:
        seconds = median(found[n] for found in timed)
        ratio = median(found[1] / found[n] for found in timed)
        possible = median(n * found[1] / found[n] for found in bare)
        print(f"{n:>8}{seconds:>10.1f}{words / seconds:>16,.0f}{ratio:>18.2f}{possible:>12.2f}")


def seconds_of(reader: Reader, documents: Sequence[Document]) -> float:
    """How long a reader takes."""
    start = time.perf_counter()
    for reading in reader.read(documents, with_uri=True):
        if reading.reject:
            raise RuntimeError(reading.reject.message)
    return time.perf_counter() - start


def seconds_of_loops(n: int) -> float:
    """How long so many processes take that each count to twelve million."""
    start = time.perf_counter()
    loops = [subprocess.Popen([sys.executable, "-c", "for _ in range(12_000_000): pass"]) for _ in range(n)]
    for loop in loops:
        loop.wait()
    return time.perf_counter() - start


def read_long(texts: Sequence[str], size_mb: float) -> None:
    """One long document, made of the others again and again."""
    size = int(size_mb * 1_000_000)
    whole = "\n\n".join(texts)
    text = "\n\n".join([whole] * (size // len(whole) + 1))[:size]
    config = load_config()
    with open_reader(config, 1) as reader:
        start = time.perf_counter()
        (reading,) = reader.read([make_document("long.txt", text)])
        seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    outcome = reading.reject.message if reading.reject else f"{reading.n_claims:,} claims"
    print(f"a document of {size_mb:g} MB: {outcome}, {seconds:.0f} s, at most {peak:,.0f} MiB in the worker")


if __name__ == "__main__":
    main()
