"""Many change one object at the same moment, or make one thing with one key: one of them does, and nothing is lost silently."""

from collections import Counter
from types import ModuleType
from typing import Any, Final

import pytest

from headway.graph.ids import global_id
from headway.monitoring.models import Feedback
from headway.people.models import Department, Employee
from headway.planning.models import Period
from headway.platform.models import AuditEvent, Organisation, VersionedRow
from headway.reviewing.models import Answer
from headway.rewarding.models import Budget, Reward
from headway.rewarding.rules import RewardKind
from tests import company as goals
from tests import reviews, rewards
from tests.conftest import Ask
from tests.races import AT_ONCE, LATE, outcomes

MADE_ONCE: Final = Counter({"won": AT_ONCE})


async def changed_once(row: VersionedRow) -> None:
    """It has one version more, and one line of the audit log says so."""
    now = await type(row).get(id=row.id)
    assert now.version == row.version + 1
    assert await AuditEvent.filter(object_id=row.id).count() == 1


async def the_goal(company: goals.Company) -> VersionedRow:
    return await goals.make_goal(company.people["priya"], company.period, state="DRAFT")


async def the_person(company: goals.Company) -> VersionedRow:
    return company.people["priya"]


async def the_department(company: goals.Company) -> VersionedRow:
    return await Department.get(id=company.people["priya"].department_id)


async def the_period(company: goals.Company) -> VersionedRow:
    return company.period


async def the_feedback(company: goals.Company) -> VersionedRow:
    return await goals.make_feedback(company.people["paul"], company.people["priya"])


@pytest.mark.parametrize(
    ("mutation", "by", "make", "input"),
    [
        ("UpdateGoal", "priya", the_goal, {"title": "Answer within two hours"}),
        ("UpdateEmployee", "admin", the_person, {"title": "Lead"}),
        ("ChangeManager", "admin", the_person, {"managerId": "tom"}),
        ("UpdateDepartment", "admin", the_department, {"name": "Customers"}),
        ("ClosePeriod", "admin", the_period, {}),
        ("MarkFeedbackRead", "priya", the_feedback, {}),
        ("RetractFeedback", "paul", the_feedback, {}),
    ],
)
async def test_an_object_is_changed_once(
    ask: Ask, clock: ModuleType, mutation: str, by: str, make: Any, input: dict[str, Any]
) -> None:
    company = await goals.make_company()
    row = await make(company)
    row = await type(row).get(id=row.id)
    name = "employeeId" if mutation == "ChangeManager" else "id"
    given = {key: company.id(value) if key == "managerId" else value for key, value in input.items()}
    given |= {name: global_id(type(row).__name__, row.id), "version": row.version}
    assert await outcomes(ask, company.actor(by), mutation, **given) == LATE
    await changed_once(row)


async def test_settings_are_changed_once(ask: Ask, clock: ModuleType) -> None:
    company = await rewards.make_company()
    row = await Organisation.get()
    given = {"version": row.version, "name": "Meridian", "managersSeePay": False}
    assert await outcomes(ask, company.actor("alma"), "UpdateOrganisation", **given) == LATE
    await changed_once(row)


async def test_a_budget_is_changed_once(ask: Ask, clock: ModuleType) -> None:
    company = await rewards.make_company()
    await rewards.make_budget(company, RewardKind.BONUS, 100_000)
    row = await Budget.get()
    given = {"periodId": company.period_id, "kind": "BONUS", "planned": "5000", "version": row.version}
    assert await outcomes(ask, company.actor("alma"), "SetBudget", **given) == LATE
    await changed_once(row)


async def test_an_answer_is_changed_once(ask: Ask, clock: ModuleType) -> None:
    company = await reviews.make_company()
    form = await reviews.form(await reviews.launched(company), company.people["eli"], reviews.SELF)
    await reviews.answer_all(ask, company, company.actor("eli"), form)
    row = await Answer.filter(review_id=form.id, text__not="").first()
    assert row is not None
    given = {
        "reviewId": global_id("Review", form.id),
        "questionId": global_id("Question", row.question_id),
        "text": "In other words.",
        "version": row.version,
    }
    assert await outcomes(ask, company.actor("eli"), "SaveAnswer", **given) == LATE
    assert (await Answer.get(id=row.id)).version == row.version + 1


async def test_a_key_adds_one_person(ask: Ask, clock: ModuleType) -> None:
    company = await goals.make_company()
    before = await Employee.all().count()
    given = {"name": "Nora Lind", "hiredOn": "2026-09-01", "idempotencyKey": "n"}
    assert await outcomes(ask, company.actor("admin"), "CreateEmployee", **given) == MADE_ONCE
    assert await Employee.all().count() == before + 1


async def test_a_key_gives_one_feedback(ask: Ask, clock: ModuleType) -> None:
    company = await goals.make_company()
    given = {"receiverId": company.id("priya"), "kind": "PRAISE", "visibility": "RECEIVER", "text": "Well done.", "idempotencyKey": "f"}  # fmt: skip
    assert await outcomes(ask, company.actor("paul"), "GiveFeedback", **given) == MADE_ONCE
    assert await Feedback.all().count() == 1


async def test_a_key_proposes_one_reward(ask: Ask, clock: ModuleType) -> None:
    company = await rewards.make_company()
    await rewards.make_budget(company, RewardKind.BONUS, 100_000_000)
    given = {**company.terms("BONUS"), "idempotencyKey": "r"}
    assert await outcomes(ask, company.actor("mona"), "ProposeReward", **given) == MADE_ONCE
    assert await Reward.all().count() == 1


async def test_a_period_is_opened_once(ask: Ask, clock: ModuleType) -> None:
    company = await goals.make_company()
    row = await goals.make_period("H1 2027", state="DRAFT")
    row = await Period.get(id=row.id)
    given = {"id": global_id("Period", row.id), "version": row.version}
    assert await outcomes(ask, company.actor("admin"), "OpenPeriod", **given) == LATE
    await changed_once(row)
