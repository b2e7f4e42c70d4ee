"""How reviews reach people."""

from typing import TYPE_CHECKING, Annotated, Any, TypeAlias
from uuid import UUID

import strawberry
from graphql import GraphQLError

from headway.graph.batching import one
from headway.graph.context import Info
from headway.people.access import visible_employees

if TYPE_CHECKING:
    from headway.graph.people import Department, Employee

AnEmployee: TypeAlias = Annotated["Employee", strawberry.lazy("headway.graph.people")]
ADepartment: TypeAlias = Annotated["Department", strawberry.lazy("headway.graph.people")]


async def person(info: Info, key: UUID | None) -> Any:
    """A person of the directory; tokens that read reviews only are told what is missing."""
    found = await one(info, visible_employees, key)
    if found is None and key is not None:
        message = "This token does not read people. Use one with people:read."
        raise GraphQLError(message, extensions={"code": "FORBIDDEN"})
    return found
