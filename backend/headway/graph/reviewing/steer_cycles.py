"""Steering cycles through the graph: from the data check over the held launch to the archive."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated
from uuid import UUID

import strawberry

from headway.graph.context import Info
from headway.graph.ids import key_of
from headway.graph.refusals import UserErrors
from headway.graph.reviewing.cycles import ReviewCycle
from headway.graph.reviewing.enums import CycleProblemKind, ReviewDirection
from headway.reviewing import models
from headway.reviewing.actions import cycles, launching, phases, steering
from headway.reviewing.rules.phases import DAY_COLUMNS


@strawberry.input(description="Which cycle to repeat.")
class RepeatReviewCycleInput:
    cycle_id: strawberry.ID = strawberry.field(description="The cycle that the new one is to be like.")


@strawberry.input(description="What of the data check is settled, and how.")
class SettleCycleProblemsInput:
    id: strawberry.ID = strawberry.field(description="The cycle.")
    version: int = strawberry.field(description="The version that was seen.")
    kind: CycleProblemKind = strawberry.field(description="What was found.")  # type: ignore[valid-type]
    employee_ids: list[strawberry.ID] = strawberry.field(
        default_factory=list, description="About these people; without any about all of whom it was found."
    )
    reason: str = strawberry.field(
        default="", description="Why it is waived; not needed where somebody is named."
    )
    reviewer_id: strawberry.ID | None = strawberry.field(
        default=None, description="Who writes about people without a manager."
    )


@strawberry.input(description="Which launch to stop.")
class StopLaunchInput:
    id: strawberry.ID = strawberry.field(description="The cycle.")
    version: int = strawberry.field(description="The version that was seen.")


@strawberry.input(description="Which cycle to take back one phase.")
class StepBackReviewCycleInput:
    id: strawberry.ID = strawberry.field(description="The cycle.")
    version: int = strawberry.field(description="The version that was seen.")
    due_on: date = strawberry.field(description="The new last day of that phase.")
    reason: str = strawberry.field(description="Why.")


@strawberry.input(description="New days for the phases of a cycle; days left out stay.")
class ChangeCycleDaysInput:
    id: strawberry.ID = strawberry.field(description="The cycle.")
    version: int = strawberry.field(description="The version that was seen.")
    nomination_due_on: date | None = strawberry.field(
        default=None, description="Until when colleagues are proposed."
    )
    self_due_on: date | None = strawberry.field(
        default=None, description="Until when self reviews and those of colleagues are handed in."
    )
    manager_due_on: date | None = strawberry.field(
        default=None, description="Until when managers' reviews are handed in."
    )
    calibration_due_on: date | None = strawberry.field(
        default=None, description="Until when ratings are compared."
    )
    sharing_due_on: date | None = strawberry.field(default=None, description="Until when reviews are shared.")
    sign_off_due_on: date | None = strawberry.field(
        default=None, description="Until when reviews are acknowledged."
    )


@strawberry.input(description="Which cycle to archive.")
class ArchiveReviewCycleInput:
    id: strawberry.ID = strawberry.field(description="The cycle.")
    version: int = strawberry.field(description="The version that was seen.")


@strawberry.input(description="Whom to remind.")
class NudgeReviewersInput:
    id: strawberry.ID = strawberry.field(description="The cycle.")
    version: int = strawberry.field(description="The version that was seen.")
    employee_ids: list[strawberry.ID] = strawberry.field(
        default_factory=list, description="These people; without any all who hold the phase up."
    )


@strawberry.input(description="Who gets more time.")
class ExtendReviewsInput:
    id: strawberry.ID = strawberry.field(description="The cycle.")
    version: int = strawberry.field(description="The version that was seen.")
    employee_ids: list[strawberry.ID] = strawberry.field(description="The people whom the forms are about.")
    direction: ReviewDirection = strawberry.field(description="Which of their forms.")  # type: ignore[valid-type]
    due_on: date = strawberry.field(description="The new last day.")
    reason: str = strawberry.field(description="Why.")


@strawberry.input(description="Whose forms to take out.")
class SkipReviewsInput:
    id: strawberry.ID = strawberry.field(description="The cycle.")
    version: int = strawberry.field(description="The version that was seen.")
    employee_ids: list[strawberry.ID] = strawberry.field(description="The people whom the forms are about.")
    direction: ReviewDirection = strawberry.field(description="Which of their forms.")  # type: ignore[valid-type]
    reason: str = strawberry.field(description="Why.")


@strawberry.input(description="Whose forms to open early.")
class UnlockParticipantInput:
    id: strawberry.ID = strawberry.field(description="The cycle.")
    version: int = strawberry.field(description="The version that was seen.")
    employee_id: strawberry.ID = strawberry.field(description="The person whom the forms are about.")


@strawberry.input(description="Who takes part from now on.")
class AddToReviewCycleInput:
    id: strawberry.ID = strawberry.field(description="The cycle.")
    version: int = strawberry.field(description="The version that was seen.")
    employee_ids: list[strawberry.ID] = strawberry.field(description="The people.")
    reason: str = strawberry.field(
        default="", description="Why, for people who were here for less than 30 days of the period."
    )


@strawberry.type(description="The cycle made.")
class RepeatReviewCyclePayload:
    cycle: models.ReviewCycle = strawberry.field(
        graphql_type=ReviewCycle, description="The new cycle, checked, or a draft with its problems."
    )


@strawberry.type(description="The cycle with what is left.")
class SettleCycleProblemsPayload:
    cycle: models.ReviewCycle = strawberry.field(
        graphql_type=ReviewCycle, description="The cycle as it is now."
    )


@strawberry.type(description="The cycle as it is now.")
class StopLaunchPayload:
    cycle: models.ReviewCycle = strawberry.field(
        graphql_type=ReviewCycle, description="The cycle as it is now."
    )


@strawberry.type(description="The cycle as it is now.")
class StepBackReviewCyclePayload:
    cycle: models.ReviewCycle = strawberry.field(
        graphql_type=ReviewCycle, description="The cycle as it is now."
    )


@strawberry.type(description="The cycle as it is now.")
class ChangeCycleDaysPayload:
    cycle: models.ReviewCycle = strawberry.field(
        graphql_type=ReviewCycle, description="The cycle as it is now."
    )


@strawberry.type(description="The cycle as it is now.")
class ArchiveReviewCyclePayload:
    cycle: models.ReviewCycle = strawberry.field(
        graphql_type=ReviewCycle, description="The cycle as it is now."
    )


@strawberry.type(description="How many were reminded.")
class NudgeReviewersPayload:
    cycle: models.ReviewCycle = strawberry.field(
        graphql_type=ReviewCycle, description="The cycle as it is now."
    )
    nudged: int = strawberry.field(description="How many were reminded; others were today already.")


@strawberry.type(description="The cycle as it is now.")
class ExtendReviewsPayload:
    cycle: models.ReviewCycle = strawberry.field(
        graphql_type=ReviewCycle, description="The cycle as it is now."
    )


@strawberry.type(description="The cycle as it is now.")
class SkipReviewsPayload:
    cycle: models.ReviewCycle = strawberry.field(
        graphql_type=ReviewCycle, description="The cycle as it is now."
    )


@strawberry.type(description="The cycle as it is now.")
class UnlockParticipantPayload:
    cycle: models.ReviewCycle = strawberry.field(
        graphql_type=ReviewCycle, description="The cycle as it is now."
    )


@strawberry.type(description="The cycle as it is now.")
class AddToReviewCyclePayload:
    cycle: models.ReviewCycle = strawberry.field(
        graphql_type=ReviewCycle, description="The cycle as it is now."
    )


RepeatReviewCycleResult = Annotated[
    RepeatReviewCyclePayload | UserErrors,
    strawberry.union("RepeatReviewCycleResult", description="A new cycle like this one, or why not."),
]
SettleCycleProblemsResult = Annotated[
    SettleCycleProblemsPayload | UserErrors,
    strawberry.union("SettleCycleProblemsResult", description="What is left, or why not."),
]
StopLaunchResult = Annotated[
    StopLaunchPayload | UserErrors,
    strawberry.union("StopLaunchResult", description="The launch stopped, or why not."),
]
StepBackReviewCycleResult = Annotated[
    StepBackReviewCyclePayload | UserErrors,
    strawberry.union("StepBackReviewCycleResult", description="The cycle one phase back, or why not."),
]
ChangeCycleDaysResult = Annotated[
    ChangeCycleDaysPayload | UserErrors,
    strawberry.union("ChangeCycleDaysResult", description="The days moved, or why not."),
]
ArchiveReviewCycleResult = Annotated[
    ArchiveReviewCyclePayload | UserErrors,
    strawberry.union("ArchiveReviewCycleResult", description="The cycle archived, or why not."),
]
NudgeReviewersResult = Annotated[
    NudgeReviewersPayload | UserErrors,
    strawberry.union("NudgeReviewersResult", description="Who was reminded, or why not."),
]
ExtendReviewsResult = Annotated[
    ExtendReviewsPayload | UserErrors,
    strawberry.union("ExtendReviewsResult", description="More time given, or why not."),
]
SkipReviewsResult = Annotated[
    SkipReviewsPayload | UserErrors,
    strawberry.union("SkipReviewsResult", description="The forms skipped, or why not."),
]
UnlockParticipantResult = Annotated[
    UnlockParticipantPayload | UserErrors,
    strawberry.union("UnlockParticipantResult", description="The forms open, or why not."),
]
AddToReviewCycleResult = Annotated[
    AddToReviewCyclePayload | UserErrors,
    strawberry.union("AddToReviewCycleResult", description="The people added, or why not."),
]


@strawberry.type
class SteeringMutation:
    @strawberry.mutation(
        description="Draft a cycle as another one was, with days as far from today, and check it (who runs it)."
    )
    async def repeat_review_cycle(self, info: Info, input: RepeatReviewCycleInput) -> RepeatReviewCycleResult:
        cycle = await cycles.repeat_review_cycle(
            info.context.actor, id=key_of(input.cycle_id, "ReviewCycle", "cycle_id")
        )
        return RepeatReviewCyclePayload(cycle=cycle)

    @strawberry.mutation(
        description="Waive what the data check found, or name who writes (who runs the cycle)."
    )
    async def settle_cycle_problems(
        self, info: Info, input: SettleCycleProblemsInput
    ) -> SettleCycleProblemsResult:
        cycle = await cycles.settle_cycle_problems(
            info.context.actor,
            id=key_of(input.id, "ReviewCycle"),
            version=input.version,
            kind=input.kind,
            employee_ids=_people(input.employee_ids),
            reason=input.reason,
            reviewer_id=key_of(named, "Employee", "reviewer_id") if (named := input.reviewer_id) else None,
        )
        return SettleCycleProblemsPayload(cycle=cycle)

    @strawberry.mutation(description="Stop a launch before the forms go out (who runs the cycle).")
    async def stop_launch(self, info: Info, input: StopLaunchInput) -> StopLaunchResult:
        cycle = await launching.stop_launch(
            info.context.actor, id=key_of(input.id, "ReviewCycle"), version=input.version
        )
        return StopLaunchPayload(cycle=cycle)

    @strawberry.mutation(
        description="Take a cycle back one phase; what was skipped because the phase ended opens again (who runs it)."
    )
    async def step_back_review_cycle(
        self, info: Info, input: StepBackReviewCycleInput
    ) -> StepBackReviewCycleResult:
        cycle = await phases.step_back(
            info.context.actor,
            id=key_of(input.id, "ReviewCycle"),
            version=input.version,
            due_on=input.due_on,
            reason=input.reason,
        )
        return StepBackReviewCyclePayload(cycle=cycle)

    @strawberry.mutation(
        description="Move the days on which phases end; open forms go with them (who runs the cycle)."
    )
    async def change_cycle_days(self, info: Info, input: ChangeCycleDaysInput) -> ChangeCycleDaysResult:
        cycle = await phases.change_cycle_days(
            info.context.actor,
            id=key_of(input.id, "ReviewCycle"),
            version=input.version,
            days={name: day for name in DAY_COLUMNS if (day := getattr(input, name)) is not None},
        )
        return ChangeCycleDaysPayload(cycle=cycle)

    @strawberry.mutation(description="Take a closed cycle out of the lists (who runs it).")
    async def archive_review_cycle(
        self, info: Info, input: ArchiveReviewCycleInput
    ) -> ArchiveReviewCycleResult:
        cycle = await phases.archive_review_cycle(
            info.context.actor, id=key_of(input.id, "ReviewCycle"), version=input.version
        )
        return ArchiveReviewCyclePayload(cycle=cycle)

    @strawberry.mutation(
        description="Remind those who hold a phase up, each at most once a day (who runs the cycle)."
    )
    async def nudge_reviewers(self, info: Info, input: NudgeReviewersInput) -> NudgeReviewersResult:
        cycle, nudged = await steering.nudge_reviewers(
            info.context.actor,
            id=key_of(input.id, "ReviewCycle"),
            version=input.version,
            employee_ids=_people(input.employee_ids),
        )
        return NudgeReviewersPayload(cycle=cycle, nudged=nudged)

    @strawberry.mutation(
        description="Give people more time for a form; what was skipped because the phase ended opens again (who runs the cycle)."
    )
    async def extend_reviews(self, info: Info, input: ExtendReviewsInput) -> ExtendReviewsResult:
        cycle = await steering.extend_reviews(
            info.context.actor,
            id=key_of(input.id, "ReviewCycle"),
            version=input.version,
            employee_ids=_people(input.employee_ids),
            direction=input.direction,
            due_on=input.due_on,
            reason=input.reason,
        )
        return ExtendReviewsPayload(cycle=cycle)

    @strawberry.mutation(description="Take the open forms about people out of the cycle (who runs it).")
    async def skip_reviews(self, info: Info, input: SkipReviewsInput) -> SkipReviewsResult:
        cycle = await steering.skip_reviews(
            info.context.actor,
            id=key_of(input.id, "ReviewCycle"),
            version=input.version,
            employee_ids=_people(input.employee_ids),
            direction=input.direction,
            reason=input.reason,
        )
        return SkipReviewsPayload(cycle=cycle)

    @strawberry.mutation(
        description="Let somebody's self review and manager's review be written before their phase (who runs the cycle)."
    )
    async def unlock_participant(self, info: Info, input: UnlockParticipantInput) -> UnlockParticipantResult:
        cycle = await steering.unlock_participant(
            info.context.actor,
            id=key_of(input.id, "ReviewCycle"),
            version=input.version,
            employee_id=key_of(input.employee_id, "Employee", "employee_id"),
        )
        return UnlockParticipantPayload(cycle=cycle)

    @strawberry.mutation(description="Take in people who joined after the launch (who runs the cycle).")
    async def add_to_review_cycle(self, info: Info, input: AddToReviewCycleInput) -> AddToReviewCycleResult:
        cycle = await steering.add_to_review_cycle(
            info.context.actor,
            id=key_of(input.id, "ReviewCycle"),
            version=input.version,
            employee_ids=_people(input.employee_ids),
            reason=input.reason,
        )
        return AddToReviewCyclePayload(cycle=cycle)


def _people(ids: Sequence[strawberry.ID]) -> list[UUID]:
    return [key_of(id, "Employee", "employee_ids") for id in ids]
