"""Planning sessions: called, prepared, decided, closed; what is not settled comes up again, and nothing is lost."""

from datetime import timedelta
from typing import Any, Final
from uuid import UUID

import pytest

from headway.planning.actions import carry_into_planning
from headway.planning.models import PlanningSession, SessionDecision, SessionItem
from headway.planning.rules.sessions import ItemState
from headway.platform.actor import SYSTEM
from headway.platform.models import AuditEvent
from tests.company import NOON, REFUSED, Company, codes, data, gid, make_company, make_goal, payload
from tests.conftest import Ask

SESSION: Final = """planningSession { id title startsAt minutes place state summary noDecisions version allowedActions organiser { name }
    department { name } participants { employee { name } } decisions { id text owner { name } dueOn } goals { goal { title } }
    items { id version title kind state cutReason owner { name } carriedFrom { title session { title } } } }"""
ITEM: Final = "sessionItem { state cutReason version }"


@pytest.fixture
async def company(database: object, clock: object) -> Company:
    return await make_company()


@pytest.fixture
def act(ask: Ask, company: Company) -> Any:
    async def do(name: str, mutation: str, shown: str = SESSION, **given: Any) -> Any:
        kind = mutation[0].upper() + mutation[1:]
        text = f"mutation($input: {kind}Input!) {{ {mutation}(input: $input) {{ ... on {kind}Payload {{ {shown} }} {REFUSED} }} }}"
        return await ask(text, {"input": given}, as_=company.actor(name))

    return do


@pytest.fixture
def call(act: Any, company: Company) -> Any:
    """`call("Autumn", days=7)`: Mona calls a session of her department, with Priya."""

    async def schedule(title: str, days: int = 1, name: str = "mona", **more: Any) -> Any:
        given = {
            "title": title,
            "startsAt": (NOON + timedelta(days)).isoformat(),
            "departmentId": gid(company.support),
        }
        given |= {"participantIds": [company.id("priya")]} | more
        return payload(await act(name, "schedulePlanningSession", **given), "schedulePlanningSession")[
            "planningSession"
        ]

    return schedule


async def test_a_session_is_called_held_and_closed(act: Any, call: Any, company: Company) -> None:
    goal = await make_goal(company.people["priya"], company.period, visibility="PUBLIC")
    session = await call("Autumn", topics=["Night desk", "Tools"], place="Room 4", minutes=90)
    assert [it["title"] for it in session["items"]] == ["Night desk", "Tools"]
    assert (session["organiser"], session["participants"]) == (
        {"name": "Mona"},
        [{"employee": {"name": "Priya"}}],
    )
    assert session["allowedActions"] == ["ADD_ITEM", "EDIT", "CLOSE", "CANCEL"]
    await act("priya", "addSessionItem", ITEM, sessionId=session["id"], title="Training")
    await act("mona", "linkSessionGoal", sessionId=session["id"], goalId=gid(goal))
    night, tools = session["items"]
    await act("mona", "settleSessionItem", ITEM, id=night["id"], version=1, state="DISCUSSED")
    uncut = await act("mona", "settleSessionItem", ITEM, id=tools["id"], version=1, state="CUT")
    assert codes(uncut, "settleSessionItem") == ["REQUIRED reason"]
    await act("mona", "settleSessionItem", ITEM, id=tools["id"], version=1, state="CUT", reason="No budget.")
    early = await act("mona", "closePlanningSession", id=session["id"], version=1)
    assert codes(early, "closePlanningSession") == ["REQUIRED noDecisions"]
    assert (await PlanningSession.get()).version == 1
    decision = {
        "sessionId": session["id"],
        "text": "Two more at night.",
        "ownerId": company.id("priya"),
        "dueOn": "2026-10-01",
    }
    await act("mona", "recordSessionDecision", "sessionDecision { text }", **decision)
    both = await act("mona", "closePlanningSession", id=session["id"], version=1, noDecisions=True)
    assert codes(both, "closePlanningSession") == ["INVALID noDecisions"]
    closed = payload(
        await act("mona", "closePlanningSession", id=session["id"], version=1, summary="A good hour."),
        "closePlanningSession",
    )["planningSession"]
    assert (closed["state"], closed["summary"], closed["allowedActions"]) == ("CLOSED", "A good hour.", [])
    assert closed["goals"] == [{"goal": {"title": "Answer faster"}}]
    assert [(it["text"], it["owner"]["name"], it["dueOn"]) for it in closed["decisions"]] == [
        ("Two more at night.", "Priya", "2026-10-01")
    ]
    assert [(it["title"], it["state"], it["cutReason"]) for it in closed["items"]] == [
        ("Night desk", "DISCUSSED", ""),
        ("Tools", "CUT", "No budget."),
        ("Training", "CARRIED", ""),
    ]
    after = await act("priya", "addSessionItem", ITEM, sessionId=session["id"], title="Late")
    assert codes(after, "addSessionItem") == ["WRONG_STATE id"]


