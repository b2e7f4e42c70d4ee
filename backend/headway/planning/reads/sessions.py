"""Batched reads of planning sessions: who may do what, and who plans for which department."""

from uuid import UUID

from headway.people.access import below, visible_colleagues
from headway.people.reads import departments_above
from headway.planning.access import in_unit_scope, may_write_goals
from headway.planning.models import PlanningSession, SessionParticipant
from headway.planning.reads.goals import leads_company
from headway.planning.rules.sessions import Part, SessionMove, allowed_session_moves
from headway.platform.actor import Actor


async def session_moves(
    actor: Actor, sessions: list[PlanningSession]
) -> dict[PlanningSession, list[SessionMove]]:
    """What the actor may do with each session."""
    parts = await parts_in(actor, sessions)
    return {it: list(allowed_session_moves(it.state, parts[it.id])) for it in sessions}


async def part_in(actor: Actor, session: PlanningSession) -> Part:
    """How the actor stands to a session."""
    return (await parts_in(actor, [session]))[session.id]


async def parts_in(actor: Actor, sessions: list[PlanningSession]) -> dict[UUID, Part]:
    """How the actor stands to each session."""
    if not may_write_goals(actor):
        return {it.id: Part() for it in sessions}
    ids = [it.id for it in sessions]
    looked_after = set(
        await PlanningSession.filter(in_unit_scope(actor), id__in=ids).values_list("id", flat=True)
    )
    taking_part = SessionParticipant.filter(session_id__in=ids, employee_id=actor.employee_id)
    joined = set(await taking_part.values_list("session_id", flat=True)) if actor.employee_id else set()
    return {
        it.id: Part(
            organises=actor.employee_id == it.organiser_id or it.id in looked_after,
            takes_part=it.id in joined,
        )
        for it in sessions
    }


async def plans_for(actor: Actor, department_id: UUID | None) -> bool:
    """Whether the actor calls sessions of a department: who leads the company, HR in scope, and managers of people in it or below."""
    if not may_write_goals(actor):
        return False
    if department_id is not None and actor.looks_after(department_id):
        return True
    if await leads_company(actor):
        return True
    if department_id is None or actor.employee_id is None:
        return False
    people = visible_colleagues(actor).filter(id__in=below(actor), department_id__isnull=False)
    rows = await people.distinct().values("department_id")
    return department_id in await departments_above({row["department_id"] for row in rows})
