"""Mutations of rewarding: one action each."""

from datetime import date
from decimal import Decimal
from typing import Annotated

import strawberry

from headway.graph.context import Info
from headway.graph.ids import key_of, key_or_none
from headway.graph.money import MoneyInput
from headway.graph.refusals import UserErrors
from headway.graph.rewarding.cycles import CyclesMutation
from headway.graph.rewarding.enums import RewardKind
from headway.graph.rewarding.handover import HandoverMutation
from headway.graph.rewarding.nominating import NominatingMutation
from headway.graph.rewarding.references import RewardReferenceInput, references_of
from headway.graph.rewarding.settings import SettingsMutation
from headway.graph.rewarding.types import Budget, Reward
from headway.graph.rewarding.undoing import UndoingMutation
from headway.graph.rewarding.wishes import WishesMutation
from headway.rewarding import actions, models
from headway.rewarding.rules.terms import Money, Terms


@strawberry.input(description="What a unit may spend on a kind of reward.")
class SetBudgetInput:
    period_id: strawberry.ID = strawberry.field(description="In which period.")
    department_id: strawberry.ID | None = strawberry.field(
        default=None, description="Whose budget; null for the whole organisation."
    )
    kind: RewardKind = strawberry.field(description="For which kind of reward.")
    planned: Decimal = strawberry.field(description="How much, in major units, days or places.")
    currency: str | None = strawberry.field(
        default=None, description="Of money; without it, the organisation's currency."
    )
    version: int | None = strawberry.field(
        default=None, description="The version that was seen; none for the first."
    )


@strawberry.input(description="A new reward; fields that its kind does not have stay empty.")
class ProposeRewardInput:
    kind: RewardKind = strawberry.field(description="Which of the six kinds.")
    employee_id: strawberry.ID = strawberry.field(description="Who gets it.")
    period_id: strawberry.ID = strawberry.field(description="The period it is for.")
    effective_on: date = strawberry.field(description="The day it takes effect.")
    ends_on: date | None = strawberry.field(
        default=None, description="Until when the days can be taken, or the project is led."
    )
    amount: MoneyInput | None = strawberry.field(
        default=None,
        description="The bonus; for a raise or promotion the yearly increase, instead of newPay.",
    )
    new_pay: MoneyInput | None = strawberry.field(
        default=None,
        description="Yearly pay after a raise or promotion; only for who may see this person's pay.",
    )
    days: Decimal | None = strawberry.field(default=None, description="Days of vacation, in halves.")
    new_title: str | None = strawberry.field(default=None, description="The title after a promotion.")
    new_level: int | None = strawberry.field(default=None, description="The level after a promotion.")
    new_role_profile_id: strawberry.ID | None = strawberry.field(
        default=None, description="The role profile after a promotion."
    )
    project: str | None = strawberry.field(default=None, description="The project to lead.")
    wish_id: strawberry.ID | None = strawberry.field(
        default=None, description="The wish that leading this project takes up."
    )
    nomination_id: strawberry.ID | None = strawberry.field(
        default=None, description="The nomination that this takes up."
    )
    vacancy_id: strawberry.ID | None = strawberry.field(
        default=None,
        description="The open role that a promotion fills; its place is taken when the promotion takes effect.",
    )
    public: bool = strawberry.field(
        default=False, description="Whether everybody reads the words of recognition."
    )
    reason: str | None = strawberry.field(
        default=None, description="Why; at least 20 characters where nothing is named in references."
    )
    references: list[RewardReferenceInput] | None = strawberry.field(
        default=None, description="The goals, reviews and feedback it is for, at most 20."
    )
    idempotency_key: str | None = strawberry.field(
        default=None, description="The same key proposes once, however often it is sent."
    )


@strawberry.input(description="An approval.")
class ApproveRewardInput:
    id: strawberry.ID = strawberry.field(description="The reward.")
    version: int = strawberry.field(description="The version that was seen.")
    comment: str | None = strawberry.field(default=None, description="For those who decide with you.")


