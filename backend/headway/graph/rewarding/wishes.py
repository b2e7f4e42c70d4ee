"""Wishes for projects in the graph."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, TypeAlias

import strawberry

from headway.graph.context import Info
from headway.graph.edges import to_one
from headway.graph.ids import key_of
from headway.graph.refusals import UserErrors
from headway.graph.relay import Node, views
from headway.graph.rewarding.enums import WishState
from headway.people.access import visible_employees
from headway.rewarding import access, actions, models

if TYPE_CHECKING:
    from headway.graph.people import Employee

AnEmployee: TypeAlias = Annotated["Employee", strawberry.lazy("headway.graph.people")]


@strawberry.type(description="A project somebody would like to lead.")
class ProjectWish(Node):
    is_type_of = views(models.ProjectWish, access.visible_wishes)
    project: str = strawberry.field(description="Which project.")
    why: str = strawberry.field(description="Why, in their words.")
    state: WishState = strawberry.field(description="What became of it.")
    created_at: datetime = strawberry.field(description="Since when.")
    version: int = strawberry.field(description="Send it back with a change; a stale one answers CONFLICT.")
    employee = to_one(AnEmployee, visible_employees, "employee_id", description="Whose wish it is.")


@strawberry.input(description="A project one would like to lead.")
class WishForProjectInput:
    project: str = strawberry.field(description="Which project.")
    why: str | None = strawberry.field(default=None, description="Why, at most 2,000 characters.")


@strawberry.input(description="The wish to take back.")
class WithdrawWishInput:
    id: strawberry.ID = strawberry.field(description="The wish.")
    version: int = strawberry.field(description="The version that was seen.")


@strawberry.type(description="The wish recorded.")
class WishForProjectPayload:
    wish: models.ProjectWish = strawberry.field(
        graphql_type=ProjectWish, description="The wish as it is now."
    )


@strawberry.type(description="The wish taken back.")
class WithdrawWishPayload:
    wish: models.ProjectWish = strawberry.field(
        graphql_type=ProjectWish, description="The wish as it is now."
    )


WishForProjectResult = Annotated[
    WishForProjectPayload | UserErrors,
    strawberry.union("WishForProjectResult", description="The wish recorded, or why not."),
]

WithdrawWishResult = Annotated[
    WithdrawWishPayload | UserErrors,
    strawberry.union("WithdrawWishResult", description="The wish taken back, or why not."),
]


@strawberry.type
class WishesMutation:
    @strawberry.mutation(description="Record a project one would like to lead.")
    async def wish_for_project(self, info: Info, input: WishForProjectInput) -> WishForProjectResult:
        wish = await actions.wish_for_project(info.context.actor, project=input.project, why=input.why or "")
        return WishForProjectPayload(wish=wish)

    @strawberry.mutation(description="Take one's own wish back.")
    async def withdraw_wish(self, info: Info, input: WithdrawWishInput) -> WithdrawWishResult:
        wish = await actions.withdraw_wish(
            info.context.actor, id=key_of(input.id, "ProjectWish"), version=input.version
        )
        return WithdrawWishPayload(wish=wish)
