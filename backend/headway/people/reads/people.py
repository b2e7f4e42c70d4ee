"""Batched reads of people for the graph and the domains above."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar
from uuid import UUID

from pypika_tortoise.functions import Cast, Coalesce
from pypika_tortoise.terms import Term
from tortoise.expressions import Function
from tortoise.functions import Count
from tortoise.queryset import QuerySet

from headway.people.access import (
    below,
    looked_after,
    people_in_charge,
    visible_colleagues,
    visible_dotted_lines,
    visible_employees,
    visible_pay,
    visible_skill_levels,
)
from headway.people.models import (
    Assignment,
    Department,
    Employee,
    EmployeeWord,
    Pay,
    ReportingLine,
    SkillLevel,
)
from headway.people.rules.reporting import Line
from headway.people.rules.vocabulary import LineKind
from headway.platform import clock
from headway.platform.actor import Actor, Scope
from headway.platform.batches import sendable
from headway.platform.conditions import SettingIsOn
from headway.platform.models import Organisation
from headway.platform.word_index import beginning

Dated = TypeVar("Dated", Pay, Assignment)


class DayOrNothing(Function):
    """A day as text, an empty one where there is none: sortable with a cursor on both engines."""

    class _Text(Coalesce):
        def __init__(self, day: Term) -> None:
            super().__init__(Cast(day, "VARCHAR"), "")

    database_func = _Text


def called(people: QuerySet[Employee], search: str) -> QuerySet[Employee]:
    """People with a name of which every searched word begins a word, or whose e-mail address begins so."""
    return people.filter(beginning(EmployeeWord, "employee_id", search))


async def report_counts(actor: Actor, ids: list[UUID]) -> dict[UUID, int]:
    """How many people report directly to each."""
    return await _counts(visible_colleagues(actor), "manager_id", ids)


async def employee_counts(actor: Actor, ids: list[UUID]) -> dict[UUID, int]:
    """How many people who work here are in each department itself."""
    return await _counts(visible_colleagues(actor), "department_id", ids)


async def holder_counts(actor: Actor, ids: list[UUID]) -> dict[UUID, int]:
    """How many people who work here hold each role."""
    return await _counts(visible_colleagues(actor), "role_profile_id", ids)


async def _counts(people: QuerySet[Employee], by: str, ids: list[UUID]) -> dict[UUID, int]:
    rows = await people.filter(**{f"{by}__in": ids}).annotate(n=Count("id")).group_by(by).values(by, "n")
    return {row[by]: row["n"] for row in rows}


async def names_of(ids: Collection[UUID]) -> dict[UUID, str]:
    """The names of people."""
    return dict(await Employee.filter(id__in=list(ids)).values_list("id", "name"))


async def numbered(external_ids: Collection[str]) -> dict[str, UUID]:
    """People by their numbers in the HR system, for systems that know nothing else of them."""
    return dict(
        await Employee.filter(external_id__in=sendable(external_ids)).values_list("external_id", "id")
    )


async def departments_above(ids: Collection[UUID]) -> set[UUID]:
    """These departments and all that they are a part of."""
    parents: dict[UUID, UUID | None] = dict(await Department.all().values_list("id", "parent_id"))
    found: set[UUID] = set()
    for department in ids:
        place: UUID | None = department
        while place is not None and place not in found:
            found.add(place)
            place = parents.get(place)
    return found


async def lines_of(ids: Collection[UUID]) -> dict[UUID, list[Line]]:
    """Every primary line of these people, the earliest first."""
    rows = await ReportingLine.filter(employee_id__in=list(ids), kind=LineKind.PRIMARY).order_by(
        "valid_from", "recorded_at"
    )
    found: dict[UUID, list[Line]] = {person: [] for person in ids}
    for row in rows:
        found[row.employee_id].append(Line(row.id, row.manager_id, row.valid_from, row.valid_to))
    return found


async def managers_between(
    ids: Collection[UUID], start: date, end: date
) -> dict[UUID, list[tuple[UUID, int]]]:
    """Who was the primary manager of each from `start` to `end` (included), in order, with the days they were it."""
    after = end + timedelta(days=1)
    found: dict[UUID, list[tuple[UUID, int]]] = {}
    for person, lines in (await lines_of(ids)).items():
        spans = [
            (line.manager_id, min(line.valid_to or after, after) - max(line.valid_from, start))
            for line in lines
        ]
        found[person] = [(manager, span.days) for manager, span in spans if span.days > 0]
    return found


async def pay_on(ids: Collection[UUID], day: date) -> dict[UUID, Pay]:
    """The pay of each on a day, for domains that decide themselves who may know it; absent where there is none."""
    return await _newest_by(Pay.filter(employee_id__in=list(ids), valid_from__lte=day))


async def visible_pay_today(actor: Actor, ids: list[UUID]) -> dict[UUID, Pay | None]:
    """Today's pay of those whose pay the actor may see."""
    return {**await _newest_by(visible_pay(actor).filter(employee_id__in=ids, valid_from__lte=clock.today()))}