@strawberry.input(description="A refusal, with its reason.")
class RejectRewardInput:
    id: strawberry.ID = strawberry.field(description="The reward.")
    version: int = strawberry.field(description="The version that was seen.")
    reason: str = strawberry.field(description="Why, at most 2,000 characters.")


@strawberry.input(description="What to take back, and why.")
class WithdrawRewardInput:
    id: strawberry.ID = strawberry.field(description="The reward.")
    version: int = strawberry.field(description="The version that was seen.")
    reason: str = strawberry.field(description="Why, at most 2,000 characters.")


@strawberry.input(description="Which reward the person is told.")
class CommunicateRewardInput:
    id: strawberry.ID = strawberry.field(description="The reward.")
    version: int = strawberry.field(description="The version that was seen.")
    words: str | None = strawberry.field(
        default=None, description="Words of one's own for the letter, at most 2,000 characters."
    )


@strawberry.input(description="Which reward takes effect.")
class ExecuteRewardInput:
    id: strawberry.ID = strawberry.field(description="The reward.")
    version: int = strawberry.field(description="The version that was seen.")


@strawberry.type(description="The reward proposed.")
class ProposeRewardPayload:
    reward: models.Reward = strawberry.field(graphql_type=Reward, description="The reward as it is now.")


@strawberry.type(description="The reward approved.")
class ApproveRewardPayload:
    reward: models.Reward = strawberry.field(graphql_type=Reward, description="The reward as it is now.")


@strawberry.type(description="The reward declined.")
class RejectRewardPayload:
    reward: models.Reward = strawberry.field(graphql_type=Reward, description="The reward as it is now.")


@strawberry.type(description="The reward taken back.")
class WithdrawRewardPayload:
    reward: models.Reward = strawberry.field(graphql_type=Reward, description="The reward as it is now.")


@strawberry.type(description="The reward about to be told.")
class CommunicateRewardPayload:
    reward: models.Reward = strawberry.field(graphql_type=Reward, description="The reward as it is now.")


@strawberry.type(description="The reward in effect.")
class ExecuteRewardPayload:
    reward: models.Reward = strawberry.field(graphql_type=Reward, description="The reward as it is now.")


@strawberry.type(description="The budget set.")
class SetBudgetPayload:
    budget: models.Budget = strawberry.field(graphql_type=Budget, description="The budget as it is now.")


ProposeRewardResult = Annotated[
    ProposeRewardPayload | UserErrors,
    strawberry.union("ProposeRewardResult", description="A new reward, or why not."),
]

ApproveRewardResult = Annotated[
    ApproveRewardPayload | UserErrors,
    strawberry.union("ApproveRewardResult", description="The reward approved, or why not."),
]

RejectRewardResult = Annotated[
    RejectRewardPayload | UserErrors,
    strawberry.union("RejectRewardResult", description="The reward declined, or why not."),
]

WithdrawRewardResult = Annotated[
    WithdrawRewardPayload | UserErrors,
    strawberry.union("WithdrawRewardResult", description="The reward taken back, or why not."),
]

CommunicateRewardResult = Annotated[
    CommunicateRewardPayload | UserErrors,
    strawberry.union("CommunicateRewardResult", description="The reward about to be told, or why not."),
]

ExecuteRewardResult = Annotated[
    ExecuteRewardPayload | UserErrors,
    strawberry.union("ExecuteRewardResult", description="The reward in effect, or why not."),
]

SetBudgetResult = Annotated[
    SetBudgetPayload | UserErrors,
    strawberry.union("SetBudgetResult", description="The budget set, or why not."),
]


