"""Anonymous rounds in the graph."""

from datetime import date
from typing import Annotated

import strawberry

from headway.graph.context import Info
from headway.graph.edges import by_id, computed, listed, to_many, to_one
from headway.graph.ids import key_of, key_or_none
from headway.graph.monitoring.enums import RoundKind, RoundState
from headway.graph.monitoring.progress import AnEmployee
from headway.graph.ordering import InTime, TimeOrder, in_time
from headway.graph.refusals import UserErrors
from headway.graph.relay import After, Connection, First, Listing, Node, views
from headway.monitoring import access, actions, models, reads, rules
from headway.monitoring.rules.rounds import RoundResult
from headway.people.access import visible_employees

MOST_ANSWERS = 200


@strawberry.type(description="The figures of a closed round: shown only of enough answers without a name.")
class RoundFigures:
    answers: int = strawberry.field(description="How many answered without their name.")
    numbers: list[int] = strawberry.field(description="How many chose 1, 2, 3, 4 and 5.")
    mean: float | None = strawberry.field(
        description="The mean of the numbers, to one decimal place; null without any."
    )


def _figures(found: RoundResult | None) -> RoundFigures | None:
    if found is None:
        return None
    mean = None if found.mean is None else round(float(found.mean), 1)
    return RoundFigures(answers=found.answers, numbers=list(found.numbers), mean=mean)


@strawberry.type(description="An answer of a closed round, in no order.")
class RoundAnswer:
    is_type_of = staticmethod(lambda row, _info: isinstance(row, models.RoundAnswer))
    rating: int | None = strawberry.field(description="A number from 1 to 5, if one was given.")
    text: str = strawberry.field(description="The words.")
    employee = to_one(
        AnEmployee | None,
        visible_employees,
        "employee_id",
        description="Who chose to be named; null for others.",
    )


@strawberry.type(
    description="A question to several people, whose answers are shown together, without names, or not at all."
)
class FeedbackRound(Node):
    is_type_of = views(models.FeedbackRound, access.visible_rounds)
    kind: RoundKind = strawberry.field(description="What it asks.")  # type: ignore[valid-type]
    text: str = strawberry.field(description="The question.")
    state: RoundState = strawberry.field(description="Where it is in its life.")  # type: ignore[valid-type]
    closes_on: date = strawberry.field(description="The last day to answer.")
    smallest: int = strawberry.field(
        description="Of so many answers without a name at least something is shown."
    )
    version: int = strawberry.field(description="Send it back with a change; a stale one answers CONFLICT.")
    opener = to_one(AnEmployee | None, visible_employees, "opener_id", description="Who asks.")
    subject = to_one(AnEmployee | None, visible_employees, "subject_id", description="Whom it is about.")
    invited = computed(int, reads.invited_counts, default=0, description="How many people are asked.")
    figures = computed(
        RoundFigures | None,
        reads.round_results,
        show=_figures,
        description="The figures, for the subject, those above and HR; null while it is open and of too few answers.",
    )
    answers = to_many(
        RoundAnswer,
        access.visible_round_answers,
        "round_id",
        order=("id",),
        first=MOST_ANSWERS,
        description="The answers that may be shown, for the same people, in no order.",
    )
    allowed_actions = computed(
        list[rules.RoundAction],
        reads.round_actions,
        default=(),
        by_row=True,
        description="What you can do with it now.",
    )


@strawberry.input(description="What to ask without names.")
class OpenRoundInput:
    kind: rules.RoundKind = strawberry.field(
        description="How a manager supports their reports, or a question of your own."
    )
    closes_on: date = strawberry.field(description="The last day to answer, within 60 days.")
    subject_id: strawberry.ID | None = strawberry.field(
        default=None, description="The manager, where HR asks; you if left out."
    )
    text: str = strawberry.field(
        default="", description="Your question, at most 2,000 characters; not for SUPPORT."
    )
    invited_ids: list[strawberry.ID] = strawberry.field(
        default_factory=list, description="Whom to ask, at least 5; SUPPORT asks all direct reports."
    )
    idempotency_key: str | None = strawberry.field(
        default=None,
        description="The same key again gives the round of the first call, at most 100 characters.",
    )


@strawberry.input(description="An answer without one's name.")
class AnswerRoundInput:
    id: strawberry.ID = strawberry.field(description="The round.")
    rating: int | None = strawberry.field(
        default=None, description="A number from 1 to 5; SUPPORT needs one."
    )
    text: str = strawberry.field(default="", description="The words, at most 4,000 characters.")
    named: bool = strawberry.field(default=False, description="Whether to show your name beside it.")


