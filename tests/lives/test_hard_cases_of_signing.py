"""The hard cases of what happens after signing, one test for each."""

from datetime import timedelta
from typing import Any

import pytest

from headway.graph.ids import global_id
from headway.people.models import Employee, SkillLevel
from headway.people.rules.vocabulary import EmployeeStatus
from headway.planning.models import Goal
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.models import AuditEvent
from headway.reviewing.models import (
    Answer,
    CalibrationChange,
    CalibrationPlace,
    CalibrationSession,
    Citation,
    ExternalForm,
    ExternalReviewer,
    Nomination,
    Review,
    ReviewCycle,
    ReviewMeeting,
    ReviewRecord,
    SettledProblem,
)
from headway.reviewing.reads.proving import verify
from headway.reviewing.rules import ChangeKind, CycleProblemKind, CycleState, QuestionKind, ReviewState
from tests.reviews import (
    MANAGER,
    NOON,
    SELF,
    Ask,
    Company,
    do,
    form,
    launched,
    make_company,
    question,
    refusals,
)
from tests.signing import correct, managers_review, sign, signed_review

READ = """query($id: ID!) { review(id: $id) { state recordNumber overallRating answers { rating text } correctionReason
    records { number reason sealedAt fingerprint rating comment agreement answers { question rating text direction }
        signatures { signer outcome by { name } } } } }"""

CANARY = "CANARY-of-eli"
WITH_WORDS = (
    Review, Answer, ReviewRecord, ReviewMeeting, Nomination, ExternalReviewer, ExternalForm, SettledProblem,
    CalibrationChange,
)  # fmt: skip


@pytest.fixture
async def company(clock: Any) -> Company:
    return await make_company()


async def read(ask: Ask, actor: Actor) -> dict[str, Any]:
    answer = await ask(READ, {"id": global_id("Review", (await managers_review()).id)}, as_=actor)
    found: dict[str, Any] = answer.data["review"]
    return found


async def test_reopened_after_signing(ask: Ask, company: Company) -> None:
    """Nothing touches what is signed; a correction is a new version that all sign, and both stay readable."""
    review = await signed_review(ask, company)
    before = await _rows()
    for name in ("eli", "mona", "vera", "hanna", "alma"):
        for mutation, input in (await _everything(review)).items():
            found = await do(ask, company.actor(name), mutation, **input)
            codes = {code for code, _ in refusals(found)}
            assert codes, (name, mutation)
            assert codes <= {"CLOSED", "WRONG_STATE", "FORBIDDEN", "NOT_FOUND", "OWN_RECORD"}, (
                name,
                mutation,
            )
    assert await _rows() == before
    assert refusals(await correct(ask, company, "vera")) == [("FORBIDDEN", "id")]
    assert refusals(await correct(ask, company, "eli")) == [("OWN_RECORD", "id")]
    assert refusals(await correct(ask, company, "mona", rating=3)) == [("REQUIRED", "corrections")]
    assert refusals(await correct(ask, company, "mona", rating=99)) == [
        ("OUT_OF_RANGE", "corrections.0.rating")
    ]
    assert await _rows() == before
    assert refusals(await correct(ask, company, "mona")) == []
    now = await managers_review()
    assert (now.state, now.record_number, now.overall_rating) == (ReviewState.SHARED, 2, 4)
    assert (now.employee_signature, now.manager_signature, now.agreement) == (None, None, None)
    seen = {"reviewId": global_id("Review", now.id), "version": now.version, "agreement": "AGREE"}
    assert refusals(await do(ask, company.actor("eli"), "AcknowledgeReview", **seen)) == []
    for name in ("eli", "mona"):
        assert refusals(await sign(ask, company, name)) == []
    for name in ("eli", "mona", "vera", "hanna"):
        found = await read(ask, company.actor(name))
        assert (found["state"], found["overallRating"]) == ("SIGNED", 4)
        old, new = found["records"]
        assert (old["rating"], old["reason"], old["comment"]) == (3, "", "The night shift is missing.")
        assert (new["rating"], new["reason"]) == (4, "The night shift was missing.")
        for record in (old, new):
            assert {it["signer"]: it["by"]["name"] for it in record["signatures"]} == {
                "EMPLOYEE": "Eli",
                "MANAGER": "Mona",
            }
            assert record["sealedAt"]
            assert "private note" not in str(record)
    assert (await verify())[1] == []


