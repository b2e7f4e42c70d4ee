"""Logging progress in the graph."""

from datetime import date
from decimal import Decimal
from typing import Annotated

import strawberry

from headway.graph.context import Info
from headway.graph.ids import key_of, key_or_none
from headway.graph.monitoring.enums import Confidence
from headway.graph.monitoring.progress import AGoal, AKeyResult, ProgressUpdate
from headway.graph.refusals import UserErrors
from headway.monitoring import actions, models
from headway.planning.models import Goal as GoalRow
from headway.planning.models import KeyResult as KeyResultRow


@strawberry.input(description="A number of a key result.")
class LogProgressInput:
    key_result_id: strawberry.ID = strawberry.field(description="The key result.")
    version: int = strawberry.field(description="The version of the key result that was seen.")
    value: Decimal = strawberry.field(
        description="The number, in the unit of the key result; 0 or 1 for yes/no."
    )
    confidence: Confidence = strawberry.field(description="How sure you are that the target will be met.")  # type: ignore[valid-type]
    note: str = strawberry.field(
        default="", description="What there is to say about it, at most 2,000 characters."
    )
    effective_on: date | None = strawberry.field(
        default=None, description="The day it is about; today if left out."
    )
    corrects: strawberry.ID | None = strawberry.field(default=None, description="The update it replaces.")
    idempotency_key: str | None = strawberry.field(
        default=None,
        description="The same key again gives the update of the first call, at most 100 characters.",
    )


@strawberry.type(description="The number logged.")
class LogProgressPayload:
    update: models.ProgressUpdate = strawberry.field(graphql_type=ProgressUpdate, description="The update.")
    key_result: KeyResultRow = strawberry.field(
        graphql_type=AKeyResult, description="The key result as it is now."
    )
    goal: GoalRow = strawberry.field(graphql_type=AGoal, description="The goal as it is now.")


LogProgressResult = Annotated[
    LogProgressPayload | UserErrors,
    strawberry.union("LogProgressResult", description="The number logged, or why not."),
]


@strawberry.type
class LoggingMutation:
    @strawberry.mutation(
        description="Log a number of a key result (the goal's owner, or their direct manager)."
    )
    async def log_progress(self, info: Info, input: LogProgressInput) -> LogProgressResult:
        logged = await actions.log_progress(
            info.context.actor,
            key_result_id=key_of(input.key_result_id, "KeyResult", "key_result_id"),
            version=input.version,
            value=input.value,
            confidence=input.confidence,
            note=input.note,
            effective_on=input.effective_on,
            corrects_id=key_or_none(input.corrects, "ProgressUpdate", "corrects"),
            idempotency_key=input.idempotency_key,
        )
        return LogProgressPayload(update=logged.update, key_result=logged.key_result, goal=logged.goal)
