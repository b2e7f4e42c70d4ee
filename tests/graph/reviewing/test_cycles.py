"""Running a cycle: create, check, launch, move, close, cancel."""

from datetime import date, timedelta
from typing import Any

import pytest

from headway.graph.ids import global_id
from headway.people.models import Employee
from headway.people.rules.vocabulary import EmployeeStatus
from headway.planning.models import Goal
from headway.platform import clock
from headway.platform.models import AuditEvent, OutboxEvent
from headway.platform.working import do_all
from headway.reviewing.jobs import JOBS
from headway.reviewing.models import Participant, Review, ReviewCycle
from headway.reviewing.rules import CycleState, ReviewState
from tests.factories import make_department
from tests.reviews import (
    MANAGER,
    NOON,
    SELF,
    Ask,
    Company,
    do,
    events,
    form,
    launched,
    make_company,
    put,
    refusals,
)


@pytest.fixture
async def company(clock: Any) -> Company:
    return await make_company()


async def test_a_cycle_is_drafted_checked_and_launched(ask: Ask, company: Company) -> None:
    hanna = company.actor("hanna")
    made = await do(
        ask,
        hanna,
        "CreateReviewCycle",
        **company.terms(includeIds=[company.id_of("eli"), company.id_of("pia")]),
    )
    cycle = made["cycle"]
    assert (cycle["state"], cycle["counts"], cycle["problems"]) == ("DRAFT", {"participants": 2}, [])
    checked = (await do(ask, hanna, "CheckReviewCycle", id=cycle["id"], version=1))["cycle"]
    assert (checked["state"], checked["version"]) == ("CHECKED", 2)
    launch = (await do(ask, hanna, "LaunchReviewCycle", id=cycle["id"], version=2, now=True))["cycle"]
    assert (launch["state"], launch["problems"]) == ("CHECKED", [])
    await do_all(JOBS)
    assert (await ReviewCycle.get()).state is CycleState.COLLECTING
    forms = await Review.all().order_by("due_on").values_list("direction", "state", "due_on")
    assert forms == [
        *[(SELF, ReviewState.ASSIGNED, date(2026, 12, 1))] * 2,
        *[(MANAGER, ReviewState.ASSIGNED, date(2026, 12, 8))] * 2,
    ]
    frozen = await Participant.get(employee=company.people["eli"])
    assert (frozen.name, frozen.manager_id, frozen.department_id) == (
        "Eli",
        company.people["mona"].id,
        company.support.id,
    )
    assert await AuditEvent.filter(action="launch_review_cycle").count() == 5
    assert await OutboxEvent.filter(kind="ReviewCycleLaunched").count() == 1


LAST_STEPS = "query($id: ID!) { reviewCycle(id: $id) { lastSteps { at words by { name } } } }"


async def test_who_runs_a_cycle_reads_who_did_what_last(ask: Ask, company: Company) -> None:
    hanna = company.actor("hanna")
    made = await do(ask, hanna, "CreateReviewCycle", **company.terms(includeIds=[company.id_of("eli")]))
    id = made["cycle"]["id"]
    await do(ask, hanna, "CheckReviewCycle", id=id, version=1)
    await do(ask, hanna, "LaunchReviewCycle", id=id, version=2, now=True)
    await do_all(JOBS)
    version = (await ReviewCycle.get()).version
    moved = await do(ask, hanna, "MoveReviewCycle", id=id, version=version, reason="The day has come.")
    assert refusals(moved) == []
    told = ((await ask(LAST_STEPS, {"id": id}, as_=hanna)).data or {})["reviewCycle"]["lastSteps"]
    # What the server does on its own is nobody's; what is about one person is not told here.
    assert [(it["by"] and it["by"]["name"], it["words"]) for it in told] == [
        ("Hanna", "moved on to managers’ reviews"),
        (None, "gave out the forms"),
        ("Hanna", "launched the cycle"),
        ("Hanna", "checked the data"),
        ("Hanna", "planned the cycle"),
    ]
    for name in ("eli", "mona"):
        answer = await ask(LAST_STEPS, {"id": id}, as_=company.actor(name))
        assert (answer.data or {})["reviewCycle"]["lastSteps"] == [], name


