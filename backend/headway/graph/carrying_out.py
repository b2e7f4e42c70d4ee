"""Mutations of imports: say what columns tell, carry an import out, take it back."""

from typing import Annotated

import strawberry

from headway.graph.context import Info
from headway.graph.ids import key_of
from headway.graph.importing import ImportField, PeopleImport
from headway.graph.refusals import UserErrors
from headway.people import actions, models


@strawberry.input(description="What a column tells.")
class ImportColumnInput:
    header: str = strawberry.field(description="Its title in the file.")
    field: ImportField = strawberry.field(description="What it tells.")  # type: ignore[valid-type]


@strawberry.input(description="The answer to a question.")
class ImportAnswerInput:
    key: str = strawberry.field(description="The key of the question.")
    value: str = strawberry.field(description="The value of the choice.")


@strawberry.input(
    description="What columns tell, and answers; each list replaces the one before, null keeps it."
)
class MapPeopleImportInput:
    id: strawberry.ID = strawberry.field(description="The import.")
    version: int = strawberry.field(description="The version that was seen.")
    columns: list[ImportColumnInput] | None = strawberry.field(
        default=None, description="Columns chosen by hand."
    )
    answers: list[ImportAnswerInput] | None = strawberry.field(
        default=None, description="Answers to questions."
    )


@strawberry.input(description="Which import to carry out, and how.")
class ApplyPeopleImportInput:
    id: strawberry.ID = strawberry.field(description="The import.")
    version: int = strawberry.field(description="The version that was seen.")
    skip_problems: bool = strawberry.field(
        default=False, description="Leave out rows that cannot be imported or wait."
    )
    file_is_complete: bool = strawberry.field(
        default=False, description="Mark as left who is not in the file."
    )
    confirm_missing: int | None = strawberry.field(default=None, description="How many people that will be.")


@strawberry.input(description="Which import to undo.")
class UndoPeopleImportInput:
    id: strawberry.ID = strawberry.field(description="The import.")
    version: int = strawberry.field(description="The version that was seen.")


@strawberry.type(description="The import with its columns and answers.")
class MapPeopleImportPayload:
    people_import: models.PeopleImport = strawberry.field(
        graphql_type=PeopleImport, description="The import as it is now."
    )


@strawberry.type(description="The import that was carried out.")
class ApplyPeopleImportPayload:
    people_import: models.PeopleImport = strawberry.field(
        graphql_type=PeopleImport, description="The import as it is now."
    )


@strawberry.type(description="The import that was taken back.")
class UndoPeopleImportPayload:
    people_import: models.PeopleImport = strawberry.field(
        graphql_type=PeopleImport, description="The import as it is now."
    )


MapPeopleImportResult = Annotated[
    MapPeopleImportPayload | UserErrors,
    strawberry.union("MapPeopleImportResult", description="The import with its columns, or why not."),
]
ApplyPeopleImportResult = Annotated[
    ApplyPeopleImportPayload | UserErrors,
    strawberry.union("ApplyPeopleImportResult", description="The import carried out, or why not."),
]
UndoPeopleImportResult = Annotated[
    UndoPeopleImportPayload | UserErrors,
    strawberry.union("UndoPeopleImportResult", description="The import taken back, or why not."),
]


@strawberry.type
class ImportingMutation:
    @strawberry.mutation(description="Say what columns tell, and answer questions.")
    async def map_people_import(self, info: Info, input: MapPeopleImportInput) -> MapPeopleImportResult:
        columns, answers = input.columns, input.answers
        mapped = await actions.map_people_import(
            info.context.actor,
            id=key_of(input.id, "PeopleImport"),
            version=input.version,
            columns=None
            if columns is None
            else [actions.ColumnChoice(it.header, it.field) for it in columns],
            answers=None if answers is None else {it.key: it.value for it in answers},
        )
        return MapPeopleImportPayload(people_import=mapped)

    @strawberry.mutation(description="Carry an import out, as a whole.")
    async def apply_people_import(self, info: Info, input: ApplyPeopleImportInput) -> ApplyPeopleImportResult:
        applied = await actions.apply_people_import(
            info.context.actor,
            id=key_of(input.id, "PeopleImport"),
            version=input.version,
            skip_problems=input.skip_problems,
            file_is_complete=input.file_is_complete,
            confirm_missing=input.confirm_missing,
        )
        return ApplyPeopleImportPayload(people_import=applied)

    @strawberry.mutation(description="Take an import back within 24 hours.")
    async def undo_people_import(self, info: Info, input: UndoPeopleImportInput) -> UndoPeopleImportResult:
        key = key_of(input.id, "PeopleImport")
        undone = await actions.undo_people_import(info.context.actor, id=key, version=input.version)
        return UndoPeopleImportPayload(people_import=undone)
