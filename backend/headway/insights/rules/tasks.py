"""What somebody must do now, in words, and what comes first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from headway.insights.rules import addresses
from headway.insights.rules.phrases import ago, capital, day, due, many, quoted, told
from headway.insights.rules.vocabulary import DECISIONS, TaskKind

NUMBER_EVERY: Final = timedelta(days=14)
SOON: Final = timedelta(days=7)
_KINDS: Final = list(TaskKind)


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do. `subject` names type and key of what it is about; `since` is the day it began to wait."""

    kind: TaskKind
    subject: tuple[str, UUID]
    title: str
    detail: str
    href: str
    action: str
    due_on: date | None = None
    since: date | None = None
    person_id: UUID | None = None
    snoozed_until: date | None = None

    @property
    def key(self) -> str:
        """The same as long as the thing is to be done."""
        return f"{self.kind}-{self.subject[1]}"


def awake(tasks: Iterable[Task]) -> list[Task]:
    """Those that were not put off."""
    return [task for task in tasks if task.snoozed_until is None]


def in_order(tasks: Iterable[Task], today: date) -> list[Task]:
    """Most urgent first: what is late, what is due within a week, what waits without a date, what has time."""
    return sorted(tasks, key=lambda task: _urgency(task, today))


def _urgency(task: Task, today: date) -> tuple[int, date, date, int, str, str]:
    if task.due_on is None:
        # Somebody else waits for a decision; one's own work comes after it.
        place, on = 2, date.min if task.kind in DECISIONS else date.max
    else:
        place, on = 0 if task.due_on < today else 1 if task.due_on <= today + SOON else 3, task.due_on
    return (place, on, task.since or today, _KINDS.index(task.kind), task.title, task.key)


def needs_number(since: date, today: date) -> bool:
    """Whether a key result had no number for two weeks, or never since numbers were expected of it."""
    return today - since >= NUMBER_EVERY


@dataclass(frozen=True, slots=True)
class GoalFacts:
    """A goal that waits for somebody: proposed to them, returned to them, or with a change proposed."""

    id: UUID
    title: str
    owner_id: UUID
    owner: str
    due_on: date
    since: date
    key_results: int = 0
    return_reason: str = ""
    ends: bool = False


def agree_goal(goal: GoalFacts, today: date) -> Task:
    """A goal somebody proposed."""
    return Task(
        kind=TaskKind.AGREE_GOAL,
        subject=("Goal", goal.id),
        title=f"New goal from {goal.owner}",
        detail=told(
            quoted(goal.title),
            many(goal.key_results, "key result") if goal.key_results else "",
            f"due {day(goal.due_on, today)}",
            f"proposed {ago(goal.since, today)}",
        ),
        href=addresses.goal(goal.id),
        action="Agree",
        since=goal.since,
        person_id=goal.owner_id,
    )


def decide_goal_change(goal: GoalFacts, today: date) -> Task:
    """Somebody proposes other terms for their goal, or that it is over."""
    what = "to close a goal" if goal.ends else "other terms for a goal"
    return Task(
        kind=TaskKind.DECIDE_GOAL_CHANGE,
        subject=("Goal", goal.id),
        title=f"{goal.owner} proposes {what}",
        detail=told(quoted(goal.title), f"proposed {ago(goal.since, today)}"),
        href=addresses.goal(goal.id),
        action="Decide",
        since=goal.since,
        person_id=goal.owner_id,
    )


def revise_goal(goal: GoalFacts, today: date) -> Task:
    """A goal of one's own that came back."""
    return Task(
        kind=TaskKind.REVISE_GOAL,
        subject=("Goal", goal.id),
        title=f"Revise {quoted(goal.title)}",
        detail=f"Returned {ago(goal.since, today)}: {quoted(goal.return_reason, 160)}",
        href=addresses.goal(goal.id),
        action="Revise",
        since=goal.since,
    )


def set_goals(period_id: UUID, period: str, starts_on: date, ends_on: date, today: date) -> Task:
    """No goal in the open period."""
    return Task(
        kind=TaskKind.SET_GOALS,
        subject=("Period", period_id),
        title=f"Set your goals for {period}",
        detail=f"You have none in this period yet; it runs until {day(ends_on, today)}.",
        href=addresses.MY_GOALS,
        action="Set a goal",
        since=starts_on,
    )


@dataclass(frozen=True, slots=True)
class KeyResultFacts:
    """A key result that waits for a number; `last` and `target` as people write them."""

    id: UUID
    title: str
    goal_id: UUID
    goal: str
    target: str
    since: date
    last: str = ""
    last_on: date | None = None


