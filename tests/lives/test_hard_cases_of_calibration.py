"""The hard cases of calibration: who may not place whom, one person in two sessions, and who is closed with a session."""

from datetime import timedelta
from types import ModuleType
from typing import Any

import pytest

from headway.graph.ids import global_id
from headway.platform import clock as headway_clock
from headway.platform.models import AuditEvent, OutboxEvent
from headway.reviewing.jobs import remind_of_reviews
from headway.reviewing.models import (
    CalibrationChange,
    CalibrationPlace,
    CalibrationSession,
    Citation,
    CloseRelation,
    Review,
    ReviewCycle,
)
from headway.reviewing.reads.calibration import entry, placed
from headway.reviewing.rules import CalibrationState, CycleState, EvidenceKind, ReviewState
from headway.reviewing.rules.calibrating import as_bytes, replayed
from tests.following import followers
from tests.graph.reviewing.test_calibration import move, opened, room, terms
from tests.reviews import MANAGER, NOON, Ask, Company, at, do, form, make_company, refusals

UP = {"rating": 4, "reason": "Trained two depots."}
NOTE = "mutation($input: NoteCloseRelationInput!) { noteCloseRelation(input: $input) { ... on NoteCloseRelationPayload { relation { id one { name } other { name } } } ... on UserErrors { errors { code path } } } }"
DROP = "mutation($input: RemoveCloseRelationInput!) { removeCloseRelation(input: $input) { ... on RemoveCloseRelationPayload { removedId } ... on UserErrors { errors { code path } } } }"
LIST = "{ closeRelations { totalCount nodes { id one { name } other { name } } } }"
TASKS_IN_FULL = "{ viewer { tasks { kind title detail } } }"
TASKS = "{ viewer { tasks { kind title subject { __typename id } } } }"
SEVERITIES = "query($id: ID!) { calibrationSession(id: $id) { severities { manager { name } state shared others difference low high } } }"


@pytest.fixture
async def company(clock: Any) -> Company:
    return await make_company()


async def note(ask: Ask, company: Company, by: str, one: str, other: str) -> Any:
    input = {"oneId": company.id_of(one), "otherId": company.id_of(other)}
    answer = await ask(NOTE, {"input": input}, as_=company.actor(by))
    assert answer.errors is None, answer.errors
    return answer.data["noteCloseRelation"]


async def test_nobody_calibrates_themselves(ask: Ask, company: Company) -> None:
    id = await opened(ask, company)
    for name in ("eli", "pia"):
        assert await room(ask, company, id, name) is None
    assert "Mona" not in (await room(ask, company, id, "mona"))["by_name"]


async def test_m_reviews_m1(ask: Ask, company: Company) -> None:
    """Vera is reviewed by Ada and reviews Mona: each of them places below, none above."""
    id = await opened(ask, company, vera=3, mona=3)
    assert await room(ask, company, id, "mona") is None
    seen = (await room(ask, company, id, "vera"))["by_name"]
    assert {name: "PLACE" in it["allowedActions"] for name, it in seen.items()} == {"Mona": True}
    assert {name: "PLACE" in it["allowedActions"] for name, it in (await room(ask, company, id, "ada"))["by_name"].items()} == {"Mona": True, "Vera": True}  # fmt: skip


async def test_nobody_calibrates_their_spouse(ask: Ask, company: Company) -> None:
    id = await opened(ask, company)
    noted = await note(ask, company, "hanna", "mona", "eli")
    assert {noted["relation"]["one"]["name"], noted["relation"]["other"]["name"]} == {"Eli", "Mona"}
    assert (await note(ask, company, "hanna", "eli", "mona"))["relation"]["id"] == noted["relation"]["id"]
    seen = await room(ask, company, id, "mona")
    assert seen["by_name"]["Eli"]["allowedActions"] == []
    assert [it["code"] for it in seen["problems"]] == ["CLOSE_RELATION"]
    assert await move(ask, company, id, "mona", "Eli", "PlaceInCalibration", **UP) == [("OWN_RECORD", "id")]
    assert (await Review.get(reviewee_id=company.people["eli"].id, direction=MANAGER)).overall_rating == 3
    # Others learn nothing of it, and place him as before.
    for name in ("hanna", "vera", "ada"):
        assert (await room(ask, company, id, name))["problems"] == [], name
    assert await move(ask, company, id, "vera", "Eli", "PlaceInCalibration", **UP) == []
    listed = {
        name: (await ask(LIST, as_=company.actor(name))).data["closeRelations"]["totalCount"]
        for name in ("hanna", "otto", "alma", "mona", "eli", "vera", "ada")
    }
    assert listed == {"hanna": 1} | dict.fromkeys(("otto", "alma", "mona", "eli", "vera", "ada"), 0)
    removing = {"input": {"id": noted["relation"]["id"]}}
    refused = (await ask(DROP, removing, as_=company.actor("vera"))).data["removeCloseRelation"]
    assert refused == {"errors": [{"code": "NOT_FOUND", "path": ["id"]}]}
    await ask(DROP, removing, as_=company.actor("hanna"))
    assert (await room(ask, company, id, "mona"))["problems"] == []


