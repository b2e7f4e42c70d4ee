"""Who may reach what two people talk about: the two, and of private notes their writer alone."""

from uuid import UUID

from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

from headway.monitoring.models import ActionItem, AgendaItem, Meeting, MeetingNote, OneOnOne
from headway.monitoring.rules.agenda import ActionItemState, AgendaState
from headway.people.access import (
    NOBODY,
    below_person,
    directly_below,
    dotted_below,
    manager_of,
    visible_dotted_lines,
    visible_employees,
)
from headway.platform.actor import Actor, Scope
from headway.platform.database import lock_row
from headway.platform.errors import Code, Problem, Rejected, not_found


def visible_one_on_ones(actor: Actor) -> QuerySet[OneOnOne]:
    """The series one is a part of; not even managers above, HR and administrators read those of others."""
    if actor.integration or actor.account_id is None or not actor.may(Scope.MEETINGS_READ):
        return OneOnOne.filter(id__isnull=True)
    me = actor.employee_id or NOBODY
    return OneOnOne.filter(Q(organiser_id=me) | Q(partner_id=me))


def _mine(actor: Actor) -> Subquery:
    return Subquery(visible_one_on_ones(actor).values("id"))


def visible_meetings(actor: Actor) -> QuerySet[Meeting]:
    """The meetings of one's own series."""
    return Meeting.filter(one_on_one_id__in=_mine(actor))


def visible_agenda_items(actor: Actor) -> QuerySet[AgendaItem]:
    """What is, or was, on the agenda of one's own series."""
    return AgendaItem.filter(one_on_one_id__in=_mine(actor)).exclude(state=AgendaState.REMOVED)


def visible_open_agenda_items(actor: Actor) -> QuerySet[AgendaItem]:
    """What is still to be talked about."""
    return visible_agenda_items(actor).filter(state=AgendaState.OPEN)


def visible_action_items(actor: Actor) -> QuerySet[ActionItem]:
    """What the two of one's own series took on."""
    return ActionItem.filter(one_on_one_id__in=_mine(actor))


def visible_open_action_items(actor: Actor) -> QuerySet[ActionItem]:
    """What they still have to do."""
    return visible_action_items(actor).filter(state=ActionItemState.OPEN)


def visible_meeting_notes(actor: Actor) -> QuerySet[MeetingNote]:
    """One's own private notes, and nobody else's: no role and no token opens them."""
    own = MeetingNote.filter(author_id=actor.employee_id or NOBODY)
    return own.filter(meeting_id__in=Subquery(visible_meetings(actor).values("id")))


def may_write_in_meetings(actor: Actor) -> bool:
    """People arrange and prepare meetings, by session or by a token of theirs; integrations never."""
    return actor.employee_id is not None and not actor.integration and actor.may(Scope.MEETINGS_WRITE)


def check_may_write_in_meetings(actor: Actor) -> None:
    """Refuses accounts and tokens that do not."""
    if not may_write_in_meetings(actor):
        message = "This account or token arranges no meetings. Sign in as an employee, or use one with meetings:write."
        raise Rejected(Problem(Code.FORBIDDEN, message))


async def one_on_one_to_change(actor: Actor, id: UUID, *path: str) -> OneOnOne:
    """A series of the actor's, locked; what may be done with it is decided by the rules."""
    check_may_write_in_meetings(actor)
    found = await lock_row(visible_one_on_ones(actor).filter(id=id)).first()
    if found is None:
        raise not_found("1:1", *path)
    return found


async def meeting_to_change(actor: Actor, id: UUID, *path: str) -> tuple[Meeting, OneOnOne]:
    """A meeting of the actor's and its series, both locked, the series first as everywhere."""
    check_may_write_in_meetings(actor)
    seen = await visible_meetings(actor).get_or_none(id=id)
    if seen is None:
        raise not_found("meeting", *path)
    series = await one_on_one_to_change(actor, seen.one_on_one_id, *path)
    meeting = await lock_row(Meeting.filter(id=id)).first()
    if meeting is None:
        raise not_found("meeting", *path)
    return meeting, series


async def agenda_item_to_change(actor: Actor, id: UUID) -> tuple[AgendaItem, OneOnOne]:
    """An item of an agenda of the actor's and its series, which keeps its order from other writers."""
    check_may_write_in_meetings(actor)
    seen = await visible_agenda_items(actor).get_or_none(id=id)
    if seen is None:
        raise not_found("agenda item")
    series = await one_on_one_to_change(actor, seen.one_on_one_id)
    item = await lock_row(visible_agenda_items(actor).filter(id=id)).first()
    if item is None:
        raise not_found("agenda item")
    return item, series


async def action_item_to_change(actor: Actor, id: UUID) -> tuple[ActionItem, OneOnOne]:
    """Something that one of the two took on, and its series, both locked."""
    check_may_write_in_meetings(actor)
    seen = await visible_action_items(actor).get_or_none(id=id)
    if seen is None:
        raise not_found("action item")
    series = await one_on_one_to_change(actor, seen.one_on_one_id)
    item = await lock_row(ActionItem.filter(id=id)).first()
    if item is None:
        raise not_found("action item")
    return item, series


async def works_with(actor: Actor, partner_id: UUID) -> bool:
    """Whether one of the two manages the other today, directly or by a dotted line: they need not ask each other."""
    lines = Q(id__in=directly_below(actor)) | Q(id__in=manager_of(actor)) | Q(id__in=dotted_below(actor))
    if await visible_employees(actor).filter(lines, id=partner_id).exists():
        return True
    dotted = visible_dotted_lines(actor).filter(employee_id=actor.employee_id, manager_id=partner_id)
    return await dotted.exists()


async def leads(actor: Actor, above_id: UUID, below_id: UUID) -> bool:
    """Whether the first manages the second today, at any depth or by a dotted line."""
    if await visible_employees(actor).filter(id=below_id, id__in=below_person(above_id)).exists():
        return True
    return await visible_dotted_lines(actor).filter(employee_id=below_id, manager_id=above_id).exists()
