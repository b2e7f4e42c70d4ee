"""Who reads what was done to a cycle: who runs it, and of the audit log no more than that."""

from collections.abc import Sequence
from uuid import UUID

from tortoise.expressions import Q, Subquery

from headway.platform.actor import Actor
from headway.platform.models import AuditEvent
from headway.reviewing.access.calibration import visible_calibration_sessions
from headway.reviewing.access.reviews import run_by
from headway.reviewing.rules.steps import OF_CYCLES, OF_SESSIONS


async def steps_of(actor: Actor, cycle_ids: list[UUID], most: int) -> dict[UUID, Sequence[AuditEvent]]:
    """The last events of each of these cycles and of its calibration, newest first; a cycle is asked for alone, or with a few."""
    return {id: await _last(actor, id, most) for id in await run_by(actor, cycle_ids)}


async def _last(actor: Actor, cycle_id: UUID, most: int) -> list[AuditEvent]:
    of_cycle = Q(object_type="ReviewCycle", object_id=cycle_id, action__in=sorted(OF_CYCLES))
    sessions = Subquery(visible_calibration_sessions(actor).filter(cycle_id=cycle_id).values("id"))
    of_sessions = Q(object_type="CalibrationSession", object_id__in=sessions, action__in=sorted(OF_SESSIONS))
    return await AuditEvent.filter(of_cycle | of_sessions).order_by("-id").limit(most)
