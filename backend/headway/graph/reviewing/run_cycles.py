"""Running cycles through the graph."""

from datetime import date
from typing import Annotated

import strawberry

from headway.graph.context import Info
from headway.graph.ids import key_of
from headway.graph.refusals import UserErrors
from headway.graph.reviewing.cycles import ReviewCycle
from headway.graph.reviewing.enums import CycleKind, SelfReviewOpens, Signer
from headway.reviewing import models
from headway.reviewing.actions import cycles as actions
from headway.reviewing.actions import launching, phases, sharing
from headway.reviewing.rules import vocabulary
from headway.reviewing.rules.nominating import OthersAsked

SEEN = "The version that was seen."


@strawberry.input(description="A new cycle.")
class CreateReviewCycleInput:
    name: str = strawberry.field(description="What people will call it.")
    kind: CycleKind = strawberry.field(description="What occasion it is for.")  # type: ignore[valid-type]
    period_id: strawberry.ID = strawberry.field(description="The period it looks at.")
    template_id: strawberry.ID = strawberry.field(description="The questionnaire.")
    self_due_on: date = strawberry.field(description="When self reviews are due.")
    manager_due_on: date = strawberry.field(
        description="When managers' reviews are due, not before the self reviews."
    )
    sign_off_due_on: date = strawberry.field(
        description="When reviews should be acknowledged, not before they are due."
    )
    self_review_opens: SelfReviewOpens = strawberry.field(  # type: ignore[valid-type]
        default=vocabulary.SelfReviewOpens.AFTER_OWN_DRAFT, description="When managers may read self reviews."
    )
    evidence_for_extremes: bool | None = strawberry.field(
        default=None,
        description="Whether the lowest and highest rating need evidence; left out, as the questionnaire says.",
    )
    realism_required: bool | None = strawberry.field(
        default=None,
        description="Whether every goal needs a verdict on its realism; left out, as the questionnaire says.",
    )
    calibrates: bool = strawberry.field(
        default=False, description="Whether ratings are compared in calibration before they are shared."
    )
    fewest_peers: int = strawberry.field(default=0, description="How many peers a person should have.")
    most_peers: int = strawberry.field(
        default=0, description="How many peers a person may have, at most 20; 0 asks none."
    )
    upward: bool = strawberry.field(default=False, description="Whether reports write about their manager.")
    most_externals: int = strawberry.field(
        default=0,
        description="How many people from outside may write about a person by a link, at most 10; 0 asks none.",
    )
    smallest_group: int | None = strawberry.field(
        default=None,
        description="Of how many forms without names anything is shown at the least, up to 20 and not fewer than the questionnaire says; left out, as it says.",
    )
    also_signs: Signer | None = strawberry.field(  # type: ignore[valid-type]
        default=strawberry.UNSET,
        description="Who signs besides the person and who wrote the review, null for nobody; left out, as the questionnaire says.",
    )
    nomination_due_on: date | None = strawberry.field(
        default=None, description="Until when colleagues are proposed, not after the self reviews are due."
    )
    calibration_due_on: date | None = strawberry.field(
        default=None, description="Until when ratings are compared."
    )
    sharing_due_on: date | None = strawberry.field(default=None, description="Until when reviews are shared.")
    most_forms: int = strawberry.field(
        default=0,
        description="How many forms about others one person should have at the most; 0 for any number.",
    )
    finishes_leavers: bool = strawberry.field(
        default=False,
        description="Whether forms about people who leave are finished; else they do not count.",
    )
    department_ids: list[strawberry.ID] = strawberry.field(
        default_factory=list, description="For these departments and all below; with no choice for everybody."
    )
    include_ids: list[strawberry.ID] = strawberry.field(
        default_factory=list, description="For these people too."
    )
    exclude_ids: list[strawberry.ID] = strawberry.field(
        default_factory=list, description="Not for these people."
    )
    hired_from: date | None = strawberry.field(
        default=None, description="Of the departments, only who was hired on this day or later."
    )
    hired_to: date | None = strawberry.field(
        default=None, description="Of the departments, only who was hired on this day or earlier."
    )


@strawberry.input(description="Which cycle to look through.")
class CheckReviewCycleInput:
    id: strawberry.ID = strawberry.field(description="The cycle.")
    version: int = strawberry.field(description=SEEN)


