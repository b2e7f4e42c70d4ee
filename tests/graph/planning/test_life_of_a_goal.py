"""Editing, proposing, agreeing, returning, closing and archiving goals, and the life of a period."""

from typing import Any

import pytest

from headway.planning.models import Goal, GoalVersion, KeyResult, Period
from headway.planning.rules import GoalState, PeriodState
from headway.platform.models import AuditEvent
from tests.company import (
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

MOVES = ("propose", "approve", "return", "close", "archive")
FIELDS = "goal { state version outcome returnReason retrospective agreedAt allowedActions versions { number terms agreedBy { name } } }"


@pytest.fixture
async def company(database: object, clock: object) -> Company:
    return await make_company()


async def move(
    ask: Ask, company: Company, by: str, verb: str, goal: Goal, version: int = 1, **more: Any
) -> Any:
    name = verb.capitalize()
    query = f"mutation($input: {name}GoalInput!) {{ {verb}Goal(input: $input) {{ ... on {name}GoalPayload {{ {FIELDS} }} {REFUSED} }} }}"
    return await ask(query, {"input": {"id": gid(goal), "version": version} | more}, as_=company.actor(by))


async def update(ask: Ask, company: Company, by: str, goal: Goal, version: int = 1, **changes: Any) -> Any:
    query = f"""mutation($input: UpdateGoalInput!) {{ updateGoal(input: $input) {{ ... on UpdateGoalPayload {{ goal {{
        title description version visibility dueOn parent {{ title }} keyResults {{ id title target position }} }} }} {REFUSED} }} }}"""
    return await ask(query, {"input": {"id": gid(goal), "version": version} | changes}, as_=company.actor(by))


def agreed_terms(key_result: KeyResult) -> dict[str, Any]:
    """What a version keeps of the usual goal with one key result."""
    return {
        "title": "Answer faster",
        "description": "",
        "weight": 100,
        "startsOn": "2026-07-01",
        "dueOn": "2026-12-31",
        "keyResults": [
            {
                "id": str(key_result.id),
                "title": "Calls answered in a minute",
                "measure": "NUMBER",
                "direction": "INCREASE",
                "unit": "",
                "currency": "",
                "baseline": "0",
                "commit": None,
                "target": "100",
                "stretch": None,
                "steps": [],
                "weight": 100,
            }
        ],
    }


async def test_a_goal_is_proposed_returned_agreed_and_closed(ask: Ask, company: Company) -> None:
    goal = await make_goal(company.people["priya"], company.period, state=GoalState.DRAFT)
    key_result = await make_key_result(goal)
    assert payload(await move(ask, company, "priya", "propose", goal), "proposeGoal")["goal"][
        "allowedActions"
    ] == ["ARCHIVE"]
    returned = payload(
        await move(ask, company, "mona", "return", goal, 2, reason="Say by when."), "returnGoal"
    )["goal"]
    assert (returned["state"], returned["returnReason"]) == ("DRAFT", "Say by when.")
    assert codes(await move(ask, company, "mona", "return", goal, 3, reason=" "), "returnGoal") == [
        "REQUIRED reason"
    ]
    payload(await move(ask, company, "priya", "propose", goal, 3), "proposeGoal")
    agreed = payload(await move(ask, company, "mona", "approve", goal, 4), "approveGoal")["goal"]
    assert agreed == {
        "state": "ACTIVE",
        "version": 5,
        "outcome": None,
        "returnReason": "",
        "retrospective": "",
        "agreedAt": "2026-09-01T12:00:00+00:00",
        "allowedActions": ["EDIT", "LOG_PROGRESS", "PAUSE", "CLOSE", "ARCHIVE"],
        "versions": [
            {
                "number": 1,
                "agreedBy": {"name": "Mona"},
                "terms": agreed_terms(key_result),
            }
        ],
    }
    unmeasured = await move(ask, company, "priya", "close", goal, 5, outcome="ACHIEVED")
    assert codes(unmeasured, "closeGoal") == ["EVIDENCE_REQUIRED outcome"]
    await KeyResult.filter(id=key_result.id).update(current_value=90)
    assert codes(await move(ask, company, "mona", "close", goal, 5, outcome="LAPSED"), "closeGoal") == [
        "INVALID outcome"
    ]
    partly = {"outcome": "PARTIAL", "retrospective": "Staffing came late."}
    closed = payload(await move(ask, company, "mona", "close", goal, 5, **partly), "closeGoal")["goal"]
    assert (closed["state"], closed["outcome"], closed["retrospective"], closed["allowedActions"]) == (
        "CLOSED",
        "PARTIAL",
        "Staffing came late.",
        ["REOPEN", "ARCHIVE"],
    )
    archived = payload(await move(ask, company, "mona", "archive", goal, 6), "archiveGoal")["goal"]
    assert (archived["state"], archived["allowedActions"]) == ("ARCHIVED", [])
    told = [row.action for row in await AuditEvent.filter(object_id=goal.id).order_by("id")]
    assert told == [
        "propose_goal",
        "return_goal",
        "propose_goal",
        "approve_goal",
        "close_goal",
        "archive_goal",
    ]
    assert "Staffing" not in str(await AuditEvent.filter(action="close_goal").values("before", "after"))


WHO_MOVES = {
    # verb and state: who may; everybody else who sees the goal is refused, the rest does not find it.
    ("propose", "DRAFT"): {"priya"},
    ("approve", "PROPOSED"): {"mona"},
    ("return", "PROPOSED"): {"mona"},
    ("close", "ACTIVE"): {"priya", "mona"},
    ("archive", "ACTIVE"): {"priya", "mona"},
}
SEES = ["priya", "mona", "vera", "ada", "hanna", "paul", "dora", "tom"]


@pytest.mark.parametrize(("verb", "state"), WHO_MOVES)
@pytest.mark.parametrize("by", [*SEES, "integration", "narrow", "nobody", "admin"])
async def test_who_moves_a_public_goal(ask: Ask, company: Company, verb: str, state: str, by: str) -> None:
    goal = await make_goal(company.people["priya"], company.period, state=state, visibility="PUBLIC")
    await make_key_result(goal, "40")
    more: dict[str, Any] = {"return": {"reason": "Say by when."}, "close": {"outcome": "PARTIAL"}}.get(
        verb, {}
    )
    answer = await move(ask, company, by, verb, goal, **more)
    field = f"{verb}Goal"
    if by in WHO_MOVES[verb, GoalState(state)]:
        payload(answer, field)
        return
    [code] = codes(answer, field)
    hidden = by == "admin" or (state == "DRAFT" and by in {"paul", "dora", "tom"})
    own = by == "priya" and verb in {"approve", "return"}
    assert code.split()[0] == ("NOT_FOUND" if hidden else "OWN_RECORD" if own else "FORBIDDEN")
    await goal.refresh_from_db()
    assert (goal.state, goal.version) == (state, 1)
    assert not await AuditEvent.all().exists()


async def test_hr_agrees_where_there_is_no_manager(ask: Ask, company: Company) -> None:
    goal = await make_goal(
        company.people["ada"], company.period, state=GoalState.PROPOSED, visibility="PUBLIC"
    )
    assert codes(await move(ask, company, "hanna", "approve", goal), "approveGoal") == ["FORBIDDEN id"]
    assert (
        payload(await move(ask, company, "boris", "approve", goal), "approveGoal")["goal"]["state"]
        == "ACTIVE"
    )
    other = await make_goal(company.people["priya"], company.period, state=GoalState.PROPOSED)
    assert codes(await move(ask, company, "hanna", "approve", other), "approveGoal") == ["FORBIDDEN id"]


@pytest.mark.parametrize("verb", MOVES)
@pytest.mark.parametrize("state", list(GoalState))
async def test_moves_from_a_wrong_state_are_refused(
    ask: Ask, company: Company, verb: str, state: GoalState
) -> None:
    allowed: dict[str, set[GoalState] | set[str]] = {
        "propose": {"DRAFT"},
        "approve": {"PROPOSED"},
        "return": {"PROPOSED"},
        "close": {"ACTIVE", "PAUSED"},
        "archive": set(GoalState) - {GoalState.ARCHIVED},
    }
    goal = await make_goal(company.people["priya"], company.period, state=state)
    await make_key_result(goal, "40")
    more: dict[str, Any] = {"return": {"reason": "Say by when."}, "close": {"outcome": "PARTIAL"}}.get(
        verb, {}
    )
    answer = await move(ask, company, "priya" if verb == "propose" else "mona", verb, goal, **more)
    if state in allowed[verb]:
        payload(answer, f"{verb}Goal")
    else:
        assert codes(answer, f"{verb}Goal") == ["WRONG_STATE id"]
        await goal.refresh_from_db()
        assert goal.state is state


@pytest.mark.parametrize("verb", MOVES)
async def test_a_stale_version_is_a_conflict(ask: Ask, company: Company, verb: str) -> None:
    state = {"propose": "DRAFT", "approve": "PROPOSED", "return": "PROPOSED"}.get(verb, "ACTIVE")
    goal = await make_goal(company.people["priya"], company.period, state=state, version=3)
    await make_key_result(goal, "40")
    more: dict[str, Any] = {"return": {"reason": "Say by when."}, "close": {"outcome": "PARTIAL"}}.get(
        verb, {}
    )
    answer = await move(ask, company, "priya" if verb == "propose" else "mona", verb, goal, 2, **more)
    assert codes(answer, f"{verb}Goal") == ["CONFLICT version"]
    assert data(answer)[f"{verb}Goal"]["current"] == {"id": gid(goal), "__typename": "Goal"}
    await goal.refresh_from_db()
    assert (goal.state, goal.version) == (state, 3)


async def test_a_draft_is_rewritten(ask: Ask, company: Company) -> None:
    above = await make_goal(
        company.people["ada"], company.period, "Serve well", level="COMPANY", visibility="PUBLIC"
    )
    goal = await make_goal(company.people["priya"], company.period, state=GoalState.DRAFT)
    kept, gone = await make_key_result(goal, title="Kept"), await make_key_result(goal, title="Gone")
    wanted = [
        {"title": "New", "baseline": "1", "target": "2"},
        {"id": gid(kept), "title": "Kept", "baseline": "0", "target": "50"},
    ]
    answer = await update(
        ask, company, "priya", goal, parentId=gid(above), title="Answer  sooner", keyResults=wanted
    )
    changed = payload(answer, "updateGoal")["goal"]
    assert (changed["version"], changed["parent"], changed["dueOn"]) == (
        2,
        {"title": "Serve well"},
        "2026-12-31",
    )
    assert [(row["title"], row["target"]) for row in changed["keyResults"]] == [("New", "2"), ("Kept", "50")]
    assert changed["keyResults"][1]["id"] == gid(kept)
    assert not await KeyResult.filter(id=gone.id).exists()
    cleared = payload(
        await update(ask, company, "mona", goal, 2, parentId=None, description=None), "updateGoal"
    )["goal"]
    assert (cleared["parent"], cleared["title"]) == (None, "Answer  sooner")
    assert codes(await update(ask, company, "priya", goal, 2, title="Late"), "updateGoal") == [
        "CONFLICT version"
    ]
    strange = [{"id": gid(gone), "title": "Gone", "baseline": "0", "target": "1"}]
    answer = await update(ask, company, "priya", goal, 3, keyResults=strange)
    assert codes(answer, "updateGoal") == ["NOT_FOUND keyResults.0.id"]
    assert await KeyResult.filter(goal=goal).count() == 2


async def test_no_alignment_leads_back(ask: Ask, company: Company) -> None:
    mona = company.people["mona"]
    top = await make_goal(mona, company.period, "Top", state=GoalState.DRAFT)
    middle = await make_goal(mona, company.period, "Middle", state=GoalState.DRAFT, parent=top)
    leaf = await make_goal(mona, company.period, "Leaf", state=GoalState.DRAFT, parent=middle)
    for parent in (top, middle, leaf):
        assert codes(await update(ask, company, "mona", top, parentId=gid(parent)), "updateGoal") == [
            "LOOP parentId"
        ]
    await top.refresh_from_db()
    assert top.parent_id is None
    payload(await update(ask, company, "mona", leaf, parentId=gid(top)), "updateGoal")


async def test_of_an_agreed_goal_only_words_and_readers_change(ask: Ask, company: Company) -> None:
    goal = await make_goal(company.people["priya"], company.period)
    key_result = await make_key_result(goal)
    changed = payload(
        await update(ask, company, "priya", goal, description="Why", visibility="PUBLIC", title=goal.title),
        "updateGoal",
    )
    assert (changed["goal"]["description"], changed["goal"]["visibility"]) == ("Why", "PUBLIC")
    new = [{"id": gid(key_result), "title": "Easier", "baseline": "0", "target": "1"}]
    answer = await update(
        ask, company, "priya", goal, 2, title="Easier", weight=1, keyResults=new, visibility="PRIVATE"
    )
    assert codes(answer, "updateGoal") == [
        "WRONG_STATE keyResults",
        "WRONG_STATE title",
        "WRONG_STATE visibility",
        "WRONG_STATE weight",
    ]
    await key_result.refresh_from_db()
    assert (key_result.title, await GoalVersion.all().count()) == ("Calls answered in a minute", 0)
    assert codes(await update(ask, company, "paul", goal, 2, description="x"), "updateGoal") == [
        "FORBIDDEN id"
    ]


async def test_an_agreed_goal_is_aligned_later_and_never_in_a_circle(ask: Ask, company: Company) -> None:
    top = await make_goal(company.people["mona"], company.period, title="Top", visibility="PUBLIC")
    leaf = await make_goal(company.people["priya"], company.period, title="Leaf")
    aligned = payload(await update(ask, company, "priya", leaf, parentId=gid(top)), "updateGoal")["goal"]
    assert (aligned["parent"], aligned["version"]) == ({"title": "Top"}, 2)
    answer = await update(ask, company, "mona", top, parentId=gid(leaf))
    assert codes(answer, "updateGoal") == ["LOOP parentId"]
    await top.refresh_from_db()
    assert (top.parent_id, top.version) == (None, 1)
    freed = payload(await update(ask, company, "priya", leaf, 2, parentId=None), "updateGoal")["goal"]
    assert freed["parent"] is None


async def test_nothing_is_agreed_in_a_closed_period(ask: Ask, company: Company) -> None:
    goal = await make_goal(company.people["priya"], company.period, state=GoalState.PROPOSED)
    await Period.filter(id=company.period.id).update(state=PeriodState.CLOSED)
    assert codes(await move(ask, company, "mona", "approve", goal), "approveGoal") == ["CLOSED id"]
    payload(await move(ask, company, "mona", "return", goal, reason="Too late."), "returnGoal")
    assert codes(await update(ask, company, "priya", goal, 2, title="Later"), "updateGoal") == ["CLOSED id"]


async def test_a_period_is_drafted_opened_and_closed(ask: Ask, company: Company) -> None:
    boris = company.actor("boris")
    create = f"""mutation($name: String!) {{ createPeriod(input: {{name: $name, startsOn: "2027-01-01", endsOn: "2027-06-30"}}) {{
        ... on CreatePeriodPayload {{ period {{ id version state allowedActions }} }} {REFUSED} }} }}"""
    made = payload(await ask(create, {"name": "H1 2027"}, as_=boris), "createPeriod")["period"]
    assert (made["state"], made["allowedActions"]) == ("DRAFT", ["OPEN"])
    assert codes(await ask(create, {"name": "H1 2027"}, as_=boris), "createPeriod") == ["DUPLICATE name"]
    assert codes(await ask(create, {"name": "Q1"}, as_=company.actor("vera")), "createPeriod") == [
        "FORBIDDEN "
    ]

    async def turn(verb: str, version: int, by: str = "boris") -> Any:
        name = verb.capitalize()
        query = f"mutation($input: {name}PeriodInput!) {{ {verb}Period(input: $input) {{ ... on {name}PeriodPayload {{ period {{ state allowedActions }} }} {REFUSED} }} }}"
        return await ask(query, {"input": {"id": made["id"], "version": version}}, as_=company.actor(by))

    assert codes(await turn("close", 1), "closePeriod") == ["WRONG_STATE id"]
    assert codes(await turn("open", 1, by="vera"), "openPeriod") == ["FORBIDDEN "]
    assert payload(await turn("open", 1), "openPeriod")["period"] == {
        "state": "OPEN",
        "allowedActions": ["CLOSE"],
    }
    assert codes(await turn("close", 1), "closePeriod") == ["CONFLICT version"]
    assert payload(await turn("close", 2, by="admin"), "closePeriod")["period"] == {
        "state": "CLOSED",
        "allowedActions": [],
    }
    seen = await ask("{ periods { name allowedActions } currentPeriod { name } }", as_=company.actor("priya"))
    assert seen.data == {
        "periods": [{"name": "H1 2027", "allowedActions": []}, {"name": "H2 2026", "allowedActions": []}],
        "currentPeriod": {"name": "H2 2026"},
    }
