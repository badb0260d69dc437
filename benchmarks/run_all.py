"""All benchmarks, one after the other; those whose data is not here say what is missing and are skipped.

usage: python benchmarks/run_all.py [--only PART...] [--data DIR] [--scorers DIR] [--update PAGE.md...]

parts   pairs            labelled document pairs of this project: dev and both blind sets, with intervals, a naive baseline beside
        parts-alone      the decision table and the trained score, each alone
        cross-validated  the pairs that the score was trained on, each judged by a model that has not seen it
        calibration      whether scores are probabilities
        strangers        false findings between documents on different subjects
        blocking         whether the pairs of claims that matter are compared at all
        metamorphic      planted contradictions, and changes that must not matter
        speed            time and memory of each step, extraction beside the bare parser
        samples          names, entities and references of passages of ten kinds, beside bare spaCy
        loading          rows per second into databases, beside PostgreSQL's plain COPY of the same bytes
        memory           memory over 20,000 generated documents             only when named, four minutes
        workers          one worker process against two, a long document    only when named, some minutes
        crosscheck-scale time and memory of the cross-check, 100 to 100,000 claims  only when named, ten minutes
        extraction       CaRB and BenchIE, beside other systems             needs --data and --scorers
        ablation         what each construct and rule of repair gives       needs both too; only when named, some minutes
        confidence       whether the confidence of claims is a probability  needs --data and --scorers
        checkworthy      check-worthy sentences of debates                  needs --data
        other-pairs      document pairs of other origin                     needs --data
        compare          pairs of short texts                               needs --data and --scorers

DATA holds extraction/, pairs/ and document_pairs/, SCORERS the scripts score_extraction.py and score_pairs.py; what they are is told
in README.md beside this script. Each part is a script of its own, and its command is printed before it runs. With --update what a
part printed takes the place of the fenced block behind `<!-- bench: PART -->` in the pages named.
"""

import argparse
import os
import re
import shlex
import subprocess
import sys
import time
from collections.abc import Mapping
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
    only_when_named: bool = False


def parts(data: Path | None, scorers: Path | None) -> list[Part]:
    """All benchmarks in order, those without data too."""
    blind, fresh, dev = PAIRS / "blind.jsonl", PAIRS / "blind_fresh.jsonl", PAIRS / "dev.jsonl"
    own = [
        Part("pairs", (PAIRS / "run.py", dev, blind, fresh), (dev, blind, fresh)),
        Part("parts-alone", (HERE / "parts_alone.py", blind), (blind,)),
        Part("cross-validated", (ROOT / "scripts" / "train_scorer.py", "--check"), (PAIRS / "train.jsonl", dev)),
        Part("calibration", (HERE / "calibration.py", blind, fresh), (blind, fresh)),
        Part("strangers", (HERE / "strangers.py", dev, blind), (dev, blind)),
        Part("blocking", (HERE / "blocking.py", dev, blind, fresh), (dev, blind, fresh)),
        Part("metamorphic", (HERE / "metamorphic.py",), (dev,)),
        Part("samples", (HERE / "samples.py",), (HERE / "samples" / "passages.jsonl",)),
        Part("speed", (HERE / "speed.py",), (PAIRS / "train.jsonl", dev)),
        Part("loading", (HERE / "loading.py",)),
        Part("memory", (HERE / "memory.py",), only_when_named=True),
        Part("workers", (HERE / "workers.py", "--long", "1"), (PAIRS / "train.jsonl",), only_when_named=True),
        Part("crosscheck-scale", (HERE / "crosscheck_scale.py",), only_when_named=True),
    ]
    return [*own, *_with_data(data, scorers)]


