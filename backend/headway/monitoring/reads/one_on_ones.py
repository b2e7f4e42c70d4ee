"""What is shown of meetings beside their rows: the next dates, one's own notes, and what may be done."""

from datetime import timedelta
from uuid import UUID

from headway.monitoring.access import (
    may_write_in_meetings,
    visible_meeting_notes,
    visible_meetings,
    visible_one_on_ones,
)
from headway.monitoring.models import Meeting, MeetingNote, OneOnOne
from headway.monitoring.rules.one_on_ones import (
    AHEAD,
    LONGEST,
    MeetingAction,
    OneOnOneAction,
    allowed_actions,
    allowed_for_meeting,
)
from headway.platform import clock
from headway.platform.actor import Actor


async def next_meetings(actor: Actor, ids: list[UUID]) -> dict[UUID, list[Meeting]]:
    """The meetings of each series that are under way or to come, skipped ones too, the next ones first."""
    now = clock.now()
    coming = visible_meetings(actor).filter(
        one_on_one_id__in=ids, starts_at__gt=now - timedelta(minutes=LONGEST)
    )
    found: dict[UUID, list[Meeting]] = {id: [] for id in ids}
    for meeting in await coming.order_by("starts_at", "id"):
        if meeting.starts_at + timedelta(minutes=meeting.minutes) > now:
            found[meeting.one_on_one_id].append(meeting)
    return {id: meetings[:AHEAD] for id, meetings in found.items()}


async def own_notes(actor: Actor, ids: list[UUID]) -> dict[UUID, MeetingNote]:
    """What the actor wrote down about each of these meetings."""
    return {note.meeting_id: note for note in await visible_meeting_notes(actor).filter(meeting_id__in=ids)}


async def one_on_one_actions(actor: Actor, rows: list[OneOnOne]) -> dict[OneOnOne, list[OneOnOneAction]]:
    """What the actor may do with each series, without asking the database."""
    if not may_write_in_meetings(actor):
        return {}
    allowed = {
        row: allowed_actions(row.state, proposes=row.organiser_id == actor.employee_id) for row in rows
    }
    return {row: [action for action in OneOnOneAction if action in allowed[row]] for row in rows}


async def meeting_actions(actor: Actor, rows: list[Meeting]) -> dict[Meeting, list[MeetingAction]]:
    """What the actor may do with each meeting."""
    if not may_write_in_meetings(actor):
        return {}
    ids = {row.one_on_one_id for row in rows}
    states = dict(await visible_one_on_ones(actor).filter(id__in=list(ids)).values_list("id", "state"))
    found: dict[Meeting, list[MeetingAction]] = {}
    for row in rows:
        allowed = allowed_for_meeting(states[row.one_on_one_id], row.state, row.starts_at, clock.now())
        found[row] = [action for action in MeetingAction if action in allowed]
    return found
