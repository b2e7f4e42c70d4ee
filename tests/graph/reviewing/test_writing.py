"""Writing a form: drafts by answer, evidence, handing in and taking back."""

from typing import Any

import pytest

from headway.graph.ids import global_id
from headway.people.models import Skill
from headway.planning.models import Goal
from headway.platform.models import AuditEvent
from headway.reviewing.models import Answer, Citation, Review, ReviewCycle
from headway.reviewing.rules import CycleState, QuestionKind, ReviewState
from tests.reviews import (
    MANAGER,
    SELF,
    Ask,
    Company,
    answer_all,
    do,
    events,
    form,
    launched,
    make_company,
    make_goal,
    put,
    question,
    refusals,
    save,
)


@pytest.fixture
async def company(clock: Any) -> Company:
    return await make_company()


async def test_the_first_answer_starts_the_form_and_the_log_keeps_its_words_private(
    ask: Ask, company: Company
) -> None:
    cycle = await launched(company)
    review = await form(cycle, company.people["eli"], SELF)
    asked = await question(company, SELF, QuestionKind.TEXT)
    saved = await save(ask, company.actor("eli"), review, asked, text="The queue is empty by six.")
    assert saved["answer"]["version"] == 1
    assert saved["review"]["state"] == "IN_PROGRESS"
    row = await Answer.get(review_id=review.id)
    assert row.text == "The queue is empty by six."
    event = await AuditEvent.get(action="save_answer")
    assert (event.employee_id, event.after["text"]) == (company.people["eli"].id, "(private)")


async def test_two_tabs_merge_different_answers_and_clash_on_one(ask: Ask, company: Company) -> None:
    cycle = await launched(company)
    eli = company.actor("eli")
    review = await form(cycle, company.people["eli"], SELF)
    text = await question(company, SELF, QuestionKind.TEXT)
    rating = await question(company, SELF, QuestionKind.RATING)
    assert refusals(await save(ask, eli, review, text, text="Tab one")) == []
    assert refusals(await save(ask, eli, review, rating, rating=4)) == []
    assert refusals(await save(ask, eli, review, text, text="Tab one again", version=1)) == []
    stale = await save(ask, eli, review, text, text="Tab two", version=1)
    assert refusals(stale) == [("CONFLICT", "version")]
    assert stale["current"]["text"] == "Tab one again"
    assert stale["current"]["version"] == 2
    assert refusals(await save(ask, eli, review, text, text="Tab two", version=0)) == [
        ("CONFLICT", "version")
    ]
    assert sorted([answer.text for answer in await Answer.all()]) == ["", "Tab one again"]


WRONG = [
    (QuestionKind.TEXT, {"text": "x", "rating": 3}, [("INVALID", "rating")]),
    (QuestionKind.TEXT, {"text": "x" * 20_001}, [("TOO_LONG", "text")]),
    (QuestionKind.TEXT, {"text": "a\0b"}, [("INVALID", "text"), ("REQUIRED", "text")]),
    (QuestionKind.TEXT, {}, [("REQUIRED", "text")]),
    (QuestionKind.RATING, {"rating": 6}, [("OUT_OF_RANGE", "rating")]),
    (QuestionKind.RATING, {"rating": 0, "yes": True}, [("INVALID", "yes"), ("OUT_OF_RANGE", "rating")]),
    (QuestionKind.GOAL_REALISM, {"choice": "REALISTIC"}, [("REQUIRED", "goalId")]),
    (QuestionKind.GOAL_REALISM, {"choice": "SO_SO", "goalId": "GOAL"}, [("INVALID", "choice")]),
    (QuestionKind.GOAL_REALISM, {"choice": "REALISTIC", "goalId": "FOREIGN"}, [("NOT_FOUND", "goalId")]),
    (QuestionKind.SKILLS_GAINED, {"levelBefore": 1}, [("REQUIRED", "skillId")]),
    (
        QuestionKind.SKILLS_GAINED,
        {"levelBefore": -1, "levelAfter": 6, "skillId": "SKILL"},
        [("OUT_OF_RANGE", "levelBefore"), ("OUT_OF_RANGE", "levelAfter")],
    ),
    (QuestionKind.SUPPORT, {"choice": "x"}, [("INVALID", "choice")]),
]


