"""Rewards, approvals and budgets: words and allowed moves."""

from enum import StrEnum


class RewardKind(StrEnum):
    """The five kinds of reward."""

    BONUS = "BONUS"
    RAISE = "RAISE"
    PROMOTION = "PROMOTION"
    VACATION = "VACATION"
    PROJECT_LEAD = "PROJECT_LEAD"


class RewardState(StrEnum):
    """The life of a reward."""

    PROPOSED = "PROPOSED"
    COMMITTED = "COMMITTED"
    COMMUNICATED = "COMMUNICATED"
    EXECUTED = "EXECUTED"
    REJECTED = "REJECTED"
    WITHDRAWN = "WITHDRAWN"


class ApproverRole(StrEnum):
    """Who decides at a level of approval."""

    MANAGER_ABOVE = "MANAGER_ABOVE"
    HR = "HR"


class Decision(StrEnum):
    """What an approver decided."""

    APPROVED = "APPROVED"
    REJECTED = "REJECTED"


class ReferenceKind(StrEnum):
    """What a reward can be for."""

    GOAL = "GOAL"
    REVIEW = "REVIEW"
    FEEDBACK = "FEEDBACK"
