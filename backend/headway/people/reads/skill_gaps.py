"""How the skills of many people stand to what their roles ask for: counted by the database, group by group."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Final, Self
from uuid import UUID

from tortoise.functions import Count
from tortoise.queryset import QuerySet

from headway.people.models import Employee
from headway.people.rules.vocabulary import SkillGrouping
from headway.platform import database

_COLUMNS: Final = {SkillGrouping.DEPARTMENT: "department_id", SkillGrouping.MANAGER: "manager_id"}


@dataclass(frozen=True, slots=True)
class SkillCount:
    """A skill in a group: how many are asked for it and judged, and where those stand.

    `asked_levels` and `levels` are sums over the judged; `short` of them are below, `one_short` by one level, `missing` levels
    in all. `weighted` is the missing levels by the share of the skill in each role, in thousandths. `moved` is by how many
    levels those `compared`, judged on the earlier day too, went up since.
    """

    unit_id: UUID | None
    skill_id: UUID
    asked: int
    judged: int
    by_others: int
    asked_levels: int
    levels: int
    short: int
    one_short: int
    missing: int
    weighted: int
    compared: int
    moved: int
    last_on: date | None

    @property
    def about(self) -> UUID:
        """What was counted."""
        return self.skill_id

    @classmethod
    def together(cls, unit_id: UUID | None, skill_id: UUID, parts: Sequence[Self]) -> Self:
        """The same skill over several groups."""
        numbers = [it.name for it in fields(cls) if it.type is int]
        days = [it.last_on for it in parts if it.last_on]
        sums = {name: sum(getattr(it, name) for it in parts) for name in numbers}
        return cls(unit_id, skill_id, last_on=max(days, default=None), **sums)


@dataclass(frozen=True, slots=True)
class SkillOfPerson:
    """How somebody stands to what their role asks for; no level where nobody judged."""

    employee_id: UUID
    required: int
    level: int | None
    judged_on: date | None


async def skill_counts(
    people: QuerySet[Employee], by: SkillGrouping, *, today: date, earlier: date
) -> list[SkillCount]:
    """Every skill that a role of these people asks for, in each of their groups, in one statement."""
    unit = f"c.{_COLUMNS[by]} AS unit_id"
    found = await ask_of(
        people,
        f"placed AS ({_placed(today, earlier)}), "  # noqa: S608 - our own words and days
        "judged AS (SELECT employee_id, skill_id, MAX(CASE WHEN place = 1 THEN level END) AS level, "
        "MAX(CASE WHEN place = 1 AND source <> 'SELF' THEN 1 ELSE 0 END) AS by_others, MAX(valid_from) AS valid_from, "
        f"MAX(CASE WHEN then_place = 1 AND {_until(earlier)} THEN level END) AS earlier "
        "FROM placed GROUP BY employee_id, skill_id), "
        "whole AS (SELECT role_profile_id, SUM(level) AS total FROM required_skill GROUP BY role_profile_id), "
        f"held AS (SELECT {unit}, c.role_profile_id, COUNT(*) AS people FROM counted c GROUP BY c.{_COLUMNS[by]}, c.role_profile_id), "
        # Everybody in a role is asked for its skills; who was judged, and how, is added up beside them.
        "stood AS (SELECT h.unit_id, r.skill_id, h.people AS asked, 0 AS judged, 0 AS by_others, 0 AS required, 0 AS level, "
        "1 AS total, NULL AS earlier, NULL AS valid_from FROM held h JOIN required_skill r ON r.role_profile_id = h.role_profile_id "
        f"UNION ALL SELECT {unit}, r.skill_id, 0, 1, j.by_others, r.level, j.level, "
        "w.total, j.earlier, j.valid_from FROM counted c "
        "JOIN required_skill r ON r.role_profile_id = c.role_profile_id JOIN whole w ON w.role_profile_id = r.role_profile_id "
        "JOIN judged j ON j.employee_id = c.id AND j.skill_id = r.skill_id) "
        "SELECT unit_id, skill_id, SUM(asked) AS asked, SUM(judged) AS judged, SUM(by_others) AS by_others, "
        "SUM(required) AS asked_levels, SUM(level) AS levels, SUM(CASE WHEN level < required THEN 1 ELSE 0 END) AS short, "
        "SUM(CASE WHEN judged = 1 AND level = required - 1 THEN 1 ELSE 0 END) AS one_short, "
        "SUM(CASE WHEN level < required THEN required - level ELSE 0 END) AS missing, "
        "SUM(CASE WHEN level < required THEN (required - level) * required * 1000 / total ELSE 0 END) AS weighted, "
        "COUNT(earlier) AS compared, SUM(CASE WHEN earlier IS NULL THEN 0 ELSE level - earlier END) AS moved, "
        "MAX(valid_from) AS last_on FROM stood GROUP BY unit_id, skill_id",
    )
    return [_count(row) for row in found]


async def units_counted(people: QuerySet[Employee], by: SkillGrouping) -> dict[UUID | None, int]:
    """How many of these people are in each group."""
    column = _COLUMNS[by]
    found = await people.annotate(people=Count("id")).group_by(column).values_list(column, "people")
    return dict(found)


async def levels_counted(
    people: QuerySet[Employee], skill_ids: Collection[UUID], today: date
) -> dict[UUID, dict[int, int]]:
    """Of each of these skills, how many of these people are at each level, whatever their role asks for."""
    if not skill_ids:
        return {}
    found = await ask_of(
        people,
        f"newest AS ({_newest(today, skill_ids)}) "  # noqa: S608 - our own words, a day, ids
        "SELECT skill_id, level, COUNT(*) AS people FROM newest GROUP BY skill_id, level",
    )
    levels: dict[UUID, dict[int, int]] = {}
    for row in found:
        levels.setdefault(UUID(str(row["skill_id"])), {})[row["level"]] = row["people"]
    return levels


async def people_of_skill(people: QuerySet[Employee], skill_id: UUID, today: date) -> list[SkillOfPerson]:
    """Those of these people whose role asks for a skill, the widest gap first, then who was not judged, then by name."""
    found = await ask_of(
        people,
        f"newest AS ({_newest(today, [skill_id])}) "  # noqa: S608 - our own words, a day, an id
        "SELECT c.id, r.level AS required, n.level, n.valid_from FROM counted c "
        f"JOIN required_skill r ON r.role_profile_id = c.role_profile_id AND r.skill_id = '{skill_id}' "
        "LEFT JOIN newest n ON n.employee_id = c.id AND n.skill_id = r.skill_id "
        "ORDER BY CASE WHEN n.level IS NULL THEN 1 WHEN n.level < r.level THEN 0 ELSE 2 END, "
        "n.level - r.level, c.search_name, c.id",
    )
    return [
        SkillOfPerson(UUID(str(row["id"])), row["required"], row["level"], _day(row["valid_from"]))
        for row in found
    ]


# Both engines read days and ids from literals.
_ORDER: Final = (
    "PARTITION BY s.employee_id, s.skill_id ORDER BY s.valid_from DESC, s.recorded_at DESC, s.id DESC"
)


def _until(day: date) -> str:
    return f"valid_from <= '{day.isoformat()}'"


def _newest(day: date, skill_ids: Collection[UUID]) -> str:
    """The judgement of each person and each of these skills that counted on a day."""
    wanted = ", ".join(f"'{id}'" for id in sorted(skill_ids, key=str))
    return (
        f"SELECT * FROM (SELECT s.employee_id, s.skill_id, s.level, s.valid_from, ROW_NUMBER() OVER ({_ORDER}) AS place "  # noqa: S608 - our own words, days and ids
        f"FROM skill_level s JOIN counted c ON c.id = s.employee_id WHERE s.skill_id IN ({wanted}) AND s.{_until(day)}) judged "
        "WHERE place = 1"
    )


def _placed(today: date, earlier: date) -> str:
    """Every judgement until today with its place from the newest on, and that among those until the earlier day: sorted once for both."""
    return (
        "SELECT s.employee_id, s.skill_id, s.level, s.source, s.valid_from, ROW_NUMBER() OVER newest_first AS place, "  # noqa: S608 - our own words and days
        f"SUM(CASE WHEN s.{_until(earlier)} THEN 1 ELSE 0 END) OVER (newest_first ROWS UNBOUNDED PRECEDING) AS then_place "
        f"FROM skill_level s JOIN counted c ON c.id = s.employee_id WHERE s.{_until(today)} WINDOW newest_first AS ({_ORDER})"
    )


async def ask_of(people: QuerySet[Employee], statement: str) -> Sequence[dict[str, Any]]:
    """A statement over `counted`, the people that a query gives."""
    kept = people.only("id", "department_id", "manager_id", "role_profile_id", "search_name")
    return await database.ask_of(kept, statement)


def _count(row: dict[str, Any]) -> SkillCount:
    unit, skill, last_on = (row.pop(name) for name in ("unit_id", "skill_id", "last_on"))
    numbers = {name: int(value) for name, value in row.items()}
    return SkillCount(_uuid(unit), UUID(str(skill)), last_on=_day(last_on), **numbers)


# SQLite keeps ids and days as text, PostgreSQL does not.
def _uuid(value: Any) -> UUID | None:
    return None if value is None else UUID(str(value))


def _day(value: Any) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value
