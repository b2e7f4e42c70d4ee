"""Who would have to approve, told before anything is proposed: by the rule that then asks them."""

from types import ModuleType
from typing import Any

import pytest

from headway.graph.masking import masked
from headway.platform.actor import Actor, Scope
from headway.rewarding.models import Reward
from tests.conftest import Ask
from tests.rewards import Company, euros, integration, make_company, propose

QUERY = """query($employeeId: ID!, $kind: RewardKind!, $amount: MoneyInput) {
    approvalPreview(employeeId: $employeeId, kind: $kind, amount: $amount) { level role approver { name } } }"""
VERA = {"level": 1, "role": "MANAGER_ABOVE", "approver": {"name": "Vera Berg"}}
HR = {"level": 2, "role": "HR", "approver": None}


@pytest.fixture
async def company(clock: ModuleType) -> Company:
    return await make_company()


async def preview(ask: Ask, company: Company, as_: Actor, kind: str = "BONUS", **given: Any) -> Any:
    answer = await ask(QUERY, {"employeeId": company.id_of("paul"), "kind": kind} | given, as_=as_)
    assert answer.errors is None
    assert answer.data is not None
    return answer.data["approvalPreview"]


@pytest.mark.parametrize(
    ("kind", "given", "expected"),
    [
        ("BONUS", {}, [VERA]),
        ("BONUS", {"amount": euros("1000")}, [VERA]),
        ("BONUS", {"amount": euros("1000.01")}, [VERA, HR]),
        ("BONUS", {"amount": {"amount": "1", "currency": "USD"}}, [VERA, HR]),
        ("RAISE", {}, [VERA, HR]),
        ("PROMOTION", {}, [VERA, HR]),
        ("VACATION", {}, [VERA]),
        ("PROJECT_LEAD", {}, [VERA]),
    ],
)
async def test_it_follows_from_kind_and_amount(
    ask: Ask, company: Company, kind: str, given: dict[str, Any], expected: list[dict[str, Any]]
) -> None:
    assert await preview(ask, company, company.actor("mona"), kind, **given) == expected
    assert not await Reward.exists()


@pytest.mark.parametrize("amount", ["sNaN", "Infinity", "-1", "0", "1E+999"])
async def test_what_is_no_amount_is_told(ask: Ask, company: Company, amount: str) -> None:
    given = {"employeeId": company.id_of("paul"), "kind": "BONUS", "amount": euros(amount)}
    answer = await ask(QUERY, given, as_=company.actor("mona"))
    assert answer.data == {"approvalPreview": None}
    assert [masked(error)["extensions"] for error in answer.errors or ()] == [{"code": "BAD_REQUEST"}]


@pytest.mark.parametrize("by", ["mona", "vera", "ada", "hanna"])
@pytest.mark.parametrize("amount", ["600", "1001"])
async def test_those_are_asked_when_it_is_proposed(ask: Ask, company: Company, by: str, amount: str) -> None:
    told = await preview(ask, company, company.actor(by), amount=euros(amount))
    made = await propose(ask, company, by=by, amount=euros(amount))
    asked = [{name: step[name] for name in ("level", "role", "approver")} for step in made["approvals"]]
    assert told == asked


@pytest.mark.parametrize("by", ["paul", "rita", "nils", "otto", "alma"])
async def test_who_may_not_propose_learns_nothing(ask: Ask, company: Company, by: str) -> None:
    assert await preview(ask, company, company.actor(by)) is None


async def test_machines_and_tokens_that_only_read_learn_nothing(ask: Ask, company: Company) -> None:
    reader = company.actor("mona", scopes=frozenset({Scope.PEOPLE_READ, Scope.REWARDS_READ}))
    for actor in (reader, integration(*Scope)):
        assert await preview(ask, company, actor) is None


async def test_an_amount_that_is_none_is_told(ask: Ask, company: Company) -> None:
    variables = {"employeeId": company.id_of("paul"), "kind": "BONUS", "amount": euros("1.001")}
    answer = await ask(QUERY, variables, as_=company.actor("mona"))
    assert answer.errors is not None
    assert "EUR has 2 decimal places. Shorten the amount." in answer.errors[0].message