@strawberry.type(description="The round opened.")
class OpenRoundPayload:
    round: models.FeedbackRound = strawberry.field(graphql_type=FeedbackRound, description="It as it is now.")


@strawberry.type(description="The round answered.")
class AnswerRoundPayload:
    round: models.FeedbackRound = strawberry.field(graphql_type=FeedbackRound, description="It as it is now.")


OpenRoundResult = Annotated[
    OpenRoundPayload | UserErrors,
    strawberry.union("OpenRoundResult", description="The round opened, or why not."),
]
AnswerRoundResult = Annotated[
    AnswerRoundPayload | UserErrors,
    strawberry.union("AnswerRoundResult", description="The round answered, or why not."),
]


@strawberry.input(description="Which round to end early.")
class CloseRoundInput:
    id: strawberry.ID = strawberry.field(description="Which one.")
    version: int = strawberry.field(description="The version that was seen.")


@strawberry.type(description="The round closed.")
class CloseRoundPayload:
    round: models.FeedbackRound = strawberry.field(graphql_type=FeedbackRound, description="It as it is now.")


CloseRoundResult = Annotated[
    CloseRoundPayload | UserErrors,
    strawberry.union("CloseRoundResult", description="The round closed, or why not."),
]


@strawberry.input(description="Which round to throw away.")
class CancelRoundInput:
    id: strawberry.ID = strawberry.field(description="Which one.")
    version: int = strawberry.field(description="The version that was seen.")


@strawberry.type(description="The round cancelled.")
class CancelRoundPayload:
    round: models.FeedbackRound = strawberry.field(graphql_type=FeedbackRound, description="It as it is now.")


CancelRoundResult = Annotated[
    CancelRoundPayload | UserErrors,
    strawberry.union("CancelRoundResult", description="The round cancelled, or why not."),
]


@strawberry.type
class RoundQuery:
    feedback_round = by_id(
        FeedbackRound, access.visible_rounds, "FeedbackRound", description="An anonymous round."
    )

    @listed(
        Connection[FeedbackRound],
        description="Rounds that ask you, or are about you, people below you or in your HR scope, by the day they close.",
    )
    def feedback_rounds(
        self,
        info: Info,
        state: Annotated[
            list[rules.RoundState] | None, strawberry.argument(description="In one of these states.")
        ] = None,
        first: First = 20,
        after: After = None,
        order: InTime = TimeOrder.NEWEST,
    ) -> Listing[models.FeedbackRound]:
        found = access.visible_rounds(info.context.actor)
        found = found if state is None else found.filter(state__in=state)
        return Listing(found, in_time(order, "closes_on"), first, after)


@strawberry.type
class RoundMutation:
    @strawberry.mutation(description="Ask at least five people something without learning who answered what.")
    async def open_round(self, info: Info, input: OpenRoundInput) -> OpenRoundResult:
        opened = await actions.open_round(
            info.context.actor,
            kind=input.kind,
            closes_on=input.closes_on,
            subject_id=key_or_none(input.subject_id, "Employee", "subject_id"),
            text=input.text,
            invited_ids=[key_of(id, "Employee", "invited_ids") for id in input.invited_ids],
            idempotency_key=input.idempotency_key,
        )
        return OpenRoundPayload(round=opened)

    @strawberry.mutation(description="Answer a round, once, without your name unless you say otherwise.")
    async def answer_round(self, info: Info, input: AnswerRoundInput) -> AnswerRoundResult:
        answered = await actions.answer_round(
            info.context.actor,
            id=key_of(input.id, "FeedbackRound"),
            rating=input.rating,
            text=input.text,
            named=input.named,
        )
        return AnswerRoundPayload(round=answered)

    @strawberry.mutation(description="End a round early; its answers are shown if they are enough.")
    async def close_round(self, info: Info, input: CloseRoundInput) -> CloseRoundResult:
        id = key_of(input.id, "FeedbackRound")
        done = await actions.close_round(info.context.actor, id=id, version=input.version)
        return CloseRoundPayload(round=done)

    @strawberry.mutation(description="Throw a round away with everything that was answered.")
    async def cancel_round(self, info: Info, input: CancelRoundInput) -> CancelRoundResult:
        id = key_of(input.id, "FeedbackRound")
        done = await actions.cancel_round(info.context.actor, id=id, version=input.version)
        return CancelRoundPayload(round=done)
