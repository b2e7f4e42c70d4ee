"""Who reads which feedback and whose leave: every kind of actor, by every path, counts included."""

from datetime import date
from typing import Any

import pytest

from headway.monitoring.models import LeaveEntry
from headway.monitoring.rules import LeaveKind
from headway.platform import clock as headway_clock
from headway.platform.actor import Scope
from tests.company import Company, gid, make_company, make_feedback, make_goal
from tests.conftest import Ask

# Kind of actor: does it read Paul's words to Priya for her, for her and Mona, for Mona only, for all?
FEEDBACK = {
    "paul": "yes yes yes yes",
    "priya": "yes yes no yes",
    "mona": "no yes yes yes",
    "vera": "no no no yes",
    "ada": "no no no yes",
    "dora": "no no no yes",
    "tom": "no no no yes",
    "hanna": "no no no yes",
    "otto": "no no no yes",
    "admin": "no no no no",
    "integration": "no no no yes",
    "narrow": "no no no no",
    "nobody": "no no no no",
}
VISIBILITIES = ("RECEIVER", "RECEIVER_AND_MANAGER", "MANAGER_ONLY", "PUBLIC")
PATHS = """query($id: ID!, $goal: ID!, $giver: ID!, $receiver: ID!) {
    node(id: $id) { id }
    feedback { totalCount nodes { id } }
    recognition { totalCount nodes { id } }
    goal(id: $goal) { feedback { totalCount nodes { id } } }
    giver: employee(id: $giver) { feedbackGiven { totalCount nodes { id } } feedbackReceived { totalCount } }
    receiver: employee(id: $receiver) { feedbackReceived { totalCount nodes { id } } }
}"""


@pytest.fixture
async def company(database: object, clock: object) -> Company:
    return await make_company()


@pytest.mark.parametrize("kind", FEEDBACK)
@pytest.mark.parametrize("visibility", VISIBILITIES)
async def test_every_path_to_feedback_answers_alike(
    ask: Ask, company: Company, kind: str, visibility: str
) -> None:
    paul, priya = company.people["paul"], company.people["priya"]
    goal = await make_goal(priya, company.period, visibility="PUBLIC")
    feedback = await make_feedback(paul, priya, visibility=visibility, goal=goal)
    variables = {
        "id": gid(feedback),
        "goal": gid(goal),
        "giver": company.id("paul"),
        "receiver": company.id("priya"),
    }
    answer = await ask(PATHS, variables, as_=company.actor(kind))
    assert answer.errors is None
    seen: Any = answer.data
    reads = FEEDBACK[kind].split()[VISIBILITIES.index(visibility)] == "yes"
    shown = {"totalCount": int(reads), "nodes": [{"id": gid(feedback)}] * reads}
    assert (seen["node"] is not None) is reads
    assert seen["feedback"] == shown
    assert seen["recognition"] == (shown if visibility == "PUBLIC" else {"totalCount": 0, "nodes": []})
    if seen["goal"]:
        assert seen["goal"]["feedback"] == shown
    if seen["giver"]:
        assert seen["giver"] == {"feedbackGiven": shown, "feedbackReceived": {"totalCount": 0}}
        assert seen["receiver"]["feedbackReceived"] == shown


async def test_a_token_needs_its_scope(ask: Ask, company: Company) -> None:
    await make_feedback(company.people["paul"], company.people["priya"])
    for scope, count in ((Scope.FEEDBACK_READ, 1), (Scope.GOALS_READ, 0)):
        token = company.actor("priya", scopes=frozenset({scope}))
        assert (await ask("{ feedback { totalCount } }", as_=token)).data == {
            "feedback": {"totalCount": count}
        }


LEAVE = {
    "priya": True,
    "mona": True,
    "vera": True,
    "ada": True,
    "hanna": True,
    "paul": False,
    "dora": False,
    "tom": False,
    "otto": False,
    "admin": False,
    "integration": False,
}


@pytest.mark.parametrize("kind", LEAVE)
async def test_leave_is_known_to_few(ask: Ask, company: Company, kind: str) -> None:
    entries = [
        (LeaveKind.ENTITLEMENT, 2500, date(2026, 1, 1), None),
        (LeaveKind.GRANTED, 250, date(2026, 8, 1), date(2026, 9, 30)),
        (LeaveKind.TAKEN, -150, date(2026, 8, 10), None),
    ]
    for leave_kind, hundredths, on, expires_on in entries:
        await LeaveEntry.create(
            employee=company.people["priya"],
            kind=leave_kind,
            hundredths=hundredths,
            on=on,
            expires_on=expires_on,
            source_key=f"{leave_kind}",
            recorded_at=headway_clock.now(),
        )
    query = """query($id: ID!) { employee(id: $id) { now: leaveBalance later: leaveBalance(on: "2026-10-01")
        leaveEntries { kind days on expiresOn } } }"""
    answer = await ask(query, {"id": company.id("priya")}, as_=company.actor(kind))
    assert answer.errors is None
    if not LEAVE[kind]:
        assert answer.data == {"employee": {"now": None, "later": None, "leaveEntries": []}}
        return
    assert answer.data == {
        "employee": {
            "now": "26.00",
            "later": "25.00",
            "leaveEntries": [
                {"kind": "TAKEN", "days": "-1.50", "on": "2026-08-10", "expiresOn": None},
                {"kind": "GRANTED", "days": "2.50", "on": "2026-08-01", "expiresOn": "2026-09-30"},
                {"kind": "ENTITLEMENT", "days": "25.00", "on": "2026-01-01", "expiresOn": None},
            ],
        }
    }
