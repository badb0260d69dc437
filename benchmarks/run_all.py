"""All benchmarks, one after the other; those whose data is not here say so and are passed over.

usage: python benchmarks/run_all.py [--data DIR] [--scorers DIR]

DIR holds the development data (`extraction/`, `pairs/`) and the scorers. Without them only what travels with the project runs.
"""

import argparse
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def benchmarks(data: Path | None, scorers: Path | None) -> list[tuple[str, list[str | Path], list[Path]]]:
    """Name, command after `python`, and the files that it needs."""
    pairs = HERE / "document_pairs" / "dev.jsonl"
    found: list[tuple[str, list[str | Path], list[Path]]] = [
        ("document pairs", [HERE / "document_pairs" / "run.py", pairs], [pairs]),
    ]
    if data is not None and scorers is not None:
        scorer = scorers / "score_extraction.py"
        found.append(("extraction", [HERE / "extraction.py", data / "extraction", scorer], [scorer]))
        pair_sets = sorted((data / "pairs").glob("*.dev.jsonl"))
        found.append(("text pairs", [scorers / "score_pairs.py", *pair_sets], pair_sets[:1]))
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--scorers", type=Path)
    args = parser.parse_args()
    failed = 0
    for name, command, needed in benchmarks(args.data, args.scorers):
        print(f"\n== {name}", flush=True)
        missing = [path for path in needed if not path.exists()]
        if missing:
            print(f"passed over: {missing[0]} is not here")
            continue
        failed += subprocess.run([sys.executable, *map(str, command)], check=False).returncode != 0
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
