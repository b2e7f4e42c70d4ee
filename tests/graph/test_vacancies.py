"""Vacancies through the graph: opened, changed, filled and withdrawn by few, read by everybody; every refusal changes nothing."""

from datetime import date, timedelta
from types import ModuleType
from typing import Any, Final

import pytest

from headway.people.actions import assign_role
from headway.people.models import Assignment, Employee, RoleProfile, Vacancy, VacancyFilling
from headway.people.rules.vocabulary import VacancyState
from headway.platform.actor import SYSTEM, Actor
from headway.platform.models import AuditEvent
from tests.company import NOON, REFUSED, TODAY, Company, data, gid, make_company, payload
from tests.conftest import Ask

STAMPS: Final[dict[str, Any]] = {"created_at": NOON, "updated_at": NOON}
SHOWN: Final = """vacancy { id version state location about openedOn wantedBy places filled placesLeft closedOn allowedActions
    roleProfile { name } department { name } fillings { startsOn employee { name } } }"""
SOON: Final = TODAY + timedelta(days=40)
LIST: Final = """query($where: VacancyFilter, $order: VacancyOrder! = WANTED_FIRST, $first: Int! = 50, $after: String) {
    vacancies(where: $where, order: $order, first: $first, after: $after) { totalCount pageInfo { endCursor } nodes { roleProfile { name } state } } }"""


@pytest.fixture
async def company(database: object, clock: ModuleType) -> Company:
    return await make_company()


async def make_role(name: str = "Team lead", level: int = 4) -> RoleProfile:
    return await RoleProfile.create(name=name, level=level, **STAMPS)


async def make_vacancy(company: Company, role: RoleProfile, **changes: Any) -> Vacancy:
    values: dict[str, Any] = {"department": company.support, "opened_on": TODAY, "wanted_by": SOON, **STAMPS}
    return await Vacancy.create(role_profile=role, **values | changes)


async def do(ask: Ask, mutation: str, actor: Actor, **given: Any) -> Any:
    name = mutation[0].upper() + mutation[1:]
    text = f"mutation($input: {name}Input!) {{ {mutation}(input: $input) {{ ... on {name}Payload {{ {SHOWN} }} {REFUSED} }} }}"
    return await ask(text, {"input": given}, as_=actor)


def codes(answer: Any) -> list[tuple[str, list[str]]]:
    """Code and path of each refusal; nothing where it was done."""
    (said,) = data(answer).values()
    return [(it["code"], it["path"]) for it in said.get("errors", [])]


def opening(company: Company, role: RoleProfile, **changes: Any) -> dict[str, Any]:
    given = {"roleProfileId": gid(role), "departmentId": gid(company.support), "wantedBy": str(SOON)}
    return given | changes


async def test_a_vacancy_is_opened_changed_and_filled_place_by_place(ask: Ask, company: Company) -> None:
    role, hanna = await make_role(), company.actor("hanna")
    given = opening(company, role, places=1, location=" Leeds ", about="New desk.", idempotencyKey="one")
    made = payload(await do(ask, "openVacancy", hanna, **given), "openVacancy")["vacancy"]
    again = payload(await do(ask, "openVacancy", hanna, **given), "openVacancy")["vacancy"]
    assert again == made
    id = made.pop("id")
    assert made == {
        "version": 1, "state": "OPEN", "location": "Leeds", "about": "New desk.", "openedOn": str(TODAY),
        "wantedBy": str(SOON), "places": 1, "filled": 0, "placesLeft": 1, "closedOn": None, "allowedActions": ["EDIT", "FILL", "WITHDRAW"],
        "roleProfile": {"name": "Team lead"}, "department": {"name": "Support"}, "fillings": [],
    }  # fmt: skip
    first = await do(
        ask, "fillVacancy", hanna, id=id, version=1, employeeId=company.id("priya"), startsOn=str(TODAY)
    )
    filled = payload(first, "fillVacancy")["vacancy"]
    assert (filled["state"], filled["closedOn"], filled["allowedActions"]) == ("FILLED", str(TODAY), ["EDIT"])
    assert filled["fillings"] == [{"startsOn": str(TODAY), "employee": {"name": "Priya"}}]
    priya = await Employee.get(id=company.people["priya"].id)
    assert (priya.role_profile_id, priya.title, priya.level) == (role.id, "Team lead", 4)
    changed = {"id": id, "version": 2, "wantedBy": str(SOON), "places": 2}
    wider = payload(await do(ask, "updateVacancy", hanna, **changed), "updateVacancy")["vacancy"]
    assert (wider["state"], wider["closedOn"], wider["placesLeft"]) == ("OPEN", None, 1)
    done: Any = await AuditEvent.filter(object_type__startswith="Vacancy").values_list("action", flat=True)
    assert sorted(done) == ["fill_vacancy", "fill_vacancy", "open_vacancy", "update_vacancy"]


