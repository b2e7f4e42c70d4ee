"""A calibration session from its preparation to its end, through the graph."""

from typing import Any

import pytest

from headway.graph.ids import global_id
from headway.platform.models import AuditEvent
from headway.reviewing.models import (
    Answer,
    CalibrationChange,
    CalibrationPlace,
    CalibrationSession,
    Review,
    ReviewCycle,
)
from headway.reviewing.reads.calibration import entry, placed
from headway.reviewing.reads.replaying import altered_places
from headway.reviewing.rules import CycleState, QuestionKind, ReviewState
from headway.reviewing.rules.calibrating import as_bytes, replayed
from tests.reviews import (
    MANAGER,
    NOON,
    Ask,
    Company,
    do,
    events,
    form,
    launched,
    make_company,
    question,
    refusals,
)

RATINGS = {"eli": 3, "pia": 3, "mona": 5}
ROOM = """query($id: ID!) { calibrationSession(id: $id) { state version allowedActions namesHidden
    figures { people talkedThrough moved toGo waiting objections shares { value before after outside } raters { people mean } }
    problems { code message place { number } }
    places { nodes { id number version submittedRating rating potential state answer elsewhere allowedActions
        employee { name } manager { name } review { overallRating } changes { number kind rating reason by { name } } } } } }"""


@pytest.fixture
async def company(clock: Any) -> Company:
    return await make_company()


async def rated(company: Company, ratings: dict[str, int], by: str = "hanna") -> ReviewCycle:
    """A cycle in calibration with a rating of each of these people."""
    cycle = await launched(company, *ratings, by=by, calibrates=True)
    overall = await question(company, MANAGER, QuestionKind.RATING, overall=True)
    for name, rating in ratings.items():
        review = await form(cycle, company.people[name], MANAGER)
        await Answer.create(
            review_id=review.id, question_id=overall.id, rating=rating, created_at=NOON, updated_at=NOON
        )
        await Review.filter(id=review.id).update(overall_rating=rating)
    await Review.filter(cycle_id=cycle.id).update(state=ReviewState.SUBMITTED)
    await ReviewCycle.filter(id=cycle.id).update(state=CycleState.CALIBRATION)
    return cycle


def terms(cycle: ReviewCycle, **changes: Any) -> dict[str, Any]:
    return {"cycleId": global_id("ReviewCycle", cycle.id), "name": "Support"} | changes


async def opened(ask: Ask, company: Company, **ratings: int) -> str:
    """An open session of these people, led by Hanna."""
    cycle = await rated(company, ratings or RATINGS)
    hanna = company.actor("hanna")
    made = await do(ask, hanna, "PrepareCalibration", **terms(cycle))
    id: str = made["session"]["id"]
    assert refusals(await do(ask, hanna, "OpenCalibration", id=id, version=1)) == []
    return id


async def room(ask: Ask, company: Company, id: str, name: str) -> Any:
    """The session as somebody sees it, the places by the names of whom they are about."""
    result = await ask(ROOM, {"id": id}, as_=company.actor(name))
    assert result.errors is None, result.errors
    found = result.data["calibrationSession"]
    if found:
        found["by_name"] = {it["employee"]["name"]: it for it in found["places"]["nodes"] if it["employee"]}
    return found


async def move(
    ask: Ask, company: Company, id: str, name: str, whom: str, mutation: str, **values: Any
) -> list[tuple[str, str]]:
    """Do something with the place of somebody, of the version that one sees, and what was refused."""
    seen = (await room(ask, company, id, name))["by_name"][whom]
    place = {"id": seen["id"], "version": seen["version"]}
    return refusals(await do(ask, company.actor(name), mutation, **place | values))


