"""Who is reminded of what waits: whoever has to see to it, the next level later, each once, and nobody once it is done."""

from collections.abc import Iterable
from datetime import timedelta
from types import ModuleType
from typing import Any

import pytest

from headway.monitoring.models import Notification
from headway.people.models import Employee
from headway.planning.jobs import remind_of_plans
from headway.planning.models import DevelopmentPlan, Goal, GoalProposal, MentorRequest, PerformancePlan
from headway.planning.rules import GoalState, ProposalKind, ProposalState, Visibility
from headway.planning.rules.development import PlanState, RequestState
from headway.platform.models import OutboxEvent
from headway.reviewing.jobs import remind_of_reviews
from headway.reviewing.models import Review
from headway.reviewing.rules import CycleState, ReviewState
from headway.rewarding.jobs import remind_of_rewards
from headway.rewarding.models import Reward
from headway.rewarding.rules import RewardState
from tests.company import NOON, Company, data, make_goal
from tests.conftest import Ask
from tests.graph.inbox.telling import make_office, tell_all, told
from tests.growth import STAMPS, make_plan, make_skill
from tests.homes import make_bonus, make_cycle, make_forms

INFO = "{ viewer { inbox { infoCount info(first: 20) { nodes { text lines { text } } } } } }"


@pytest.fixture
async def office(database: object, clock: object) -> Company:
    return await make_office()


async def plant(office: Company) -> None:
    """Something of each kind that begins to wait at noon of the 1st of September."""
    priya, paul, tina, mona, vera = (
        office.people[name] for name in ("priya", "paul", "tina", "mona", "vera")
    )
    await make_goal(priya, office.period, "Answer faster", state=GoalState.PROPOSED, updated_at=NOON)
    private: dict[str, Any] = {"visibility": Visibility.PRIVATE, "updated_at": NOON}
    await make_goal(tina, office.period, "Read more", state=GoalState.PROPOSED, **private)
    agreed = await make_goal(paul, office.period, "Call back", pending=ProposalKind.AMEND)
    terms: dict[str, Any] = {"kind": ProposalKind.AMEND, "proposed_by": paul, "proposed_at": NOON}
    await GoalProposal.create(goal=agreed, **terms, **STAMPS)
    plan, action = await make_plan(office, "priya", PlanState.DRAFT)
    await DevelopmentPlan.filter(id=plan.id).update(owner_agreed_at=NOON)
    other, _ = await make_plan(office, "paul", PlanState.DRAFT)
    await DevelopmentPlan.filter(id=other.id).update(manager_agreed_at=NOON)
    place: dict[str, Any] = {"period": office.period, **STAMPS}
    await PerformancePlan.create(owner=priya, owner_fingerprint="a", owner_agreed_at=NOON, **place)
    await PerformancePlan.create(owner=paul, manager_fingerprint="a", manager_agreed_at=NOON, **place)
    skill = await make_skill("Coaching")
    await MentorRequest.create(action=action, skill=skill, asker=priya, mentor=tina, **STAMPS)
    cycle = await make_cycle(office.period)
    await make_forms(cycle, priya, mona)
    shared = await make_cycle(office.period, CycleState.SHARING, name="H1 reviews")
    await make_forms(shared, paul, mona, ReviewState.SUBMITTED, ReviewState.SHARED)
    await Review.filter(state=ReviewState.SHARED).update(shared_at=NOON)
    await make_bonus(priya, mona, vera, office.period)


async def days_pass(clock: ModuleType, days: Iterable[int]) -> None:
    """On each of these days after noon of the 1st the jobs run, twice as good as once."""
    for day in days:
        clock.set_for_tests(NOON + timedelta(days=day))
        for _ in range(2):
            await remind_of_plans()
            await remind_of_reviews()
            await remind_of_rewards()
        await tell_all()


MONA = ["DEVELOPMENT_WAITS", "GOAL_CHANGE_WAITS", "GOAL_WAITS", "PLAN_WAITS"]
AFTER_THREE_DAYS = {
    "mona": MONA,
    "paul": ["OWN_DEVELOPMENT_WAITS", "OWN_PLAN_WAITS", "REVIEW_UNREAD"],
    "priya": ["REVIEW_DUE"],
    "tina": ["MENTOR_REQUEST_WAITS"],
    "tom": ["GOAL_WAITS"],
    "vera": ["REWARD_WAITS"],
}
# Nobody above reads a private goal, what two people ask each other, or a bonus that is not theirs to decide.
AFTER_A_WEEK = {
    **AFTER_THREE_DAYS,
    "mona": [*MONA, "REVIEW_LATE_BELOW", "REVIEW_UNREAD_BELOW"],
    "vera": [
        "REWARD_WAITS", "DEVELOPMENT_WAITS_BELOW", "GOAL_CHANGE_WAITS_BELOW", "GOAL_WAITS_BELOW", "PLAN_WAITS_BELOW",
    ],
}  # fmt: skip


