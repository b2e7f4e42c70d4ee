"""Who may move a goal or a period in which state: the one truth of actions and of `allowedActions`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from headway.planning.rules.vocabulary import GoalAction, GoalState, PeriodAction, PeriodState
from headway.platform.errors import Code, Problem


@dataclass(frozen=True, slots=True)
class Standing:
    """How somebody stands to a goal by way of its owner; all False for those who may only read."""

    owns: bool = False
    directs: bool = False
    above: bool = False
    looks_after: bool = False
    leads: bool = False
    owner_reports: bool = True
    period_open: bool = True

    @property
    def writes(self) -> bool:
        """Whoever may set a goal may also change its draft; `leads` is the leadership, for company goals."""
        return self.owns or self.above or self.looks_after or self.leads

    @property
    def agrees(self) -> bool:
        """The direct manager agrees; where there is none, the HR partner in scope; never the owner."""
        return not self.owns and (self.directs or (self.looks_after and not self.owner_reports))


def allowed_actions(state: GoalState, standing: Standing) -> frozenset[GoalAction]:
    """What somebody of this standing may do with a goal in this state."""
    who = _whose(standing)
    return frozenset(
        action
        for action, states in _STATES.items()
        if state in states and who[action] and (standing.period_open or action not in _WHILE_OPEN)
    )


def problem_moving(action: GoalAction, state: GoalState, standing: Standing) -> Problem | None:
    """Why this move is refused, or nothing."""
    if action in allowed_actions(state, standing):
        return None
    if not _whose(standing)[action]:
        if action in {GoalAction.APPROVE, GoalAction.RETURN} and standing.owns:
            return Problem(
                Code.OWN_RECORD, "Nobody agrees their own goal. Ask your manager or HR partner.", ("id",)
            )
        return Problem(Code.FORBIDDEN, _WHO[action], ("id",))
    if state not in _STATES[action]:
        return Problem(Code.WRONG_STATE, _WHEN[action], ("id",))
    message = "Its period is not open. Ask HR to open it, or set the goal for the current period."
    return Problem(Code.CLOSED, message, ("id",))


def allowed_period_actions(state: PeriodState, *, may_change: bool) -> tuple[PeriodAction, ...]:
    """What HR and administrators may do with a period in this state."""
    moves = {PeriodState.DRAFT: (PeriodAction.OPEN,), PeriodState.OPEN: (PeriodAction.CLOSE,)}
    return moves.get(state, ()) if may_change else ()


def _whose(standing: Standing) -> Mapping[GoalAction, bool]:
    either = standing.owns or standing.agrees
    return {
        GoalAction.EDIT: standing.writes,
        GoalAction.PROPOSE: standing.owns,
        GoalAction.APPROVE: standing.agrees,
        GoalAction.RETURN: standing.agrees,
        GoalAction.LOG_PROGRESS: standing.owns or standing.directs,
        GoalAction.CLOSE: either,
        GoalAction.ARCHIVE: either or standing.leads,
    }


_STATES: Final[Mapping[GoalAction, frozenset[GoalState]]] = {
    GoalAction.EDIT: frozenset({GoalState.DRAFT, GoalState.ACTIVE}),
    GoalAction.PROPOSE: frozenset({GoalState.DRAFT}),
    GoalAction.APPROVE: frozenset({GoalState.PROPOSED}),
    GoalAction.RETURN: frozenset({GoalState.PROPOSED}),
    GoalAction.LOG_PROGRESS: frozenset({GoalState.ACTIVE}),
    GoalAction.CLOSE: frozenset({GoalState.ACTIVE, GoalState.PAUSED}),
    GoalAction.ARCHIVE: frozenset(GoalState) - {GoalState.ARCHIVED},
}
_WHILE_OPEN: Final = frozenset({GoalAction.EDIT, GoalAction.PROPOSE, GoalAction.APPROVE})
_WHO: Final[Mapping[GoalAction, str]] = {
    GoalAction.EDIT: "Only its owner, the managers above and HR change this goal. Ask its owner.",
    GoalAction.PROPOSE: "Only its owner proposes a goal. Ask its owner to do so.",
    GoalAction.APPROVE: "Only the owner's direct manager agrees a goal, or HR where there is none. Ask them.",
    GoalAction.RETURN: "Only the owner's direct manager returns a goal, or HR where there is none. Ask them.",
    GoalAction.LOG_PROGRESS: "Only its owner and their direct manager log progress. Ask its owner.",
    GoalAction.CLOSE: "Only its owner and their direct manager close a goal. Ask its owner.",
    GoalAction.ARCHIVE: "Only its owner and their direct manager archive a goal. Ask its owner.",
}
_WHEN: Final[Mapping[GoalAction, str]] = {
    GoalAction.EDIT: "Only a draft or an active goal is edited. Ask the manager to return it, or create another goal.",
    GoalAction.PROPOSE: "Only a draft is proposed. Look at where this goal is now.",
    GoalAction.APPROVE: "Only a proposed goal is agreed. Ask its owner to propose it.",
    GoalAction.RETURN: "Only a proposed goal is returned. Look at where this goal is now.",
    GoalAction.LOG_PROGRESS: "Progress is logged on active goals only. Have it agreed first, or look at how it ended.",
    GoalAction.CLOSE: "Only an agreed goal is closed. Archive a draft instead.",
    GoalAction.ARCHIVE: "This goal is archived already.",
}
