"""Statuses follow the thresholds of the organisation and the time there was; a dry run says beforehand what would change."""

from datetime import date, timedelta
from typing import Any

import pytest

from headway.monitoring.models import TimeFact
from headway.platform.models import Organisation
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

USUAL = {"atRiskBehind": 10, "offTrackBehind": 25, "staleAfter": 21, "grace": 2, "nextLevelAfter": 5}
THRESHOLDS = "thresholds { atRiskBehind offTrackBehind staleAfter grace nextLevelAfter }"
TRY = """query($t: ThresholdsInput!) { thresholdsDryRun(thresholds: $t) { pursued moves { before after count }
    goals { before after reason goal { title owner { name } } } } }"""
CHANGE = f"""mutation($input: ChangeThresholdsInput!) {{ changeThresholds(input: $input) {{
    ... on ChangeThresholdsPayload {{ organisation {{ version {THRESHOLDS} }} }} {REFUSED} }} }}"""
STATUS = "query($id: ID!) { goal(id: $id) { status statusReason expected progress } }"


@pytest.fixture
async def company(database: object, clock: object) -> Company:
    stamps: dict[str, Any] = {"created_at": NOON, "updated_at": NOON}
    await Organisation.create(name="Meridian", currency="EUR", settings={"managers_see_pay": False}, **stamps)
    return await make_company()


def hr(company: Company) -> Any:
    return company.actor("hanna", hr_whole_company=True)


async def test_a_dry_run_lists_who_would_change_and_saving_changes_them(ask: Ask, company: Company) -> None:
    """On 1 September, 34 % of the half-year is over."""
    at_risk = await make_goal(company.people["priya"], company.period, "At 20")
    fine = await make_goal(company.people["paul"], company.period, "At 30", visibility="PRIVATE")
    await make_key_result(at_risk, "20")
    await make_key_result(fine, "30")
    wanted = USUAL | {"atRiskBehind": 2, "offTrackBehind": 12}
    tried = data(await ask(TRY, {"t": wanted}, as_=hr(company)))["thresholdsDryRun"]
    assert tried == {
        "pursued": 2,
        "moves": [
            {"before": "ON_TRACK", "after": "AT_RISK", "count": 1},
            {"before": "AT_RISK", "after": "OFF_TRACK", "count": 1},
        ],
        # The private goal is counted and not named.
        "goals": [
            {
                "before": "AT_RISK",
                "after": "OFF_TRACK",
                "reason": "20% where even pace would be 34%.",
                "goal": {"title": "At 20", "owner": {"name": "Priya"}},
            }
        ],
    }
    seen = data(await ask(STATUS, {"id": gid(at_risk)}, as_=company.actor("mona")))["goal"]
    assert seen["status"] == "AT_RISK"
    answer = await ask(CHANGE, {"input": {"version": 1, "thresholds": wanted}}, as_=hr(company))
    assert payload(answer, "changeThresholds")["organisation"] == {"version": 2, "thresholds": wanted}
    seen = data(await ask(STATUS, {"id": gid(at_risk)}, as_=company.actor("mona")))["goal"]
    assert seen["status"] == "OFF_TRACK"
    assert (await Organisation.get()).settings["managers_see_pay"] is False
    stale = await ask(CHANGE, {"input": {"version": 1, "thresholds": USUAL}}, as_=hr(company))
    assert codes(stale, "changeThresholds") == ["CONFLICT version"]


@pytest.mark.parametrize(
    ("kind", "may"),
    [("admin", True), ("hanna", False), ("ada", False), ("mona", False), ("integration", False), ("narrow", False), ("nobody", False)],
)  # fmt: skip
async def test_who_may_try_and_change(ask: Ask, company: Company, kind: str, may: bool) -> None:
    actor = company.actor(kind)
    tried = data(await ask(TRY, {"t": USUAL}, as_=actor))["thresholdsDryRun"]
    assert tried == ({"pursued": 0, "moves": [], "goals": []} if may else None)
    wanted = USUAL | {"staleAfter": 30}
    answer = await ask(CHANGE, {"input": {"version": 1, "thresholds": wanted}}, as_=actor)
    if not may:
        assert codes(answer, "changeThresholds") == ["FORBIDDEN "]
    assert (await Organisation.get()).settings.get("thresholds", {}).get("stale_after") == (
        30 if may else None
    )


