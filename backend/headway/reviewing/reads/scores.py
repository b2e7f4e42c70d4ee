"""The score of a review by the policy of its questionnaire, and how ratings went from cycle to cycle."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING
from uuid import UUID

from headway.monitoring.reads.progress import outlooks
from headway.people.access import visible_employees
from headway.planning.rules import Visibility
from headway.platform.actor import Actor
from headway.reviewing.access import readable_reviews
from headway.reviewing.models import Answer, CalibrationPlace, Review, ReviewCycle, ReviewRecord
from headway.reviewing.reads.others import told_of
from headway.reviewing.reads.reviews import cycles_of, goals_of
from headway.reviewing.rules import CalibrationState, QuestionKind, ReviewDirection, ScorePart
from headway.reviewing.rules.lives import HANDED_IN, SHARED, SIGN_OFF_ENDED
from headway.reviewing.rules.scoring import Score, mean, on_scale, part_of_time, score, thawed

if TYPE_CHECKING:
    from headway.monitoring.rules.status import Outlook
    from headway.planning.models import Goal
    from headway.reviewing.reads.others import Others

Shares = dict[ScorePart, Fraction | None]


async def scores(actor: Actor, reviews: list[Review]) -> dict[Review, Score]:
    """The scores of managers' forms that are handed in and whose answers the actor reads, of what the actor may see.

    Nothing where the questionnaire counts nothing.
    """
    cycles = await cycles_of(reviews)
    counted = [
        review
        for review in reviews
        if review.direction is ReviewDirection.MANAGER
        and review.state in HANDED_IN
        and cycles[review.cycle_id].template.weights
    ]
    signed = await _as_signed(actor, counted)
    moving = [review for review in counted if review not in signed]
    return signed | await computed(actor, moving, cycles)


async def computed(
    actor: Actor, reviews: Sequence[Review], cycles: Mapping[UUID, ReviewCycle], *, for_both: bool = False
) -> dict[Review, Score]:
    """The scores of these forms as things are now; `for_both` sides who sign, without the person's private goals."""
    placed, joined = await calibrated_ratings(reviews), await joined_within(actor, reviews, cycles)
    shares = await shares_of(actor, reviews, cycles, placed, joined, for_both=for_both)
    weights = {review: weights_of(cycles[review.cycle_id].template.weights) for review in shares}
    found = {
        review: score(
            weights[review],
            shares[review],
            calibrated=review.id in placed,
            shortened=review.reviewee_id in joined,
        )
        for review in shares
    }
    return {review: it for review, it in found.items() if it is not None}


async def calibrated_ratings(reviews: Sequence[Review]) -> dict[UUID, int]:
    """The rating of each manager's form where a session that is locked left it, until the form is corrected."""
    first = [it.id for it in reviews if it.direction is ReviewDirection.MANAGER and it.record_number == 1]
    if not first:
        return {}
    places = CalibrationPlace.filter(
        review_id__in=first, session__state=CalibrationState.LOCKED, rating__isnull=False
    )
    # The session that came last has the say, whether or not it moved anything.
    return dict(await places.order_by("created_at", "id").values_list("review_id", "rating"))


async def joined_within(
    actor: Actor, reviews: Sequence[Review], cycles: Mapping[UUID, ReviewCycle]
) -> dict[UUID, date]:
    """The first day of those who joined within the period that the form is about."""
    ids = {review.reviewee_id for review in reviews}
    hired = (
        dict(await visible_employees(actor).filter(id__in=ids).values_list("id", "hired_on")) if ids else {}
    )
    return {
        review.reviewee_id: on
        for review in reviews
        if (on := hired.get(review.reviewee_id)) and on > cycles[review.cycle_id].period.starts_on
    }


async def _as_signed(actor: Actor, reviews: Sequence[Review]) -> dict[Review, Score]:
    """The scores that were frozen with what is signed, for who reads it."""
    ended = {review.id: review for review in reviews if review.state in SIGN_OFF_ENDED}
    if not ended:
        return {}
    read = await readable_reviews(actor).filter(id__in=list(ended)).values_list("id", flat=True)
    rows = await ReviewRecord.filter(review_id__in=list(read)).values_list("review_id", "number", "content")
    return {
        ended[id]: thawed(content["score"])
        for id, number, content in rows
        if number == ended[id].record_number and content.get("score")
    }


def weights_of(kept: Mapping[str, int]) -> dict[ScorePart, int]:
    """The weights as they are kept, by part."""
    return {ScorePart(part): weight for part, weight in kept.items()}


