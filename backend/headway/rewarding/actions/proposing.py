"""Proposing a reward: its terms checked, its reasons found, its approvals laid out."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, cast
from uuid import UUID

from headway.people.access import visible_role_profiles, visible_vacancies, visible_vacancy_fillings
from headway.people.reads import pay_on
from headway.people.rules.vacancies import NO_PLACE
from headway.people.rules.vocabulary import VacancyState
from headway.planning.access import visible_periods
from headway.platform import clock
from headway.platform.actor import SYSTEM, Actor
from headway.platform.checking import PARAGRAPH, Checks
from headway.platform.database import transaction
from headway.platform.errors import Code, Rejected
from headway.platform.events import announce, create, object_made_with, remember_key
from headway.platform.money import to_minor
from headway.rewarding import reads
from headway.rewarding.access import employee_to_reward, sees_pay, visible_rewards, visible_wishes
from headway.rewarding.actions.limits import problem_with_days, problem_with_payroll
from headway.rewarding.actions.nominating import check_nomination, take_up
from headway.rewarding.actions.referring import Reference, check_reason, check_references
from headway.rewarding.models import ApprovalStep, DecisionRecord, Reward, RewardReference
from headway.rewarding.reads.deciding import cycle_of, inputs_of
from headway.rewarding.rules.approval import Level
from headway.rewarding.rules.decisions import Inputs, figures_from, plain
from headway.rewarding.rules.pricing import Facts, Minor, Priced, priced
from headway.rewarding.rules.terms import LEAST_REASON, MOST_DAYS, MOST_MONEY, Money, Terms
from headway.rewarding.rules.vocabulary import (
    RewardKind,
    RewardState,
    WishState,
)

if TYPE_CHECKING:
    from headway.people.models import Employee

ANOTHER_ROLE: Final = (
    "The open role asks for another role profile. Choose that one, or propose without the open role."
)


async def propose_reward(
    actor: Actor,
    *,
    kind: RewardKind,
    employee_id: UUID,
    period_id: UUID,
    terms: Terms,
    reason: str = "",
    references: Sequence[Reference] = (),
    wish_id: UUID | None = None,
    nomination_id: UUID | None = None,
    vacancy_id: UUID | None = None,
    idempotency_key: str | None = None,
) -> Reward:
    """Propose a reward for somebody below the actor or in their HR scope, and ask the first approver, if there is one.

    Refuses oneself and those who left, terms out of bounds or of another kind, pay the actor may not see, a missing
    reason where nothing is named or a rule of eligibility is not met, a day outside the window of the cycle or in a
    payroll that is closed, more days than the policy has, an open role without a place or for another role, and references the actor cannot see or that are about somebody else. A used
    idempotency key answers with the reward it made.
    """
    employee = await employee_to_reward(actor, employee_id)
    checks = Checks()
    key = checks.text(idempotency_key, "idempotency_key", most=100) or None
    checks.done()
    async with transaction():
        if made := await object_made_with(actor, "propose_reward", key):
            return await visible_rewards(actor).get(id=made)
        message = f"{employee.name} does not work here any more."
        checks.require(employee.status != "LEFT", Code.WRONG_STATE, message, "employee_id")
        await _check_period(checks, actor, period_id)
        await _check_wish(checks, actor, employee_id, kind, wish_id)
        terms = await _of_vacancy(checks, actor, kind, employee_id, vacancy_id, terms)
        nomination = await check_nomination(checks, actor, employee_id, nomination_id)
        named = await check_references(checks, actor, employee_id, references)
        reason = checks.text(reason, "reason", most=PARAGRAPH)
        check_reason(checks, reason, named=bool(named) and kind is not RewardKind.RECOGNITION)
        policy = await reads.policy()
        worth = await _priced(checks, actor, kind, employee, terms, policy)
        await _check_policy(checks, actor, employee, worth, policy)
        checks.done()
        inputs = await inputs_of(actor, employee, kind, worth, period_id, len(named))
        _check_exception(checks, reason, inputs)
        price = (worth.cost, worth.currency)
        levels = await reads.levels_for(cast(UUID, actor.employee_id), employee_id, kind, price, policy)
        values: dict[str, Any] = {"kind": kind, "employee_id": employee_id, "period_id": period_id}
        values |= {"reason": reason, "wish_id": wish_id, "nomination_id": nomination_id}
        values |= {"vacancy_id": vacancy_id, **worth.columns()}
        values |= {} if levels else {"state": RewardState.COMMITTED, "committed_at": clock.now()}
        reward = await create(actor, "propose_reward", Reward, proposer_id=actor.employee_id, **values)
        await _attach(actor, reward, named, levels)
        if nomination is not None:
            await take_up(actor, nomination)
        await _keep_decision(actor, reward, inputs)
        await remember_key(actor, "propose_reward", key, reward)
        await announce("RewardProposed", reward_id=reward.id)
        return reward


async def _check_period(checks: Checks, actor: Actor, period_id: UUID) -> None:
    period = await visible_periods(actor).get_or_none(id=period_id)
    if period is None:
        checks.add(Code.NOT_FOUND, "There is no such period. Choose another.", "period_id")
    elif period.state == "DRAFT":
        checks.add(Code.WRONG_STATE, f"{period.name} is not open yet. Choose another period.", "period_id")
    else:
        await _check_window(checks, period_id)


async def _check_window(checks: Checks, period_id: UUID) -> None:
    cycle, today = await cycle_of(period_id), (await reads.policy()).today
    if cycle is None:
        return
    if cycle.opens_on is not None and today < cycle.opens_on:
        message = f"Rewards of this period are proposed from {cycle.opens_on.isoformat()} on."
        checks.add(Code.CLOSED, message, "period_id")
    if cycle.closes_on is not None and today > cycle.closes_on:
        message = f"Rewards of this period were proposed until {cycle.closes_on.isoformat()}. Ask HR to open it again."
        checks.add(Code.CLOSED, message, "period_id")


def _check_exception(checks: Checks, reason: str, inputs: Inputs) -> None:
    """Who does not meet a rule of eligibility is rewarded as an exception, for a written reason."""
    if inputs.against and len(reason) < LEAST_REASON:
        message = f"{' '.join(inputs.against)} For an exception write at least {LEAST_REASON} characters."
        checks.add(Code.REQUIRED, message, "reason")
    checks.done()


async def _check_wish(
    checks: Checks, actor: Actor, employee_id: UUID, kind: RewardKind, wish_id: UUID | None
) -> None:
    """A wish is taken up by a project lead of who has it."""
    if wish_id is None:
        return
    wishes = visible_wishes(actor).filter(id=wish_id, employee_id=employee_id, state=WishState.OPEN)
    known = kind is RewardKind.PROJECT_LEAD and await wishes.exists()
    message = "This person has no such open wish. Choose another, or none."
    checks.require(known, Code.NOT_FOUND, message, "wish_id")


async def _of_vacancy(
    checks: Checks, actor: Actor, kind: RewardKind, employee_id: UUID, vacancy_id: UUID | None, terms: Terms
) -> Terms:
    """The terms of a promotion that fills a vacancy: its role, and what that is called where nothing else is said."""
    if vacancy_id is None:
        return terms
    vacancy = await visible_vacancies(actor).select_related("role_profile").get_or_none(id=vacancy_id)
    if kind is not RewardKind.PROMOTION or vacancy is None:
        message = "There is no such open role for this reward. Choose another, or none."
        checks.add(Code.NOT_FOUND, message, "vacancy_id")
        return terms
    role = terms.new_role_profile_id or vacancy.role_profile_id
    checks.require(role == vacancy.role_profile_id, Code.INVALID, ANOTHER_ROLE, "new_role_profile_id")
    if vacancy.state is not VacancyState.OPEN:
        checks.add(Code.WRONG_STATE, NO_PLACE[vacancy.state], "vacancy_id")
    message = f"This role was opened on {vacancy.opened_on}. Choose that day or a later one."
    checks.require(terms.effective_on >= vacancy.opened_on, Code.OUT_OF_RANGE, message, "effective_on")
    taken = visible_vacancy_fillings(SYSTEM).filter(vacancy_id=vacancy_id, employee_id=employee_id)
    message = "This person has a place of this role already. Choose another role, or none."
    checks.require(not await taken.exists(), Code.DUPLICATE, message, "vacancy_id")
    return replace(
        terms,
        new_role_profile_id=role,
        new_title=terms.new_title or vacancy.role_profile.name,
        new_level=vacancy.role_profile.level if terms.new_level is None else terms.new_level,
    )


async def _check_policy(
    checks: Checks, actor: Actor, employee: "Employee", worth: Priced, policy: reads.Policy
) -> None:
    """Payroll that is closed, and more days off than the policy has for a year."""
    if problem := problem_with_payroll(worth, policy.payroll_closed_through, "effective_on"):
        checks.problems.append(problem)
    if problem := await problem_with_days(actor, employee.id, worth, policy):
        checks.problems.append(problem)


async def _keep_decision(actor: Actor, reward: Reward, inputs: Inputs) -> None:
    """What this proposal rests on, so that anybody who may can compute it again."""
    cycle = await cycle_of(reward.period_id)
    kept: dict[str, Any] = {
        "rules_version": cycle.version if cycle else 0,
        "inputs": plain(inputs),
        "figures": plain(figures_from(inputs)),
        "made_by": actor.name,
        "made_at": clock.now(),
    }
    await create(actor, "keep_decision", DecisionRecord, reward_id=reward.id, **kept)


async def _priced(
    checks: Checks, actor: Actor, kind: RewardKind, employee: "Employee", terms: Terms, policy: reads.Policy
) -> Priced:
    """What the terms come to; every problem with them is noted."""
    cleaned = replace(
        terms,
        new_title=checks.text(terms.new_title, "new_title"),
        project=checks.text(terms.project, "project"),
        days=checks.number(terms.days, "days", least=Decimal(0), most=MOST_DAYS),
    )
    checks.day(terms.ends_on, "ends_on")
    amount = in_minor(checks, terms.amount, "amount")
    new_pay = in_minor(checks, terms.new_pay, "new_pay")
    # What could not be read is told already; without it the rules would ask for it a second time.
    unread = {("days",)} if cleaned.days != terms.days else set()
    if (amount is None) != (terms.amount is None) or (new_pay is None) != (terms.new_pay is None):
        unread |= {("amount",), ("new_pay",)}
    facts = await _facts(checks, actor, employee, cleaned, policy)
    worth, problems = priced(kind, cleaned, facts, amount=amount, new_pay=new_pay)
    checks.problems += [problem for problem in problems if problem.path not in unread]
    return worth


def in_minor(checks: Checks, money: Money | None, path: str) -> Minor | None:
    """Money above zero in minor units."""
    if money is None:
        return None
    amount, currency = money
    number = checks.number(amount, path, "amount", least=Decimal(0), most=MOST_MONEY)
    if number is None:
        return None
    if number <= Decimal(0):
        checks.add(Code.OUT_OF_RANGE, "Give an amount above zero.", path, "amount")
        return None
    try:
        return to_minor(number, currency, path), currency
    except Rejected as refused:
        checks.problems += refused.problems
        return None


async def _facts(
    checks: Checks, actor: Actor, employee: "Employee", terms: Terms, policy: reads.Policy
) -> Facts:
    """What the terms are compared with."""
    pay = (await pay_on([employee.id], terms.effective_on)).get(employee.id)
    profile = terms.new_role_profile_id
    if profile is not None and not await visible_role_profiles(SYSTEM).filter(id=profile).exists():
        checks.add(Code.NOT_FOUND, "There is no such role profile. Choose another.", "new_role_profile_id")
    return Facts(
        today=policy.today,
        currency=policy.currency,
        name=employee.name,
        pay=(pay.amount_minor, pay.currency) if pay else None,
        pay_seen=await sees_pay(actor, employee.id),
        title=employee.title,
        level=employee.level,
        role_profile_id=cast(Any, employee).role_profile_id,
    )


async def _attach(actor: Actor, reward: Reward, named: Sequence[Reference], levels: Sequence[Level]) -> None:
    """What the reward is for, and who is asked; the first level at once."""
    for kind, id in named:
        await create(actor, "propose_reward", RewardReference, reward_id=reward.id, kind=kind, object_id=id)
    for level in levels:
        await create(
            actor,
            "ask_approval",
            ApprovalStep,
            reward_id=reward.id,
            level=level.number,
            role=level.role,
            approver_id=level.approver_id,
            asked_at=clock.now() if level.number == 1 else None,
        )
