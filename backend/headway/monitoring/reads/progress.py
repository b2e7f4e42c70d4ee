"""Where goals stand, and what was said beside their numbers."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from tortoise.queryset import QuerySet

from headway.monitoring.access import visible_notes, visible_updates
from headway.monitoring.reads.circumstances import AROUND, Circumstances, circumstances, with_settings
from headway.monitoring.rules import Confidence
from headway.monitoring.rules.status import GoalFacts, Outlook, status_of
from headway.planning.access import visible_goals
from headway.planning.reads import measured
from headway.planning.rules import GoalState
from headway.planning.rules.progress import Measured, awaited_from, even_pace
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.computing import aside

if TYPE_CHECKING:
    from headway.planning.models import Goal


LOOKED_AT: Final = (
    *("state", "outcome", "starts_on", "due_on", "agreed_at", "paused_on", "resumed_on"),
    *("owner__time_zone", *AROUND),
)
_LOWEST_FIRST = (Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH)


async def outlooks(actor: Actor, goal_ids: list[UUID]) -> dict[UUID, Outlook]:
    """Status, reason and progress of each visible goal as of today in its owner's zone, in three statements, four after a pause."""
    return await outlooks_of(actor, visible_goals(actor).filter(id__in=goal_ids)) if goal_ids else {}


async def outlooks_of(actor: Actor, visible: "QuerySet[Goal]") -> dict[UUID, Outlook]:
    """The same of all these goals, however many."""
    goals = await with_settings(visible).values("id", *LOOKED_AT)
    if not goals:
        return {}
    found, around = await measured(actor, visible), await circumstances(goals)

    def judged() -> dict[UUID, Outlook]:
        return {goal["id"]: outlook_of(goal, found.get(goal["id"], Measured()), around) for goal in goals}

    return await aside(judged, len(goals))


def outlook_of(goal: Mapping[str, Any], measure: Measured, around: Circumstances) -> Outlook:
    """Status, reason and progress of a goal of `with_settings` with the columns `LOOKED_AT`, today in its owner's zone."""
    today = clock.today(goal["owner__time_zone"])
    facts = facts_of(goal, measure, around, today)
    status, reason = status_of(facts, today, around.thresholds)
    expected, awaited = facts.expected(today), awaited_since(goal, measure)
    return Outlook(status, reason, facts.progress, expected, facts.last_on, awaited)


def awaited_since(goal: Mapping[str, Any], measure: Measured) -> date | None:
    """Since when a number of the key results of such a goal is awaited; of what only goals below measure, none is."""
    if goal["state"] != GoalState.ACTIVE or measure.by_children:
        return None
    open_ = any(part.open for part in measure.parts)
    return (
        awaited_from(goal["starts_on"], goal["agreed_at"], resumed_on=goal["resumed_on"]) if open_ else None
    )


def facts_of(goal: Mapping[str, Any], measure: Measured, around: Circumstances, today: date) -> GoalFacts:
    """What the status of such a goal is computed from on a day."""
    zone = goal["owner__time_zone"]
    return GoalFacts(
        state=goal["state"],
        outcome=goal["outcome"],
        starts_on=goal["starts_on"],
        awaited_from=awaited_from(goal["starts_on"], goal["agreed_at"], zone, goal["resumed_on"]),
        due_on=goal["due_on"],
        progress=measure.progress,
        even=even_pace(goal["starts_on"], goal["due_on"], today, around.pauses.get(goal["id"], ())),
        kept=measure.kept,
        last_on=measure.last_on,
        confidence=next((word for word in _LOWEST_FIRST if word in measure.confidences), None),
        open_parts=tuple(part.last_on or part.awaited_from for part in measure.parts if part.open),
        parts=len(measure.parts),
        by_children=measure.by_children,
        availability=around.availability(goal),
    )


async def notes(actor: Actor, update_ids: list[UUID]) -> dict[UUID, str | None]:
    """The words of those updates whose words the actor may read."""
    rows = await visible_notes(actor).filter(id__in=update_ids).values("id", "note")
    return {row["id"]: row["note"] for row in rows}


async def sources(actor: Actor, update_ids: list[UUID]) -> dict[UUID, str]:
    """The names of the feeds that logged these updates; absent for those that people logged."""
    from_feeds = visible_updates(actor).filter(id__in=update_ids, metric_value_id__isnull=False)
    rows = await from_feeds.values("id", "metric_value__feed__name")
    return {row["id"]: row["metric_value__feed__name"] for row in rows}