@pytest.mark.parametrize(("kind", "values", "expected"), WRONG)
async def test_every_wrong_value_is_told_and_nothing_is_saved(
    ask: Ask, company: Company, kind: QuestionKind, values: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    cycle = await launched(company)
    ids = {
        "GOAL": global_id("Goal", (await Goal.get(owner=company.people["eli"])).id),
        "FOREIGN": global_id("Goal", (await Goal.get(owner=company.people["pia"])).id),
        "SKILL": global_id("Skill", (await Skill.get()).id),
    }
    given = {
        name: ids.get(value, value) if isinstance(value, str) else value for name, value in values.items()
    }
    review = await form(cycle, company.people["eli"], SELF)
    answer = await save(ask, company.actor("eli"), review, await question(company, SELF, kind), **given)
    assert refusals(answer) == expected
    assert await Answer.all().count() == 0
    assert (await Review.get(id=review.id)).state is ReviewState.ASSIGNED


async def test_handing_in_lists_everything_missing_at_once(ask: Ask, company: Company) -> None:
    cycle = await launched(company)
    eli = company.actor("eli")
    review = await form(cycle, company.people["eli"], SELF)
    skills = await question(company, SELF, QuestionKind.SKILLS_GAINED)
    rating = await question(company, SELF, QuestionKind.RATING)
    coaching = global_id("Skill", (await Skill.get()).id)
    await save(ask, eli, review, skills, skillId=coaching, levelBefore=2)
    await save(ask, eli, review, rating, rating=5)
    answer = await do(ask, eli, "SubmitReview", reviewId=global_id("Review", review.id), version=2)
    ids = {
        kind: global_id("Question", (await question(company, SELF, kind)).id)
        for kind in (
            QuestionKind.GOAL_REALISM,
            QuestionKind.TEXT,
            QuestionKind.RATING,
            QuestionKind.SKILLS_GAINED,
            QuestionKind.SUPPORT,
        )
    }
    goal = global_id("Goal", (await Goal.get(owner=company.people["eli"])).id)
    assert refusals(answer) == [
        ("REQUIRED", f"answers.{ids[QuestionKind.GOAL_REALISM]}.{goal}"),
        ("REQUIRED", f"answers.{ids[QuestionKind.TEXT]}"),
        ("EVIDENCE_REQUIRED", f"answers.{ids[QuestionKind.RATING]}"),
        ("REQUIRED", f"answers.{ids[QuestionKind.SKILLS_GAINED]}.{coaching}"),
        ("REQUIRED", f"answers.{ids[QuestionKind.SUPPORT]}"),
    ]
    assert (await Review.get(id=review.id)).state is ReviewState.IN_PROGRESS
    assert await events("submit_review") == 0


async def test_an_extreme_rating_goes_in_with_evidence(ask: Ask, company: Company) -> None:
    cycle = await launched(company)
    eli = company.actor("eli")
    review = await form(cycle, company.people["eli"], SELF)
    await answer_all(ask, company, eli, review)
    rating = await question(company, SELF, QuestionKind.RATING)
    saved = await save(ask, eli, review, rating, rating=5, version=1)
    input = {"reviewId": global_id("Review", review.id), "version": 2}
    assert refusals(await do(ask, eli, "SubmitReview", **input))[0][0] == "EVIDENCE_REQUIRED"
    goal = await Goal.get(owner=company.people["eli"])
    cite = {"answerId": saved["answer"]["id"], "kind": "GOAL", "evidenceId": global_id("Goal", goal.id)}
    cited = await do(ask, eli, "CiteEvidence", **cite)
    assert cited["answer"]["citations"] == [
        {"kind": "GOAL", "evidenceId": cite["evidenceId"], "label": goal.title}
    ]
    assert refusals(await do(ask, eli, "CiteEvidence", **cite)) == []
    assert await Citation.all().count() == 1
    submitted = await do(ask, eli, "SubmitReview", **input)
    assert submitted["review"]["state"] == "SUBMITTED"
    assert refusals(await do(ask, eli, "CiteEvidence", **cite)) == [("WRONG_STATE", "id")]
    assert refusals(await save(ask, eli, review, rating, rating=4, version=2)) == [("WRONG_STATE", "id")]


async def test_citations_come_and_go_only_for_the_writer(ask: Ask, company: Company) -> None:
    cycle = await launched(company)
    eli = company.actor("eli")
    review = await form(cycle, company.people["eli"], SELF)
    saved = await save(ask, eli, review, await question(company, SELF, QuestionKind.TEXT), text="Went well.")
    goal, foreign = (
        await Goal.get(owner=company.people["eli"]),
        await make_goal(company, "pia", visibility="PRIVATE"),
    )
    cite = {"answerId": saved["answer"]["id"], "kind": "GOAL", "evidenceId": global_id("Goal", goal.id)}
    other = cite | {"evidenceId": global_id("Goal", foreign.id)}
    assert refusals(await do(ask, eli, "CiteEvidence", **other)) == [("NOT_FOUND", "evidenceId")]
    assert refusals(await do(ask, company.actor("mona"), "CiteEvidence", **cite)) == [
        ("NOT_FOUND", "answerId")
    ]
    assert refusals(await do(ask, eli, "RemoveCitation", **cite)) == [("NOT_FOUND", "evidenceId")]
    await do(ask, eli, "CiteEvidence", **cite)
    removed = await do(ask, eli, "RemoveCitation", **cite)
    assert removed["answer"]["citations"] == []
    assert await Citation.all().count() == 0
    remove = {"answerId": saved["answer"]["id"], "version": 7}
    assert refusals(await do(ask, eli, "RemoveAnswer", **remove)) == [("CONFLICT", "version")]
    gone = await do(ask, eli, "RemoveAnswer", **remove | {"version": 1})
    assert gone["review"]["answers"] == []
    assert await Answer.all().count() == 0


async def test_taking_back_until_the_manager_handed_in(ask: Ask, company: Company) -> None:
    cycle = await launched(company)
    eli = company.actor("eli")
    review = await form(cycle, company.people["eli"], SELF)
    await answer_all(ask, company, eli, review)
    id = global_id("Review", review.id)
    assert refusals(await do(ask, eli, "TakeBackReview", reviewId=id, version=2)) == [("WRONG_STATE", "id")]
    assert (await do(ask, eli, "SubmitReview", reviewId=id, version=2))["review"]["version"] == 3
    assert refusals(await do(ask, eli, "TakeBackReview", reviewId=id, version=2)) == [("CONFLICT", "version")]
    taken = await do(ask, eli, "TakeBackReview", reviewId=id, version=3)
    assert taken["review"]["state"] == "IN_PROGRESS"
    await do(ask, eli, "SubmitReview", reviewId=id, version=4)
    other = await form(cycle, company.people["eli"], MANAGER)
    await put(other, ReviewState.SUBMITTED, CycleState.COLLECTING)
    assert refusals(await do(ask, eli, "TakeBackReview", reviewId=id, version=5)) == [("CLOSED", "id")]
    assert (await Review.get(id=review.id)).state is ReviewState.SUBMITTED


async def test_a_late_draft_is_kept_when_the_cycle_moved_on(ask: Ask, company: Company) -> None:
    cycle = await launched(company)
    eli = company.actor("eli")
    review = await form(cycle, company.people["eli"], SELF)
    asked = await question(company, SELF, QuestionKind.TEXT)
    await save(ask, eli, review, asked, text="Nearly done")
    await ReviewCycle.filter(id=cycle.id).update(state=CycleState.MANAGER_REVIEW)
    assert refusals(await save(ask, eli, review, asked, text="Done", version=1)) == [("CLOSED", "id")]
    assert (await Answer.get()).text == "Nearly done"


async def test_only_the_author_writes(ask: Ask, company: Company) -> None:
    cycle = await launched(company)
    review = await form(cycle, company.people["eli"], SELF)
    asked = await question(company, SELF, QuestionKind.TEXT)
    for name, code in [
        ("mona", "FORBIDDEN"),
        ("hanna", "FORBIDDEN"),
        ("pia", "NOT_FOUND"),
        ("alma", "NOT_FOUND"),
    ]:
        assert refusals(await save(ask, company.actor(name), review, asked, text="Me too")) == [
            (code, "id")
        ], name
    assert await Answer.all().count() == 0
