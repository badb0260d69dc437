"""Write docs/constructs.md: how many marked sentences each construct has, and which are read wrongly so far.

usage: python scripts/write_constructs.py
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "tests" / "extract" / "marked"
PAGE = ROOT / "docs" / "constructs.md"
AREAS = {"clauses": "Clauses", "scope": "Scope"}
INTRO = """# Constructs

What extraction is tested to read, construct by construct: sentences with the expected claims marked in them, written for this
project, of several domains, in [`tests/extract/marked/`](../tests/extract/marked/). Beside them stand the marked sentences of single modules in
`tests/extract/test_*.py`. Written by `python scripts/write_constructs.py`; a test keeps the page in step.

The sentences are short and were written before anyone knew how they would be read, so the share that is read tells something, but of
plain sentences only: what long ones cost is measured by CaRB and BenchIE in [benchmarks.md](benchmarks.md).

- **sentences**: all of the construct, those read wrongly among them.
- **missed**: those of which some marked claim is wrong or absent. They are kept as expected failures, and the reason of each is below;
  `python scripts/settle_marked_sentences.py` takes off the list what is read rightly by now.
"""


def page_text() -> str:
    """The whole page."""
    areas = {area: _constructs(area) for area in AREAS}
    every = [construct for constructs in areas.values() for construct in constructs]
    total, missed = sum(_sentences(construct) for construct in every), sum(_missed(construct) for construct in every)
    parts = [INTRO, f"{total} sentences of {len(every)} constructs, {missed} of them missed.\n"]
    for area, constructs in areas.items():
        parts.append(f"## {AREAS[area]}\n\n" + "\n".join(_table(constructs)) + "\n")
    parts.append("## What is missed, and why\n\n" + "\n".join(line for c in every for line in _misses(c)) + "\n")
    return "\n".join(parts)


def _constructs(area: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads((FOLDER / f"{area}.toml").read_text(encoding="utf-8"))["construct"]
    return found


def _sentences(construct: dict[str, Any]) -> int:
    return len(construct["sentences"].strip().splitlines()) + _missed(construct)


def _missed(construct: dict[str, Any]) -> int:
    return len(construct.get("missed", []))


def _table(constructs: list[dict[str, Any]]) -> Iterator[str]:
    yield "| construct | what it is | sentences | missed |"
    yield "|---|---|---|---|"
    for construct in constructs:
        yield f"| {construct['name']} | {construct['about']} | {_sentences(construct)} | {_missed(construct)} |"


def _misses(construct: dict[str, Any]) -> Iterator[str]:
    for item in construct.get("missed", []):
        yield f"- {construct['name']}: *{re.sub('<[^>]*>', '', item['sentence'])}*: {item['reason']}"


def main() -> None:
    PAGE.write_text(page_text(), encoding="utf-8")
    print(PAGE.relative_to(ROOT))


if __name__ == "__main__":
    main()
