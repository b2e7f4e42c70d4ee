"""Taking back: an approval within seconds, a reward in effect by two people and counter-entries."""

from datetime import date, timedelta
from types import ModuleType
from typing import Any

import pytest

from headway.monitoring.models import LeaveEntry
from headway.people.models import Assignment, Employee, Pay
from headway.people.reads import pay_on
from headway.platform.actor import Scope
from headway.platform.models import OutboxEvent
from headway.platform.working import do_all
from headway.rewarding.jobs import JOBS
from headway.rewarding.models import Budget, HandoverLine, ProjectLead, Reversal, RewardLetter
from tests.conftest import Ask
from tests.rewards import (
    NOON,
    TODAY,
    Company,
    approved,
    codes,
    executed,
    hold_over,
    integration,
    make_budgets,
    make_company,
    move,
    propose,
    run,
    stored,
    tell,
    told,
)


@pytest.fixture
async def company(clock: ModuleType) -> Company:
    company = await make_company()
    await make_budgets(company)
    return company


async def reversed_(ask: Ask, company: Company, reward: dict[str, Any], by: str = "hugo") -> dict[str, Any]:
    asked = await move(ask, company, "askReversal", reward, by="hanna")
    return await move(ask, company, "confirmReversal", asked, by=by)


async def sums(kind: str) -> tuple[int, int]:
    budget = await Budget.get(kind=kind)
    return budget.committed, budget.executed


async def test_an_approval_can_be_stopped_for_seconds(ask: Ask, company: Company, clock: ModuleType) -> None:
    reward = await approved(ask, company)
    assert (reward["state"], await sums("BONUS")) == ("COMMITTED", (60_000, 0))
    for by, expected in (("mona", "WRONG_STATE"), ("rita", "NOT_FOUND"), ("ada", "NOT_FOUND")):
        refused = await move(ask, company, "stopApproval", reward, by=by)
        assert codes(refused)[0][0] == expected
    stopped = await move(ask, company, "stopApproval", reward, by="vera")
    assert (stopped["state"], stopped["approvals"][0]["decision"]) == ("PROPOSED", None)
    assert await sums("BONUS") == (0, 0)
    again = await move(ask, company, "approveReward", stopped, by="vera")
    assert (again["state"], await sums("BONUS")) == ("COMMITTED", (60_000, 0))
    clock.set_for_tests(NOON + timedelta(seconds=16))
    late = await move(ask, company, "stopApproval", again, by="vera")
    assert codes(late) == [("WRONG_STATE", "id")]
    assert await sums("BONUS") == (60_000, 0)


async def test_nobody_knows_until_telling_can_no_longer_be_stopped(
    ask: Ask, company: Company, clock: ModuleType
) -> None:
    reward = await approved(ask, company)
    held = await move(ask, company, "communicateReward", reward, by="mona", words="You carried us.")
    assert held["state"] == "COMMITTED"
    await do_all(JOBS)
    paul, mona = company.actor("paul"), company.actor("mona")
    assert (await ask(LETTER, {"id": reward["id"]}, as_=paul)).data == {"reward": None}
    assert not await OutboxEvent.filter(kind="RewardCommunicated").exists()
    assert codes(await move(ask, company, "communicateReward", held, by="mona")) == [("WRONG_STATE", "id")]
    assert codes(await move(ask, company, "stopApproval", held, by="vera")) == [("WRONG_STATE", "id")]
    turn = "{ rewards(where: {turn: MY_TURN}) { totalCount } }"
    assert (await ask(turn, as_=mona)).data == {"rewards": {"totalCount": 0}}
    # A worker that comes late tells late, and nobody knew before.
    clock.set_for_tests(NOON + timedelta(minutes=5))
    assert (await ask(LETTER, {"id": reward["id"]}, as_=paul)).data == {"reward": None}
    await do_all(JOBS)
    row = await stored(reward)
    assert (row.state, row.communicated_at) == ("COMMUNICATED", NOON + timedelta(minutes=5))
    answer = await ask(LETTER, {"id": reward["id"]}, as_=paul)
    assert answer.data
    assert "You carried us." in answer.data["reward"]["letters"][0]["body"]
    [news] = await OutboxEvent.filter(kind="RewardCommunicated")
    assert news.employee_id == company.people["mona"].id
    refused = await move(ask, company, "stopTelling", {"id": reward["id"], "version": row.version}, by="mona")
    assert codes(refused) == [("WRONG_STATE", "id")]


