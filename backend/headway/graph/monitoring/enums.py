"""The words of monitoring in the graph."""

from headway.graph.words import described
from headway.monitoring import rules

Confidence = described(
    rules.Confidence,
    "How sure the reporter is that the target will be met.",
    HIGH="Sure.",
    MEDIUM="It can go either way.",
    LOW="Rather not.",
)
GoalStatus = described(
    rules.GoalStatus,
    "Where a goal stands, computed from what was logged; silence is never green.",
    NOT_AGREED="A draft, or waiting to be agreed.",
    NOT_STARTED="Agreed, and nothing is expected yet.",
    ON_TRACK="About as far as even pace, or beyond.",
    AT_RISK="More than 10 % behind even pace, or its reporter is unsure, or a part of it is silent.",
    OFF_TRACK="More than 25 % behind even pace.",
    OVERDUE="Due and not closed.",
    STALE="No number for more than 21 days.",
    PAUSED="No numbers are expected.",
    ACHIEVED="Closed as achieved.",
    PARTIAL="Closed as partly achieved.",
    MISSED="Closed as missed.",
    DROPPED="Closed as dropped.",
    LAPSED="Nobody closed it after it was due.",
    ARCHIVED="Off the lists.",
)
FeedbackKind = described(
    rules.FeedbackKind,
    "What feedback is meant to do.",
    PRAISE="Say what was good.",
    CONSTRUCTIVE="Say what to change.",
    NOTE="Say what was seen.",
)
FeedbackVisibility = described(
    rules.FeedbackVisibility,
    "Who may read feedback; fixed when it is sent.",
    RECEIVER="The receiver.",
    RECEIVER_AND_MANAGER="The receiver and their direct manager.",
    MANAGER_ONLY="The receiver's direct manager.",
    PUBLIC="Everybody who works here.",
)
FeedbackState = described(
    rules.FeedbackState,
    "The life of feedback.",
    SENT="Not read by its receiver yet.",
    READ="Read by its receiver.",
    RETRACTED="Taken back by its giver.",
)
FeedbackAction = described(
    rules.FeedbackAction,
    "What you can do with feedback now.",
    RETRACT="Take it back.",
    MARK_READ="Say that you have read it.",
)
LeaveKind = described(
    rules.LeaveKind,
    "What a row of the vacation ledger is.",
    ENTITLEMENT="Days of the year.",
    GRANTED="Days given as a reward.",
    TAKEN="Days taken.",
    EXPIRED="Days lost.",
)
CheckInState = described(
    rules.CheckInState,
    "The life of a check-in; what was published is never changed.",
    DRAFT="Being written; only its author sees it.",
    PUBLISHED="Told to the manager.",
    ACKNOWLEDGED="Read by the manager.",
    CORRECTED="Another one says it right.",
)
CheckInAction = described(
    rules.CheckInAction,
    "What you can do with a check-in now.",
    EDIT="Go on writing.",
    PUBLISH="Tell your manager.",
    DISCARD="Throw the draft away.",
    ACKNOWLEDGE="Say that you have read it.",
    CORRECT="Publish another one in its place.",
)
Rhythm = described(
    rules.Rhythm,
    "How often somebody checks in.",
    WEEKLY="Every week.",
    FORTNIGHTLY="Every other week.",
    MONTHLY="Every month, on the same day of it.",
)
TurnState = described(
    rules.TurnState,
    "How it stands with the next check-in.",
    UPCOMING="Not due yet.",
    DUE="Due in two days at the most.",
    GRACE="Late, but not missed yet.",
    MISSED="Missed.",
)
Told = described(
    rules.Told,
    "Who has to see to a check-in.",
    PERSON="The person.",
    MANAGER="Their manager, too.",
    NEXT_LEVEL="The manager above that one, too.",
)
