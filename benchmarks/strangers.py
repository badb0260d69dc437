"""False findings between documents that have nothing to do with each other.

usage: python benchmarks/strangers.py [FILE.jsonl...]

All documents of a file of document pairs are read in one run, as a user with a mixed folder would. The two documents of a pair speak
of one subject, which no other pair is about, and their facts are invented: whatever is reported between documents of different pairs
is wrong. Prints counts only, so the blind split may be scored too.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

from crossclaim.config import Config, load_config
from crossclaim.crosscheck.engine import crosscheck
from crossclaim.extract.engine import Extractor
from crossclaim.ingest.document import make_document
from crossclaim_schemas import Claim, Document

HERE = Path(__file__).resolve().parent
DEFAULT_INPUTS = [HERE / "document_pairs" / f"{name}.jsonl" for name in ("dev", "blind")]
COLUMNS = ("false agreements", "false conflicts", "agreements", "conflicts")


def main() -> None:
    """Print a line a file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="*", type=Path, default=DEFAULT_INPUTS)
    options = parser.parse_args()
    config = load_config()
    extractor = Extractor(config)
    print(
        f"{'set':<10}{'documents':>10}{'candidates':>12}"
        + "".join(f"{c:>18}" for c in COLUMNS)
        + f"{'false per 1,000':>18}"
    )
    for path in options.inputs:
        print(line(path, extractor, config), flush=True)


def line(path: Path, extractor: Extractor, config: Config) -> str:
    """The counts of one file."""
    pairs = [json.loads(text) for text in path.read_text(encoding="utf-8").splitlines()]
    documents = [make_document(f"{pair['pair_id']}/{side}.txt", pair[f"doc_{side}"]) for pair in pairs for side in "ab"]
    claims = [claim for document in documents for claim in extractor.claims_of(document)]
    counts, candidates = count_findings(documents, claims, config)
    false = counts["false agreements"] + counts["false conflicts"]
    cells = "".join(f"{counts[column]:>18,}" for column in COLUMNS)
    return f"{path.stem:<10}{len(documents):>10,}{candidates:>12,}{cells}{1000 * false / max(1, candidates):>18.2f}"


def count_findings(documents: list[Document], claims: list[Claim], config: Config) -> tuple[Counter[str], int]:
    """Reported findings by label, those between strangers as false; and how many candidate pairs were compared."""
    subject = {document.id: document.uri.partition("/")[0] for document in documents}
    result = crosscheck(documents, claims, config)
    counts: Counter[str] = Counter()
    for relation in result.relations:
        if relation.status == "reported":
            strange = subject[relation.doc_a] != subject[relation.doc_b]
            counts[f"{'false ' if strange else ''}{relation.label}s"] += 1
    return counts, result.counts["candidate_pairs"]


if __name__ == "__main__":
    main()
