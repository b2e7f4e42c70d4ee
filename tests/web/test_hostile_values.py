"""Whatever is sent, the answer is data, a refusal or a clear error: never a fault of ours, and never half a write."""

import json
import os
from collections import Counter
from typing import Any, Final

import httpx2
import pytest
from graphql import build_schema

from headway.platform.models import AuditEvent
from tests.contracts.checkout import ROOT
from tests.web.demo import Demo, there_is
from tests.web.hostile import Attack, Attacker

# How many of the ten thousand requests a run sends for each role, and which: another seed finds other faults.
SAMPLE: Final = int(os.environ.get("HEADWAY_TEST_ATTACKS", "60"))
SEED: Final = int(os.environ.get("HEADWAY_TEST_SEED", "1"))
ROLES: Final = ("employee", "manager", "HR partner", "administrator", "integration")
SCHEMA: Final = build_schema((ROOT / "schema.graphql").read_text(encoding="utf-8"))


def fault(answer: httpx2.Response) -> str | None:
    """What is wrong with an answer, if it is our fault."""
    if answer.status_code not in {200, 400, 413}:
        return f"HTTP {answer.status_code}: {answer.text[:200]}"
    codes = {error["extensions"]["code"] for error in answer.json().get("errors", [])}
    return "INTERNAL" if "INTERNAL" in codes else None


async def send(client: httpx2.AsyncClient, attack: Attack) -> httpx2.Response:
    # As text, since only escapes can say half a character.
    body = json.dumps({"query": attack.document, "variables": attack.variables})
    return await client.post("/graphql", content=body, headers={"content-type": "application/json"})


@pytest.mark.parametrize("role", ROLES)
async def test_no_bad_value_is_a_fault_of_ours(demo: Demo, role: str) -> None:
    attacker = Attacker(SCHEMA, await there_is(), SEED)
    attacks = [*attacker.mutations(), *attacker.queries()]
    assert len(attacks) > 9_000
    found: Counter[str] = Counter()
    for attack in attacker.random.sample(attacks, min(SAMPLE, len(attacks))):
        if wrong := fault(await send(demo.clients[role], attack)):
            found[f"{attack.about}: {wrong}"] += 1
    assert found == {}


# What a long run found once: role, mutation, what is spoiled, and the refusals instead of the fault.
EMPLOYEE: Final = {"name": "Nora New", "email": "nora@example.org"}
FOUND: Final[list[tuple[str, str, dict[str, Any], list[str]]]] = [
    ("administrator", "createSkill", {"name": "x" * 100_000}, ["TOO_LONG name"]),
    ("administrator", "createDepartment", {"name": "Night shift", "code": "x" * 201}, ["TOO_LONG code"]),
    ("administrator", "createEmployee", {**EMPLOYEE, "idempotencyKey": "x" * 201}, ["TOO_LONG idempotencyKey"]),
    ("administrator", "createEmployee", {**EMPLOYEE, "roleProfileId": ""}, ["NOT_FOUND roleProfileId"]),
    ("manager", "giveFeedback", {"kind": "PRAISE", "visibility": "RECEIVER", "text": "Well done.", "idempotencyKey": "x" * 201}, ["TOO_LONG idempotencyKey"]),
    ("manager", "proposeReward", {"kind": "BONUS", "amount": {"amount": "sNaN", "currency": "EUR"}}, ["OUT_OF_RANGE amount.amount"]),
    ("manager", "proposeReward", {"kind": "RAISE", "newPay": {"amount": "sNaN", "currency": "EUR"}}, ["OUT_OF_RANGE newPay.amount"]),
    ("administrator", "updateOrganisation", {"name": "Meridian", "managersSeePay": True, "version": 2**31 - 1}, ["CONFLICT version"]),
]  # fmt: skip


@pytest.mark.parametrize(("role", "mutation", "given", "refusals"), FOUND)
async def test_what_was_a_fault_once_is_refused(
    demo: Demo, role: str, mutation: str, given: dict[str, Any], refusals: list[str]
) -> None:
    reports = "{ viewer { employee { reports(first: 1) { nodes { id } } } } currentPeriod { id endsOn } }"
    known = await demo.ask("manager", reports)
    person = known["viewer"]["employee"]["reports"]["nodes"][0]["id"]
    if mutation == "giveFeedback":
        given = {"receiverId": person, **given}
    if mutation == "proposeReward":
        period = known["currentPeriod"]
        given = {
            "employeeId": person,
            "periodId": period["id"],
            "effectiveOn": period["endsOn"],
            "reason": "Covered three weekends.",
            **given,
        }
    events = await AuditEvent.all().count()
    kind = mutation[0].upper() + mutation[1:]
    document = f"mutation($input: {kind}Input!) {{ {mutation}(input: $input) {{ __typename ... on UserErrors {{ errors {{ code path }} }} }} }}"
    answer = (await demo.ask(role, document, {"input": given}))[mutation]
    assert [
        f"{error['code']} {'.'.join(error['path'])}" for error in answer.get("errors", [answer])
    ] == refusals
    assert await AuditEvent.all().count() == events


HALVES: Final = [
    ("query($id: ID!) { node(id: $id) { id } }", {"id": "\ud800"}),
    ("query($id: ID!) { node(id: $id) { id } }", {"id": {"deep": ["a\udfff"]}}),
    ('{ employees(where: {search: "\ud800"}) { totalCount } }', {}),
]


@pytest.mark.parametrize(("document", "variables"), HALVES)
async def test_half_a_character_is_no_text(demo: Demo, document: str, variables: dict[str, Any]) -> None:
    answer = await send(demo.clients["employee"], Attack("", document, variables))
    assert (answer.status_code, answer.json()["errors"][0]["extensions"]["code"]) == (400, "BAD_JSON")


async def test_half_a_character_in_the_language_of_queries_is_refused_too(demo: Demo) -> None:
    answer = await send(
        demo.clients["employee"], Attack("", '{ employees(where: {search: "\\ud800"}) { totalCount } }', {})
    )
    assert fault(answer) is None
    assert answer.json()["errors"][0]["extensions"]["code"] == "BAD_REQUEST"
    both = Attack("", '{ employees(where: {search: "\\ud83d\\ude00"}) { totalCount } }', {})
    assert (await send(demo.clients["employee"], both)).json() == {"data": {"employees": {"totalCount": 0}}}
