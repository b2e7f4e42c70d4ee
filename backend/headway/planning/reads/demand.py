"""Which skills the goals of a period need, and how much of the company's goals rests on each."""

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


async def demands(period: "Period") -> dict[UUID, Demand]:
    """What the company goals of a period that all may read need, and the shared and public goals below them."""
    tops = pursued_goals().filter(period_id=period.id, level=GoalLevel.COMPANY, visibility=Visibility.PUBLIC)
    sql, values = anchor(tops.only("id", "weight"))
    statement = (
        f"WITH RECURSIVE tops AS ({sql}), under(top, id) AS (SELECT id, id FROM tops UNION "  # noqa: S608 - our own words
        "SELECT u.top, g.id FROM goal g JOIN under u ON g.parent_id = u.id "
        "WHERE g.state = 'ACTIVE' AND g.visibility <> 'PRIVATE'), "
        "needs AS (SELECT s.skill_id, u.top, COUNT(*) AS goals, MAX(s.level) AS level FROM goal_skill s "
        "JOIN under u ON u.id = s.goal_id GROUP BY s.skill_id, u.top) "
        "SELECT n.skill_id, SUM(n.goals) AS goals, MAX(n.level) AS level, SUM(t.weight) AS weight, "
        "(SELECT SUM(weight) FROM tops) AS whole FROM needs n JOIN tops t ON t.id = n.top GROUP BY n.skill_id"
    )
    found: list[dict[str, Any]] = await connection().execute_query_dict(statement, values)
    return {it.skill_id: it for it in map(_demand, found)}


def _demand(row: dict[str, Any]) -> Demand:
    share = int(row["weight"]) / int(row["whole"]) if row["whole"] else 0.0
    return Demand(UUID(str(row["skill_id"])), int(row["goals"]), row["level"], share)
