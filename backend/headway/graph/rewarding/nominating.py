"""Nominations in the graph: who is named for a reward, and what became of it."""

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, TypeAlias

import strawberry
from tortoise.queryset import QuerySet

from headway.graph.context import Info
from headway.graph.edges import computed, listed, to_many, to_one
from headway.graph.ids import key_of
from headway.graph.ordering import InTime, TimeOrder, in_time
from headway.graph.refusals import UserErrors
from headway.graph.relay import After, Connection, First, Listing, Node, views
from headway.graph.rewarding.enums import NominationAction, NominationState, RewardKind
from headway.graph.rewarding.references import RewardReference, RewardReferenceInput, references_of
from headway.graph.words import described
from headway.people.access import visible_employees
from headway.platform.actor import Actor
from headway.rewarding import access, actions, models, reads

if TYPE_CHECKING:
    from headway.graph.people import Employee

AnEmployee: TypeAlias = Annotated["Employee", strawberry.lazy("headway.graph.people")]


class NominationTurn(StrEnum):
    MY_TURN = "MY_TURN"
    MINE = "MINE"
    ALL = "ALL"


described(
    NominationTurn,
    "Which nominations, seen from the viewer.",
    MY_TURN="Open ones of people the viewer manages or looks after as HR: to take up or to decline.",
    MINE="Those the viewer made.",
    ALL="All the viewer may see.",
)


@strawberry.type(description="Somebody named for a reward; never seen by that person.")
class RewardNomination(Node):
    is_type_of = views(models.RewardNomination, access.visible_reward_nominations)
    kind: RewardKind = strawberry.field(description="Which kind of reward is asked for.")
    state: NominationState = strawberry.field(description="What became of it.")
    reason: str = strawberry.field(description="Why, in the words of who nominated.")
    decided_reason: str = strawberry.field(description="Why it was declined, else empty.")
    decided_by_name: str = strawberry.field(
        description="Who took it up, declined it or took it back, else empty."
    )
    decided_at: datetime | None = strawberry.field(description="When; null while it is open.")
    created_at: datetime = strawberry.field(description="When it was made.")
    version: int = strawberry.field(description="Send it back with a change; a stale one answers CONFLICT.")
    employee = to_one(AnEmployee, visible_employees, "employee_id", description="Who is named.")
    nominator = to_one(AnEmployee, visible_employees, "nominator_id", description="Who named them.")
    references = to_many(
        RewardReference,
        access.visible_nomination_references,
        "nomination_id",
        order=("kind", "object_id"),
        description="What it points to, as far as the viewer may see that too.",
    )
    allowed_actions = computed(
        list[NominationAction],
        reads.allowed_with_nominations,
        default=(),
        by_row=True,
        description="What the viewer may do with it now.",
    )


@strawberry.input(description="Somebody to name for a reward.")
class NominateForRewardInput:
    employee_id: strawberry.ID = strawberry.field(description="Who.")
    kind: RewardKind = strawberry.field(description="For which kind; between colleagues, recognition.")
    reason: str | None = strawberry.field(
        default=None, description="Why; at least 20 characters where nothing is named in references."
    )
    references: list[RewardReferenceInput] | None = strawberry.field(
        default=None, description="Goals, reviews and feedback that show it, at most 20."
    )


@strawberry.input(description="The nomination to decline, and why.")
class DeclineRewardNominationInput:
    id: strawberry.ID = strawberry.field(description="The nomination.")
    version: int = strawberry.field(description="The version that was seen.")
    reason: str = strawberry.field(description="Why, for who nominated; at most 2,000 characters.")


@strawberry.input(description="The nomination to take back.")
class WithdrawRewardNominationInput:
    id: strawberry.ID = strawberry.field(description="The nomination.")
    version: int = strawberry.field(description="The version that was seen.")


@strawberry.type(description="The nomination made.")
class NominateForRewardPayload:
    nomination: models.RewardNomination = strawberry.field(
        graphql_type=RewardNomination, description="The nomination as it is now."
    )


@strawberry.type(description="The nomination declined.")
class DeclineRewardNominationPayload:
    nomination: models.RewardNomination = strawberry.field(
        graphql_type=RewardNomination, description="The nomination as it is now."
    )


@strawberry.type(description="The nomination taken back.")
class WithdrawRewardNominationPayload:
    nomination: models.RewardNomination = strawberry.field(
        graphql_type=RewardNomination, description="The nomination as it is now."
    )


NominateForRewardResult = Annotated[
    NominateForRewardPayload | UserErrors,
    strawberry.union("NominateForRewardResult", description="A new nomination, or why not."),
]
DeclineRewardNominationResult = Annotated[
    DeclineRewardNominationPayload | UserErrors,
    strawberry.union("DeclineRewardNominationResult", description="The nomination declined, or why not."),
]
WithdrawRewardNominationResult = Annotated[
    WithdrawRewardNominationPayload | UserErrors,
    strawberry.union("WithdrawRewardNominationResult", description="The nomination taken back, or why not."),
]


@strawberry.type
class NominatingQuery:
    @listed(Connection[RewardNomination], description="Nominations the viewer may see.")
    def reward_nominations(
        self,
        info: Info,
        first: First = 20,
        after: After = None,
        turn: Annotated[NominationTurn, strawberry.argument(description="Which.")] = NominationTurn.ALL,
        state: Annotated[
            list[NominationState] | None, strawberry.argument(description="In one of these states.")
        ] = None,
        order: InTime = TimeOrder.NEWEST,
    ) -> Listing[models.RewardNomination]:
        found = _of_turn(info.context.actor, turn)
        found = found if state is None else found.filter(state__in=state)
        return Listing(found, in_time(order, "created_at"), first, after)


@strawberry.type
class NominatingMutation:
    @strawberry.mutation(
        description="Name somebody for a reward (managers above, HR; colleagues for recognition where allowed)."
    )
    async def nominate_for_reward(self, info: Info, input: NominateForRewardInput) -> NominateForRewardResult:
        nomination = await actions.nominate_for_reward(
            info.context.actor,
            employee_id=key_of(input.employee_id, "Employee", "employee_id"),
            kind=input.kind,
            reason=input.reason or "",
            references=references_of(input.references or []),
        )
        return NominateForRewardPayload(nomination=nomination)

    @strawberry.mutation(description="Say why nobody is proposed for it (managers above, HR partners).")
    async def decline_reward_nomination(
        self, info: Info, input: DeclineRewardNominationInput
    ) -> DeclineRewardNominationResult:
        key = key_of(input.id, "RewardNomination")
        nomination = await actions.decline_reward_nomination(
            info.context.actor, id=key, version=input.version, reason=input.reason
        )
        return DeclineRewardNominationPayload(nomination=nomination)

    @strawberry.mutation(description="Take one's own open nomination back.")
    async def withdraw_reward_nomination(
        self, info: Info, input: WithdrawRewardNominationInput
    ) -> WithdrawRewardNominationResult:
        key = key_of(input.id, "RewardNomination")
        nomination = await actions.withdraw_reward_nomination(
            info.context.actor, id=key, version=input.version
        )
        return WithdrawRewardNominationPayload(nomination=nomination)


def _of_turn(actor: Actor, turn: NominationTurn) -> QuerySet[models.RewardNomination]:
    if turn is NominationTurn.MY_TURN:
        return access.nominations_waiting_for(actor)
    visible, me = access.visible_reward_nominations(actor), actor.employee_id or access.NOBODY
    return visible.filter(nominator_id=me) if turn is NominationTurn.MINE else visible
