"""What a form shows besides its columns, for whole levels of forms at once."""

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from headway.people.access import in_hr_scope, visible_employees
from headway.planning.access import visible_goals
from headway.planning.rules import GoalState
from headway.platform.actor import Actor, Scope
from headway.reviewing.access import readable_reviews, reviews_with_private_note, visible_reviews
from headway.reviewing.models import Question, RatingScale, Review, ReviewCycle
from headway.reviewing.rules import (
    QuestionKind,
    ReviewAction,
    ReviewDirection,
    sentences,
)
from headway.reviewing.rules.lives import Standing, review_actions

if TYPE_CHECKING:
    from headway.planning.models import Goal

AGREED = (GoalState.ACTIVE, GoalState.PAUSED, GoalState.CLOSED)


async def cycles_of(reviews: Sequence[Review]) -> dict[UUID, ReviewCycle]:
    """The cycles of forms already reached, with template and scale, in one statement."""
    ids = {review.cycle_id for review in reviews}
    found = await ReviewCycle.filter(id__in=ids).select_related("period", "template__scale")
    return {cycle.id: cycle for cycle in found}


async def readable(actor: Actor, ids: list[UUID]) -> dict[UUID, bool]:
    """Whose answers the actor reads."""
    return {id: True for (id,) in await readable_reviews(actor).filter(id__in=ids).values_list("id")}


async def standings(actor: Actor, reviews: Sequence[Review]) -> dict[UUID, Standing]:
    """How the actor stands to each form: three statements at the most."""
    cycles = await cycles_of(reviews)
    beside = await _beside(reviews)
    looked_after = await _looked_after(actor, reviews)
    return {
        review.id: Standing(
            state=review.state,
            direction=review.direction,
            cycle_state=cycles[review.cycle_id].state,
            opens=cycles[review.cycle_id].self_review_opens,
            counterpart=beside[review.id].state if review.id in beside else None,
            is_reviewer=review.reviewer_id == actor.employee_id,
            is_reviewee=review.reviewee_id == actor.employee_id,
            is_hr=review.id in looked_after,
        )
        for review in reviews
    }


async def allowed_actions(actor: Actor, reviews: list[Review]) -> dict[Review, list[ReviewAction]]:
    """What the actor may do with each form, in the order of its life."""
    if actor.integration or not actor.may(Scope.REVIEWS_WRITE):
        return {}
    standing = await standings(actor, reviews)
    return {
        review: [action for action in ReviewAction if action in review_actions(standing[review.id])]
        for review in reviews
    }


async def counterparts(actor: Actor, reviews: list[Review]) -> dict[Review, Review | None]:
    """The form beside each, where its answers may be read."""
    beside = await _beside(reviews)
    ids = [other.id for other in beside.values()]
    open_to = set(await readable_reviews(actor).filter(id__in=ids).values_list("id", flat=True))
    return {
        review: beside[review.id]
        for review in reviews
        if review.id in beside and beside[review.id].id in open_to
    }


async def counterpart_words(actor: Actor, reviews: list[Review]) -> dict[Review, str | None]:
    """How far the form beside each is, in words, for who may know of it."""
    beside = await _beside(reviews)
    ids = [other.id for other in beside.values()]
    known = set(await visible_reviews(actor).filter(id__in=ids).values_list("id", flat=True))
    open_to = set(await readable_reviews(actor).filter(id__in=ids).values_list("id", flat=True))
    cycles = await cycles_of(reviews)
    words: dict[Review, str | None] = {}
    for review in reviews:
        other = beside.get(review.id)
        about_me = review.reviewee_id == actor.employee_id and review.direction is ReviewDirection.SELF
        if about_me and (other is None or other.id not in known):
            words[review] = sentences.NOT_SHARED_YET
        elif other is not None and other.id in known:
            words[review] = sentences.counterpart_words(
                other.direction,
                other.state,
                other.due_on,
                cycles[review.cycle_id].self_review_opens,
                readable=other.id in open_to,
                is_reviewee=about_me,
            )
    return words


