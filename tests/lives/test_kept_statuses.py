"""Statuses that are kept never differ from those judged now, whoever wrote what and whatever day it is."""

from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any
from uuid import uuid4

import pytest

from headway.monitoring.actions import kept_statuses
from headway.monitoring.actions.kept_statuses import keep_statuses
from headway.monitoring.models import KeptStatus, StatusDoubt, TimeFact
from headway.monitoring.reads import circumstances, outlooks_of, status_counts
from headway.monitoring.rules import Absence, GoalStatus
from headway.people.models import Employee
from headway.planning.models import Goal, GoalPause, KeyResult
from headway.planning.rules import Direction, GoalLevel, GoalState, Outcome, Visibility
from headway.platform import clock as headway_clock
from headway.platform.actor import SYSTEM
from headway.platform.models import Organisation
from tests.company import ENDS, NOON, STARTS, TODAY, Company, make_company, make_goal, make_key_result
from tests.conftest import Statements
from tests.growth import STAMPS

ZONES = ("UTC", "Pacific/Auckland", "America/Los_Angeles", "Asia/Kathmandu")
STEPS = 240


@pytest.fixture
async def company(database: object, clock: object) -> Company:
    await Organisation.create(name="Meridian", currency="EUR", **STAMPS)
    return await make_company()


async def judged() -> Counter[GoalStatus]:
    return Counter(outlook.status for outlook in (await outlooks_of(SYSTEM, Goal.all())).values())


class Writers:
    """Everybody who writes what a status follows from, past every action."""

    def __init__(self, company: Company, seed: int) -> None:
        self.company, self.random = company, Random(seed)

    async def some(self, model: Any) -> Any:
        ids = sorted(await model.all().values_list("id", flat=True))
        return model.filter(id=self.random.choice(ids)) if ids else model.filter(id=uuid4())

    def day(self) -> date:
        return STARTS + timedelta(self.random.randrange((ENDS - STARTS).days))

    def number(self, least: int = 0) -> Decimal:
        return Decimal(self.random.randrange(least, 120))

    async def step(self) -> None:
        ways: list[Callable[[], Awaitable[object]]] = [
            *[self.log_number] * 6,
            *[self.move_clock] * 3,
            *(self.add_goal, self.change_goal, self.move_goal, self.end_goal, self.add_key_result),
            *(self.change_key_result, self.drop_key_result, self.pause, self.resume, self.change_owner),
            *(self.add_absence, self.change_absence, self.drop_absence, self.change_thresholds),
        ]
        await self.random.choice(ways)()

    async def log_number(self) -> None:
        told = {"current_confidence": self.random.choice(["LOW", "HIGH"]), "current_value": self.number(-5)}
        await (await self.some(KeyResult)).update(current_on=self.day(), **told)

    async def move_clock(self) -> None:
        hours = self.random.choice([1, 5, 11, 24, 24, 30, 70, 200, -26])
        headway_clock.set_for_tests(headway_clock.now() + timedelta(hours=hours))

    async def add_goal(self) -> None:
        owner = await (await self.some(Employee)).get()
        parent = await (await self.some(Goal)).first()
        level = self.random.choice([GoalLevel.INDIVIDUAL, GoalLevel.TEAM])
        values: dict[str, Any] = {
            "weight": int(self.number()),
            "visibility": self.random.choice(list(Visibility)),
        }
        goal = await make_goal(owner, self.company.period, parent=parent, level=level, **values)
        if self.random.random() < 0.6:
            await make_key_result(goal, str(self.number()))

    async def change_goal(self) -> None:
        starts_on = self.day()
        changes: dict[str, Any] = self.random.choice(
            [
                {"starts_on": starts_on, "due_on": starts_on + timedelta(self.random.randrange(1, 90))},
                {"weight": int(self.number())},
                {"visibility": self.random.choice(list(Visibility))},
                {"level": self.random.choice(list(GoalLevel))},
                {"agreed_at": headway_clock.now()},
                {"owner_id": (await (await self.some(Employee)).get()).id},
            ]
        )
        await (await self.some(Goal)).update(**changes)

    async def move_goal(self) -> None:
        # Only below one that has nothing above it, so that no goal comes to stand below itself.
        goal, parent = await (await self.some(Goal)).get(), await (await self.some(Goal)).get()
        if parent.id != goal.id and parent.parent_id is None and not await Goal.exists(parent_id=goal.id):
            await Goal.filter(id=goal.id).update(parent_id=self.random.choice([None, parent.id]))

    async def end_goal(self) -> None:
        state = self.random.choice([GoalState.ACTIVE, GoalState.CLOSED, GoalState.ARCHIVED, GoalState.DRAFT])
        outcome = self.random.choice(list(Outcome)) if state is GoalState.CLOSED else None
        await (await self.some(Goal)).update(state=state, outcome=outcome)

    async def add_key_result(self) -> None:
        direction = self.random.choice(list(Direction))
        await make_key_result(await (await self.some(Goal)).get(), direction=direction)

    async def change_key_result(self) -> None:
        await (await self.some(KeyResult)).update(
            target=self.number(1), weight=int(self.number()), direction=Direction.INCREASE
        )

    async def drop_key_result(self) -> None:
        await (await self.some(KeyResult)).delete()

    async def pause(self) -> None:
        goal = await (await self.some(Goal)).get()
        await GoalPause.create(goal=goal, starts_on=headway_clock.today())
        await Goal.filter(id=goal.id).update(state=GoalState.PAUSED, paused_on=headway_clock.today())

    async def resume(self) -> None:
        for pause in await GoalPause.filter(ends_on__isnull=True):
            await GoalPause.filter(id=pause.id).update(ends_on=max(pause.starts_on, headway_clock.today()))
            told = {"state": GoalState.ACTIVE, "resumed_on": headway_clock.today()}
            await Goal.filter(id=pause.goal_id).update(**told)

    async def change_owner(self) -> None:
        changes: dict[str, Any] = self.random.choice(
            [
                {"time_zone": self.random.choice(ZONES)},
                {"employment_percent": self.random.choice([20, 60, 100])},
                {"hired_on": self.day()},
            ]
        )
        await (await self.some(Employee)).update(**changes)

    async def add_absence(self) -> None:
        person, first = await (await self.some(Employee)).get(), self.day()
        for number in range(self.random.randrange(1, 12)):
            day = first + timedelta(number)
            told: dict[str, Any] = {
                "scheduled": 800,
                "worked": 0,
                "absence": Absence.ANNUAL_LEAVE,
                "source_key": uuid4().hex,
            }
            await TimeFact.create(employee=person, day=day, **told, **STAMPS)

    async def change_absence(self) -> None:
        await (await self.some(TimeFact)).update(worked=self.random.choice([0, 400, 800]))
        await (await self.some(TimeFact)).update(absence=self.random.choice([None, Absence.ANNUAL_LEAVE]))

    async def drop_absence(self) -> None:
        await (await self.some(TimeFact)).delete()

    async def change_thresholds(self) -> None:
        limits = self.random.choice([(5, 15, 7), (10, 25, 21), (20, 60, 60)])
        names = ("at_risk_behind", "off_track_behind", "stale_after")
        settings = {"thresholds": dict(zip(names, limits, strict=True))}
        await Organisation.all().update(settings=settings)


