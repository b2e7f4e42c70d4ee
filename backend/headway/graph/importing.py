"""Imports of people in the graph: the preview as rows, columns and questions, and what to do with it."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import strawberry

from headway.graph.batching import value
from headway.graph.context import Info
from headway.graph.edges import by_id, listed
from headway.graph.ids import global_id
from headway.graph.ordering import InTime, TimeOrder, in_time
from headway.graph.relay import After, Connection, First, Listing, Node, Page, slice_of, views
from headway.graph.words import described
from headway.people import access, actions, models, reads
from headway.people.reads import Preview
from headway.people.rules import headings, plans, vocabulary
from headway.people.rules.importing import additions
from headway.platform.text import fold

ImportState = described(
    vocabulary.ImportState,
    "The life of an import.",
    UPLOADED="Being looked at; nothing is changed yet.",
    APPLIED="Carried out.",
    UNDONE="Taken back.",
)
described(
    plans.RowKind,
    "What an import does with a row.",
    name="ImportRowClass",
    NEW="A person is added.",
    CHANGED="A person known already changes.",
    SAME="Nothing changes.",
    WAITING="Held back by a question that is not answered yet.",
    PROBLEM="Cannot be imported.",
)
ImportField = described(
    headings.Field,
    "What a column of people tells.",
    name="ImportField",
    EXTERNAL_ID="The number in the HR system.",
    NAME="First and last name together.",
    FIRST_NAME="The first name.",
    LAST_NAME="The last name.",
    EMAIL="The address at work.",
    DEPARTMENT="The department, or its path.",
    DIVISION="A part of the department.",
    TEAM="A part of the division.",
    TITLE="What the job is called.",
    LEVEL="How senior the job is.",
    MANAGER_ID="The manager's number.",
    MANAGER_EMAIL="The manager's address.",
    MANAGER_NAME="The manager's name.",
    HIRE_DATE="The first day.",
    LEAVE_DATE="The last day.",
    LOCATION="Where the person works.",
    EMPLOYMENT_TYPE="The kind of contract.",
    EMPLOYMENT_PERCENT="The share of full time.",
    TIME_ZONE="The zone whose days are theirs.",
    PAY_AMOUNT="Yearly pay.",
    PAY_CURRENCY="The currency of the pay.",
    IGNORED="Nothing: it is not read.",
)
QuestionKind = described(
    plans.QuestionKind,
    "What an import leaves open.",
    name="ImportQuestionKind",
    DATE_ORDER="Whether the day or the month comes first.",
    DECIMAL_MARK="Whether a comma or a point divides the cents.",
    MANAGER="Who is meant by a name that several people share.",
)
SAMPLES = 3
HIDDEN = "(not shown)"


@strawberry.type(description="A column of the file.")
class ImportColumn:
    header: str = strawberry.field(description="Its title in the file.")
    field: ImportField | None = strawberry.field(  # type: ignore[valid-type]
        description="What it tells; null where nobody knows."
    )
    confidence: int = strawberry.field(
        description="How sure that is, in percent; 100 where it was chosen before."
    )
    samples: list[str] = strawberry.field(description="Some of its cells.")


@strawberry.type(description="One answer to a question.")
class ImportChoice:
    value: str = strawberry.field(description="Send this back.")
    label: str = strawberry.field(description="Show this.")


@strawberry.type(description="Something the file leaves open; its rows wait for the answer.")
class ImportQuestion:
    key: str = strawberry.field(description="Answer under this key.")
    kind: QuestionKind = strawberry.field(description="What it is about.")  # type: ignore[valid-type]
    text: str = strawberry.field(description="The question in words.")
    header: str = strawberry.field(description="The column it is about.")
    row_count: int = strawberry.field(description="How many rows it decides about.")
    choices: list[ImportChoice] = strawberry.field(description="The answers there are.")
    answer: str | None = strawberry.field(description="The answer given.")


@strawberry.type(description="Something to look at in a file: where, what stands there, and what to do.")
class ImportProblem:
    row: int | None = strawberry.field(
        description="The number of the row in the file; null for the whole file."
    )
    column: str | None = strawberry.field(description="The title of the column.")
    value: str = strawberry.field(description="What stands there.")
    code: str = strawberry.field(description="A stable name for programs.")
    message: str = strawberry.field(description="A sentence that says what to do.")


@strawberry.type(description="How many rows there are of each kind.")
class ImportCounts:
    total: int = strawberry.field(description="Rows in the file.")
    new: int = strawberry.field(description="People to add.")
    changed: int = strawberry.field(description="People who change.")
    same: int = strawberry.field(description="People who stay as they are.")
    waiting: int = strawberry.field(description="Rows that wait for an answer.")
    problem: int = strawberry.field(description="Rows that cannot be imported.")
    missing: int = strawberry.field(description="People who work here and are not in the file.")
    warnings: int = strawberry.field(description="Things to look at that keep no row out.")


@strawberry.type(description="One field before and after.")
class ImportChange:
    field: ImportField = strawberry.field(description="What changes.")  # type: ignore[valid-type]
    before: str = strawberry.field(description="As it is.")
    after: str = strawberry.field(description="As the file has it.")


@strawberry.type(description="What an import does with one row.")
class ImportRow:
    number: int = strawberry.field(description="The number of the row in the file.")

    @strawberry.field(name="class", graphql_type=plans.RowKind, description="What happens with it.")
    def kind(self, row: strawberry.Parent[plans.RowPlan]) -> plans.RowKind:
        return row.kind

    @strawberry.field(description="The person's name.")
    def name(self, row: strawberry.Parent[plans.RowPlan]) -> str:
        return row.profile.name

    @strawberry.field(description="The person's address.")
    def email(self, row: strawberry.Parent[plans.RowPlan]) -> str:
        return row.profile.email

    @strawberry.field(
        description="What changes, or what somebody new is added with; earlier pay is told to HR only."
    )
    def changes(self, info: Info, row: strawberry.Parent[plans.RowPlan]) -> list[ImportChange]:
        is_new, sees_pay = row.kind is plans.RowKind.NEW, info.context.actor.hr_whole_company
        pay = headings.Field.PAY_AMOUNT
        return [
            ImportChange(
                field=it.field,
                before=it.before if sees_pay or is_new or it.field is not pay else HIDDEN,
                after=it.after,
            )
            for it in (additions(row, reads.CURRENCIES) if is_new else row.changes)
        ]

    @strawberry.field(description="What keeps it out.")
    def problems(self, row: strawberry.Parent[plans.RowPlan]) -> list[ImportProblem]:
        return [_problem(it) for it in row.findings if it.weight is not plans.Weight.WARNING]

    @strawberry.field(description="What to look at.")
    def warnings(self, row: strawberry.Parent[plans.RowPlan]) -> list[ImportProblem]:
        return [_problem(it) for it in row.findings if it.weight is plans.Weight.WARNING]


def _problem(finding: plans.Finding) -> ImportProblem:
    return ImportProblem(
        row=finding.row,
        column=finding.header or None,
        value=finding.value,
        code=finding.code,
        message=finding.message,
    )


@strawberry.type(description="Somebody who works here and is not in the file.")
class ImportMissingPerson:
    id: strawberry.ID = strawberry.field(description="The global id of the person.")
    name: str = strawberry.field(description="First and last name.")
    email: str = strawberry.field(description="The address at work, '' for none.")
    title: str = strawberry.field(description="What the job is called.")


@strawberry.type(description="A file of people on its way in, with what it would do now.")
class PeopleImport(Node):
    is_type_of = views(models.PeopleImport, access.visible_imports)
    file_name: str = strawberry.field(description="The name of the file.")
    state: ImportState = strawberry.field(description="Where it is in its life.")  # type: ignore[valid-type]
    version: int = strawberry.field(description="Send it back with a change; a stale one answers CONFLICT.")
    created_at: datetime = strawberry.field(description="When it was uploaded.")
    applied_at: datetime | None = strawberry.field(description="When it was carried out.")
    undone_at: datetime | None = strawberry.field(description="When it was taken back.")

    @strawberry.field(description="The columns of the file, in its order.")
    async def columns(self, info: Info, row: strawberry.Parent[models.PeopleImport]) -> list[ImportColumn]:
        preview = await _preview(info, row)
        matched = {match.column: match for match in preview.plan.columns.matches}
        return [
            ImportColumn(
                header=header,
                field=matched[place].field if place in matched else None,
                confidence=matched[place].confidence if place in matched else 0,
                samples=list(dict.fromkeys(preview.table.values(place)))[:SAMPLES],
            )
            for place, header in enumerate(preview.table.headers)
        ]

    @strawberry.field(description="What the file leaves open, the answered ones included.")
    async def questions(
        self, info: Info, row: strawberry.Parent[models.PeopleImport]
    ) -> list[ImportQuestion]:
        plan = (await _preview(info, row)).plan
        asked = sorted((*plan.questions, *plan.answered), key=lambda it: (it.rows[:1], it.key))
        return [
            ImportQuestion(
                key=question.key,
                kind=question.kind,
                text=question.message,
                header=question.header,
                row_count=len(question.rows),
                choices=[ImportChoice(value=choice.value, label=choice.label) for choice in question.choices],
                answer=row.answers.get(question.key),
            )
            for question in asked
        ]

    @strawberry.field(description="What is wrong with the file as a whole.")
    async def problems(self, info: Info, row: strawberry.Parent[models.PeopleImport]) -> list[ImportProblem]:
        found = (await _preview(info, row)).plan.problems
        return [
            ImportProblem(row=None, column=None, value="", code=it.code, message=it.message) for it in found
        ]

    @strawberry.field(description="How many rows of each kind; what was done, once it is applied.")
    async def counts(self, info: Info, row: strawberry.Parent[models.PeopleImport]) -> ImportCounts:
        if row.state is not vocabulary.ImportState.UPLOADED:
            return ImportCounts(**row.counts)
        preview = await _preview(info, row)
        return ImportCounts(**actions.counts_of(preview.for_(info.context.actor), preview))

    @strawberry.field(
        graphql_type=Connection[ImportRow],
        description="The rows as they would be imported now, in the order of the file; none a week after it was applied.",
    )
    async def rows(
        self,
        info: Info,
        row: strawberry.Parent[models.PeopleImport],
        class_: Annotated[
            plans.RowKind | None,
            strawberry.argument(name="class", description="Only rows of this kind."),
        ] = None,
        first: First = 100,
        after: After = None,
        search: Annotated[
            str | None,
            strawberry.argument(description="A part of the name or address, whatever its accents and case."),
        ] = None,
    ) -> Page[Any]:
        plan = (await _preview(info, row)).for_(info.context.actor)
        rows = plan.rows if class_ is None else plan.of_kind(class_)
        wanted = [it for it in rows if fold(search or "") in fold(f"{it.profile.name} {it.profile.email}")]
        return slice_of(wanted, "number", first=first, after=after)

    @strawberry.field(
        graphql_type=Connection[ImportMissingPerson],
        description="Who would be marked as left if the file were complete, by name; empty once it is applied.",
    )
    async def missing(
        self, info: Info, row: strawberry.Parent[models.PeopleImport], first: First = 50, after: After = None
    ) -> Page[Any]:
        is_open = row.state is vocabulary.ImportState.UPLOADED
        left_out = (await _preview(info, row)).missing_people if is_open else ()
        people = [
            ImportMissingPerson(
                id=strawberry.ID(global_id("Employee", UUID(it.id))),
                name=it.profile.name,
                email=it.profile.email,
                title=it.profile.title,
            )
            for it in left_out
        ]
        return slice_of(people, "name", "id", first=first, after=after)

    @strawberry.field(
        description="Whether it can be applied: it is open, and has rows that may be written or are the same."
    )
    async def can_apply(self, info: Info, row: strawberry.Parent[models.PeopleImport]) -> bool:
        return row.state is vocabulary.ImportState.UPLOADED and not (await _preview(info, row)).plan.problems

    @strawberry.field(description="Whether it can still be undone: within 24 hours.")
    def can_undo(self, row: strawberry.Parent[models.PeopleImport]) -> bool:
        return actions.may_be_undone(row)


async def _preview(info: Info, row: models.PeopleImport) -> Preview:
    found = await value(info, reads.previews, row.id, None)
    if found is None:
        raise LookupError("An import that was just read is not visible any more.")
    return found


@strawberry.type
class ImportingQuery:
    people_import = by_id(
        PeopleImport,
        access.visible_imports,
        "PeopleImport",
        description="An import (administrators, HR of the whole company).",
    )

    @listed(Connection[PeopleImport], description="Every import.")
    def people_imports(
        self, info: Info, first: First = 20, after: After = None, order: InTime = TimeOrder.NEWEST
    ) -> Listing[models.PeopleImport]:
        imports = access.visible_imports(info.context.actor)
        return Listing(imports, in_time(order, "created_at"), first, after)