async def _everything(review: Review) -> dict[str, dict[str, Any]]:
    """Every mutation that could touch what is signed, with input that would be right for an open form."""
    answer = await Answer.filter(review_id=review.id, question__kind=QuestionKind.TEXT).get()
    of_answer = {"answerId": global_id("Answer", answer.id)}
    of_review = {"reviewId": global_id("Review", review.id), "version": review.version}
    goal = global_id("Goal", (await Goal.get(owner_id=review.reviewee_id)).id)
    cycle = await ReviewCycle.get(id=review.cycle_id)
    return {
        "SaveAnswer": of_review
        | {
            "questionId": global_id("Question", answer.question_id),
            "text": "New.",
            "version": answer.version,
        },
        "RemoveAnswer": of_answer | {"version": answer.version},
        "CiteEvidence": of_answer | {"kind": "GOAL", "evidenceId": goal},
        "RemoveCitation": of_answer | {"kind": "GOAL", "evidenceId": goal},
        **{f"{verb}Review": of_review for verb in ("Submit", "TakeBack", "Share", "Sign")},
        "SkipReview": of_review | {"reason": "x"},
        "AcknowledgeReview": of_review | {"agreement": "AGREE"},
        "ResolveDisagreement": of_review | {"outcome": "x"},
        "RecordUnsigned": of_review | {"signer": "EMPLOYEE", "outcome": "REFUSED", "reason": "x"},
        "ShareAllReviews": {"cycleId": global_id("ReviewCycle", cycle.id), "version": cycle.version},
        "CancelReviewCycle": {
            "id": global_id("ReviewCycle", cycle.id),
            "version": cycle.version,
            "reason": "x",
        },
    }


async def _rows() -> list[Any]:
    return [
        await model.all().order_by("id").values()
        for model in (Review, Answer, Citation, ReviewRecord, SkillLevel)
    ]


async def test_corrected_after_the_cycle_closed(ask: Ask, company: Company) -> None:
    await signed_review(ask, company)
    await ReviewCycle.all().update(state=CycleState.CLOSED)
    assert refusals(await correct(ask, company, "hanna")) == []
    now = await managers_review()
    seen = {"reviewId": global_id("Review", now.id), "version": now.version, "agreement": "AGREE"}
    assert refusals(await do(ask, company.actor("eli"), "AcknowledgeReview", **seen)) == []
    assert refusals(await sign(ask, company, "eli")) == []
    assert (await sign(ask, company, "mona"))["review"]["state"] == "SIGNED"


async def test_accepted_skills_of_a_correction_add_what_is_new(ask: Ask, company: Company) -> None:
    review = await signed_review(ask, company)
    answer = await Answer.get(review_id=review.id, question__kind=QuestionKind.SKILLS_GAINED)
    accepted = [global_id("Answer", answer.id)]
    for level in (3, 4):
        corrections = [{"answerId": accepted[0], "levelAfter": level}]
        if level == 3:
            words = await Answer.get(review_id=review.id, question__kind=QuestionKind.TEXT)
            corrections = [{"answerId": global_id("Answer", words.id), "text": "More."}]
        now = await managers_review()
        assert refusals(await do(
            ask, company.actor("mona"), "CorrectReview", reviewId=global_id("Review", now.id),
            version=now.version, reason="Again.", corrections=corrections,
        )) == []  # fmt: skip
        await Review.filter(direction=MANAGER).update(state=ReviewState.ACKNOWLEDGED)
        assert refusals(await sign(ask, company, "eli")) == []
        assert refusals(await sign(ask, company, "mona", skillAnswerIds=accepted)) == []
    levels = SkillLevel.filter(review_id=review.id).order_by("level")
    assert [(row.level, row.evidence) for row in await levels] == [
        (3, "Review H2 2026, version 2"),
        (4, "Review H2 2026, version 3"),
    ]
    assert (await Review.get(direction=SELF)).record_number == 1


