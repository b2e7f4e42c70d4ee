"""What other systems say of what they were handed: by the API and by a file, all of it or nothing, and once more what was mended."""

from collections.abc import Sequence
from datetime import date
from types import ModuleType
from typing import Any

import pytest

from headway.graph.ids import key_of
from headway.people.models import Assignment
from headway.platform.actor import Actor, Scope
from headway.platform.batches import Outcome
from headway.platform.errors import Rejected
from headway.platform.models import AuditEvent
from headway.rewarding.actions import answer_by_file
from headway.rewarding.models import HandoverFile, HandoverLine
from tests.conftest import Ask
from tests.rewards import (
    NOON,
    Company,
    codes,
    executed,
    integration,
    make_budgets,
    make_company,
    move,
    run,
)

PAYROLL = (Scope.REWARDS_READ, Scope.REWARDS_WRITE, Scope.PAY_READ)
NO_ACCOUNT = "Das Gehaltskonto fehlt für März."


@pytest.fixture
async def company(clock: ModuleType) -> Company:
    company = await make_company()
    await make_budgets(company)
    return company


async def make(ask: Ask, company: Company, channel: str = "PAYROLL") -> dict[str, Any]:
    wanted = {"channel": channel, "through": "2026-11-30"}
    return await run(ask, "makeHandoverFile", wanted, as_=company.actor("hanna"))


async def undo(ask: Ask, company: Company, reward: dict[str, Any]) -> None:
    asked = await move(ask, company, "askReversal", reward, by="hanna", reason="Another time.")
    assert (await move(ask, company, "confirmReversal", asked, by="hugo"))["state"] == "REVERSED"


async def test_the_other_system_answers_line_by_line(ask: Ask, company: Company) -> None:
    reward = await executed(ask, company)
    file = await make(ask, company)
    payroll = integration(*PAYROLL)

    async def answer(*rows: dict[str, Any], as_: Actor = payroll) -> dict[str, Any]:
        return await run(ask, "answerHandover", {"fileId": file["id"], "rows": list(rows)}, as_=as_)

    good = {"rewardId": str(key_of(reward["id"], "Reward")), "status": "TAKEN"}
    wrong = {"rewardId": reward["id"], "entry": "REVERSAL", "status": "TAKEN"}
    assert codes(await answer(good, wrong)) == [("NOT_FOUND", "rows.1.rewardId")]
    assert codes(await answer(good, good)) == [("DUPLICATE", "rows.1.rewardId")]
    assert codes(await answer(good | {"status": "REFUSED"})) == [("REQUIRED", "rows.0.message")]
    assert (await HandoverLine.get()).status == "SENT"
    for by in ("mona", "paul", "alma"):
        assert codes(await answer(good, as_=company.actor(by))) == [("FORBIDDEN", "")]
    assert codes(await answer(good, as_=company.actor("otto"))) == [("NOT_FOUND", "fileId")]
    for scopes in ((Scope.REWARDS_READ, Scope.PAY_READ), PAYROLL[:2]):
        assert codes(await answer(good, as_=integration(*scopes))) in (
            [("FORBIDDEN", "")],
            [("NOT_FOUND", "fileId")],
        )
    refused = {**good, "status": "REFUSED", "message": "No such cost centre."}
    for sent in (refused, refused):
        (line,) = (await answer(sent))["lines"]["nodes"]
        assert (line["status"], line["message"]) == ("REFUSED", "No such cost centre.")
    assert await AuditEvent.filter(action="answer_handover").count() == 1
    (line,) = (await answer(good, as_=company.actor("hanna")))["lines"]["nodes"]
    assert line == {
        "rewardId": reward["id"], "entry": "REWARD", "status": "TAKEN", "message": "", "again": False,
    }  # fmt: skip


def as_file(rows: Sequence[tuple[str, ...]], separator: str, encoding: str) -> bytes:
    return "\r\n".join(separator.join(row) for row in rows).encode(encoding)


