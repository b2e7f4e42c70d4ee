"""An operation to follow, checked and paid for before anything is executed."""

from dataclasses import dataclass
from typing import Any

from starlette.requests import HTTPConnection

from headway.graph.admission import admit
from headway.graph.documents import Prepared, prepare
from headway.graph.values import refusal
from headway.platform.actor import Actor
from headway.web.asking import Asked
from headway.web.budget import Left


@dataclass(frozen=True, slots=True)
class Operation:
    """A document within the limits, with its variables and the name of the operation to run."""

    prepared: Prepared
    variables: dict[str, Any]
    name: str | None


async def admitted(connection: HTTPConnection, asked: Asked, actor: Actor) -> Operation:
    """The operation that is asked for. Raises GraphQLError for what is refused, or cannot be paid for in this minute."""
    state = connection.app.state
    prepared = prepare(state.documents.text_of(asked.named, from_page=actor.scopes is None))
    size = admit(prepared, asked.variables, asked.operation_name, actor)
    if actor.account_id is not None:
        left: Left = await state.budget.spend(actor.account_id, size.cost)
        if left.refused:
            message = (
                f"This account has used up its points of this minute. Try again in {left.seconds} seconds."
            )
            raise refusal("RATE_LIMITED", message)
    return Operation(prepared, asked.variables, asked.operation_name)
