"""Who reads and changes what of a person: kinds of actor against fields and actions, through the graph."""

from datetime import UTC, date, datetime
from types import ModuleType
from typing import Any, Final

import pytest

from headway.graph.ids import global_id
from headway.identity.access import actor_of
from headway.identity.models import Account
from headway.people.models import Assignment, Employee, Pay, Skill, SkillLevel
from headway.people.rules.vocabulary import EmployeeStatus, LineKind, SkillSource
from headway.platform import clock as headway_clock
from headway.platform.actor import NOBODY, Actor, Scope
from headway.platform.models import AuditEvent, Organisation
from tests.conftest import Ask
from tests.factories import make_department, make_employee, make_reporting_line
from tests.people_actors import administrator, hr, integration, somebody

KINDS: Final = (
    *("self", "direct manager", "manager's manager", "dotted-line manager", "peer", "other manager"),
    *("HR in scope", "HR out of scope", "HR herself", "HR of all", "admin", "admin herself"),
    *(
        "token people:read",
        "token pay:read",
        "token both",
        "token goals:read",
        "token people:write",
        "nobody",
    ),
)
PERSON = """query($id: ID!) { employee(id: $id) { name title manager { name } pay { amount { amount currency } }
    payHistory { validFrom } assignments { title } skillLevels { level skill { name } }
    viewerCan { giveFeedback proposeReward seePay createGoal edit } } }"""
UPDATE = """mutation($input: UpdateEmployeeInput!) { updateEmployee(input: $input) { __typename
    ... on UserErrors { errors { code } } } }"""


@pytest.fixture(autouse=True)
def _today(clock: ModuleType) -> None:
    clock.set_for_tests(datetime(2025, 6, 1, 12, tzinfo=UTC))


async def company(*, managers_see_pay: bool = False) -> tuple[Employee, dict[str, Actor]]:
    """Dan, who works in Sales for Ben, who works for Ada; and everybody who may look at him."""
    now: dict[str, Any] = {"created_at": headway_clock.now(), "updated_at": headway_clock.now()}
    settings = {"managers_see_pay": managers_see_pay}
    await Organisation.create(name="Meridian", currency="EUR", settings=settings, **now)
    sales, legal = await make_department("Sales"), await make_department("Legal")
    ada = await make_employee("Ada")
    ben = await make_employee("Ben", manager=ada)
    dan = await make_employee("Dan", manager=ben, department=sales, title="Rep")
    peer, other = (
        await make_employee("Eve", manager=ben, department=sales),
        await make_employee("Fay", manager=ada),
    )
    await make_employee("Gil", manager=other)
    await make_reporting_line(dan, other, kind=LineKind.DOTTED)
    for day, minor in (
        (date(2024, 1, 1), 5_000_000),
        (date(2025, 1, 1), 5_500_000),
        (date(2025, 9, 1), 6_000_000),
    ):
        values: dict[str, Any] = {"valid_from": day, "recorded_at": headway_clock.now(), "source": "import"}
        await Pay.create(employee=dan, amount_minor=minor, currency="EUR", **values)
        await Assignment.create(employee=dan, title="Rep", level=3, **values)
    skill = await Skill.create(name="Selling", **now)
    judged: dict[str, Any] = {
        "source": SkillSource.MANAGER,
        "valid_from": date(2025, 1, 1),
        "recorded_at": headway_clock.now(),
    }
    await SkillLevel.create(employee=dan, skill=skill, level=4, **judged)
    actors = {
        "self": somebody(dan),
        "direct manager": somebody(ben),
        "manager's manager": somebody(ada),
        "dotted-line manager": somebody(other),
        "peer": somebody(peer),
        "other manager": somebody(await Employee.get(name="Fay")),
        "HR in scope": hr(sales),
        "HR out of scope": hr(legal),
        "HR herself": hr(sales, employee=dan),
        "HR of all": hr(),
        "admin": administrator(),
        "admin herself": administrator(dan),
        "token people:read": integration(Scope.PEOPLE_READ),
        "token pay:read": integration(Scope.PAY_READ),
        "token both": integration(Scope.PEOPLE_READ, Scope.PAY_READ),
        "token goals:read": integration(Scope.GOALS_READ),
        "token people:write": integration(Scope.PEOPLE_READ, Scope.PEOPLE_WRITE),
        "nobody": NOBODY,
    }
    assert tuple(actors) == KINDS
    return dan, actors


async def person(ask: Ask, dan: Employee, actor: Actor) -> dict[str, Any] | None:
    answer = await ask(PERSON, {"id": global_id("Employee", dan.id)}, as_=actor)
    assert answer.errors is None
    assert answer.data is not None
    found: dict[str, Any] | None = answer.data["employee"]
    return found


