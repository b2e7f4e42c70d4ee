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
    HIDDEN="Hidden by HR as abuse: a tombstone without its words.",
)
FeedbackAction = described(
    rules.FeedbackAction,
    "What you can do with feedback now.",
    RETRACT="Take it back.",
    MARK_READ="Say that you have read it.",
    RELEASE="Show it to its receiver.",
    DISPUTE="Say what you see differently.",
    REPORT="Ask HR to look at it as abuse.",
    HIDE="Take it out of sight as abuse.",
    DISMISS="Leave what was reported as it is.",
    RESTORE="Bring back what was hidden.",
)
RequestState = described(
    rules.RequestState,
    "The life of a request for feedback.",
    OPEN="Not answered yet.",
    ANSWERED="Answered.",
    DECLINED="Whoever was asked would rather not answer.",
    WITHDRAWN="The asker asks no longer.",
    EXPIRED="Its day passed without an answer.",
)
RequestAction = described(
    rules.RequestAction,
    "What you can do with a request for feedback now.",
    ANSWER="Give the feedback.",
    DECLINE="Say that you would rather not.",
    WITHDRAW="Ask no longer.",
)
ReportState = described(
    rules.ReportState,
    "What became of a report of abuse.",
    OPEN="HR has yet to look at it.",
    HIDDEN="HR hid the words.",
    DISMISSED="HR left the words as they are.",
)
RoundKind = described(
    rules.RoundKind,
    "What an anonymous round asks.",
    SUPPORT="How a manager supports those who report to them.",
    QUESTION="A question of one's own.",
)
RoundState = described(
    rules.RoundState,
    "The life of an anonymous round.",
    OPEN="Being answered; nobody sees any answer.",
    CLOSED="Over; answers are shown if there are enough.",
    CANCELLED="Thrown away with its answers.",
)
RoundAction = described(
    rules.RoundAction,
    "What you can do with an anonymous round now.",
    ANSWER="Answer it, once.",
    CLOSE="End it early.",
    CANCEL="Throw it away.",
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
