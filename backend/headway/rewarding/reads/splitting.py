"""What a budget for raises would do best: a suggestion that is computed and not kept."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
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
from headway.rewarding.rules import budgets, merit
from headway.rewarding.rules.vocabulary import RewardKind, RewardState

if TYPE_CHECKING:
    from headway.people.models import Employee, Pay

MOST_PEOPLE: Final = 200


@dataclass(frozen=True, slots=True)
class SuggestedRaise:
    """What somebody would get; money in minor units."""

    employee: "Employee"
    percent: Decimal
    new_pay: int
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


async def suggested_split(actor: Actor, budget_id: UUID, room: int | None) -> SuggestedSplit | None:
    """How to split what a budget has left, or another amount in minor units; None for budgets the actor does not see."""
    budget = await visible_budgets(actor).get_or_none(id=budget_id, kind=RewardKind.RAISE)
    if budget is None:
        return None
    room = budget.planned - budget.committed if room is None else room
    if find_spec("scipy") is None:
        return SuggestedSplit(budget.currency, room, needs_numbers=True)
    cycle = await cycle_of(budget.period_id)
    splitting = import_module("headway.rewarding.rules.splitting")
    people = await _people(actor, budget, cycle)
    pays = await _pays(actor, list(people), budget, cycle)
    guides = await _guides(actor, people, pays, cycle)
    candidates = [
        splitting.Candidate(str(id), pays[id].amount_minor, *guided) for id, guided in guides.items()
    ]
    found = await asyncio.to_thread(splitting.split, candidates, room)
    raises = [_raise(people[UUID(key)], pays[UUID(key)], percent) for key, percent in found.percents.items()]
    raises.sort(key=lambda it: (-it.percent, it.employee.name, it.employee.id))
    return SuggestedSplit(budget.currency, room, False, raises, len(people) - len(raises))


async def _people(actor: Actor, budget: Budget, cycle: RewardCycle | None) -> dict[UUID, "Employee"]:
    """Those of the budget's unit the actor may propose for, who are eligible and have no raise of the period yet."""
    ended = [RewardState.REJECTED, RewardState.WITHDRAWN, RewardState.REVERSED]
    raised = visible_rewards(actor).filter(period_id=budget.period_id, kind=RewardKind.RAISE)
    got: set[Any] = set(await raised.exclude(state__in=ended).values_list("employee_id", flat=True))
    parents = await reads.department_parents()
    found = [
        person
        for person in await rewardable(actor).exclude(status="LEFT")
        if person.id not in got and budget.unit_key in budgets.units_above(person.department_id, parents)
    ]
    if len(found) > MOST_PEOPLE:
        message = f"A split is suggested for {MOST_PEOPLE} people at most; these are {len(found)}. Choose a smaller unit."
        raise Rejected(Problem(Code.TOO_MANY, message, ("budget_id",)))
    against = await reasons_against(actor, found, cycle)
    return {person.id: person for person in found if not against[person.id]}


async def _pays(
    actor: Actor, ids: list[UUID], budget: Budget, cycle: RewardCycle | None
) -> dict[UUID, "Pay"]:
    """The pay of those whose pay the actor sees, in the currency of the budget."""
    seen: set[Any] = set(
        await visible_pay(actor).filter(employee_id__in=ids).values_list("employee_id", flat=True)
    )
    day = cycle.effective_on if cycle else (await reads.policy()).today
    pays = await pay_on(seen, day)
    return {id: pay for id, pay in pays.items() if pay.currency == budget.currency}


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


def _raise(person: "Employee", pay: "Pay", percent: Decimal) -> SuggestedRaise:
    new_pay = merit.raised(pay.amount_minor, percent)
    return SuggestedRaise(person, percent, new_pay, new_pay - pay.amount_minor)
