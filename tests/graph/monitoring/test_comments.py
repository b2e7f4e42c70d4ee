"""Comments: threads beside goals and feedback, edits and tombstones, and people called in once."""

from datetime import timedelta
from typing import Any

import pytest

from headway.monitoring.models import Comment, Mention
from headway.planning.rules.development import PlanState
from headway.platform import clock as headway_clock
from headway.platform.actor import Scope
from headway.platform.models import AuditEvent, OutboxEvent
from tests.company import NOON, Company, codes, data, gid, make_company, make_feedback, make_goal, payload
from tests.conftest import Ask
from tests.growth import make_plan
from tests.talks import do

THREADS = """query($id: ID!) { node(id: $id) {
    ... on Goal { comments { totalCount nodes { text replies { text } } } }
    ... on Feedback { comments { totalCount nodes { text replies { text } } } } } }"""
OFFERED = 'query($id: ID!, $search: String! = "") { mentionable(id: $id, search: $search) { name } }'
EVERYBODY = (
    *("ada", "vera", "mona", "priya", "paul", "tom", "dora", "carl", "hanna", "otto", "tina"),
    *("admin", "integration"),
)


@pytest.fixture
async def company(database: object, clock: object) -> Company:
    return await make_company()


async def say(ask: Ask, company: Company, subject: Any, by: str = "mona", text: str = "Well done.", **more: Any) -> Any:  # fmt: skip
    return await do(ask, company, by, "addComment", "comment", subjectId=gid(subject), text=text, **more)


async def said(*given: Any, **more: Any) -> Any:
    return payload(await say(*given, **more), "addComment")["comment"]


async def told() -> list[str]:
    """Whom news say they were called in."""
    events = await OutboxEvent.filter(kind="PeopleMentioned").order_by("id")
    return [id for event in events for id in event.payload["employee_ids"]]


async def test_a_thread_beside_a_goal(ask: Ask, company: Company) -> None:
    goal = await make_goal(company.people["priya"], company.period)
    first = await said(ask, company, goal)
    reply = await said(ask, company, goal, by="priya", text="Thank you.", parentId=first["id"])
    headway_clock.set_for_tests(NOON + timedelta(minutes=1))
    deeper = await said(ask, company, goal, by="paul", text="Me too.", parentId=reply["id"])
    assert (reply["parent"], deeper["parent"]) == ({"id": first["id"]}, {"id": first["id"]})
    seen = data(await ask(THREADS, {"id": gid(goal)}, as_=company.actor("vera")))["node"]["comments"]
    assert seen == {
        "totalCount": 1,
        "nodes": [{"text": "Well done.", "replies": [{"text": "Thank you."}, {"text": "Me too."}]}],
    }
    assert "Well done" not in str(await AuditEvent.all().values("before", "after"))


@pytest.mark.parametrize("visibility", ["PRIVATE", "SHARED", "PUBLIC"])
@pytest.mark.parametrize("state", ["DRAFT", "ACTIVE"])
async def test_whoever_is_offered_may_read_the_goal_and_nobody_else_is_called_in(
    ask: Ask, company: Company, visibility: str, state: str
) -> None:
    goal = await make_goal(company.people["priya"], company.period, visibility=visibility, state=state)
    offered = data(await ask(OFFERED, {"id": gid(goal)}, as_=company.actor("priya")))["mentionable"]
    reading = [
        name
        for name in company.people
        if data(await ask(THREADS, {"id": gid(goal)}, as_=company.actor(name)))["node"]
    ]
    # HR reads by its role, and is not called in for that.
    by_place = {name.capitalize() for name in reading if name != "hanna" or (visibility == "PUBLIC" and state == "ACTIVE")} - {"Priya"}  # fmt: skip
    assert {it["name"] for it in offered} == set(sorted(by_place)[:8])
    for name in company.people:
        if name.capitalize() not in by_place | {"Priya"}:
            mention: dict[str, Any] = {"text": f"@{name.capitalize()}", "mentionIds": [company.id(name)]}
            refused = await say(ask, company, goal, by="priya", **mention)
            assert codes(refused, "addComment") == ["INVALID mentionIds"], name
    assert not await Comment.all().exists()
    assert await told() == []


