"""Who comes nearest to what roles ask for: ranked by the database, since of tens of thousands only a handful is shown."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from tortoise.queryset import QuerySet

from headway.people.models import Employee
from headway.people.reads.skill_evidence import Worth, weighed
from headway.people.reads.skill_gaps import ask_of


@dataclass(frozen=True, slots=True)
class Closeness:
    """From which missing hundredths of a level on a skill is not met, and how many whole levels are learned within a year."""

    half: int
    in_a_year: int


@dataclass(frozen=True, slots=True)
class Shortlist:
    """Of how many people something is known about the skills of a role, how many could take it on now and within a year, and the nearest."""

    considered: int = 0
    now: int = 0
    one_year: int = 0
    people: tuple[UUID, ...] = ()


NOBODY: Final = Shortlist()


async def shortlists(
    people: QuerySet[Employee],
    role_ids: Collection[UUID],
    worths: Sequence[Worth],
    today: date,
    closeness: Closeness,
    most: int,
) -> dict[UUID, Shortlist]:
    """For each role those of these people who hold neither it nor one of a higher level, the nearest first; of those equal, by id.

    Nearer is who lacks less, by how much is asked for; then who meets more skills; then of whom more is known.
    """
    if not role_ids:
        return {}
    roles = ", ".join(f"'{id}'" for id in sorted(role_ids, key=str))
    half, in_a_year = closeness.half, closeness.in_a_year
    found = await ask_of(
        people,
        f"asked AS (SELECT r.role_profile_id AS role, r.skill_id, r.level, p.level AS senior FROM required_skill r "  # noqa: S608 - our own words, ids and numbers
        f"JOIN role_profile p ON p.id = r.role_profile_id WHERE r.role_profile_id IN ({roles})), "
        "whole AS (SELECT role, COUNT(*) AS skills, SUM(level * level * 100) AS total FROM asked GROUP BY role), "
        f"known AS (WITH {weighed(worths, today, 'SELECT skill_id FROM asked')}), "
        "gaps AS (SELECT k.employee_id, a.role, a.level, k.worth, CASE WHEN a.level * 100 > k.weighted * 100 / k.worth "
        "THEN a.level * 100 - k.weighted * 100 / k.worth ELSE 0 END AS missing FROM known k JOIN asked a ON a.skill_id = k.skill_id "
        "JOIN counted c ON c.id = k.employee_id LEFT JOIN role_profile h ON h.id = c.role_profile_id "
        "WHERE h.id IS NULL OR (h.id <> a.role AND h.level <= a.senior)), "
        "fits AS (SELECT g.role, g.employee_id, w.total - SUM((g.level * 100 - g.missing) * g.level) AS weighed, "
        f"w.skills - SUM(CASE WHEN g.missing < {half} THEN 1 ELSE 0 END) AS unmet, SUM(g.worth) AS evidence, "
        f"w.skills - COUNT(*) AS unknown, SUM(CASE WHEN g.missing < {half} THEN 0 ELSE (g.missing + {half}) / 100 END) AS short "
        "FROM gaps g JOIN whole w ON w.role = g.role GROUP BY g.role, g.employee_id, w.total, w.skills), "
        "ranked AS (SELECT role, employee_id, "
        "ROW_NUMBER() OVER (PARTITION BY role ORDER BY weighed, unmet, evidence DESC, employee_id) AS place, "
        "COUNT(*) OVER (PARTITION BY role) AS considered, "
        "SUM(CASE WHEN unmet = 0 THEN 1 ELSE 0 END) OVER (PARTITION BY role) AS now, "
        f"SUM(CASE WHEN unmet > 0 AND unknown = 0 AND short <= {in_a_year} THEN 1 ELSE 0 END) OVER (PARTITION BY role) AS one_year "
        f"FROM fits) SELECT role, employee_id, considered, now, one_year FROM ranked WHERE place <= {most} ORDER BY role, place",
    )
    lists: dict[UUID, Shortlist] = {}
    for row in found:
        role, person = UUID(str(row["role"])), UUID(str(row["employee_id"]))
        before = lists.get(role, NOBODY).people
        considered, now, one_year = (int(row[name]) for name in ("considered", "now", "one_year"))
        lists[role] = Shortlist(considered, now, one_year, (*before, person))
    return lists