async def test_everybody_sees_their_own_people_and_nobody_themselves(ask: Ask, company: Company) -> None:
    id = await opened(ask, company)
    sees = {name: await room(ask, company, id, name) for name in company.people}
    assert {name: sorted(it["by_name"]) if it else None for name, it in sees.items()} == {
        "hanna": ["Eli", "Mona", "Pia"],
        "ada": ["Eli", "Mona", "Pia"],
        "vera": ["Eli", "Mona", "Pia"],
        "mona": ["Eli", "Pia"],
        **dict.fromkeys(("eli", "pia", "omar", "dora", "otto", "alma")),
    }
    assert sees["mona"]["figures"] == {
        "people": 2, "talkedThrough": 0, "moved": 0, "toGo": 2, "waiting": 0, "objections": 0,
        "shares": [
            {"value": value, "before": 2 * (value == 3), "after": 2 * (value == 3), "outside": False}
            for value in (5, 4, 3, 2, 1)
        ],
        "raters": [{"people": 2, "mean": 3.0}],
    }  # fmt: skip
    assert [it["people"] for it in sees["hanna"]["figures"]["raters"]] == [2, 1]
    assert {name: it["allowedActions"] for name, it in sees.items() if it} == {
        "hanna": ["HIDE_NAMES", "LOCK"],
        "vera": ["TAKE_OVER"],
        "ada": ["TAKE_OVER"],
        # She is in it herself.
        "mona": [],
    }
    assert sees["hanna"]["by_name"]["Eli"]["allowedActions"] == ["PLACE", "MARK"]


async def test_a_session_from_the_first_move_to_sharing(ask: Ask, company: Company) -> None:
    id = await opened(ask, company)
    hanna = company.actor("hanna")
    why = {"rating": 4, "potential": "HIGH", "reason": "Trained two depots."}
    assert await move(ask, company, id, "hanna", "Eli", "PlaceInCalibration", **why | {"reason": " "}) == [
        ("REQUIRED", "reason")
    ]
    assert await move(ask, company, id, "hanna", "Eli", "PlaceInCalibration", **why | {"rating": 6}) == [
        ("OUT_OF_RANGE", "rating")
    ]
    assert await move(ask, company, id, "hanna", "Eli", "PlaceInCalibration", version=1, **why) == [
        ("CONFLICT", "version")
    ]
    assert await CalibrationChange.all().count() == 0
    assert await move(ask, company, id, "hanna", "Eli", "PlaceInCalibration", **why) == []
    eli = (await room(ask, company, id, "mona"))["by_name"]["Eli"]
    assert (eli["submittedRating"], eli["rating"], eli["potential"], eli["state"], eli["answer"]) == (
        3, 4, "HIGH", "TALKED_THROUGH", "WAITING",
    )  # fmt: skip
    assert eli["changes"] == [
        {"number": 1, "kind": "PLACED", "rating": 4, "reason": "Trained two depots.", "by": {"name": "Hanna"}}
    ]
    assert eli["review"] == {"overallRating": 4}
    assert await Answer.get(review__reviewee_id=company.people["eli"].id).values_list("rating") == (4,)
    assert "ANSWER" in eli["allowedActions"]

    assert await move(ask, company, id, "hanna", "Eli", "AnswerCalibration", confirms=True) == [
        ("FORBIDDEN", "id")
    ]
    assert await move(ask, company, id, "mona", "Eli", "AnswerCalibration", confirms=False) == [
        ("REQUIRED", "comment")
    ]
    no = {"confirms": False, "comment": "One depot only."}
    assert await move(ask, company, id, "mona", "Eli", "AnswerCalibration", **no) == []
    assert refusals(await do(ask, hanna, "LockCalibration", id=id, version=2, waive=True)) == [
        ("WRONG_STATE", "id")
    ]
    decision = {"rating": 3, "reason": "As Mona says."}
    assert await move(ask, company, id, "mona", "Eli", "DecideCalibration", **decision) == [
        ("FORBIDDEN", "id")
    ]
    assert await move(ask, company, id, "vera", "Eli", "DecideCalibration", **decision) == []
    for name in ("Pia", "Mona"):
        assert (
            await move(ask, company, id, "vera", name, "MarkCalibrationPlace", state="TALKED_THROUGH") == []
        )
    figures = (await room(ask, company, id, "hanna"))["figures"]
    assert {name: figures[name] for name in ("talkedThrough", "moved", "toGo", "objections")} == {
        "talkedThrough": 3, "moved": 0, "toGo": 0, "objections": 0,
    }  # fmt: skip


