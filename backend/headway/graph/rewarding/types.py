"""Types of rewarding: views over its rows, each field as far as the viewer may see it."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, TypeAlias

import strawberry

from headway.graph.batching import one, value
from headway.graph.context import Info
from headway.graph.edges import computed, derived, paged, to_many, to_one
from headway.graph.money import Money, money
from headway.graph.ordering import InTime, TimeOrder, in_time
from headway.graph.relay import After, Connection, First, Listing, Node, views
from headway.graph.rewarding.enums import (
    ApproverRole,
    Decision,
    RewardAction,
    RewardKind,
    RewardState,
)
from headway.graph.rewarding.records import DecisionRecord, Reversal, RewardLetter
from headway.graph.rewarding.references import RewardReference
from headway.graph.rewarding.sentences import summary_of, waits_for
from headway.people.access import (
    visible_departments,
    visible_employees,
    visible_role_profiles,
    visible_vacancies,
)
from headway.people.models import Employee as EmployeeRow
from headway.planning.access import visible_periods
from headway.platform.actor import Actor
from headway.rewarding import access, models, reads
from headway.rewarding.reads import drawing
from headway.rewarding.rules.approval import Level
from headway.rewarding.rules.terms import percent_between
from headway.rewarding.rules.vocabulary import MONEY_KINDS

if TYPE_CHECKING:
    from headway.graph.people import Department, Employee, RoleProfile
    from headway.graph.planning import Period
    from headway.graph.rewarding.wishes import ProjectWish
    from headway.graph.vacancies import Vacancy

AnEmployee: TypeAlias = Annotated["Employee", strawberry.lazy("headway.graph.people")]
ADepartment: TypeAlias = Annotated["Department", strawberry.lazy("headway.graph.people")]
ARoleProfile: TypeAlias = Annotated["RoleProfile", strawberry.lazy("headway.graph.people")]
AVacancy: TypeAlias = Annotated["Vacancy", strawberry.lazy("headway.graph.vacancies")]
AWish: TypeAlias = Annotated["ProjectWish", strawberry.lazy("headway.graph.rewarding.wishes")]
APeriod: TypeAlias = Annotated["Period", strawberry.lazy("headway.graph.planning")]


@strawberry.type(description="What a unit may spend on one kind of reward in a period; a hard stop.")
class Budget(Node):
    is_type_of = views(models.Budget, access.visible_budgets)
    kind: RewardKind = strawberry.field(description="Which kind of reward.")
    version: int = strawberry.field(description="Send it back with a change; a stale one answers CONFLICT.")
    period = to_one(APeriod, visible_periods, "period_id", description="The period it is for.")
    department = to_one(
        ADepartment | None,
        visible_departments,
        "department_id",
        description="Whose it is; null for the whole organisation.",
    )
    currency = derived(
        str | None,
        lambda code: code or None,
        "currency",
        description="ISO 4217 code; null for days and places.",
    )
    unit = derived(
        str,
        reads.unit_of,
        "kind",
        "currency",
        description="What its figures count: a currency, days or places.",
    )
    planned = derived(
        Decimal,
        reads.counted,
        "kind",
        "currency",
        "planned",
        description="What may be spent, in major units, days or places.",
    )

    @strawberry.field(description="What proposals that wait for approval would take.")
    async def proposed(self, info: Info, row: strawberry.Parent[models.Budget]) -> Decimal:
        return reads.counted(row.kind, row.currency, await value(info, drawing.proposed_of, row.id, 0))

    committed = derived(
        Decimal,
        reads.counted,
        "kind",
        "currency",
        "committed",
        description="What approved rewards take, in effect or not.",
    )
    executed = derived(
        Decimal,
        reads.counted,
        "kind",
        "currency",
        "executed",
        description="What rewards in effect took.",
    )
    left = derived(
        Decimal,
        lambda kind, currency, planned, committed: reads.counted(kind, currency, planned - committed),
        "kind",
        "currency",
        "planned",
        "committed",
        description="What can still be approved.",
    )


@strawberry.type(description="One level of approval.")
class ApprovalStep:
    level: int = strawberry.field(description="Its place in the order, from 1.")
    role: ApproverRole = strawberry.field(description="Who decides here.")
    decision: Decision | None = strawberry.field(description="What was decided, if it was.")
    decided_at: datetime | None = strawberry.field(description="When.")
    approver = to_one(
        AnEmployee | None,
        visible_employees,
        "approver_id",
        description="The manager asked; null where HR is.",
    )
    decided_by = to_one(AnEmployee | None, visible_employees, "decided_by_id", description="Who decided.")

    @strawberry.field(description="What the approver wrote; null for the person rewarded and for machines.")
    async def comment(self, info: Info, row: strawberry.Parent[models.ApprovalStep]) -> str | None:
        reward = await one(info, access.visible_rewards, row.reward_id)
        actor = info.context.actor
        hidden = reward is None or actor.integration or reward.employee_id == actor.employee_id
        return None if hidden else row.comment

    @strawberry.field(description="Whom it waits for, or who decided, in words.")
    async def waits_for(self, info: Info, row: strawberry.Parent[models.ApprovalStep]) -> str:
        reward = await one(info, access.visible_rewards, row.reward_id)
        if reward is None:
            return ""
        asked = await one(info, visible_employees, row.approver_id)
        decided = await one(info, visible_employees, row.decided_by_id)
        name = row.decided_by_name or (decided.name if decided else "")
        return waits_for(reward, row, asked.name if asked else None, name)


@strawberry.type(description="One level of the approval of a reward that is not proposed yet.")
class ExpectedApproval:
    role: ApproverRole = strawberry.field(description="Who decides here.")
    approver = to_one(
        AnEmployee | None,
        visible_employees,
        "approver_id",
        description="The manager who will be asked; null where HR is.",
    )

    @strawberry.field(description="Its place in the order, from 1.")
    def level(self, row: strawberry.Parent[Level]) -> int:
        return row.number


@dataclass(frozen=True, slots=True)
class _Told:
    """A reward in words, and the pay it tells of as far as the viewer may see it."""

    summary: str = ""
    currency: str = ""
    old: int | None = None
    new: int | None = None


NO_PAY = _Told()


async def _with_pay(actor: Actor, rewards: list[models.Reward]) -> dict[models.Reward, _Told]:
    """What each reward tells the actor; one statement, none where no reward changes pay."""
    paid = [reward.id for reward in rewards if reward.new_pay_minor is not None]
    shown = await reads.shown_pay(actor, paid) if paid else {}
    told = {}
    for reward in rewards:
        pay = (reward.old_pay_minor, reward.new_pay_minor) if reward.id in shown else (None, None)
        told[reward] = _Told(summary_of(reward, pay_shown=reward.id in shown), reward.currency, *pay)
    return told


@strawberry.type(description="A reward of one person, from proposal to effect.")
class Reward(Node):
    is_type_of = views(models.Reward, access.visible_rewards)
    kind: RewardKind = strawberry.field(description="Which of the six kinds.")
    state: RewardState = strawberry.field(description="Where it is in its life.")
    effective_on: date = strawberry.field(description="The day it takes effect.")
    ends_on: date | None = strawberry.field(description="Until when days can be taken or a project is led.")
    new_title: str = strawberry.field(description="The title after a promotion, else empty.")
    new_level: int | None = strawberry.field(description="The level after a promotion.")
    project: str = strawberry.field(description="The project that is led, else empty.")
    public: bool = strawberry.field(description="Whether everybody reads the words of recognition.")
    reason: str = strawberry.field(description="Why, in the proposer's words.")
    decided_reason: str = strawberry.field(description="Why it was declined or taken back, else empty.")
    created_at: datetime = strawberry.field(description="When it was proposed.")
    committed_at: datetime | None = strawberry.field(description="When the last approval was given.")
    tells_at: datetime | None = strawberry.field(
        description="When the person will be told, while that can be stopped (`stopTelling`); null before and after."
    )
    communicated_at: datetime | None = strawberry.field(description="When the person was told.")
    executed_at: datetime | None = strawberry.field(description="When it took effect.")
    version: int = strawberry.field(description="Send it back with a change; a stale one answers CONFLICT.")
    employee = to_one(AnEmployee, visible_employees, "employee_id", description="Who gets it.")
    proposer = to_one(AnEmployee, visible_employees, "proposer_id", description="Who proposed it.")
    period = to_one(APeriod, visible_periods, "period_id", description="The period it is for.")
    new_role_profile = to_one(
        ARoleProfile | None,
        visible_role_profiles,
        "new_role_profile_id",
        description="The role after a promotion.",
    )
    vacancy = to_one(
        AVacancy | None,
        visible_vacancies,
        "vacancy_id",
        description="The open role whose place a promotion takes.",
    )
    amount = derived(Money | None, money, "amount_minor", "currency", description="How much a bonus is.")
    old_pay = computed(
        Money | None,
        _with_pay,
        default=NO_PAY,
        show=lambda it: money(it.old, it.currency),
        by_row=True,
        description="Yearly pay before; null unless the viewer may see this person's pay.",
    )
    new_pay = computed(
        Money | None,
        _with_pay,
        default=NO_PAY,
        show=lambda it: money(it.new, it.currency),
        by_row=True,
        description="Yearly pay after; null unless the viewer may see this person's pay.",
    )
    percent = computed(
        Decimal | None,
        _with_pay,
        default=NO_PAY,
        show=lambda it: None if it.old is None or it.new is None else percent_between(it.old, it.new),
        by_row=True,
        description="The increase of pay in percent; null unless the viewer may see this person's pay.",
    )
    days = derived(
        Decimal | None,
        lambda hundredths: None if hundredths is None else Decimal(hundredths) / 100,
        "hundredths",
        description="How many days of vacation.",
    )
    cost = derived(
        Money | None,
        lambda kind, cost, currency: money(cost, currency) if kind in MONEY_KINDS and currency else None,
        "kind",
        "cost",
        "currency",
        description="What it costs (a raise: a year); null for days and projects.",
    )
    summary = computed(
        str,
        _with_pay,
        default=NO_PAY,
        show=lambda it: it.summary,
        by_row=True,
        description="The reward in one line.",
    )
    references = to_many(
        RewardReference,
        access.visible_references,
        "reward_id",
        order=("kind", "object_id"),
        description="What it is for.",
    )
    approvals = to_many(
        ApprovalStep,
        access.visible_steps,
        "reward_id",
        order=("level",),
        description="Who has to approve, in order.",
    )

    decisions = to_many(
        DecisionRecord,
        access.visible_decisions,
        "reward_id",
        order=("made_at",),
        description="What it rests on; empty for the person rewarded and who may not see their pay.",
    )
    letters = to_many(
        RewardLetter,
        access.visible_letters,
        "reward_id",
        order=("told_at",),
        description="The letter that told the person; none before, and none to who may not see pay it names.",
    )
    reversals = to_many(
        Reversal,
        access.visible_reversals,
        "reward_id",
        order=("asked_at", "id"),
        description="Requests to undo it; the person sees one once it is done.",
    )

    @strawberry.field(
        graphql_type=Budget | None,
        description="The budget it drew on, or would draw on if approved now; null unless the viewer may see it.",
    )
    async def budget(self, info: Info, row: strawberry.Parent[models.Reward]) -> models.Budget | None:
        draw = await value(info, drawing.draws, row, drawing.NOTHING)
        return await one(info, access.visible_budgets, draw.budget_id)

    @strawberry.field(
        description="What it takes from its budget, in that budget's currency, days or places; null unless the viewer may see the budget."
    )
    async def taken(self, info: Info, row: strawberry.Parent[models.Reward]) -> Decimal | None:
        draw = await value(info, drawing.draws, row, drawing.NOTHING)
        budget = await one(info, access.visible_budgets, draw.budget_id)
        return reads.counted(budget.kind, budget.currency, draw.taken) if budget else None

    allowed_actions = computed(
        list[RewardAction],
        reads.allowed_actions_of,
        default=(),
        by_row=True,
        description="What the viewer may do with it now.",
    )


@strawberry.type
class PersonRewards:
    """What rewarding adds to a person."""

    project_wishes = to_many(
        AWish,
        access.visible_wishes,
        "employee_id",
        order=("created_at", "id"),
        first=50,
        description="Projects they would like to lead, for them, managers above and HR.",
    )

    @paged(
        Connection[Annotated["Reward", strawberry.lazy("headway.graph.rewarding.types")]],
        by="employee_id",
        description="Their rewards, as far as the viewer may see them.",
    )
    def rewards(
        self,
        info: Info,
        row: strawberry.Parent[EmployeeRow],
        first: First = 20,
        after: After = None,
        kind: Annotated[
            list[RewardKind] | None, strawberry.argument(description="Of one of these kinds.")
        ] = None,
        state: Annotated[
            list[RewardState] | None, strawberry.argument(description="In one of these states.")
        ] = None,
        order: InTime = TimeOrder.NEWEST,
    ) -> Listing[models.Reward]:
        found = access.visible_rewards(info.context.actor)
        found = found if kind is None else found.filter(kind__in=kind)
        found = found if state is None else found.filter(state__in=state)
        return Listing(found, in_time(order, "created_at"), first, after)
