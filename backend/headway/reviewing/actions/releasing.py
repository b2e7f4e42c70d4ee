"""Showing what peers and reports wrote: many forms at once, so that nobody can tell them apart."""

from collections import defaultdict
from uuid import UUID

from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.database import lock_row
from headway.platform.events import change_all, create_all
from headway.reviewing.models import Release, Review, ReviewCycle
from headway.reviewing.rules import OthersGroup, ReviewDirection, ReviewState
from headway.reviewing.rules.anonymity import ANONYMOUS, releases


async def release_forms(actor: Actor, cycle: ReviewCycle) -> None:
    """Release what is handed in and was not yet, of each person as far as enough came; the rest stays unread."""
    handed_in = Review.filter(
        cycle_id=cycle.id, direction__in=ANONYMOUS, state=ReviewState.SUBMITTED, release_id__isnull=True
    )
    waiting: dict[UUID, dict[ReviewDirection, list[Review]]] = defaultdict(lambda: defaultdict(list))
    for form in await lock_row(handed_in):
        waiting[form.participant_id][form.direction].append(form)
    found = [
        (_release(participant, raters), forms)
        for participant, by_direction in waiting.items()
        for raters, forms in releases(by_direction, cycle.smallest_group).items()
    ]
    await create_all(actor, "release_reviews", [release for release, _ in found])
    for release, forms in found:
        # From now on all of them are of the same instant: nobody is told by the time they wrote at.
        at = release.released_at
        await change_all(
            actor, "release_reviews", forms, release_id=release.id, started_at=at, submitted_at=at
        )


def _release(participant: UUID, raters: OthersGroup) -> Release:
    return Release(participant_id=participant, raters=raters, released_at=clock.now())
