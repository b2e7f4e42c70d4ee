"""Vacancies: opening, changing, filling and withdrawing them."""

from datetime import date
from typing import Any, Final
from uuid import UUID

from headway.people.access import (
    departments_in_charge,
    employee_to_change,
    vacancy_to_change,
    visible_departments,
    visible_role_profiles,
)
from headway.people.actions.employment import assign_role
from headway.people.models import Assignment, RoleProfile, Vacancy, VacancyFilling
from headway.people.rules.vacancies import NO_PLACE, NOT_IN_CHARGE, problem_moving_vacancy, state_with
from headway.people.rules.vocabulary import VacancyMove, VacancyState
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.checking import PARAGRAPH, Checks
from headway.platform.database import lock_row, transaction
from headway.platform.errors import Code, Problem, Rejected, conflict, not_found
from headway.platform.events import change, create, object_made_with, record, remember_key

MOST_PLACES: Final = 99
SOURCE: Final = "vacancy"


async def open_vacancy(
    actor: Actor,
    *,
    role_profile_id: UUID,
    department_id: UUID,
    wanted_by: date,
    places: int = 1,
    location: str = "",
    about: str = "",
    idempotency_key: str | None = None,
) -> Vacancy:
    """Say that somebody is wanted for a role. Refuses a day that is over, and all but HR of the department and administrators."""
    checks = Checks()
    columns = _checked(checks, wanted_by, places, location, about)
    checks.require(wanted_by >= clock.today(), Code.OUT_OF_RANGE, "Choose today or a later day.", "wanted_by")
    key = checks.text(idempotency_key, "idempotency_key", most=100)
    async with transaction():
        if known := await object_made_with(actor, "open_vacancy", key):
            return await Vacancy.get(id=known)
        if not await visible_role_profiles(actor).filter(id=role_profile_id).exists():
            raise not_found("role profile", "role_profile_id")
        if not await visible_departments(actor).filter(id=department_id).exists():
            raise not_found("department", "department_id")
        if not await _in_charge(actor, department_id):
            raise Rejected(Problem(Code.FORBIDDEN, NOT_IN_CHARGE, ("department_id",)))
        checks.done()
        columns |= {"role_profile_id": role_profile_id, "department_id": department_id}
        vacancy = await create(actor, "open_vacancy", Vacancy, opened_on=clock.today(), **columns)
        await remember_key(actor, "open_vacancy", key, vacancy)
        return vacancy


async def update_vacancy(
    actor: Actor,
    *,
    id: UUID,
    version: int,
    wanted_by: date,
    places: int,
    location: str = "",
    about: str = "",
) -> Vacancy:
    """Change what is said of a vacancy; more places than are filled open it again. Refuses fewer places than are filled."""
    checks = Checks()
    columns = _checked(checks, wanted_by, places, location, about)
    async with transaction():
        vacancy = await _vacancy_to_move(actor, id, version, VacancyMove.EDIT)
        message = f"{vacancy.filled} places are filled. Leave as many, or more."
        checks.require(places >= vacancy.filled, Code.OUT_OF_RANGE, message, "places")
        checks.done()
        columns |= _standing(state_with(places, vacancy.filled), vacancy)
        await change(actor, "update_vacancy", vacancy, expected_version=version, **columns)
        return vacancy


async def fill_vacancy(
    actor: Actor, *, id: UUID, version: int, employee_id: UUID, starts_on: date, title: str = ""
) -> Vacancy:
    """Give a place to somebody: the role recorded for them since it was opened, or one from `starts_on` on.

    Refuses oneself, people out of scope, somebody who left or has a place already, and a day before it was opened.
    """
    checks = Checks()
    title = checks.text(title, "title")
    checks.day(starts_on, "starts_on")
    checks.done()
    async with transaction():
        vacancy = await _vacancy_to_move(actor, id, version, VacancyMove.FILL)
        await employee_to_change(actor, employee_id, "employee_id")
        message = f"This role was opened on {vacancy.opened_on}. Choose that day or a later one."
        checks.require(starts_on >= vacancy.opened_on, Code.OUT_OF_RANGE, message, "starts_on")
        checks.done()
        recorded = Assignment.filter(
            employee_id=employee_id,
            role_profile_id=vacancy.role_profile_id,
            valid_from__gte=vacancy.opened_on,
        )
        assignment = await recorded.order_by("-valid_from", "-recorded_at", "id").first()
        if assignment is None:
            role = await RoleProfile.get(id=vacancy.role_profile_id)
            assignment = await assign_role(
                actor,
                employee_id=employee_id,
                title=title or role.name,
                level=role.level,
                role_profile_id=role.id,
                valid_from=starts_on,
                source=SOURCE,
            )
        await _take(actor, vacancy, assignment)
        return vacancy


