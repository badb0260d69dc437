"""Run folders of any records, and records of any content that the schemas allow."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from hypothesis import strategies as st
from pydantic.fields import FieldInfo

from crossclaim.config import load_config
from crossclaim.write.jsonl import write_records
from crossclaim.write.manifest import make_manifest, write_manifest
from crossclaim_schemas import FILES, RECORDS, Document, Manifest, Part, Record, read_record

# All text that ingest lets through: no control characters but line breaks and tabs, no lone surrogates.
TEXTS = st.text(
    st.one_of(st.characters(exclude_categories=["Cc", "Cs"]), st.sampled_from("\n\t\"',;=\\\u2028\u0085\u202e<>&")),
    max_size=12,
)
SIMPLE: dict[object, st.SearchStrategy[Any]] = {
    str: TEXTS.filter(lambda text: text != ""),
    int: st.integers(1, 2**40),
    float: st.floats(0, 1).map(lambda value: round(value, 4)),
    bool: st.booleans(),
    object: st.recursive(st.none() | st.booleans() | TEXTS, lambda inner: st.lists(inner, max_size=2), max_leaves=3),
}


def any_records(kind: type[Part]) -> st.SearchStrategy[Any]:
    """Records or parts with anything in their fields."""
    fields = {info.alias or name: _values(info.annotation, info) for name, info in kind.model_fields.items()}
    return st.fixed_dictionaries(fields).map(kind.model_validate)


def _values(annotation: Any, info: FieldInfo | None = None) -> st.SearchStrategy[Any]:
    origin, args = get_origin(annotation), get_args(annotation)
    if info is not None and any(hasattr(item, "pattern") and item.pattern for item in info.metadata):
        return st.just("2026-01-02T03:04:05.678Z")
    if origin is Annotated:
        return _values(args[0])
    if origin is Literal:
        return st.sampled_from(args)
    if origin in (Union, UnionType):
        return st.one_of([st.none() if arg is type(None) else _values(arg) for arg in args])
    if origin is tuple:
        return st.lists(_values(args[0]), max_size=3).map(tuple)
    if origin is dict:
        return st.dictionaries(TEXTS, _values(args[1]), max_size=3)
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return any_records(annotation)
    # An empty string is text like any other where the schema does not refuse it.
    return TEXTS if annotation is str and info is not None and not info.metadata else SIMPLE[annotation]


def read_run(folder: Path) -> dict[str, list[Record]]:
    """All records of a run by kind."""
    return {name: _records(folder / FILES[name], kind) for name, kind in RECORDS.items()}


def _records(path: Path, kind: type[Record]) -> list[Record]:
    if not path.exists():
        return []
    text = path.read_text(encoding="utf-8")
    lines = [text] if kind is Manifest else text.split("\n")
    return [read_record(kind, line) for line in lines if line]


def write_run(folder: Path, records: Mapping[str, Sequence[Record]]) -> Path:
    """A finished run folder of any records, related or not."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, file in FILES.items():
        if name != "manifest":
            write_records(folder / file, records.get(name, ()))
    documents = [record for record in records.get("document", ()) if isinstance(record, Document)]
    counted = ("document", "claim", "entity", "fact", "reject")
    counts = {Path(FILES[name]).stem: len(records.get(name, ())) for name in counted}
    write_manifest(folder, make_manifest(load_config(), "3.8.0", documents, counts))
    return folder
