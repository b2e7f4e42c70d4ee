"""Whom the database puts first is who needs somebody most by the reasons told in words, over people planted at random."""

from collections import defaultdict
from datetime import timedelta
from random import Random
from typing import Any
from uuid import UUID

import pytest

from headway.insights.reads.needs import Figures
from headway.insights.reads.needs import needs as needs_of
from headway.insights.reads.team import Member, Team, members, team
from headway.insights.rules import care
from headway.insights.rules.team import rank
from headway.insights.rules.vocabulary import HANDED_IN, OPEN_FORM
from headway.monitoring.actions.kept_statuses import keep_statuses
from headway.monitoring.rules import FeedbackState, FeedbackVisibility
from headway.people.models import Employee
from headway.people.rules.vocabulary import EmployeeStatus
from headway.planning.models import Goal, KeyResult, Period
from headway.planning.rules import GoalState, Outcome, PeriodState
from headway.reviewing.models import Review
from headway.reviewing.rules import ReviewState
from tests.company import NOON, TODAY, Company, make_company, make_feedback, make_goal, make_key_result
from tests.factories import make_employee
from tests.homes import make_cycle, make_forms

ZONES = ("Pacific/Kiritimati", "UTC", "Europe/Berlin", "Pacific/Pago_Pago")
PEOPLE = 60


@pytest.fixture
async def company(database: object, clock: object) -> Company:
    return await make_company()


async def plant(company: Company, seed: int) -> None:
    """People below Vera, at the edges of what is told: days on either side of each limit, near midnight in four zones."""
    dice, vera = Random(seed), company.people["vera"]
    cycles = [
        await make_cycle(company.period, launched_at=NOON - timedelta(days=days), name=f"Cycle {days}")
        for days in (9, 5)
    ]
    above = [vera]
    for number in range(PEOPLE):
        manager = dice.choice(above)
        person = await make_employee(
            f"{dice.choice(('Ana', 'Bo', 'Cy'))} {number:02}",
            manager=manager,
            time_zone=dice.choice(ZONES),
            hired_on=dice.choice((None, TODAY - timedelta(days=dice.randint(41, 44)))),
            status=dice.choices((EmployeeStatus.ACTIVE, EmployeeStatus.ON_LEAVE, EmployeeStatus.LEFT), (6, 1, 1))[0],
        )  # fmt: skip
        above.append(person)
        for _ in range(dice.randint(0, 2)):
            await plant_goal(dice, person, company.period)
        for days in dice.sample((1, 29, 30, 31, 41, 42, 43), dice.randint(0, 2)):
            await plant_feedback(dice, vera, person, days)
        for cycle in dice.sample(cycles, dice.randint(0, 2)):
            await plant_forms(dice, cycle, person, manager)


async def plant_goal(dice: Random, owner: Employee, period: Period) -> None:
    state = dice.choices(list(GoalState), (3, 3, 8, 1, 1, 1))[0]
    ended = {"outcome": dice.choice(list(Outcome))} if state is GoalState.CLOSED else {}
    due_on = dice.choice((period.ends_on, TODAY + timedelta(days=dice.randint(-2, 2))))
    goal = await make_goal(
        owner, period, state=state, due_on=due_on, agreed_at=NOON - timedelta(days=30), **ended
    )
    around = timedelta(days=dice.randint(6, 9), hours=dice.randint(0, 23))
    await Goal.filter(id=goal.id).update(updated_at=NOON - around)
    for _ in range(dice.randint(0, 2)):
        on = TODAY - timedelta(days=dice.choice((0, 13, 14, 15, 20, 21, 22, 23)))
        current = dice.choice((None, "5", "60"))
        await make_key_result(goal, current, **({"current_on": on} if current else {}))


async def plant_feedback(dice: Random, giver: Employee, person: Employee, days: int) -> None:
    sent_at = NOON - timedelta(days=days, hours=dice.randint(-12, 12))
    visibility, state = dice.choice(list(FeedbackVisibility)), dice.choice(list(FeedbackState))
    await make_feedback(giver, person, visibility=visibility, state=state, sent_at=sent_at)