async def test_a_step_says_what_takes_it_back_while_something_does(ask: Ask, company: Company) -> None:
    hanna = company.actor("hanna")
    query = "query($id: ID!) { reviewCycle(id: $id) { version lastSteps { words undo daysBefore { selfDueOn managerDueOn } } } }"

    async def steps() -> tuple[int, list[tuple[str, Any]]]:
        cycle = ((await ask(query, {"id": id}, as_=hanna)).data or {})["reviewCycle"]
        return cycle["version"], [(it["undo"], it["daysBefore"]) for it in cycle["lastSteps"]]

    made = await do(ask, hanna, "CreateReviewCycle", **company.terms(includeIds=[company.id_of("eli")]))
    id, before = made["cycle"]["id"], await ReviewCycle.get()
    later, latest = before.self_due_on + timedelta(1), before.self_due_on + timedelta(2)
    await do(ask, hanna, "ChangeCycleDays", id=id, version=1, selfDueOn=str(later))
    await do(ask, hanna, "ChangeCycleDays", id=id, version=2, selfDueOn=str(latest))
    # What somebody moved again since is not taken back.
    version, told = await steps()
    assert told == [
        ("CHANGE_DATES", {"selfDueOn": str(later), "managerDueOn": None}), (None, None), (None, None),
    ]  # fmt: skip
    await do(ask, hanna, "ChangeCycleDays", id=id, version=version, selfDueOn=str(later))
    version, told = await steps()
    await do(ask, hanna, "CheckReviewCycle", id=id, version=version)
    await do(ask, hanna, "LaunchReviewCycle", id=id, version=version + 1)
    version, told = await steps()
    assert told[0] == ("STOP_LAUNCH", None)
    await do(ask, hanna, "StopLaunch", id=id, version=version)
    version, told = await steps()
    assert [undo for undo, _ in told[:2]] == [None, None]
    await do(ask, hanna, "LaunchReviewCycle", id=id, version=version, now=True)
    await do_all(JOBS)
    version, _ = await steps()
    await do(ask, hanna, "MoveReviewCycle", id=id, version=version, reason="The day has come.")
    version, told = await steps()
    assert [undo for undo, _ in told[:3]] == ["STEP_BACK", None, None]
    # A day that is over cannot be set again.
    clock.set_for_tests(NOON + timedelta(365))
    assert (await steps())[1][0][0] == "STEP_BACK"
    assert "CHANGE_DATES" not in [undo for undo, _ in (await steps())[1]]


async def test_the_snapshot_outlives_a_change_of_manager(ask: Ask, company: Company) -> None:
    cycle = await launched(company)
    await Employee.filter(id=company.people["eli"].id).update(
        manager_id=company.people["omar"].id, title="Lead"
    )
    frozen = await Participant.get(cycle_id=cycle.id)
    assert (frozen.manager_id, frozen.title) == (company.people["mona"].id, "")
    assert (await form(cycle, company.people["eli"], MANAGER)).reviewer_id == company.people["mona"].id


async def test_everything_wrong_with_a_cycle_is_told_at_once(ask: Ask, company: Company) -> None:
    wrong = company.terms(
        name=" ",
        selfDueOn="2026-06-30",
        managerDueOn="2026-06-29",
        templateId=global_id("ReviewTemplate", company.period.id),
        includeIds=[global_id("Employee", company.period.id)],
    )
    assert refusals(await do(ask, company.actor("hanna"), "CreateReviewCycle", **wrong)) == [
        ("REQUIRED", "name"),
        ("INVALID", "selfDueOn"),
        ("INVALID", "managerDueOn"),
        ("NOT_FOUND", "templateId"),
        ("NOT_FOUND", "includeIds"),
    ]
    assert await ReviewCycle.all().count() == 0


