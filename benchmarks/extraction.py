"""Claim extraction on labelled sentences: CaRB (n-ary view), BenchIE (binary view), and speed against the bare parser.

usage: python benchmarks/extraction.py DATA_DIR SCORER.py [--no-speed] [--calibrate TABLE.json]

DATA_DIR holds {carb,benchie}.dev.jsonl with gold and inputs/ with the sentences; SCORER.py offers `run(predictions, bench, split)`.
CaRB: token overlap of tuples matched one to one (Bhardwaj et al. 2019). BenchIE: exact match with fact synsets (Gashteovski et al. 2022).
Speed: words per second of the whole extractor over those of `nlp.pipe` of the same model alone, same sentences, same run.
"""

import argparse
import hashlib
import importlib.util
import json
import os
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from types import ModuleType

import spacy

from crossclaim.config import load_config
from crossclaim.extract.engine import Extractor
from crossclaim.extract.views import View, triples
from crossclaim_schemas import Block, Claim, Document, make_id

BENCHES: tuple[tuple[str, View], ...] = (("carb", "nary"), ("benchie", "binary"))


def main() -> None:
    """Print one table."""
    arguments = _arguments()
    os.environ.setdefault("OIE_DATA", str(arguments.data))
    scorer = _load_scorer(arguments.scorer)
    extractor = Extractor(load_config())
    print(f"{'bench':10s}{'view':8s}{'P':>7s}{'R':>7s}{'F1':>7s}{'lines':>7s}")
    for bench, view in BENCHES:
        documents = _documents(arguments.data / "inputs" / f"{bench}.dev.jsonl")
        claims = _extract(extractor, documents)
        found = _score(scorer, bench, view, claims)
        print(f"{bench:10s}{view:8s}{found['P']:7.3f}{found['R']:7.3f}{found['F1']:7.3f}{found['n_pred']:7d}")
        if bench == "carb" and arguments.calibrate is not None:
            _write_confidence(scorer, claims, arguments.calibrate)
    if not arguments.no_speed:
        _print_speed(extractor, _documents(arguments.data / "inputs" / "carb.dev.jsonl"))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("--no-speed", action="store_true")
    parser.add_argument("--calibrate", type=Path, help="write the confidence of each construction to this file")
    return parser.parse_args()


def _load_scorer(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("scorer", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path}: no Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _documents(path: Path) -> list[Document]:
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [one_paragraph(str(line["id"]), line["text"]) for line in lines]


def one_paragraph(uri: str, text: str) -> Document:
    """A document of a single paragraph."""
    return Document(
        id=make_id("d", uri),
        uri=uri,
        media_type="text/plain",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        language="en",
        text=text,
        blocks=(Block(kind="paragraph", start=0, end=len(text)),),
    )


def _extract(extractor: Extractor, documents: list[Document]) -> list[Claim]:
    claims: list[Claim] = []
    for document, found in extractor.pipe(documents):
        if isinstance(found, Exception):
            raise found
        claims.extend(claim.model_copy(update={"uri": document.uri}) for claim in found)
    return claims


def _score(scorer: ModuleType, bench: str, view: View, claims: list[Claim]) -> dict[str, float]:
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for claim in claims:
            file.writelines(json.dumps(line) + "\n" for line in triples(claim, view))
        file.flush()
        result: dict[str, float] = scorer.run(file.name, bench, "dev")
    return result


def _write_confidence(scorer: ModuleType, claims: list[Claim], path: Path) -> None:
    """The share of each construction's claims whose best gold tuple of the sentence holds at least half of its words."""
    gold = {
        row["id"]: [(g["predicate"], [g["subject"], *g["objects"]]) for g in row["gold"]]
        for row in scorer.load("carb", "dev")
    }
    hits: dict[str, list[bool]] = defaultdict(list)
    for claim in claims:
        for line in triples(claim, "nary"):
            found = (line["predicate"], [line["subject"], *line["objects"]])
            precision = max((scorer.carb_pair(other, found)[0] for other in gold.get(line["id"], [])), default=0.0)
            hits[claim.construction].append(precision >= 0.5)
    # Ten claims of average quality are added to each, which keeps rare constructions near the middle.
    mean = sum(sum(found) for found in hits.values()) / sum(len(found) for found in hits.values())
    table = {name: round((sum(found) + 10 * mean) / (len(found) + 10), 2) for name, found in sorted(hits.items())}
    counts = {name: len(found) for name, found in sorted(hits.items())}
    source = "CaRB development part: share of claims at least half of whose words stand in one gold tuple, smoothed by ten claims of average quality"
    path.write_text(json.dumps({"source": source, "confidence": table, "n": counts}, indent=2) + "\n", encoding="utf-8")


def _print_speed(extractor: Extractor, documents: list[Document]) -> None:
    bare = spacy.load(extractor.config.model.name)
    texts = [document.text for document in documents]
    words = sum(len(text.split()) for text in texts)
    bare_s, ours_s = float("inf"), float("inf")
    for _ in range(2):
        start = time.perf_counter()
        for _doc in bare.pipe(texts, batch_size=extractor.config.extract.batch_size):
            pass
        bare_s = min(bare_s, time.perf_counter() - start)
        start = time.perf_counter()
        for _pair in extractor.pipe(documents):
            pass
        ours_s = min(ours_s, time.perf_counter() - start)
    print(f"words/s: bare {words / bare_s:.0f}, ours {words / ours_s:.0f}; time ratio {ours_s / bare_s:.2f}")


if __name__ == "__main__":
    main()
