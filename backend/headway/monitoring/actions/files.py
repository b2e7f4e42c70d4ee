"""Files of timekeeping and of numbers: looked at first, then written, row by row, with what is wrong in which cell."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from headway.monitoring.actions.metrics import append_values, check_may_send
from headway.monitoring.actions.timekeeping import check_may_keep_time, keep_time
from headway.monitoring.rules import metric_files, time_files
from headway.people.files import read_table
from headway.people.rules.tables import Table
from headway.platform.actor import Actor
from headway.platform.batches import MOST_ROWS, Outcome, RowResult
from headway.platform.database import transaction
from headway.platform.errors import Problem

AnyRow = TypeVar("AnyRow")
Told_co = TypeVar("Told_co", covariant=True)


class Line(Protocol[Told_co]):
    """A row of a file by its number: what it says, or why it cannot be read."""

    @property
    def number(self) -> int: ...
    @property
    def row(self) -> Told_co | None: ...
    @property
    def problems(self) -> tuple[Problem, ...]: ...


@dataclass(frozen=True, slots=True)
class CellProblem:
    """What is wrong with a cell: the row's number in the file, the column and what it holds."""

    row: int
    column: str
    value: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class FileResult:
    """What became of the rows of a file, or would."""

    outcomes: Counter[Outcome]
    problems: list[CellProblem]


async def import_time(actor: Actor, *, file_name: str, content: bytes, dry_run: bool) -> FileResult:
    """Keep the facts of a file by their keys; the same file again changes nothing, another number corrects a fact.

    Good rows are written and bad ones come back with their cell. Refuses whoever may not send time facts, and a file
    that is none or lacks the columns.
    """
    check_may_keep_time(actor)
    table = await asyncio.to_thread(read_table, content, name=file_name)
    lines = time_files.time_lines(table.headers, _numbered(table))
    return await _import(
        table, lines, lambda rows: keep_time(actor, rows, dry_run=dry_run), time_files.COLUMNS
    )


async def import_metrics(actor: Actor, *, file_name: str, content: bytes, dry_run: bool) -> FileResult:
    """Append the numbers of a file to their feeds; the same file again changes nothing, another number corrects one.

    Good rows are written and bad ones come back with their cell. Refuses whoever may not send numbers, and a file
    that is none or lacks the columns.
    """
    check_may_send(actor)
    table = await asyncio.to_thread(read_table, content, name=file_name)
    lines = metric_files.metric_lines(table.headers, _numbered(table))
    return await _import(
        table, lines, lambda rows: append_values(actor, rows, dry_run=dry_run), metric_files.COLUMNS
    )


def _numbered(table: Table) -> list[tuple[int, Sequence[str]]]:
    return [(row.number, row.cells) for row in table.rows]


async def _import(
    table: Table,
    lines: Sequence[Line[AnyRow]],
    write: Callable[[Sequence[AnyRow]], Awaitable[list[RowResult]]],
    columns: Mapping[str, str],
) -> FileResult:
    """All readable rows in one transaction, a bounded number of them at once."""
    readable = [(line.number, line.row) for line in lines if line.row is not None]
    found = [(line.number, problem) for line in lines for problem in line.problems]
    outcomes = Counter({Outcome.REFUSED: len(lines) - len(readable)})
    async with transaction():
        for start in range(0, len(readable), MOST_ROWS):
            batch = readable[start : start + MOST_ROWS]
            results = await write([row for _, row in batch])
            outcomes.update(result.outcome for result in results)
            for (number, _), result in zip(batch, results, strict=True):
                found += [(number, problem) for problem in result.problems]
    cells = _cells(table)
    return FileResult(
        outcomes,
        [
            _in_cell(number, problem, columns, cells)
            for number, problem in sorted(found, key=lambda it: it[0])
        ],
    )


def _cells(table: Table) -> dict[int, dict[str, str]]:
    names = [header.strip().lower() for header in table.headers]
    return {row.number: dict(zip(names, row.cells, strict=False)) for row in table.rows}


def _in_cell(
    number: int, problem: Problem, columns: Mapping[str, str], cells: Mapping[int, Mapping[str, Any]]
) -> CellProblem:
    field = problem.path[-1] if problem.path else ""
    column = columns.get(field, field)
    return CellProblem(number, column, cells[number].get(column, ""), problem)
