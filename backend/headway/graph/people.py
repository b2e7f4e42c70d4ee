"""People in the graph: the directory, the tree of departments, skills and role profiles."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, TypeAlias

import strawberry
from tortoise.functions import Coalesce
from tortoise.queryset import QuerySet

from headway.graph.context import Info
from headway.graph.edges import by_id, computed, listed, paged, to_one
from headway.graph.employed import EmployeeStatus, EmploymentType
from headway.graph.employment import PersonEmployment
from headway.graph.ids import key_of, key_or_none
from headway.graph.monitoring import PersonCheckIns, PersonFeedback
from headway.graph.monitoring.time import PersonTime
from headway.graph.planning import PersonDevelopment, PersonGoals
from headway.graph.relay import (
    After,
    Connection,
    First,
    Listing,
    Node,
    bad_request,
    views,
)
from headway.graph.reviewing.person import PersonReviews
from headway.graph.rewarding.types import PersonRewards
from headway.graph.roles import PersonMentoring, RoleContent
from headway.graph.words import described
from headway.people import access, models, reads
from headway.people.rules import vocabulary
from headway.platform.word_index import nearness


class EmployeeOrder(StrEnum):
    BEST_MATCH = "BEST_MATCH"
    NAME = "NAME"
    HIRED_ON_NEWEST = "HIRED_ON_NEWEST"
    LEVEL_HIGHEST = "LEVEL_HIGHEST"


described(
    EmployeeOrder,
    "How the directory is sorted.",
    BEST_MATCH="What begins with the search first, then by name; without a search by name.",
    NAME="By name.",
    HIRED_ON_NEWEST="Newcomers first, unknown days last.",
    LEVEL_HIGHEST="The highest level first, unknown levels last.",
)
AnEmployee: TypeAlias = Annotated["Employee", strawberry.lazy("headway.graph.people")]
ADepartment: TypeAlias = Annotated["Department", strawberry.lazy("headway.graph.people")]
ASkill: TypeAlias = Annotated["Skill", strawberry.lazy("headway.graph.people")]
Sorted: TypeAlias = Annotated[EmployeeOrder, strawberry.argument(description="Sorted how.")]
BY_NAME = ("search_name", "id")


def in_order(
    people: QuerySet[models.Employee], order: EmployeeOrder
) -> tuple[QuerySet[models.Employee], tuple[str, ...]]:
    """People with the columns to sort them by."""
    if order is EmployeeOrder.LEVEL_HIGHEST:
        return people.annotate(rank=Coalesce("level", -1)), ("-rank", "id")
    if order is EmployeeOrder.HIRED_ON_NEWEST:
        return people.annotate(day=reads.DayOrNothing("hired_on")), ("-day", "id")
    return people, BY_NAME


@strawberry.type(description="A node of the tree of departments.")
class Department(Node):
    is_type_of = views(models.Department, access.visible_departments)
    name: str = strawberry.field(description="What people call it.")
    code: str | None = strawberry.field(description="Its code in other systems.")
    version: int = strawberry.field(description="Send it back with a change; a stale one answers CONFLICT.")

    parent = to_one(
        ADepartment | None,
        access.visible_departments,
        "parent_id",
        description="The department it is a part of.",
    )
    employee_count = computed(
        int, reads.employee_counts, default=0, description="How many people work in this department itself."
    )


@strawberry.type(description="A role people hold.")
class RoleProfile(Node, RoleContent):
    is_type_of = views(models.RoleProfile, access.visible_role_profiles)
    name: str = strawberry.field(description="What people call it.")
    level: int = strawberry.field(description="How senior it is.")
    description: str = strawberry.field(description="What it is about.")
    version: int = strawberry.field(description="Send it back with a change; a stale one answers CONFLICT.")
    employee_count = computed(
        int, reads.holder_counts, default=0, description="How many people who work here hold it."
    )


@strawberry.type(description="A node of the tree of skills.")
class Skill(Node):
    is_type_of = views(models.Skill, access.visible_skills)
    name: str = strawberry.field(description="What people call it.")
    description: str = strawberry.field(description="What it takes.")
    version: int = strawberry.field(description="Send it back with a change; a stale one answers CONFLICT.")
    archived_at: datetime | None = strawberry.field(
        description="Since when it is not chosen any more; null while it is used."
    )
    parent = to_one(
        ASkill | None, access.visible_skills, "parent_id", description="The skill it is a part of."
    )


@strawberry.type(description="A person who works here, or did.")
class Employee(
    Node,
    PersonGoals,
    PersonCheckIns,
    PersonFeedback,
    PersonTime,
    PersonReviews,
    PersonRewards,
    PersonEmployment,
    PersonMentoring,
    PersonDevelopment,
):
    is_type_of = views(models.Employee, access.visible_employees)
    name: str = strawberry.field(description="First and last name.")
    email: str | None = strawberry.field(description="The address at work.")
    title: str = strawberry.field(description="What the job is called.")
    level: int | None = strawberry.field(description="How senior the job is.")
    location: str = strawberry.field(description="Where the person works.")
    time_zone: str = strawberry.field(description="The zone whose days are theirs, such as Europe/Berlin.")
    status: EmployeeStatus = strawberry.field(description="Whether they work here now.")  # type: ignore[valid-type]
    employment_type: EmploymentType = strawberry.field(description="The kind of contract.")  # type: ignore[valid-type]
    employment_percent: int = strawberry.field(description="The share of full time, in percent.")
    hired_on: date | None = strawberry.field(description="The first day.")
    left_on: date | None = strawberry.field(description="The last day.")
    external_id: str | None = strawberry.field(description="Their number in the HR system.")
    version: int = strawberry.field(description="Send it back with a change; a stale one answers CONFLICT.")
    department = to_one(
        Department | None, access.visible_departments, "department_id", description="Where they belong."
    )
    role_profile = to_one(
        RoleProfile | None, access.visible_role_profiles, "role_profile_id", description="The role they hold."
    )
    manager = to_one(
        AnEmployee | None, access.visible_employees, "manager_id", description="Whom they report to today."
    )

    @paged(
        Connection[AnEmployee],
        by="manager_id",
        description="Who reports to them today, by name unless asked.",
    )
    def reports(
        self,
        info: Info,
        row: strawberry.Parent[models.Employee],
        first: First = 50,
        after: After = None,
        order: Sorted = EmployeeOrder.NAME,
    ) -> Listing[models.Employee]:
        return Listing(*in_order(access.visible_colleagues(info.context.actor), order), first, after)

    report_count = computed(
        int, reads.report_counts, default=0, description="How many people report to them directly."
    )


@strawberry.input(description="Which people; every condition must hold.")
class EmployeeFilter:
    search: str | None = strawberry.field(
        default=None, description="Words that begin words of the name, or the beginning of an e-mail address."
    )
    department_id: strawberry.ID | None = strawberry.field(
        default=None, description="In this department itself."
    )
    manager_id: strawberry.ID | None = strawberry.field(
        default=None, description="Reporting directly to this person."
    )
    under_manager_id: strawberry.ID | None = strawberry.field(
        default=None, description="Under this person, at any depth."
    )
    status: list[EmployeeStatus] | None = strawberry.field(  # type: ignore[valid-type]
        default=None, description="In one of these states; without it, everybody who has not left."
    )
    level: int | None = strawberry.field(default=None, description="Of this level.")


@strawberry.type
class PeopleQuery:
    employee = by_id(Employee, access.visible_employees, "Employee", description="A person of the directory.")

    @listed(Connection[Employee], description="The directory.")
    def employees(
        self,
        info: Info,
        first: First = 50,
        after: After = None,
        where: Annotated[EmployeeFilter | None, strawberry.argument(description="Which people.")] = None,
        order: Sorted = EmployeeOrder.BEST_MATCH,
    ) -> Listing[models.Employee]:
        where = where or EmployeeFilter()
        people = _wanted(info, where)
        if order is EmployeeOrder.BEST_MATCH and where.search:
            people = people.annotate(rank=nearness("search_name", where.search))
            return Listing(people, ("rank", *BY_NAME), first, after)
        return Listing(*in_order(people, order), first, after)

    @listed(list[Department], description="Every department, by name.")
    def departments(self, info: Info) -> Listing[models.Department]:
        return Listing(access.visible_departments(info.context.actor), ("name", "id"))

    @listed(list[Skill], description="Every skill that is used, by name.")
    def skills(
        self,
        info: Info,
        archived: Annotated[
            bool, strawberry.argument(description="Those that are not used any more, too.")
        ] = False,
    ) -> Listing[models.Skill]:
        find = access.visible_skills if archived else access.offered_skills
        return Listing(find(info.context.actor), ("name", "id"))

    role_profile = by_id(
        RoleProfile, access.visible_role_profiles, "RoleProfile", description="A role people hold."
    )

    @listed(list[RoleProfile], description="Every role profile, by name.")
    def role_profiles(self, info: Info) -> Listing[models.RoleProfile]:
        return Listing(access.visible_role_profiles(info.context.actor), ("name", "id"))


def _wanted(info: Info, where: EmployeeFilter) -> QuerySet[models.Employee]:
    people = access.visible_employees(info.context.actor)
    search = (where.search or "").strip()
    if len(search) > 200 or "\0" in search:
        raise bad_request(
            "`search` is too long or holds a character that no name has. Search for fewer words."
        )
    if search:
        people = reads.called(people, search)
    if where.department_id:
        people = people.filter(
            department_id=key_of(where.department_id, "Department", "where", "department_id")
        )
    if where.manager_id:
        people = people.filter(manager_id=key_of(where.manager_id, "Employee", "where", "manager_id"))
    if under := key_or_none(where.under_manager_id, "Employee", "where", "under_manager_id"):
        people = people.filter(id__in=access.below_person(under))
    if where.status is None:
        people = people.exclude(status=vocabulary.EmployeeStatus.LEFT)
    else:
        people = people.filter(status__in=where.status)
    return people if where.level is None else people.filter(level=where.level)
