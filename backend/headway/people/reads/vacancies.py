"""Batched reads of vacancies."""

from headway.people.access import departments_in_charge
from headway.people.models import Vacancy
from headway.people.rules.vacancies import allowed_vacancy_moves
from headway.people.rules.vocabulary import VacancyMove
from headway.platform.actor import Actor


async def vacancy_moves(actor: Actor, vacancies: list[Vacancy]) -> dict[Vacancy, list[VacancyMove]]:
    """What the actor may do with each vacancy."""
    departments = {it.department_id for it in vacancies}
    found = await departments_in_charge(actor).filter(id__in=departments).values_list("id")
    own = {id for (id,) in found}
    return {it: list(allowed_vacancy_moves(it.state, in_charge=it.department_id in own)) for it in vacancies}