@pytest.mark.parametrize(
    ("by", "one", "other", "code"),
    [
        ("hanna", "hanna", "eli", "OWN_RECORD"),
        ("hanna", "eli", "eli", "INVALID"),
        ("otto", "mona", "eli", "FORBIDDEN"),
        ("vera", "mona", "eli", "FORBIDDEN"),
        ("alma", "mona", "eli", "FORBIDDEN"),
    ],
)
async def test_only_hr_notes_who_is_close_to_whom(
    ask: Ask, company: Company, by: str, one: str, other: str, code: str
) -> None:
    assert [it["code"] for it in (await note(ask, company, by, one, other))["errors"]] == [code]
    assert await CloseRelation.all().count() == 0


async def test_a_person_in_two_sessions(ask: Ask, company: Company) -> None:
    """The second session sees what the first one made of them, may only note, and closes them no form."""
    first = await opened(ask, company)
    cycle = await ReviewCycle.get(state=CycleState.CALIBRATION)
    hanna = company.actor("hanna")
    made = await do(ask, hanna, "PrepareCalibration", **terms(cycle, managerId=company.id_of("mona")))
    second = made["session"]["id"]
    await do(ask, hanna, "OpenCalibration", id=second, version=1)
    assert await move(ask, company, first, "hanna", "Eli", "PlaceInCalibration", **UP) == []
    seen = (await room(ask, company, second, "hanna"))["by_name"]["Eli"]
    assert (seen["rating"], seen["allowedActions"]) == (4, ["FLAG"])
    assert await move(ask, company, second, "hanna", "Eli", "PlaceInCalibration", **UP | {"rating": 2}) == [("WRONG_STATE", "id")]  # fmt: skip
    assert refusals(await do(ask, hanna, "LockCalibration", id=second, version=2, waive=True)) == []
    assert (await form(cycle, company.people["eli"], MANAGER)).state is ReviewState.SUBMITTED


async def test_forms_are_closed_with_their_session_and_opened_with_it(ask: Ask, company: Company) -> None:
    id = await opened(ask, company)
    cycle = await ReviewCycle.get(state=CycleState.CALIBRATION)
    hanna = company.actor("hanna")
    assert refusals(await do(ask, hanna, "LockCalibration", id=id, version=2, waive=True)) == []
    review = await form(cycle, company.people["eli"], MANAGER)
    assert review.state is ReviewState.LOCKED
    back = {"reviewId": global_id("Review", review.id), "version": review.version}
    assert refusals(await do(ask, company.actor("mona"), "TakeBackReview", **back)) == [("CLOSED", "id")]
    assert (
        refusals(await do(ask, hanna, "ReopenCalibration", id=id, version=3, reason="One was forgotten."))
        == []
    )
    assert (await form(cycle, company.people["eli"], MANAGER)).state is ReviewState.SUBMITTED
    assert refusals(await do(ask, hanna, "LockCalibration", id=id, version=4, waive=True)) == []
    await ReviewCycle.filter(id=cycle.id).update(state=CycleState.SHARING)
    review = await form(cycle, company.people["eli"], MANAGER)
    shared = {"reviewId": global_id("Review", review.id), "version": review.version}
    assert refusals(await do(ask, company.actor("mona"), "ShareReview", **shared)) == []
    assert (await form(cycle, company.people["eli"], MANAGER)).state is ReviewState.SHARED


