"""What arguments and variables may hold before anybody looks at their meaning: lists and texts of a bounded length."""

from typing import Any, Final

from graphql import GraphQLError, ListValueNode, ObjectValueNode, StringValueNode, ValueNode

MOST_VARIABLES: Final = 50
MOST_ITEMS: Final = 1_000
# A query needs names, ids and cursors. What a mutation takes is bounded by each field; this is for those without a bound.
MOST_TEXT: Final = {"query": 1_000, "mutation": 100_000, "subscription": 1_000}


def refusal(code: str, message: str) -> GraphQLError:
    """A refusal before execution."""
    return GraphQLError(message, extensions={"code": code})


def check_count(code: str, what: str, found: int, most: int) -> None:
    """Raises GraphQLError if there are too many of them."""
    if found > most:
        raise refusal(code, f"A request may hold {most} {what}; there are {found}. Send several.")


def check_given(variables: dict[str, Any], kind: str) -> None:
    """Raises GraphQLError if there are too many variables, or one is too long for an operation of this kind."""
    check_count("VARIABLES_LIMIT", "variables", len(variables), MOST_VARIABLES)
    for value in variables.values():
        check_value(value, kind)


def check_value(value: Any, kind: str) -> None:
    """Raises GraphQLError if a list or text in it is too long."""
    if isinstance(value, str):
        _check_text(len(value), kind)
    elif isinstance(value, dict):
        for inner in value.values():
            check_value(inner, kind)
    elif isinstance(value, list):
        _check_list(len(value))
        for inner in value:
            check_value(inner, kind)


def check_literal(value: ValueNode, kind: str) -> None:
    """The same for what is written into the document."""
    if isinstance(value, StringValueNode):
        _check_text(len(value.value), kind)
    elif isinstance(value, ObjectValueNode):
        for field in value.fields:
            check_literal(field.value, kind)
    elif isinstance(value, ListValueNode):
        _check_list(len(value.values))
        for inner in value.values:
            check_literal(inner, kind)


def _check_text(length: int, kind: str) -> None:
    if length > MOST_TEXT[kind]:
        message = f"A text has {length} characters; a {kind} may hold {MOST_TEXT[kind]}. Send a shorter one."
        raise refusal("TEXT_LIMIT", message)


def _check_list(length: int) -> None:
    if length > MOST_ITEMS:
        message = (
            f"A list has {length} items; the limit is {MOST_ITEMS}. Send the rest with the next request."
        )
        raise refusal("LIST_LIMIT", message)
