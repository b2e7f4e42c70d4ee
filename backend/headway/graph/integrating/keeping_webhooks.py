"""Keeping webhooks: register, change, pause and resume, another secret, remove, test, send again (administrators)."""

from datetime import datetime
from typing import Annotated

import strawberry

from headway.graph.context import Info
from headway.graph.ids import key_of
from headway.graph.integrating.webhooks import WebhookDelivery, WebhookEndpoint
from headway.graph.refusals import UserErrors
from headway.integrating import actions, models
from headway.integrating.rules.vocabulary import WebhookEvent

ADDRESS = "Where to send messages: https://, on a public network, at most 500 characters."
SECRET = "What signs its messages, whsec_ and base64. Shown once; keep it safe."  # noqa: S105 - words


@strawberry.input(description="A webhook to register.")
class RegisterWebhookEndpointInput:
    address: str = strawberry.field(description=ADDRESS)
    events: list[WebhookEvent] = strawberry.field(description="What it is to hear of.")


@strawberry.input(description="Where a webhook listens from now on, and for what.")
class ChangeWebhookEndpointInput:
    id: strawberry.ID = strawberry.field(description="The webhook.")
    version: int = strawberry.field(description="The version that was seen.")
    address: str = strawberry.field(description=ADDRESS)
    events: list[WebhookEvent] = strawberry.field(description="All it is to hear of.")


@strawberry.input(description="The webhook to pause.")
class PauseWebhookEndpointInput:
    id: strawberry.ID = strawberry.field(description="The webhook.")
    version: int = strawberry.field(description="The version that was seen.")


@strawberry.input(description="The webhook to resume.")
class ResumeWebhookEndpointInput:
    id: strawberry.ID = strawberry.field(description="The webhook.")
    version: int = strawberry.field(description="The version that was seen.")


@strawberry.input(description="The webhook to give another secret.")
class RotateWebhookSecretInput:
    id: strawberry.ID = strawberry.field(description="The webhook.")
    version: int = strawberry.field(description="The version that was seen.")


@strawberry.input(description="The webhook to remove.")
class RemoveWebhookEndpointInput:
    id: strawberry.ID = strawberry.field(description="The webhook.")
    version: int = strawberry.field(description="The version that was seen.")


@strawberry.input(description="The webhook to test.")
class SendWebhookTestInput:
    id: strawberry.ID = strawberry.field(description="The webhook.")


@strawberry.input(description="The message to send again.")
class ReplayWebhookDeliveryInput:
    id: strawberry.ID = strawberry.field(description="The message.")
    version: int = strawberry.field(description="The version that was seen.")


@strawberry.input(description="Which messages of a webhook to send again.")
class ReplayWebhookDeliveriesInput:
    id: strawberry.ID = strawberry.field(description="The webhook.")
    since: datetime = strawberry.field(description="What happened at this moment or later.")
    failed_only: bool = strawberry.field(
        default=False, description="Only what was given up, not what was delivered."
    )


@strawberry.type(description="The webhook registered.")
class RegisterWebhookEndpointPayload:
    endpoint: models.WebhookEndpoint = strawberry.field(
        graphql_type=WebhookEndpoint, description="The webhook."
    )
    secret: str = strawberry.field(description=SECRET)


@strawberry.type(description="The webhook changed.")
class ChangeWebhookEndpointPayload:
    endpoint: models.WebhookEndpoint = strawberry.field(
        graphql_type=WebhookEndpoint, description="As it is now."
    )


@strawberry.type(description="The webhook paused.")
class PauseWebhookEndpointPayload:
    endpoint: models.WebhookEndpoint = strawberry.field(
        graphql_type=WebhookEndpoint, description="As it is now."
    )


@strawberry.type(description="The webhook resumed.")
class ResumeWebhookEndpointPayload:
    endpoint: models.WebhookEndpoint = strawberry.field(
        graphql_type=WebhookEndpoint, description="As it is now."
    )


@strawberry.type(description="The webhook with another secret; for a day both sign.")
class RotateWebhookSecretPayload:
    endpoint: models.WebhookEndpoint = strawberry.field(
        graphql_type=WebhookEndpoint, description="As it is now."
    )
    secret: str = strawberry.field(description=SECRET)


@strawberry.type(description="The webhook removed.")
class RemoveWebhookEndpointPayload:
    id: strawberry.ID = strawberry.field(description="The id it had.")


@strawberry.type(description="The test, on its way.")
class SendWebhookTestPayload:
    delivery: models.WebhookDelivery = strawberry.field(
        graphql_type=WebhookDelivery, description="The message."
    )


@strawberry.type(description="The message, on its way again.")
class ReplayWebhookDeliveryPayload:
    delivery: models.WebhookDelivery = strawberry.field(
        graphql_type=WebhookDelivery, description="As it is now."
    )


@strawberry.type(description="The messages on their way again.")
class ReplayWebhookDeliveriesPayload:
    count: int = strawberry.field(description="How many; the oldest come first, at most 500 at once.")
    left: int = strawberry.field(description="How many more there are; ask again for those.")


