"""Who may reach which people: the directory is for everybody who works here, the rest for few."""

from collections import defaultdict
from collections.abc import Collection
from typing import Final
from uuid import UUID

from tortoise.expressions import Q, RawSQL, Subquery
from tortoise.functions import Count
from tortoise.queryset import QuerySet

from headway.people.models import (
    Assignment,
    ChainLink,
    Department,
    Employee,
    MentorOffer,
    Pay,
    PeopleImport,
    ReportingLine,
    RequiredSkill,
    RoleProfile,
    Skill,
    SkillLevel,
    Standard,
    Vacancy,
    VacancyFilling,
)
from headway.people.rules.vocabulary import EmployeeStatus, LineKind, LineRights
from headway.platform import clock
from headway.platform.actor import Actor, Scope
from headway.platform.conditions import SettingIsOn
from headway.platform.database import lock_row
from headway.platform.errors import Code, Problem, Rejected, not_found

# No row has this id, so that a condition on it holds for nobody.
NOBODY: Final = UUID(int=0)


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


def above_person(id: UUID | None) -> Subquery:
    """Ids of everybody over a person, at any depth."""
    return Subquery(ChainLink.filter(below_id=id).values("above_id"))


def directly_above(id: UUID | None) -> Subquery:
    """The id of a person's manager by today's primary line."""
    return Subquery(_up(id).values("above_id"))


def team_of(id: UUID | None) -> Q:
    """Of the people of the directory, those beside a person: same manager, direct reports, managers by a dotted line."""
    peers = ChainLink.filter(above_id__in=directly_above(id), depth=1)
    reports = ChainLink.filter(above_id=id, depth=1)
    beside = Q(id__in=Subquery(peers.values("below_id"))) | Q(id__in=Subquery(reports.values("below_id")))
    return beside | Q(id__in=dotted_above(id))


def department_of(id: UUID | None) -> Q:
    """Of the people of the directory, those of the department that a person belongs to."""
    return Q(department_id__in=Subquery(Employee.filter(id=id).values("department_id")))


def dotted_above(id: UUID | None) -> Subquery:
    """Ids of a person's managers by a dotted line today."""
    return Subquery(_dotted_lines().filter(employee_id=id).values("manager_id"))


def rating_above(id: UUID | None) -> Subquery:
    """Ids of those who rate a person by a dotted line today."""
    lines = _dotted_lines().filter(employee_id=id, rights=LineRights.RATE)
    return Subquery(lines.values("manager_id"))


def directly_below(actor: Actor) -> Subquery:
    """Ids of the actor's direct reports by today's primary lines."""
    return Subquery(ChainLink.filter(above_id=actor.employee_id, depth=1).values("below_id"))


def branches(actor: Actor) -> QuerySet[ChainLink]:
    """Which direct report everybody further down reports through."""
    return ChainLink.filter(above_id__in=directly_below(actor))


def manager_of(actor: Actor) -> Subquery:
    """The id of the actor's manager by today's primary line."""
    return directly_above(actor.employee_id)


def beside(actor: Actor) -> Subquery:
    """Ids of those with the same manager as the actor today, the actor too."""
    peers = ChainLink.filter(above_id__in=manager_of(actor), depth=1)
    return Subquery(peers.values("below_id"))


def _up(id: UUID | None) -> QuerySet[ChainLink]:
    return ChainLink.filter(below_id=id, depth=1)


def dotted_below(actor: Actor) -> Subquery:
    """Ids of the people who report to the actor by a dotted line today."""
    return Subquery(_dotted_lines_down(actor).values("employee_id"))


def rated_below(actor: Actor) -> Subquery:
    """Ids of the people whom the actor rates by a dotted line today; others only comment on theirs."""
    return Subquery(_dotted_lines_down(actor).filter(rights=LineRights.RATE).values("employee_id"))


def dotted_lines() -> QuerySet[ReportingLine]:
    """Who reports to whom by a dotted line today, of those managers who work here."""
    return _dotted_lines().exclude(manager__status=EmployeeStatus.LEFT)


def _dotted_lines_down(actor: Actor) -> QuerySet[ReportingLine]:
    return _dotted_lines().filter(manager_id=actor.employee_id)


def _dotted_lines() -> QuerySet[ReportingLine]:
    today = clock.today()
    lasting = Q(valid_to__isnull=True) | Q(valid_to__gt=today)
    return ReportingLine.filter(lasting, kind=LineKind.DOTTED, valid_from__lte=today)


def in_hr_scope(actor: Actor) -> Subquery:
    """Ids of the people an HR partner looks after, never the partner: nobody processes their own record."""
    return Subquery(looked_after(actor).values("id"))


def looked_after(actor: Actor) -> QuerySet[Employee]:
    """The people in an HR partner's scope, without the partner."""
    others = Employee.exclude(id=actor.employee_id or NOBODY)
    return others if actor.hr_whole_company else others.filter(department_id__in=sorted(actor.hr_departments))