async def test_telling_is_stopped_and_told_later_once(ask: Ask, company: Company, clock: ModuleType) -> None:
    reward = await move(ask, company, "communicateReward", await approved(ask, company), by="mona")
    for by, expected in (("hanna", "FORBIDDEN"), ("paul", "NOT_FOUND"), ("rita", "NOT_FOUND")):
        assert codes(await move(ask, company, "stopTelling", reward, by=by))[0][0] == expected
    stopped = await move(ask, company, "stopTelling", reward, by="mona")
    assert (stopped["state"], await RewardLetter.all().count()) == ("COMMITTED", 0)
    clock.set_for_tests(NOON + timedelta(seconds=10))
    await move(ask, company, "communicateReward", stopped, by="mona")
    # What the first telling left to do is over by now, and finds the second one.
    clock.set_for_tests(NOON + timedelta(seconds=16))
    await do_all(JOBS)
    assert (await stored(reward)).state == "COMMITTED"
    await hold_over()
    assert (await stored(reward)).state == "COMMUNICATED"
    assert (await RewardLetter.get()).told_by == "Mona Berg"


async def test_what_is_withdrawn_while_it_is_held_is_told_to_nobody(ask: Ask, company: Company) -> None:
    reward = await move(ask, company, "communicateReward", await approved(ask, company), by="mona")
    gone = await move(ask, company, "withdrawReward", reward, by="mona")
    assert (gone["state"], await sums("BONUS")) == ("WITHDRAWN", (0, 0))
    await hold_over()
    assert (await stored(reward)).communicated_at is None
    assert await RewardLetter.all().count() == 0
    hidden = await ask(LETTER, {"id": reward["id"]}, as_=company.actor("paul"))
    assert hidden.data == {"reward": None}


async def test_nobody_tells_who_left(ask: Ask, company: Company) -> None:
    reward = await approved(ask, company)
    await Employee.filter(id=company.people["paul"].id).update(status="LEFT")
    assert codes(await move(ask, company, "communicateReward", reward, by="mona")) == [("WRONG_STATE", "id")]
    assert await RewardLetter.all().count() == 0
    assert (await move(ask, company, "withdrawReward", reward, by="mona"))["state"] == "WITHDRAWN"
    assert await sums("BONUS") == (0, 0)


async def test_a_stopped_first_level_takes_the_turn_back(ask: Ask, company: Company) -> None:
    reward = await propose(ask, company, "RAISE")
    first = await move(ask, company, "approveReward", reward, by="vera")
    stopped = await move(ask, company, "stopApproval", first, by="vera")
    refused = await move(ask, company, "approveReward", stopped, by="hanna")
    assert codes(refused) == [("FORBIDDEN", "id")]
    assert [step["decision"] for step in stopped["approvals"]] == [None, None]


