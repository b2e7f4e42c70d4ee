"""What administrators do with webhooks."""

from headway.integrating.actions.deliveries import (
    replay_deliveries,
    replay_delivery,
    send_test,
)
from headway.integrating.actions.endpoints import (
    change_endpoint,
    pause_endpoint,
    register_endpoint,
    remove_endpoint,
    resume_endpoint,
    rotate_secret,
)

__all__ = [
    "change_endpoint",
    "pause_endpoint",
    "register_endpoint",
    "remove_endpoint",
    "replay_deliveries",
    "replay_delivery",
    "resume_endpoint",
    "rotate_secret",
    "send_test",
]
