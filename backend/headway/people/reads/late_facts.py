"""Facts about people that were recorded later than the days they are about: lines, roles and pay."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from tortoise.expressions import Subquery
from tortoise.queryset import QuerySet

from headway.people.models import Assignment, Pay, ReportingLine
from headway.people.rules.vocabulary import LineKind


@dataclass(frozen=True, slots=True)
class LateFact:
    """A row about somebody; `says` are the values that may be as they were known before."""

    id: UUID
    employee_id: UUID
    effective_on: date
    recorded_at: datetime
    says: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class LateFacts:
    """What came late, by what it is about."""

    lines: Sequence[LateFact]
    assignments: Sequence[LateFact]
    pay: Sequence[LateFact]


async def late_facts(people: Subquery, *, until: date, recorded_after: datetime) -> LateFacts:
    """What was recorded after an instant about these people and days up to `until`; who may know it is decided above."""
    when = {"employee_id__in": people, "valid_from__lte": until, "recorded_at__gt": recorded_after}
    return LateFacts(
        await _facts(ReportingLine.filter(kind=LineKind.PRIMARY, **when), "manager_id"),
        await _facts(Assignment.filter(**when), "title", "level", "role_profile_id"),
        await _facts(Pay.filter(**when)),
    )


async def _facts(rows: QuerySet[Any], *says: str) -> list[LateFact]:
    columns = ("id", "employee_id", "valid_from", "recorded_at", *says)
    found = await rows.order_by("recorded_at", "id").values_list(*columns)
    return [LateFact(id, person, on, at, tuple(known)) for id, person, on, at, *known in found]
