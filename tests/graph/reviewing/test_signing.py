"""Signing a review: by whom, in which order, what it changes, and what comes of those who do not sign."""

from datetime import date, timedelta
from typing import Any

import pytest

from headway.graph.ids import global_id
from headway.people.models import Skill, SkillLevel
from headway.people.rules.vocabulary import SkillSource
from headway.platform import clock as headway_clock
from headway.platform.models import AuditEvent, OutboxEvent
from headway.reviewing.models import (
    Answer,
    Review,
    ReviewCycle,
    ReviewRecord,
    ReviewSignature,
    ReviewTemplate,
)
from headway.reviewing.rules import (
    Agreement,
    CycleState,
    QuestionKind,
    ReviewState,
    Signer,
)
from tests.reviews import MANAGER, NOON, Ask, Company, do, events, make_company, put, refusals
from tests.signing import correct, managers_review, read_review, sign, signed_review


@pytest.fixture
async def company(clock: Any) -> Company:
    return await make_company()


async def test_both_sign_in_any_order_and_the_second_ends_it(ask: Ask, company: Company) -> None:
    review = await read_review(company)
    for name, code in (
        ("vera", "FORBIDDEN"),
        ("hanna", "FORBIDDEN"),
        ("pia", "NOT_FOUND"),
        ("alma", "NOT_FOUND"),
    ):
        assert refusals(await sign(ask, company, name)) == [(code, "id")], name
    assert refusals(await sign(ask, company, "mona", version=review.version + 1)) == [("CONFLICT", "version")]
    first = (await sign(ask, company, "mona"))["review"]
    assert (first["state"], first["unsigned"]) == ("ACKNOWLEDGED", ["EMPLOYEE"])
    assert refusals(await sign(ask, company, "mona")) == [("WRONG_STATE", "id")]
    second = (await sign(ask, company, "eli"))["review"]
    assert (second["state"], second["unsigned"]) == ("SIGNED", [])
    assert refusals(await sign(ask, company, "eli")) == [("CLOSED", "id")]
    assert await events("sign_review") == 4  # the signature and the form, of each
    record = await ReviewRecord.get()
    assert (record.number, record.sealed_at, len(record.fingerprint)) == (1, NOON, 64)
    assert [it.payload["signer"] for it in await OutboxEvent.filter(kind="ReviewSigned").order_by("id")] == [
        "MANAGER",
        "EMPLOYEE",
    ]
    event = await AuditEvent.get(action="freeze_review")
    assert event.after["content"] == "(private)"


async def test_nobody_signs_before_sign_off_what_is_not_read_or_disputed(ask: Ask, company: Company) -> None:
    review = await read_review(company, agreement=Agreement.DISAGREE)
    assert refusals(await sign(ask, company, "eli")) == [("WRONG_STATE", "id")]
    await Review.filter(id=review.id).update(agreement=Agreement.AGREE)
    await put(review, ReviewState.ACKNOWLEDGED, CycleState.SHARING)
    assert refusals(await sign(ask, company, "eli")) == [("WRONG_STATE", "id")]
    await put(review, ReviewState.SHARED, CycleState.SIGN_OFF)
    assert refusals(await sign(ask, company, "mona")) == [("WRONG_STATE", "id")]
    assert await ReviewRecord.all().count() == 0


async def test_a_disagreement_is_settled_in_words_by_the_next_manager_or_hr(
    ask: Ask, company: Company
) -> None:
    review = await read_review(company, agreement=Agreement.DISAGREE)
    settle = {
        "reviewId": global_id("Review", review.id),
        "version": review.version,
        "outcome": "It is added.",
    }
    refused = {
        "eli": "OWN_RECORD",
        "mona": "FORBIDDEN",
        "ada": "FORBIDDEN",
        "pia": "NOT_FOUND",
        "otto": "NOT_FOUND",
    }
    for name, code in refused.items():
        assert refusals(await do(ask, company.actor(name), "ResolveDisagreement", **settle)) == [
            (code, "id")
        ], name
    empty = settle | {"outcome": " "}
    assert refusals(await do(ask, company.actor("vera"), "ResolveDisagreement", **empty)) == [
        ("REQUIRED", "outcome")
    ]
    assert refusals(await do(ask, company.actor("vera"), "ResolveDisagreement", **settle)) == []
    row = await managers_review()
    assert (row.dispute_outcome, row.dispute_resolved_at) == ("It is added.", NOON)
    again = settle | {"version": row.version}
    assert refusals(await do(ask, company.actor("hanna"), "ResolveDisagreement", **again)) == [
        ("WRONG_STATE", "id")
    ]
    assert refusals(await sign(ask, company, "eli")) == []


