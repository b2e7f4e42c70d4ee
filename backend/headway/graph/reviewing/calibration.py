"""Calibration in the graph: sessions, where each person stands, and the log."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, TypeAlias

import strawberry

from headway.graph.context import Info
from headway.graph.edges import by_id, computed, connection, derived, listed, to_many, to_one
from headway.graph.ids import key_of
from headway.graph.ordering import InTime, TimeOrder, in_time
from headway.graph.relay import After, Connection, First, Listing, Node, views
from headway.graph.reviewing.citing import Citation
from headway.graph.reviewing.cycles import ReviewCycle
from headway.graph.reviewing.enums import (
    CalibrationChangeKind,
    CalibrationMove,
    CalibrationProblemKind,
    CalibrationState,
    PlaceAnswer,
    PlaceMove,
    PlaceState,
    Potential,
    SeverityState,
)
from headway.graph.reviewing.people import AnEmployee, person_of
from headway.reviewing import access, models
from headway.reviewing.reads import calibration as reads
from headway.reviewing.reads import severity
from headway.reviewing.rules import distribution
from headway.reviewing.rules.grid import GridNames as Names

if TYPE_CHECKING:
    from headway.graph.reviewing.reviews import Review

AReview: TypeAlias = Annotated["Review", strawberry.lazy("headway.graph.reviewing.reviews")]


@strawberry.type(description="A step of the scale in a session: how many had it, and how many have it now.")
class RatingShare:
    is_type_of = staticmethod(lambda it, _info: isinstance(it, distribution.RatingShare))
    value: int = strawberry.field(description="The step.")
    label: str = strawberry.field(description="What people call it.")
    before: int = strawberry.field(description="How many had it as submitted.")
    after: int = strawberry.field(description="How many have it now.")
    percent: int = strawberry.field(description="The share of those who have it now.")
    least: int | None = strawberry.field(description="The least share that the guidance expects, in percent.")
    most: int | None = strawberry.field(
        description="The largest share that the guidance expects, in percent."
    )
    outside: bool = strawberry.field(
        description="Whether the share lies outside the guidance, which forces nothing."
    )


@strawberry.type(description="What a manager gave on average in a session.")
class RaterMean:
    is_type_of = staticmethod(lambda it, _info: isinstance(it, distribution.RaterMean))
    people: int = strawberry.field(description="How many people they rated here.")
    mean: float = strawberry.field(description="The mean of these ratings.")
    difference: float | None = strawberry.field(
        description="How far that is from the mean of all; none for fewer than five people, or with nobody to compare."
    )
    manager = person_of(AnEmployee, "manager_id", description="The manager.")


@strawberry.type(description="How a manager rates beside others who rated the same people, in any cycle.")
class RaterSeverity:
    is_type_of = staticmethod(lambda it, _info: isinstance(it, severity.RaterSeverity))
    manager = person_of(AnEmployee, "manager_id", description="The manager.")

    @strawberry.field(description="Whether a number can be told, or why none.")
    def state(self, row: strawberry.Parent[severity.RaterSeverity]) -> SeverityState:  # type: ignore[valid-type]
        return row.severity.state

    @strawberry.field(description="How many people this manager and somebody else rated.")
    def shared(self, row: strawberry.Parent[severity.RaterSeverity]) -> int:
        return row.severity.shared

    @strawberry.field(description="With how many other raters those people link them.")
    def others(self, row: strawberry.Parent[severity.RaterSeverity]) -> int:
        return row.severity.others

    @strawberry.field(
        description="How many steps of the scale higher they rate the same people than the linked raters; none where that cannot be told."
    )
    def difference(self, row: strawberry.Parent[severity.RaterSeverity]) -> float | None:
        return _rounded(row.severity.difference)

    @strawberry.field(description="The lower end: the true difference lies between both in 95 of 100 cases.")
    def low(self, row: strawberry.Parent[severity.RaterSeverity]) -> float | None:
        return _rounded(row.severity.low)

    @strawberry.field(description="The upper end.")
    def high(self, row: strawberry.Parent[severity.RaterSeverity]) -> float | None:
        return _rounded(row.severity.high)


def _rounded(steps: float | None) -> float | None:
    return None if steps is None else round(steps, 2)


@strawberry.type(description="How far a session is and how its ratings spread, over the places that you see.")
class CalibrationFigures:
    is_type_of = staticmethod(lambda it, _info: isinstance(it, reads.Figures))
    people: int = strawberry.field(description="People in it.")
    talked_through: int = strawberry.field(description="Those who were talked through.")
    moved: int = strawberry.field(description="Those whose rating is another than submitted.")
    to_go: int = strawberry.field(description="Those still to be talked about.")
    waiting: int = strawberry.field(description="Ratings that wait for the manager's answer.")
    objections: int = strawberry.field(description="Objections that are not decided.")
    shares: list[RatingShare] = strawberry.field(description="Each step of the scale, from the top down.")
    raters: list[RaterMean] = strawberry.field(description="Each manager, who rated most first.")


@strawberry.type(description="One entry of a session's log; never changed.")
class CalibrationChange(Node):
    is_type_of = views(models.CalibrationChange, access.visible_calibration_changes)
    number: int = strawberry.field(description="Its place in the log of the session.")
    at: datetime = strawberry.field(description="When it was.")
    kind: CalibrationChangeKind = strawberry.field(description="What it says.")  # type: ignore[valid-type]
    rating: int | None = strawberry.field(description="The rating it gave.")
    potential: Potential | None = strawberry.field(description="The row of the grid it gave.")  # type: ignore[valid-type]
    state: PlaceState | None = strawberry.field(description="How far the talk was.")  # type: ignore[valid-type]
    reason: str = strawberry.field(description="Why.")
    by = person_of(AnEmployee | None, "by_id", description="Who did it.")
    evidence = computed(
        list[Citation],
        reads.evidence,
        default=(),
        by_row=True,
        description="What it rests on of what the review cites, as far as you may see it.",
    )


@strawberry.type(description="Where somebody stands in a calibration session.")
class CalibrationPlace(Node):
    is_type_of = views(models.CalibrationPlace, access.visible_calibration_places)
    number: int = strawberry.field(description="What the person is called while names are hidden.")
    submitted_rating: int | None = strawberry.field(
        description="The overall rating as the manager submitted it; none before the session opened."
    )
    potential: Potential | None = strawberry.field(description="The row of the grid, once placed.")  # type: ignore[valid-type]
    state: PlaceState = strawberry.field(description="How far the talk is.")  # type: ignore[valid-type]
    answer: PlaceAnswer | None = strawberry.field(  # type: ignore[valid-type]
        description="What the manager says of a rating that others moved."
    )
    answer_due_on: date | None = strawberry.field(description="The day the manager should answer by.")
    placed_at: datetime | None = strawberry.field(description="When they were placed last.")
    version: int = strawberry.field(description="Send it back with a change; a stale one answers CONFLICT.")
    elsewhere = derived(
        bool,
        lambda earlier: earlier is not None,
        "earlier_id",
        description="Whether an earlier session of the cycle has this person: here one can only flag.",
    )
    rating = computed(
        int | None,
        reads.ratings,
        by_row=True,
        description="The rating now, that of the earlier session if one has it.",
    )
    employee = computed(
        AnEmployee | None, reads.people, by_row=True, description="Who it is; none while names are hidden."
    )
    manager = computed(
        AnEmployee | None,
        reads.raters,
        by_row=True,
        description="Who wrote the review; none while names are hidden.",
    )
    review = computed(
        AReview | None,
        reads.forms,
        by_row=True,
        description="The manager's review; none while names are hidden, and if you may not know of it.",
    )
    changes = to_many(
        CalibrationChange,
        access.visible_calibration_changes,
        "place_id",
        order=("number",),
        description="What was done with it, in order.",
    )
    session = to_one(
        Annotated["CalibrationSession", strawberry.lazy("headway.graph.reviewing.calibration")],
        access.visible_calibration_sessions,
        "session_id",
        description="The session.",
    )
    allowed_actions = computed(
        list[PlaceMove],  # type: ignore[valid-type]
        reads.moves_of_places,
        default=(),
        by_row=True,
        description="What you can do with it now.",
    )


@strawberry.type(description="Something that stands in the way of placing somebody.")
class CalibrationProblem:
    is_type_of = staticmethod(lambda it, _info: isinstance(it, reads.CalibrationProblem))
    code: CalibrationProblemKind = strawberry.field(description="What it is.")  # type: ignore[valid-type]
    place: CalibrationPlace = strawberry.field(description="Whose place it is about.")

    @strawberry.field(description="What it means; it goes on after the person's name.")
    def message(self, row: strawberry.Parent[reads.CalibrationProblem]) -> str:
        return reads.SENTENCES[row.code]


@strawberry.type(description="What the axes and boxes of a grid are called.")
class GridNames:
    is_type_of = staticmethod(lambda it, _info: isinstance(it, Names))
    rows: list[str] = strawberry.field(description="Potential, from high to low.")
    columns: list[str] = strawberry.field(description="Results, from below to above what is expected.")
    boxes: list[str] = strawberry.field(description="The nine boxes, row by row.")


@strawberry.type(description="Managers compare the ratings of a part of a review cycle.")
class CalibrationSession(Node):
    is_type_of = views(models.CalibrationSession, access.visible_calibration_sessions)
    name: str = strawberry.field(description="What people call it.")
    state: CalibrationState = strawberry.field(description="Where it is in its life.")  # type: ignore[valid-type]
    grid: bool = strawberry.field(
        description="Whether people are placed in a grid, too, and not by rating alone."
    )
    grid_names = derived(GridNames, Names.of, "grid_names", description="What its axes and boxes are called.")
    names_hidden: bool = strawberry.field(
        description="Whether names come back only when a reason is written."
    )
    opened_at: datetime | None = strawberry.field(description="When it was opened first.")
    locked_at: datetime | None = strawberry.field(description="When it was closed.")
    reopen_reason: str = strawberry.field(description="Why it was opened again.")
    version: int = strawberry.field(description="Send it back with a change; a stale one answers CONFLICT.")
    cycle = to_one(ReviewCycle, access.visible_cycles, "cycle_id", description="The cycle.")
    lead = person_of(AnEmployee | None, "lead_id", description="Who leads it now.")
    figures = computed(
        CalibrationFigures,
        reads.figures,
        default=reads.Figures(),
        by_row=True,
        description="How far it is and how its ratings spread.",
    )
    severities = computed(
        list[RaterSeverity],
        severity.severities,
        default=(),
        by_row=True,
        description="How severe each manager in it rates, for who leads it; empty for others.",
    )
    problems = computed(
        list[CalibrationProblem],
        reads.problems,
        default=(),
        by_row=True,
        description="What stands in the way of placing whom.",
    )
    places = connection(
        Connection[CalibrationPlace],
        access.visible_calibration_places,
        "session_id",
        order=("number", "id"),
        description="Who is in it, as far as you see them, by number.",
    )
    allowed_actions = computed(
        list[CalibrationMove],  # type: ignore[valid-type]
        reads.moves_of_sessions,
        default=(),
        by_row=True,
        description="What you can do with it now.",
    )


@strawberry.type
class CalibrationQuery:
    calibration_session = by_id(
        CalibrationSession,
        access.visible_calibration_sessions,
        "CalibrationSession",
        description="A calibration session, or null if you may not see it.",
    )

    @listed(
        Connection[CalibrationSession],
        description="Calibration sessions you may see, by when they were made.",
    )
    def calibration_sessions(
        self,
        info: Info,
        first: First = 20,
        after: After = None,
        cycle_id: Annotated[
            strawberry.ID | None, strawberry.argument(description="Only of this cycle.")
        ] = None,
        state: Annotated[
            list[CalibrationState] | None,  # type: ignore[valid-type]
            strawberry.argument(description="In one of these states."),
        ] = None,
        order: InTime = TimeOrder.NEWEST,
    ) -> Listing[models.CalibrationSession]:
        sessions = access.visible_calibration_sessions(info.context.actor)
        if cycle_id is not None:
            sessions = sessions.filter(cycle_id=key_of(cycle_id, "ReviewCycle", "cycle_id"))
        if state is not None:
            sessions = sessions.filter(state__in=state)
        return Listing(sessions, in_time(order, "created_at"), first, after)
