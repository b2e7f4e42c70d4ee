"""Goals, key results and agreed versions in the graph: views over rows."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, TypeAlias

import strawberry
from strawberry.scalars import JSON

from headway.graph.context import Info
from headway.graph.edges import by_id, computed, derived, listed, paged, to_many, to_one
from headway.graph.monitoring.comments import Commented
from headway.graph.monitoring.enums import Confidence
from headway.graph.monitoring.expected import GoalExpected
from headway.graph.monitoring.past import GoalPast, KeyResultPast
from headway.graph.monitoring.progress import GoalMonitoring, KeyResultMonitoring, plain
from headway.graph.planning.changes import GoalMove, GoalPause, GoalPlacement, GoalProposal
from headway.graph.planning.development import GoalNeeds
from headway.graph.planning.enums import (
    Direction,
    GoalLevel,
    GoalOrder,
    GoalState,
    Measure,
    Outcome,
    Realism,
    Visibility,
)
from headway.graph.planning.explaining import GoalExplanation
from headway.graph.planning.filtering import GoalFilter, InOrder, Where, belonging, in_order, wanted_goals
from headway.graph.planning.origin import GoalOrigin
from headway.graph.planning.past_tree import GoalPastTree
from headway.graph.planning.periods import Period
from headway.graph.relay import After, Connection, First, Listing, Node, views
from headway.people.access import visible_departments, visible_employees
from headway.planning import access, models, reads, rules
from headway.planning.rules.progress import progress_of

AnEmployee: TypeAlias = Annotated["Employee", strawberry.lazy("headway.graph.people")]  # type: ignore[name-defined]  # noqa: F821
ADepartment: TypeAlias = Annotated["Department", strawberry.lazy("headway.graph.people")]  # type: ignore[name-defined]  # noqa: F821
AGoal: TypeAlias = Annotated["Goal", strawberry.lazy("headway.graph.planning")]


def _plain_or_none(number: Decimal | None) -> Decimal | None:
    return None if number is None else plain(number)


def _progress(direction: str, baseline: Decimal, target: Decimal, now: Decimal | None) -> float | None:
    return None if now is None else float(progress_of(direction, baseline, target, now))


@strawberry.type(description="How a goal is measured.")
class KeyResult(Node, KeyResultMonitoring, KeyResultPast):
    is_type_of = views(models.KeyResult, access.visible_key_results)
    title: str = strawberry.field(description="What is measured.")
    measure: Measure = strawberry.field(description="What it counts.")  # type: ignore[valid-type]
    direction: Direction = strawberry.field(description="Which way is good.")  # type: ignore[valid-type]
    unit: str = strawberry.field(description="The unit of a number, such as hours.")
    currency: str = strawberry.field(description="The currency of money, ISO 4217.")
    weight: int = strawberry.field(description="How much it counts beside the others, 0 to 100.")
    current_on: date | None = strawberry.field(description="The day of the newest number.")
    position: int = strawberry.field(description="Its place in the list.")
    version: int = strawberry.field(
        description="Send it back when you log a number; a stale one answers CONFLICT."
    )
    steps: list[str] = strawberry.field(description="The names of its steps, in the order they are done.")
    baseline = derived(Decimal, plain, "baseline", description="Where it started; of a band its lower edge.")
    target = derived(Decimal, plain, "target", description="Where it is to end; of a band its upper edge.")
    commit = derived(
        Decimal | None,
        _plain_or_none,
        "commit",
        description="Less than the target: what both sides count on at the least.",
    )
    stretch = derived(
        Decimal | None, _plain_or_none, "stretch", description="More than the target: outstanding."
    )
    current_value = derived(
        Decimal | None,
        _plain_or_none,
        "current_value",
        description="The newest number.",
    )
    current_confidence = derived(
        Confidence | None,
        lambda confidence: confidence or None,
        "current_confidence",
        description="How sure its reporter was with the newest number.",
    )
    progress = derived(
        float | None,
        _progress,
        "direction",
        "baseline",
        "target",
        "current_value",
        description="The share of the way from baseline to target: 0 to 1, below and beyond; null without a number. "
        "In a band 1, outside less by the distance in widths of the band.",
    )


@strawberry.type(description="A goal as it was agreed: what it said then is kept.")
class GoalVersion(Node):
    is_type_of = views(models.GoalVersion, access.visible_goal_versions)
    number: int = strawberry.field(description="1 for what was agreed first.")
    reason: str = strawberry.field(description="Why it was amended; empty for the first.")
    agreed_at: datetime = strawberry.field(description="When it was agreed.")
    terms: JSON = strawberry.field(description="Title, weight, days and key results as they were agreed.")
    agreed_by = to_one(AnEmployee | None, visible_employees, "agreed_by_id", description="Who agreed it.")


def _return_reason(reason: str, state: rules.GoalState) -> str:
    # Once it is proposed anew, everybody may see a public goal: what was wrong with it before is not theirs.
    return reason if state is rules.GoalState.DRAFT else ""


@strawberry.type(description="What somebody wants to reach in a period.")
class Goal(
    Node,
    GoalExplanation,
    GoalMonitoring,
    GoalExpected,
    GoalPast,
    Commented,
    GoalNeeds,
    GoalPastTree,
    GoalOrigin,
):
    is_type_of = views(models.Goal, access.visible_goals)
    external_key: str | None = strawberry.field(description="Its key in the system it came from.")
    title: str = strawberry.field(description="The goal in one line.")
    description: str = strawberry.field(description="What it is about and why.")
    level: GoalLevel = strawberry.field(description="Whose goal it is.")  # type: ignore[valid-type]
    weight: int = strawberry.field(description="How much it counts into the goal above, 0 to 100.")
    starts_on: date = strawberry.field(description="Its first day.")
    due_on: date = strawberry.field(description="The day it is to be reached.")
    visibility: Visibility = strawberry.field(description="Who may read it.")  # type: ignore[valid-type]
    state: GoalState = strawberry.field(description="Where it is in its life.")  # type: ignore[valid-type]
    outcome: Outcome | None = strawberry.field(description="How it ended.")  # type: ignore[valid-type]
    return_reason: str = derived(
        str,
        _return_reason,
        "return_reason",
        "state",
        description="Why it was given back, as long as it is a draft again; empty otherwise.",
    )
    realism: Realism | None = strawberry.field(  # type: ignore[valid-type]
        description="Whether its owner found it realistic when it ended."
    )
    retrospective: str = strawberry.field(description="What was learned.")
    target_moved: bool = strawberry.field(
        description="Whether a target or the last day was amended since it was agreed first."
    )
    agreed_at: datetime | None = strawberry.field(description="When it was agreed.")
    version: int = strawberry.field(description="Send it back with a change; a stale one answers CONFLICT.")
    created_at: datetime = strawberry.field(description="When it was set.")
    updated_at: datetime = strawberry.field(description="When it changed last.")
    period = to_one(Period, access.visible_periods, "period_id", description="The period it is set for.")
    owner = to_one(
        AnEmployee | None,
        visible_employees,
        "owner_id",
        description="Whose it is; null for tokens without people:read.",
    )
    department = to_one(
        ADepartment | None,
        visible_departments,
        "department_id",
        description="The department whose goal it is.",
    )
    parent = to_one(
        AGoal | None,
        access.visible_goals,
        "parent_id",
        description="The goal it supports, if you may see it.",
    )

    @paged(
        Connection[AGoal],
        by="parent_id",
        description="The goals that support it, as far as you may see them.",
    )
    def children(
        self,
        info: Info,
        row: strawberry.Parent[models.Goal],
        first: First = 50,
        after: After = None,
        where: Where = None,
        order: InOrder = GoalOrder.DUE,
    ) -> Listing[models.Goal]:
        return in_order(belonging(info.context.actor, where), where, order, first, after)

    child_count = computed(
        int, reads.child_counts, default=0, description="How many goals that you may see support it."
    )
    key_results = to_many(
        KeyResult,
        access.visible_key_results,
        "goal_id",
        order=("position", "id"),
        description="How it is measured.",
    )
    versions = to_many(
        GoalVersion,
        access.visible_goal_versions,
        "goal_id",
        order=("-number",),
        description="What was agreed, the newest first.",
    )
    proposals = to_many(
        GoalProposal,
        access.visible_goal_proposals,
        "goal_id",
        order=("-proposed_at", "id"),
        description="What was proposed about it once it was agreed, the newest first; for its owner, managers above and HR.",
    )
    pauses = to_many(
        GoalPause,
        access.visible_goal_pauses,
        "goal_id",
        order=("starts_on", "id"),
        description="When it was paused; for its owner, managers above and HR.",
    )
    moves = to_many(
        GoalMove,
        access.visible_goal_moves,
        "goal_id",
        order=("-moved_at", "id"),
        description="Who moved it in the tree and why, the newest first; for its owner, managers above and HR.",
    )
    placements = to_many(
        GoalPlacement,
        access.visible_goal_placements,
        "goal_id",
        order=("-since", "-id"),
        description="Where it stood in the tree, the newest first: the past reads from here.",
    )
    allowed_actions = computed(
        list[rules.GoalAction],
        reads.goal_actions,
        default=(),
        by_row=True,
        description="What you can do with it now.",
    )


@strawberry.type
class GoalQuery:
    goal = by_id(Goal, access.visible_goals, "Goal", description="A goal, or null if you may not see it.")

    @listed(Connection[Goal], description="The goals you may see; archived ones only if asked for.")
    def goals(
        self,
        info: Info,
        first: First = 50,
        after: After = None,
        where: Where = None,
        order: InOrder = GoalOrder.BEST_MATCH,
    ) -> Listing[models.Goal]:
        found = wanted_goals(info.context.actor, where or GoalFilter())
        return in_order(found, where, order, first, after)
