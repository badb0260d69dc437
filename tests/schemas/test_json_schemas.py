"""What is made from the record classes is in step with them: JSON Schemas, baseline, data dictionary."""

import json
import runpy
from pathlib import Path
from typing import Any

import pytest

from crossclaim_schemas import FILES, RECORDS, SCHEMA_VERSION, Record, schema_text, schema_versions
from crossclaim_schemas.catalogue import FOLDER

ROOT = Path(__file__).parents[2]


def script(name: str) -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "scripts" / name))


@pytest.mark.parametrize("name", RECORDS)
def test_json_schema_is_in_step_with_its_record(name: str) -> None:
    assert schema_text(name) == script("write_schemas.py")["schema_text"](name), "run: make schemas"


def test_json_schemas_are_of_every_record_and_nothing_else() -> None:
    assert set(RECORDS.values()) == set(Record.__subclasses__())
    assert set(FILES) == set(RECORDS)
    assert {path.stem for path in (FOLDER / SCHEMA_VERSION).iterdir()} == set(RECORDS)
    assert schema_versions()[-1] == SCHEMA_VERSION


def test_json_schema_tells_its_dialect_and_version() -> None:
    schema = json.loads(schema_text("claim"))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == "urn:crossclaim:schema:1.0:claim"


def test_json_schema_names_entity_merges_as_the_file_does() -> None:
    assert "from" in json.loads(schema_text("entity"))["$defs"]["Merge"]["properties"]


@pytest.mark.parametrize(("name", "version"), [("claims", SCHEMA_VERSION), ("claim", "0.1"), ("../claim", "1.0")])
def test_json_schema_of_nothing_says_what_there_is(name: str, version: str) -> None:
    with pytest.raises(KeyError, match=r"there is .*(document, claim|1\.0)"):
        schema_text(name, version)


@pytest.mark.parametrize("name", RECORDS)
def test_every_field_and_part_is_described(name: str) -> None:
    schema = json.loads(schema_text(name))
    for part in (schema, *schema.get("$defs", {}).values()):
        assert part["description"].endswith("."), part["title"]
        for field, shape in part["properties"].items():
            assert shape.get("description", "").endswith("."), f"{part['title']}.{field}: describe it below the field"


def test_data_dictionary_is_in_step_with_the_records() -> None:
    made = script("write_data_dictionary.py")
    assert made["PAGE"].read_text(encoding="utf-8") == made["page_text"](), "run: make schemas"
