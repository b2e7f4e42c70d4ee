"""Weak spots of standards in the graph: how they were judged by group, what to act on, and whom one cell is about."""

from typing import Annotated

import strawberry

from headway.graph.batching import one
from headway.graph.context import Info
from headway.graph.freshness import Freshness
from headway.graph.ids import global_id, key_or_none, split_id
from headway.graph.insight_groups import HeatRow, HeatRows, WeakPlace
from headway.graph.insights import Sentence
from headway.graph.people import Employee
from headway.graph.relay import First, check_first
from headway.graph.words import described
from headway.insights.reads import standards as reads
from headway.insights.reads.heat_maps import KINDS, Unit
from headway.insights.rules.ranking import Ranked
from headway.insights.rules.standards import StandardSpot as Spot
from headway.insights.rules.standards import direction, evidence
from headway.people.access import visible_employees
from headway.people.models import Employee as EmployeeRow
from headway.platform.kept import Fresh
from headway.reviewing.reads.judged_standards import JudgedCycle, StandardOfPerson
from headway.reviewing.reads.judged_standards import StandardGrouping as Grouping

StandardGrouping = described(
    Grouping,
    "By what people are put together, as they were at the launch of the cycle.",
    DEPARTMENT="By their department.",
    MANAGER="By whom they reported to.",
    ROLE="By their role.",
)


@strawberry.type(description="A cycle that has standards judged in reviews the viewer reads.")
class JudgedCycleChoice:
    name: str = strawberry.field(description="Its name.")
    people: int = strawberry.field(description="About how many people there are shared reviews.")

    @strawberry.field(description="Its id, for `cycleId`.")
    def id(self, row: strawberry.Parent[JudgedCycle]) -> strawberry.ID:
        return strawberry.ID(global_id("ReviewCycle", row.id))

    @strawberry.field(description="The labels of the steps, the lowest first.")
    def steps(self, row: strawberry.Parent[JudgedCycle]) -> list[str]:
        return [label for _, label in row.steps]


@strawberry.type(
    description="How managers judged a standard in a group; standards of the same name in several roles count as one."
)
class StandardSpot:
    standard: str = strawberry.field(description="The standard.")
    asked: int = strawberry.field(description="How many shared reviews ask about it.")
    judged: int = strawberry.field(description="How many of those judge it; without a basis is not zero.")
    cited: int = strawberry.field(description="How many of the judgements cite evidence.")
    below: int = strawberry.field(description="How many are below the middle of the scale.")
    mean: float = strawberry.field(description="Their mean: 0 at the lowest step, 1 at the highest.")
    share: float = strawberry.field(description="Its weight in the roles, in percent, in the mean.")
    goals: float = strawberry.field(
        description="How much of the company's goals of this period the people of the group carry, by weight: 0 to 1."
    )
    trend: float | None = strawberry.field(
        description="How the mean of those judged in the cycle before, too, moved since; null where those are too few."
    )

    @strawberry.field(description="How it moves, in words.")
    def direction(self, row: strawberry.Parent[Spot]) -> str:
        return direction(row.trend)


@strawberry.type(description="A group of people and how its standards were judged.")
class StandardUnit(HeatRow):
    people: int = strawberry.field(description="About how many of them there are shared reviews.")

    @strawberry.field(
        graphql_type=list[StandardSpot],
        description="Its standards; those of which too few were judged are not told.",
    )
    def spots(self, row: strawberry.Parent[Unit[Spot]]) -> list[Spot]:
        return row.cells


@strawberry.type(description="A standard in a group in which something is missing.")
class WeakStandard(WeakPlace):
    @strawberry.field(
        description="What judgements below the middle of the scale miss, in thousandths of it, each by the weight of the standard in the role, and up to twice that where the group carries all of the company's goals."
    )
    def weight(self, row: strawberry.Parent[Ranked[Spot]]) -> int:
        return row.spot.weight

    @strawberry.field(description="What the figures rest on, in words.")
    def evidence(self, row: strawberry.Parent[Ranked[Spot]]) -> str:
        return evidence(row.spot)

    @strawberry.field(graphql_type=StandardSpot, description="The standard and its figures.")
    def spot(self, row: strawberry.Parent[Ranked[Spot]]) -> Spot:
        return row.spot