RegisterWebhookEndpointResult = Annotated[
    RegisterWebhookEndpointPayload | UserErrors,
    strawberry.union("RegisterWebhookEndpointResult", description="The webhook registered, or why not."),
]
ChangeWebhookEndpointResult = Annotated[
    ChangeWebhookEndpointPayload | UserErrors,
    strawberry.union("ChangeWebhookEndpointResult", description="The webhook changed, or why not."),
]
PauseWebhookEndpointResult = Annotated[
    PauseWebhookEndpointPayload | UserErrors,
    strawberry.union("PauseWebhookEndpointResult", description="The webhook paused, or why not."),
]
ResumeWebhookEndpointResult = Annotated[
    ResumeWebhookEndpointPayload | UserErrors,
    strawberry.union("ResumeWebhookEndpointResult", description="The webhook resumed, or why not."),
]
RotateWebhookSecretResult = Annotated[
    RotateWebhookSecretPayload | UserErrors,
    strawberry.union("RotateWebhookSecretResult", description="Another secret, or why not."),
]
RemoveWebhookEndpointResult = Annotated[
    RemoveWebhookEndpointPayload | UserErrors,
    strawberry.union("RemoveWebhookEndpointResult", description="The webhook removed, or why not."),
]
SendWebhookTestResult = Annotated[
    SendWebhookTestPayload | UserErrors,
    strawberry.union("SendWebhookTestResult", description="A test on its way, or why not."),
]
ReplayWebhookDeliveryResult = Annotated[
    ReplayWebhookDeliveryPayload | UserErrors,
    strawberry.union("ReplayWebhookDeliveryResult", description="The message on its way again, or why not."),
]
ReplayWebhookDeliveriesResult = Annotated[
    ReplayWebhookDeliveriesPayload | UserErrors,
    strawberry.union("ReplayWebhookDeliveriesResult", description="Messages on their way again, or why not."),
]


@strawberry.type
class WebhooksMutation:
    @strawberry.mutation(
        description="Have an integration told of what happens, by signed messages (administrators)."
    )
    async def register_webhook_endpoint(
        self, info: Info, input: RegisterWebhookEndpointInput
    ) -> RegisterWebhookEndpointResult:
        endpoint, secret = await actions.register_endpoint(
            info.context.actor, address=input.address, events=input.events
        )
        return RegisterWebhookEndpointPayload(endpoint=endpoint, secret=secret)

    @strawberry.mutation(description="Change where a webhook listens and for what (administrators).")
    async def change_webhook_endpoint(
        self, info: Info, input: ChangeWebhookEndpointInput
    ) -> ChangeWebhookEndpointResult:
        endpoint = await actions.change_endpoint(
            info.context.actor,
            id=key_of(input.id, "WebhookEndpoint"),
            version=input.version,
            address=input.address,
            events=input.events,
        )
        return ChangeWebhookEndpointPayload(endpoint=endpoint)

    @strawberry.mutation(description="Send nothing for now; what happens waits (administrators).")
    async def pause_webhook_endpoint(
        self, info: Info, input: PauseWebhookEndpointInput
    ) -> PauseWebhookEndpointResult:
        endpoint = await actions.pause_endpoint(
            info.context.actor, id=key_of(input.id, "WebhookEndpoint"), version=input.version
        )
        return PauseWebhookEndpointPayload(endpoint=endpoint)

    @strawberry.mutation(description="Send again, also what has waited (administrators).")
    async def resume_webhook_endpoint(
        self, info: Info, input: ResumeWebhookEndpointInput
    ) -> ResumeWebhookEndpointResult:
        endpoint = await actions.resume_endpoint(
            info.context.actor, id=key_of(input.id, "WebhookEndpoint"), version=input.version
        )
        return ResumeWebhookEndpointPayload(endpoint=endpoint)

    @strawberry.mutation(description="Give a webhook another secret; for a day both sign (administrators).")
    async def rotate_webhook_secret(
        self, info: Info, input: RotateWebhookSecretInput
    ) -> RotateWebhookSecretResult:
        endpoint, secret = await actions.rotate_secret(
            info.context.actor, id=key_of(input.id, "WebhookEndpoint"), version=input.version
        )
        return RotateWebhookSecretPayload(endpoint=endpoint, secret=secret)

    @strawberry.mutation(
        description="Send nothing to it ever again, and forget its secrets (administrators)."
    )
    async def remove_webhook_endpoint(
        self, info: Info, input: RemoveWebhookEndpointInput
    ) -> RemoveWebhookEndpointResult:
        await actions.remove_endpoint(
            info.context.actor, id=key_of(input.id, "WebhookEndpoint"), version=input.version
        )
        return RemoveWebhookEndpointPayload(id=input.id)

    @strawberry.mutation(
        description="Send a message about nothing, once, also while paused (administrators)."
    )
    async def send_webhook_test(self, info: Info, input: SendWebhookTestInput) -> SendWebhookTestResult:
        delivery = await actions.send_test(info.context.actor, id=key_of(input.id, "WebhookEndpoint"))
        return SendWebhookTestPayload(delivery=delivery)

    @strawberry.mutation(description="Send a message again, under the same id (administrators).")
    async def replay_webhook_delivery(
        self, info: Info, input: ReplayWebhookDeliveryInput
    ) -> ReplayWebhookDeliveryResult:
        delivery = await actions.replay_delivery(
            info.context.actor, id=key_of(input.id, "WebhookDelivery"), version=input.version
        )
        return ReplayWebhookDeliveryPayload(delivery=delivery)

    @strawberry.mutation(
        description="Send again what happened since a moment, each message under its id (administrators)."
    )
    async def replay_webhook_deliveries(
        self, info: Info, input: ReplayWebhookDeliveriesInput
    ) -> ReplayWebhookDeliveriesResult:
        count, left = await actions.replay_deliveries(
            info.context.actor,
            id=key_of(input.id, "WebhookEndpoint"),
            since=input.since,
            failed_only=input.failed_only,
        )
        return ReplayWebhookDeliveriesPayload(count=count, left=left)
