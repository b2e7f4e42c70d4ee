"""Who may reach which planning sessions, and what waits for the next one."""

from uuid import UUID

from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

from headway.planning.access.development import reads_growth, writes_growth
from headway.planning.access.goals import NOBODY_YET
from headway.planning.models import (
    PlanningSession,
    SessionDecision,
    SessionGoal,
    SessionItem,
    SessionParticipant,
)
from headway.platform.actor import Actor
from headway.platform.database import lock_row
from headway.platform.errors import not_found


def visible_planning_sessions(actor: Actor) -> QuerySet[PlanningSession]:
    """Sessions that one organises or takes part in, and those of departments in HR scope."""
    if not reads_growth(actor):
        return PlanningSession.filter(id__isnull=True)
    me = actor.employee_id or NOBODY_YET
    mine = SessionParticipant.filter(employee_id=me).values("session_id")
    return PlanningSession.filter(Q(organiser_id=me) | Q(id__in=Subquery(mine)) | in_unit_scope(actor))


def in_unit_scope(actor: Actor) -> Q:
    """Rows (with `department_id`) of departments that an HR partner looks after; of the whole organisation's too for all of it."""
    if not actor.is_hr:
        return Q(id__isnull=True)
    if actor.hr_whole_company:
        return Q(id__isnull=False)
    return Q(department_id__in=sorted(actor.hr_departments))


def visible_session_participants(actor: Actor) -> QuerySet[SessionParticipant]:
    """Who takes part in visible sessions."""
    return SessionParticipant.filter(session_id__in=_sessions(actor))


def visible_session_items(actor: Actor) -> QuerySet[SessionItem]:
    """The agendas of visible sessions; of what waits, one's own, and that of departments in HR scope."""
    if not reads_growth(actor):
        return SessionItem.filter(id__isnull=True)
    waiting = Q(session_id__isnull=True) & (
        Q(owner_id=actor.employee_id or NOBODY_YET) | in_unit_scope(actor)
    )
    return SessionItem.filter(Q(session_id__in=_sessions(actor)) | waiting)


def visible_session_decisions(actor: Actor) -> QuerySet[SessionDecision]:
    """What visible sessions decided, and what one is to see to."""
    mine = Q(owner_id=actor.employee_id or NOBODY_YET) if reads_growth(actor) else Q(id__isnull=True)
    return SessionDecision.filter(Q(session_id__in=_sessions(actor)) | mine)


def visible_session_goals(actor: Actor) -> QuerySet[SessionGoal]:
    """Which goals visible sessions agreed; the goals themselves are reached by their own rule."""
    return SessionGoal.filter(session_id__in=_sessions(actor))


def _sessions(actor: Actor) -> Subquery:
    return Subquery(visible_planning_sessions(actor).values("id"))


async def session_to_change(actor: Actor, id: UUID, *path: str) -> PlanningSession:
    """A visible session, locked; what may be done with it is decided by the rules."""
    writes_growth(actor)
    session = await lock_row(visible_planning_sessions(actor).filter(id=id)).first()
    if session is None:
        raise not_found("session", *path)
    return session


async def item_to_settle(actor: Actor, id: UUID) -> tuple[SessionItem, PlanningSession]:
    """An item of a visible session and that session, both locked, the session first as everywhere."""
    writes_growth(actor)
    found = await visible_session_items(actor).get_or_none(id=id)
    if found is None or found.session_id is None:
        raise not_found("item")
    session = await session_to_change(actor, found.session_id)
    item = await lock_row(SessionItem.filter(id=id, session_id=session.id)).first()
    if item is None:
        raise not_found("item")
    return item, session
