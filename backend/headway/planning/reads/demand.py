"""Which skills the goals of a period need, and how much of the company's goals rests on each; and on whom."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from headway.planning.access import pursued_goals
from headway.planning.reads.goals import anchor
from headway.planning.rules import GoalLevel, Visibility
from headway.platform.database import connection

if TYPE_CHECKING:
    from headway.planning.models import Period


@dataclass(frozen=True, slots=True)
class Demand:
    """How many goals under the company's need a skill, the highest level they ask for, and the share of the company's goals, by weight."""

    skill_id: UUID
    goals: int
    level: int
    share: float


@dataclass(frozen=True, slots=True)
class Carried:
    """The share of each of the company's goals, by weight, and under which of them the people of each group have goals."""

    shares: list[float]
    by_group: list[tuple[UUID | None, list[int]]]

    def shares_of(self, rows: Mapping[UUID | None, UUID | None]) -> dict[UUID | None, float]:
        """How much of the company's goals those rows carry that some of these groups are in; of others nothing is known."""
        theirs: dict[UUID | None, set[int]] = defaultdict(set)
        for group, goals in self.by_group:
            if group in rows:
                theirs[rows[group]].update(goals)
        return {row: sum(self.shares[goal] for goal in goals) for row, goals in theirs.items()}


async def demands(period: "Period") -> dict[UUID, Demand]:
    """What the company goals of a period that all may read need, and the shared and public goals below them."""
    found = await _under(
        period,
        "needs AS (SELECT s.skill_id, u.top, COUNT(*) AS goals, MAX(s.level) AS level FROM goal_skill s "
        "JOIN under u ON u.id = s.goal_id GROUP BY s.skill_id, u.top) "
        "SELECT n.skill_id, SUM(n.goals) AS goals, MAX(n.level) AS level, SUM(t.weight) AS weight, "
        "(SELECT SUM(weight) FROM tops) AS whole FROM needs n JOIN tops t ON t.id = n.top GROUP BY n.skill_id",
    )
    return {it.skill_id: it for it in map(_demand, found)}


async def carried(period: "Period", column: str) -> Carried:
    """Who carries the company's goals of a period, as `demands` reads them; people in groups by a column of their row."""
    found = await _under(
        period,
        f"theirs AS (SELECT DISTINCT u.top, e.{column} AS unit FROM under u JOIN goal g ON g.id = u.id JOIN employee e ON e.id = g.owner_id) "  # noqa: S608 - our own words
        "SELECT t.id AS top, t.weight, o.unit, o.top IS NOT NULL AS held FROM tops t LEFT JOIN theirs o ON o.top = t.id",
    )
    weights = {row["top"]: int(row["weight"]) for row in found}
    place, whole = {top: at for at, top in enumerate(weights)}, sum(weights.values()) or 1
    groups: dict[UUID | None, list[int]] = defaultdict(list)
    for row in found:
        if row["held"]:
            groups[UUID(str(row["unit"])) if row["unit"] else None].append(place[row["top"]])
    return Carried([weight / whole for weight in weights.values()], [*groups.items()])


async def _under(period: "Period", rest: str) -> list[dict[str, Any]]:
    """Rows of a statement about `tops`, the public company goals of a period, and all that is `under` them and not private."""
    tops = pursued_goals().filter(period_id=period.id, level=GoalLevel.COMPANY, visibility=Visibility.PUBLIC)
    sql, values = anchor(tops.only("id", "weight"))
    statement = (
        f"WITH RECURSIVE tops AS ({sql}), under(top, id) AS (SELECT id, id FROM tops UNION "  # noqa: S608 - our own words
        "SELECT u.top, g.id FROM goal g JOIN under u ON g.parent_id = u.id "
        f"WHERE g.state = 'ACTIVE' AND g.visibility <> 'PRIVATE'), {rest}"
    )
    found: list[dict[str, Any]] = await connection().execute_query_dict(statement, values)
    return found


def _demand(row: dict[str, Any]) -> Demand:
    share = int(row["weight"]) / int(row["whole"]) if row["whole"] else 0.0
    return Demand(UUID(str(row["skill_id"])), int(row["goals"]), row["level"], share)
