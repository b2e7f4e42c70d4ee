"""What an only report is told before saying whether they write with their name."""

from uuid import UUID

from headway.platform.actor import Actor
from headway.reviewing.access import visible_named_requests
from headway.reviewing.rules.only_reports import consequences as consequences_of


async def titles(actor: Actor, ids: list[UUID]) -> dict[UUID, str]:
    """About whom, and in which cycle, each of one's own requests is."""
    return {id: f"{manager}, {cycle}" for id, (manager, cycle) in (await _about(actor, ids)).items()}


async def consequences(actor: Actor, ids: list[UUID]) -> dict[UUID, str]:
    """What either answer means."""
    return {id: consequences_of(manager) for id, (manager, _) in (await _about(actor, ids)).items()}


async def _about(actor: Actor, ids: list[UUID]) -> dict[UUID, tuple[str, str]]:
    rows = visible_named_requests(actor).filter(id__in=ids)
    names = await rows.values_list("id", "participant__employee__name", "participant__cycle__name")
    return {id: (manager, cycle) for id, manager, cycle in names}
