"""A review of Eli that was read, and the ways to sign it."""

from typing import Any

from headway.graph.ids import global_id
from headway.people.models import Skill
from headway.planning.models import Goal
from headway.reviewing.models import Answer, Review, ReviewCycle
from headway.reviewing.rules import Agreement, CycleState, QuestionKind, ReviewState
from tests.reviews import MANAGER, NOON, SELF, Ask, Company, do, form, launched, question, refusals


async def read_review(company: Company, *, agreement: Agreement = Agreement.AGREE, **values: Any) -> Review:
    """The manager's review of Eli in sign-off: both forms answered, shared, and read by him."""
    cycle = await launched(company, **values)
    for direction in (SELF, MANAGER):
        await _answer(company, await form(cycle, company.people["eli"], direction))
    await Review.all().update(state=ReviewState.SHARED, shared_at=NOON, submitted_at=NOON)
    await Review.filter(direction=MANAGER).update(
        state=ReviewState.ACKNOWLEDGED,
        acknowledged_at=NOON,
        agreement=agreement,
        acknowledgement_comment="The night shift is missing.",
        overall_rating=3,
    )
    await ReviewCycle.all().update(state=CycleState.SIGN_OFF)
    return await form(cycle, company.people["eli"], MANAGER)


async def _answer(company: Company, review: Review) -> None:
    common: dict[str, Any] = {"review_id": review.id, "created_at": NOON, "updated_at": NOON}
    who = "eli" if review.direction is SELF else "mona"
    words = await question(company, review.direction, QuestionKind.TEXT)
    await Answer.create(question_id=words.id, text=f"What {who} says.", **common)
    goal = await Goal.get(owner_id=review.reviewee_id)
    asked = await question(company, review.direction, QuestionKind.GOAL_REALISM)
    await Answer.create(
        question_id=asked.id,
        subject=str(goal.id),
        goal_id=goal.id,
        choice="REALISTIC",
        text="As planned.",
        **common,
    )
    skill = await Skill.get(name="Coaching")
    asked = await question(company, review.direction, QuestionKind.SKILLS_GAINED)
    await Answer.create(
        question_id=asked.id,
        subject=str(skill.id),
        skill_id=skill.id,
        level_before=1,
        level_after=3,
        **common,
    )
    if review.direction is MANAGER:
        rated = await question(company, MANAGER, QuestionKind.RATING, overall=True)
        await Answer.create(question_id=rated.id, rating=3, text="Solid.", **common)
        note = await question(company, MANAGER, QuestionKind.PRIVATE_NOTE)
        await Answer.create(question_id=note.id, text="private note", **common)


async def sign(ask: Ask, company: Company, name: str, **more: Any) -> dict[str, Any]:
    """Sign Eli's review as somebody, of the version it has now."""
    review = await managers_review()
    input = {"reviewId": global_id("Review", review.id), "version": review.version} | more
    return await do(ask, company.actor(name), "SignReview", **input)


async def signed_review(ask: Ask, company: Company, **values: Any) -> Review:
    """Read and signed by both."""
    await read_review(company, **values)
    for name in ("eli", "mona"):
        assert refusals(await sign(ask, company, name)) == []
    return await managers_review()


async def managers_review() -> Review:
    """The manager's review as it is now."""
    return await Review.get(direction=MANAGER)


async def overall_answer() -> Answer:
    """The overall rating in it."""
    return await Answer.get(question__overall=True, review__direction=MANAGER)


async def correct(ask: Ask, company: Company, name: str, **values: Any) -> dict[str, Any]:
    """Correct the overall rating of Eli's review as somebody."""
    review, answer = await managers_review(), await overall_answer()
    corrections = [{"answerId": global_id("Answer", answer.id)} | (values or {"rating": 4})]
    return await do(
        ask, company.actor(name), "CorrectReview",
        reviewId=global_id("Review", review.id), version=review.version,
        reason="The night shift was missing.", corrections=corrections,
    )  # fmt: skip
