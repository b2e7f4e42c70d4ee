"""How a period is rewarded, in the graph: its rules, the merit matrix, pay bands, the dry run and the guide."""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, TypeAlias

import strawberry

from headway.graph.context import Info
from headway.graph.edges import derived, listed, to_one
from headway.graph.ids import key_of, key_or_none
from headway.graph.money import Money, money
from headway.graph.ordering import InTime, TimeOrder, in_time
from headway.graph.refusals import UserErrors
from headway.graph.relay import After, Connection, First, Listing, Node, views
from headway.people.models import Employee as EmployeeRow
from headway.planning.access import visible_periods
from headway.planning.models import Goal as GoalRow
from headway.platform.checking import Checks
from headway.reviewing.access import visible_cycles
from headway.rewarding import access, actions, models
from headway.rewarding.actions.cycles import CyclePlan
from headway.rewarding.actions.proposing import in_minor
from headway.rewarding.reads import deciding
from headway.rewarding.rules import decisions, eligibility, merit
from headway.rewarding.rules.eligibility import EligibilityRules

if TYPE_CHECKING:
    from headway.graph.people import Employee
    from headway.graph.planning import Goal, Period
    from headway.graph.reviewing import ReviewCycle

AnEmployee: TypeAlias = Annotated["Employee", strawberry.lazy("headway.graph.people")]
AGoal: TypeAlias = Annotated["Goal", strawberry.lazy("headway.graph.planning")]
APeriod: TypeAlias = Annotated["Period", strawberry.lazy("headway.graph.planning")]
AReviewCycle: TypeAlias = Annotated["ReviewCycle", strawberry.lazy("headway.graph.reviewing")]


@strawberry.type(description="From how many percent to how many.")
class PercentRange:
    low: Decimal = strawberry.field(description="The smallest increase.")
    high: Decimal = strawberry.field(description="The largest increase.")


@strawberry.type(description="What the merit matrix says of a rating.")
class MeritRow:
    rating: int = strawberry.field(description="The rating, as a step of the scale.")
    ranges: list[PercentRange] = strawberry.field(
        description="For pay below 0.90 of the band's middle, from 0.90 to 1.10, and from 1.10 on."
    )


@strawberry.type(description="What one unit of a currency is worth in the organisation's, for a whole cycle.")
class ExchangeRate:
    currency: str = strawberry.field(description="ISO 4217 code.")
    rate: Decimal = strawberry.field(description="How much of the organisation's currency.")


@strawberry.type(description="Somebody who is not eligible, and why.")
class NotEligible:
    employee: EmployeeRow = strawberry.field(graphql_type=AnEmployee, description="Who.")
    reasons: list[str] = strawberry.field(description="Each rule that is not met, with the figure.")


@strawberry.type(description="How the rules of eligibility fall out among those the viewer may propose for.")
class EligibilityDryRun:
    people: int = strawberry.field(description="How many people were looked at.")
    eligible: int = strawberry.field(description="How many of them are eligible.")
    out: list[NotEligible] = strawberry.field(description="Who is not, at most 200 of them.")


def _rows(matrix: merit.Matrix) -> list[MeritRow]:
    return [
        MeritRow(rating=row.rating, ranges=[PercentRange(low=it.low, high=it.high) for it in row.ranges])
        for row in matrix
    ]


@strawberry.type(
    description="How a period is rewarded: who is eligible, the merit matrix, and exchange rates."
)
class RewardCycle(Node):
    is_type_of = views(models.RewardCycle, access.visible_reward_cycles)
    effective_on: date = strawberry.field(description="The day rewards usually take effect.")
    opens_on: date | None = strawberry.field(description="The first day to propose.")
    closes_on: date | None = strawberry.field(description="The last day to propose.")
    version: int = strawberry.field(
        description="Of the rules too: decisions name it. Send it back with a change; a stale one answers CONFLICT."
    )
    period = to_one(APeriod, visible_periods, "period_id", description="The period.")
    review_cycle = to_one(
        AReviewCycle | None, visible_cycles, "review_cycle_id", description="Where ratings come from."
    )
    eligibility = derived(
        list[str],
        lambda rules: eligibility.sentences(EligibilityRules(**rules)),
        "rules",
        description="Who is eligible, as sentences.",
    )
    tenure_days = derived(
        int, lambda rules: rules["tenure_days"], "rules", description="Days worked here that are asked for."
    )
    least_percent = derived(
        int, lambda rules: rules["least_percent"], "rules", description="The least part of full time."
    )
    rating_needed = derived(
        bool, lambda rules: rules["rating_needed"], "rules", description="Whether a rating is asked for."
    )
    temporary_too = derived(
        bool,
        lambda rules: rules["temporary_too"],
        "rules",
        description="Whether those with temporary contracts are eligible.",
    )
    matrix = derived(
        list[MeritRow],
        lambda rows: _rows(decisions.matrix_from(rows)),
        "matrix",
        description="How much more pay for which rating and place in the band.",
    )
    rates = derived(
        list[ExchangeRate],
        lambda rates: [ExchangeRate(currency=code, rate=Decimal(rate)) for code, rate in rates.items()],
        "rates",
        description="Exchange rates, fixed for the cycle.",
    )

    @strawberry.field(description="A dry run of the rules of eligibility, for who may propose.")
    async def dry_run(self, info: Info, row: strawberry.Parent[models.RewardCycle]) -> EligibilityDryRun:
        found = await deciding.dry_run(info.context.actor, row)
        out = [NotEligible(employee=person, reasons=reasons) for person, reasons in found.out]
        return EligibilityDryRun(people=found.people, eligible=found.eligible, out=out)


