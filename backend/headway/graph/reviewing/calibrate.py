"""Calibrating through the graph: preparing sessions, moving people, answering and closing."""

from typing import Annotated

import strawberry

from headway.graph.context import Info
from headway.graph.ids import key_of, key_of_any, key_or_none
from headway.graph.refusals import UserErrors
from headway.graph.reviewing.calibration import CalibrationPlace, CalibrationSession
from headway.graph.reviewing.enums import PlaceState, Potential
from headway.reviewing import models
from headway.reviewing.actions import calibrating as actions
from headway.reviewing.actions.preparing import prepare_calibration
from headway.reviewing.rules.distribution import Guide
from headway.reviewing.rules.grid import GridNames

SEEN = "The version that was seen."


@strawberry.input(description="The share of people that a step of the scale usually has.")
class RatingGuideInput:
    value: int = strawberry.field(description="The step.")
    least: int = strawberry.field(description="The least share, in percent.")
    most: int = strawberry.field(description="The largest share, in percent.")


@strawberry.input(description="What the axes and boxes of a grid are called.")
class GridNamesInput:
    rows: list[str] = strawberry.field(description="Potential, from high to low: three names.")
    columns: list[str] = strawberry.field(description="Results, from below to above what is expected: three.")
    boxes: list[str] = strawberry.field(description="The nine boxes, row by row.")


@strawberry.input(description="A new calibration session.")
class PrepareCalibrationInput:
    cycle_id: strawberry.ID = strawberry.field(description="The cycle; it must compare ratings.")
    name: str = strawberry.field(description="What people will call it, at most 200 characters.")
    department_id: strawberry.ID | None = strawberry.field(
        default=None, description="For this department and all below; with no choice for the whole cycle."
    )
    manager_id: strawberry.ID | None = strawberry.field(
        default=None, description="For the people of this manager."
    )
    guidance: list[RatingGuideInput] = strawberry.field(
        default_factory=list, description="The usual share of steps of the scale."
    )
    grid: bool = strawberry.field(default=True, description="Whether people are placed in a grid, too.")
    grid_names: GridNamesInput | None = strawberry.field(
        default=None, description="What its axes and boxes are called; the usual names if left out."
    )


@strawberry.input(description="Which session to begin.")
class OpenCalibrationInput:
    id: strawberry.ID = strawberry.field(description="The session.")
    version: int = strawberry.field(description=SEEN)


@strawberry.input(description="Whether names are hidden.")
class HideCalibrationNamesInput:
    id: strawberry.ID = strawberry.field(description="The session.")
    version: int = strawberry.field(description=SEEN)
    hidden: bool = strawberry.field(description="True to hide them.")


@strawberry.input(description="Which session to close.")
class LockCalibrationInput:
    id: strawberry.ID = strawberry.field(description="The session.")
    version: int = strawberry.field(description=SEEN)
    waive: bool = strawberry.field(
        default=False, description="Close it whatever is left open, objections apart."
    )


@strawberry.input(description="Which session to open again.")
class ReopenCalibrationInput:
    id: strawberry.ID = strawberry.field(description="The session.")
    version: int = strawberry.field(description=SEEN)
    reason: str = strawberry.field(description="Why, at most 2,000 characters.")


@strawberry.input(description="Where somebody goes.")
class PlaceInCalibrationInput:
    id: strawberry.ID = strawberry.field(description="The place.")
    version: int = strawberry.field(description=SEEN)
    rating: int = strawberry.field(description="A step of the scale.")
    potential: Potential | None = strawberry.field(default=None, description="The row of the grid.")  # type: ignore[valid-type]
    reason: str = strawberry.field(description="Why, at most 2,000 characters.")
    evidence_ids: list[strawberry.ID] = strawberry.field(
        default_factory=list, description="What it rests on, of what the review cites."
    )


@strawberry.input(description="How far the talk is.")
class MarkCalibrationPlaceInput:
    id: strawberry.ID = strawberry.field(description="The place.")
    version: int = strawberry.field(description=SEEN)
    state: PlaceState = strawberry.field(description="How far.")  # type: ignore[valid-type]


@strawberry.input(description="What the manager says.")
class AnswerCalibrationInput:
    id: strawberry.ID = strawberry.field(description="The place.")
    version: int = strawberry.field(description=SEEN)
    confirms: bool = strawberry.field(description="True to agree, false to object.")
    comment: str = strawberry.field(
        default="", description="What to add; needed to object, at most 2,000 characters."
    )


@strawberry.input(description="What is decided.")
class DecideCalibrationInput:
    id: strawberry.ID = strawberry.field(description="The place.")
    version: int = strawberry.field(description=SEEN)
    rating: int = strawberry.field(description="A step of the scale.")
    reason: str = strawberry.field(description="Why, at most 2,000 characters.")


