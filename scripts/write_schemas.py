"""Write the JSON Schema of each record to schemas/crossclaim_schemas/json/VERSION/. Folders of earlier versions are left alone.

usage: python scripts/write_schemas.py
"""

import json

from crossclaim_schemas import RECORDS, SCHEMA_VERSION
from crossclaim_schemas.catalogue import FOLDER


def schema_text(name: str) -> str:
    """The schema as it stands in the file."""
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:crossclaim:schema:{SCHEMA_VERSION}:{name}",
    }
    schema = RECORDS[name].model_json_schema(by_alias=True)
    return json.dumps(head | schema, indent=2, ensure_ascii=False) + "\n"


def main() -> None:
    folder = FOLDER / SCHEMA_VERSION
    folder.mkdir(parents=True, exist_ok=True)
    for name in RECORDS:
        (folder / f"{name}.json").write_text(schema_text(name), encoding="utf-8")
    print(f"{len(RECORDS)} schemas -> {folder}")


if __name__ == "__main__":
    main()
