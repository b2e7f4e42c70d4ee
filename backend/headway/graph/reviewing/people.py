"""How reviews reach people."""

from typing import TYPE_CHECKING, Annotated, Any, Final, TypeAlias
from uuid import UUID

import strawberry
from graphql import GraphQLError

from headway.graph.batching import one
from headway.graph.context import Info
from headway.graph.edges import to_one
from headway.people.access import visible_employees

if TYPE_CHECKING:
    from headway.graph.people import Department, Employee

AnEmployee: TypeAlias = Annotated["Employee", strawberry.lazy("headway.graph.people")]
ADepartment: TypeAlias = Annotated["Department", strawberry.lazy("headway.graph.people")]


NO_PEOPLE: Final = "This token does not read people. Use one with people:read."


def person_of(of: Any, key: str, *, description: str) -> Any:
    """A person of the directory; tokens that read reviews only are told what is missing."""
    return to_one(of, visible_employees, key, description=description, refusal=NO_PEOPLE)


async def person(info: Info, key: UUID | None) -> Any:
    """As `person_of`, for a key."""
    found = await one(info, visible_employees, key)
    if found is None and key is not None:
        raise GraphQLError(NO_PEOPLE, extensions={"code": "FORBIDDEN"})
    return found
