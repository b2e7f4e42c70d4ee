"""What a budget for raises would do best: a suggestion that is computed and not kept."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from headway.people.access import visible_pay
from headway.people.reads import pay_on
from headway.platform.actor import Actor
from headway.platform.errors import Code, Problem, Rejected
from headway.rewarding import reads
from headway.rewarding.access import rewardable, visible_budgets, visible_rewards
from headway.rewarding.models import Budget, PayBand, RewardCycle
from headway.rewarding.reads.deciding import cycle_of, matrix_of, ratings_of, reasons_against
from headway.rewarding.reads.drawing import Pots, pots_of
from headway.rewarding.rules import merit
from headway.rewarding.rules.pricing import Minor
from headway.rewarding.rules.vocabulary import RewardKind, RewardState

if TYPE_CHECKING:
    from headway.people.models import Employee, Pay

MOST_PEOPLE: Final = 200


@dataclass(frozen=True, slots=True)
class SuggestedRaise:
    """What somebody would get: the new pay in minor units of its currency, the cost in those of the budget."""

    employee: "Employee"
    percent: Decimal
    new_pay: int
    currency: str
    cost: int


@dataclass(frozen=True, slots=True)
class SuggestedSplit:
    """Who would get what; `room` is what there is to split, `skipped` how many people have no guide."""

    currency: str
    room: int
    needs_numbers: bool = False
    raises: list[SuggestedRaise] = field(default_factory=list)
    skipped: int = 0

    @property
    def cost(self) -> int:
        return sum(it.cost for it in self.raises)


async def suggested_split(actor: Actor, budget_id: UUID, what_if: Minor | None) -> SuggestedSplit | None:
    """How to split what a budget has left, or another amount; None for budgets the actor does not see.

    Refuses another currency than the budget's, and more people than can be split at once.
    """
    budget = await visible_budgets(actor).get_or_none(id=budget_id, kind=RewardKind.RAISE)
    if budget is None:
        return None
    room = _room(budget, what_if)
    if find_spec("scipy") is None:
        return SuggestedSplit(budget.currency, room, needs_numbers=True)
    cycle, pots = await cycle_of(budget.period_id), await pots_of([budget.period_id])
    splitting = import_module("headway.rewarding.rules.splitting")
    people = await _people(actor, budget, cycle, pots)
    pays = await _pays(actor, list(people), cycle)
    for id in [id for id, pay in pays.items() if not _draws_on(budget, people[id], pay.currency, pots)]:
        del people[id], pays[id]
    guides = await _guides(actor, people, pays, cycle)
    candidates = {
        id: splitting.Candidate(
            str(id), pays[id].amount_minor, *guided, _rate(budget, pays[id].currency, pots)
        )
        for id, guided in guides.items()
    }
    found = await asyncio.to_thread(splitting.split, list(candidates.values()), room)
    percents = {UUID(key): percent for key, percent in found.percents.items()}
    raises = [
        SuggestedRaise(
            people[id],
            percent,
            merit.raised(pays[id].amount_minor, percent),
            pays[id].currency,
            candidates[id].cost_of(percent),
        )
        for id, percent in percents.items()
    ]
    raises.sort(key=lambda it: (-it.percent, it.employee.name, it.employee.id))
    return SuggestedSplit(budget.currency, room, False, raises, len(people) - len(raises))


def _room(budget: Budget, what_if: Minor | None) -> int:
    if what_if is None:
        return int(budget.planned - budget.committed)
    amount, currency = what_if
    if currency != budget.currency:
        message = f"This budget counts {budget.currency}. Use that currency."
        raise Rejected(Problem(Code.INVALID, message, ("amount", "currency")))
    return amount


def _draws_on(budget: Budget, person: "Employee", currency: str, pots: Pots) -> bool:
    """Whether a raise of somebody paid in this currency would draw on this budget."""
    home: UUID | None = person.department_id
    return pots.draw(home, budget.period_id, RewardKind.RAISE, 0, currency).budget_id == budget.id


def _rate(budget: Budget, currency: str, pots: Pots) -> Fraction:
    rate = None if currency == budget.currency else pots.rate_of(budget.period_id, currency)
    return Fraction(1) if rate is None else rate


async def _people(
    actor: Actor, budget: Budget, cycle: RewardCycle | None, pots: Pots
) -> dict[UUID, "Employee"]:
    """Those the budget is the nearest of, whom the actor may propose for, who are eligible and have no raise of the period yet."""
    ended = [RewardState.REJECTED, RewardState.WITHDRAWN, RewardState.REVERSED]
    raised = visible_rewards(actor).filter(period_id=budget.period_id, kind=RewardKind.RAISE)
    got: set[Any] = set(await raised.exclude(state__in=ended).values_list("employee_id", flat=True))
    found = [
        person
        for person in await rewardable(actor).exclude(status="LEFT")
        if person.id not in got and _draws_on(budget, person, budget.currency, pots)
    ]
    if len(found) > MOST_PEOPLE:
        message = f"A split is suggested for {MOST_PEOPLE} people at most; these are {len(found)}. Choose a smaller unit."
        raise Rejected(Problem(Code.TOO_MANY, message, ("budget_id",)))
    against = await reasons_against(actor, found, cycle)
    return {person.id: person for person in found if not against[person.id]}


async def _pays(actor: Actor, ids: list[UUID], cycle: RewardCycle | None) -> dict[UUID, "Pay"]:
    """The pay of those whose pay the actor sees."""
    seen: set[Any] = set(
        await visible_pay(actor).filter(employee_id__in=ids).values_list("employee_id", flat=True)
    )
    day = cycle.effective_on if cycle else (await reads.policy()).today
    return await pay_on(seen, day)


async def _guides(
    actor: Actor, people: Mapping[UUID, "Employee"], pays: Mapping[UUID, "Pay"], cycle: RewardCycle | None
) -> dict[UUID, tuple[int, merit.Range]]:
    """The rating and the guide of those who have both."""
    ratings, bands = await ratings_of(actor, list(pays), cycle), await _bands(cycle)
    found = {}
    for id, pay in pays.items():
        band = bands.get((people[id].level, pay.currency))
        if band is None or id not in ratings:
            continue
        guide = merit.guide(matrix_of(cycle), ratings[id], merit.place_in_band(pay.amount_minor, band))
        if guide is not None:
            found[id] = ratings[id], guide
    return found


async def _bands(cycle: RewardCycle | None) -> dict[tuple[int | None, str], merit.Band]:
    """The band of each level and currency on the day of the cycle."""
    if cycle is None:
        return {}
    rows = await PayBand.filter(valid_from__lte=cycle.effective_on).order_by("valid_from")
    return {(row.level, row.currency): merit.Band(row.low, row.middle, row.high) for row in rows}
