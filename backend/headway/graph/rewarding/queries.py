"""Queries of rewarding."""

from enum import StrEnum
from typing import Annotated, Final

import strawberry
from tortoise.queryset import QuerySet

from headway.graph.context import Info
from headway.graph.edges import by_id, listed
from headway.graph.ids import key_of, key_or_none
from headway.graph.money import MoneyInput
from headway.graph.relay import After, Connection, First, Listing
from headway.graph.rewarding.cycles import CyclesQuery
from headway.graph.rewarding.enums import RewardKind, RewardState, RewardTurn
from headway.graph.rewarding.handover import HandoverQuery
from headway.graph.rewarding.nominating import NominatingQuery
from headway.graph.rewarding.splitting import SplittingQuery
from headway.graph.rewarding.types import Budget, ExpectedApproval, Reward
from headway.graph.words import described
from headway.planning.reads import current_period
from headway.platform.actor import Actor
from headway.platform.checking import Checks
from headway.rewarding import access, models
from headway.rewarding.actions.proposing import in_minor
from headway.rewarding.reads import expected_levels
from headway.rewarding.rules.approval import Level

PeriodId = Annotated[
    strawberry.ID | None, strawberry.argument(description="The period; without it, the current one.")
]


@strawberry.input(description="Which rewards; every condition must hold.")
class RewardFilter:
    turn: RewardTurn = strawberry.field(default=RewardTurn.ALL, description="Seen from the viewer.")
    kind: RewardKind | None = strawberry.field(default=None, description="Of this kind.")
    state: list[RewardState] | None = strawberry.field(default=None, description="In one of these states.")
    period_id: strawberry.ID | None = strawberry.field(default=None, description="Of this period.")
    employee_id: strawberry.ID | None = strawberry.field(default=None, description="Of this person.")


class RewardOrder(StrEnum):
    """How a list of rewards is sorted; never by an amount, which not everybody who sees a reward may know."""

    NEWEST = "NEWEST"
    OLDEST = "OLDEST"
    EFFECTIVE_SOONEST = "EFFECTIVE_SOONEST"
    EFFECTIVE_LATEST = "EFFECTIVE_LATEST"


described(
    RewardOrder,
    "How rewards are sorted.",
    NEWEST="What was proposed last, first.",
    OLDEST="What was proposed first, first.",
    EFFECTIVE_SOONEST="What takes effect first, first.",
    EFFECTIVE_LATEST="What takes effect last, first.",
)
COLUMNS: Final = {
    RewardOrder.NEWEST: ("-created_at", "id"),
    RewardOrder.OLDEST: ("created_at", "id"),
    RewardOrder.EFFECTIVE_SOONEST: ("effective_on", "id"),
    RewardOrder.EFFECTIVE_LATEST: ("-effective_on", "id"),
}


@strawberry.input(description="Which budgets; every condition must hold.")
class BudgetFilter:
    kind: list[RewardKind] | None = strawberry.field(default=None, description="For one of these kinds.")


class BudgetOrder(StrEnum):
    """How a list of budgets is sorted."""

    KIND = "KIND"
    LARGEST = "LARGEST"


described(
    BudgetOrder,
    "How budgets are sorted.",
    KIND="By kind and unit.",
    LARGEST="By kind, and what may be spent most first.",
)
BUDGET_COLUMNS: Final = {
    BudgetOrder.KIND: ("kind", "unit_key"),
    BudgetOrder.LARGEST: ("kind", "-planned", "unit_key"),
}


@strawberry.type
class RewardingQuery(HandoverQuery, CyclesQuery, SplittingQuery, NominatingQuery):
    reward = by_id(
        Reward, access.visible_rewards, "Reward", description="A reward, or null if it may not be seen."
    )

    @listed(Connection[Reward], description="Rewards the viewer may see.")
    def rewards(
        self,
        info: Info,
        first: First = 50,
        after: After = None,
        where: Annotated[RewardFilter | None, strawberry.argument(description="Which rewards.")] = None,
        order: Annotated[RewardOrder, strawberry.argument(description="Sorted how.")] = RewardOrder.NEWEST,
    ) -> Listing[models.Reward]:
        wanted = _wanted(info.context.actor, where or RewardFilter())
        return Listing(wanted, COLUMNS[order], first, after)

    @strawberry.field(graphql_type=list[Budget], description="The budgets of a period the viewer may see.")
    async def budgets(
        self,
        info: Info,
        period_id: PeriodId = None,
        where: Annotated[BudgetFilter | None, strawberry.argument(description="Which budgets.")] = None,
        order: Annotated[BudgetOrder, strawberry.argument(description="Sorted how.")] = BudgetOrder.KIND,
    ) -> list[models.Budget]:
        key = key_or_none(period_id, "Period", "period_id")
        if key is None:
            period = await current_period(info.context.actor)
            if period is None:
                return []
            key = period.id
        found = access.visible_budgets(info.context.actor).filter(period_id=key)
        if where and where.kind is not None:
            found = found.filter(kind__in=where.kind)
        return await found.order_by(*BUDGET_COLUMNS[order])

    @strawberry.field(
        graphql_type=list[ExpectedApproval] | None,
        description="Who would have to approve a reward that the viewer proposes; null for whom they may not propose one.",
    )
    async def approval_preview(
        self,
        info: Info,
        employee_id: Annotated[strawberry.ID, strawberry.argument(description="Who would get it.")],
        kind: Annotated[RewardKind, strawberry.argument(description="Which of the six kinds.")],
        amount: Annotated[
            MoneyInput | None,
            strawberry.argument(description="How much a bonus would be; a large one goes to HR as well."),
        ] = None,
    ) -> list[Level] | None:
        checks = Checks()
        price = in_minor(checks, (amount.amount, amount.currency) if amount else None, "amount")
        checks.done()
        key = key_of(employee_id, "Employee", "employee_id")
        levels = await expected_levels(info.context.actor, key, kind, price)
        return None if levels is None else list(levels)


def _wanted(actor: Actor, where: RewardFilter) -> QuerySet[models.Reward]:
    rewards = _of_turn(actor, where.turn)
    if where.kind is not None:
        rewards = rewards.filter(kind=where.kind)
    if where.state is not None:
        rewards = rewards.filter(state__in=where.state)
    if where.period_id is not None:
        rewards = rewards.filter(period_id=key_of(where.period_id, "Period", "where", "period_id"))
    if where.employee_id is not None:
        rewards = rewards.filter(employee_id=key_of(where.employee_id, "Employee", "where", "employee_id"))
    return rewards


def _of_turn(actor: Actor, turn: RewardTurn) -> QuerySet[models.Reward]:
    visible, me = access.visible_rewards(actor), actor.employee_id or access.NOBODY
    if turn is RewardTurn.MY_TURN:
        return access.rewards_waiting_for(actor)
    if turn is RewardTurn.PROPOSED_BY_ME:
        return visible.filter(proposer_id=me)
    return visible.filter(employee_id=me) if turn is RewardTurn.MINE else visible
