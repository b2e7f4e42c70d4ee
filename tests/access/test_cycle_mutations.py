"""Who may steer a cycle: each mutation, tried by every kind of actor who may not, is refused and leaves everything as it was."""

from datetime import date
from types import ModuleType
from typing import Any, Final

import pytest

from headway.graph.ids import global_id
from headway.platform.models import AuditEvent, OutboxEvent
from headway.reviewing.actions.closed_data import notice_closed_data
from headway.reviewing.actions.succeeding import follow_people
from headway.reviewing.models import (
    ClosedDataChange,
    ManagerChange,
    Participant,
    Review,
    ReviewCycle,
    SettledProblem,
)
from headway.reviewing.rules import CycleState
from tests.access.test_reviewing_access import KINDS
from tests.lives.test_hard_cases import change_manager
from tests.lives.test_hard_cases_of_closed_cycles import closed, late_facts
from tests.reviews import MANAGER, Ask, Company, at, do, form, launched, make_company, refusals

# Hanna looks after everybody in it, Alma administers; the forms of people are for HR alone.
RUN: Final = frozenset({"hanna", "alma"})
HR: Final = frozenset({"hanna"})
WATCHED: Final = (ReviewCycle, Participant, Review, SettledProblem, ManagerChange, ClosedDataChange)


@pytest.fixture
async def company(clock: ModuleType) -> Company:
    return await make_company()


async def everything() -> list[Any]:
    """All rows that a mutation of cycles could change, and how much was said of it."""
    rows = [await model.all().order_by("id").values() for model in WATCHED]
    return [rows, await AuditEvent.all().count(), await OutboxEvent.all().count()]


async def refused(ask: Ask, company: Company, mutation: str, may: frozenset[str], **input: Any) -> None:
    """Nobody but those who may gets anything but a refusal that tells no more than they know."""
    before = await everything()
    for name in KINDS:
        if name not in may:
            answer = await do(ask, company.actor(name), mutation, **input)
            codes = {code for code, _ in refusals(answer)}
            assert codes, (mutation, name)
            assert codes <= {"NOT_FOUND", "FORBIDDEN"}, (mutation, name, codes)
    assert await everything() == before, mutation


async def test_who_does_not_run_a_cycle_steers_nothing_of_it(ask: Ask, company: Company) -> None:
    cycle = await launched(company)
    eli, reason = company.id_of("eli"), {"reason": "Mine now."}
    it = await at(cycle)
    about = it | {"employeeIds": [eli], "direction": "SELF"} | reason
    steering: dict[str, dict[str, Any]] = {
        "RepeatReviewCycle": {"cycleId": it["id"]},
        "SettleCycleProblems": it | {"kind": "NO_GOALS"} | reason,
        "CheckReviewCycle": it,
        "LaunchReviewCycle": it,
        "StopLaunch": it,
        "MoveReviewCycle": it | reason,
        "StepBackReviewCycle": it | {"dueOn": "2026-12-01"} | reason,
        "ChangeCycleDays": it | {"selfDueOn": "2026-12-02"},
        "CloseReviewCycle": it | reason,
        "CancelReviewCycle": it | reason,
        "ArchiveReviewCycle": it,
        "NudgeReviewers": it,
        "ExtendReviews": about | {"dueOn": "2026-12-05"},
        "SkipReviews": about,
        "UnlockParticipant": it | {"employeeId": eli},
        "AddToReviewCycle": it | {"employeeIds": [company.id_of("pia")]},
    }
    for state in (CycleState.COLLECTING, CycleState.CHECKED):
        await ReviewCycle.filter(id=cycle.id).update(state=state)
        for mutation, input in steering.items():
            await refused(ask, company, mutation, RUN, **input)


async def test_only_hr_says_who_writes_instead(ask: Ask, company: Company) -> None:
    cycle = await launched(company)
    review = await form(cycle, company.people["eli"], MANAGER)
    await change_manager(company, "eli", "omar", date(2026, 9, 22))
    assert await follow_people() == 1
    change = await ManagerChange.get(participant__cycle_id=cycle.id)
    decide = {"id": global_id("ManagerChange", change.id), "version": 1, "choice": "HAND_OVER"}
    await refused(ask, company, "DecideManagerChange", HR, **decide)
    instead = {"reviewId": global_id("Review", review.id), "version": 2, "reviewerId": company.id_of("dora")}
    await refused(ask, company, "ReassignReview", HR, **instead, reason="Mine now.")


async def test_only_hr_settles_what_came_late(ask: Ask, company: Company, clock: ModuleType) -> None:
    cycle = await closed(company, clock)
    await late_facts(company, "eli", recorded=date(2026, 9, 8) - date(2026, 9, 1))
    assert await notice_closed_data() == 3
    names = [global_id("ClosedDataChange", it.id) for it in await ClosedDataChange.filter(cycle_id=cycle.id)]
    await refused(ask, company, "SettleClosedData", HR, ids=names, reason="Mine now.")
