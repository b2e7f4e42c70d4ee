"""A calibration session is led by one person at a time, and those in it see who else is there."""

from datetime import timedelta
from typing import Any

import pytest

from headway.platform import clock as headway_clock
from headway.reviewing.models import CalibrationAttendance, CalibrationSession
from tests.graph.reviewing.test_calibration import opened, rated, room, terms
from tests.reviews import NOON, Ask, Company, do, events, make_company, refusals

ATTEND = "mutation($input: AttendCalibrationInput!) { attendCalibration(input: $input) { ... on AttendCalibrationPayload { present } ... on UserErrors { errors { code path } } } }"


@pytest.fixture
async def company(clock: Any) -> Company:
    return await make_company()


async def attend(ask: Ask, company: Company, id: str, name: str) -> Any:
    answer = await ask(ATTEND, {"input": {"id": id}}, as_=company.actor(name))
    assert answer.errors is None, answer.errors
    return answer.data["attendCalibration"]


async def test_the_lead_is_taken_over_by_who_follows_everybody(ask: Ask, company: Company) -> None:
    id = await opened(ask, company)
    lock, hide = {"id": id, "version": 2}, {"id": id, "version": 2, "hidden": True}
    assert refusals(await do(ask, company.actor("vera"), "LockCalibration", **lock, waive=True)) == [
        ("FORBIDDEN", "id")
    ]
    assert refusals(await do(ask, company.actor("mona"), "TakeOverCalibration", **lock)) == [
        ("FORBIDDEN", "id")
    ]
    assert refusals(await do(ask, company.actor("hanna"), "TakeOverCalibration", **lock)) == [
        ("WRONG_STATE", "id")
    ]
    assert refusals(await do(ask, company.actor("vera"), "TakeOverCalibration", id=id, version=1)) == [
        ("CONFLICT", "version")
    ]
    assert (await CalibrationSession.get()).lead_id == company.people["hanna"].id
    assert refusals(await do(ask, company.actor("vera"), "TakeOverCalibration", **lock)) == []
    assert (await CalibrationSession.get()).lead_id == company.people["vera"].id
    assert await events("take_over_calibration") == 1
    seen = {
        name: (await room(ask, company, id, name))["allowedActions"] for name in ("vera", "hanna", "mona")
    }
    assert seen == {"vera": ["HIDE_NAMES", "LOCK"], "hanna": ["TAKE_OVER"], "mona": []}
    assert refusals(
        await do(ask, company.actor("hanna"), "HideCalibrationNames", **hide | {"version": 3})
    ) == [("FORBIDDEN", "id")]
    assert (
        refusals(await do(ask, company.actor("vera"), "HideCalibrationNames", **hide | {"version": 3})) == []
    )


async def test_who_is_in_the_room_is_seen_by_the_others_until_they_leave(ask: Ask, company: Company) -> None:
    id = await opened(ask, company)
    assert await attend(ask, company, id, "hanna") == {"present": ["Hanna"]}
    assert await attend(ask, company, id, "mona") == {"present": ["Hanna", "Mona"]}
    for name in ("eli", "otto", "alma"):
        assert await attend(ask, company, id, name) == {"errors": [{"code": "NOT_FOUND", "path": ["id"]}]}, (
            name
        )
    headway_clock.set_for_tests(NOON + timedelta(seconds=40))
    assert await attend(ask, company, id, "hanna") == {"present": ["Hanna", "Mona"]}
    headway_clock.set_for_tests(NOON + timedelta(seconds=60))
    assert await attend(ask, company, id, "hanna") == {"present": ["Hanna"]}
    assert await CalibrationAttendance.all().count() == 2


GRID = "query($id: ID!) { calibrationSession(id: $id) { gridNames { rows columns boxes } } }"


async def test_axes_and_boxes_are_called_what_hr_likes(ask: Ask, company: Company) -> None:
    cycle, hanna = await rated(company, {"eli": 3}), company.actor("hanna")
    usual = (await do(ask, hanna, "PrepareCalibration", **terms(cycle)))["session"]["id"]
    names = {
        "rows": ["Up", "Same", "Down"],
        "columns": ["A", "B", "C"],
        "boxes": [f"Box {n}" for n in range(9)],
    }
    own = (await do(ask, hanna, "PrepareCalibration", **terms(cycle, gridNames=names)))["session"]["id"]
    told = [
        (await ask(GRID, {"id": id}, as_=hanna)).data["calibrationSession"]["gridNames"]
        for id in (usual, own)
    ]
    assert (told[0]["boxes"][4], told[0]["rows"][0]) == ("Core", "High potential")
    assert told[1] == names


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"rows": ["Up", "Down"]}, [("INVALID", "gridNames.rows")]),
        ({"boxes": ["Same"] * 9}, [("INVALID", "gridNames.boxes")]),
        ({"columns": ["A", "B", "x" * 41]}, [("OUT_OF_RANGE", "gridNames.columns.2")]),
        ({"columns": ["A", "B", " "]}, [("OUT_OF_RANGE", "gridNames.columns.2")]),
    ],
)
async def test_a_grid_has_nine_boxes_with_names_that_fit(
    ask: Ask, company: Company, changes: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    cycle = await rated(company, {"eli": 3})
    names = {
        "rows": ["Up", "Same", "Down"],
        "columns": ["A", "B", "C"],
        "boxes": [f"Box {n}" for n in range(9)],
    }
    made = await do(
        ask, company.actor("hanna"), "PrepareCalibration", **terms(cycle, gridNames=names | changes)
    )
    assert refusals(made) == expected
    assert await CalibrationSession.all().count() == 0
