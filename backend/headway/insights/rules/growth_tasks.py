"""What somebody must do for development plans, plans of a period, mentors and planning sessions, in words."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from headway.insights.rules import addresses
from headway.insights.rules.phrases import ago, day, due, quoted, told
from headway.insights.rules.tasks import Task
from headway.insights.rules.vocabulary import TaskKind


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """A plan of a period that waits for somebody: `other` is the person, or the manager where it is one's own."""

    id: UUID
    owner_id: UUID
    period_id: UUID
    period: str
    since: date
    own: bool
    other: str


def agree_development(plan: PlanFacts, today: date) -> Task:
    """A development plan to which the other side has agreed."""
    return Task(
        kind=TaskKind.AGREE_OWN_DEVELOPMENT if plan.own else TaskKind.AGREE_DEVELOPMENT,
        subject=("DevelopmentPlan", plan.id),
        title="Agree to your development plan" if plan.own else f"Development plan of {plan.other}",
        detail=told(plan.period, f"{plan.other} agreed {ago(plan.since, today)}"),
        href=addresses.development_plan(plan.id),
        action="Read",
        since=plan.since,
        person_id=None if plan.own else plan.owner_id,
    )


def agree_plan(plan: PlanFacts, today: date) -> Task:
    """A plan of a period to which the other side has agreed."""
    return Task(
        kind=TaskKind.AGREE_OWN_PLAN if plan.own else TaskKind.AGREE_PLAN,
        subject=("PerformancePlan", plan.id),
        title=f"Agree to your plan for {plan.period}"
        if plan.own
        else f"Plan of {plan.other} for {plan.period}",
        detail=f"{plan.other} agreed {ago(plan.since, today)}",
        href=addresses.agreement(plan.owner_id, plan.period_id),
        action="Read",
        since=plan.since,
        person_id=None if plan.own else plan.owner_id,
    )


def review_development(plan: PlanFacts, today: date) -> Task:
    """A development plan whose period is over."""
    return Task(
        kind=TaskKind.REVIEW_DEVELOPMENT,
        subject=("DevelopmentPlan", plan.id),
        title=f"Look back on the development plan of {plan.other}",
        detail=told(plan.period, f"ended {day(plan.since, today)}"),
        href=addresses.development_plan(plan.id),
        action="Look back",
        since=plan.since,
        person_id=plan.owner_id,
    )


def finish_action(id: UUID, plan_id: UUID, title: str, due_on: date, today: date) -> Task:
    """A step of one's own development plan that is due."""
    return Task(
        kind=TaskKind.FINISH_ACTION,
        subject=("DevelopmentAction", id),
        title=f"Finish {quoted(title)}",
        detail=told("A step of your development plan", due(due_on, today)),
        href=addresses.development_plan(plan_id),
        action="Look",
        due_on=due_on,
    )


def answer_mentor_request(
    id: UUID, skill: str, asker_id: UUID, asker: str, message: str, since: date, today: date
) -> Task:
    """Somebody asks the viewer to be their mentor."""
    return Task(
        kind=TaskKind.ANSWER_MENTOR_REQUEST,
        subject=("MentorRequest", id),
        title=f"{asker} asks you to be their mentor",
        detail=told(skill, quoted(message) if message else "", f"asked {ago(since, today)}"),
        href=addresses.MENTORING,
        action="Answer",
        since=since,
        person_id=asker_id,
    )


def close_session(id: UUID, title: str, held_on: date, today: date) -> Task:
    """A planning session that was held and has no record yet."""
    return Task(
        kind=TaskKind.CLOSE_SESSION,
        subject=("PlanningSession", id),
        title=f"Close {quoted(title)}",
        detail=f"Held {ago(held_on, today)} · write down what was decided",
        href=addresses.session(id),
        action="Close",
        since=held_on,
    )
