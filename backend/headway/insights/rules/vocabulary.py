"""The words of insights, and those words of the other domains that it tells apart."""

from enum import StrEnum
from typing import Final


class TaskKind(StrEnum):
    """What somebody must do now; in the order that decides between tasks that are equally urgent."""

    AGREE_GOAL = "AGREE_GOAL"
    DECIDE_GOAL_CHANGE = "DECIDE_GOAL_CHANGE"
    AGREE_PLAN = "AGREE_PLAN"
    AGREE_OWN_PLAN = "AGREE_OWN_PLAN"
    AGREE_DEVELOPMENT = "AGREE_DEVELOPMENT"
    AGREE_OWN_DEVELOPMENT = "AGREE_OWN_DEVELOPMENT"
    APPROVE_REWARD = "APPROVE_REWARD"
    TELL_REWARD = "TELL_REWARD"
    DECIDE_PEERS = "DECIDE_PEERS"
    WRITE_REVIEW = "WRITE_REVIEW"
    SHARE_REVIEW = "SHARE_REVIEW"
    ACKNOWLEDGE_REVIEW = "ACKNOWLEDGE_REVIEW"
    DECIDE_CALIBRATION = "DECIDE_CALIBRATION"
    ANSWER_CALIBRATION = "ANSWER_CALIBRATION"
    SETTLE_DISAGREEMENT = "SETTLE_DISAGREEMENT"
    SIGN_REVIEW = "SIGN_REVIEW"
    SETTLE_CLOSED_DATA = "SETTLE_CLOSED_DATA"
    LOOK_INTO_REPORT = "LOOK_INTO_REPORT"
    ANSWER_MENTOR_REQUEST = "ANSWER_MENTOR_REQUEST"
    ANSWER_FEEDBACK = "ANSWER_FEEDBACK"
    ANSWER_ROUND = "ANSWER_ROUND"
    VOTE_IN_APPRAISAL = "VOTE_IN_APPRAISAL"
    PROPOSE_PEERS = "PROPOSE_PEERS"
    WRITE_SELF_REVIEW = "WRITE_SELF_REVIEW"
    REVISE_GOAL = "REVISE_GOAL"
    SET_GOALS = "SET_GOALS"
    REVIEW_DEVELOPMENT = "REVIEW_DEVELOPMENT"
    CLOSE_SESSION = "CLOSE_SESSION"
    READ_CHECK_IN = "READ_CHECK_IN"
    CHECK_IN = "CHECK_IN"
    LOG_PROGRESS = "LOG_PROGRESS"
    FINISH_ACTION = "FINISH_ACTION"


class NeedLevel(StrEnum):
    """How much a person needs their manager now; never a score."""

    ACT = "ACT"
    WATCH = "WATCH"
    OK = "OK"


class CircleStep(StrEnum):
    """The four steps of the circle."""

    PLAN = "PLAN"
    MONITOR = "MONITOR"
    REVIEW = "REVIEW"
    REWARD = "REWARD"


class StepState(StrEnum):
    """Where somebody stands with a step."""

    DONE = "DONE"
    NOW = "NOW"
    NEXT = "NEXT"


# Somebody else waits for these; the rest is one's own work.
IN_TEAM: Final = frozenset(
    {
        TaskKind.AGREE_GOAL,
        TaskKind.DECIDE_GOAL_CHANGE,
        TaskKind.AGREE_PLAN,
        TaskKind.AGREE_DEVELOPMENT,
        TaskKind.APPROVE_REWARD,
        TaskKind.TELL_REWARD,
        TaskKind.DECIDE_PEERS,
        TaskKind.WRITE_REVIEW,
        TaskKind.SHARE_REVIEW,
        TaskKind.SETTLE_DISAGREEMENT,
    }
)
DECISIONS: Final = IN_TEAM | {
    TaskKind.ACKNOWLEDGE_REVIEW,
    TaskKind.SIGN_REVIEW,
    TaskKind.AGREE_OWN_PLAN,
    TaskKind.AGREE_OWN_DEVELOPMENT,
    TaskKind.DECIDE_CALIBRATION,
    TaskKind.ANSWER_CALIBRATION,
    TaskKind.LOOK_INTO_REPORT,
    TaskKind.ANSWER_MENTOR_REQUEST,
    TaskKind.ANSWER_FEEDBACK,
}

# Statuses of goals as monitoring names them.
GOOD: Final = frozenset({"ON_TRACK", "ACHIEVED"})
OFF_TRACK: Final = "OFF_TRACK"
OVERDUE: Final = "OVERDUE"
AT_RISK: Final = "AT_RISK"

# States of review forms as reviewing names them.
READ: Final = frozenset({"ACKNOWLEDGED", "SIGNED", "NOT_SIGNED"})
HANDED_IN: Final = READ | {"SUBMITTED", "LOCKED", "SHARED"}
OPEN_FORM: Final = frozenset({"ASSIGNED", "IN_PROGRESS"})