def log_progress(it: KeyResultFacts, today: date) -> Task:
    """A key result without a number for two weeks."""
    days = many((today - it.since).days, "day")
    return Task(
        kind=TaskKind.LOG_PROGRESS,
        subject=("KeyResult", it.id),
        title=f"{it.title}: {f'{days} since the last number' if it.last_on else f'no number yet, for {days}'}",
        detail=told(
            f"Last {it.last} on {day(it.last_on, today)}, target {it.target}"
            if it.last_on
            else f"Target {it.target}",
            quoted(it.goal),
        ),
        href=addresses.goal(it.goal_id),
        action="Log",
        since=it.since,
    )


@dataclass(frozen=True, slots=True)
class RewardFacts:
    """A reward that waits for somebody; `what` is such as "bonus of €600", `since` when it was proposed or approved."""

    id: UUID
    what: str
    person_id: UUID
    person: str
    proposer: str
    reason: str
    effective_on: date
    since: date


def approve_reward(reward: RewardFacts, today: date) -> Task:
    """A proposal whose open level is this person's."""
    return Task(
        kind=TaskKind.APPROVE_REWARD,
        subject=("Reward", reward.id),
        title=f"{capital(reward.what)} for {reward.person}",
        detail=told(
            f"Proposed by {reward.proposer} {ago(reward.since, today)}",
            f"takes effect {day(reward.effective_on, today)}",
            quoted(reward.reason) if reward.reason else "",
        ),
        href=addresses.reward(reward.id),
        action="Decide",
        since=reward.since,
        person_id=reward.person_id,
    )


def tell_reward(reward: RewardFacts, today: date) -> Task:
    """An approved reward, to be told before it takes effect."""
    return Task(
        kind=TaskKind.TELL_REWARD,
        subject=("Reward", reward.id),
        title=f"Tell {reward.person} about the {reward.what}",
        detail=told(
            f"Approved {ago(reward.since, today)}", f"takes effect {day(reward.effective_on, today)}"
        ),
        href=addresses.reward(reward.id),
        action="Tell",
        due_on=reward.effective_on,
        since=reward.since,
        person_id=reward.person_id,
    )


def check_in(person_id: UUID, due_on: date, missed: int, today: date) -> Task:
    """A check-in of one's own that is due."""
    lateness = f"{many(missed, 'check-in')} missed" if missed else due(due_on, today)
    return Task(
        kind=TaskKind.CHECK_IN,
        subject=("Employee", person_id),
        title="Check in",
        detail=told(capital(lateness), "What went well, what is in the way, and your numbers"),
        href=addresses.check_ins(person_id),
        action="Check in",
        due_on=due_on,
    )


def read_check_in(id: UUID, person_id: UUID, person: str, since: date, today: date) -> Task:
    """A check-in of somebody one manages that nobody has read."""
    return Task(
        kind=TaskKind.READ_CHECK_IN,
        subject=("CheckIn", id),
        title=f"Read the check-in of {person}",
        detail=f"Written {ago(since, today)}",
        href=addresses.check_ins(person_id),
        action="Read",
        since=since,
        person_id=person_id,
    )


@dataclass(frozen=True, slots=True)
class QuestionFacts:
    """Something that somebody asks, by name or in a round without names."""

    id: UUID
    text: str
    asker_id: UUID
    asker: str
    about: str
    due_on: date


def answer_feedback(asked: QuestionFacts, today: date) -> Task:
    """Somebody asks for feedback."""
    about = f" about {asked.about}" if asked.about else ""
    return Task(
        kind=TaskKind.ANSWER_FEEDBACK,
        subject=("FeedbackRequest", asked.id),
        title=f"{asked.asker} asks for feedback{about}",
        detail=told(quoted(asked.text), due(asked.due_on, today)),
        href=addresses.feedback_request(asked.id),
        action="Answer",
        due_on=asked.due_on,
        person_id=asked.asker_id,
    )


def answer_round(asked: QuestionFacts, today: date) -> Task:
    """A question without names."""
    return Task(
        kind=TaskKind.ANSWER_ROUND,
        subject=("FeedbackRound", asked.id),
        title="A question without names",
        detail=told(quoted(asked.text), due(asked.due_on, today)),
        href=addresses.feedback_round(asked.id),
        action="Answer",
        due_on=asked.due_on,
    )


def look_into_report(id: UUID, receiver_id: UUID, receiver: str, since: date, today: date) -> Task:
    """Somebody in HR scope reported feedback as abuse."""
    return Task(
        kind=TaskKind.LOOK_INTO_REPORT,
        subject=("Feedback", id),
        title=f"{receiver} reported feedback as abuse",
        detail=f"Reported {ago(since, today)}",
        href=addresses.feedback(id),
        action="Decide",
        since=since,
        person_id=receiver_id,
    )
