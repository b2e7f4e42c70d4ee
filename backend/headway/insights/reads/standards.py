"""Weak spots of standards among the people whose reviews one reads: by group, beside the cycle before."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from headway.insights.reads.viewer import reads_all
from headway.insights.rules.phrases import Sentence
from headway.insights.rules.ranking import Ranked, weak_spots
from headway.insights.rules.small_groups import is_told, told_groups
from headway.insights.rules.standards import StandardSpot, standards_sentence
from headway.insights.rules.units import rows_of
from headway.monitoring.reads.circumstances import group_size
from headway.people.access import visible_departments, visible_role_profiles
from headway.people.reads import names_of
from headway.platform.actor import Actor, Scope
from headway.reviewing.reads.judged_standards import (
    MIDDLE,
    JudgedCycle,
    StandardCount,
    StandardGrouping,
    StandardOfPerson,
    judged_cycles,
    people_judged,
    standard_counts,
    strong_in,
    units_judged,
)

NEEDED: Final = (Scope.INSIGHTS_READ, Scope.PEOPLE_READ, Scope.REVIEWS_READ)
NOWHERE: Final = {
    StandardGrouping.DEPARTMENT: "no department",
    StandardGrouping.MANAGER: "nobody’s team",
    StandardGrouping.ROLE: "no role",
}
KINDS: Final = {
    StandardGrouping.DEPARTMENT: "Department",
    StandardGrouping.MANAGER: "Employee",
    StandardGrouping.ROLE: "RoleProfile",
}


@dataclass(frozen=True, slots=True)
class StandardUnit:
    """A row of the heat map: a group, about how many there are reviews, and its spots by standard; those of few are left out."""

    id: UUID | None
    kind: str
    name: str
    people: int
    spots: dict[str, StandardSpot]


@dataclass(frozen=True, slots=True)
class StandardGaps:
    """What the page shows of one cycle."""

    sentence: Sentence
    cycle: JudgedCycle
    before: JudgedCycle | None
    cycles: list[JudgedCycle]
    smallest: int
    standards: list[str]
    units: list[StandardUnit]
    whole: StandardUnit
    weak: list[Ranked[StandardSpot]]
    parts: list[UUID | None]

    @property
    def told(self) -> list[StandardUnit]:
        """The groups of which anything is told."""
        return [it for it in self.units if it.spots]


@dataclass(frozen=True, slots=True)
class StandardCell:
    """One standard in one group, person by person, and who may show how it is done."""

    standard: str
    cycle: JudgedCycle
    people: list[StandardOfPerson]
    strong: list[StandardOfPerson]


async def standard_gaps(actor: Actor, by: StandardGrouping, cycle_id: UUID | None) -> StandardGaps | None:
    """The newest cycle that judges standards, or this one; None for who reads reviews of fewer people than may be told of."""
    if not reads_all(actor, NEEDED):
        return None
    smallest = (await group_size()).now
    cycles = [it for it in await judged_cycles(actor) if is_told(it.people, smallest)]
    at = next((place for place, it in enumerate(cycles) if it.id == cycle_id), None) if cycle_id else -1
    if not cycles or at is None:
        return None
    cycle = cycles[at]
    before = next(iter(cycles[: cycles.index(cycle)][-1:]), None)
    counted = await units_judged(actor, cycle.id, by)
    rows = await _rows(actor, by, counted)
    people: dict[UUID | None, int] = defaultdict(int)
    for unit, n in counted.items():
        people[rows[unit]] += n
    counts = _by_row(await standard_counts(actor, by, cycle, before), rows)
    names = await _names(actor, by, [*people])
    cells = [_spot(it, (cycle.name, by, names[it.unit_id]), smallest) for it in counts]
    told = _told(cells, smallest)
    spots: dict[UUID | None, dict[str, StandardSpot]] = defaultdict(dict)
    for spot in told:
        spots[spot.unit_id][spot.standard] = spot
    whole = {
        it.standard: _spot(it, (cycle.name, by, "all"), smallest)
        for it in _by_row(counts, dict.fromkeys(people))
        if is_told(it.judged, smallest)
    }
    units = [StandardUnit(id, KINDS[by], names[id], n, spots[id]) for id, n in people.items()]
    ranked = weak_spots(told)
    return StandardGaps(
        sentence=standards_sentence(ranked, hidden=len(told) < len(cells)),
        cycle=cycle,
        before=before,
        cycles=cycles[::-1],
        smallest=smallest,
        standards=sorted(whole, key=lambda it: (-whole[it].asked, it)),
        units=sorted(units, key=lambda it: (-it.people, it.name, str(it.id))),
        whole=StandardUnit(None, KINDS[by], "Everybody", sum(people.values()), whole),
        weak=ranked,
        parts=[*counted],
    )


async def standard_cell(
    actor: Actor, by: StandardGrouping, unit_id: UUID | None, standard: str, cycle_id: UUID | None
) -> StandardCell | None:
    """Those of a group whose reviews ask about a standard; None where the group is not told of."""
    found = await standard_gaps(actor, by, cycle_id)
    unit = next((it for it in found.units if it.id == unit_id), None) if found else None
    if found is None or unit is None or standard not in unit.spots:
        return None
    parts = [part for part, row in (await _rows(actor, by, found.parts)).items() if row == unit_id]
    return StandardCell(
        standard,
        found.cycle,
        await people_judged(actor, found.cycle, standard, by, parts),
        await strong_in(actor, found.cycle, standard),
    )


async def _rows(
    actor: Actor, by: StandardGrouping, counted: Collection[UUID | None]
) -> dict[UUID | None, UUID | None]:
    """In which row of the page each group of people is."""
    if by is not StandardGrouping.DEPARTMENT:
        return {id: id for id in counted}
    return rows_of(counted, dict(await visible_departments(actor).values_list("id", "parent_id")))


async def _names(actor: Actor, by: StandardGrouping, ids: Sequence[UUID | None]) -> dict[UUID | None, str]:
    known = [id for id in ids if id is not None]
    named: dict[UUID | None, str] = {None: NOWHERE[by]}
    if by is StandardGrouping.MANAGER:
        return named | {id: f"{name}’s team" for id, name in (await names_of(known)).items()}
    rows = visible_departments(actor) if by is StandardGrouping.DEPARTMENT else visible_role_profiles(actor)
    return named | dict(await rows.filter(id__in=known).values_list("id", "name"))


def _spot(count: StandardCount, called: tuple[str, StandardGrouping, str], smallest: int) -> StandardSpot:
    (cycle, by, unit), judged = called, max(1, count.judged)
    return StandardSpot(
        cycle=cycle,
        by=by,
        kind=KINDS[by],
        unit_id=count.unit_id,
        unit=unit,
        standard=count.standard,
        asked=count.asked,
        judged=count.judged,
        cited=count.cited,
        below=count.below,
        weight=count.weighted,
        mean=count.lines / (judged * 2 * MIDDLE),
        share=count.weights / judged,
        trend=count.moved / (count.compared * 2 * MIDDLE) if is_told(count.compared, smallest) else None,
    )


def _told(cells: Sequence[StandardSpot], smallest: int) -> list[StandardSpot]:
    """The cells that may be shown beside the total of their standard."""
    judged: dict[str, dict[UUID | None, int]] = defaultdict(dict)
    for cell in cells:
        judged[cell.standard][cell.unit_id] = cell.judged
    told = {standard: told_groups(people, smallest) for standard, people in judged.items()}
    return [cell for cell in cells if cell.unit_id in told[cell.standard]]


def _by_row(counts: Sequence[StandardCount], rows: Mapping[UUID | None, UUID | None]) -> list[StandardCount]:
    """The counts of each standard, those of one row together."""
    found: dict[tuple[UUID | None, str], list[StandardCount]] = defaultdict(list)
    for count in counts:
        found[rows[count.unit_id], count.standard].append(count)
    return [StandardCount.together(row, standard, parts) for (row, standard), parts in found.items()]
