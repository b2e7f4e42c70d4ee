"""Close relations that HR notes, so that nobody calibrates their spouse."""

from uuid import UUID

from headway.people.access import looked_after, visible_colleagues
from headway.platform.actor import Actor
from headway.platform.database import transaction
from headway.platform.errors import Code, Problem, Rejected, not_found
from headway.platform.events import create, record
from headway.reviewing.access import refuse_readers, visible_close_relations
from headway.reviewing.models import CloseRelation


async def note_close_relation(actor: Actor, *, one_id: UUID, other_id: UUID) -> CloseRelation:
    """Note that two people are too close to calibrate each other. The same pair is noted once.

    Refuses one person twice, oneself, people of whom HR looks after neither, and all but HR.
    """
    refuse_readers(actor)
    one, other = sorted((one_id, other_id), key=str)
    async with transaction():
        if await visible_colleagues(actor).filter(id__in=[one, other]).count() != len({one, other}):
            raise not_found("person", "other_id")
        if actor.employee_id in (one, other):
            message = "Nobody processes their own record. Ask another HR partner to note this."
            raise Rejected(Problem(Code.OWN_RECORD, message, ("other_id",)))
        if not actor.is_hr or not await looked_after(actor).filter(id__in=[one, other]).exists():
            message = "HR partners note relations of people they look after. Ask one of them."
            raise Rejected(Problem(Code.FORBIDDEN, message, ("one_id",)))
        if one == other:
            raise Rejected(Problem(Code.INVALID, "Choose two people.", ("other_id",)))
        known = await CloseRelation.get_or_none(one_id=one, other_id=other)
        return known or await create(actor, "note_close_relation", CloseRelation, one_id=one, other_id=other)


async def remove_close_relation(actor: Actor, *, id: UUID) -> UUID:
    """Note it no more; the id it had. Refuses who may not see it."""
    refuse_readers(actor)
    async with transaction():
        found = await visible_close_relations(actor).get_or_none(id=id)
        if found is None:
            raise not_found("relation")
        await record(
            actor, "remove_close_relation", found, before={"one_id": found.one_id, "other_id": found.other_id}
        )
        await found.delete()
        return id
