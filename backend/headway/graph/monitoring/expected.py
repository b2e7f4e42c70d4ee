"""The line that a goal is held to, in the graph."""

from datetime import date

import strawberry

from headway.graph.edges import computed
from headway.monitoring import reads
from headway.monitoring.rules import expected


@strawberry.type(description="Where a goal could be expected to be on a day.")
class LinePoint:
    on: date = strawberry.field(description="The day.")

    @strawberry.field(description="0 to 1, of its way; what is to be kept in a band is left out.")
    def expected(self, row: strawberry.Parent[expected.LinePoint]) -> float:
        return float(row.expected)


@strawberry.type(
    description="The line that progress is held to, in the time there is; those who may not know when somebody was away see it straight."
)
class ExpectedLine:
    points: list[expected.LinePoint] = strawberry.field(
        graphql_type=list[LinePoint], description="Where it bends, from the start to the due day."
    )
    days_away: int | None = strawberry.field(
        description="How many days away it leaves out until today; null unless you may know."
    )
    joined_on: date | None = strawberry.field(
        description="When its owner came, if that was after the start; null unless you may know."
    )


@strawberry.type
class GoalExpected:
    """What the line adds to a goal."""

    expected_line = computed(
        ExpectedLine | None,
        reads.expected_lines,
        description="The line that its progress is held to: even pace, less the time that was lost.",
    )
