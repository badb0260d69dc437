"""A consumer reads records with `crossclaim_schemas` alone, also those of a later minor version."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from crossclaim_schemas import AboutNames, Claim, Document, Review, Verdict, json_line, read_record

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden" / "kazakhstan"
CLAIM = (GOLDEN / "claims.jsonl").read_text(encoding="utf-8").splitlines()[1]

# Only the standard library, pydantic and what it needs can be imported; everything else is "not installed".
ALONE = """
import sys
from importlib.abc import MetaPathFinder

ALLOWED = {*sys.stdlib_module_names, "pydantic", "pydantic_core", "annotated_types", "typing_extensions", "typing_inspection",
           "crossclaim_schemas"}

class Blocker(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] not in ALLOWED and not name.startswith("_sysconfigdata"):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Blocker())
from pathlib import Path
from crossclaim_schemas import FILES, RECORDS, Claim, json_line, read_record, schema_text

n_records = 0
for name, kind in RECORDS.items():
    assert schema_text(name)
    path = Path(sys.argv[1]) / FILES[name]
    for line in path.read_text(encoding="utf-8").splitlines() if path.suffix == ".jsonl" and path.exists() else ():
        assert json_line(read_record(kind, line)) == line
        n_records += 1
try:
    import spacy
except ModuleNotFoundError:
    print(n_records)
"""


def test_records_are_read_and_written_where_nothing_but_pydantic_is_installed() -> None:
    done = subprocess.run([sys.executable, "-c", ALONE, str(GOLDEN)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    n_lines = sum(len(path.read_text(encoding="utf-8").splitlines()) for path in GOLDEN.glob("*.jsonl"))
    assert int(done.stdout) == n_lines


def newer(line: str, **changes: Any) -> dict[str, Any]:
    return {**json.loads(line), "schema_version": "1.7", **changes}


def test_read_record_leaves_out_what_a_newer_minor_version_added() -> None:
    fields = newer(CLAIM, sentiment="glad")
    fields["subject"]["animacy"] = {"value": 1}
    fields["objects"][0]["pieces"] = [{"kind": "member", "text": "x", "start": 0, "end": 1, "rank": 1}]
    fields["objects"][0]["later"] = fields["objects"][0]["pieces"][0]["later"] = True
    claim = read_record(Claim, json.dumps(fields))
    assert claim.schema_version == "1.0"
    assert claim.subject == Claim.model_validate_json(CLAIM).subject
    assert claim.objects[0].pieces[0].text == "x"


def test_read_record_leaves_out_new_fields_inside_a_union() -> None:
    review = Review(
        id="v-1", at="2026-01-02T03:04:05.678Z", by="ada", action="same_entity", about=AboutNames(key="k", name_a="A", name_b="B"),
        before=Verdict(), after=Verdict(decision="same"),
    )  # fmt: skip
    fields = newer(json_line(review))
    fields["about"]["certain"] = True
    assert read_record(Review, json.dumps(fields)) == review


def test_read_record_is_strict_about_its_own_version() -> None:
    with pytest.raises(ValidationError, match="extra_forbidden"):
        read_record(Claim, json.dumps({**json.loads(CLAIM), "sentiment": "glad"}))


@pytest.mark.parametrize("version", ["2.0", "0.9", "newest", None, 1.7])
def test_read_record_refuses_another_major_version(version: object) -> None:
    with pytest.raises(ValidationError, match="schema_version"):
        read_record(Claim, json.dumps(newer(CLAIM, schema_version=version)))


@pytest.mark.parametrize("line", ["[]", "3", '"x"', "{}", '{"schema_version": "1.7"}', "{"])
def test_read_record_refuses_what_is_no_record(line: str) -> None:
    with pytest.raises(ValueError, match=r"validation error|Expecting"):
        read_record(Document, line)


def test_read_record_tells_a_value_that_it_does_not_know() -> None:
    with pytest.raises(ValidationError, match="modality"):
        read_record(Claim, json.dumps(newer(CLAIM, modality="wished", sentiment="glad")))
