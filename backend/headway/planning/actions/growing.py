"""The life of a development plan: agreed by both, worked on, looked back on, closed; or taken back to a draft."""

from datetime import date
from typing import Any
from uuid import UUID

from headway.planning.access import action_to_move
from headway.planning.actions.development import check_move, plan_to_move
from headway.planning.models import DevelopmentAction, DevelopmentObjective, DevelopmentPlan, Period
from headway.planning.rules.development import (
    OPEN,
    ActionState,
    PlanMove,
    PlanState,
    problems_agreeing,
    problems_moving_action,
)
from headway.platform import clock
from headway.platform.actor import SYSTEM, Actor
from headway.platform.checking import PARAGRAPH, Checks
from headway.platform.database import lock_row, transaction
from headway.platform.errors import Code, Problem, Rejected, conflict, reject_any
from headway.platform.events import announce, change


async def agree_development_plan(actor: Actor, *, id: UUID, version: int) -> DevelopmentPlan:
    """Agree to what a plan says now; once both sides have, it is agreed, and under way when its period has begun.

    Refuses an empty plan, an objective without an action, who has agreed already, and all but the two sides.
    """
    async with transaction():
        plan = await plan_to_move(actor, id, version, PlanMove.AGREE)
        reject_any(problems_agreeing(await _action_counts(plan)))
        standing = await check_move(actor, plan, PlanMove.AGREE)
        now = clock.now()
        changes: dict[str, Any] = (
            {"owner_agreed_at": now}
            if standing.owns
            else {
                "manager_agreed_at": now,
                "manager_agreed_by_id": actor.employee_id,
            }
        )
        other = plan.manager_agreed_at if standing.owns else plan.owner_agreed_at
        if other is not None:
            changes |= {"state": PlanState.AGREED, "reopen_reason": ""}
        await change(actor, "agree_development_plan", plan, expected_version=version, **changes)
        await announce(
            "DevelopmentPlanAgreed", plan_id=plan.id, owner_id=plan.owner_id, both=other is not None
        )
        if other is not None:
            await _begin_if_due(actor, plan, clock.today())
        return plan


async def reopen_development_plan(actor: Actor, *, id: UUID, version: int, reason: str) -> DevelopmentPlan:
    """Take an agreed plan back to a draft with a reason, to be changed and agreed anew; what was done stays done."""
    checks = Checks()
    reason = checks.text(reason, "reason", most=PARAGRAPH, required=True)
    checks.done()
    async with transaction():
        plan = await plan_to_move(actor, id, version, PlanMove.REOPEN)
        await change(
            actor,
            "reopen_development_plan",
            plan,
            expected_version=version,
            state=PlanState.DRAFT,
            owner_agreed_at=None,
            manager_agreed_at=None,
            manager_agreed_by_id=None,
            reopen_reason=reason,
        )
        await announce("DevelopmentPlanReopened", plan_id=plan.id, owner_id=plan.owner_id)
        return plan


async def review_development_plan(
    actor: Actor, *, id: UUID, version: int, conclusion: str
) -> DevelopmentPlan:
    """Look back on a plan: what was learned and what comes next. Refuses all but the manager's side."""
    checks = Checks()
    conclusion = checks.text(conclusion, "conclusion", most=PARAGRAPH, required=True)
    checks.done()
    async with transaction():
        plan = await plan_to_move(actor, id, version, PlanMove.REVIEW)
        await change(
            actor,
            "review_development_plan",
            plan,
            expected_version=version,
            state=PlanState.REVIEWED,
            conclusion=conclusion,
            reviewed_at=clock.now(),
            reviewed_by_id=actor.employee_id,
        )
        await announce("DevelopmentPlanReviewed", plan_id=plan.id, owner_id=plan.owner_id)
        return plan


async def close_development_plan(actor: Actor, *, id: UUID, version: int) -> DevelopmentPlan:
    """End a plan that was looked back on. Refuses one with actions that are neither done nor dropped."""
    async with transaction():
        plan = await plan_to_move(actor, id, version, PlanMove.CLOSE)
        left = await DevelopmentAction.filter(plan_id=plan.id, state__in=list(OPEN)).count()
        if left:
            what = "1 action is" if left == 1 else f"{left} actions are"
            message = f"{what} still open. Finish or drop them, or begin the next plan and carry them over."
            raise Rejected(Problem(Code.WRONG_STATE, message, ("id",)))
        await change(actor, "close_development_plan", plan, expected_version=version, state=PlanState.CLOSED)
        return plan


async def move_development_action(
    actor: Actor, *, id: UUID, version: int, state: ActionState, evidence: str = "", reason: str = ""
) -> DevelopmentAction:
    """Say how far an action is. Refuses done without evidence, and dropped without a reason."""
    checks = Checks()
    evidence = checks.text(evidence, "evidence", most=PARAGRAPH)
    reason = checks.text(reason, "reason", most=PARAGRAPH)
    checks.problems += problems_moving_action(state, evidence=evidence, reason=reason)
    checks.done()
    async with transaction():
        action, plan = await action_to_move(actor, id)
        if action.version != version:
            raise conflict(action)
        await check_move(actor, plan, PlanMove.WORK)
        await change(
            actor,
            "move_development_action",
            action,
            expected_version=version,
            state=state,
            # What showed it once is kept when it goes on after all.
            evidence=evidence or action.evidence,
            drop_reason=reason if state is ActionState.DROPPED else "",
            finished_at=None if state in OPEN else clock.now(),
        )
        return action


async def begin_development_plans(today: date) -> int:
    """Agreed plans whose period has begun are under way; how many began. Idempotent."""
    async with transaction():
        waiting = DevelopmentPlan.filter(state=PlanState.AGREED, period__starts_on__lte=today)
        ids: list[Any] = await waiting.values_list("id", flat=True)
        plans = await lock_row(DevelopmentPlan.filter(id__in=ids, state=PlanState.AGREED))
        for plan in plans:
            await change(SYSTEM, "begin_development_plan", plan, state=PlanState.ACTIVE)
        return len(plans)


async def _begin_if_due(actor: Actor, plan: DevelopmentPlan, today: date) -> None:
    period = await Period.get(id=plan.period_id)
    if period.starts_on <= today:
        await change(actor, "begin_development_plan", plan, state=PlanState.ACTIVE)


async def _action_counts(plan: DevelopmentPlan) -> list[int]:
    """How many actions each objective has that were not dropped."""
    kept = DevelopmentAction.filter(plan_id=plan.id).exclude(state=ActionState.DROPPED)
    objectives: list[Any] = await kept.values_list("objective_id", flat=True)
    order: list[Any] = (
        await DevelopmentObjective.filter(plan_id=plan.id)
        .order_by("position", "id")
        .values_list("id", flat=True)
    )
    return [objectives.count(objective) for objective in order]
