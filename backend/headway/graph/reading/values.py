"""From a column or a Python value to what JSON says of it, exactly as the ordinary road would."""

from collections.abc import Callable
from enum import Enum
from typing import Any, Final, TypeAlias

from graphql import (
    GraphQLEnumType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLOutputType,
    GraphQLScalarType,
    get_named_type,
)
from tortoise import fields
from tortoise.models import Model

Convert: TypeAlias = Callable[[Any], Any]
AS_IS: Final = frozenset({"String", "Int", "Boolean", "Float"})
UTC_END: Final = "+00:00"
# Lengths of instants with all six digits of a second, and with none.
WHOLE_INSTANTS: Final = (32, 25)
AS_JSON: Final = frozenset({fields.CharField, fields.TextField, fields.IntField, fields.BigIntField})


class OrdinaryRoad(Exception):
    """What is asked (or found) here is for the ordinary road; the message names the field or the reason."""


def missing() -> Any:
    """Where a row points at something that may not be seen, and that is an error."""
    raise OrdinaryRoad("something that must be there may not be seen")


def python_value(model: type[Model], name: str) -> Convert | None:
    """From a column as JSON holds it to what Tortoise makes of it; None where that is the same."""
    field = model._meta.fields_map.get(name)
    if field is None or type(field) in AS_JSON:
        return None
    if isinstance(field, fields.BooleanField) and not field.null:
        return bool
    return field.to_python_value


def column_value(model: type[Model], name: str, of: GraphQLOutputType) -> Convert | None:
    """From a column as JSON holds it to what the answer says; None where it is that already. Nulls are looked for here."""
    field = model._meta.fields_map[name]
    convert = _column(model, name, field, of)
    if isinstance(of, GraphQLNonNull) and field.null:
        return _never_null(convert)
    return convert


def _column(model: type[Model], name: str, field: Any, of: GraphQLOutputType) -> Convert | None:
    leaf = of.of_type if isinstance(of, GraphQLNonNull) else of
    if isinstance(leaf, GraphQLEnumType) and isinstance(field, fields.CharField):
        return names_of(leaf, null=field.null).__getitem__
    python = python_value(model, name)
    if isinstance(leaf, GraphQLScalarType):
        if leaf.name in AS_IS and (python is None or python is bool):
            return python
        if leaf.name == "Date" and isinstance(field, fields.DateField):
            return None
        if leaf.name == "DateTime" and isinstance(field, fields.DatetimeField):
            return _instant(field.to_python_value)
    shown = json_value(of)
    return shown if python is None else lambda value: shown(python(value))


def names_of(leaf: GraphQLEnumType, *, null: bool = False) -> dict[Any, str | None]:
    """Values of an enum as the database holds them (or as members), with their names in the graph."""
    found: dict[Any, str | None] = {None: None} if null else {}
    for name, value in leaf.values.items():
        held = value.value
        found[held.value if isinstance(held, Enum) else getattr(held, "value", held)] = name
    return found


def _instant(slowly: Convert) -> Convert:
    """SQLite writes a space for the T, and PostgreSQL no more digits of a second than it needs."""

    def instant(text: str | None) -> Any:
        if text is None:
            return None
        plain = len(text) in WHOLE_INSTANTS and text.endswith(UTC_END)
        return text.replace(" ", "T") if plain else slowly(text).isoformat()

    return instant


def _never_null(convert: Convert | None) -> Convert:
    def value(raw: Any) -> Any:
        if raw is None:
            raise OrdinaryRoad("null where none may be")
        return raw if convert is None else convert(raw)

    return value


def json_value(of: GraphQLOutputType) -> Convert:
    """From a Python value to JSON, for leaves and lists of leaves."""
    if isinstance(of, GraphQLNonNull):
        return _never_null(json_value(of.of_type))
    if isinstance(of, GraphQLList):
        item = json_value(of.of_type)
        return lambda values: None if values is None else [item(value) for value in values]
    if isinstance(of, GraphQLScalarType | GraphQLEnumType):
        serialize = of.coerce_output_value
        return lambda value: None if value is None else serialize(value)
    raise OrdinaryRoad(f"{get_named_type(of).name} is no leaf")