async def test_two_people_undo_a_raise_from_today_on(ask: Ask, company: Company, clock: ModuleType) -> None:
    reward = await executed(ask, company, "RAISE")
    for by, expected in (
        ("vera", "FORBIDDEN"),
        ("mona", "FORBIDDEN"),
        ("paul", "OWN_RECORD"),
        ("rita", "NOT_FOUND"),
    ):
        assert codes(await move(ask, company, "askReversal", reward, by=by))[0][0] == expected
    assert codes(await move(ask, company, "confirmReversal", reward, by="hugo")) == [("WRONG_STATE", "id")]
    assert codes(await move(ask, company, "askReversal", reward, by="hanna", reason=" ")) == [
        ("REQUIRED", "reason")
    ]
    asked = await move(ask, company, "askReversal", reward, by="hanna", reason="Entered twice.")
    assert codes(await move(ask, company, "askReversal", asked, by="hugo")) == [("WRONG_STATE", "id")]
    assert codes(await move(ask, company, "confirmReversal", asked, by="hanna")) == [("FORBIDDEN", "id")]
    assert codes(await move(ask, company, "confirmReversal", reward, by="hugo")) == [("CONFLICT", "version")]
    paul = company.people["paul"].id
    assert (await pay_on([paul], TODAY))[paul].amount_minor == 3_994_000
    clock.set_for_tests(NOON + timedelta(minutes=1))
    done = await move(ask, company, "confirmReversal", asked, by="vera")
    assert (done["state"], done["allowedActions"], await sums("RAISE")) == ("REVERSED", [], (0, 0))
    assert (await pay_on([paul], TODAY))[paul].amount_minor == 3_840_000
    assert await Pay.filter(employee_id=paul).count() == 3
    reversal = await Reversal.get()
    assert (reversal.asked_by_name, reversal.decided_by_name) == ("Hanna Berg", "Vera Berg")


async def test_each_kind_leaves_a_counter_entry(ask: Ask, company: Company, clock: ModuleType) -> None:
    before: dict[str, Any] = {"recorded_at": NOON, "valid_from": date(2025, 1, 1), "source": "import"}
    await Assignment.create(employee=company.people["paul"], title="Agent", level=4, **before)
    for kind in ("BONUS", "VACATION", "PROJECT_LEAD", "PROMOTION"):
        clock.set_for_tests(NOON)
        reward = await executed(ask, company, kind)
        # Of two entries from the same day on, the later one holds.
        clock.set_for_tests(NOON + timedelta(minutes=1))
        done = await reversed_(ask, company, reward)
        assert (done["state"], await sums(kind)) == ("REVERSED", (0, 0))
    assert sorted([entry.hundredths for entry in await LeaveEntry.all()]) == [-250, 250]
    assert (await ProjectLead.get()).ends_on == TODAY
    await company.people["paul"].refresh_from_db()
    assert (company.people["paul"].title, company.people["paul"].level) == ("Agent", 4)


async def test_what_went_on_since_is_not_undone(ask: Ask, company: Company) -> None:
    days = await executed(ask, company, "VACATION")
    paul = company.people["paul"]
    values: dict[str, Any] = {"source_key": "t", "on": TODAY, "recorded_at": NOON, "kind": "TAKEN"}
    await LeaveEntry.create(employee=paul, hundredths=-100, **values)
    refused = await reversed_(ask, company, days)
    assert codes(refused) == [("OUT_OF_RANGE", "id")]
    assert "2.5 days were granted and 1.5 are left" in refused["errors"][0]["message"]
    raise_ = await executed(ask, company, "RAISE")
    await Pay.create(
        employee=paul, amount_minor=4_100_000, currency="EUR", valid_from=TODAY, recorded_at=NOON + timedelta(1), source="hr"
    )  # fmt: skip
    promotion = await executed(ask, company, "PROMOTION", newPay=None)
    for reward in (raise_, promotion):
        assert codes(await reversed_(ask, company, reward)) == [("WRONG_STATE", "id")]
        assert (await stored(reward)).state == "EXECUTED"
    assert await sums("RAISE") == (154_000, 154_000)
    assert await Reversal.filter(outcome__isnull=True).count() == 3
    kept = await move(
        ask, company, "keepReward", {"id": raise_["id"], "version": raise_["version"] + 1}, by="hanna"
    )
    assert (kept["state"], kept["allowedActions"]) == ("EXECUTED", ["REVERSE"])


async def test_the_person_learns_of_a_reversal_once_it_is_done(ask: Ask, company: Company) -> None:
    query = "query($id: ID!) { reward(id: $id) { state reversals { reason outcome decidedByName } } }"
    reward = await executed(ask, company)
    asked = await move(ask, company, "askReversal", reward, by="hanna", reason="Entered twice.")

    async def seen(by: str) -> list[Any]:
        answer = await ask(query, {"id": reward["id"]}, as_=company.actor(by))
        assert answer.data
        return list(answer.data["reward"]["reversals"])

    assert (await seen("paul"), len(await seen("mona"))) == ([], 1)
    await move(ask, company, "confirmReversal", asked, by="hugo")
    done = {"reason": "Entered twice.", "outcome": "CONFIRMED", "decidedByName": "Hugo Berg"}
    assert await seen("paul") == [done]


