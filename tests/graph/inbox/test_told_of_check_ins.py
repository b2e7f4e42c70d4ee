"""Who hears of check-ins: the manager of new ones, the person of answers, and one level after the other of missing ones."""

from datetime import date, timedelta
from typing import Any

import pytest

from headway.graph.ids import global_id
from headway.monitoring.actions import (
    Content,
    acknowledge_check_in,
    announce_late_turns,
    correct_check_in,
    publish_check_in,
)
from headway.monitoring.models import CheckInSeries
from headway.platform import clock as headway_clock
from tests.company import NOON, Company, data
from tests.conftest import Ask
from tests.graph.inbox.telling import make_office, tell_all, told

INFO = "{ viewer { inbox { info(first: 9) { nodes { text href } } } } }"
TASKS = "{ viewer { home { tasks(first: 9) { kind title detail action dueOn } } } }"


@pytest.fixture
async def office(database: object, clock: object) -> Company:
    return await make_office()


async def rhythm(office: Company, starts_on: date) -> None:
    await CheckInSeries.create(
        employee=office.people["priya"], rhythm="MONTHLY", starts_on=starts_on, created_at=NOON, updated_at=NOON
    )  # fmt: skip


async def an_hour_passes() -> None:
    """Look for late check-ins and tell of them."""
    await announce_late_turns()
    await tell_all()


async def test_the_manager_hears_of_it_and_the_person_of_the_answer(ask: Ask, office: Company) -> None:
    priya, mona = office.actor("priya"), office.actor("mona")
    made = await publish_check_in(priya, content=Content("Done."))
    right = await correct_check_in(priya, id=made.id, version=1, content=Content("Done, nearly."))
    await acknowledge_check_in(mona, id=right.id, version=1, words="Good.")
    await tell_all()
    assert await told(office) == {
        "mona": ["CHECK_IN_CORRECTED_BY_REPORT", "CHECK_IN_PUBLISHED"],
        "priya": ["CHECK_IN_ACKNOWLEDGED"],
    }
    seen = data(await ask(INFO, as_=priya))["viewer"]["inbox"]["info"]["nodes"]
    assert seen == [
        {"text": "Mona read your check-in.", "href": f"/check-ins/one/{global_id('CheckIn', right.id)}"}
    ]


async def test_each_level_hears_of_a_missing_one_once(office: Company) -> None:
    """Due on Tuesday, the 1st: late from Wednesday, missed after Thursday, told further up after a week."""
    await rhythm(office, NOON.date())
    expected: list[dict[str, list[str]]] = [
        {},
        {"priya": ["CHECK_IN_LATE"]},
        {"priya": ["CHECK_IN_LATE"], "mona": ["CHECK_IN_MISSED"]},
        {"priya": ["CHECK_IN_LATE"], "mona": ["CHECK_IN_MISSED"], "vera": ["CHECK_IN_MISSED"]},
    ]
    for days, heard in zip((0, 1, 3, 10), expected, strict=True):
        headway_clock.set_for_tests(NOON + timedelta(days))
        await an_hour_passes()
        await an_hour_passes()
        assert await told(office) == heard


async def tasks(ask: Ask, office: Company, name: str) -> list[dict[str, Any]]:
    home = data(await ask(TASKS, as_=office.actor(name)))["viewer"]["home"]
    return [task for task in home["tasks"] if "CHECK_IN" in task["kind"]]


async def test_home_says_when_it_is_due_and_what_to_read(ask: Ask, office: Company) -> None:
    await rhythm(office, date(2026, 9, 3))
    assert await tasks(ask, office, "priya") == [
        {
            "kind": "CHECK_IN",
            "title": "Check in",
            "detail": "Due Thu 3 Sep · What went well, what is in the way, and your numbers",
            "action": "Check in",
            "dueOn": "2026-09-03",
        }
    ]
    made = await publish_check_in(office.actor("priya"), content=Content("Done."))
    assert await tasks(ask, office, "priya") == []
    assert [task["title"] for task in await tasks(ask, office, "mona")] == ["Read the check-in of Priya"]
    assert await tasks(ask, office, "vera") == []
    await acknowledge_check_in(office.actor("mona"), id=made.id, version=1)
    assert await tasks(ask, office, "mona") == []


async def test_the_mood_of_a_team_is_told_of_whole_months_and_five_people(ask: Ask, office: Company) -> None:
    query = "query($all: Boolean!) { viewer { team(allLevels: $all) { moods { month people mean } } } }"

    async def moods(name: str, *, all_levels: bool = False) -> Any:
        answer = await ask(query, {"all": all_levels}, as_=office.actor(name))
        return data(answer)["viewer"]["team"]["moods"]

    for name, mood in (("vera", 1), ("dora", 2), ("carl", 3), ("otto", 4)):
        await publish_check_in(office.actor(name), content=Content("Done.", mood=mood))
    await publish_check_in(office.actor("priya"), content=Content("Done.", mood=1))
    headway_clock.set_for_tests(NOON + timedelta(30))
    assert await moods("ada") == await moods("ada", all_levels=True) == []
    headway_clock.set_for_tests(NOON)
    await office.people["tom"].update_from_dict({"manager_id": office.people["ada"].id}).save()
    await publish_check_in(office.actor("tom"), content=Content("Done.", mood=5))
    assert await moods("ada") == []
    headway_clock.set_for_tests(NOON + timedelta(30))
    shown = [{"month": "2026-09-01", "people": 5, "mean": 3.0}]
    assert await moods("ada") == await moods("ada", all_levels=True) == shown
    assert await moods("vera", all_levels=True) == []