async def test_stepping_back_out_of_calibration_opens_what_it_closed_and_loses_nothing(
    ask: Ask, company: Company
) -> None:
    id = await opened(ask, company)
    hanna, mona = company.actor("hanna"), company.actor("mona")
    await Review.filter(reviewee_id=company.people["pia"].id, direction=MANAGER).update(overall_rating=None)
    late = await CalibrationPlace.get(employee_id=company.people["pia"].id)
    await CalibrationPlace.filter(id=late.id).update(submitted_rating=None, rating=None)
    assert await move(ask, company, id, "hanna", "Eli", "PlaceInCalibration", **UP) == []
    assert refusals(await do(ask, hanna, "LockCalibration", id=id, version=2, waive=True)) == []
    cycle = await ReviewCycle.get(state=CycleState.CALIBRATION)
    back = {"dueOn": "2026-12-09", "reason": "One form was forgotten."}
    assert refusals(await do(ask, hanna, "StepBackReviewCycle", **await at(cycle), **back)) == []
    session = await CalibrationSession.get()
    assert (session.state, session.locked_at, session.reopen_reason) == (CalibrationState.OPEN, None, back["reason"])  # fmt: skip
    assert {it.state for it in await Review.filter(direction=MANAGER)} == {ReviewState.SUBMITTED}
    assert [it.reason for it in await CalibrationChange.all()] == [UP["reason"]]
    # Mona hands Eli's form in anew with another rating, and Pia's for the first time with one.
    review = await form(cycle, company.people["eli"], MANAGER)
    await do(ask, mona, "TakeBackReview", reviewId=global_id("Review", review.id), version=review.version)
    await Review.filter(id=review.id).update(state=ReviewState.SUBMITTED, overall_rating=2)
    await Review.filter(id=late.review_id).update(overall_rating=5)
    assert refusals(await do(ask, hanna, "MoveReviewCycle", **await at(cycle))) == []
    seen = (await room(ask, company, id, "hanna"))["by_name"]
    assert {name: (it["submittedRating"], it["rating"]) for name, it in seen.items()} == {
        "Eli": (3, 2), "Pia": (5, 5), "Mona": (5, 5),
    }  # fmt: skip
    log = await CalibrationChange.all().order_by("number").select_related("place")
    assert [(it.rating, it.by_id is None, it.own) for it in log] == [(4, False, False), (2, False, True)]
    places = {str(it.id): it for it in await CalibrationPlace.all()}
    start = {name: it.submitted_rating for name, it in places.items()}
    replay = replayed(start, [(str(it.place_id), entry(it)) for it in log])
    assert as_bytes(replay) == as_bytes({name: placed(it) for name, it in places.items()})


async def test_an_objection_of_who_has_no_manager_waits_for_hr(ask: Ask, company: Company) -> None:
    id = await opened(ask, company, vera=3, eli=3)
    assert await move(ask, company, id, "hanna", "Vera", "PlaceInCalibration", **UP) == []
    no = {"confirms": False, "comment": "One depot only."}
    assert await move(ask, company, id, "ada", "Vera", "AnswerCalibration", **no) == []

    async def waiting(name: str) -> list[str]:
        told = (await ask(TASKS_IN_FULL, as_=company.actor(name))).data["viewer"]["tasks"]
        return [f"{it['title']}: {it['detail']}" for it in told if it["kind"] == "DECIDE_CALIBRATION"]

    assert await waiting("hanna") == [
        "Ada objects to the rating of Vera: You decide, since nobody is above Ada"
    ]
    assert [await waiting(name) for name in ("ada", "vera", "mona", "otto", "alma")] == [[]] * 5
    decided = {"rating": 3, "reason": "As Ada says."}
    assert await move(ask, company, id, "hanna", "Vera", "DecideCalibration", **decided) == []
    assert await waiting("hanna") == []


async def test_a_move_names_what_it_rests_on(ask: Ask, company: Company) -> None:
    id = await opened(ask, company)
    cycle = await ReviewCycle.get(state=CycleState.CALIBRATION)
    review = await form(cycle, company.people["eli"], MANAGER)
    answer = await review.answers.all().first()  # type: ignore[attr-defined]
    goal = await company.people["eli"].goals.all().first()  # type: ignore[attr-defined]
    await Citation.create(answer=answer, kind=EvidenceKind.GOAL, evidence_id=goal.id, cited_at=NOON)
    named, other = global_id("Goal", goal.id), global_id("Goal", review.id)
    assert await move(
        ask, company, id, "hanna", "Eli", "PlaceInCalibration", **UP, evidenceIds=[named, other]
    ) == [("NOT_FOUND", "evidenceIds.1")]
    assert await CalibrationChange.all().count() == 0
    assert await move(ask, company, id, "hanna", "Eli", "PlaceInCalibration", **UP, evidenceIds=[named]) == []
    [change] = await CalibrationChange.all()
    assert change.evidence == [["GOAL", str(goal.id)]]
    log = "query($id: ID!) { node(id: $id) { ... on CalibrationChange { evidence { kind evidenceId label } } } }"
    told = await ask(log, {"id": global_id("CalibrationChange", change.id)}, as_=company.actor("vera"))
    assert told.data["node"]["evidence"] == [{"kind": "GOAL", "evidenceId": named, "label": "Goal of eli"}]


