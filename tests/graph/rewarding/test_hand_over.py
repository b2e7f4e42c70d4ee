"""Handing rewards over: each in one file of each channel that it concerns, the same bytes each time."""

import csv
import io
from datetime import date
from types import ModuleType
from typing import Any

import httpx2
import pytest
from starlette.applications import Starlette
from starlette.types import Receive, Send
from starlette.types import Scope as AsgiScope

from headway.people.models import Assignment
from headway.platform.actor import Actor, Scope
from headway.rewarding.models import HandoverFile, HandoverLine
from headway.rewarding.rules.moves import HOLD
from headway.web import exports
from tests.conftest import Ask
from tests.rewards import (
    NOON,
    Company,
    codes,
    euros,
    executed,
    integration,
    make_budgets,
    make_company,
    move,
    propose,
    run,
    tell,
    told,
)

THROUGH = {"channel": "PAYROLL", "through": "2026-11-30"}


@pytest.fixture
async def company(clock: ModuleType) -> Company:
    company = await make_company()
    await make_budgets(company)
    paul = company.people["paul"]
    await paul.filter(id=paul.id).update(
        external_id="=P-17", employment_type="PART_TIME", employment_percent=60
    )
    await Assignment.create(
        employee=paul,
        title="Agent",
        level=4,
        valid_from=date(2025, 1, 1),
        recorded_at=NOON,
        source="import",
    )
    return company


async def download(
    actor: Actor | None, number: int | str = 1, form: str = "csv", channel: str = "payroll"
) -> httpx2.Response:
    async def app(scope: AsgiScope, receive: Receive, send: Send) -> None:
        scope.setdefault("state", {})["actor"] = actor
        await Starlette(routes=exports.routes)(scope, receive, send)

    transport = httpx2.ASGITransport(app=app)
    async with httpx2.AsyncClient(transport=transport, base_url="http://headway.example") as client:
        return await client.get(f"/exports/{channel}/{number}.{form}")


async def make(ask: Ask, company: Company, by: str = "hanna", **changes: Any) -> dict[str, Any]:
    return await run(ask, "makeHandoverFile", THROUGH | changes, as_=company.actor(by))


async def test_money_rewards_are_in_the_file_once(ask: Ask, company: Company) -> None:
    for kind in ("BONUS", "VACATION", "PROJECT_LEAD", "PROMOTION"):
        await executed(ask, company, kind)
    await told(ask, company, "BONUS")
    made = await make(ask, company)
    assert (made["number"], made["lineCount"], made["href"]) == (1, 2, "/exports/payroll/1.csv")
    assert made["totals"] == {"EUR": {"BONUS": "600.00", "PROMOTION": "3600.00"}}
    response = await download(company.actor("hanna"))
    assert response.status_code == 200
    assert response.headers["content-disposition"] == 'attachment; filename="payroll-1.csv"'
    assert response.headers["cache-control"] == "no-store"
    lines = sorted(csv.DictReader(io.StringIO(response.text)), key=lambda line: line["kind"])
    assert [line["kind"] for line in lines] == ["BONUS", "PROMOTION"]
    promotion = lines[1] | {"reward": ""}
    as_json = (await download(company.actor("hanna"), form="json")).json()
    assert (as_json["channel"], as_json["file"]) == ("PAYROLL", 1)
    (same,) = [line for line in as_json["lines"] if line["kind"] == "PROMOTION"]
    said = {name: text for name, text in lines[1].items() if name != "file"}
    assert same == {**said, "employment_percent": 60, "employee_number": "=P-17"}
    assert promotion == {
        "file": "1",
        "reward": "",
        "entry": "REWARD",
        "employee_number": "'=P-17",
        "employee": "Paul Berg",
        "email": company.people["paul"].email,
        "employment_type": "PART_TIME",
        "employment_percent": "60",
        "kind": "PROMOTION",
        "old_pay": "38400.00",
        "new_pay": "42000.00",
        "amount": "3600.00",
        "currency": "EUR",
        "effective_on": "2026-11-20",
        "new_title": "Team lead",
        "proposed_by": "Mona Berg",
        "approved_by": "Vera Berg; Hanna Berg",
        # Each of the three told before took some seconds.
        "approved_at": (NOON + 3 * HOLD).isoformat(),
        "reason": "Covered three peak weekends on short notice.",
    }


