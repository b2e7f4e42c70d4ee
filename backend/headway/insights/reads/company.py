"""The company's page: its goals for everybody, counts and budgets as far as the viewer may see what is counted."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tortoise.queryset import QuerySet

import headway.monitoring.reads as monitoring
from headway.insights.reads.home import RUNNING
from headway.insights.reads.viewer import reads_all, viewer_of
from headway.insights.rules.company import GoalFacts, Reviews, company_sentence
from headway.insights.rules.phrases import Sentence
from headway.monitoring.rules import GoalStatus
from headway.planning.access import visible_listed_goals
from headway.planning.reads import current_period
from headway.planning.rules import GoalLevel
from headway.platform import clock
from headway.platform.actor import Actor, Scope
from headway.platform.kept import Fresh
from headway.reviewing.access import visible_cycles
from headway.reviewing.reads.cycles import counts
from headway.rewarding.access import visible_budgets

if TYPE_CHECKING:
    from headway.planning.models import Goal, Period
    from headway.reviewing.models import ReviewCycle
    from headway.rewarding.models import Budget


@dataclass(frozen=True, slots=True)
class Company:
    """The page of one period. What it shows is read when it is asked for: who counts goals reads none."""

    period: "Period | None"
    fresh: Fresh


async def company(actor: Actor) -> Company | None:
    """The company as the viewer may see it; None for who is nobody here and for tokens that read no insights."""
    if not reads_all(actor, (Scope.INSIGHTS_READ, Scope.GOALS_READ)):
        return None
    if actor.employee_id is None and not (actor.roles or actor.integration):
        return None
    return Company(await current_period(actor), Fresh(clock.now()))


async def company_goals(actor: Actor, period: "Period | None") -> "list[Goal]":
    """The company's goals of the period, the next due first."""
    if period is None:
        return []
    return await _goals(actor, period).filter(level=GoalLevel.COMPANY).order_by("due_on", "title", "id")


async def running_cycle(actor: Actor) -> "ReviewCycle | None":
    """The newest running review cycle that the viewer may see."""
    return await visible_cycles(actor).filter(state__in=RUNNING).order_by("-launched_at", "id").first()


async def first_sentence(
    actor: Actor, period: "Period | None", goals: "list[Goal]", cycle: "ReviewCycle | None"
) -> Sentence:
    """Whether the goals of the period will be reached, in a line."""
    viewer = await viewer_of(actor)
    found = await monitoring.outlooks(actor, [goal.id for goal in goals])
    facts = [
        GoalFacts(
            goal.id, goal.title, found[goal.id].status.value, found[goal.id].progress, found[goal.id].expected
        )
        for goal in goals
    ]
    name = period.name if period else None
    return company_sentence(facts, name, await _reviews(actor, cycle), viewer.today)


async def _reviews(actor: Actor, cycle: "ReviewCycle | None") -> Reviews | None:
    """How many managers' forms are in, for those who look after a cycle."""
    if cycle is None or not actor.roles:
        return None
    found = (await counts(actor, [cycle.id]))[cycle.id]
    return Reviews(cycle.id, found.manager_submitted, found.manager_assigned, cycle.manager_due_on)


async def status_counts(actor: Actor, period: "Period | None") -> list[tuple[GoalStatus, int]]:
    """How many goals of the period that the viewer may see stand where; statuses that none has are left out."""
    if period is None:
        return []
    counted = await monitoring.status_counts(actor, _goals(actor, period))
    return [(status, counted[status]) for status in GoalStatus if counted[status]]


def budgets(actor: Actor, period: "Period") -> "QuerySet[Budget]":
    """The budgets of the period that the viewer may see."""
    return visible_budgets(actor).filter(period_id=period.id).order_by("kind", "unit_key", "id")


def _goals(actor: Actor, period: "Period") -> "QuerySet[Goal]":
    return visible_listed_goals(actor).filter(period_id=period.id)