@pytest.mark.parametrize(
    ("visibility", "offered"),
    [("RECEIVER", ["Priya"]), ("RECEIVER_AND_MANAGER", ["Mona", "Priya"]), ("MANAGER_ONLY", ["Mona"])],
)
async def test_whoever_is_offered_may_read_the_feedback(
    ask: Ask, company: Company, visibility: str, offered: list[str]
) -> None:
    feedback = await make_feedback(company.people["paul"], company.people["priya"], visibility=visibility)
    found = data(await ask(OFFERED, {"id": gid(feedback)}, as_=company.actor("paul")))["mentionable"]
    assert [it["name"] for it in found] == offered
    for name in EVERYBODY:
        answer = data(await ask(OFFERED, {"id": gid(feedback)}, as_=company.actor(name)))
        assert bool(answer["mentionable"]) is (name.capitalize() in {*offered, "Paul"}), name


@pytest.mark.parametrize("state", ["DRAFT", "ACTIVE"])
async def test_whoever_reads_a_development_plan_comments_it(ask: Ask, company: Company, state: str) -> None:
    """Managers by a dotted line, too, whatever their rights, once it is agreed; nobody else of the company."""
    plan, _ = await make_plan(company, state=PlanState(state))
    dotted = ["Carl", "Dora"] if state == "ACTIVE" else []
    offered = data(await ask(OFFERED, {"id": gid(plan)}, as_=company.actor("priya")))["mentionable"]
    assert [it["name"] for it in offered] == sorted(["Ada", "Mona", "Vera", *dotted])
    written = []
    for name in EVERYBODY:
        answer = await say(ask, company, plan, by=name, text=f"{name} says.")
        if "errors" not in data(answer)["addComment"]:
            written.append(name)
    # HR by its role.
    by_place = {it["name"].lower() for it in offered} | {"priya", "hanna"}
    assert written == [name for name in EVERYBODY if name in by_place]
    plan_threads = "query($id: ID!) { node(id: $id) { ... on DevelopmentPlan { comments { totalCount } } } }"
    for name in EVERYBODY:
        seen = data(await ask(plan_threads, {"id": gid(plan)}, as_=company.actor(name)))["node"]
        assert seen == ({"comments": {"totalCount": len(written)}} if name in written else None), name


async def test_the_list_narrows_as_one_types(ask: Ask, company: Company) -> None:
    goal = await make_goal(company.people["priya"], company.period, visibility="PUBLIC")
    found = data(await ask(OFFERED, {"id": gid(goal), "search": "t"}, as_=company.actor("priya")))
    assert found == {"mentionable": [{"name": "Tina"}, {"name": "Tom"}]}


async def test_somebody_is_told_once_however_often_the_words_change(ask: Ask, company: Company) -> None:
    goal = await make_goal(company.people["priya"], company.period)
    paul, mona = company.id("paul"), company.id("mona")
    # Chosen, and taken out of the words again: not called in.
    comment = await said(ask, company, goal, by="priya", text="Ask @Paul about it.", mentionIds=[paul, mona])
    assert comment["mentions"] == [{"employee": {"name": "Paul"}}]
    assert await told() == [str(company.people["paul"].id)]
    for version, (text, named) in enumerate(
        [("Do ask @Paul about it.", "Paul"), ("Ask nobody.", ""), ("Ask @Paul after all.", "Paul"), ("@Mona, ask @Paul.", "Mona Paul")], 1
    ):  # fmt: skip
        edit = {"id": comment["id"], "version": version, "text": text, "mentionIds": [paul, mona]}
        comment = payload(await do(ask, company, "priya", "editComment", "comment", **edit), "editComment")["comment"]  # fmt: skip
        assert sorted(it["employee"]["name"] for it in comment["mentions"]) == named.split()
    assert await told() == [str(company.people[name].id) for name in ("paul", "mona")]
    assert await Mention.all().count() == 2


