"""Weak spots of standards among the people whose reviews one reads: by group, beside the cycle before."""

from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from pydantic import TypeAdapter

from headway.insights.reads.heat_maps import KINDS, Counts, Groups, HeatMap, Unit, grouped, without_few
from headway.insights.reads.viewer import reads_all
from headway.insights.rules.phrases import Sentence
from headway.insights.rules.small_groups import is_told
from headway.insights.rules.standards import StandardSpot, standards_sentence
from headway.monitoring.reads.circumstances import group_size
from headway.people.access import people_counted
from headway.planning.reads import current_period
from headway.planning.reads.demand import Carried, carried
from headway.platform.actor import Actor, Scope
from headway.platform.kept import Counted, Fresh, counted
from headway.reviewing.reads.judged_standards import (
    COLUMNS,
    MIDDLE,
    JudgedCycle,
    StandardCount,
    StandardGrouping,
    StandardOfPerson,
    judged_cycles,
    people_judged,
    people_judged_in,
    standard_counts,
    strong_in,
    units_judged,
)

NEEDED: Final = (Scope.INSIGHTS_READ, Scope.PEOPLE_READ, Scope.REVIEWS_READ)


@dataclass(frozen=True, slots=True)
class StandardGaps:
    """What the page shows of one cycle."""

    sentence: Sentence
    cycle: JudgedCycle
    before: JudgedCycle | None
    cycles: list[JudgedCycle]
    smallest: int
    map: HeatMap[StandardSpot]
    groups: Groups
    fresh: Fresh


@dataclass(frozen=True, slots=True)
class Judged:
    """What is counted of a cycle: about how many people of each group there are reviews, each standard in each group, and what groups carry."""

    people: list[tuple[UUID | None, int]]
    counts: Counts[StandardCount]
    carried: Carried


CYCLES: Final = TypeAdapter(dict[UUID, int])
JUDGED: Final = TypeAdapter(Judged)


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
    smallest, people = (await group_size()).now, await people_counted(actor).count()
    in_cycles = await counted(
        actor, "judged cycles", {}, CYCLES, lambda: people_judged_in(actor), people=people
    )
    told = {id: n for id, n in in_cycles.figures.items() if is_told(n, smallest)}
    cycles = await judged_cycles(told)
    at = next((place for place, it in enumerate(cycles) if it.id == cycle_id), None) if cycle_id else -1
    if not cycles or at is None:
        return None
    cycle = cycles[at]
    before = next(iter(cycles[: cycles.index(cycle)][-1:]), None)
    judged = await _judged(actor, by, cycle, before, smallest, people)
    groups = await grouped(actor, by, dict(judged.figures.people), judged.figures.counts)

    carry = judged.figures.carried.shares_of
    goals, together = carry(groups.rows), carry(dict.fromkeys(groups.rows)).get(None, 0.0)

    def spot(count: StandardCount, unit: str) -> StandardSpot:
        return _spot(count, (cycle.name, by, unit), goals.get(count.unit_id, 0.0), smallest)

    found = groups.laid_out(judged.figures.counts, spot, smallest)
    return StandardGaps(
        sentence=standards_sentence(found.weak, hidden=found.hides),
        cycle=cycle,
        before=before,
        cycles=cycles[::-1],
        smallest=smallest,
        map=replace(found, whole=_carrying(found.whole, together)),
        groups=groups,
        fresh=judged.fresh,
    )


async def _judged(
    actor: Actor,
    by: StandardGrouping,
    cycle: JudgedCycle,
    before: JudgedCycle | None,
    smallest: int,
    people: int,
) -> Counted[Judged]:
    async def count() -> Judged:
        units = await units_judged(actor, cycle.id, by)
        counts = await standard_counts(actor, by, cycle, before)
        return Judged([*units.items()], without_few(by, counts, smallest), await carried_now(actor, by))

    about = {"by": by, "cycle": cycle.id, "before": before and before.id, "smallest": smallest}
    return await counted(actor, "standards", about, JUDGED, count, people=people)


async def standard_cell(
    actor: Actor, by: StandardGrouping, unit_id: UUID | None, standard: str, cycle_id: UUID | None
) -> StandardCell | None:
    """Those of a group whose reviews ask about a standard; None where the group is not told of."""
    found = await standard_gaps(actor, by, cycle_id)
    unit = next((it for it in found.map.units if it.id == unit_id), None) if found else None
    if found is None or unit is None or standard not in unit.spots:
        return None
    return StandardCell(
        standard,
        found.cycle,
        await people_judged(actor, found.cycle, standard, by, found.groups.parts_of(unit_id)),
        await strong_in(actor, found.cycle, standard),
    )


def _carrying(whole: Unit[StandardSpot], goals: float) -> Unit[StandardSpot]:
    """Everybody, who carry so much of the company's goals together."""
    return replace(whole, spots={about: replace(it, goals=goals) for about, it in whole.spots.items()})


async def carried_now(actor: Actor, by: StandardGrouping) -> Carried:
    """What people, grouped as they are today, carry of the company's goals of the period."""
    period = await current_period(actor)
    return await carried(period, COLUMNS[by]) if period else Carried([], [])


def _spot(
    count: StandardCount, called: tuple[str, StandardGrouping, str], goals: float, smallest: int
) -> StandardSpot:
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
        weighted=count.weighted,
        goals=goals,
        mean=count.lines / (judged * 2 * MIDDLE),
        share=count.weights / judged,
        trend=count.moved / (count.compared * 2 * MIDDLE) if is_told(count.compared, smallest) else None,
    )
