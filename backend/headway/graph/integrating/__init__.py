"""Integrations in the graph: what they write, many rows at once, each with a result of its own, and what they are told of."""

import strawberry

from headway.graph.integrating.employees import EmployeesMutation
from headway.graph.integrating.goals import GoalsMutation
from headway.graph.integrating.keeping_webhooks import WebhooksMutation
from headway.graph.integrating.metrics import MetricsMutation
from headway.graph.integrating.time_facts import TimeFactsMutation
from headway.graph.integrating.webhooks import WebhooksQuery


@strawberry.type
class IntegratingMutation(
    EmployeesMutation, GoalsMutation, MetricsMutation, TimeFactsMutation, WebhooksMutation
):
    pass


__all__ = ["IntegratingMutation", "WebhooksQuery"]
