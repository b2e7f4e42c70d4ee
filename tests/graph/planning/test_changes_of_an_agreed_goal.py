"""What becomes of a goal once it is agreed: amended, paused, ended by both, lapsed, reopened, and where it stood in the tree."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from headway.planning.actions import lapse_goals, rest_review_on
from headway.planning.models import Goal, GoalMove, GoalPlacement, GoalProposal, GoalVersion, KeyResult
from headway.platform import clock as headway_clock
from headway.platform.database import transaction
from headway.platform.models import AuditEvent
from tests.company import (
    NOON,
    REFUSED,
    Company,
    codes,
    data,
    gid,
    make_company,
    make_goal,
    make_key_result,
    payload,
)
from tests.conftest import Ask

FIELDS = """goal { title state version weight dueOn outcome realism retrospective targetMoved expected status allowedActions
    keyResults { title target weight } versions { number reason terms agreedBy { name } }
    pauses { startsOn endsOn reason } proposals { kind state terms reason outcome realism retrospective answer proposedBy { name } decidedBy { name } } }"""


@pytest.fixture
async def company(database: object, clock: object) -> Company:
    return await make_company()


@pytest.fixture
async def goal(company: Company) -> Goal:
    return await make_goal(company.people["priya"], company.period, visibility="PUBLIC")


async def do(ask: Ask, company: Company, by: str, field: str, goal: Goal, **more: Any) -> Any:
    """Carry out a mutation on the goal as it is now, unless a version is given."""
    name = field[0].upper() + field[1:]
    query = f"mutation($input: {name}Input!) {{ {field}(input: $input) {{ ... on {name}Payload {{ {FIELDS} }} {REFUSED} }} }}"
    said = {"id": gid(goal), "version": (await Goal.get(id=goal.id)).version} | more
    return await ask(query, {"input": said}, as_=company.actor(by))


async def done(ask: Ask, company: Company, by: str, field: str, goal: Goal, **more: Any) -> Any:
    return payload(await do(ask, company, by, field, goal, **more), field)["goal"]


async def refused(ask: Ask, company: Company, by: str, field: str, goal: Goal, **more: Any) -> list[str]:
    """The codes of a refusal that changed nothing."""
    before = await Goal.get(id=goal.id).values(), await AuditEvent.all().count()
    found = codes(await do(ask, company, by, field, goal, **more), field)
    assert (await Goal.get(id=goal.id).values(), await AuditEvent.all().count()) == before
    return found


def part(key_result: KeyResult, **changes: Any) -> dict[str, Any]:
    return {"id": gid(key_result), "title": key_result.title, "baseline": "0", "target": "100"} | changes


async def test_other_terms_are_proposed_and_accepted(ask: Ask, company: Company, goal: Goal) -> None:
    key_result = await make_key_result(goal, "40")
    wanted = {"title": "Answer sooner", "dueOn": "2026-11-30", "keyResults": [part(key_result, target="80")]}
    proposed = await done(
        ask, company, "priya", "amendGoal", goal, reason="Two people left the desk.", **wanted
    )
    assert (proposed["title"], proposed["dueOn"], proposed["versions"]) == ("Answer faster", "2026-12-31", [])
    assert proposed["allowedActions"] == ["EDIT", "LOG_PROGRESS", "WITHDRAW", "ARCHIVE"]
    [waiting] = proposed["proposals"]
    assert (waiting["kind"], waiting["state"], waiting["proposedBy"], waiting["decidedBy"]) == (
        "AMEND",
        "PENDING",
        {"name": "Priya"},
        None,
    )
    assert (waiting["terms"]["title"], waiting["terms"]["keyResults"][0]["target"]) == ("Answer sooner", "80")
    assert await refused(ask, company, "priya", "amendGoal", goal, reason="Again", title="X") == [
        "WRONG_STATE id"
    ]
    assert await refused(ask, company, "priya", "acceptGoalProposal", goal) == ["OWN_RECORD id"]
    accepted = await done(ask, company, "mona", "acceptGoalProposal", goal)
    assert (accepted["title"], accepted["dueOn"], accepted["targetMoved"]) == (
        "Answer sooner",
        "2026-11-30",
        True,
    )
    assert accepted["keyResults"] == [{"title": key_result.title, "target": "80", "weight": 100}]
    [version] = accepted["versions"]
    assert (version["number"], version["reason"], version["terms"]["dueOn"], version["agreedBy"]) == (
        1,
        "Two people left the desk.",
        "2026-11-30",
        {"name": "Mona"},
    )
    [decided] = accepted["proposals"]
    assert (decided["state"], decided["decidedBy"]) == ("ACCEPTED", {"name": "Mona"})
    found = await ask(
        'query { goals(where: { search: "sooner" }) { nodes { title } } }', as_=company.actor("priya")
    )
    assert data(found)["goals"]["nodes"] == [{"title": "Answer sooner"}]
    told = [row.action for row in await AuditEvent.filter(object_type="Goal").order_by("id")]
    assert told == ["propose_goal_change", "accept_goal_amendment"]
    assert "sooner" not in str(await AuditEvent.all().values("before", "after"))


async def test_old_and_new_stand_side_by_side(ask: Ask, company: Company) -> None:
    goal = await make_goal(company.people["priya"], company.period, state="PROPOSED")
    await make_key_result(goal)
    await done(ask, company, "mona", "approveGoal", goal)
    await done(ask, company, "priya", "amendGoal", goal, reason="Less of it.", weight=50)
    accepted = await done(ask, company, "mona", "acceptGoalProposal", goal)
    assert [(row["number"], row["terms"]["weight"]) for row in accepted["versions"]] == [(2, 50), (1, 100)]
    # Weights and words move no target.
    assert (accepted["targetMoved"], accepted["weight"]) == (False, 50)


async def test_a_proposal_is_declined_or_taken_back(ask: Ask, company: Company, goal: Goal) -> None:
    await make_key_result(goal)
    await done(ask, company, "priya", "amendGoal", goal, reason="Less.", weight=50)
    assert await refused(ask, company, "mona", "declineGoalProposal", goal, reason=" ") == ["REQUIRED reason"]
    declined = await done(ask, company, "mona", "declineGoalProposal", goal, reason="Not now.")
    assert (declined["weight"], declined["versions"]) == (100, [])
    assert [(row["state"], row["answer"]) for row in declined["proposals"]] == [("DECLINED", "Not now.")]
    assert await refused(ask, company, "mona", "acceptGoalProposal", goal) == ["WRONG_STATE id"]
    await done(ask, company, "priya", "amendGoal", goal, reason="Less.", weight=50)
    assert await refused(ask, company, "mona", "withdrawGoalProposal", goal) == ["FORBIDDEN id"]
    back = await done(ask, company, "priya", "withdrawGoalProposal", goal)
    assert sorted(row["state"] for row in back["proposals"]) == ["DECLINED", "WITHDRAWN"]
    await done(ask, company, "priya", "amendGoal", goal, reason="Less.", weight=50)
    gone = await done(ask, company, "priya", "archiveGoal", goal)
    assert sorted(row["state"] for row in gone["proposals"]) == ["DECLINED", "WITHDRAWN", "WITHDRAWN"]


async def test_amendments_that_are_refused(ask: Ask, company: Company, goal: Goal) -> None:
    measured, fresh = await make_key_result(goal, "40"), await make_key_result(goal, title="Fresh")
    why = {"reason": "Because."}

    async def refusal(**changes: Any) -> list[str]:
        return await refused(ask, company, "priya", "amendGoal", goal, **(why | changes))

    assert await refusal(reason="", title="X") == ["REQUIRED reason"]
    assert await refusal() == ["INVALID "]
    assert await refusal(dueOn="2027-01-31") == ["OUT_OF_RANGE dueOn"]
    assert await refusal(weight=101) == ["OUT_OF_RANGE weight"]
    assert await refusal(keyResults=[]) == ["WRONG_STATE keyResults"]
    assert await refusal(keyResults=[part(measured, measure="PERCENT"), part(fresh)]) == [
        "WRONG_STATE keyResults.0.measure"
    ]
    assert await refusal(keyResults=[part(measured, target="0")]) == ["INVALID keyResults.0.target"]
    assert await refused(ask, company, "mona", "amendGoal", goal, **why, title="X") == ["FORBIDDEN id"]
    assert await refused(ask, company, "priya", "amendGoal", goal, **why, title="X", version=0) == [
        "CONFLICT version"
    ]
    # One without numbers goes; but not once it has some.
    await done(ask, company, "priya", "amendGoal", goal, **why, keyResults=[part(measured)])
    await KeyResult.filter(id=fresh.id).update(current_value=Decimal(3))
    assert await refused(ask, company, "mona", "acceptGoalProposal", goal) == ["WRONG_STATE keyResults"]
    assert await KeyResult.all().count() == 2


async def test_an_end_is_proposed_and_confirmed(ask: Ask, company: Company, goal: Goal) -> None:
    await make_key_result(goal, "40")
    said = {"outcome": "DROPPED", "realism": "TOO_HARD", "retrospective": "The desk was halved."}
    proposed = await done(ask, company, "priya", "closeGoal", goal, **said)
    assert (proposed["state"], proposed["outcome"], proposed["retrospective"]) == ("ACTIVE", None, "")
    assert proposed["allowedActions"] == ["EDIT", "LOG_PROGRESS", "WITHDRAW", "ARCHIVE"]
    assert await refused(ask, company, "mona", "closeGoal", goal, outcome="PARTIAL") == ["WRONG_STATE id"]
    closed = await done(ask, company, "mona", "acceptGoalProposal", goal)
    assert [closed[name] for name in ("state", "outcome", "realism", "retrospective")] == [
        "CLOSED",
        *said.values(),
    ]
    assert await refused(ask, company, "priya", "reopenGoal", goal, reason="x") == ["OWN_RECORD id"]
    assert await refused(ask, company, "mona", "reopenGoal", goal, reason="") == ["REQUIRED reason"]
    again = await done(ask, company, "mona", "reopenGoal", goal, reason="The desk is back.")
    assert [again[name] for name in ("state", "outcome", "realism", "retrospective")] == [
        "ACTIVE",
        None,
        None,
        "",
    ]
    assert [(row["kind"], row["outcome"], row["retrospective"]) for row in again["proposals"]] == [
        ("CLOSE", "DROPPED", "The desk was halved.")
    ]
    assert "halved" not in str(await AuditEvent.all().values("before", "after"))


async def test_a_goal_that_a_review_rests_on_stays_closed(ask: Ask, company: Company, goal: Goal) -> None:
    await make_key_result(goal, "40")
    await done(ask, company, "mona", "closeGoal", goal, outcome="PARTIAL")
    async with transaction():
        await rest_review_on(company.actor("priya"), [goal.id])
    assert await refused(ask, company, "mona", "reopenGoal", goal, reason="Too early.") == ["WRONG_STATE id"]


async def test_a_pause_stops_the_line_and_excuses_silence(ask: Ask, company: Company, goal: Goal) -> None:
    await make_key_result(goal, "30", current_on=NOON.date())
    assert await refused(ask, company, "priya", "pauseGoal", goal, reason="Leave.") == ["FORBIDDEN id"]
    assert await refused(ask, company, "hanna", "pauseGoal", goal, reason=" ") == ["REQUIRED reason"]
    paused = await done(ask, company, "hanna", "pauseGoal", goal, reason="Leave.")
    assert (paused["state"], paused["pauses"]) == (
        "PAUSED",
        [{"startsOn": "2026-09-01", "endsOn": None, "reason": "Leave."}],
    )
    level = paused["expected"]
    headway_clock.set_for_tests(NOON + timedelta(60))
    resumed = await done(ask, company, "mona", "resumeGoal", goal)
    assert (resumed["state"], resumed["status"], resumed["expected"]) == ("ACTIVE", "ON_TRACK", level)
    assert resumed["pauses"] == [{"startsOn": "2026-09-01", "endsOn": "2026-10-31", "reason": "Leave."}]
    headway_clock.set_for_tests(NOON + timedelta(82))
    [seen] = data(await ask("{ goals { nodes { status expected } } }", as_=company.actor("mona")))["goals"][
        "nodes"
    ]
    assert (seen["status"], seen["expected"] > level) == ("STALE", True)


async def test_who_else_sees_the_goal_reads_no_proposals_and_no_reasons(
    ask: Ask, company: Company, goal: Goal
) -> None:
    await make_key_result(goal)
    await done(ask, company, "hanna", "pauseGoal", goal, reason="Leave.")
    await done(ask, company, "priya", "amendGoal", goal, reason="Less.", weight=50)
    query = "query($id: ID!) { goal(id: $id) { state proposals { reason } pauses { reason } placements { weight } } }"
    for kind in ("priya", "mona", "vera", "ada", "hanna", "paul", "tom", "dora", "otto", "integration"):
        seen = data(await ask(query, {"id": gid(goal)}, as_=company.actor(kind)))["goal"]
        concerned = kind in {"priya", "mona", "vera", "ada", "hanna"}
        assert seen == {
            "state": "PAUSED",
            "proposals": [{"reason": "Less."}] * concerned,
            "pauses": [{"reason": "Leave."}] * concerned,
            "placements": [{"weight": 100}],
        }, kind


async def test_what_nobody_closes_lapses(ask: Ask, company: Company, goal: Goal) -> None:
    await make_key_result(goal)
    ends = await make_goal(company.people["paul"], company.period, "Ends", due_on=goal.due_on)
    await make_key_result(ends, "40")
    await done(ask, company, "paul", "closeGoal", ends, outcome="PARTIAL")
    last = datetime(2027, 1, 30, 23, tzinfo=UTC)
    for now, lapsed in ((last, 0), (last + timedelta(hours=1), 1), (last + timedelta(days=9), 0)):
        headway_clock.set_for_tests(now)
        assert await lapse_goals(now) == lapsed
    await goal.refresh_from_db()
    assert (goal.state, goal.outcome, goal.version) == ("CLOSED", "LAPSED", 2)
    [told] = await AuditEvent.filter(action="lapse_goal").values("account_id", "object_id")
    assert told == {"account_id": None, "object_id": goal.id}
    assert (await Goal.get(id=ends.id)).state == "ACTIVE"


async def test_who_moved_a_goal_and_why_is_kept_for_those_concerned(
    ask: Ask, company: Company, goal: Goal
) -> None:
    await make_key_result(goal)
    above = await make_goal(company.people["mona"], company.period, "Above", visibility="PUBLIC")
    await done(ask, company, "mona", "updateGoal", goal, parentId=gid(above), reason="  It helps there. ")
    await done(ask, company, "priya", "updateGoal", goal, description="Only words.", reason="Not a move.")
    await done(ask, company, "priya", "updateGoal", goal, parentId=None)
    query = """query($id: ID!) { goal(id: $id) { moves {
        reason movedAt movedBy { name } supported { title } supports { title } } } }"""
    for kind in ("priya", "mona", "vera", "ada", "hanna", "paul", "tom", "dora", "otto", "integration"):
        seen = data(await ask(query, {"id": gid(goal)}, as_=company.actor(kind)))["goal"]["moves"]
        if kind not in {"priya", "mona", "vera", "ada", "hanna"}:
            assert seen == [], kind
            continue
        assert {one["reason"] for one in seen} == {"", "It helps there."}, kind
        [there] = [one for one in seen if one["supports"]]
        assert there == {
            "reason": "It helps there.",
            "movedAt": "2026-09-01T12:00:00+00:00",
            "movedBy": {"name": "Mona"},
            "supported": None,
            "supports": {"title": "Above"},
        }, kind
        [back] = [one for one in seen if one["supported"]]
        assert (back["supported"], back["supports"], back["movedBy"]) == (
            {"title": "Above"},
            None,
            {"name": "Priya"},
        ), kind
    assert await AuditEvent.filter(action="move_goal").count() == 2


async def test_a_reason_that_is_too_long_moves_nothing(ask: Ask, company: Company, goal: Goal) -> None:
    above = await make_goal(company.people["mona"], company.period, "Above", visibility="PUBLIC")
    content = {"id": gid(goal), "version": goal.version, "parentId": gid(above), "reason": "x" * 2_001}
    sent = """mutation($input: UpdateGoalInput!) { updateGoal(input: $input) {
        ... on UserErrors { errors { code path } } } }"""
    answer = data(await ask(sent, {"input": content}, as_=company.actor("mona")))["updateGoal"]
    assert answer["errors"] == [{"code": "TOO_LONG", "path": ["reason"]}]
    await goal.refresh_from_db()
    assert (goal.parent_id, goal.version, await GoalMove.all().count()) == (None, 1, 0)


async def test_the_past_of_the_tree_can_be_read(ask: Ask, company: Company, goal: Goal) -> None:
    await make_key_result(goal)
    above = await make_goal(company.people["mona"], company.period, "Above", visibility="PUBLIC")
    headway_clock.set_for_tests(NOON + timedelta(1))
    await done(ask, company, "priya", "updateGoal", goal, parentId=gid(above))
    headway_clock.set_for_tests(NOON + timedelta(2))
    await done(ask, company, "priya", "updateGoal", goal, description="Only words.")
    await done(ask, company, "priya", "amendGoal", goal, reason="Less.", weight=50)
    await done(ask, company, "mona", "acceptGoalProposal", goal)
    query = "query($id: ID!) { goal(id: $id) { placements { since weight parent { title } } } }"
    seen = data(await ask(query, {"id": gid(goal)}, as_=company.actor("priya")))["goal"]["placements"]
    assert seen == [
        {"since": "2026-09-03T12:00:00+00:00", "weight": 50, "parent": {"title": "Above"}},
        {"since": "2026-09-02T12:00:00+00:00", "weight": 100, "parent": {"title": "Above"}},
        {"since": "2026-09-01T12:00:00+00:00", "weight": 100, "parent": None},
    ]
    assert await GoalPlacement.filter(goal_id=goal.id).count() == 3
    query = "query($id: ID!, $at: DateTime!) { goal(id: $id) { childrenAt(at: $at) { weight since goal { title } } } }"
    for days, fed in (
        (0, []),
        (1, [{"weight": 100, "since": "2026-09-02T12:00:00+00:00", "goal": {"title": goal.title}}]),
        (9, [{"weight": 50, "since": "2026-09-03T12:00:00+00:00", "goal": {"title": goal.title}}]),
    ):
        asked = {"id": gid(above), "at": (NOON + timedelta(days)).isoformat()}
        seen = data(await ask(query, asked, as_=company.actor("priya")))["goal"]["childrenAt"]
        assert seen == fed, days
    await done(ask, company, "priya", "updateGoal", goal, parentId=None)
    asked = {"id": gid(above), "at": (NOON + timedelta(9)).isoformat()}
    assert data(await ask(query, asked, as_=company.actor("priya")))["goal"]["childrenAt"] == []
    # Who may not see what supported it is not told that there was something.
    await Goal.filter(id=goal.id).update(visibility="PRIVATE")
    asked["at"] = (NOON + timedelta(1)).isoformat()
    assert data(await ask(query, asked, as_=company.actor("otto")))["goal"]["childrenAt"] == []
    assert (await GoalVersion.all().count(), await GoalProposal.all().count()) == (1, 1)
