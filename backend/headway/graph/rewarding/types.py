"""Types of rewarding: views over its rows, each field as far as the viewer may see it."""

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, TypeAlias

import strawberry
from strawberry.scalars import JSON

from headway.graph.batching import children, one, value
from headway.graph.context import Info
from headway.graph.ids import global_id
from headway.graph.money import Money, money
from headway.graph.relay import After, Connection, First, Node, Page, pages, views
from headway.graph.rewarding.enums import (
    ApproverRole,
    Decision,
    ReferenceKind,
    RewardAction,
    RewardKind,
    RewardState,
)
from headway.graph.rewarding.sentences import day_in_words, summary_of, waits_for
from headway.monitoring.access import visible_feedback
from headway.monitoring.models import Feedback as FeedbackRow
from headway.people import models as people
from headway.people.access import visible_departments, visible_employees, visible_role_profiles
from headway.planning import models as planning
from headway.planning.access import visible_goals, visible_periods
from headway.reviewing.access import visible_reviews
from headway.reviewing.models import Review as ReviewRow
from headway.rewarding import access, models, reads
from headway.rewarding.rules.terms import percent_between
from headway.rewarding.rules.vocabulary import MONEY_KINDS

if TYPE_CHECKING:
    from headway.graph.monitoring import Feedback
    from headway.graph.people import Department, Employee, RoleProfile
    from headway.graph.planning import Goal, Period
    from headway.graph.reviewing import Review

AFeedback: TypeAlias = Annotated["Feedback", strawberry.lazy("headway.graph.monitoring")]
AReview: TypeAlias = Annotated["Review", strawberry.lazy("headway.graph.reviewing")]
AGoal: TypeAlias = Annotated["Goal", strawberry.lazy("headway.graph.planning")]
AnEmployee: TypeAlias = Annotated["Employee", strawberry.lazy("headway.graph.people")]
ADepartment: TypeAlias = Annotated["Department", strawberry.lazy("headway.graph.people")]
ARoleProfile: TypeAlias = Annotated["RoleProfile", strawberry.lazy("headway.graph.people")]
APeriod: TypeAlias = Annotated["Period", strawberry.lazy("headway.graph.planning")]
NEWEST = ("-created_at", "id")


@strawberry.type(description="What a unit may spend on one kind of reward in a period; a hard stop.")
class Budget(Node):
    is_type_of = views(models.Budget, access.visible_budgets)
    kind: RewardKind = strawberry.field(description="Which kind of reward.")
    version: int = strawberry.field(description="Send it back with a change; a stale one answers CONFLICT.")

    @strawberry.field(graphql_type=APeriod, description="The period it is for.")
    async def period(self, info: Info, row: strawberry.Parent[models.Budget]) -> planning.Period | None:
        return await one(info, visible_periods, row.period_id)

    @strawberry.field(
        graphql_type=ADepartment | None, description="Whose it is; null for the whole organisation."
    )
    async def department(self, info: Info, row: strawberry.Parent[models.Budget]) -> people.Department | None:
        return await one(info, visible_departments, row.department_id)

    @strawberry.field(description="ISO 4217 code; null for days and places.")
    def currency(self, row: strawberry.Parent[models.Budget]) -> str | None:
        return row.currency or None

    @strawberry.field(description="What its figures count: a currency, days or places.")
    def unit(self, row: strawberry.Parent[models.Budget]) -> str:
        return reads.unit_of(row.kind, row.currency)

    @strawberry.field(description="What may be spent, in major units, days or places.")
    def planned(self, row: strawberry.Parent[models.Budget]) -> Decimal:
        return reads.counted(row.kind, row.currency, row.planned)

    @strawberry.field(description="What proposals that wait for approval would take.")
    async def proposed(self, info: Info, row: strawberry.Parent[models.Budget]) -> Decimal:
        return reads.counted(row.kind, row.currency, await value(info, reads.proposed_of, row.id, 0))

    @strawberry.field(description="What approved rewards take, in effect or not.")
    def committed(self, row: strawberry.Parent[models.Budget]) -> Decimal:
        return reads.counted(row.kind, row.currency, row.committed)

    @strawberry.field(description="What rewards in effect took.")
    def executed(self, row: strawberry.Parent[models.Budget]) -> Decimal:
        return reads.counted(row.kind, row.currency, row.executed)

    @strawberry.field(description="What can still be approved.")
    def left(self, row: strawberry.Parent[models.Budget]) -> Decimal:
        return reads.counted(row.kind, row.currency, row.planned - row.committed)