async def test_erasing_takes_what_they_wrote_about_others_and_nobody_reads(
    ask: Ask, company: Company
) -> None:
    """A draft goes once its cycle is over; what was handed in is the record of the other."""
    cycle = await launched(company, "pia")
    draft = await form(cycle, company.people["pia"], MANAGER)
    asked = await question(company, MANAGER, QuestionKind.TEXT)
    await Answer.create(review=draft, question=asked, text=CANARY, created_at=NOON, updated_at=NOON)
    eli = company.people["eli"].id
    await Review.filter(id=draft.id).update(reviewer_id=eli, state=ReviewState.REASSIGNED)
    await Employee.filter(id=eli).update(status=EmployeeStatus.LEFT)
    erase: dict[str, Any] = {"employeeId": company.id_of("eli"), "reason": "He asked for it."}
    gone = {"title": "Answers of this person about others that nobody got to read", "count": 1}

    async def words(state: CycleState) -> str:
        await ReviewCycle.filter(id=cycle.id).update(state=state)
        assert (gone in (await dry_run(ask, company, "hanna"))["goes"]) is (state is CycleState.CLOSED)
        assert refusals(await do(ask, company.actor("hanna"), "EraseReviewWords", **erase)) == []
        return (await Answer.get(review_id=draft.id)).text

    assert await words(CycleState.MANAGER_REVIEW) == CANARY
    assert await words(CycleState.CLOSED) == ""
    await Answer.filter(review_id=draft.id).update(text=CANARY)
    await Review.filter(id=draft.id).update(state=ReviewState.SIGNED)
    assert gone not in (await dry_run(ask, company, "hanna"))["goes"]
    assert refusals(await do(ask, company.actor("hanna"), "EraseReviewWords", **erase)) == []
    assert (await Answer.get(review_id=draft.id)).text == CANARY


DRY_RUN = """query($id: ID!) { reviewErasure(employeeId: $id) {
    refusal hold { reason endsOn } goes { title count } stays { title count why } } }"""


async def dry_run(ask: Ask, company: Company, name: str) -> Any:
    answer = await ask(DRY_RUN, {"id": company.id_of("eli")}, as_=company.actor(name))
    assert answer.errors is None, answer.errors
    return answer.data["reviewErasure"]


async def only_their_hr(ask: Ask, company: Company) -> None:
    """Everybody but Hanna is told that there is no such person."""
    for name in ("eli", "mona", "vera", "dora", "pia", "omar", "otto", "alma", "token", "nobody"):
        assert await dry_run(ask, company, name) is None
        for mutation in ("EraseReviewWords", "HoldReviews"):
            input = {"employeeId": company.id_of("eli"), "reason": "Because."}
            refused = refusals(await do(ask, company.actor(name), mutation, **input))
            assert refused == [("NOT_FOUND", "employeeId")], (name, mutation)


