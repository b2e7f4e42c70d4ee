"""Who reads which goals, numbers and notes: the rows of the access table, by every path to a goal."""

from typing import Any

import pytest

from headway.people.actions import change_manager
from headway.planning.models import GoalVersion
from headway.planning.rules import GoalState, Visibility
from headway.platform import clock as headway_clock
from headway.platform.actor import SYSTEM, Scope
from tests.company import Company, data, gid, make_company, make_goal, make_key_result, make_update
from tests.conftest import Ask

# Kind of actor: does it read a public, shared, private goal of Priya, and a public, shared, private draft?
GOALS = {
    "priya": "yes yes yes yes yes yes",
    "mona": "yes yes yes yes yes yes",
    "vera": "yes yes no yes yes no",
    "ada": "yes yes no yes yes no",
    "dora": "yes yes no no no no",
    "carl": "yes yes no no no no",
    "paul": "yes yes no no no no",
    "tom": "yes no no no no no",
    "hanna": "yes yes no yes yes no",
    "otto": "yes no no no no no",
    "admin": "no no no no no no",
    "integration": "yes yes no no no no",
    "narrow": "no no no no no no",
    "nobody": "no no no no no no",
}
CASES = [
    (state, visibility)
    for state in (GoalState.ACTIVE, GoalState.DRAFT)
    for visibility in ("PUBLIC", "SHARED", "PRIVATE")
]

PATHS = """query($id: ID!, $owner: ID!, $parent: ID!, $kr: ID!, $update: ID!, $version: ID!) {
    goal(id: $id) { title }
    node(id: $id) { id }
    nodes(ids: [$id]) { id }
    goals { totalCount nodes { title } }
    employee(id: $owner) { goals { totalCount nodes { title } } }
    above: goal(id: $parent) { childCount children { totalCount nodes { title } } }
    keyResult: node(id: $kr) { id }
    update: node(id: $update) { id }
    version: node(id: $version) { id }
}"""


@pytest.fixture
async def company(database: object, clock: object) -> Company:
    return await make_company()


@pytest.mark.parametrize("kind", GOALS)
@pytest.mark.parametrize("case", range(6), ids=[f"{state}-{visibility}" for state, visibility in CASES])
async def test_every_path_to_a_goal_answers_alike(ask: Ask, company: Company, kind: str, case: int) -> None:
    state, visibility = CASES[case]
    tina, priya = company.people["tina"], company.people["priya"]
    above = await make_goal(tina, company.period, "Above", visibility=Visibility.PUBLIC)
    goal = await make_goal(priya, company.period, "Below", parent=above, state=state, visibility=visibility)
    key_result = await make_key_result(goal)
    update = await make_update(key_result, priya)
    version = await GoalVersion.create(goal=goal, number=1, agreed_at=headway_clock.now())
    variables = {"id": gid(goal), "owner": company.id("priya"), "parent": gid(above)}
    variables |= {"kr": gid(key_result), "update": gid(update), "version": gid(version)}
    answer = await ask(PATHS, variables, as_=company.actor(kind))
    assert answer.errors is None
    seen: Any = answer.data
    reads = GOALS[kind].split()[case] == "yes"
    knows_people = kind != "nobody"
    assert [seen[name] is not None for name in ("goal", "node", "keyResult", "update", "version")] == [
        reads
    ] * 5
    assert (seen["nodes"] != [None]) is reads
    assert ({"title": "Below"} in seen["goals"]["nodes"]) is reads
    assert seen["goals"]["totalCount"] == len(seen["goals"]["nodes"])
    if knows_people:
        assert seen["employee"]["goals"] == {"totalCount": int(reads), "nodes": [{"title": "Below"}] * reads}
    if seen["above"]:
        assert seen["above"] == {
            "childCount": int(reads),
            "children": {"totalCount": int(reads), "nodes": [{"title": "Below"}] * reads},
        }


# Who reads a shared goal of these: the team below and beside, not the people of other managers.
SHARED = {
    "mona": ("mona", "vera", "ada", "priya", "paul", "tom", "hanna", "integration"),
    "vera": ("vera", "ada", "mona", "tom", "hanna", "dora", "carl", "otto", "integration"),
    "ada": ("ada", "vera", "dora", "carl", "otto", "integration"),
}


@pytest.mark.parametrize("owner", SHARED)
async def test_a_shared_goal_is_for_the_team_and_those_above(ask: Ask, company: Company, owner: str) -> None:
    goal = await make_goal(company.people[owner], company.period, visibility=Visibility.SHARED)
    readers = []
    for kind in (*company.people, "admin", "integration", "narrow", "nobody"):
        answer = await ask(
            "query($id: ID!) { goal(id: $id) { id } }", {"id": gid(goal)}, as_=company.actor(kind)
        )
        readers += [kind] * (data(answer)["goal"] is not None)
    assert sorted(readers) == sorted(SHARED[owner])


async def test_a_shared_goal_is_lost_with_the_manager(ask: Ask, company: Company) -> None:
    goal = await make_goal(company.people["mona"], company.period, visibility=Visibility.SHARED)
    query, variables = "query($id: ID!) { goal(id: $id) { id } }", {"id": gid(goal)}
    assert data(await ask(query, variables, as_=company.actor("priya")))["goal"] is not None
    priya, tom = company.people["priya"], company.people["tom"]
    await change_manager(SYSTEM, employee_id=priya.id, manager_id=tom.id, version=priya.version)
    assert data(await ask(query, variables, as_=company.actor("priya"))) == {"goal": None}


