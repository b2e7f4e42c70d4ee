"""Pay, roles and skills as of a day, written for the domains above and read as of a day."""

from datetime import UTC, date, datetime
from types import ModuleType
from typing import Any
from uuid import uuid4

import pytest

from headway.people import actions, reads
from headway.people.jobs import follow_calendar
from headway.people.models import Assignment, Employee, Pay, Skill, SkillLevel
from headway.people.rules.vocabulary import EmployeeStatus, SkillSource
from headway.platform import clock as headway_clock
from headway.platform.actor import SYSTEM
from headway.platform.errors import Code, Rejected
from headway.platform.models import AuditEvent
from tests.factories import make_employee
from tests.people_actors import somebody


@pytest.fixture(autouse=True)
def _today(clock: ModuleType) -> None:
    clock.set_for_tests(datetime(2025, 6, 1, 12, tzinfo=UTC))


def codes(refused: pytest.ExceptionInfo[Rejected]) -> list[tuple[Code, tuple[str, ...]]]:
    return [(problem.code, problem.path) for problem in refused.value.problems]


async def test_pay_holds_from_its_day_and_the_last_word_counts() -> None:
    dan = await make_employee("Dan")
    for day, minor in ((date(2025, 1, 1), 100), (date(2025, 7, 1), 200), (date(2025, 1, 1), 150)):
        await actions.set_pay(
            SYSTEM, employee_id=dan.id, amount_minor=minor, currency="EUR", valid_from=day, source="reward"
        )
        headway_clock.set_for_tests(headway_clock.now().replace(minute=headway_clock.now().minute + 1))
    found = [
        (await reads.pay_on([dan.id], day)).get(dan.id)
        for day in (date(2024, 12, 31), date(2025, 6, 30), date(2025, 7, 1))
    ]
    assert [row and row.amount_minor for row in found] == [None, 150, 200]
    # Those who read the audit log do not read pay.
    assert {event.after["amount_minor"] for event in await AuditEvent.all()} == {"(private)"}


async def test_a_reward_is_paid_once() -> None:
    dan, reward = await make_employee("Dan"), uuid4()
    given: dict[str, Any] = {
        "amount_minor": 100,
        "currency": "EUR",
        "valid_from": date(2025, 1, 1),
        "source": "reward",
    }
    first = await actions.set_pay(SYSTEM, employee_id=dan.id, reward_id=reward, **given)
    again = await actions.set_pay(SYSTEM, employee_id=dan.id, reward_id=reward, **given)
    assert (first.id, await Pay.all().count()) == (again.id, 1)


async def test_wrong_pay_is_refused() -> None:
    dan = await make_employee("Dan")
    with pytest.raises(Rejected) as refused:
        await actions.set_pay(
            SYSTEM,
            employee_id=dan.id,
            amount_minor=-1,
            currency="XYZ",
            valid_from=date(1800, 1, 1),
            source="",
        )
    assert codes(refused) == [
        (Code.OUT_OF_RANGE, ("amount",)),
        (Code.INVALID, ("currency",)),
        (Code.OUT_OF_RANGE, ("valid_from",)),
        (Code.REQUIRED, ("source",)),
    ]
    gone = await make_employee("Gone", status=EmployeeStatus.LEFT)
    good: dict[str, Any] = {
        "amount_minor": 1,
        "currency": "EUR",
        "valid_from": date(2025, 1, 1),
        "source": "reward",
    }
    for who, actor, code in ((dan, somebody(dan), Code.OWN_RECORD), (gone, SYSTEM, Code.WRONG_STATE)):
        with pytest.raises(Rejected) as refused:
            await actions.set_pay(actor, employee_id=who.id, **good)
        assert codes(refused) == [(code, ("employee_id",))]
    assert await Pay.all().count() == 0


async def test_a_role_is_taken_over_on_its_day() -> None:
    dan = await make_employee("Dan", title="Rep", level=3)
    role: dict[str, Any] = {"employee_id": dan.id, "role_profile_id": None, "source": "reward"}
    await actions.assign_role(SYSTEM, title="Lead", level=5, valid_from=date(2025, 7, 1), **role)
    await actions.assign_role(SYSTEM, title="Senior Rep", level=4, valid_from=date(2025, 6, 1), **role)
    await actions.assign_role(SYSTEM, title="Trainee", level=1, valid_from=date(2021, 1, 1), **role)
    now = await Employee.get(id=dan.id)
    assert (now.title, now.level, now.version) == ("Senior Rep", 4, 2)
    headway_clock.set_for_tests(datetime(2025, 7, 1, 1, tzinfo=UTC))
    assert (await follow_calendar(), await follow_calendar()) == (1, 0)
    now = await Employee.get(id=dan.id)
    assert (now.title, now.level) == ("Lead", 5)
    found = await reads.assignments_on([dan.id], date(2025, 6, 15))
    assert found[dan.id].title == "Senior Rep"
    assert await Assignment.all().count() == 3


async def test_skills_are_judged_again_and_again_and_by_a_review_when_it_says_something_new() -> None:
    dan = await make_employee("Dan")
    now: dict[str, Any] = {"created_at": headway_clock.now(), "updated_at": headway_clock.now()}
    skill, review = await Skill.create(name="Selling", **now), uuid4()
    for level, source, review_id in (
        (2, SkillSource.SELF, None),
        (4, SkillSource.REVIEW, review),
        (4, SkillSource.REVIEW, review),
        (5, SkillSource.REVIEW, review),
    ):
        await actions.add_skill_levels(
            SYSTEM,
            employee_id=dan.id,
            judgements=[actions.Judgement(skill.id, level)],
            source=source,
            valid_from=date(2025, 5, level),
            review_id=review_id,
        )
    assert [row.level for row in await SkillLevel.all().order_by("valid_from")] == [2, 4, 5]
    newest = await reads.newest_skill_levels(SYSTEM, [dan.id])
    assert [row.level for row in newest[dan.id]] == [5]
    with pytest.raises(Rejected) as refused:
        await actions.add_skill_levels(
            SYSTEM,
            employee_id=dan.id,
            judgements=[actions.Judgement(skill.id, 6), actions.Judgement(skill.id, 1)],
            source=SkillSource.SELF,
            valid_from=date(2025, 5, 1),
        )
    assert codes(refused) == [
        (Code.DUPLICATE, ("judgements",)),
        (Code.OUT_OF_RANGE, ("judgements", "0", "level")),
    ]
    assert await SkillLevel.all().count() == 3


async def test_days_under_each_manager() -> None:
    ada = await make_employee("Ada")
    dan = await make_employee("Dan", manager=ada)
    ben = await make_employee("Ben")
    await actions.change_manager(
        SYSTEM, employee_id=dan.id, manager_id=ben.id, valid_from=date(2025, 4, 11), version=1
    )
    found = await reads.managers_between([dan.id], date(2025, 4, 1), date(2025, 4, 30))
    assert found == {dan.id: [(ada.id, 10), (ben.id, 20)]}
