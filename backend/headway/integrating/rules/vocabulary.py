"""The words of webhooks: what can be heard of, and the states of endpoints and deliveries."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class WebhookEvent(StrEnum):
    """What an endpoint can hear of."""

    REWARD_EXECUTED = "REWARD_EXECUTED"
    REWARD_REVERSED = "REWARD_REVERSED"
    HANDOVER_FILE_MADE = "HANDOVER_FILE_MADE"


class EndpointState(StrEnum):
    """Whether anything is sent to an endpoint."""

    ACTIVE = "ACTIVE"
    PAUSED = "PAUSED"
    SWITCHED_OFF = "SWITCHED_OFF"
    REMOVED = "REMOVED"


class DeliveryState(StrEnum):
    """What became of a message."""

    WAITING = "WAITING"
    DELIVERED = "DELIVERED"
    FAILED = "FAILED"


class EndpointAction(StrEnum):
    """What is done with an endpoint."""

    CHANGE = "CHANGE"
    PAUSE = "PAUSE"
    RESUME = "RESUME"
    ROTATE_SECRET = "ROTATE_SECRET"  # noqa: S105 - the name of a verb
    TEST = "TEST"
    REPLAY = "REPLAY"
    REMOVE = "REMOVE"


@dataclass(frozen=True, slots=True)
class Source:
    """Where an event comes from: what actions announce, the field of that with the subject's id, the subject's type."""

    announced: str
    key: str
    subject: str


SOURCES: Final[Mapping[WebhookEvent, Source]] = {
    WebhookEvent.REWARD_EXECUTED: Source("RewardExecuted", "reward_id", "Reward"),
    WebhookEvent.REWARD_REVERSED: Source("RewardReversed", "reward_id", "Reward"),
    WebhookEvent.HANDOVER_FILE_MADE: Source("HandoverFileMade", "file_id", "HandoverFile"),
}
ANNOUNCED: Final[Mapping[str, WebhookEvent]] = {it.announced: event for event, it in SOURCES.items()}
# What messages call them. A test is about nothing but its endpoint.
TYPES: Final[Mapping[WebhookEvent, str]] = {
    WebhookEvent.REWARD_EXECUTED: "reward.executed",
    WebhookEvent.REWARD_REVERSED: "reward.reversed",
    WebhookEvent.HANDOVER_FILE_MADE: "handover_file.made",
}
TEST: Final = "webhook.test"