async def plant_forms(dice: Random, cycle: Any, person: Employee, manager: Employee) -> None:
    states = [ReviewState.ASSIGNED, ReviewState.IN_PROGRESS, ReviewState.SUBMITTED, ReviewState.SKIPPED]
    await make_forms(cycle, person, manager, dice.choice(states), dice.choice(states))
    days = dice.randint(-2, 5)
    await Review.filter(cycle=cycle, reviewee=person).update(due_on=TODAY + timedelta(days=days))


async def everybody(found: Team) -> list[Member]:
    """All of a team, page by page."""
    people = page = await members(found, 7, None)
    while len(page) > 7:
        last = people[: (len(people) - 1) or None][-1]
        people = people[:-1] + (page := await members(found, 7, (last.rank, last.search_name, last.id)))
    return people


def told(people: list[Member]) -> Figures:
    """The figures of these people, counted one by one."""
    working = [person for person in people if not person.facts.on_leave]
    forms = [
        form
        for person in people
        for form in person.facts.forms
        if form.direction == "MANAGER" and form.state in OPEN_FORM | HANDED_IN
    ]
    waiting = [form.due_on for form in forms if form.state in OPEN_FORM]
    return Figures(
        people=len(people),
        needing=sum(rank(person.need.level) < 2 for person in people),
        working=len(working),
        updated=sum(
            person.last_update_on is not None
            and person.last_update_on >= person.facts.today - care.UPDATES_WITHIN
            for person in working
        ),
        praised=sum(
            person.facts.has_feedback
            and person.facts.feedback_since is not None
            and person.facts.feedback_since >= person.facts.today - care.FEEDBACK_WITHIN
            for person in working
        ),
        off_track=sum(
            goal.status in {"OFF_TRACK", "OVERDUE"} for person in people for goal in person.facts.goals
        ),
        forms=len(forms),
        forms_open=len(waiting),
        next_due=min(waiting, default=None),
        last_due=max((form.due_on for form in forms), default=None),
    )


async def through(person: Member, top: Employee) -> UUID | None:
    """The direct report of the top through whom somebody reports; None for a direct report."""
    at, below = await Employee.get(id=person.id), None
    while at.manager_id != top.id:
        at = await Employee.get(id=at.manager_id)
        below = at.id
    return below


@pytest.mark.parametrize("period", ["open", "none open"])
@pytest.mark.parametrize("seed", [1, 2])
async def test_the_database_ranks_as_the_reasons_say(company: Company, seed: int, period: str) -> None:
    await plant(company, seed)
    if period == "none open":
        await Period.all().update(state=PeriodState.CLOSED)
    await keep_statuses()
    # Some are kept as they were, and in doubt.
    await KeyResult.filter(current_on=TODAY - timedelta(days=13)).update(current_value=0)
    found = await team(company.actor("vera"), [], all_levels=True)
    assert found is not None
    people = await everybody(found)
    assert len({person.id for person in people}) == len(people) == found.count
    assert [person.rank for person in people] == [rank(person.need.level) for person in people]
    order = [(person.rank, person.search_name, person.id) for person in people]
    assert order == sorted(order)
    assert {person.rank for person in people} == {0, 1, 2}
    needs = (await needs_of(found.below, found.zones, found.count)).figures
    assert needs.whole == told(people)
    groups = defaultdict(list)
    for person in people:
        groups[await through(person, company.people["vera"])].append(person)
    assert needs.groups == {branch: told(some) for branch, some in groups.items()}


async def test_a_team_of_direct_reports_is_ranked_alike(company: Company) -> None:
    await plant(company, 3)
    found = await team(company.actor("vera"), [], all_levels=False)
    assert found is not None
    people = await everybody(found)
    assert {person.facts.direct for person in people} == {True}
    assert [person.rank for person in people] == [rank(person.need.level) for person in people]
    assert (await needs_of(found.below, found.zones, found.count)).figures.groups == {None: told(people)}
