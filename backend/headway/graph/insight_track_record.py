"""In the graph: how what somebody set out to do came out."""

from typing import Annotated

import strawberry

from headway.graph.context import Info
from headway.graph.ids import key_of
from headway.graph.monitoring.enums import Confidence
from headway.insights.reads import track_record as reads
from headway.insights.rules import realism as rules
from headway.planning.rules import Realism


@strawberry.type(
    description="By how much somebody's goals ended above or below what was agreed first, as a share of the way; null while too few ended."
)
class GoalSetting:
    goals: int = strawberry.field(description="Of how many ended goals that you may see, the newest.")
    missing: int = strawberry.field(description="How many more have to end before something is said.")
    mean: float | None = strawberry.field(
        description="The mean error: 0 for just what was agreed, −0.1 for ten points of 100 below."
    )
    estimate: float | None = strawberry.field(
        description="The same drawn towards 0, as far as a few goals say little."
    )
    low: float | None = strawberry.field(
        description="The true mean lies above this and below `high` eight times in ten."
    )
    high: float | None = strawberry.field(description="The upper end of that.")
    words: str = strawberry.field(description="What that says to who sets the next goal.")

    @strawberry.field(description="How many of these goals their owner found too hard when they ended.")
    def too_hard(self, row: strawberry.Parent[rules.GoalRealism]) -> int:
        return row.verdicts[Realism.TOO_HARD]

    @strawberry.field(description="How many of these goals their owner found too easy.")
    def too_easy(self, row: strawberry.Parent[rules.GoalRealism]) -> int:
        return row.verdicts[Realism.TOO_EASY]


@strawberry.type(description="A word for how sure somebody is, and what came of it.")
class ConfidenceSaid:
    confidence: Confidence = strawberry.field(description="The word.")  # type: ignore[valid-type]
    stated: float = strawberry.field(description="How likely it says that a target will be met, 0 to 1.")
    key_results: int = strawberry.field(description="Of how many key results that ended it was said.")
    reached: int = strawberry.field(description="How many of those met their target.")


@strawberry.type(description="Whether targets were met as often as somebody said in their reports.")
class ConfidenceRecord:
    key_results: int = strawberry.field(description="Of how many key results that ended.")
    missing: int = strawberry.field(description="How many more have to end before something is said.")
    score: float | None = strawberry.field(
        description="The score of Brier: 0 where everything came as it was said, 1 where nothing did; null while too few ended."
    )
    baseline: float | None = strawberry.field(
        description="The score of always saying how often targets are met."
    )
    said: list[ConfidenceSaid] = strawberry.field(description="Word by word.")
    words: str = strawberry.field(description="What that says.")


@strawberry.type(description="How what somebody set out to do came out.")
class TrackRecord:
    realism: GoalSetting = strawberry.field(description="How the goals they set ended.")
    calibration: ConfidenceRecord | None = strawberry.field(
        description="Whether it came as they reported; null for all but them and their manager."
    )


@strawberry.type
class ViewerTrackRecord:
    """What track records add to the viewer."""

    @strawberry.field(
        graphql_type=TrackRecord | None,
        description="How what a person set out to do came out: for them, the managers above and HR; null for all others.",
    )
    async def track_record(
        self,
        info: Info,
        person_id: Annotated[strawberry.ID, strawberry.argument(description="Whose.")],
    ) -> reads.TrackRecord | None:
        return await reads.track_record(info.context.actor, key_of(person_id, "Employee", "personId"))