async def test_an_edit_within_minutes_keeps_what_was_said(ask: Ask, company: Company) -> None:
    goal = await make_goal(company.people["priya"], company.period)
    comment = await said(ask, company, goal)
    edit = {"id": comment["id"], "version": 1, "text": "Very well done."}
    others = await do(ask, company, "priya", "editComment", "comment", **edit)
    assert codes(others, "editComment") == ["FORBIDDEN id"]
    headway_clock.set_for_tests(NOON + timedelta(minutes=14))
    edited = payload(await do(ask, company, "mona", "editComment", "comment", **edit), "editComment")["comment"]  # fmt: skip
    assert (edited["text"], edited["versions"]) == ("Very well done.", [{"text": "Well done."}])
    assert edited["editedAt"] == "2026-09-01T12:14:00+00:00"
    stale = await do(ask, company, "mona", "editComment", "comment", **edit)
    assert codes(stale, "editComment") == ["CONFLICT version"]
    headway_clock.set_for_tests(NOON + timedelta(minutes=15))
    late = await do(ask, company, "mona", "editComment", "comment", **edit | {"version": 2})
    assert codes(late, "editComment") == ["WRONG_STATE id"]
    assert (await Comment.get()).text == "Very well done."


async def test_what_is_deleted_leaves_its_place_and_no_word(ask: Ask, company: Company) -> None:
    goal = await make_goal(company.people["priya"], company.period)
    call = {"text": "Ask @Paul.", "mentionIds": [company.id("paul")]}
    comment = await said(ask, company, goal, **call)
    await do(ask, company, "mona", "editComment", "comment", id=comment["id"], version=1, **call | {"text": "Ask him."})  # fmt: skip
    await said(ask, company, goal, by="priya", text="I will.", parentId=comment["id"])
    refused = await do(ask, company, "priya", "deleteComment", "comment", id=comment["id"], version=2)
    assert codes(refused, "deleteComment") == ["FORBIDDEN id"]
    headway_clock.set_for_tests(NOON + timedelta(days=3))
    gone = payload(await do(ask, company, "mona", "deleteComment", "comment", id=comment["id"], version=2), "deleteComment")["comment"]  # fmt: skip
    assert gone | {"id": "", "editedAt": ""} == {
        "id": "", "text": "", "version": 3, "editedAt": "", "deletedAt": "2026-09-04T12:00:00+00:00",
        "allowedActions": ["REPLY"], "mentions": [], "versions": [{"text": ""}], "parent": None,
    }  # fmt: skip
    seen = data(await ask(THREADS, {"id": gid(goal)}, as_=company.actor("priya")))["node"]["comments"]
    assert seen["nodes"] == [{"text": "", "replies": [{"text": "I will."}]}]
    again = await do(ask, company, "mona", "deleteComment", "comment", id=comment["id"], version=3)
    assert codes(again, "deleteComment") == ["WRONG_STATE id"]


async def test_what_is_not_said(ask: Ask, company: Company) -> None:
    goal = await make_goal(company.people["priya"], company.period, visibility="PRIVATE")
    other = await make_goal(company.people["paul"], company.period, visibility="PUBLIC")
    elsewhere = await said(ask, company, other)
    refusals = [
        (await say(ask, company, goal, by="paul"), ["NOT_FOUND subjectId"]),
        (await say(ask, company, goal, by="integration"), ["FORBIDDEN "]),
        (await say(ask, company, goal, by="admin"), ["FORBIDDEN "]),
        (await say(ask, company, company.period), ["NOT_FOUND subjectId"]),
        (await say(ask, company, goal, parentId=elsewhere["id"]), ["NOT_FOUND parentId"]),
        (await say(ask, company, goal, text="x" * 4001), ["TOO_LONG text"]),
        (await say(ask, company, goal, mentionIds=[company.id(name) for name in company.people]), ["INVALID mentionIds"]),
    ]  # fmt: skip
    assert [codes(answer, "addComment") for answer, _ in refusals] == [refused for _, refused in refusals]
    assert await Comment.all().count() == 1


async def test_a_token_comments_where_it_may_write(ask: Ask, company: Company) -> None:
    goal = await make_goal(company.people["priya"], company.period)
    document = "mutation($input: AddCommentInput!) { addComment(input: $input) { __typename } }"
    given = {"input": {"subjectId": gid(goal), "text": "By token.", "idempotencyKey": "k"}}
    for scopes, kind in (
        ({Scope.GOALS_READ}, "UserErrors"),
        ({Scope.GOALS_READ, Scope.GOALS_WRITE}, "AddCommentPayload"),
        ({Scope.GOALS_READ, Scope.GOALS_WRITE}, "AddCommentPayload"),
    ):
        token = company.actor("priya", scopes=frozenset(scopes))
        assert data(await ask(document, given, as_=token)) == {"addComment": {"__typename": kind}}
    assert await Comment.all().count() == 1
