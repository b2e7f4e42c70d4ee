"""What a calibration session and the places in it show besides their columns, for whole levels at once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from tortoise.expressions import Q

from headway.people.access import directly_above, directly_below, visible_employees
from headway.platform.actor import Actor
from headway.platform.models import Row
from headway.reviewing.access import (
    close_to,
    led_by,
    visible_calibration_places,
    visible_reviews,
    writes_reviews,
)
from headway.reviewing.models import (
    CalibrationChange,
    CalibrationPlace,
    CalibrationSession,
    Review,
    ReviewCycle,
)
from headway.reviewing.reads.cited import described
from headway.reviewing.rules import (
    CalibrationMove,
    CalibrationProblemKind,
    CalibrationState,
    EvidenceKind,
    PlaceAnswer,
    PlaceMove,
    PlaceState,
)
from headway.reviewing.rules.calibrating import Entry, Placed, Standing, place_moves, session_moves
from headway.reviewing.rules.distribution import Guide, RaterMean, RatingShare, by_rater, distribution
from headway.reviewing.rules.evidence import Evidence

if TYPE_CHECKING:
    from headway.people.models import Employee

AnyRow = TypeVar("AnyRow", bound=Row)

SENTENCES = {
    CalibrationProblemKind.NO_RATING: "has no rating: the review was not handed in, or has none.",
    CalibrationProblemKind.ELSEWHERE: "is in an earlier session of this cycle. It is decided there; here you can flag.",
    CalibrationProblemKind.OWN_MANAGER: "is your manager. Leave this place to somebody else.",
    CalibrationProblemKind.CLOSE_RELATION: "is too close to you, as HR noted. Leave this place to somebody else.",
}


@dataclass(frozen=True, slots=True)
class Figures:
    """How far a session is and how its ratings spread, over the places that the viewer sees."""

    people: int = 0
    talked_through: int = 0
    moved: int = 0
    to_go: int = 0
    waiting: int = 0
    objections: int = 0
    shares: Sequence[RatingShare] = ()
    raters: Sequence[RaterMean] = ()

    @property
    def outside(self) -> int:
        """Steps of the scale outside the guidance."""
        return sum(share.outside for share in self.shares)


@dataclass(frozen=True, slots=True)
class CalibrationProblem:
    """What stands in the way of placing somebody."""

    place: CalibrationPlace
    code: CalibrationProblemKind


async def figures(actor: Actor, sessions: list[CalibrationSession]) -> dict[CalibrationSession, Figures]:
    """Three statements for any number of sessions."""
    places = await _places(actor, sessions)
    steps = await _steps(sessions)
    return {session: figures_of(session, places[session.id], steps[session.cycle_id]) for session in sessions}


def figures_of(
    session: CalibrationSession, places: Sequence[CalibrationPlace], steps: Sequence[tuple[int, str]]
) -> Figures:
    """The figures over these places."""
    before = [it.submitted_rating for it in places if it.submitted_rating is not None]
    now = [(it.reviewer_id, it.rating) for it in places if it.rating is not None]
    return Figures(
        people=len(places),
        talked_through=sum(it.state is PlaceState.TALKED_THROUGH for it in places),
        moved=sum(it.rating != it.submitted_rating for it in places),
        to_go=sum(it.state is not PlaceState.TALKED_THROUGH for it in places),
        waiting=sum(it.answer is PlaceAnswer.WAITING for it in places),
        objections=sum(it.answer is PlaceAnswer.OBJECTED for it in places),
        shares=distribution(steps, before, [rating for _, rating in now], guides(session)),
        raters=by_rater(now),
    )


def guides(session: CalibrationSession) -> list[Guide]:
    """The guidance of a session."""
    return [Guide(**guide) for guide in session.guidance]


async def steps_of(cycle_id: UUID) -> list[tuple[int, str]]:
    """Values and labels of the scale of a cycle."""
    cycle = await ReviewCycle.get(id=cycle_id).select_related("template__scale")
    return _labels(cycle)


async def _steps(sessions: Iterable[CalibrationSession]) -> dict[UUID, list[tuple[int, str]]]:
    cycles = ReviewCycle.filter(id__in={it.cycle_id for it in sessions}).select_related("template__scale")
    return {cycle.id: _labels(cycle) for cycle in await cycles}


def _labels(cycle: ReviewCycle) -> list[tuple[int, str]]:
    return [(step["value"], step["label"]) for step in cycle.template.scale.steps]


async def _places(actor: Actor, sessions: Iterable[CalibrationSession]) -> dict[UUID, list[CalibrationPlace]]:
    found = visible_calibration_places(actor).filter(session_id__in={it.id for it in sessions})
    groups: dict[UUID, list[CalibrationPlace]] = defaultdict(list)
    for place in await found.order_by("number"):
        groups[place.session_id].append(place)
    for places in groups.values():
        await with_earlier(places)
    return groups


async def with_earlier(places: Sequence[CalibrationPlace]) -> None:
    """Give the places of people whom an earlier session has the rating of that one: they are shown, and never saved."""
    earlier = {it.earlier_id for it in places if it.earlier_id}
    if not earlier:
        return
    ratings = dict(await CalibrationPlace.filter(id__in=earlier).values_list("id", "rating"))
    for place in places:
        if place.earlier_id:
            place.rating = ratings[place.earlier_id]


async def ratings(_actor: Actor, places: list[CalibrationPlace]) -> dict[CalibrationPlace, int | None]:
    """The rating of each place now."""
    await with_earlier(places)
    return {place: place.rating for place in places}


async def problems(
    actor: Actor, sessions: list[CalibrationSession]
) -> dict[CalibrationSession, list[CalibrationProblem]]:
    """What stands in the way of placing whom, as far as the viewer sees them; nothing once nobody is placed any more."""
    places = await _places(actor, sessions)
    manager, close = await _manager_of(actor), await close_to(actor)
    return {
        session: [
            CalibrationProblem(place, kind)
            for place in places[session.id]
            for kind in _found(place, session, manager, close)
        ]
        for session in sessions
    }


def _found(
    place: CalibrationPlace, session: CalibrationSession, manager: UUID | None, close: frozenset[UUID]
) -> Iterable[CalibrationProblemKind]:
    if session.state is CalibrationState.LOCKED:
        return
    if place.earlier_id:
        yield CalibrationProblemKind.ELSEWHERE
    if session.state is not CalibrationState.PREPARED and place.submitted_rating is None:
        yield CalibrationProblemKind.NO_RATING
    if place.employee_id == manager:
        yield CalibrationProblemKind.OWN_MANAGER
    if place.employee_id in close:
        yield CalibrationProblemKind.CLOSE_RELATION


async def evidence(actor: Actor, changes: list[CalibrationChange]) -> dict[CalibrationChange, list[Evidence]]:
    """What each move rests on, of what the viewer may see; the rest is not hinted at."""
    pairs = {change: [(EvidenceKind(kind), UUID(id)) for kind, id in change.evidence] for change in changes}
    known = await described(actor, [pair for some in pairs.values() for pair in some])
    return {change: [known[pair] for pair in some if pair in known] for change, some in pairs.items()}


async def people(actor: Actor, places: list[CalibrationPlace]) -> "dict[CalibrationPlace, Employee]":
    """Whose place it is, unless names are hidden."""
    shown = await _named(places)
    found = {
        it.id: it for it in await visible_employees(actor).filter(id__in={it.employee_id for it in shown})
    }
    return {place: found[place.employee_id] for place in shown if place.employee_id in found}


async def raters(actor: Actor, places: list[CalibrationPlace]) -> "dict[CalibrationPlace, Employee]":
    """Who wrote the form, unless names are hidden."""
    shown = await _named(places)
    found = {
        it.id: it for it in await visible_employees(actor).filter(id__in={it.reviewer_id for it in shown})
    }
    return {place: found[place.reviewer_id] for place in shown if place.reviewer_id in found}


async def forms(actor: Actor, places: list[CalibrationPlace]) -> dict[CalibrationPlace, Review]:
    """The manager's form, unless names are hidden."""
    shown = await _named(places)
    found = {it.id: it for it in await visible_reviews(actor).filter(id__in={it.review_id for it in shown})}
    return {place: found[place.review_id] for place in shown if place.review_id in found}