@strawberry.input(description="What to note about whom.")
class FlagCalibrationPlaceInput:
    id: strawberry.ID = strawberry.field(description="The place.")
    version: int = strawberry.field(description=SEEN)
    reason: str = strawberry.field(description="What you see, at most 2,000 characters.")


@strawberry.type(description="The session prepared.")
class PrepareCalibrationPayload:
    session: models.CalibrationSession = strawberry.field(
        graphql_type=CalibrationSession, description="The session as it is now."
    )


@strawberry.type(description="The session opened.")
class OpenCalibrationPayload:
    session: models.CalibrationSession = strawberry.field(
        graphql_type=CalibrationSession, description="The session as it is now."
    )


@strawberry.type(description="The session with names shown or hidden.")
class HideCalibrationNamesPayload:
    session: models.CalibrationSession = strawberry.field(
        graphql_type=CalibrationSession, description="The session as it is now."
    )


@strawberry.type(description="The session closed.")
class LockCalibrationPayload:
    session: models.CalibrationSession = strawberry.field(
        graphql_type=CalibrationSession, description="The session as it is now."
    )


@strawberry.type(description="The session opened again.")
class ReopenCalibrationPayload:
    session: models.CalibrationSession = strawberry.field(
        graphql_type=CalibrationSession, description="The session as it is now."
    )


@strawberry.type(description="The person placed.")
class PlaceInCalibrationPayload:
    place: models.CalibrationPlace = strawberry.field(
        graphql_type=CalibrationPlace, description="The place as it is now."
    )


@strawberry.type(description="The place marked.")
class MarkCalibrationPlacePayload:
    place: models.CalibrationPlace = strawberry.field(
        graphql_type=CalibrationPlace, description="The place as it is now."
    )


@strawberry.type(description="The place with the answer.")
class AnswerCalibrationPayload:
    place: models.CalibrationPlace = strawberry.field(
        graphql_type=CalibrationPlace, description="The place as it is now."
    )


@strawberry.type(description="The place decided.")
class DecideCalibrationPayload:
    place: models.CalibrationPlace = strawberry.field(
        graphql_type=CalibrationPlace, description="The place as it is now."
    )


@strawberry.type(description="The place with the note.")
class FlagCalibrationPlacePayload:
    place: models.CalibrationPlace = strawberry.field(
        graphql_type=CalibrationPlace, description="The place as it is now."
    )


PrepareCalibrationResult = Annotated[
    PrepareCalibrationPayload | UserErrors,
    strawberry.union("PrepareCalibrationResult", description="The session prepared, or why not."),
]
OpenCalibrationResult = Annotated[
    OpenCalibrationPayload | UserErrors,
    strawberry.union("OpenCalibrationResult", description="The session opened, or why not."),
]
HideCalibrationNamesResult = Annotated[
    HideCalibrationNamesPayload | UserErrors,
    strawberry.union(
        "HideCalibrationNamesResult", description="The session with names shown or hidden, or why not."
    ),
]
LockCalibrationResult = Annotated[
    LockCalibrationPayload | UserErrors,
    strawberry.union("LockCalibrationResult", description="The session closed, or why not."),
]
ReopenCalibrationResult = Annotated[
    ReopenCalibrationPayload | UserErrors,
    strawberry.union("ReopenCalibrationResult", description="The session opened again, or why not."),
]
PlaceInCalibrationResult = Annotated[
    PlaceInCalibrationPayload | UserErrors,
    strawberry.union("PlaceInCalibrationResult", description="The person placed, or why not."),
]
MarkCalibrationPlaceResult = Annotated[
    MarkCalibrationPlacePayload | UserErrors,
    strawberry.union("MarkCalibrationPlaceResult", description="The place marked, or why not."),
]
AnswerCalibrationResult = Annotated[
    AnswerCalibrationPayload | UserErrors,
    strawberry.union("AnswerCalibrationResult", description="The place with the answer, or why not."),
]
DecideCalibrationResult = Annotated[
    DecideCalibrationPayload | UserErrors,
    strawberry.union("DecideCalibrationResult", description="The place decided, or why not."),
]
FlagCalibrationPlaceResult = Annotated[
    FlagCalibrationPlacePayload | UserErrors,
    strawberry.union("FlagCalibrationPlaceResult", description="The place with the note, or why not."),
]


def _names(given: GridNamesInput | None) -> GridNames | None:
    return GridNames(given.rows, given.columns, given.boxes) if given else None


