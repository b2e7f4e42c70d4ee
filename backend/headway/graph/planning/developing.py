"""Writing and moving development plans in the graph."""

from datetime import date
from typing import Annotated

import strawberry

from headway.graph.context import Info
from headway.graph.ids import key_of, key_or_none
from headway.graph.planning.development import (
    DevelopmentAction,
    DevelopmentActionKind,
    DevelopmentActionState,
    DevelopmentPlan,
)
from headway.graph.refusals import UserErrors
from headway.planning import actions, models
from headway.planning.rules.development import ActionTerms, ObjectiveTerms

SEEN = "The version that was seen."


@strawberry.input(description="Whose plan to begin, for which period.")
class CreateDevelopmentPlanInput:
    employee_id: strawberry.ID = strawberry.field(
        description="Whose it is: yourself, or somebody who reports to you."
    )
    period_id: strawberry.ID = strawberry.field(description="The period it is for, one that is not closed.")
    carry_over: bool = strawberry.field(
        default=False,
        description="Whether it takes on what is open in the plan before; there it is dropped, and says where it went.",
    )


@strawberry.input(description="One thing that is done for an objective.")
class DevelopmentActionInput:
    id: strawberry.ID | None = strawberry.field(
        default=None, description="The action to change; none for a new one."
    )
    kind: DevelopmentActionKind = strawberry.field(description="How it is learned.")  # type: ignore[valid-type]
    title: str = strawberry.field(description="What is done, at most 200 characters.")
    starts_on: date | None = strawberry.field(default=None, description="The day it begins.")
    due_on: date = strawberry.field(description="The day it is to be done, within the period.")
    weight: int = strawberry.field(default=100, description="How much it counts beside the others, 1 to 100.")


@strawberry.input(description="What is to be learned.")
class DevelopmentObjectiveInput:
    id: strawberry.ID | None = strawberry.field(
        default=None, description="The objective to change; none for a new one."
    )
    title: str = strawberry.field(description="The objective in one line, at most 200 characters.")
    skill_id: strawberry.ID | None = strawberry.field(default=None, description="The skill it is about.")
    target_level: int | None = strawberry.field(
        default=None, description="The level to reach, 1 to 5; with a skill only."
    )
    goal_id: strawberry.ID | None = strawberry.field(
        default=None, description="The goal of the same person for which it is learned."
    )
    actions: list[DevelopmentActionInput] = strawberry.field(
        default_factory=list, description="What is done for it, at most ten."
    )


@strawberry.input(description="A development plan as it is to be.")
class UpdateDevelopmentPlanInput:
    id: strawberry.ID = strawberry.field(description="The plan.")
    version: int = strawberry.field(description=SEEN)
    summary: str = strawberry.field(
        default="", description="Where the person wants to go, at most 2,000 characters."
    )
    target_role_id: strawberry.ID | None = strawberry.field(default=None, description="The role it leads to.")
    objectives: list[DevelopmentObjectiveInput] = strawberry.field(
        description="All objectives it is to have, at most ten; of an agreed plan what is there and what is new."
    )


@strawberry.input(description="Which plan to agree to.")
class AgreeDevelopmentPlanInput:
    id: strawberry.ID = strawberry.field(description="The plan.")
    version: int = strawberry.field(description=SEEN)


@strawberry.input(description="Which plan to take back to a draft.")
class ReopenDevelopmentPlanInput:
    id: strawberry.ID = strawberry.field(description="The plan.")
    version: int = strawberry.field(description=SEEN)
    reason: str = strawberry.field(description="Why, at most 2,000 characters.")


@strawberry.input(description="Which plan to look back on.")
class ReviewDevelopmentPlanInput:
    id: strawberry.ID = strawberry.field(description="The plan.")
    version: int = strawberry.field(description=SEEN)
    conclusion: str = strawberry.field(
        description="What was learned and what comes next, at most 2,000 characters."
    )


@strawberry.input(description="Which plan to end.")
class CloseDevelopmentPlanInput:
    id: strawberry.ID = strawberry.field(description="The plan.")
    version: int = strawberry.field(description=SEEN)


