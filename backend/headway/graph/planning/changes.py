"""What was proposed about a goal, when it was paused, who moved it, and where it stood in the tree: views over rows."""

from datetime import date, datetime
from typing import Annotated, TypeAlias

import strawberry
from strawberry.scalars import JSON

from headway.graph.edges import to_one
from headway.graph.planning.enums import GoalProposalKind, GoalProposalState, Outcome, Realism
from headway.graph.relay import Node, views
from headway.people.access import visible_employees
from headway.planning import access, models

AnEmployee: TypeAlias = Annotated["Employee", strawberry.lazy("headway.graph.people")]  # type: ignore[name-defined]  # noqa: F821
AGoal: TypeAlias = Annotated["Goal", strawberry.lazy("headway.graph.planning")]  # type: ignore[name-defined]  # noqa: F821


@strawberry.type(description="What the owner of an agreed goal proposed, and what became of it.")
class GoalProposal(Node):
    is_type_of = views(models.GoalProposal, access.visible_goal_proposals)
    kind: GoalProposalKind = strawberry.field(description="Other terms, or an end.")  # type: ignore[valid-type]
    state: GoalProposalState = strawberry.field(description="What became of it.")  # type: ignore[valid-type]
    terms: JSON | None = strawberry.field(
        description="The terms proposed, shaped as those of a version; null for an end."
    )
    reason: str = strawberry.field(description="Why the terms are to change.")
    outcome: Outcome | None = strawberry.field(description="How the goal ended, of an end.")  # type: ignore[valid-type]
    realism: Realism | None = strawberry.field(description="Whether the goal was realistic.")  # type: ignore[valid-type]
    retrospective: str = strawberry.field(description="What was learned.")
    proposed_at: datetime = strawberry.field(description="When it was proposed.")
    decided_at: datetime | None = strawberry.field(description="When it was decided or taken back.")
    answer: str = strawberry.field(description="Why it was declined.")
    proposed_by = to_one(
        AnEmployee | None, visible_employees, "proposed_by_id", description="Who proposed it."
    )
    decided_by = to_one(AnEmployee | None, visible_employees, "decided_by_id", description="Who decided.")


@strawberry.type(description="Days on which no progress was expected of a goal.")
class GoalPause(Node):
    is_type_of = views(models.GoalPause, access.visible_goal_pauses)
    starts_on: date = strawberry.field(description="Its first day.")
    ends_on: date | None = strawberry.field(
        description="The day progress was expected again; null while it lasts."
    )
    reason: str = strawberry.field(description="Why.")
    paused_by = to_one(AnEmployee | None, visible_employees, "paused_by_id", description="Who paused it.")


@strawberry.type(description="That somebody let a goal support another one, or none.")
class GoalMove(Node):
    is_type_of = views(models.GoalMove, access.visible_goal_moves)
    reason: str = strawberry.field(description="Why, if they said so.")
    moved_at: datetime = strawberry.field(description="When.")
    moved_by = to_one(AnEmployee | None, visible_employees, "moved_by_id", description="Who moved it.")
    supported = to_one(
        AGoal | None,
        access.visible_goals,
        "from_id",
        description="The goal it supported before, if you may see it.",
    )
    supports = to_one(
        AGoal | None,
        access.visible_goals,
        "to_id",
        description="The goal it supported from then on, if you may see it.",
    )


@strawberry.type(description="Where a goal stood in the tree from an instant on.")
class GoalPlacement:
    is_type_of = staticmethod(lambda row, _info: isinstance(row, models.GoalPlacement))
    since: datetime = strawberry.field(description="Since when; it held until the next.")
    weight: int = strawberry.field(description="How much it counted into the goal above, 0 to 100.")
    parent = to_one(
        AGoal | None,
        access.visible_goals,
        "parent_id",
        description="The goal it supported, if you may see it.",
    )
