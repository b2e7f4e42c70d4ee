"""The thresholds of statuses in the graph, and what others would change."""

from typing import Annotated, Any, TypeAlias

import strawberry

from headway.graph.batching import one
from headway.graph.context import Info
from headway.graph.monitoring.enums import GoalStatus
from headway.graph.monitoring.progress import AGoal
from headway.graph.refusals import UserErrors
from headway.monitoring import actions
from headway.monitoring.reads import dry_run
from headway.monitoring.reads.dry_run import ChangedGoal as Changed
from headway.monitoring.reads.dry_run import DryRun, Move
from headway.monitoring.rules.group_size import GroupSize
from headway.monitoring.rules.thresholds import Thresholds as Values
from headway.planning.access import visible_goals
from headway.planning.models import Goal as GoalRow
from headway.platform.models import Organisation as OrganisationRow

AnOrganisation: TypeAlias = Annotated["Organisation", strawberry.lazy("headway.graph.identity")]  # type: ignore[name-defined]  # noqa: F821


@strawberry.type(description="From when on goals are at risk, off track or silent, and check-ins missed.")
class Thresholds:
    at_risk_behind: int = strawberry.field(
        description="At risk when more than so many percent behind what is expected."
    )
    off_track_behind: int = strawberry.field(description="Off track when more than so many percent behind.")
    stale_after: int = strawberry.field(description="Silent after so many days without a number.")
    grace: int = strawberry.field(description="A check-in is missed so many working days after it was due.")
    next_level_after: int = strawberry.field(
        description="So many working days later the manager above is told, too."
    )


@strawberry.input(description="From when on goals are at risk, off track or silent, and check-ins missed.")
class ThresholdsInput:
    at_risk_behind: int = strawberry.field(description="Percent behind what is expected, 1 to 90.")
    off_track_behind: int = strawberry.field(description="Percent behind, more than at risk, at most 95.")
    stale_after: int = strawberry.field(description="Days without a number, 3 to 120.")
    grace: int = strawberry.field(description="Working days after a check-in was due, 0 to 20.")
    next_level_after: int = strawberry.field(description="Further working days, 1 to 40.")

    def values(self) -> Values:
        return Values(
            self.at_risk_behind, self.off_track_behind, self.stale_after, self.grace, self.next_level_after
        )


@strawberry.type(description="So many goals would go from one status to another.")
class StatusMove:
    before: GoalStatus = strawberry.field(description="Where they stand.")  # type: ignore[valid-type]
    after: GoalStatus = strawberry.field(description="Where they would stand.")  # type: ignore[valid-type]
    count: int = strawberry.field(description="How many.")


@strawberry.type(description="A goal that would stand elsewhere.")
class ChangedGoal:
    before: GoalStatus = strawberry.field(description="Where it stands.")  # type: ignore[valid-type]
    after: GoalStatus = strawberry.field(description="Where it would stand.")  # type: ignore[valid-type]
    reason: str = strawberry.field(description="Why it would stand there.")

    @strawberry.field(graphql_type=AGoal | None, description="The goal.")
    async def goal(self, info: Info, row: strawberry.Parent[Changed]) -> GoalRow | None:
        return await one(info, visible_goals, row.goal_id)


@strawberry.type(description="What other thresholds would change; nothing is saved.")
class ThresholdsDryRun:
    pursued: int = strawberry.field(description="How many goals are pursued now.")
    moves: list[Move] = strawberry.field(
        graphql_type=list[StatusMove], description="How many would go where, the most first."
    )
    goals: list[Changed] = strawberry.field(
        graphql_type=list[ChangedGoal], description="Those of them that you may see, at most 200, by owner."
    )


@strawberry.input(description="New thresholds.")
class ChangeThresholdsInput:
    version: int = strawberry.field(description="The version of the organisation that was seen.")
    thresholds: ThresholdsInput = strawberry.field(description="All of them.")


@strawberry.type(description="The thresholds changed.")
class ChangeThresholdsPayload:
    organisation: OrganisationRow = strawberry.field(
        graphql_type=AnOrganisation, description="The organisation as it is now."
    )


ChangeThresholdsResult = Annotated[
    ChangeThresholdsPayload | UserErrors,
    strawberry.union("ChangeThresholdsResult", description="The thresholds changed, or why not."),
]


@strawberry.input(description="From how many people on a mood is told.")
class ChangeGroupSizeInput:
    version: int = strawberry.field(description="The version of the organisation that was seen.")
    people: int = strawberry.field(
        description="3 to 50; more hold at once, fewer for the months to come only."
    )


@strawberry.type(description="From how many people on a mood is told was changed.")
class ChangeGroupSizePayload:
    organisation: OrganisationRow = strawberry.field(
        graphql_type=AnOrganisation, description="The organisation as it is now."
    )


ChangeGroupSizeResult = Annotated[
    ChangeGroupSizePayload | UserErrors,
    strawberry.union("ChangeGroupSizeResult", description="The setting changed, or why not."),
]


@strawberry.type
class ThresholdsQuery:
    @strawberry.field(
        graphql_type=ThresholdsDryRun | None,
        description="What these thresholds would change, before they are saved; null for who may not change them.",
    )
    async def thresholds_dry_run(
        self,
        info: Info,
        thresholds: Annotated[ThresholdsInput, strawberry.argument(description="The thresholds to try.")],
    ) -> DryRun | None:
        return await dry_run(info.context.actor, thresholds.values())


@strawberry.type
class ThresholdsMutation:
    @strawberry.mutation(description="Change the thresholds (administrators, HR of the whole company).")
    async def change_thresholds(self, info: Info, input: ChangeThresholdsInput) -> ChangeThresholdsResult:
        changed = await actions.change_thresholds(
            info.context.actor, version=input.version, wanted=input.thresholds.values()
        )
        return ChangeThresholdsPayload(organisation=changed)

    @strawberry.mutation(
        description="Change from how many people on a mood is told (administrators, HR of the whole company)."
    )
    async def change_group_size(self, info: Info, input: ChangeGroupSizeInput) -> ChangeGroupSizeResult:
        changed = await actions.change_group_size(
            info.context.actor, version=input.version, people=input.people
        )
        return ChangeGroupSizePayload(organisation=changed)


def thresholds_of(settings: Any) -> Thresholds:
    """The thresholds among an organisation's settings."""
    held = Values.of(settings)
    return Thresholds(
        at_risk_behind=held.at_risk_behind,
        off_track_behind=held.off_track_behind,
        stale_after=held.stale_after,
        grace=held.grace,
        next_level_after=held.next_level_after,
    )


def group_size_of(settings: Any) -> int:
    """From how many people on a mood is told, by an organisation's settings."""
    return GroupSize.of(settings).now