async def test_hr_runs_cycles_of_their_own_people_only(ask: Ask, company: Company) -> None:
    everybody = company.terms(includeIds=[company.id_of("eli"), company.id_of("omar")])
    assert refusals(await do(ask, company.actor("hanna"), "CreateReviewCycle", **everybody)) == [
        ("FORBIDDEN", "departmentIds")
    ]
    assert refusals(await do(ask, company.actor("mona"), "CreateReviewCycle", **everybody)) == [
        ("FORBIDDEN", "")
    ]
    assert await ReviewCycle.all().count() == 0
    mine = (await do(ask, company.actor("hanna"), "CreateReviewCycle", **company.terms()))["cycle"]
    assert mine["counts"] == {"participants": 9}
    all_of_us = (await do(ask, company.actor("alma"), "CreateReviewCycle", **company.terms()))["cycle"]
    assert all_of_us["counts"] == {"participants": 10}
    check = {
        "id": all_of_us["id"],
        "version": 1,
    }
    assert refusals(await do(ask, company.actor("hanna"), "CheckReviewCycle", **check)) == [
        ("FORBIDDEN", "id")
    ]
    assert refusals(await do(ask, company.actor("mona"), "CheckReviewCycle", **check)) == [
        ("NOT_FOUND", "id")
    ]


async def test_departments_take_in_those_below_and_leave_out_who_is_excluded(
    ask: Ask, company: Company
) -> None:
    below = await make_department("Night desk", parent=company.support)
    await Employee.filter(id=company.people["eli"].id).update(department_id=below.id)
    terms = company.terms(
        departmentIds=[global_id("Department", company.support.id)],
        excludeIds=[company.id_of("pia"), company.id_of("ada")],
    )
    cycle = (await do(ask, company.actor("alma"), "CreateReviewCycle", **terms))["cycle"]
    assert cycle["counts"] == {"participants": 7}
    assert await Participant.filter(employee=company.people["eli"]).count() == 1


async def test_the_check_finds_problems_and_a_waiver_lets_them_pass(ask: Ask, company: Company) -> None:
    hanna = company.actor("hanna")
    names = ("ada", "eli", "pia", "vera")
    cycle = (
        await do(
            ask,
            hanna,
            "CreateReviewCycle",
            **company.terms(includeIds=[company.id_of(name) for name in names]),
        )
    )["cycle"]
    await Employee.filter(id=company.people["eli"].id).update(status=EmployeeStatus.ON_LEAVE)
    await Goal.filter(owner=company.people["pia"]).delete()
    await Employee.filter(id=company.people["vera"].id).update(status=EmployeeStatus.LEFT)
    found = (await do(ask, hanna, "CheckReviewCycle", id=cycle["id"], version=1))["cycle"]
    assert found["state"] == "DRAFT"
    assert [problem["code"] for problem in found["problems"]] == [
        "NO_MANAGER",
        "NO_GOALS",
        "ON_LEAVE",
        "NO_GOALS",
        "LEFT",
    ]
    assert found["problems"][0]["message"].startswith("Ada has no manager")
    assert refusals(await do(ask, hanna, "LaunchReviewCycle", id=cycle["id"], version=2)) == [
        ("WRONG_STATE", "id")
    ]
    settle: dict[str, Any] = {"id": cycle["id"], "version": 2, "kind": "NO_GOALS"}
    assert refusals(await do(ask, hanna, "SettleCycleProblems", **settle)) == [("REQUIRED", "reason")]
    settle["reason"] = "New here."
    settled: Any = None
    for number, code in enumerate(("NO_GOALS", "ON_LEAVE", "LEFT", "NO_MANAGER"), start=2):
        settle |= {"version": number, "kind": code}
        settled = (await do(ask, hanna, "SettleCycleProblems", **settle))["cycle"]
    assert settled["state"] == "CHECKED"
    assert {problem["settled"] for problem in settled["problems"]} == {True}
    assert refusals(await do(ask, hanna, "SettleCycleProblems", **settle | {"version": 6})) == [
        ("NOT_FOUND", "employeeIds")
    ]
    await do(ask, hanna, "LaunchReviewCycle", id=cycle["id"], version=6, now=True)
    await do_all(JOBS)
    row = await ReviewCycle.get()
    assert (await form(row, company.people["ada"], MANAGER)).reviewer_id == company.people["hanna"].id
    skipped = await form(row, company.people["eli"], SELF)
    assert (skipped.state, skipped.skip_reason) == (
        ReviewState.SKIPPED,
        "On leave when the cycle was launched.",
    )
    assert not await Participant.filter(employee=company.people["vera"]).exists()


