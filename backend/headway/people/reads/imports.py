"""What an import would do now: worked out from its file and everybody known, and kept while neither changes."""

import asyncio
from collections import OrderedDict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final
from uuid import UUID
from zoneinfo import available_timezones

from babel.numbers import get_currency_precision, list_currencies
from tortoise.expressions import Q, Subquery
from tortoise.functions import Count, Max, Sum

from headway.people.access import visible_imports
from headway.people.files import read_table
from headway.people.models import (
    ChainLink,
    Department,
    Employee,
    ImportFile,
    ImportMapping,
    Pay,
    PeopleImport,
)
from headway.people.rules.columns import ColumnMatches
from headway.people.rules.headings import Field
from headway.people.rules.importing import plan_import
from headway.people.rules.own_record import without_own_record
from headway.people.rules.plans import ExistingPerson, ImportOptions, ImportPlan, PayRate, Profile
from headway.people.rules.tables import Table
from headway.people.rules.vocabulary import EmployeeStatus
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.database import lock_row

# A preview of 100,000 people is large; two are enough for those who import at the same time.
KEPT: Final = 2
CURRENCIES: Final = {code: get_currency_precision(code) for code in list_currencies()}

Stamp = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """The file, the people known, and the plan; `stamp` tells whether the people are still those.

    Nothing of it is left once the file was forgotten, a week after it was applied.
    """

    table: Table
    existing: tuple[ExistingPerson, ...]
    options: ImportOptions
    plan: ImportPlan
    missing_people: tuple[ExistingPerson, ...]
    stamp: Stamp

    @property
    def missing(self) -> int:
        """How many people the file leaves out."""
        return len(self.missing_people)

    def for_(self, actor: Actor) -> ImportPlan:
        """The plan as this actor may carry it out."""
        return without_own_record(self.plan, str(actor.employee_id) if actor.employee_id else None)


_kept: OrderedDict[tuple[UUID, int, bool], Preview] = OrderedDict()


async def previews(actor: Actor, ids: list[UUID]) -> dict[UUID, Preview | None]:
    """The previews of these imports, for the graph."""
    return {row.id: await preview_of(row) for row in await visible_imports(actor).filter(id__in=ids)}


async def preview_of(row: PeopleImport, *, file_is_complete: bool = False) -> Preview:
    """What the import would do now. The work is done in a thread, so that others are served meanwhile."""
    key, stamp = (row.id, row.version, file_is_complete), await stamp_of_people()
    known = _kept.get(key)
    if known is None or known.stamp != stamp:
        known = await _worked_out(row, stamp, file_is_complete=file_is_complete)
        _kept[key] = known
    _kept.move_to_end(key)
    while len(_kept) > KEPT:
        _kept.popitem(last=False)
    return known


async def _worked_out(row: PeopleImport, stamp: Stamp, *, file_is_complete: bool) -> Preview:
    file = await ImportFile.get_or_none(people_import_id=row.id)
    existing, departments = await people_known()
    remembered = {known.header: Field(known.field) for known in await ImportMapping.all()}
    options = ImportOptions(
        today=clock.today(),
        currencies=CURRENCIES,
        time_zones=frozenset(available_timezones()),
        remembered=remembered | {header: Field(field) for header, field in row.mapping.items()},
        answers=row.answers,
        departments=departments,
        file_is_complete=file_is_complete,
    )
    if file is None:
        return Preview(Table((), ()), existing, options, ImportPlan(ColumnMatches((), (), ()), ()), (), stamp)
    table = await asyncio.to_thread(read_table, file.content, name=row.file_name)
    plan = await asyncio.to_thread(plan_import, table, existing, options)
    return Preview(table, existing, options, plan, _missing(plan, existing), stamp)


