"""The access table of rewards: every kind of actor, on every path, in every state of a reward's life."""

from types import ModuleType
from typing import Any

import pytest

from headway.graph.ids import global_id, key_of
from headway.people.models import ReportingLine
from headway.people.rules.vocabulary import LineKind
from headway.platform.actor import NOBODY, Actor, Scope
from headway.platform.models import Organisation
from headway.rewarding.models import Reward
from tests.conftest import Ask
from tests.rewards import (
    NOON,
    Company,
    approved,
    integration,
    make_budgets,
    make_company,
    make_goal,
    move,
    propose,
    run,
    tell,
    told,
)

# Paul gets a raise that Vera proposes over Mona's head: Ada is asked, then HR.
BEFORE = {"vera", "ada", "hanna", "hugo", "own_token"}
APPROVED = BEFORE | {"mona"}
TOLD = APPROVED | {"paul", "machine"}
SEEN = {
    "PROPOSED": BEFORE,
    "COMMITTED": APPROVED,
    "TELLING": APPROVED,
    "COMMUNICATED": TOLD,
    "EXECUTED": TOLD,
    "REJECTED": BEFORE,
    "WITHDRAWN_BEFORE": BEFORE,
    "WITHDRAWN_AFTER": TOLD - {"machine"},
}
PATHS = """query($reward: ID!, $person: ID!) {
    reward(id: $reward) { id }
    node(id: $reward) { id }
    nodes(ids: [$reward]) { id }
    rewards(first: 5) { nodes { id } totalCount }
    employee(id: $person) { rewards { nodes { id } totalCount } }
}"""
MONEY = "query($id: ID!) { reward(id: $id) { oldPay { amount } newPay { amount } percent cost { amount } summary } }"


@pytest.fixture
async def company(clock: ModuleType) -> Company:
    company = await make_company()
    await make_budgets(company)
    lines: dict[str, Any] = {"kind": LineKind.DOTTED, "valid_from": NOON.date(), "recorded_at": NOON}
    await ReportingLine.create(employee=company.people["paul"], manager=company.people["nils"], **lines)
    return company


def actors(company: Company) -> dict[str, Actor]:
    """Self, direct manager, chain, dotted, peer, others, HR in and out of scope, administrator, tokens, nobody."""
    names = ("paul", "mona", "vera", "ada", "nils", "rita", "hanna", "hugo", "otto", "alma")
    people = {name: company.actor(name) for name in names}
    reads = frozenset({Scope.REWARDS_READ, Scope.PEOPLE_READ})
    return people | {
        "machine": integration(Scope.REWARDS_READ, Scope.PEOPLE_READ),
        "machine_without": integration(*set(Scope) - {Scope.REWARDS_READ}),
        "own_token": company.actor("vera", scopes=reads),
        "own_token_without": company.actor("vera", scopes=frozenset({Scope.PEOPLE_READ, Scope.PAY_READ})),
        "nobody": NOBODY,
    }


async def reward_in(ask: Ask, company: Company, state: str) -> dict[str, Any]:
    reward = await propose(ask, company, "RAISE", by="vera", effectiveOn="2026-11-20")
    if state == "REJECTED":
        return await move(ask, company, "rejectReward", reward, by="ada")
    if state == "WITHDRAWN_BEFORE":
        return await move(ask, company, "withdrawReward", reward, by="vera")
    if state == "PROPOSED":
        return reward
    for by in ("ada", "hanna"):
        reward = await move(ask, company, "approveReward", reward, by=by)
    if state == "COMMITTED":
        return reward
    if state == "TELLING":
        return await move(ask, company, "communicateReward", reward, by="vera")
    reward = await tell(ask, company, reward, by="vera")
    last = {"EXECUTED": ("executeReward", "hanna"), "WITHDRAWN_AFTER": ("withdrawReward", "vera")}
    if state not in last:
        return reward
    return await move(ask, company, last[state][0], reward, by=last[state][1])


@pytest.mark.parametrize("state", SEEN)
async def test_who_sees_a_reward_on_every_path(ask: Ask, company: Company, state: str) -> None:
    reward = await reward_in(ask, company, state)
    variables = {"reward": reward["id"], "person": company.id_of("paul")}
    seen = set()
    for name, actor in actors(company).items():
        answer = await ask(PATHS, variables, as_=actor)
        assert answer.errors is None, answer.errors
        assert answer.data is not None
        data = answer.data
        listed = [data["rewards"], *([data["employee"]["rewards"]] if data["employee"] else [])]
        ways = {data["reward"] is not None, data["node"] is not None, data["nodes"] != [None]}
        ways |= {page["nodes"] == [{"id": reward["id"]}] for page in listed}
        ways |= {page["totalCount"] == 1 for page in listed}
        assert len(ways) == 1, f"{name} sees it on some paths only: {data}"
        seen |= {name} if True in ways else set()
    assert seen == SEEN[state]


