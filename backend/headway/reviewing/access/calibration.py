"""Who may reach what of calibration: those above somebody, the HR partners of that person, and nobody about themselves."""

from collections.abc import Collection
from uuid import UUID

from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

from headway.people.access import below, in_hr_scope
from headway.platform.actor import Actor
from headway.platform.database import lock_row
from headway.platform.errors import not_found
from headway.reviewing.access.reviews import NO_PERSON, reads_reviews, refuse_readers
from headway.reviewing.models import CalibrationChange, CalibrationPlace, CalibrationSession, CloseRelation


def visible_calibration_places(actor: Actor) -> QuerySet[CalibrationPlace]:
    """The places of the people below, of those whose form one wrote, and of those in HR scope; never one's own."""
    if not reads_reviews(actor) or actor.integration:
        return CalibrationPlace.filter(id__isnull=True)
    return CalibrationPlace.filter(_followed(actor) | Q(reviewer_id=actor.employee_id or NO_PERSON))


def visible_calibration_sessions(actor: Actor) -> QuerySet[CalibrationSession]:
    """Sessions in which the actor sees somebody."""
    return CalibrationSession.filter(id__in=Subquery(visible_calibration_places(actor).values("session_id")))


def visible_calibration_changes(actor: Actor) -> QuerySet[CalibrationChange]:
    """The log, as far as it is about people whose places the actor sees."""
    return CalibrationChange.filter(place_id__in=Subquery(visible_calibration_places(actor).values("id")))


def visible_close_relations(actor: Actor) -> QuerySet[CloseRelation]:
    """What HR notes of people they look after; never of themselves, and nobody else."""
    if not reads_reviews(actor) or actor.integration or not actor.is_hr:
        return CloseRelation.filter(id__isnull=True)
    me = actor.employee_id or NO_PERSON
    cared_for = Q(one_id__in=in_hr_scope(actor)) | Q(other_id__in=in_hr_scope(actor))
    return CloseRelation.filter(cared_for).exclude(one_id=me).exclude(other_id=me)


async def close_to(actor: Actor) -> frozenset[UUID]:
    """Who is so close to the actor that they place each other nowhere; the actor learns no more of it than that."""
    me = actor.employee_id or NO_PERSON
    pairs = await CloseRelation.filter(Q(one_id=me) | Q(other_id=me)).values_list("one_id", "other_id")
    return frozenset(person for pair in pairs for person in pair) - {me}


async def led_by(actor: Actor, session_ids: Collection[UUID]) -> frozenset[UUID]:
    """The sessions in which the actor follows everybody: common managers lead them, and HR partners even from inside."""
    if not reads_reviews(actor) or actor.integration:
        return frozenset()
    known = _followed(actor)
    if actor.is_hr:
        known |= Q(employee_id=actor.employee_id or NO_PERSON)
    others = (
        await CalibrationPlace.filter(~known, session_id__in=session_ids).distinct().values_list("session_id")
    )
    seen = visible_calibration_sessions(actor).filter(id__in=session_ids)
    return frozenset(id for (id,) in await seen.values_list("id")) - {id for (id,) in others}


async def session_to_lead(actor: Actor, id: UUID) -> CalibrationSession:
    """A visible session, locked; what may be done with it is decided by the rules."""
    refuse_readers(actor)
    session = await lock_row(visible_calibration_sessions(actor).filter(id=id)).first()
    if session is None:
        raise not_found("calibration session")
    return session


async def place_to_move(actor: Actor, id: UUID) -> tuple[CalibrationPlace, CalibrationSession]:
    """A visible place and its session, the session locked: moves come one after the other."""
    refuse_readers(actor)
    found = await visible_calibration_places(actor).get_or_none(id=id)
    if found is None:
        raise not_found("place")
    session = await session_to_lead(actor, found.session_id)
    # Read again under the lock: somebody may have moved it meanwhile.
    return await CalibrationPlace.get(id=id), session


def _followed(actor: Actor) -> Q:
    followed = Q(employee_id__in=below(actor))
    return followed | Q(employee_id__in=in_hr_scope(actor)) if actor.is_hr else followed
