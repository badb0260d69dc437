"""Add new fields of the records to tests/schemas/baseline.json, which tests hold every later state to.

usage: python scripts/write_baseline.py

What stands there was promised to consumers: nothing is removed or changed, and the script stops if a field was removed, narrowed, or can
suddenly be null. Who means to do that raises the major version and begins a new baseline.
"""

import json
import sys
from pathlib import Path
from typing import Any

from crossclaim_schemas import RECORDS

BASELINE = Path(__file__).resolve().parents[1] / "tests" / "schemas" / "baseline.json"
LOWER, UPPER = ("minimum", "exclusiveMinimum", "minLength", "minItems"), ("maximum", "exclusiveMaximum", "maxLength")

Shape = dict[str, Any]
Shapes = dict[str, dict[str, Shape]]


def shapes() -> Shapes:
    """What each field of each record and part can hold now, by class and field."""
    found: Shapes = {}
    for record in RECORDS.values():
        schema = record.model_json_schema(by_alias=True)
        for name, part in {**schema.get("$defs", {}), record.__name__: schema}.items():
            needed = part.get("required", [])
            found[name] = {field: _shape(s, field in needed) for field, s in part["properties"].items()}
    return dict(sorted(found.items()))


def _shape(schema: dict[str, Any], needed: bool) -> Shape:
    options = schema.get("anyOf") or schema.get("oneOf") or [schema]
    kept = [option for option in options if option.get("type") != "null"]
    shape: Shape = {"type": " or ".join(_type(option) for option in kept)}
    shape |= {"null": True} if len(kept) < len(options) else {}
    shape |= {"needed": True} if needed else {}
    values = [value for option in kept for value in option.get("enum", [option["const"]] if "const" in option else [])]
    shape |= {"values": values} if values else {}
    return shape | {key: option[key] for option in kept for key in ("pattern", *LOWER, *UPPER) if key in option}


def _type(schema: dict[str, Any]) -> str:
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit("/", 1)[-1]
    if schema["type"] == "array":
        return f"list of {_type(schema['items'])}"
    inner = schema.get("additionalProperties")
    return f"map of {_type(inner)}" if isinstance(inner, dict) else str(schema["type"])


def narrowings(old: Shapes, new: Shapes) -> list[str]:
    """What a consumer or an earlier record that relies on `old` trips over in `new`; empty if `new` only adds."""
    faults = []
    for name, fields in old.items():
        for field, before in fields.items():
            after = new.get(name, {}).get(field)
            found = ["was removed"] if after is None else _narrowed(before, after)
            faults += [f"{name}.{field} {fault}" for fault in found]
    for name, fields in new.items():
        for field, after in fields.items():
            if name in old and field not in old[name] and after.get("needed"):
                faults.append(f"{name}.{field} is new and has no default: earlier records cannot be read")
    return faults


def _narrowed(before: Shape, after: Shape) -> list[str]:
    faults = []
    if before["type"] != after["type"]:
        faults.append(f"was {before['type']} and is {after['type']}")
    if bool(before.get("null")) != bool(after.get("null")):
        faults.append("may be null now" if after.get("null") else "may no longer be null")
    if after.get("needed") and not before.get("needed"):
        faults.append("has no default any more")
    if "values" in after and (missing := set(before.get("values", ["any"])) - set(after["values"])):
        faults.append(f"may no longer be {', '.join(sorted(missing))}")
    if after.get("pattern") not in (None, before.get("pattern")):
        faults.append("has another pattern")
    for key in (*LOWER, *UPPER):
        if key in after and (key not in before or (after[key] - before[key]) * (1 if key in LOWER else -1) > 0):
            faults.append(f"has a narrower {key}")
    return faults


def baseline_text(new: Shapes) -> str:
    """The baseline as it stands in the file, one field a line."""
    parts = []
    for name, fields in new.items():
        lines = [f"  {json.dumps(field)}: {json.dumps(shape)}" for field, shape in fields.items()]
        parts.append(f" {json.dumps(name)}: {{\n" + ",\n".join(lines) + "\n }")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def main() -> None:
    old: Shapes = json.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.exists() else {}
    new = shapes()
    faults = narrowings(old, new)
    if faults:
        sys.exit("\n".join([*faults, "consumers rely on these: nothing was written"]))
    BASELINE.write_text(baseline_text(new), encoding="utf-8")
    print(f"{sum(map(len, new.values()))} fields -> {BASELINE}")


if __name__ == "__main__":
    main()