async def other_words(review: Review) -> None:
    """Words about Eli in all other places: of a meeting, of people from outside, of calibration, of nominations."""
    stamps: dict[str, Any] = {"created_at": NOON, "updated_at": NOON}
    about: dict[str, Any] = {"participant_id": review.participant_id}
    await ReviewMeeting.create(review_id=review.id, starts_at=NOON, minutes=30, agenda=CANARY, **stamps)
    await Nomination.create(**about, peer_id=review.reviewer_id, turn_down_reason=CANARY, **stamps)
    outside: dict[str, Any] = {"name": "Gus", "email": "gus@example.org", "decline_reason": CANARY}
    await ExternalReviewer.create(**about, **outside, **stamps)
    await ExternalForm.create(**about, answers={"1": {"rating": 3, "text": CANARY}}, **stamps)
    await SettledProblem.create(
        cycle_id=review.cycle_id, employee_id=review.reviewee_id,
        kind=CycleProblemKind.NO_ROLE_PROFILE, reason=CANARY, settled_at=NOON,
    )  # fmt: skip
    session = await CalibrationSession.create(cycle_id=review.cycle_id, name="All", **stamps)
    place = await CalibrationPlace.create(
        session=session, **about, review_id=review.id, employee_id=review.reviewee_id,
        reviewer_id=review.reviewer_id, number=1, **stamps,
    )  # fmt: skip
    await CalibrationChange.create(
        session=session, place=place, number=1, at=NOON, kind=ChangeKind.FLAGGED, reason=CANARY
    )


async def test_erasure_request(ask: Ask, company: Company) -> None:
    """Words are blanked, numbers stay, the chain still verifies; a legal hold wins."""
    review = await signed_review(ask, company)
    await other_words(review)
    assert refusals(await correct(ask, company, "mona")) == []
    hanna, eli = company.actor("hanna"), {"employeeId": company.id_of("eli"), "reason": "He asked for it."}
    assert refusals(await do(ask, hanna, "EraseReviewWords", **eli)) == [("WRONG_STATE", "employeeId")]
    await Employee.filter(id=company.people["eli"].id).update(status=EmployeeStatus.LEFT)
    await only_their_hr(ask, company)
    over = refusals(await do(ask, hanna, "HoldReviews", **eli, endsOn="2026-11-19"))
    assert over == [("OUT_OF_RANGE", "endsOn")]
    assert await do(ask, hanna, "HoldReviews", **eli, endsOn="2026-11-21") == {"held": True}
    assert refusals(await do(ask, hanna, "HoldReviews", **eli)) == [("DUPLICATE", "employeeId")]
    before = await _rows()
    assert refusals(await do(ask, hanna, "EraseReviewWords", **eli)) == [("FORBIDDEN", "employeeId")]
    held = await dry_run(ask, company, "hanna")
    assert held["hold"] == {"reason": "He asked for it.", "endsOn": "2026-11-21"}
    assert held["refusal"].startswith("A legal hold keeps")
    clock.set_for_tests(NOON + timedelta(days=2))
    assert (await dry_run(ask, company, "hanna"))["hold"] is None
    assert await do(ask, hanna, "HoldReviews", **eli) == {"held": True}
    assert await _rows() == before
    assert await do(ask, hanna, "HoldReviews", **eli, lift=True) == {"held": False}
    told = await dry_run(ask, company, "hanna")
    assert (told["refusal"], [line["count"] for line in told["goes"]]) == (None, [6, 1, 1, 1, 1, 1, 1, 1, 1])
    assert {line["title"]: line["count"] for line in told["stays"]} == {
        "Ratings": 1,
        "Signed versions without their words": 1,
        "Signatures": 2,
    }
    counted = [await Answer.all().count(), await Answer.filter(rating__isnull=False).count()]
    assert await do(ask, hanna, "EraseReviewWords", **eli) == {"reviews": 2}
    assert [await Answer.all().count(), await Answer.filter(rating__isnull=False).count()] == counted
    assert await Answer.exclude(text="").count() == 0
    assert (await dry_run(ask, company, "hanna"))["goes"] == []
    found = await read(ask, hanna)
    (record,) = found["records"]
    assert (record["rating"], record["comment"], found["correctionReason"]) == (3, None, "")
    assert {answer["text"] for answer in record["answers"]} == {None}
    left = str([await model.all().values() for model in (*WITH_WORDS, AuditEvent)])
    assert CANARY not in left
    assert "night shift" not in str([await model.all().values() for model in WITH_WORDS])
    assert (await ExternalForm.get()).answers == {"1": {"rating": 3, "text": ""}}
    assert (await verify())[1] == []
