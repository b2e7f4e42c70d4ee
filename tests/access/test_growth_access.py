"""Who reads and moves development plans, who knows what is missing, and who is suggested as a mentor."""

from typing import Any, Final

import pytest

from headway.people.actions import add_dotted_line
from headway.people.models import RequiredSkill, RoleProfile
from headway.planning.models import DevelopmentPlan
from headway.planning.rules.development import PlanState
from headway.platform.actor import SYSTEM, Scope
from headway.platform.models import AuditEvent
from tests.company import REFUSED, Company, codes, data, gid, make_company, make_goal, payload
from tests.conftest import Ask
from tests.growth import STAMPS, judge, make_plan, make_skill, offer

# Kind of actor: does it read Priya's draft, her agreed plan, and what she has of a skill?
GROWTH: Final = {
    "priya": "yes yes yes",
    "mona": "yes yes yes",
    "vera": "yes yes yes",
    "ada": "yes yes yes",
    "dora": "no yes no",
    "carl": "no yes no",
    "paul": "no no no",
    "tom": "no no no",
    "hanna": "yes yes yes",
    "boris": "no no no",
    "otto": "no no no",
    "admin": "no no no",
    "integration": "no no no",
    "nobody": "no no no",
}
MOVES: Final = {
    ("priya", "DRAFT"): ["EDIT", "AGREE"],
    ("priya", "ACTIVE"): ["EDIT", "WORK", "REOPEN"],
    ("mona", "ACTIVE"): ["EDIT", "WORK", "REOPEN", "REVIEW"],
    ("vera", "DRAFT"): [],
    ("ada", "ACTIVE"): [],
    ("dora", "ACTIVE"): [],
    ("hanna", "DRAFT"): ["EDIT"],
    ("hanna", "ACTIVE"): ["EDIT"],
}
PATHS: Final = """query($plan: ID!, $action: ID!, $owner: ID!, $goal: ID!, $role: ID!) {
    developmentPlan(id: $plan) { id objectives { currentLevel } }
    node(id: $plan) { id }
    action: node(id: $action) { id }
    employee(id: $owner) { developmentPlans { id } pathTo(roleId: $role) { steps { current gap } } }
    goal(id: $goal) { neededSkills { level current missing } }
}"""


@pytest.fixture
async def company(database: object, clock: object) -> Company:
    return await make_company()


@pytest.mark.parametrize("state", [PlanState.DRAFT, PlanState.ACTIVE])
async def test_every_path_to_a_plan_answers_alike(ask: Ask, company: Company, state: PlanState) -> None:
    skill = await make_skill("Coaching")
    await judge(company, "priya", skill, 1)
    role = await RoleProfile.create(name="Lead", **STAMPS)
    await RequiredSkill.create(role_profile=role, skill=skill, level=4, **STAMPS)
    goal = await make_goal(company.people["priya"], company.period, visibility="PUBLIC")
    await set_skills(ask, company, goal, skill)
    plan, action = await make_plan(company, state=state, skill=skill, level=2)
    given = {
        "plan": gid(plan),
        "action": gid(action),
        "owner": company.id("priya"),
        "goal": gid(goal),
        "role": gid(role),
    }
    for name, row in GROWTH.items():
        answer = await ask(PATHS, given, as_=company.actor(name))
        assert answer.errors is None, name
        assert answer.data is not None
        seen = answer.data
        draft, agreed, knows = (it == "yes" for it in row.split())
        reads = draft if state is PlanState.DRAFT else agreed
        assert [seen[it] is not None for it in ("developmentPlan", "node", "action")] == [reads] * 3, name
        if reads:
            assert seen["developmentPlan"]["objectives"] == [{"currentLevel": 1 if knows else None}], name
        if name != "nobody":
            assert len(seen["employee"]["developmentPlans"]) == int(reads), name
            way = {"steps": [{"current": 1, "gap": 3}]} if knows else None
            assert seen["employee"]["pathTo"] == way, name
        if seen["goal"]:
            current = 1 if knows else None
            needs = {"level": 3, "current": current, "missing": knows}
            assert seen["goal"]["neededSkills"] == [needs], name