def _kept_from_peers(actor: Actor) -> Q:
    """Rows (with `employee_id` and `valid_from`) of oneself and of those below, not before their day; all of those in HR scope."""
    begun = Q(valid_from__lte=clock.today())
    allowed = begun & (Q(employee_id=actor.employee_id or NOBODY) | Q(employee_id__in=below(actor)))
    return allowed | Q(employee_id__in=in_hr_scope(actor)) if actor.is_hr else allowed


def visible_pay(actor: Actor) -> QuerySet[Pay]:
    """One's own pay, that of people in HR scope, and all of it for an integration with `pay:read`.

    Managers see the pay of everybody below them where the organisation's setting `managers_see_pay` says so. A raise
    that has not begun is seen by HR alone.
    """
    if actor.system:
        return Pay.all()
    if not actor.may(Scope.PAY_READ) or actor.account_id is None:
        return Pay.filter(id__isnull=True)
    if actor.integration:
        return Pay.all()
    begun = Q(valid_from__lte=clock.today())
    allowed = begun & Q(employee_id=actor.employee_id or NOBODY)
    allowed |= begun & Q(employee_id__in=below(actor)) & SettingIsOn("managers_see_pay")
    if actor.is_hr:
        allowed |= Q(employee_id__in=in_hr_scope(actor))
    return Pay.filter(allowed)


def visible_assignments(actor: Actor) -> QuerySet[Assignment]:
    """Past and present roles: for oneself, managers above and HR in scope. The present one is in the directory."""
    if not reads_directory(actor):
        return Assignment.filter(id__isnull=True)
    return Assignment.all() if actor.system else Assignment.filter(_kept_from_peers(actor))


def visible_skill_levels(actor: Actor) -> QuerySet[SkillLevel]:
    """Judgements of a person's skills: for oneself, managers above and HR in scope."""
    if not reads_directory(actor):
        return SkillLevel.filter(id__isnull=True)
    return SkillLevel.all() if actor.system else SkillLevel.filter(_kept_from_peers(actor))


def people_with_known_skills(actor: Actor) -> QuerySet[Employee]:
    """Whose skills the actor reads, judged or not: one's own, those of everybody below, and those in HR scope."""
    if not reads_directory(actor):
        return Employee.filter(id__isnull=True)
    known = Q(id=actor.employee_id or NOBODY) | Q(id__in=below(actor))
    return Employee.filter(known | Q(id__in=in_hr_scope(actor)) if actor.is_hr else known)


def people_counted(actor: Actor) -> QuerySet[Employee]:
    """Of whom insights on skills count: who works here and whose skills the actor reads, without the actor."""
    known = people_with_known_skills(actor).exclude(id=actor.employee_id or NOBODY)
    return known.exclude(status=EmployeeStatus.LEFT)


def visible_dotted_lines(actor: Actor) -> QuerySet[ReportingLine]:
    """Today's dotted lines, as the directory."""
    return _dotted_lines() if reads_directory(actor) else ReportingLine.filter(id__isnull=True)


def shapes_company(actor: Actor) -> bool:
    """Whether the actor keeps departments, skills and roles: administrators, and HR of the whole company."""
    trusted = actor.is_admin or actor.hr_whole_company or actor.integration
    return actor.system or (trusted and actor.may(Scope.PEOPLE_WRITE))


def may_import(actor: Actor) -> bool:
    """Whether the actor may import people: a file speaks of everybody, and of pay."""
    trusted = actor.is_admin or actor.hr_whole_company
    return actor.system or (trusted and not actor.integration and actor.may(Scope.PEOPLE_WRITE))


def people_in_charge(actor: Actor) -> QuerySet[Employee]:
    """Whose records the actor may change: everybody's for administrators and integrations, those in scope for HR; never one's own."""
    if actor.system:
        return Employee.all()
    if not actor.may(Scope.PEOPLE_WRITE) or not reads_directory(actor):
        return Employee.filter(id__isnull=True)
    if actor.is_admin or actor.integration:
        return Employee.exclude(id=actor.employee_id or NOBODY)
    return looked_after(actor) if actor.is_hr else Employee.filter(id__isnull=True)


async def employee_to_change(actor: Actor, employee_id: UUID, *path: str) -> Employee:
    """A person whose record the actor may change, kept from other writers until the transaction ends."""
    employee = await lock_row(visible_employees(actor).filter(id=employee_id)).first()
    if employee is None:
        raise not_found("person", *path)
    if employee.id == actor.employee_id:
        message = "Nobody changes their own record. Ask an HR partner or an administrator."
        raise Rejected(Problem(Code.OWN_RECORD, message, path or ("id",)))
    if not await people_in_charge(actor).filter(id=employee_id).exists():
        message = "Only this person's HR partner and administrators change the record. Ask one of them."
        raise Rejected(Problem(Code.FORBIDDEN, message, path or ("id",)))
    return employee


def visible_imports(actor: Actor) -> QuerySet[PeopleImport]:
    """Every import, for those who may import."""
    return PeopleImport.all() if may_import(actor) else PeopleImport.filter(id__isnull=True)