PAY_SHOWN = {
    True: {"paul", "mona", "vera", "ada", "hanna", "hugo"},
    False: {"paul", "hanna", "hugo"},
}


@pytest.mark.parametrize("managers_see_pay", [True, False])
async def test_who_sees_the_pay_of_a_raise(ask: Ask, company: Company, managers_see_pay: bool) -> None:
    reward = await reward_in(ask, company, "COMMUNICATED")
    await Organisation.all().update(settings={"managers_see_pay": managers_see_pay})
    cost = {"amount": "1540.00"}
    full = {
        "oldPay": {"amount": "38400.00"},
        "newPay": {"amount": "39940.00"},
        "percent": "4.0104",
        "cost": cost,
    }
    full["summary"] = "Raise +4.0%: €38,400 → €39,940"
    bare = {
        "oldPay": None,
        "newPay": None,
        "percent": None,
        "cost": cost,
        "summary": "Raise of €1,540 a year",
    }
    for name, actor in actors(company).items():
        answer = await ask(MONEY, {"id": reward["id"]}, as_=actor)
        assert answer.data is not None
        expected = full if name in PAY_SHOWN[managers_see_pay] else bare
        assert answer.data["reward"] == (expected if name in TOLD else None), name
    machine = integration(Scope.REWARDS_READ, Scope.PAY_READ)
    assert (await ask(MONEY, {"id": reward["id"]}, as_=machine)).data == {"reward": full}


ALLOWED = {
    "PROPOSED": {"vera": ["WITHDRAW"], "ada": ["APPROVE", "REJECT"]},
    "COMMITTED": {
        "vera": ["COMMUNICATE", "WITHDRAW"],
        "mona": ["COMMUNICATE"],
        "hanna": ["STOP"],
    },
    "TELLING": {"vera": ["STOP_TELLING", "WITHDRAW"], "mona": ["STOP_TELLING"]},
    "COMMUNICATED": {
        "vera": ["WITHDRAW"],
        "hanna": ["EXECUTE"],
        "hugo": ["EXECUTE"],
    },
    "EXECUTED": {"hanna": ["REVERSE"], "hugo": ["REVERSE"]},
}
STEPS = {
    "APPROVE": "approveReward",
    "REJECT": "rejectReward",
    "WITHDRAW": "withdrawReward",
    "COMMUNICATE": "communicateReward",
    "EXECUTE": "executeReward",
    "STOP": "stopApproval",
    "STOP_TELLING": "stopTelling",
    "REVERSE": "askReversal",
    "CONFIRM_REVERSAL": "confirmReversal",
    "KEEP": "keepReward",
}


@pytest.mark.parametrize("state", ALLOWED)
async def test_who_may_do_what_and_nobody_else(ask: Ask, company: Company, state: str) -> None:
    reward = await reward_in(ask, company, state)
    done = {"ada", "hanna"} if state != "PROPOSED" else set()
    for name, actor in actors(company).items():
        answer = await ask(
            "query($id: ID!) { reward(id: $id) { allowedActions } }", {"id": reward["id"]}, as_=actor
        )
        assert answer.data is not None
        told = answer.data["reward"]
        allowed = ALLOWED[state].get(name, [])
        assert told == ({"allowedActions": allowed} if name in SEEN[state] else None), name
        for action, mutation in STEPS.items():
            # Who approved already gets the reward as it is: the same approval twice is one.
            if action in allowed or (action == "APPROVE" and name in done):
                continue
            given = {"id": reward["id"], "version": reward["version"]}
            given |= {"reason": "No."} if action in {"REJECT", "WITHDRAW", "REVERSE"} else {}
            refused = await run(ask, mutation, given, as_=actor)
            assert refused["errors"][0]["code"] in {"FORBIDDEN", "NOT_FOUND", "WRONG_STATE", "OWN_RECORD"}, (
                name
            )
    unchanged = await Reward.get(id=key_of(reward["id"], "Reward"))
    assert (unchanged.state, unchanged.version) == (reward["state"], reward["version"])


