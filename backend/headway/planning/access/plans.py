"""Who may reach which performance plans."""

from typing import TYPE_CHECKING

from tortoise.expressions import Subquery
from tortoise.queryset import QuerySet

from headway.people.access import people_with_known_skills
from headway.planning.access.development import of_people_led, reads_growth
from headway.planning.models import PerformancePlan, PerformancePlanVersion
from headway.platform.actor import Actor

if TYPE_CHECKING:
    from headway.people.models import Employee


def people_with_plans(actor: Actor) -> "QuerySet[Employee]":
    """Whose performance plans the actor reads: one's own, those of everybody below, and those in HR scope."""
    people = people_with_known_skills(actor)
    return people if reads_growth(actor) else people.filter(id__isnull=True)


def visible_performance_plans(actor: Actor) -> QuerySet[PerformancePlan]:
    """The agreements about plans that the actor reads."""
    if not reads_growth(actor):
        return PerformancePlan.filter(id__isnull=True)
    return PerformancePlan.filter(of_people_led(actor))


def visible_performance_plan_versions(actor: Actor) -> QuerySet[PerformancePlanVersion]:
    """What was agreed, of plans that the actor reads."""
    return PerformancePlanVersion.filter(plan_id__in=Subquery(visible_performance_plans(actor).values("id")))
