"""Taking a review along as a file: who did is written down."""

from uuid import UUID

from headway.platform.actor import Actor
from headway.platform.database import transaction
from headway.platform.errors import not_found
from headway.platform.events import record
from headway.reviewing.access import readable_reviews
from headway.reviewing.models import Review
from headway.reviewing.reads.records import Recorded, records_of
from headway.reviewing.rules import ReviewDirection


async def download_packet(actor: Actor, *, id: UUID) -> tuple[Review, list[Recorded]]:
    """Every version of a review that was signed, as the actor may read it; the audit log says who took it.

    Refuses what was never signed, and what the actor does not read.
    """
    async with transaction():
        found = readable_reviews(actor).filter(id=id, direction=ReviewDirection.MANAGER)
        review = await found.select_related("reviewee", "cycle__period", "cycle__template__scale").first()
        versions = (await records_of(actor, [review])).get(review, []) if review else []
        if review is None or not any(it.sealed_at for it in versions):
            raise not_found("signed review")
        await record(actor, "download_packet", review)
        return review, versions
