"""The JSON Schemas that travel with the package are those of the records."""

import json
import runpy
from pathlib import Path

import pytest

import crossclaim_schemas

ROOT = Path(__file__).parents[2]
SCRIPT = runpy.run_path(str(ROOT / "scripts" / "write_schemas.py"))
FOLDER = Path(crossclaim_schemas.__file__).parent / "json"


@pytest.mark.parametrize("record", SCRIPT["RECORDS"], ids=lambda record: record.__name__)
def test_json_schema_is_in_step_with_its_record(record: type[crossclaim_schemas.Record]) -> None:
    path = FOLDER / f"{record.__name__.lower()}.json"
    assert path.read_text(encoding="utf-8") == SCRIPT["schema_text"](record), "run: make schemas"


def test_json_schemas_are_of_every_record_and_nothing_else() -> None:
    names = {record.__name__ for record in crossclaim_schemas.Record.__subclasses__()}
    assert {record.__name__ for record in SCRIPT["RECORDS"]} == names
    assert {path.stem for path in FOLDER.glob("*.json")} == {name.lower() for name in names}


def test_json_schema_names_entity_merges_as_the_file_does() -> None:
    schema = json.loads((FOLDER / "entity.json").read_text(encoding="utf-8"))
    assert "from" in schema["$defs"]["Merge"]["properties"]
