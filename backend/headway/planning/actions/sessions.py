"""Calling a planning session, closing it, and carrying over what it did not settle: nothing is lost."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from headway.people.access import visible_colleagues, visible_departments
from headway.planning.access import session_to_change, visible_periods, writes_growth
from headway.planning.models import PlanningSession, SessionDecision, SessionItem, SessionParticipant
from headway.planning.reads import part_in, plans_for
from headway.planning.rules.sessions import (
    ItemKind,
    ItemState,
    SessionMove,
    SessionState,
    problem_closing,
    problem_moving_session,
)
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.checking import LINE, PARAGRAPH, Checks
from headway.platform.database import lock_row, one_at_a_time, transaction
from headway.platform.errors import Code, Problem, Rejected, conflict, not_found
from headway.platform.events import announce, change, create, create_all, record

MOST_PARTICIPANTS = 100
MOST_TOPICS = 30
LONGEST = 24 * 60


async def schedule_planning_session(
    actor: Actor,
    *,
    title: str,
    starts_at: datetime,
    minutes: int,
    department_id: UUID | None = None,
    period_id: UUID | None = None,
    place: str = "",
    participant_ids: Collection[UUID] = (),
    topics: Sequence[str] = (),
) -> PlanningSession:
    """Call a session; what waits for the next one of the same department comes onto its agenda by itself.

    Refuses who plans for nobody there, people who left, and times that are none.
    """
    writes_growth(actor)
    checks = Checks()
    columns = _words(checks, title, place, minutes)
    agenda = [checks.text(it, "topics", str(at), most=LINE, required=True) for at, it in enumerate(topics)]
    checks.require(
        len(topics) <= MOST_TOPICS, Code.TOO_MANY, f"Put at most {MOST_TOPICS} topics on it.", "topics"
    )
    async with transaction():
        await one_at_a_time(_agenda_of(department_id))
        await _check_place(actor, department_id, period_id)
        people = await _people(actor, checks, participant_ids)
        checks.done()
        session = await create(
            actor,
            "schedule_planning_session",
            PlanningSession,
            **columns,
            starts_at=starts_at,
            department_id=department_id,
            period_id=period_id,
            organiser_id=actor.employee_id,
        )
        rows = [SessionParticipant(session_id=session.id, employee_id=it) for it in people]
        await create_all(actor, "invite_to_session", rows)
        await _take_waiting(actor, session)
        present = await SessionItem.filter(session_id=session.id).count()
        for at, topic in enumerate(agenda):
            await create(
                actor,
                "add_session_item",
                SessionItem,
                session_id=session.id,
                department_id=department_id,
                position=present + at,
                title=topic,
                owner_id=actor.employee_id,
            )
        await announce("SessionScheduled", session_id=session.id)
        return session


async def update_planning_session(
    actor: Actor,
    *,
    id: UUID,
    version: int,
    title: str,
    starts_at: datetime,
    minutes: int,
    place: str = "",
    participant_ids: Collection[UUID] = (),
) -> PlanningSession:
    """Change when and where a session is, and who takes part. Refuses a session that is over, and all but who organises it."""
    checks = Checks()
    columns = _words(checks, title, place, minutes)
    async with transaction():
        session = await session_to_move(actor, id, version, SessionMove.EDIT)
        people = await _people(actor, checks, participant_ids)
        checks.done()
        moved = starts_at != session.starts_at
        await change(
            actor,
            "update_planning_session",
            session,
            expected_version=version,
            starts_at=starts_at,
            **columns,
        )
        present = {row.employee_id: row for row in await SessionParticipant.filter(session_id=id)}
        new = [it for it in people if it not in present]
        rows = [SessionParticipant(session_id=id, employee_id=it) for it in new]
        await create_all(actor, "invite_to_session", rows)
        for person, row in present.items():
            if person not in people:
                await record(actor, "uninvite_from_session", row, before={"employee_id": person})
                await row.delete()
        if new:
            await announce("SessionJoined", session_id=id, employee_ids=new)
        if moved:
            await announce("SessionMoved", session_id=id)
        return session


async def close_planning_session(
    actor: Actor, *, id: UUID, version: int, summary: str = "", no_decisions: bool = False
) -> PlanningSession:
    """End a session; what is still open comes onto the agenda of the department's next one.

    Refuses to end without a decision unless it is said that there was none.
    """
    checks = Checks()
    summary = checks.text(summary, "summary", most=PARAGRAPH)
    checks.done()
    async with transaction():
        session = await session_to_move(actor, id, version, SessionMove.CLOSE)
        decisions = await SessionDecision.filter(session_id=id).count()
        problem = problem_closing(decisions=decisions, says_none=no_decisions)
        if problem is not None:
            raise Rejected(problem)
        await change(
            actor,
            "close_planning_session",
            session,
            expected_version=version,
            state=SessionState.CLOSED,
            summary=summary,
            no_decisions=no_decisions,
            closed_at=clock.now(),
        )
        await _carry_on(actor, session)
        await announce("SessionClosed", session_id=id)
        return session


async def cancel_planning_session(actor: Actor, *, id: UUID, version: int, reason: str) -> PlanningSession:
    """Call a session off with a reason; its agenda comes onto that of the department's next one."""
    checks = Checks()
    reason = checks.text(reason, "reason", most=PARAGRAPH, required=True)
    checks.done()
    async with transaction():
        session = await session_to_move(actor, id, version, SessionMove.CANCEL)
        await change(
            actor,
            "cancel_planning_session",
            session,
            expected_version=version,
            state=SessionState.CANCELLED,
            cancel_reason=reason,
            closed_at=clock.now(),
        )
        await _carry_on(actor, session)
        await announce("SessionCancelled", session_id=id)
        return session