async def test_numbers_out_of_bounds_are_refused_at_once(ask: Ask, company: Company) -> None:
    wrong = {"atRiskBehind": 95, "offTrackBehind": 20, "staleAfter": 2, "grace": -1, "nextLevelAfter": 0}
    answer = await ask(CHANGE, {"input": {"version": 1, "thresholds": wrong}}, as_=company.actor("admin"))
    assert codes(answer, "changeThresholds") == [
        "INVALID offTrackBehind",
        "OUT_OF_RANGE atRiskBehind",
        "OUT_OF_RANGE grace",
        "OUT_OF_RANGE nextLevelAfter",
        "OUT_OF_RANGE staleAfter",
    ]
    assert (await Organisation.get()).version == 1


async def test_from_how_many_people_on_a_mood_is_told_is_a_setting(ask: Ask, company: Company) -> None:
    change = f"mutation($input: ChangeGroupSizeInput!) {{ changeGroupSize(input: $input) {{ ... on ChangeGroupSizePayload {{ organisation {{ version groupSize }} }} {REFUSED} }} }}"
    for actor, people, refused in (
        (company.actor("mona"), 4, ["FORBIDDEN "]),
        (company.actor("hanna"), 4, ["FORBIDDEN "]),
        (hr(company), 2, ["OUT_OF_RANGE people"]),
        (hr(company), 51, ["OUT_OF_RANGE people"]),
    ):
        answer = await ask(change, {"input": {"version": 1, "people": people}}, as_=actor)
        assert codes(answer, "changeGroupSize") == refused
    assert "group_sizes" not in (await Organisation.get()).settings
    answer = await ask(change, {"input": {"version": 1, "people": 4}}, as_=hr(company))
    assert payload(answer, "changeGroupSize")["organisation"] == {"version": 2, "groupSize": 4}
    kept = (await Organisation.get()).settings
    assert (kept["group_sizes"], kept["managers_see_pay"]) == ([["2026-10-01", 4]], False)
    stale = await ask(change, {"input": {"version": 1, "people": 5}}, as_=hr(company))
    assert codes(stale, "changeGroupSize") == ["CONFLICT version"]


async def absent(company: Company, since: date, days: int, kind: str) -> None:
    for number in range(days):
        day = since + timedelta(number)
        if day.weekday() < 5:
            await TimeFact.create(
                employee=company.people["priya"], source_key=str(day), day=day, scheduled=800, worked=0,
                absence=kind, created_at=NOON, updated_at=NOON,
            )  # fmt: skip


@pytest.mark.parametrize("kind", ["SICK_LEAVE", "PARENTAL_LEAVE", "ANNUAL_LEAVE"])
async def test_leave_moves_what_is_expected_and_nothing_else(ask: Ask, company: Company, kind: str) -> None:
    """Of 62 days until 1 September, all but the last week were spent away."""
    goal = await make_goal(company.people["priya"], company.period)
    await make_key_result(goal, "5")
    before = data(await ask(STATUS, {"id": gid(goal)}, as_=company.actor("mona")))["goal"]
    await absent(company, date(2026, 7, 1), 55, kind)
    after = data(await ask(STATUS, {"id": gid(goal)}, as_=company.actor("paul")))["goal"]
    assert before["status"] == "OFF_TRACK"
    assert after == {
        "status": "ON_TRACK",
        "statusReason": "5% where 4% could be expected in the time there was.",
        "expected": pytest.approx(62 / 183 - 39 / 131),
        "progress": before["progress"],
    }


async def test_leave_ahead_asks_for_no_more_and_a_team_goal_is_everybodys(ask: Ask, company: Company) -> None:
    goal = await make_goal(company.people["priya"], company.period)
    team = await make_goal(company.people["priya"], company.period, level="TEAM")
    before = data(await ask(STATUS, {"id": gid(goal)}, as_=company.actor("mona")))["goal"]
    await absent(company, date(2026, 9, 1), 100, "PARENTAL_LEAVE")
    after = data(await ask(STATUS, {"id": gid(goal)}, as_=company.actor("mona")))["goal"]
    assert after == before
    await absent(company, date(2026, 7, 1), 30, "SICK_LEAVE")
    seen = [
        data(await ask(STATUS, {"id": gid(it)}, as_=company.actor("mona")))["goal"] for it in (goal, team)
    ]
    assert seen[0]["expected"] < before["expected"] == seen[1]["expected"]


async def test_who_starts_late_is_expected_later(ask: Ask, company: Company) -> None:
    await company.people["priya"].update_from_dict({"hired_on": date(2026, 8, 1)}).save()
    goal = await make_goal(company.people["priya"], company.period)
    seen = data(await ask(STATUS, {"id": gid(goal)}, as_=company.actor("mona")))["goal"]
    assert seen["expected"] == pytest.approx(31 / 183)
