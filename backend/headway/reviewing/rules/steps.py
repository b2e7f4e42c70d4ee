"""What was done to a cycle by who runs it, in words."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, Final

from headway.reviewing.rules.phases import DAY_COLUMNS
from headway.reviewing.rules.vocabulary import CycleAction, CycleState

_STAGES: Final[Mapping[str, str]] = {
    CycleState.NOMINATION: "choosing colleagues",
    CycleState.COLLECTING: "self reviews",
    CycleState.MANAGER_REVIEW: "managers’ reviews",
    CycleState.CALIBRATION: "calibration",
    CycleState.SHARING: "sharing",
    CycleState.SIGN_OFF: "sign-off",
}
# By the name that the audit log has for it. What is about one person is not told here.
OF_CYCLES: Final = {
    "create_review_cycle": "planned the cycle",
    "settle_cycle_problems": "settled problems of the data check",
    "check_review_cycle": "checked the data",
    "launch_review_cycle": "launched the cycle",
    "stop_launch": "stopped the launch",
    "begin_review_cycle": "gave out the forms",
    "change_cycle_days": "moved days",
    "move_review_cycle": "moved on to {stage}",
    "step_back": "went back to {stage}",
    "nudge_reviewers": "reminded {people}",
    "close_review_cycle": "closed the cycle",
    "cancel_review_cycle": "cancelled the cycle",
    "archive_review_cycle": "archived the cycle",
}
OF_SESSIONS: Final = {
    "prepare_calibration": "prepared a calibration session",
    "open_calibration": "opened a calibration session",
    "lock_calibration": "closed a calibration session",
    "reopen_calibration": "opened a calibration session again",
}


def words_of(action: str, after: Mapping[str, Any]) -> str:
    """A step as what follows the name of who did it."""
    words = (OF_CYCLES | OF_SESSIONS)[action]
    people = after.get("people", 0)
    return words.format(
        stage=_STAGES.get(after.get("state", ""), "the next stage"),
        people="1 person" if people == 1 else f"{people} people",
    )


# By which action a step is undone, where that is still possible.
_UNDONE_BY: Final = {
    "change_cycle_days": CycleAction.CHANGE_DATES,
    "launch_review_cycle": CycleAction.STOP_LAUNCH,
    "move_review_cycle": CycleAction.STEP_BACK,
}


def undone_by(
    action: str, after: Mapping[str, Any], now: Mapping[str, Any], allowed: Collection[CycleAction]
) -> CycleAction | None:
    """Which action, of those `allowed`, takes a step back; none once something else came over what it did: `now` differs."""
    undo = _UNDONE_BY.get(action)
    stands = all(after[name] == now[name] for name in after.keys() & now.keys())
    return undo if undo in allowed and stands else None


def days_before(before: Mapping[str, Any], today: date) -> dict[str, date] | None:
    """The days that were moved as they were before; None where one is over by now or was not set, and so cannot be again."""
    moved = [before[name] for name in DAY_COLUMNS if name in before]
    if not moved or not all(moved):
        return None
    days = {name: date.fromisoformat(before[name]) for name in DAY_COLUMNS if name in before}
    return days if min(days.values()) >= today else None
