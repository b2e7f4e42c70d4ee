"""Judging standards in a review: frozen with the launch, a step or no basis for each, read as all answers are."""

from typing import Any

import pytest

from headway.graph.ids import global_id
from headway.people.actions.roles import update_role_profile
from headway.people.models import Employee, RoleProfile
from headway.people.rules.standards import StandardTerms
from headway.platform.actor import Actor, Role
from headway.reviewing.actions.steering import add_to_review_cycle
from headway.reviewing.models import Answer, FrozenStandard, ReviewCycle, ReviewRecord, ReviewTemplate
from headway.reviewing.rules import CycleState, QuestionKind, ReviewState
from headway.reviewing.rules.ready_made import HALF_YEAR
from tests.reviews import (
    MANAGER,
    NOON,
    SELF,
    Ask,
    Company,
    answer_all,
    do,
    form,
    launched,
    question,
    refusals,
    save,
)
from tests.signing import managers_review, overall_answer, read_review, sign
from tests.standards import about, judged_in, make_judging_company, make_role

STANDARDS = "query ($id: ID!) { review(id: $id) { standards { name weight anchors } answers { rating choice standard { name } } } }"


@pytest.fixture
async def company(clock: Any) -> Company:
    return await make_judging_company()


async def read(ask: Ask, actor: Actor, review: Any) -> Any:
    result = await ask(STANDARDS, {"id": global_id("Review", review.id)}, as_=actor)
    assert result.errors is None, result.errors
    return result.data["review"]


async def test_standards_are_judged_as_they_were_at_the_launch(ask: Ask, company: Company) -> None:
    cycle = await launched(company)
    review = await form(cycle, company.people["eli"], SELF)
    role = await RoleProfile.get(name="Agent")
    other = [StandardTerms("Something else", 100, "", ("Low.", "High."))]
    keeper = company.actor("alma", roles=frozenset({Role.ADMIN}))
    await update_role_profile(
        keeper, id=role.id, version=role.version, name="Agent", level=2, standards=other
    )
    found = await read(ask, company.actor("eli"), review)
    assert [(it["name"], it["weight"]) for it in found["standards"]] == [("Craft", 60), ("Reliability", 40)]
    assert [len(it["anchors"]) for it in found["standards"]] == [5, 5]


async def test_who_joins_later_is_judged_by_their_own_role(ask: Ask, company: Company) -> None:
    cycle = await launched(company)
    expert = await make_role("Expert", ("Advice", 100))
    await Employee.filter(id=company.people["pia"].id).update(role_profile_id=expert.id)
    hanna, pia = company.actor("hanna"), company.people["pia"].id
    await add_to_review_cycle(hanna, id=cycle.id, version=cycle.version, employee_ids=[pia])
    joined = await read(ask, company.actor("pia"), await form(cycle, company.people["pia"], SELF))
    assert [it["name"] for it in joined["standards"]] == ["Advice"]
    assert await FrozenStandard.filter(cycle_id=cycle.id).count() == 3


async def test_a_questionnaire_that_does_not_ask_freezes_nothing(company: Company) -> None:
    company.template = await ReviewTemplate.get(name=HALF_YEAR.name)
    await launched(company)
    assert await FrozenStandard.all().count() == 0


async def test_each_standard_takes_a_step_or_no_basis(ask: Ask, company: Company) -> None:
    cycle = await launched(company)
    review, mona = await form(cycle, company.people["eli"], MANAGER), company.actor("mona")
    await ReviewCycle.all().update(state=CycleState.MANAGER_REVIEW)
    asked = await judged_in(company, review)
    stranger = await make_role("Stranger", ("Other", 100))
    foreign = await FrozenStandard.create(
        cycle_id=cycle.id, role_profile_id=stranger.id, standard_id=stranger.id, position=0, name="Other", weight=100
    )  # fmt: skip
    wrong = global_id("FrozenStandard", foreign.id)
    assert refusals(await save(ask, mona, review, asked, standardId=wrong, rating=3)) == [
        ("NOT_FOUND", "standardId")
    ]
    assert refusals(await save(ask, mona, review, asked, rating=3)) == [("REQUIRED", "standardId")]
    both = await about(review, "Craft", rating=3, choice="NO_BASIS")
    assert refusals(await save(ask, mona, review, asked, **both)) == [("INVALID", "choice")]
    assert refusals(await save(ask, mona, review, asked, **await about(review, "Craft", rating=6))) == [
        ("OUT_OF_RANGE", "rating")
    ]
    text = await question(company, MANAGER, QuestionKind.TEXT)
    assert refusals(await save(ask, mona, review, text, **await about(review, "Craft", text="x"))) == [
        ("INVALID", "standardId")
    ]
    assert refusals(await save(ask, mona, review, asked, **await about(review, "Craft", rating=2))) == []
    none = await about(review, "Reliability", choice="NO_BASIS", text="Was away.")
    assert refusals(await save(ask, mona, review, asked, **none)) == []