@strawberry.input(description="Which cycle to launch.")
class LaunchReviewCycleInput:
    id: strawberry.ID = strawberry.field(description="The cycle.")
    version: int = strawberry.field(description=SEEN)
    now: bool = strawberry.field(
        default=False, description="At once, and not after the 15 minutes in which it can be stopped."
    )


@strawberry.input(description="Which cycle to move on.")
class MoveReviewCycleInput:
    id: strawberry.ID = strawberry.field(description="The cycle.")
    version: int = strawberry.field(description=SEEN)
    reason: str = strawberry.field(default="", description="Skips the forms of this phase that are open.")


@strawberry.input(description="Which cycle to give up.")
class CancelReviewCycleInput:
    id: strawberry.ID = strawberry.field(description="The cycle.")
    version: int = strawberry.field(description=SEEN)
    reason: str = strawberry.field(description="Why.")


@strawberry.input(description="Which cycle to close.")
class CloseReviewCycleInput:
    id: strawberry.ID = strawberry.field(description="The cycle.")
    version: int = strawberry.field(description=SEEN)
    reason: str = strawberry.field(default="", description="Why reviews stay without an acknowledgement.")


@strawberry.input(description="Which cycle's forms to share.")
class ShareAllReviewsInput:
    cycle_id: strawberry.ID = strawberry.field(description="The cycle.")
    version: int = strawberry.field(description="The version of the cycle that was seen.")


@strawberry.type(description="The cycle made.")
class CreateReviewCyclePayload:
    cycle: models.ReviewCycle = strawberry.field(
        graphql_type=ReviewCycle, description="The new cycle, a draft."
    )


@strawberry.type(description="The cycle looked through.")
class CheckReviewCyclePayload:
    cycle: models.ReviewCycle = strawberry.field(
        graphql_type=ReviewCycle,
        description="CHECKED when nothing was found or all of it is settled, else a draft with its problems.",
    )


@strawberry.type(description="The cycle launched.")
class LaunchReviewCyclePayload:
    cycle: models.ReviewCycle = strawberry.field(
        graphql_type=ReviewCycle, description="The cycle as it is now."
    )


@strawberry.type(description="The cycle moved on.")
class MoveReviewCyclePayload:
    cycle: models.ReviewCycle = strawberry.field(
        graphql_type=ReviewCycle, description="The cycle as it is now."
    )


@strawberry.type(description="The cycle given up.")
class CancelReviewCyclePayload:
    cycle: models.ReviewCycle = strawberry.field(
        graphql_type=ReviewCycle, description="The cycle as it is now."
    )


@strawberry.type(description="The cycle closed.")
class CloseReviewCyclePayload:
    cycle: models.ReviewCycle = strawberry.field(
        graphql_type=ReviewCycle, description="The cycle as it is now."
    )


@strawberry.type(description="Forms shared.")
class ShareAllReviewsPayload:
    cycle: models.ReviewCycle = strawberry.field(
        graphql_type=ReviewCycle, description="The cycle as it is now."
    )


CreateReviewCycleResult = Annotated[
    CreateReviewCyclePayload | UserErrors,
    strawberry.union("CreateReviewCycleResult", description="A new cycle, or why not."),
]
CheckReviewCycleResult = Annotated[
    CheckReviewCyclePayload | UserErrors,
    strawberry.union("CheckReviewCycleResult", description="The cycle looked through, or why not."),
]
LaunchReviewCycleResult = Annotated[
    LaunchReviewCyclePayload | UserErrors,
    strawberry.union("LaunchReviewCycleResult", description="The cycle launched, or why not."),
]
MoveReviewCycleResult = Annotated[
    MoveReviewCyclePayload | UserErrors,
    strawberry.union("MoveReviewCycleResult", description="The cycle moved on, or why not."),
]
CancelReviewCycleResult = Annotated[
    CancelReviewCyclePayload | UserErrors,
    strawberry.union("CancelReviewCycleResult", description="The cycle given up, or why not."),
]
CloseReviewCycleResult = Annotated[
    CloseReviewCyclePayload | UserErrors,
    strawberry.union("CloseReviewCycleResult", description="The cycle closed, or why not."),
]
ShareAllReviewsResult = Annotated[
    ShareAllReviewsPayload | UserErrors,
    strawberry.union("ShareAllReviewsResult", description="The forms shared, or why not."),
]


