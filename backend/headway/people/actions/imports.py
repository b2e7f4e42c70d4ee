"""Imports of people before they are applied: uploaded, and their columns and open questions settled."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from headway.people.access import import_to_change, may_import
from headway.people.files import LARGEST, read_table
from headway.people.models import ImportFile, ImportMapping, PeopleImport
from headway.people.rules.headings import Field
from headway.people.rules.vocabulary import ImportState
from headway.platform.actor import Actor
from headway.platform.checking import LINE, Checks
from headway.platform.database import transaction
from headway.platform.errors import Code, Problem, Rejected, conflict
from headway.platform.events import change, create

MOST_ANSWERS = 5_000


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """What a column of the file tells."""

    header: str
    field: Field


def check_may_import(actor: Actor) -> None:
    """Refuses whoever may not import, before anything of the file is read."""
    if not may_import(actor):
        message = "Only administrators and HR partners of the whole company import people. Ask one of them."
        raise Rejected(Problem(Code.FORBIDDEN, message))


async def upload_people(actor: Actor, *, file_name: str, content: bytes) -> PeopleImport:
    """Keep a CSV or XLSX file to look at its plan. Refuses what is none, and files of more than 10 MB."""
    check_may_import(actor)
    checks = Checks()
    file_name = checks.text(file_name, "filename", most=255) or "people.csv"
    if len(content) > LARGEST:
        checks.add(
            Code.TOO_LONG,
            "The file is larger than 10 MB. Remove columns, or split it into several files.",
            "file",
        )
    checks.done()
    await asyncio.to_thread(read_table, content, name=file_name)
    async with transaction():
        row = await create(
            actor, "upload_people_import", PeopleImport, file_name=file_name, created_by_id=actor.account_id
        )
        await ImportFile.create(people_import_id=row.id, content=content)
        return row


async def map_people_import(
    actor: Actor,
    *,
    id: UUID,
    version: int,
    columns: Sequence[ColumnChoice] | None = None,
    answers: Mapping[str, str] | None = None,
) -> PeopleImport:
    """Say what columns tell and answer open questions; what is None stays.

    Refuses headers that the file does not have, a field told by two columns, and an import that was applied.
    """
    checks = Checks()
    if answers is not None:
        checks.require(
            len(answers) <= MOST_ANSWERS,
            Code.TOO_MANY,
            f"Answer at most {MOST_ANSWERS} questions.",
            "answers",
        )
        for key, value in answers.items():
            checks.text(key, "answers", most=LINE * 2, required=True)
            checks.text(value, "answers", most=LINE * 2)
    checks.done()
    async with transaction():
        row = await import_to_change(actor, id)
        check_open(row, version)
        changes: dict[str, object] = {}
        if columns is not None:
            await _check_columns(checks, row, columns)
            changes["mapping"] = {choice.header: choice.field.value for choice in columns}
        if answers is not None:
            changes["answers"] = dict(answers)
        checks.done()
        await change(actor, "map_people_import", row, expected_version=version, **changes)  # type: ignore[arg-type]
        return row


def check_open(row: PeopleImport, version: int) -> None:
    """Refuses a stale version, and an import that is not open any more."""
    if row.version != version:
        raise conflict(row)
    if row.state is not ImportState.UPLOADED:
        message = "This import was applied already. Upload the file again to import it again."
        raise Rejected(Problem(Code.WRONG_STATE, message, ("id",)))


async def _check_columns(checks: Checks, row: PeopleImport, columns: Sequence[ColumnChoice]) -> None:
    file = await ImportFile.get(people_import_id=row.id)
    table = await asyncio.to_thread(read_table, file.content, name=row.file_name)
    told: set[Field] = set()
    named: set[str] = set()
    for place, choice in enumerate(columns):
        path = ("columns", str(place))
        known = choice.header in table.headers
        checks.require(
            known, Code.NOT_FOUND, "The file has no such column. Choose one of its headers.", *path, "header"
        )
        once = choice.header not in named
        checks.require(once, Code.DUPLICATE, "This column is named twice. Name it once.", *path, "header")
        free = choice.field is Field.IGNORED or choice.field not in told
        checks.require(
            free, Code.DUPLICATE, "Another column tells this already. Choose one of them.", *path, "field"
        )
        named.add(choice.header)
        told.add(choice.field)


async def remember_columns(columns: Mapping[str, Field], now: object) -> None:
    """Keep how headers were read, so that the next file is matched by memory; writes only what is new."""
    known = {row.header: row for row in await ImportMapping.filter(header__in=list(columns))}
    for header, field in columns.items():
        if len(header) > LINE:
            continue
        if header not in known:
            await ImportMapping.create(header=header, field=field, recorded_at=now)
        elif known[header].field != field:
            await ImportMapping.filter(header=header).update(field=field, recorded_at=now)
