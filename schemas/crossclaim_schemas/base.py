"""What every record shares: strictness, the schema version, stable ids and the JSON line."""

import hashlib
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

SCHEMA_VERSION: Literal["1.0"] = "1.0"
SEPARATOR = "\x1f"  # ASCII unit separator: ingest strips control characters, so no id part can hold it
ID_HEX_DIGITS = 16  # 64 bits: a collision among ten million claims has a chance of about 3 in a million

Version = Literal["1.0"]
Rounded = Annotated[float, AfterValidator(lambda value: round(value, 4))]
Probability = Annotated[float, Field(ge=0, le=1), AfterValidator(lambda value: round(value, 4))]
Offset = Annotated[int, Field(ge=0)]
Id = Annotated[str, Field(min_length=1)]


class Part(BaseModel):
    """A piece of a record: immutable, and any field that is not declared is an error."""

    # The string below a field is its description, in the JSON Schemas and in the data dictionary.
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Record(Part):
    """One line of a JSONL file."""

    schema_version: Version = SCHEMA_VERSION
    """Version of the record's form. Fields are added under a new minor version; a new major version is needed to remove or narrow one."""


def make_id(prefix: str, *parts: str | int) -> str:
    """A stable id, the same for the same parts on every machine: prefix and 16 hex digits of SHA-256."""
    digest = hashlib.sha256(SEPARATOR.join(str(part) for part in parts).encode("utf-8", "surrogatepass"))
    return f"{prefix}-{digest.hexdigest()[:ID_HEX_DIGITS]}"


def json_line(record: Record) -> str:
    """The record as one line of JSON without the line break; the order of fields is that of their declaration."""
    return record.model_dump_json(by_alias=True)
