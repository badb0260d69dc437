"""Write docs/data-dictionary.md: every file, record and field, from the descriptions in schemas/crossclaim_schemas.

usage: python scripts/write_data_dictionary.py
"""

from pathlib import Path
from typing import Any

from crossclaim_schemas import FILES, RECORDS, SCHEMA_VERSION

PAGE = Path(__file__).resolve().parents[1] / "docs" / "data-dictionary.md"
Schema = dict[str, Any]

INTRODUCTION = f"""# Data dictionary

What stands in the files of a run folder, field by field: version {SCHEMA_VERSION} of the records. This page is made from the record classes by `make schemas`, and
a test keeps it in step. The same as JSON Schema: `crossclaim schema claim`, or
[`schemas/crossclaim_schemas/json/`](../schemas/crossclaim_schemas/json/). What to do with the files: [recipes.md](recipes.md).

- Files are UTF-8 JSON Lines, one record a line, in a stable order, byte-identical for the same input, configuration, model and versions.
- Offsets (`start`, `end`) count Unicode code points of the document's `text` from 0; the end is exclusive. `text[start:end]` is the quote.
- Every field is written, also where it is null or empty, unless its description says otherwise.
- Fields are added under a new minor version. None is removed, renamed or narrowed, and none becomes null, without a new major version: a test compares
  every field with what was promised. A set of values may gain one with a minor version, so take an unknown one for "other".
- `crossclaim_schemas.read_record` reads records of any minor version of {SCHEMA_VERSION.split(".")[0]} and leaves out fields that it does not know.

| file | what it holds |
|---|---|
"""


def page_text() -> str:
    """The page as it stands in the file."""
    schemas = {record.__name__: record.model_json_schema(by_alias=True) for record in RECORDS.values()}
    records = {name: _section(name, schema, 2) for name, schema in schemas.items()}
    parts: dict[str, Schema] = {}
    for schema in schemas.values():
        parts |= schema.get("$defs", {})
    files = "".join(
        f"| [`{FILES[key]}`](#{kind.__name__.lower()}) | {_line(schemas[kind.__name__]['description'])} |\n"
        for key, kind in RECORDS.items()
    )
    shared = "".join(_section(name, parts[name], 3) for name in sorted(parts))
    return f"{INTRODUCTION}{files}{''.join(records.values())}\n## Parts\n\nWhat records are made of.\n{shared}"


def _section(name: str, schema: Schema, depth: int) -> str:
    rows = "".join(
        f"| `{field}` | {_type(shape)} | {_line(shape.get('description', ''))} |\n"
        for field, shape in schema["properties"].items()
    )
    about = _line(schema["description"])
    return f"\n{'#' * depth} {name}\n\n{about}\n\n| field | type | meaning |\n|---|---|---|\n{rows}"


def _type(schema: Schema) -> str:
    options = schema.get("anyOf") or schema.get("oneOf")
    if options:
        return " or ".join(_type(option) for option in options)
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[-1]
        return f"[{name}](#{name.lower()})"
    if "enum" in schema or "const" in schema:
        return ", ".join(f"`{value}`" for value in schema.get("enum", [schema.get("const")]))
    if schema["type"] == "array":
        return f"list of {_type(schema['items'])}"
    if schema["type"] == "object":
        inner = schema.get("additionalProperties")
        return f"map of {_type(inner)}" if isinstance(inner, dict) else "object"
    return str(schema["type"]) + _bounds(schema)


def _bounds(schema: Schema) -> str:
    low, high = schema.get("minimum"), schema.get("maximum")
    return "" if low is None else f" from {low}" if high is None else f" {low} to {high}"


def _line(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def main() -> None:
    PAGE.write_text(page_text(), encoding="utf-8")
    print(f"data dictionary -> {PAGE}")


if __name__ == "__main__":
    main()
