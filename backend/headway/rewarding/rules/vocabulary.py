"""The words of rewarding."""

from enum import StrEnum
from typing import Final


class RewardKind(StrEnum):
    """The six kinds of reward."""

    BONUS = "BONUS"
    RAISE = "RAISE"
    PROMOTION = "PROMOTION"
    VACATION = "VACATION"
    PROJECT_LEAD = "PROJECT_LEAD"
    RECOGNITION = "RECOGNITION"


class RewardState(StrEnum):
    """The life of a reward."""

    PROPOSED = "PROPOSED"
    COMMITTED = "COMMITTED"
    COMMUNICATED = "COMMUNICATED"
    EXECUTED = "EXECUTED"
    REVERSED = "REVERSED"
    REJECTED = "REJECTED"
    WITHDRAWN = "WITHDRAWN"


class RewardAction(StrEnum):
    """What somebody can do with a reward."""

    APPROVE = "APPROVE"
    REJECT = "REJECT"
    WITHDRAW = "WITHDRAW"
    COMMUNICATE = "COMMUNICATE"
    EXECUTE = "EXECUTE"
    STOP = "STOP"
    STOP_TELLING = "STOP_TELLING"
    REVERSE = "REVERSE"
    CONFIRM_REVERSAL = "CONFIRM_REVERSAL"
    KEEP = "KEEP"


class ApproverRole(StrEnum):
    """Who decides at a level of approval."""

    MANAGER_ABOVE = "MANAGER_ABOVE"
    HR = "HR"


class Decision(StrEnum):
    """What an approver decided."""

    APPROVED = "APPROVED"
    REJECTED = "REJECTED"


class Channel(StrEnum):
    """Which other system is handed executed rewards."""

    PAYROLL = "PAYROLL"
    LEAVE = "LEAVE"
    ASSIGNMENTS = "ASSIGNMENTS"


class Entry(StrEnum):
    """Whether a line hands a reward over or takes it back."""

    REWARD = "REWARD"
    REVERSAL = "REVERSAL"


class HandoverStatus(StrEnum):
    """What the other system said of a line."""

    SENT = "SENT"
    TAKEN = "TAKEN"
    REFUSED = "REFUSED"


class WishState(StrEnum):
    """What became of a wish to lead a project."""

    OPEN = "OPEN"
    TAKEN = "TAKEN"
    WITHDRAWN = "WITHDRAWN"


class NominationState(StrEnum):
    """What became of a nomination."""

    OPEN = "OPEN"
    TAKEN_UP = "TAKEN_UP"
    DECLINED = "DECLINED"
    WITHDRAWN = "WITHDRAWN"


class NominationAction(StrEnum):
    """What somebody can do with a nomination."""

    TAKE_UP = "TAKE_UP"
    DECLINE = "DECLINE"
    WITHDRAW = "WITHDRAW"


class ReversalOutcome(StrEnum):
    """What became of a reversal that somebody asked for."""

    CONFIRMED = "CONFIRMED"
    KEPT = "KEPT"


class ReferenceKind(StrEnum):
    """What a reward can be for."""

    GOAL = "GOAL"
    REVIEW = "REVIEW"
    FEEDBACK = "FEEDBACK"


MONEY_KINDS: Final = (RewardKind.BONUS, RewardKind.RAISE, RewardKind.PROMOTION)
# Words of thanks cost nothing.
BUDGETED: Final = tuple(kind for kind in RewardKind if kind is not RewardKind.RECOGNITION)
TOLD: Final = (RewardState.COMMUNICATED, RewardState.EXECUTED, RewardState.REVERSED)
# What was in effect, whether it was reversed since or not: both stand in files that are handed over.
TOOK_EFFECT: Final = (RewardState.EXECUTED, RewardState.REVERSED)
HOLDING_BUDGET: Final = (RewardState.COMMITTED, RewardState.COMMUNICATED)
WITHDRAWABLE: Final = (RewardState.PROPOSED, *HOLDING_BUDGET)
