"""What all judgements of some skills add up to for many people: counted by the database."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tortoise.queryset import QuerySet

from headway.people.models import Employee
from headway.people.reads.skill_gaps import ask_of


@dataclass(frozen=True, slots=True)
class Worth:
    """What a judgement of this source is worth from this day on."""

    source: str
    since: date
    worth: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """Of a skill of somebody: the levels judged by what each judgement is worth, and that worth in all."""

    employee_id: UUID
    skill_id: UUID
    weighted: int
    worth: int


async def skill_evidence(
    people: QuerySet[Employee], skill_ids: Collection[UUID], worths: Sequence[Worth], today: date
) -> list[Evidence]:
    """The evidence of these people's skills; `worths` go from the newest day to the oldest."""
    if not skill_ids:
        return []
    # Both engines read ids from literals.
    wanted = ", ".join(f"'{id}'" for id in sorted(skill_ids, key=str))
    found = await ask_of(people, weighed(worths, today, wanted))
    return [
        Evidence(
            UUID(str(row["employee_id"])), UUID(str(row["skill_id"])), int(row["weighted"]), int(row["worth"])
        )
        for row in found
    ]


def weighed(worths: Sequence[Worth], today: date, skills: str) -> str:
    """The end of a statement over `counted`: of each of them and of each of these skills what all judgements add up to."""
    # Both engines read days from literals; sources are words of ours.
    cases = " ".join(
        f"WHEN s.source = '{it.source}' AND s.valid_from >= '{it.since.isoformat()}' THEN {it.worth}"
        for it in worths
    )
    return (
        f"judged AS (SELECT s.employee_id, s.skill_id, s.level, CASE {cases} ELSE 0 END AS worth "  # noqa: S608 - see above
        "FROM skill_level s JOIN counted c ON c.id = s.employee_id "
        f"WHERE s.skill_id IN ({skills}) AND s.valid_from <= '{today.isoformat()}') "
        "SELECT employee_id, skill_id, SUM(level * worth) AS weighted, SUM(worth) AS worth FROM judged "
        "GROUP BY employee_id, skill_id"
    )