async def carry_into_planning(
    actor: Actor,
    *,
    source_id: UUID,
    title: str,
    note: str = "",
    department_id: UUID | None = None,
    owner_id: UUID | None = None,
    due_on: date | None = None,
) -> SessionItem:
    """Put what is to be improved onto the agenda of a department's next session; the caller has decided who may.

    The same source is taken on once.
    """
    async with transaction():
        await one_at_a_time(_agenda_of(department_id))
        known = await SessionItem.get_or_none(source_id=source_id)
        if known is not None:
            return known
        after = await _next_session(department_id, None)
        return await create(
            actor,
            "carry_into_planning",
            SessionItem,
            session_id=after.id if after else None,
            department_id=department_id,
            position=await SessionItem.filter(session_id=after.id).count() if after else 0,
            kind=ItemKind.IMPROVEMENT,
            title=title,
            note=note,
            owner_id=owner_id,
            due_on=due_on,
            source_id=source_id,
        )


async def session_to_move(actor: Actor, id: UUID, version: int | None, move: SessionMove) -> PlanningSession:
    """A session on which the actor may do this now, locked; `version` is None for what only adds to it."""
    session = await session_to_change(actor, id)
    # What is carried over meets a session that is being called or closed: one after the other.
    await one_at_a_time(_agenda_of(session.department_id))
    if version is not None and session.version != version:
        raise conflict(session)
    problem = problem_moving_session(move, session.state, await part_in(actor, session))
    if problem is not None:
        raise Rejected(problem)
    return session


async def _carry_on(actor: Actor, session: PlanningSession) -> None:
    """What was not settled goes on: to the next session that is called already, or it waits for one."""
    after = await _next_session(session.department_id, session)
    position = await SessionItem.filter(session_id=after.id).count() if after else 0
    left = SessionItem.filter(session_id=session.id, state=ItemState.OPEN).order_by("position", "id")
    for item in await lock_row(left):
        names = ("department_id", "kind", "title", "note", "owner_id", "due_on")
        taken = {name: getattr(item, name) for name in names}
        await create(
            actor,
            "carry_over_item",
            SessionItem,
            session_id=after.id if after else None,
            position=position,
            carried_from_id=item.id,
            **taken,
        )
        await change(actor, "carry_over_item", item, state=ItemState.CARRIED)
        position += 1


async def _take_waiting(actor: Actor, session: PlanningSession) -> None:
    waiting = SessionItem.filter(session_id__isnull=True, department_id=session.department_id)
    if session.department_id is None:
        waiting = SessionItem.filter(session_id__isnull=True, department_id__isnull=True)
    for position, item in enumerate(await lock_row(waiting.order_by("created_at", "id"))):
        await change(actor, "take_waiting_item", item, session_id=session.id, position=position)


async def _next_session(department_id: UUID | None, after: PlanningSession | None) -> PlanningSession | None:
    """The next session of a department that is called already."""
    sessions = PlanningSession.filter(state=SessionState.SCHEDULED)
    sessions = (
        sessions.filter(department_id__isnull=True)
        if department_id is None
        else sessions.filter(department_id=department_id)
    )
    if after is not None:
        sessions = sessions.exclude(id=after.id)
    return await sessions.order_by("starts_at", "id").first()


def _agenda_of(department_id: UUID | None) -> str:
    return f"agenda of {department_id}"


def _words(checks: Checks, title: str, place: str, minutes: int) -> dict[str, Any]:
    return {
        "title": checks.text(title, "title", most=LINE, required=True),
        "place": checks.text(place, "place", most=LINE),
        "minutes": checks.count(minutes, "minutes", least=5, most=LONGEST),
    }


async def _check_place(actor: Actor, department_id: UUID | None, period_id: UUID | None) -> None:
    if department_id and not await visible_departments(actor).filter(id=department_id).exists():
        raise not_found("department", "department_id")
    if period_id and not await visible_periods(actor).filter(id=period_id).exists():
        raise not_found("period", "period_id")
    if actor.employee_id is None or not await plans_for(actor, department_id):
        message = (
            "Managers call sessions of their departments, the leadership and HR those of the organisation."
        )
        raise Rejected(Problem(Code.FORBIDDEN, message, ("department_id",)))


async def _people(actor: Actor, checks: Checks, ids: Collection[UUID]) -> list[UUID]:
    """Those invited who work here, each once; notes who does not."""
    wanted = list(dict.fromkeys(ids))
    message = f"Invite at most {MOST_PARTICIPANTS} people."
    checks.require(len(wanted) <= MOST_PARTICIPANTS, Code.TOO_MANY, message, "participant_ids")
    found: list[Any] = await visible_colleagues(actor).filter(id__in=wanted).values_list("id", flat=True)
    for place, person in enumerate(wanted):
        text = "This person does not work here. Choose somebody else."
        checks.require(person in found, Code.NOT_FOUND, text, "participant_ids", str(place))
    return wanted