async def test_comments_of_approvers_are_not_for_the_person_nor_for_machines(
    ask: Ask, company: Company
) -> None:
    reward = await propose(ask, company)
    reward = await move(ask, company, "approveReward", reward, by="vera", comment="Keep her happy.")
    reward = await tell(ask, company, reward, by="mona")
    query = "query($id: ID!) { reward(id: $id) { approvals { comment } } }"
    for actor, comment in [
        (company.actor("hanna"), "Keep her happy."),
        (company.actor("mona"), "Keep her happy."),
        (company.actor("paul"), None),
        (integration(Scope.REWARDS_READ), None),
    ]:
        answer = await ask(query, {"id": reward["id"]}, as_=actor)
        assert answer.data == {"reward": {"approvals": [{"comment": comment}]}}


async def test_references_are_shown_to_those_who_see_what_they_name(ask: Ask, company: Company) -> None:
    goals = {
        seen: await make_goal(company, "paul", title=seen, visibility=seen) for seen in ("PRIVATE", "SHARED")
    }
    named = [{"kind": "GOAL", "id": global_id("Goal", goal.id)} for goal in goals.values()]
    reward = await propose(ask, company, references=named)
    query = "query($id: ID!) { reward(id: $id) { references { kind label goal { title } } } }"
    for name, titles in {"mona": ["PRIVATE", "SHARED"], "vera": ["SHARED"], "hanna": ["SHARED"]}.items():
        answer = await ask(query, {"id": reward["id"]}, as_=company.actor(name))
        assert answer.data is not None
        found = sorted(answer.data["reward"]["references"], key=lambda reference: str(reference["label"]))
        assert found == [{"kind": "GOAL", "label": title, "goal": {"title": title}} for title in titles]


@pytest.mark.parametrize(
    ("turn", "by", "kinds"),
    [
        ("MY_TURN", "vera", ["BONUS"]),
        ("MY_TURN", "hanna", []),
        ("MY_TURN", "mona", ["RAISE"]),
        ("MY_TURN", "paul", []),
        ("PROPOSED_BY_ME", "mona", ["BONUS", "RAISE", "VACATION"]),
        ("PROPOSED_BY_ME", "vera", []),
        ("MINE", "paul", ["VACATION"]),
        ("MINE", "mona", []),
        ("ALL", "hanna", ["BONUS", "RAISE", "VACATION"]),
        ("ALL", "rita", []),
    ],
)
async def test_turns(ask: Ask, company: Company, turn: str, by: str, kinds: list[str]) -> None:
    await propose(ask, company, "BONUS")
    await approved(ask, company, "RAISE")
    await told(ask, company, "VACATION")
    query = "query($where: RewardFilter) { rewards(where: $where) { nodes { kind } totalCount } }"
    answer = await ask(query, {"where": {"turn": turn}}, as_=company.actor(by))
    assert answer.data is not None
    assert sorted(node["kind"] for node in answer.data["rewards"]["nodes"]) == kinds
    assert answer.data["rewards"]["totalCount"] == len(kinds)


async def test_the_open_level_waits_for_hr_once_the_manager_decided(ask: Ask, company: Company) -> None:
    reward = await propose(ask, company, "RAISE")
    query = "{ rewards(where: {turn: MY_TURN}) { nodes { id } } }"
    mine = {"rewards": {"nodes": [{"id": reward["id"]}]}}
    none: dict[str, Any] = {"rewards": {"nodes": []}}
    assert (await ask(query, as_=company.actor("hanna"))).data == none
    await move(ask, company, "approveReward", reward, by="vera")
    assert (await ask(query, as_=company.actor("vera"))).data == none
    for name in ("hanna", "hugo"):
        assert (await ask(query, as_=company.actor(name))).data == mine


async def test_filters(ask: Ask, company: Company) -> None:
    await propose(ask, company, "BONUS")
    query = "query($where: RewardFilter) { rewards(where: $where) { totalCount } }"
    nowhere = global_id("Period", company.root.id)
    for where, count in [
        ({"kind": "BONUS"}, 1),
        ({"kind": "RAISE"}, 0),
        ({"state": ["PROPOSED"]}, 1),
        ({"state": []}, 0),
        ({"periodId": company.period_id}, 1),
        ({"periodId": nowhere}, 0),
        ({"employeeId": company.id_of("paul")}, 1),
        ({"employeeId": company.id_of("rita")}, 0),
    ]:
        answer = await ask(query, {"where": where}, as_=company.actor("hanna"))
        assert answer.data == {"rewards": {"totalCount": count}}, where
