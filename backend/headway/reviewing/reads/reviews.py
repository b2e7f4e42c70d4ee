"""What a form shows besides its columns, for whole levels of forms at once."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final
from uuid import UUID

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from headway.people.access import in_hr_scope
from headway.planning.access import visible_goals
from headway.planning.rules import GoalState
from headway.platform import clock
from headway.platform.actor import Actor
from headway.reviewing.access import (
    readable_reviews,
    reviews_with_private_note,
    visible_reviews,
    writes_reviews,
)
from headway.reviewing.models import FrozenStandard, Participant, Question, Review, ReviewCycle
from headway.reviewing.rules import (
    Agreement,
    QuestionKind,
    ReviewAction,
    ReviewDirection,
    ReviewState,
    SignatureOutcome,
    Signer,
    sentences,
)
from headway.reviewing.rules.anonymity import NAMED
from headway.reviewing.rules.combining import asks
from headway.reviewing.rules.lives import GIVEN_AWAY, PATIENCE, TO_SIGN, Standing, review_actions
from headway.reviewing.rules.only_reports import asks_as
from headway.reviewing.rules.signing import unsigned
from headway.reviewing.rules.templates import ALWAYS_ASKED, is_asked

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


@dataclass(frozen=True, slots=True)
class Instants:
    """When a form was begun and handed in, as far as the actor may know."""

    started_at: datetime | None = None
    submitted_at: datetime | None = None


NO_INSTANTS: Final = Instants()


async def instants(actor: Actor, reviews: list[Review]) -> dict[Review, Instants]:
    """Of forms without names only the writer's own: who handed in when would tell whose words came last."""
    return {
        review: Instants(review.started_at, review.submitted_at)
        for review in reviews
        if review.direction in NAMED or review.reviewer_id == actor.employee_id
    }


async def overall_ratings(actor: Actor, ids: list[UUID]) -> dict[UUID, int | None]:
    """The overall ratings of those forms whose answers the actor reads."""
    rated = readable_reviews(actor).filter(id__in=ids, overall_rating__isnull=False)
    return dict(await rated.values_list("id", "overall_rating"))


@dataclass(frozen=True, slots=True)
class Around:
    """What lies around a form, and how the actor stands to it: read once, used by many fields.

    `beside` is the form in the other direction whatever its state; `knows_beside` and `reads_beside` say what of it
    the actor may be told.
    """

    review: Review
    cycle: ReviewCycle
    beside: Review | None
    knows_beside: bool
    reads_beside: bool
    reads_note: bool
    writes: bool
    standing: Standing
    role_profile: UUID | None

    @property
    def actions(self) -> list[ReviewAction]:
        """What the actor may do with the form, in the order of its life."""
        return in_order(review_actions(self.standing)) if self.writes else []

    @property
    def unsigned(self) -> list[Signer]:
        """Who is asked to sign the manager's review and has not, in the order they are named."""
        asked = self.review.direction is ReviewDirection.MANAGER and self.review.state in TO_SIGN
        return [signer for signer in Signer if asked and signer in self.standing.unsigned]

    @property
    def counterpart(self) -> Review | None:
        """The form in the other direction, where its answers may be read."""
        return self.beside if self.reads_beside else None

    @property
    def counterpart_words(self) -> str | None:
        """How far the form in the other direction is, for who may know of it."""
        own_self_review = self.standing.is_reviewee and self.review.direction is ReviewDirection.SELF
        if self.beside is None or not self.knows_beside:
            return sentences.NOT_SHARED_YET if own_self_review else None
        return sentences.counterpart_words(
            self.beside.direction,
            self.beside.state,
            self.beside.due_on,
            self.cycle.self_review_opens,
            readable=self.reads_beside,
            is_reviewee=own_self_review,
        )

    def readers(self, reviewee: str) -> str:
        """Who reads the form, in words."""
        opens = self.cycle.self_review_opens
        return sentences.readers(
            self.review.direction,
            opens,
            reviewee,
            private_note=self.reads_note,
            smallest=self.cycle.smallest_group,
        )

    def told(self, question: Question, reviewee: str) -> sentences.Told:
        """Who reads the answer to a question."""
        return sentences.told(self.review.direction, question.kind, self.cycle.self_review_opens, reviewee)

    def asks(self, question: Question) -> bool:
        """Whether the form asks or tells the actor this; a private note only its writer and HR."""
        private = question.kind is QuestionKind.PRIVATE_NOTE
        asked = question.direction is asks_as(self.review.direction) and asks(
            question.kind, self.review.direction, self.review.weight
        )
        told = asked and (self.reads_note or not private)
        return told and is_asked(question.role_profile_ids, self.role_profile)


