"""What a record is made of, read from its class: exports follow the records by themselves when fields are added."""

from dataclasses import dataclass, replace
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from crossclaim_schemas import Part

Kind = Literal["text", "integer", "number", "boolean", "object", "record", "list", "map"]
SCALARS: dict[type, Kind] = {str: "text", int: "integer", float: "number", bool: "boolean", object: "object"}


@dataclass(frozen=True, slots=True)
class Shape:
    """The type of a field. `fields` are those of a record, `item` is that of a list or map; an `object` is any JSON."""

    kind: Kind
    nullable: bool = False
    fields: "tuple[Field, ...]" = ()
    item: "Shape | None" = None


@dataclass(frozen=True, slots=True)
class Field:
    """A field by its name in the files."""

    name: str
    shape: Shape
    description: str


@cache
def fields_of(part: type[Part]) -> tuple[Field, ...]:
    """The fields of a record or part, in their order."""
    return tuple(
        Field(info.alias or name, _shape(info.annotation), " ".join((info.description or "").split()))
        for name, info in part.model_fields.items()
    )


def _shape(annotation: Any) -> Shape:
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _shape(args[0])
    if origin is Literal:
        return Shape(SCALARS[type(args[0])])
    if origin in (Union, UnionType):
        return _union([arg for arg in args if arg is not type(None)], nullable=type(None) in args)
    if origin is tuple:
        return Shape("list", item=_shape(args[0]))
    if origin is dict:
        # A map whose values have no type of their own is one JSON object.
        return Shape("object") if args[1] is object else Shape("map", item=_shape(args[1]))
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return Shape("record", fields=fields_of(annotation))
    return Shape(SCALARS[annotation])


def _union(options: list[Any], *, nullable: bool) -> Shape:
    """One type, or several parts as one record with the fields of all of them, each null where it is not of that part."""
    if len(options) == 1:
        return replace(_shape(options[0]), nullable=nullable)
    merged: dict[str, Field] = {}
    in_all = set.intersection(*({field.name for field in fields_of(option)} for option in options))
    for field in (field for option in options for field in fields_of(option)):
        kept = field.shape if field.name in in_all else replace(field.shape, nullable=True)
        merged.setdefault(field.name, replace(field, shape=kept))
    return Shape("record", nullable=nullable, fields=tuple(merged.values()))
