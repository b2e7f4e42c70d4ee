"""Hard cases of questionnaires: each kind of round runs to its end, and answers keep what they were asked."""

from datetime import date
from typing import Any

import pytest

from headway.graph.ids import global_id
from headway.people.models import Employee
from headway.planning.models import Goal
from headway.planning.rules import GoalState
from headway.platform.actor import SYSTEM
from headway.reviewing.actions.templates import install
from headway.reviewing.models import Participant, Question, Review, ReviewCycle, ReviewTemplate
from headway.reviewing.rules import CycleState, QuestionKind
from headway.reviewing.rules.ready_made import PROBATION, READY_MADE, WITHOUT_RATING
from headway.reviewing.rules.templates import TemplateDraft, problems_of_questions, problems_of_weights
from tests.reviews import (
    MANAGER,
    SELF,
    Ask,
    Company,
    do,
    form,
    launched,
    make_company,
    question,
    refusals,
    save,
)


@pytest.fixture
async def company(clock: Any) -> Company:
    return await make_company()


async def test_question_edited_after_answers(ask: Ask, company: Company) -> None:
    hanna, eli = company.actor("hanna"), company.actor("eli")
    cycle = await launched(company)
    asked = await question(company, SELF, QuestionKind.TEXT)
    review = await form(cycle, company.people["eli"], SELF)
    await save(ask, eli, review, asked, text="The queue.")
    changed = {
        "direction": "SELF",
        "section": "Looking back",
        "kind": "TEXT",
        "title": "What are you proud of?",
    }
    theirs = {"direction": "MANAGER", "section": "Looking back", "kind": "TEXT", "title": "What did you see?"}
    made = await do(
        ask, hanna, "MakeReviewTemplate", name=company.template.name, number=1, kind="HALF_YEAR",
        scale={"name": "Three", "steps": [{"value": it, "label": f"Step {it}"} for it in (1, 2, 3)]},
        questions=[changed, theirs],
    )  # fmt: skip
    assert made["template"]["number"] == 2
    wording = {"questionId": global_id("Question", asked.id), "wording": 1, "help": asked.help}
    await do(ask, hanna, "FixQuestionWording", **wording, title="What went well so far?")
    query = """query($id: ID!) { review(id: $id) { cycle { template { number } } answers { text question { title earlierWordings { title } } } } }"""
    found = (await ask(query, {"id": global_id("Review", review.id)}, as_=eli)).data["review"]
    assert found == {
        "cycle": {"template": {"number": 1}},
        "answers": [
            {
                "text": "The queue.",
                "question": {
                    "title": "What went well so far?",
                    "earlierWordings": [{"title": "What went well?"}],
                },
            }
        ],
    }


async def test_each_ready_made_questionnaire_runs_to_closed(ask: Ask, company: Company) -> None:
    await Employee.filter(id=company.people["eli"].id).update(hired_on=date(2026, 6, 1))
    for draft in READY_MADE:
        assert problems_of_questions(draft.questions) == []
        assert problems_of_weights(draft.policy.weights, draft.questions) == []
        cycle = await run(ask, company, draft)
        rated = {review.overall_rating for review in await Review.filter(cycle=cycle)}
        assert rated == ({None, 3} if any(it.overall for it in draft.questions) else {None}), draft.name