@strawberry.type(description="What a level is paid from a day on.")
class PayBand(Node):
    is_type_of = views(models.PayBand, access.visible_bands)
    level: int = strawberry.field(description="The level.")
    valid_from: date = strawberry.field(description="The first day.")
    version: int = strawberry.field(description="Send it back with a change; a stale one answers CONFLICT.")
    low = derived(Money, money, "low", "currency", description="The least a year.")
    middle = derived(Money, money, "middle", "currency", description="The middle.")
    high = derived(Money, money, "high", "currency", description="The most.")


@strawberry.type(description="What the rules suggest for somebody's raise.")
class RewardGuide:
    against: list[str] = strawberry.field(
        description="Rules of eligibility that are not met, with the figure."
    )
    rating: int | None = strawberry.field(description="The rating it rests on, if the viewer may read it.")
    place: Decimal | None = strawberry.field(
        description="Pay divided by the middle of the band; null unless the viewer may see the pay."
    )
    low: Money | None = strawberry.field(description="The band's least; null as `place`.")
    middle: Money | None = strawberry.field(description="The band's middle; null as `place`.")
    high: Money | None = strawberry.field(description="The band's most; null as `place`.")
    range: PercentRange | None = strawberry.field(description="The suggested increase; null as `place`.")
    pay_from: Money | None = strawberry.field(description="The pay after the smallest suggested increase.")
    pay_to: Money | None = strawberry.field(description="The pay after the largest.")
    days_since_raise: int | None = strawberry.field(description="How long ago the last raise was.")


def _guide(found: deciding.Guide) -> RewardGuide:
    band = found.band
    return RewardGuide(
        against=found.against,
        rating=found.rating,
        place=found.place,
        low=money(band.low if band else None, found.currency),
        middle=money(band.middle if band else None, found.currency),
        high=money(band.high if band else None, found.currency),
        range=PercentRange(low=found.range.low, high=found.range.high) if found.range else None,
        pay_from=money(found.pays[0] if found.pays else None, found.currency),
        pay_to=money(found.pays[1] if found.pays else None, found.currency),
        days_since_raise=found.days_since_raise,
    )


@strawberry.type
class CyclesQuery:
    @strawberry.field(
        graphql_type=RewardCycle | None,
        description="How a period is rewarded; null where HR decided no rules.",
    )
    async def reward_cycle(
        self,
        info: Info,
        period_id: Annotated[strawberry.ID, strawberry.argument(description="The period.")],
    ) -> models.RewardCycle | None:
        key = key_of(period_id, "Period", "period_id")
        return await access.visible_reward_cycles(info.context.actor).get_or_none(period_id=key)

    @strawberry.field(
        graphql_type=list[PayBand], description="The pay bands of levels whose pay the viewer may see."
    )
    async def pay_bands(self, info: Info) -> list[models.PayBand]:
        return await deciding.level_bands(info.context.actor)

    @strawberry.field(
        description="What the rules suggest for somebody's raise; null for whom the viewer may not propose."
    )
    async def reward_guide(
        self,
        info: Info,
        employee_id: Annotated[strawberry.ID, strawberry.argument(description="Who would get it.")],
        period_id: Annotated[strawberry.ID, strawberry.argument(description="The period it would be for.")],
        on: Annotated[date, strawberry.argument(description="The day it would take effect.")],
    ) -> RewardGuide | None:
        found = await deciding.guide_for(
            info.context.actor,
            key_of(employee_id, "Employee", "employee_id"),
            key_of(period_id, "Period", "period_id"),
            on,
        )
        return None if found is None else _guide(found)

    @listed(
        Connection[AGoal],
        description="Achieved goals of people the viewer may propose for that no reward the viewer sees is for.",
    )
    def unrewarded_goals(
        self, info: Info, first: First = 20, after: After = None, order: InTime = TimeOrder.NEWEST
    ) -> Listing[GoalRow]:
        goals = access.unrewarded_goals(info.context.actor)
        return Listing(goals, in_time(order, "due_on"), first, after)


@strawberry.input(description="From how many percent to how many.")
class PercentRangeInput:
    low: Decimal = strawberry.field(description="The smallest increase.")
    high: Decimal = strawberry.field(description="The largest increase.")