async def assignments_on(ids: Collection[UUID], day: date) -> dict[UUID, Assignment]:
    """The title, level and role profile of each on a day; absent where none is recorded."""
    return await _newest_by(Assignment.filter(employee_id__in=list(ids), valid_from__lte=day))


async def roles_held(ids: Collection[UUID]) -> dict[UUID, list[Assignment]]:
    """All that each person held and will hold, with the role profiles, in the order in which they come into force."""
    held: dict[UUID, list[Assignment]] = defaultdict(list)
    rows = Assignment.filter(employee_id__in=list(ids)).select_related("role_profile")
    for row in await rows.order_by("valid_from", "recorded_at", "id"):
        held[row.employee_id].append(row)
    return held


async def _newest_by(rows: QuerySet[Dated]) -> dict[UUID, Dated]:
    """The row in force for each person: the latest day, then what was recorded last."""
    return {row.employee_id: row for row in await rows.order_by("valid_from", "recorded_at", "id")}


async def newest_skill_levels(actor: Actor, ids: list[UUID]) -> dict[UUID, list[SkillLevel]]:
    """What counts of each person's skills today: the newest judgement of each skill."""
    rows = visible_skill_levels(actor).filter(employee_id__in=ids, valid_from__lte=clock.today())
    newest: dict[UUID, dict[UUID, SkillLevel]] = {person: {} for person in ids}
    for row in await rows.order_by("valid_from", "recorded_at", "id"):
        newest[row.employee_id][row.skill_id] = row
    return {person: list(levels.values()) for person, levels in newest.items()}


async def dotted_managers(actor: Actor, ids: list[UUID]) -> dict[UUID, list[Employee]]:
    """The dotted-line managers of each today, by name."""
    lines = (
        await visible_dotted_lines(actor).filter(employee_id__in=ids).values_list("employee_id", "manager_id")
    )
    managers = (
        await visible_employees(actor)
        .filter(id__in=[manager for _, manager in lines])
        .order_by("search_name", "id")
    )
    found: dict[UUID, list[Employee]] = {person: [] for person in ids}
    for manager in managers:
        for person, manager_id in lines:
            if manager_id == manager.id:
                found[person].append(manager)
    return found


@dataclass(frozen=True, slots=True)
class Permissions:
    """What the viewer may do about a person."""

    give_feedback: bool = False
    propose_reward: bool = False
    see_pay: bool = False
    create_goal: bool = False
    edit: bool = False


async def permissions(actor: Actor, ids: list[UUID]) -> dict[UUID, Permissions]:
    """What the actor may do about each; a handful of statements for any number of people."""
    working = await _among(visible_colleagues(actor), ids)
    editable = await _among(people_in_charge(actor), ids)
    managed = await _among(Employee.filter(id__in=below(actor)), ids)
    scope = await _among(looked_after(actor), ids) if actor.is_hr else frozenset()
    me, mine = actor.employee_id, managed | scope
    paid = scope | (managed if managed and await _managers_see_pay() else frozenset())
    reads_pay = actor.may(Scope.PAY_READ) and actor.account_id is not None
    return {
        person: Permissions(
            give_feedback=me not in {None, person} and person in working and actor.may(Scope.FEEDBACK_WRITE),
            propose_reward=person in mine and person in working and actor.may(Scope.REWARDS_WRITE),
            see_pay=reads_pay and (actor.integration or person == me or person in paid),
            create_goal=(person == me or person in mine)
            and person in working
            and actor.may(Scope.GOALS_WRITE),
            edit=person in editable,
        )
        for person in ids
    }


async def _managers_see_pay() -> bool:
    return await Organisation.filter(SettingIsOn("managers_see_pay")).exists()


async def _among(people: QuerySet[Employee], ids: list[UUID]) -> frozenset[UUID]:
    return frozenset(row["id"] for row in await people.filter(id__in=ids).values("id"))
