"""Statements for the home pages and the inbox: the same number for a small team and for a large one."""

import re
from typing import Any

import pytest

from headway.monitoring.actions.kept_statuses import keep_statuses
from headway.monitoring.models import Notification
from headway.monitoring.rules import FeedbackVisibility
from headway.planning.models import DevelopmentPlan, PerformancePlan
from headway.planning.rules import GoalLevel, GoalState, Visibility
from headway.reviewing.rules import ReviewState
from headway.rewarding.rules import RewardState
from tests.company import NOON, Company, make_company, make_feedback, make_goal, make_key_result
from tests.conftest import Ask, Statements
from tests.factories import make_employee
from tests.growth import STAMPS
from tests.homes import make_bonus, make_cycle, make_forms

INFO = "{ viewer { inbox { infoCount info(first: 100) { totalCount nodes { text href lines { text doer { name } } subject { id __typename } } } snoozed { key } } } }"
SHELL = "{ viewer { inboxCount } }"
INBOX = "{ viewer { inboxCount tasks(first: 100) { kind title detail href dueOn person { name } subject { id __typename } } } }"
HOME = """{ viewer { home { sentence { text parts { text href } } steps { line state } tasks { title }
    goals { title status progress keyResults { title currentValue } } feedback { text giver { name } } } } }"""
MEMBER = """employee { name title } level reasons action { label href } goals { id status } daysSinceUpdate
    feedbackCount30d reviewState lastReward { summary }"""
TEAM = f"""query($all: Boolean!) {{ viewer {{ team(allLevels: $all) {{ sentence {{ text parts {{ text href }} }}
    decisions {{ title person {{ name }} }} people(first: 100) {{ totalCount nodes {{ {MEMBER} }} }}
    care {{ updates14d {{ done of }} feedback30d {{ done of }} reviews {{ done of dueOn }} }}
    managers {{ employee {{ name }} people goalsOffTrack feedbackCoverage {{ done of }} reviewsDone reviewsOf }} }} }} }}"""
COMPANY = """{ viewer { company { sentence { text } goals { title status } statusCounts { status count } cycle { name } budgets { kind } } } }"""
STATUSES = "{ viewer { company { statusCounts { status count } } } }"


@pytest.fixture
async def company(database: object, clock: object) -> Company:
    return await make_company()


async def fill(company: Company, size: int) -> None:
    """So many more people below Mona, each with goals, words, reviews and rewards; and as many tasks for her."""
    mona, vera, ada = (company.people[name] for name in ("mona", "vera", "ada"))
    cycle = await make_cycle(company.period)
    await make_forms(cycle, mona, vera)
    for number in range(size):
        person = await make_employee(f"Person {number:03}", manager=mona, department=company.support)
        for visibility in (Visibility.SHARED, Visibility.PUBLIC):
            await make_key_result(await make_goal(person, company.period, visibility=visibility), "40")
        await make_goal(person, company.period, "Asked", state=GoalState.PROPOSED)
        await make_feedback(vera, person, visibility=FeedbackVisibility.PUBLIC)
        await make_forms(cycle, person, mona, ReviewState.SUBMITTED, ReviewState.IN_PROGRESS)
        plan = {"owner": person, "period": company.period, "owner_agreed_at": NOON, **STAMPS}
        await DevelopmentPlan.create(**plan)
        await PerformancePlan.create(owner_fingerprint="a", **plan)
        await make_bonus(person, mona, vera, company.period, RewardState.COMMITTED)
        given = await make_feedback(person, mona)
        await Notification.create(
            employee=mona, kind="FEEDBACK_RECEIVED", subject_type="Feedback", subject_id=given.id, doer_id=person.id,
            event_id=number, at=given.sent_at,
        )  # fmt: skip
        await make_key_result(await make_goal(mona, company.period, f"Mine {number}"))
        public = {"level": GoalLevel.COMPANY, "visibility": Visibility.PUBLIC}
        await make_key_result(await make_goal(ada, company.period, f"Company {number}", **public), "20")
    await keep_statuses()


@pytest.mark.parametrize(
    ("name", "query", "variables", "sizes", "count"),
    [
        # the viewer; goals, standings and counts; period and own goals; key results; the rhythm and what to read of
        # check-ins; forms, what lies around and beside them; rewards; questions asked and reports; development plans,
        # plans of periods, steps, mentors and sessions; peers to propose and decide; votes to cast and moved ratings; what is put off
        ("mona", SHELL, {}, (8, 80), 28),
        # the same; people; subjects of six types
        ("mona", INBOX, {}, (8, 14), 34),
        # the same as the shell; viewer, period, goals, their outlooks with time lost, twice; forms; rewards; key results; feedback and givers
        ("mona", HOME, {}, (8, 80), 42),
        # the same as the shell; cycles, period, time zones; thresholds, statuses that are not kept, who comes first and figures of all; names alike and
        # managers; of the page its people, goals with thresholds and what is kept of them, feedback, forms; then people, goals with statuses, rewards
        ("mona", TEAM, {"all": False}, (8, 80), 48),
        ("vera", TEAM, {"all": True}, (8, 80), 46),
        # viewer, period, goals, outlooks; the cycle and its counts; statuses of the page; thresholds and kept statuses; budgets
        ("hanna", COMPANY, {}, (8, 80), 13),
        # the period; thresholds; what is kept of all goals
        ("hanna", STATUSES, {}, (8, 80), 3),
        # notifications; feedback and its receiver at once; givers; viewer; what is put off; the things and the doers
        ("mona", INFO, {}, (8, 80), 7),
    ],
    ids=["shell", "inbox", "home", "team", "all levels", "company", "statuses", "info"],
)
@pytest.mark.parametrize("size", ["few", "many"])
async def test_statements(
    ask: Ask,
    company: Company,
    statements: Statements,
    size: str,
    name: str,
    query: str,
    variables: dict[str, Any],
    sizes: tuple[int, int],
    count: int,
) -> None:
    await fill(company, sizes[size == "many"])
    with statements() as sent:
        answer = await ask(query, variables, as_=company.actor(name))
    assert answer.errors is None, answer.errors
    assert len(sent) == count, "\n".join(sent)


async def test_no_statement_lists_the_goals_of_a_team(
    ask: Ask, company: Company, statements: Statements
) -> None:
    # PostgreSQL takes 32,767 values a statement, and looks each of a long list up for every row.
    await fill(company, 40)
    query = "{ viewer { team(allLevels: true) { sentence { text } people(first: 1) { totalCount } } company { statusCounts { count } } } }"
    with statements() as sent:
        answer = await ask(query, {}, as_=company.actor("vera"))
    assert answer.errors is None, answer.errors
    assert max(len(re.findall(r"\?|\$\d+", sql)) for sql in sent) < 100
