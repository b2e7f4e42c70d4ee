"""A person's performance plan of a period: goals, standards and development plan together, and what was agreed of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from headway.people.access import visible_employees, visible_standards
from headway.planning.access import people_with_plans, visible_periods
from headway.planning.models import (
    DevelopmentAction,
    DevelopmentObjective,
    DevelopmentPlan,
    Goal,
    GoalVersion,
    PerformancePlan,
    PerformancePlanVersion,
    Period,
)
from headway.planning.reads.development import standings_to
from headway.planning.rules import GoalState, Outcome, PeriodState, Visibility
from headway.planning.rules.development import PlanState
from headway.planning.rules.moves import Standing
from headway.planning.rules.plans import Agreements, AgreementState, fingerprint, problem_agreeing
from headway.platform.actor import SYSTEM, Actor

if TYPE_CHECKING:
    from headway.people.models import Standard

AGREED_GOALS = (GoalState.ACTIVE, GoalState.PAUSED, GoalState.CLOSED)


@dataclass(frozen=True, slots=True)
class PlanOfPeriod:
    """What a plan says now, in rows and in the terms that would be frozen; `row` tells of agreements, if there are any."""

    employee_id: UUID
    period: Period
    goals: Sequence[Goal]
    standards: "Sequence[Standard]"
    development_plan: DevelopmentPlan | None
    terms: dict[str, Any]
    row: PerformancePlan | None = None
    versions: Sequence[PerformancePlanVersion] = field(default=())

    @property
    def period_id(self) -> UUID:
        return self.period.id

    @property
    def agreements(self) -> Agreements:
        """Which words each side agreed to."""
        return Agreements(
            now=fingerprint(self.terms),
            owner=self.row.owner_fingerprint if self.row else "",
            manager=self.row.manager_fingerprint if self.row else "",
            version=self.versions[0].fingerprint if self.versions else "",
        )

    @property
    def state(self) -> AgreementState:
        return self.agreements.state

    @property
    def owner_agreed_at(self) -> datetime | None:
        """When the person agreed to what it says now."""
        agreed = self.row is not None and self.agreements.owner == self.agreements.now
        return self.row.owner_agreed_at if agreed and self.row else None

    @property
    def manager_agreed_at(self) -> datetime | None:
        """When the manager agreed to what it says now."""
        agreed = self.row is not None and self.agreements.manager == self.agreements.now
        return self.row.manager_agreed_at if agreed and self.row else None

    @property
    def reason(self) -> str:
        """Why it is to be changed, while one side waits for the other."""
        return self.row.amend_reason if self.row and self.state is AgreementState.WAITING else ""

    def may_be_agreed_by(self, standing: Standing) -> bool:
        """Whether this side can agree to what it says now; a reason may still be asked for."""
        if not (standing.owns or standing.agrees):
            return False
        closed = self.period.state is PeriodState.CLOSED
        problem = problem_agreeing(
            self.agreements,
            as_owner=standing.owns,
            goals=len(self.goals),
            reason="given",
            period_closed=closed,
        )
        return problem is None


async def performance_plan(actor: Actor, employee_id: UUID, period_id: UUID) -> PlanOfPeriod | None:
    """The plan of a person in a period; None unless the actor may read it."""
    known = await people_with_plans(actor).filter(id=employee_id).exists()
    period = await visible_periods(actor).get_or_none(id=period_id)
    return await plan_of(employee_id, period) if known and period else None


async def plan_of(employee_id: UUID, period: Period) -> PlanOfPeriod:
    """What the plan says now, whoever asks. Private goals are between two people and no part of it, nor are drafts."""
    goals = (
        await Goal.filter(owner_id=employee_id, period_id=period.id, state__in=list(AGREED_GOALS))
        .exclude(visibility=Visibility.PRIVATE)
        .order_by("due_on", "id")
    )
    # Null in SQL is not different from anything: what was dropped is left out here.
    goals = [goal for goal in goals if goal.outcome is not Outcome.DROPPED]
    employee = await visible_employees(SYSTEM).get(id=employee_id)
    standards = (
        await visible_standards(SYSTEM)
        .filter(role_profile_id=employee.role_profile_id)
        .order_by("position", "id")
        if employee.role_profile_id
        else []
    )
    growth = await DevelopmentPlan.get_or_none(owner_id=employee_id, period_id=period.id)
    row = await PerformancePlan.get_or_none(owner_id=employee_id, period_id=period.id)
    versions = await PerformancePlanVersion.filter(plan_id=row.id).order_by("-number") if row else []
    terms = {
        "goals": await _goals(goals),
        "standards": [
            {"id": str(it.id), "name": it.name, "weight": it.weight, "anchors": list(it.anchors)}
            for it in standards
        ],
        "developmentPlan": await _growth(growth),
    }
    return PlanOfPeriod(employee_id, period, goals, standards, growth, terms, row, versions)


async def _goals(goals: Sequence[Goal]) -> list[dict[str, Any]]:
    """The newest agreed terms of each goal; of one that came agreed from another system, what it says."""
    frozen: dict[UUID, Any] = {}
    ids = [goal.id for goal in goals]
    for version in await GoalVersion.filter(goal_id__in=ids).order_by("number"):
        frozen[version.goal_id] = version.terms
    return [
        {"id": str(goal.id)}
        | frozen.get(goal.id, {"title": goal.title, "weight": goal.weight, "dueOn": goal.due_on.isoformat()})
        for goal in goals
    ]


async def _growth(plan: DevelopmentPlan | None) -> dict[str, Any] | None:
    """The words of a development plan that both agreed to."""
    if plan is None or plan.state is PlanState.DRAFT:
        return None
    actions = await DevelopmentAction.filter(plan_id=plan.id).order_by("position", "id")
    objectives = DevelopmentObjective.filter(plan_id=plan.id).order_by("position", "id")
    return {
        "summary": plan.summary,
        "objectives": [
            {
                "title": it.title,
                "skill": it.skill.name if it.skill else None,
                "targetLevel": it.target_level,
                "actions": [
                    {
                        "kind": row.kind.value,
                        "title": row.title,
                        "dueOn": row.due_on.isoformat(),
                        "weight": row.weight,
                    }
                    for row in actions
                    if row.objective_id == it.id
                ],
            }
            for it in await objectives.select_related("skill")
        ],
    }


async def may_agree(actor: Actor, plan: PlanOfPeriod) -> bool:
    """Whether the actor can agree to what the plan says now."""
    standing = (await standings_to(actor, [plan.employee_id])).get(plan.employee_id, Standing())
    return plan.may_be_agreed_by(standing)
