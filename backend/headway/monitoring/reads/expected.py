"""The lines that goals are held to, for many at once."""

from datetime import date
from functools import partial
from uuid import UUID

from headway.monitoring.access import people_with_visible_attendance
from headway.monitoring.reads.circumstances import circumstances, with_settings
from headway.monitoring.reads.progress import LOOKED_AT
from headway.monitoring.rules.expected import ExpectedLine, Way, line_for_others, line_of
from headway.planning.access import visible_goals
from headway.planning.rules.progress import even_pace
from headway.platform import clock
from headway.platform.actor import Actor


async def expected_lines(actor: Actor, goal_ids: list[UUID]) -> dict[UUID, ExpectedLine]:
    """The line of each visible goal, with the days on which there was no time for those who read its owner's attendance."""
    goals = await with_settings(visible_goals(actor).filter(id__in=goal_ids)).values("id", *LOOKED_AT)
    if not goals:
        return {}
    around = await circumstances(goals)
    owners = list({goal["owner_id"] for goal in goals})
    told = await people_with_visible_attendance(actor).filter(id__in=owners).values_list("id", flat=True)
    lines: dict[UUID, ExpectedLine] = {}
    for goal in goals:
        starts_on, due_on, pauses = goal["starts_on"], goal["due_on"], around.pauses.get(goal["id"], ())
        even = partial(even_pace, starts_on, due_on, pauses=pauses)
        way = Way(starts_on, due_on, even, around.availability(goal))
        today = clock.today(goal["owner__time_zone"])
        lines[goal["id"]] = _line(way, today, told=goal["owner_id"] in told)
    return lines


def _line(way: Way, today: date, *, told: bool) -> ExpectedLine:
    if not told:
        return ExpectedLine(line_for_others(way, today))
    late = way.availability.breaks
    return ExpectedLine(line_of(way, today), way.days_away(today), late[0][1] if late else None)
