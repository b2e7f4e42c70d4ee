"""What integrations write in the graph: many rows at once, each with a result of its own."""

import strawberry

from headway.graph.integrating.employees import EmployeesMutation
from headway.graph.integrating.goals import GoalsMutation
from headway.graph.integrating.metrics import MetricsMutation
from headway.graph.integrating.time_facts import TimeFactsMutation


@strawberry.type
class IntegratingMutation(EmployeesMutation, GoalsMutation, MetricsMutation, TimeFactsMutation):
    pass


__all__ = ["IntegratingMutation"]