async def test_who_has_to_answer_is_told_reminded_and_the_next_level_later(
    ask: Ask, company: Company
) -> None:
    id = await opened(ask, company)

    async def waiting(name: str) -> list[str]:
        told = (await ask(TASKS, as_=company.actor(name))).data["viewer"]["tasks"]
        return [f"{it['kind']}: {it['title']}" for it in told if "CALIBRATION" in it["kind"]]

    assert await waiting("mona") == []
    assert await move(ask, company, id, "hanna", "Eli", "PlaceInCalibration", **UP) == []
    assert await waiting("mona") == ["ANSWER_CALIBRATION: Your rating of Eli was moved"]
    assert await waiting("vera") == []
    for days, expected in ((3, []), (4, ["PERSON"]), (6, ["PERSON", "NEXT"]), (7, ["PERSON", "NEXT"])):
        headway_clock.set_for_tests(NOON + timedelta(days=days))
        await remind_of_reviews()
        events = await OutboxEvent.filter(kind="RatingUnanswered").order_by("id")
        assert [it.payload["level"] for it in events] == expected, days
    no = {"confirms": False, "comment": "One depot only."}
    assert await move(ask, company, id, "mona", "Eli", "AnswerCalibration", **no) == []
    assert await waiting("mona") == []
    assert await waiting("vera") == ["DECIDE_CALIBRATION: Mona objects to the rating of Eli"]
    headway_clock.set_for_tests(NOON + timedelta(days=9))
    await remind_of_reviews()
    assert [it.payload["level"] for it in await OutboxEvent.filter(kind="ObjectionUndecided")] == ["PERSON"]
    assert (
        await move(ask, company, id, "vera", "Eli", "DecideCalibration", rating=3, reason="As Mona says.")
        == []
    )
    assert await waiting("vera") == []


async def test_everybody_in_the_room_sees_a_move_at_once(
    ask: Ask, clock: ModuleType, company: Company
) -> None:
    """Each by their own rights: Mona hears of her people, Pia of nothing, and nobody of a session they may not see."""
    id = await opened(ask, company)
    document = "subscription($id: ID!) { calibrationChanged(id: $id) { figures { moved } places(first: 9) { nodes { rating employee { name } } } } }"
    async with followers() as follow:
        vera, mona, pia = (follow(company.actor(name), document, id=id) for name in ("vera", "mona", "pia"))

        def seen(told: Any) -> Any:
            found = told["calibrationChanged"]
            return found["figures"]["moved"], {
                it["employee"]["name"]: it["rating"] for it in found["places"]["nodes"]
            }

        assert seen(await vera.next()) == (0, {"Eli": 3, "Pia": 3, "Mona": 5})
        assert seen(await mona.next()) == (0, {"Eli": 3, "Pia": 3})
        assert "calibrationChanged" not in str(await pia.next())
        assert await move(ask, company, id, "hanna", "Eli", "PlaceInCalibration", **UP) == []
        assert seen(await vera.next()) == (1, {"Eli": 4, "Pia": 3, "Mona": 5})
        assert seen(await mona.next()) == (1, {"Eli": 4, "Pia": 3})
        # A move that Mona does not see is no event for her: what she hears next is the closing.
        assert (
            await move(ask, company, id, "vera", "Mona", "PlaceInCalibration", rating=4, reason="As agreed.")
            == []
        )
        assert seen(await vera.next()) == (2, {"Eli": 4, "Pia": 3, "Mona": 4})
        session = await CalibrationSession.get()
        done = await do(
            ask, company.actor("hanna"), "HideCalibrationNames", id=id, version=session.version, hidden=True
        )
        assert refusals(done) == []


async def test_severity_is_told_to_who_leads_and_where_raters_are_linked(ask: Ask, company: Company) -> None:
    id = await opened(ask, company)
    told = {
        name: (await ask(SEVERITIES, {"id": id}, as_=company.actor(name))).data["calibrationSession"][
            "severities"
        ]
        for name in ("hanna", "vera", "mona")
    }
    cannot = {"state": "NOT_LINKED", "shared": 0, "others": 0, "difference": None, "low": None, "high": None}
    assert sorted(told["hanna"], key=lambda it: it["manager"]["name"]) == [
        {"manager": {"name": name}} | cannot for name in ("Mona", "Vera")
    ]
    assert told["vera"] == told["hanna"]
    assert told["mona"] == []


async def test_without_numbers_severity_says_that_it_needs_them(
    ask: Ask, company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    id = await opened(ask, company)
    monkeypatch.setattr("headway.reviewing.reads.severity.find_spec", lambda _: None)
    told = (await ask(SEVERITIES, {"id": id}, as_=company.actor("hanna"))).data["calibrationSession"][
        "severities"
    ]
    assert {it["state"] for it in told} == {"NEEDS_NUMBERS"}


async def test_the_log_of_audit_keeps_a_relation_among_ids(ask: Ask, company: Company) -> None:
    await note(ask, company, "hanna", "mona", "eli")
    [event] = await AuditEvent.filter(action="note_close_relation")
    assert event.object_type == "CloseRelation"
