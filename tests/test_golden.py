"""The records of the corpus, whole, against those that were read and found right.

`make golden` writes them anew; the difference is then read like code before it is committed.
"""

import os
from pathlib import Path

import pytest

import crossclaim

ROOT = Path(__file__).parents[1]
GOLDEN = Path(__file__).parent / "golden" / "kazakhstan"
FILES = ("documents.jsonl", "claims.jsonl", "entities.jsonl", "relations.jsonl", "facts.jsonl", "rejects.jsonl")
IS_WRITING = bool(os.environ.get("CROSSCLAIM_WRITE_GOLDEN"))


def test_golden_files_are_never_written_by_a_build_server() -> None:
    assert not (IS_WRITING and os.environ.get("CI")), "CROSSCLAIM_WRITE_GOLDEN is set: a build must compare, not write"


@pytest.mark.slow
def test_golden_run_of_the_corpus(tmp_path: Path) -> None:
    crossclaim.run(ROOT / "corpus" / "kazakhstan", out=tmp_path)
    if IS_WRITING:
        GOLDEN.mkdir(parents=True, exist_ok=True)
        for name in FILES:
            (GOLDEN / name).write_bytes((tmp_path / name).read_bytes())
    for name in FILES:
        found = (tmp_path / name).read_text(encoding="utf-8").splitlines()
        expected = (GOLDEN / name).read_text(encoding="utf-8").splitlines()
        assert found == expected, f"{name} changed: if the change is right, run `make golden` and read the diff"
