"""Canaries in what two people talk about, and in comments."""

from headway.monitoring import actions as monitoring
from headway.monitoring.models import Feedback, Meeting
from headway.monitoring.rules.agenda import ActionItemKind
from headway.monitoring.rules.comments import CommentSubject
from headway.planning.models import Goal
from tests.company import Company
from tests.heard_by import canary
from tests.talks import meeting_of


async def plant_talks(company: Company) -> None:
    """What Mona and Priya talk about, and what each notes for herself."""
    mona, priya = company.actor("mona"), company.actor("priya")
    series = await meeting_of(company)
    item = await monitoring.add_agenda_item(
        mona, one_on_one_id=series.id, text=canary("what they talk about")
    )
    done = await monitoring.add_agenda_item(
        priya, one_on_one_id=series.id, text=canary("what they talked about")
    )
    await monitoring.tick_agenda_item(priya, id=done.id, version=1)
    await monitoring.move_agenda_item(mona, id=item.id, version=1, to=0)
    task = monitoring.Task(
        company.people["mona"].id, canary("what mona promises"), kind=ActionItemKind.SUPPORT
    )
    taken = await monitoring.add_action_item(priya, one_on_one_id=series.id, task=task)
    await monitoring.drop_action_item(mona, id=taken.id, version=1, reason=canary("why mona drops it"))
    meeting = await Meeting.filter(one_on_one_id=series.id).order_by("starts_at").first()
    assert meeting is not None
    for writer, name in ((mona, "what mona notes"), (priya, "what priya notes")):
        await monitoring.save_meeting_note(writer, meeting_id=meeting.id, version=0, text=canary(name))


async def plant_comments(company: Company) -> None:
    """Words beside a private goal and beside feedback for two."""
    private = await Goal.get(title=canary("a private goal"))
    said = await monitoring.add_comment(
        company.actor("mona"), kind=CommentSubject.GOAL, subject_id=private.id, text=canary("a comment before"),
    )  # fmt: skip
    await monitoring.edit_comment(
        company.actor("mona"), id=said.id, version=1, text=canary("a comment on a private goal")
    )
    hers = await Feedback.get(text=canary("feedback for her"))
    await monitoring.add_comment(
        company.actor("priya"), kind=CommentSubject.FEEDBACK, subject_id=hers.id, text=canary("a comment on feedback for her"),
    )  # fmt: skip
