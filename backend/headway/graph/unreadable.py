"""Days, instants and numbers that a mutation cannot read: refused as data with a path, as any other wrong value is.

The library answers a text that is no day with an error of the whole request, before anybody can say what else is wrong
or where. So such values are found first; each is replaced by one that can be read, and the mutation refuses before it
looks at any. In the path, what is not part of a variable called `input` begins with the name of its variable.
"""

from collections.abc import Callable
from typing import Any, Final

from graphql import (
    GraphQLError,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLScalarType,
    GraphQLSchema,
    OperationDefinitionNode,
    ValueNode,
    print_ast,
    type_from_ast,
)

from headway.platform.errors import Code, Problem

# What each is, how to write it, and what stands in its place.
READABLE: Final = {
    "Date": ("no day", "2026-11-29"),
    "DateTime": ("no instant with its offset from UTC", "2026-11-29T09:00:00Z"),
    "Decimal": ("no number", "12.5"),
}


def without_unreadable(
    operation: OperationDefinitionNode | None, variables: dict[str, Any], schema: GraphQLSchema
) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """The variables with every unreadable value replaced, and what is wrong: then no field of the operation may run."""
    given, problems = dict(variables), list[Problem]()
    for definition in operation.variable_definitions or () if operation else ():
        name, kind = definition.variable.name.value, type_from_ast(schema, definition.type)
        if name in given:
            path = () if name == "input" else (name,)
            given[name] = _read(given[name], kind, path, problems)  # type: ignore[arg-type]  # validated: it is one of inputs
    return given, tuple(problems)


def _read(value: Any, kind: GraphQLInputType, path: tuple[str, ...], problems: list[Problem]) -> Any:
    if isinstance(kind, GraphQLNonNull):
        return _read(value, kind.of_type, path, problems)
    if value is None:
        return None
    if isinstance(kind, GraphQLList):
        if not isinstance(value, list):
            return _read(value, kind.of_type, path, problems)
        return [_read(one, kind.of_type, (*path, str(at)), problems) for at, one in enumerate(value)]
    if isinstance(kind, GraphQLInputObjectType) and isinstance(value, dict):
        known = kind.fields
        return {
            name: _read(one, known[name].type, (*path, name), problems) if name in known else one
            for name, one in value.items()
        }
    if isinstance(kind, GraphQLScalarType) and kind.name in READABLE:
        return _or_instead(value, kind, path, problems)
    return value


def _or_instead(value: Any, kind: GraphQLScalarType, path: tuple[str, ...], problems: list[Problem]) -> Any:
    try:
        kind.parse_value(value)
    except Exception:  # noqa: BLE001 - whatever a parser says, it could not be read
        problems.append(Problem(Code.INVALID, _sentence(kind, value), path))
        return READABLE[kind.name][1]
    return value


def _sentence(kind: GraphQLScalarType, value: Any) -> str:
    what, like = READABLE[kind.name]
    return f"“{str(value)[:40]}” is {what}. Write it like {like}."


def say_how_to_write(schema: GraphQLSchema) -> None:
    """Let days, instants and numbers that are refused as a whole request say what to write, and in a document where."""
    for name in READABLE:
        kind: Any = schema.type_map[name]
        # Both are names of the same.
        kind.coerce_input_value = kind.parse_value = _in_words(kind, kind.parse_value)
        kind.parse_literal = _written_in_words(kind)


def _in_words(kind: GraphQLScalarType, parse: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def parsed(value: Any) -> Any:
        try:
            return parse(value)
        except Exception as reason:
            raise GraphQLError(_sentence(kind, value)) from reason

    return parsed


def _written_in_words(kind: GraphQLScalarType) -> Callable[..., Any]:
    parse = kind.parse_literal

    def parsed(node: ValueNode, variables: dict[str, Any] | None = None) -> Any:
        try:
            return parse(node, variables)
        except Exception as reason:
            raise GraphQLError(_sentence(kind, print_ast(node).strip('"')), node) from reason

    return parsed