async def keep_place(vacancy_id: UUID) -> Vacancy:
    """The vacancy of a promotion, locked until the transaction ends; refuses one without a place, or withdrawn."""
    vacancy = await lock_row(Vacancy.filter(id=vacancy_id)).get()
    if vacancy.state is not VacancyState.OPEN:
        raise Rejected(Problem(Code.WRONG_STATE, NO_PLACE[vacancy.state], ("id",)))
    return vacancy


async def take_place(actor: Actor, vacancy_id: UUID, assignment: Assignment) -> None:
    """Give a place to who was just promoted to the role; nothing is left to do if HR gave them one by hand."""
    taken = VacancyFilling.filter(vacancy_id=vacancy_id, employee_id=assignment.employee_id)
    if not await taken.exists():
        await _take(actor, await keep_place(vacancy_id), assignment)


async def free_place(actor: Actor, vacancy_id: UUID, employee_id: UUID) -> None:
    """Let somebody else have the place of a promotion that is undone; a withdrawn vacancy stays withdrawn."""
    vacancy = await lock_row(Vacancy.filter(id=vacancy_id)).get()
    filling = await VacancyFilling.get_or_none(vacancy_id=vacancy_id, employee_id=employee_id)
    if filling is None:
        return
    await record(actor, "free_place", filling)
    await filling.delete()
    left = vacancy.filled - 1
    withdrawn = vacancy.state is VacancyState.WITHDRAWN
    values = _standing(vacancy.state if withdrawn else state_with(vacancy.places, left), vacancy)
    await change(actor, "free_place", vacancy, filled=left, **values)


async def withdraw_vacancy(actor: Actor, *, id: UUID, version: int, reason: str) -> Vacancy:
    """Look for nobody any more. Refuses a missing reason, which stands in the audit log alone."""
    checks = Checks()
    reason = checks.text(reason, "reason", most=PARAGRAPH, required=True)
    checks.done()
    async with transaction():
        vacancy = await _vacancy_to_move(actor, id, version, VacancyMove.WITHDRAW)
        values = _standing(VacancyState.WITHDRAWN, vacancy)
        await change(actor, "withdraw_vacancy", vacancy, expected_version=version, reason=reason, **values)
        return vacancy


async def reopen_vacancy(actor: Actor, *, id: UUID, version: int) -> Vacancy:
    """Look for somebody again."""
    async with transaction():
        vacancy = await _vacancy_to_move(actor, id, version, VacancyMove.REOPEN)
        values = _standing(VacancyState.OPEN, vacancy)
        await change(actor, "reopen_vacancy", vacancy, expected_version=version, **values)
        return vacancy


def _checked(checks: Checks, wanted_by: date, places: int, location: str, about: str) -> dict[str, Any]:
    return {
        "wanted_by": checks.day(wanted_by, "wanted_by"),
        "places": checks.count(places, "places", least=1, most=MOST_PLACES),
        "location": checks.text(location, "location"),
        "about": checks.text(about, "about", most=PARAGRAPH),
    }


def _standing(state: VacancyState, vacancy: Vacancy) -> dict[str, Any]:
    """The state, and since when it is over."""
    closed_on = None if state is VacancyState.OPEN else vacancy.closed_on or clock.today()
    return {"state": state, "closed_on": closed_on}


async def _in_charge(actor: Actor, department_id: UUID) -> bool:
    return await departments_in_charge(actor).filter(id=department_id).exists()


async def _vacancy_to_move(actor: Actor, id: UUID, version: int, move: VacancyMove) -> Vacancy:
    vacancy = await vacancy_to_change(actor, id)
    in_charge = await _in_charge(actor, vacancy.department_id)
    if in_charge and vacancy.version != version:
        raise conflict(vacancy)
    if problem := problem_moving_vacancy(move, vacancy.state, in_charge=in_charge):
        raise Rejected(problem)
    return vacancy


async def _take(actor: Actor, vacancy: Vacancy, assignment: Assignment) -> None:
    """One place less, and who has it; the last one closes the vacancy."""
    person = assignment.employee_id
    if await VacancyFilling.filter(vacancy_id=vacancy.id, employee_id=person).exists():
        message = "This person has a place of this role already. Choose somebody else."
        raise Rejected(Problem(Code.DUPLICATE, message, ("employee_id",)))
    await create(
        actor,
        "fill_vacancy",
        VacancyFilling,
        vacancy_id=vacancy.id,
        employee_id=person,
        assignment_id=assignment.id,
        starts_on=assignment.valid_from,
        recorded_at=clock.now(),
    )
    filled = vacancy.filled + 1
    values = _standing(state_with(vacancy.places, filled), vacancy)
    await change(actor, "fill_vacancy", vacancy, filled=filled, **values)
