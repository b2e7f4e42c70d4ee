"""Webhooks in the graph: where integrations listen, and what became of each message."""

from datetime import datetime
from typing import Annotated, TypeAlias

import strawberry

from headway.graph.context import Info
from headway.graph.edges import derived, listed, paged, to_one
from headway.graph.ids import global_id
from headway.graph.ordering import InTime, TimeOrder, in_time
from headway.graph.relay import After, Connection, First, Listing, Node, views
from headway.graph.words import described
from headway.integrating import access, models
from headway.integrating.rules.moves import ALLOWED
from headway.integrating.rules.signing import message_id
from headway.integrating.rules.vocabulary import DeliveryState, EndpointAction, EndpointState, WebhookEvent

described(
    WebhookEvent,
    "What a webhook can hear of.",
    REWARD_EXECUTED="A reward took effect; messages call it reward.executed.",
    REWARD_REVERSED="A reward was taken back; messages call it reward.reversed.",
    HANDOVER_FILE_MADE="A file for another system was made; messages call it handover_file.made.",
)
described(
    EndpointState,
    "Whether anything is sent to a webhook.",
    name="WebhookState",
    ACTIVE="It is sent what happens.",
    PAUSED="What happens waits until it is resumed.",
    SWITCHED_OFF="It took nothing for days; what happens waits until it is resumed.",
    REMOVED="Nothing is sent any more.",
)
described(
    EndpointAction,
    "What may be done with a webhook.",
    name="WebhookAction",
    CHANGE="Change where it listens and for what.",
    PAUSE="Send nothing for now.",
    RESUME="Send again, also what has waited.",
    ROTATE_SECRET="Give it another secret.",  # noqa: S106 - words
    TEST="Send a message about nothing.",
    REPLAY="Send messages again.",
    REMOVE="Send nothing ever again.",
)
described(
    DeliveryState,
    "What became of a message.",
    name="WebhookDeliveryState",
    WAITING="It is to be sent, or to be sent again.",
    DELIVERED="The receiver answered with a status from 200 to 299.",
    FAILED="It is given up; it can be sent again on request.",
)
AnEndpoint: TypeAlias = Annotated["WebhookEndpoint", strawberry.lazy("headway.graph.integrating.webhooks")]


@strawberry.type(description="One attempt to send a message.")
class WebhookAttempt:
    at: datetime = strawberry.field(description="When.")
    status: int | None = strawberry.field(
        description="The status of HTTP of the answer; null where none came."
    )
    answer: str = strawberry.field(description="The beginning of the answer, or why none came.")


@strawberry.type(description="A message to a webhook about one event, or a test.")
class WebhookDelivery(Node):
    is_type_of = views(models.WebhookDelivery, access.visible_webhook_deliveries)
    type: str = strawberry.field(description="What happened, as the message says, such as reward.executed.")
    state: DeliveryState = strawberry.field(description="What became of it.")
    attempts: int = strawberry.field(description="How often it was tried since it was last asked for.")
    next_at: datetime | None = strawberry.field(description="When it is tried next; null once it is over.")
    last_at: datetime | None = strawberry.field(description="When it was tried last.")
    status: int | None = strawberry.field(
        description="The status of HTTP of the latest answer; null where none came."
    )
    answer: str = strawberry.field(
        description="The beginning of the latest answer, or why none came; at most 500 characters."
    )
    tries = derived(
        list[WebhookAttempt],
        lambda tries: [
            WebhookAttempt(**it | {"at": datetime.fromisoformat(it["at"])}) for it in reversed(tries)
        ],
        "tries",
        description="Its latest attempts, at most 20, the last one first.",
    )
    created_at: datetime = strawberry.field(description="When it happened.")
    version: int = strawberry.field(description="Send it back with a change; a stale one answers CONFLICT.")
    message_id = derived(
        str,
        message_id,
        "id",
        description="What the header webhook-id holds, each time the same.",
    )
    subject_id = derived(
        strawberry.ID | None,
        lambda kind, key: global_id(kind, key) if key else None,
        "subject_type",
        "subject_id",
        description="The global id of what it is about; null for a test.",
    )
    can_replay = derived(
        bool,
        lambda state: state != DeliveryState.WAITING,
        "state",
        description="Whether it can be sent again now.",
    )
    endpoint = to_one(
        AnEndpoint | None, access.visible_webhook_endpoints, "endpoint_id", description="Where it is sent."
    )


@strawberry.type(description="Where an integration listens, and for what; for administrators.")
class WebhookEndpoint(Node):
    is_type_of = views(models.WebhookEndpoint, access.visible_webhook_endpoints)
    address: str = strawberry.field(description="Where messages are sent.")
    state: EndpointState = strawberry.field(description="Whether anything is sent.")
    created_at: datetime = strawberry.field(description="When it was registered.")
    failing_since: datetime | None = strawberry.field(
        description="Since when it takes nothing; null while all is well."
    )
    old_secret_until: datetime | None = strawberry.field(
        description="Until when messages are also signed with the secret before."
    )
    version: int = strawberry.field(description="Send it back with a change; a stale one answers CONFLICT.")
    events = derived(
        list[WebhookEvent],
        lambda names: [WebhookEvent(name) for name in names],
        "events",
        description="What it hears of.",
    )
    allowed_actions = derived(
        list[EndpointAction],
        lambda state: ALLOWED[EndpointState(state)],
        "state",
        description="What the viewer may do with it now.",
    )

    @paged(Connection[WebhookDelivery], by="endpoint_id", description="Its messages.")
    def deliveries(
        self,
        info: Info,
        row: strawberry.Parent[models.WebhookEndpoint],
        first: First = 20,
        after: After = None,
        state: Annotated[
            DeliveryState | None, strawberry.argument(description="Only those in this state.")
        ] = None,
        order: InTime = TimeOrder.NEWEST,
    ) -> Listing[models.WebhookDelivery]:
        rows = access.visible_webhook_deliveries(info.context.actor)
        rows = rows if state is None else rows.filter(state=state)
        return Listing(rows, in_time(order, "created_at"), first, after)


@strawberry.type
class WebhooksQuery:
    @listed(list[WebhookEndpoint], description="Webhooks, the newest first; none but for administrators.")
    def webhook_endpoints(self, info: Info) -> Listing[models.WebhookEndpoint]:
        return Listing(access.visible_webhook_endpoints(info.context.actor), ("-created_at", "id"), 100)
