"""Weak spots and skills of the people one looks after: gaps to their roles by group, supply against what the goals need."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from pydantic import TypeAdapter

from headway.insights.reads.heat_maps import KINDS, Counts, Groups, HeatMap, grouped, without_few
from headway.insights.reads.viewer import reads_all, viewer_of
from headway.insights.rules.phrases import Sentence
from headway.insights.rules.skills import Spot, skills_sentence
from headway.insights.rules.small_groups import is_told
from headway.monitoring.reads.circumstances import group_size
from headway.people.access import people_counted, visible_skills
from headway.people.reads.skill_gaps import (
    SkillCount,
    SkillOfPerson,
    levels_counted,
    people_of_skill,
    skill_counts,
    units_counted,
)
from headway.people.rules.vocabulary import SkillGrouping
from headway.planning.reads import current_period
from headway.planning.reads.demand import Demand, demands
from headway.platform.actor import Actor, Scope
from headway.platform.kept import Counted, Fresh, counted

NEEDED: Final = (Scope.INSIGHTS_READ, Scope.PEOPLE_READ)
# With what a trend compares.
BEFORE: Final = timedelta(days=182)


@dataclass(frozen=True, slots=True)
class Supply:
    """A skill that the company's goals need: how many of those judged are at the level it needs, None where few were judged."""

    demand: Demand
    judged: int | None
    enough: int | None


@dataclass(frozen=True, slots=True)
class SkillGaps:
    """What the page shows."""

    sentence: Sentence
    by: SkillGrouping
    people: int
    smallest: int
    today: date
    since: date
    map: HeatMap[Spot]
    groups: Groups
    supply: list[Supply]
    fresh: Fresh


@dataclass(frozen=True, slots=True)
class Judged:
    """What is counted of judgements: each skill in each group, and of what the goals need how many are at each level."""

    counts: Counts[SkillCount]
    levels: list[tuple[UUID, dict[int, int]]]


JUDGED: Final = TypeAdapter(Judged)


@dataclass(frozen=True, slots=True)
class Cell:
    """One skill in one group, person by person."""

    skill_id: UUID
    people: list[SkillOfPerson]


async def skill_gaps(actor: Actor, by: SkillGrouping) -> SkillGaps | None:
    """The people whose skills the actor reads, without the actor; None for who reads nobody's."""
    if not reads_all(actor, NEEDED):
        return None
    parts = await units_counted(people_counted(actor), by)
    if not parts:
        return None
    people = sum(parts.values())
    today = (await viewer_of(actor)).today
    smallest = (await group_size()).now
    period = await current_period(actor)
    wanted = await demands(period) if period else {}
    judged = await _judged(actor, by, today, sorted(wanted), smallest, people)
    groups = await grouped(actor, by, parts, judged.figures.counts)
    names = dict(await visible_skills(actor).values_list("id", "name"))

    def spot(count: SkillCount, unit: str) -> Spot:
        called = KINDS[by], unit, names[count.skill_id]
        return _spot(count, called, wanted.get(count.skill_id), smallest)

    found = groups.laid_out(judged.figures.counts, spot, smallest)
    levels = dict(judged.figures.levels)
    return SkillGaps(
        sentence=skills_sentence(found.weak, people, hidden=found.hides),
        by=by,
        people=people,
        smallest=smallest,
        today=today,
        since=today - BEFORE,
        map=found,
        groups=groups,
        supply=[_supply(it, levels.get(it.skill_id, {}), smallest) for it in _most_wanted(wanted)],
        fresh=judged.fresh,
    )


async def _judged(
    actor: Actor, by: SkillGrouping, today: date, wanted: list[UUID], smallest: int, people: int
) -> Counted[Judged]:
    async def count() -> Judged:
        counts = await skill_counts(people_counted(actor), by, today=today, earlier=today - BEFORE)
        levels = await levels_counted(people_counted(actor), wanted, today)
        return Judged(without_few(by, counts, smallest), [*levels.items()])

    about = {"by": by, "today": today, "wanted": wanted, "smallest": smallest}
    return await counted(actor, "skills", about, JUDGED, count, people=people)


async def skill_cell(actor: Actor, by: SkillGrouping, unit_id: UUID | None, skill_id: UUID) -> Cell | None:
    """Those of a group whose role asks for a skill; None where the group is not told of."""
    found = await skill_gaps(actor, by)
    unit = next((it for it in found.map.units if it.id == unit_id), None) if found else None
    if found is None or unit is None or skill_id not in unit.spots:
        return None
    column = "department_id" if by is SkillGrouping.DEPARTMENT else "manager_id"
    parts = found.groups.parts_of(unit_id)
    condition: dict[str, Any] = {f"{column}__in": parts} if unit_id else {f"{column}__isnull": True}
    people = people_counted(actor).filter(**condition)
    return Cell(skill_id, await people_of_skill(people, skill_id, found.today))


def _spot(count: SkillCount, called: tuple[str, str, str], demand: Demand | None, smallest: int) -> Spot:
    (by, unit, skill), judged = called, max(1, count.judged)
    return Spot(
        by=by,
        unit_id=count.unit_id,
        unit=unit,
        skill_id=count.skill_id,
        skill=skill,
        asked=count.asked,
        judged=count.judged,
        by_others=count.by_others,
        gap=(count.levels - count.asked_levels) / judged,
        short=count.short,
        one_short=count.one_short,
        missing=count.missing,
        weighted=count.weighted,
        share=demand.share if demand else 0.0,
        trend=count.moved / count.compared if is_told(count.compared, smallest) else None,
        required=count.asked_levels / judged,
        last_on=count.last_on,
    )


def _most_wanted(wanted: dict[UUID, Demand]) -> list[Demand]:
    return sorted(wanted.values(), key=lambda it: (-it.share, -it.goals, str(it.skill_id)))


def _supply(demand: Demand, levels: dict[int, int], smallest: int) -> Supply:
    judged = sum(levels.values())
    if not is_told(judged, smallest):
        return Supply(demand, None, None)
    return Supply(demand, judged, sum(n for level, n in levels.items() if level >= demand.level))
