"""Who may know that facts came after a cycle had closed, and settle what they mean."""

from collections.abc import Sequence
from uuid import UUID

from tortoise.expressions import Subquery
from tortoise.queryset import QuerySet

from headway.people.access import in_hr_scope
from headway.platform.actor import Actor
from headway.platform.database import lock_row
from headway.platform.errors import not_found
from headway.reviewing.access.reviews import reads_reviews, refuse_readers
from headway.reviewing.models import ClosedDataChange, Participant


def visible_closed_data(actor: Actor) -> QuerySet[ClosedDataChange]:
    """Late facts about the people an HR partner looks after, and nobody else's: pay is among them."""
    if not reads_reviews(actor) or actor.integration or not actor.is_hr:
        return ClosedDataChange.filter(id__isnull=True)
    theirs = Participant.filter(employee_id__in=in_hr_scope(actor)).values("id")
    return ClosedDataChange.filter(participant_id__in=Subquery(theirs))


async def closed_data_to_settle(actor: Actor, ids: Sequence[UUID]) -> list[ClosedDataChange]:
    """Visible late facts, locked: all of these, or none."""
    refuse_readers(actor)
    found = await lock_row(visible_closed_data(actor).filter(id__in=list(ids)).order_by("id"))
    if len(found) < len(set(ids)) or not found:
        raise not_found("change", "ids")
    return found
