"""From a subscription whose checks passed to its answers, each told once."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

import orjson
from graphql import GraphQLError, OperationType
from graphql.execution.collect_fields import collect_fields
from graphql.execution.values import get_argument_values, get_variable_values

from headway.graph.context import Context
from headway.graph.documents import Prepared, prepare
from headway.graph.executing import Answer, answered, execute
from headway.graph.ids import global_id, split_id
from headway.graph.live.concerns import FOLLOWS, HOME, NEWS, NO_CONCERN, NOTHING, Concern, Gone, Heard
from headway.graph.live.watch import Watch
from headway.graph.reading.kinds import declared_of
from headway.graph.reading.operations import fragments_of
from headway.graph.schema import schema
from headway.graph.values import refusal
from headway.platform.actor import Actor

ONLY_SUBSCRIPTIONS: Final = (
    "Only subscriptions are answered here. Send queries and mutations by POST to /graphql."
)
SEEN: Final = prepare("query Seen($ids: [ID!]!) { nodes(ids: $ids) { id } }")


@dataclass(frozen=True, slots=True)
class Told:
    """An answer, and how its data reads; no data where there were errors."""

    answer: Answer
    data: bytes | None


async def follow(
    prepared: Prepared, variables: dict[str, Any], operation_name: str | None, watch: Watch
) -> AsyncIterator[Answer]:
    """The answer as of now, and again whenever it reads differently; ends with the watch, or when nothing may be seen.

    To be iterated by one task that nobody cancels: stop the watch instead.
    """
    if errors := problems_following(prepared, operation_name):
        yield Answer(None, errors)
        return
    try:
        watch.concern = concern_of(prepared, operation_name, variables)
        subscribed = (prepared, operation_name, repr(variables))
        while found := await watch.next():
            actor, news = found
            heard = news if watch.concern.news else NOTHING
            look = partial(_look, prepared, variables, operation_name, watch.concern, actor, heard)
            told = await watch.reads.shared((*subscribed, actor, heard), look, light=watch.concern.news)
            if not await watch.still(actor):
                continue
            if told and (watch.concern.news or watch.reads_differently(told.data)):
                yield told.answer
    except Gone:
        return
    except GraphQLError as wrong:
        yield Answer(None, (wrong,))
    except Exception as error:  # noqa: BLE001 - masked and logged where it is told
        yield Answer(None, (GraphQLError(str(error), original_error=error),))


async def _look(
    prepared: Prepared,
    variables: dict[str, Any],
    name: str | None,
    concern: Concern,
    actor: Actor,
    heard: Heard,
) -> Told | None:
    """The answer with the rights of this moment; None where there is none to tell. Raises Gone."""
    if concern.news:
        heard = await _seen(actor, heard)
        if not heard.written and not heard.everything:
            return None
    answer = await answered(prepared, variables, name, Context(actor, heard=heard))
    if any(isinstance(error.original_error, Gone) for error in answer.errors):
        raise Gone
    return Told(answer, None if answer.errors else orjson.dumps(answer.data))


async def _seen(actor: Actor, heard: Heard) -> Heard:
    """As much of the news as the actor may see."""
    if not heard.written:
        return heard
    ids = [global_id(it.type, it.id) for it in heard.written]
    nodes = (await execute(SEEN, {"ids": ids}, None, Context(actor))).data
    shown = zip(heard.written, nodes["nodes"] if nodes else (), strict=True)
    return Heard(tuple(it for it, node in shown if node is not None), heard.everything)


def concern_of(prepared: Prepared, name: str | None, variables: dict[str, Any]) -> Concern:
    """What the one field of a subscription is about. Raises GraphQLError for variables that do not fit."""
    operation, root = prepared.operation(name), schema._schema.subscription_type
    if operation is None or root is None:
        return NO_CONCERN
    values = get_variable_values(schema._schema, operation.variable_definitions or (), variables)
    if isinstance(values, list):
        raise prepared.placed(values)[0]
    found = collect_fields(schema._schema, fragments_of(prepared), values, root, operation)
    for [asked, *_] in found.grouped_field_set.values():
        field = root.fields[asked.node.name.value]
        followed = declared_of(field).metadata[FOLLOWS]
        if followed in (HOME, NEWS):
            return Concern(home=True, news=followed == NEWS)
        parts = split_id(get_argument_values(field, asked.node, values)["id"])
        return Concern(frozenset({parts[1]} if parts and parts[0] == followed else ()))
    return NO_CONCERN


def problems_following(prepared: Prepared, operation_name: str | None) -> tuple[GraphQLError, ...]:
    """Why this document cannot be followed; nothing if it can."""
    if prepared.problems:
        return prepared.problems
    operation = prepared.operation(operation_name)
    if operation is None or operation.operation is OperationType.SUBSCRIPTION:
        return ()
    return (refusal("SUBSCRIPTIONS_ONLY", ONLY_SUBSCRIPTIONS),)
