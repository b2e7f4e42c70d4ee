"""Agreeing a performance plan: each side to the words it saw, and a version once both have agreed to the same."""

from datetime import datetime
from typing import Any
from uuid import UUID

from headway.planning.access import people_with_plans, visible_periods, writes_growth
from headway.planning.models import PerformancePlan, PerformancePlanVersion
from headway.planning.reads import PlanOfPeriod, plan_of, standings_to
from headway.planning.rules import PeriodState
from headway.planning.rules.moves import Standing
from headway.planning.rules.plans import problem_agreeing
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.checking import PARAGRAPH, Checks
from headway.platform.database import one_at_a_time, transaction
from headway.platform.errors import Code, Problem, Rejected, not_found
from headway.platform.events import announce, change, create


async def agree_performance_plan(
    actor: Actor, *, employee_id: UUID, period_id: UUID, fingerprint: str, reason: str = ""
) -> PlanOfPeriod:
    """Agree to a person's plan of a period as it was seen; once both sides agreed to the same words, they are a version.

    Refuses words that have changed meanwhile, a plan without an agreed goal, a change of what was agreed without a reason,
    and all but the person and their direct manager, or HR where there is none.
    """
    writes_growth(actor)
    checks = Checks()
    reason = checks.text(reason, "reason", most=PARAGRAPH)
    checks.done()
    async with transaction():
        await one_at_a_time(f"performance plan {employee_id} {period_id}")
        if not await people_with_plans(actor).filter(id=employee_id).exists():
            raise not_found("plan", "employee_id")
        period = await visible_periods(actor).get_or_none(id=period_id)
        if period is None:
            raise not_found("period", "period_id")
        standing = await _standing(actor, employee_id)
        seen = await plan_of(employee_id, period)
        if seen.agreements.now != fingerprint:
            message = "The plan changed while you were reading. Look at what it says now, and agree to that."
            raise Rejected(Problem(Code.CONFLICT, message, ("fingerprint",)))
        closed = period.state is PeriodState.CLOSED
        problem = problem_agreeing(
            seen.agreements,
            as_owner=standing.owns,
            goals=len(seen.goals),
            reason=reason,
            period_closed=closed,
        )
        if problem is not None:
            raise Rejected(problem)
        row = await _agreed(actor, seen, standing, reason)
        other = row.manager_fingerprint if standing.owns else row.owner_fingerprint
        if other == fingerprint:
            await _freeze(actor, seen, row)
        await announce(
            "PerformancePlanAgreed", plan_id=row.id, owner_id=employee_id, both=other == fingerprint
        )
        return await plan_of(employee_id, period)


async def _standing(actor: Actor, employee_id: UUID) -> Standing:
    standing = (await standings_to(actor, [employee_id])).get(employee_id, Standing())
    if not (standing.owns or standing.agrees):
        message = (
            "A plan is agreed by the person and their direct manager, or HR where there is none. Ask them."
        )
        raise Rejected(Problem(Code.FORBIDDEN, message, ("employee_id",)))
    return standing


async def _agreed(actor: Actor, seen: PlanOfPeriod, standing: Standing, reason: str) -> PerformancePlan:
    """The row with this side's agreement."""
    now = clock.now()
    changes: dict[str, Any] = (
        {"owner_agreed_at": now, "owner_fingerprint": seen.agreements.now}
        if standing.owns
        else {
            "manager_agreed_at": now,
            "manager_fingerprint": seen.agreements.now,
            "manager_agreed_by_id": actor.employee_id,
        }
    )
    if reason:
        changes["amend_reason"] = reason
    if seen.row is None:
        place = {"owner_id": seen.employee_id, "period_id": seen.period_id}
        return await create(actor, "agree_performance_plan", PerformancePlan, **place, **changes)
    await change(actor, "agree_performance_plan", seen.row, **changes)
    return seen.row


async def _freeze(actor: Actor, seen: PlanOfPeriod, row: PerformancePlan) -> None:
    first: datetime | None = row.owner_agreed_at
    second: datetime | None = row.manager_agreed_at
    await create(
        actor,
        "freeze_performance_plan",
        PerformancePlanVersion,
        plan_id=row.id,
        number=len(seen.versions) + 1,
        terms=seen.terms,
        fingerprint=seen.agreements.now,
        reason=row.amend_reason if seen.versions else "",
        owner_agreed_at=first,
        manager_agreed_at=second,
        manager_agreed_by_id=row.manager_agreed_by_id,
        agreed_at=clock.now(),
    )
    await change(
        actor, "freeze_performance_plan", row, owner_fingerprint="", manager_fingerprint="", amend_reason=""
    )
