"""Who may reach which reviews: the row, its answers and its private note each have their own readers."""

from collections.abc import Collection
from typing import Final
from uuid import UUID

from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

from headway.people.access import below, dotted_below, in_hr_scope
from headway.platform.actor import Actor, Role, Scope
from headway.platform.database import lock_row
from headway.platform.errors import Code, Problem, Rejected, not_found
from headway.reviewing.models import (
    Answer,
    FrozenStandard,
    ManagerChange,
    Participant,
    Question,
    QuestionWording,
    RatingScale,
    Review,
    ReviewCycle,
    ReviewTemplate,
)
from headway.reviewing.rules.anonymity import NAMED
from headway.reviewing.rules.lives import ANCHORING, EXTENDED, GIVEN_AWAY, KEPT, RUNNING, SHARED, WRITING
from headway.reviewing.rules.vocabulary import (
    CycleState,
    QuestionKind,
    ReviewDirection,
    ReviewState,
)

NO_PERSON: Final = UUID(int=0)
OVER: Final = (CycleState.CLOSED, CycleState.ARCHIVED, CycleState.CANCELLED)


def reads_reviews(actor: Actor) -> bool:
    """Everybody signed in reads some reviews; a token needs its scope."""
    return actor.account_id is not None and actor.may(Scope.REVIEWS_READ)


def writes_reviews(actor: Actor) -> bool:
    """People write and process reviews, by session or by a token of theirs; integrations only read them."""
    return actor.account_id is not None and not actor.integration and actor.may(Scope.REVIEWS_WRITE)


def runs_cycles(actor: Actor) -> bool:
    """HR partners and administrators run cycles, by session or by a token of theirs; integrations never."""
    return actor.system or (bool(actor.roles & {Role.HR, Role.ADMIN}) and writes_reviews(actor))


def visible_reviews(actor: Actor) -> QuerySet[Review]:
    """Forms the actor may know of: state and dates; who reads the answers is in `readable_reviews`.

    One's own; those about people below and in HR scope; the self review beside a form one writes. The reviewee and
    dotted-line managers know of the manager's form once it is shared, and so do integrations. Of forms without names,
    which are never shared, their writer and HR.
    """
    if not reads_reviews(actor):
        return Review.filter(id__isnull=True)
    if actor.integration:
        return Review.filter(state__in=SHARED, direction__in=NAMED)
    others = _followed(actor) | _besideown_reviews(actor) | _taken_over(actor)
    return Review.filter(own_reviews(actor) | _shared_with(actor) | others)


def readable_reviews(actor: Actor) -> QuerySet[Review]:
    """Forms whose answers the actor may read: drafts are their author's alone, and what is handed in opens by policy.

    Those without names nobody else reads one by one: `participants_told_of` says who reads them together. A draft that
    somebody else writes now stays readable to HR, and where its author left to who took it over.
    """
    if not reads_reviews(actor):
        return Review.filter(id__isnull=True)
    if actor.integration:
        return Review.filter(state__in=SHARED, direction__in=NAMED)
    others = (_followed(actor) & Q(direction__in=NAMED)) | _besideown_reviews(actor)
    kept = _taken_over(actor) | (_given_away(actor) & Q(state=ReviewState.REASSIGNED))
    return Review.filter(own_reviews(actor) | _shared_with(actor) | (others & _opened(actor)) | kept)


def visible_answers(actor: Actor) -> QuerySet[Answer]:
    """Answers of readable forms; private notes only for their writer and the HR partners of the reviewee."""
    readable = Answer.filter(review_id__in=Subquery(readable_reviews(actor).values("id")))
    told = ~Q(question__kind=QuestionKind.PRIVATE_NOTE)
    if actor.integration:
        return readable.filter(told)
    return readable.filter(told | Q(review_id__in=Subquery(reviews_with_private_note(actor).values("id"))))


def reviews_with_private_note(actor: Actor) -> QuerySet[Review]:
    """Forms whose private note the actor writes or reads."""
    if not reads_reviews(actor) or actor.integration:
        return Review.filter(id__isnull=True)
    about = Q(reviewee_id__in=in_hr_scope(actor)) if actor.is_hr else Q(id__isnull=True)
    return Review.filter(own_reviews(actor) | about, direction=ReviewDirection.MANAGER)


def visible_participants(actor: Actor) -> QuerySet[Participant]:
    """Who takes part: oneself, the people one leads or writes about, HR scope; administrators see all who do."""
    if not reads_reviews(actor) or actor.integration:
        return Participant.filter(id__isnull=True)
    if actor.is_admin:
        return Participant.all()
    launched = Q(cycle_id__in=Subquery(ReviewCycle.filter(launched_at__isnull=False).values("id")))
    known = launched & Q(*_known(actor), join_type=Q.OR)
    if actor.is_hr:
        known |= Q(employee_id=actor.employee_id or NO_PERSON) | Q(employee_id__in=in_hr_scope(actor))
    return Participant.filter(known)