async def test_a_form_is_handed_in_once_every_standard_is_judged(ask: Ask, company: Company) -> None:
    cycle = await launched(company)
    review, eli = await form(cycle, company.people["eli"], SELF), company.actor("eli")
    await answer_all(ask, company, eli, review)
    asked = await judged_in(company, review)
    await Answer.filter(question_id=asked.id).delete()
    assert refusals(await save(ask, eli, review, asked, **await about(review, "Craft", rating=5))) == []
    await review.refresh_from_db()
    whole = {"reviewId": global_id("Review", review.id), "version": review.version}
    left, extreme = [(await about(review, name))["standardId"] for name in ("Reliability", "Craft")]
    at = f"answers.{global_id('Question', asked.id)}"
    assert refusals(await do(ask, eli, "SubmitReview", **whole)) == [
        ("REQUIRED", f"{at}.{left}"),
        ("EVIDENCE_REQUIRED", f"{at}.{extreme}"),
    ]
    await Answer.filter(question_id=asked.id).update(rating=4)
    await save(ask, eli, review, asked, **await about(review, "Reliability", choice="NO_BASIS"))
    assert refusals(await do(ask, eli, "SubmitReview", **whole)) == []


@pytest.mark.parametrize("state", [ReviewState.IN_PROGRESS, ReviewState.SUBMITTED])
async def test_the_person_reads_no_judgement_before_it_is_shared(
    ask: Ask, company: Company, state: ReviewState
) -> None:
    review = await judged_review(company)
    await type(review).filter(id=review.id).update(state=state, shared_at=None)
    for name in ("eli", "pia", "dora"):
        result = await ask(STANDARDS, {"id": global_id("Review", review.id)}, as_=company.actor(name))
        assert (result.errors, result.data["review"]) == (None, None)
    await type(review).filter(id=review.id).update(state=ReviewState.SHARED, shared_at=NOON)
    found = await read(ask, company.actor("eli"), review)
    assert {"rating": 2, "choice": "", "standard": {"name": "Craft"}} in found["answers"]


async def judged_review(company: Company) -> Any:
    review = await read_review(company)
    craft = await FrozenStandard.get(name="Craft")
    asked = await judged_in(company, review)
    await Answer.create(
        review_id=review.id, question_id=asked.id, subject=str(craft.id), standard_id=craft.id, rating=2,
        created_at=NOON, updated_at=NOON,
    )  # fmt: skip
    return review


async def test_what_is_signed_names_the_standard_and_a_correction_takes_no_basis_back(
    ask: Ask, company: Company
) -> None:
    await judged_review(company)
    await Answer.filter(standard_id__not_isnull=True).update(rating=None, choice="NO_BASIS")
    for name in ("eli", "mona"):
        assert refusals(await sign(ask, company, name)) == []
    review = await managers_review()
    answer = await Answer.get(standard_id__not_isnull=True)
    done = await do(
        ask, company.actor("mona"), "CorrectReview",
        reviewId=global_id("Review", review.id), version=review.version, reason="Seen since.",
        corrections=[{"answerId": global_id("Answer", answer.id), "rating": 4}],
    )  # fmt: skip
    assert refusals(done) == []
    await answer.refresh_from_db()
    assert (answer.rating, answer.choice) == (4, "")
    frozen = (await ReviewRecord.get()).content["answers"]
    assert [it["choice"] for it in frozen if it["standard"] == "Craft"] == ["NO_BASIS"]
    query = "query ($id: ID!) { review(id: $id) { records { answers { kind subject choice } } } }"
    result = await ask(query, {"id": global_id("Review", review.id)}, as_=company.actor("eli"))
    said = result.data["review"]["records"][0]["answers"]
    assert {"kind": "STANDARDS", "subject": "Craft", "choice": "NO_BASIS"} in said
    assert (await overall_answer()).rating == 3
