"""Ratings in the graph: how they spread and went, and an audit of whether groups differ more than chance explains."""

from typing import Annotated

import strawberry

from headway.graph.context import Info
from headway.graph.freshness import Freshness
from headway.graph.ids import global_id, key_or_none
from headway.graph.words import described
from headway.insights.reads import ratings as reads
from headway.insights.rules import fairness as rules
from headway.insights.rules.ratings import Moment
from headway.platform.kept import Fresh
from headway.reviewing.reads.rating_counts import RatedCycle
from headway.reviewing.reads.rating_counts import RatingGrouping as Grouping

RatingGrouping = described(
    Grouping,
    "By what ratings are put together.",
    DEPARTMENT="By the department at the launch of the cycle.",
    MANAGER="By who gave them.",
    LEVEL="By the level at the launch of the cycle.",
)
FairnessSubject = described(
    rules.FairnessSubject,
    "What an audit looks at.",
    RATINGS="Good ratings.",
    REWARDS="Rewards of the period of the cycle.",
)


@strawberry.type(description="A cycle with ratings that the viewer reads.")
class RatedCycleChoice:
    name: str = strawberry.field(description="Its name.")

    @strawberry.field(description="Its id, for `cycleId`.")
    def id(self, row: strawberry.Parent[RatedCycle]) -> strawberry.ID:
        return strawberry.ID(global_id("ReviewCycle", row.id))


@strawberry.type(description="How the ratings of a group spread over the scale.")
class RatingSpread:
    name: str = strawberry.field(description="What it is called.")
    people: int = strawberry.field(description="How many ratings there are.")
    share: float = strawberry.field(description="Their mean: 0 at the lowest step, 1 at the highest.")
    counts: list[int] = strawberry.field(description="How many there are at each step, the lowest first.")


@strawberry.type(description="The ratings of a cycle in the course of time.")
class RatingMoment:
    cycle: str = strawberry.field(description="The cycle.")
    period: str = strawberry.field(description="The period that it looks back on.")
    people: int = strawberry.field(description="How many ratings there are.")
    share: float = strawberry.field(description="Their mean: 0 at the lowest step, 1 at the highest.")
    other_scale: bool = strawberry.field(description="Whether the cycle before had another scale.")


@strawberry.type(
    description="The shared ratings of managers in one cycle, of those the viewer reads, never one's own."
)
class RatingInsights:
    sentence: str = strawberry.field(description="How they spread and moved, in a line.")
    smallest: int = strawberry.field(description="From how many people on a figure is told.")
    whole: RatingSpread = strawberry.field(description="All of them.")
    groups: list[RatingSpread] = strawberry.field(description="Group by group, the largest first.")
    hidden: int = strawberry.field(
        description="How many groups are not told of: of few, or what would tell of few."
    )
    fresh: Fresh = strawberry.field(graphql_type=Freshness, description="How fresh the figures are.")
    cycles: list[RatedCycleChoice] = strawberry.field(
        description="Every cycle there is to choose, the newest first."
    )

    @strawberry.field(graphql_type=RatedCycleChoice, description="The cycle.")
    def cycle(self, row: strawberry.Parent[reads.Ratings]) -> RatedCycle:
        return row.cycle

    @strawberry.field(description="The labels of the steps, the lowest first.")
    def steps(self, row: strawberry.Parent[reads.Ratings]) -> list[str]:
        return [label for _, label in row.cycle.steps]

    @strawberry.field(
        graphql_type=list[RatingMoment], description="Cycle by cycle up to this one, the oldest first."
    )
    def course(self, row: strawberry.Parent[reads.Ratings]) -> list[Moment]:
        return row.course


@strawberry.type(description="A group beside all others of its attribute.")
class ComparedGroup:
    attribute: str = strawberry.field(description="What groups people.")
    group: str = strawberry.field(description="The group.")
    ratio: float | None = strawberry.field(
        description="The share chosen of it by that of the others; null where none of the others was chosen."
    )
    p_value: float = strawberry.field(
        description="How likely chance alone makes as much, by Fisher's exact test."
    )
    adjusted: float = strawberry.field(description="The same for looking at so many groups, by Holm.")
    detectable: float = strawberry.field(
        description="The difference in shares that would be flagged four times in five."
    )
    flagged: bool = strawberry.field(description="Whether to look closer. A flag is no proof.")
    words: str = strawberry.field(description="What this says and what it does not.")

    @strawberry.field(description="How many people it has.")
    def people(self, row: strawberry.Parent[rules.Compared]) -> int:
        return row.own.people

    @strawberry.field(description="How many of them were chosen.")
    def chosen(self, row: strawberry.Parent[rules.Compared]) -> int:
        return row.own.chosen

    @strawberry.field(description="How many the others are.")
    def others(self, row: strawberry.Parent[rules.Compared]) -> int:
        return row.others.people

    @strawberry.field(description="How many of the others were chosen.")
    def others_chosen(self, row: strawberry.Parent[rules.Compared]) -> int:
        return row.others.chosen


@strawberry.type(description="An audit of whether groups are chosen equally often.")
class FairnessAudit:
    sentence: str = strawberry.field(description="What it found, in a line.")
    what: str = strawberry.field(description="What counts as chosen.")
    cycle: str = strawberry.field(description="Of which cycle.")
    people: int = strawberry.field(description="Of how many people.")
    smallest: int = strawberry.field(description="From how many people on a group is told of.")
    fresh: Fresh = strawberry.field(graphql_type=Freshness, description="How fresh the figures are.")
    compared: list[ComparedGroup] = strawberry.field(
        description="Group by group, the least likely by chance first."
    )


OfCycle = Annotated[
    strawberry.ID | None, strawberry.argument(description="Of this cycle; else of the newest.")
]


@strawberry.type
class ViewerRatings:
    """What insights on ratings add to the viewer."""

    @strawberry.field(
        graphql_type=RatingInsights | None,
        description="How ratings spread; null for who reads fewer than may be told of.",
    )
    async def rating_insights(
        self,
        info: Info,
        by: Annotated[
            RatingGrouping,  # type: ignore[valid-type]
            strawberry.argument(description="By what ratings are put together."),
        ] = Grouping.DEPARTMENT,
        cycle_id: OfCycle = None,
    ) -> reads.Ratings | None:
        return await reads.ratings(info.context.actor, by, key_or_none(cycle_id, "ReviewCycle", "cycleId"))

    @strawberry.field(
        graphql_type=FairnessAudit | None,
        description="Whether groups of the people HR looks after are rated or rewarded equally; null for all others.",
    )
    async def fairness(
        self,
        info: Info,
        subject: Annotated[
            FairnessSubject,  # type: ignore[valid-type]
            strawberry.argument(description="What to look at."),
        ] = rules.FairnessSubject.RATINGS,
        cycle_id: OfCycle = None,
    ) -> reads.Fairness | None:
        return await reads.fairness(
            info.context.actor, subject, key_or_none(cycle_id, "ReviewCycle", "cycleId")
        )
