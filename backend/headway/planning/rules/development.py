"""Development plans: their life, who may move them, what may stand in them, and how far they are."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Final
from uuid import UUID

from headway.planning.rules.moves import Standing
from headway.platform.errors import Code, Problem

MOST_OBJECTIVES: Final = 10
MOST_ACTIONS: Final = 10


class PlanState(StrEnum):
    """Written together, agreed by both, pursued, looked back on, over."""

    DRAFT = "DRAFT"
    AGREED = "AGREED"
    ACTIVE = "ACTIVE"
    REVIEWED = "REVIEWED"
    CLOSED = "CLOSED"


class PlanMove(StrEnum):
    """What somebody can do with a development plan."""

    EDIT = "EDIT"
    AGREE = "AGREE"
    WORK = "WORK"
    REOPEN = "REOPEN"
    REVIEW = "REVIEW"
    CLOSE = "CLOSE"


class ActionKind(StrEnum):
    """How something is learned."""

    COURSE = "COURSE"
    MENTOR = "MENTOR"
    PROJECT = "PROJECT"
    READING = "READING"


class ActionState(StrEnum):
    """How far one action is."""

    TODO = "TODO"
    DOING = "DOING"
    DONE = "DONE"
    DROPPED = "DROPPED"


class RequestState(StrEnum):
    """What became of asking somebody to be a mentor."""

    ASKED = "ASKED"
    AGREED = "AGREED"
    DECLINED = "DECLINED"
    WITHDRAWN = "WITHDRAWN"


OPEN: Final = frozenset({ActionState.TODO, ActionState.DOING})


@dataclass(frozen=True, slots=True)
class ActionTerms:
    """One action as it is to be; `id` names one that is there."""

    kind: ActionKind
    title: str
    due_on: date
    starts_on: date | None = None
    weight: int = 100
    id: UUID | None = None


@dataclass(frozen=True, slots=True)
class ObjectiveTerms:
    """One objective with its actions as it is to be; `id` names one that is there."""

    title: str
    skill_id: UUID | None = None
    target_level: int | None = None
    goal_id: UUID | None = None
    actions: tuple[ActionTerms, ...] = ()
    id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Sides:
    """Who of the two has agreed to what the plan says now."""

    owner: bool = False
    manager: bool = False


def progress(actions: Iterable[tuple[int, ActionState]]) -> Fraction | None:
    """The weighted share of actions that are done; dropped ones do not count, and without any there is no progress."""
    counted = [(weight, state) for weight, state in actions if state is not ActionState.DROPPED]
    whole = sum(weight for weight, _ in counted)
    if not whole:
        return None
    return Fraction(sum(weight for weight, state in counted if state is ActionState.DONE), whole)


def allowed_moves(state: PlanState, standing: Standing, sides: Sides) -> tuple[PlanMove, ...]:
    """What somebody of this standing may do with a plan in this state, in the order of its life."""
    who = _whose(standing, sides)
    return tuple(move for move in PlanMove if state in _STATES[move] and who[move])


def problem_moving(move: PlanMove, state: PlanState, standing: Standing, sides: Sides) -> Problem | None:
    """Why this move is refused, or nothing."""
    if move in allowed_moves(state, standing, sides):
        return None
    if not _whose(standing, Sides())[move]:
        return Problem(Code.FORBIDDEN, _WHO[move], ("id",))
    if state in _STATES[move]:
        return Problem(Code.WRONG_STATE, "You have agreed already. Now it is up to the other side.", ("id",))
    return Problem(Code.WRONG_STATE, _WHEN[move], ("id",))


def _whose(standing: Standing, sides: Sides) -> Mapping[PlanMove, bool]:
    both = standing.owns or standing.agrees
    return {
        PlanMove.EDIT: standing.owns or standing.directs or standing.looks_after,
        PlanMove.AGREE: (standing.owns and not sides.owner) or (standing.agrees and not sides.manager),
        PlanMove.WORK: standing.owns or standing.directs,
        PlanMove.REOPEN: both,
        PlanMove.REVIEW: standing.agrees,
        PlanMove.CLOSE: both,
    }


_STATES: Final[Mapping[PlanMove, frozenset[PlanState]]] = {
    PlanMove.EDIT: frozenset({PlanState.DRAFT, PlanState.AGREED, PlanState.ACTIVE}),
    PlanMove.AGREE: frozenset({PlanState.DRAFT}),
    PlanMove.WORK: frozenset({PlanState.ACTIVE, PlanState.REVIEWED}),
    PlanMove.REOPEN: frozenset({PlanState.AGREED, PlanState.ACTIVE}),
    PlanMove.REVIEW: frozenset({PlanState.ACTIVE}),
    PlanMove.CLOSE: frozenset({PlanState.REVIEWED}),
}
_WHO: Final[Mapping[PlanMove, str]] = {
    PlanMove.EDIT: "Only its owner, their direct manager and HR write this plan. Ask one of them.",
    PlanMove.AGREE: "A plan is agreed by its owner and their direct manager, or HR where there is none. Ask them.",
    PlanMove.WORK: "Only its owner and their direct manager say how far this is. Ask one of them.",
    PlanMove.REOPEN: "Only its owner and their direct manager take a plan back to a draft. Ask one of them.",
    PlanMove.REVIEW: "Only the direct manager looks back on a plan, or HR where there is none. Ask them.",
    PlanMove.CLOSE: "Only its owner and their direct manager close a plan. Ask one of them.",
}
_WHEN: Final[Mapping[PlanMove, str]] = {
    PlanMove.EDIT: "This plan is over. Write one for the current period.",
    PlanMove.AGREE: "Only a draft is agreed. Look at where this plan is now.",
    PlanMove.WORK: "Actions move once the plan is agreed and its period has begun, until it is closed.",
    PlanMove.REOPEN: "Only a plan that is agreed and not looked back on goes back to a draft.",
    PlanMove.REVIEW: "Only a plan that is under way is looked back on. Agree it first.",
    PlanMove.CLOSE: "A plan is closed after the manager has looked back on it. Ask them to do so.",
}


def problems_agreeing(actions: Sequence[int]) -> Iterable[Problem]:
    """What an agreement needs: an objective, and an action for each; given is how many actions each has."""
    if not actions:
        yield Problem(Code.REQUIRED, "Write down an objective first, then agree.", ("objectives",))
    for place, count in enumerate(actions):
        if not count:
            message = "Nothing is planned for this objective. Add an action, or remove it."
            yield Problem(Code.REQUIRED, message, ("objectives", str(place), "actions"))


def problems_moving_action(to: ActionState, *, evidence: str, reason: str) -> Iterable[Problem]:
    """Done needs what shows it, dropped needs why."""
    if to is ActionState.DONE and not evidence:
        message = "Say what shows that this is done: a link, a certificate, what changed."
        yield Problem(Code.EVIDENCE_REQUIRED, message, ("evidence",))
    if to is ActionState.DROPPED and not reason:
        yield Problem(Code.REQUIRED, "Say why this is dropped.", ("reason",))


def problems_of_terms(
    objectives: Sequence[ObjectiveTerms],
    *,
    days: tuple[date, date],
    skills: Collection[UUID],
    goals: Collection[UUID],
) -> Iterable[Problem]:
    """What is wrong with a plan as it is to be, over known skills, goals of its owner, and the days of its period."""
    if len(objectives) > MOST_OBJECTIVES:
        message = f"Keep to {MOST_OBJECTIVES} objectives; leave the rest for the next plan."
        yield Problem(Code.TOO_MANY, message, ("objectives",))
    for place, objective in enumerate(objectives):
        path = ("objectives", str(place))
        yield from _of_objective(objective, path, skills, goals)
        for number, action in enumerate(objective.actions):
            yield from _of_action(action, (*path, "actions", str(number)), days)


def _of_objective(
    objective: ObjectiveTerms, path: tuple[str, ...], skills: Collection[UUID], goals: Collection[UUID]
) -> Iterable[Problem]:
    if objective.skill_id is not None and objective.skill_id not in skills:
        yield Problem(Code.NOT_FOUND, "Choose a skill from the list.", (*path, "skill_id"))
    if (objective.skill_id is None) != (objective.target_level is None):
        message = "Give both the skill and the level to reach, or neither."
        yield Problem(Code.REQUIRED, message, (*path, "target_level"))
    if objective.target_level is not None and not 1 <= objective.target_level <= 5:
        yield Problem(Code.OUT_OF_RANGE, "Give a level from 1 to 5.", (*path, "target_level"))
    if objective.goal_id is not None and objective.goal_id not in goals:
        yield Problem(Code.NOT_FOUND, "Choose a goal of the plan's owner.", (*path, "goal_id"))
    if len(objective.actions) > MOST_ACTIONS:
        message = f"Keep to {MOST_ACTIONS} actions for an objective."
        yield Problem(Code.TOO_MANY, message, (*path, "actions"))


def _of_action(action: ActionTerms, path: tuple[str, ...], days: tuple[date, date]) -> Iterable[Problem]:
    if not days[0] <= action.due_on <= days[1]:
        message = f"This plan is for {days[0]} to {days[1]}. Choose a day in between."
        yield Problem(Code.OUT_OF_RANGE, message, (*path, "due_on"))
    if action.starts_on is not None and action.starts_on > action.due_on:
        yield Problem(
            Code.INVALID, "This begins after it is due. Choose an earlier day.", (*path, "starts_on")
        )
    if not 1 <= action.weight <= 100:
        yield Problem(Code.OUT_OF_RANGE, "Give a weight from 1 to 100.", (*path, "weight"))


def problems_adding(present: Sequence[ObjectiveTerms], wanted: Sequence[ObjectiveTerms]) -> Iterable[Problem]:
    """An agreed plan takes additions; what was agreed stays as it is."""
    message = "This was agreed and stays. Finish or drop it, or take the plan back to a draft with a reason."
    given = {objective.id: (place, objective) for place, objective in enumerate(wanted)}
    for objective in present:
        if objective.id not in given:
            yield Problem(Code.WRONG_STATE, message, ("objectives",))
            continue
        place, now = given[objective.id]
        kept = {action.id: action for action in now.actions}
        if _words(now) != _words(objective) or any(kept.get(it.id) != it for it in objective.actions):
            yield Problem(Code.WRONG_STATE, message, ("objectives", str(place)))


def _words(objective: ObjectiveTerms) -> tuple[object, ...]:
    return objective.title, objective.skill_id, objective.target_level, objective.goal_id
