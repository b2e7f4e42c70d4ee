"""The inbox: each kind of task from planted data, with its exact words, and gone once it is done."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from headway.people.rules.vocabulary import EmployeeStatus
from headway.planning.models import Goal, KeyResult, Period
from headway.planning.rules import GoalState, Measure, PeriodState
from headway.platform.actor import Scope
from headway.reviewing.models import Answer, Question, Review
from headway.reviewing.rules import CycleState, QuestionKind, ReviewDirection, ReviewState
from headway.rewarding.models import Reward
from headway.rewarding.rules import RewardState
from tests.company import NOON, TODAY, Company, gid, make_company, make_goal, make_key_result
from tests.conftest import Ask
from tests.homes import make_bonus, make_cycle, make_forms

TASKS = """{ viewer { inboxCount tasks(first: 100) { kind title detail href action dueOn person { name } subject { id } } } }"""


@pytest.fixture
async def company(database: object, clock: object) -> Company:
    return await make_company()


async def seen_by(ask: Ask, company: Company, name: str, **changes: Any) -> tuple[list[dict[str, Any]], int]:
    """The tasks of somebody, without setting goals, and the count of the inbox."""
    answer = await ask(TASKS, as_=company.actor(name, **changes))
    assert answer.errors is None, answer.errors
    assert answer.data is not None
    viewer = answer.data["viewer"]
    return [task for task in viewer["tasks"] if task["kind"] != "SET_GOALS"], viewer["inboxCount"]


def told(task: dict[str, Any]) -> tuple[str | None, ...]:
    return task["kind"], task["title"], task["detail"], task["href"], task["action"], task["dueOn"]


async def test_a_proposed_goal_waits_for_the_direct_manager(ask: Ask, company: Company) -> None:
    goal = await make_goal(
        company.people["priya"], company.period, "Retire old articles", state=GoalState.PROPOSED
    )
    await make_key_result(goal)
    tasks, count = await seen_by(ask, company, "mona")
    assert [told(task) for task in tasks] == [
        (
            "AGREE_GOAL",
            "New goal from Priya",
            "“Retire old articles” · 1 key result · due 31 Dec · proposed today",
            f"/goals/{gid(goal)}",
            "Agree",
            None,
        )
    ]
    assert (tasks[0]["person"]["name"], tasks[0]["subject"]["id"], count) == ("Priya", gid(goal), 1)
    for other in ("priya", "paul", "vera", "ada", "hanna", "boris", "admin", "dora"):
        assert await seen_by(ask, company, other) == ([], 0), other
    await Goal.filter(id=goal.id).update(state=GoalState.ACTIVE)
    assert await seen_by(ask, company, "mona") == ([], 0)


async def test_goals_of_who_has_no_manager_wait_for_hr(ask: Ask, company: Company) -> None:
    await make_goal(company.people["ada"], company.period, "Win the north", state=GoalState.PROPOSED)
    tasks, count = await seen_by(ask, company, "boris")
    assert ([task["title"] for task in tasks], count) == (["New goal from Ada"], 1)
    assert await seen_by(ask, company, "hanna") == ([], 0)
    await Period.filter(id=company.period.id).update(state=PeriodState.CLOSED)
    assert await seen_by(ask, company, "boris") == ([], 0)


async def test_a_returned_goal_goes_back_to_its_owner(ask: Ask, company: Company) -> None:
    values = {"state": GoalState.DRAFT, "return_reason": "Say how many."}
    goal = await make_goal(company.people["priya"], company.period, "Retire articles", **values)
    await make_goal(company.people["priya"], company.period, "Never proposed", state=GoalState.DRAFT)
    tasks, count = await seen_by(ask, company, "priya")
    assert [told(task)[:3] for task in tasks] == [
        ("REVISE_GOAL", "Revise “Retire articles”", "Returned today: “Say how many.”")
    ]
    assert (tasks[0]["href"], count) == (f"/goals/{gid(goal)}", 0)
    assert await seen_by(ask, company, "mona") == ([], 0)


async def test_who_has_no_goals_sets_some(ask: Ask, company: Company) -> None:
    async def all_of(name: str, **changes: Any) -> list[tuple[str | None, ...]]:
        answer = await ask(TASKS, as_=company.actor(name, **changes))
        assert answer.data is not None
        return [told(task)[1:4] for task in answer.data["viewer"]["tasks"]]

    assert await all_of("priya") == [
        (
            "Set your goals for H2 2026",
            "You have none in this period yet; it runs until 31 Dec.",
            "/goals?scope=me",
        )
    ]
    assert await all_of("priya", scopes=frozenset({Scope.PEOPLE_READ})) == []
    assert await all_of("admin") == []
    assert await all_of("integration") == []
    assert await all_of("nobody") == []
    company.people["priya"].status = EmployeeStatus.ON_LEAVE
    await company.people["priya"].save()
    assert await all_of("priya") == []
    await make_goal(company.people["paul"], company.period, state=GoalState.DRAFT)
    assert await all_of("paul") == []
    await Period.all().update(state=PeriodState.CLOSED)
    assert await all_of("vera") == []


async def test_a_key_result_without_a_number_for_two_weeks(ask: Ask, company: Company) -> None:
    priya = company.people["priya"]
    goal = await make_goal(priya, company.period, "Answer faster")
    late = await make_key_result(goal, title="Reply time", unit="h", baseline=Decimal(4), target=Decimal(2))
    await KeyResult.filter(id=late.id).update(
        current_value=Decimal("2.5"), current_on=TODAY - timedelta(days=16)
    )
    await make_key_result(goal, title="Share answered", measure=Measure.PERCENT)
    done = await make_key_result(goal, title="Reached")
    await KeyResult.filter(id=done.id).update(
        current_value=Decimal(100), current_on=TODAY - timedelta(days=40)
    )
    fresh = await make_key_result(goal, title="Fresh")
    await KeyResult.filter(id=fresh.id).update(
        current_value=Decimal(1), current_on=TODAY - timedelta(days=13)
    )
    paused = await make_goal(priya, company.period, "Paused", state=GoalState.PAUSED)
    await make_key_result(paused)
    young = await make_goal(priya, company.period, "Young", agreed_at=NOON - timedelta(days=13))
    await make_key_result(young)
    tasks, count = await seen_by(ask, company, "priya")
    assert [told(task)[1:] for task in tasks] == [
        (
            "Share answered: no number yet, for 62 days",
            "Target 100% · “Answer faster”",
            f"/goals/{gid(goal)}",
            "Log",
            None,
        ),
        (
            "Reply time: 16 days since the last number",
            "Last 2.5 h on 16 Aug, target 2 h · “Answer faster”",
            f"/goals/{gid(goal)}",
            "Log",
            None,
        ),
    ]
    assert (tasks[1]["subject"]["id"], count) == (gid(late), 0)
    assert await seen_by(ask, company, "mona") == ([], 0)


async def test_reviews_to_write(ask: Ask, company: Company) -> None:
    cycle = await make_cycle(company.period)
    forms = await make_forms(cycle, company.people["priya"], company.people["mona"], ReviewState.IN_PROGRESS)
    question = await Question.create(
        template_id=cycle.template_id, direction=ReviewDirection.SELF, position=1, section="A", kind=QuestionKind.TEXT, title="What went well?"
    )  # fmt: skip
    now: dict[str, Any] = {"created_at": cycle.created_at, "updated_at": cycle.created_at}
    await Answer.create(review=forms.own, question=question, text="Much.", **now)
    tasks, count = await seen_by(ask, company, "priya")
    assert [told(task) for task in tasks] == [
        (
            "WRITE_SELF_REVIEW",
            "Finish your self review",
            "H2 reviews · 1 question answered · due Fri 4 Sep",
            f"/reviews/{gid(cycle)}/{gid(forms.own)}",
            "Continue",
            "2026-09-04",
        )
    ]
    assert count == 0
    assert forms.manager is not None
    tasks, count = await seen_by(ask, company, "mona")
    assert [told(task) for task in tasks] == [
        (
            "WRITE_REVIEW",
            "Write the review of Priya",
            "H2 reviews · self review is not in yet · due 18 Sep",
            f"/reviews/{gid(cycle)}/{gid(forms.manager)}",
            "Write",
            "2026-09-18",
        )
    ]
    assert count == 1
    await Review.filter(id=forms.own.id).update(state=ReviewState.SUBMITTED)
    tasks, _ = await seen_by(ask, company, "mona")
    assert tasks[0]["detail"] == "H2 reviews · self review is in · due 18 Sep"
    assert await seen_by(ask, company, "priya") == ([], 0)
    for other in ("paul", "vera", "hanna", "admin"):
        assert await seen_by(ask, company, other) == ([], 0), other


async def test_reviews_to_share_and_to_acknowledge(ask: Ask, company: Company) -> None:
    cycle = await make_cycle(company.period, CycleState.SHARING)
    forms = await make_forms(
        cycle, company.people["priya"], company.people["mona"], *[ReviewState.SUBMITTED] * 2
    )
    assert forms.manager is not None
    tasks, count = await seen_by(ask, company, "mona")
    href = f"/reviews/{gid(cycle)}/{gid(forms.manager)}"
    assert [told(task) for task in tasks] == [
        (
            "SHARE_REVIEW",
            "Share the review of Priya",
            "H2 reviews · handed in 5 days ago · sign-off due 2 Oct",
            href,
            "Share",
            "2026-10-02",
        )
    ]
    assert count == 1
    assert await seen_by(ask, company, "priya") == ([], 0)
    shared = {"state": ReviewState.SHARED, "shared_at": forms.manager.started_at}
    await Review.filter(id=forms.manager.id).update(**shared)
    assert await seen_by(ask, company, "mona") == ([], 0)
    tasks, count = await seen_by(ask, company, "priya")
    assert [told(task) for task in tasks] == [
        (
            "ACKNOWLEDGE_REVIEW",
            "Read and acknowledge your review",
            "H2 reviews · shared by Mona 6 days ago · sign-off due 2 Oct",
            href,
            "Read",
            "2026-10-02",
        )
    ]
    assert (tasks[0]["person"]["name"], count) == ("Mona", 1)


async def test_rewards_to_decide_and_to_tell(ask: Ask, company: Company) -> None:
    priya, mona, vera = (company.people[name] for name in ("priya", "mona", "vera"))
    bonus = await make_bonus(priya, mona, vera, company.period)
    tasks, count = await seen_by(ask, company, "vera")
    assert [told(task) for task in tasks] == [
        (
            "APPROVE_REWARD",
            "Bonus of €600 for Priya",
            "Proposed by Mona today · takes effect 1 Oct · “Covered three weekends.”",
            f"/rewards/{gid(bonus)}",
            "Decide",
            None,
        )
    ]
    assert count == 1
    for other in ("priya", "mona", "ada", "hanna"):
        assert await seen_by(ask, company, other) == ([], 0), other
    await Reward.filter(id=bonus.id).update(state=RewardState.COMMITTED, committed_at=bonus.created_at)
    tasks, count = await seen_by(ask, company, "mona")
    assert [told(task) for task in tasks] == [
        (
            "TELL_REWARD",
            "Tell Priya about the bonus of €600",
            "Approved today · takes effect 1 Oct",
            f"/rewards/{gid(bonus)}",
            "Tell",
            "2026-10-01",
        )
    ]
    assert count == 1
    assert await seen_by(ask, company, "vera") == ([], 0)
    assert await seen_by(ask, company, "priya") == ([], 0)


async def test_the_most_urgent_comes_first(ask: Ask, company: Company) -> None:
    mona, priya, paul = (company.people[name] for name in ("mona", "priya", "paul"))
    cycle = await make_cycle(company.period)
    await make_forms(cycle, mona, company.people["vera"])
    await make_forms(cycle, priya, mona)
    await make_bonus(
        paul,
        mona,
        company.people["vera"],
        company.period,
        RewardState.COMMITTED,
        effective_on=date(2026, 8, 31),
    )
    await make_goal(priya, company.period, "Proposed", state=GoalState.PROPOSED)
    await make_key_result(await make_goal(mona, company.period, "Mine"))
    answer = await ask(
        "{ viewer { inboxCount tasks(first: 3) { kind } all: tasks { kind } } }", as_=company.actor("mona")
    )
    assert answer.data is not None
    kinds = [task["kind"] for task in answer.data["viewer"]["all"]]
    assert kinds == ["TELL_REWARD", "WRITE_SELF_REVIEW", "AGREE_GOAL", "LOG_PROGRESS", "WRITE_REVIEW"]
    assert [task["kind"] for task in answer.data["viewer"]["tasks"]] == kinds[:3]
    assert answer.data["viewer"]["inboxCount"] == 3


@pytest.mark.parametrize("first", [0, 101, -1])
async def test_a_page_of_tasks_is_bounded(ask: Ask, company: Company, first: int) -> None:
    answer = await ask(f"{{ viewer {{ tasks(first: {first}) {{ key }} }} }}", as_=company.actor("mona"))
    assert answer.errors is not None
    assert answer.errors[0].extensions == {"code": "BAD_REQUEST"}
