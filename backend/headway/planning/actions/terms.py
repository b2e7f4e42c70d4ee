"""Checks of what a goal is to say, against everything it refers to; every problem of the form at once."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from headway.planning.actions.references import References, references
from headway.planning.models import Goal, KeyResult, Period
from headway.planning.rules import GoalState, Measure, PeriodState
from headway.planning.rules.terms import (
    MOST_KEY_RESULTS,
    GoalTerms,
    KeyResultTerms,
    problem_of_parent,
    problem_of_span,
    problems_of_key_result,
    problems_writing,
    with_own_ends,
)
from headway.platform.actor import Actor
from headway.platform.checking import PARAGRAPH, Checks
from headway.platform.errors import Code, not_found
from headway.platform.money import check_money, known_currency
from headway.platform.text import words


@dataclass(frozen=True, slots=True)
class CheckedTerms:
    """A goal as it may be stored, with its dates."""

    terms: GoalTerms
    starts_on: date
    due_on: date


async def checked(actor: Actor, terms: GoalTerms, *, goal: Goal | None = None) -> CheckedTerms:
    """The terms, cleaned and complete; refuses them with every problem. `goal` is the one that is edited."""
    checks = Checks()
    ready = check_terms(checks, terms, await references(actor, [terms], editing=goal is not None), goal=goal)
    checks.done()
    return ready


def check_terms(
    checks: Checks, terms: GoalTerms, known: References, *, goal: Goal | None = None
) -> CheckedTerms:
    """The terms, cleaned and complete, with every problem noted; their days mean nothing where the period is not known."""
    terms = replace(
        terms,
        title=checks.text(terms.title, "title", required=True),
        description=checks.text(terms.description, "description", most=PARAGRAPH),
        weight=checks.count(terms.weight, "weight", most=100),
        key_results=check_key_results(checks, terms.key_results),
    )
    checks.day(terms.starts_on, "starts_on")
    checks.day(terms.due_on, "due_on")
    ready = _with_days(checks, terms, known.periods.get(terms.period_id))
    _check_writer(checks, terms, known)
    if terms.parent_id is not None:
        _check_parent(checks, ready, known, goal)
    return ready


def _with_days(checks: Checks, terms: GoalTerms, period: Period | None) -> CheckedTerms:
    if period is None:
        checks.problems.extend(not_found("period", "period_id").problems)
        return CheckedTerms(terms, terms.starts_on or date.min, terms.due_on or date.max)
    message = "Goals are set in open periods. Choose one that is open, or ask HR to open this one."
    checks.require(period.state is PeriodState.OPEN, Code.CLOSED, message, "period_id")
    starts_on, due_on = terms.starts_on or period.starts_on, terms.due_on or period.ends_on
    checks.span(starts_on, due_on, "due_on")
    checks.problems.extend(problem_of_span(starts_on, due_on, (period.starts_on, period.ends_on)))
    return CheckedTerms(terms, starts_on, due_on)


def _check_writer(checks: Checks, terms: GoalTerms, known: References) -> None:
    owner = known.owners.get(terms.owner_id)
    if owner is None:
        checks.problems.extend(not_found("person", "owner_id").problems)
    elif terms.department_id is not None and terms.department_id not in known.departments:
        checks.problems.extend(not_found("department", "department_id").problems)
    else:
        checks.problems.extend(
            problems_writing(
                terms,
                known.standing(owner),
                by_role=known.by_role,
                heads_department=known.heads(terms.department_id),
                owner_has_reports=owner.id in known.with_reports,
            )
        )


def _check_parent(checks: Checks, ready: CheckedTerms, known: References, goal: Goal | None) -> None:
    parent = known.goals.get(ready.terms.parent_id) if ready.terms.parent_id else None
    if parent is None:
        checks.problems.extend(not_found("goal", "parent_id").problems)
        return
    message = "That goal is over. Align to one that is still pursued."
    checks.require(
        parent.state not in {GoalState.CLOSED, GoalState.ARCHIVED}, Code.WRONG_STATE, message, "parent_id"
    )
    if goal is not None and goal.id in known.from_up(parent.id):
        checks.add(
            Code.LOOP, "That goal supports this one already. Align to a goal that does not.", "parent_id"
        )
    same, ends = parent.period_id == ready.terms.period_id, (parent.starts_on, parent.due_on)
    problem = problem_of_parent(same_period=same, parent=ends, child=(ready.starts_on, ready.due_on))
    checks.problems.extend([problem] if problem else [])


def searched(title: str) -> str:
    """The words of a title by which it is found."""
    return " ".join(words(title))[:420]


def key_result_terms(row: KeyResult) -> KeyResultTerms:
    """What a key result says."""
    return KeyResultTerms(
        title=row.title,
        measure=row.measure,
        direction=row.direction,
        unit=row.unit,
        currency=row.currency,
        baseline=row.baseline,
        target=row.target,
        commit=row.commit,
        stretch=row.stretch,
        steps=tuple(row.steps),
        weight=row.weight,
        id=row.id,
    )


def goal_columns(ready: CheckedTerms) -> dict[str, Any]:
    """What a goal of these terms holds."""
    terms = ready.terms
    return {
        "period_id": terms.period_id,
        "owner_id": terms.owner_id,
        "department_id": terms.department_id,
        "parent_id": terms.parent_id,
        "level": terms.level,
        "title": terms.title,
        "search_title": searched(terms.title),
        "description": terms.description,
        "weight": terms.weight,
        "starts_on": ready.starts_on,
        "due_on": ready.due_on,
        "visibility": terms.visibility,
    }


def key_result_columns(terms: KeyResultTerms, position: int) -> dict[str, Any]:
    """What a key result of these terms holds."""
    return {
        "position": position,
        "title": terms.title,
        "measure": terms.measure,
        "direction": terms.direction,
        "unit": terms.unit,
        "currency": terms.currency,
        "baseline": terms.baseline,
        "target": terms.target,
        "commit": terms.commit,
        "stretch": terms.stretch,
        "steps": list(terms.steps),
        "weight": terms.weight,
    }


def check_key_results(checks: Checks, given: tuple[KeyResultTerms, ...]) -> tuple[KeyResultTerms, ...]:
    """Key results, cleaned and complete, with every problem noted."""
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
        commit=checks.number(terms.commit, *path, "commit"),
        stretch=checks.number(terms.stretch, *path, "stretch"),
        steps=tuple(
            checks.text(step, *path, "steps", str(number), most=100, required=True)
            for number, step in enumerate(terms.steps)
        ),
    )
    first, last = with_own_ends(terms)
    baseline = checks.number(first, *path, "baseline", required=True)
    target = checks.number(last, *path, "target", required=True)
    for field, code, message in problems_of_key_result(terms, baseline, target):
        checks.add(code, message, *path, field)
    if terms.measure is Measure.MONEY:
        known = known_currency(terms.currency)
        checks.require(known, Code.INVALID, "Give the currency, a code such as EUR.", *path, "currency")
        amounts = {name: getattr(terms, name) for name in ("commit", "stretch")}
        for field, value in {"baseline": baseline, "target": target, **amounts}.items():
            if known and value is not None:
                check_money(checks, value, terms.currency, *path, field)
    return replace(terms, baseline=baseline, target=target)