async def test_without_manager_and_hr_only_the_self_review_goes_out(ask: Ask, company: Company) -> None:
    cycle = await launched(company, "ada", by="alma")
    assert [review.direction for review in await Review.filter(cycle_id=cycle.id)] == [SELF]
    query = "query($id: ID!) { reviewCycle(id: $id) { problems { code employee { name } } problemCount } }"
    seen = await ask(query, {"id": global_id("ReviewCycle", cycle.id)}, as_=company.actor("alma"))
    assert seen.data["reviewCycle"] == {
        "problems": [{"code": "NO_REVIEWER", "employee": {"name": "Ada"}}],
        "problemCount": 1,
    }


async def test_nobody_stands_in_for_themselves(ask: Ask, company: Company) -> None:
    await Employee.filter(id=company.people["hanna"].id).update(manager_id=None)
    cycle = await launched(company, "hanna")
    assert [review.direction for review in await Review.filter(cycle_id=cycle.id)] == [SELF]


async def test_a_cycle_moves_on_when_forms_are_in_or_skipped_with_a_reason(
    ask: Ask, company: Company
) -> None:
    hanna = company.actor("hanna")
    cycle = await launched(company, "eli", "pia")
    id = global_id("ReviewCycle", cycle.id)
    await put(await form(cycle, company.people["eli"], SELF), ReviewState.SUBMITTED, CycleState.COLLECTING)
    assert refusals(await do(ask, hanna, "MoveReviewCycle", id=id, version=3)) == [("REQUIRED", "reason")]
    assert refusals(await do(ask, hanna, "MoveReviewCycle", id=id, version=2, reason="Late")) == [
        ("CONFLICT", "version")
    ]
    assert await Review.filter(state=ReviewState.SKIPPED).count() == 0
    moved = (await do(ask, hanna, "MoveReviewCycle", id=id, version=3, reason="Two weeks late"))["cycle"]
    assert moved["state"] == "MANAGER_REVIEW"
    skipped = await form(cycle, company.people["pia"], SELF)
    assert (skipped.state, skipped.skip_reason, skipped.version) == (ReviewState.SKIPPED, "Two weeks late", 2)
    await Review.filter(direction=MANAGER).update(state=ReviewState.SUBMITTED)
    assert (await do(ask, hanna, "MoveReviewCycle", id=id, version=4))["cycle"]["state"] == "SHARING"
    assert refusals(await do(ask, hanna, "MoveReviewCycle", id=id, version=5)) == [("WRONG_STATE", "id")]
    await Review.filter(state=ReviewState.SUBMITTED).update(state=ReviewState.SHARED)
    assert (await do(ask, hanna, "MoveReviewCycle", id=id, version=5))["cycle"]["state"] == "SIGN_OFF"
    assert refusals(await do(ask, hanna, "MoveReviewCycle", id=id, version=6)) == [("WRONG_STATE", "id")]


async def test_hr_does_not_skip_what_is_written_about_themselves(ask: Ask, company: Company) -> None:
    cycle = await launched(company, "hanna", "eli")
    await Review.filter(direction=SELF).update(state=ReviewState.SUBMITTED)
    await ReviewCycle.filter(id=cycle.id).update(state=CycleState.MANAGER_REVIEW)
    move = {"id": global_id("ReviewCycle", cycle.id), "version": 3, "reason": "Late"}
    assert refusals(await do(ask, company.actor("hanna"), "MoveReviewCycle", **move)) == [
        ("OWN_RECORD", "id")
    ]
    assert await Review.filter(state=ReviewState.SKIPPED).count() == 0
    assert (await do(ask, company.actor("alma"), "MoveReviewCycle", **move))["cycle"]["state"] == "SHARING"


