"""A cycle on its way: launched, extended, stepped back, reminded, repeated and closed."""

from datetime import UTC, date, datetime, timedelta
from types import ModuleType
from typing import Any

import pytest

from headway.graph.ids import global_id
from headway.platform.models import OutboxEvent
from headway.platform.working import do_all
from headway.reviewing.actions import cycles, launching
from headway.reviewing.actions.clockwork import turn_phases
from headway.reviewing.actions.forms import forms_about
from headway.reviewing.jobs import JOBS
from headway.reviewing.models import (
    Participant,
    Review,
    ReviewCycle,
)
from headway.reviewing.rules import CycleKind, CycleState, QuestionKind, ReviewState
from headway.reviewing.rules.nominating import OthersAsked
from tests.reviews import (
    DAYS,
    MANAGER,
    NOON,
    SELF,
    Ask,
    Company,
    all_around,
    at,
    do,
    form,
    launched,
    make_company,
    put,
    question,
    refusals,
    save,
)


@pytest.fixture
async def company(clock: ModuleType) -> Company:
    return await make_company()


async def test_step_back_loses_nothing(ask: Ask, company: Company, clock: ModuleType) -> None:
    cycle = await launched(company, "eli", "pia")
    hanna = company.actor("hanna")
    begun, done = [await form(cycle, company.people[name], SELF) for name in ("eli", "pia")]
    asked = await question(company, SELF, QuestionKind.TEXT)
    await save(ask, company.actor("eli"), begun, asked, text="Half of it.")
    await Review.filter(id=done.id).update(state=ReviewState.SUBMITTED)
    await do(ask, hanna, "MoveReviewCycle", **await at(cycle), reason="Time is up")
    late = await save(ask, company.actor("eli"), begun, asked, text="Late.", version=1)
    assert refusals(late) == [("CLOSED", "id")]
    back = {"dueOn": "2026-12-03", "reason": "The network was down"}
    assert refusals(
        await do(ask, hanna, "StepBackReviewCycle", **await at(cycle), **back | {"reason": " "})
    ) == [("REQUIRED", "reason")]
    for day in ("2026-11-19", "2026-12-09"):
        refused = await do(ask, hanna, "StepBackReviewCycle", **await at(cycle), **back | {"dueOn": day})
        assert refusals(refused) == [("INVALID", "dueOn")]
    assert (await ReviewCycle.get(id=cycle.id)).state is CycleState.MANAGER_REVIEW
    stepped = (await do(ask, hanna, "StepBackReviewCycle", **await at(cycle), **back))["cycle"]
    assert stepped["state"] == "COLLECTING"
    own = await Review.get(id=begun.id)
    assert (own.state, own.skip_reason, own.due_on) == (ReviewState.IN_PROGRESS, "", date(2026, 12, 3))
    assert (await Review.get(id=done.id)).state is ReviewState.SUBMITTED
    assert refusals(await save(ask, company.actor("eli"), begun, asked, text="All of it.", version=1)) == []
    await put(await form(cycle, company.people["eli"], MANAGER), ReviewState.SHARED, CycleState.SHARING)
    refused = await do(ask, hanna, "StepBackReviewCycle", **await at(cycle), **back | {"dueOn": "2026-12-09"})
    assert refusals(refused) == [("WRONG_STATE", "id")]


async def test_more_time_for_one_person(ask: Ask, company: Company, clock: ModuleType) -> None:
    cycle = await launched(company, "eli", "pia")
    hanna = company.actor("hanna")
    more = {
        "employeeIds": [company.id_of("eli")],
        "direction": "SELF",
        "dueOn": "2026-12-05",
        "reason": "Ill",
    }
    assert refusals(
        await do(ask, hanna, "ExtendReviews", **await at(cycle), **more | {"dueOn": "2026-12-21"})
    ) == [("INVALID", "dueOn")]
    assert refusals(await do(ask, hanna, "ExtendReviews", **await at(cycle), **more)) == []
    clock.set_for_tests(datetime(2026, 12, 2, 12, tzinfo=UTC))
    await turn_phases()
    assert (await ReviewCycle.get(id=cycle.id)).state is CycleState.MANAGER_REVIEW
    own = await form(cycle, company.people["eli"], SELF)
    asked = await question(company, SELF, QuestionKind.TEXT)
    assert refusals(await save(ask, company.actor("eli"), own, asked, text="Well again.")) == []
    clock.set_for_tests(datetime(2026, 12, 6, 12, tzinfo=UTC))
    await turn_phases()
    assert (await form(cycle, company.people["eli"], SELF)).state is ReviewState.SKIPPED


