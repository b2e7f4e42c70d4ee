"""Being in a calibration session through the graph: leading it, and saying that one is there."""

from typing import Annotated

import strawberry

from headway.graph.context import Info
from headway.graph.ids import key_of
from headway.graph.refusals import UserErrors
from headway.graph.reviewing.calibration import CalibrationSession
from headway.reviewing import models
from headway.reviewing.actions.attending import attend_calibration
from headway.reviewing.actions.calibrating import take_over_calibration


@strawberry.input(description="Which session to lead from now on.")
class TakeOverCalibrationInput:
    id: strawberry.ID = strawberry.field(description="The session.")
    version: int = strawberry.field(description="The version that was seen.")


@strawberry.input(description="Which session you have open.")
class AttendCalibrationInput:
    id: strawberry.ID = strawberry.field(description="The session.")


@strawberry.type(description="The session with its new lead.")
class TakeOverCalibrationPayload:
    session: models.CalibrationSession = strawberry.field(
        graphql_type=CalibrationSession, description="The session as it is now."
    )


@strawberry.type(description="Who has the session open.")
class AttendCalibrationPayload:
    present: list[str] = strawberry.field(description="The names of all who have it open now, you too.")


TakeOverCalibrationResult = Annotated[
    TakeOverCalibrationPayload | UserErrors,
    strawberry.union("TakeOverCalibrationResult", description="The session with its new lead, or why not."),
]
AttendCalibrationResult = Annotated[
    AttendCalibrationPayload | UserErrors,
    strawberry.union("AttendCalibrationResult", description="Who has the session open, or why not."),
]


@strawberry.type
class AttendingMutation:
    @strawberry.mutation(description="Lead a session from now on (who follows everybody in it).")
    async def take_over_calibration(
        self, info: Info, input: TakeOverCalibrationInput
    ) -> TakeOverCalibrationResult:
        session = await take_over_calibration(
            info.context.actor, id=key_of(input.id, "CalibrationSession"), version=input.version
        )
        return TakeOverCalibrationPayload(session=session)

    @strawberry.mutation(
        description="Say that you have a session open, each 20 seconds while you do, and hear who else has."
    )
    async def attend_calibration(self, info: Info, input: AttendCalibrationInput) -> AttendCalibrationResult:
        present = await attend_calibration(info.context.actor, id=key_of(input.id, "CalibrationSession"))
        return AttendCalibrationPayload(present=present)
