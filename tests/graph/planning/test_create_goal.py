"""Setting goals: who for whom, aligned to what, measured how."""

from datetime import date
from typing import Any

import pytest

from headway.planning.models import Goal, KeyResult
from headway.planning.rules import GoalLevel, GoalState, PeriodState, Visibility
from headway.platform.models import AuditEvent
from tests.company import REFUSED, Company, codes, gid, make_company, make_goal, make_period, payload
from tests.conftest import Ask

CREATE = f"""mutation($input: CreateGoalInput!) {{ createGoal(input: $input) {{ ... on CreateGoalPayload {{ goal {{
    id title level weight startsOn dueOn visibility state version status statusReason progress allowedActions
    owner {{ name }} department {{ name }} parent {{ title }} period {{ name }}
    keyResults {{ title measure direction unit currency baseline target weight position currentValue progress }} }} }} {REFUSED} }} }}"""

# The two key results of the first test, as they are answered.
REFUNDS = {
    "title": "Refunds",
    "measure": "MONEY",
    "direction": "REDUCE",
    "unit": "",
    "currency": "EUR",
    "baseline": "1200.5",
    "target": "400",
    "weight": 30,
    "position": 0,
    "currentValue": None,
    "progress": None,
}
GUIDE = {
    "title": "Guide published",
    "measure": "YES_NO",
    "direction": "INCREASE",
    "unit": "",
    "currency": "",
    "baseline": "0",
    "target": "1",
    "weight": 100,
    "position": 1,
    "currentValue": None,
    "progress": None,
}


@pytest.fixture
async def company(database: object, clock: object) -> Company:
    return await make_company()


def terms(company: Company, owner: str = "priya", **changes: Any) -> dict[str, Any]:
    key_result = {
        "title": "Calls answered in a minute",
        "baseline": "60",
        "target": "80",
        "measure": "PERCENT",
    }
    base = {
        "title": "Answer faster",
        "periodId": company.period_id,
        "ownerId": company.id(owner),
        "keyResults": [key_result],
    }
    return base | changes


async def create(ask: Ask, company: Company, by: str = "priya", owner: str = "priya", **changes: Any) -> Any:
    return await ask(CREATE, {"input": terms(company, owner, **changes)}, as_=company.actor(by))


async def test_an_employee_sets_a_goal_with_two_key_results(ask: Ask, company: Company) -> None:
    above = await make_goal(
        company.people["ada"], company.period, "Serve well", level="COMPANY", visibility="PUBLIC"
    )
    money = {
        "title": "Refunds",
        "measure": "MONEY",
        "direction": "REDUCE",
        "currency": "eur",
        "baseline": "1200.50",
        "target": "400",
        "weight": 30,
    }
    done = {"title": "Guide published", "measure": "YES_NO"}
    answer = await create(
        ask,
        company,
        parentId=gid(above),
        weight=40,
        dueOn="2026-10-31",
        visibility="PUBLIC",
        keyResults=[money, done],
    )
    goal = payload(answer, "createGoal")["goal"]
    assert goal.pop("id")
    assert goal == {
        "title": "Answer faster",
        "level": "INDIVIDUAL",
        "weight": 40,
        "startsOn": "2026-07-01",
        "dueOn": "2026-10-31",
        "visibility": "PUBLIC",
        "state": "DRAFT",
        "version": 1,
        "status": "NOT_AGREED",
        "statusReason": "A draft, not proposed yet.",
        "progress": None,
        "allowedActions": ["EDIT", "PROPOSE", "ARCHIVE"],
        "owner": {"name": "Priya"},
        "department": None,
        "parent": {"title": "Serve well"},
        "period": {"name": "H2 2026"},
        "keyResults": [REFUNDS, GUIDE],
    }
    audited = [row.action for row in await AuditEvent.all().order_by("id")]
    assert audited == ["create_goal", "create_key_result", "create_key_result"]


async def test_proposing_at_once_is_for_the_owner(ask: Ask, company: Company) -> None:
    proposed = payload(await create(ask, company, propose=True), "createGoal")["goal"]
    assert (proposed["state"], proposed["statusReason"]) == ("PROPOSED", "Proposed, waiting to be agreed.")
    answer = await create(ask, company, by="mona", propose=True)
    assert codes(answer, "createGoal") == ["FORBIDDEN id"]
    assert await Goal.all().count() == 1
    unmeasured = await create(ask, company, propose=True, keyResults=[])
    assert codes(unmeasured, "createGoal") == ["REQUIRED keyResults"]
    assert await Goal.all().count() == 1