def _known(actor: Actor) -> tuple[Q, ...]:
    """The ways in which anybody knows participants, each with an index of its own."""
    me = actor.employee_id or NO_PERSON
    ways = Q(employee_id=me), Q(manager_id=me)
    return (*ways, Q(employee_id__in=below(actor)), Q(employee_id__in=dotted_below(actor)))


def running_cycles() -> QuerySet[ReviewCycle]:
    """Every cycle that runs now, the newest first: to choose among forms that one may see, which is told of none of them."""
    return ReviewCycle.filter(state__in=RUNNING).order_by("-launched_at", "id")


def visible_cycles(actor: Actor) -> QuerySet[ReviewCycle]:
    """All cycles for who may run cycles; launched ones in which the actor has a part for everybody else."""
    if not reads_reviews(actor):
        return ReviewCycle.filter(id__isnull=True)
    launched = Q(launched_at__isnull=False)
    if actor.integration:
        return ReviewCycle.filter(
            launched, id__in=Subquery(Review.filter(state__in=SHARED).values("cycle_id"))
        )
    if actor.roles & {Role.HR, Role.ADMIN}:
        return ReviewCycle.all()
    # One after the other: participants who are known in any way would be looked for among all there are.
    taking_part = [Participant.filter(way) for way in _known(actor)] + [Review.filter(own_reviews(actor))]
    part = [Q(id__in=Subquery(rows.values("cycle_id"))) for rows in taking_part]
    return ReviewCycle.filter(launched, Q(*part, join_type=Q.OR))


def visible_templates(actor: Actor) -> QuerySet[ReviewTemplate]:
    """Questionnaires are known to everybody who works here: they say nothing about anybody."""
    return ReviewTemplate.all() if reads_reviews(actor) else ReviewTemplate.filter(id__isnull=True)


def visible_scales(actor: Actor) -> QuerySet[RatingScale]:
    """Rating scales, as templates."""
    return RatingScale.all() if reads_reviews(actor) else RatingScale.filter(id__isnull=True)


def visible_frozen_standards(actor: Actor) -> QuerySet[FrozenStandard]:
    """What roles asked for when a cycle was launched, as templates."""
    return FrozenStandard.all() if reads_reviews(actor) else FrozenStandard.filter(id__isnull=True)


def visible_questions(actor: Actor) -> QuerySet[Question]:
    """Questions, as templates; private notes only for who makes templates or writes such a form."""
    if not reads_reviews(actor):
        return Question.filter(id__isnull=True)
    told = ~Q(kind=QuestionKind.PRIVATE_NOTE)
    if actor.integration:
        return Question.filter(told)
    if actor.roles & {Role.HR, Role.ADMIN}:
        return Question.all()
    written = Review.filter(own_reviews(actor), direction=ReviewDirection.MANAGER).values(
        "cycle__template_id"
    )
    return Question.filter(told | Q(template_id__in=Subquery(written)))


def visible_wordings(actor: Actor) -> QuerySet[QuestionWording]:
    """How visible questions read before."""
    return QuestionWording.filter(question_id__in=Subquery(visible_questions(actor).values("id")))


def visible_forms_of_managers(actor: Actor) -> QuerySet[Review]:
    """The managers' forms among those the actor may know of."""
    return visible_reviews(actor).filter(direction=ReviewDirection.MANAGER)


def visible_manager_changes(actor: Actor) -> QuerySet[ManagerChange]:
    """Changes of manager within a cycle: for HR in scope, and for the two managers."""
    if not reads_reviews(actor) or actor.integration:
        return ManagerChange.filter(id__isnull=True)
    me = actor.employee_id or NO_PERSON
    known = Q(former_id=me) | Q(successor_id=me)
    if actor.is_hr:
        known |= Q(participant_id__in=Subquery(_looked_after(actor).values("id")))
    return ManagerChange.filter(known)


def _looked_after(actor: Actor) -> QuerySet[Participant]:
    return Participant.filter(employee_id__in=in_hr_scope(actor))


async def change_to_decide(actor: Actor, id: UUID) -> ManagerChange:
    """A change of manager about somebody the actor looks after, locked, with its participant and cycle."""
    refuse_readers(actor)
    row = await lock_row(visible_manager_changes(actor).filter(id=id)).first()
    if row is None:
        raise not_found("change of manager")
    if not actor.is_hr or not await _looked_after(actor).filter(id=row.participant_id).exists():
        message = "HR decides who writes after a change of manager. Ask them."
        raise Rejected(Problem(Code.FORBIDDEN, message, ("id",)))
    await row.fetch_related("participant__cycle")
    return row