async def test_who_was_given_the_role_since_takes_the_place_with_it(ask: Ask, company: Company) -> None:
    role, paul = await make_role(), company.people["paul"]
    vacancy = await make_vacancy(company, role, opened_on=TODAY - timedelta(days=30))
    given: dict[str, Any] = {"title": "Lead", "level": 4, "role_profile_id": role.id, "source": "reward"}
    since = TODAY - timedelta(days=9)
    assignment = await assign_role(SYSTEM, employee_id=paul.id, valid_from=since, **given)
    answer = await do(
        ask, "fillVacancy", company.actor("hanna"), id=gid(vacancy), version=1, employeeId=company.id("paul"),
        startsOn=str(TODAY),
    )  # fmt: skip
    assert payload(answer, "fillVacancy")["vacancy"]["fillings"] == [
        {"startsOn": str(since), "employee": {"name": "Paul"}}
    ]
    assert (await VacancyFilling.get()).assignment_id == assignment.id
    assert await Assignment.filter(employee_id=paul.id, role_profile_id=role.id).count() == 1


async def test_who_begins_later_is_told_to_few_until_then(
    ask: Ask, company: Company, clock: ModuleType
) -> None:
    vacancy, day = await make_vacancy(company, await make_role()), TODAY + timedelta(days=20)
    await do(
        ask, "fillVacancy", company.actor("hanna"), id=gid(vacancy), version=1, employeeId=company.id("priya"),
        startsOn=str(day),
    )  # fmt: skip
    asked = "query($id: ID!) { vacancy(id: $id) { filled fillings { employee { name } } } }"

    async def told(name: str) -> bool:
        found = data(await ask(asked, {"id": gid(vacancy)}, as_=company.actor(name)))["vacancy"]
        assert found["filled"] == 1
        return bool(found["fillings"])

    names = ("priya", "mona", "vera", "hanna", "paul", "dora", "admin", "boris", "integration", "narrow")
    assert [name for name in names if await told(name)] == ["priya", "mona", "vera", "hanna"]
    clock.set_for_tests(NOON + timedelta(days=20))
    assert [name for name in names if await told(name)] == list(names)


async def test_one_is_withdrawn_with_a_reason_and_opened_again(ask: Ask, company: Company) -> None:
    vacancy, hanna = await make_vacancy(company, await make_role()), company.actor("hanna")
    seen = {"id": gid(vacancy), "version": 1}
    assert codes(await do(ask, "withdrawVacancy", hanna, **seen, reason=" ")) == [("REQUIRED", ["reason"])]
    gone = payload(await do(ask, "withdrawVacancy", hanna, **seen, reason="No money."), "withdrawVacancy")
    assert (gone["vacancy"]["state"], gone["vacancy"]["allowedActions"]) == ("WITHDRAWN", ["REOPEN"])
    assert (await AuditEvent.get(action="withdraw_vacancy")).reason == "No money."
    back = payload(await do(ask, "reopenVacancy", hanna, id=gid(vacancy), version=2), "reopenVacancy")
    assert (back["vacancy"]["state"], back["vacancy"]["closedOn"]) == ("OPEN", None)


@pytest.mark.parametrize(
    ("name", "may"),
    [
        ("hanna", True), ("admin", True), ("integration", True),
        *((name, False) for name in ("priya", "mona", "vera", "ada", "boris", "otto", "narrow")),
    ],
)  # fmt: skip
async def test_who_keeps_open_roles(ask: Ask, company: Company, name: str, may: bool) -> None:
    role = await make_role()
    vacancy, actor = await make_vacancy(company, role), company.actor(name)
    read = "query($id: ID!) { vacancy(id: $id) { allowedActions } }"
    moves = data(await ask(read, {"id": gid(vacancy)}, as_=actor))["vacancy"]["allowedActions"]
    assert moves == (["EDIT", "FILL", "WITHDRAW"] if may else [])
    opened = await do(ask, "openVacancy", actor, **opening(company, role))
    changed = await do(ask, "updateVacancy", actor, id=gid(vacancy), version=1, wantedBy=str(SOON), places=3)
    refused = [("FORBIDDEN", ["departmentId"])], [("FORBIDDEN", ["id"])]
    assert (codes(opened), codes(changed)) == (([], []) if may else refused)
    assert await AuditEvent.all().count() == (2 if may else 0)


