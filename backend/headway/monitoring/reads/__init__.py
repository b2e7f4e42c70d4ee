"""Batched reads of monitoring for the graph and the domains above."""

from headway.monitoring.reads.feedback import (
    allowed_to,
    feedback_actions,
    saying,
)
from headway.monitoring.reads.progress import (
    LOOKED_AT,
    notes,
    outlook_of,
    outlooks,
    outlooks_of,
    sources,
)
from headway.monitoring.reads.time import (
    leave_balances,
    whole_days,
)

__all__ = [
    "LOOKED_AT",
    "allowed_to",
    "feedback_actions",
    "leave_balances",
    "notes",
    "outlook_of",
    "outlooks",
    "outlooks_of",
    "saying",
    "sources",
    "whole_days",
]
