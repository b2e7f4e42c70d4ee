"""Each event tells exactly those whom its notice names: once, never its doer, and never of what they may not see."""

import asyncio
from typing import Any

import pytest

from headway.identity.access import actors_of
from headway.identity.models import Account
from headway.monitoring import actions as monitoring
from headway.monitoring.actions.telling import TELL_ONE, Teller
from headway.monitoring.models import Notification
from headway.monitoring.rules import FeedbackKind, FeedbackVisibility
from headway.people import actions as people
from headway.planning import actions as planning
from headway.planning.notices import GOAL
from headway.planning.rules import GoalState
from headway.platform import clock as headway_clock
from headway.platform.jobs import JobKind
from headway.platform.models import Job, OutboxEvent
from headway.platform.notices import Notice, Payload, named
from headway.platform.working import do_all
from tests.company import Company, make_goal, make_key_result
from tests.graph.inbox.telling import make_office, tell_all, told


@pytest.fixture
async def company(database: object, clock: object) -> Company:
    return await make_office()


async def agreed_goal(company: Company) -> Any:
    goal = await make_goal(company.people["priya"], company.period, state=GoalState.PROPOSED)
    await make_key_result(goal, "40")
    return await planning.approve_goal(company.actor("mona"), id=goal.id, version=1)


async def test_the_owner_hears_of_the_agreement_once_and_its_doer_does_not(company: Company) -> None:
    await agreed_goal(company)
    await tell_all()
    await tell_all()
    row = await Notification.get()
    assert (row.employee_id, row.kind, row.subject_type) == (
        company.people["priya"].id,
        "GOAL_AGREED",
        "Goal",
    )
    assert (row.doer_id, row.at, row.done_at) == (company.people["mona"].id, headway_clock.now(), None)
    assert not await OutboxEvent.filter(delivered_at__isnull=True).exists()


@pytest.mark.parametrize(("doer", "more"), [("mona", ["GOAL_ARCHIVED"]), ("priya", [])])
async def test_who_did_it_hears_nothing_of_it(company: Company, doer: str, more: list[str]) -> None:
    goal = await agreed_goal(company)
    await planning.archive_goal(company.actor(doer), id=goal.id, version=goal.version)
    await tell_all()
    assert await told(company) == {"priya": ["GOAL_AGREED", *more]}


@pytest.mark.parametrize(
    ("visibility", "told_people"),
    [
        (FeedbackVisibility.RECEIVER, {"priya": ["FEEDBACK_RECEIVED"]}),
        (FeedbackVisibility.PUBLIC, {"priya": ["FEEDBACK_RECEIVED"]}),
        (FeedbackVisibility.MANAGER_ONLY, {"mona": ["FEEDBACK_ABOUT_REPORT"]}),
        (
            FeedbackVisibility.RECEIVER_AND_MANAGER,
            {"priya": ["FEEDBACK_RECEIVED"], "mona": ["FEEDBACK_ABOUT_REPORT"]},
        ),
    ],
)
async def test_nobody_hears_of_what_they_may_not_read(
    company: Company, visibility: FeedbackVisibility, told_people: dict[str, list[str]]
) -> None:
    await give(company, visibility)
    await tell_all()
    assert await told(company) == told_people


async def give(company: Company, visibility: FeedbackVisibility) -> None:
    await monitoring.give_feedback(
        company.actor("paul"),
        receiver_id=company.people["priya"].id,
        kind=FeedbackKind.PRAISE,
        visibility=visibility,
        text="Calm.",
    )


async def test_who_does_not_sign_in_is_told_nothing(company: Company) -> None:
    await Account.filter(employee_id=company.people["priya"].id).update(active=False)
    await agreed_goal(company)
    await tell_all()
    assert await told(company) == {}


async def test_both_sides_of_a_new_line_hear_of_it(company: Company) -> None:
    priya, tom = company.people["priya"], company.people["tom"]
    await people.change_manager(
        company.actor("hanna"),
        employee_id=priya.id,
        manager_id=tom.id,
        valid_from=headway_clock.today(),
        version=1,
    )
    await tell_all()
    assert await told(company) == {"priya": ["NEW_MANAGER"], "tom": ["NEW_REPORT"]}


async def test_two_processes_tell_once(company: Company) -> None:
    for _ in range(3):
        await give(company, FeedbackVisibility.RECEIVER_AND_MANAGER)
    await asyncio.gather(tell_all(), tell_all())
    assert {name: len(kinds) for name, kinds in (await told(company)).items()} == {"priya": 3, "mona": 3}


async def test_an_event_that_cannot_be_told_holds_up_no_other(company: Company) -> None:
    def broken(_: Payload) -> Any:
        raise LookupError("nobody there")

    def notice(event: str, to: Any) -> Notice:
        return Notice(event, event, GOAL, "goal_id", to, "{doer} did it to {it}.", "Something")

    teller = Teller([notice("GoalApproved", named("owner_id")), notice("GoalArchived", broken)], actors_of)
    goal = await agreed_goal(company)
    await planning.archive_goal(company.actor("mona"), id=goal.id, version=goal.version)
    while await teller.tell_next():
        pass
    assert await told(company) == {}
    await do_all([JobKind(TELL_ONE, teller.tell_one)])
    assert await told(company) == {"priya": ["GoalApproved"]}
    [failed] = await Job.filter(ended_at__isnull=True)
    assert (failed.attempts, failed.error) == (1, "LookupError: nobody there")