@strawberry.type(
    description="A goal, review or piece of feedback a reward is for, if the viewer may see it too."
)
class RewardReference:
    kind: ReferenceKind = strawberry.field(description="What it is.")

    @strawberry.field(description="Its global id.")
    def object_id(self, row: strawberry.Parent[models.RewardReference]) -> strawberry.ID:
        return strawberry.ID(global_id(row.kind.value.title(), row.object_id))

    @strawberry.field(description="What to call it in a list.")
    async def label(self, info: Info, row: strawberry.Parent[models.RewardReference]) -> str:
        if goal := await _goal(info, row):
            return goal.title
        if review := await _review(info, row):
            return "Self review" if review.direction == "SELF" else "Review by the manager"
        feedback = await _feedback(info, row)
        return f"{feedback.kind.value.capitalize()} of {day_in_words(feedback.sent_at)}" if feedback else ""

    @strawberry.field(graphql_type=AGoal | None, description="The goal, if it is one.")
    async def goal(self, info: Info, row: strawberry.Parent[models.RewardReference]) -> planning.Goal | None:
        return await _goal(info, row)

    @strawberry.field(graphql_type=AReview | None, description="The review, if it is one.")
    async def review(self, info: Info, row: strawberry.Parent[models.RewardReference]) -> ReviewRow | None:
        return await _review(info, row)

    @strawberry.field(graphql_type=AFeedback | None, description="The feedback, if it is some.")
    async def feedback(
        self, info: Info, row: strawberry.Parent[models.RewardReference]
    ) -> FeedbackRow | None:
        return await _feedback(info, row)


async def _goal(info: Info, row: models.RewardReference) -> planning.Goal | None:
    return await one(info, visible_goals, row.object_id if row.kind is ReferenceKind.GOAL else None)


async def _review(info: Info, row: models.RewardReference) -> ReviewRow | None:
    return await one(info, visible_reviews, row.object_id if row.kind is ReferenceKind.REVIEW else None)


async def _feedback(info: Info, row: models.RewardReference) -> FeedbackRow | None:
    return await one(info, visible_feedback, row.object_id if row.kind is ReferenceKind.FEEDBACK else None)


@strawberry.type(description="One level of approval.")
class ApprovalStep:
    level: int = strawberry.field(description="Its place in the order, from 1.")
    role: ApproverRole = strawberry.field(description="Who decides here.")
    decision: Decision | None = strawberry.field(description="What was decided, if it was.")
    decided_at: datetime | None = strawberry.field(description="When.")

    @strawberry.field(graphql_type=AnEmployee | None, description="The manager asked; null where HR is.")
    async def approver(
        self, info: Info, row: strawberry.Parent[models.ApprovalStep]
    ) -> people.Employee | None:
        return await one(info, visible_employees, row.approver_id)

    @strawberry.field(graphql_type=AnEmployee | None, description="Who decided.")
    async def decided_by(
        self, info: Info, row: strawberry.Parent[models.ApprovalStep]
    ) -> people.Employee | None:
        return await one(info, visible_employees, row.decided_by_id)

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


