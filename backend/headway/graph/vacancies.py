"""Vacancies in the graph: the roles that somebody is wanted for, known to everybody who works here."""

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, TypeAlias

import strawberry

from headway.graph.context import Info
from headway.graph.edges import by_id, computed, derived, listed, to_many, to_one
from headway.graph.ids import key_or_none
from headway.graph.people import Department, Employee, RoleProfile
from headway.graph.relay import After, Connection, First, Listing, Node, views
from headway.graph.words import described
from headway.people import access, models, reads
from headway.people.rules import vocabulary
from headway.rewarding.access import visible_rewards

if TYPE_CHECKING:
    from headway.graph.rewarding.types import Reward

AReward: TypeAlias = Annotated["Reward", strawberry.lazy("headway.graph.rewarding.types")]

VacancyState = described(
    vocabulary.VacancyState,
    "The life of a vacancy.",
    OPEN="Somebody is wanted.",
    FILLED="Every place is taken.",
    WITHDRAWN="Nobody is looked for any more.",
)
VacancyMove = described(
    vocabulary.VacancyMove,
    "What you can do with a vacancy now.",
    EDIT="Change what is said of it, and how many places it has.",
    FILL="Give a place to somebody.",
    WITHDRAW="Look for nobody any more.",
    REOPEN="Look for somebody again.",
)


class VacancyOrder(StrEnum):
    WANTED_FIRST = "WANTED_FIRST"
    NEWEST = "NEWEST"


described(
    VacancyOrder,
    "How vacancies are sorted.",
    WANTED_FIRST="Those to be filled soonest first.",
    NEWEST="What was opened last first.",
)
_COLUMNS = {
    VacancyOrder.WANTED_FIRST: ("wanted_by", "id"),
    VacancyOrder.NEWEST: ("-opened_on", "-created_at", "id"),
}


@strawberry.type(description="Who takes a place of a vacancy.")
class VacancyFilling:
    starts_on: date = strawberry.field(description="From which day on.")
    employee = to_one(Employee, access.visible_employees, "employee_id", description="Who it is.")


@strawberry.type(description="A role that somebody is wanted for.")
class Vacancy(Node):
    is_type_of = views(models.Vacancy, access.visible_vacancies)
    location: str = strawberry.field(description="Where; empty where that does not matter.")
    about: str = strawberry.field(description="What matters, in the words of who opened it.")
    opened_on: date = strawberry.field(description="Since when somebody is wanted.")
    wanted_by: date = strawberry.field(description="Until when it is to be filled.")
    places: int = strawberry.field(description="How many people are wanted.")
    filled: int = strawberry.field(description="How many places are taken, by those who begin later, too.")
    state: VacancyState = strawberry.field(description="Where it is in its life.")  # type: ignore[valid-type]
    closed_on: date | None = strawberry.field(description="Since when it is filled or withdrawn.")
    version: int = strawberry.field(description="Send it back with a change; a stale one answers CONFLICT.")
    places_left = derived(
        int, lambda places, filled: places - filled, "places", "filled", description="How many are left."
    )
    role_profile = to_one(
        RoleProfile, access.visible_role_profiles, "role_profile_id", description="The role."
    )
    department = to_one(
        Department, access.visible_departments, "department_id", description="Where they will belong."
    )
    fillings = to_many(
        VacancyFilling,
        access.visible_vacancy_fillings,
        "vacancy_id",
        order=("starts_on", "id"),
        description="Who took a place on; who begins later is told of once they have, but to themselves, managers above and HR.",
    )
    promotions = to_many(
        AReward,
        visible_rewards,
        "vacancy_id",
        order=("created_at", "id"),
        description="Promotions that fill it, as far as you may see them.",
    )
    allowed_actions = computed(
        list[vocabulary.VacancyMove],
        reads.vacancy_moves,
        default=(),
        by_row=True,
        description="What you can do with it now.",
    )


@strawberry.input(description="Which vacancies; every condition must hold.")
class VacancyFilter:
    state: list[VacancyState] | None = strawberry.field(  # type: ignore[valid-type]
        default=None, description="In one of these states."
    )
    department_id: strawberry.ID | None = strawberry.field(
        default=None, description="In this department itself."
    )
    role_profile_id: strawberry.ID | None = strawberry.field(default=None, description="For this role.")


@strawberry.type
class VacanciesQuery:
    vacancy = by_id(
        Vacancy, access.visible_vacancies, "Vacancy", description="A role that somebody is wanted for."
    )

    @listed(Connection[Vacancy], description="Open roles, and those that were.")
    def vacancies(
        self,
        info: Info,
        first: First = 50,
        after: After = None,
        where: Annotated[VacancyFilter | None, strawberry.argument(description="Which vacancies.")] = None,
        order: Annotated[
            VacancyOrder, strawberry.argument(description="Sorted how.")
        ] = VacancyOrder.WANTED_FIRST,
    ) -> Listing[models.Vacancy]:
        where = where or VacancyFilter()
        found = access.visible_vacancies(info.context.actor)
        if where.state is not None:
            found = found.filter(state__in=where.state)
        if department := key_or_none(where.department_id, "Department", "where", "department_id"):
            found = found.filter(department_id=department)
        if role := key_or_none(where.role_profile_id, "RoleProfile", "where", "role_profile_id"):
            found = found.filter(role_profile_id=role)
        return Listing(found, _COLUMNS[order], first, after)
