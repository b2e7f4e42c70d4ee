"""Requests for feedback in the graph."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Final, TypeAlias

import strawberry

from headway.graph.context import Info
from headway.graph.edges import by_id, computed, listed, to_many, to_one
from headway.graph.ids import key_of, key_or_none
from headway.graph.monitoring.enums import RequestState
from headway.graph.monitoring.progress import AGoal, AnEmployee
from headway.graph.refusals import UserErrors
from headway.graph.relay import After, Connection, First, Listing, Node, views
from headway.graph.words import described
from headway.monitoring import access, actions, models, reads, rules
from headway.people.access import NOBODY, visible_employees
from headway.planning.access import visible_goals

AFeedback: TypeAlias = Annotated["Feedback", strawberry.lazy("headway.graph.monitoring.feedback")]  # type: ignore[name-defined]  # noqa: F821


class RequestDirection(StrEnum):
    """Which requests a list shows."""

    ASKED_OF_ME = "ASKED_OF_ME"
    ASKED_BY_ME = "ASKED_BY_ME"


described(
    RequestDirection,
    "Which requests a list shows.",
    ASKED_OF_ME="What others ask you.",
    ASKED_BY_ME="What you ask others.",
)


_SIDES = {RequestDirection.ASKED_OF_ME: "respondent_id", RequestDirection.ASKED_BY_ME: "asker_id"}


@strawberry.type(
    description="Somebody asks another for words about their own work, or about somebody they manage."
)
class FeedbackRequest(Node):
    is_type_of = views(models.FeedbackRequest, access.visible_feedback_requests)
    text: str = strawberry.field(description="The question.")
    state: RequestState = strawberry.field(description="Where it is in its life.")  # type: ignore[valid-type]
    due_on: date = strawberry.field(description="The last day to answer.")
    asked_at: datetime = strawberry.field(description="When it was asked.")
    comment: str = strawberry.field(description="Why it was declined; empty if nothing was said.")
    version: int = strawberry.field(description="Send it back with a change; a stale one answers CONFLICT.")
    asker = to_one(AnEmployee | None, visible_employees, "asker_id", description="Who asks.")
    respondent = to_one(AnEmployee | None, visible_employees, "respondent_id", description="Who is asked.")
    about = to_one(AnEmployee | None, visible_employees, "about_id", description="Whose work it is about.")
    goal = to_one(
        AGoal | None, visible_goals, "goal_id", description="The goal it is about, if you may see it."
    )
    answers = to_many(
        AFeedback,
        access.visible_feedback,
        "request_id",
        order=("-sent_at", "id"),
        first=5,
        description="The feedback that answers it, as far as you may read it.",
    )
    allowed_actions = computed(
        list[rules.RequestAction],
        reads.request_actions,
        default=(),
        by_row=True,
        description="What you can do with it now.",
    )


@strawberry.input(description="Whom to ask what.")
class AskForFeedbackInput:
    respondent_ids: list[strawberry.ID] = strawberry.field(description="Whom to ask, 1 to 20 people.")
    about_id: strawberry.ID = strawberry.field(
        description="Whose work: your own, or that of a direct report."
    )
    text: str = strawberry.field(description="The question, at most 4,000 characters.")
    due_on: date = strawberry.field(description="The last day to answer, within 90 days.")
    goal_id: strawberry.ID | None = strawberry.field(default=None, description="The goal it is about.")
    idempotency_key: str | None = strawberry.field(
        default=None,
        description="The same key again gives the requests of the first call, at most 100 characters.",
    )


@strawberry.type(description="The requests made, one for each person.")
class AskForFeedbackPayload:
    requests: list[models.FeedbackRequest] = strawberry.field(
        graphql_type=list[FeedbackRequest], description="The requests."
    )


AskForFeedbackResult = Annotated[
    AskForFeedbackPayload | UserErrors,
    strawberry.union("AskForFeedbackResult", description="The requests made, or why not."),
]


@strawberry.input(description="Which request to decline.")
class DeclineFeedbackRequestInput:
    id: strawberry.ID = strawberry.field(description="Which one.")
    version: int = strawberry.field(description="The version that was seen.")
    reason: str = strawberry.field(
        default="", description="Why, if you like to say; at most 4,000 characters."
    )


@strawberry.type(description="The request declined.")
class DeclineFeedbackRequestPayload:
    request: models.FeedbackRequest = strawberry.field(
        graphql_type=FeedbackRequest, description="It as it is now."
    )


DeclineFeedbackRequestResult = Annotated[
    DeclineFeedbackRequestPayload | UserErrors,
    strawberry.union("DeclineFeedbackRequestResult", description="The request declined, or why not."),
]


@strawberry.input(description="Which request to withdraw.")
class WithdrawFeedbackRequestInput:
    id: strawberry.ID = strawberry.field(description="Which one.")
    version: int = strawberry.field(description="The version that was seen.")


@strawberry.type(description="The request withdrawn.")
class WithdrawFeedbackRequestPayload:
    request: models.FeedbackRequest = strawberry.field(
        graphql_type=FeedbackRequest, description="It as it is now."
    )


WithdrawFeedbackRequestResult = Annotated[
    WithdrawFeedbackRequestPayload | UserErrors,
    strawberry.union("WithdrawFeedbackRequestResult", description="The request withdrawn, or why not."),
]


class RequestOrder(StrEnum):
    """How requests for feedback are sorted."""

    NEWEST = "NEWEST"
    OLDEST = "OLDEST"
    DUE = "DUE"


described(
    RequestOrder,
    "How requests for feedback are sorted.",
    NEWEST="What was asked last first.",
    OLDEST="What was asked first at the top.",
    DUE="Those due soonest first.",
)
COLUMNS: Final = {
    RequestOrder.NEWEST: ("-asked_at", "id"),
    RequestOrder.OLDEST: ("asked_at", "id"),
    RequestOrder.DUE: ("due_on", "id"),
}


@strawberry.type
class RequestQuery:
    feedback_request = by_id(
        FeedbackRequest,
        access.visible_feedback_requests,
        "FeedbackRequest",
        description="A request for feedback; null for others than the two.",
    )

    @listed(Connection[FeedbackRequest], description="Requests for feedback.")
    def feedback_requests(
        self,
        info: Info,
        direction: Annotated[
            RequestDirection | None,
            strawberry.argument(description="Asked of you, or by you; both if left out."),
        ] = None,
        state: Annotated[
            list[rules.RequestState] | None, strawberry.argument(description="In one of these states.")
        ] = None,
        first: First = 20,
        after: After = None,
        order: Annotated[
            RequestOrder | None,
            strawberry.argument(
                description="Sorted how; left out, open ones due soonest first, others newest first."
            ),
        ] = None,
    ) -> Listing[models.FeedbackRequest]:
        actor = info.context.actor
        found = access.visible_feedback_requests(actor)
        if direction is not None:
            found = found.filter(**{_SIDES[direction]: actor.employee_id or NOBODY})
        found = found if state is None else found.filter(state__in=state)
        usual = RequestOrder.DUE if state == [rules.RequestState.OPEN] else RequestOrder.NEWEST
        return Listing(found, COLUMNS[order or usual], first, after)


@strawberry.type
class RequestMutation:
    @strawberry.mutation(description="Ask people for feedback about your work, or that of a direct report.")
    async def ask_for_feedback(self, info: Info, input: AskForFeedbackInput) -> AskForFeedbackResult:
        asked = await actions.ask_for_feedback(
            info.context.actor,
            respondent_ids=[key_of(id, "Employee", "respondent_ids") for id in input.respondent_ids],
            about_id=key_of(input.about_id, "Employee", "about_id"),
            text=input.text,
            due_on=input.due_on,
            goal_id=key_or_none(input.goal_id, "Goal", "goal_id"),
            idempotency_key=input.idempotency_key,
        )
        return AskForFeedbackPayload(requests=asked)

    @strawberry.mutation(description="Say that you would rather not answer; a reason is not needed.")
    async def decline_feedback_request(
        self, info: Info, input: DeclineFeedbackRequestInput
    ) -> DeclineFeedbackRequestResult:
        id = key_of(input.id, "FeedbackRequest")
        done = await actions.decline_feedback_request(
            info.context.actor, id=id, version=input.version, reason=input.reason
        )
        return DeclineFeedbackRequestPayload(request=done)

    @strawberry.mutation(description="Ask no longer.")
    async def withdraw_feedback_request(
        self, info: Info, input: WithdrawFeedbackRequestInput
    ) -> WithdrawFeedbackRequestResult:
        id = key_of(input.id, "FeedbackRequest")
        done = await actions.withdraw_feedback_request(info.context.actor, id=id, version=input.version)
        return WithdrawFeedbackRequestPayload(request=done)