@strawberry.type(description="A reward of one person, from proposal to effect.")
class Reward(Node):
    is_type_of = views(models.Reward, access.visible_rewards)
    kind: RewardKind = strawberry.field(description="Which of the five kinds.")
    state: RewardState = strawberry.field(description="Where it is in its life.")
    effective_on: date = strawberry.field(description="The day it takes effect.")
    ends_on: date | None = strawberry.field(description="Until when days can be taken or a project is led.")
    new_title: str = strawberry.field(description="The title after a promotion, else empty.")
    new_level: int | None = strawberry.field(description="The level after a promotion.")
    project: str = strawberry.field(description="The project that is led, else empty.")
    reason: str = strawberry.field(description="Why, in the proposer's words.")
    decided_reason: str = strawberry.field(description="Why it was declined or taken back, else empty.")
    created_at: datetime = strawberry.field(description="When it was proposed.")
    committed_at: datetime | None = strawberry.field(description="When the last approval was given.")
    communicated_at: datetime | None = strawberry.field(description="When the person was told.")
    executed_at: datetime | None = strawberry.field(description="When it took effect.")
    version: int = strawberry.field(description="Send it back with a change; a stale one answers CONFLICT.")

    @strawberry.field(graphql_type=AnEmployee, description="Who gets it.")
    async def employee(self, info: Info, row: strawberry.Parent[models.Reward]) -> people.Employee | None:
        return await one(info, visible_employees, row.employee_id)

    @strawberry.field(graphql_type=AnEmployee, description="Who proposed it.")
    async def proposer(self, info: Info, row: strawberry.Parent[models.Reward]) -> people.Employee | None:
        return await one(info, visible_employees, row.proposer_id)

    @strawberry.field(graphql_type=APeriod, description="The period it is for.")
    async def period(self, info: Info, row: strawberry.Parent[models.Reward]) -> planning.Period | None:
        return await one(info, visible_periods, row.period_id)

    @strawberry.field(graphql_type=ARoleProfile | None, description="The role after a promotion.")
    async def new_role_profile(
        self, info: Info, row: strawberry.Parent[models.Reward]
    ) -> people.RoleProfile | None:
        return await one(info, visible_role_profiles, row.new_role_profile_id)

    @strawberry.field(description="How much a bonus is.")
    def amount(self, row: strawberry.Parent[models.Reward]) -> Money | None:
        return money(row.amount_minor, row.currency)

    @strawberry.field(description="Yearly pay before; null unless the viewer may see this person's pay.")
    async def old_pay(self, info: Info, row: strawberry.Parent[models.Reward]) -> Money | None:
        return money(row.old_pay_minor, row.currency) if await _pay_shown(info, row) else None

    @strawberry.field(description="Yearly pay after; null unless the viewer may see this person's pay.")
    async def new_pay(self, info: Info, row: strawberry.Parent[models.Reward]) -> Money | None:
        return money(row.new_pay_minor, row.currency) if await _pay_shown(info, row) else None

    @strawberry.field(
        description="The increase of pay in percent; null unless the viewer may see this person's pay."
    )
    async def percent(self, info: Info, row: strawberry.Parent[models.Reward]) -> Decimal | None:
        if row.old_pay_minor is None or row.new_pay_minor is None or not await _pay_shown(info, row):
            return None
        return percent_between(row.old_pay_minor, row.new_pay_minor)

    @strawberry.field(description="How many days of vacation.")
    def days(self, row: strawberry.Parent[models.Reward]) -> Decimal | None:
        return None if row.hundredths is None else Decimal(row.hundredths) / 100

    @strawberry.field(description="What it costs (a raise: a year); null for days and projects.")
    def cost(self, row: strawberry.Parent[models.Reward]) -> Money | None:
        return money(row.cost, row.currency) if row.kind in MONEY_KINDS and row.currency else None

    @strawberry.field(description="The reward in one line.")
    async def summary(self, info: Info, row: strawberry.Parent[models.Reward]) -> str:
        return summary_of(row, pay_shown=await _pay_shown(info, row))

    @strawberry.field(graphql_type=list[RewardReference], description="What it is for.")
    async def references(
        self, info: Info, row: strawberry.Parent[models.Reward]
    ) -> list[models.RewardReference]:
        return await children(
            info, access.visible_references, "reward_id", row.id, order=("kind", "object_id")
        )

    @strawberry.field(graphql_type=list[ApprovalStep], description="Who has to approve, in order.")
    async def approvals(self, info: Info, row: strawberry.Parent[models.Reward]) -> list[models.ApprovalStep]:
        return await children(info, access.visible_steps, "reward_id", row.id, order=("level",))

    @strawberry.field(
        graphql_type=Budget | None,
        description="The budget it drew on, or would draw on if approved now; null unless the viewer may see it.",
    )
    async def budget(self, info: Info, row: strawberry.Parent[models.Reward]) -> models.Budget | None:
        return await one(info, access.visible_budgets, await value(info, reads.nearest_budgets, row, None))

    @strawberry.field(description="What the viewer may do with it now.")
    async def allowed_actions(self, info: Info, row: strawberry.Parent[models.Reward]) -> list[RewardAction]:
        return await value(info, reads.allowed_actions_of, row, [])


async def _pay_shown(info: Info, row: models.Reward) -> bool:
    return row.new_pay_minor is not None and await value(info, reads.shown_pay, row.id, False)


@strawberry.type(description="A payroll export as it was made: the same number always gives the same bytes.")
class PayrollFile(Node):
    is_type_of = views(models.PayrollFile, access.visible_payroll_files)
    number: int = strawberry.field(description="Its number, from 1.")
    made_at: datetime = strawberry.field(description="When it was made.")
    totals: JSON = strawberry.field(description="The sum of its amounts by currency and kind.")

    @strawberry.field(description="How many rewards it holds.")
    async def line_count(self, info: Info, row: strawberry.Parent[models.PayrollFile]) -> int:
        return await value(info, reads.line_counts, row.id, 0)

    @strawberry.field(description="Where to download it as CSV.")
    def href(self, row: strawberry.Parent[models.PayrollFile]) -> str:
        return f"/exports/payroll/{row.number}.csv"


@strawberry.type
class PersonRewards:
    """What rewarding adds to a person."""

    @strawberry.field(
        graphql_type=Connection[Annotated["Reward", strawberry.lazy("headway.graph.rewarding.types")]],
        description="Their rewards, as far as the viewer may see them, newest first.",
    )
    async def rewards(
        self, info: Info, row: strawberry.Parent[people.Employee], first: First = 20, after: After = None
    ) -> Page[models.Reward]:
        visible = access.visible_rewards
        return await pages(info, visible, "employee_id", row.id, first=first, after=after, order=NEWEST)
