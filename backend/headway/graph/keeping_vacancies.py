"""Keeping vacancies in the graph: opening, changing, filling and withdrawing them."""

from datetime import date
from typing import Annotated

import strawberry

from headway.graph.context import Info
from headway.graph.directory import SEEN
from headway.graph.ids import key_of
from headway.graph.refusals import UserErrors
from headway.graph.vacancies import Vacancy
from headway.people import actions, models

WHO = "(HR of its department, administrators)"


@strawberry.input(description="What is said of a vacancy.")
class VacancyTermsInput:
    wanted_by: date = strawberry.field(description="Until when it is to be filled.")
    places: int = strawberry.field(default=1, description="How many people are wanted, 1 to 99.")
    location: str = strawberry.field(default="", description="Where, at most 200 characters.")
    about: str = strawberry.field(
        default="", description="What matters, at most 2,000 characters; whoever works here reads it."
    )


@strawberry.input(description="A role that somebody is wanted for.")
class OpenVacancyInput(VacancyTermsInput):
    role_profile_id: strawberry.ID = strawberry.field(description="The role.")
    department_id: strawberry.ID = strawberry.field(description="Where they will belong.")
    idempotency_key: str | None = strawberry.field(
        default=None, description="The same key opens one vacancy only."
    )


@strawberry.input(description="A vacancy as it is to be.")
class UpdateVacancyInput(VacancyTermsInput):
    id: strawberry.ID = strawberry.field(description="The vacancy.")
    version: int = strawberry.field(description=SEEN)


@strawberry.input(description="Who takes a place of a vacancy.")
class FillVacancyInput:
    id: strawberry.ID = strawberry.field(description="The vacancy.")
    version: int = strawberry.field(description=SEEN)
    employee_id: strawberry.ID = strawberry.field(description="Who takes it on.")
    starts_on: date = strawberry.field(
        description="From which day on, unless they were given the role since it was opened."
    )
    title: str = strawberry.field(
        default="", description="What their job will be called; the name of the role if left out."
    )


@strawberry.input(description="The vacancy to withdraw.")
class WithdrawVacancyInput:
    id: strawberry.ID = strawberry.field(description="The vacancy.")
    version: int = strawberry.field(description=SEEN)
    reason: str = strawberry.field(description="Why; it stands in the audit log alone.")


@strawberry.input(description="The vacancy to open again.")
class ReopenVacancyInput:
    id: strawberry.ID = strawberry.field(description="The vacancy.")
    version: int = strawberry.field(description=SEEN)


@strawberry.type(description="The vacancy opened.")
class OpenVacancyPayload:
    vacancy: models.Vacancy = strawberry.field(graphql_type=Vacancy, description="The new vacancy.")


@strawberry.type(description="The vacancy changed.")
class UpdateVacancyPayload:
    vacancy: models.Vacancy = strawberry.field(graphql_type=Vacancy, description="The vacancy as it is now.")


@strawberry.type(description="A place of the vacancy taken.")
class FillVacancyPayload:
    vacancy: models.Vacancy = strawberry.field(graphql_type=Vacancy, description="The vacancy as it is now.")


@strawberry.type(description="The vacancy withdrawn.")
class WithdrawVacancyPayload:
    vacancy: models.Vacancy = strawberry.field(graphql_type=Vacancy, description="The vacancy as it is now.")


@strawberry.type(description="The vacancy open again.")
class ReopenVacancyPayload:
    vacancy: models.Vacancy = strawberry.field(graphql_type=Vacancy, description="The vacancy as it is now.")


OpenVacancyResult = Annotated[
    OpenVacancyPayload | UserErrors,
    strawberry.union("OpenVacancyResult", description="The vacancy opened, or why not."),
]
UpdateVacancyResult = Annotated[
    UpdateVacancyPayload | UserErrors,
    strawberry.union("UpdateVacancyResult", description="The vacancy changed, or why not."),
]
FillVacancyResult = Annotated[
    FillVacancyPayload | UserErrors,
    strawberry.union("FillVacancyResult", description="A place of the vacancy taken, or why not."),
]
WithdrawVacancyResult = Annotated[
    WithdrawVacancyPayload | UserErrors,
    strawberry.union("WithdrawVacancyResult", description="The vacancy withdrawn, or why not."),
]
ReopenVacancyResult = Annotated[
    ReopenVacancyPayload | UserErrors,
    strawberry.union("ReopenVacancyResult", description="The vacancy open again, or why not."),
]


@strawberry.type
class VacanciesMutation:
    @strawberry.mutation(description=f"Say that somebody is wanted for a role {WHO}.")
    async def open_vacancy(self, info: Info, input: OpenVacancyInput) -> OpenVacancyResult:
        vacancy = await actions.open_vacancy(
            info.context.actor,
            role_profile_id=key_of(input.role_profile_id, "RoleProfile", "role_profile_id"),
            department_id=key_of(input.department_id, "Department", "department_id"),
            wanted_by=input.wanted_by,
            places=input.places,
            location=input.location,
            about=input.about,
            idempotency_key=input.idempotency_key,
        )
        return OpenVacancyPayload(vacancy=vacancy)

    @strawberry.mutation(description=f"Change what is said of a vacancy {WHO}.")
    async def update_vacancy(self, info: Info, input: UpdateVacancyInput) -> UpdateVacancyResult:
        vacancy = await actions.update_vacancy(
            info.context.actor,
            id=key_of(input.id, "Vacancy"),
            version=input.version,
            wanted_by=input.wanted_by,
            places=input.places,
            location=input.location,
            about=input.about,
        )
        return UpdateVacancyPayload(vacancy=vacancy)

    @strawberry.mutation(
        description=f"Give a place of a vacancy to somebody, and the role with it if they were not given it since {WHO}."
    )
    async def fill_vacancy(self, info: Info, input: FillVacancyInput) -> FillVacancyResult:
        vacancy = await actions.fill_vacancy(
            info.context.actor,
            id=key_of(input.id, "Vacancy"),
            version=input.version,
            employee_id=key_of(input.employee_id, "Employee", "employee_id"),
            starts_on=input.starts_on,
            title=input.title,
        )
        return FillVacancyPayload(vacancy=vacancy)

    @strawberry.mutation(description=f"Look for nobody any more, with a reason {WHO}.")
    async def withdraw_vacancy(self, info: Info, input: WithdrawVacancyInput) -> WithdrawVacancyResult:
        vacancy = await actions.withdraw_vacancy(
            info.context.actor, id=key_of(input.id, "Vacancy"), version=input.version, reason=input.reason
        )
        return WithdrawVacancyPayload(vacancy=vacancy)

    @strawberry.mutation(description=f"Look for somebody again {WHO}.")
    async def reopen_vacancy(self, info: Info, input: ReopenVacancyInput) -> ReopenVacancyResult:
        vacancy = await actions.reopen_vacancy(
            info.context.actor, id=key_of(input.id, "Vacancy"), version=input.version
        )
        return ReopenVacancyPayload(vacancy=vacancy)
