"""How many shared overall ratings of managers there are, by step and group: counted by the database."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any, Final
from uuid import UUID

from tortoise.functions import Count
from tortoise.queryset import QuerySet

from headway.platform.actor import Actor
from headway.reviewing.access import readable_reviews
from headway.reviewing.models import Review, ReviewCycle
from headway.reviewing.rules import ReviewDirection
from headway.reviewing.rules.lives import SHARED
from headway.reviewing.rules.scoring import on_scale

NOBODY: Final = UUID(int=0)


class RatingGrouping(StrEnum):
    """By what ratings are put together."""

    DEPARTMENT = "DEPARTMENT"
    MANAGER = "MANAGER"
    LEVEL = "LEVEL"


_COLUMNS: Final = {
    RatingGrouping.DEPARTMENT: "participant__department_id",
    RatingGrouping.MANAGER: "reviewer_id",
    RatingGrouping.LEVEL: "participant__level",
}


@dataclass(frozen=True, slots=True)
class RatedCycle:
    """A cycle with ratings that the actor reads, its scale, and how many are at each step."""

    id: UUID
    name: str
    period_id: UUID
    period: str
    scale_id: UUID
    steps: tuple[tuple[int, str], ...]
    counts: Counter[int]

    def share(self, counts: Counter[int]) -> Fraction:
        """The mean of ratings on a line from 0 to 1, whatever the scale."""
        values = [value for value, _ in self.steps]
        return sum((on_scale(value, values) * n for value, n in counts.items()), Fraction()) / counts.total()


def counted_reviews(actor: Actor) -> QuerySet[Review]:
    """The shared reviews by managers that the actor reads, never those about the actor; none for integrations."""
    shared = readable_reviews(actor).filter(direction=ReviewDirection.MANAGER, state__in=sorted(SHARED))
    if actor.integration:
        return shared.filter(id__isnull=True)
    return shared.exclude(reviewee_id=actor.employee_id or NOBODY)


def counted_ratings(actor: Actor) -> QuerySet[Review]:
    """Those of these with an overall rating."""
    return counted_reviews(actor).filter(overall_rating__isnull=False)


async def ratings_by_cycle(actor: Actor) -> dict[UUID, dict[int, int]]:
    """Of each cycle with such ratings how many are at each step."""
    rows = counted_ratings(actor).annotate(people=Count("id")).group_by("cycle_id", "overall_rating")
    counts: dict[UUID, dict[int, int]] = defaultdict(dict)
    for cycle, rating, people in await rows.values_list("cycle_id", "overall_rating", "people"):
        counts[cycle][rating] = people
    return counts


async def rated_cycles(counts: Mapping[UUID, Mapping[int, int]]) -> list[RatedCycle]:
    """These cycles with so many ratings at each step, the oldest first."""
    cycles = ReviewCycle.filter(id__in=list(counts)).select_related("template__scale", "period")
    return [
        RatedCycle(
            it.id,
            it.name,
            it.period_id,
            it.period.name,
            it.template.scale_id,
            tuple((step["value"], step["label"]) for step in it.template.scale.steps),
            Counter(counts[it.id]),
        )
        for it in await cycles.order_by("period__ends_on", "launched_at", "id")
    ]


async def rating_counts(
    actor: Actor, cycle_id: UUID, by: RatingGrouping
) -> list[tuple[UUID | int | None, int, int]]:
    """Of each group of a cycle how many ratings are at each step; groups as they were at its launch."""
    column = _COLUMNS[by]
    rows = counted_ratings(actor).filter(cycle_id=cycle_id).annotate(people=Count("id"))
    return await rows.group_by(column, "overall_rating").values_list(column, "overall_rating", "people")


class Trait(StrEnum):
    """What an audit looks at, of those rated in a cycle."""

    LOCATION = "reviewee__location"
    EMPLOYMENT = "reviewee__employment_type"
    LEVEL = "participant__level"


async def people_by_trait(rated: QuerySet[Review], trait: Trait) -> dict[Any, int]:
    """How many of these ratings are about people of each place, contract or level."""
    counted = rated.annotate(people=Count("id")).group_by(trait.value)
    return dict(await counted.values_list(trait.value, "people"))


async def people_hired(rated: QuerySet[Review], since: date | None, before: date | None) -> int:
    """How many of these ratings are about people hired from one day on and before another."""
    if since is not None:
        rated = rated.filter(reviewee__hired_on__gte=since)
    if before is not None:
        rated = rated.filter(reviewee__hired_on__lt=before)
    return await rated.filter(reviewee__hired_on__isnull=False).count()
