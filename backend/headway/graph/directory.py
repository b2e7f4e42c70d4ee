"""Changing people in the graph: the directory, managers, departments, skills and roles."""

from datetime import date
from typing import Annotated, Any

import strawberry
from strawberry import UNSET

from headway.graph.context import Info
from headway.graph.employed import EmployeeStatus, EmploymentType
from headway.graph.ids import key_of, key_or_none
from headway.graph.people import Department, Employee, RoleProfile, Skill
from headway.graph.refusals import UserErrors
from headway.graph.words import described
from headway.people import actions, models
from headway.people.rules import vocabulary

LineRights = described(
    vocabulary.LineRights,
    "What a dotted-line manager may do in a review.",
    COMMENT="Add a comment.",
    RATE="Rate, with a share of the weight.",
)
SEEN = "The version that was seen."


@strawberry.input(description="Fields of a person in the directory; what is left out stays as it is.")
class EmployeeFieldsInput:
    name: str | None = strawberry.field(default=UNSET, description="First and last name.")
    email: str | None = strawberry.field(default=UNSET, description="The address at work, nobody else's.")
    external_id: str | None = strawberry.field(
        default=UNSET, description="The number in the HR system, nobody else's."
    )
    title: str | None = strawberry.field(default=UNSET, description="What the job is called.")
    level: int | None = strawberry.field(default=UNSET, description="How senior the job is, 0 to 99.")
    role_profile_id: strawberry.ID | None = strawberry.field(default=UNSET, description="The role they hold.")
    department_id: strawberry.ID | None = strawberry.field(default=UNSET, description="Where they belong.")
    location: str | None = strawberry.field(default=UNSET, description="Where they work.")
    time_zone: str | None = strawberry.field(default=UNSET, description="A zone such as Europe/Berlin.")
    status: EmployeeStatus | None = strawberry.field(  # type: ignore[valid-type]
        default=UNSET, description="Whether they work here now."
    )
    employment_type: EmploymentType | None = strawberry.field(  # type: ignore[valid-type]
        default=UNSET, description="The kind of contract."
    )
    employment_percent: int | None = strawberry.field(
        default=UNSET, description="The share of full time, 1 to 150."
    )
    hired_on: date | None = strawberry.field(default=UNSET, description="The first day.")
    left_on: date | None = strawberry.field(default=UNSET, description="The last day.")


@strawberry.input(description="A new person.")
class CreateEmployeeInput(EmployeeFieldsInput):
    manager_id: strawberry.ID | None = strawberry.field(
        default=None, description="Whom they report to from today."
    )
    idempotency_key: str | None = strawberry.field(
        default=None, description="The same key makes one person only."
    )


@strawberry.input(description="A change of a person.")
class UpdateEmployeeInput(EmployeeFieldsInput):
    id: strawberry.ID = strawberry.field(description="The person.")
    version: int = strawberry.field(description=SEEN)


@strawberry.input(description="Another manager from a day on.")
class ChangeManagerInput:
    employee_id: strawberry.ID = strawberry.field(description="Who gets another manager.")
    manager_id: strawberry.ID | None = strawberry.field(default=None, description="The manager, or nobody.")
    valid_from: date | None = strawberry.field(default=None, description="The first day; today if left out.")
    version: int = strawberry.field(description=SEEN)


@strawberry.input(description="A second manager who comments or rates.")
class AddDottedLineInput:
    employee_id: strawberry.ID = strawberry.field(description="Who is guided.")
    manager_id: strawberry.ID = strawberry.field(description="Who guides.")
    rights: LineRights = strawberry.field(  # type: ignore[valid-type]
        default=vocabulary.LineRights.COMMENT, description="What the second manager may do in a review."
    )
    weight: int = strawberry.field(
        default=0, description="The share in percent that who rates has of the weight."
    )
    valid_from: date | None = strawberry.field(default=None, description="The first day; today if left out.")
    valid_to: date | None = strawberry.field(default=None, description="The first day it no longer holds.")


@strawberry.input(description="Which dotted line ends.")
class EndDottedLineInput:
    employee_id: strawberry.ID = strawberry.field(description="Who is guided.")
    manager_id: strawberry.ID = strawberry.field(description="Who guides.")
    day: date | None = strawberry.field(
        default=None, description="The first day it no longer holds; today if left out."
    )


@strawberry.input(description="A new department.")
class CreateDepartmentInput:
    name: str = strawberry.field(description="A name nobody else has in this place.")
    code: str | None = strawberry.field(default=None, description="Its code in other systems.")
    parent_id: strawberry.ID | None = strawberry.field(
        default=None, description="The department it is a part of."
    )