async def test_days_move_for_all_but_those_with_their_own(ask: Ask, company: Company) -> None:
    cycle = await launched(company, "eli", "pia")
    hanna = company.actor("hanna")
    more = {
        "employeeIds": [company.id_of("eli")],
        "direction": "SELF",
        "dueOn": "2026-12-05",
        "reason": "Ill",
    }
    await do(ask, hanna, "ExtendReviews", **await at(cycle), **more)
    wrong = {"selfDueOn": "2026-12-19", "managerDueOn": "2026-11-01"}
    assert refusals(await do(ask, hanna, "ChangeCycleDays", **await at(cycle), **wrong)) == [
        ("INVALID", "managerDueOn"),
        ("INVALID", "managerDueOn"),
    ]
    assert refusals(await do(ask, hanna, "ChangeCycleDays", **await at(cycle), selfDueOn="2026-12-07")) == []
    days = {name: (await form(cycle, company.people[name], SELF)).due_on for name in ("eli", "pia")}
    assert days == {"eli": date(2026, 12, 5), "pia": date(2026, 12, 7)}


async def test_early_unlock(ask: Ask, company: Company) -> None:
    company.template = await all_around()
    cycle = await launched(company, others=OthersAsked(fewest_peers=1, most_peers=3))
    own = await form(cycle, company.people["eli"], SELF)
    asked = await question(company, SELF, QuestionKind.TEXT)
    assert refusals(await save(ask, company.actor("eli"), own, asked, text="Now.")) == [("CLOSED", "id")]
    hanna = company.actor("hanna")
    unlock = {"employeeId": company.id_of("eli")}
    assert refusals(await do(ask, hanna, "UnlockParticipant", **await at(cycle), **unlock)) == []
    assert refusals(await save(ask, company.actor("eli"), own, asked, text="Now.")) == []


async def test_launch_is_held_and_stopped(ask: Ask, company: Company, clock: ModuleType) -> None:
    """Stopped, it leaves no form and no news; held, it begins by itself."""
    hanna = company.actor("hanna")
    cycle = await cycles.create_review_cycle(
        hanna, name="H2", kind=CycleKind.HALF_YEAR, period_id=company.period.id, template_id=company.template.id,
        **DAYS, selection=cycles.Selection(include=(company.people["eli"].id,)),
    )  # fmt: skip
    await do(ask, hanna, "CheckReviewCycle", **await at(cycle))
    assert refusals(await do(ask, hanna, "LaunchReviewCycle", **await at(cycle))) == []
    clock.set_for_tests(NOON + timedelta(minutes=14))
    await do_all(JOBS)
    assert refusals(await do(ask, hanna, "CheckReviewCycle", **await at(cycle))) == [("WRONG_STATE", "id")]
    assert refusals(await do(ask, hanna, "StopLaunch", **await at(cycle))) == []
    clock.set_for_tests(NOON + timedelta(minutes=15))
    await do_all(JOBS)
    assert (await Review.all().count(), await OutboxEvent.all().count()) == (0, 0)
    assert (await ReviewCycle.get(id=cycle.id)).state is CycleState.CHECKED
    await do(ask, hanna, "LaunchReviewCycle", **await at(cycle))
    clock.set_for_tests(NOON + timedelta(minutes=30))
    await do_all(JOBS)
    assert (await Review.all().count(), (await ReviewCycle.get(id=cycle.id)).state) == (
        2,
        CycleState.COLLECTING,
    )
    assert refusals(await do(ask, hanna, "StopLaunch", **await at(cycle))) == [("WRONG_STATE", "id")]


