"""Weak spots and skills of the people one looks after: gaps to their roles by group, supply against what the goals need."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from pydantic import TypeAdapter

from headway.insights.reads.viewer import reads_all, viewer_of
from headway.insights.rules.phrases import Sentence
from headway.insights.rules.ranking import Ranked, weak_spots
from headway.insights.rules.skills import Spot, skills_sentence
from headway.insights.rules.small_groups import is_told, told_groups
from headway.insights.rules.units import rows_of
from headway.monitoring.reads.circumstances import group_size
from headway.people.access import people_counted, visible_departments, visible_skills
from headway.people.reads import names_of
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
NOWHERE: Final = {SkillGrouping.DEPARTMENT: "no department", SkillGrouping.MANAGER: "nobody’s team"}
KINDS: Final = {SkillGrouping.DEPARTMENT: "Department", SkillGrouping.MANAGER: "Employee"}


@dataclass(frozen=True, slots=True)
class Unit:
    """A row of the heat map: a group, how many are in it, and its spots by skill; those of few are left out."""

    id: UUID | None
    kind: str
    name: str
    people: int
    spots: dict[UUID, Spot]


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
    skills: list[UUID]
    units: list[Unit]
    whole: Unit
    weak: list[Ranked[Spot]]
    parts: list[UUID | None]
    supply: list[Supply]
    fresh: Fresh


@dataclass(frozen=True, slots=True)
class Judged:
    """What is counted of judgements: each skill in each group, and of what the goals need how many are at each level."""

    counts: list[SkillCount]
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
    rows = await _rows(actor, by, parts)
    people: Counter[UUID | None] = Counter()
    for unit, n in parts.items():
        people[rows[unit]] += n
    today = (await viewer_of(actor)).today
    since, smallest = today - BEFORE, (await group_size()).now
    period = await current_period(actor)
    wanted = await demands(period) if period else {}
    judged = await _judged(actor, by, today, sorted(wanted), people.total())
    # Of kept counts those of groups that are still there.
    counts = _by_row([it for it in judged.figures.counts if it.unit_id in rows], rows)
    names = await _names(actor, by, [*people])
    skills = dict(await visible_skills(actor).values_list("id", "name"))

    def spot(count: SkillCount, unit: str) -> Spot:
        called = KINDS[by], unit, skills[count.skill_id]
        return _spot(count, called, wanted.get(count.skill_id), smallest)

    cells = [spot(count, names[count.unit_id]) for count in counts]
    told = _told(cells, smallest)
    spots: dict[UUID | None, dict[UUID, Spot]] = defaultdict(dict)
    for it in told:
        spots[it.unit_id][it.skill_id] = it
    units = [Unit(id, KINDS[by], names[id], n, spots[id]) for id, n in people.items()]
    whole = [spot(count, "all") for count in _by_row(counts, dict.fromkeys(people))]
    total = {it.skill_id: it for it in whole if is_told(it.judged, smallest)}
    ranked = weak_spots(told)
    levels = dict(judged.figures.levels)
    return SkillGaps(
        sentence=skills_sentence(ranked, sum(people.values()), hidden=len(told) < len(cells)),
        by=by,
        people=sum(people.values()),
        smallest=smallest,
        today=today,
        since=since,
        skills=sorted(total, key=lambda skill: (-total[skill].asked, skills[skill])),
        units=sorted(units, key=lambda it: (-it.people, it.name, str(it.id))),
        whole=Unit(None, KINDS[by], "Everybody", sum(people.values()), total),
        weak=ranked,
        parts=[*parts],
        supply=[_supply(it, levels.get(it.skill_id, {}), smallest) for it in _most_wanted(wanted)],
        fresh=judged.fresh,
    )


async def _judged(
    actor: Actor, by: SkillGrouping, today: date, wanted: list[UUID], people: int
) -> Counted[Judged]:
    async def count() -> Judged:
        counts = await skill_counts(people_counted(actor), by, today=today, earlier=today - BEFORE)
        levels = await levels_counted(people_counted(actor), wanted, today)
        return Judged(counts, [*levels.items()])

    about = {"by": by, "today": today, "wanted": wanted}
    return await counted(actor, "skills", about, JUDGED, count, people=people)


async def skill_cell(actor: Actor, by: SkillGrouping, unit_id: UUID | None, skill_id: UUID) -> Cell | None:
    """Those of a group whose role asks for a skill; None where the group is not told of."""
    found = await skill_gaps(actor, by)
    unit = next((it for it in found.units if it.id == unit_id), None) if found else None
    if found is None or unit is None or skill_id not in unit.spots:
        return None
    column = "department_id" if by is SkillGrouping.DEPARTMENT else "manager_id"
    parts = [part for part, row in (await _rows(actor, by, found.parts)).items() if row == unit_id and part]
    condition: dict[str, Any] = {f"{column}__in": parts} if unit_id else {f"{column}__isnull": True}
    people = people_counted(actor).filter(**condition)
    return Cell(skill_id, await people_of_skill(people, skill_id, found.today))


async def _rows(
    actor: Actor, by: SkillGrouping, counted: Collection[UUID | None]
) -> dict[UUID | None, UUID | None]:
    """In which row of the page each group of people is."""
    if by is SkillGrouping.MANAGER:
        return {id: id for id in counted}
    return rows_of(counted, dict(await visible_departments(actor).values_list("id", "parent_id")))


async def _names(actor: Actor, by: SkillGrouping, ids: Sequence[UUID | None]) -> dict[UUID | None, str]:
    known = [id for id in ids if id is not None]
    named: dict[UUID | None, str] = {None: NOWHERE[by]}
    if by is SkillGrouping.MANAGER:
        return named | {id: f"{name}’s team" for id, name in (await names_of(known)).items()}
    return named | dict(await visible_departments(actor).filter(id__in=known).values_list("id", "name"))


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


def _told(cells: Sequence[Spot], smallest: int) -> list[Spot]:
    """The cells that may be shown beside the total of their skill."""
    by_skill: dict[UUID, dict[UUID | None, int]] = defaultdict(dict)
    for cell in cells:
        by_skill[cell.skill_id][cell.unit_id] = cell.judged
    told = {skill: told_groups(people, smallest) for skill, people in by_skill.items()}
    return [cell for cell in cells if cell.unit_id in told[cell.skill_id]]


def _by_row(counts: Sequence[SkillCount], rows: Mapping[UUID | None, UUID | None]) -> list[SkillCount]:
    """The counts of each skill, those of one row together."""
    found: dict[tuple[UUID | None, UUID], list[SkillCount]] = defaultdict(list)
    for count in counts:
        found[rows[count.unit_id], count.skill_id].append(count)
    return [SkillCount.together(row, skill, parts) for (row, skill), parts in found.items()]


def _most_wanted(wanted: dict[UUID, Demand]) -> list[Demand]:
    return sorted(wanted.values(), key=lambda it: (-it.share, -it.goals, str(it.skill_id)))


def _supply(demand: Demand, levels: dict[int, int], smallest: int) -> Supply:
    judged = sum(levels.values())
    if not is_told(judged, smallest):
        return Supply(demand, None, None)
    return Supply(demand, judged, sum(n for level, n in levels.items() if level >= demand.level))
