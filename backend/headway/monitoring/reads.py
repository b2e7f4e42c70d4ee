"""Batched reads of monitoring for the graph and the domains above."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from tortoise.queryset import QuerySet

from headway.monitoring.access import (
    may_write_feedback,
    people_with_visible_leave,
    visible_leave,
    visible_notes,
    visible_updates,
    visible_whole_days,
)
from headway.monitoring.models import Feedback, LeaveEntry, TimeFact
from headway.monitoring.rules import Confidence, FeedbackAction
from headway.monitoring.rules.feedback import allowed_feedback_actions
from headway.monitoring.rules.leave import LeaveFact, leave_balance
from headway.monitoring.rules.status import GoalFacts, Outlook, status_of
from headway.planning.access import visible_goals
from headway.planning.reads import measured
from headway.planning.rules.progress import Measured, awaited_from, even_pace
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.database import Fold, fold

if TYPE_CHECKING:
    from headway.planning.models import Goal

LOOKED_AT: Final = ("state", "outcome", "starts_on", "due_on", "agreed_at", "owner__time_zone")
_LOWEST_FIRST = (Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH)


async def outlooks(actor: Actor, goal_ids: list[UUID]) -> dict[UUID, Outlook]:
    """Status, reason and progress of each visible goal as of today in its owner's zone, in two statements."""
    return await outlooks_of(actor, visible_goals(actor).filter(id__in=goal_ids)) if goal_ids else {}


async def outlooks_of(actor: Actor, visible: "QuerySet[Goal]") -> dict[UUID, Outlook]:
    """The same of all these goals, however many."""
    goals = await visible.values("id", *LOOKED_AT)
    found = await measured(actor, visible) if goals else {}
    return {goal["id"]: outlook_of(goal, found.get(goal["id"], Measured())) for goal in goals}


def outlook_of(goal: Mapping[str, Any], measure: Measured) -> Outlook:
    """Status, reason and progress of a goal with the columns `LOOKED_AT`, today in its owner's zone."""
    zone = goal["owner__time_zone"]
    today = clock.today(zone)
    facts = GoalFacts(
        state=goal["state"],
        outcome=goal["outcome"],
        starts_on=goal["starts_on"],
        awaited_from=awaited_from(goal["starts_on"], goal["agreed_at"], zone),
        due_on=goal["due_on"],
        progress=measure.progress,
        expected=even_pace(goal["starts_on"], goal["due_on"], today),
        last_on=measure.last_on,
        confidence=next((word for word in _LOWEST_FIRST if word in measure.confidences), None),
        open_parts=tuple(part.last_on or part.awaited_from for part in measure.parts if part.open),
        parts=len(measure.parts),
        by_children=measure.by_children,
    )
    status, reason = status_of(facts, today)
    return Outlook(status, reason, facts.progress, facts.expected, facts.last_on)


async def notes(actor: Actor, update_ids: list[UUID]) -> dict[UUID, str | None]:
    """The words of those updates whose words the actor may read."""
    rows = await visible_notes(actor).filter(id__in=update_ids).values("id", "note")
    return {row["id"]: row["note"] for row in rows}


def saying(feedback: QuerySet[Feedback], search: str) -> QuerySet[Feedback]:
    """Feedback whose text has every searched word, whatever its accents and case."""
    found = feedback.annotate(folded_text=Fold("text"))
    for word in fold(search).split():
        found = found.filter(folded_text__contains=word)
    return found


async def feedback_actions(actor: Actor, feedback: list[Feedback]) -> dict[Feedback, list[FeedbackAction]]:
    """What the actor may do with each, without asking the database."""
    if not may_write_feedback(actor):
        return {}
    return {
        row: [action for action in FeedbackAction if action in allowed_to(actor, row)] for row in feedback
    }


def allowed_to(actor: Actor, row: Feedback) -> frozenset[FeedbackAction]:
    """What the rules allow this actor to do with this feedback."""
    return allowed_feedback_actions(
        row.state,
        row.visibility,
        gives=row.giver_id == actor.employee_id,
        receives=row.receiver_id == actor.employee_id,
    )


async def leave_balances(
    actor: Actor, wanted: Sequence[tuple[UUID, date]]
) -> dict[tuple[UUID, date], int | None]:
    """Hundredths of days of leave left, for each person and day the actor may know of; others are absent."""
    ids = {employee_id for employee_id, _ in wanted}
    known: set[UUID] = {
        row["id"] for row in await people_with_visible_leave(actor).filter(id__in=ids).values("id")
    }
    entries: dict[UUID, list[LeaveFact]] = {id: [] for id in known}
    for row in await visible_leave(actor).filter(employee_id__in=known) if known else []:
        entries[row.employee_id].append(_fact(row))
    return {(id, day): leave_balance(entries[id], day) for id, day in wanted if id in known}


def _fact(row: LeaveEntry) -> LeaveFact:
    return LeaveFact(row.kind, row.hundredths, row.on, row.expires_on)


async def whole_days(actor: Actor, facts: list[TimeFact]) -> dict[TimeFact, TimeFact]:
    """Those facts of which the actor may know more than the hours over the plan; others are absent."""
    ids = [fact.id for fact in facts]
    whole = {row["id"] for row in await visible_whole_days(actor).filter(id__in=ids).values("id")}
    return {fact: fact for fact in facts if fact.id in whole}


async def sources(actor: Actor, update_ids: list[UUID]) -> dict[UUID, str]:
    """The names of the feeds that logged these updates; absent for those that people logged."""
    from_feeds = visible_updates(actor).filter(id__in=update_ids, metric_value_id__isnull=False)
    rows = await from_feeds.values("id", "metric_value__feed__name")
    return {row["id"]: row["metric_value__feed__name"] for row in rows}