def _with_data(data: Path | None, scorers: Path | None) -> list[Part]:
    absent = [option for option, value in (("--data", data), ("--scorers", scorers)) if value is None]
    options = " and ".join(absent)
    if data is None:
        return [
            Part("extraction", (), (), options),
            Part("ablation", (), (), options, only_when_named=True),
            Part("confidence", (), (), options),
            Part("checkworthy", (), (), "--data"),
            Part("other-pairs", (), (), "--data"),
            Part("compare", (), (), options),
        ]
    other = data / "document_pairs" / "dev.jsonl"
    debates = data / "extraction" / "claimbuster.dev.jsonl"
    found = [
        Part("checkworthy", (ROOT / "scripts" / "train_checkworthy.py", debates, "--check"), (debates,)),
        Part("other-pairs", (PAIRS / "run.py", other), (other,)),
    ]
    if scorers is None:
        ablation = Part("ablation", (), (), options, only_when_named=True)
        confidence = Part("confidence", (), (), options)
        return [Part("extraction", (), (), options), ablation, confidence, *found, Part("compare", (), (), options)]
    scorer, pair_scorer = scorers / "score_extraction.py", scorers / "score_pairs.py"
    sets = sorted((data / "pairs").glob("*.dev.jsonl"))
    gold = tuple(data / "extraction" / f"{bench}.dev.jsonl" for bench in ("carb", "benchie"))
    extraction = (HERE / "extraction.py", data / "extraction", scorer, "--no-speed")
    ablation = (HERE / "ablation.py", data / "extraction", scorer)
    confidence = (ROOT / "scripts" / "train_confidence.py", data / "extraction", scorer, "--check")
    return [
        Part("extraction", extraction, (scorer, *gold)),
        Part("ablation", ablation, (scorer, *gold), only_when_named=True),
        Part("confidence", confidence, (scorer, gold[0])),
        *found,
        Part("compare", (pair_scorer, *sets), (pair_scorer, *(sets or [data / "pairs" / "*.dev.jsonl"]))),
    ]


def why_skipped(part: Part) -> str:
    """What is missing for a part, empty if it can run."""
    if part.missing_options:
        return f"no {part.missing_options} given"
    missing = [path for path in part.needs if not path.exists()]
    return f"{missing[0]} is not here" if missing else ""


def run(part: Part, names: Mapping[Path | None, str]) -> tuple[bool, str]:
    """Run one part in a process of its own: whether it ended well, and what it printed. Empty if it was skipped."""
    reason = why_skipped(part)
    print(f"\n== {part.name}", flush=True)
    if reason:
        print(f"skipped: {reason}", flush=True)
        return True, ""
    words = [str(word) for word in part.command]
    printed = [f"$ python {shlex.join(_shown(word, names) for word in words)}\n"]
    print(printed[0], end="", flush=True)
    # The scorers call the command `crossclaim`: that of this environment is meant.
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    start = time.perf_counter()
    command = [sys.executable, "-u", *words]
    with subprocess.Popen(command, env=os.environ | {"PATH": path}, stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout or ():
            print(line, end="", flush=True)
            printed.append(line)
    outcome = "took" if process.returncode == 0 else f"failed with exit code {process.returncode} after"
    print(f"{outcome} {time.perf_counter() - start:.0f} s", flush=True)
    return process.returncode == 0, "".join(printed)


def _shown(word: str, names: Mapping[Path | None, str]) -> str:
    """A path as a reader would give it: from the project, or from the folder of an option."""
    for folder, name in names.items():
        if folder is not None and Path(word).is_relative_to(folder):
            return str(Path(name) / Path(word).relative_to(folder))
    return word


def update(page: Path, printed: Mapping[str, str]) -> None:
    """Put what each part printed into its block of a page; parts that the page has no block for are left out."""
    text = page.read_text(encoding="utf-8")
    for name, block in printed.items():
        place = re.compile(rf"(<!-- bench: {re.escape(name)} -->\n```\n).*?(```\n)", re.DOTALL)
        text = place.sub(lambda found, block=block: found[1] + block + found[2], text)
    page.write_text(text, encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", choices=[part.name for part in parts(None, None)])
    parser.add_argument("--data", type=Path)
    parser.add_argument("--scorers", type=Path)
    parser.add_argument("--update", nargs="+", type=Path, default=[])
    options = parser.parse_args()
    names: dict[Path | None, str] = {options.data: "DATA", options.scorers: "SCORERS", ROOT: "."}
    printed: dict[str, str] = {}
    ended_well = True
    for part in parts(options.data, options.scorers):
        if part.name in options.only if options.only else not part.only_when_named:
            well, text = run(part, names)
            ended_well &= well
            if well and text:
                printed[part.name] = text
    for page in options.update:
        update(page, printed)
    return 0 if ended_well else 1


if __name__ == "__main__":
    sys.exit(main())