@strawberry.input(description="How far an action is.")
class MoveDevelopmentActionInput:
    id: strawberry.ID = strawberry.field(description="The action.")
    version: int = strawberry.field(description=SEEN)
    state: DevelopmentActionState = strawberry.field(description="How far it is.")  # type: ignore[valid-type]
    evidence: str = strawberry.field(
        default="", description="What shows that it is done, at most 2,000 characters; needed for DONE."
    )
    reason: str = strawberry.field(
        default="", description="Why it is dropped, at most 2,000 characters; needed for DROPPED."
    )


@strawberry.type(description="The plan begun.")
class CreateDevelopmentPlanPayload:
    development_plan: models.DevelopmentPlan = strawberry.field(
        graphql_type=DevelopmentPlan, description="The new plan, a draft."
    )


@strawberry.type(description="The plan changed.")
class UpdateDevelopmentPlanPayload:
    development_plan: models.DevelopmentPlan = strawberry.field(
        graphql_type=DevelopmentPlan, description="The plan as it is now."
    )


@strawberry.type(description="The plan with your agreement.")
class AgreeDevelopmentPlanPayload:
    development_plan: models.DevelopmentPlan = strawberry.field(
        graphql_type=DevelopmentPlan, description="The plan as it is now."
    )


@strawberry.type(description="The plan, a draft again.")
class ReopenDevelopmentPlanPayload:
    development_plan: models.DevelopmentPlan = strawberry.field(
        graphql_type=DevelopmentPlan, description="The plan as it is now."
    )


@strawberry.type(description="The plan with what was said looking back.")
class ReviewDevelopmentPlanPayload:
    development_plan: models.DevelopmentPlan = strawberry.field(
        graphql_type=DevelopmentPlan, description="The plan as it is now."
    )


@strawberry.type(description="The plan that is over.")
class CloseDevelopmentPlanPayload:
    development_plan: models.DevelopmentPlan = strawberry.field(
        graphql_type=DevelopmentPlan, description="The plan as it is now."
    )


@strawberry.type(description="The action moved.")
class MoveDevelopmentActionPayload:
    development_action: models.DevelopmentAction = strawberry.field(
        graphql_type=DevelopmentAction, description="The action as it is now."
    )


CreateDevelopmentPlanResult = Annotated[
    CreateDevelopmentPlanPayload | UserErrors,
    strawberry.union("CreateDevelopmentPlanResult", description="The plan begun, or why not."),
]
UpdateDevelopmentPlanResult = Annotated[
    UpdateDevelopmentPlanPayload | UserErrors,
    strawberry.union("UpdateDevelopmentPlanResult", description="The plan changed, or why not."),
]
AgreeDevelopmentPlanResult = Annotated[
    AgreeDevelopmentPlanPayload | UserErrors,
    strawberry.union("AgreeDevelopmentPlanResult", description="The plan agreed to, or why not."),
]
ReopenDevelopmentPlanResult = Annotated[
    ReopenDevelopmentPlanPayload | UserErrors,
    strawberry.union("ReopenDevelopmentPlanResult", description="The plan taken back, or why not."),
]
ReviewDevelopmentPlanResult = Annotated[
    ReviewDevelopmentPlanPayload | UserErrors,
    strawberry.union("ReviewDevelopmentPlanResult", description="The plan looked back on, or why not."),
]
CloseDevelopmentPlanResult = Annotated[
    CloseDevelopmentPlanPayload | UserErrors,
    strawberry.union("CloseDevelopmentPlanResult", description="The plan closed, or why not."),
]
MoveDevelopmentActionResult = Annotated[
    MoveDevelopmentActionPayload | UserErrors,
    strawberry.union("MoveDevelopmentActionResult", description="The action moved, or why not."),
]