async def test_a_session_is_closed_before_the_cycle_goes_on_and_hr_opens_it_again(
    ask: Ask, company: Company
) -> None:
    id = await opened(ask, company)
    hanna = company.actor("hanna")
    why = {"rating": 4, "reason": "Trained two depots."}
    cycle = await ReviewCycle.get(state=CycleState.CALIBRATION)
    moving = {"id": global_id("ReviewCycle", cycle.id), "version": cycle.version}
    assert refusals(await do(ask, hanna, "MoveReviewCycle", **moving)) == [("WRONG_STATE", "id")]
    assert refusals(await do(ask, hanna, "LockCalibration", id=id, version=2)) == [("REQUIRED", "waive")]
    assert refusals(await do(ask, hanna, "LockCalibration", id=id, version=2, waive=True)) == []
    assert await move(ask, company, id, "hanna", "Eli", "PlaceInCalibration", **why) == [
        ("WRONG_STATE", "id")
    ]
    assert refusals(await do(ask, hanna, "ReopenCalibration", id=id, version=3, reason="")) == [
        ("REQUIRED", "reason")
    ]
    again = {"id": id, "version": 3, "reason": "Pia was forgotten."}
    assert refusals(await do(ask, company.actor("vera"), "ReopenCalibration", **again)) == [
        ("FORBIDDEN", "id")
    ]
    assert refusals(await do(ask, hanna, "ReopenCalibration", **again)) == []
    assert refusals(await do(ask, hanna, "LockCalibration", id=id, version=4, waive=True)) == []
    assert refusals(await do(ask, hanna, "MoveReviewCycle", **moving)) == []
    assert (await ReviewCycle.get(id=cycle.id)).state is CycleState.SHARING


async def test_the_log_replays_byte_for_byte_and_the_audit_log_keeps_the_reason_to_itself(
    ask: Ask, company: Company
) -> None:
    id = await opened(ask, company)
    for whom, rating, potential in (
        ("Eli", 4, "HIGH"),
        ("Pia", 2, None),
        ("Eli", 5, "LOW"),
        ("Pia", 3, "HIGH"),
    ):
        values = {"rating": rating, "potential": potential, "reason": f"Why {whom} is {rating}."}
        assert await move(ask, company, id, "vera", whom, "PlaceInCalibration", **values) == []
    assert await move(ask, company, id, "mona", "Eli", "AnswerCalibration", confirms=True) == []
    assert await move(ask, company, id, "hanna", "Mona", "MarkCalibrationPlace", state="COME_BACK") == []
    places = await CalibrationPlace.all()
    log = await CalibrationChange.all().order_by("number")
    assert [it.number for it in log] == [1, 2, 3, 4, 5, 6]
    start = {str(it.id): it.submitted_rating for it in places}
    played = replayed(start, [(str(it.place_id), entry(it)) for it in log])
    assert as_bytes(played) == as_bytes({str(it.id): placed(it) for it in places})
    assert await altered_places() == []
    await CalibrationPlace.filter(id=log[0].place_id).update(rating=1)
    assert [(it.table, it.id) for it in await altered_places()] == [
        ("calibration_place", str(log[0].place_id))
    ]
    told = [str(it.after) + it.reason for it in await AuditEvent.filter(action="calibrate")]
    assert told
    assert not [it for it in told if "Why" in it or "HIGH" in it or "'rating': 4" in it]


async def test_nobody_calibrates_their_own_manager(ask: Ask, company: Company) -> None:
    id = await opened(ask, company, eli=3, ada=4)
    seen = await room(ask, company, id, "hanna")
    assert [(it["code"], it["message"]) for it in seen["problems"]] == [
        ("OWN_MANAGER", "is your manager. Leave this place to somebody else.")
    ]
    up = {"rating": 5, "reason": "She leads us well."}
    assert await move(ask, company, id, "hanna", "Ada", "PlaceInCalibration", **up) == [("OWN_RECORD", "id")]
    assert (await Review.get(reviewee_id=company.people["ada"].id, direction=MANAGER)).overall_rating == 4
    lock = {"id": id, "version": 2, "waive": True}
    assert refusals(await do(ask, company.actor("hanna"), "LockCalibration", **lock)) == []
    # Where nobody is placed any more, nobody is asked to leave a place to somebody else.
    assert (await room(ask, company, id, "hanna"))["problems"] == []


async def test_hidden_names_come_back_when_the_reason_is_written(ask: Ask, company: Company) -> None:
    id = await opened(ask, company)
    hide = {"id": id, "version": 2, "hidden": True}
    assert refusals(await do(ask, company.actor("hanna"), "HideCalibrationNames", **hide)) == []
    hidden = (await room(ask, company, id, "hanna"))["places"]["nodes"]
    assert [(it["number"], it["employee"], it["manager"], it["review"]) for it in hidden] == [
        (number, None, None, None) for number in (1, 2, 3)
    ]
    one = hidden[0]
    placing = {"id": one["id"], "version": one["version"], "rating": 4, "reason": "By what was shown."}
    assert refusals(await do(ask, company.actor("hanna"), "PlaceInCalibration", **placing)) == []
    shown = (await room(ask, company, id, "hanna"))["places"]["nodes"]
    assert [it["employee"] is not None for it in shown] == [True, False, False]
    assert await events("hide_calibration_names") == 1


