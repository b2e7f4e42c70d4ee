"""After writing: skip, share, acknowledge."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from tortoise.expressions import Q

from headway.people.access import in_hr_scope
from headway.planning.actions import rest_review_on
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.checking import PARAGRAPH, Checks
from headway.platform.database import lock_row, transaction
from headway.platform.errors import Code, Problem, Rejected, conflict
from headway.platform.events import announce, change, change_all
from headway.reviewing.access import NO_PERSON, cycle_to_share, run_by
from headway.reviewing.actions.writing import form_to
from headway.reviewing.models import Answer, Review, ReviewCycle
from headway.reviewing.rules import Agreement, ReviewAction, ReviewDirection, ReviewState
from headway.reviewing.rules.anonymity import NAMED
from headway.reviewing.rules.lives import KEPT, SHARED_ON


async def skip_review(actor: Actor, *, id: UUID, version: int, reason: str) -> Review:
    """Take a form out of the cycle; its draft stays with its author.

    Refuses without a reason, a form that is not open, a stale version, and everybody but the HR partners of the person.
    """
    checks = Checks()
    reason = checks.text(reason, "reason", most=PARAGRAPH, required=True)
    checks.done()
    async with transaction():
        review, _ = await form_to(ReviewAction.SKIP, actor, id, version)
        await change(
            actor,
            "skip_review",
            review,
            expected_version=version,
            reason=reason,
            state=ReviewState.SKIPPED,
            skip_reason=reason,
        )
        return review


async def share_review(actor: Actor, *, id: UUID, version: int) -> Review:
    """Let the person read their review; the self review becomes a part of what is shared.

    Refuses what is not handed in, before the sharing phase, a stale version, and everybody but its author and HR.
    """
    async with transaction():
        review, _ = await form_to(ReviewAction.SHARE, actor, id, version)
        now = clock.now()
        await change(
            actor, "share_review", review, expected_version=version, state=ReviewState.SHARED, shared_at=now
        )
        beside = await lock_row(
            Review.filter(
                participant_id=review.participant_id, state__in=sorted(KEPT), direction__in=NAMED
            ).exclude(id=review.id)
        )
        await change_all(actor, "share_review", beside, state=ReviewState.SHARED, shared_at=now)
        await announce(
            "ReviewsShared", cycle_id=review.cycle_id, review_ids=[review.id, *(it.id for it in beside)]
        )
        return review


async def share_all_reviews(actor: Actor, *, cycle_id: UUID, version: int) -> ReviewCycle:
    """Share every form that is handed in: of the whole cycle for who runs it, of one's own people for managers.

    What others wrote about the actor stays for somebody else to share. Refuses before the sharing phase, a stale
    version, and who has nothing to share.
    """
    async with transaction():
        cycle = await cycle_to_share(actor, cycle_id)
        if cycle.state not in SHARED_ON:
            message = "Reviews are shared once the cycle is in sharing. Move it on first."
            raise Rejected(Problem(Code.WRONG_STATE, message, ("cycle_id",)))
        if cycle.version != version:
            raise conflict(cycle)
        forms = await _forms_to_share(actor, cycle)
        if not forms:
            message = "There is nothing for you to share in this cycle."
            raise Rejected(Problem(Code.WRONG_STATE, message, ("cycle_id",)))
        await change_all(actor, "share_review", forms, state=ReviewState.SHARED, shared_at=clock.now())
        await announce("ReviewsShared", cycle_id=cycle.id, review_ids=[form.id for form in forms])
        return cycle


async def acknowledge_review(
    actor: Actor, *, id: UUID, version: int, agreement: Agreement, comment: str = ""
) -> Review:
    """Say that one has read a shared review, and whether one agrees; both stay on record, whenever it is.

    Refuses before sharing, twice, a stale version, and everybody but the person it is about.
    """
    checks = Checks()
    comment = checks.text(comment, "comment", most=PARAGRAPH)
    if agreement is Agreement.DISAGREE:
        checks.require(
            bool(comment),
            Code.REQUIRED,
            "Say what you see differently; it stays beside the review.",
            "comment",
        )
    checks.done()
    async with transaction():
        review, _ = await form_to(ReviewAction.ACKNOWLEDGE, actor, id, version)
        await change(
            actor,
            "acknowledge_review",
            review,
            expected_version=version,
            state=ReviewState.ACKNOWLEDGED,
            acknowledged_at=clock.now(),
            agreement=agreement,
            acknowledgement_comment=comment,
        )
        await rest_review_on(actor, await _goals_in(review))
        await announce(
            "ReviewAcknowledged", review_id=review.id, cycle_id=review.cycle_id, agreement=agreement
        )
        return review


async def _goals_in(review: Review) -> list[UUID]:
    """The goals that anybody answered about in the reviews of this person in this cycle."""
    about = Answer.filter(review__participant_id=review.participant_id, goal_id__isnull=False)
    found: list[Any] = await about.distinct().values_list("goal_id", flat=True)
    return found


async def _forms_to_share(actor: Actor, cycle: ReviewCycle) -> Sequence[Review]:
    """What is handed in and the actor's to share: with each manager's form the self review beside it."""
    me = actor.employee_id or NO_PERSON
    handed_in = Q(cycle_id=cycle.id, state__in=sorted(KEPT), direction__in=NAMED) & ~Q(reviewee_id=me)
    if cycle.id in await run_by(actor, [cycle.id]):
        return await lock_row(Review.filter(handed_in))
    mine = Q(reviewer_id=me, direction=ReviewDirection.MANAGER)
    if actor.is_hr:
        mine |= Q(reviewee_id__in=in_hr_scope(actor))
    participants = await Review.filter(handed_in & mine).values_list("participant_id", flat=True)
    return await lock_row(Review.filter(handed_in, participant_id__in=participants))