@pytest.mark.parametrize(("also", "name"), [(Signer.NEXT_MANAGER, "vera"), (Signer.HR, "hanna")])
async def test_a_third_signs_where_the_questionnaire_asks_for_one(
    ask: Ask, company: Company, also: Signer, name: str
) -> None:
    await ReviewTemplate.all().update(also_signs=also)
    assert (await signed_review(ask, company)).state is ReviewState.ACKNOWLEDGED
    other = "hanna" if name == "vera" else "vera"
    assert refusals(await sign(ask, company, other)) == [("FORBIDDEN", "id")]
    assert (await sign(ask, company, name))["review"]["state"] == "SIGNED"
    assert await ReviewSignature.filter(signer=also, by_id=company.people[name].id).count() == 1


async def test_who_does_not_sign_is_recorded_after_a_week_and_never_counts_as_signed(
    ask: Ask, company: Company
) -> None:
    review = await read_review(company)
    input: dict[str, Any] = {
        "reviewId": global_id("Review", review.id), "version": review.version,
        "signer": "EMPLOYEE", "outcome": "REFUSED", "reason": "Asked three times.",
    }  # fmt: skip
    assert refusals(await do(ask, company.actor("hanna"), "RecordUnsigned", **input)) == [
        ("WRONG_STATE", "id")
    ]
    headway_clock.set_for_tests(NOON + timedelta(days=7))
    for name, code in (
        ("mona", "FORBIDDEN"),
        ("vera", "FORBIDDEN"),
        ("eli", "OWN_RECORD"),
        ("otto", "NOT_FOUND"),
    ):
        assert refusals(await do(ask, company.actor(name), "RecordUnsigned", **input)) == [(code, "id")], name
    for wrong, path in (({"reason": ""}, ("REQUIRED", "reason")), ({"outcome": "SIGNED"}, ("INVALID", "outcome")),
                        ({"signer": "HR"}, ("WRONG_STATE", "signer"))):  # fmt: skip
        assert refusals(await do(ask, company.actor("hanna"), "RecordUnsigned", **input | wrong)) == [path]
    assert await ReviewSignature.all().count() == 0
    done = await do(ask, company.actor("hanna"), "RecordUnsigned", **input)
    assert (done["review"]["state"], done["review"]["unsigned"]) == ("ACKNOWLEDGED", ["MANAGER"])
    assert (await sign(ask, company, "mona"))["review"]["state"] == "NOT_SIGNED"
    assert await SkillLevel.all().count() == 0
    row = await managers_review()
    assert (row.employee_signature, row.manager_signature) == ("REFUSED", "SIGNED")


async def test_hr_reminds_of_what_waits_for_a_signature_once_a_day(ask: Ask, company: Company) -> None:
    review = await read_review(company)
    cycle = await ReviewCycle.get(id=review.cycle_id)
    at_cycle = {"cycleId": global_id("ReviewCycle", cycle.id), "version": cycle.version}
    for name, code in (
        ("mona", "FORBIDDEN"),
        ("vera", "FORBIDDEN"),
        ("eli", "FORBIDDEN"),
        ("pia", "NOT_FOUND"),
    ):
        refused = refusals(await do(ask, company.actor(name), "RemindToSign", **at_cycle))
        assert refused == [(code, "id")], name
    other = {"reviewIds": [global_id("Review", (await Review.get(direction="SELF")).id)]}
    none = await do(ask, company.actor("hanna"), "RemindToSign", **at_cycle, **other)
    assert refusals(none) == [("WRONG_STATE", "reviewIds")]
    told = OutboxEvent.filter(kind="ReviewUnsigned")
    assert await told.count() == 0
    mine = {"reviewIds": [global_id("Review", review.id)]}
    assert await do(ask, company.actor("hanna"), "RemindToSign", **at_cycle, **mine) == {"reviews": 1}
    assert await do(ask, company.actor("hanna"), "RemindToSign", **at_cycle) == {"reviews": 0}
    assert [event.payload["review_id"] for event in await told] == [str(review.id)]
    await Review.filter(id=review.id).update(agreement=Agreement.DISAGREE)
    disputed = await do(ask, company.actor("hanna"), "RemindToSign", **at_cycle)
    assert refusals(disputed) == [("WRONG_STATE", "reviewIds")]


