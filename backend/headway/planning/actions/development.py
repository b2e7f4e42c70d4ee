"""Writing a development plan: begun for a period, filled with objectives and actions."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from headway.people.access import offered_skills, visible_colleagues, visible_role_profiles
from headway.planning.access import plan_to_change, visible_goals, visible_periods, writes_growth
from headway.planning.models import DevelopmentAction, DevelopmentObjective, DevelopmentPlan, Period
from headway.planning.reads import sides_of, standings_to
from headway.planning.rules import PeriodState
from headway.planning.rules.development import (
    OPEN,
    ActionState,
    ActionTerms,
    ObjectiveTerms,
    PlanMove,
    PlanState,
    Sides,
    problem_moving,
    problems_adding,
    problems_of_terms,
)
from headway.planning.rules.moves import Standing
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.checking import LINE, PARAGRAPH, Checks
from headway.platform.database import transaction
from headway.platform.errors import Code, Problem, Rejected, conflict, not_found
from headway.platform.events import change, create, record
from headway.platform.models import VersionedRow


async def create_development_plan(
    actor: Actor, *, employee_id: UUID, period_id: UUID, carry_over: bool = False
) -> DevelopmentPlan:
    """Begin a person's plan for a period; with `carry_over` it takes on what is open in the plan before.

    Refuses a second plan for the period, a closed period, and all but the person, their direct manager and HR.
    """
    writes_growth(actor)
    async with transaction():
        period = await visible_periods(actor).get_or_none(id=period_id)
        if period is None:
            raise not_found("period", "period_id")
        if not await visible_colleagues(actor).filter(id=employee_id).exists():
            raise not_found("person", "employee_id")
        standing = (await standings_to(actor, [employee_id]))[employee_id]
        _reject(problem_moving(PlanMove.EDIT, PlanState.DRAFT, standing, Sides()), "employee_id")
        if period.state is PeriodState.CLOSED:
            message = "This period is over. Choose the current one."
            raise Rejected(Problem(Code.CLOSED, message, ("period_id",)))
        if await DevelopmentPlan.exists(owner_id=employee_id, period_id=period_id):
            message = "There is a plan for this period already. Open that one."
            raise Rejected(Problem(Code.DUPLICATE, message, ("period_id",)))
        plan = await create(
            actor, "create_development_plan", DevelopmentPlan, owner_id=employee_id, period_id=period_id
        )
        if carry_over:
            await _carry_over(actor, plan, period)
        return plan


async def update_development_plan(
    actor: Actor,
    *,
    id: UUID,
    version: int,
    summary: str,
    target_role_id: UUID | None,
    objectives: Sequence[ObjectiveTerms],
) -> DevelopmentPlan:
    """Make the plan say this. What either side agreed to before falls away; an agreed plan takes additions only.

    Refuses unknown skills, goals of others, days outside of the period, levels and weights that are none.
    """
    checks = Checks()
    summary = checks.text(summary, "summary", most=PARAGRAPH)
    wanted = [_checked(checks, it, place) for place, it in enumerate(objectives)]
    async with transaction():
        plan = await plan_to_move(actor, id, version, PlanMove.EDIT)
        if target_role_id and not await visible_role_profiles(actor).filter(id=target_role_id).exists():
            raise not_found("role", "target_role_id")
        checks.problems += problems_of_terms(wanted, **await _references(actor, plan, wanted))
        changes: dict[str, Any] = {"summary": summary, "target_role_id": target_role_id}
        if plan.state is PlanState.DRAFT:
            changes |= {"owner_agreed_at": None, "manager_agreed_at": None, "manager_agreed_by_id": None}
        else:
            checks.problems += problems_adding(await _present(plan), wanted)
        checks.done()
        await change(actor, "update_development_plan", plan, expected_version=version, **changes)
        await _write(actor, plan, wanted)
        return plan


async def plan_to_move(actor: Actor, id: UUID, version: int, move: PlanMove) -> DevelopmentPlan:
    """A plan on which the actor may do this now, locked."""
    plan = await plan_to_change(actor, id)
    if plan.version != version:
        raise conflict(plan)
    await check_move(actor, plan, move)
    return plan


async def check_move(actor: Actor, plan: DevelopmentPlan, move: PlanMove) -> Standing:
    """How the actor stands to the plan; refuses the move unless the rules allow it."""
    standing = (await standings_to(actor, [plan.owner_id])).get(plan.owner_id, Standing())
    _reject(problem_moving(move, plan.state, standing, sides_of(plan)))
    return standing


def _reject(problem: Problem | None, *path: str) -> None:
    if problem is not None:
        raise Rejected(Problem(problem.code, problem.message, path or problem.path))


def _checked(checks: Checks, terms: ObjectiveTerms, place: int) -> ObjectiveTerms:
    path = ("objectives", str(place))
    actions = []
    for number, action in enumerate(terms.actions):
        at = (*path, "actions", str(number))
        checks.day(action.due_on, *at, "due_on")
        title = checks.text(action.title, *at, "title", most=LINE, required=True)
        actions.append(
            ActionTerms(action.kind, title, action.due_on, action.starts_on, action.weight, action.id)
        )
    title = checks.text(terms.title, *path, "title", most=LINE, required=True)
    return ObjectiveTerms(title, terms.skill_id, terms.target_level, terms.goal_id, tuple(actions), terms.id)


async def _references(
    actor: Actor, plan: DevelopmentPlan, wanted: Sequence[ObjectiveTerms]
) -> dict[str, Any]:
    """What the terms refer to, as far as it is known; what stands in the plan already stays known."""
    period = await Period.get(id=plan.period_id)
    held = DevelopmentObjective.filter(plan_id=plan.id, goal_id__isnull=False)
    kept: list[Any] = await held.values_list("goal_id", flat=True)
    goals = visible_goals(actor).filter(
        owner_id=plan.owner_id, id__in=[it.goal_id for it in wanted if it.goal_id]
    )
    found: list[Any] = await goals.values_list("id", flat=True)
    skills = offered_skills(actor).filter(id__in=[it.skill_id for it in wanted if it.skill_id])
    known: list[Any] = await skills.values_list("id", flat=True)
    spoken: list[Any] = await DevelopmentObjective.filter(plan_id=plan.id).values_list("skill_id", flat=True)
    return {"days": (period.starts_on, period.ends_on), "skills": [*known, *spoken], "goals": [*kept, *found]}


async def _present(plan: DevelopmentPlan) -> list[ObjectiveTerms]:
    """The plan as it stands, in the words of the rules."""
    actions = await DevelopmentAction.filter(plan_id=plan.id).order_by("position", "id")
    return [
        ObjectiveTerms(
            row.title,
            row.skill_id,
            row.target_level,
            row.goal_id,
            tuple(
                ActionTerms(it.kind, it.title, it.due_on, it.starts_on, it.weight, it.id)
                for it in actions
                if it.objective_id == row.id
            ),
            row.id,
        )
        for row in await DevelopmentObjective.filter(plan_id=plan.id).order_by("position", "id")
    ]


async def _write(actor: Actor, plan: DevelopmentPlan, wanted: Sequence[ObjectiveTerms]) -> None:
    """Make objectives and actions these, in this order: those named by id change, others come and go."""
    objectives = {row.id: row for row in await DevelopmentObjective.filter(plan_id=plan.id)}
    actions = {row.id: row for row in await DevelopmentAction.filter(plan_id=plan.id)}
    for place, terms in enumerate(wanted):
        path = ("objectives", str(place))
        columns: dict[str, Any] = {
            "position": place,
            "title": terms.title,
            "skill_id": terms.skill_id,
            "target_level": terms.target_level,
            "goal_id": terms.goal_id,
        }
        row = _taken(objectives, terms.id, "objective", *path)
        objective = await _keep(actor, DevelopmentObjective, row, columns, plan_id=plan.id)
        for number, it in enumerate(terms.actions):
            columns = {
                "objective_id": objective.id,
                "position": number,
                "kind": it.kind,
                "title": it.title,
                "starts_on": it.starts_on,
                "due_on": it.due_on,
                "weight": it.weight,
            }
            action = _taken(actions, it.id, "action", *path, "actions", str(number))
            await _keep(actor, DevelopmentAction, action, columns, plan_id=plan.id)
    for gone in (*actions.values(), *objectives.values()):
        await record(actor, "remove_from_development_plan", gone, before={"plan_id": plan.id})
        await gone.delete()


def _taken(rows: dict[UUID, Any], id: UUID | None, what: str, *path: str) -> Any:
    """The row that these terms name, which is then no longer left over; None for a new one."""
    if id is not None and id not in rows:
        raise not_found(what, *path, "id")
    return rows.pop(id) if id else None


async def _keep(
    actor: Actor, model: type[VersionedRow], row: VersionedRow | None, columns: dict[str, Any], **fixed: Any
) -> VersionedRow:
    if row is None:
        return await create(actor, "add_to_development_plan", model, **fixed, **columns)
    if changed := {name: value for name, value in columns.items() if value != getattr(row, name)}:
        await change(actor, "update_in_development_plan", row, **changed)
    return row


async def _carry_over(actor: Actor, plan: DevelopmentPlan, period: Period) -> None:
    """Take on what is open in the owner's plan before; there it is dropped, and says where it went."""
    going = [PlanState.AGREED, PlanState.ACTIVE, PlanState.REVIEWED]
    earlier = DevelopmentPlan.filter(
        owner_id=plan.owner_id, state__in=going, period__starts_on__lt=period.starts_on
    )
    before = await earlier.order_by("-period__starts_on").first()
    if before is None:
        return
    for objective in await DevelopmentObjective.filter(plan_id=before.id).order_by("position", "id"):
        left = await DevelopmentAction.filter(objective_id=objective.id, state__in=list(OPEN)).order_by(
            "position"
        )
        if left:
            await _carry_objective(actor, plan, period, objective, left)


async def _carry_objective(
    actor: Actor,
    plan: DevelopmentPlan,
    period: Period,
    objective: DevelopmentObjective,
    left: Sequence[DevelopmentAction],
) -> None:
    names = ("position", "title", "skill_id", "target_level", "goal_id")
    taken = {name: getattr(objective, name) for name in names}
    copy = await create(actor, "carry_over_objective", DevelopmentObjective, plan_id=plan.id, **taken)
    for action in left:
        await create(
            actor,
            "carry_over_action",
            DevelopmentAction,
            plan_id=plan.id,
            objective_id=copy.id,
            position=action.position,
            kind=action.kind,
            title=action.title,
            weight=action.weight,
            due_on=_within(action.due_on, period),
            mentor_id=action.mentor_id,
        )
        reason = f"Carried over to {period.name}."
        await change(
            actor,
            "carry_over_action",
            action,
            state=ActionState.DROPPED,
            drop_reason=reason,
            finished_at=clock.now(),
        )


def _within(day: date, period: Period) -> date:
    return day if period.starts_on <= day <= period.ends_on else period.ends_on
