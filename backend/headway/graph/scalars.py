"""Scalars of the graph that are stricter than the library's."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from strawberry.exceptions import StrawberryInputCoercionError
from strawberry.schema.types.base_scalars import DateTimeDefinition


def _aware(value: Any) -> datetime:
    """An instant; a day and time without its offset could be any of two dozen."""
    found: datetime = DateTimeDefinition.parse_value(value)  # type: ignore[misc]  # it has a parser
    if found.tzinfo is None:
        message = f"“{value[:40]}” has no offset from UTC. Write it like 2026-11-29T09:00:00Z."
        raise StrawberryInputCoercionError(message)
    return found


Instant = replace(
    DateTimeDefinition,
    description="An instant in ISO 8601 with its offset from UTC, such as 2026-11-29T09:00:00Z.",
    parse_value=_aware,
)