@strawberry.type
class DevelopingMutation:
    @strawberry.mutation(description="Begin a development plan (its owner, their direct manager, HR).")
    async def create_development_plan(
        self, info: Info, input: CreateDevelopmentPlanInput
    ) -> CreateDevelopmentPlanResult:
        plan = await actions.create_development_plan(
            info.context.actor,
            employee_id=key_of(input.employee_id, "Employee", "employee_id"),
            period_id=key_of(input.period_id, "Period", "period_id"),
            carry_over=input.carry_over,
        )
        return CreateDevelopmentPlanPayload(development_plan=plan)

    @strawberry.mutation(description="Make a plan say this; what either side agreed to falls away.")
    async def update_development_plan(
        self, info: Info, input: UpdateDevelopmentPlanInput
    ) -> UpdateDevelopmentPlanResult:
        plan = await actions.update_development_plan(
            info.context.actor,
            id=key_of(input.id, "DevelopmentPlan"),
            version=input.version,
            summary=input.summary,
            target_role_id=key_or_none(input.target_role_id, "RoleProfile", "target_role_id"),
            objectives=[_objective(it, str(place)) for place, it in enumerate(input.objectives)],
        )
        return UpdateDevelopmentPlanPayload(development_plan=plan)

    @strawberry.mutation(description="Agree to what a plan says now; once both sides have, it is agreed.")
    async def agree_development_plan(
        self, info: Info, input: AgreeDevelopmentPlanInput
    ) -> AgreeDevelopmentPlanResult:
        plan = await actions.agree_development_plan(
            info.context.actor, id=key_of(input.id, "DevelopmentPlan"), version=input.version
        )
        return AgreeDevelopmentPlanPayload(development_plan=plan)

    @strawberry.mutation(description="Take an agreed plan back to a draft with a reason.")
    async def reopen_development_plan(
        self, info: Info, input: ReopenDevelopmentPlanInput
    ) -> ReopenDevelopmentPlanResult:
        plan = await actions.reopen_development_plan(
            info.context.actor,
            id=key_of(input.id, "DevelopmentPlan"),
            version=input.version,
            reason=input.reason,
        )
        return ReopenDevelopmentPlanPayload(development_plan=plan)

    @strawberry.mutation(description="Look back on a plan (the direct manager, or HR where there is none).")
    async def review_development_plan(
        self, info: Info, input: ReviewDevelopmentPlanInput
    ) -> ReviewDevelopmentPlanResult:
        plan = await actions.review_development_plan(
            info.context.actor,
            id=key_of(input.id, "DevelopmentPlan"),
            version=input.version,
            conclusion=input.conclusion,
        )
        return ReviewDevelopmentPlanPayload(development_plan=plan)

    @strawberry.mutation(description="End a plan that was looked back on and has nothing open.")
    async def close_development_plan(
        self, info: Info, input: CloseDevelopmentPlanInput
    ) -> CloseDevelopmentPlanResult:
        plan = await actions.close_development_plan(
            info.context.actor, id=key_of(input.id, "DevelopmentPlan"), version=input.version
        )
        return CloseDevelopmentPlanPayload(development_plan=plan)

    @strawberry.mutation(description="Say how far an action is (its owner, their direct manager).")
    async def move_development_action(
        self, info: Info, input: MoveDevelopmentActionInput
    ) -> MoveDevelopmentActionResult:
        action = await actions.move_development_action(
            info.context.actor,
            id=key_of(input.id, "DevelopmentAction"),
            version=input.version,
            state=input.state,
            evidence=input.evidence,
            reason=input.reason,
        )
        return MoveDevelopmentActionPayload(development_action=action)


def _objective(input: DevelopmentObjectiveInput, place: str) -> ObjectiveTerms:
    path = ("objectives", place)
    return ObjectiveTerms(
        title=input.title,
        skill_id=key_or_none(input.skill_id, "Skill", *path, "skill_id"),
        target_level=input.target_level,
        goal_id=key_or_none(input.goal_id, "Goal", *path, "goal_id"),
        actions=tuple(
            _action(it, (*path, "actions", str(number))) for number, it in enumerate(input.actions)
        ),
        id=key_or_none(input.id, "DevelopmentObjective", *path, "id"),
    )


def _action(input: DevelopmentActionInput, path: tuple[str, ...]) -> ActionTerms:
    return ActionTerms(
        kind=input.kind,
        title=input.title,
        due_on=input.due_on,
        starts_on=input.starts_on,
        weight=input.weight,
        id=key_or_none(input.id, "DevelopmentAction", *path, "id"),
    )