async def around(actor: Actor, reviews: list[Review]) -> dict[Review, Around]:
    """What lies around each form: six statements at the most."""
    cycles = await cycles_of(reviews)
    forms = await _of_participants(reviews).select_related("participant")
    roles = {form.participant_id: form.participant.role_profile_id for form in forms}
    beside = _opposite(reviews, forms)
    ids = [other.id for other in beside.values()]
    known = await visible_reviews(actor).filter(id__in=ids).values_list("id", flat=True) if ids else []
    read = await readable(actor, ids) if ids else {}
    noted = await _private_notes(actor, reviews)
    standing = _standings(actor, reviews, cycles, beside, await _ties(actor, reviews))
    found: dict[Review, Around] = {}
    for review in reviews:
        other = beside.get(review.id)
        found[review] = Around(
            review=review,
            cycle=cycles[review.cycle_id],
            beside=other,
            knows_beside=other is not None and other.id in known,
            reads_beside=other is not None and other.id in read,
            reads_note=review.id in noted,
            writes=writes_reviews(actor),
            standing=standing[review.id],
            role_profile=roles[review.participant_id],
        )
    return found


async def allowed_actions(actor: Actor, reviews: list[Review]) -> dict[Review, list[ReviewAction]]:
    """What the actor may do with each form, in the order of its life; nothing for who only reads."""
    if not writes_reviews(actor):
        return {}
    standing = await standings(actor, reviews)
    return {review: in_order(review_actions(standing[review.id])) for review in reviews}


def in_order(allowed: Collection[ReviewAction]) -> list[ReviewAction]:
    """Actions in the order of a form's life."""
    return [action for action in ReviewAction if action in allowed]


async def standings(actor: Actor, reviews: Sequence[Review]) -> dict[UUID, Standing]:
    """How the actor stands to each form: three statements at the most."""
    cycles = await cycles_of(reviews)
    return _standings(actor, reviews, cycles, await _beside(reviews), await _ties(actor, reviews))


async def standing_in_cycle(actor: Actor, review: Review) -> tuple[Standing, ReviewCycle]:
    """How the actor stands to one form, with its cycle as in `cycles_of`: one statement, two for HR partners."""
    forms = await _of_participants([review]).select_related("cycle__period", "cycle__template__scale")
    cycle: ReviewCycle = forms[0].cycle
    ties = await _ties(actor, [review])
    found = _standings(actor, [review], {cycle.id: cycle}, _opposite([review], forms), ties)
    return found[review.id], cycle


@dataclass(frozen=True, slots=True)
class Ties:
    """Forms about whom the actor looks after as HR, and forms whose writer reports to the actor, or to nobody."""

    looked_after: frozenset[UUID]
    led: frozenset[UUID]
    unled: frozenset[UUID]


def _standings(
    actor: Actor,
    reviews: Sequence[Review],
    cycles: dict[UUID, ReviewCycle],
    beside: dict[UUID, Review],
    ties: Ties,
) -> dict[UUID, Standing]:
    return {
        review.id: Standing(
            state=review.state,
            direction=review.direction,
            cycle_state=cycles[review.cycle_id].state,
            opens=cycles[review.cycle_id].self_review_opens,
            counterpart=beside[review.id].state if review.id in beside else None,
            is_reviewer=review.reviewer_id == actor.employee_id,
            is_reviewee=review.reviewee_id == actor.employee_id,
            is_hr=review.id in ties.looked_after,
            released=review.release_id is not None,
            unlocked=review.unlocked,
            extended=review.extended,
            unsigned=(left := unsigned(outcomes_of(review, cycles[review.cycle_id].also_signs))),
            signs_as=left & _signs_as(actor, review, ties),
            disputed=is_disputed(review),
            is_next=review.id in ties.led,
            overdue=review.shared_at is not None and review.shared_at + PATIENCE <= clock.now(),
        )
        for review in reviews
    }


def outcomes_of(review: Review, also: Signer | None) -> dict[Signer, SignatureOutcome | None]:
    """What came of asking each signer for the version that is signed now."""
    asked = {Signer.EMPLOYEE: review.employee_signature, Signer.MANAGER: review.manager_signature}
    return asked | ({also: review.third_signature} if also else {})


def is_disputed(review: Review) -> bool:
    """Whether the person sees it differently and nobody has settled that."""
    disagrees = review.agreement is Agreement.DISAGREE and review.dispute_resolved_at is None
    return disagrees and review.state is ReviewState.ACKNOWLEDGED


def _signs_as(actor: Actor, review: Review, ties: Ties) -> frozenset[Signer]:
    """For whom the actor would sign: everybody for one side, and HR for a next manager where there is none."""
    if review.reviewee_id == actor.employee_id:
        return frozenset({Signer.EMPLOYEE})
    if review.reviewer_id == actor.employee_id:
        return frozenset({Signer.MANAGER})
    signs = {Signer.NEXT_MANAGER} if review.id in ties.led else set()
    if review.id in ties.looked_after:
        signs |= {Signer.HR, Signer.NEXT_MANAGER} if review.id in ties.unled else {Signer.HR}
    return frozenset(signs)


async def questions(_actor: Actor, template_ids: list[UUID]) -> dict[UUID, list[Question]]:
    """Every question of each template in order; `Around.asks` says which of them a form shows."""
    by_template: dict[UUID, list[Question]] = defaultdict(list)
    for question in await Question.filter(template_id__in=template_ids).order_by("position", "id"):
        by_template[question.template_id].append(question)
    return by_template


