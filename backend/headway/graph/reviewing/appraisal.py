"""The appraisal of the organisation in the graph: what is asked, what came of it, and what one may do."""

from datetime import date, datetime
from typing import Annotated, TypeAlias

import strawberry

from headway.graph.context import Info
from headway.graph.edges import by_id, computed, connection, derived, listed, to_many, to_one
from headway.graph.ordering import InTime, TimeOrder, in_time
from headway.graph.planning.goals import Goal
from headway.graph.planning.periods import Period
from headway.graph.relay import After, Connection, First, Listing, Node, views
from headway.graph.reviewing.people import AnEmployee, person_of
from headway.graph.words import described
from headway.planning.access import visible_goals, visible_periods
from headway.reviewing import access, models
from headway.reviewing.reads import appraisal as reads
from headway.reviewing.rules import appraisal as rules

AnAppraisal: TypeAlias = Annotated[
    "OrganisationAppraisal", strawberry.lazy("headway.graph.reviewing.appraisal")
]

AppraisalState = described(
    rules.AppraisalState,
    "The life of an appraisal of the organisation.",
    SCHEDULED="Planned; it opens on its day.",
    OPEN="People vote; nobody sees what.",
    REVEALED="The votes are counted; the leadership looks at them.",
    DECISIONS="The leadership writes down what follows.",
    PUBLISHED="Everybody reads what was voted and decided.",
    CANCELLED="Called off; what was voted is deleted.",
)
AppraisalGroup = described(
    rules.AppraisalGroup,
    "Whose votes they are.",
    MANAGERS="Those who manage somebody.",
    EMPLOYEES="Those who manage nobody.",
    EVERYBODY="Both together, where neither are enough to be told of alone.",
)
AppraisalItemKind = described(
    rules.AppraisalItemKind,
    "What is written down about a goal once the votes are known.",
    CONCLUSION="What came of the goal.",
    DECISION="What was decided.",
    IMPROVEMENT="What is to be improved.",
)
AppraisalMove = described(
    rules.AppraisalMove,
    "What you can do with an appraisal now.",
    OPEN="Begin it today.",
    EXTEND="Move its last day.",
    VOTE="Judge the goals, once.",
    REVEAL="Count the votes, once and for all.",
    CANCEL="Call it off.",
    DECIDE="Write down conclusions, decisions and improvements.",
    PUBLISH="Show everybody what came of it.",
)


@strawberry.type(description="What a group thinks of how a goal was met; only of groups large enough.")
class AppraisalFigure:
    is_type_of = staticmethod(lambda row, _info: isinstance(row, models.AppraisalFigure))
    group: AppraisalGroup = strawberry.field(description="Whose votes they are.")  # type: ignore[valid-type]
    people: int = strawberry.field(description="How many of them gave a score.")
    mean = derived(
        float,
        lambda hundredths: hundredths / 100,
        "mean_hundredths",
        description="The mean of their scores from 1, not at all, to 5, fully.",
    )


@strawberry.type(description="What somebody of a group said, in no order; only of groups large enough.")
class AppraisalWords(Node):
    is_type_of = views(models.AppraisalWords, access.visible_appraisal_words)
    group: AppraisalGroup = strawberry.field(description="Whose words they are.")  # type: ignore[valid-type]
    text: str = strawberry.field(description="The words.")


@strawberry.type(description="What came of a goal, what was decided, or what is to be improved.")
class AppraisalItem(Node):
    is_type_of = views(models.AppraisalItem, access.visible_appraisal_items)
    kind: AppraisalItemKind = strawberry.field(description="What it is.")  # type: ignore[valid-type]
    text: str = strawberry.field(description="What it says.")
    due_on: date | None = strawberry.field(description="Until when; none for a conclusion.")
    version: int = strawberry.field(description="Send it back with a change; a stale one answers CONFLICT.")
    owner = person_of(AnEmployee | None, "owner_id", description="Who sees to it; none for a conclusion.")


@strawberry.type(description="A company goal that is judged in an appraisal.")
class AppraisalGoal(Node):
    is_type_of = views(models.AppraisalGoal, access.visible_appraisal_goals)
    title: str = strawberry.field(description="Its title, as it was when people were asked.")
    goal = to_one(Goal | None, visible_goals, "goal_id", description="The goal, with what was measured.")
    figures = to_many(
        AppraisalFigure,
        access.visible_appraisal_figures,
        "goal_id",
        order=("-group",),
        description="What managers and employees think, apart; empty before you may know it.",
    )
    words = connection(
        Connection[AppraisalWords],
        access.visible_appraisal_words,
        "goal_id",
        order=("id",),
        usually=20,
        description="What they said, in no order.",
    )
    items = to_many(
        AppraisalItem,
        access.visible_appraisal_items,
        "goal_id",
        order=("kind", "created_at", "id"),
        description="What came of it: the conclusion first.",
    )


@strawberry.type(description="Managers and employees judge how the organisation met its goals of a period.")
class OrganisationAppraisal(Node):
    is_type_of = views(models.OrganisationAppraisal, access.visible_appraisals)
    name: str = strawberry.field(description="What people call it.")
    state: AppraisalState = strawberry.field(description="Where it is in its life.")  # type: ignore[valid-type]
    opens_on: date = strawberry.field(description="The day it opens.")
    closes_on: date = strawberry.field(description="The last day to vote.")
    smallest: int = strawberry.field(description="Of so many votes of a group at least something is told.")
    no_decisions: bool = strawberry.field(description="It was published saying that nothing was decided.")
    published_at: datetime | None = strawberry.field(description="When everybody could read it.")
    version: int = strawberry.field(description="Send it back with a change; a stale one answers CONFLICT.")
    period = to_one(Period | None, visible_periods, "period_id", description="The period it is about.")
    goals = to_many(
        AppraisalGoal,
        access.visible_appraisal_goals,
        "appraisal_id",
        order=("position",),
        description="The company goals it asks about.",
    )
    asked = computed(
        int, reads.asked_counts, default=0, description="How many people it asks; 0 before it opens."
    )
    voted = computed(
        int | None,
        reads.voted_counts,
        by_row=True,
        description="How many voted: for all once counted, before that for HR that steers it.",
    )
    my_group = computed(
        AppraisalGroup | None,
        reads.my_groups,
        description="In which group it asks you; none if it does not.",
    )
    allowed_actions = computed(
        list[AppraisalMove],  # type: ignore[valid-type]
        reads.moves,
        default=(),
        by_row=True,
        description="What you can do with it now.",
    )


@strawberry.type
class AppraisalQuery:
    organisation_appraisal = by_id(
        OrganisationAppraisal,
        access.visible_appraisals,
        "OrganisationAppraisal",
        description="An appraisal of the organisation, or null if you may not see it.",
    )

    @listed(
        Connection[OrganisationAppraisal],
        description="Appraisals of the organisation, by the day they close.",
    )
    def organisation_appraisals(
        self, info: Info, first: First = 20, after: After = None, order: InTime = TimeOrder.NEWEST
    ) -> Listing[models.OrganisationAppraisal]:
        return Listing(
            access.visible_appraisals(info.context.actor), in_time(order, "closes_on"), first, after
        )
