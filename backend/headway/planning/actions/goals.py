"""Setting a goal and editing it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from headway.planning.access import goal_to_change, may_write_goals, visible_goals
from headway.planning.actions.moves import check_move, put_forward
from headway.planning.actions.terms import checked, goal_columns, key_result_columns
from headway.planning.models import Goal, GoalMove, KeyResult, Period
from headway.planning.rules import GoalAction, GoalState, PeriodState, Visibility
from headway.planning.rules.terms import GoalEdit, GoalTerms, KeyResultTerms
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.checking import PARAGRAPH, Checks
from headway.platform.database import lock_row, transaction
from headway.platform.errors import Code, Problem, Rejected, conflict, not_found
from headway.platform.events import change, create, object_made_with, record, remember_key

AMENDABLE = frozenset({"description", "visibility", "parent_id"})


async def create_goal(
    actor: Actor, *, terms: GoalTerms, propose: bool = False, idempotency_key: str | None = None
) -> Goal:
    """Set a goal as a draft, or propose it at once. The same key gives the goal of the first call again.

    Refuses people the actor may not set goals for, closed periods, days outside of the period, parents that are hidden,
    over or too short, and key results that cannot be measured; proposing refuses an owner other than the actor.
    """
    if not may_write_goals(actor):
        message = "This account or token only reads goals. Sign in, or use a token with goals:write."
        raise Rejected(Problem(Code.FORBIDDEN, message))
    keys = Checks()
    key = keys.text(idempotency_key, "idempotency_key", most=100) or None
    keys.done()
    async with transaction():
        made = await object_made_with(actor, "create_goal", key)
        if made is not None:
            return await _made_before(actor, made)
        ready = await checked(actor, terms)
        goal = await create(actor, "create_goal", Goal, **goal_columns(ready))
        await write_key_results(actor, goal, ready.terms.key_results)
        await remember_key(actor, "create_goal", key, goal)
        if propose:
            await check_move(actor, goal, GoalAction.PROPOSE)
            await put_forward(actor, goal)
        return goal


async def update_goal(actor: Actor, *, id: UUID, version: int, edit: GoalEdit, reason: str = "") -> Goal:
    """Change a draft in any way; of an agreed goal what is said about it, who sees it, and which goal it supports.

    Refuses what `create_goal` refuses, an alignment that leads back to the goal, and new targets of an agreed goal.
    """
    checks = Checks()
    reason = checks.text(reason, "reason", most=PARAGRAPH)
    checks.done()
    async with transaction():
        goal = await goal_to_change(actor, id)
        if goal.version != version:
            raise conflict(goal)
        await check_move(actor, goal, GoalAction.EDIT)
        supported = goal.parent_id
        if goal.state is GoalState.DRAFT:
            await _rewrite(actor, goal, edit, version)
        else:
            await _touch_up(actor, goal, edit, version)
        if goal.parent_id != supported:
            await _note_move(actor, goal, supported, reason)
        return goal


async def _note_move(actor: Actor, goal: Goal, supported: UUID | None, reason: str) -> None:
    await create(
        actor,
        "move_goal",
        GoalMove,
        goal_id=goal.id,
        from_id=supported,
        to_id=goal.parent_id,
        reason=reason,
        moved_by_id=actor.employee_id,
        moved_at=clock.now(),
    )


async def _rewrite(actor: Actor, goal: Goal, edit: GoalEdit, version: int) -> None:
    await lock_alignments()
    given = edit.given()
    ready = await checked(actor, replace(terms_of(goal), **given), goal=goal)
    columns = {name: value for name, value in goal_columns(ready).items() if value != getattr(goal, name)}
    await change(actor, "update_goal", goal, expected_version=version, **columns)
    if "key_results" in given:
        await write_key_results(actor, goal, ready.terms.key_results)


async def lock_alignments() -> None:
    # Two alignments at once could close a loop that neither of them sees: they go one after the other.
    await lock_row(Period.filter(state=PeriodState.OPEN).order_by("id"))


async def _touch_up(actor: Actor, goal: Goal, edit: GoalEdit, version: int) -> None:
    given = edit.given()
    checks = Checks()
    columns = amendments(checks, goal, given)
    checks.done()
    # What a goal supports is not among the terms that were agreed: the company above may change.
    if given.get("parent_id", goal.parent_id) != goal.parent_id:
        await lock_alignments()
        ready = await checked(actor, replace(terms_of(goal), parent_id=given["parent_id"]), goal=goal)
        columns["parent_id"] = ready.terms.parent_id
    await change(actor, "update_goal", goal, expected_version=version, **columns)


def amendments(checks: Checks, goal: Goal, given: Mapping[str, Any]) -> dict[str, Any]:
    """What may change of an agreed goal by itself: what is said about it and who sees it. Notes what may not."""
    present = {name: getattr(goal, name) for name in given if name != "key_results"}
    for name, value in given.items():
        if name not in AMENDABLE and (name == "key_results" or value != present[name]):
            message = "This was agreed, and an agreed goal is amended together, not edited. Talk to the manager, or close it and set another."
            checks.add(Code.WRONG_STATE, message, name)
    columns: dict[str, Any] = {}
    if "description" in given:
        columns["description"] = checks.text(given["description"], "description", most=PARAGRAPH)
    if "visibility" in given:
        columns["visibility"] = given["visibility"]
        # Hiding what others were told is not up to one of the two who agreed it.
        hidden = given["visibility"] is Visibility.PRIVATE and goal.visibility is not Visibility.PRIVATE
        message = "An agreed goal cannot become private any more. Choose shared or public."
        checks.require(not hidden, Code.WRONG_STATE, message, "visibility")
    return columns


async def _made_before(actor: Actor, id: UUID) -> Goal:
    goal = await visible_goals(actor).get_or_none(id=id)
    if goal is None:
        raise not_found("goal", "idempotency_key")
    return goal


async def write_key_results(actor: Actor, goal: Goal, wanted: tuple[KeyResultTerms, ...]) -> None:
    """Make the key results of a goal these, in this order: those named by id change, others come and go."""
    present = {row.id: row for row in await KeyResult.filter(goal_id=goal.id)}
    for position, terms in enumerate(wanted):
        if terms.id is not None and terms.id not in present:
            raise not_found("key result", "key_results", str(position), "id")
        columns = key_result_columns(terms, position)
        row = present.pop(terms.id) if terms.id else None
        if row is None:
            await create(actor, "create_key_result", KeyResult, goal_id=goal.id, **columns)
        elif changed := {name: value for name, value in columns.items() if value != getattr(row, name)}:
            await change(actor, "update_key_result", row, **changed)
    for row in present.values():
        await record(actor, "remove_key_result", row, before={"goal_id": goal.id, "title": row.title})
        await row.delete()


def terms_of(goal: Goal) -> GoalTerms:
    """What a goal says now, without its key results."""
    return GoalTerms(
        title=goal.title,
        period_id=goal.period_id,
        owner_id=goal.owner_id,
        description=goal.description,
        level=goal.level,
        department_id=goal.department_id,
        parent_id=goal.parent_id,
        weight=goal.weight,
        starts_on=goal.starts_on,
        due_on=goal.due_on,
        visibility=goal.visibility,
    )