async def test_a_cycle_closes_when_all_is_acknowledged_or_with_a_reason(ask: Ask, company: Company) -> None:
    hanna = company.actor("hanna")
    cycle = await launched(company)
    review = await form(cycle, company.people["eli"], MANAGER)
    id = global_id("ReviewCycle", cycle.id)
    assert refusals(await do(ask, hanna, "CloseReviewCycle", id=id, version=3, reason="x")) == [
        ("WRONG_STATE", "id")
    ]
    await put(review, ReviewState.SHARED, CycleState.SIGN_OFF)
    assert refusals(await do(ask, hanna, "CloseReviewCycle", id=id, version=3)) == [("REQUIRED", "reason")]
    closed = (await do(ask, hanna, "CloseReviewCycle", id=id, version=3, reason="Could not be reached"))[
        "cycle"
    ]
    assert closed["state"] == "CLOSED"
    row = await Review.get(id=review.id)
    assert (row.state, row.skip_reason) == (ReviewState.SHARED, "Could not be reached")
    late = {"reviewId": global_id("Review", review.id), "version": row.version, "agreement": "AGREE"}
    assert (await do(ask, company.actor("eli"), "AcknowledgeReview", **late))["review"][
        "state"
    ] == "ACKNOWLEDGED"


async def test_a_cycle_is_cancelled_before_sharing_only_and_with_a_reason(ask: Ask, company: Company) -> None:
    hanna = company.actor("hanna")
    cycle = await launched(company)
    id = global_id("ReviewCycle", cycle.id)
    assert refusals(await do(ask, hanna, "CancelReviewCycle", id=id, version=3, reason=" ")) == [
        ("REQUIRED", "reason")
    ]
    await ReviewCycle.filter(id=cycle.id).update(state=CycleState.SHARING)
    assert refusals(await do(ask, hanna, "CancelReviewCycle", id=id, version=3, reason="No")) == [
        ("WRONG_STATE", "id")
    ]
    await ReviewCycle.filter(id=cycle.id).update(state=CycleState.COLLECTING)
    assert (await do(ask, hanna, "CancelReviewCycle", id=id, version=3, reason="Merger"))["cycle"][
        "state"
    ] == "CANCELLED"
    assert (await AuditEvent.get(action="cancel_review_cycle")).reason == "Merger"
    assert await events("cancel_review_cycle") == 1


async def test_counts_and_lists_stay_within_what_one_may_see(ask: Ask, company: Company) -> None:
    cycle = await launched(company, "eli", "pia", "vera")
    query = """query($id: ID!) { reviewCycle(id: $id) { allowedActions
        counts { participants selfAssigned selfSubmitted managerAssigned skipped }
        participants(search: "p") { totalCount nodes { employee { name } selfReview { state } managerReview { state } } } } }"""

    async def seen(name: str) -> Any:
        return (await ask(query, {"id": global_id("ReviewCycle", cycle.id)}, as_=company.actor(name))).data[
            "reviewCycle"
        ]

    numbers = {"participants": 3, "selfAssigned": 3, "selfSubmitted": 0, "managerAssigned": 3, "skipped": 0}
    pia = {
        "employee": {"name": "Pia"},
        "selfReview": {"state": "ASSIGNED"},
        "managerReview": {"state": "ASSIGNED"},
    }
    assert await seen("hanna") == {
        "allowedActions": ["MOVE_ON", "CHANGE_DATES", "ADD_PEOPLE", "STEER", "CANCEL"],
        "counts": numbers,
        "participants": {"totalCount": 1, "nodes": [pia]},
    }
    hidden = pia | {"selfReview": None, "managerReview": None}
    assert await seen("alma") == {
        "allowedActions": ["MOVE_ON", "CHANGE_DATES", "ADD_PEOPLE", "STEER", "CANCEL"],
        "counts": numbers,
        "participants": {"totalCount": 1, "nodes": [hidden]},
    }
    assert (await seen("mona"))["counts"] == numbers | {
        "participants": 2,
        "selfAssigned": 2,
        "managerAssigned": 2,
    }
    own = {"participants": 1, "selfAssigned": 1, "selfSubmitted": 0, "managerAssigned": 0, "skipped": 0}
    assert await seen("eli") == {
        "allowedActions": [],
        "counts": own,
        "participants": {"totalCount": 0, "nodes": []},
    }
    assert await seen("omar") is None
