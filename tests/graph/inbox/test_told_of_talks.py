"""Who is told of comments and meetings: of being mentioned exactly once, whatever else one is told of."""

from typing import Any

import pytest

from headway.identity.models import HrScope
from headway.monitoring import actions
from headway.monitoring.models import ActionItem, Comment, Meeting, OneOnOne
from headway.monitoring.rules.comments import CommentSubject
from tests.company import Company, codes, data, gid, make_goal, payload
from tests.conftest import Ask
from tests.graph.inbox.telling import make_office, tell_all, told
from tests.talks import RULE, do

OFFERED = "query($id: ID!, $search: String!) { mentionable(id: $id, search: $search) { name } }"


@pytest.fixture
async def company(database: object, clock: object) -> Company:
    return await make_office()


async def say(company: Company, by: str, goal: Any, text: str, *mentions: str, **more: Any) -> Any:
    ids = [company.people[name].id for name in mentions]
    return await actions.add_comment(
        company.actor(by), kind=CommentSubject.GOAL, subject_id=goal.id, text=text, mention_ids=ids, **more
    )


async def test_a_mention_makes_exactly_one_notification(company: Company) -> None:
    goal = await make_goal(company.people["priya"], company.period)
    # Priya is called in and owns the goal: one notification.
    comment = await say(company, "mona", goal, "@Priya, ask @Paul.", "priya", "paul")
    await tell_all()
    assert await told(company) == {"priya": ["MENTIONED"], "paul": ["MENTIONED"]}
    for version, text in enumerate(("Dear @Priya, ask @Paul.", "Ask nobody.", "Ask @Paul."), 1):
        ids = [company.people[name].id for name in ("priya", "paul")]
        await actions.edit_comment(
            company.actor("mona"), id=comment.id, version=version, text=text, mention_ids=ids
        )
        await tell_all()
    assert await told(company) == {"priya": ["MENTIONED"], "paul": ["MENTIONED"]}


async def test_hr_is_called_in_beside_what_it_reads_by_its_role_alone(ask: Ask, company: Company) -> None:
    await HrScope.create(account_id=company.accounts["hanna"], department=company.support)
    shared = await make_goal(company.people["priya"], company.period)
    call = {"text": "@Hanna, is this fair?", "mentionIds": [company.id("hanna")]}
    # Neither a private goal nor somebody else's department is for her.
    for owner, visibility in (("priya", "PRIVATE"), ("tina", "SHARED")):
        goal = await make_goal(company.people[owner], company.period, visibility=visibility)
        offered = await ask(OFFERED, {"id": gid(goal), "search": "hann"}, as_=company.actor(owner))
        assert data(offered)["mentionable"] == []
        refused = await do(ask, company, owner, "addComment", "comment", subjectId=gid(goal), **call)
        assert codes(refused, "addComment") == ["INVALID mentionIds"]
    assert not await Comment.all().exists()

    for search, found in (("hann", ["Hanna"]), ("", [])):
        offered = await ask(OFFERED, {"id": gid(shared), "search": search}, as_=company.actor("priya"))
        assert [one["name"] for one in data(offered)["mentionable"] if one["name"] == "Hanna"] == found
    said = await do(ask, company, "priya", "addComment", "comment", subjectId=gid(shared), **call)
    comment = payload(said, "addComment")["comment"]
    edit = {"id": comment["id"], "version": 1, **call, "text": "Is this fair, @Hanna?"}
    edited = await do(ask, company, "priya", "editComment", "comment", **edit)
    assert payload(edited, "editComment")["comment"]["mentions"] == [{"employee": {"name": "Hanna"}}]
    await tell_all()
    assert await told(company) == {"hanna": ["MENTIONED"]}


async def test_owner_and_thread_hear_of_a_comment_and_its_writer_does_not(company: Company) -> None:
    goal = await make_goal(company.people["priya"], company.period)
    first = await say(company, "mona", goal, "Well done.")
    await say(company, "priya", goal, "Thank you.", parent_id=first.id)
    await say(company, "paul", goal, "Indeed.", parent_id=first.id)
    await tell_all()
    assert await told(company) == {"priya": ["COMMENTED", "COMMENTED"], "mona": ["REPLIED", "REPLIED"]}


async def test_the_other_of_the_two_hears_of_their_meetings(company: Company) -> None:
    mona, priya = company.actor("mona"), company.people["priya"]
    series = await actions.start_one_on_one(mona, partner_id=priya.id, rule=RULE)
    task = actions.Task(priya.id, "Call the depot")
    await actions.add_action_item(mona, one_on_one_id=series.id, task=task)
    meeting = await Meeting.all().order_by("starts_at").first()
    assert meeting is not None
    await actions.skip_meeting(company.actor("priya"), id=meeting.id, version=1)
    await tell_all()
    await actions.end_one_on_one(mona, id=series.id, version=1)
    await tell_all()
    assert await told(company) == {
        "priya": ["ACTION_ITEM_ADDED", "ONE_ON_ONE_ENDED", "ONE_ON_ONE_STARTED"],
        "mona": ["MEETING_SKIPPED"],
    }
    assert await OneOnOne.all().count() == await ActionItem.all().count() == 1


async def test_who_asked_hears_the_answer(company: Company) -> None:
    paul, priya = company.actor("paul"), company.people["priya"]
    series = await actions.start_one_on_one(paul, partner_id=priya.id, rule=RULE)
    await actions.accept_one_on_one(company.actor("priya"), id=series.id, version=1)
    await tell_all()
    assert await told(company) == {"priya": ["ONE_ON_ONE_STARTED"], "paul": ["ONE_ON_ONE_ACCEPTED"]}