async def test_the_same_key_gives_the_first_goal(ask: Ask, company: Company) -> None:
    first = payload(await create(ask, company, idempotencyKey="k1"), "createGoal")["goal"]
    again = payload(await create(ask, company, idempotencyKey="k1", title="Other"), "createGoal")["goal"]
    other = payload(await create(ask, company, idempotencyKey="k2", title="Other"), "createGoal")["goal"]
    assert again == first
    assert other["title"] == "Other"
    assert await Goal.all().count() == 2


@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        ({"title": " "}, ["REQUIRED title"]),
        ({"title": "x" * 201}, ["TOO_LONG title"]),
        ({"title": "a\0b"}, ["INVALID title"]),
        ({"description": "x" * 2001}, ["TOO_LONG description"]),
        ({"weight": 101}, ["OUT_OF_RANGE weight"]),
        ({"weight": -1}, ["OUT_OF_RANGE weight"]),
        ({"startsOn": "2026-06-30"}, ["OUT_OF_RANGE startsOn"]),
        ({"dueOn": "2027-01-01"}, ["OUT_OF_RANGE dueOn"]),
        ({"startsOn": "2026-10-02", "dueOn": "2026-10-01"}, ["INVALID dueOn"]),
        (
            {"title": "", "weight": 200, "dueOn": "2030-01-01"},
            ["OUT_OF_RANGE dueOn", "OUT_OF_RANGE weight", "REQUIRED title"],
        ),
        ({"parentId": "R29hbDp4"}, ["NOT_FOUND parentId"]),
        ({"level": "COMPANY"}, ["FORBIDDEN level"]),
        ({"level": "DEPARTMENT"}, ["REQUIRED departmentId"]),
        ({"level": "TEAM"}, ["INVALID ownerId"]),
        ({"idempotencyKey": "x" * 101}, ["TOO_LONG idempotencyKey"]),
        ({"keyResults": [{"title": "x", "target": "1", "baseline": "0"}] * 11}, ["TOO_MANY keyResults"]),
    ],
)
async def test_wrong_terms_are_refused_together(
    ask: Ask, company: Company, changes: dict[str, Any], refused: list[str]
) -> None:
    assert codes(await create(ask, company, **changes), "createGoal") == refused
    assert not await Goal.all().exists()
    assert not await AuditEvent.all().exists()


@pytest.mark.parametrize(
    ("key_result", "refused"),
    [
        ({"title": ""}, ["REQUIRED baseline", "REQUIRED target", "REQUIRED title"]),
        ({"baseline": "5", "target": "5"}, ["INVALID target"]),
        ({"baseline": "5", "target": "4"}, ["INVALID target"]),
        ({"baseline": "4", "target": "5", "direction": "REDUCE"}, ["INVALID target"]),
        ({"baseline": "0", "target": "101", "measure": "PERCENT"}, ["OUT_OF_RANGE target"]),
        ({"baseline": "-1", "target": "50", "measure": "PERCENT"}, ["OUT_OF_RANGE baseline"]),
        ({"baseline": "0", "target": "2", "measure": "YES_NO"}, ["OUT_OF_RANGE target"]),
        ({"baseline": "0", "target": "5", "measure": "MONEY"}, ["INVALID currency"]),
        ({"baseline": "0", "target": "5", "measure": "MONEY", "currency": "XXZ"}, ["INVALID currency"]),
        ({"baseline": "0", "target": "5.001", "measure": "MONEY", "currency": "EUR"}, ["INVALID target"]),
        ({"baseline": "0", "target": "5", "currency": "EUR"}, ["INVALID currency"]),
        (
            {"baseline": "0", "target": "5", "measure": "MONEY", "currency": "EUR", "unit": "h"},
            ["INVALID unit"],
        ),
        ({"baseline": "0", "target": "1e14"}, ["OUT_OF_RANGE target"]),
        ({"baseline": "0", "target": "NaN"}, ["OUT_OF_RANGE target"]),
        ({"baseline": "0", "target": "0.0000001"}, ["INVALID target"]),
        ({"baseline": "0", "target": "1", "weight": 101}, ["OUT_OF_RANGE weight"]),
        ({"baseline": "0", "target": "1", "unit": "x" * 31}, ["TOO_LONG unit"]),
    ],
)
async def test_key_results_that_measure_nothing_are_refused(
    ask: Ask, company: Company, key_result: dict[str, Any], refused: list[str]
) -> None:
    answer = await create(ask, company, keyResults=[{"title": "A"} | key_result])
    paths = sorted(f"{line.split()[0]} {line.split('.')[-1]}" for line in codes(answer, "createGoal"))
    assert paths == refused
    assert all("keyResults.0." in line for line in codes(answer, "createGoal"))
    assert not await KeyResult.all().exists()


