"""Changing the settings of the organisation that monitoring goes by."""

from headway.monitoring.access import may_change_thresholds
from headway.monitoring.rules.group_size import GroupSize, problems_of_group_size
from headway.monitoring.rules.thresholds import Thresholds, problems_of_thresholds
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.database import transaction
from headway.platform.errors import Code, Problem, Rejected, conflict, not_found, reject_any
from headway.platform.events import announce, change
from headway.platform.models import Organisation


async def change_thresholds(actor: Actor, *, version: int, wanted: Thresholds) -> Organisation:
    """Say from when on goals are at risk, off track or silent, and check-ins missed; every status follows at once.

    Refuses anybody but administrators and HR of the whole company, numbers out of bounds, and a stale version.
    """
    _check_may(actor)
    reject_any(problems_of_thresholds(wanted))
    async with transaction():
        organisation = await _organisation(version)
        settings = {**organisation.settings, **wanted.kept()}
        await change(actor, "change_thresholds", organisation, expected_version=version, settings=settings)
        await announce("ThresholdsChanged")
        return organisation


async def change_group_size(actor: Actor, *, version: int, people: int) -> Organisation:
    """Say from how many people on a mood is told: more of them at once, fewer for the months to come only.

    Refuses anybody but administrators and HR of the whole company, numbers out of bounds, and a stale version.
    """
    _check_may(actor)
    reject_any(problems_of_group_size(people))
    async with transaction():
        organisation = await _organisation(version)
        sizes = GroupSize.of(organisation.settings).changed(people, clock.today(organisation.time_zone))
        settings = {**organisation.settings, **sizes.kept()}
        await change(actor, "change_group_size", organisation, expected_version=version, settings=settings)
        return organisation


def _check_may(actor: Actor) -> None:
    if not may_change_thresholds(actor):
        message = "Only administrators and HR of the whole company change thresholds. Ask one of them."
        raise Rejected(Problem(Code.FORBIDDEN, message))


async def _organisation(version: int) -> Organisation:
    organisation = await Organisation.first()
    if organisation is None:
        raise not_found("organisation")
    if organisation.version != version:
        raise conflict(organisation)
    return organisation
