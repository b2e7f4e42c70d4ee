"""What stops a reward besides rights and budgets: payroll that is closed, more days than the policy has, a person or pay that changed."""

from collections.abc import Collection
from datetime import date
from typing import Any, Final
from uuid import UUID

from headway.people.access import visible_colleagues, visible_vacancy_fillings
from headway.people.actions import keep_place
from headway.people.reads import pay_on
from headway.people.rules.vacancies import NO_PLACE
from headway.people.rules.vocabulary import VacancyState
from headway.platform.actor import SYSTEM, Actor
from headway.platform.database import one_at_a_time
from headway.platform.errors import Code, Problem, Rejected
from headway.rewarding import reads
from headway.rewarding.access import visible_rewards
from headway.rewarding.models import Reward
from headway.rewarding.rules.pricing import Priced
from headway.rewarding.rules.vocabulary import HOLDING_BUDGET, RewardKind, RewardState

_GIVEN: Final = (*HOLDING_BUDGET, RewardState.EXECUTED)
_ASKED: Final = (RewardState.PROPOSED, *_GIVEN)


async def check_still_right(reward: Reward) -> None:
    """Refuses, at the last approval and when it takes effect, what stopped being right since it was proposed.

    Somebody who left, pay the raise was not made from, more days than the policy has, an open role without a place; at
    approval also a day in a payroll that is closed. What waits for nobody any more counts against the days: once approved, it is promised.
    """
    await check_works_here(reward)
    policy = await reads.policy()
    proposed = reward.state is RewardState.PROPOSED
    if proposed and (problem := problem_with_payroll(reward, policy.payroll_closed_through)):
        raise Rejected(problem)
    if reward.hundredths is not None:
        await one_at_a_time(f"days of {reward.employee_id}")
        given = _GIVEN if proposed else (RewardState.EXECUTED,)
        others = await _days_given(SYSTEM, reward.employee_id, reward.effective_on.year, given)
        if problem := _problem_with_days(reward, others, policy.most_days, "id"):
            raise Rejected(problem)
    await _check_pay(reward)
    if reward.vacancy_id is not None:
        await _check_place(reward, reward.vacancy_id)


async def check_works_here(reward: Reward) -> None:
    """Refuses a reward for somebody who left."""
    if not await visible_colleagues(SYSTEM).filter(id=reward.employee_id).exists():
        message = "This person does not work here any more. Decline or withdraw the reward."
        raise Rejected(Problem(Code.WRONG_STATE, message, ("id",)))


async def _check_place(reward: Reward, vacancy_id: UUID) -> None:
    """At approval a place must be left that nobody else was promised; HR may have given it away by hand since."""
    taken = visible_vacancy_fillings(SYSTEM).filter(vacancy_id=vacancy_id, employee_id=reward.employee_id)
    if await taken.exists():
        return
    vacancy = await keep_place(vacancy_id)
    others = visible_rewards(SYSTEM).filter(vacancy_id=vacancy_id, state__in=HOLDING_BUDGET)
    promised = await others.exclude(id=reward.id).count()
    if reward.state is RewardState.PROPOSED and vacancy.filled + promised >= vacancy.places:
        raise Rejected(Problem(Code.WRONG_STATE, NO_PLACE[VacancyState.FILLED], ("id",)))


async def _check_pay(reward: Reward) -> None:
    if reward.new_pay_minor is None:
        return
    pay = (await pay_on([reward.employee_id], reward.effective_on)).get(reward.employee_id)
    if pay is None or (pay.amount_minor, pay.currency) != (reward.old_pay_minor, reward.currency):
        message = (
            "The pay changed since this was proposed. Withdraw it and propose it again from the new pay."
        )
        raise Rejected(Problem(Code.WRONG_STATE, message, ("id",)))


async def problem_with_days(
    actor: Actor, employee_id: UUID, worth: Priced, policy: reads.Policy
) -> Problem | None:
    """Why a proposal is of more days off than the policy has left for a year, as far as the proposer sees what was given."""
    others = await _days_given(actor, employee_id, worth.effective_on.year, _ASKED)
    return _problem_with_days(worth, others, policy.most_days, "days")


def problem_with_payroll(reward: Reward | Priced, closed: date | None, *path: str) -> Problem | None:
    """Why a reward with money cannot take effect on a day that payroll has closed."""
    moves = reward.amount_minor is not None or reward.new_pay_minor is not None
    if not moves or closed is None or reward.effective_on > closed:
        return None
    # Who proposes chooses the day; who approves cannot.
    next_ = "Choose a later day than that." if path else "Decline it, so that it is proposed for a later day."
    return Problem(Code.CLOSED, f"Payroll is closed through {closed.isoformat()}. {next_}", path or ("id",))


async def _days_given(actor: Actor, employee_id: UUID, year: int, states: Collection[RewardState]) -> int:
    """Hundredths of days of a calendar year in rewards of these states."""
    rewards = visible_rewards(actor).filter(
        employee_id=employee_id,
        kind=RewardKind.VACATION,
        state__in=list(states),
        effective_on__gte=date(year, 1, 1),
        effective_on__lte=date(year, 12, 31),
    )
    known: list[Any] = list(await rewards.values_list("hundredths", flat=True))
    return sum(known)


def _problem_with_days(reward: Reward | Priced, others: int, most: int, *path: str) -> Problem | None:
    """`others` are the hundredths of days that count besides this reward's own."""
    if reward.hundredths is None or reward.hundredths + others <= most * 100:
        return None
    year, days = reward.effective_on.year, (reward.hundredths + others) / 100
    message = f"{days:g} extra days of vacation in {year} are more than the policy has: {most} at most."
    message += f" {others / 100:g} of them are given already." if others else ""
    return Problem(Code.OUT_OF_RANGE, message, path)