async def import_to_change(actor: Actor, import_id: UUID) -> PeopleImport:
    """An import that is mapped, applied or undone now, kept from other writers until the transaction ends."""
    found = await lock_row(visible_imports(actor).filter(id=import_id)).first()
    if found is None:
        raise not_found("import")
    return found


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


def offered_skills(actor: Actor) -> QuerySet[Skill]:
    """The skills that are still used: what was archived is read where it stands, and chosen no more."""
    return visible_skills(actor).filter(archived_at__isnull=True)


def visible_role_profiles(actor: Actor) -> QuerySet[RoleProfile]:
    """The roles people hold, as the directory."""
    return RoleProfile.all() if reads_directory(actor) else RoleProfile.filter(id__isnull=True)


def visible_standards(actor: Actor) -> QuerySet[Standard]:
    """What good work in each role is, as the directory."""
    return Standard.all() if reads_directory(actor) else Standard.filter(id__isnull=True)


def visible_required_skills(actor: Actor) -> QuerySet[RequiredSkill]:
    """What each role asks for, as the directory."""
    return RequiredSkill.all() if reads_directory(actor) else RequiredSkill.filter(id__isnull=True)


def visible_mentor_offers(actor: Actor) -> QuerySet[MentorOffer]:
    """Who would mentor in what, as the directory; not those who left."""
    if not reads_directory(actor):
        return MentorOffer.filter(id__isnull=True)
    return MentorOffer.exclude(employee__status=EmployeeStatus.LEFT)


def visible_vacancies(actor: Actor) -> QuerySet[Vacancy]:
    """Open roles and those that were, as the directory: whoever works here may want one."""
    return Vacancy.all() if reads_directory(actor) else Vacancy.filter(id__isnull=True)


def visible_vacancy_fillings(actor: Actor) -> QuerySet[VacancyFilling]:
    """Who took one on, as the directory once they began; before that for themselves, managers above and HR in scope."""
    if not reads_directory(actor):
        return VacancyFilling.filter(id__isnull=True)
    if actor.system:
        return VacancyFilling.all()
    known = Q(starts_on__lte=clock.today()) | Q(employee_id=actor.employee_id or NOBODY)
    known |= Q(employee_id__in=below(actor))
    return VacancyFilling.filter(known | Q(employee_id__in=in_hr_scope(actor)) if actor.is_hr else known)


def departments_in_charge(actor: Actor) -> QuerySet[Department]:
    """For which departments the actor keeps open roles: all for administrators and integrations, those in scope for HR."""
    if shapes_company(actor):
        return Department.all()
    if not (actor.is_hr and actor.may(Scope.PEOPLE_WRITE) and reads_directory(actor)):
        return Department.filter(id__isnull=True)
    return (
        Department.all() if actor.hr_whole_company else Department.filter(id__in=sorted(actor.hr_departments))
    )


async def vacancy_to_change(actor: Actor, id: UUID) -> Vacancy:
    """A vacancy, kept from other writers until the transaction ends; what may be done with it is decided by the rules."""
    vacancy = await lock_row(visible_vacancies(actor).filter(id=id)).first()
    if vacancy is None:
        raise not_found("role")
    return vacancy


async def leaders_of_many(many: int) -> list[UUID]:
    """Who has so many people below, at any depth."""
    leading = ChainLink.all().annotate(people=Count("id")).group_by("above_id").filter(people__gte=many)
    return [above for above, _ in await leading.values_list("above_id", "people")]


async def report_counts(employee_id: UUID) -> tuple[int, int]:
    """How many people report to somebody directly, and at any depth, as of today."""
    direct = await ChainLink.filter(above_id=employee_id, depth=1).count()
    return direct, await ChainLink.filter(above_id=employee_id).count()


def units_over(actor: Actor) -> RawSQL:
    """Departments of the people under the actor and of their HR scope, and all above those, as text; '' is the organisation."""
    me = actor.employee_id or UUID(int=0)
    ids = ", ".join(f"'{department}'" for department in sorted({*actor.hr_departments, UUID(int=0)}))
    granted = "" if actor.hr_whole_company else f"WHERE id IN ({ids}) "
    # Both engines read ids from literals, and the ids of an actor are UUIDs: they hold nothing that could be SQL.
    return RawSQL(
        "(WITH RECURSIVE over_them (id) AS ("  # noqa: S608
        "SELECT e.department_id FROM employee e JOIN chain_link c ON c.below_id = e.id "
        f"WHERE c.above_id = '{me}' AND e.department_id IS NOT NULL "
        f"UNION SELECT id FROM department {granted}"
        "UNION SELECT d.parent_id FROM department d JOIN over_them o ON d.id = o.id WHERE d.parent_id IS NOT NULL) "
        "SELECT CAST(id AS VARCHAR(36)) FROM over_them "
        f"UNION SELECT '' WHERE EXISTS (SELECT 1 FROM chain_link WHERE above_id = '{me}'))"
    )