# Who finds the person at all, and how much pay, how many past roles and skills they find.
HIDDEN: Final = {"token pay:read", "token goals:read", "nobody"}
PAY: Final = {
    "self": 2,
    "HR in scope": 3,
    "HR herself": 2,
    "HR of all": 3,
    "token both": 3,
    "admin herself": 2,
}
PAY_IF_MANAGERS: Final = PAY | {"direct manager": 2, "manager's manager": 2}
HISTORY: Final = {
    "self": 2,
    "direct manager": 2,
    "manager's manager": 2,
    "HR in scope": 3,
    "HR herself": 2,
    "HR of all": 3,
    "admin herself": 2,
}


@pytest.mark.parametrize("managers_see_pay", [False, True])
@pytest.mark.parametrize("kind", KINDS)
async def test_what_each_reads_of_a_person(ask: Ask, kind: str, managers_see_pay: bool) -> None:
    dan, actors = await company(managers_see_pay=managers_see_pay)
    found = await person(ask, dan, actors[kind])
    if kind in HIDDEN:
        assert found is None
        return
    assert found is not None
    assert (found["name"], found["title"], found["manager"]) == ("Dan", "Rep", {"name": "Ben"})
    pay = (PAY_IF_MANAGERS if managers_see_pay else PAY).get(kind, 0)
    assert len(found["payHistory"]) == pay
    assert found["pay"] == ({"amount": {"amount": "55000.00", "currency": "EUR"}} if pay else None)
    assert found["viewerCan"]["seePay"] is (pay > 0)
    assert len(found["assignments"]) == HISTORY.get(kind, 0)
    assert found["skillLevels"] == ([{"level": 4, "skill": {"name": "Selling"}}] if kind in HISTORY else [])


MINE: Final = {"direct manager", "manager's manager", "HR in scope", "HR of all"}
# Accounts that are a person themselves give feedback; HR and administrators here are none.
WITH_EMPLOYEE: Final = {"direct manager", "manager's manager", "dotted-line manager", "peer", "other manager"}
EDITORS: Final = {"HR in scope", "HR of all", "admin", "token people:write"}


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in HIDDEN])
async def test_what_each_may_do_about_a_person(ask: Ask, kind: str) -> None:
    dan, actors = await company()
    found = await person(ask, dan, actors[kind])
    assert found is not None
    own = kind in {"self", "HR herself", "admin herself"}
    assert found["viewerCan"] == {
        "giveFeedback": kind in WITH_EMPLOYEE,
        "proposeReward": kind in MINE,
        "seePay": kind in PAY,
        "createGoal": kind in MINE or own,
        "edit": kind in EDITORS,
    }


REFUSALS: Final = {
    **dict.fromkeys(("self", "HR herself", "admin herself"), "OWN_RECORD"),
    **dict.fromkeys(HIDDEN, "NOT_FOUND"),
}


@pytest.mark.parametrize("kind", KINDS)
async def test_who_changes_the_record_of_a_person(ask: Ask, kind: str) -> None:
    dan, actors = await company()
    given = {"id": global_id("Employee", dan.id), "version": 1, "location": "Berlin"}
    answer = await ask(UPDATE, {"input": given}, as_=actors[kind])
    assert answer.errors is None
    assert answer.data is not None
    result, now = answer.data["updateEmployee"], await Employee.get(id=dan.id)
    if kind in EDITORS:
        assert (result["__typename"], now.location, now.version) == ("UpdateEmployeePayload", "Berlin", 2)
        return
    assert result["errors"] == [{"code": REFUSALS.get(kind, "FORBIDDEN")}]
    assert (now.location, now.version, await AuditEvent.all().count()) == ("", 1, 0)


async def test_who_has_left_is_nobody_any_more(ask: Ask) -> None:
    dan, _ = await company()
    now: dict[str, Any] = {"created_at": headway_clock.now(), "updated_at": headway_clock.now()}
    account = await Account.create(email="dan@x.example", name="Dan", employee=dan, **now)
    assert await actor_of(account) is not None
    dan.status = EmployeeStatus.LEFT
    await dan.save(update_fields=["status"])
    assert await actor_of(account) is None


COMPANY: Final = {
    "createDepartment": ('name: "New"', {"HR of all", "admin", "admin herself", "token people:write"}),
    "createSkill": ('name: "New"', {"HR of all", "admin", "admin herself", "token people:write"}),
    "createRoleProfile": ('name: "New"', {"HR of all", "admin", "admin herself", "token people:write"}),
    "createEmployee": ('name: "New"', {"HR of all", "admin", "admin herself", "token people:write"}),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("mutation", COMPANY)
async def test_who_shapes_the_company(ask: Ask, mutation: str, kind: str) -> None:
    _, actors = await company()
    fields, allowed = COMPANY[mutation]
    text = f"mutation {{ {mutation}(input: {{ {fields} }}) {{ __typename ... on UserErrors {{ errors {{ code }} }} }} }}"
    answer = await ask(text, as_=actors[kind])
    assert answer.errors is None
    assert answer.data is not None
    result = answer.data[mutation]
    if kind in allowed:
        assert result["__typename"].endswith("Payload")
    else:
        assert result["errors"] == [{"code": "FORBIDDEN"}]
        assert await AuditEvent.all().count() == 0