@strawberry.type
class CyclesMutation:
    @strawberry.mutation(description="Draft a review cycle (HR, administrators).")
    async def create_review_cycle(self, info: Info, input: CreateReviewCycleInput) -> CreateReviewCycleResult:
        made = await actions.create_review_cycle(
            info.context.actor,
            name=input.name,
            kind=input.kind,
            period_id=key_of(input.period_id, "Period", "period_id"),
            template_id=key_of(input.template_id, "ReviewTemplate", "template_id"),
            self_due_on=input.self_due_on,
            manager_due_on=input.manager_due_on,
            sign_off_due_on=input.sign_off_due_on,
            self_review_opens=input.self_review_opens,
            evidence_for_extremes=input.evidence_for_extremes,
            realism_required=input.realism_required,
            calibrates=input.calibrates,
            nomination_due_on=input.nomination_due_on,
            calibration_due_on=input.calibration_due_on,
            sharing_due_on=input.sharing_due_on,
            most_forms=input.most_forms,
            finishes_leavers=input.finishes_leavers,
            also_signs=actions.AS_TEMPLATE if input.also_signs is strawberry.UNSET else input.also_signs,
            others=OthersAsked(
                fewest_peers=input.fewest_peers,
                most_peers=input.most_peers,
                upward=input.upward,
                smallest_group=input.smallest_group,
                most_externals=input.most_externals,
            ),
            selection=actions.Selection(
                tuple(key_of(id, "Department", "department_ids") for id in input.department_ids),
                tuple(key_of(id, "Employee", "include_ids") for id in input.include_ids),
                tuple(key_of(id, "Employee", "exclude_ids") for id in input.exclude_ids),
                input.hired_from,
                input.hired_to,
            ),
        )
        return CreateReviewCyclePayload(cycle=made)

    @strawberry.mutation(description="Look at the people of a cycle before its launch (who runs it).")
    async def check_review_cycle(self, info: Info, input: CheckReviewCycleInput) -> CheckReviewCycleResult:
        cycle = await actions.check_review_cycle(
            info.context.actor, id=key_of(input.id, "ReviewCycle"), version=input.version
        )
        return CheckReviewCyclePayload(cycle=cycle)

    @strawberry.mutation(
        description="Have the forms of a checked cycle given out in 15 minutes, or at once (who runs it)."
    )
    async def launch_review_cycle(self, info: Info, input: LaunchReviewCycleInput) -> LaunchReviewCycleResult:
        cycle = await launching.launch_review_cycle(
            info.context.actor, id=key_of(input.id, "ReviewCycle"), version=input.version, now=input.now
        )
        return LaunchReviewCyclePayload(cycle=cycle)

    @strawberry.mutation(description="Move a cycle to its next phase (who runs it).")
    async def move_review_cycle(self, info: Info, input: MoveReviewCycleInput) -> MoveReviewCycleResult:
        cycle = await phases.move_review_cycle(
            info.context.actor, id=key_of(input.id, "ReviewCycle"), version=input.version, reason=input.reason
        )
        return MoveReviewCyclePayload(cycle=cycle)

    @strawberry.mutation(description="Give a cycle up before anything is shared (who runs it).")
    async def cancel_review_cycle(self, info: Info, input: CancelReviewCycleInput) -> CancelReviewCycleResult:
        cycle = await phases.cancel_review_cycle(
            info.context.actor, id=key_of(input.id, "ReviewCycle"), version=input.version, reason=input.reason
        )
        return CancelReviewCyclePayload(cycle=cycle)

    @strawberry.mutation(description="Close a cycle after sign-off (who runs it).")
    async def close_review_cycle(self, info: Info, input: CloseReviewCycleInput) -> CloseReviewCycleResult:
        cycle = await phases.close_review_cycle(
            info.context.actor, id=key_of(input.id, "ReviewCycle"), version=input.version, reason=input.reason
        )
        return CloseReviewCyclePayload(cycle=cycle)

    @strawberry.mutation(
        description="Share every form handed in that is the viewer's to share (managers, who runs it)."
    )
    async def share_all_reviews(self, info: Info, input: ShareAllReviewsInput) -> ShareAllReviewsResult:
        cycle = await sharing.share_all_reviews(
            info.context.actor,
            cycle_id=key_of(input.cycle_id, "ReviewCycle", "cycle_id"),
            version=input.version,
        )
        return ShareAllReviewsPayload(cycle=cycle)