@strawberry.input(description="A department as it is to be.")
class UpdateDepartmentInput(CreateDepartmentInput):
    id: strawberry.ID = strawberry.field(description="The department.")
    version: int = strawberry.field(description=SEEN)


@strawberry.input(description="A new skill.")
class CreateSkillInput:
    name: str = strawberry.field(description="A name no other skill has.")
    description: str = strawberry.field(default="", description="What it takes.")
    parent_id: strawberry.ID | None = strawberry.field(default=None, description="The skill it is a part of.")


@strawberry.input(description="A new role profile.")
class CreateRoleProfileInput:
    name: str = strawberry.field(description="A name no other role has.")
    level: int = strawberry.field(default=0, description="How senior it is, 0 to 99.")
    description: str = strawberry.field(default="", description="What it is about.")


@strawberry.type(description="The person added.")
class CreateEmployeePayload:
    employee: models.Employee = strawberry.field(graphql_type=Employee, description="The new person.")


@strawberry.type(description="The person changed.")
class UpdateEmployeePayload:
    employee: models.Employee = strawberry.field(
        graphql_type=Employee, description="The person as they are now."
    )


@strawberry.type(description="The person with another manager.")
class ChangeManagerPayload:
    employee: models.Employee = strawberry.field(
        graphql_type=Employee, description="The person as they are now."
    )


@strawberry.type(description="The person with a second manager.")
class AddDottedLinePayload:
    employee: models.Employee = strawberry.field(
        graphql_type=Employee, description="The person as they are now."
    )


@strawberry.type(description="The person without this second manager.")
class EndDottedLinePayload:
    employee: models.Employee = strawberry.field(
        graphql_type=Employee, description="The person as they are now."
    )


@strawberry.type(description="The department added.")
class CreateDepartmentPayload:
    department: models.Department = strawberry.field(
        graphql_type=Department, description="The new department."
    )


@strawberry.type(description="The department changed.")
class UpdateDepartmentPayload:
    department: models.Department = strawberry.field(
        graphql_type=Department, description="The department as it is now."
    )


@strawberry.type(description="The skill added.")
class CreateSkillPayload:
    skill: models.Skill = strawberry.field(graphql_type=Skill, description="The new skill.")


@strawberry.type(description="The role profile added.")
class CreateRoleProfilePayload:
    role_profile: models.RoleProfile = strawberry.field(
        graphql_type=RoleProfile, description="The new role profile."
    )


CreateEmployeeResult = Annotated[
    CreateEmployeePayload | UserErrors,
    strawberry.union("CreateEmployeeResult", description="The person added. Or why not."),
]
UpdateEmployeeResult = Annotated[
    UpdateEmployeePayload | UserErrors,
    strawberry.union("UpdateEmployeeResult", description="The person changed. Or why not."),
]
ChangeManagerResult = Annotated[
    ChangeManagerPayload | UserErrors,
    strawberry.union("ChangeManagerResult", description="The person with another manager. Or why not."),
]
AddDottedLineResult = Annotated[
    AddDottedLinePayload | UserErrors,
    strawberry.union("AddDottedLineResult", description="The person with a second manager. Or why not."),
]
EndDottedLineResult = Annotated[
    EndDottedLinePayload | UserErrors,
    strawberry.union(
        "EndDottedLineResult", description="The person without this second manager. Or why not."
    ),
]
CreateDepartmentResult = Annotated[
    CreateDepartmentPayload | UserErrors,
    strawberry.union("CreateDepartmentResult", description="The department added. Or why not."),
]
UpdateDepartmentResult = Annotated[
    UpdateDepartmentPayload | UserErrors,
    strawberry.union("UpdateDepartmentResult", description="The department changed. Or why not."),
]
CreateSkillResult = Annotated[
    CreateSkillPayload | UserErrors,
    strawberry.union("CreateSkillResult", description="The skill added. Or why not."),
]
CreateRoleProfileResult = Annotated[
    CreateRoleProfilePayload | UserErrors,
    strawberry.union("CreateRoleProfileResult", description="The role profile added. Or why not."),
]


def _fields(input: EmployeeFieldsInput) -> dict[str, Any]:
    """The fields that were sent, with keys for ids; null where null means nothing, and left out where it means nothing to say."""
    sent = {name: getattr(input, name) for name in EmployeeFieldsInput.__annotations__}
    fields = {name: value for name, value in sent.items() if value is not UNSET}
    for name, type_name in (("role_profile_id", "RoleProfile"), ("department_id", "Department")):
        if fields.get(name) is not None:
            fields[name] = key_of(fields[name], type_name, name)
    wordless = {"time_zone", "status", "employment_type", "employment_percent"}
    return {name: value for name, value in fields.items() if value is not None or name not in wordless}


