"""What follows feedback in the graph: showing it to its receiver, disputing it, reporting abuse, what HR does about that."""

from typing import Annotated

import strawberry

from headway.graph.context import Info
from headway.graph.ids import key_of
from headway.graph.monitoring.feedback import Feedback
from headway.graph.refusals import UserErrors
from headway.monitoring import actions, models


@strawberry.input(description="Which feedback to show to its receiver.")
class ReleaseFeedbackInput:
    id: strawberry.ID = strawberry.field(description="Which one.")
    version: int = strawberry.field(description="The version that was seen.")


@strawberry.type(description="The feedback shown.")
class ReleaseFeedbackPayload:
    feedback: models.Feedback = strawberry.field(graphql_type=Feedback, description="It as it is now.")


ReleaseFeedbackResult = Annotated[
    ReleaseFeedbackPayload | UserErrors,
    strawberry.union("ReleaseFeedbackResult", description="The feedback shown, or why not."),
]


@strawberry.input(description="What one sees differently.")
class DisputeFeedbackInput:
    id: strawberry.ID = strawberry.field(description="Which one.")
    version: int = strawberry.field(description="The version that was seen.")
    text: str = strawberry.field(description="The words beside it, at most 4,000 characters.")


@strawberry.type(description="The feedback disputed.")
class DisputeFeedbackPayload:
    feedback: models.Feedback = strawberry.field(graphql_type=Feedback, description="It as it is now.")


DisputeFeedbackResult = Annotated[
    DisputeFeedbackPayload | UserErrors,
    strawberry.union("DisputeFeedbackResult", description="The feedback disputed, or why not."),
]


@strawberry.input(description="Which feedback is abuse.")
class ReportFeedbackInput:
    id: strawberry.ID = strawberry.field(description="Which one.")
    version: int = strawberry.field(description="The version that was seen.")
    reason: str = strawberry.field(description="Why, for HR and the log; at most 2,000 characters.")


@strawberry.type(description="The feedback reported.")
class ReportFeedbackPayload:
    feedback: models.Feedback = strawberry.field(graphql_type=Feedback, description="It as it is now.")


ReportFeedbackResult = Annotated[
    ReportFeedbackPayload | UserErrors,
    strawberry.union("ReportFeedbackResult", description="The feedback reported, or why not."),
]


@strawberry.input(description="Which feedback to hide.")
class HideFeedbackInput:
    id: strawberry.ID = strawberry.field(description="Which one.")
    version: int = strawberry.field(description="The version that was seen.")
    reason: str = strawberry.field(description="Why, for HR and the log; at most 2,000 characters.")


@strawberry.type(description="The feedback hidden.")
class HideFeedbackPayload:
    feedback: models.Feedback = strawberry.field(graphql_type=Feedback, description="It as it is now.")


HideFeedbackResult = Annotated[
    HideFeedbackPayload | UserErrors,
    strawberry.union("HideFeedbackResult", description="The feedback hidden, or why not."),
]


@strawberry.input(description="Which report leads to nothing.")
class DismissFeedbackReportInput:
    id: strawberry.ID = strawberry.field(description="Which one.")
    version: int = strawberry.field(description="The version that was seen.")
    reason: str = strawberry.field(description="Why, for HR and the log; at most 2,000 characters.")


@strawberry.type(description="The feedback left as it is.")
class DismissFeedbackReportPayload:
    feedback: models.Feedback = strawberry.field(graphql_type=Feedback, description="It as it is now.")


DismissFeedbackReportResult = Annotated[
    DismissFeedbackReportPayload | UserErrors,
    strawberry.union("DismissFeedbackReportResult", description="The feedback left as it is, or why not."),
]


@strawberry.input(description="Which feedback to bring back.")
class RestoreFeedbackInput:
    id: strawberry.ID = strawberry.field(description="Which one.")
    version: int = strawberry.field(description="The version that was seen.")
    reason: str = strawberry.field(description="Why, for HR and the log; at most 2,000 characters.")


@strawberry.type(description="The feedback brought back.")
class RestoreFeedbackPayload:
    feedback: models.Feedback = strawberry.field(graphql_type=Feedback, description="It as it is now.")


RestoreFeedbackResult = Annotated[
    RestoreFeedbackPayload | UserErrors,
    strawberry.union("RestoreFeedbackResult", description="The feedback brought back, or why not."),
]


@strawberry.type
class FeedbackCareMutation:
    @strawberry.mutation(description="Show the receiver what you wrote for their manager only.")
    async def release_feedback(self, info: Info, input: ReleaseFeedbackInput) -> ReleaseFeedbackResult:
        id = key_of(input.id, "Feedback")
        done = await actions.release_feedback(info.context.actor, id=id, version=input.version)
        return ReleaseFeedbackPayload(feedback=done)

    @strawberry.mutation(description="Say once what you see differently about what you got.")
    async def dispute_feedback(self, info: Info, input: DisputeFeedbackInput) -> DisputeFeedbackResult:
        id = key_of(input.id, "Feedback")
        done = await actions.dispute_feedback(
            info.context.actor, id=id, version=input.version, text=input.text
        )
        return DisputeFeedbackPayload(feedback=done)

    @strawberry.mutation(description="Ask HR to look at abuse; HR then reads it.")
    async def report_feedback(self, info: Info, input: ReportFeedbackInput) -> ReportFeedbackResult:
        id = key_of(input.id, "Feedback")
        done = await actions.report_feedback(
            info.context.actor, id=id, version=input.version, reason=input.reason
        )
        return ReportFeedbackPayload(feedback=done)

    @strawberry.mutation(
        description="Take abuse out of sight of everybody, as HR; that there was something stays."
    )
    async def hide_feedback(self, info: Info, input: HideFeedbackInput) -> HideFeedbackResult:
        id = key_of(input.id, "Feedback")
        done = await actions.hide_feedback(
            info.context.actor, id=id, version=input.version, reason=input.reason
        )
        return HideFeedbackPayload(feedback=done)

    @strawberry.mutation(description="Leave what was reported as it is, as HR.")
    async def dismiss_feedback_report(
        self, info: Info, input: DismissFeedbackReportInput
    ) -> DismissFeedbackReportResult:
        id = key_of(input.id, "Feedback")
        done = await actions.dismiss_feedback_report(
            info.context.actor, id=id, version=input.version, reason=input.reason
        )
        return DismissFeedbackReportPayload(feedback=done)

    @strawberry.mutation(description="Bring back what was hidden by mistake, as HR.")
    async def restore_feedback(self, info: Info, input: RestoreFeedbackInput) -> RestoreFeedbackResult:
        id = key_of(input.id, "Feedback")
        done = await actions.restore_feedback(
            info.context.actor, id=id, version=input.version, reason=input.reason
        )
        return RestoreFeedbackPayload(feedback=done)
