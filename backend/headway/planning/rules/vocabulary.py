"""The words of planning."""

from enum import StrEnum


class PeriodState(StrEnum):
    """A period is drafted, open for goals, then closed."""

    DRAFT = "DRAFT"
    OPEN = "OPEN"
    CLOSED = "CLOSED"


class GoalLevel(StrEnum):
    """Whose goal it is."""

    COMPANY = "COMPANY"
    DEPARTMENT = "DEPARTMENT"
    TEAM = "TEAM"
    INDIVIDUAL = "INDIVIDUAL"


class Visibility(StrEnum):
    """Who may read a goal: owner and direct manager; the chain and HR too; everybody."""

    PRIVATE = "PRIVATE"
    SHARED = "SHARED"
    PUBLIC = "PUBLIC"


class GoalState(StrEnum):
    """The life of a goal."""

    DRAFT = "DRAFT"
    PROPOSED = "PROPOSED"
    ACTIVE = "ACTIVE"
    PAUSED = "PAUSED"
    CLOSED = "CLOSED"
    ARCHIVED = "ARCHIVED"


class Outcome(StrEnum):
    """How a closed goal ended."""

    ACHIEVED = "ACHIEVED"
    PARTIAL = "PARTIAL"
    MISSED = "MISSED"
    DROPPED = "DROPPED"
    LAPSED = "LAPSED"


class Measure(StrEnum):
    """What a key result counts."""

    NUMBER = "NUMBER"
    PERCENT = "PERCENT"
    MONEY = "MONEY"
    YES_NO = "YES_NO"
    STEPS = "STEPS"


class Direction(StrEnum):
    """Which way is good."""

    INCREASE = "INCREASE"
    REDUCE = "REDUCE"
    KEEP = "KEEP"


class Realism(StrEnum):
    """Whether a goal was realistic, as its owner saw it when it ended."""

    TOO_EASY = "TOO_EASY"
    REALISTIC = "REALISTIC"
    TOO_HARD = "TOO_HARD"
    CANNOT_TELL = "CANNOT_TELL"


class ProposalKind(StrEnum):
    """What the owner of an agreed goal proposes: other terms, or that it is over."""

    AMEND = "AMEND"
    CLOSE = "CLOSE"


class ProposalState(StrEnum):
    """What became of a proposal."""

    PENDING = "PENDING"
    ACCEPTED = "ACCEPTED"
    DECLINED = "DECLINED"
    WITHDRAWN = "WITHDRAWN"


class GoalAction(StrEnum):
    """What somebody can do with a goal, in the order of its life."""

    EDIT = "EDIT"
    PROPOSE = "PROPOSE"
    APPROVE = "APPROVE"
    RETURN = "RETURN"
    LOG_PROGRESS = "LOG_PROGRESS"
    AMEND = "AMEND"
    PAUSE = "PAUSE"
    RESUME = "RESUME"
    CLOSE = "CLOSE"
    ACCEPT = "ACCEPT"
    DECLINE = "DECLINE"
    WITHDRAW = "WITHDRAW"
    REOPEN = "REOPEN"
    ARCHIVE = "ARCHIVE"


class PeriodAction(StrEnum):
    """What HR and administrators can do with a period."""

    OPEN = "OPEN"
    CLOSE = "CLOSE"