@strawberry.type
class CalibrationMutation:
    @strawberry.mutation(description="Prepare a calibration session (HR).")
    async def prepare_calibration(
        self, info: Info, input: PrepareCalibrationInput
    ) -> PrepareCalibrationResult:
        session = await prepare_calibration(
            info.context.actor,
            cycle_id=key_of(input.cycle_id, "ReviewCycle", "cycle_id"),
            name=input.name,
            department_id=key_or_none(input.department_id, "Department", "department_id"),
            manager_id=key_or_none(input.manager_id, "Employee", "manager_id"),
            guidance=[Guide(it.value, it.least, it.most) for it in input.guidance],
            grid=input.grid,
            grid_names=_names(input.grid_names),
        )
        return PrepareCalibrationPayload(session=session)

    @strawberry.mutation(description="Begin a calibration session (who leads it).")
    async def open_calibration(self, info: Info, input: OpenCalibrationInput) -> OpenCalibrationResult:
        session = await actions.open_calibration(
            info.context.actor,
            id=key_of(input.id, "CalibrationSession"),
            version=input.version,
        )
        return OpenCalibrationPayload(session=session)

    @strawberry.mutation(
        description="Hide names until the reason for a place is written, or show them (who leads it)."
    )
    async def hide_calibration_names(
        self, info: Info, input: HideCalibrationNamesInput
    ) -> HideCalibrationNamesResult:
        session = await actions.hide_calibration_names(
            info.context.actor,
            id=key_of(input.id, "CalibrationSession"),
            version=input.version,
            hidden=input.hidden,
        )
        return HideCalibrationNamesPayload(session=session)

    @strawberry.mutation(description="Close a calibration session (who leads it).")
    async def lock_calibration(self, info: Info, input: LockCalibrationInput) -> LockCalibrationResult:
        session = await actions.lock_calibration(
            info.context.actor,
            id=key_of(input.id, "CalibrationSession"),
            version=input.version,
            waive=input.waive,
        )
        return LockCalibrationPayload(session=session)

    @strawberry.mutation(description="Open a closed calibration session again (HR).")
    async def reopen_calibration(self, info: Info, input: ReopenCalibrationInput) -> ReopenCalibrationResult:
        session = await actions.reopen_calibration(
            info.context.actor,
            id=key_of(input.id, "CalibrationSession"),
            version=input.version,
            reason=input.reason,
        )
        return ReopenCalibrationPayload(session=session)

    @strawberry.mutation(
        description="Give somebody another rating or place, with a reason (who leads, and who wrote the review)."
    )
    async def place_in_calibration(
        self, info: Info, input: PlaceInCalibrationInput
    ) -> PlaceInCalibrationResult:
        place = await actions.place_in_calibration(
            info.context.actor,
            id=key_of(input.id, "CalibrationPlace"),
            version=input.version,
            rating=input.rating,
            potential=input.potential,
            reason=input.reason,
            evidence=[key_of_any(id, "evidence_ids", str(at)) for at, id in enumerate(input.evidence_ids)],
        )
        return PlaceInCalibrationPayload(place=place)

    @strawberry.mutation(
        description="Say how far the talk about somebody is (who leads, and who wrote the review)."
    )
    async def mark_calibration_place(
        self, info: Info, input: MarkCalibrationPlaceInput
    ) -> MarkCalibrationPlaceResult:
        place = await actions.mark_calibration_place(
            info.context.actor,
            id=key_of(input.id, "CalibrationPlace"),
            version=input.version,
            state=input.state,
        )
        return MarkCalibrationPlacePayload(place=place)

    @strawberry.mutation(description="Confirm a rating that others moved, or object (who wrote the review).")
    async def answer_calibration(self, info: Info, input: AnswerCalibrationInput) -> AnswerCalibrationResult:
        place = await actions.answer_calibration(
            info.context.actor,
            id=key_of(input.id, "CalibrationPlace"),
            version=input.version,
            confirms=input.confirms,
            comment=input.comment,
        )
        return AnswerCalibrationPayload(place=place)

    @strawberry.mutation(description="Decide an objection (the manager of who wrote the review).")
    async def decide_calibration(self, info: Info, input: DecideCalibrationInput) -> DecideCalibrationResult:
        place = await actions.decide_calibration(
            info.context.actor,
            id=key_of(input.id, "CalibrationPlace"),
            version=input.version,
            rating=input.rating,
            reason=input.reason,
        )
        return DecideCalibrationPayload(place=place)

    @strawberry.mutation(
        description="Note something about somebody whom an earlier session has (who leads, and who wrote the review)."
    )
    async def flag_calibration_place(
        self, info: Info, input: FlagCalibrationPlaceInput
    ) -> FlagCalibrationPlaceResult:
        place = await actions.flag_calibration_place(
            info.context.actor,
            id=key_of(input.id, "CalibrationPlace"),
            version=input.version,
            reason=input.reason,
        )
        return FlagCalibrationPlacePayload(place=place)
