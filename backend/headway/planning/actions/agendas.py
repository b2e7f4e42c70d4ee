"""The record of a planning session: its agenda, what was decided, and the goals that were agreed."""

from datetime import date
from uuid import UUID

from headway.people.access import visible_colleagues
from headway.planning.access import item_to_settle, visible_goals
from headway.planning.actions.sessions import session_to_move
from headway.planning.models import PlanningSession, SessionDecision, SessionGoal, SessionItem
from headway.planning.rules.sessions import ItemState, SessionMove, problem_settling
from headway.platform.actor import Actor
from headway.platform.checking import LINE, PARAGRAPH, Checks
from headway.platform.database import lock_row, transaction
from headway.platform.errors import conflict, not_found, reject_any
from headway.platform.events import announce, change, create, record


async def add_session_item(
    actor: Actor,
    *,
    session_id: UUID,
    title: str,
    note: str = "",
    owner_id: UUID | None = None,
    due_on: date | None = None,
) -> SessionItem:
    """Put something on the agenda. Refuses who takes no part, and a session that is over."""
    checks = Checks()
    title = checks.text(title, "title", most=LINE, required=True)
    note = checks.text(note, "note", most=PARAGRAPH)
    checks.day(due_on, "due_on")
    checks.done()
    async with transaction():
        session = await session_to_move(actor, session_id, None, SessionMove.ADD_ITEM)
        await _check_owner(actor, owner_id)
        return await create(
            actor,
            "add_session_item",
            SessionItem,
            session_id=session.id,
            department_id=session.department_id,
            position=await SessionItem.filter(session_id=session.id).count(),
            title=title,
            note=note,
            owner_id=owner_id or actor.employee_id,
            due_on=due_on,
        )


async def settle_session_item(
    actor: Actor, *, id: UUID, version: int, state: ItemState, reason: str = ""
) -> SessionItem:
    """Say what became of an item: discussed, or cut with a reason, or open again. Refuses all but who keeps the record."""
    checks = Checks()
    reason = checks.text(reason, "reason", most=PARAGRAPH)
    problem = problem_settling(state, reason)
    reject_any([*checks.problems, *([problem] if problem else [])])
    async with transaction():
        item, session = await item_to_settle(actor, id)
        if item.version != version:
            raise conflict(item)
        await session_to_move(actor, session.id, None, SessionMove.EDIT)
        cut = reason if state is ItemState.CUT else ""
        await change(
            actor, "settle_session_item", item, expected_version=version, state=state, cut_reason=cut
        )
        return item


async def record_session_decision(
    actor: Actor, *, session_id: UUID, text: str, owner_id: UUID | None = None, due_on: date | None = None
) -> SessionDecision:
    """Write a decision down, with who sees to it and until when. Refuses all but who keeps the record."""
    checks = Checks()
    text = checks.text(text, "text", most=PARAGRAPH, required=True)
    checks.day(due_on, "due_on")
    checks.done()
    async with transaction():
        session = await session_to_move(actor, session_id, None, SessionMove.EDIT)
        await _check_owner(actor, owner_id)
        decision = await create(
            actor,
            "record_session_decision",
            SessionDecision,
            session_id=session.id,
            text=text,
            owner_id=owner_id,
            due_on=due_on,
        )
        await announce("SessionDecided", session_id=session.id, decision_id=decision.id, owner_id=owner_id)
        return decision


async def remove_session_decision(actor: Actor, *, session_id: UUID, id: UUID) -> PlanningSession:
    """Take a decision back that was written down by mistake, as long as the session is not closed."""
    async with transaction():
        session = await session_to_move(actor, session_id, None, SessionMove.EDIT)
        decision = await lock_row(SessionDecision.filter(id=id, session_id=session.id)).first()
        if decision is None:
            raise not_found("decision")
        await record(actor, "remove_session_decision", decision, before={"session_id": session.id})
        await decision.delete()
        return session


async def link_session_goal(
    actor: Actor, *, session_id: UUID, goal_id: UUID, linked: bool = True
) -> PlanningSession:
    """Say that a goal was agreed in the session, or that it was not. Refuses goals that one may not see."""
    async with transaction():
        session = await session_to_move(actor, session_id, None, SessionMove.EDIT)
        if not await visible_goals(actor).filter(id=goal_id).exists():
            raise not_found("goal", "goal_id")
        row = await lock_row(SessionGoal.filter(session_id=session.id, goal_id=goal_id)).first()
        if linked and row is None:
            place = {"session_id": session.id, "goal_id": goal_id}
            await create(actor, "agree_goal_in_session", SessionGoal, **place)
        elif row is not None and not linked:
            await record(actor, "remove_goal_from_session", row, before={"goal_id": goal_id})
            await row.delete()
        return session


async def _check_owner(actor: Actor, owner_id: UUID | None) -> None:
    if owner_id and not await visible_colleagues(actor).filter(id=owner_id).exists():
        raise not_found("person", "owner_id")