@pytest.mark.parametrize(
    ("by", "changes", "refused"),
    [
        ("mona", {}, []),
        ("vera", {}, []),
        ("hanna", {}, []),
        ("mona", {"visibility": "PRIVATE"}, []),
        ("vera", {"visibility": "PRIVATE"}, ["FORBIDDEN visibility"]),
        ("hanna", {"visibility": "PRIVATE"}, ["FORBIDDEN visibility"]),
        ("paul", {}, ["FORBIDDEN ownerId"]),
        ("tom", {}, ["FORBIDDEN ownerId"]),
        ("dora", {}, ["FORBIDDEN ownerId"]),
        ("otto", {}, ["FORBIDDEN ownerId"]),
        ("admin", {}, ["FORBIDDEN ownerId"]),
        ("integration", {}, ["FORBIDDEN "]),
    ],
)
async def test_who_sets_a_goal_for_priya(
    ask: Ask, company: Company, by: str, changes: dict[str, Any], refused: list[str]
) -> None:
    answer = await create(ask, company, by=by, **changes)
    if refused:
        assert codes(answer, "createGoal") == refused
        assert not await Goal.all().exists()
    else:
        assert payload(answer, "createGoal")["goal"]["owner"] == {"name": "Priya"}


@pytest.mark.parametrize(
    ("by", "owner", "refused"),
    [
        ("ada", "ada", []),
        ("ada", "tom", []),
        ("admin", "ada", []),
        ("hanna", "ada", []),
        ("vera", "vera", ["FORBIDDEN level"]),
        ("priya", "mona", ["FORBIDDEN level", "FORBIDDEN ownerId"]),
    ],
)
async def test_company_goals_come_from_the_leadership(
    ask: Ask, company: Company, by: str, owner: str, refused: list[str]
) -> None:
    answer = await create(ask, company, by=by, owner=owner, level="COMPANY", visibility="PUBLIC")
    if refused:
        assert codes(answer, "createGoal") == refused
    else:
        assert payload(answer, "createGoal")["goal"]["level"] == "COMPANY"


async def test_department_and_team_goals(ask: Ask, company: Company) -> None:
    support = gid(company.support)
    made = await create(ask, company, by="vera", owner="vera", level="DEPARTMENT", departmentId=support)
    assert payload(made, "createGoal")["goal"]["department"] == {"name": "Support"}
    answer = await create(ask, company, by="tom", owner="tom", level="DEPARTMENT", departmentId=support)
    assert codes(answer, "createGoal") == ["FORBIDDEN departmentId"]
    team = await create(ask, company, by="mona", owner="mona", level="TEAM")
    assert payload(team, "createGoal")["goal"]["level"] == "TEAM"
    private = await create(ask, company, by="mona", owner="mona", level="TEAM", visibility="PRIVATE")
    assert codes(private, "createGoal") == ["INVALID visibility"]
    both = await create(ask, company, by="ada", owner="ada", level="COMPANY", departmentId=support)
    assert codes(both, "createGoal") == ["INVALID departmentId"]


async def test_periods_and_parents_must_fit(ask: Ask, company: Company) -> None:
    closed = await make_period("H1 2026", state=PeriodState.CLOSED)
    assert codes(await create(ask, company, periodId=gid(closed)), "createGoal") == ["CLOSED periodId"]
    year = await make_period("2026", starts_on=date(2026, 1, 1))
    quarter = await make_period("Q3", ends_on=date(2026, 9, 30))
    ada = company.people["ada"]
    for period, refused in ((year, []), (quarter, ["INVALID parentId"])):
        above = await make_goal(ada, period, level=GoalLevel.COMPANY, visibility=Visibility.PUBLIC)
        answer = await create(ask, company, parentId=gid(above))
        assert (codes(answer, "createGoal") if refused else payload(answer, "createGoal") and []) == refused
    shared = await make_goal(company.people["mona"], company.period, visibility=Visibility.SHARED)
    goal = payload(await create(ask, company, parentId=gid(shared)), "createGoal")["goal"]
    assert goal["parent"] == {"title": "Answer faster"}
    hidden = await make_goal(ada, company.period)
    over = await make_goal(ada, company.period, visibility=Visibility.PUBLIC, state=GoalState.CLOSED)
    assert codes(await create(ask, company, parentId=gid(hidden)), "createGoal") == ["NOT_FOUND parentId"]
    assert codes(await create(ask, company, parentId=gid(over)), "createGoal") == ["WRONG_STATE parentId"]
