"""Records of any minor version: what a consumer reads files with, so that a new field does not stop it."""

import json
from typing import Any, TypeVar

from pydantic import ValidationError

from .base import SCHEMA_VERSION, Record

AnyRecord = TypeVar("AnyRecord", bound=Record)
Fields = dict[str, object]


def read_record(kind: type[AnyRecord], line: str | bytes) -> AnyRecord:
    """The record of one line of JSON. Of a newer minor version, fields that this package does not know are left out.

    Raises ValueError for anything else that does not fit, and for another major version.
    """
    try:
        return kind.model_validate_json(line)
    except ValidationError as error:
        fields = _fields_of_newer(line)
        if fields is None:
            raise
        for fault in error.errors():
            if fault["type"] == "extra_forbidden":
                _remove(fields, fault["loc"])
    return kind.model_validate_json(json.dumps(fields | {"schema_version": SCHEMA_VERSION}))


def _fields_of_newer(line: str | bytes) -> Fields | None:
    """The fields of a record of a later minor version; None if the line is no such thing."""
    try:
        fields = json.loads(line)
    except ValueError:
        return None
    return fields if isinstance(fields, dict) and _is_newer(fields.get("schema_version")) else None


def _is_newer(version: object) -> bool:
    """Whether it is a later minor version of the same major one."""
    if not isinstance(version, str) or not all(part.isdecimal() for part in version.split(".")):
        return False
    ours = [int(part) for part in SCHEMA_VERSION.split(".")]
    theirs = [int(part) for part in version.split(".")]
    return theirs[0] == ours[0] and theirs > ours


def _remove(fields: Fields, place: tuple[int | str, ...]) -> None:
    holder: Any = fields
    for step in place[:-1]:
        if not isinstance(holder, dict) or step in holder:  # the tag of a union stands in the place, not in the record
            holder = holder[step]
    del holder[place[-1]]
