"""What the frame of every page asks, answered together with the session, so that a page opens with one question of its own."""

from typing import Any, Final

from graphql import GraphQLError
from starlette.requests import Request

from headway.graph.context import context_for
from headway.graph.executing import execute
from headway.platform.actor import Actor
from headway.web.asking import Asked
from headway.web.operations import admitted
from headway.web.persisted import Named

SHELL: Final = "Shell"


async def shell_of(request: Request) -> dict[str, Any] | None:
    """The answer to the document `Shell` of the built front end; none for nobody, and where it would hold errors."""
    actor: Actor | None = request.state.actor
    text = request.app.state.documents.named(SHELL)
    if actor is None or text is None:
        return None
    try:
        operation = await admitted(request, Asked(Named(text, None), {}, SHELL), actor)
    except GraphQLError:
        return None
    async with request.app.state.in_flight.turn(actor.account_id, operation.size.cost):
        answer = await execute(operation.prepared, {}, SHELL, context_for(actor))
    return None if answer.errors else answer.body
