"""Weighing goals beside each other: all of them at once, or none."""

from typing import Any

import pytest

from headway.planning.models import Goal, GoalProposal
from headway.planning.rules import GoalState
from headway.platform.models import AuditEvent
from tests.company import REFUSED, Company, codes, gid, make_company, make_goal, make_key_result, payload
from tests.conftest import Ask

WEIGH = f"""mutation($input: WeighGoalsInput!) {{ weighGoals(input: $input) {{
    ... on WeighGoalsPayload {{ goals {{ title version weight proposals {{ state terms reason }} }} }} {REFUSED} }} }}"""


@pytest.fixture
async def company(database: object, clock: object) -> Company:
    return await make_company()


@pytest.fixture
async def goals(company: Company) -> dict[str, Goal]:
    """A draft and an agreed goal of Priya, and one of Paul, all below one of Mona's."""
    above = await make_goal(company.people["mona"], company.period, "Above")
    made = {}
    for owner, title, state in (
        ("priya", "Draft", GoalState.DRAFT),
        ("priya", "Agreed", GoalState.ACTIVE),
        ("paul", "Other", GoalState.ACTIVE),
    ):
        made[title] = await make_goal(company.people[owner], company.period, title, state=state, parent=above)
        await make_key_result(made[title])
    return made


async def weigh(ask: Ask, company: Company, by: str, *weights: Any, reason: str = "Fewer hands.") -> Any:
    given = [
        {"id": gid(goal), "version": goal.version, "weight": weight, **more}
        for goal, weight, *rest in weights
        for more in (rest or [{}])
    ]
    return await ask(WEIGH, {"input": {"weights": given, "reason": reason}}, as_=company.actor(by))


async def test_drafts_count_at_once_and_agreed_goals_are_proposed(
    ask: Ask, company: Company, goals: dict[str, Goal]
) -> None:
    answer = await weigh(ask, company, "priya", (goals["Agreed"], 30), (goals["Draft"], 70))
    agreed, draft = payload(answer, "weighGoals")["goals"]
    assert (draft["title"], draft["version"], draft["weight"], draft["proposals"]) == ("Draft", 2, 70, [])
    [proposal] = agreed.pop("proposals")
    assert agreed == {"title": "Agreed", "version": 2, "weight": 100}
    assert (proposal["state"], proposal["terms"]["weight"], proposal["reason"]) == (
        "PENDING",
        30,
        "Fewer hands.",
    )
    # One request is one entry for each goal and the proposal, under one name.
    events = [event.action for event in await AuditEvent.filter(object_type="Goal")]
    assert sorted(events) == ["propose_goal_change", "update_goal"]


async def test_none_is_weighed_if_one_cannot_be(ask: Ask, company: Company, goals: dict[str, Goal]) -> None:
    draft, agreed, other = goals["Draft"], goals["Agreed"], goals["Other"]
    stale = (draft, 70, {"version": 7})
    cases: list[tuple[tuple[Any, ...], str, list[str]]] = [
        (((draft, 70), stale), "Why.", ["CONFLICT weights.1.version"]),
        (((draft, 70), (agreed, 101)), "Why.", ["OUT_OF_RANGE weights.1.weight"]),
        (((draft, 70), (agreed, 30)), "", ["REQUIRED reason"]),
        (((draft, 70), (other, 30)), "Why.", ["FORBIDDEN weights.1.id"]),
        (
            (stale, (agreed, 101), (other, 30)),
            "Why.",
            ["CONFLICT weights.0.version", "FORBIDDEN weights.2.id", "OUT_OF_RANGE weights.1.weight"],
        ),
        ((), "Why.", ["OUT_OF_RANGE weights"]),
    ]
    for weights, reason, refused in cases:
        answer = await weigh(ask, company, "priya", *weights, reason=reason)
        assert codes(answer, "weighGoals") == refused
    hidden = await make_goal(company.people["paul"], company.period, visibility="PRIVATE")
    answer = await weigh(ask, company, "priya", (draft, 70), (hidden, 30))
    assert codes(answer, "weighGoals") == ["NOT_FOUND weights.1.id"]
    assert await Goal.filter(weight=100, version=1).count() == 5
    assert not await GoalProposal.exists()
    assert not await AuditEvent.exists()