async def run(ask: Ask, company: Company, draft: TemplateDraft) -> ReviewCycle:
    """A round of Eli over this questionnaire, from its launch to its close, as HR and both writers make it."""
    template = await install(SYSTEM, draft)
    hanna = company.actor("hanna")
    made = await do(
        ask,
        hanna,
        "CreateReviewCycle",
        **company.terms(
            name=draft.name,
            kind=draft.kind,
            templateId=global_id("ReviewTemplate", template.id),
            includeIds=[company.id_of("eli")],
        ),
    )
    id = made["cycle"]["id"]
    assert refusals(await do(ask, hanna, "CheckReviewCycle", id=id, version=1, waive=True)) == []
    assert refusals(await do(ask, hanna, "LaunchReviewCycle", id=id, version=2)) == []
    cycle = await ReviewCycle.get(name=draft.name, kind=draft.kind)
    assert cycle.realism_required == draft.policy.realism_required
    for direction, name in ((SELF, "eli"), (MANAGER, "mona")):
        await fill(ask, company, template, await form(cycle, company.people["eli"], direction), name)
    for version, reason in ((3, ""), (4, "No dotted-line review.")):
        assert refusals(await do(ask, hanna, "MoveReviewCycle", id=id, version=version, reason=reason)) == []
    theirs = await form(cycle, company.people["eli"], MANAGER)
    assert refusals(await do(ask, hanna, "ShareAllReviews", cycleId=id, version=5)) == []
    assert refusals(await do(ask, hanna, "MoveReviewCycle", id=id, version=5)) == []
    seen = {"reviewId": global_id("Review", theirs.id), "version": theirs.version + 1, "agreement": "AGREE"}
    assert refusals(await do(ask, company.actor("eli"), "AcknowledgeReview", **seen)) == []
    assert refusals(await do(ask, hanna, "CloseReviewCycle", id=id, version=6)) == []
    await cycle.refresh_from_db()
    assert cycle.state is CycleState.CLOSED
    return cycle


async def fill(ask: Ask, company: Company, template: ReviewTemplate, review: Review, name: str) -> None:
    """Answer everything that is needed in the middle of each scale, and hand in."""
    actor = company.actor(name)
    needed = Question.filter(template=template, direction=review.direction, required=True)
    for asked in await needed:
        values: dict[str, Any] = {"text": "Something true."}
        match asked.kind:
            case QuestionKind.GOAL_REALISM:
                goal = await Goal.get(owner_id=review.reviewee_id, state=GoalState.ACTIVE)
                values = {"goalId": global_id("Goal", goal.id), "choice": "REALISTIC"}
            case QuestionKind.RATING:
                values["rating"] = 3
            case QuestionKind.CHOICE:
                values["choice"] = asked.choices[0]
            case QuestionKind.YES_NO:
                values["yes"] = True
            case _:
                pass
        assert refusals(await save(ask, actor, review, asked, **values)) == [], asked.title
    input = {"reviewId": global_id("Review", review.id), "version": 2}
    assert refusals(await do(ask, actor, "SubmitReview", **input)) == []


async def test_a_round_without_ratings_asks_for_none() -> None:
    kinds = {it.kind for it in WITHOUT_RATING.questions}
    assert QuestionKind.RATING not in kinds
    assert WITHOUT_RATING.policy.weights == {}


async def test_who_ends_probation_is_chosen_by_the_day_they_were_hired(ask: Ask, company: Company) -> None:
    days = {
        "ada": date(2020, 1, 1),
        "eli": date(2026, 6, 1),
        "pia": date(2026, 6, 30),
        "mona": date(2026, 7, 1),
    }
    for name, day in days.items():
        await Employee.filter(id=company.people[name].id).update(hired_on=day)
    template = await install(SYSTEM, PROBATION)
    terms = company.terms(
        name="Probation", kind="PROBATION", templateId=global_id("ReviewTemplate", template.id),
        hiredFrom="2026-06-01", hiredTo="2026-06-30", departmentIds=[global_id("Department", company.support.id)],
    )  # fmt: skip
    backwards = terms | {"hiredTo": "2026-05-31"}
    assert refusals(await do(ask, company.actor("hanna"), "CreateReviewCycle", **backwards)) == [
        ("INVALID", "hiredTo")
    ]
    assert refusals(await do(ask, company.actor("hanna"), "CreateReviewCycle", **terms)) == []
    chosen = {it.name for it in await Participant.all()}
    assert chosen == {"Eli", "Pia"}
    late = terms | {"name": "And Ada", "includeIds": [company.id_of("ada")]}
    await do(ask, company.actor("hanna"), "CreateReviewCycle", **late)
    assert {it.name for it in await Participant.filter(cycle__name="And Ada")} == {"Ada", "Eli", "Pia"}
