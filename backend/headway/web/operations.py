"""An operation, checked and paid for before anything is executed: the same for requests, streams and websockets."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from graphql import GraphQLError, OperationType
from starlette.requests import HTTPConnection

from headway.graph.admission import prepare_and_admit
from headway.graph.documents import Prepared
from headway.graph.limits import Size
from headway.graph.values import refusal
from headway.platform.actor import Actor
from headway.web.asking import Asked
from headway.web.budget import Budget, Left


@dataclass(frozen=True, slots=True)
class Operation:
    """A document within the limits, with its variables, the name of the operation to run, and what that costs."""

    prepared: Prepared
    variables: dict[str, Any]
    name: str | None
    size: Size
    left: Left
    budget: Budget
    account_id: UUID

    @property
    def writes(self) -> bool:
        """Whether it is a mutation."""
        operation = self.prepared.operation(self.name)
        return operation is not None and operation.operation is OperationType.MUTATION

    async def pay_again(self) -> float:
        """Pay for it once more, or say for how many seconds it cannot be paid."""
        left = await self.budget.spend(self.account_id, self.size.cost)
        return left.seconds if left.refused else 0


class OverBudget(GraphQLError):
    """The account cannot pay for this operation in this minute."""

    def __init__(self, left: Left) -> None:
        message = f"This account has used up its points of this minute. Try again in {left.seconds} seconds."
        super().__init__(message, extensions={"code": "RATE_LIMITED"})
        self.left = left


async def admitted(connection: HTTPConnection, asked: Asked, actor: Actor) -> Operation:
    """The operation that is asked for. Raises GraphQLError for what is refused, OverBudget for what cannot be paid."""
    state = connection.app.state
    if actor.account_id is None:
        raise refusal("UNAUTHENTICATED", "Sign in, or send an API token.")
    text = state.documents.text_of(asked.named, from_page=actor.scopes is None)
    name = asked.operation_name
    async with state.in_flight.reading.turn(actor.account_id):
        prepared, size = await prepare_and_admit(
            text, asked.variables, name, actor, open_to_pages=has_console(connection)
        )
    connection.state.operation = {"operation": state.documents.known_name(prepared, name), "cost": size.cost}
    budget: Budget = state.budget
    left = await budget.spend(actor.account_id, size.cost)
    if left.refused:
        raise OverBudget(left)
    return Operation(prepared, asked.variables, name, size, left, budget, actor.account_id)


def has_console(connection: HTTPConnection) -> bool:
    """In the demo and in development, pages have a query console."""
    state = connection.app.state
    return state.settings.development or state.demo_sign_ins is not None
