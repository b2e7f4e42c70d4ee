"""What an applied plan leaves behind, for tests that plan once more."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from headway.people.files import read_table
from headway.people.rules.plans import (
    ExistingPerson,
    FindingCode,
    ImportOptions,
    ImportPlan,
    Profile,
    RowKind,
    Weight,
)
from headway.people.rules.tables import Row, Table

SAMPLES = Path(__file__).parents[3] / "samples"
TODAY = date(2026, 11, 22)


def options(**chosen: Any) -> ImportOptions:
    return ImportOptions(
        today=TODAY,
        currencies={"EUR": 2, "JPY": 0, "KWD": 3},
        time_zones=frozenset({"Europe/Paris"}),
        **chosen,
    )


def table(headers: str, *rows: str) -> Table:
    cells = [Row(number, tuple(row.split("|"))) for number, row in enumerate(rows, start=2)]
    return Table(tuple(headers.split("|")), tuple(cells), separator=",")


def person(identity: str, manager: str | None = None, **profile: Any) -> ExistingPerson:
    return ExistingPerson(identity, Profile(**{"external_id": identity.upper(), **profile}), manager)


def applied(plan: ImportPlan, existing: Sequence[ExistingPerson]) -> list[ExistingPerson]:
    """The people after the plan's new and changed rows were written in its order."""
    people = {one.id: one for one in existing}
    rows = {row.number: row for row in plan.rows}
    written = plan.of_kind(RowKind.NEW) + plan.of_kind(RowKind.CHANGED)
    assert sorted(plan.order) == sorted(row.number for row in written)
    for number in plan.order:
        row = rows[number]
        identity = row.person_id or f"new {number}"
        manager = row.manager.person_id or f"new {row.manager.row}" if row.manager else None
        assert manager is None or manager in people, "a manager comes before the reports"
        status = {"status": people[identity].status} if identity in people else {}
        people[identity] = ExistingPerson(identity, row.profile, manager, **status)
    return list(people.values())


def read(name: str) -> Table:
    return read_table((SAMPLES / name).read_bytes(), name=name)


def kinds(plan: ImportPlan) -> dict[int, RowKind]:
    return {row.number: row.kind for row in plan.rows}


def found(plan: ImportPlan) -> list[tuple[int, str, FindingCode, Weight]]:
    return [(finding.row, finding.header, finding.code, finding.weight) for finding in plan.findings]