async def test_whom_an_earlier_session_has_can_only_be_flagged(ask: Ask, company: Company) -> None:
    id = await opened(ask, company)
    cycle = await ReviewCycle.get(state=CycleState.CALIBRATION)
    hanna = company.actor("hanna")
    later = (await do(ask, hanna, "PrepareCalibration", **terms(cycle, managerId=company.id_of("mona"))))[
        "session"
    ]["id"]
    assert refusals(await do(ask, hanna, "OpenCalibration", id=later, version=1)) == []
    up = {"rating": 4, "reason": "Trained two depots."}
    assert await move(ask, company, id, "hanna", "Eli", "PlaceInCalibration", **up) == []
    eli = (await room(ask, company, later, "hanna"))["by_name"]["Eli"]
    assert (eli["elsewhere"], eli["rating"], eli["allowedActions"]) == (True, 4, ["FLAG"])
    assert await move(ask, company, later, "hanna", "Eli", "PlaceInCalibration", **up) == [
        ("WRONG_STATE", "id")
    ]
    note = {"reason": "Seen from here, a 3."}
    assert await move(ask, company, later, "hanna", "Eli", "FlagCalibrationPlace", **note) == []
    assert await move(ask, company, id, "hanna", "Pia", "FlagCalibrationPlace", **note) == [
        ("WRONG_STATE", "id")
    ]
    assert [it["code"] for it in (await room(ask, company, later, "hanna"))["problems"]] == ["ELSEWHERE"] * 2
    assert refusals(await do(ask, hanna, "LockCalibration", id=later, version=2)) == []


async def test_hr_prepares_for_people_they_look_after_in_a_cycle_that_compares(
    ask: Ask, company: Company
) -> None:
    cycle = await rated(company, {"eli": 3, "omar": 4}, "alma")
    many = [{"value": value, "least": 60, "most": 70} for value in (1, 2)]
    for name, changes, refused in (
        ("mona", {}, [("FORBIDDEN", "cycleId")]),
        ("alma", {}, [("FORBIDDEN", "cycleId")]),
        ("eli", {}, [("FORBIDDEN", "cycleId")]),
        ("pia", {}, [("NOT_FOUND", "cycleId")]),
        ("otto", {}, [("FORBIDDEN", "departmentId")]),
        ("hanna", {}, [("FORBIDDEN", "departmentId")]),
        ("hanna", {"name": ""}, [("REQUIRED", "name")]),
        ("hanna", {"guidance": many}, [("INVALID", "guidance")]),
        ("hanna", {"managerId": company.id_of("eli")}, [("OUT_OF_RANGE", "departmentId")]),
        ("hanna", {"departmentId": global_id("Department", cycle.id)}, [("NOT_FOUND", "departmentId")]),
    ):
        answer = await do(ask, company.actor(name), "PrepareCalibration", **terms(cycle, **changes))
        assert refusals(answer) == refused, name
    support = {"departmentId": global_id("Department", company.support.id)}
    assert await CalibrationSession.all().count() == 0
    assert (
        refusals(await do(ask, company.actor("hanna"), "PrepareCalibration", **terms(cycle, **support))) == []
    )
    assert await CalibrationPlace.all().values_list("employee_id", flat=True) == [company.people["eli"].id]
    await ReviewCycle.filter(id=cycle.id).update(calibrates=False)
    assert refusals(
        await do(ask, company.actor("hanna"), "PrepareCalibration", **terms(cycle, **support))
    ) == [("WRONG_STATE", "cycleId")]


async def test_a_cycle_that_compares_goes_through_calibration(ask: Ask, company: Company) -> None:
    cycle = await launched(company, calibrates=True)
    await Review.filter(cycle_id=cycle.id).update(state=ReviewState.SUBMITTED)
    moving = {"id": global_id("ReviewCycle", cycle.id)}
    phases = [
        (await do(ask, company.actor("hanna"), "MoveReviewCycle", **moving, version=version))["cycle"][
            "state"
        ]
        for version in (3, 4, 5)
    ]
    assert phases == ["MANAGER_REVIEW", "CALIBRATION", "SHARING"]
