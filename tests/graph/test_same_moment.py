"""Many at the same moment: a name is taken once, and an idempotency key makes one thing; nobody meets a fault."""

import asyncio
from typing import Any

import pytest

from headway.planning.models import Goal
from headway.platform.models import AuditEvent
from tests.company import Company, data, gid, make_company
from tests.conftest import Ask

ADD = """mutation($input: CreateSkillInput!) { createSkill(input: $input) { __typename
    ... on UserErrors { errors { code } } } }"""
SET = """mutation($input: CreateGoalInput!) { createGoal(input: $input) { ... on CreateGoalPayload { goal { id } }
    ... on UserErrors { errors { code message } } } }"""
AT_ONCE = 8


@pytest.fixture
async def company(clock: Any) -> Company:
    return await make_company()


async def test_one_of_many_gets_the_name(ask: Ask, company: Company) -> None:
    given = {"input": {"name": "Coaching"}}
    asked = [ask(ADD, given, as_=company.actor("admin")) for _ in range(AT_ONCE)]
    answers = [data(answer)["createSkill"] for answer in await asyncio.gather(*asked)]
    refused = [answer["errors"] for answer in answers if answer["__typename"] == "UserErrors"]
    assert refused == [[{"code": "DUPLICATE"}]] * (AT_ONCE - 1)
    assert await AuditEvent.filter(action="create_skill").count() == 1


async def test_a_key_makes_one_thing(ask: Ask, company: Company) -> None:
    owner = company.id("priya")
    given = {"title": "Answer faster", "periodId": company.period_id, "ownerId": owner, "idempotencyKey": "1"}
    asked = [ask(SET, {"input": given}, as_=company.actor("priya")) for _ in range(AT_ONCE)]
    ids = {data(answer)["createGoal"]["goal"]["id"] for answer in await asyncio.gather(*asked)}
    assert ids == {gid(await Goal.get())}
    assert await AuditEvent.filter(action="create_goal").count() == 1
