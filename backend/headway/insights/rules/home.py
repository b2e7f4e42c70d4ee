"""The first line of one's own home, and the four steps of the circle with where one stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from headway.insights.rules import addresses
from headway.insights.rules.phrases import (
    Part,
    Sentence,
    capital,
    day,
    due,
    many,
    number,
    said,
    sentence,
    told,
)
from headway.insights.rules.tasks import Task
from headway.insights.rules.vocabulary import GOOD, HANDED_IN, OPEN_FORM, READ, CircleStep, StepState


@dataclass(frozen=True, slots=True)
class Load:
    """How many tasks are late, due until Sunday, and there besides."""

    late: int = 0
    this_week: int = 0
    others: int = 0


def load_of(tasks: Sequence[Task], today: date) -> Load:
    """The tasks counted by when they are due; a week ends on Sunday."""
    sunday = today + timedelta(days=6 - today.weekday())
    late = sum(task.due_on is not None and task.due_on < today for task in tasks)
    this_week = sum(task.due_on is not None and today <= task.due_on <= sunday for task in tasks)
    return Load(late, this_week, len(tasks) - late - this_week)


def home_sentence(load: Load, statuses: Sequence[str], period: str | None) -> Sentence:
    """What is to be done, then how the goals of the current period stand."""
    return sentence(
        _to_do(load), " ", _goals(len(statuses), sum(status in GOOD for status in statuses), period)
    )


def _to_do(load: Load) -> list[Part]:
    late = Part(capital(said(load.late, "thing")), addresses.INBOX)
    is_late = "is" if load.late == 1 else "are"
    if load.late and load.this_week:
        more = Part(f"{number(load.this_week)} more", addresses.INBOX)
        return [
            late,
            Part(f" {is_late} late, and "),
            more,
            Part(f" {'is' if load.this_week == 1 else 'are'} due this week."),
        ]
    if load.late:
        return [late, Part(f" {is_late} late.")]
    if load.this_week:
        due_now = Part(capital(said(load.this_week, "thing")), addresses.INBOX)
        return [due_now, Part(f" {'is' if load.this_week == 1 else 'are'} due this week.")]
    if load.others:
        waiting = Part(said(load.others, "thing"), addresses.INBOX)
        return [
            Part("Nothing is due this week, and "),
            waiting,
            Part(f" {'waits' if load.others == 1 else 'wait'} for you."),
        ]
    return [Part("Nothing needs you today.")]


def _goals(goals: int, good: int, period: str | None) -> list[Part]:
    if period is None:
        return [Part("No period is open for goals.")]
    if not goals:
        return [Part("You have "), Part("no goals", addresses.MY_GOALS), Part(f" in {period} yet.")]
    if goals == 1:
        return [
            Part("Your one goal", addresses.MY_GOALS),
            Part(f" is {'' if good else 'not '}on track or done."),
        ]
    if good == goals:
        whole = "Both" if goals == 2 else f"All {number(goals)}"
        return [Part(f"{whole} of your goals", addresses.MY_GOALS), Part(" are on track or done.")]
    some = f"{capital(number(good)) if good else 'None'} of your {number(goals)} goals"
    return [Part(some, addresses.MY_GOALS), Part(f" {'are' if good > 1 else 'is'} on track or done.")]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the circle as it stands for somebody."""

    step: CircleStep
    line: str
    state: StepState
    href: str


@dataclass(frozen=True, slots=True)
class Circle:
    """What the four lines are made of, for one person and the current period.

    `self_review` and `review` are states of the two forms of the newest cycle, '' where there is none or it is not
    shared; `writing` says that the cycle still takes self reviews.
    """

    today: date
    period: str | None = None
    goals: int = 0
    good: int = 0
    agreed: int = 0
    running: int = 0
    proposed: int = 0
    agreed_on: date | None = None
    last_on: date | None = None
    self_review: str = ""
    self_due_on: date | None = None
    writing: bool = False
    review: str = ""
    acknowledged_on: date | None = None
    rewards: int = 0


def steps(it: Circle) -> list[Step]:
    """The four steps; at most one of them is now."""
    now = _focus(it)
    done = {
        CircleStep.PLAN: it.agreed > 0,
        CircleStep.MONITOR: it.last_on is not None,
        CircleStep.REVIEW: it.review in READ,
        CircleStep.REWARD: it.rewards > 0,
    }
    told_by_step = {
        CircleStep.PLAN: (_plan(it), addresses.MY_GOALS),
        CircleStep.MONITOR: (_monitor(it), addresses.MY_GOALS),
        CircleStep.REVIEW: (_review(it), addresses.REVIEWS),
        CircleStep.REWARD: (_reward(it), addresses.REWARDS),
    }
    return [
        Step(
            step,
            line,
            StepState.NOW if step is now else StepState.DONE if done[step] else StepState.NEXT,
            href,
        )
        for step, (line, href) in told_by_step.items()
    ]


def _focus(it: Circle) -> CircleStep | None:
    """What somebody is at: a review that waits for them, then goals to agree, then numbers."""
    if (it.writing and it.self_review in OPEN_FORM) or it.review == "SHARED":
        return CircleStep.REVIEW
    if it.period is not None and (not it.agreed or it.proposed):
        return CircleStep.PLAN
    if it.self_review and not it.review:
        return CircleStep.REVIEW
    return CircleStep.MONITOR if it.running else None


def _plan(it: Circle) -> str:
    if it.period is None:
        return "No period is open"
    waiting = f"{it.proposed} waiting" if it.proposed else ""
    if it.agreed:
        return told(
            f"{many(it.agreed, 'goal')} agreed", waiting, day(it.agreed_on, it.today) if it.agreed_on else ""
        )
    if it.proposed:
        return f"{many(it.proposed, 'goal')} waiting to be agreed"
    return f"{many(it.goals, 'draft')}, not proposed yet" if it.goals else f"No goals in {it.period} yet"


def _monitor(it: Circle) -> str:
    if not it.agreed:
        return "Starts when a goal is agreed"
    last = f"last number {day(it.last_on, it.today)}" if it.last_on else "no number yet"
    return told(f"{it.good} of {it.goals} on track or done", last)


def _review(it: Circle) -> str:
    if it.review in READ:
        return f"Acknowledged {day(it.acknowledged_on, it.today)}" if it.acknowledged_on else "Acknowledged"
    if it.review == "SHARED":
        return "Your review is ready to read"
    if it.self_review in OPEN_FORM and it.self_due_on is not None:
        return (
            f"Self review {due(it.self_due_on, it.today)}" if it.writing else "Self review was not handed in"
        )
    if it.self_review in HANDED_IN:
        return "Self review is in"
    return "Self review was skipped" if it.self_review == "SKIPPED" else "No review is running"


def _reward(it: Circle) -> str:
    if it.rewards:
        return f"{many(it.rewards, 'reward')}{f' in {it.period}' if it.period else ''}"
    return f"None in {it.period} yet" if it.period else "None yet"
