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


class Direction(StrEnum):
    """Which way is good."""

    INCREASE = "INCREASE"
    REDUCE = "REDUCE"


class GoalAction(StrEnum):
    """What somebody can do with a goal."""

    EDIT = "EDIT"
    PROPOSE = "PROPOSE"
    APPROVE = "APPROVE"
    RETURN = "RETURN"
    LOG_PROGRESS = "LOG_PROGRESS"
    CLOSE = "CLOSE"
    ARCHIVE = "ARCHIVE"


class PeriodAction(StrEnum):
    """What HR and administrators can do with a period."""

    OPEN = "OPEN"
    CLOSE = "CLOSE"
