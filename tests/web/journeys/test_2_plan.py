"""Journey 2: company goals, goals aligned to them, returned with a reason, agreed."""

from typing import Any

from tests.web.journeys.conftest import Company
from tests.web.journeys.steps import GOAL, KEY_RESULT, aligned, company_goal


async def test_goals_are_set_from_the_top_down_returned_and_agreed(company: Company) -> None:
    top = await company_goal(company)
    assert (top["state"], top["level"], [it["measure"] for it in top["keyResults"]]) == (
        "ACTIVE", "COMPANY", ["PERCENT", "MONEY"],
    )  # fmt: skip
    team = await aligned(
        company,
        "mona",
        "Answer within a minute",
        top["id"],
        level="DEPARTMENT",
        visibility="PUBLIC",
        agreed_by="vera",
    )
    own = await company["priya"].do(
        "createGoal", GOAL, title="Close tickets the same day", periodId=company.period, ownerId=company.ids["priya"], parentId=team["id"],
        weight=60, propose=True, keyResults=[KEY_RESULT | {"direction": "REDUCE", "baseline": "9.5", "target": "2"}],
    )  # fmt: skip
    assert own["state"] == "PROPOSED"
    now = {"id": own["id"], "version": own["version"]}
    assert await company["priya"].refused("approveGoal", **now) == ["OWN_RECORD id"]
    assert await company["tom"].refused("approveGoal", **now) == ["NOT_FOUND id"]
    assert await company["paul"].refused("approveGoal", **now) == ["FORBIDDEN id"]
    assert await company["vera"].refused("approveGoal", **now) == ["FORBIDDEN id"]
    assert await company["mona"].refused("returnGoal", **now, reason=" ") == ["REQUIRED reason"]
    back = await company["mona"].do(
        "returnGoal", GOAL, **now, reason="Two hours is the contract; aim for one."
    )
    assert (back["state"], back["returnReason"]) == ("DRAFT", "Two hours is the contract; aim for one.")
    number = {
        "id": back["keyResults"][0]["id"],
        **KEY_RESULT,
        "direction": "REDUCE",
        "baseline": "9.5",
        "target": "1",
    }
    better = await company["priya"].do(
        "updateGoal", GOAL, id=own["id"], version=back["version"], keyResults=[number]
    )
    again = await company["priya"].do("proposeGoal", GOAL, id=own["id"], version=better["version"])
    agreed = await company["mona"].do("approveGoal", GOAL, id=own["id"], version=again["version"])
    assert (agreed["state"], agreed["returnReason"], agreed["parent"]) == (
        "ACTIVE",
        "",
        {"title": team["title"]},
    )
    assert [version["terms"]["keyResults"][0]["target"] for version in agreed["versions"]] == ["1"]
    tree = await company["ada"].ask(
        "query($id: ID!) { goal(id: $id) { title children { nodes { title children { nodes { title owner { name } } } } } } }", id=top["id"]
    )  # fmt: skip
    assert tree["goal"]["children"]["nodes"] == [
        {"title": "Answer within a minute", "children": {"nodes": [{"title": "Close tickets the same day", "owner": {"name": "Priya Nair"}}]}}
    ]  # fmt: skip


async def test_a_goal_is_refused_with_every_problem_at_once(company: Company) -> None:
    bad: dict[str, Any] = {
        "title": " ", "periodId": company.period, "ownerId": company.ids["priya"], "weight": 101, "startsOn": "2026-12-31", "dueOn": "2026-07-01",
        "keyResults": [{"title": "", "measure": "MONEY", "baseline": "1", "target": "1"}],
    }  # fmt: skip
    refusals = await company["priya"].refused("createGoal", **bad)
    assert set(refusals) >= {
        "REQUIRED title",
        "OUT_OF_RANGE weight",
        "INVALID dueOn",
        "REQUIRED keyResults.0.title",
    }
    assert (await company["priya"].ask("{ goals(where: {scope: ME}) { totalCount } }")) == {
        "goals": {"totalCount": 0}
    }


async def test_a_stale_version_is_a_conflict_with_what_there_is_now(company: Company) -> None:
    goal = await aligned(company, "priya", "Write the handbook", None, agreed_by=None)
    changed = {"id": goal["id"], "version": goal["version"], "title": "Write a short handbook"}
    newer = await company["priya"].do("updateGoal", GOAL, **changed)
    refusal = await company["mona"].try_(
        "updateGoal", "goal { id }", **changed | {"title": "Write a long handbook"}
    )
    assert [error["code"] for error in refusal["errors"]] == ["CONFLICT"]
    assert refusal["current"] == {"id": goal["id"], "__typename": "Goal", "version": newer["version"]}
    kept = await company["mona"].ask("query($id: ID!) { goal(id: $id) { title } }", id=goal["id"])
    assert kept["goal"]["title"] == "Write a short handbook"