async def _named(places: Collection[CalibrationPlace]) -> list[CalibrationPlace]:
    """Those whose names are shown: hidden names come back when the reason for the place is written."""
    hiding = CalibrationSession.filter(id__in={it.session_id for it in places}, names_hidden=True)
    hidden = {id for (id,) in await hiding.values_list("id")}
    return [it for it in places if it.session_id not in hidden or it.placed_at is not None]


async def named(_actor: Actor, places: list[CalibrationPlace]) -> dict[CalibrationPlace, bool]:
    """Whether the name is shown."""
    return dict.fromkeys(await _named(places), True)


async def standings(actor: Actor, places: Sequence[CalibrationPlace]) -> dict[CalibrationPlace, Standing]:
    """How the actor stands to each place."""
    sessions = {it.id: it for it in await CalibrationSession.filter(id__in={it.session_id for it in places})}
    led = await led_by(actor, sessions)
    manager, close = await _manager_of(actor), await close_to(actor)
    reviewers = visible_employees(actor).filter(id__in={it.reviewer_id for it in places})
    above = dict(await reviewers.values_list("id", "manager_id"))
    return {
        place: Standing(
            session=sessions[place.session_id].state,
            rated=place.submitted_rating is not None,
            elsewhere=place.earlier_id is not None,
            answer=place.answer,
            leads=place.session_id in led,
            owns=place.reviewer_id == actor.employee_id,
            decides=_decides(actor, above.get(place.reviewer_id), leads=place.session_id in led),
            of_manager=place.employee_id == manager,
            close=place.employee_id in close,
        )
        for place in places
    }


