"""Hard cases of questionnaires: each kind of round runs to its end, and answers keep what they were asked."""

from datetime import date, timedelta
from typing import Any

import pytest

from headway.graph.ids import global_id
from headway.people.models import Employee
from headway.planning.models import Goal
from headway.planning.rules import GoalState
from headway.platform.actor import SYSTEM
from headway.reviewing.actions.templates import install
from headway.reviewing.models import Participant, Question, RatingScale, Review, ReviewCycle, ReviewTemplate
from headway.reviewing.rules import CycleState, QuestionKind, ReviewState
from headway.reviewing.rules.ready_made import FIVE_STEPS, PROBATION, READY_MADE, WITHOUT_RATING
from headway.reviewing.rules.templates import TemplateDraft, problems_of_questions, problems_of_weights
from tests.reviews import (
    MANAGER,
    NOON,
    SELF,
    Ask,
    Company,
    do,
    form,
    launch_now,
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
    cycle = await launch_now(hanna, await ReviewCycle.get(name=draft.name, kind=draft.kind))
    assert cycle.realism_required == draft.policy.realism_required
    for direction, name in ((SELF, "eli"), (MANAGER, "mona")):
        await fill(ask, company, template, await form(cycle, company.people["eli"], direction), name)
    for reason in ("", "No dotted-line review."):
        await cycle.refresh_from_db()
        move = {"id": id, "version": cycle.version, "reason": reason}
        assert refusals(await do(ask, hanna, "MoveReviewCycle", **move)) == []
    await cycle.refresh_from_db()
    assert refusals(await do(ask, hanna, "ShareAllReviews", cycleId=id, version=cycle.version)) == []
    await cycle.refresh_from_db()
    assert refusals(await do(ask, hanna, "MoveReviewCycle", id=id, version=cycle.version)) == []
    theirs = await form(cycle, company.people["eli"], MANAGER)
    seen = {"reviewId": global_id("Review", theirs.id), "version": theirs.version, "agreement": "AGREE"}
    assert refusals(await do(ask, company.actor("eli"), "AcknowledgeReview", **seen)) == []
    await cycle.refresh_from_db()
    close = {"id": id, "version": cycle.version, "reason": "Signed on paper."}
    assert refusals(await do(ask, hanna, "CloseReviewCycle", **close)) == []
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
            case QuestionKind.STANDARDS:
                # Nobody here has a role, and so no standards.
                continue
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


async def test_scale_changed_between_cycles(ask: Ask, company: Company) -> None:
    earlier = await launched(company)
    await ReviewCycle.filter(id=earlier.id).update(name="Earlier")
    three = [{"value": it, "label": f"Step {it}", "anchor": ""} for it in (1, 2, 3)]
    scale = await RatingScale.create(name="Three", steps=three)
    template = await ReviewTemplate.create(
        name="Half-year review", number=2, kind="HALF_YEAR", scale=scale, created_at=NOON
    )
    later = await launched(company)
    await ReviewCycle.filter(id=later.id).update(name="Later", template_id=template.id)
    for cycle, rating, at in ((earlier, 4, NOON), (later, 3, NOON + timedelta(days=1))):
        await Review.filter(cycle=cycle, direction=MANAGER).update(
            state=ReviewState.SHARED, overall_rating=rating, shared_at=at
        )
    query = """query($id: ID!) { employee(id: $id) { ratingTrend { rating share otherScale scale { name } review { cycle { name } } } } }"""
    for name in ("eli", "mona", "hanna"):
        found = await ask(query, {"id": company.id_of("eli")}, as_=company.actor(name))
        assert found.data["employee"]["ratingTrend"] == [
            {"rating": 4, "share": 0.75, "otherScale": False, "scale": {"name": FIVE_STEPS.name}, "review": {"cycle": {"name": "Earlier"}}},
            {"rating": 3, "share": 1.0, "otherScale": True, "scale": {"name": "Three"}, "review": {"cycle": {"name": "Later"}}},
        ], name  # fmt: skip
    hidden = await ask(query, {"id": company.id_of("eli")}, as_=company.actor("pia"))
    assert hidden.data["employee"]["ratingTrend"] == []
