"""What is handed to other systems in the graph: files by channel, their lines, and what the other systems say of them."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

import strawberry
from strawberry.scalars import JSON

from headway.graph.context import Info
from headway.graph.edges import computed, derived, listed, paged
from headway.graph.ids import key_of
from headway.graph.ordering import InTime, TimeOrder
from headway.graph.refusals import UserErrors
from headway.graph.relay import After, Connection, First, Listing, Node, views
from headway.graph.rewarding.enums import Channel, Entry, HandoverStatus
from headway.graph.rewarding.handover_line import HandoverLine
from headway.rewarding import access, actions, models
from headway.rewarding.reads import handover as reads
from headway.rewarding.rules.answers import Answer


@strawberry.type(
    description="Executed rewards as they were handed to another system: the same number of a channel always gives the same bytes."
)
class HandoverFile(Node):
    is_type_of = views(models.HandoverFile, access.visible_handover_files)
    channel: Channel = strawberry.field(description="Which system it is for.")
    number: int = strawberry.field(description="Its number in the channel, from 1.")
    made_at: datetime = strawberry.field(description="When it was made.")
    columns: list[str] = strawberry.field(description="What its lines may say, in the order of the CSV.")
    totals: JSON = strawberry.field(
        description="What it adds up to by unit (a currency, days or a count) and kind."
    )
    line_count = computed(int, reads.line_counts, default=0, description="How many lines it has.")
    href = derived(
        str,
        lambda channel, number: f"/exports/{channel.lower()}/{number}.csv",
        "channel",
        "number",
        description="Where to download it as CSV; with .json in place of .csv, the same lines as JSON.",
    )
    answers_href = derived(
        str,
        lambda channel, number: f"/imports/answers/{channel.lower()}/{number}",
        "channel",
        "number",
        description="Where to POST a CSV of answers.",
    )
    taken_count = computed(
        int,
        reads.answered_counts,
        default={},
        show=lambda counts: counts.get(HandoverStatus.TAKEN, 0),
        description="How many lines the other system took over.",
    )
    refused_count = computed(
        int,
        reads.answered_counts,
        default={},
        show=lambda counts: counts.get(HandoverStatus.REFUSED, 0),
        description="How many lines the other system refused.",
    )

    @paged(Connection[HandoverLine], by="file_id", description="Line by line, in the order of the file.")
    def lines(
        self,
        info: Info,
        row: strawberry.Parent[models.HandoverFile],
        status: Annotated[
            HandoverStatus | None, strawberry.argument(description="Only those with this answer.")
        ] = None,
        first: First = 50,
        after: After = None,
    ) -> Listing[models.HandoverLine]:
        lines = access.visible_handover_lines(info.context.actor)
        return Listing(lines if status is None else lines.filter(status=status), ("place",), first, after)


@strawberry.input(description="For which system, and up to which day.")
class MakeHandoverFileInput:
    channel: Channel = strawberry.field(description="Which system it is for.")
    through: date = strawberry.field(description="The last effective date to include.")


@strawberry.input(description="A line of a file.")
class HandoverLineInput:
    reward_id: strawberry.ID = strawberry.field(
        description="The reward, as its global id or as the file names it."
    )
    entry: Entry = strawberry.field(default=Entry.REWARD, description="Which of its lines.")


@strawberry.input(description="What the other system says of one line.")
class HandoverAnswerInput(HandoverLineInput):
    status: HandoverStatus = strawberry.field(description="What became of it.")
    message: str | None = strawberry.field(
        default=None, description="In words, at most 500 characters; needed where it was refused."
    )


@strawberry.input(description="What the other system says of lines of a file.")
class AnswerHandoverInput:
    file_id: strawberry.ID = strawberry.field(description="The file.")
    rows: list[HandoverAnswerInput] = strawberry.field(description="Line by line, each once, at most 20,000.")


@strawberry.input(description="Refused lines of a file that go out again.")
class HandOverAgainInput:
    file_id: strawberry.ID = strawberry.field(description="The file.")
    rows: list[HandoverLineInput] = strawberry.field(description="The lines, each once, at most 20,000.")


@strawberry.type(description="The file made.")
class MakeHandoverFilePayload:
    file: models.HandoverFile = strawberry.field(
        graphql_type=HandoverFile, description="The new file, or the last one if there was nothing new."
    )


@strawberry.type(description="What the other system said, noted.")
class AnswerHandoverPayload:
    file: models.HandoverFile = strawberry.field(
        graphql_type=HandoverFile, description="The file as it is now."
    )


@strawberry.type(description="The lines that go out again.")
class HandOverAgainPayload:
    file: models.HandoverFile = strawberry.field(
        graphql_type=HandoverFile, description="The file as it is now."
    )


MakeHandoverFileResult = Annotated[
    MakeHandoverFilePayload | UserErrors,
    strawberry.union("MakeHandoverFileResult", description="A file for another system, or why not."),
]
AnswerHandoverResult = Annotated[
    AnswerHandoverPayload | UserErrors,
    strawberry.union("AnswerHandoverResult", description="What the other system said, noted, or why not."),
]
HandOverAgainResult = Annotated[
    HandOverAgainPayload | UserErrors,
    strawberry.union("HandOverAgainResult", description="The lines that go out again, or why not."),
]


@strawberry.type
class HandoverQuery:
    @listed(
        Connection[HandoverFile],
        description="Files for other systems that the viewer may read: HR partners, and programs with rewards:read, for payroll pay:read too.",
    )
    def handover_files(
        self,
        info: Info,
        channel: Annotated[
            Channel | None, strawberry.argument(description="Only those for this system.")
        ] = None,
        first: First = 20,
        after: After = None,
        order: InTime = TimeOrder.NEWEST,
    ) -> Listing[models.HandoverFile]:
        files = access.visible_handover_files(info.context.actor)
        sign = "-" if order is TimeOrder.NEWEST else ""
        wanted = files if channel is None else files.filter(channel=channel)
        return Listing(wanted, (f"{sign}made_at", f"{sign}id"), first, after)


@strawberry.type
class HandoverMutation:
    @strawberry.mutation(
        description="Write executed rewards and reversals that concern another system into its next file (HR partners, machines with rewards:write)."
    )
    async def make_handover_file(self, info: Info, input: MakeHandoverFileInput) -> MakeHandoverFileResult:
        file = await actions.make_handover_file(
            info.context.actor, channel=input.channel, through=input.through
        )
        return MakeHandoverFilePayload(file=file)

    @strawberry.mutation(
        description="Note what another system says of lines of a file, all of them or none (machines with rewards:write, HR partners)."
    )
    async def answer_handover(self, info: Info, input: AnswerHandoverInput) -> AnswerHandoverResult:
        file = await actions.answer_handover(
            info.context.actor,
            file_id=key_of(input.file_id, "HandoverFile", "file_id"),
            answers=[
                Answer(_reward(row, place), row.entry, row.status, row.message or "")
                for place, row in enumerate(input.rows)
            ],
        )
        return AnswerHandoverPayload(file=file)

    @strawberry.mutation(
        description="Let refused lines go out once more with the next file, as directory and reward say it by then (who may make files)."
    )
    async def hand_over_again(self, info: Info, input: HandOverAgainInput) -> HandOverAgainResult:
        file = await actions.hand_over_again(
            info.context.actor,
            file_id=key_of(input.file_id, "HandoverFile", "file_id"),
            lines=[(_reward(row, place), row.entry) for place, row in enumerate(input.rows)],
        )
        return HandOverAgainPayload(file=file)


def _reward(row: HandoverLineInput, place: int) -> UUID:
    """The key in an id of the graph, or as files have it."""
    try:
        return UUID(row.reward_id)
    except ValueError:
        return key_of(row.reward_id, "Reward", "rows", str(place), "reward_id")