async def shares_of(
    actor: Actor,
    reviews: Sequence[Review],
    cycles: Mapping[UUID, ReviewCycle],
    placed: Mapping[UUID, int],
    joined: Mapping[UUID, date],
    *,
    for_both: bool = False,
) -> dict[Review, Shares]:
    """Of each readable form, how much of every part was reached: rated as `placed` in calibration, goals since they `joined`."""
    readable = (
        await readable_reviews(actor).filter(
            participant_id__in=[review.participant_id for review in reviews],
            direction__in=(ReviewDirection.SELF, ReviewDirection.MANAGER),
            state__in=HANDED_IN,
        )
        if reviews
        else []
    )
    open_to = {review.id for review in readable}
    mine = [review for review in reviews if review.id in open_to]
    if not mine:
        return {}
    rated = await _rated(readable, cycles, placed)
    by_self = {it.participant_id: rated.get(it.id) for it in readable if it.direction is ReviewDirection.SELF}
    goals = await goals_of(actor, mine, dict(cycles))
    if for_both:
        goals = {
            it: [goal for goal in own if goal.visibility is not Visibility.PRIVATE]
            for it, own in goals.items()
        }
    measured = await outlooks(actor, [goal.id for owned in goals.values() for goal in owned])
    others = await told_of(actor, [review.participant_id for review in mine])
    return {
        review: {
            ScorePart.GOALS: _of_goals(goals[review], measured, joined.get(review.reviewee_id)),
            ScorePart.SELF: by_self.get(review.participant_id),
            ScorePart.MANAGER: rated.get(review.id),
            ScorePart.OTHERS: _of_others(
                others.get(review.participant_id, ()), _steps(cycles[review.cycle_id])
            ),
        }
        for review in mine
    }


async def _rated(
    reviews: Sequence[Review], cycles: Mapping[UUID, ReviewCycle], placed: Mapping[UUID, int]
) -> dict[UUID, Fraction | None]:
    """The overall rating of each form where there is one, as calibrated, else the mean of its ratings, on its scale."""
    given: dict[UUID, list[int]] = defaultdict(list)
    asked = Answer.filter(
        review_id__in=[review.id for review in reviews],
        question__kind=QuestionKind.RATING,
        rating__isnull=False,
    )
    for id, rating in await asked.values_list("review_id", "rating"):
        given[id].append(rating)
    return {
        review.id: mean([on_scale(rating, _steps(cycles[review.cycle_id])) for rating in ratings])
        for review in reviews
        if (ratings := _overall(review, placed) or given[review.id])
    }


def _overall(review: Review, placed: Mapping[UUID, int]) -> list[int]:
    rating = placed.get(review.id, review.overall_rating)
    return [] if rating is None else [rating]


def _steps(cycle: ReviewCycle) -> list[int]:
    return [step["value"] for step in cycle.template.scale.steps]


def _of_goals(
    goals: "Sequence[Goal]", measured: "Mapping[UUID, Outlook]", joined_on: date | None
) -> Fraction | None:
    """The progress of goals by their weights, of what the days since joining asked for; none counts less than nothing or more than all."""
    known = [
        (goal.weight, min(max(Fraction(progress) / here, Fraction(0)), Fraction(1)))
        for goal in goals
        if (here := part_of_time(goal.starts_on, goal.due_on, joined_on))
        and goal.id in measured
        and (progress := measured[goal.id].progress) is not None
    ]
    total = sum(weight for weight, _ in known)
    return sum((weight * share for weight, share in known), Fraction(0)) / total if total else None


def _of_others(others: "Sequence[Others]", steps: Sequence[int]) -> Fraction | None:
    """The mean of the means that are shown anyway, so that a score tells nothing more of anybody's rating."""
    shown = [
        Fraction(str(question.mean))
        for group in others
        for question in group.questions
        if question.kind is QuestionKind.RATING and question.mean is not None
    ]
    return mean([on_scale(it, steps) for it in shown])


@dataclass(frozen=True, slots=True)
class RatingPoint:
    """An overall rating of a person in a cycle; `share` lays it on a line from 0 to 1, whatever the scale was."""

    review_id: UUID
    rating: int
    share: float
    scale_id: UUID
    other_scale: bool


async def ratings(actor: Actor, employee_ids: list[UUID]) -> dict[UUID, list[RatingPoint]]:
    """How the shared overall ratings of each person went, the oldest first, of what the actor may read."""
    rated = readable_reviews(actor).filter(
        reviewee_id__in=employee_ids,
        direction=ReviewDirection.MANAGER,
        state__in=SHARED,
        overall_rating__isnull=False,
    )
    of: dict[UUID, list[Review]] = defaultdict(list)
    rows = rated.select_related("cycle__template__scale", "cycle__period")
    for review in await rows.order_by("cycle__period__ends_on", "shared_at", "id"):
        of[review.reviewee_id].append(review)
    return {person: _points(reviews) for person, reviews in of.items()}


def _points(reviews: Sequence[Review]) -> list[RatingPoint]:
    scales = [review.cycle.template.scale_id for review in reviews]
    changed = [False, *(before != after for before, after in pairwise(scales))]
    return [
        RatingPoint(
            review.id,
            review.overall_rating or 0,
            float(on_scale(review.overall_rating or 0, _steps(review.cycle))),
            scale,
            other,
        )
        for review, scale, other in zip(reviews, scales, changed, strict=True)
    ]