async def set_skills(ask: Ask, company: Company, goal: Any, skill: Any) -> None:
    text = f"mutation($input: SetGoalSkillsInput!) {{ setGoalSkills(input: $input) {{ ... on SetGoalSkillsPayload {{ goal {{ version }} }} {REFUSED} }} }}"
    given = {"id": gid(goal), "version": 1, "skills": [{"skillId": gid(skill), "level": 3}]}
    payload(await ask(text, {"input": given}, as_=company.actor("priya")), "setGoalSkills")


async def test_what_each_may_do_with_a_plan(ask: Ask, company: Company) -> None:
    plan, _ = await make_plan(company)
    query = "query($id: ID!) { developmentPlan(id: $id) { allowedActions } }"
    for (name, state), moves in MOVES.items():
        await DevelopmentPlan.filter(id=plan.id).update(state=state)
        answer = await ask(query, {"id": gid(plan)}, as_=company.actor(name))
        assert data(answer)["developmentPlan"]["allowedActions"] == moves, (name, state)
    reader = company.actor("priya", scopes=frozenset({Scope.GOALS_READ, Scope.PEOPLE_READ}))
    answer = await ask(query, {"id": gid(plan)}, as_=reader)
    assert data(answer)["developmentPlan"]["allowedActions"] == []


REFUSALS: Final = {
    "vera": "FORBIDDEN", "dora": "FORBIDDEN", "hanna": "FORBIDDEN", "paul": "NOT_FOUND",
    "admin": "NOT_FOUND", "integration": "FORBIDDEN",
}  # fmt: skip
ACTIONS: Final = {
    "agreeDevelopmentPlan": {},
    "reopenDevelopmentPlan": {"reason": "Too much."},
    "reviewDevelopmentPlan": {"conclusion": "Well done."},
    "closeDevelopmentPlan": {},
}


@pytest.mark.parametrize("mutation", ACTIONS)
async def test_who_may_not_move_a_plan_changes_nothing(ask: Ask, company: Company, mutation: str) -> None:
    plan, action = await make_plan(company)
    kind = mutation[0].upper() + mutation[1:]
    moved = f"mutation($input: {kind}Input!) {{ {mutation}(input: $input) {{ __typename {REFUSED} }} }}"
    worked = f"mutation($input: MoveDevelopmentActionInput!) {{ moveDevelopmentAction(input: $input) {{ __typename {REFUSED} }} }}"
    for name, code in REFUSALS.items():
        given: dict[str, Any] = {"id": gid(plan), "version": 1, **ACTIONS[mutation]}
        answer = await ask(moved, {"input": given}, as_=company.actor(name))
        assert codes(answer, mutation)[0].startswith(code), name
        given = {"id": gid(action), "version": 1, "state": "DOING"}
        answer = await ask(worked, {"input": given}, as_=company.actor(name))
        assert codes(answer, "moveDevelopmentAction")[0].startswith(code), name
    assert (await DevelopmentPlan.get()).version == 1
    assert await AuditEvent.all().count() == 0


async def test_mentors_are_suggested_who_offered_and_are_above(ask: Ask, company: Company) -> None:
    skill = await make_skill("Coaching")
    for name, level, offers in (("tina", 4, True), ("paul", 3, True), ("tom", 5, False), ("vera", 5, True)):
        await judge(company, name, skill, level)
        if offers:
            await offer(company, name, skill)
    await offer(company, "otto", skill)
    await judge(company, "priya", skill, 5)
    await offer(company, "priya", skill)
    plan, _ = await make_plan(company, skill=skill, level=3)
    query = "query($id: ID!) { developmentPlan(id: $id) { objectives { mentorSuggestions { name } } } }"
    answer = await ask(query, {"id": gid(plan)}, as_=company.actor("priya"))
    suggested = data(answer)["developmentPlan"]["objectives"][0]["mentorSuggestions"]
    assert suggested == [{"name": "Tina"}, {"name": "Vera"}]


async def test_a_plan_is_lost_with_the_dotted_line(ask: Ask, company: Company) -> None:
    plan, _ = await make_plan(company, owner="tina")
    query = "query($id: ID!) { developmentPlan(id: $id) { id } }"
    assert data(await ask(query, {"id": gid(plan)}, as_=company.actor("dora"))) == {"developmentPlan": None}
    await add_dotted_line(SYSTEM, employee_id=company.people["tina"].id, manager_id=company.people["dora"].id)
    assert data(await ask(query, {"id": gid(plan)}, as_=company.actor("dora")))["developmentPlan"] is not None