async def test_who_never_read_it_can_be_recorded_and_the_other_side_still_signs(
    ask: Ask, company: Company
) -> None:
    review = await read_review(company)
    await Review.filter(id=review.id).update(
        state=ReviewState.SHARED, agreement=None, acknowledgement_comment=""
    )
    headway_clock.set_for_tests(NOON + timedelta(days=8))
    input = {
        "reviewId": global_id("Review", review.id), "version": review.version,
        "signer": "EMPLOYEE", "outcome": "UNREACHABLE", "reason": "On a ship.",
    }  # fmt: skip
    assert refusals(await do(ask, company.actor("hanna"), "RecordUnsigned", **input)) == []
    late = {"reviewId": global_id("Review", review.id), "version": review.version + 1, "agreement": "AGREE"}
    assert refusals(await do(ask, company.actor("eli"), "AcknowledgeReview", **late)) == [
        ("WRONG_STATE", "id")
    ]
    assert (await sign(ask, company, "mona"))["review"]["state"] == "NOT_SIGNED"


async def test_accepted_skills_change_the_profile_by_exactly_these_rows(ask: Ask, company: Company) -> None:
    before = [await _level(company, name) for name in ("eli", "pia")]
    review = await read_review(company)
    accepted = await Answer.get(review_id=review.id, question__kind=QuestionKind.SKILLS_GAINED)
    skills = [global_id("Answer", accepted.id)]
    assert refusals(await sign(ask, company, "eli", skillAnswerIds=skills)) == [("FORBIDDEN", "skills")]
    words = await Answer.get(review_id=review.id, question__kind=QuestionKind.TEXT)
    wrong = [global_id("Answer", words.id)]
    assert refusals(await sign(ask, company, "mona", skillAnswerIds=wrong)) == [("NOT_FOUND", "skills")]
    own = await Answer.get(question__kind=QuestionKind.SKILLS_GAINED, review__direction="SELF")
    both = [*skills, global_id("Answer", own.id)]
    assert refusals(await sign(ask, company, "mona", skillAnswerIds=both)) == [("DUPLICATE", "skills")]
    assert refusals(await sign(ask, company, "mona", skillAnswerIds=skills)) == []
    assert await SkillLevel.all().order_by("id").values() == sorted(before, key=lambda row: row["id"])
    assert (await sign(ask, company, "eli"))["review"]["state"] == "SIGNED"
    after = [row for row in await SkillLevel.all().values() if row not in before]
    assert len(await SkillLevel.all()) == len(before) + 1
    (row,) = after
    del row["id"]
    assert row == {
        "employee_id": company.people["eli"].id,
        "skill_id": accepted.skill_id,
        "level": 3,
        "source": SkillSource.REVIEW,
        "valid_from": date(2026, 12, 31),
        "recorded_at": NOON,
        "evidence": "Review H2 2026, version 1",
        "review_id": review.id,
    }


async def _level(company: Company, name: str) -> dict[str, Any]:
    skill = await Skill.get(name="Coaching")
    row = await SkillLevel.create(
        employee_id=company.people[name].id, skill_id=skill.id, level=1, source=SkillSource.SELF,
        valid_from=date(2026, 1, 1), recorded_at=NOON,
    )  # fmt: skip
    found: dict[str, Any] = (await SkillLevel.filter(id=row.id).values())[0]
    return found


async def test_a_calibrated_rating_is_corrected_by_hr_alone(ask: Ask, company: Company) -> None:
    await signed_review(ask, company, calibrates=True)
    assert refusals(await correct(ask, company, "mona")) == [("FORBIDDEN", "corrections")]
    assert refusals(await correct(ask, company, "mona", text="Solid, nights too.")) == []
    await Review.filter(direction=MANAGER).update(state=ReviewState.ACKNOWLEDGED)
    assert refusals(await correct(ask, company, "hanna")) == []
    assert (await managers_review()).overall_rating == 4
