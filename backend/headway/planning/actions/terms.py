"""Checks of what a goal is to say, against everything it refers to; every problem of the form at once."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from headway.people.access import below, visible_colleagues, visible_departments, with_departments_below
from headway.planning.access import looks_after_department, visible_goals, visible_periods
from headway.planning.models import Goal, Period
from headway.planning.reads import ancestors, leads_company
from headway.planning.rules import GoalState, Measure, PeriodState
from headway.planning.rules.moves import Standing
from headway.planning.rules.terms import (
    MOST_KEY_RESULTS,
    GoalTerms,
    KeyResultTerms,
    problem_of_parent,
    problem_of_span,
    problems_of_key_result,
    problems_writing,
    with_yes_no_numbers,
)
from headway.platform.actor import Actor
from headway.platform.checking import PARAGRAPH, Checks
from headway.platform.errors import Code, Rejected, not_found
from headway.platform.money import known_currency, to_minor

if TYPE_CHECKING:
    from headway.people.models import Employee


@dataclass(frozen=True, slots=True)
class CheckedTerms:
    """A goal as it may be stored, with its dates."""

    terms: GoalTerms
    starts_on: date
    due_on: date


async def checked(actor: Actor, terms: GoalTerms, *, goal: Goal | None = None) -> CheckedTerms:
    """The terms, cleaned and complete; refuses them with every problem. `goal` is the one that is edited."""
    checks = Checks()
    terms = replace(
        terms,
        title=checks.text(terms.title, "title", required=True),
        description=checks.text(terms.description, "description", most=PARAGRAPH),
        weight=checks.count(terms.weight, "weight", most=100),
        key_results=_checked_key_results(checks, terms.key_results),
    )
    checks.day(terms.starts_on, "starts_on")
    checks.day(terms.due_on, "due_on")
    period = await visible_periods(actor).get_or_none(id=terms.period_id)
    starts_on, due_on = _checked_dates(checks, terms, period)
    await _check_writer(actor, checks, terms)
    if terms.parent_id is not None:
        await _check_parent(actor, checks, replace(terms, starts_on=starts_on, due_on=due_on), goal)
    checks.done()
    assert starts_on is not None  # noqa: S101 - without a period the checks are not passed
    assert due_on is not None  # noqa: S101
    return CheckedTerms(terms, starts_on, due_on)


def _checked_dates(
    checks: Checks, terms: GoalTerms, period: Period | None
) -> tuple[date | None, date | None]:
    if period is None:
        checks.problems.extend(not_found("period", "period_id").problems)
        return terms.starts_on, terms.due_on
    message = "Goals are set in open periods. Choose one that is open, or ask HR to open this one."
    checks.require(period.state is PeriodState.OPEN, Code.CLOSED, message, "period_id")
    starts_on, due_on = terms.starts_on or period.starts_on, terms.due_on or period.ends_on
    checks.span(starts_on, due_on, "due_on")
    checks.problems.extend(problem_of_span(starts_on, due_on, (period.starts_on, period.ends_on)))
    return starts_on, due_on


async def _check_writer(actor: Actor, checks: Checks, terms: GoalTerms) -> None:
    owner = await visible_colleagues(actor).get_or_none(id=terms.owner_id)
    if owner is None:
        checks.problems.extend(not_found("person", "owner_id").problems)
        return
    if (
        terms.department_id is not None
        and not await visible_departments(actor).filter(id=terms.department_id).exists()
    ):
        checks.problems.extend(not_found("department", "department_id").problems)
        return
    leads = await leads_company(actor)
    checks.problems.extend(
        problems_writing(
            terms,
            await _standing_towards(actor, owner, leads=leads),
            by_role=actor.is_hr or actor.is_admin,
            heads_department=leads or await _heads(actor, terms.department_id),
            owner_has_reports=await visible_colleagues(actor).filter(manager_id=owner.id).exists(),
        )
    )


async def _standing_towards(actor: Actor, owner: "Employee", *, leads: bool) -> Standing:
    owns = owner.id == actor.employee_id
    directs = actor.employee_id is not None and owner.manager_id == actor.employee_id
    return Standing(
        owns=owns,
        directs=directs,
        above=directs or await visible_colleagues(actor).filter(id=owner.id, id__in=below(actor)).exists(),
        looks_after=not owns and looks_after_department(actor, owner.department_id),
        leads=leads,
        owner_reports=owner.manager_id is not None,
    )


async def _heads(actor: Actor, department_id: UUID | None) -> bool:
    """Whether somebody of this department, or of one below it, reports up to the actor; or HR looks after it."""
    if department_id is None:
        return False
    if looks_after_department(actor, department_id):
        return True
    departments = await with_departments_below([department_id])
    return (
        await visible_colleagues(actor)
        .filter(department_id__in=list(departments), id__in=below(actor))
        .exists()
    )


async def _check_parent(actor: Actor, checks: Checks, terms: GoalTerms, goal: Goal | None) -> None:
    parent = await visible_goals(actor).get_or_none(id=terms.parent_id)
    if parent is None:
        checks.problems.extend(not_found("goal", "parent_id").problems)
        return
    message = "That goal is over. Align to one that is still pursued."
    checks.require(
        parent.state not in {GoalState.CLOSED, GoalState.ARCHIVED}, Code.WRONG_STATE, message, "parent_id"
    )
    if goal is not None and goal.id in await ancestors(parent.id):
        checks.add(
            Code.LOOP, "That goal supports this one already. Align to a goal that does not.", "parent_id"
        )
    if terms.starts_on and terms.due_on:
        same = parent.period_id == terms.period_id
        ends = (parent.starts_on, parent.due_on)
        problem = problem_of_parent(same_period=same, parent=ends, child=(terms.starts_on, terms.due_on))
        checks.problems.extend([problem] if problem else [])


def _checked_key_results(checks: Checks, given: tuple[KeyResultTerms, ...]) -> tuple[KeyResultTerms, ...]:
    if len(given) > MOST_KEY_RESULTS:
        message = f"A goal has at most {MOST_KEY_RESULTS} key results. Keep those that tell most."
        checks.add(Code.TOO_MANY, message, "key_results")
    return tuple(
        _checked_key_result(checks, terms, "key_results", str(position))
        for position, terms in enumerate(given[:MOST_KEY_RESULTS])
    )


def _checked_key_result(checks: Checks, terms: KeyResultTerms, *path: str) -> KeyResultTerms:
    terms = replace(
        terms,
        title=checks.text(terms.title, *path, "title", required=True),
        unit=checks.text(terms.unit, *path, "unit", most=30),
        currency=checks.text(terms.currency, *path, "currency", most=3).upper(),
        weight=checks.count(terms.weight, *path, "weight", most=100),
    )
    first, last = with_yes_no_numbers(terms)
    baseline = checks.number(first, *path, "baseline", required=True)
    target = checks.number(last, *path, "target", required=True)
    for field, code, message in problems_of_key_result(terms, baseline, target):
        checks.add(code, message, *path, field)
    if terms.measure is Measure.MONEY:
        known = known_currency(terms.currency)
        checks.require(known, Code.INVALID, "Give the currency, a code such as EUR.", *path, "currency")
        for field, value in (("baseline", baseline), ("target", target)):
            if known and value is not None:
                check_money(checks, value, terms.currency, *path, field)
    return replace(terms, baseline=baseline, target=target)


def check_money(checks: Checks, value: Decimal, currency: str, *path: str) -> None:
    """Note an amount with more decimals than its currency has."""
    try:
        to_minor(value, currency)
    except Rejected as refusal:
        checks.add(refusal.problems[0].code, refusal.problems[0].message, *path)