@strawberry.type(
    description="Weak spots of standards in the shared reviews of one cycle that the viewer reads, never one's own."
)
class StandardGaps(HeatRows):
    sentence: Sentence = strawberry.field(description="What matters most, in a line.")
    smallest: int = strawberry.field(description="From how many people on a figure is told.")
    cycle: JudgedCycleChoice = strawberry.field(description="The cycle.")
    fresh: Fresh = strawberry.field(graphql_type=Freshness, description="How fresh the figures are.")
    before: JudgedCycleChoice | None = strawberry.field(description="With which one a trend compares.")
    cycles: list[JudgedCycleChoice] = strawberry.field(
        description="Every cycle there is to choose, the newest first."
    )

    @strawberry.field(description="The standards that were judged, what most are asked for first.")
    def standards(self, row: strawberry.Parent[reads.StandardGaps]) -> list[str]:
        return row.map.columns

    @strawberry.field(graphql_type=StandardUnit, description="Everybody together.")
    def whole(self, row: strawberry.Parent[reads.StandardGaps]) -> Unit[Spot]:
        return row.map.whole

    @strawberry.field(
        graphql_type=list[StandardUnit],
        description="The groups of which anything is told, the largest first.",
    )
    def units(self, row: strawberry.Parent[reads.StandardGaps], first: First = 50) -> list[Unit[Spot]]:
        check_first(first)
        return row.map.told[:first]

    @strawberry.field(description="Whether the cycle before had another scale; both are laid on one line.")
    def other_scale(self, row: strawberry.Parent[reads.StandardGaps]) -> bool:
        return row.before is not None and row.before.scale_id != row.cycle.scale_id

    @strawberry.field(graphql_type=list[WeakStandard], description="What to act on, the heaviest first.")
    def weak_spots(self, row: strawberry.Parent[reads.StandardGaps], first: First = 10) -> list[Ranked[Spot]]:
        check_first(first)
        return row.map.weak[:first]


@strawberry.type(description="Somebody whose review asks about a standard.")
class PersonInStandard:
    cited: bool = strawberry.field(description="Whether the judgement cites evidence.")

    @strawberry.field(
        description="How they were judged: 0 at the lowest step, 1 at the highest; null without a basis."
    )
    def share(self, row: strawberry.Parent[StandardOfPerson]) -> float | None:
        return None if row.line is None else row.line / 1000

    @strawberry.field(graphql_type=Employee, description="Who it is.")
    async def employee(self, info: Info, row: strawberry.Parent[StandardOfPerson]) -> EmployeeRow | None:
        return await one(info, visible_employees, row.employee_id)


@strawberry.type(description="A standard in one group, person by person.")
class StandardCell:
    standard: str = strawberry.field(description="The standard.")
    cycle: JudgedCycleChoice = strawberry.field(description="In which cycle.")
    people: list[PersonInStandard] = strawberry.field(
        description="The lowest first and who has no basis last; a hundred at the most."
    )
    strong: list[PersonInStandard] = strawberry.field(
        description="Who was judged high in it and may show how, of all whose reviews the viewer reads."
    )


GroupedBy = Annotated[
    StandardGrouping,  # type: ignore[valid-type]
    strawberry.argument(description="By what people are put together."),
]
OfCycle = Annotated[
    strawberry.ID | None, strawberry.argument(description="Of this cycle; else of the newest.")
]


@strawberry.type
class ViewerStandards:
    """What insights on standards add to the viewer."""

    @strawberry.field(
        graphql_type=StandardGaps | None,
        description="Weak spots of standards; null for who reads reviews of fewer people than may be told of.",
    )
    async def standard_gaps(
        self, info: Info, by: GroupedBy = Grouping.DEPARTMENT, cycle_id: OfCycle = None
    ) -> reads.StandardGaps | None:
        return await reads.standard_gaps(
            info.context.actor, by, key_or_none(cycle_id, "ReviewCycle", "cycleId")
        )

    @strawberry.field(
        graphql_type=StandardCell | None,
        description="A standard in one group; null where the group is not told of.",
    )
    async def standard_cell(
        self,
        info: Info,
        unit_id: Annotated[str, strawberry.argument(description="The group, as `unitId` says.")],
        standard: Annotated[str, strawberry.argument(description="The standard, by its name.")],
        by: GroupedBy = Grouping.DEPARTMENT,
        cycle_id: OfCycle = None,
    ) -> reads.StandardCell | None:
        unit = split_id(unit_id)
        if unit_id and (unit is None or unit[0] != KINDS[by]):
            return None
        cycle = key_or_none(cycle_id, "ReviewCycle", "cycleId")
        return await reads.standard_cell(info.context.actor, by, unit and unit[1], standard, cycle)