async def test_making_again_without_news_gives_the_same_file_and_the_same_bytes(
    ask: Ask, company: Company
) -> None:
    await executed(ask, company)
    first = await make(ask, company)
    before = (await download(company.actor("hanna"))).content
    assert await make(ask, company) == first
    assert await make(ask, company, by="hugo") == first
    await executed(ask, company)
    second = await make(ask, company)
    assert (second["number"], second["lineCount"]) == (2, 1)
    assert (await download(company.actor("hanna"))).content == before
    assert await HandoverLine.all().count() == 2


async def test_nothing_at_all_is_refused(ask: Ask, company: Company) -> None:
    await executed(ask, company)
    assert codes(await make(ask, company, through="2026-11-19")) == [("WRONG_STATE", "through")]
    assert codes(await make(ask, company, through="2101-01-01")) == [("OUT_OF_RANGE", "through")]
    assert not await HandoverFile.exists()


@pytest.mark.parametrize("by", ["mona", "paul", "alma", "ada"])
async def test_only_hr_makes_and_reads_files(ask: Ask, company: Company, by: str) -> None:
    await executed(ask, company)
    assert codes(await make(ask, company, by=by)) == [("FORBIDDEN", "")]
    assert not await HandoverFile.exists()
    await make(ask, company)
    assert (await download(company.actor(by))).status_code == 404
    listed = await ask("{ handoverFiles { nodes { number } } }", as_=company.actor(by))
    assert listed.data == {"handoverFiles": {"nodes": []}}


async def test_hr_out_of_scope_gets_nothing_and_reads_nothing(ask: Ask, company: Company) -> None:
    await executed(ask, company)
    assert codes(await make(ask, company, by="otto")) == [("WRONG_STATE", "through")]
    await make(ask, company)
    assert (await download(company.actor("otto"))).status_code == 404


async def test_hr_does_not_process_their_own_pay(ask: Ask, company: Company) -> None:
    reward = await propose(ask, company, by="ada", employeeId=company.id_of("hugo"), effectiveOn="2026-11-20")
    reward = await move(ask, company, "approveReward", reward, by="hanna")
    reward = await tell(ask, company, reward, by="ada")
    own = await move(ask, company, "executeReward", reward, by="hugo")
    assert codes(own) == [("OWN_RECORD", "id")]
    assert (await move(ask, company, "executeReward", reward, by="hanna"))["state"] == "EXECUTED"
    assert codes(await make(ask, company, by="hugo")) == [("WRONG_STATE", "through")]
    assert (await make(ask, company, by="hanna"))["lineCount"] == 1
    assert (await download(company.actor("hugo"))).status_code == 404


@pytest.mark.parametrize(
    ("scopes", "status"), [({Scope.REWARDS_READ}, 404), ({Scope.REWARDS_READ, Scope.PAY_READ}, 200)]
)
async def test_a_machine_needs_both_scopes(
    ask: Ask, company: Company, scopes: set[Scope], status: int
) -> None:
    await executed(ask, company)
    await make(ask, company)
    assert (await download(integration(*scopes))).status_code == status


