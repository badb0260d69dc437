"""All benchmarks, one after the other; those whose data is not here say what is missing and are skipped.

usage: python benchmarks/run_all.py [--only PART...] [--data DIR] [--scorers DIR]

parts   pairs            labelled document pairs of this project: dev and blind, with intervals, a naive baseline beside
        parts-alone      the decision table and the trained score, each alone
        cross-validated  the pairs that the score was trained on, each judged by a model that has not seen it
        calibration      whether scores are probabilities
        strangers        false findings between documents on different subjects
        metamorphic      planted contradictions, and changes that must not matter
        speed            time and memory of each step, extraction beside the bare parser
        extraction       CaRB and BenchIE                                   needs --data and --scorers
        other-pairs      document pairs of other origin                     needs --data
        compare          pairs of short texts                               needs --data and --scorers

DATA holds extraction/, pairs/ and document_pairs/, SCORERS the scripts score_extraction.py and score_pairs.py; what they are is told
in README.md beside this script. Each part is a script of its own, and its command is printed before it runs.
"""

import argparse
import os
import shlex
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
PAIRS = HERE / "document_pairs"


@dataclass(frozen=True)
class Part:
    """One benchmark: the command after `python`, the files that it needs, and which option would name them."""

    name: str
    command: tuple[str | Path, ...]
    needs: tuple[Path, ...] = ()
    missing_options: str = ""


def parts(data: Path | None, scorers: Path | None) -> list[Part]:
    """All benchmarks in order, those without data too."""
    blind, dev = PAIRS / "blind.jsonl", PAIRS / "dev.jsonl"
    own = [
        Part("pairs", (PAIRS / "run.py", dev, blind), (dev, blind)),
        Part("parts-alone", (HERE / "parts_alone.py", blind), (blind,)),
        Part("cross-validated", (ROOT / "scripts" / "train_scorer.py", "--check"), (PAIRS / "train.jsonl", dev)),
        Part("calibration", (HERE / "calibration.py", blind), (blind,)),
        Part("strangers", (HERE / "strangers.py", dev, blind), (dev, blind)),
        Part("metamorphic", (HERE / "metamorphic.py",), (dev,)),
        Part("speed", (HERE / "speed.py",), (PAIRS / "train.jsonl", dev)),
    ]
    return [*own, *_with_data(data, scorers)]


def _with_data(data: Path | None, scorers: Path | None) -> list[Part]:
    absent = [option for option, value in (("--data", data), ("--scorers", scorers)) if value is None]
    options = " and ".join(absent)
    if data is None:
        return [
            Part("extraction", (), (), options),
            Part("other-pairs", (), (), "--data"),
            Part("compare", (), (), options),
        ]
    other = data / "document_pairs" / "dev.jsonl"
    found = [Part("other-pairs", (PAIRS / "run.py", other), (other,))]
    if scorers is None:
        return [Part("extraction", (), (), options), *found, Part("compare", (), (), options)]
    scorer, pair_scorer = scorers / "score_extraction.py", scorers / "score_pairs.py"
    sets = sorted((data / "pairs").glob("*.dev.jsonl"))
    gold = tuple(data / "extraction" / f"{bench}.dev.jsonl" for bench in ("carb", "benchie"))
    extraction = (HERE / "extraction.py", data / "extraction", scorer, "--no-speed")
    return [
        Part("extraction", extraction, (scorer, *gold)),
        *found,
        Part("compare", (pair_scorer, *sets), (pair_scorer, *(sets or [data / "pairs" / "*.dev.jsonl"]))),
    ]


def why_skipped(part: Part) -> str:
    """What is missing for a part, empty if it can run."""
    if part.missing_options:
        return f"no {part.missing_options} given"
    missing = [path for path in part.needs if not path.exists()]
    return f"{missing[0]} is not here" if missing else ""


def run(part: Part) -> bool:
    """Run one part in a process of its own; whether it ended well."""
    reason = why_skipped(part)
    print(f"\n== {part.name}", flush=True)
    if reason:
        print(f"skipped: {reason}", flush=True)
        return True
    words = [str(word) for word in part.command]
    print(f"$ python {shlex.join(_shown(word) for word in words)}", flush=True)
    # The scorers call the command `crossclaim`: that of this environment is meant.
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    start = time.perf_counter()
    done = subprocess.run([sys.executable, *words], env=os.environ | {"PATH": path}, check=False)
    outcome = "took" if done.returncode == 0 else f"failed with exit code {done.returncode} after"
    print(f"{outcome} {time.perf_counter() - start:.0f} s", flush=True)
    return done.returncode == 0


def _shown(word: str) -> str:
    return str(Path(word).relative_to(ROOT)) if word.startswith(str(ROOT)) else word


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", choices=[part.name for part in parts(None, None)])
    parser.add_argument("--data", type=Path)
    parser.add_argument("--scorers", type=Path)
    options = parser.parse_args()
    chosen = [part for part in parts(options.data, options.scorers) if not options.only or part.name in options.only]
    ended_well = [run(part) for part in chosen]
    return 0 if all(ended_well) else 1


if __name__ == "__main__":
    sys.exit(main())