@strawberry.type
class RewardingMutation(
    NominatingMutation, UndoingMutation, HandoverMutation, CyclesMutation, WishesMutation, SettingsMutation
):
    @strawberry.mutation(description="Plan a budget (administrators; HR partners for what they look after).")
    async def set_budget(self, info: Info, input: SetBudgetInput) -> SetBudgetResult:
        budget = await actions.set_budget(
            info.context.actor,
            period_id=key_of(input.period_id, "Period", "period_id"),
            department_id=key_or_none(input.department_id, "Department", "department_id"),
            kind=input.kind,
            planned=input.planned,
            currency=input.currency or "",
            version=input.version,
        )
        return SetBudgetPayload(budget=budget)

    @strawberry.mutation(description="Propose a reward (managers above the person, HR partners).")
    async def propose_reward(self, info: Info, input: ProposeRewardInput) -> ProposeRewardResult:
        terms = Terms(
            effective_on=input.effective_on,
            ends_on=input.ends_on,
            amount=_money(input.amount),
            new_pay=_money(input.new_pay),
            days=input.days,
            new_title=input.new_title or "",
            new_level=input.new_level,
            new_role_profile_id=key_or_none(input.new_role_profile_id, "RoleProfile", "new_role_profile_id"),
            project=input.project or "",
            public=input.public,
        )
        reward = await actions.propose_reward(
            info.context.actor,
            kind=input.kind,
            employee_id=key_of(input.employee_id, "Employee", "employee_id"),
            period_id=key_of(input.period_id, "Period", "period_id"),
            terms=terms,
            wish_id=key_or_none(input.wish_id, "ProjectWish", "wish_id"),
            nomination_id=key_or_none(input.nomination_id, "RewardNomination", "nomination_id"),
            vacancy_id=key_or_none(input.vacancy_id, "Vacancy", "vacancy_id"),
            reason=input.reason or "",
            references=references_of(input.references or []),
            idempotency_key=input.idempotency_key,
        )
        return ProposeRewardPayload(reward=reward)

    @strawberry.mutation(description="Approve the open level of a reward; the last one commits its cost.")
    async def approve_reward(self, info: Info, input: ApproveRewardInput) -> ApproveRewardResult:
        key = key_of(input.id, "Reward")
        reward = await actions.approve_reward(
            info.context.actor, id=key, version=input.version, comment=input.comment or ""
        )
        return ApproveRewardPayload(reward=reward)

    @strawberry.mutation(description="Decline a reward at the open level.")
    async def reject_reward(self, info: Info, input: RejectRewardInput) -> RejectRewardResult:
        key = key_of(input.id, "Reward")
        reward = await actions.reject_reward(
            info.context.actor, id=key, version=input.version, reason=input.reason
        )
        return RejectRewardPayload(reward=reward)

    @strawberry.mutation(description="Take a reward back before it takes effect (its proposer).")
    async def withdraw_reward(self, info: Info, input: WithdrawRewardInput) -> WithdrawRewardResult:
        key = key_of(input.id, "Reward")
        reward = await actions.withdraw_reward(
            info.context.actor, id=key, version=input.version, reason=input.reason
        )
        return WithdrawRewardPayload(reward=reward)

    @strawberry.mutation(
        description="Tell the person of an approved reward in fifteen seconds (its proposer, the direct manager)."
    )
    async def communicate_reward(self, info: Info, input: CommunicateRewardInput) -> CommunicateRewardResult:
        key = key_of(input.id, "Reward")
        reward = await actions.communicate_reward(
            info.context.actor, id=key, version=input.version, words=input.words or ""
        )
        return CommunicateRewardPayload(reward=reward)

    @strawberry.mutation(description="Let a told reward take effect on or after its day (HR partners).")
    async def execute_reward(self, info: Info, input: ExecuteRewardInput) -> ExecuteRewardResult:
        key = key_of(input.id, "Reward")
        reward = await actions.execute_reward(info.context.actor, id=key, version=input.version)
        return ExecuteRewardPayload(reward=reward)


def _money(given: MoneyInput | None) -> Money | None:
    return None if given is None else (given.amount, given.currency)
