"""After writing: skip, share, acknowledge."""

from typing import Any

import pytest

from headway.graph.ids import global_id
from headway.platform.models import AuditEvent, OutboxEvent
from headway.reviewing.models import Review, ReviewCycle
from headway.reviewing.rules import CycleState, ReviewState
from tests.reviews import MANAGER, SELF, Ask, Company, do, form, launched, make_company, put, refusals


@pytest.fixture
async def company(clock: Any) -> Company:
    return await make_company()


async def handed_in(company: Company, *names: str) -> ReviewCycle:
    """A cycle in sharing with every form handed in."""
    cycle = await launched(company, *names)
    await Review.all().update(state=ReviewState.SUBMITTED)
    await ReviewCycle.all().update(state=CycleState.SHARING)
    return cycle


async def test_sharing_opens_both_forms(ask: Ask, company: Company) -> None:
    cycle = await handed_in(company, "eli")
    review = await form(cycle, company.people["eli"], MANAGER)
    share = {"reviewId": global_id("Review", review.id), "version": 1}
    assert refusals(await do(ask, company.actor("vera"), "ShareReview", **share)) == [("FORBIDDEN", "id")]
    assert refusals(await do(ask, company.actor("eli"), "ShareReview", **share)) == [("NOT_FOUND", "id")]
    own = {"reviewId": global_id("Review", (await form(cycle, company.people["eli"], SELF)).id), "version": 1}
    assert refusals(await do(ask, company.actor("eli"), "ShareReview", **own)) == [("OWN_RECORD", "id")]
    assert refusals(await do(ask, company.actor("mona"), "ShareReview", **share | {"version": 9})) == [
        ("CONFLICT", "version")
    ]
    shared = await do(ask, company.actor("mona"), "ShareReview", **share)
    assert shared["review"]["state"] == "SHARED"
    assert await Review.filter(state=ReviewState.SHARED, shared_at__isnull=False).count() == 2
    assert len((await OutboxEvent.get(kind="ReviewsShared")).payload["review_ids"]) == 2


async def test_nothing_is_shared_before_its_phase(ask: Ask, company: Company) -> None:
    cycle = await launched(company)
    review = await form(cycle, company.people["eli"], MANAGER)
    await put(review, ReviewState.SUBMITTED, CycleState.MANAGER_REVIEW)
    share = {"reviewId": global_id("Review", review.id), "version": 1}
    assert refusals(await do(ask, company.actor("mona"), "ShareReview", **share)) == [("WRONG_STATE", "id")]
    every = {"cycleId": global_id("ReviewCycle", cycle.id), "version": 3}
    assert refusals(await do(ask, company.actor("hanna"), "ShareAllReviews", **every)) == [
        ("WRONG_STATE", "cycleId")
    ]
    assert await Review.filter(state=ReviewState.SHARED).count() == 0


async def test_all_are_shared_by_hr_without_their_own_and_by_managers_for_their_people(
    ask: Ask, company: Company
) -> None:
    cycle = await handed_in(company, "eli", "vera", "hanna")
    every = {"cycleId": global_id("ReviewCycle", cycle.id), "version": 3}
    assert refusals(await do(ask, company.actor("pia"), "ShareAllReviews", **every)) == [("NOT_FOUND", "id")]
    assert refusals(await do(ask, company.actor("eli"), "ShareAllReviews", **every)) == [
        ("WRONG_STATE", "cycleId")
    ]
    assert refusals(await do(ask, company.actor("mona"), "ShareAllReviews", **every | {"version": 2})) == [
        ("CONFLICT", "version")
    ]
    assert refusals(await do(ask, company.actor("mona"), "ShareAllReviews", **every)) == []
    shared = Review.filter(state=ReviewState.SHARED)
    assert set(await shared.values_list("reviewee_id", flat=True)) == {company.people["eli"].id}
    assert refusals(await do(ask, company.actor("hanna"), "ShareAllReviews", **every)) == []
    assert set(await shared.values_list("reviewee_id", flat=True)) == {
        company.people["eli"].id,
        company.people["vera"].id,
    }
    assert refusals(await do(ask, company.actor("alma"), "ShareAllReviews", **every)) == []
    assert await shared.count() == 6
    assert await AuditEvent.filter(action="share_review").count() == 6


async def test_acknowledging_is_for_the_person_once_and_disagreement_says_why(
    ask: Ask, company: Company
) -> None:
    cycle = await launched(company)
    review = await form(cycle, company.people["eli"], MANAGER)
    await put(review, ReviewState.SHARED, CycleState.SIGN_OFF)
    seen = {"reviewId": global_id("Review", review.id), "version": 1, "agreement": "DISAGREE"}
    assert refusals(await do(ask, company.actor("eli"), "AcknowledgeReview", **seen)) == [
        ("REQUIRED", "comment")
    ]
    seen["comment"] = "The night shift is missing."
    for name in ("mona", "vera", "hanna"):
        assert refusals(await do(ask, company.actor(name), "AcknowledgeReview", **seen)) == [
            ("FORBIDDEN", "id")
        ], name
    done = await do(ask, company.actor("eli"), "AcknowledgeReview", **seen)
    assert (done["review"]["state"], done["review"]["agreement"]) == ("ACKNOWLEDGED", "DISAGREE")
    row = await Review.get(id=review.id)
    assert row.acknowledgement_comment == "The night shift is missing."
    event = await AuditEvent.get(action="acknowledge_review")
    assert event.after["acknowledgement_comment"] == "(private)"
    again = seen | {"version": 2, "agreement": "AGREE"}
    assert refusals(await do(ask, company.actor("eli"), "AcknowledgeReview", **again)) == [
        ("WRONG_STATE", "id")
    ]


async def test_hr_skips_open_forms_with_a_reason(ask: Ask, company: Company) -> None:
    cycle = await launched(company)
    review = await form(cycle, company.people["eli"], SELF)
    skip = {"reviewId": global_id("Review", review.id), "version": 1, "reason": "Joined last week"}
    assert refusals(await do(ask, company.actor("hanna"), "SkipReview", **skip | {"reason": ""})) == [
        ("REQUIRED", "reason")
    ]
    assert refusals(await do(ask, company.actor("mona"), "SkipReview", **skip)) == [("FORBIDDEN", "id")]
    assert refusals(await do(ask, company.actor("eli"), "SkipReview", **skip)) == [("OWN_RECORD", "id")]
    assert refusals(await do(ask, company.actor("otto"), "SkipReview", **skip)) == [("NOT_FOUND", "id")]
    assert (await Review.get(id=review.id)).state is ReviewState.ASSIGNED
    done = await do(ask, company.actor("hanna"), "SkipReview", **skip)
    assert done["review"]["state"] == "SKIPPED"
    assert refusals(await do(ask, company.actor("hanna"), "SkipReview", **skip | {"version": 2})) == [
        ("WRONG_STATE", "id")
    ]
    event = await AuditEvent.get(action="skip_review")
    assert event.reason == "Joined last week"