def _missing(plan: ImportPlan, existing: tuple[ExistingPerson, ...]) -> tuple[ExistingPerson, ...]:
    """Who works here and is in no row, by name: who would be marked as left if the file were complete."""
    numbers = {row.profile.external_id for row in plan.rows}
    addresses = {row.profile.email for row in plan.rows}
    seen = {row.person_id for row in plan.rows}
    left_out = [
        person
        for person in existing
        if person.status is not EmployeeStatus.LEFT
        and person.id not in seen
        and not (person.profile.external_id and person.profile.external_id in numbers)
        and not (person.profile.email and person.profile.email in addresses)
    ]
    return tuple(sorted(left_out, key=lambda person: (person.profile.name, person.id)))


async def stamp_of_people() -> Stamp:
    """Differs whenever anything that a plan looks at has changed; four small statements."""
    employees = (
        await Employee.all()
        .annotate(n=Count("id"), v=Sum("version"), at=Max("updated_at"))
        .values("n", "v", "at")
    )
    departments = await Department.all().annotate(n=Count("id"), v=Sum("version")).values("n", "v")
    memory = await ImportMapping.all().annotate(n=Count("id"), at=Max("recorded_at")).values("n", "at")
    counts = [tuple(row.values()) for row in (*employees, *departments, *memory)]
    return (clock.today(), await Pay.all().count(), *counts)


async def people_known() -> tuple[tuple[ExistingPerson, ...], tuple[tuple[str, ...], ...]]:
    """Everybody as an import sees them, and the path of every department."""
    paid = Pay.filter(valid_from__lte=clock.today()).order_by("valid_from", "recorded_at", "id")
    pay = {row["employee_id"]: row for row in await paid.values("employee_id", "amount_minor", "currency")}
    rates = {key: PayRate(rate["amount_minor"], rate["currency"]) for key, rate in pay.items()}
    paths = await _paths()
    people = [_existing(row, paths, rates.get(row.id)) async for row in Employee.all().order_by("id")]
    return tuple(people), tuple(paths.values())


async def people_near(
    numbers: Collection[str], addresses: Collection[str]
) -> tuple[tuple[ExistingPerson, ...], tuple[tuple[str, ...], ...]]:
    """Those with these numbers or addresses, locked, with everybody above them, and the path of every department.

    Enough to see whom rows mean and whether they close a circle; their pay is left out.
    """
    named = Q(external_id__in=list(numbers)) | Q(email__in=list(addresses))
    meant = await lock_row(Employee.filter(named).order_by("id"))
    links = ChainLink.filter(below_id__in=[person.id for person in meant])
    above = await Employee.filter(id__in=Subquery(links.values("above_id")))
    paths = await _paths()
    people = {person.id: person for person in (*above, *meant)}
    return tuple(_existing(row, paths, None) for row in people.values()), tuple(paths.values())


async def _paths() -> dict[UUID, tuple[str, ...]]:
    return department_paths({row.id: (row.name, row.parent_id) for row in await Department.all()})


def _existing(row: Employee, paths: dict[UUID, tuple[str, ...]], pay: PayRate | None) -> ExistingPerson:
    profile = Profile(
        external_id=row.external_id or "",
        name=row.name,
        email=row.email or "",
        department=paths[row.department_id] if row.department_id else (),
        title=row.title,
        level=row.level,
        hire_date=row.hired_on,
        leave_date=row.left_on,
        location=row.location,
        employment_type=row.employment_type,
        employment_percent=row.employment_percent,
        time_zone=row.time_zone,
        pay=pay,
    )
    return ExistingPerson(str(row.id), profile, str(row.manager_id) if row.manager_id else None, row.status)


async def departments_by_path() -> dict[tuple[str, ...], UUID]:
    """Departments by the names from the top down to each, whatever their case."""
    return {tuple(name.casefold() for name in path): id for id, path in (await _paths()).items()}


def department_paths(tree: dict[UUID, tuple[str, UUID | None]]) -> dict[UUID, tuple[str, ...]]:
    """The names from the root down to each department."""
    paths: dict[UUID, tuple[str, ...]] = {}
    for department in tree:
        way: list[UUID] = []
        place: UUID | None = department
        while place is not None and place not in paths:
            way.append(place)
            place = tree[place][1]
        path = paths[place] if place else ()
        for step in reversed(way):
            path = (*path, tree[step][0])
            paths[step] = path
    return paths