def still_written() -> Q:
    """Forms of cycles that still take them, by direction; before and after that those to which HR gave more time."""
    forms = (Q(direction=direction, cycle_id__in=_cycles_in(states)) for direction, states in WRITING.items())
    early = Q(unlocked=True, direction__in=NAMED, cycle_id__in=_cycles_in({CycleState.NOMINATION}))
    late = Q(extended=True, cycle_id__in=_cycles_in(EXTENDED))
    return Q(*forms, early, late, join_type="OR")


def _cycles_in(states: Collection[CycleState]) -> Subquery:
    return Subquery(ReviewCycle.filter(state__in=states).values("id"))


async def review_to_do(actor: Actor, id: UUID) -> Review:
    """A visible form, locked; what may be done with it is decided by the rules."""
    refuse_readers(actor)
    review = await lock_row(visible_reviews(actor).filter(id=id)).first()
    if review is None:
        raise not_found("review")
    return review


async def cycle_to_run(actor: Actor, id: UUID) -> ReviewCycle:
    """A cycle the actor runs, locked: administrators any, HR partners those whose participants they all look after."""
    refuse_readers(actor)
    cycle = await lock_row(visible_cycles(actor).filter(id=id)).first()
    if cycle is None:
        raise not_found("review cycle")
    if cycle.id not in await run_by(actor, [cycle.id]):
        message = "This cycle is run by administrators and by HR partners who look after everybody in it. Ask one of them."
        raise Rejected(Problem(Code.FORBIDDEN, message, ("id",)))
    return cycle


async def run_by(actor: Actor, ids: list[UUID]) -> frozenset[UUID]:
    """Which of these cycles the actor runs; their own part in one does not matter."""
    if not runs_cycles(actor):
        return frozenset()
    if actor.is_admin or actor.system:
        return frozenset(ids)
    cared_for = Q(employee_id__in=in_hr_scope(actor)) | Q(employee_id=actor.employee_id or NO_PERSON)
    others = (
        await Participant.filter(~cared_for, cycle_id__in=ids).distinct().values_list("cycle_id", flat=True)
    )
    return frozenset(ids) - frozenset(others)


async def cycle_to_share(actor: Actor, id: UUID) -> ReviewCycle:
    """A visible cycle of which somebody shares forms."""
    refuse_readers(actor)
    cycle = await visible_cycles(actor).get_or_none(id=id)
    if cycle is None:
        raise not_found("review cycle")
    return cycle


def refuse_readers(actor: Actor) -> None:
    """Refuse accounts and tokens that only read."""
    if not writes_reviews(actor):
        message = "This account or token only reads reviews. Sign in, or use a token with reviews:write."
        raise Rejected(Problem(Code.FORBIDDEN, message))


def own_reviews(actor: Actor) -> Q:
    """The forms that the actor writes."""
    return Q(reviewer_id=actor.employee_id or NO_PERSON)


def _shared_with(actor: Actor) -> Q:
    me = Q(reviewee_id=actor.employee_id or NO_PERSON)
    return Q(state__in=SHARED, direction__in=NAMED) & (me | Q(reviewee_id__in=dotted_below(actor)))


def _followed(actor: Actor) -> Q:
    """The people whose reviews one follows by today's lines: everybody below, and HR scope."""
    followed = Q(reviewee_id__in=below(actor), direction__in=NAMED)
    return followed | Q(reviewee_id__in=in_hr_scope(actor)) if actor.is_hr else followed


def _taken_over(actor: Actor) -> Q:
    """The drafts of those who left, in whose place one writes."""
    mine = Review.filter(own_reviews(actor), shows_draft=True).exclude(state__in=GIVEN_AWAY)
    return Q(id__in=Subquery(mine.values("instead_of_id")))


def _given_away(actor: Actor) -> Q:
    """What HR partners read of the people they look after."""
    return Q(reviewee_id__in=in_hr_scope(actor)) if actor.is_hr else Q(id__isnull=True)


def _besideown_reviews(actor: Actor) -> Q:
    """The self reviews beside the forms one writes, while their cycle runs: also for the manager of before."""
    written = Review.filter(own_reviews(actor), direction=ReviewDirection.MANAGER).exclude(
        Q(cycle__state__in=OVER) | Q(state__in=GIVEN_AWAY)
    )
    return Q(direction=ReviewDirection.SELF, participant_id__in=Subquery(written.values("participant_id")))


def _opened(actor: Actor) -> Q:
    """What others handed in and the actor may read now: a self review waits for the reader's own form, by policy."""
    waiting = Q(
        *(
            Q(cycle__self_review_opens=opens, state__in=states)
            for opens, states in ANCHORING.items()
            if states
        ),
        join_type="OR",
    )
    anchored = Review.filter(own_reviews(actor), waiting, direction=ReviewDirection.MANAGER).values(
        "participant_id"
    )
    opened = Q(direction=ReviewDirection.MANAGER) | ~Q(participant_id__in=Subquery(anchored))
    return Q(state__in=SHARED) | (Q(state__in=sorted(KEPT)) & opened)
