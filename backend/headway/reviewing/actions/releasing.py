"""Showing what peers and reports wrote: many forms at once, so that nobody can tell them apart."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias
from uuid import UUID

from tortoise.expressions import Subquery

from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.database import lock_row
from headway.platform.events import change_all, create_all
from headway.reviewing.models import ExternalForm, Participant, Release, Review, ReviewCycle
from headway.reviewing.reads.others import Scale, scale_of
from headway.reviewing.reads.said import Said, asked_without_names, released, said
from headway.reviewing.rules import OthersGroup, ReviewDirection, ReviewState
from headway.reviewing.rules.anonymity import ANONYMOUS, releases
from headway.reviewing.rules.auditing import exposes, pictures

Batch: TypeAlias = tuple[Release, list[Said]]


async def release_forms(actor: Actor, cycle: ReviewCycle) -> None:
    """Release what is handed in and was not yet, of each person as far as enough came; the rest stays unread.

    Refuses a release that would tell, with all that was released before, what somebody said: it waits with the rest.
    """
    waiting: dict[UUID, dict[ReviewDirection, list[Said]]] = defaultdict(lambda: defaultdict(list))
    for form in await _handed_in(cycle):
        waiting[form.participant_id][form.direction].append(form)
    batches = [
        (_release(participant, raters), forms)
        for participant, by_direction in waiting.items()
        for raters, forms in releases(by_direction, cycle.smallest_group).items()
    ]
    for release, forms in await _audited(cycle, batches):
        await _show(actor, release, forms)


async def _handed_in(cycle: ReviewCycle) -> list[Said]:
    mine = Subquery(Participant.filter(cycle_id=cycle.id).values("id"))
    reviews = Review.filter(
        cycle_id=cycle.id, direction__in=ANONYMOUS, state=ReviewState.SUBMITTED, release_id__isnull=True
    )
    externals = ExternalForm.filter(
        participant_id__in=mine, submitted_at__isnull=False, release_id__isnull=True
    )
    return await said(await lock_row(reviews), await lock_row(externals))


async def _audited(cycle: ReviewCycle, batches: Sequence[Batch]) -> list[Batch]:
    """Those after which nobody is told what one of few said, whatever else is and was told of the same person."""
    await cycle.fetch_related("template__scale")
    told: dict[UUID, list[Batch]] = defaultdict(list)
    for batch in _by_release(await released([release.participant_id for release, _ in batches])):
        told[batch[0].participant_id].append(batch)
    asked = await asked_without_names([cycle.template_id])
    titles = {question.id: question.title for question in asked[cycle.template_id]}
    passed = []
    for batch in batches:
        before = told[batch[0].participant_id]
        if not _exposed(scale_of(cycle), titles, [*before, batch]):
            before.append(batch)
            passed.append(batch)
    return passed


def _exposed(scale: Scale, titles: Mapping[UUID, str], batches: Sequence[Batch]) -> bool:
    ratings: dict[str, dict[UUID, int]] = defaultdict(dict)
    for _, forms in batches:
        for form in forms:
            for word in form.words:
                if word.rating is not None:
                    ratings[titles[word.question_id]][form.form.id] = word.rating
    shown = [(release.raters, [it.form.id for it in forms]) for release, forms in batches]
    bounds = (scale.lowest, scale.highest, scale.smallest)
    return any(exposes(pictures(shown, given, *bounds), given, *bounds) for given in ratings.values())


def _by_release(forms: Iterable[Said]) -> list[Batch]:
    """Release by release, in the order they were shown."""
    found: dict[UUID, Batch] = {}
    for form in forms:
        if form.release:
            found.setdefault(form.release.id, (form.release, []))[1].append(form)
    return sorted(found.values(), key=lambda it: it[0].released_at)


async def _show(actor: Actor, release: Release, forms: Sequence[Said]) -> None:
    """Write down what is shown together. From now on all of it is of one instant, and who wrote from outside is nobody."""
    at = release.released_at
    await create_all(actor, "release_reviews", [release])
    reviews = [it.form for it in forms if isinstance(it.form, Review)]
    externals = [it.form for it in forms if isinstance(it.form, ExternalForm)]
    shown: dict[str, Any] = {"release_id": release.id, "submitted_at": at}
    await change_all(actor, "release_reviews", reviews, **shown, started_at=at)
    await change_all(actor, "release_reviews", externals, **shown, reviewer_id=None)


def _release(participant: UUID, raters: OthersGroup) -> Release:
    return Release(participant_id=participant, raters=raters, released_at=clock.now())
