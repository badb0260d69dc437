"""Claim extraction on labelled sentences, beside other systems: CaRB (n-ary view), BenchIE (binary view), attribution, speed.

usage: python benchmarks/extraction.py DATA_DIR SCORER.py [--no-speed] [--textacy PYTHON]

DATA_DIR holds {carb,benchie}.dev.jsonl with gold and inputs/ with the sentences; SCORER.py offers `run(predictions, bench, split)`.
CaRB: token overlap of tuples matched one to one (Bhardwaj et al. 2019). BenchIE: exact match with fact synsets (Gashteovski et al. 2022).
textacy: its subject-verb-object triples on the same sentences through the same scorer, by a Python that has it (requirements-textacy.txt).
Published figures are read from published.toml: they stand for the test parts, all others for the development parts.
Attribution: see attributed.py. Speed: words per second of the whole extractor over those of `nlp.pipe` of the same model alone.
"""

import argparse
import subprocess
import tempfile
import time
import tomllib
from collections.abc import Mapping
from pathlib import Path

import spacy
from attributed import judge, read_gold
from labelled_sentences import BENCHES, SPLIT, Scorer, extract, inputs_of, read_documents, read_rows

from crossclaim.config import load_config
from crossclaim.extract.engine import Extractor
from crossclaim_schemas import Document

HERE = Path(__file__).resolve().parent
TEXTACY_PYTHON = HERE.parent / "build" / "textacy" / "bin" / "python"


def main() -> None:
    """Print the tables."""
    arguments = _arguments()
    scorer = Scorer(arguments.scorer, arguments.data)
    extractor = Extractor(load_config())
    print(f"{'system':20s}{'bench':9s}{'part':6s}{'view':8s}{'P':>7s}{'R':>7s}{'F1':>7s}{'lines':>7s}")
    for bench in BENCHES:
        claims = extract(extractor, read_documents(inputs_of(arguments.data, bench)))
        _print_row("crossclaim", bench.name, bench.view, scorer.score_claims(bench, claims))
    _print_textacy(arguments.textacy, arguments.data, scorer, extractor.config.model.name)
    _print_published()
    _print_attribution(extractor, arguments.data / f"carb_said.{SPLIT}.jsonl")
    if not arguments.no_speed:
        _print_speed(extractor, read_documents(inputs_of(arguments.data, BENCHES[0])))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("--no-speed", action="store_true")
    parser.add_argument(
        "--textacy", type=Path, default=TEXTACY_PYTHON, help="the Python of an environment with textacy"
    )
    return parser.parse_args()


def _print_row(system: str, bench: str, view: str, found: Mapping[str, float]) -> None:
    figures = f"{found['P']:7.3f}{found['R']:7.3f}{found['F1']:7.3f}{found['n_pred']:7d}"
    print(f"{system:20s}{bench:9s}{SPLIT:6s}{view:8s}{figures}", flush=True)


def _print_textacy(python: Path, data: Path, scorer: Scorer, model: str) -> None:
    if not python.exists():
        shown = python.relative_to(HERE.parent) if python.is_relative_to(HERE.parent) else python
        print(
            f"textacy SVO: not measured, {shown} is not here; benchmarks/requirements-textacy.txt says how to make it"
        )
        return
    for bench in BENCHES:
        with tempfile.NamedTemporaryFile(suffix=".jsonl") as target:
            script, source = HERE / "textacy_triples.py", inputs_of(data, bench)
            subprocess.run([python, "-W", "ignore", script, model, source, target.name], check=True)
            lines = read_rows(Path(target.name))
        _print_row("textacy SVO", bench.name, "svo", scorer.score_lines(bench.name, lines))


def _print_published() -> None:
    systems = tomllib.loads((HERE / "published.toml").read_text(encoding="utf-8"))["system"]
    for bench in BENCHES:
        for system in systems:
            if bench.name in system:
                print(f"{system['name']:20s}{bench.name:9s}{'test':6s}{'':8s}{'':14s}{system[bench.name]:7.3f}")


def _print_attribution(extractor: Extractor, path: Path) -> None:
    if not path.exists():
        print(f"attribution: not measured, {path.name} is not here")
        return
    counts = judge(read_gold(path), extract(extractor, read_documents(path, "sentence")))
    print(
        f"attribution of claims under a verb of saying: P {counts.precision:.3f} ({counts.right} of {counts.judged}), R {counts.recall:.3f} "
        f"({counts.found} of {counts.gold}), F1 {counts.f1:.3f}; {counts.unlabelled} more answer no labelled tuple"
    )


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
