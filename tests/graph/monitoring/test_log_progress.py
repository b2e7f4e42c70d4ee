"""Logging numbers: by whom, on which day, corrected, and never twice."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from headway.monitoring.models import ProgressUpdate
from headway.planning.models import Goal, KeyResult, Period
from headway.planning.rules import GoalState, Measure, PeriodState
from headway.platform.models import AuditEvent
from tests.company import (
    NOON,
    REFUSED,
    Company,
    codes,
    data,
    gid,
    make_company,
    make_goal,
    make_key_result,
    payload,
)
from tests.conftest import Ask

LOG = f"""mutation($input: LogProgressInput!) {{ logProgress(input: $input) {{ ... on LogProgressPayload {{
    update {{ id value confidence note effectiveOn recordedAt author {{ name }} corrects {{ value }} keyResult {{ title }} goal {{ title }} }}
    keyResult {{ version currentValue currentOn currentConfidence progress points {{ on value note confidence author {{ name }} }} }}
    goal {{ progress status statusReason lastUpdateOn updates {{ totalCount nodes {{ value }} }} }} }} {REFUSED} }} }}"""


@pytest.fixture
async def company(database: object, clock: object) -> Company:
    return await make_company()


@pytest.fixture
async def goal(company: Company) -> Goal:
    return await make_goal(company.people["priya"], company.period)


@pytest.fixture
async def key_result(goal: Goal) -> KeyResult:
    return await make_key_result(goal)


async def log(
    ask: Ask, company: Company, key_result: KeyResult, value: str, /, by: str = "priya", **more: Any
) -> Any:
    base = {"keyResultId": gid(key_result), "version": 1, "value": value, "confidence": "HIGH"}
    return await ask(LOG, {"input": base | more}, as_=company.actor(by))


async def test_a_number_is_logged(ask: Ask, company: Company, key_result: KeyResult) -> None:
    answer = await log(ask, company, key_result, "30.50", note="Two new colleagues.", confidence="MEDIUM")
    logged = payload(answer, "logProgress")
    assert logged["update"].pop("id")
    assert logged == {
        "update": {
            "value": "30.5",
            "confidence": "MEDIUM",
            "note": "Two new colleagues.",
            "effectiveOn": "2026-09-01",
            "recordedAt": "2026-09-01T12:00:00+00:00",
            "author": {"name": "Priya"},
            "corrects": None,
            "keyResult": {"title": "Calls answered in a minute"},
            "goal": {"title": "Answer faster"},
        },
        "keyResult": {
            "version": 2,
            "currentValue": "30.5",
            "currentOn": "2026-09-01",
            "currentConfidence": "MEDIUM",
            "progress": 0.305,
            "points": [
                {
                    "on": "2026-09-01",
                    "value": "30.5",
                    "note": "Two new colleagues.",
                    "confidence": "MEDIUM",
                    "author": {"name": "Priya"},
                }
            ],
        },
        "goal": {
            "progress": 0.305,
            "status": "ON_TRACK",
            "statusReason": "31% where even pace would be 34%.",
            "lastUpdateOn": "2026-09-01",
            "updates": {"totalCount": 1, "nodes": [{"value": "30.5"}]},
        },
    }
    audited = await AuditEvent.all().order_by("id").values("action", "on_behalf_of_id", "after")
    assert [row["action"] for row in audited] == ["log_progress", "measure_key_result"]
    assert "colleagues" not in str(audited)


async def test_a_manager_logs_on_behalf_of_the_owner(
    ask: Ask, company: Company, key_result: KeyResult
) -> None:
    logged = payload(await log(ask, company, key_result, "10", by="mona"), "logProgress")
    assert logged["update"]["author"] == {"name": "Mona"}
    assert (await AuditEvent.get(action="log_progress")).on_behalf_of_id == company.people["priya"].id


@pytest.mark.parametrize(
    ("by", "refused"),
    [
        ("vera", "FORBIDDEN id"),
        ("ada", "FORBIDDEN id"),
        ("hanna", "FORBIDDEN id"),
        ("paul", "FORBIDDEN id"),
        ("tom", "NOT_FOUND keyResultId"),
        ("dora", "FORBIDDEN id"),
        ("otto", "NOT_FOUND keyResultId"),
        ("admin", "NOT_FOUND keyResultId"),
        ("integration", "FORBIDDEN "),
        ("nobody", "NOT_FOUND keyResultId"),
    ],
)
async def test_others_log_nothing(
    ask: Ask, company: Company, key_result: KeyResult, by: str, refused: str
) -> None:
    assert codes(await log(ask, company, key_result, "10", by=by), "logProgress") == [refused]
    assert not await ProgressUpdate.all().exists()
    assert (await KeyResult.get(id=key_result.id)).version == 1


async def test_a_stale_version_is_a_conflict(ask: Ask, company: Company, key_result: KeyResult) -> None:
    payload(await log(ask, company, key_result, "10"), "logProgress")
    answer = await log(ask, company, key_result, "20")
    assert codes(answer, "logProgress") == ["CONFLICT version"]
    assert data(answer)["logProgress"]["current"] == {"id": gid(key_result), "__typename": "KeyResult"}
    assert await ProgressUpdate.all().count() == 1


async def test_a_key_logs_once(ask: Ask, company: Company, key_result: KeyResult) -> None:
    first = payload(await log(ask, company, key_result, "10", idempotencyKey="k"), "logProgress")["update"][
        "id"
    ]
    again = payload(await log(ask, company, key_result, "99", idempotencyKey="k"), "logProgress")
    assert (again["update"]["id"], again["update"]["value"], again["keyResult"]["version"]) == (
        first,
        "10",
        2,
    )
    assert await ProgressUpdate.all().count() == 1


@pytest.mark.parametrize(
    ("more", "refused"),
    [
        ({"effectiveOn": "2026-09-02"}, ["OUT_OF_RANGE effectiveOn"]),
        ({"effectiveOn": "2026-06-30"}, ["OUT_OF_RANGE effectiveOn"]),
        ({"note": "x" * 2001}, ["TOO_LONG note"]),
        ({"note": "a\0"}, ["INVALID note"]),
        ({"value": "1e14"}, ["OUT_OF_RANGE value"]),
        ({"value": "Infinity", "note": "x" * 2001}, ["OUT_OF_RANGE value", "TOO_LONG note"]),
        ({"value": "0.1234567"}, ["INVALID value"]),
        ({"corrects": "UHJvZ3Jlc3NVcGRhdGU6eA"}, ["NOT_FOUND corrects"]),
    ],
)
async def test_wrong_numbers_are_refused(
    ask: Ask, company: Company, key_result: KeyResult, more: dict[str, Any], refused: list[str]
) -> None:
    assert codes(await log(ask, company, key_result, "10", **more), "logProgress") == refused
    assert not await ProgressUpdate.all().exists()


@pytest.mark.parametrize(
    ("values", "value", "refused"),
    [
        ({"measure": Measure.YES_NO, "target": Decimal(1)}, "0.5", ["OUT_OF_RANGE value"]),
        ({"measure": Measure.PERCENT}, "100.5", ["OUT_OF_RANGE value"]),
        ({"measure": Measure.MONEY, "currency": "JPY"}, "10.5", ["INVALID value"]),
        ({"measure": Measure.MONEY, "currency": "EUR"}, "-10.55", []),
    ],
)
async def test_a_value_fits_its_measure(
    ask: Ask, company: Company, goal: Goal, values: dict[str, Any], value: str, refused: list[str]
) -> None:
    answer = await log(ask, company, await make_key_result(goal, **values), value)
    if refused:
        assert codes(answer, "logProgress") == refused
    else:
        assert payload(answer, "logProgress")["keyResult"]["progress"] == -0.1055


@pytest.mark.parametrize("state", sorted(set(GoalState) - {GoalState.ACTIVE}))
async def test_only_active_goals_take_numbers(
    ask: Ask, company: Company, goal: Goal, key_result: KeyResult, state: GoalState
) -> None:
    await Goal.filter(id=goal.id).update(state=state)
    assert codes(await log(ask, company, key_result, "10"), "logProgress") == ["WRONG_STATE id"]
    assert not await ProgressUpdate.all().exists()


async def test_a_closed_period_takes_no_numbers_for_its_days(
    ask: Ask, company: Company, key_result: KeyResult, clock: Any
) -> None:
    await Period.filter(id=company.period.id).update(state=PeriodState.CLOSED)
    assert codes(await log(ask, company, key_result, "10"), "logProgress") == ["CLOSED effectiveOn"]
    clock.set_for_tests(NOON + timedelta(days=150))
    assert codes(await log(ask, company, key_result, "1", effectiveOn="2026-12-31"), "logProgress") == [
        "CLOSED effectiveOn"
    ]
    payload(await log(ask, company, key_result, "10"), "logProgress")


async def test_today_is_the_owners_day(ask: Ask, company: Company, key_result: KeyResult, clock: Any) -> None:
    priya = company.people["priya"]
    await type(priya).filter(id=priya.id).update(time_zone="Pacific/Auckland")
    clock.set_for_tests(NOON + timedelta(hours=1))
    logged = payload(await log(ask, company, key_result, "10", effectiveOn="2026-09-02"), "logProgress")
    assert logged["update"]["effectiveOn"] == "2026-09-02"


async def test_an_older_number_changes_history_and_not_the_present(
    ask: Ask, company: Company, key_result: KeyResult
) -> None:
    payload(await log(ask, company, key_result, "40"), "logProgress")
    older = payload(
        await log(ask, company, key_result, "20", version=2, effectiveOn="2026-08-01"), "logProgress"
    )
    assert (older["keyResult"]["currentValue"], older["keyResult"]["version"]) == ("40", 3)
    assert [point["value"] for point in older["keyResult"]["points"]] == ["20", "40"]


async def test_a_correction_replaces_without_erasing(
    ask: Ask, company: Company, key_result: KeyResult
) -> None:
    wrong = payload(await log(ask, company, key_result, "90"), "logProgress")["update"]["id"]
    right = await log(ask, company, key_result, "9", version=2, corrects=wrong, effectiveOn="2026-08-31")
    corrected = payload(right, "logProgress")
    assert (corrected["update"]["corrects"], corrected["keyResult"]["currentValue"]) == ({"value": "90"}, "9")
    assert corrected["keyResult"]["currentOn"] == "2026-08-31"
    assert [point["value"] for point in corrected["keyResult"]["points"]] == ["9"]
    assert corrected["goal"]["updates"]["totalCount"] == 2
    again = await log(ask, company, key_result, "8", version=3, corrects=wrong)
    assert codes(again, "logProgress") == ["WRONG_STATE corrects"]


async def test_who_corrects_until_when(
    ask: Ask, company: Company, goal: Goal, key_result: KeyResult, clock: Any
) -> None:
    theirs = payload(await log(ask, company, key_result, "90", by="mona"), "logProgress")["update"]["id"]
    mine = payload(await log(ask, company, key_result, "80", version=2), "logProgress")["update"]["id"]
    assert codes(await log(ask, company, key_result, "9", version=3, corrects=theirs), "logProgress") == [
        "FORBIDDEN corrects"
    ]
    other = await make_key_result(goal)
    assert codes(await log(ask, company, other, "9", corrects=mine), "logProgress") == ["INVALID corrects"]
    clock.set_for_tests(NOON + timedelta(days=31))
    assert codes(await log(ask, company, key_result, "9", version=3, corrects=mine), "logProgress") == [
        "CLOSED corrects"
    ]
    payload(await log(ask, company, key_result, "9", by="mona", version=3, corrects=mine), "logProgress")
    assert (await KeyResult.get(id=key_result.id)).current_on == date(2026, 10, 2)
