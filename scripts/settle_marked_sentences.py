"""Move marked sentences that are read rightly by now from the missed ones to the others, then write docs/constructs.md anew.

usage: python scripts/settle_marked_sentences.py

The tests fail when a sentence that is marked as missed is read rightly; this puts it in its place. Sentences that went wrong stay
where they are: whether the rules or the mark is to be changed is for a reader to say.
"""

import re
import runpy
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.conftest import paragraph
from tests.extract.marked_sentences import FOLDER, Case, faults_in, read_constructs, read_marks

from crossclaim.config import load_config
from crossclaim.extract.engine import Extractor


def main() -> None:
    extractor = Extractor(load_config())
    for construct in read_constructs():
        for case in construct.cases:
            if case.missed and _is_read(extractor, case):
                _move(FOLDER / f"{case.area}.toml", case)
                print(f"{construct.name}: {read_marks(case.sentence)[0]}")
    runpy.run_path(str(ROOT / "scripts" / "write_constructs.py"), run_name="__main__")


def _is_read(extractor: Extractor, case: Case) -> bool:
    text, marks = read_marks(case.sentence)
    return not faults_in(extractor.claims_of(paragraph(text)), marks)


def _move(path: Path, case: Case) -> None:
    text = path.read_text(encoding="utf-8")
    block = re.compile(
        r"\n\[\[construct\.missed\]\]\nsentence = '''" + re.escape(case.sentence) + r"'''\nreason = '''.*?'''\n",
        re.DOTALL,
    )
    text, moved = block.subn("", text)
    start = text.index(f'[[construct]]\nname = "{case.construct}"\n')
    end = text.index("\n'''", start)
    if moved != 1:
        raise SystemExit(f"{path}: the block of {case.sentence!r} is not in the form that this script knows")
    path.write_text(f"{text[:end]}\n{case.sentence}{text[end:]}", encoding="utf-8")


if __name__ == "__main__":
    main()