async def test_a_session_reads_what_its_token_may_not(ask: Ask, company: Company) -> None:
    goal = await make_goal(company.people["priya"], company.period)
    query = "query($id: ID!) { goal(id: $id) { title owner { name } } }"
    variables = {"id": gid(goal)}
    whole = await ask(query, variables, as_=company.actor("priya"))
    assert whole.data == {"goal": {"title": "Answer faster", "owner": {"name": "Priya"}}}
    only_goals = company.actor("priya", scopes=frozenset({Scope.GOALS_READ}))
    assert (await ask(query, variables, as_=only_goals)).data == {
        "goal": {"title": "Answer faster", "owner": None}
    }
    only_people = company.actor("priya", scopes=frozenset({Scope.PEOPLE_READ}))
    assert (await ask(query, variables, as_=only_people)).data == {"goal": None}


async def test_company_goals_are_everybodys_once_agreed(ask: Ask, company: Company) -> None:
    ada = company.people["ada"]
    draft = await make_goal(ada, company.period, level="COMPANY", visibility="PUBLIC", state="DRAFT")
    agreed = await make_goal(ada, company.period, level="COMPANY", visibility="PUBLIC")
    query = (
        "query($draft: ID!, $agreed: ID!) { draft: goal(id: $draft) { id } agreed: goal(id: $agreed) { id } }"
    )
    for kind, reads_draft in (
        ("ada", True),
        ("hanna", True),
        ("admin", True),
        ("priya", False),
        ("integration", False),
    ):
        answer = await ask(query, {"draft": gid(draft), "agreed": gid(agreed)}, as_=company.actor(kind))
        assert (data(answer)["draft"] is not None, data(answer)["agreed"] is not None) == (
            reads_draft,
            True,
        ), kind


NOTES = {
    "priya": True,
    "mona": True,
    "dora": True,
    "vera": False,
    "ada": False,
    "carl": False,
    "paul": False,
    "tom": False,
    "hanna": False,
    "otto": False,
    "integration": False,
}


@pytest.mark.parametrize("kind", NOTES)
async def test_numbers_are_for_all_who_see_the_goal_and_notes_for_few(
    ask: Ask, company: Company, kind: str
) -> None:
    goal = await make_goal(company.people["priya"], company.period, visibility="PUBLIC")
    key_result = await make_key_result(goal, "40")
    update = await make_update(key_result, company.people["priya"], note="Night desk is short.")
    query = """query($id: ID!, $update: ID!) { goal(id: $id) { updates { nodes { value note } } keyResults { points { value note } } }
        node(id: $update) { ... on ProgressUpdate { value note } } }"""
    answer = await ask(query, {"id": gid(goal), "update": gid(update)}, as_=company.actor(kind))
    row = {"value": "40", "note": "Night desk is short." if NOTES[kind] else None}
    assert answer.data == {
        "goal": {"updates": {"nodes": [row]}, "keyResults": [{"points": [row]}]},
        "node": row,
    }


ACTIONS = {
    ("priya", "DRAFT"): ["EDIT", "PROPOSE", "ARCHIVE"],
    ("priya", "PROPOSED"): ["ARCHIVE"],
    ("priya", "ACTIVE"): ["EDIT", "LOG_PROGRESS", "AMEND", "CLOSE", "ARCHIVE"],
    ("priya", "PAUSED"): ["AMEND", "CLOSE", "ARCHIVE"],
    ("priya", "CLOSED"): ["ARCHIVE"],
    ("mona", "DRAFT"): ["EDIT", "ARCHIVE"],
    ("mona", "PROPOSED"): ["APPROVE", "RETURN", "ARCHIVE"],
    ("mona", "ACTIVE"): ["EDIT", "LOG_PROGRESS", "PAUSE", "CLOSE", "ARCHIVE"],
    ("mona", "PAUSED"): ["RESUME", "CLOSE", "ARCHIVE"],
    ("vera", "DRAFT"): ["EDIT"],
    ("vera", "PROPOSED"): [],
    ("ada", "ACTIVE"): ["EDIT"],
    ("hanna", "DRAFT"): ["EDIT"],
    ("hanna", "PROPOSED"): [],
    ("hanna", "ACTIVE"): ["EDIT", "PAUSE"],
    ("hanna", "PAUSED"): ["RESUME"],
    ("paul", "ACTIVE"): [],
    ("dora", "ACTIVE"): [],
    ("otto", "ACTIVE"): [],
    ("integration", "ACTIVE"): [],
    ("mona", "CLOSED"): ["REOPEN", "ARCHIVE"],
}


@pytest.mark.parametrize(("kind", "state"), ACTIONS)
async def test_what_each_may_do(ask: Ask, company: Company, kind: str, state: str) -> None:
    goal = await make_goal(company.people["priya"], company.period, visibility="PUBLIC", state=state)
    answer = await ask(
        "query($id: ID!) { goal(id: $id) { allowedActions } }", {"id": gid(goal)}, as_=company.actor(kind)
    )
    assert answer.data == {"goal": {"allowedActions": ACTIONS[kind, state]}}


async def test_a_token_that_only_reads_may_do_nothing(ask: Ask, company: Company) -> None:
    goal = await make_goal(company.people["priya"], company.period)
    reader = company.actor("priya", scopes=frozenset({Scope.GOALS_READ}))
    answer = await ask("query($id: ID!) { goal(id: $id) { allowedActions } }", {"id": gid(goal)}, as_=reader)
    assert answer.data == {"goal": {"allowedActions": []}}
