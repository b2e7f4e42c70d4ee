"""Progress that explains itself, in the graph."""

import strawberry

from headway.graph.edges import computed
from headway.graph.ids import global_id
from headway.graph.words import described
from headway.planning import reads
from headway.planning.rules import explaining

LeftOut = described(
    explaining.LeftOut,
    "Why a part of a roll-up does not count.",
    name="RollUpLeftOut",
    ARCHIVED="It is archived.",
    DROPPED="It was dropped.",
    PRIVATE="It is private.",
    NO_NUMBER="It has no number yet.",
)


@strawberry.type(description="A key result, or a goal below, as a part of a goal's progress.")
class RollUpPart:
    id: strawberry.ID = strawberry.field(description="The key result or goal.")
    title: str = strawberry.field(description="What it is called.")
    weight: int = strawberry.field(description="Its weight, 0 to 100.")
    share: float = strawberry.field(description="Its part of all that counts, 0 to 1.")
    progress: float | None = strawberry.field(description="How far it is; null without a number.")
    gain: float | None = strawberry.field(
        description="By how much the goal's progress rises if this part alone reaches its target, 0 to 1; null where it does not count."
    )
    left_out: LeftOut | None = strawberry.field(description="Why it does not count; null if it does.")  # type: ignore[valid-type]


@strawberry.type(description="What the progress of a goal is made of, to be followed by hand.")
class GoalRollUp:
    version: int = strawberry.field(description="Raised when the same numbers would give another result.")
    progress: float | None = strawberry.field(description="The result; null while nothing has a number.")
    formula: str = strawberry.field(description="The sum in figures.")
    lever: str = strawberry.field(
        description="Which part moves the progress most, in words; empty where there is no choice."
    )
    by_children: bool = strawberry.field(
        description="Whether goals below measure it, for want of key results."
    )
    parts: list[RollUpPart] = strawberry.field(description="What counts, and what does not and why.")
    hidden: int = strawberry.field(description="How many goals count that you may not see.")
    hidden_weight: int = strawberry.field(description="Their weights together.")


def _shown(found: explaining.RollUp | None) -> GoalRollUp:
    found = found or explaining.RollUp(None, by_children=False)
    return GoalRollUp(
        version=explaining.ROLL_UP_VERSION,
        progress=None if found.progress is None else float(found.progress),
        formula=found.formula,
        lever=found.lever,
        by_children=found.by_children,
        parts=[_part(part) for part in found.parts],
        hidden=found.hidden,
        hidden_weight=found.hidden_weight,
    )


def _part(part: explaining.ExplainedPart) -> RollUpPart:
    return RollUpPart(
        id=strawberry.ID(global_id("Goal" if part.is_goal else "KeyResult", part.id)),
        title=part.title,
        weight=part.weight,
        share=float(part.share),
        progress=None if part.progress is None else float(part.progress),
        gain=None if part.gain is None else float(part.gain),
        left_out=part.left_out,
    )


@strawberry.type
class GoalExplanation:
    roll_up = computed(
        GoalRollUp,
        reads.roll_ups,
        show=_shown,
        description="What its progress is made of: parts, weights, and the sum in figures.",
    )