@pytest.mark.parametrize(
    ("separator", "encoding"),
    [(",", "utf-8"), (";", "latin-1"), ("\t", "utf-8-sig")],
)
async def test_a_file_of_answers_in_any_order_of_columns(
    ask: Ask, company: Company, separator: str, encoding: str
) -> None:
    bonus, leave = await executed(ask, company), await executed(ask, company)
    file = await HandoverFile.get(id=key_of((await make(ask, company))["id"], "HandoverFile"))
    ids = [str(key_of(it["id"], "Reward")) for it in (bonus, leave)]
    rows = [
        ("Status", "Paid on", "Message", "Reward ID", "entry"),
        ("refused", "", NO_ACCOUNT, ids[0], ""),
        ("TAKEN", "2026-12-01", "", ids[1], "Reward"),
    ]
    content = as_file(rows, separator, encoding)
    for changed, same in ((2, 0), (0, 2)):
        told = await answer_by_file(
            integration(*PAYROLL), file_id=file.id, file_name="x.csv", content=content
        )
        assert (told.outcomes[Outcome.CHANGED], told.outcomes[Outcome.SAME], told.problems) == (
            changed,
            same,
            [],
        )
    said = {str(line.reward_id): (line.status, line.message) for line in await HandoverLine.all()}
    assert said == {ids[0]: ("REFUSED", NO_ACCOUNT), ids[1]: ("TAKEN", "")}
    assert await AuditEvent.filter(action="answer_handover").count() == 2


async def test_one_bad_row_refuses_the_whole_file(ask: Ask, company: Company) -> None:
    reward = await executed(ask, company)
    file = await HandoverFile.get(id=key_of((await make(ask, company))["id"], "HandoverFile"))
    mine = str(key_of(reward["id"], "Reward"))

    async def sent(*rows: tuple[str, ...]) -> list[tuple[int, str, str, str]]:
        content = as_file([("reward", "entry", "status", "message"), *rows], ",", "utf-8")
        told = await answer_by_file(
            company.actor("hanna"), file_id=file.id, file_name="x.csv", content=content
        )
        assert told.outcomes == {"REFUSED": len(rows)}
        return [(it.row, it.column, it.value, it.problem.code) for it in told.problems]

    good = (mine, "REWARD", "TAKEN", "")
    assert await sent(good, ("17", "BACK", "PAID", "")) == [
        (3, "reward", "17", "INVALID"),
        (3, "entry", "BACK", "INVALID"),
        (3, "status", "PAID", "INVALID"),
    ]
    assert await sent(good, good) == [(3, "reward", mine, "DUPLICATE")]
    assert await sent((mine, "REVERSAL", "TAKEN", "")) == [(2, "reward", mine, "NOT_FOUND")]
    assert await sent((mine, "", "REFUSED", " ")) == [(2, "message", " ", "REQUIRED")]
    assert await sent((mine, "", "REFUSED", "x" * 501)) == [(2, "message", "x" * 501, "TOO_LONG")]
    assert (await HandoverLine.get()).status == "SENT"
    with pytest.raises(Rejected, match="status is missing"):
        await answer_by_file(
            company.actor("hanna"), file_id=file.id, file_name="", content=f"reward,x\n{mine},1".encode()
        )


