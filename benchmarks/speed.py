"""Speed and memory of each step, extraction beside the bare parser of the same model.

usage: python benchmarks/speed.py [INPUT.jsonl...] [--chunks N]

INPUT is a file of document pairs ("doc_a", "doc_b"); without one the splits `train` and `dev` of this folder are read. A sentence that
stood in an earlier document is left out, so that nothing is parsed twice. The documents are dealt into chunks; each chunk is read by
`nlp.pipe` of the bare model and by the extractor, in turns, so that a busy machine slows both. The first chunk warms up and is not
counted. Everything runs in one process and on one core.

Prints a line per step: seconds, words, claims or candidate pairs per second, and the highest memory the process had reached by then.
"""

import argparse
import json
import re
import resource
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import spacy
from spacy.language import Language

import crossclaim
from crossclaim.config import Config, load_config
from crossclaim.crosscheck.engine import Findings
from crossclaim.extract.engine import Extractor
from crossclaim.write.manifest import make_manifest
from crossclaim.write.report import write_report
from crossclaim_schemas import Claim, Document

HERE = Path(__file__).resolve().parent
DEFAULT_INPUTS = [HERE / "document_pairs" / f"{name}.jsonl" for name in ("train", "dev")]
CHUNKS = 9  # the first one warms up
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"“])")


@dataclass(slots=True)
class Parsing:
    """Seconds of both readers for each counted chunk, the words read, and the memory reached before ours began."""

    bare_s: list[float]
    ours_s: list[float]
    words: int
    bare_mib: float

    @property
    def ratio(self) -> float:
        return sum(self.ours_s) / sum(self.bare_s)


def main() -> None:
    """Print one table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="*", type=Path, default=DEFAULT_INPUTS)
    parser.add_argument("--chunks", type=int, default=CHUNKS)
    options = parser.parse_args()
    config = load_config()
    texts, dropped = without_repeated_sentences(texts_of(options.inputs))
    words = count_words(texts)
    print(f"{len(texts)} documents, {words:,} words; {dropped} repeated sentences left out\n")
    print(f"{'step':<28}{'seconds':>9}{'per second':>22}{'peak MiB':>10}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        documents = time_ingest(texts, folder, config)
        claims = time_extract(documents, config, options.chunks)
        findings = time_crosscheck(documents, claims, config)
        time_report(documents, claims, findings, folder, config)


def texts_of(paths: Sequence[Path]) -> Iterator[str]:
    """Both documents of each pair, in order."""
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            pair = json.loads(line)
            yield from (pair["doc_a"], pair["doc_b"])


def without_repeated_sentences(texts: Iterator[str]) -> tuple[list[str], int]:
    """The texts without sentences that stood before, and how many were left out."""
    seen: set[str] = set()
    kept, dropped = [], 0
    for text in texts:
        lines = []
        for line in text.splitlines():
            sentences = [s for s in SENTENCE.split(line) if s.strip() not in seen or not s.strip()]
            dropped += len(SENTENCE.split(line)) - len(sentences)
            seen.update(s.strip() for s in sentences)
            lines.append(" ".join(sentences))
        kept.append("\n".join(lines))
    return kept, dropped


def count_words(texts: Sequence[str]) -> int:
    """Words between white space."""
    return sum(len(text.split()) for text in texts)


def time_ingest(texts: Sequence[str], folder: Path, config: Config) -> list[Document]:
    """Files on disk to documents."""
    for number, text in enumerate(texts):
        (folder / f"{number:04d}.txt").write_text(text, encoding="utf-8")
    start = time.perf_counter()
    documents = list(crossclaim.load(folder, config=config, root=folder))
    print_step("ingest", time.perf_counter() - start, count_words(texts), "words")
    return documents


def time_extract(documents: Sequence[Document], config: Config, chunks: int) -> list[Claim]:
    """The bare model and the extractor over the same chunks, in turns; gives the claims of all documents."""
    bare = spacy.load(config.model.name)
    parsing = Parsing([], [], 0, 0.0)
    extractor: Extractor | None = None
    claims: list[Claim] = []
    for number in range(chunks):
        chunk = documents[number::chunks]
        bare_s = seconds_of_bare(bare, chunk, config)
        if extractor is None:
            parsing.bare_mib = peak_mib()
            extractor = Extractor(config)
        start = time.perf_counter()
        claims += [claim for _, found in extractor.pipe(chunk) for claim in checked(found)]
        ours_s = time.perf_counter() - start
        if number > 0:
            parsing.bare_s.append(bare_s)
            parsing.ours_s.append(ours_s)
            parsing.words += count_words([document.text for document in chunk])
    print_step("bare nlp.pipe", sum(parsing.bare_s), parsing.words, "words", parsing.bare_mib)
    print_step("extract", sum(parsing.ours_s), parsing.words, "words")
    ratios = sorted(ours / bare for ours, bare in zip(parsing.ours_s, parsing.bare_s, strict=True))
    print(
        f"{'extract / bare, in time':<28}{parsing.ratio:>9.2f}   chunks: median {median(ratios):.2f}, {ratios[0]:.2f} to {ratios[-1]:.2f}"
    )
    return claims


def seconds_of_bare(bare: Language, documents: Sequence[Document], config: Config) -> float:
    """How long the model alone takes; what it gives is thrown away, as ours is once claims are made."""
    texts = [document.text for document in documents]
    start = time.perf_counter()
    for _doc in bare.pipe(texts, batch_size=config.extract.batch_size):
        pass
    return time.perf_counter() - start


def checked(found: list[Claim] | Exception) -> list[Claim]:
    """The claims; a document that our code fails on ends the benchmark."""
    if isinstance(found, Exception):
        raise found
    return found


def time_crosscheck(documents: Sequence[Document], claims: Sequence[Claim], config: Config) -> Findings:
    """All claims in one run. Word tables are read at their first use, so a few claims go first."""
    crossclaim.crosscheck(documents, claims[:2], config=config)
    start = time.perf_counter()
    findings = crossclaim.crosscheck(documents, claims, config=config)
    seconds = time.perf_counter() - start
    pairs = findings.counts["candidate_pairs"]
    print_step(f"crosscheck, {len(claims):,} claims", seconds, pairs, "pairs")
    left_out = findings.counts["candidates_skipped"]
    share = pairs / max(1, len(claims))
    print(f"  {pairs:,} candidate pairs, {share:.1f} for each claim; {left_out:,} proposals left out by the cap")
    return findings


def time_report(
    documents: list[Document], claims: list[Claim], findings: Findings, folder: Path, config: Config
) -> None:
    """The report of that run."""
    manifest = make_manifest(config, "", documents, {})
    start = time.perf_counter()
    path = write_report(
        folder, documents=documents, claims=claims, entities=findings.entities, relations=findings.relations, facts=findings.facts, rejects=[], manifest=manifest,
    )  # fmt: skip
    print_step(
        f"report, {path.stat().st_size / 1e6:.1f} MB", time.perf_counter() - start, len(findings.relations), "findings"
    )


def print_step(name: str, seconds: float, amount: int, unit: str, mib: float | None = None) -> None:
    rate = f"{amount / seconds:,.0f} {unit}"
    print(f"{name:<28}{seconds:>9.2f}{rate:>22}{peak_mib() if mib is None else mib:>10.0f}", flush=True)


def peak_mib() -> float:
    """Highest resident memory of this process so far (Linux gives KiB)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
