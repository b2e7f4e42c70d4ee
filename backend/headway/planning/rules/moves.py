"""Who may move a goal or a period in which state: the one truth of actions and of `allowedActions`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from headway.planning.rules.vocabulary import (
    GoalAction,
    GoalState,
    PeriodAction,
    PeriodState,
    ProposalKind,
)
from headway.platform.errors import Code, Problem


@dataclass(frozen=True, slots=True)
class Life:
    """Where a goal is in its life: its state, what its owner proposes, and whether a finished review rests on it."""

    state: GoalState
    pending: ProposalKind | None = None
    reviewed: bool = False


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


def allowed_actions(life: Life, standing: Standing) -> frozenset[GoalAction]:
    """What somebody of this standing may do with a goal at this point of its life."""
    who = _whose(standing)
    return frozenset(
        action
        for action in GoalAction
        if who[action]
        and not _untimely(action, life)
        and (standing.period_open or not _needs_open_period(action, life))
    )


def problem_moving(action: GoalAction, life: Life, standing: Standing) -> Problem | None:
    """Why this move is refused, or nothing."""
    if not _whose(standing)[action]:
        if action in _BY_ANOTHER and standing.owns:
            return Problem(
                Code.OWN_RECORD, "Nobody agrees their own goal. Ask your manager or HR partner.", ("id",)
            )
        return Problem(Code.FORBIDDEN, _WHO[action], ("id",))
    if message := _untimely(action, life):
        return Problem(Code.WRONG_STATE, message, ("id",))
    if standing.period_open or not _needs_open_period(action, life):
        return None
    message = "Its period is not open. Ask HR to open it, or set the goal for the current period."
    return Problem(Code.CLOSED, message, ("id",))


def _untimely(action: GoalAction, life: Life) -> str:
    """Why this is not the time for it, or ''."""
    if life.state not in _STATES[action]:
        return _WHEN[action]
    if action in _DECIDING:
        return "" if life.pending else "Nothing is proposed for this goal. Look at where it is now."
    if action in {GoalAction.AMEND, GoalAction.CLOSE} and life.pending:
        return "Its owner proposed something already. Decide about that first, or withdraw it."
    if action is GoalAction.REOPEN and life.reviewed:
        return (
            "A finished review rests on how this goal ended. Have the review corrected, or set another goal."
        )
    return ""


def _needs_open_period(action: GoalAction, life: Life) -> bool:
    return action in _WHILE_OPEN or (action is GoalAction.ACCEPT and life.pending is ProposalKind.AMEND)


def allowed_period_actions(state: PeriodState, *, may_change: bool) -> tuple[PeriodAction, ...]:
    """What HR and administrators may do with a period in this state."""
    moves = {PeriodState.DRAFT: (PeriodAction.OPEN,), PeriodState.OPEN: (PeriodAction.CLOSE,)}
    return moves.get(state, ()) if may_change else ()


def _whose(standing: Standing) -> Mapping[GoalAction, bool]:
    either = standing.owns or standing.agrees
    pauses = standing.agrees or (standing.looks_after and not standing.owns)
    return {
        GoalAction.EDIT: standing.writes,
        GoalAction.PROPOSE: standing.owns,
        GoalAction.APPROVE: standing.agrees,
        GoalAction.RETURN: standing.agrees,
        GoalAction.LOG_PROGRESS: standing.owns or standing.directs,
        GoalAction.AMEND: standing.owns,
        GoalAction.PAUSE: pauses,
        GoalAction.RESUME: pauses,
        GoalAction.CLOSE: either,
        GoalAction.ACCEPT: standing.agrees,
        GoalAction.DECLINE: standing.agrees,
        GoalAction.WITHDRAW: standing.owns,
        GoalAction.REOPEN: standing.agrees,
        GoalAction.ARCHIVE: either or standing.leads,
    }


_ALIVE: Final = frozenset({GoalState.ACTIVE, GoalState.PAUSED})
_STATES: Final[Mapping[GoalAction, frozenset[GoalState]]] = {
    GoalAction.EDIT: frozenset({GoalState.DRAFT, GoalState.ACTIVE}),
    GoalAction.PROPOSE: frozenset({GoalState.DRAFT}),
    GoalAction.APPROVE: frozenset({GoalState.PROPOSED}),
    GoalAction.RETURN: frozenset({GoalState.PROPOSED}),
    GoalAction.LOG_PROGRESS: frozenset({GoalState.ACTIVE}),
    GoalAction.AMEND: _ALIVE,
    GoalAction.PAUSE: frozenset({GoalState.ACTIVE}),
    GoalAction.RESUME: frozenset({GoalState.PAUSED}),
    GoalAction.CLOSE: _ALIVE,
    GoalAction.ACCEPT: _ALIVE,
    GoalAction.DECLINE: _ALIVE,
    GoalAction.WITHDRAW: _ALIVE,
    GoalAction.REOPEN: frozenset({GoalState.CLOSED}),
    GoalAction.ARCHIVE: frozenset(GoalState) - {GoalState.ARCHIVED},
}
_DECIDING: Final = frozenset({GoalAction.ACCEPT, GoalAction.DECLINE, GoalAction.WITHDRAW})
_WHILE_OPEN: Final = frozenset(
    {GoalAction.EDIT, GoalAction.PROPOSE, GoalAction.APPROVE, GoalAction.AMEND, GoalAction.REOPEN}
)
_BY_ANOTHER: Final = frozenset(
    {GoalAction.APPROVE, GoalAction.RETURN, GoalAction.ACCEPT, GoalAction.DECLINE, GoalAction.REOPEN}
)
_OTHER_SIDE: Final = "Only the owner's direct manager {verb}, or HR where there is none. Ask them."
_WHO: Final[Mapping[GoalAction, str]] = {
    GoalAction.EDIT: "Only its owner, the managers above and HR change this goal. Ask its owner.",
    GoalAction.PROPOSE: "Only its owner proposes a goal. Ask its owner to do so.",
    GoalAction.APPROVE: _OTHER_SIDE.format(verb="agrees a goal"),
    GoalAction.RETURN: _OTHER_SIDE.format(verb="returns a goal"),
    GoalAction.LOG_PROGRESS: "Only its owner and their direct manager log progress. Ask its owner.",
    GoalAction.AMEND: "Only its owner proposes other terms. Ask its owner to do so.",
    GoalAction.PAUSE: "Only the owner's direct manager and HR pause a goal. Ask one of them.",
    GoalAction.RESUME: "Only the owner's direct manager and HR resume a goal. Ask one of them.",
    GoalAction.CLOSE: "Only its owner and their direct manager close a goal. Ask its owner.",
    GoalAction.ACCEPT: _OTHER_SIDE.format(verb="accepts what is proposed"),
    GoalAction.DECLINE: _OTHER_SIDE.format(verb="declines what is proposed"),
    GoalAction.WITHDRAW: "Only its owner takes a proposal back. Decline it instead, if it is yours to decide.",
    GoalAction.REOPEN: _OTHER_SIDE.format(verb="reopens a goal"),
    GoalAction.ARCHIVE: "Only its owner and their direct manager archive a goal. Ask its owner.",
}
_NOT_PURSUED: Final = "This goal is not pursued now. Look at where it is."
_WHEN: Final[Mapping[GoalAction, str]] = {
    GoalAction.EDIT: "Only a draft or an active goal is edited. Ask the manager to return it, or create another goal.",
    GoalAction.PROPOSE: "Only a draft is proposed. Look at where this goal is now.",
    GoalAction.APPROVE: "Only a proposed goal is agreed. Ask its owner to propose it.",
    GoalAction.RETURN: "Only a proposed goal is returned. Look at where this goal is now.",
    GoalAction.LOG_PROGRESS: "Progress is logged on active goals only. Have it agreed first, or look at how it ended.",
    GoalAction.AMEND: "Only an agreed goal is amended. Edit a draft instead.",
    GoalAction.PAUSE: "Only an active goal is paused. Look at where this goal is now.",
    GoalAction.RESUME: "Only a paused goal is resumed. Look at where this goal is now.",
    GoalAction.CLOSE: "Only an agreed goal is closed. Archive a draft instead.",
    GoalAction.ACCEPT: _NOT_PURSUED,
    GoalAction.DECLINE: _NOT_PURSUED,
    GoalAction.WITHDRAW: _NOT_PURSUED,
    GoalAction.REOPEN: "Only a closed goal is reopened. Look at where this goal is now.",
    GoalAction.ARCHIVE: "This goal is archived already.",
}
