"""Writing many people in the graph."""

from datetime import date
from typing import Annotated

import strawberry
from strawberry import UNSET

from headway.graph.context import Info
from headway.graph.employed import EmploymentType
from headway.graph.integrating.batches import BatchPayload, told
from headway.graph.refusals import UserErrors
from headway.people import actions
from headway.people.rules.upserting import SENT_AS, PersonRow


@strawberry.input(
    description="A person by the number of the HR system; what is left out stays as it is, null empties it where somebody can be without."
)
class EmployeeRowInput:
    external_id: str = strawberry.field(description="The number in the HR system, at most 100 characters.")
    name: str | None = strawberry.field(
        default=UNSET, description="First and last name; needed for somebody new."
    )
    email: str | None = strawberry.field(default=UNSET, description="The address at work, nobody else's.")
    department: list[str] | None = strawberry.field(
        default=UNSET, description="The names from the top down to the department; missing ones are made."
    )
    title: str | None = strawberry.field(default=UNSET, description="What the job is called.")
    level: int | None = strawberry.field(default=UNSET, description="How senior the job is, 0 to 99.")
    manager_external_id: str | None = strawberry.field(
        default=UNSET,
        description="The number of whom they report to from today, in this call or known before.",
    )
    hired_on: date | None = strawberry.field(default=UNSET, description="The first day.")
    left_on: date | None = strawberry.field(default=UNSET, description="The last day.")
    location: str | None = strawberry.field(default=UNSET, description="Where the person works.")
    employment_type: EmploymentType | None = strawberry.field(  # type: ignore[valid-type]
        default=UNSET, description="The kind of contract."
    )
    employment_percent: int | None = strawberry.field(
        default=UNSET, description="The share of full time, 1 to 150."
    )
    time_zone: str | None = strawberry.field(default=UNSET, description="A zone such as Europe/Berlin.")


@strawberry.input(description="People, 1 to 1,000 at once.")
class UpsertEmployeesInput:
    idempotency_key: str = strawberry.field(
        description="A key of your own for this call; the same again, within 30 days, gives the first answer."
    )
    rows: list[EmployeeRowInput] = strawberry.field(description="The people.")


@strawberry.type(description="What became of the people.")
class UpsertEmployeesPayload(BatchPayload):
    pass


UpsertEmployeesResult = Annotated[
    UpsertEmployeesPayload | UserErrors,
    strawberry.union(
        "UpsertEmployeesResult", description="What became of the people, or why none was written."
    ),
]


@strawberry.type
class EmployeesMutation:
    @strawberry.mutation(
        description="Add and change people by the numbers of the HR system, as an import does (integrations with people:write, administrators, HR of the whole company)."
    )
    async def upsert_employees(self, info: Info, input: UpsertEmployeesInput) -> UpsertEmployeesResult:
        rows = [_row(row) for row in input.rows]
        key = input.idempotency_key
        result = await actions.upsert_employees(info.context.actor, idempotency_key=key, rows=rows)
        return told(UpsertEmployeesPayload, result, "Employee")


def _row(row: EmployeeRowInput) -> PersonRow:
    said = {name: getattr(row, name) for name in SENT_AS if name != "external_id"}
    return PersonRow(row.external_id, {name: value for name, value in said.items() if value is not UNSET})