async def test_what_was_not_settled_comes_up_in_the_next_session(
    act: Any, ask: Ask, call: Any, company: Company
) -> None:
    first = await call("First", topics=["Night desk"])
    second = await call("Second", days=30)
    await act("mona", "closePlanningSession", id=first["id"], version=1, noDecisions=True)
    query = f"query($id: ID!) {{ {SESSION.replace('planningSession', 'planningSession(id: $id)', 1)} }}"
    seen = data(await ask(query, {"id": second["id"]}, as_=company.actor("mona")))["planningSession"]
    carried = {"title": "Night desk", "session": {"title": "First"}}
    assert [(it["title"], it["state"], it["carriedFrom"]) for it in seen["items"]] == [
        ("Night desk", "OPEN", carried)
    ]
    # Nobody called a third one yet: it waits, also when the second is called off.
    off = await act("mona", "cancelPlanningSession", id=second["id"], version=1, reason="Snow.")
    assert payload(off, "cancelPlanningSession")["planningSession"]["state"] == "CANCELLED"
    waiting = data(await ask("{ waitingSessionItems { title } }", as_=company.actor("hanna")))
    assert waiting == {"waitingSessionItems": [{"title": "Night desk"}]}
    third = await call("Third", days=60, topics=["New desk"])
    assert [it["title"] for it in third["items"]] == ["Night desk", "New desk"]
    assert data(await ask("{ waitingSessionItems { title } }", as_=company.actor("hanna"))) == {
        "waitingSessionItems": []
    }
    assert await SessionItem.filter(state=ItemState.OPEN).count() == 2


async def test_improvements_from_elsewhere_come_up_once(call: Any, company: Company) -> None:
    given: dict[str, Any] = {
        "source_id": UUID(int=7),
        "title": "Answer sooner",
        "department_id": company.support.id,
    }
    waiting = await carry_into_planning(SYSTEM, **given)
    assert waiting.session_id is None
    assert (await carry_into_planning(SYSTEM, **given)).id == waiting.id
    session = await call("Autumn")
    assert [(it["title"], it["kind"]) for it in session["items"]] == [("Answer sooner", "IMPROVEMENT")]
    later = await carry_into_planning(SYSTEM, **given | {"source_id": UUID(int=8), "title": "Ask first"})
    assert later.session_id == (await PlanningSession.get()).id
    # Another department's is another agenda.
    other = await carry_into_planning(SYSTEM, source_id=UUID(int=9), title="For all")
    assert other.session_id is None


async def test_who_takes_part_may_change(act: Any, call: Any, company: Company) -> None:
    session = await call("Autumn")
    given = {"id": session["id"], "title": "Winter", "startsAt": "2026-12-01T09:00:00Z", "minutes": 45}
    people = [company.id("paul"), company.id("vera"), company.id("paul")]
    moved = await act("mona", "updatePlanningSession", **given, version=1, participantIds=people)
    seen = payload(moved, "updatePlanningSession")["planningSession"]
    assert (seen["title"], seen["startsAt"], seen["minutes"]) == ("Winter", "2026-12-01T09:00:00+00:00", 45)
    assert [it["employee"]["name"] for it in seen["participants"]] == ["Paul", "Vera"]
    stale = await act("mona", "updatePlanningSession", **given, version=1)
    assert codes(stale, "updatePlanningSession") == ["CONFLICT version"]
    wrong = await act("mona", "updatePlanningSession", **given | {"title": " ", "minutes": 2}, version=2)
    assert codes(wrong, "updatePlanningSession") == ["OUT_OF_RANGE minutes", "REQUIRED title"]


async def test_a_decision_written_by_mistake_is_taken_back(act: Any, call: Any, company: Company) -> None:
    session = await call("Autumn")
    await act(
        "mona", "recordSessionDecision", "sessionDecision { text }", sessionId=session["id"], text="Oops."
    )
    place = {"sessionId": session["id"], "id": gid(await SessionDecision.get())}
    assert codes(await act("priya", "removeSessionDecision", **place), "removeSessionDecision") == [
        "FORBIDDEN id"
    ]
    gone = payload(await act("mona", "removeSessionDecision", **place), "removeSessionDecision")
    assert gone["planningSession"]["decisions"] == []


# Who may call a session of Priya's department, and of the whole organisation; who reads Mona's; what they may do.
ROWS: Final = {
    "mona": ("yes", "no", ["ADD_ITEM", "EDIT", "CLOSE", "CANCEL"]),
    "priya": ("no", "no", ["ADD_ITEM"]),
    "vera": ("yes", "no", None),
    "ada": ("yes", "yes", None),
    "paul": ("no", "no", None),
    "tom": ("no", "no", None),
    "hanna": ("yes", "yes", ["ADD_ITEM", "EDIT", "CLOSE", "CANCEL"]),
    "otto": ("yes", "yes", None),
    "admin": ("no", "no", None),
    "integration": ("no", "no", None),
}


async def test_who_calls_and_who_reads_sessions(act: Any, ask: Ask, call: Any, company: Company) -> None:
    session = await call("Autumn")
    query = "query($id: ID!) { planningSession(id: $id) { allowedActions } planningSessions { totalCount } }"
    for name, (_, _, moves) in ROWS.items():
        seen = data(await ask(query, {"id": session["id"]}, as_=company.actor(name)))
        assert seen["planningSession"] == (None if moves is None else {"allowedActions": moves}), name
        assert seen["planningSessions"]["totalCount"] == int(moves is not None), name
    before = await AuditEvent.all().count()
    given = {"title": "x", "startsAt": "2026-12-01T09:00:00Z"}
    for name, (own, whole, _) in ROWS.items():
        for place, may in ((gid(company.support), own), (None, whole)):
            answer = await act(name, "schedulePlanningSession", **given, departmentId=place)
            said = data(answer)["schedulePlanningSession"]
            assert ("errors" not in said) is (may == "yes"), (name, place)
            if "errors" in said:
                assert said["errors"][0]["code"] == "FORBIDDEN"
    assert await PlanningSession.all().count() == 9
    assert await AuditEvent.all().count() == before + 8
