"""Errors as clients may see them: a code always, internals never; what is our fault is logged under a reference."""

from collections.abc import Sequence
from typing import Any, Final
from uuid import uuid4

import structlog
from graphql import GraphQLError

from headway.platform.database import took_too_long
from headway.platform.errors import Rejected

MOST_ERRORS: Final = 20

log = structlog.get_logger("headway.graph")


def all_masked(errors: Sequence[GraphQLError]) -> list[dict[str, Any]]:
    """As many errors as an answer holds."""
    return [masked(error) for error in errors[:MOST_ERRORS]]


def masked(error: GraphQLError) -> dict[str, Any]:
    """One error."""
    original = error.original_error
    if isinstance(original, Rejected):
        return {**error.formatted, "extensions": {"code": "BAD_REQUEST"}}
    if original is None or isinstance(original, GraphQLError):
        return {**error.formatted, "extensions": {"code": "BAD_REQUEST", **(error.extensions or {})}}
    if took_too_long(original):
        message = "This took longer than it may, and nothing was changed. Ask for less at once."
        return {"message": message, "path": error.path, "extensions": {"code": "TIMEOUT"}}
    reference = uuid4().hex[:12]
    # Of the path only the field of our schema: aliases are words of whoever asked.
    field = error.nodes[0].name.value if error.nodes else None  # type: ignore[attr-defined]
    log.error("unexpected error", field=field, reference=reference, exc_info=original)
    message = f"Something went wrong on our side. Nothing was changed. Reference {reference}."
    return {
        "message": message,
        "path": error.path,
        "extensions": {"code": "INTERNAL", "reference": reference},
    }
