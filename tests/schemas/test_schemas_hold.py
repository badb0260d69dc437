"""The published JSON Schemas accept what crossclaim writes, and refuse what it never writes.

The validator below knows the words of JSON Schema that our schemas use, and fails on any other.
"""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from crossclaim_schemas import FILES, RECORDS, AboutNames, Review, Verdict, json_line, schema_text

GOLDEN = Path(__file__).parents[1] / "golden" / "kazakhstan"
TYPES: dict[str, type | tuple[type, ...]] = {
    "string": str, "integer": int, "number": (int, float), "boolean": bool, "null": type(None), "array": list, "object": dict,
}  # fmt: skip
NOTES = {"$schema", "$id", "$defs", "title", "description", "default", "discriminator"}
CHECKS: dict[str, Callable[[Any, Any], bool]] = {
    "enum": lambda value, allowed: value in allowed,
    "const": lambda value, only: bool(value == only),
    "minimum": lambda value, least: bool(value >= least),
    "maximum": lambda value, most: bool(value <= most),
    "minLength": lambda value, least: len(value) >= least,
    "pattern": lambda value, pattern: re.search(pattern, value) is not None,
    "required": lambda value, names: set(names) <= set(value),
}


def faults(value: Any, schema: dict[str, Any], root: dict[str, Any], at: str = "") -> Iterator[str]:
    """Where a value does not fit."""
    schema = {**root["$defs"][schema["$ref"].rsplit("/", 1)[-1]], **schema} if "$ref" in schema else schema
    for word, rule in sorted(schema.items(), key=lambda item: item[0] != "type"):  # the others ask for the right type
        if word == "type":
            is_bool = isinstance(value, bool) and rule != "boolean"
            if is_bool or not isinstance(value, TYPES[rule]):
                yield f"{at}: is no {rule}"
                return
        elif word in ("anyOf", "oneOf"):
            if all(list(faults(value, option, root, at)) for option in rule):
                yield f"{at}: is none of {len(rule)} kinds"
        elif word == "properties":
            for name in rule.keys() & value.keys():
                yield from faults(value[name], rule[name], root, f"{at}.{name}")
        elif word == "additionalProperties":
            for name in value.keys() - schema.get("properties", {}).keys():
                yield from [f"{at}.{name}: is unknown"] if rule is False else ()
                yield from faults(value[name], rule, root, f"{at}.{name}") if isinstance(rule, dict) else ()
        elif word == "items":
            for number, item in enumerate(value):
                yield from faults(item, rule, root, f"{at}.{number}")
        elif word in CHECKS:
            yield from () if CHECKS[word](value, rule) else [f"{at}: breaks {word} {rule}"]
        elif word not in NOTES | {"$ref"}:
            raise LookupError(word)


def lines() -> Iterator[tuple[str, dict[str, Any]]]:
    for name in RECORDS:
        path = GOLDEN / FILES[name]
        for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
            yield name, json.loads(line)
    review = Review(
        id="v-1", at="2026-01-02T03:04:05.678Z", by="ada", action="same_entity", about=AboutNames(key="k", name_a="A", name_b="B"),
        before=Verdict(), after=Verdict(decision="same"),
    )  # fmt: skip
    yield "review", json.loads(json_line(review))


def test_schemas_accept_every_record_of_the_corpus() -> None:
    schemas = {name: json.loads(schema_text(name)) for name in RECORDS}
    seen = set()
    for name, record in lines():
        assert list(faults(record, schemas[name], schemas[name])) == []
        seen.add(name)
    assert seen >= {"document", "claim", "entity", "relation", "fact", "review"}


@pytest.mark.parametrize(
    ("name", "path", "value", "fault"),
    [
        ("claim", ("kind",), "guess", ".kind: breaks enum"),
        ("claim", ("start",), -1, ".start: breaks minimum"),
        ("claim", ("start",), 1.5, ".start: is no integer"),
        ("claim", ("start",), True, ".start: is no integer"),
        ("claim", ("confidence",), 1.1, ".confidence: breaks maximum"),
        ("claim", ("subject", "role"), "hero", ".subject.role: breaks enum"),
        ("claim", ("sentiment",), "glad", ".sentiment: is unknown"),
        ("claim", ("schema_version",), "1.1", ".schema_version: breaks const"),
        ("claim", ("predicate",), "", ".predicate: breaks minLength"),
        ("claim", ("subject",), None, ".subject: is no object"),
        ("relation", ("levels", "time"), 3, ".levels.time: is no string"),
        ("review", ("at",), "yesterday", ".at: breaks pattern"),
        ("review", ("about", "name_a"), "", ".about: is none of 3 kinds"),
    ],
)  # fmt: skip
def test_schemas_refuse_what_is_no_record(name: str, path: tuple[str, ...], value: object, fault: str) -> None:
    record = next(record for kind, record in lines() if kind == name)
    holder = record
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value
    schema = json.loads(schema_text(name))
    assert any(found.startswith(fault) for found in faults(record, schema, schema))


def test_schemas_refuse_a_record_with_a_field_missing() -> None:
    schema = json.loads(schema_text("document"))
    document = next(record for kind, record in lines() if kind == "document")
    del document["sha256"]
    assert any("required" in fault for fault in faults(document, schema, schema))
