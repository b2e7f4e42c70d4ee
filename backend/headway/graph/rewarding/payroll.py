"""Payroll files in the graph: what they hold, and what payroll says of it."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

import strawberry
from strawberry.scalars import JSON

from headway.graph.context import Info
from headway.graph.edges import computed, derived, to_many
from headway.graph.ids import global_id, key_of
from headway.graph.refusals import UserErrors
from headway.graph.relay import Node, views
from headway.graph.rewarding.enums import Entry, PayrollStatus
from headway.rewarding import access, actions, models, reads
from headway.rewarding.actions.payroll import Report


@strawberry.type(description="A reward in a payroll file, or its counter-entry.")
class PayrollLine:
    reward_id = derived(
        strawberry.ID,
        lambda key: global_id("Reward", key),
        "reward_id",
        description="The global id of the reward.",
    )
    entry = derived(
        Entry,
        lambda counter: Entry.REVERSAL if counter else Entry.REWARD,
        "counter",
        description="Whether it pays the reward or takes it back.",
    )
    status: PayrollStatus = strawberry.field(description="What payroll said of it.")
    message: str = strawberry.field(description="In payroll's words, else empty.")
    reported_at: datetime | None = strawberry.field(description="When payroll said so.")


@strawberry.type(description="A payroll export as it was made: the same number always gives the same bytes.")
class PayrollFile(Node):
    is_type_of = views(models.PayrollFile, access.visible_payroll_files)
    number: int = strawberry.field(description="Its number, from 1.")
    made_at: datetime = strawberry.field(description="When it was made.")
    totals: JSON = strawberry.field(description="The sum of its amounts by currency and kind.")
    line_count = computed(int, reads.line_counts, default=0, description="How many rewards it holds.")
    href = derived(
        str,
        lambda number: f"/exports/payroll/{number}.csv",
        "number",
        description="Where to download it as CSV; with .json in place of .csv, the same lines as JSON.",
    )
    paid_count = computed(
        int,
        reads.reported_counts,
        default={},
        show=lambda counts: counts.get(PayrollStatus.PAID, 0),
        description="How many lines payroll took over.",
    )
    refused_count = computed(
        int,
        reads.reported_counts,
        default={},
        show=lambda counts: counts.get(PayrollStatus.REFUSED, 0),
        description="How many lines payroll refused.",
    )
    lines = to_many(
        PayrollLine,
        access.visible_payroll_lines,
        "file_id",
        order=("reward_id", "counter"),
        description="What payroll said, line by line.",
    )


@strawberry.input(description="Up to which day.")
class MakePayrollFileInput:
    through: date = strawberry.field(description="The last effective date to include.")


@strawberry.input(description="What payroll says of one line.")
class PayrollReportInput:
    reward_id: strawberry.ID = strawberry.field(
        description="The reward, as its global id or as the file names it."
    )
    entry: Entry = strawberry.field(default=Entry.REWARD, description="Which of its lines.")
    status: PayrollStatus = strawberry.field(description="What became of it.")
    message: str | None = strawberry.field(
        default=None, description="In words, at most 500 characters; needed where payroll refused it."
    )


@strawberry.input(description="What payroll says of lines of a file.")
class ReportPayrollInput:
    file_id: strawberry.ID = strawberry.field(description="The file.")
    rows: list[PayrollReportInput] = strawberry.field(description="Line by line, at most 5,000.")


@strawberry.type(description="The payroll file made.")
class MakePayrollFilePayload:
    file: models.PayrollFile = strawberry.field(
        graphql_type=PayrollFile, description="The new file, or the last one if there was nothing new."
    )


@strawberry.type(description="What payroll said, noted.")
class ReportPayrollPayload:
    file: models.PayrollFile = strawberry.field(
        graphql_type=PayrollFile, description="The file as it is now."
    )


MakePayrollFileResult = Annotated[
    MakePayrollFilePayload | UserErrors,
    strawberry.union("MakePayrollFileResult", description="A payroll file, or why not."),
]

ReportPayrollResult = Annotated[
    ReportPayrollPayload | UserErrors,
    strawberry.union("ReportPayrollResult", description="What payroll said, noted, or why not."),
]


@strawberry.type
class PayrollMutation:
    @strawberry.mutation(
        description="Write executed rewards with money into the next payroll file (HR partners)."
    )
    async def make_payroll_file(self, info: Info, input: MakePayrollFileInput) -> MakePayrollFileResult:
        return MakePayrollFilePayload(
            file=await actions.make_payroll_file(info.context.actor, through=input.through)
        )

    @strawberry.mutation(
        description="Note what payroll says of lines of a file (machines with rewards:write, HR partners)."
    )
    async def report_payroll(self, info: Info, input: ReportPayrollInput) -> ReportPayrollResult:
        file = await actions.report_payroll(
            info.context.actor,
            file_id=key_of(input.file_id, "PayrollFile", "file_id"),
            reports=[_report(row, place) for place, row in enumerate(input.rows)],
        )
        return ReportPayrollPayload(file=file)


def _report(row: PayrollReportInput, place: int) -> Report:
    try:
        key = UUID(row.reward_id)
    except ValueError:
        key = key_of(row.reward_id, "Reward", "rows", str(place), "reward_id")
    return Report(reward_id=key, entry=row.entry, status=row.status, message=row.message or "")
