"""Facts that came after a cycle had closed, in the graph: what they are, and settling them."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, TypeAlias

import strawberry

from headway.graph.context import Info
from headway.graph.edges import derived, to_one
from headway.graph.ids import key_of
from headway.graph.refusals import UserErrors
from headway.graph.relay import Node, views
from headway.graph.reviewing.enums import ClosedDataKind
from headway.planning.access import visible_goals
from headway.reviewing import access, models
from headway.reviewing.actions import closed_data as actions
from headway.reviewing.rules.closed_data import sentence

if TYPE_CHECKING:
    from headway.graph.planning import Goal
    from headway.graph.reviewing.participants import Participant

AGoal: TypeAlias = Annotated["Goal", strawberry.lazy("headway.graph.planning")]
AParticipant: TypeAlias = Annotated["Participant", strawberry.lazy("headway.graph.reviewing.participants")]


@strawberry.type(description="A fact about days of a closed cycle that was recorded after it had closed.")
class ClosedDataChange(Node):
    is_type_of = views(models.ClosedDataChange, access.visible_closed_data)
    kind: ClosedDataKind = strawberry.field(description="What it is about.")  # type: ignore[valid-type]
    effective_on: date = strawberry.field(description="The day for which, or from which on, it holds.")
    recorded_at: datetime = strawberry.field(description="When it was recorded.")
    settled_at: datetime | None = strawberry.field(
        description="When HR said what follows from it; null while it waits."
    )
    reason: str = strawberry.field(description="What HR said; empty while it waits.")
    version: int = strawberry.field(description="How often it was written.")
    message = derived(
        str, sentence, "kind", "effective_on", "recorded_at", description="What it is, in words."
    )
    participant = to_one(
        AParticipant | None,
        access.visible_participants,
        "participant_id",
        description="Whom it is about, as they were.",
    )
    goal = to_one(AGoal | None, visible_goals, "goal_id", description="The goal whose value it is.")


@strawberry.input(description="Which late facts are settled, and why.")
class SettleClosedDataInput:
    ids: list[strawberry.ID] = strawberry.field(description="The late facts, at most a hundred.")
    reason: str = strawberry.field(description="Why they change nothing, or what was done about them.")


@strawberry.type(description="The late facts settled.")
class SettleClosedDataPayload:
    changes: Sequence[models.ClosedDataChange] = strawberry.field(
        graphql_type=list[ClosedDataChange], description="The late facts as they are now."
    )


SettleClosedDataResult = Annotated[
    SettleClosedDataPayload | UserErrors,
    strawberry.union("SettleClosedDataResult", description="The late facts settled, or why not."),
]


@strawberry.type
class ClosedDataMutation:
    @strawberry.mutation(
        description="Say what follows from facts that came after a cycle had closed; what was signed stays (HR)."
    )
    async def settle_closed_data(self, info: Info, input: SettleClosedDataInput) -> SettleClosedDataResult:
        changes = await actions.settle_closed_data(
            info.context.actor,
            ids=[key_of(id, "ClosedDataChange", "ids") for id in input.ids],
            reason=input.reason,
        )
        return SettleClosedDataPayload(changes=changes)