async def test_nobody_knows_of_them_without_the_directory(ask: Ask, company: Company) -> None:
    await make_vacancy(company, await make_role())
    for actor in (
        company.actor("nobody"),
        company.actor("integration", scopes=frozenset()),
    ):
        assert data(await ask(LIST, {}, as_=actor))["vacancies"]["nodes"] == []


@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        ({"wantedBy": str(TODAY - timedelta(days=1))}, ("OUT_OF_RANGE", ["wantedBy"])),
        ({"wantedBy": "2199-01-01"}, ("OUT_OF_RANGE", ["wantedBy"])),
        ({"places": 0}, ("OUT_OF_RANGE", ["places"])),
        ({"places": 100}, ("OUT_OF_RANGE", ["places"])),
        ({"location": "x" * 201}, ("TOO_LONG", ["location"])),
        ({"about": "x" * 2001}, ("TOO_LONG", ["about"])),
        ({"roleProfileId": "nonsense"}, ("NOT_FOUND", ["roleProfileId"])),
        ({"departmentId": "nonsense"}, ("NOT_FOUND", ["departmentId"])),
    ],
)
async def test_what_makes_no_sense_is_refused(
    ask: Ask, company: Company, changes: dict[str, Any], refused: tuple[str, list[str]]
) -> None:
    answer = await do(
        ask, "openVacancy", company.actor("hanna"), **opening(company, await make_role(), **changes)
    )
    assert codes(answer) == [refused]
    assert await Vacancy.all().count() == 0


async def test_filling_is_refused_where_it_would_be_wrong(ask: Ask, company: Company) -> None:
    role, hanna = await make_role(), company.actor("hanna")
    vacancy = await make_vacancy(company, role, places=2)
    seen: dict[str, Any] = {"id": gid(vacancy), "version": 1, "startsOn": str(TODAY)}
    refusals = [
        ({"employeeId": company.id("hanna")}, ("OWN_RECORD", ["employeeId"])),
        ({"employeeId": company.id("ada")}, ("FORBIDDEN", ["employeeId"])),
        ({"employeeId": company.id("priya"), "startsOn": str(date(2026, 1, 1))}, ("OUT_OF_RANGE", ["startsOn"])),
    ]  # fmt: skip
    for given, refused in refusals:
        assert codes(await do(ask, "fillVacancy", hanna, **seen | given)) == [refused]
    assert await AuditEvent.all().count() == 0
    given = {"employeeId": company.id("priya")}
    assert codes(await do(ask, "fillVacancy", hanna, **seen | given)) == []
    assert codes(await do(ask, "fillVacancy", hanna, **seen | given)) == [("CONFLICT", ["version"])]
    assert codes(await do(ask, "fillVacancy", hanna, **seen | given | {"version": 2})) == [
        ("DUPLICATE", ["employeeId"])
    ]
    fewer = await do(ask, "updateVacancy", hanna, id=gid(vacancy), version=2, wantedBy=str(SOON), places=0)
    assert ("OUT_OF_RANGE", ["places"]) in codes(fewer)
    gone = await do(ask, "reopenVacancy", hanna, id=gid(vacancy), version=2)
    assert codes(gone) == [("WRONG_STATE", ["id"])]


async def test_the_list_is_sorted_narrowed_and_paged(ask: Ask, company: Company) -> None:
    roles = [await make_role(f"Role {number}") for number in range(4)]
    for number, role in enumerate(roles):
        await make_vacancy(
            company, role, wanted_by=SOON + timedelta(days=number % 3), opened_on=TODAY - timedelta(days=number),
            department=company.board if number == 3 else company.support,
            state=VacancyState.WITHDRAWN if number == 2 else VacancyState.OPEN,
        )  # fmt: skip
    paul = company.actor("paul")

    async def names(**variables: Any) -> list[str]:
        found = data(await ask(LIST, variables, as_=paul))["vacancies"]
        return [it["roleProfile"]["name"][-1] for it in found["nodes"]]

    assert set((await names())[:2]) == {"0", "3"}
    assert (await names())[2:] == ["1", "2"]
    assert await names(order="NEWEST") == ["0", "1", "2", "3"]
    assert await names(order="NEWEST", where={"state": ["OPEN"]}) == ["0", "1", "3"]
    assert await names(where={"departmentId": gid(company.board)}) == ["3"]
    assert await names(where={"roleProfileId": gid(roles[1])}) == ["1"]
    first = data(await ask(LIST, {"order": "NEWEST", "first": 3}, as_=paul))["vacancies"]
    assert first["totalCount"] == 4
    assert await names(order="NEWEST", after=first["pageInfo"]["endCursor"]) == ["3"]
