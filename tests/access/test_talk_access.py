"""Who reads what two people talk about, and comments: every kind of actor, by every path, counts included."""

from typing import Any

import pytest

from headway.monitoring import actions
from headway.monitoring.models import Meeting
from headway.monitoring.rules.comments import CommentSubject
from tests.access.test_feedback_access import FEEDBACK, VISIBILITIES
from tests.company import Company, data, gid, make_company, make_feedback, make_goal
from tests.conftest import Ask
from tests.talks import meeting_of

ACTORS = tuple(FEEDBACK)
THE_TWO = ("mona", "priya")
TALK = """query($ids: [ID!]!, $series: ID!, $meeting: ID!) {
    nodes(ids: $ids) { __typename }
    oneOnOnes { totalCount nodes { agenda { text } actionItems { text } allActionItems { totalCount } nextMeetings { id note { text } } } }
    oneOnOne(id: $series) { id }
    meeting(id: $meeting) { id note { text } topics { text } oneOnOne { pastMeetings { totalCount } } }
}"""
COMMENTS = """query($id: ID!, $subject: ID!) {
    node(id: $id) { ... on Comment { text parent { id } versions { text } mentions { employee { name } } } }
    subject: node(id: $subject) {
        ... on Goal { comments { totalCount nodes { text } } } ... on Feedback { comments { totalCount nodes { text } } } }
}"""


@pytest.fixture
async def company(database: object, clock: object) -> Company:
    return await make_company()


async def test_what_two_people_talk_about_is_theirs(ask: Ask, company: Company) -> None:
    mona, series = company.actor("mona"), await meeting_of(company)
    item = await actions.add_agenda_item(mona, one_on_one_id=series.id, text="Hours")
    task = actions.Task(company.people["priya"].id, "Call the depot")
    action_item = await actions.add_action_item(mona, one_on_one_id=series.id, task=task)
    meeting = await Meeting.all().order_by("starts_at").first()
    assert meeting is not None
    note = await actions.save_meeting_note(mona, meeting_id=meeting.id, version=0, text="Be kind.")
    ids = [gid(row) for row in (series, meeting, item, action_item, note)]
    given = {"ids": ids, "series": gid(series), "meeting": gid(meeting)}
    for kind in ACTORS:
        seen = data(await ask(TALK, given, as_=company.actor(kind)))
        two, writer = kind in THE_TWO, kind == "mona"
        assert [bool(it) for it in seen["nodes"]] == [two, two, two, two, writer], kind
        assert seen["oneOnOnes"]["totalCount"] == int(two), kind
        assert (seen["oneOnOne"], seen["meeting"]) != (None, None) if two else True
        if not two:
            assert (seen["oneOnOnes"]["nodes"], seen["oneOnOne"], seen["meeting"]) == ([], None, None), kind
            continue
        [shown] = seen["oneOnOnes"]["nodes"]
        assert (shown["agenda"], shown["actionItems"]) == ([{"text": "Hours"}], [{"text": "Call the depot"}])
        private = {"text": "Be kind."} if writer else None
        assert (shown["nextMeetings"][0]["note"], seen["meeting"]["note"]) == (private, private), kind


# Kind of actor: does it read a private, a shared and a public goal of Priya, and what is said beside it?
GOALS = {
    "priya": "yes yes yes",
    "mona": "yes yes yes",
    "vera": "no yes yes",
    "ada": "no yes yes",
    "paul": "no yes yes",
    "dora": "no yes yes",
    "tom": "no no yes",
    "hanna": "no yes yes",
    "otto": "no no yes",
    "admin": "no no no",
    "integration": "no yes yes",
    "narrow": "no no no",
    "nobody": "no no no",
}


async def commented(company: Company, kind: CommentSubject, subject: Any, by: str) -> Any:
    """A comment that was edited, with a name in it, and an answer."""
    actor, name = company.actor(by), "Mona"
    said: dict[str, Any] = {"text": f"Ask @{name}.", "mention_ids": [company.people["mona"].id]}
    reads = by != "mona" and getattr(subject, "visibility", "") != "RECEIVER"
    said = said if reads else {"text": "Ask."}
    first = await actions.add_comment(actor, kind=kind, subject_id=subject.id, **said)
    await actions.edit_comment(actor, id=first.id, version=1, **said)
    return await actions.add_comment(actor, kind=kind, subject_id=subject.id, text="So?", parent_id=first.id)


async def check(ask: Ask, company: Company, comment: Any, subject: Any, kind: str, *, reads: bool) -> None:
    given = {"id": gid(comment), "subject": gid(subject)}
    seen = data(await ask(COMMENTS, given, as_=company.actor(kind)))
    assert (seen["node"] is not None) is reads, kind
    assert (seen["subject"] is not None) is reads, kind
    if reads:
        assert seen["node"]["text"] == "So?"
        assert seen["subject"]["comments"]["totalCount"] == 1, kind


@pytest.mark.parametrize("at", [0, 1, 2], ids=["PRIVATE", "SHARED", "PUBLIC"])
async def test_comments_are_read_where_the_goal_is(ask: Ask, company: Company, at: int) -> None:
    visibility = ("PRIVATE", "SHARED", "PUBLIC")[at]
    goal = await make_goal(company.people["priya"], company.period, visibility=visibility)
    comment = await commented(company, CommentSubject.GOAL, goal, "priya")
    for kind, reads in GOALS.items():
        await check(ask, company, comment, goal, kind, reads=reads.split()[at] == "yes")


@pytest.mark.parametrize("visibility", VISIBILITIES)
async def test_comments_are_read_where_the_feedback_is(ask: Ask, company: Company, visibility: str) -> None:
    feedback = await make_feedback(company.people["paul"], company.people["priya"], visibility=visibility)
    comment = await commented(company, CommentSubject.FEEDBACK, feedback, "paul")
    for kind, reads in FEEDBACK.items():
        seen = reads.split()[VISIBILITIES.index(visibility)] == "yes"
        await check(ask, company, comment, feedback, kind, reads=seen)
