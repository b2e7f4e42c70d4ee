"""Setting and editing goals in the graph."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

import strawberry

from headway.graph.context import Info
from headway.graph.ids import key_of, key_or_none
from headway.graph.planning.goals import Goal
from headway.graph.refusals import UserErrors
from headway.planning import actions, models, rules
from headway.planning.rules.terms import GoalEdit, GoalTerms, KeyResultTerms


@strawberry.input(description="How a goal is measured.")
class KeyResultInput:
    id: strawberry.ID | None = strawberry.field(
        default=None, description="The key result to change; none for a new one."
    )
    title: str = strawberry.field(description="What is measured, at most 200 characters.")
    measure: rules.Measure = strawberry.field(default=rules.Measure.NUMBER, description="What it counts.")
    direction: rules.Direction = strawberry.field(
        default=rules.Direction.INCREASE, description="Which way is good."
    )
    unit: str = strawberry.field(default="", description="The unit of a number, at most 30 characters.")
    currency: str = strawberry.field(default="", description="The currency of money, ISO 4217.")
    baseline: Decimal | None = strawberry.field(
        default=None, description="Where it starts, or the lower edge of a band; not for yes/no and steps."
    )
    target: Decimal | None = strawberry.field(
        default=None, description="Where it is to end, or the upper edge of a band; not for yes/no and steps."
    )
    commit: Decimal | None = strawberry.field(
        default=None, description="Less than the target: what both sides count on at the least."
    )
    stretch: Decimal | None = strawberry.field(default=None, description="More than the target: outstanding.")
    steps: list[str] = strawberry.field(
        default_factory=list, description="Of steps, their names in order, 2 to 20."
    )
    weight: int = strawberry.field(default=100, description="How much it counts beside the others, 0 to 100.")


@strawberry.input(description="A new goal.")
class CreateGoalInput:
    title: str = strawberry.field(description="The goal in one line, at most 200 characters.")
    period_id: strawberry.ID = strawberry.field(description="The period it is set for, an open one.")
    owner_id: strawberry.ID = strawberry.field(description="Whose it is: yourself, or somebody below you.")
    description: str = strawberry.field(default="", description="What it is about, at most 2,000 characters.")
    level: rules.GoalLevel = strawberry.field(
        default=rules.GoalLevel.INDIVIDUAL, description="Whose goal it is."
    )
    department_id: strawberry.ID | None = strawberry.field(
        default=None, description="The department whose goal it is."
    )
    parent_id: strawberry.ID | None = strawberry.field(default=None, description="The goal it supports.")
    weight: int = strawberry.field(
        default=100, description="How much it counts into the goal above, 0 to 100."
    )
    starts_on: date | None = strawberry.field(
        default=None, description="Its first day; that of the period if left out."
    )
    due_on: date | None = strawberry.field(
        default=None, description="The day it is due; the end of the period if left out."
    )
    visibility: rules.Visibility = strawberry.field(
        default=rules.Visibility.SHARED, description="Who may read it."
    )
    key_results: list[KeyResultInput] = strawberry.field(
        default_factory=list, description="How it is measured, at most ten."
    )
    propose: bool = strawberry.field(
        default=False, description="Whether to propose it at once; only its owner can."
    )
    idempotency_key: str | None = strawberry.field(
        default=None,
        description="The same key again gives the goal of the first call, at most 100 characters.",
    )


@strawberry.input(description="What to change of a goal; fields left out stay as they are.")
class UpdateGoalInput:
    id: strawberry.ID = strawberry.field(description="The goal.")
    version: int = strawberry.field(description="The version that was seen.")
    title: str | None = strawberry.field(default=strawberry.UNSET, description="The goal in one line.")
    period_id: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET, description="The period it is set for."
    )
    owner_id: strawberry.ID | None = strawberry.field(default=strawberry.UNSET, description="Whose it is.")
    description: str | None = strawberry.field(default=strawberry.UNSET, description="What it is about.")
    level: rules.GoalLevel | None = strawberry.field(
        default=strawberry.UNSET, description="Whose goal it is."
    )
    department_id: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET, description="The department whose goal it is; null for none."
    )
    parent_id: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET, description="The goal it supports; null for none."
    )
    weight: int | None = strawberry.field(
        default=strawberry.UNSET, description="How much it counts into the goal above."
    )
    starts_on: date | None = strawberry.field(default=strawberry.UNSET, description="Its first day.")
    due_on: date | None = strawberry.field(default=strawberry.UNSET, description="The day it is due.")
    visibility: rules.Visibility | None = strawberry.field(
        default=strawberry.UNSET, description="Who may read it."
    )
    key_results: list[KeyResultInput] | None = strawberry.field(
        default=strawberry.UNSET, description="All key results it is to have; only while it is a draft."
    )
    reason: str = strawberry.field(
        default="", description="Why it is moved in the tree, at most 2,000 characters."
    )


@strawberry.type(description="The goal made.")
class CreateGoalPayload:
    goal: models.Goal = strawberry.field(graphql_type=Goal, description="The new goal.")


@strawberry.type(description="The goal changed.")
class UpdateGoalPayload:
    goal: models.Goal = strawberry.field(graphql_type=Goal, description="The goal as it is now.")


CreateGoalResult = Annotated[
    CreateGoalPayload | UserErrors,
    strawberry.union("CreateGoalResult", description="A new goal, or why not."),
]
UpdateGoalResult = Annotated[
    UpdateGoalPayload | UserErrors,
    strawberry.union("UpdateGoalResult", description="The goal changed, or why not."),
]


@strawberry.type
class SettingMutation:
    @strawberry.mutation(description="Set a goal for yourself, somebody below you, or the organisation.")
    async def create_goal(self, info: Info, input: CreateGoalInput) -> CreateGoalResult:
        terms = GoalTerms(
            title=input.title,
            period_id=key_of(input.period_id, "Period", "period_id"),
            owner_id=key_of(input.owner_id, "Employee", "owner_id"),
            description=input.description,
            level=input.level,
            department_id=key_or_none(input.department_id, "Department", "department_id"),
            parent_id=key_or_none(input.parent_id, "Goal", "parent_id"),
            weight=input.weight,
            starts_on=input.starts_on,
            due_on=input.due_on,
            visibility=input.visibility,
            key_results=key_result_terms(input.key_results),
        )
        goal = await actions.create_goal(
            info.context.actor, terms=terms, propose=input.propose, idempotency_key=input.idempotency_key
        )
        return CreateGoalPayload(goal=goal)

    @strawberry.mutation(
        description="Change a draft; of an agreed goal only the description and who sees it."
    )
    async def update_goal(self, info: Info, input: UpdateGoalInput) -> UpdateGoalResult:
        edit = GoalEdit(**given(input))
        goal = await actions.update_goal(
            info.context.actor,
            id=key_of(input.id, "Goal"),
            version=input.version,
            edit=edit,
            reason=input.reason,
        )
        return UpdateGoalPayload(goal=goal)


_IDS = {"period_id": "Period", "owner_id": "Employee", "department_id": "Department", "parent_id": "Goal"}
_CLEARED_BY_NULL = {"department_id", "parent_id"}


def given(input: Any) -> dict[str, Any]:
    """What is to change of a goal. Null clears what may be empty, and leaves the rest as it is."""
    given: dict[str, Any] = {}
    for name, value in vars(input).items():
        if (
            name in {"id", "version", "reason"}
            or value is strawberry.UNSET
            or (value is None and name not in _CLEARED_BY_NULL)
        ):
            continue
        if name in _IDS:
            given[name] = key_or_none(value, _IDS[name], name)
        else:
            given[name] = key_result_terms(value) if name == "key_results" else value
    return given


def key_result_terms(inputs: list[KeyResultInput]) -> tuple[KeyResultTerms, ...]:
    return tuple(
        KeyResultTerms(
            title=input.title,
            measure=input.measure,
            direction=input.direction,
            unit=input.unit,
            currency=input.currency,
            baseline=input.baseline,
            target=input.target,
            commit=input.commit,
            stretch=input.stretch,
            steps=tuple(input.steps),
            weight=input.weight,
            id=key_or_none(input.id, "KeyResult", "key_results", str(position), "id"),
        )
        for position, input in enumerate(inputs)
    )
