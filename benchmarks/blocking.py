"""Whether blocking keeps the pairs of claims that matter: recall of the labelled relations, and how many pairs it lets through.

usage: python benchmarks/blocking.py [FILE.jsonl...]

A relation (conflict or agreement) is *told* if each side has a claim that shares at least half of the shorter span; it is
*kept* if a pair of such claims is compared, and *scored* if one of these shares enough to get a score. Reports counts only, so
the blind pairs may be among the files; without files it reads the training and development pairs.
"""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from crossclaim.config import Config, load_config
from crossclaim.crosscheck.block import block
from crossclaim.crosscheck.candidates import find_candidates
from crossclaim.crosscheck.engine import make_frames
from crossclaim.crosscheck.frames import Frame
from crossclaim.crosscheck.link import link
from crossclaim.extract.engine import Extractor
from crossclaim.ingest.document import make_document

PAIRS = Path(__file__).parent / "document_pairs"
sys.path.insert(0, str(PAIRS))
from matching import overlap

SAME = 0.5
LABELS = frozenset({"conflict", "agree"})


def count_pair(pair: dict[str, Any], extractor: Extractor, config: Config) -> Counter[str]:
    """What became of each labelled relation of one pair, and how many pairs of claims were let through."""
    documents = [make_document(f"{side}.txt", pair[f"doc_{side}"]) for side in "ab"]
    claims = [claim for document in documents for claim in extractor.claims_of(document)]
    frames = make_frames(claims, link(claims), {d.id: place for place, d in enumerate(documents)})
    cap = config.crosscheck.max_candidates
    blocks = block(frames, cap)
    kept = set(map(tuple, blocks.pairs.tolist()))
    scored = {(c.a.index, c.b.index) for c in find_candidates(frames, cap).pairs}
    counts = Counter(claims=len(frames), pairs=len(blocks.pairs), skipped=blocks.skipped)
    for relation in pair["relations"]:
        if relation["label"] in LABELS:
            found = {(a.index, b.index) for a in _told(frames, relation, 0) for b in _told(frames, relation, 1)}
            counts["relations"] += 1
            counts["told"] += bool(found)
            counts["kept"] += bool(found & kept)
            counts["scored"] += bool(found & scored)
    return counts


def _told(frames: list[Frame], relation: dict[str, Any], side: int) -> list[Frame]:
    span = relation[f"span_{'ab'[side]}"]
    return [f for f in frames if f.document == side and overlap(span, (f.claim.start, f.claim.end)) >= SAME]


def main() -> None:
    """Print a line a file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, default=[PAIRS / "train.jsonl", PAIRS / "dev.jsonl"])
    config = load_config()
    extractor = Extractor(config)
    print(
        f"{'set':16s}{'relations':>10s}{'told':>8s}{'kept of told':>14s}{'scored':>8s}{'candidates a claim':>20s}{'skipped':>9s}"
    )
    for path in parser.parse_args().files:
        lines = path.read_text(encoding="utf-8").splitlines()
        total = sum((count_pair(json.loads(line), extractor, config) for line in lines), Counter[str]())
        shares = total["told"] / total["relations"], total["kept"] / total["told"], total["scored"] / total["told"]
        each = 2 * total["pairs"] / total["claims"]
        print(
            f"{path.stem:16s}{total['relations']:10,d}{shares[0]:8.3f}{shares[1]:14.3f}{shares[2]:8.3f}{each:20.1f}{total['skipped']:9,d}"
        )


if __name__ == "__main__":
    main()
