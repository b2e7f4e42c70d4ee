"""Who may reach which people: the directory is for everybody who works here, the rest for few."""

from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

from headway.people.models import ChainLink, Department, Employee, Pay, RoleProfile, Skill
from headway.people.rules.vocabulary import EmployeeStatus
from headway.platform.actor import Actor, Scope


def reads_directory(actor: Actor) -> bool:
    """Everybody signed in reads the directory; a token needs its scope."""
    return actor.system or (actor.account_id is not None and actor.may(Scope.PEOPLE_READ))


def visible_employees(actor: Actor) -> QuerySet[Employee]:
    """The directory: everybody, once signed in."""
    return Employee.all() if reads_directory(actor) else Employee.filter(id__isnull=True)


def visible_colleagues(actor: Actor) -> QuerySet[Employee]:
    """The directory without those who left."""
    return visible_employees(actor).exclude(status=EmployeeStatus.LEFT)


def visible_departments(actor: Actor) -> QuerySet[Department]:
    """The tree of departments, as the directory."""
    return Department.all() if reads_directory(actor) else Department.filter(id__isnull=True)


def below(actor: Actor) -> Subquery:
    """Ids of everybody under the actor, at any depth, by today's primary lines: one indexed statement."""
    return below_person(actor.employee_id)


def below_person(id: UUID | None) -> Subquery:
    """Ids of everybody under a person, at any depth."""
    return Subquery(ChainLink.filter(above_id=id).values("below_id"))


def directly_below(actor: Actor) -> Subquery:
    """Ids of the actor's direct reports by today's primary lines."""
    return Subquery(ChainLink.filter(above_id=actor.employee_id, depth=1).values("below_id"))


def in_hr_scope(actor: Actor) -> Subquery:
    """Ids of the people an HR partner looks after, never the partner: nobody processes their own record."""
    people = Employee.filter(department_id__in=list(actor.hr_departments)).exclude(id=actor.employee_id or UUID(int=0))
    return Subquery(people.values("id"))


def visible_pay(actor: Actor) -> QuerySet[Pay]:
    """One's own pay, that of people in HR scope, and all of it for an integration with `pay:read`.

    Managers see pay when the policy says so (organisation setting `managers_see_pay`, checked by the caller).
    """
    if actor.integration:
        return Pay.all() if actor.may(Scope.PAY_READ) else Pay.filter(id__isnull=True)
    if not actor.may(Scope.PAY_READ):
        return Pay.filter(id__isnull=True)
    allowed = Q(employee_id=actor.employee_id or UUID(int=0))
    if actor.is_hr:
        allowed |= Q(employee_id__in=in_hr_scope(actor))
    return Pay.filter(allowed)


async def works_here(employee_id: UUID) -> bool:
    """Whether this person has not left; those who have may do nothing any more."""
    return await Employee.filter(id=employee_id).exclude(status=EmployeeStatus.LEFT).exists()


async def with_departments_below(granted: Collection[UUID | None]) -> frozenset[UUID]:
    """These departments and all below them; None among them stands for the whole organisation."""
    parents = dict(await Department.all().values_list("id", "parent_id"))
    if None in granted:
        return frozenset(parents)
    children: dict[UUID | None, list[UUID]] = defaultdict(list)
    for department, parent in parents.items():
        children[parent].append(department)
    found: set[UUID] = set()
    waiting = [department for department in granted if department in parents]
    while waiting:
        department = waiting.pop()
        if department is not None and department not in found:
            found.add(department)
            waiting.extend(children[department])
    return frozenset(found)


def visible_skills(actor: Actor) -> QuerySet[Skill]:
    """The tree of skills, as the directory."""
    return Skill.all() if reads_directory(actor) else Skill.filter(id__isnull=True)


def visible_role_profiles(actor: Actor) -> QuerySet[RoleProfile]:
    """The roles people hold, as the directory."""
    return RoleProfile.all() if reads_directory(actor) else RoleProfile.filter(id__isnull=True)


async def report_counts(employee_id: UUID) -> tuple[int, int]:
    """How many people report to somebody directly, and at any depth, as of today."""
    direct = await ChainLink.filter(above_id=employee_id, depth=1).count()
    return direct, await ChainLink.filter(above_id=employee_id).count()
