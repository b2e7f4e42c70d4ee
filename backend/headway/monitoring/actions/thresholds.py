"""Changing the thresholds of the organisation."""

from headway.monitoring.access import may_change_thresholds
from headway.monitoring.rules.thresholds import Thresholds, problems_of_thresholds
from headway.platform.actor import Actor
from headway.platform.database import transaction
from headway.platform.errors import Code, Problem, Rejected, conflict, not_found, reject_any
from headway.platform.events import announce, change
from headway.platform.models import Organisation


async def change_thresholds(actor: Actor, *, version: int, wanted: Thresholds) -> Organisation:
    """Say from when on goals are at risk, off track or silent, and check-ins missed; every status follows at once.

    Refuses anybody but administrators and HR of the whole company, numbers out of bounds, and a stale version.
    """
    if not may_change_thresholds(actor):
        message = "Only administrators and HR of the whole company change thresholds. Ask one of them."
        raise Rejected(Problem(Code.FORBIDDEN, message))
    reject_any(problems_of_thresholds(wanted))
    async with transaction():
        organisation = await Organisation.first()
        if organisation is None:
            raise not_found("organisation")
        if organisation.version != version:
            raise conflict(organisation)
        settings = {**organisation.settings, **wanted.kept()}
        await change(actor, "change_thresholds", organisation, expected_version=version, settings=settings)
        await announce("ThresholdsChanged")
        return organisation
