"""Who may know who is asked about somebody, and who reads what they say together."""

from collections.abc import Collection
from uuid import UUID

from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

from headway.people.access import below, directly_below, in_hr_scope
from headway.people.rules.vocabulary import EmployeeStatus
from headway.platform.actor import Actor
from headway.platform.database import lock_row
from headway.platform.errors import not_found
from headway.reviewing.access.reviews import NO_PERSON, own_reviews, reads_reviews, refuse_readers
from headway.reviewing.models import NamedRequest, Nomination, Participant, Review, ReviewCycle
from headway.reviewing.rules import CycleState, NamedRequestState, NominationState, ReviewDirection
from headway.reviewing.rules.lives import GIVEN_AWAY, NOMINATING, OTHERS_READ, OTHERS_SHARED


def participants_told_of(actor: Actor) -> QuerySet[Participant]:
    """About whom the actor reads what others said, together and without names.

    Those above and HR once it is collected, the person once reviews are shared; nobody else, integrations included.
    """
    if not reads_reviews(actor) or actor.integration:
        return Participant.filter(id__isnull=True)
    followed = Q(employee_id__in=below(actor))
    if actor.is_hr:
        followed |= Q(employee_id__in=in_hr_scope(actor))
    shared = Q(employee_id=actor.employee_id or NO_PERSON, cycle_id__in=_cycles_in(OTHERS_SHARED))
    return Participant.filter(shared | (followed & Q(cycle_id__in=_cycles_in(OTHERS_READ))))


def visible_nominations(actor: Actor) -> QuerySet[Nomination]:
    """Who is proposed as a peer: for the person, who decides, HR in scope; and for a peer who was asked."""
    if not reads_reviews(actor) or actor.integration:
        return Nomination.filter(id__isnull=True)
    me = actor.employee_id or NO_PERSON
    asked = Q(peer_id=me, state__in=(NominationState.APPROVED, NominationState.DECLINED))
    about = Q(participant_id__in=Subquery(participants_to_nominate_for(actor).values("id")))
    return Nomination.filter(asked | about)


def visible_named_requests(actor: Actor) -> QuerySet[NamedRequest]:
    """Whom the actor alone was asked about in a cycle that runs; of others' nobody knows, HR included."""
    if not reads_reviews(actor) or actor.integration:
        return NamedRequest.filter(id__isnull=True)
    launched = Subquery(ReviewCycle.filter(launched_at__isnull=False).values("id"))
    return NamedRequest.filter(writer_id=actor.employee_id or NO_PERSON, participant__cycle_id__in=launched)


def unanswered(requests: QuerySet[NamedRequest]) -> QuerySet[NamedRequest]:
    """Those of these that wait for an answer while one is taken."""
    waits = {"state": NamedRequestState.ASKED, "participant__cycle_id__in": _cycles_in(NOMINATING)}
    return requests.filter(**waits).exclude(participant__employee__status=EmployeeStatus.LEFT)


async def named_request_to_answer(actor: Actor, id: UUID) -> NamedRequest:
    """One's own request, locked, with whom and what it is about."""
    refuse_readers(actor)
    request = await lock_row(visible_named_requests(actor).filter(id=id)).first()
    if request is None:
        raise not_found("request")
    await request.fetch_related("participant__cycle", "participant__employee")
    return request


def participants_to_nominate_for(actor: Actor) -> QuerySet[Participant]:
    """For whom the actor proposes peers: oneself, and whom one decides for."""
    me = Q(employee_id=actor.employee_id or NO_PERSON)
    decided = Q(id__in=Subquery(participants_to_decide_for(actor).values("id")))
    return Participant.filter(me | decided).filter(cycle__launched_at__isnull=False)


def participants_to_decide_for(actor: Actor) -> QuerySet[Participant]:
    """Whose peers the actor approves: who writes the manager's form about them, their manager, and HR; nobody their own."""
    me = actor.employee_id or NO_PERSON
    writes = own_reviews(actor) | Q(reviewer_id__in=directly_below(actor))
    led = Review.filter(writes, direction=ReviewDirection.MANAGER).exclude(state__in=GIVEN_AWAY)
    decided = Q(id__in=Subquery(led.values("participant_id")))
    if actor.is_hr:
        decided |= Q(employee_id__in=in_hr_scope(actor))
    return Participant.filter(decided).exclude(employee_id=me)


async def participant_to_nominate_for(actor: Actor, id: UUID) -> Participant:
    """Somebody for whom the actor proposes peers, with the cycle, locked: two at once must not exceed the limits."""
    refuse_readers(actor)
    participant = await lock_row(participants_to_nominate_for(actor).filter(id=id)).first()
    if participant is None:
        raise not_found("participant", "participant_id")
    await participant.fetch_related("cycle")
    return participant


async def nomination_to_decide(actor: Actor, id: UUID) -> Nomination:
    """A visible proposal, locked, with its participant and cycle; what may be done with it is decided by the rules."""
    refuse_readers(actor)
    nomination = await lock_row(visible_nominations(actor).filter(id=id)).first()
    if nomination is None:
        raise not_found("proposal")
    await nomination.fetch_related("participant__cycle")
    return nomination


def _cycles_in(states: Collection[CycleState]) -> Subquery:
    return Subquery(ReviewCycle.filter(state__in=states).values("id"))
