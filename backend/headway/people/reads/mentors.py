"""Who offers to mentor in a skill and how well they master it, for domains that suggest them to others."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from headway.people.access import visible_mentor_offers
from headway.people.reads.people import newest_skill_levels
from headway.platform.actor import SYSTEM


@dataclass(frozen=True, slots=True)
class Mentor:
    """Somebody who offers to mentor in a skill that they master at this level. The level is theirs: it is not told."""

    employee_id: UUID
    level: int


async def mentors_in(skill_ids: Collection[UUID]) -> dict[UUID, list[Mentor]]:
    """Who offers to mentor in each of these skills, by name; those nobody judged yet are left out."""
    offers = visible_mentor_offers(SYSTEM).filter(skill_id__in=list(skill_ids))
    names = ("skill_id", "employee_id")
    rows = await offers.order_by("employee__search_name", "employee_id").values_list(*names)
    judged = await newest_skill_levels(SYSTEM, [employee for _, employee in rows])
    levels = {(person, it.skill_id): it.level for person, known in judged.items() for it in known}
    found: dict[UUID, list[Mentor]] = {skill: [] for skill in skill_ids}
    for skill, employee in rows:
        if (employee, skill) in levels:
            found[skill].append(Mentor(employee, levels[employee, skill]))
    return found
