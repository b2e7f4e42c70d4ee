"""Which budget a reward draws on, and how much that is as the budget counts: the one place where currencies meet."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any
from uuid import UUID

from tortoise.functions import Count

from headway.platform.actor import Actor
from headway.platform.money import from_minor, minor_of
from headway.rewarding import reads
from headway.rewarding.models import Budget, Reward, RewardCycle
from headway.rewarding.rules import budgets
from headway.rewarding.rules.vocabulary import RewardKind, RewardState

if TYPE_CHECKING:
    from headway.people.models import Employee

Unit = tuple[UUID, str, str]


@dataclass(frozen=True, slots=True)
class Draw:
    """What a reward takes from which budget, as the budget counts; `drawn` is that where its currency is another one."""

    budget_id: UUID | None
    taken: int
    drawn: int | None = None


NOTHING = Draw(None, 0)


@dataclass(frozen=True, slots=True)
class Pots:
    """The budgets of some periods with the tree of units and the rates of the cycles: enough to say what draws on which."""

    by_unit: Mapping[Unit, Mapping[str, UUID]]
    parents: Mapping[UUID, UUID | None]
    rates: Mapping[UUID, Mapping[str, str]]
    home: str

    def draw(
        self, department: UUID | None, period_id: UUID, kind: RewardKind, cost: int, currency: str
    ) -> Draw:
        """The nearest budget in the reward's own currency; failing that, one in the organisation's, at the rate of the cycle."""
        own = self._nearest(department, period_id, kind, currency)
        rate = self.rate_of(period_id, currency)
        if own is not None or rate is None:
            return Draw(own, cost)
        drawn = round(cost * rate)  # of a fraction: exact, a half to the even one
        return Draw(self._nearest(department, period_id, kind, self.home), drawn, drawn)

    def rate_of(self, period_id: UUID, currency: str) -> Fraction | None:
        """What a minor unit of a currency is in those of the organisation's, if the cycle has a rate."""
        rate = self.rates.get(period_id, {}).get(currency)
        return (
            None if rate is None else Fraction(minor_of(from_minor(1, currency) * Decimal(rate), self.home))
        )

    def _nearest(
        self, department: UUID | None, period_id: UUID, kind: RewardKind, currency: str
    ) -> UUID | None:
        units = budgets.units_above(department, self.parents)
        return budgets.nearest(units, self.by_unit.get((period_id, kind, currency), {}))


async def pots_of(periods: Iterable[Any]) -> Pots:
    """The budgets of these periods."""
    ids = list(periods)
    by_unit: defaultdict[Unit, dict[str, UUID]] = defaultdict(dict)
    rows = Budget.filter(period_id__in=ids).values("id", "period_id", "kind", "currency", "unit_key")
    for row in await rows:
        by_unit[row["period_id"], row["kind"], row["currency"]][row["unit_key"]] = row["id"]
    rates: dict[Any, Any] = dict(
        await RewardCycle.filter(period_id__in=ids).values_list("period_id", "rates")
    )
    return Pots(by_unit, await reads.department_parents(), rates, (await reads.policy()).currency)


async def draws_of(rewards: list[Reward]) -> dict[UUID, Draw]:
    """What each reward drew on, or would draw on if it were approved now."""
    found = {reward.id: Draw(reward.budget_id, reward.taken, reward.drawn) for reward in rewards}
    pending = [reward for reward in rewards if reward.state is RewardState.PROPOSED]
    if not pending:
        return found
    pots = await pots_of({reward.period_id for reward in pending})
    homes: dict[Any, Any] = dict(
        await Reward.filter(id__in=[it.id for it in pending]).values_list("id", "employee__department_id")
    )
    return found | {
        it.id: pots.draw(homes[it.id], it.period_id, it.kind, it.cost, it.currency) for it in pending
    }


async def draws(actor: Actor, rewards: list[Reward]) -> dict[Reward, Draw]:
    """As `draws_of`, by reward, for the graph."""
    found = await draws_of(rewards)
    return {reward: found[reward.id] for reward in rewards}


async def draw_for(employee: "Employee", period_id: UUID, kind: RewardKind, cost: int, currency: str) -> Draw:
    """What a reward of this kind and cost would draw on for somebody."""
    home: UUID | None = employee.department_id
    return (await pots_of([period_id])).draw(home, period_id, kind, cost, currency)


async def proposed_of(actor: Actor, ids: list[UUID]) -> dict[UUID, int]:
    """What is proposed and not yet decided, by the budget it would draw on and as that counts."""
    periods: set[Any] = set(await Budget.filter(id__in=ids).values_list("period_id", flat=True))
    pots = await pots_of(periods)
    columns = ("employee__department_id", "period_id", "kind", "cost", "currency")
    waiting = Reward.filter(state=RewardState.PROPOSED, period_id__in=list(periods))
    sums: dict[UUID, int] = defaultdict(int)
    # Each is converted by itself, as it will be when it is approved: sums of rounded figures, not rounded sums.
    for row in await waiting.annotate(n=Count("id")).group_by(*columns).values(*columns, "n"):
        draw = pots.draw(*(row[name] for name in columns))
        if draw.budget_id is not None:
            sums[draw.budget_id] += draw.taken * row["n"]
    return sums
