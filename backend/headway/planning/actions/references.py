"""What goals refer to, and how the actor stands to it: read once for one goal or for a thousand."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from headway.people.access import below, visible_colleagues, visible_departments
from headway.people.reads import departments_above
from headway.planning.access import visible_goals, visible_periods
from headway.planning.models import Goal, Period
from headway.planning.reads import leads_company, links_up
from headway.planning.rules import GoalLevel
from headway.planning.rules.moves import Standing
from headway.planning.rules.terms import GoalTerms
from headway.platform.actor import SYSTEM, Actor

if TYPE_CHECKING:
    from headway.people.models import Employee


@dataclass(slots=True)
class References:
    """Periods, owners, departments and goals by id, as far as the actor may refer to them."""

    actor: Actor
    leads: bool
    periods: Mapping[UUID, Period]
    owners: Mapping[UUID, "Employee"]
    departments: Collection[UUID]
    below: Collection[UUID]
    with_reports: Collection[UUID]
    headed: Collection[UUID]
    goals: dict[UUID, Goal]
    above: dict[UUID, UUID | None]

    @property
    def by_role(self) -> bool:
        return self.actor.is_hr or self.actor.is_admin or self.actor.integration

    def standing(self, owner: "Employee") -> Standing:
        """How the actor stands to goals of this owner; an integration stands as an HR partner of everybody."""
        owns = owner.id == self.actor.employee_id
        directs = self.actor.employee_id is not None and owner.manager_id == self.actor.employee_id
        looks_after = self.actor.integration or self.actor.looks_after(owner.department_id)
        return Standing(
            owns=owns,
            directs=directs,
            above=directs or owner.id in self.below,
            looks_after=not owns and looks_after,
            leads=self.leads,
            owner_reports=owner.manager_id is not None,
        )

    def heads(self, department_id: UUID | None) -> bool:
        """Whether the actor sets goals of this department."""
        return self.leads or (
            department_id is not None
            and (self.actor.looks_after(department_id) or department_id in self.headed)
        )

    def from_up(self, goal_id: UUID | None) -> set[UUID]:
        """A goal and every goal it supports, up to the top."""
        found: set[UUID] = set()
        while goal_id is not None and goal_id not in found:
            found.add(goal_id)
            goal_id = self.above.get(goal_id)
        return found


async def references(
    actor: Actor, wanted: Sequence[GoalTerms], *, editing: bool, made: Sequence[Goal] = ()
) -> References:
    """Everything that these terms refer to; `made` are goals that the actor may refer to besides those it sees."""
    # Integrations name people by number, and need not read the directory for it.
    reader = SYSTEM if actor.integration else actor
    owner_ids = {terms.owner_id for terms in wanted}
    leads = actor.integration or await leads_company(actor)
    owners = await visible_colleagues(reader).filter(id__in=owner_ids)
    parents = {terms.parent_id for terms in wanted if terms.parent_id}
    goals = await visible_goals(actor).filter(id__in=parents) if parents else []
    return References(
        actor=actor,
        leads=leads,
        periods={row.id: row for row in await _periods(reader, wanted)},
        owners={owner.id: owner for owner in owners},
        departments=await _departments(
            reader, {terms.department_id for terms in wanted if terms.department_id}
        ),
        below=await _below(actor, owner_ids),
        with_reports=await _with_reports(reader, wanted),
        headed=set() if leads else await _headed(actor, wanted),
        goals={goal.id: goal for goal in (*goals, *made)},
        above=await links_up(parents) if editing and parents else {},
    )


async def _periods(reader: Actor, wanted: Sequence[GoalTerms]) -> list[Period]:
    return await visible_periods(reader).filter(id__in={terms.period_id for terms in wanted})


async def _departments(reader: Actor, ids: Collection[UUID]) -> set[UUID]:
    if not ids:
        return set()
    rows = await visible_departments(reader).filter(id__in=ids).values("id")
    return {row["id"] for row in rows}


async def _below(actor: Actor, owner_ids: Collection[UUID]) -> set[UUID]:
    if actor.employee_id is None:
        return set()
    rows = await visible_colleagues(actor).filter(id__in=below(actor)).filter(id__in=owner_ids).values("id")
    return {row["id"] for row in rows}


async def _with_reports(reader: Actor, wanted: Sequence[GoalTerms]) -> set[UUID]:
    """Only the goal of a team asks whether its owner has one."""
    owners = {terms.owner_id for terms in wanted if terms.level is GoalLevel.TEAM}
    if not owners:
        return set()
    rows = await visible_colleagues(reader).filter(manager_id__in=owners).distinct().values("manager_id")
    return {row["manager_id"] for row in rows}


async def _headed(actor: Actor, wanted: Sequence[GoalTerms]) -> set[UUID]:
    """Departments in which, or below which, somebody reports up to the actor."""
    if all(terms.department_id is None for terms in wanted) or actor.employee_id is None:
        return set()
    people = visible_colleagues(actor).filter(id__in=below(actor), department_id__isnull=False)
    rows = await people.distinct().values("department_id")
    return await departments_above({row["department_id"] for row in rows})