async def readers(actor: Actor, reviews: list[Review]) -> dict[Review, str]:
    """Who reads each form, in words."""
    cycles = await cycles_of(reviews)
    people = visible_employees(actor).filter(id__in={review.reviewee_id for review in reviews})
    names = dict(await people.values_list("id", "name"))
    noted = await _private_notes(actor, reviews)
    return {
        review: sentences.readers(
            review.direction,
            cycles[review.cycle_id].self_review_opens,
            names.get(review.reviewee_id, "The person"),
            private_note=review.id in noted,
        )
        for review in reviews
    }


async def questions(actor: Actor, reviews: list[Review]) -> dict[Review, list[Question]]:
    """The questions of each form in order; a private note only for its writer and the HR partners of the reviewee."""
    cycles = await cycles_of(reviews)
    templates = {cycle.template_id for cycle in cycles.values()}
    by_form: dict[tuple[UUID, ReviewDirection], list[Question]] = defaultdict(list)
    for question in await Question.filter(template_id__in=templates).order_by("position", "id"):
        by_form[question.template_id, question.direction].append(question)
    noted = await _private_notes(actor, reviews)
    return {
        review: [
            question
            for question in by_form[cycles[review.cycle_id].template_id, review.direction]
            if question.kind is not QuestionKind.PRIVATE_NOTE or review.id in noted
        ]
        for review in reviews
    }


async def scales(_actor: Actor, cycle_ids: list[UUID]) -> dict[UUID, RatingScale | None]:
    """The rating scale of each cycle of forms already reached."""
    found = await ReviewCycle.filter(id__in=cycle_ids).select_related("template__scale")
    return {cycle.id: cycle.template.scale for cycle in found}


async def goals(actor: Actor, reviews: list[Review]) -> "dict[Review, list[Goal]]":
    """The agreed goals of each reviewee in the period that the actor may see, in order of their due days."""
    cycles = await cycles_of(reviews)
    wanted = visible_goals(actor).filter(
        owner_id__in={review.reviewee_id for review in reviews},
        period_id__in={cycle.period_id for cycle in cycles.values()},
        state__in=AGREED,
    )
    owned: dict[tuple[UUID, UUID], list[Goal]] = defaultdict(list)
    for goal in await wanted.order_by("due_on", "id"):
        owned[goal.owner_id, goal.period_id].append(goal)
    return {review: owned[review.reviewee_id, cycles[review.cycle_id].period_id] for review in reviews}


async def self_reviews(actor: Actor, participant_ids: list[UUID]) -> dict[UUID, Review | None]:
    """The self review of each participant that the actor may know of."""
    return await _forms(actor, ReviewDirection.SELF, participant_ids)


async def forms_of_managers(actor: Actor, participant_ids: list[UUID]) -> dict[UUID, Review | None]:
    """The manager's form of each participant that the actor may know of."""
    return await _forms(actor, ReviewDirection.MANAGER, participant_ids)


async def _forms(actor: Actor, direction: ReviewDirection, ids: list[UUID]) -> dict[UUID, Review | None]:
    found = visible_reviews(actor).filter(participant_id__in=ids, direction=direction)
    return {review.participant_id: review for review in await found.order_by("created_at", "id")}


async def _beside(reviews: Sequence[Review]) -> dict[UUID, Review]:
    """By form: the form in the other direction about the same participant."""
    others = await Review.filter(participant_id__in={review.participant_id for review in reviews}).order_by(
        "created_at", "id"
    )
    found = {(other.participant_id, other.direction): other for other in others}
    other_way = {ReviewDirection.SELF: ReviewDirection.MANAGER, ReviewDirection.MANAGER: ReviewDirection.SELF}
    return {
        review.id: found[key]
        for review in reviews
        if (key := (review.participant_id, other_way[review.direction])) in found
    }


async def _looked_after(actor: Actor, reviews: Sequence[Review]) -> frozenset[UUID]:
    """Those of these forms whose reviewee is in the actor's HR scope."""
    if not actor.is_hr:
        return frozenset()
    ids = [review.id for review in reviews]
    found = Review.filter(id__in=ids, reviewee_id__in=in_hr_scope(actor))
    return frozenset(id for (id,) in await found.values_list("id"))


async def _private_notes(actor: Actor, reviews: Sequence[Review]) -> frozenset[UUID]:
    ids = [review.id for review in reviews if review.direction is ReviewDirection.MANAGER]
    if not ids:
        return frozenset()
    found = reviews_with_private_note(actor).filter(id__in=ids)
    return frozenset(id for (id,) in await found.values_list("id"))
