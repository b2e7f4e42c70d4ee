"""How many statements the main questions about reviews cost, the same at two sizes."""

from typing import Any

import pytest

from headway.graph.ids import global_id
from headway.monitoring.models import Feedback
from headway.monitoring.rules import FeedbackKind, FeedbackVisibility
from headway.reviewing.actions.writing import submit_review
from headway.reviewing.models import Answer, Question, Review, ReviewCycle
from headway.reviewing.rules import QuestionKind, ReviewState
from tests.conftest import Ask, Statements
from tests.factories import make_employee
from tests.reviews import MANAGER, NOON, SELF, Company, answer_all, form, launched, make_company, make_goal

TO_WRITE = """{ reviews(where: {scope: TO_WRITE}, first: 50) { totalCount nodes { id state dueOn allowedActions counterpartState
    reviewee { name } reviewer { name } cycle { name allowedActions counts { participants selfSubmitted managerSubmitted } } } } }"""
ONE = """query($id: ID!) { review(id: $id) { id state version readers counterpartState overallRating allowedActions
    reviewee { name } scale { steps { value label anchor } } questions { id kind title } goals { id title }
    answers { id rating text version question { id } goal { title } citations { label } }
    counterpart { id answers { text } }
    evidence { id kind title text cited person { name } } evidenceByMonth { month available cited } } }"""
NESTED = """{ employees(first: 50) { nodes { name reviews { totalCount nodes { direction state overallRating
    cycle { name } reviewer { name } answers { rating text question { title } } } } } } }"""
CYCLES = """{ reviewCycles { nodes { name counts { participants selfAssigned skipped } problemCount allowedActions lastSteps { words }
    participants(first: 20) { nodes { title employee { name } manager { name } selfReview { state } managerReview { state } } } } } }"""


async def fill(company: Company, people: int) -> ReviewCycle:
    """A cycle of this many people below Mona with answers, goals and feedback."""
    names = [f"p{number}" for number in range(people)]
    for name in names:
        company.people[name] = await make_employee(
            name, manager=company.people["mona"], department=company.support
        )
    cycle = await launched(company, *names)
    for name in names:
        for number in range(people):
            await make_goal(company, name, title=f"Goal {number}")
            await Feedback.create(
                giver=company.people["pia"],
                receiver=company.people[name],
                kind=FeedbackKind.NOTE,
                visibility=FeedbackVisibility.RECEIVER_AND_MANAGER,
                text="Good",
                sent_at=NOON,
                created_at=NOON,
                updated_at=NOON,
            )
    for review in await Review.filter(cycle_id=cycle.id):
        asked = Question.filter(template_id=company.template.id, direction=review.direction)
        for question in await asked.exclude(kind__in=[QuestionKind.GOAL_REALISM, QuestionKind.SKILLS_GAINED]):
            await Answer.create(
                review=review, question=question, text="Yes", created_at=NOON, updated_at=NOON
            )
    await Review.filter(cycle_id=cycle.id).update(state=ReviewState.IN_PROGRESS)
    return cycle


async def cost(ask: Ask, statements: Statements, query: str, as_: Any, **variables: Any) -> tuple[int, Any]:
    with statements() as seen:
        result = await ask(query, variables, as_=as_)
    assert result.errors is None, result.errors
    return len(seen), result.data


@pytest.fixture
async def company(clock: Any) -> Company:
    return await make_company()


@pytest.mark.parametrize("size", [2, 6])
async def test_reviews_to_write(ask: Ask, company: Company, statements: Statements, size: int) -> None:
    await fill(company, size)
    spent, data = await cost(ask, statements, TO_WRITE, company.actor("mona"))
    assert data["reviews"]["totalCount"] == size
    assert spent == 11


@pytest.mark.parametrize("size", [2, 6])
async def test_one_review_beside_its_evidence(
    ask: Ask, company: Company, statements: Statements, size: int
) -> None:
    cycle = await fill(company, size)
    await Review.filter(direction="SELF").update(state=ReviewState.SUBMITTED)
    review = await form(cycle, company.people["p0"], MANAGER)
    spent, data = await cost(ask, statements, ONE, company.actor("mona"), id=global_id("Review", review.id))
    assert (len(data["review"]["goals"]), len(data["review"]["evidence"])) == (size, 2 * size)
    assert len(data["review"]["counterpart"]["answers"]) == 3
    assert spent == 27


async def test_handing_in_a_form(ask: Ask, company: Company, statements: Statements) -> None:
    eli, review = company.actor("eli"), await form(await launched(company), company.people["eli"], SELF)
    await answer_all(ask, company, eli, review)
    with statements() as sent:
        await submit_review(eli, id=review.id, version=2)
    assert await Review.filter(id=review.id, state=ReviewState.SUBMITTED).exists()
    # the form, locked; it and the one beside it in their cycle; questions; answers; goals; the change; its audit event; news
    assert len(sent) == 8


@pytest.mark.parametrize("size", [2, 6])
async def test_everybodys_reviews_for_an_integration(
    ask: Ask, company: Company, statements: Statements, size: int
) -> None:
    await fill(company, size)
    await Review.all().update(state=ReviewState.SHARED)
    spent, data = await cost(ask, statements, NESTED, company.actor("token"))
    shared = [len(person["reviews"]["nodes"]) for person in data["employees"]["nodes"]]
    assert sum(shared) == 2 * size
    assert spent == 2


@pytest.mark.parametrize("size", [2, 6])
async def test_running_cycles_with_their_people(
    ask: Ask, company: Company, statements: Statements, size: int
) -> None:
    for _ in range(size - 1):
        await launched(company, "eli", "pia")
    await fill(company, size)
    spent, data = await cost(ask, statements, CYCLES, company.actor("hanna"))
    assert len(data["reviewCycles"]["nodes"]) == size
    assert spent == 17


@pytest.mark.parametrize("people", [2, 30])
async def test_who_is_stuck_costs_the_same_for_few_and_many(
    ask: Ask, company: Company, statements: Statements, people: int
) -> None:
    names = [f"p{number}" for number in range(people)]
    for name in names:
        company.people[name] = await make_employee(
            name, manager=company.people["mona"], department=company.support
        )
    cycle = await launched(company, *names)
    query = f"""{{ reviewCycle(id: "{global_id("ReviewCycle", cycle.id)}") {{ stuckCount problemCount formsMade
        stuck(first: 100) {{ words done of nudged employee {{ name }} }} }} }}"""
    spent, data = await cost(ask, statements, query, company.actor("hanna"))
    assert (data["reviewCycle"]["stuckCount"], len(data["reviewCycle"]["stuck"])) == (people, people)
    assert spent == 17


@pytest.mark.parametrize("people", [3, 40])
async def test_a_launch_costs_the_same_for_few_and_many(
    company: Company, statements: Statements, people: int
) -> None:
    names = [f"p{number}" for number in range(people)]
    for name in names:
        company.people[name] = await make_employee(
            name, manager=company.people["mona"], department=company.support
        )
    with statements() as seen:
        await launched(company, *names)
    assert await Review.all().count() == 2 * people
    # Each of three gatherings forgets the standards kept before and looks whether any are judged.
    assert len(seen) == 61
