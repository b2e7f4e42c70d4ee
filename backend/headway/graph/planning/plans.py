"""A person's performance plan of a period in the graph: one query brings goals, standards and development plan together."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

import strawberry
from strawberry.scalars import JSON

from headway.graph.context import Info
from headway.graph.edges import derived, to_one
from headway.graph.ids import key_of
from headway.graph.planning.development import DevelopmentPlan
from headway.graph.planning.goals import Goal
from headway.graph.planning.periods import Period
from headway.graph.refusals import UserErrors
from headway.graph.relay import GlobalId, Node, views
from headway.graph.roles import Standard
from headway.graph.words import described
from headway.people.access import visible_employees
from headway.planning import access, actions, models, reads
from headway.planning.rules import plans as rules

if TYPE_CHECKING:
    from headway.graph.people import Employee

AnEmployee: TypeAlias = Annotated["Employee", strawberry.lazy("headway.graph.people")]

AgreementState = described(
    rules.AgreementState,
    "How what a performance plan says now stands to what was agreed.",
    DRAFT="Nothing was agreed yet.",
    WAITING="One side agreed to what it says now, and waits for the other.",
    AGREED="Both agreed to what it says now.",
    CHANGED="It says something else than what was agreed.",
)


@strawberry.type(description="A performance plan as both agreed to it; never changed.")
class PerformancePlanVersion(Node):
    is_type_of = views(models.PerformancePlanVersion, access.visible_performance_plan_versions)
    number: int = strawberry.field(description="1 for what was agreed first.")
    reason: str = strawberry.field(description="Why it was changed; empty for the first.")
    agreed_at: datetime = strawberry.field(description="When the second side agreed.")
    owner_agreed_at: datetime = strawberry.field(description="When the person agreed.")
    manager_agreed_at: datetime = strawberry.field(description="When the manager agreed.")
    terms: JSON = strawberry.field(
        description="Goals, standards and development plan in the words that were agreed."
    )
    manager_agreed_by = to_one(
        AnEmployee | None,
        visible_employees,
        "manager_agreed_by_id",
        description="Who agreed for the manager's side.",
    )


@strawberry.type(
    description="What a person and their manager agree on for a period; private goals are no part of it."
)
class PerformancePlan:
    employee = to_one(AnEmployee, visible_employees, "employee_id", description="Whose plan it is.")
    period = to_one(Period, access.visible_periods, "period_id", description="The period it is for.")
    state: AgreementState = strawberry.field(description="How it stands to what was agreed.")  # type: ignore[valid-type]
    fingerprint = derived(
        str,
        lambda agreements: agreements.now,
        "agreements",
        description="Stands for what the plan says now; send it to agree to exactly that.",
    )
    owner_agreed_at: datetime | None = strawberry.field(
        description="When the person agreed to what it says now."
    )
    manager_agreed_at: datetime | None = strawberry.field(
        description="When the manager agreed to what it says now."
    )
    reason: str = strawberry.field(description="Why it is to be changed, while one side waits for the other.")
    terms: JSON = strawberry.field(description="What it says now, in the words that would be agreed.")

    @strawberry.field(
        graphql_type=list[Goal], description="The agreed goals of the period, what is due first, first."
    )
    def goals(self, row: strawberry.Parent[reads.PlanOfPeriod]) -> Any:
        return list(row.goals)

    @strawberry.field(graphql_type=list[Standard], description="The standards of the person's role.")
    def standards(self, row: strawberry.Parent[reads.PlanOfPeriod]) -> Any:
        return list(row.standards)

    @strawberry.field(
        graphql_type=DevelopmentPlan | None,
        description="The development plan of the period; its words are part of the plan once both agreed to them.",
    )
    def development_plan(self, row: strawberry.Parent[reads.PlanOfPeriod]) -> Any:
        return row.development_plan

    @strawberry.field(
        graphql_type=list[PerformancePlanVersion], description="What was agreed, the newest first."
    )
    def versions(self, row: strawberry.Parent[reads.PlanOfPeriod]) -> Any:
        return list(row.versions)

    @strawberry.field(description="Whether you can agree to what it says now.")
    async def viewer_may_agree(self, info: Info, row: strawberry.Parent[reads.PlanOfPeriod]) -> bool:
        return await reads.may_agree(info.context.actor, row)


@strawberry.input(description="Whose plan of which period to agree to.")
class AgreePerformancePlanInput:
    employee_id: strawberry.ID = strawberry.field(description="Whose plan it is.")
    period_id: strawberry.ID = strawberry.field(description="The period it is for.")
    fingerprint: str = strawberry.field(description="Stands for what was seen, as the plan told it.")
    reason: str = strawberry.field(
        default="", description="Why what was agreed is to change, at most 2,000 characters."
    )


@strawberry.type(description="The plan with your agreement.")
class AgreePerformancePlanPayload:
    @strawberry.field(graphql_type=PerformancePlan, description="The plan as it is now.")
    def performance_plan(self, payload: strawberry.Parent["AgreePerformancePlanPayload"]) -> Any:
        return payload.plan

    plan: strawberry.Private[Any]


AgreePerformancePlanResult = Annotated[
    AgreePerformancePlanPayload | UserErrors,
    strawberry.union("AgreePerformancePlanResult", description="The plan agreed to, or why not."),
]


@strawberry.type
class PlansQuery:
    @strawberry.field(
        graphql_type=PerformancePlan | None,
        description="A person's plan of a period; null unless you are the person, a manager above, or HR in scope.",
    )
    async def performance_plan(self, info: Info, employee_id: GlobalId, period_id: GlobalId) -> Any:
        return await reads.performance_plan(
            info.context.actor,
            key_of(employee_id, "Employee", "employee_id"),
            key_of(period_id, "Period", "period_id"),
        )


@strawberry.type
class PlansMutation:
    @strawberry.mutation(
        description="Agree to a performance plan as you saw it; once both sides have, it is kept as a version."
    )
    async def agree_performance_plan(
        self, info: Info, input: AgreePerformancePlanInput
    ) -> AgreePerformancePlanResult:
        plan = await actions.agree_performance_plan(
            info.context.actor,
            employee_id=key_of(input.employee_id, "Employee", "employee_id"),
            period_id=key_of(input.period_id, "Period", "period_id"),
            fingerprint=input.fingerprint,
            reason=input.reason,
        )
        return AgreePerformancePlanPayload(plan=plan)