async def test_a_machine_fetches_on_its_own(ask: Ask, company: Company) -> None:
    reads = {Scope.REWARDS_READ, Scope.REWARDS_WRITE, Scope.PEOPLE_READ}
    await executed(ask, company, "PROMOTION")
    payroll, hris = integration(*reads, Scope.PAY_READ), integration(*reads)
    for channel, as_ in (("PAYROLL", hris), ("LEAVE", integration(Scope.REWARDS_READ))):
        refused = await run(ask, "makeHandoverFile", THROUGH | {"channel": channel}, as_=as_)
        assert codes(refused) == [("FORBIDDEN", "")]
    for channel, as_ in (("PAYROLL", payroll), ("ASSIGNMENTS", hris)):
        made = await run(ask, "makeHandoverFile", THROUGH | {"channel": channel}, as_=as_)
        assert (made["channel"], made["number"], made["lineCount"]) == (channel, 1, 1)
    answer = await ask(PULLED, as_=hris)
    assert answer.data is not None
    (file,) = answer.data["handoverFiles"]["nodes"]
    assert (file["channel"], file["lines"]["pageInfo"]["hasNextPage"]) == ("ASSIGNMENTS", False)
    (line,) = file["lines"]["nodes"]
    assert line["reward"] == {"kind": "PROMOTION", "employee": {"name": "Paul Berg"}}
    assert (line["oldTitle"], line["newTitle"], line["oldLevel"], line["newLevel"]) == (
        "Agent",
        "Team lead",
        4,
        5,
    )
    assert (line["employmentType"], line["employmentPercent"]) == ("PART_TIME", 60)
    assert (line["newPay"], line["amount"], line["days"]) == (None, None, None)
    both = (await ask(PULLED, as_=payroll)).data
    assert both is not None
    # Made at the same instant, in either order.
    by_channel = {it["channel"]: it["lines"]["nodes"] for it in both["handoverFiles"]["nodes"]}
    assert set(by_channel) == {"PAYROLL", "ASSIGNMENTS"}
    (paid,) = by_channel["PAYROLL"]
    assert (paid["newPay"], paid["amount"]) == (euros("42000.00"), euros("3600.00"))
    assert (paid["approvedAt"], paid["proposedBy"], paid["oldTitle"]) == (
        "2026-11-20T12:00:00+00:00",
        "Mona Berg",
        None,
    )


PULLED = """{ handoverFiles { nodes { channel number lines(first: 1, status: SENT) {
    pageInfo { hasNextPage endCursor } nodes { entry status reward { kind employee { name } }
      employmentType employmentPercent oldTitle newTitle oldLevel newLevel days
      newPay { amount currency } amount { amount currency } approvedAt proposedBy } } } } }"""


async def test_each_channel_has_what_concerns_it(ask: Ask, company: Company) -> None:
    for kind in ("BONUS", "VACATION", "PROJECT_LEAD", "PROMOTION", "RECOGNITION"):
        await executed(ask, company, kind)
    kinds = {}
    for channel in ("PAYROLL", "LEAVE", "ASSIGNMENTS"):
        made = await make(ask, company, channel=channel)
        assert (made["number"], made["href"]) == (1, f"/exports/{channel.lower()}/1.csv")
        file = (await download(company.actor("hanna"), form="json", channel=channel.lower())).json()
        kinds[channel] = {line["kind"]: line for line in file["lines"]}
        assert await make(ask, company, channel=channel) == made
    assert {channel: sorted(lines) for channel, lines in kinds.items()} == {
        "PAYROLL": ["BONUS", "PROMOTION"],
        "LEAVE": ["VACATION"],
        "ASSIGNMENTS": ["PROJECT_LEAD", "PROMOTION"],
    }
    leave, role, lead = (
        kinds["LEAVE"]["VACATION"], kinds["ASSIGNMENTS"]["PROMOTION"], kinds["ASSIGNMENTS"]["PROJECT_LEAD"],
    )  # fmt: skip
    assert (leave["days"], leave["effective_on"], leave["expires_on"]) == ("2.50", "2026-11-20", "2027-03-31")
    assert "project" not in role
    assert (role["old_title"], role["new_title"], role["old_level"], role["new_level"]) == (
        "Agent", "Team lead", 4, 5,
    )  # fmt: skip
    assert (lead["project"], lead["ends_on"], lead.get("new_title")) == ("Hub move", "2027-04-30", None)


@pytest.mark.parametrize(("number", "status"), [(2, 404), (10**30, 404), ("x", 404), (-1, 404)])
async def test_other_numbers_do_not_exist(ask: Ask, company: Company, number: int | str, status: int) -> None:
    await executed(ask, company)
    await make(ask, company)
    assert (await download(company.actor("hanna"), number)).status_code == status


async def test_who_is_not_signed_in_is_told_so(company: Company) -> None:
    assert (await download(None)).status_code == 401
