"""Which records there are, the file each one stands in, and its published JSON Schema."""

from pathlib import Path

from .base import SCHEMA_VERSION, Record
from .claim import Claim
from .document import Document
from .entity import Entity
from .manifest import Manifest
from .reject import Reject
from .relation import Fact, Relation
from .review import Review

RECORDS: dict[str, type[Record]] = {
    "document": Document,
    "claim": Claim,
    "entity": Entity,
    "relation": Relation,
    "fact": Fact,
    "reject": Reject,
    "manifest": Manifest,
    "review": Review,
}
FILES = {
    "document": "documents.jsonl",
    "claim": "claims.jsonl",
    "entity": "entities.jsonl",
    "relation": "relations.jsonl",
    "fact": "facts.jsonl",
    "reject": "rejects.jsonl",
    "manifest": "run.json",
    "review": "reviews.jsonl",
}
FOLDER = Path(__file__).parent / "json"


def schema_text(name: str, version: str = SCHEMA_VERSION) -> str:
    """The JSON Schema of a record, as published; raises KeyError, with what there is, for a name or version that is none."""
    path = FOLDER / version / f"{name}.json"
    if version not in schema_versions():
        raise KeyError(f"{version}: is no version of the schemas; there is {', '.join(schema_versions())}")
    if name not in RECORDS or not path.is_file():
        raise KeyError(f"{name}: is no record of version {version}; there is {', '.join(RECORDS)}")
    return path.read_text(encoding="utf-8")


def schema_versions() -> list[str]:
    """Every version whose schemas are published, oldest first."""
    folders = [path.name for path in FOLDER.iterdir() if path.is_dir()]
    return sorted(folders, key=lambda version: [int(part) for part in version.split(".")])
