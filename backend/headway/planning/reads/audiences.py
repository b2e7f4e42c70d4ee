"""Whom an assignment of a template reaches, before it is made and while it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from tortoise.expressions import Q

from headway.people.access import below_person, visible_colleagues, with_departments_below
from headway.planning.access import may_get_goals_from
from headway.planning.models import Goal, Period
from headway.planning.rules import GoalState
from headway.planning.rules.templates import Audience, Without, left_out
from headway.platform.actor import Actor


@dataclass(frozen=True, slots=True)
class Reached:
    """Somebody whom the filter finds; `without` says why they do not get the goal."""

    id: UUID
    name: str
    hired_on: date | None
    without: Without | None


async def reached(
    actor: Actor, audience: Audience, *, template_id: UUID, period: Period
) -> Sequence[Reached]:
    """Everybody whom the filter finds, by name, in a bounded number of statements."""
    people = visible_colleagues(actor).filter(await _conditions(audience))
    rows = await people.order_by("search_name", "id").values("id", "name", "hired_on")
    mine = {row["id"] for row in await people.filter(may_get_goals_from(actor)).values("id")}
    held = Goal.filter(template_id=template_id, period_id=period.id).exclude(state=GoalState.ARCHIVED)
    having = {row["owner_id"] for row in await held.values("owner_id")}
    return [
        Reached(
            row["id"],
            row["name"],
            row["hired_on"],
            left_out(
                has_it=row["id"] in having,
                may_set=row["id"] in mine,
                hired_on=row["hired_on"],
                period_ends_on=period.ends_on,
            ),
        )
        for row in rows
    ]


async def _conditions(audience: Audience) -> Q:
    wanted: dict[str, Any] = {}
    if audience.department_ids:
        wanted["department_id__in"] = await with_departments_below(audience.department_ids)
    if audience.levels:
        wanted["level__in"] = audience.levels
    if audience.locations:
        wanted["location__in"] = audience.locations
    if audience.manager_id and audience.all_levels:
        wanted["id__in"] = below_person(audience.manager_id)
    elif audience.manager_id:
        wanted["manager_id"] = audience.manager_id
    return Q(**wanted)