async def asked_in(review: Review, cycle: ReviewCycle) -> list[Question]:
    """What a form asks its writer, in order: one statement, two where the questionnaire asks by role."""
    kinds = [kind for kind in QuestionKind if asks(kind, review.direction, review.weight)]
    asked = Question.filter(
        template_id=cycle.template_id, direction=asks_as(review.direction), kind__in=kinds
    )
    questions = await asked.order_by("position")
    if not any(question.role_profile_ids for question in questions):
        return questions
    participant = await Participant.get(id=review.participant_id)
    role = participant.role_profile_id
    return [question for question in questions if is_asked(question.role_profile_ids, role)]


async def goals(actor: Actor, reviews: list[Review]) -> "dict[Review, list[Goal]]":
    """The agreed goals of each reviewee in the period that the actor may see, in order of their due days."""
    return await goals_of(actor, reviews, await cycles_of(reviews))


async def goals_of(
    actor: Actor, reviews: Sequence[Review], cycles: dict[UUID, ReviewCycle]
) -> "dict[Review, list[Goal]]":
    """As `goals`, for forms whose cycles are read already."""
    wanted = visible_goals(actor).filter(
        owner_id__in={review.reviewee_id for review in reviews},
        period_id__in={cycle.period_id for cycle in cycles.values()},
        state__in=AGREED,
    )
    owned: dict[tuple[UUID, UUID], list[Goal]] = defaultdict(list)
    for goal in await wanted.order_by("due_on", "id"):
        owned[goal.owner_id, goal.period_id].append(goal)
    return {review: owned[review.reviewee_id, cycles[review.cycle_id].period_id] for review in reviews}


async def standards(_actor: Actor, reviews: list[Review]) -> dict[Review, list[FrozenStandard]]:
    """What each form judges: the standards of the person's role as they were at the launch, in order; two statements."""
    people = {it.participant_id for it in reviews if it.direction in ALWAYS_ASKED}
    roles = Participant.filter(id__in=people, role_profile_id__isnull=False)
    role_of = dict(await roles.values_list("id", "role_profile_id"))
    frozen = FrozenStandard.filter(
        cycle_id__in={it.cycle_id for it in reviews}, role_profile_id__in=set(role_of.values())
    )
    of_role: dict[tuple[UUID, UUID], list[FrozenStandard]] = defaultdict(list)
    for row in await frozen.order_by("position", "id"):
        of_role[row.cycle_id, row.role_profile_id].append(row)
    return {
        it: of_role[it.cycle_id, role_of[it.participant_id]] for it in reviews if it.participant_id in role_of
    }


async def self_reviews(actor: Actor, participant_ids: list[UUID]) -> dict[UUID, Review | None]:
    """The self review of each participant that the actor may know of."""
    return await _forms(actor, ReviewDirection.SELF, participant_ids)


async def forms_of_managers(actor: Actor, participant_ids: list[UUID]) -> dict[UUID, Review | None]:
    """The manager's form of each participant that the actor may know of."""
    return await _forms(actor, ReviewDirection.MANAGER, participant_ids)


async def _forms(actor: Actor, direction: ReviewDirection, ids: list[UUID]) -> dict[UUID, Review | None]:
    found = visible_reviews(actor).filter(participant_id__in=ids, direction=direction)
    found = found.exclude(state__in=GIVEN_AWAY)
    return {review.participant_id: review for review in await found.order_by("created_at", "id")}


async def _beside(reviews: Sequence[Review]) -> dict[UUID, Review]:
    """By form: the form in the other direction about the same participant."""
    return _opposite(reviews, await _of_participants(reviews))


def _of_participants(reviews: Sequence[Review]) -> QuerySet[Review]:
    """All forms about the people whom these are about, in the same cycles."""
    people = {review.participant_id for review in reviews}
    stands = Q(id__in=[review.id for review in reviews]) | ~Q(state__in=GIVEN_AWAY)
    return Review.filter(stands, participant_id__in=people).order_by("created_at", "id")


def _opposite(reviews: Sequence[Review], others: Sequence[Review]) -> dict[UUID, Review]:
    found = {(other.participant_id, other.direction): other for other in others}
    # Forms of peers and reports stand beside none.
    other_way = {ReviewDirection.SELF: ReviewDirection.MANAGER, ReviewDirection.MANAGER: ReviewDirection.SELF}
    return {
        review.id: found[key]
        for review in reviews
        if (key := (review.participant_id, other_way.get(review.direction))) in found
    }


async def _ties(actor: Actor, reviews: Sequence[Review]) -> Ties:
    looked_after = await _looked_after(actor, reviews)
    signed = [it.id for it in reviews if it.direction is ReviewDirection.MANAGER and it.state in TO_SIGN]
    above = dict(
        await Review.filter(id__in=signed).values_list("id", "reviewer__manager_id") if signed else []
    )
    led = frozenset(id for id, manager in above.items() if manager and manager == actor.employee_id)
    return Ties(looked_after, led, frozenset(id for id, manager in above.items() if manager is None))


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