async def make_file(ask: Ask, company: Company) -> dict[str, Any]:
    return await run(
        ask, "makeHandoverFile", {"channel": "PAYROLL", "through": "2026-11-30"}, as_=company.actor("hanna")
    )


async def test_payroll_is_told_of_what_it_was_told_before(ask: Ask, company: Company) -> None:
    await reversed_(ask, company, await executed(ask, company))
    kept = await executed(ask, company, "RAISE")
    first = await make_file(ask, company)
    assert first["totals"] == {"EUR": {"RAISE": "1540.00"}}
    await reversed_(ask, company, kept)
    second = await make_file(ask, company)
    assert (second["number"], second["totals"]) == (2, {"EUR": {"RAISE": "-1540.00"}})
    assert (await make_file(ask, company))["number"] == 2
    line = (await HandoverLine.get(file__number=2)).content
    told_of = (
        "entry",
        "old_pay",
        "new_pay",
        "amount",
        "effective_on",
        "proposed_by",
        "approved_by",
        "reason",
    )
    assert [line[name] for name in told_of] == [
        "REVERSAL", "39940.00", "38400.00", "-1540.00", "2026-11-20", "Hanna Berg", "Hugo Berg", "Another time.",
    ]  # fmt: skip


LETTER = "query($id: ID!) { reward(id: $id) { letters { body toldBy href } } }"


async def test_a_letter_tells_the_person_and_nobody_what_they_may_not_know(
    ask: Ask, clock: ModuleType
) -> None:
    company = await make_company(managers_see_pay=False)
    await make_budgets(company)
    reward = await approved(ask, company, "RAISE", newPay=None, amount={"amount": "1540", "currency": "EUR"})
    reward = await tell(ask, company, reward, by="mona", words="You carried us.")
    bodies: dict[str, list[Any]] = {}
    for by in ("paul", "hanna", "mona", "vera", "rita"):
        answer = await ask(LETTER, {"id": reward["id"]}, as_=company.actor(by))
        assert answer.data
        bodies[by] = (answer.data["reward"] or {"letters": []})["letters"]
    assert bodies["paul"] == bodies["hanna"]
    assert bodies["mona"] == bodies["vera"] == bodies["rita"] == []
    (letter,) = bodies["paul"]
    assert letter["body"].split("\n\n") == [
        "Dear Paul Berg,",
        "your yearly pay rises to €39,940 from 1 Jan 2027 on.",
        "You carried us.",
        "Thank you for your work.",
        "Mona Berg\nMeridian",
    ]
    assert letter["href"] == f"/letters/{reward['id']}.pdf"


@pytest.mark.parametrize(
    ("kind", "news"),
    [
        ("BONUS", "you receive a bonus of €600. It is paid with the payroll after 1 Jan 2027."),
        ("PROMOTION", "from 1 Jan 2027 on you are Team lead. Your yearly pay is €42,000 then."),
        ("VACATION", "you have 2.5 days of extra vacation, to be taken by 31 Mar 2027."),
        ("PROJECT_LEAD", "you lead the project Hub move from 1 Jan 2027 to 30 Apr 2027."),
    ],
)  # fmt: skip
async def test_each_kind_has_its_letter(ask: Ask, company: Company, kind: str, news: str) -> None:
    reward = await told(ask, company, kind)
    answer = await ask(LETTER, {"id": reward["id"]}, as_=company.actor("paul"))
    assert answer.data
    assert answer.data["reward"]["letters"][0]["body"].split("\n\n")[1] == news
    hidden = await ask(LETTER, {"id": reward["id"]}, as_=integration(Scope.REWARDS_READ))
    assert hidden.data == {"reward": {"letters": []}}