async def test_who_has_to_see_to_it_hears_first_and_the_next_level_after_a_week(
    office: Company, clock: ModuleType
) -> None:
    await plant(office)
    await days_pass(clock, [0, 1, 2])
    assert await told(office) == {"priya": ["REVIEW_DUE"]}
    await days_pass(clock, [3, 5])
    assert await told(office) == {**AFTER_THREE_DAYS, "priya": ["REVIEW_DUE"]}
    await days_pass(clock, [7, 8])
    assert await told(office) == AFTER_A_WEEK
    await days_pass(clock, [16])
    assert (await told(office))["mona"][-1] == "REVIEW_DUE"


async def test_what_is_done_is_reminded_of_no_more_and_its_reminders_go(
    ask: Ask, office: Company, clock: ModuleType
) -> None:
    async def shown(name: str) -> list[str]:
        found = data(await ask(INFO, as_=office.actor(name)))["viewer"]["inbox"]
        assert found["infoCount"] == len(found["info"]["nodes"])
        return sorted(line["text"] for item in found["info"]["nodes"] for line in item["lines"])

    await plant(office)
    await days_pass(clock, [3])
    assert await shown("mona") == [
        "Priya has agreed to the development plan for H2 2026; you have not yet.",
        "Priya has agreed to the plan for H2 2026; you have not yet.",
        "The goal “Answer faster” still waits for your answer.",
        "What was proposed for the goal “Call back” still waits for your answer.",
    ]
    assert await shown("tina") == ["Somebody still waits for your answer about being a mentor in Coaching."]
    assert await shown("priya") == ["Your self review for H2 reviews is due."]
    assert await shown("vera") == ["The bonus for Priya still waits for your decision."]
    assert await shown("paul") == [
        "You have not agreed to the development plan for H2 2026 yet; your manager has.",
        "You have not agreed to the plan for H2 2026 yet; your manager has.",
        "Your review for H1 reviews still waits to be read and acknowledged.",
    ]
    await Goal.filter(state=GoalState.PROPOSED).update(state=GoalState.ACTIVE)
    await Goal.filter(pending__isnull=False).update(pending=None)
    await GoalProposal.all().update(state=ProposalState.ACCEPTED)
    await DevelopmentPlan.all().update(state=PlanState.AGREED)
    await PerformancePlan.all().update(owner_fingerprint="", manager_fingerprint="")
    await MentorRequest.all().update(state=RequestState.DECLINED)
    await Review.filter(state=ReviewState.ASSIGNED).update(state=ReviewState.SUBMITTED)
    await Review.filter(state=ReviewState.SHARED).update(state=ReviewState.ACKNOWLEDGED)
    await Reward.all().update(state=RewardState.COMMITTED)
    for name in ("mona", "tina", "priya", "vera", "paul", "tom"):
        assert await shown(name) == [], name
    before = await Notification.all().count()
    await days_pass(clock, [7, 16])
    assert await Notification.all().count() == before


async def test_the_next_level_hears_in_words_of_its_own(ask: Ask, office: Company, clock: ModuleType) -> None:
    await plant(office)
    await Employee.filter(id=office.people["priya"].id).update(name="Priya {x}")
    await days_pass(clock, [7, 22])
    seen = {
        name: {
            item["text"]
            for item in data(await ask(INFO, as_=office.actor(name)))["viewer"]["inbox"]["info"]["nodes"]
        }
        for name in ("mona", "vera")
    }
    assert seen == {
        "mona": {
            "The self review of Priya {x} for H2 reviews is late.",
            "Paul has not acknowledged your review for H1 reviews for a week.",
        },
        "vera": {
            "Priya {x} has agreed to the development plan for H2 2026; their manager has not for a week.",
            "Priya {x} has agreed to the plan for H2 2026; their manager has not for a week.",
            "The goal “Answer faster” has waited for a week for a manager who reports to you.",
            "What was proposed for the goal “Call back” has waited for a week for a manager who reports to you.",
            "The review of Priya {x} for H2 reviews is late; somebody who reports to you writes it.",
        },
    }


async def test_what_waited_for_a_month_is_left_alone(office: Company, clock: ModuleType) -> None:
    await plant(office)
    await days_pass(clock, [31])
    assert await told(office) == {"mona": ["REVIEW_LATE_BELOW"], "vera": ["REVIEW_LATE_BELOW"]}
    assert await OutboxEvent.all().count() == 2


async def test_proposed_again_is_waiting_anew(office: Company, clock: ModuleType) -> None:
    goal = await make_goal(office.people["priya"], office.period, state=GoalState.PROPOSED, updated_at=NOON)
    await days_pass(clock, [3])
    changes: dict[str, Any] = {"updated_at": NOON + timedelta(days=4)}
    await Goal.filter(id=goal.id).update(**changes)
    await days_pass(clock, [5, 8])
    assert await told(office) == {"mona": ["GOAL_WAITS", "GOAL_WAITS"]}