def _decides(actor: Actor, manager: UUID | None, *, leads: bool) -> bool:
    return leads if manager is None else manager == actor.employee_id


async def _manager_of(actor: Actor) -> UUID | None:
    above = visible_employees(actor).filter(id__in=directly_above(actor.employee_id))
    found = await above.first()
    return found.id if found else None


async def places_waiting_for(actor: Actor) -> list[CalibrationPlace]:
    """Ratings of the actor's that others moved, and objections that the actor decides: as the manager above, or as HR."""
    if actor.employee_id is None or not writes_reviews(actor):
        return []
    mine = Q(reviewer_id=actor.employee_id, answer=PlaceAnswer.WAITING)
    theirs = Q(reviewer_id__in=directly_below(actor), answer=PlaceAnswer.OBJECTED)
    wanted = mine | theirs
    if actor.is_hr:
        # Above them is nobody, so who leads decides; a manager above leads only beside HR.
        wanted |= Q(reviewer__manager_id__isnull=True, answer=PlaceAnswer.OBJECTED)
    open_ones = visible_calibration_places(actor).filter(
        wanted, session__state=CalibrationState.OPEN, earlier_id__isnull=True
    )
    found = await open_ones.select_related("employee", "reviewer")
    objected = [it for it in found if it.answer is PlaceAnswer.OBJECTED]
    stand = await standings(actor, objected) if objected else {}
    return [it for it in found if it not in stand or stand[it].decides]


async def moves_of_places(
    actor: Actor, places: list[CalibrationPlace]
) -> dict[CalibrationPlace, list[PlaceMove]]:
    """What the actor may do with each place."""
    if not writes_reviews(actor):
        return {}
    return {
        place: [move for move in PlaceMove if move in place_moves(standing)]
        for place, standing in (await standings(actor, places)).items()
    }


async def moves_of_sessions(
    actor: Actor, sessions: list[CalibrationSession]
) -> dict[CalibrationSession, list[CalibrationMove]]:
    """What the actor may do with each session."""
    if not writes_reviews(actor):
        return {}
    led = await led_by(actor, [it.id for it in sessions])
    cycles = {it.id: it for it in await ReviewCycle.filter(id__in={it.cycle_id for it in sessions})}
    return {
        session: [
            move
            for move in CalibrationMove
            if move
            in session_moves(
                session.state,
                cycles[session.cycle_id].state,
                leads=session.id in led,
                is_hr=actor.is_hr,
                led_by_another=led_by_another(session, actor),
            )
        ]
        for session in sessions
    }


def led_by_another(session: CalibrationSession, actor: Actor) -> bool:
    """Whether somebody else leads it now; an account without a person leads with anybody."""
    return session.lead_id is not None and actor.employee_id not in (None, session.lead_id)


def placed(place: CalibrationPlace) -> Placed:
    """A place as the rules see it."""
    return Placed(place.submitted_rating, place.rating, place.potential, place.state, place.answer)


def entry(change: CalibrationChange) -> Entry:
    """An entry of the log as the rules see it."""
    return Entry(change.kind, change.rating, change.potential, change.state, change.own)
