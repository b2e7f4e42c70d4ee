"""Goal templates: kept by HR, assigned to many people at once, and taken back while nobody changed what was made."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from headway.planning.access import (
    assignment_to_undo,
    may_change_templates,
    may_use_templates,
    template_to_change,
    visible_goal_assignments,
    visible_goal_templates,
    visible_goals,
    visible_periods,
)
from headway.planning.actions.terms import check_key_results, key_result_columns, searched
from headway.planning.models import Goal, GoalAssignment, GoalTemplate, KeyResult, Period
from headway.planning.reads import Reached, reached
from headway.planning.rules import GoalState, PeriodState
from headway.planning.rules.frozen import frozen_key_results, key_results_of
from headway.planning.rules.templates import (
    Audience,
    TemplateTerms,
    audience_kept,
    kept_audience,
    problem_of_audience,
    problems_of_template,
)
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.checking import PARAGRAPH, Checks
from headway.platform.database import lock_row, transaction
from headway.platform.errors import Code, Problem, Rejected, conflict, not_found, reject_any
from headway.platform.events import (
    announce_all,
    change,
    change_all,
    create,
    create_all,
    object_made_with,
    record,
    remember_key,
)


async def create_goal_template(actor: Actor, *, terms: TemplateTerms) -> GoalTemplate:
    """Keep a goal that many people will get. Refuses everybody but HR and administrators, and a taken name."""
    if not may_change_templates(actor):
        message = "Only HR partners and administrators keep goal templates. Ask one of them."
        raise Rejected(Problem(Code.FORBIDDEN, message))
    async with transaction():
        return await create(actor, "create_goal_template", GoalTemplate, **await _columns(terms))


async def update_goal_template(actor: Actor, *, id: UUID, version: int, terms: TemplateTerms) -> GoalTemplate:
    """Change what a template says; goals that were made of it stay as they are. Refuses what creating one refuses."""
    async with transaction():
        template = await template_to_change(actor, id)
        if template.version != version:
            raise conflict(template)
        columns = await _columns(terms, template)
        await change(actor, "update_goal_template", template, expected_version=version, **columns)
        return template


async def archive_goal_template(actor: Actor, *, id: UUID, version: int) -> GoalTemplate:
    """Offer a template no more. Refuses one that is archived."""
    async with transaction():
        template = await template_to_change(actor, id)
        if template.version != version:
            raise conflict(template)
        if template.archived_at is not None:
            raise Rejected(Problem(Code.WRONG_STATE, "This template is archived already.", ("id",)))
        await change(
            actor, "archive_goal_template", template, expected_version=version, archived_at=clock.now()
        )
        return template


async def assign_goal_template(
    actor: Actor,
    *,
    template_id: UUID,
    period_id: UUID,
    audience: Audience,
    parent_id: UUID | None = None,
    at_most: int | None = None,
    idempotency_key: str | None = None,
) -> GoalAssignment:
    """Give everybody of an audience a draft of this goal; with `at_most` only so many now, the others wait to be continued.

    Who has it already in this period gets no second one, so that calling again adds only who is missing; the same key
    gives the assignment of the first call. Refuses a closed period, an archived template, and an audience in which
    nobody gets it.
    """
    keys = Checks()
    key = keys.text(idempotency_key, "idempotency_key", most=100) or None
    _check_batch(keys, at_most)
    keys.done()
    if not may_use_templates(actor):
        message = "This account or token does not set goals. Sign in, or use a token with goals:write."
        raise Rejected(Problem(Code.FORBIDDEN, message))
    async with transaction():
        made = await object_made_with(actor, "assign_goal_template", key)
        if made is not None:
            return await _assigned_before(actor, made)
        template = await visible_goal_templates(actor).get_or_none(id=template_id, archived_at__isnull=True)
        # Two calls at once would both find nobody who has it.
        period = await lock_row(visible_periods(actor).filter(id=period_id)).first()
        parent = await visible_goals(actor).get_or_none(id=parent_id) if parent_id else None
        _check_assignment(template, period, audience, parent_known=parent is not None or parent_id is None)
        assert template is not None and period is not None  # noqa: PT018, S101 - checked
        getting = await _without_it(actor, audience, template, period)
        if not getting:
            message = "Nobody of these gets it: look at the preview for the reasons."
            raise Rejected(Problem(Code.INVALID, message, ("audience",)))
        assignment = await create(
            actor,
            "assign_goal_template",
            GoalAssignment,
            template_id=template.id,
            period_id=period.id,
            parent_id=parent_id,
            audience=kept_audience(audience),
            assigned_by_id=actor.employee_id,
            assigned_at=clock.now(),
            goals_made=len(getting[:at_most]),
            waiting=len(getting) - len(getting[:at_most]),
        )
        await remember_key(actor, "assign_goal_template", key, assignment)
        await _make_goals(actor, template, period, assignment, getting[:at_most])
        return assignment


async def continue_goal_assignment(actor: Actor, *, id: UUID, at_most: int | None = None) -> GoalAssignment:
    """Give the goal to the next of those who wait for it; whoever got it meanwhile gets no second one.

    Refuses anybody but who assigned it, what was taken back, and a period that is closed by now.
    """
    checks = Checks()
    _check_batch(checks, at_most)
    checks.done()
    async with transaction():
        assignment = await assignment_to_undo(actor, id)
        if assignment.undone_at is not None:
            message = "This assignment was undone. Assign the template anew."
            raise Rejected(Problem(Code.WRONG_STATE, message, ("id",)))
        period = await lock_row(Period.filter(id=assignment.period_id)).get()
        if period.state is not PeriodState.OPEN:
            message = "Its period was closed meanwhile. Ask HR to open it."
            raise Rejected(Problem(Code.CLOSED, message, ("id",)))
        template = await GoalTemplate.get(id=assignment.template_id)
        getting = await _without_it(actor, audience_kept(assignment.audience), template, period)
        now = getting[:at_most]
        await _make_goals(actor, template, period, assignment, now)
        told = {"goals_made": assignment.goals_made + len(now), "waiting": len(getting) - len(now)}
        await assignment.update_from_dict(told).save(update_fields=list(told))
        await record(actor, "continue_goal_assignment", assignment, after=told)
        return assignment


def _check_batch(checks: Checks, at_most: int | None) -> None:
    message = "Give at least one person the goal, or leave it out for all at once."
    checks.require(at_most is None or at_most >= 1, Code.OUT_OF_RANGE, message, "at_most")


async def _without_it(
    actor: Actor, audience: Audience, template: GoalTemplate, period: Period
) -> list[Reached]:
    """Whoever of an audience gets the goal."""
    wanted = await reached(actor, audience, template_id=template.id, period=period)
    return [person for person in wanted if person.without is None]


async def undo_goal_assignment(actor: Actor, *, id: UUID) -> GoalAssignment:
    """Take all goals of an assignment off the lists again. Refuses once anybody changed one of them."""
    async with transaction():
        assignment = await assignment_to_undo(actor, id)
        if assignment.undone_at is not None:
            raise Rejected(Problem(Code.WRONG_STATE, "This assignment was undone already.", ("id",)))
        goals = await lock_row(Goal.filter(assignment_id=assignment.id).order_by("id"))
        changed = sum(goal.version != 1 for goal in goals)
        if changed:
            message = f"{changed} of these goals {'was' if changed == 1 else 'were'} changed since. Archive the others one by one."
            raise Rejected(Problem(Code.WRONG_STATE, message, ("id",)))
        await change_all(actor, "undo_goal_assignment", goals, state=GoalState.ARCHIVED)
        assignment.undone_at, assignment.waiting = clock.now(), 0
        await assignment.save(update_fields=["undone_at", "waiting"])
        await record(actor, "undo_goal_assignment", assignment, after={"undone_at": assignment.undone_at})
        return assignment


def _check_assignment(
    template: GoalTemplate | None, period: Period | None, audience: Audience, *, parent_known: bool
) -> None:
    checks = Checks()
    checks.problems += not_found("goal template", "template_id").problems if template is None else ()
    checks.problems += not_found("period", "period_id").problems if period is None else ()
    checks.problems += () if parent_known else not_found("goal", "parent_id").problems
    if period is not None:
        message = "Goals are set in open periods. Choose one that is open, or ask HR to open this one."
        checks.require(period.state is PeriodState.OPEN, Code.CLOSED, message, "period_id")
    problem = problem_of_audience(audience)
    checks.problems += [problem] if problem else []
    checks.done()


async def _assigned_before(actor: Actor, id: UUID) -> GoalAssignment:
    found = await visible_goal_assignments(actor).get_or_none(id=id)
    if found is None:
        raise not_found("assignment", "idempotency_key")
    return found


async def _make_goals(
    actor: Actor,
    template: GoalTemplate,
    period: Period,
    assignment: GoalAssignment,
    people: list[Reached],
) -> None:
    now, parts = clock.now(), key_results_of({"keyResults": template.key_results})
    stamps: dict[str, Any] = {"created_at": now, "updated_at": now}
    goals = [
        Goal(
            id=uuid4(),
            period_id=period.id,
            owner_id=person.id,
            parent_id=assignment.parent_id,
            template_id=template.id,
            assignment_id=assignment.id,
            title=template.title,
            search_title=searched(template.title),
            description=template.description,
            weight=template.weight,
            visibility=template.visibility,
            starts_on=_first_day(period, person),
            due_on=period.ends_on,
            **stamps,
        )
        for person in people
    ]
    await create_all(actor, "create_goal", goals)
    rows = [
        KeyResult(goal_id=goal.id, **key_result_columns(terms, position), **stamps)
        for goal in goals
        for position, terms in enumerate(parts)
    ]
    await create_all(actor, "create_key_result", rows)
    await announce_all("GoalAssigned", [{"goal_id": goal.id, "owner_id": goal.owner_id} for goal in goals])


def _first_day(period: Period, person: Reached) -> date:
    """Who joins during the period begins then."""
    return max(period.starts_on, person.hired_on or period.starts_on)


async def _columns(terms: TemplateTerms, template: GoalTemplate | None = None) -> dict[str, Any]:
    checks = Checks()
    name = checks.text(terms.name, "name", most=100, required=True)
    taken = bool(name) and await GoalTemplate.filter(name=name).exclude(id=template and template.id).exists()
    message = f"There is a template named “{name}” already. Choose another name."
    checks.require(not taken, Code.DUPLICATE, message, "name")
    columns = {
        "name": name,
        "title": checks.text(terms.title, "title", required=True),
        "description": checks.text(terms.description, "description", most=PARAGRAPH),
        "visibility": terms.visibility,
        "weight": checks.count(terms.weight, "weight", most=100),
        "key_results": frozen_key_results(check_key_results(checks, terms.key_results)),
    }
    reject_any([*checks.problems, *problems_of_template(terms)])
    return columns