@strawberry.type
class PeopleMutation:
    @strawberry.mutation(description="Add a person to the directory (HR, administrators).")
    async def create_employee(self, info: Info, input: CreateEmployeeInput) -> CreateEmployeeResult:
        employee = await actions.create_employee(
            info.context.actor,
            manager_id=key_or_none(input.manager_id, "Employee", "manager_id"),
            idempotency_key=input.idempotency_key,
            **_fields(input),
        )
        return CreateEmployeePayload(employee=employee)

    @strawberry.mutation(
        description="Change what the directory says of a person (HR in scope, administrators)."
    )
    async def update_employee(self, info: Info, input: UpdateEmployeeInput) -> UpdateEmployeeResult:
        key = key_of(input.id, "Employee")
        employee = await actions.update_employee(
            info.context.actor, id=key, version=input.version, **_fields(input)
        )
        return UpdateEmployeePayload(employee=employee)

    @strawberry.mutation(
        description="Give a person another manager from a day on (HR in scope, administrators)."
    )
    async def change_manager(self, info: Info, input: ChangeManagerInput) -> ChangeManagerResult:
        employee = await actions.change_manager(
            info.context.actor,
            employee_id=key_of(input.employee_id, "Employee", "employee_id"),
            manager_id=key_or_none(input.manager_id, "Employee", "manager_id"),
            valid_from=input.valid_from,
            version=input.version,
        )
        return ChangeManagerPayload(employee=employee)

    @strawberry.mutation(description="Give a person a second manager (HR in scope, administrators).")
    async def add_dotted_line(self, info: Info, input: AddDottedLineInput) -> AddDottedLineResult:
        employee = await actions.add_dotted_line(
            info.context.actor,
            employee_id=key_of(input.employee_id, "Employee", "employee_id"),
            manager_id=key_of(input.manager_id, "Employee", "manager_id"),
            rights=input.rights,
            weight=input.weight,
            valid_from=input.valid_from,
            valid_to=input.valid_to,
        )
        return AddDottedLinePayload(employee=employee)

    @strawberry.mutation(description="End a dotted line (HR in scope, administrators).")
    async def end_dotted_line(self, info: Info, input: EndDottedLineInput) -> EndDottedLineResult:
        employee = await actions.end_dotted_line(
            info.context.actor,
            employee_id=key_of(input.employee_id, "Employee", "employee_id"),
            manager_id=key_of(input.manager_id, "Employee", "manager_id"),
            day=input.day,
        )
        return EndDottedLinePayload(employee=employee)

    @strawberry.mutation(description="Add a department (administrators, HR of the whole company).")
    async def create_department(self, info: Info, input: CreateDepartmentInput) -> CreateDepartmentResult:
        parent = key_or_none(input.parent_id, "Department", "parent_id")
        made = await actions.create_department(
            info.context.actor, name=input.name, code=input.code, parent_id=parent
        )
        return CreateDepartmentPayload(department=made)

    @strawberry.mutation(description="Rename or move a department (administrators, HR of the whole company).")
    async def update_department(self, info: Info, input: UpdateDepartmentInput) -> UpdateDepartmentResult:
        department = await actions.update_department(
            info.context.actor,
            id=key_of(input.id, "Department"),
            version=input.version,
            name=input.name,
            code=input.code,
            parent_id=key_or_none(input.parent_id, "Department", "parent_id"),
        )
        return UpdateDepartmentPayload(department=department)

    @strawberry.mutation(description="Add a skill (administrators, HR of the whole company).")
    async def create_skill(self, info: Info, input: CreateSkillInput) -> CreateSkillResult:
        parent = key_or_none(input.parent_id, "Skill", "parent_id")
        made = await actions.create_skill(
            info.context.actor, name=input.name, description=input.description, parent_id=parent
        )
        return CreateSkillPayload(skill=made)

    @strawberry.mutation(description="Add a role profile (administrators, HR of the whole company).")
    async def create_role_profile(self, info: Info, input: CreateRoleProfileInput) -> CreateRoleProfileResult:
        made = await actions.create_role_profile(
            info.context.actor, name=input.name, level=input.level, description=input.description
        )
        return CreateRoleProfilePayload(role_profile=made)
