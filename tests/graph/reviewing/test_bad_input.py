"""Bad input of answers: each fault is refused with its code and path, and what was written before is kept."""

from typing import Any

import pytest

from headway.graph.ids import global_id
from headway.platform.models import AuditEvent
from headway.reviewing.models import Answer, Review, ReviewCycle
from headway.reviewing.rules import CycleState, QuestionKind, ReviewState
from tests.reviews import (
    MANAGER,
    SELF,
    Ask,
    Company,
    answer_all,
    do,
    form,
    launched,
    make_company,
    put,
    question,
    refusals,
    save,
)


@pytest.fixture
async def company(clock: Any) -> Company:
    return await make_company()


async def test_each_fault_has_its_code_and_path_and_drafts_are_kept(ask: Ask, company: Company) -> None:
    cycle = await launched(company)
    eli, review = company.actor("eli"), await form(cycle, company.people["eli"], SELF)
    text = await question(company, SELF, QuestionKind.TEXT)
    rating = await question(company, SELF, QuestionKind.RATING)
    theirs = await question(company, MANAGER, QuestionKind.TEXT)
    assert refusals(await save(ask, eli, review, text, text="Kept")) == []
    before = await AuditEvent.all().count()
    at_work, closed, over = CycleState.COLLECTING, CycleState.CLOSED, CycleState.MANAGER_REVIEW
    cases: list[tuple[str, str, CycleState, ReviewState, Any, dict[str, Any], list[tuple[str, str]]]] = [
        ("a rating for a text", "eli", at_work, ReviewState.IN_PROGRESS, text, {"rating": 3, "version": 1}, [("INVALID", "rating")]),
        ("a yes for a rating", "eli", at_work, ReviewState.IN_PROGRESS, rating, {"yes": True}, [("INVALID", "yes")]),
        ("off the scale", "eli", at_work, ReviewState.IN_PROGRESS, rating, {"rating": 9}, [("OUT_OF_RANGE", "rating")]),
        ("too long", "eli", at_work, ReviewState.IN_PROGRESS, text, {"text": "x" * 20_001, "version": 1}, [("TOO_LONG", "text")]),
        ("a question of another form", "eli", at_work, ReviewState.IN_PROGRESS, theirs, {"text": "x"}, [("NOT_FOUND", "questionId")]),
        ("after the phase", "eli", over, ReviewState.IN_PROGRESS, text, {"text": "Late", "version": 1}, [("CLOSED", "id")]),
        ("to a closed cycle", "eli", closed, ReviewState.IN_PROGRESS, text, {"text": "Late", "version": 1}, [("CLOSED", "id")]),
        ("once handed in", "eli", at_work, ReviewState.SUBMITTED, text, {"text": "More", "version": 1}, [("WRONG_STATE", "id")]),
        ("the manager in their place", "mona", at_work, ReviewState.IN_PROGRESS, text, {"text": "Me", "version": 1}, [("FORBIDDEN", "id")]),
        ("a colleague", "pia", at_work, ReviewState.IN_PROGRESS, text, {"text": "Me", "version": 1}, [("NOT_FOUND", "id")]),
        ("stale", "eli", at_work, ReviewState.IN_PROGRESS, text, {"text": "Old tab", "version": 0}, [("CONFLICT", "version")]),
        ("from the future", "eli", at_work, ReviewState.IN_PROGRESS, text, {"text": "?", "version": 2}, [("CONFLICT", "version")]),
    ]  # fmt: skip
    for what, name, phase, state, asked, values, expected in cases:
        await put(review, state, phase)
        assert refusals(await save(ask, company.actor(name), review, asked, **values)) == expected, what
        assert [(it.text, it.version) for it in await Answer.all()] == [("Kept", 1)], what
    assert await AuditEvent.all().count() == before


async def test_words_where_a_number_belongs_are_refused_before_anything_is_read(
    ask: Ask, company: Company
) -> None:
    cycle = await launched(company)
    review = await form(cycle, company.people["eli"], SELF)
    asked = await question(company, SELF, QuestionKind.RATING)
    input = {
        "reviewId": global_id("Review", review.id),
        "questionId": global_id("Question", asked.id),
        "version": 0,
    }
    document = "mutation($input: SaveAnswerInput!) { saveAnswer(input: $input) { __typename } }"
    result = await ask(document, {"input": input | {"rating": "three"}}, as_=company.actor("eli"))
    assert result.errors is not None
    assert "at .rating" in result.errors[0].message
    assert await Answer.all().count() == 0


async def test_handing_in_twice_counts_once(ask: Ask, company: Company) -> None:
    cycle = await launched(company)
    eli, review = company.actor("eli"), await form(cycle, company.people["eli"], SELF)
    await answer_all(ask, company, eli, review)
    id = global_id("Review", review.id)
    assert refusals(await do(ask, eli, "SubmitReview", reviewId=id, version=2)) == []
    assert refusals(await do(ask, eli, "SubmitReview", reviewId=id, version=2)) == [("CONFLICT", "version")]
    assert refusals(await do(ask, eli, "SubmitReview", reviewId=id, version=3)) == [("WRONG_STATE", "id")]
    await ReviewCycle.filter(id=cycle.id).update(state=CycleState.CLOSED)
    await Review.filter(id=review.id).update(state=ReviewState.IN_PROGRESS)
    assert refusals(await do(ask, eli, "SubmitReview", reviewId=id, version=3)) == [("CLOSED", "id")]
    assert await AuditEvent.filter(action="submit_review").count() == 1