@strawberry.input(description="What the merit matrix says of a rating.")
class MeritRowInput:
    rating: int = strawberry.field(description="The rating, as a step of the scale.")
    ranges: list[PercentRangeInput] = strawberry.field(
        description="For pay below 0.90 of the band's middle, from 0.90 to 1.10, and from 1.10 on."
    )


@strawberry.input(description="What one unit of a currency is worth in the organisation's.")
class ExchangeRateInput:
    currency: str = strawberry.field(description="ISO 4217 code.")
    rate: Decimal = strawberry.field(description="How much of the organisation's currency.")


@strawberry.input(description="The rules of a period's rewards.")
class PlanRewardCycleInput:
    period_id: strawberry.ID = strawberry.field(description="The period.")
    effective_on: date = strawberry.field(description="The day rewards usually take effect.")
    opens_on: date | None = strawberry.field(default=None, description="The first day to propose.")
    closes_on: date | None = strawberry.field(default=None, description="The last day to propose.")
    review_cycle_id: strawberry.ID | None = strawberry.field(
        default=None, description="Where ratings come from."
    )
    tenure_days: int = strawberry.field(default=0, description="Days worked here that are asked for.")
    least_percent: int = strawberry.field(default=0, description="The least part of full time.")
    rating_needed: bool = strawberry.field(default=False, description="Whether a rating is asked for.")
    temporary_too: bool = strawberry.field(
        default=True, description="Whether those with temporary contracts are eligible."
    )
    matrix: list[MeritRowInput] | None = strawberry.field(default=None, description="The merit matrix.")
    rates: list[ExchangeRateInput] | None = strawberry.field(default=None, description="Exchange rates.")
    version: int | None = strawberry.field(
        default=None, description="The version that was seen; none for the first."
    )


@strawberry.input(description="What a level is paid from a day on.")
class SetPayBandInput:
    level: int = strawberry.field(description="The level.")
    currency: str = strawberry.field(description="ISO 4217 code.")
    valid_from: date = strawberry.field(description="The first day.")
    low: Decimal = strawberry.field(description="The least a year.")
    middle: Decimal = strawberry.field(description="The middle.")
    high: Decimal = strawberry.field(description="The most.")
    version: int | None = strawberry.field(
        default=None, description="The version that was seen; none for the first."
    )


@strawberry.type(description="The rules decided.")
class PlanRewardCyclePayload:
    cycle: models.RewardCycle = strawberry.field(
        graphql_type=RewardCycle, description="The cycle as it is now."
    )


@strawberry.type(description="The band set.")
class SetPayBandPayload:
    band: models.PayBand = strawberry.field(graphql_type=PayBand, description="The band as it is now.")


PlanRewardCycleResult = Annotated[
    PlanRewardCyclePayload | UserErrors,
    strawberry.union("PlanRewardCycleResult", description="The rules decided, or why not."),
]

SetPayBandResult = Annotated[
    SetPayBandPayload | UserErrors,
    strawberry.union("SetPayBandResult", description="The band set, or why not."),
]


@strawberry.type
class CyclesMutation:
    @strawberry.mutation(
        description="Decide how a period is rewarded (administrators, HR partners for the whole company)."
    )
    async def plan_reward_cycle(self, info: Info, input: PlanRewardCycleInput) -> PlanRewardCycleResult:
        plan = CyclePlan(
            effective_on=input.effective_on,
            opens_on=input.opens_on,
            closes_on=input.closes_on,
            review_cycle_id=key_or_none(input.review_cycle_id, "ReviewCycle", "review_cycle_id"),
            rules=EligibilityRules(
                input.tenure_days, input.least_percent, input.rating_needed, input.temporary_too
            ),
            matrix=tuple(_matrix_row(row) for row in input.matrix or []),
            rates=[(rate.currency, rate.rate) for rate in input.rates or []],
        )
        cycle = await actions.plan_reward_cycle(
            info.context.actor,
            period_id=key_of(input.period_id, "Period", "period_id"),
            plan=plan,
            version=input.version,
        )
        return PlanRewardCyclePayload(cycle=cycle)

    @strawberry.mutation(
        description="Set what a level is paid from a day on (HR partners for the whole company)."
    )
    async def set_pay_band(self, info: Info, input: SetPayBandInput) -> SetPayBandResult:
        checks = Checks()
        low, middle, high = (
            in_minor(checks, (figure, input.currency), path) or (0, input.currency)
            for figure, path in ((input.low, "low"), (input.middle, "middle"), (input.high, "high"))
        )
        checks.done()
        band = await actions.set_pay_band(
            info.context.actor,
            level=input.level,
            currency=input.currency,
            valid_from=input.valid_from,
            band=merit.Band(low[0], middle[0], high[0]),
            version=input.version,
        )
        return SetPayBandPayload(band=band)


def _matrix_row(row: MeritRowInput) -> merit.MatrixRow:
    return merit.MatrixRow(row.rating, tuple(merit.Range(it.low, it.high) for it in row.ranges))