async def test_what_was_refused_goes_out_again_once_it_is_mended(ask: Ask, company: Company) -> None:
    reward = await executed(ask, company)
    first = await make(ask, company)
    line = {"rewardId": reward["id"]}
    hanna = company.actor("hanna")

    async def again(as_: Actor = hanna) -> dict[str, Any]:
        return await run(ask, "handOverAgain", {"fileId": first["id"], "rows": [line]}, as_=as_)

    async def answer(file: dict[str, Any], **said: str) -> dict[str, Any]:
        rows = [line | said]
        return await run(ask, "answerHandover", {"fileId": file["id"], "rows": rows}, as_=hanna)

    assert codes(await again()) == [("WRONG_STATE", "rows.0")]
    await answer(first, status="REFUSED", message="No such personnel number.")
    assert (await make(ask, company))["number"] == 1
    for by in ("mona", "paul", "ada"):
        assert codes(await again(company.actor(by))) == [("FORBIDDEN", "")]
    assert [it["again"] for it in (await again())["lines"]["nodes"]] == [True]
    assert codes(await again()) == [("WRONG_STATE", "rows.0")]
    paul = company.people["paul"]
    await paul.filter(id=paul.id).update(external_id="P-18")
    second = await make(ask, company)
    assert (second["number"], second["lineCount"], second["totals"]) == (2, 1, first["totals"])
    assert [
        it.content.get("employee_number") for it in await HandoverLine.all().order_by("file__number")
    ] == [
        None,
        "P-18",
    ]
    assert codes(await answer(first, status="TAKEN")) == [("WRONG_STATE", "rows.0.rewardId")]
    (said,) = (await answer(second, status="TAKEN"))["lines"]["nodes"]
    assert (said["status"], said["again"]) == ("TAKEN", False)
    assert (await make(ask, company))["number"] == 2


async def test_what_was_never_taken_is_not_taken_back(ask: Ask, company: Company) -> None:
    """A reward that the other system refused and that is undone needs no counter-entry; one it took does."""
    refused, taken = await executed(ask, company), await executed(ask, company, "RAISE")
    file = await make(ask, company)
    rows = [
        {"rewardId": refused["id"], "status": "REFUSED", "message": "No."},
        {"rewardId": taken["id"], "status": "TAKEN"},
    ]
    await run(ask, "answerHandover", {"fileId": file["id"], "rows": rows}, as_=company.actor("hanna"))
    for reward in (refused, taken):
        await undo(ask, company, reward)
    second = await make(ask, company)
    assert (second["number"], second["totals"]) == (2, {"EUR": {"RAISE": "-1540.00"}})
    mended = {"fileId": file["id"], "rows": [{"rewardId": refused["id"]}]}
    assert codes(await run(ask, "handOverAgain", mended, as_=company.actor("hanna"))) == [
        ("WRONG_STATE", "rows.0")
    ]


@pytest.mark.parametrize("kind", ["VACATION", "PROMOTION", "PROJECT_LEAD"])
async def test_a_reversal_is_a_counter_entry_in_each_channel(ask: Ask, company: Company, kind: str) -> None:
    channel = "LEAVE" if kind == "VACATION" else "ASSIGNMENTS"
    before: dict[str, Any] = {"valid_from": date(2025, 1, 1), "recorded_at": NOON, "source": "import"}
    await Assignment.create(employee=company.people["paul"], title="Agent", level=4, **before)
    reward = await executed(ask, company, kind)
    await make(ask, company, channel)
    await undo(ask, company, reward)
    second = await make(ask, company, channel)
    assert (second["number"], second["lineCount"]) == (2, 1)
    content = (await HandoverLine.get(file__number=2)).content
    assert {name: content.get(name) for name in ("entry", "effective_on", "approved_by", "reason")} == {
        "entry": "REVERSAL", "effective_on": "2026-11-20", "approved_by": "Hugo Berg", "reason": "Another time.",
    }  # fmt: skip
    of_kind: dict[str, dict[str, Any]] = {
        "VACATION": {"days": "-2.50", "expires_on": None},
        "PROMOTION": {"old_title": "Team lead", "new_title": "Agent", "old_level": 5, "new_level": 4},
        "PROJECT_LEAD": {"project": "Hub move", "ends_on": "2026-11-20"},
    }
    own = of_kind[kind]
    assert {name: content.get(name) for name in own} == own
    unit, figure = ("days", "-2.50") if kind == "VACATION" else ("count", "-1")
    assert second["totals"] == {unit: {kind: figure}}