async def test_a_killed_launch_goes_on_where_it_ended(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A batch is whole or not there; what was made is not made again."""
    monkeypatch.setattr(launching, "BATCH", 2)
    whole = forms_about
    seen: list[Any] = []

    def dies(*given: Any) -> Any:
        seen.append(given)
        if len(seen) == 4:
            raise ConnectionError("The power went out.")
        return whole(*given)

    monkeypatch.setattr("headway.reviewing.actions.forms.forms_about", dies)
    hanna = company.actor("hanna")
    names = ("eli", "pia", "mona", "vera", "ada")
    cycle = await cycles.create_review_cycle(
        hanna, name="H2", kind=CycleKind.HALF_YEAR, period_id=company.period.id, template_id=company.template.id,
        **DAYS, selection=cycles.Selection(include=tuple(company.people[name].id for name in names)),
    )  # fmt: skip
    await ReviewCycle.filter(id=cycle.id).update(state=CycleState.CHECKED)
    held = await launching.launch_review_cycle(hanna, id=cycle.id, version=1, now=True)
    assert held.launches_at is not None
    given = (str(cycle.id), held.launches_at.isoformat())
    with pytest.raises(ConnectionError):
        await launching.make_forms(*given)
    assert await Review.filter(cycle_id=cycle.id).count() == 4
    assert await Participant.filter(cycle_id=cycle.id, forms_at__isnull=False).count() == 2
    assert (await ReviewCycle.get(id=cycle.id)).state is CycleState.CHECKED
    await launching.make_forms(*given)
    await launching.make_forms(*given)
    assert await Review.filter(cycle_id=cycle.id).count() == 10
    assert (await ReviewCycle.get(id=cycle.id)).state is CycleState.COLLECTING
    assert await OutboxEvent.filter(kind="ReviewCycleLaunched").count() == 1


async def test_nobody_is_reminded_twice_a_day(ask: Ask, company: Company, clock: ModuleType) -> None:
    cycle = await launched(company, "eli", "pia")
    hanna = company.actor("hanna")
    await Review.filter(reviewer_id=company.people["pia"].id).update(state=ReviewState.SUBMITTED)
    assert (await do(ask, hanna, "NudgeReviewers", **await at(cycle)))["nudged"] == 1
    assert (await do(ask, hanna, "NudgeReviewers", **await at(cycle)))["nudged"] == 0
    pia = {"employeeIds": [company.id_of("pia")]}
    assert refusals(await do(ask, hanna, "NudgeReviewers", **await at(cycle), **pia)) == [
        ("WRONG_STATE", "employeeIds")
    ]
    clock.set_for_tests(NOON + timedelta(days=1))
    assert (await do(ask, hanna, "NudgeReviewers", **await at(cycle)))["nudged"] == 1
    assert await OutboxEvent.filter(kind="ReviewNudged").count() == 2


async def test_the_clock_tells_what_holds_nomination_up(company: Company, clock: ModuleType) -> None:
    company.template = await all_around()
    cycle = await launched(
        company, others=OthersAsked(fewest_peers=1, most_peers=3), nomination_due_on=date(2026, 11, 25)
    )
    clock.set_for_tests(datetime(2026, 11, 26, tzinfo=UTC))
    assert await turn_phases() == 0
    assert await turn_phases() == 0
    assert (await ReviewCycle.get(id=cycle.id)).state is CycleState.NOMINATION
    assert await OutboxEvent.filter(kind="ReviewCycleHeldUp").count() == 1


async def test_same_as_last_time(ask: Ask, company: Company, clock: ModuleType) -> None:
    hanna = company.actor("hanna")
    last = await launched(company, "eli", "pia", finishes_leavers=True)
    await ReviewCycle.filter(id=last.id).update(state=CycleState.CLOSED)
    clock.set_for_tests(NOON + timedelta(days=10))
    made = (await do(ask, hanna, "RepeatReviewCycle", cycleId=global_id("ReviewCycle", last.id)))["cycle"]
    assert (made["state"], made["counts"]) == ("CHECKED", {"participants": 2})
    again = await ReviewCycle.exclude(id=last.id).get()
    assert (again.self_due_on, again.manager_due_on, again.finishes_leavers) == (
        date(2026, 12, 11),
        date(2026, 12, 18),
        True,
    )


async def test_closing_lists_what_is_not_completed(ask: Ask, company: Company) -> None:
    cycle = await launched(company, "eli", "pia")
    hanna = company.actor("hanna")
    await put(await form(cycle, company.people["eli"], MANAGER), ReviewState.SHARED, CycleState.SIGN_OFF)
    assert refusals(await do(ask, hanna, "CloseReviewCycle", **await at(cycle))) == [("REQUIRED", "reason")]
    assert refusals(await do(ask, hanna, "ArchiveReviewCycle", **await at(cycle))) == [("WRONG_STATE", "id")]
    await do(ask, hanna, "CloseReviewCycle", **await at(cycle), reason="On sabbatical")
    listed = await Review.filter(cycle_id=cycle.id, skip_reason="On sabbatical").order_by("due_on")
    assert {it.state for it in listed} == {ReviewState.SKIPPED, ReviewState.SHARED}
    assert (
        await Review.filter(
            cycle_id=cycle.id, state__in=[ReviewState.ASSIGNED, ReviewState.IN_PROGRESS]
        ).count()
        == 0
    )
    assert (await do(ask, hanna, "ArchiveReviewCycle", **await at(cycle)))["cycle"]["state"] == "ARCHIVED"


async def test_a_manager_outside_the_cycle_has_too_much_to_write(ask: Ask, company: Company) -> None:
    """Mona takes no part, and would write about two: the data check names her, and it is waived with a reason."""
    made = await cycles.create_review_cycle(
        company.actor("hanna"), name="Round", kind=CycleKind.AD_HOC, period_id=company.period.id,
        template_id=company.template.id, **DAYS, most_forms=1,
        selection=cycles.Selection(include=(company.people["eli"].id, company.people["pia"].id)),
    )  # fmt: skip
    query = "query($id: ID!) { reviewCycle(id: $id) { problems { code message settled reason employee { name } } } }"
    found = await ask(query, {"id": global_id("ReviewCycle", made.id)}, as_=company.actor("hanna"))
    assert [(it["code"], it["employee"]["name"]) for it in found.data["reviewCycle"]["problems"]] == [
        ("OVERLOADED", "Mona")
    ]
    waived = await do(
        ask, company.actor("hanna"), "SettleCycleProblems", **await at(made), kind="OVERLOADED", reason="She asked for both."
    )  # fmt: skip
    assert waived["cycle"]["state"] == "CHECKED"
