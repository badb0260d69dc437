"""Write the JSON Schema of each record to schemas/crossclaim_schemas/json/.

usage: python scripts/write_schemas.py
"""

import json
from pathlib import Path

import crossclaim_schemas
from crossclaim_schemas import Claim, Document, Entity, Fact, Manifest, Record, Reject, Relation, Review

RECORDS: tuple[type[Record], ...] = (Document, Claim, Entity, Relation, Fact, Reject, Manifest, Review)
FOLDER = Path(crossclaim_schemas.__file__).parent / "json"


def schema_text(record: type[Record]) -> str:
    """The schema as it stands in the file."""
    return json.dumps(record.model_json_schema(by_alias=True), indent=2, ensure_ascii=False) + "\n"


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for record in RECORDS:
        (FOLDER / f"{record.__name__.lower()}.json").write_text(schema_text(record), encoding="utf-8")
    print(f"{len(RECORDS)} schemas -> {FOLDER}")


if __name__ == "__main__":
    main()
