"""Private notes of a meeting: each of the two writes their own, and nobody else reads them."""

from uuid import UUID

from headway.monitoring.access import check_may_write_in_meetings, visible_meetings
from headway.monitoring.models import MeetingNote
from headway.monitoring.rules.agenda import MOST_OF_NOTE
from headway.platform.actor import Actor
from headway.platform.checking import Checks
from headway.platform.database import lock_row, one_at_a_time, transaction
from headway.platform.errors import conflict, not_found
from headway.platform.events import change, create


async def save_meeting_note(actor: Actor, *, meeting_id: UUID, version: int, text: str) -> MeetingNote:
    """Write down what is for oneself alone; version 0 while there is nothing yet. An empty text empties it.

    Refuses a stale version, of a note written in another tab too.
    """
    check_may_write_in_meetings(actor)
    checks = Checks()
    text = checks.text(text, "text", most=MOST_OF_NOTE)
    checks.done()
    async with transaction():
        await one_at_a_time(f"meeting_note {actor.employee_id} {meeting_id}")
        if not await visible_meetings(actor).filter(id=meeting_id).exists():
            raise not_found("meeting", "meeting_id")
        note = await lock_row(MeetingNote.filter(meeting_id=meeting_id, author_id=actor.employee_id)).first()
        if note is None and version == 0:
            own = {"meeting_id": meeting_id, "author_id": actor.employee_id}
            return await create(actor, "save_meeting_note", MeetingNote, **own, text=text)
        if note is None:
            raise not_found("note", "meeting_id")
        if note.version != version:
            raise conflict(note)
        await change(actor, "save_meeting_note", note, expected_version=version, text=text)
        return note
