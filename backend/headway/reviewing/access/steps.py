"""Who reads what was done to a cycle: who runs it, and of the audit log no more than that."""

from collections.abc import Sequence
from uuid import UUID

from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

from headway.platform.actor import Actor
from headway.platform.composing import Composed
from headway.platform.models import AuditEvent
from headway.reviewing.access.calibration import visible_calibration_sessions
from headway.reviewing.access.reviews import run_by
from headway.reviewing.rules.steps import OF_CYCLES, OF_SESSIONS


async def steps_of(actor: Actor, cycle_ids: list[UUID], most: int) -> dict[UUID, Sequence[AuditEvent]]:
    """The last events of each of these cycles and of its calibration, newest first, in one statement for all."""
    mine, it = list(await run_by(actor, cycle_ids)), Composed()
    if not mine:
        return {}
    last = [
        f"SELECT {place}, s.id FROM ({it.rows(_last(actor, id, most))}) s"  # noqa: S608 - our own words
        for place, id in enumerate(mine)
    ]
    found = [(mine[place], id) for place, id in await it.sent(" UNION ALL ".join(last))]
    events = {event.id: event for event in await AuditEvent.filter(id__in=[id for _, id in found])}
    newest = sorted(found, key=lambda one: one[1], reverse=True)
    return {cycle: [events[id] for of, id in newest if of == cycle] for cycle in mine}


def _last(actor: Actor, cycle_id: UUID, most: int) -> QuerySet[AuditEvent]:
    of_cycle = Q(object_type="ReviewCycle", object_id=cycle_id, action__in=sorted(OF_CYCLES))
    sessions = Subquery(visible_calibration_sessions(actor).filter(cycle_id=cycle_id).values("id"))
    of_sessions = Q(object_type="CalibrationSession", object_id__in=sessions, action__in=sorted(OF_SESSIONS))
    return AuditEvent.filter(of_cycle | of_sessions).order_by("-id").limit(most).only("id")
