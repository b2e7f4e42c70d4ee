"""Ratings of the people one follows: how they spread by group, how they went, and whether groups differ more than chance explains."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from itertools import pairwise
from typing import Any, Final
from uuid import UUID

from pydantic import TypeAdapter
from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

from headway.insights.reads.team import given_rewards
from headway.insights.reads.viewer import reads_all, viewer_of
from headway.insights.rules.fairness import Compared, FairnessSubject, Tally, audit, audit_sentence
from headway.insights.rules.ratings import Moment, at_least_usual, ratings_sentence
from headway.insights.rules.small_groups import is_told, told_groups
from headway.monitoring.reads.circumstances import group_size
from headway.people.access import people_counted, visible_departments
from headway.people.reads import names_of
from headway.platform.actor import Actor, Scope
from headway.platform.kept import Fresh, counted
from headway.reviewing.reads.rating_counts import (
    RatedCycle,
    RatingGrouping,
    Trait,
    counted_ratings,
    people_by_trait,
    people_hired,
    rated_cycles,
    rating_counts,
    ratings_by_cycle,
)

NEEDED: Final = (Scope.INSIGHTS_READ, Scope.PEOPLE_READ, Scope.REVIEWS_READ)
YEAR: Final = 365
CYCLES: Final = TypeAdapter(dict[UUID, dict[int, int]])
STEPS: Final = TypeAdapter(list[tuple[UUID | int | None, int, int]])
TALLIES: Final = TypeAdapter(dict[str, dict[str, Tally]])
# For how many years people work here, and what the spans between are called, the shortest first.
TENURES: Final = (1, 2, 5)
TENURE_WORDS: Final = ("Under a year", "1 year", "2 to 4 years", "5 years and more")
TRAITS: Final = {"Place": Trait.LOCATION, "Contract": Trait.EMPLOYMENT, "Level": Trait.LEVEL}
EMPLOYMENT: Final[Mapping[str, str]] = {
    "FULL_TIME": "Full-time", "PART_TIME": "Part-time", "FIXED_TERM": "Fixed term", "CONTRACTOR": "Contractor",
    "INTERN": "Intern", "OTHER": "Other",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spread:
    """A group: how many ratings, their mean from 0 to 1, and how many at each step."""

    name: str
    people: int
    share: float
    counts: list[int]


@dataclass(frozen=True, slots=True)
class Ratings:
    """What the page shows of one cycle; groups of few are left out and counted in `hidden`."""

    sentence: str
    cycle: RatedCycle
    cycles: list[RatedCycle]
    smallest: int
    whole: Spread
    groups: list[Spread]
    hidden: int
    course: list[Moment]
    fresh: Fresh


@dataclass(frozen=True, slots=True)
class Fairness:
    """An audit: what counts as chosen, and every group that may be told of beside the others."""

    sentence: str
    what: str
    cycle: str
    people: int
    smallest: int
    compared: list[Compared]
    fresh: Fresh


async def ratings(actor: Actor, by: RatingGrouping, cycle_id: UUID | None) -> Ratings | None:
    """The newest cycle, or this one; None for who reads ratings of fewer people than may be told of."""
    smallest, people, told = await _cycles(actor)
    cycle = _chosen(told, cycle_id)
    if cycle is None:
        return None
    count = partial(rating_counts, actor, cycle.id, by)
    steps = await counted(actor, "ratings", {"by": by, "cycle": cycle.id}, STEPS, count, people=people)
    groups: dict[Any, Counter[int]] = defaultdict(Counter)
    for group, rating, people in steps.figures:
        groups[group][rating] = people
    earlier = told[: told.index(cycle)]
    # The total is that of the groups: what was counted at another moment could be set against them.
    cycle = replace(cycle, counts=sum(groups.values(), Counter[int]()))
    shown = told_groups({group: counts.total() for group, counts in groups.items()}, smallest)
    names = await _names(actor, by, shown)
    course = _course([*earlier, cycle])
    return Ratings(
        sentence=ratings_sentence(cycle.counts, cycle.steps, cycle.name, course),
        cycle=cycle,
        cycles=told[::-1],
        smallest=smallest,
        whole=_spread("Everybody", cycle, cycle.counts),
        groups=sorted(
            (_spread(names[group], cycle, groups[group]) for group in shown),
            key=lambda it: (-it.people, it.name),
        ),
        hidden=len(groups) - len(shown),
        course=course,
        fresh=steps.fresh,
    )


async def fairness(actor: Actor, subject: FairnessSubject, cycle_id: UUID | None) -> Fairness | None:
    """Good ratings or rewards by place, contract, level and time here, for HR about the people they look after; None for others."""
    if not actor.is_hr:
        return None
    smallest, people, told = await _cycles(actor)
    cycle = _chosen(told, cycle_id)
    if cycle is None:
        return None
    what, chosen = _counting(actor, subject, cycle)
    rated = counted_ratings(actor).filter(cycle_id=cycle.id)
    today, rated_people = (await viewer_of(actor)).today, cycle.counts.total()

    async def count() -> dict[str, dict[str, Tally]]:
        tallies = {name: await _tallies(rated, chosen, trait) for name, trait in TRAITS.items()}
        return tallies | {"Time here": await _tallies_by_tenure(rated, chosen, today)}

    about = {"subject": subject, "cycle": cycle.id, "what": what, "today": today}
    tallies = await counted(actor, "fairness", about, TALLIES, count, people=people)
    compared = audit(tallies.figures, smallest)
    said = audit_sentence(compared, rated_people, what)
    return Fairness(said, what, cycle.name, rated_people, smallest, compared, tallies.fresh)


def _counting(actor: Actor, subject: FairnessSubject, cycle: RatedCycle) -> tuple[str, Q]:
    """What counts as chosen, in words and as a condition on reviews."""
    if subject is FairnessSubject.REWARDS:
        given = given_rewards(actor).filter(period_id=cycle.period_id)
        return "rewards of its period", Q(reviewee_id__in=Subquery(given.values("employee_id")))
    good = at_least_usual(cycle.steps)
    return f"ratings of “{dict(cycle.steps)[good]}” or better", Q(overall_rating__gte=good)


async def _cycles(actor: Actor) -> tuple[int, int, list[RatedCycle]]:
    """From how many people on figures are told, how many the actor looks after, and the cycles with so many ratings that the actor reads."""
    if not reads_all(actor, NEEDED):
        return 0, 0, []
    smallest, people = (await group_size()).now, await people_counted(actor).count()
    counts = await counted(actor, "rated cycles", {}, CYCLES, partial(ratings_by_cycle, actor), people=people)
    told = [it for it in await rated_cycles(counts.figures) if is_told(it.counts.total(), smallest)]
    return smallest, people, told


def _chosen(cycles: list[RatedCycle], cycle_id: UUID | None) -> RatedCycle | None:
    if cycle_id is None:
        return cycles[-1] if cycles else None
    return next((it for it in cycles if it.id == cycle_id), None)


async def _names(actor: Actor, by: RatingGrouping, groups: Iterable[Any]) -> dict[Any, str]:
    known = [group for group in groups if group is not None]
    if by is RatingGrouping.LEVEL:
        return {None: "No level"} | {level: f"Level {level}" for level in known}
    if by is RatingGrouping.MANAGER:
        return dict(await names_of(known))
    named = await visible_departments(actor).filter(id__in=known).values_list("id", "name")
    # What was counted a while ago may be of a department that is gone.
    return dict.fromkeys(groups, "No department") | dict(named)


def _spread(name: str, cycle: RatedCycle, counts: Counter[int]) -> Spread:
    return Spread(
        name, counts.total(), float(cycle.share(counts)), [counts[value] for value, _ in cycle.steps]
    )


def _course(cycles: list[RatedCycle]) -> list[Moment]:
    changed = [False, *(one.scale_id != other.scale_id for one, other in pairwise(cycles))]
    return [
        Moment(it.name, it.period, it.counts.total(), float(it.share(it.counts)), other)
        for it, other in zip(cycles, changed, strict=True)
    ]


async def _tallies(rated: QuerySet[Any], chosen: Q, trait: Trait) -> dict[str, Tally]:
    people, those = await people_by_trait(rated, trait), await people_by_trait(rated.filter(chosen), trait)
    return {_called(trait, group): Tally(n, those.get(group, 0)) for group, n in people.items()}


async def _tallies_by_tenure(rated: QuerySet[Any], chosen: Q, today: date) -> dict[str, Tally]:
    days = [None, *(today - timedelta(days=years * YEAR) for years in TENURES), None]
    found = {}
    for name, (before, since) in zip(TENURE_WORDS, pairwise(days), strict=True):
        those = await people_hired(rated.filter(chosen), since, before)
        found[name] = Tally(await people_hired(rated, since, before), those)
    return found


def _called(trait: Trait, group: Any) -> str:
    match trait:
        case Trait.LOCATION:
            return group or "No place"
        case Trait.EMPLOYMENT:
            return EMPLOYMENT[group]
        case Trait.LEVEL:
            return "No level" if group is None else f"Level {group}"