@pytest.mark.parametrize("seed", [1, 2])
async def test_what_is_kept_is_what_would_be_judged(company: Company, seed: int) -> None:
    writers = Writers(company, seed)
    for _ in range(12):
        await writers.add_goal()
    seen: Counter[GoalStatus] = Counter()
    for number in range(STEPS):
        await writers.step()
        if writers.random.random() < 0.4:
            await keep_statuses()
        counted = await status_counts(SYSTEM, Goal.all())
        assert counted == await judged(), number
        seen += counted
    assert len(seen) >= 10


async def test_what_is_kept_is_not_judged_again(company: Company, statements: Statements) -> None:
    for name in ("priya", "paul"):
        await make_key_result(await make_goal(company.people[name], company.period), "40")
    await make_goal(company.people["mona"], company.period, state=GoalState.DRAFT)
    assert await keep_statuses() == 5
    assert await keep_statuses() == 0
    with statements() as sent:
        counted = await status_counts(SYSTEM, Goal.all())
    assert counted == {GoalStatus.ON_TRACK: 2, GoalStatus.NOT_AGREED: 1}
    assert len(sent) == 2, sent
    assert await KeptStatus.all().count() == 2


async def test_a_word_that_matters_to_no_status_casts_no_doubt(company: Company) -> None:
    goal = await make_goal(company.people["priya"], company.period)
    key_result = await make_key_result(goal, "40")
    await keep_statuses()
    await Goal.filter(id=goal.id).update(title="Answer sooner", version=2, updated_at=NOON, state=goal.state)
    await KeyResult.filter(id=key_result.id).update(title="Calls", version=2)
    await Employee.filter(id=goal.owner_id).update(name="Priya N.", time_zone="UTC")
    told: dict[str, Any] = {"scheduled": 800, "worked": 800, "source_key": "a", "day": TODAY}
    await TimeFact.create(employee=company.people["priya"], **told, **STAMPS)
    assert await StatusDoubt.all().count() == 0


async def test_what_is_written_while_it_is_judged_stays_in_doubt(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    goal = await make_goal(company.people["priya"], company.period)
    key_result = await make_key_result(goal, "40")
    await keep_statuses()
    await KeyResult.filter(id=key_result.id).update(current_value=Decimal(50))

    async def and_meanwhile(goals: Any) -> Any:
        monkeypatch.undo()
        await KeyResult.filter(id=key_result.id).update(current_value=Decimal(1))
        return await circumstances(goals)

    monkeypatch.setattr(kept_statuses, "circumstances", and_meanwhile)
    await kept_statuses._keep_some()
    assert (await KeptStatus.get(goal_id=goal.id)).status is GoalStatus.ON_TRACK
    assert await status_counts(SYSTEM, Goal.all()) == {GoalStatus.OFF_TRACK: 1}
    await keep_statuses()
    assert (await KeptStatus.get(goal_id=goal.id)).status is GoalStatus.OFF_TRACK


async def test_statuses_are_judged_again_before_the_midnight_that_ends_them(company: Company) -> None:
    for name in ("priya", "paul"):
        await make_key_result(await make_goal(company.people[name], company.period), "95")
    await keep_statuses()
    first = await KeptStatus.all().values_list("good_until", flat=True)
    headway_clock.set_for_tests(NOON + timedelta(days=7))
    assert await keep_statuses() == 2
    assert min(await KeptStatus.all().values_list("good_until", flat=True)) > max(first)
